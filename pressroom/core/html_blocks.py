"""HTML text blocks: sanitised HTML as blocks of plain text, and edits of that text around tags.

A word may run over tags (`<em>Kadcyla</em>’s`), so a pass (typography, trademarks) looks at a whole
block as plain text and returns edits of it, which leave the tags alone.
"""

from __future__ import annotations

import bisect
import functools
import html
import itertools
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from pressroom.core.lazy import lazy_property
from pressroom.core.occurrences import occurrences

# nh3 writes canonical HTML: lower-case names, attributes in double quotes, no comments.
# A plain block is one token, since most are. Every character belongs to a token.
_ATTRIBUTES = r'[^">]*(?:"[^"]*"[^">]*)*'
_TOKEN = re.compile(
    rf"(<(?P<whole>p|li|h[1-6]|td|th)(?: {_ATTRIBUTES})?>(?P<words>[^<&]+)</(?P=whole)>"
    rf"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*){_ATTRIBUTES}>|&#?\w+;|[^<&]+|[<&])"
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
# What stands in the text for elements without any.
_SIGNS = {"br": "\n", "img": OBJECT}
_WORD = re.compile(r"[^\s()<>]+")
_ADDRESS_SIGNS = ("@", "://", "www.")
_BETWEEN_WORDS = frozenset("()<>")
_QUOTATION = re.compile(r"“[^“”]*(?:”|\Z)|„[^„“”]*(?:[“”]|\Z)|«[^«»]*(?:»|\Z)|「[^「」]*(?:」|\Z)")

# What nh3 writes entities for in a text.
_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0"}

_BY_PLACE = operator.attrgetter("start", "end")
# Passes insert the same few signs again and again.
_escaped = functools.lru_cache(maxsize=256)(functools.partial(html.escape, quote=False))

TextPart = tuple[str, int, int]
"""A text of a block, with its start and end in the HTML."""


class Edit(msgspec.Struct, frozen=True):
    """A replacement of the characters `start` to `end` of a block's text by plain `text`."""

    start: int
    end: int
    text: str


class HtmlBlock(msgspec.Struct, frozen=True, dict=True):
    """The text of one HTML block: `tag` is its element, `quoted` whether it is in a quotation.

    `text` is plain, with `OBJECT` for what is no prose and a line feed for `<br>`. `parts` are what
    it is made of, each with its start and end in the HTML, -1 where the HTML has none of it. An
    entity is a part of its own, of one character.
    """

    tag: str
    quoted: bool
    text: str
    parts: list[TextPart]

    @lazy_property
    def prose(self) -> str:
        """The text with web and e-mail addresses replaced by as many `OBJECT`s; offsets stay."""
        text = self.text
        # Each sign by itself, since nearly all blocks have none of them.
        if "@" not in text and "://" not in text and "www." not in text:
            return text
        made, at = "", 0
        for start, end in _addresses(text):
            made += text[at:start] + OBJECT * (end - start)
            at = end
        return made + text[at:]

    @lazy_property
    def own_words(self) -> str:
        """The prose with quotations replaced by `OBJECT`s too; offsets stay."""
        if self.quoted:
            return OBJECT * len(self.text)
        prose = self.prose
        if prose.isascii() or not any(mark in prose for mark in "“„«「"):
            return prose
        return _QUOTATION.sub(lambda match: OBJECT * len(match[0]), prose)

    @lazy_property
    def _starts(self) -> list[int]:
        """Offset of each part in the text."""
        return [0, *itertools.accumulate(len(text) for text, _, _ in self.parts[:-1])]

    def replacements(self, edit: Edit) -> list[tuple[int, int, str]]:
        """The edit as replacements in the HTML: start, end and new HTML. Tags within it stay."""
        text = _escaped(edit.text)
        _, start, end = self.parts[0]
        if len(self.parts) == 1 and end - start == len(self.text):
            return [(start + edit.start, start + edit.end, text)]
        starts = self._starts
        first = max(bisect.bisect_right(starts, edit.start) - 1, 0)
        if edit.start == edit.end and first and starts[first] == edit.start:
            first -= 1  # an insertion goes to the end of the word before, inside its tags
        made: list[tuple[int, int, str]] = []
        for index in range(first, len(starts)):
            begin, (part, start, end) = starts[index], self.parts[index]
            length = len(part)
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
    markup: str,
    change: Callable[[HtmlBlock], list[Edit]],
    known_blocks: Sequence[HtmlBlock] | None = None,
) -> str:
    """`markup` with the edits that `change` returns for each block that is not blank.

    Of overlapping edits the first is taken. `known_blocks` saves parsing them again.
    """
    replacements: list[tuple[int, int, str]] = []
    for block in blocks(markup) if known_blocks is None else known_blocks:
        # Most lines between tags are nothing but their end.
        if block.text.isspace():
            continue
        edits = change(block)
        for edit in _without_overlaps(edits) if len(edits) > 1 else edits:
            replacements += block.replacements(edit)
    if not replacements:
        return markup
    replacements.sort()
    made: list[str] = []
    at = 0
    for start, end, text in replacements:
        made += (markup[at:start], text)
        at = end
    made.append(markup[at:])
    return "".join(made)


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits by position; of any that overlap, the first."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=_BY_PLACE):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def blocks(markup: str) -> list[HtmlBlock]:
    """The blocks of sanitised HTML that hold any text, in order."""
    # Tokens are found more quickly all at once than one by one.
    opened = list(_opened(_TOKEN.findall(markup)))
    return [HtmlBlock(tag, quoted, _text_of_parts(parts), parts) for tag, quoted, parts in opened]


