"""What is known of a body's tables once they are set."""

from __future__ import annotations

import msgspec

from pressroom.core.problems import Problem
from pressroom.typeset.statements.grid import Grid


class Statement(msgspec.Struct, frozen=True):
    """A table that a release shows. `source` is the file that holds it; `line` is that of the
    release's file where it is put in, or 0 for a table of the body itself."""

    grid: Grid
    source: str
    line: int


class Tables(msgspec.Struct, frozen=True):
    """A body with its tables set: `downloads` are addresses and bytes of what is made of them."""

    html: str
    statements: tuple[Statement, ...] = ()
    downloads: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()
