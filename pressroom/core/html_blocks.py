"""HTML text blocks: sanitised HTML as blocks of plain text, and edits of that text around tags.

A word may run over tags (`<em>Kadcyla</em>’s`), so a pass (typography, trademarks) looks at a whole
block as plain text and returns edits of it, which leave the tags alone.
"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from pressroom.core.lazy import lazy_property

# nh3 writes canonical HTML: lower-case names, attributes in double quotes, no comments.
# A plain block is one token, since most are.
_TOKEN = re.compile(
    r"<(?P<whole>p|li|h2|h3|td|th)>(?P<words>[^<&]+)</(?P=whole)>"
    r'|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|&#?\w+;|[^<&]+|[<&]'
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """blockquote caption col colgroup dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr
        li ol p pre section table tbody td tfoot th thead tr ul""",
    )
)
# The text of these elements is no prose and never edited.
_VERBATIM = frozenset({"code", "kbd", "math", "pre", "samp", "var"})
_QUOTED = frozenset({"blockquote", "q"})
OBJECT = "\ufffc"
"""U+FFFC, which stands in a block's text for code, maths and pictures."""
_WORD = re.compile(r"[^\s()<>]+")
_ADDRESS = re.compile(r"://|www\.|\w@\w")
_QUOTATION = re.compile(r"“[^“”]*(?:”|\Z)|„[^„“”]*(?:[“”]|\Z)|«[^«»]*(?:»|\Z)|「[^「」]*(?:」|\Z)")


class Edit(msgspec.Struct, frozen=True):
    """A replacement of the characters `start` to `end` of a block's text by plain `text`."""

    start: int
    end: int
    text: str


class Block:
    """The text of one HTML block: `tag` is its element, `quoted` whether it is in a quotation."""

    def __init__(self, tag: str, quoted: bool) -> None:
        self.tag = tag
        self.quoted = quoted
        self._parts: list[str] = []
        self._length = 0
        # For each part: where it begins in the text, and its start and end in the HTML. An entity
        # is a part of its own, of one character.
        self._starts: list[int] = []
        self._spans: list[tuple[int, int]] = []

    @lazy_property
    def text(self) -> str:
        """The plain text, with `OBJECT` for what is no prose and a line feed for `<br>`."""
        return "".join(self._parts)

    @lazy_property
    def prose(self) -> str:
        """The text with web and e-mail addresses replaced by as many `OBJECT`s; offsets stay."""
        if "@" not in self.text and "://" not in self.text and "www." not in self.text:
            return self.text

        def blank(match: re.Match[str]) -> str:
            return OBJECT * len(match[0]) if _ADDRESS.search(match[0]) else match[0]

        return _WORD.sub(blank, self.text)

    @lazy_property
    def own_words(self) -> str:
        """The prose with quotations replaced by `OBJECT`s too; offsets stay."""
        if self.quoted:
            return OBJECT * len(self.text)
        return _QUOTATION.sub(lambda match: OBJECT * len(match[0]), self.prose)

    def add(self, text: str, start: int, end: int) -> None:
        """Appends text that the HTML has from `start` to `end`; -1 where it has none of it."""
        self._starts.append(self._length)
        self._spans.append((start, end))
        self._parts.append(text)
        self._length += len(text)

    def replacements(self, edit: Edit) -> list[tuple[int, int, str]]:
        """The edit as replacements in the HTML: start, end and new HTML. Tags within it stay."""
        first = max(bisect.bisect_right(self._starts, edit.start) - 1, 0)
        if edit.start == edit.end and first and self._starts[first] == edit.start:
            first -= 1  # an insertion goes to the end of the word before, inside its tags
        text = html.escape(edit.text, quote=False)
        made: list[tuple[int, int, str]] = []
        for index in range(first, len(self._starts)):
            begin, (start, end) = self._starts[index], self._spans[index]
            length = len(self._parts[index])
            if made and begin >= edit.end:
                break
            if start < 0:
                continue  # not in the HTML as text: `OBJECT` or a line's end
            low, high = max(edit.start - begin, 0), min(edit.end - begin, length)
            # An entity is one character of the text and several of the HTML.
            whole = length != end - start
            at, to = (start if not low else end, end if high else start) if whole else (0, 0)
            made.append((at, to, text) if whole else (start + low, start + high, text))
            text = ""
        return made


def apply_edits(
    markup: str, change: Callable[[Block], list[Edit]], known_blocks: Sequence[Block] | None = None
) -> str:
    """`markup` with the edits that `change` returns for each block.

    Of overlapping edits the first is taken. `known_blocks` saves parsing them again.
    """
    replacements = []
    for block in blocks(markup) if known_blocks is None else known_blocks:
        edits = change(block)
        for edit in _without_overlaps(edits) if len(edits) > 1 else edits:
            replacements += block.replacements(edit)
    replacements.sort()
    if not replacements:
        return markup
    made, at = [], 0
    for start, end, text in replacements:
        made += [markup[at:start], text]
        at = end
    made.append(markup[at:])
    return "".join(made)


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits by position; of any that overlap, the first."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def blocks(markup: str) -> list[Block]:
    """The blocks of sanitised HTML that hold any text, in order."""
    found: list[Block] = []
    stack: list[str] = []
    block: Block | None = None
    verbatim = quoted = 0
    tag = ""
    for match in _TOKEN.finditer(markup):
        whole, words, end, name = match.groups()
        if whole:
            block = None
            tag = stack[-1] if stack else ""
            if not verbatim:
                found.append(Block(whole, quoted > 0))
                found[-1].add(words, *match.span("words"))
            continue
        if name is None:
            if verbatim:
                continue
            if block is None:
                block = Block(tag, quoted > 0)
                found.append(block)
            token = match[0]
            text = html.unescape(token) if token[0] == "&" else token
            block.add(text, match.start(), match.end())
            continue
        closing = bool(end)
        if name in _BLOCKS:
            block = None
            if closing and name in stack:
                while stack.pop() != name:
                    pass
            elif not closing and name not in ("col", "hr"):
                stack.append(name)
            tag = stack[-1] if stack else ""
        elif name in ("br", "img") and not verbatim and block is not None:
            block.add("\n" if name == "br" else OBJECT, -1, -1)
        if name in _QUOTED:
            quoted = max(quoted + (-1 if closing else 1), 0)
        if name in _VERBATIM:
            verbatim = max(verbatim + (-1 if closing else 1), 0)
            if not closing and block is not None:
                block.add(OBJECT, -1, -1)
    return found
