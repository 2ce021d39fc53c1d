"""Captions of financial tables: the issuer, the title and the units that stand in paragraphs
above."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.blocks import PageBlock
from pressroom.importers.html.statement_files import with_titles
from pressroom.typeset.statements.phrases import is_unit

_LONGEST = 160
_MOST = 5
_TITLE = re.compile(
    r"statements?\b|balance sheets?|reconciliations?|cash flows?|highlights|summary|results|data\b"
    r"|information|operations|income|earnings|revenues?|sales|segments?|measures|ebitda|guidance"
    r"|outlook|schedule|bilanz|rechnung|bilan\b|compte|résultat|flux|balance\b|cuenta|table\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"^(?:(?:unaudited|condensed|interim|selected|supplemental|summary|gaap|non-gaap) )*"
    r"(?:consolidated (?:balance sheets?|statements?|financial|income|results|cash)"
    r"|balance sheets?\b|statements? of\b|reconciliations? of\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.;:]\Z(?<!\bInc\.)(?<!\bLtd\.)(?<!\bCorp\.)(?<!\bCo\.)(?<!\bS\.A\.)(?<!\bN\.V\.)(?<!\bL\.P\.)",
    re.IGNORECASE,
)


def with_captions(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks with each statement's titles and units in it, instead of paragraphs above it."""
    made: list[PageBlock] = []
    for block in blocks:
        if block.kind != "statement" or block.statement is None:
            made.append(block)
            continue
        above = _above(made)
        between = made[len(made) - above :] if above else []
        titles, units = list[str](), list[str]()
        for each in between:
            for line in re.split(r"<br>", each.html):
                words = PageBlock("text", line).text
                if words:
                    (units if _is_unit(words) else titles).append(words)
        del made[len(made) - above :]
        statement = with_titles(block.statement, titles, units)
        made.append(msgspec.structs.replace(block, statement=statement))
    return made


def _above(blocks: Sequence[PageBlock]) -> int:
    """Number of the blocks above a statement that are its titles and units."""
    count = 0
    for block in reversed(blocks[-_MOST:]):
        if not _may_be_caption(block):
            break
        count += 1
    while count:
        chosen = blocks[len(blocks) - count :]
        if any(_is_title(each) for each in chosen) and (
            _is_title(chosen[0]) or _names_issuer(chosen[0], chosen[1:])
        ):
            return count
        if all(_is_unit(each.text) for each in chosen):
            return count
        count -= 1
    return 0


def _may_be_caption(block: PageBlock) -> bool:
    text = block.text
    return (
        block.kind in ("text", "heading")
        and 0 < len(text) <= _LONGEST
        and "<img" not in block.html
        and "<a " not in block.html
        and not _SENTENCE_END.search(text)
    )


def _is_title(block: PageBlock) -> bool:
    """Whether a line is the title of a table: one of a statement, or set apart and with a word that
    titles have."""
    text = block.text
    if _SURELY.search(text) is not None:
        return not _is_unit(text)
    apart = block.centred or block.bold or text.isupper()
    return apart and _TITLE.search(text) is not None and not _is_unit(text)


def _is_unit(text: str) -> bool:
    """Whether a line states units, and is no title that begins with `Unaudited`."""
    return is_unit(text) and (text.startswith("(") or _TITLE.search(text) is None)


def _names_issuer(block: PageBlock, below: Sequence[PageBlock]) -> bool:
    """Whether a line names whose table it is, above its title."""
    text = block.text
    apart = block.centred or block.bold or text.isupper()
    return apart and any(map(_is_title, below)) and not _is_unit(text)


def caption_words(titles: Sequence[str]) -> str:
    """A caption in one line of the titles above a statement."""
    return " – ".join(" ".join(title.split()) for title in titles)
