"""Reader of a contact block's rows, out of Markdown, plain lines, tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pressroom.importers.contact_labels import label_of
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.contact_names import DAY, GAP
from pressroom.typeset.anatomy.reaches import mails_in, phones_in

_LINK = re.compile(r"\[([^\[\]]*)\]\((?:mailto:)?([^()\s]*)[^()]*\)")
_AUTOLINK = re.compile(r"\\?<(?:mailto:)?([^<>\s\\]+[@.][^<>\s\\]+)\\?>")
_MARKUP = re.compile(r"\*+|`|(?<!\w)_+|_+(?!\w)|<br\s?/?>|\\(?=[^\w\s]|\n|\Z)")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")


def block_rows(text: str) -> Iterator[str]:
    """The rows of a block without Markdown; columns one after the other."""
    plain = _LINK.sub(_link_text, text.replace("\u00a0", " ").replace("\u200b", ""))
    plain = _MARKUP.sub(lambda m: "\n" if m[0].startswith("<") else "", _AUTOLINK.sub(r"\1", plain))
    held: list[list[str]] = []
    for line in plain.split("\n"):
        line = re.sub(r"\A\s*(?:[-+•]\s+|#{1,6}\s+|>\s+)", "", line)
        if not line.strip() or (_TABLE_RULE.fullmatch(line) and "-" in line):
            continue
        cells = [
            cell.strip()
            for cell in (
                line.strip().strip("|").split("|") if "|" in line else GAP.split(line.strip())
            )
        ]
        apart, cells = _set_apart(cells, gaps="|" not in line)
        if apart:
            yield from _columns(held)
            held = []
            yield from apart
        if len([cell for cell in cells if cell]) > 1 or (held and len(cells) == len(held[-1]) > 1):
            held.append(cells)
            continue
        yield from _columns(held)
        held = []
        if any(cells):
            yield next(filter(None, cells))
    yield from _columns(held)


def _link_text(match: re.Match[str]) -> str:
    """A link's words, and its address where they do not say it; apart from letters beside it."""
    shown, address = match[1], match[2]
    text = f"{shown} {address}" if "@" in address and "@" not in shown else shown or address
    before = match.string[match.start() - 1 : match.start()]
    behind = match.string[match.end() : match.end() + 1]
    return (" " if before.isalnum() else "") + text + (" " if behind.isalnum() else "")


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines: each column as a block of its own where two cells of a row are of one
    kind, else each row on one line."""
    if stand_side_by_side(rows):
        for column in range(max(map(len, rows), default=0)):
            yield from filter(None, (row[column] for row in rows if column < len(row)))
        return
    for cells in rows:
        yield " | ".join(filter(None, cells))


def _set_apart(cells: list[str], *, gaps: bool) -> tuple[list[str], list[str]]:
    """The cells of a row that are none of its columns, and the others: headings, a day, and where
    `gaps` part the cells, one label before several: `CONTACTS:   Jane Doe   John Roe`."""
    if len(cells) < 2:
        return [], cells
    apart = [cell for cell in cells if is_set_apart(cell)]
    rest = [cell for cell in cells if cell not in apart]
    labels = [label_of(cell) is not None for cell in rest]
    if gaps and len(rest) > 2 and labels[0] and not any(labels[1:]):
        apart.append(rest.pop(0))
    return apart, rest


def is_set_apart(cell: str) -> bool:
    """Whether a cell or row is a wire's heading or a day, and nothing of a contact."""
    bare = cell.strip(" :.,")
    return phrases.HEADER.fullmatch(bare) is not None or DAY.fullmatch(bare) is not None


def stand_side_by_side(rows: Iterable[Sequence[str]]) -> bool:
    """Whether rows of cells are contacts in columns, by a row with two mail addresses, two labels
    or two numbers."""
    return any(map(_twice, rows))


def _twice(cells: Sequence[str]) -> bool:
    """Whether two cells are both mail addresses, both labels, or both numbers."""
    tests = (mails_in, phones_in)
    labels = [cell for cell in cells if (label := label_of(cell)) and not label.bare]
    return len(labels) > 1 or any(sum(any(test(cell)) for cell in cells) > 1 for test in tests)
