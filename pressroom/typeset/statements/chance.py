"""Whether a sum that some columns of a table show is one, or a chance."""

from __future__ import annotations

from collections.abc import Sequence

from pressroom.typeset.statements.footing import Sum, SumLine

# How many times the slack a figure must be, so that a sum that fits it is no chance: of a total,
# of a result, and of all the rows above either, at least so many.
_SURE, _SURER, _LIKELY = 50, 250, 15
_MANY = 3
_BELOW = 2  # lines that a sum may be told above


def is_no_chance(lines: Sequence[SumLine], place: int, reading: Sum) -> bool:
    """Whether a sum that holds in some columns alone is none by chance, as among a few key figures
    that have nothing to do with one another: the smaller the figures and the more ways to read
    them, the easier it is. The sum of all rows since the last result is the first way to read one,
    if they are many."""
    line = lines[place]
    # Where all parts but one are nil, any signs hold.
    fits = [n for n in reading.fits if not _is_one_alone(lines, place, reading.start, n)]
    if line.names_its_parts:
        return bool(fits)
    if line.is_result and all(each.is_result for each in lines[reading.start :][:2]):
        return False
    least = _SURE if line.says_total else _SURER
    block = next((n + 1 for n in range(place - 1, -1, -1) if not lines[n].plain), 0)
    if block - 1 <= reading.start <= block <= place - _MANY and reading.mode != "less":
        least = _LIKELY
    return any(
        abs(part.value) >= least * (here[1] + part.slack)
        for column in fits
        if (here := reading.sums[column]) and (part := line.parts[column])
    )


def _is_one_alone(lines: Sequence[SumLine], place: int, start: int, column: int) -> bool:
    """Whether a sum, of lines from `start` or below it, is but one of them."""
    part = lines[place].parts[column]
    parts = [
        line.parts[column] for line in (lines[start:place] or lines[place + 1 : place + 1 + _BELOW])
    ]
    return part is not None and any(
        each is not None and abs(each.value) == abs(part.value) for each in parts
    )
