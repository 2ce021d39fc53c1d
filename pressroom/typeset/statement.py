"""Tables of a release once they are typeset."""

from __future__ import annotations

import msgspec

from pressroom.core.problems import Problem
from pressroom.typeset.statements.grid import Grid


class Statement(msgspec.Struct, frozen=True):
    """A table that a release shows. `source` is the file that holds it; `line` is the line of the
    release's file that puts it in, or 0 for a table typed in the body."""

    grid: Grid
    source: str
    line: int


class Tables(msgspec.Struct, frozen=True):
    """A body with its tables typeset; `downloads` are the addresses and bytes of their CSV
    files, each with the number of its table, from 0."""

    html: str
    statements: tuple[Statement, ...] = ()
    downloads: tuple[tuple[str, bytes, int], ...] = ()
    problems: tuple[Problem, ...] = ()
