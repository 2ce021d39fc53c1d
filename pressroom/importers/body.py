"""The body of a release: what is left of a text once its frame is out of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from pressroom.importers.contact_words import is_person, is_position
from pressroom.importers.readings import Cut, without
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import Block, BlockKind, read_blocks

_ADDRESS = re.compile(r"\[(?P<words>[^\[\]\s]+)\]\((?P<address>https?://[^()\s]+)\)")
_AUTOMATIC = re.compile(r"(?:https?://|www\.)[\w./%~+:@-]*[\w/]")
_EMPTY = re.compile(r"\n{3,}")
_STATEMENT = re.compile(r"^!\[[^\n]*\]\([^()\s]+\.csv\)$", re.MULTILINE)
_RULE = "* * *"
# `/s/ Jane Doe`, `"Jane Doe"`
_BEFORE_SIGNED = re.compile(r'\A[\s“"]*(?:/s/[\s“"]*)?', re.IGNORECASE)
# `**Outlook**\` above a paragraph, as a page has it with `<br>`.
_BOLD_ROW = re.compile(r"(?<=\n\n)(?P<row>\*\*(?P<words>[^*\n]+)\*\*)\\\n")
_LONGEST_HEADING = 12
_CELL = re.compile(r"[\d$€£%()]")
_NAME_END = (".", ":", ";", ",", "!", "?", "”", '"')


def body_of(text: str, cuts: Iterable[Cut], *, headings: bool) -> str:
    """The Markdown body; with `headings` the lines that stand alone as headings are made such."""
    rest = _apart(text, sorted(cuts, key=lambda cut: cut.start))
    rest = _EMPTY.sub("\n\n", "\n".join(row.rstrip() for row in rest.split("\n"))).strip("\n")
    if not rest.strip():
        return ""
    rest = bare_addresses(rest)
    return (_with_headings(rest) if headings else rest) + "\n"


def _apart(text: str, cuts: Sequence[Cut]) -> str:
    """The text without what is cut out of it. Statements that stood behind cut parts would come
    under the About section above these, such as of a product; a rule parts them from it."""
    for found in _STATEMENT.finditer(text):
        at = found.start()
        before = [cut for cut in cuts if cut.end <= at]
        if not before or text[max(cut.end for cut in before) : at].strip():
            continue
        after = [Cut(cut.start - at, cut.end - at) for cut in cuts if cut not in before]
        above, below = without(text[:at], before).rstrip(), without(text[at:], after)
        heads = [
            block
            for block in read_blocks(above)
            if block.kind is BlockKind.HEADING or block.emphatic
        ]
        if heads and phrases.ABOUT_HEADING.match(heads[-1].plain):
            return f"{above}\n\n{_RULE}\n\n{below}"
        break
    return without(text, cuts)


def bare_addresses(markdown: str) -> str:
    """Markdown with each link whose words are its address as the address alone."""
    return _ADDRESS.sub(_bare_address, markdown)


def _bare_address(link: re.Match[str]) -> str:
    """A link whose words are its address, as the address alone, which is a link too."""
    words, address = link["words"], link["address"]
    same = {address.partition("://")[2].removesuffix("/"), address.removesuffix("/")}
    bare = words.replace("\\", "").removesuffix("/") in same
    return words.replace("\\", "") if bare and _AUTOMATIC.fullmatch(words) else link[0]


def _with_headings(text: str) -> str:
    """The text with `##` before the lines that stand alone above a paragraph as headings do; a bold
    first row of a paragraph is such a line too."""
    text = _BOLD_ROW.sub(_alone, text)
    blocks = list(read_blocks(text))
    starts = []
    for number, (block, following) in enumerate(itertools.pairwise(blocks)):
        alone = text[max(block.start - 2, 0) : block.start] in ("", "\n\n") and text.startswith(
            "\n\n", block.end
        )
        signs = number and _is_signature(blocks[number - 1], block)
        if alone and number and not signs and _is_heading(block, following):
            starts.append(block)
    pieces, last = [], 0
    for block in starts:
        pieces += [text[last : block.start], "## " + _bare(text[block.start : block.end])]
        last = block.end
    return "".join([*pieces, text[last:]])


def _alone(row: re.Match[str]) -> str:
    """A bold row as a paragraph of its own, where what is below it is one."""
    words = row["words"].split()
    below = row.string[row.end() :].partition("\n\n")[0].replace("\\\n", "\n")
    is_heading = len(words) <= _LONGEST_HEADING and not row["words"].endswith(_NAME_END)
    return f"{row['row']}\n\n" if is_heading and _is_paragraph(below) else row[0]


def _is_paragraph(text: str) -> bool:
    """Whether rows are running text, and no list, table or address in short rows."""
    return "\n" not in text.strip() and len(text.split()) >= _LONGEST_HEADING


def _is_signature(above: Block, block: Block) -> bool:
    """Whether a row is the position of who signs above it: `"Jane Doe"`, `President and CEO`."""
    signed = _BEFORE_SIGNED.sub("", above.plain).rstrip(' ”"')
    return is_person(signed) and is_position(block.plain)


def _is_heading(block: Block, following: Block) -> bool:
    shown = block.plain
    if block.kind is not BlockKind.PROSE or "\n" in block.text or following.kind is BlockKind.RULE:
        return False
    words = shown.split()
    if not 1 <= len(words) <= _LONGEST_HEADING or shown.endswith(_NAME_END):
        return False
    if not shown[0].isupper() or shown.startswith(("(", "Note", "©", "Table:")):
        return False
    if following.kind is BlockKind.PROSE and len(following.plain.split()) < _LONGEST_HEADING:
        return False
    return block.emphatic or not _CELL.search(re.sub(r"\b(?:19|20)\d\d\b|\bQ[1-4]\b", "", shown))


def _bare(text: str) -> str:
    return text.strip().strip("*_").strip()
