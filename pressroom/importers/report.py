"""Report of an import: a table of every item, as one HTML file or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from pressroom.importers.report_page import BEGINNING, report_html
from pressroom.importers.report_rows import COLUMNS, ReportRow

# A cell that a spreadsheet would take for a formula (OWASP, CSV injection); figures are none.
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d.,\s%]*\Z)")
_HEAD = ",".join(COLUMNS).encode("utf-8-sig")


def report(rows: Sequence[ReportRow], name: str, stopped: str = "") -> bytes:
    """The report for a file of this name: CSV where it ends so, else HTML. UTF-8. `stopped` says
    why nothing was imported."""
    return report_csv(rows) if name.lower().endswith(".csv") else report_html(rows, stopped)


def is_report(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a report that `report` has made."""
    return head.startswith((_HEAD, BEGINNING.encode()))


def report_csv(rows: Iterable[ReportRow]) -> bytes:
    """The rows as CSV (RFC 4180), with the byte-order mark by which spreadsheets know UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [row.source, row.file, row.headline, row.date]
        cells += [
            "\n".join(lines) for lines in (row.recognised, row.left, tuple(row.problem_lines))
        ]
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return made.getvalue().encode("utf-8-sig")
