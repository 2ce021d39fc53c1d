"""Statements that go on in another table, on the next page, joined to one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.blocks import PageBlock
from pressroom.importers.html.table_parts import ImportedStatement, row_text, same_heads

_CONTINUED = re.compile(
    r"[\s,–—-]*\(?\b(?:continued|cont[’']?d\.?|fortsetzung|suite)\b\)?", re.IGNORECASE
)


def with_continued(blocks: Sequence[PageBlock]) -> tuple[list[PageBlock], list[str]]:
    """The blocks with each statement joined to the one above that it goes on; and the titles and
    heads that said so."""
    made: list[PageBlock] = []
    left: list[str] = []
    for block in blocks:
        above = made[-1].statement if made else None
        if above is None or block.statement is None or not _goes_on(above, block.statement):
            made.append(block)
            continue
        rest = block.statement
        left += [*rest.titles, *rest.units, *map(row_text, rest.head)]
        whole = msgspec.structs.replace(above, body=(*above.body, *rest.body))
        made[-1] = msgspec.structs.replace(made[-1], statement=whole)
    return made, left


def _goes_on(above: ImportedStatement, below: ImportedStatement) -> bool:
    """Whether a statement goes on another: it says so, or has its very titles; the heads are the
    same."""
    if above.width != below.width or not above.titles or not below.titles:
        return False
    says_so = any(_CONTINUED.search(line) for line in (*below.titles, *below.units))
    alike = [_bare(line) for line in above.titles] == [_bare(line) for line in below.titles]
    return (
        alike and (says_so or above.titles == below.titles) and same_heads(above.head, below.head)
    )


def _bare(title: str) -> str:
    return " ".join(_CONTINUED.sub("", title).split()).casefold()
