"""Columns that somebody typed: cells with tabs or blanks between them, as many as it took to bring
the figures below each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pressroom.typeset.statements.numbers import is_figure

_BREAK = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{2,}")
_SIGN_BEFORE = re.compile(r"[A-Z]{0,3}[$€£¥]\s?\(?|\(")
_SIGN_BEHIND = re.compile(r"\)?\s?%|\)")


def cells_of(row: str) -> list[str]:
    """The cells of a row between runs of tabs and of two or more blanks; the first is empty where
    the row begins with such a run. A sign alone in a cell goes to its figure."""
    made: list[str] = []
    sign = ""
    for number, cell in enumerate(_BREAK.split(row.rstrip())):
        text = " ".join(cell.split())
        if number and _SIGN_BEFORE.fullmatch(text):
            sign = f"{text} " if text[-1] != "(" else text
        elif len(made) > 1 and _SIGN_BEHIND.fullmatch(text):
            made[-1] += text
        else:
            made.append(sign + text)
            sign = ""
    return [*made, sign.strip()] if sign else made


def has_figures(cells: Sequence[str]) -> bool:
    """Whether a cell behind the first has a figure."""
    return any(map(is_figure, cells[1:]))


def columns_of(rows: Sequence[str], *, stops: bool) -> list[list[str]] | None:
    """The cells of a table's rows; None where nobody can tell in which columns their figures stand.

    One tab is one column where each figure has one before it, where the writer set tab `stops`, or
    where all rows have as many. Else a run of tabs or blanks is one column, if each row of figures
    has as many then.
    """
    single = [[" ".join(cell.split()) for cell in row.rstrip().split("\t")] for row in rows]
    joined = [cells_of(row) for row in rows]
    counted = [n for n, cells in enumerate(joined) if has_figures(cells)]
    tabbed = all(has_figures(single[n]) and not _has_gap(rows[n]) for n in counted)
    several = any(_has_doubled(cells) for cells in single)
    if tabbed and (stops or not several):
        return single
    even = len({len(single[n]) for n in counted}) == 1
    if len({len(joined[n]) for n in counted}) == 1:
        filled = {tuple(map(bool, single[n])) for n in counted}
        # As many tabs in all rows, and yet not the same cells: both readings are possible.
        return None if tabbed and even and len(filled) > 1 else joined
    return single if tabbed and even else None


def odd_rows(rows: Sequence[str]) -> list[str]:
    """The first cells of the rows whose figures are more or fewer than those of most rows; of all
    rows with figures, where they are as many."""
    cells = [each for row in rows if has_figures(each := cells_of(row))]
    if not cells:
        return []
    usual = Counter(map(len, cells)).most_common(1)[0][0]
    odd = [each for each in cells if len(each) != usual] or cells
    return [each[0] or each[1] for each in odd]


def _has_gap(row: str) -> bool:
    """Whether blanks alone set a figure apart: `1,234   987`."""
    return any(has_figures(["", *_BREAK.split(cell.strip())[1:]]) for cell in row.split("\t"))


def _has_doubled(cells: Sequence[str]) -> bool:
    """Whether a cell before the last one is empty, and the row's first does not count."""
    return not all(cells[1:])
