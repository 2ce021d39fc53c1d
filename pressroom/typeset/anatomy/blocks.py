"""Markdown as blocks of plain text that keep their places: what anatomy reads.

Markup is blanked, not taken out, so that an offset in a block's text is one in the source too.
"""

from __future__ import annotations

import enum
import html
import itertools
import re
from collections.abc import Iterator

import msgspec


class BlockKind(enum.Enum):
    """Kind of a block in Markdown."""

    PROSE = enum.auto()
    HEADING = enum.auto()
    ITEM = enum.auto()
    TABLE = enum.auto()
    RULE = enum.auto()


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, list item, table or rule: its plain text, and where that begins.

    `emphatic` says that all of it is set in bold or italics.
    """

    kind: BlockKind
    text: str
    start: int
    emphatic: bool = False

    @property
    def end(self) -> int:
        """The offset behind the block."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """The text in one line, without the blanks that markup left."""
        return " ".join(self.text.split())


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]{0,500})?/?>|<!--.{0,2000}?-->", re.DOTALL)
_BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        "p div section h1 h2 h3 h4 h5 h6 blockquote table tr ul ol li hr dl dd dt header footer",
    )
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,12});")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\](\([^()\n]{0,500}\)|\[[^\[\]\n]{0,60}\])")
# What opens a link, picture or tag right before its words, and is blanked.
_OPENING = ("[", ">", " ")
_OPEN = re.compile(r"(?:(?:!?\[|</?[a-zA-Z][^<>\n]{0,500}>)[ \t]*)+\Z")
_UNDERSCORES = re.compile(r"(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,200}\}")
_GAP = re.compile(r"\n[ \t\u00a0\u200b]*(?:\n[ \t\u00a0\u200b]*)+")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?=[ \t]|\Z)")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-+•‣▪◦·*]|\d{1,2}[.)])[ \t]+")
_RULE = re.compile(r"[\s*_#=–—-]+\Z")
_LONG_ROW = 60
# `Company Release - 5/12/2022 7:00 AM ET`, `Thursday, May 12, 2022 7:00 am EDT`
_DAY_ROW = re.compile(
    r"\s*(?:[A-Z]\w+[ ,:–-]+){0,4}"
    r"(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
    r"(?:[\s,|-]+\d{1,2}:\d\d.{0,30})?\s*"
)
_FIGURE_ROW = re.compile(r"(?:\s[$€£(]?\d[\d.,]*[)%]*){3}\s*\Z")


def plain_text(source: str) -> str:
    """Markdown with all markup replaced by as many blanks, and block tags by line ends."""
    text = source
    if "<" in text:
        text = _TAG.sub(_blank_tag, text)
    # One character is found in a fraction of the time.
    if "]" in text and ("](" in text or "][" in text):
        text = _without_links(text)
    if "&" in text:
        text = _ENTITY.sub(_one_sign, text)
    if "{" in text and "{:" in text:
        text = _ATTRIBUTES.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_tag(match: re.Match[str]) -> str:
    length = len(match[0])
    name = (match[2] or "").casefold()
    if name == "br":
        return "\n" + " " * (length - 1)
    return "\n\n" + " " * (length - 2) if name in _BLOCK_TAGS else " " * length


def _without_links(text: str) -> str:
    """The text with links and images blanked but for their words. An image's first sign is no part
    of the pattern, so that `re` can skip to the bracket."""
    pieces, last = [], 0
    for match in _LINK.finditer(text):
        start = match.start()
        start -= start > last and text[start - 1] == "!"
        words, end = match.start(1) - start, match.end() - match.end(1)
        pieces += [text[last:start], " " * words, match[1], " " * end]
        last = match.end()
    return "".join([*pieces, text[last:]])


def _one_sign(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    return sign + " " * (len(match[0]) - len(sign)) if len(sign) <= len(match[0]) else match[0]


def read_blocks(source: str, begin: int = 0) -> Iterator[Block]:
    """The blocks of a Markdown text, in order, from the gap at `begin`.

    Rows that are each as long as a paragraph, with no empty line between them, are a block each.
    """
    source = source[begin:] if begin else source
    plain = plain_text(source)
    at = 0
    for gap in itertools.chain(_GAP.finditer(plain), (None,)):
        end = gap.start() if gap else len(plain)
        while plain.startswith("\n", at, end):
            at += 1
        if at and source[at - 1] in _OPENING:
            at = _with_opening(source, plain, at)
        text = plain[at:end]
        if "\n" in text and not text.isspace():
            yield from _blocks_of(text, begin + at)
        elif text and not text.isspace():
            yield _block(text, begin + at)
        at = gap.end() if gap else end


def _with_opening(source: str, plain: str, at: int) -> int:
    """Beginning of the link or tag in whose words a block would begin: it belongs to the block."""
    found = _OPEN.search(source, plain.rfind("\n", 0, at) + 1, at)
    return found.start() if found else at


def _blocks_of(text: str, start: int) -> Iterator[Block]:
    """The blocks of several rows without empty lines."""
    rows = text.split("\n")
    if _is_table(rows):
        yield Block(BlockKind.TABLE, text, start)
        return
    apart = not is_wrapped(rows) and max(map(len, rows)) > _LONG_ROW
    held: list[str] = []
    at = held_at = start
    for row in rows:
        first = row.lstrip()[:1]
        # A letter begins neither a heading nor an item nor a rule: most rows begin with one.
        alone = not first.isalpha() and (first == "#" or _is_rule(row))
        begins = apart or alone or (not first.isalpha() and _ITEM.match(row))
        if begins and held:
            yield _block("\n".join(held), held_at)
            held = []
        if not held:
            held_at = at
        held.append(row)
        at += len(row) + 1
        if alone:
            yield _block("\n".join(held), held_at)
            held = []
    if held:
        yield _block("\n".join(held), held_at)


def is_wrapped(rows: list[str]) -> bool:
    """Whether rows are one paragraph that was broken at a width; columns with gaps between them,
    rows that each have a mail address, and those of a wire's own head are none."""
    longest = max(map(len, rows))
    return (
        len(rows) > 1
        and 55 < longest < 140
        and (min(map(len, rows[:-1])) > longest * 0.6 or _is_full(rows, longest))
        and not any("   " in row.strip() or "\t" in row.strip() for row in rows)
        and not all("@" in row for row in rows)
        and not has_figure_rows(rows)
        and not rows[0].startswith(("EQS-", "DGAP-", "PTA-"))
        and not any(map(_SOURCE_ROW.search, rows))
        and not any(map(_DAY_ROW.fullmatch, rows))
        and not sum(map(bool, map(_CONTACT_ROW.fullmatch, rows))) > 1
        and not (len(rows) > _PAIR and all(map(_SENTENCE_ROW.fullmatch, rows)))
    )


