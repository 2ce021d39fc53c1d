"""Tables in plain text whose cells have tabs between them, as a browser's page is pasted, as
Markdown tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from pressroom.importers.typed_columns import columns_of, odd_rows
from pressroom.typeset.anatomy.reaches import mails_in, phones_in
from pressroom.typeset.statements.numbers import is_figure

_FEWEST = 2  # rows with figures
_BEFORE = re.compile(r"[A-Z]{0,3}[$€£¥]\s?\(?|\(")
_SIGN_GAP = re.compile(r"(?<=[$€£¥])\s(?=[\d(])|(?<=[\d)])\s(?=%\Z)")
_BEHIND = re.compile(r"\)?\s?%|\)")


def with_tables(rows: Sequence[str]) -> Iterator[list[str] | list[list[str]]]:
    """The rows of some lines in runs: a table's as lists of as many cells each, others as they are.

    A table has tabs in each row, and figures in two; rows with a telephone number or mail address
    are contacts in columns. Where nobody can tell in which columns figures stand, they stay rows.
    """
    held: list[str] = []
    for tabbed, run in itertools.groupby(rows, key=lambda row: "\t" in row.strip()):
        each = list(run)
        cells = _cells(each) if tabbed and _is_table(each) else None
        if cells is None:
            held += each
            continue
        if held:
            yield held
            held = []
        yield cells
    if held:
        yield held


def rows_without_columns(rows: Sequence[str]) -> list[str]:
    """Figures behind tabs that stand in no columns, in some lines: the first cells of the rows that
    are unlike the others."""
    found: list[str] = []
    for tabbed, run in itertools.groupby(rows, key=lambda row: "\t" in row.strip()):
        each = list(run)
        if tabbed and _is_table(each) and _cells(each) is None:
            found += odd_rows(each)
    return found


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table of cells, whose words are escaped already; the first row is its head where
    it has no figures."""
    headed = not any(map(is_figure, rows[0][1:]))
    head = rows[0] if headed else [""] * len(rows[0])
    body = rows[1:] if headed else rows
    return "\n".join(map(_line, [head, ["---"] * len(head), *body]))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _is_table(rows: Sequence[str]) -> bool:
    figures = sum(any(map(_is_figure, row.split("\t")[1:])) for row in rows)
    cells = (cell for row in rows for cell in row.split("\t"))
    return figures >= _FEWEST and not any(any(mails_in(c)) or any(phones_in(c)) for c in cells)


def _padded(rows: Sequence[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _is_figure(cell: str) -> bool:
    """Whether a cell has a figure, whose bracket may close in the next."""
    return is_figure(cell.strip()) or is_figure(f"{cell.strip()})")


def _are_uneven(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of figures have more cells or fewer."""
    return len({len(cells) for cells in rows if any(map(_is_figure, cells[1:]))}) > 1


def _with_signs(cells: Sequence[str]) -> list[str]:
    """The cells of a row, signs that have one of their own joined with their figures."""
    made: list[str] = []
    before = ""
    for cell in cells:
        if _BEFORE.fullmatch(cell):
            before += cell
        elif made and _BEHIND.fullmatch(cell) and not before:
            made[-1] += cell
        else:
            made.append(before + cell)
            before = ""
    return [*made, before] if before else made


def _cells(rows: Sequence[str]) -> list[list[str]] | None:
    """The cells of the rows, as many in each; columns of signs joined with their figures'. None
    where the rows of figures have more or fewer tabs, and nobody can tell which are none."""
    split = [[" ".join(cell.split()) for cell in row.split("\t")] for row in rows]
    if _are_uneven(split) and not _are_uneven(whole := [*map(_with_signs, split)]):
        # `Revenue`, `$`, `231` above `Costs`, `61`: signs have cells of their own in some rows.
        split = whole
    if _are_uneven(split):
        # Typed: a page's table has as many in each.
        typed = columns_of(rows, stops=False)
        return _padded([[_SIGN_GAP.sub("", cell) for cell in row] for row in typed or ()]) or None
    columns = [list(column) for column in zip(*_padded(split), strict=True)]
    made: list[list[str]] = []
    before: list[str] | None = None
    for number, column in enumerate(columns):
        said = [cell for cell in column if cell]
        if before is not None:
            column = [sign + cell for sign, cell in zip(before, column, strict=True)]
            before = None
        elif said and number + 1 < len(columns) and all(map(_BEFORE.fullmatch, said)):
            before = column
            continue
        if made and said and all(map(_BEHIND.fullmatch, said)):
            made[-1] = [cell + sign for cell, sign in zip(made[-1], column, strict=True)]
        elif said or not made:
            made.append(column)
    return [list(row) for row in zip(*made, strict=True)]
