"""The table `[results]` of `config.toml`: the results centre, and its checks."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.core.problems import choose

PIECES = (
    "statements",
    "event",
    "webcast",
    "presentation",
    "transcript",
    "filing",
    "annual-report",
    "interim-report",
    "fact-sheet",
)
"""What may belong to a period's results besides the release: its financial tables, a call or
meeting, a webcast, and kinds of documents."""


class ResultsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[results]`: the pages of financial results."""

    fiscal_year_ends: Annotated[
        int,
        documented(
            "the number of the month with which the fiscal year ends, in the year by which it is "
            "called",
            "6",
        ),
    ] = 12
    pieces: Annotated[
        tuple[str, ...],
        documented(
            "what each period's results have besides the release, so that `lint` can tell what is "
            "missing; else what the period before had",
            '["statements", "webcast", "presentation", "transcript"]',
        ),
    ] = ()

    @property
    def is_fiscal(self) -> bool:
        """Whether the fiscal year is another than the calendar's."""
        return self.fiscal_year_ends != 12


def check_results(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports a month that is none, and pieces that there are not."""
    month = values.get("fiscal_year_ends", 12)
    if not 1 <= month <= 12:
        what = f"`{month}` is no month"
        remedy = "write its number: 6 for a fiscal year that ends in June"
        reader.report((*path, "fiscal_year_ends"), "PR306", what, remedy)
    for number, piece in enumerate(values.get("pieces", ())):
        if piece not in PIECES:
            what = f"`{piece}` is no piece of results"
            at = (*path, "pieces", number)
            reader.report(at, "PR306", what, choose(piece, PIECES, none=""))
