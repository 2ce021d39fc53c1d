"""Heads of a financial table: rows of one head joined, and labels lifted to where a reader of CSV
files looks for them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pressroom.importers.html.table_columns import Placed, Row

Heads = list[dict[int, Placed]]
"""Rows of a head, each with its texts by their first column."""


def head_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of a head as few as can be, each label as far up as there is room."""
    heads: Heads = [{cell.start: cell for cell in row.cells} for row in rows if row.cells]
    at = 0
    while at + 1 < len(heads):
        both = _merged(heads[at], heads[at + 1])
        if both is None:
            at += 1
        else:
            heads[at : at + 2] = [both]
    _lift(heads)
    return [
        Row(tuple(head[column] for column in sorted(head)), data=False) for head in heads if head
    ]


def _merged(above: dict[int, Placed], below: dict[int, Placed]) -> dict[int, Placed] | None:
    """Two rows as one if their labels stand below one another; None if a label of one covers
    several of the other."""
    made = dict(above)
    for column, cell in below.items():
        over = [each for each in above.values() if each.start < cell.end and cell.start < each.end]
        if not over:
            made[column] = cell
        elif len(over) > 1 or (over[0].start, over[0].end) != (cell.start, cell.end):
            return None
        else:
            made[column] = msgspec.structs.replace(cell, text=f"{over[0].text} {cell.text}")
    return made


def _lift(heads: Heads) -> None:
    """Moves each label up as long as nothing stands above it: below a gap beside a spanner head it
    would be taken for one of that head's columns."""
    for depth in range(len(heads) - 1, 0, -1):
        for column, cell in list(heads[depth].items()):
            above = heads[depth - 1].values()
            if not any(each.start < cell.end and cell.start < each.end for each in above):
                heads[depth - 1][column] = heads[depth].pop(column)
