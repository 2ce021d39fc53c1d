"""Markdown extensions for press releases: end marks, wide tables, inline maths, bare addresses."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

from pressroom.typeset.markdown import numbered_lists
from pressroom.typeset.markdown.emphasis import Emphasis

# `$p < 0.0001$` is maths; `$5 million to $10 million`, `US$5-$7` and `$AAPL` are not: the
# first sign stands before a letter, a Greek command or a bracket and after no letter or
# digit, the second after no space and before no letter or digit.
# Looking behind comes after the sign, since looking for one sign alone is fast.
MATHS = re.compile(
    r"\$(?<![\w$\\]\$)(?=[A-Za-z\\|]|\((?![\d.$]))([^$\n\x02\x03]{1,200}?)(?<=[^\s\\])\$(?![\w$])"
)
# `$US unless they are stated in C$`: words, which LaTeX would run together.
_PROSE = re.compile(r"^[^\\]*[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+[A-Za-z]{1,}[^\\]*$")
# Here too looking behind comes after the first letter.
_BEFORE_ADDRESS = r"[\w/.@\x02\x03]"
ADDRESS = re.compile(
    rf"(?:h(?<!{_BEFORE_ADDRESS}h)ttps?://|w(?<!{_BEFORE_ADDRESS}w)ww\.)"
    r"[^\s<>*\"\x02\x03]*[^\s<>*\"\x02\x03.,;:!?']"
)
_SENTENCE_SIGNS = ".,;:!?'\"”’"
END_MARK_LINE = re.compile(
    r"^[ ]{0,3}(#{1,6}|# # #|-30-|-ends-|ends)[ ]*$", re.IGNORECASE | re.MULTILINE
)


class _EndMark(BlockProcessor):
    """End mark of wire copy, `###` or in some houses `####`, which Markdown would make an empty
    heading."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(END_MARK_LINE.search(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        found = END_MARK_LINE.search(block)
        assert found is not None
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        mark = ElementTree.SubElement(parent, "p", {"class": "end-mark"})
        mark.text = AtomicString(found[1])
        if after.strip():
            blocks.insert(0, after)
        return True


class _Tables(TableProcessor):
    """Table processor that loses no cells: Python-Markdown cuts rows that are longer than the
    header.

    In statements the header often is one line over all columns: its last cell then spans the rest.
    """

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        columns = len(self.separator)
        rows = blocks[0].split("\n")[2:]
        split: Callable[[str], list[str]] = self._split_row  # type: ignore[attr-defined]
        widest = max((len(split(row.strip(" "))) for row in rows), default=columns)
        self.separator = [*self.separator, *[""] * (widest - columns)]  # type: ignore[assignment]
        super().run(parent, blocks)
        head = parent[-1].find("thead/tr")
        if widest > columns and head is not None:
            for cell in head[columns:]:
                head.remove(cell)
            head[-1].set("colspan", str(widest - columns + 1))


class _Maths(InlineProcessor):
    """Inline LaTeX between dollar signs, as MathML, so that no script has to run for it. A formula
    that cannot be read stays as typed and is added to `unread`."""

    def __init__(self, pattern: str, md: Markdown, unread: list[str]) -> None:
        super().__init__(pattern, md)
        self.unread = unread

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        from latex2mathml.converter import convert_to_element

        if _PROSE.search(m[1]):
            return None, None, None
        try:
            return convert_to_element(m[1].strip()), m.start(0), m.end(0)
        except Exception:  # noqa: BLE001  the library raises many kinds for LaTeX it cannot read
            self.unread.append(m[0])
            return None, None, None


class _EscapedAmpersand(InlineProcessor):
    """Ampersand behind a backslash: `\\&amp;` shows its signs, which the serialiser would
    resolve."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)


def trimmed_address(found: str) -> str:
    """Address that `ADDRESS` has found, without the signs that belong to the sentence around it."""
    address = found.rstrip(_SENTENCE_SIGNS)
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(_SENTENCE_SIGNS)
    return address


class _BareAddress(InlineProcessor):
    """Links `https://example.com` and `www.example.com` without brackets, as authors expect."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        address = trimmed_address(m[0])
        link = ElementTree.Element("a")
        link.set("href", address if address.startswith("http") else f"http://{address}")
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)


class _Heading(HashHeaderProcessor):
    """Heading by number signs. `#1 in oncology` and `#anvils` are words, as CommonMark has it; of
    `##Results`, which old archives have, nobody means the signs."""

    RE = re.compile(
        HashHeaderProcessor.RE.pattern.replace("(?P<level>", r"(?!#[^\s#])(?P<level>", 1)
    )


class ReleaseExtension(Extension):
    """Python-Markdown extension with the Markdown dialect of press releases.

    `unread` holds the formulas of the last text that could not be read.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unread: list[str] = []
        self._numbered: numbered_lists.NumberedLists | None = None

    def reset(self) -> None:
        """Forgets the unread formulas and the lists of the previous text."""
        self.unread.clear()
        if self._numbered is not None:
            self._numbered.lists.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers the processors with Python-Markdown."""
        md.registerExtension(self)
        self._numbered = numbered_lists.register(md)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        # Above headings (70) and rules (50), below code (80) and lists of it.
        md.parser.blockprocessors.register(_EndMark(md.parser), "end-mark", 75)
        # As CommonMark has it: a backslash before any sign of ASCII, and at a line's end.
        md.ESCAPED_CHARS += sorted({*string.punctuation} - {*md.ESCAPED_CHARS})
        md.inlinePatterns.register(_EscapedAmpersand(r"\\&", md), "ampersand", 182)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "break", 181)
        md.parser.blockprocessors.register(
            _Tables(md.parser, {"use_align_attribute": True}), "table", 76
        )
        emphasis = Emphasis("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        # Below links (160) and raw HTML (90), above emphasis.
        md.inlinePatterns.register(_BareAddress(ADDRESS.pattern, md), "bare-address", 70)
        # Below code spans (190), above escapes (180): LaTeX has backslashes of its own.
        md.inlinePatterns.register(_Maths(MATHS.pattern, md, self.unread), "maths", 185)
