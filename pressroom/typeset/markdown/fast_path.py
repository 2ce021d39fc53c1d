"""Fast path for Markdown: makes the HTML of simple blocks without a parser.

Most blocks of a release are plain: paragraphs without special characters, headings, short lists.
For these Python-Markdown's output is known beforehand, and making it costs a fiftieth. Any other
block goes through Python-Markdown by itself, as long as nothing in the text reaches from one block
into another; otherwise the whole text does. The output is the same, byte for byte:
`tests/typeset/markdown/test_fast_path.py` compares it over real releases and random Markdown, for
each version of the library in `PROVED`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
from markdown.extensions.toc import slugify_unicode, unique

PROVED = frozenset({"3.11.3"})
"""The versions of Python-Markdown whose output the tests have compared."""


class Piece(msgspec.Struct, frozen=True):
    """Part of a text: finished HTML, or (`hard`) source for Python-Markdown."""

    text: str
    hard: bool = False


# Markup that reaches from one block into others: references, footnotes, abbreviations,
# HTML, fences, definitions, and characters that Python-Markdown replaces beforehand.
_CROSS_BLOCK = re.compile(
    r"\]:|\[\^|\*\[|<[A-Za-z/!?]|^[ ]{0,3}(?:```|~~~)|^[ ]{0,3}:[ ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]"
    r"|[\ud800-\udfff\ufffe\uffff]|\A +(?:\n|\Z)",
    re.MULTILINE,
)
_GAP = re.compile(r"\n(?: *\n)+")
_EMPTY = re.compile(r"(?: *\n)+")
# Signs with a meaning within a line.
_SIGNS = b"`*_[]<>&\\$|"
_SIGNS_BUT_EMPHASIS = b"`_[]<>&\\$|"
# First characters of plain paragraphs: no sign of a block, no space, no number of a list.
_PLAIN_START = re.compile(r"[^\W\d_]|[\"“”‘’„«(€£¥®™…–—]|\d(?!\d*[.)]\s)|\*\*?(?=[^\s*])")
_HEADING = re.compile(r"(#{1,6}) ([^\s#][^\n#]*[^\s#]|[^\s#])")
# A heading of another form: in a list, a quotation or a definition, or underlined.
_OTHER_HEADING = re.compile(r"^(?:[ >]|[*+:-] |\d{1,9}[.)] )*(?:#|[=-]+ *$)", re.MULTILINE)
_ITEM = re.compile(r"[-*+] (?=\S)")
_BAD_LINE = re.compile(r" \n|\n(?![^\W\d_]|[\"“”‘’„«(€£¥®™…–—]|\d(?!\d*[.)]\s))")
_END_MARK = re.compile(r"-?ends-?", re.IGNORECASE)
_EMPHASIS = re.compile(
    r"(?:(?<=[\s(“\"])|\A)(\*\*?)(?=[^\s*])([^*\n]*[^\s*])\1(?=[\s).,;:!?”\"]|\Z)"
)


Formulas = Callable[[str], list[tuple[int, int, str]] | None]
"""Finds the formulas of a block: start, end and HTML of each; None when it cannot tell."""


def pieces(text: str, formulas: Formulas) -> list[Piece]:
    """Splits `text` into pieces, in order; into a single hard piece if only the whole text can be
    converted."""
    whole = [Piece(text, hard=True)]
    if _CROSS_BLOCK.search(text):
        return whole
    found: list[Piece] = []
    run: list[tuple[int, int]] = []  # blocks that may be parts of one list or table
    ids: set[str] = set()

    def close() -> None:
        if run:
            source = text[run[0][0] : run[-1][1]]
            listed = _list(source) if len(run) == 1 else None
            found.append(Piece(source, hard=True) if listed is None else Piece(listed))
            run.clear()

    for start, end in _blocks(text):
        block = text[start:end]
        heading = _HEADING.fullmatch(block)
        if heading is not None and set_line(heading[2]) is not None:
            close()
            name = unique(slugify_unicode(heading[2], "-"), ids)
            level = len(heading[1])
            found.append(Piece(f'<h{level} id="{name}">{set_line(heading[2])}</h{level}>'))
        elif _OTHER_HEADING.search(block):
            return whole  # its name must be unlike all others
        elif (markup := _paragraph(block, formulas)) is not None:
            close()
            found.append(Piece(f"<p>{markup}</p>"))
        else:
            run.append((start, end))
    close()
    return found


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each block; blocks are separated by empty lines."""
    begin = _EMPTY.match(text)
    start = begin.end() if begin else 0
    for gap in _GAP.finditer(text, start):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text.rstrip("\n"))


def _paragraph(block: str, formulas: Formulas) -> str | None:
    """HTML inside a plain paragraph; None if the block is not one."""
    if not _PLAIN_START.match(block) or block[-1] == " ":
        return None
    if "\n" in block:
        if _BAD_LINE.search(block):
            return None
        if any(len(row) < 8 and _END_MARK.match(row) for row in block.split("\n")):
            return None
    elif len(block) < 8 and _END_MARK.match(block):
        return None
    if "$" not in block:
        return set_line(block)
    found = formulas(block)
    if found is None:
        return None
    made, at = [], 0
    for start, end, markup in (*found, (len(block), len(block), "")):
        # A formula that stands at an end is set on a line of its own. Dollar signs that are
        # left are money.
        words = block[at:start]
        if not words.strip() or "*" in words or set_line(words.replace("$", "S")) is None:
            return None
        made += [words.replace("\xa0", "&nbsp;"), markup]
        at = end
    return "".join(made)


def set_line(text: str) -> str | None:
    """HTML of words whose only markup is plain emphasis; None if there is more."""
    data = text.encode()
    signs = len(data) - len(data.translate(None, _SIGNS))
    if "http" in text or "www." in text:
        return None
    if not signs:
        return text.replace("\xa0", "&nbsp;") if "\xa0" in text else text
    if len(data) != len(data.translate(None, _SIGNS_BUT_EMPHASIS)):
        return None
    made = _EMPHASIS.sub(_emphasis_html, text)
    if "*" in made:
        return None
    return made.replace("\xa0", "&nbsp;")


def _emphasis_html(match: re.Match[str]) -> str:
    tag = "em" if len(match[1]) == 1 else "strong"
    return f"<{tag}>{match[2]}</{tag}>"


def _list(block: str) -> str | None:
    """HTML of a list whose items are plain lines; None if the block is not one."""
    rows = block.split("\n")
    made = ["<ul>"]
    for row in rows:
        if not _ITEM.match(row) or row[0] != rows[0][0] or row[-1] == " ":
            return None
        text = row[2:]
        markup = set_line(text) if _PLAIN_START.match(text) and "$" not in text else None
        if markup is None:
            return None
        made.append(f"<li>{markup}</li>")
    return "\n".join([*made, "</ul>"])
