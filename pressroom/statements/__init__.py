"""Financial tables: read from CSV, workbooks and HTML, shown as accessible HTML and as CSV."""

from pressroom.statements.csv_file import from_csv
from pressroom.statements.csv_text import as_csv
from pressroom.statements.figures import Figure, read_figure
from pressroom.statements.grid import Cell, Grid, Note, Row
from pressroom.statements.html_table import from_html
from pressroom.statements.show import as_html, wrapped
from pressroom.statements.sums import Mismatch, sums
from pressroom.statements.workbook import from_xlsx

__all__ = [
    "Cell",
    "Figure",
    "Grid",
    "Mismatch",
    "Note",
    "Row",
    "as_csv",
    "as_html",
    "from_csv",
    "from_html",
    "from_xlsx",
    "read_figure",
    "sums",
    "wrapped",
]