_PAIR = 2
# `July 30, 2026 07:00 ET | Source: ACME, Inc.`, and what wires print below a text.
_SOURCE_ROW = re.compile(
    r"(?:\A|\|)\s?(?:Source:|SOURCE:?\s|View (?:original|source)\s|Related Links?\b|Copyright\s"
    r"|PUB:)"
)
# A row that is a sentence, or several: among nothing else, each is a point of its own.
_SENTENCE_ROW = re.compile(r"[A-Z].*[a-z\d)%][.!]")
# `Investor contact: Jane Doe 212-555-0105`
_CONTACT_ROW = re.compile(r"[A-Z][\w /&]{2,40}:\s.{0,80}(?:\d[-. ]\d{4}\)?|\S@\S+)")


def has_figure_rows(rows: list[str]) -> bool:
    """Whether rows are those of a table: two end in three figures each, with nothing between."""
    return sum(_FIGURE_ROW.search(row) is not None for row in rows) > 1


def _is_full(rows: list[str], width: int) -> bool:
    """Whether no row but the last had room for the next one's first word, such as an address."""
    pairs = itertools.pairwise(rows)
    return all(
        len(row) + 1 + len((after.split(None, 1) or [""])[0]) > width for row, after in pairs
    )


def _is_table(rows: list[str]) -> bool:
    return rows[0].count("|") + rows[1].count("|") > 1 and (
        not rows[1].strip(" \t|:-") or all(row.lstrip().startswith("|") for row in rows[:2])
    )


def _is_rule(row: str) -> bool:
    return bool(row.strip()) and _RULE.match(row) is not None


def _block(text: str, start: int) -> Block:
    """One block: its kind, and its text without the signs of the kind and of emphasis."""
    kind, signs, emphatic = BlockKind.PROSE, 0, False
    if not text.lstrip()[:1].isalpha():
        kind, signs, emphatic = _marked(text)
    if kind is BlockKind.RULE:
        return Block(kind, text, start)
    text = text.replace("*", " ").replace("`", " ").replace("\\", " ")
    if "_" in text:
        text = _UNDERSCORES.sub(_blank, text)
    return Block(kind, " " * signs + text[signs:] if signs else text, start, emphatic)


def _marked(text: str) -> tuple[BlockKind, int, bool]:
    """Kind of a block that begins with a sign, how many signs say so, and whether it is all
    emphatic."""
    kind, signs = BlockKind.PROSE, 0
    if _is_rule(text):
        return BlockKind.RULE, 0, False
    if found := _HEADING.match(text):
        kind, signs = BlockKind.HEADING, found.end()
    elif found := _ITEM.match(text):
        kind, signs = BlockKind.ITEM, found.end()
    elif text.lstrip().startswith("> "):
        signs = text.index(">") + 1
    if text.startswith("|"):
        kind = BlockKind.TABLE
    bare = text[signs:].strip()
    emphatic = bare[:1] in "*_" and bare[-1:] in "*_" and bare.strip("*_").count("**") == 0
    return kind, signs, emphatic