def blocks_in_turn(markup: str) -> Iterator[HtmlBlock]:
    """The `blocks` one after another, for whoever wants the first few of a long text."""
    tokens = (match.groups("") for match in _TOKEN.finditer(markup))
    # A block is whole once the next one opens.
    for opened, _ in itertools.pairwise(itertools.chain(_opened(tokens), [None])):
        if opened is not None:
            tag, quoted, parts = opened
            yield HtmlBlock(tag, quoted, _text_of_parts(parts), parts)


def _opened(tokens: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, bool, list[TextPart]]]:
    """Element, quotation and parts of each block as it opens; its parts are there once the next
    one has opened."""
    stack: list[str] = []
    parts: list[TextPart] | None = None  # of the block that is open
    verbatim = quoted = 0
    tag = ""
    end = 0
    for token, whole, words, slash, name in tokens:
        start, end = end, end + len(token)
        if whole:
            parts = None
            tag = stack[-1] if stack else ""
            if not verbatim:
                after = end - len(whole) - 3  # `</`, the name and `>`
                yield whole, quoted > 0, [(words, after - len(words), after)]
        elif not name:
            if not verbatim:
                if parts is None:
                    parts = []
                    yield tag, quoted > 0, parts
                parts.append((_character(token) if token[0] == "&" else token, start, end))
        else:
            if name in _BLOCKS:
                parts = None
                tag = _element(stack, name, closes=bool(slash))
            elif name in _SIGNS and not verbatim and parts is not None:
                parts.append((_SIGNS[name], -1, -1))
            if name in _QUOTED:
                quoted = max(quoted + (-1 if slash else 1), 0)
            elif name in _VERBATIM:
                verbatim = max(verbatim + (-1 if slash else 1), 0)
                if not slash and parts is not None:
                    parts.append((OBJECT, -1, -1))


def _element(stack: list[str], name: str, *, closes: bool) -> str:
    """The innermost block element once one called `name` opens or closes; `stack` are those that
    are open."""
    if closes and name in stack:
        while stack.pop() != name:
            pass
    elif not closes and name not in ("col", "hr"):
        stack.append(name)
    return stack[-1] if stack else ""


def _text_of_parts(parts: list[TextPart]) -> str:
    return parts[0][0] if len(parts) == 1 else "".join([text for text, _, _ in parts])


def _character(entity: str) -> str:
    return _CHARACTERS.get(entity) or html.unescape(entity)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Places of web and e-mail addresses, in order: the words with a sign of one."""
    end = 0
    for at in sorted(at for sign in _ADDRESS_SIGNS for at in occurrences(text, sign)):
        if at < end or (text[at] == "@" and not _is_between_letters(text, at)):
            continue
        start = at
        while start and not (text[start - 1].isspace() or text[start - 1] in _BETWEEN_WORDS):
            start -= 1
        word = _WORD.match(text, at)
        end = word.end() if word else at
        yield start, end


def _is_between_letters(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() or before == "_") and (after.isalnum() or after == "_")
