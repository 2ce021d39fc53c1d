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
"""Pieces that may belong to a period's results besides the release: its financial tables, a call or
meeting, a webcast, and kinds of documents."""


class FigureTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[results.figures]]`: a key figure, and what its row is called in tables."""

    name: Annotated[str, documented("what it is called", '"Revenue"')]
    names: Annotated[
        dict[str, str],
        documented("what it is called in other languages, by tag", '{ de = "Umsatz" }'),
    ] = msgspec.field(default_factory=dict)
    rows: Annotated[
        tuple[str, ...],
        documented(
            "what its row is called in the tables of releases, where that is another name",
            '["Total revenue", "Net sales"]',
        ),
    ] = ()


class ResultsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[results]`: the pages of financial results."""

    fiscal_year_ends: Annotated[
        int,
        documented(
            "the number of the month with which the fiscal year ends",
            "6",
        ),
    ] = 12
    fiscal_year_called_by: Annotated[
        str,
        documented(
            "by which year a fiscal year is called that lies in two: that of its end, or that of "
            "its beginning",
            '"beginning"',
        ),
    ] = "end"
    pieces: Annotated[
        tuple[str, ...],
        documented(
            "what each period's results have besides the release, so that `lint` can tell what is "
            "missing; else what the period before had",
            '["statements", "webcast", "presentation", "transcript"]',
        ),
    ] = ()

    figures: Annotated[
        tuple[FigureTable, ...],
        documented(
            "key figures that are shown over the last eight periods, out of the tables of releases",
            '[{ name = "Revenue", rows = ["Total revenue"] }]',
        ),
    ] = ()

    @property
    def last_month(self) -> int:
        """The month with which a fiscal year ends, counted from the beginning of the calendar year
        by which it is called: 13 is January of the year after."""
        return self.fiscal_year_ends + 12 * (self.fiscal_year_called_by == "beginning")

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
    called = values.get("fiscal_year_called_by", "end")
    if called not in ("end", "beginning"):
        what = f"a year is called by its end or its beginning, not by `{called}`"
        reader.report((*path, "fiscal_year_called_by"), "PR306", what, 'write `"beginning"`')
    for number, piece in enumerate(values.get("pieces", ())):
        if piece not in PIECES:
            what = f"`{piece}` is no piece of results"
            at = (*path, "pieces", number)
            reader.report(at, "PR306", what, choose(piece, PIECES, none=""))
