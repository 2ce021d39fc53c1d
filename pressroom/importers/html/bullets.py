"""Lists that are typed as paragraphs, or set as tables, each item with its bullet: `•`, `·`,
`–`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.importers.html.blocks import PageBlock

SURE = "•‣▪●◦∙■□❖➢➤✓·⁃\uf0b7\uf0a7\uf0d8\uf0fc"
_SURE = re.compile(rf"(?P<tags>(?:<(?:strong|em)>)*)(?P<sign>[{SURE}])[\s\u00a0]*")
_LIKELY = re.compile(
    r"(?P<tags>(?:<(?:strong|em)>)*)(?P<sign>[–—*-]|o(?=[\s\u00a0]{2}))[\s\u00a0]+"
)
_FEWEST = 2
_BEGIN, _END = "<ul>", "</ul>"
_BARE = re.compile(rf"[{SURE}–—*o-]")


def is_bullet(text: str) -> bool:
    """Whether a text is a bullet and nothing else."""
    return _BARE.fullmatch(text.strip()) is not None


def with_lists(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks with each run of paragraphs that begin with a bullet as a list. A dash begins an
    item only where the next paragraph begins with one too."""
    made: list[PageBlock] = []
    at = 0
    while at < len(blocks):
        items = _items(blocks, at)
        if items and (len(items) >= _FEWEST or items[0][0] in SURE):
            _add(made, PageBlock("list", _list(items)))
            at += len(items)
        else:
            _add(made, blocks[at])
            at += 1
    return made


def _add(made: list[PageBlock], block: PageBlock) -> None:
    """Adds a block; a list behind another goes on with it, as where each item is a table."""
    last = made[-1] if made else None
    if (
        last
        and last.kind == block.kind == "list"
        and last.html.endswith(_END)
        and block.html[:4] == _BEGIN
    ):
        made[-1] = PageBlock("list", last.html.removesuffix(_END) + block.html.removeprefix(_BEGIN))
    else:
        made.append(block)


def _items(blocks: Sequence[PageBlock], at: int) -> list[tuple[str, str]]:
    """Bullets and texts of the items that begin at a place."""
    found: list[tuple[str, str]] = []
    for place in range(at, len(blocks)):
        block = blocks[place]
        match = None
        if block.kind == "text":
            match = _SURE.match(block.html) or _LIKELY.match(block.html)
        if match is None or not block.html[match.end() :].strip():
            break
        # A dash among round bullets is a list within the list; a paragraph that only begins with a
        # dash, behind no other, is none.
        found.append((match["sign"], match["tags"] + block.html[match.end() :]))
    return found


def _list(items: Sequence[tuple[str, str]]) -> str:
    """A list, with one within it for what has other bullets than its first item."""
    outer = items[0][0]
    made: list[str] = []
    inner: list[str] = []
    for sign, text in items:
        if sign != outer:
            inner.append(f"<li>{text}</li>")
            continue
        if inner:
            made[-1] += f"<ul>{''.join(inner)}</ul>"
            inner = []
        made.append(text)
    if inner:
        made[-1] += f"<ul>{''.join(inner)}</ul>"
    return f"<ul>{''.join(f'<li>{item}</li>' for item in made)}</ul>"
