"""Markdown to safe HTML in bounded time, with findings for whatever was unsafe or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import markdown
import msgspec
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension, slugify_unicode

from pressroom.content.model import Document
from pressroom.typeset.markdown import allowed, extensions, links
from pressroom.typeset.markdown.attribute_lists import without_attributes
from pressroom.typeset.markdown.dialects import foreign_marks
from pressroom.typeset.markdown.fast_path import PROVED, pieces
from pressroom.typeset.markdown.hidden_by_lists import hidden_by_lists
from pressroom.typeset.markdown.limits import nested_too_deeply, refusal
from pressroom.typeset.markdown.plain_text import plain_words
from pressroom.typeset.markdown.rendered import Finding, Inset, Rendered
from pressroom.typeset.markdown.sanitise import Sanitiser


class Converter:
    """Markdown converter for many texts; nothing defined in one text leaks into the next.

    `base` is the path the site lives under; it is put before addresses that begin with `/`.
    Without `fast` every text goes through Python-Markdown as a whole.
    """

    def __init__(self, base: str = "", *, fast: bool = True) -> None:
        self.base = base
        self.fast = fast
        self._dialect = extensions.ReleaseExtension()
        self._formula_html: dict[str, str | None] = {}  # MathML by LaTeX source
        self._markdown = markdown.Markdown(
            extensions=[
                "markdown.extensions.fenced_code",
                "markdown.extensions.abbr",
                "markdown.extensions.def_list",
                # Lists also keep their first number with this: `2024. ` opens a list.
                "markdown.extensions.sane_lists",
                FootnoteExtension(),
                TocExtension(marker="", slugify=slugify_unicode),
                self._dialect,
            ],
            output_format="html",
        )

    def convert(self, text: str, files: Mapping[str, Document] | None = None) -> Rendered:
        """Converts `text` to safe HTML. `files` are the files beside it, by name.

        Raises nothing for any text: one that cannot be converted gives a fatal finding.
        """
        refused = refusal(text)
        if refused is not None:
            return Rendered("", findings=(refused,))
        hidden = tuple(hidden_by_lists(text))
        text, attributes = without_attributes(text)
        made = self._by_pieces(text, files)
        if made is None:
            made = self._convert(text, text, files)
        findings = (*made.findings, *hidden, *foreign_marks(text, made.html))
        if attributes is not None:
            findings = (*findings, attributes)
        markup = allowed.close_heading_gaps(made.html)
        return Rendered(markup, made.files, made.insets, findings)

    def _by_pieces(self, text: str, files: Mapping[str, Document] | None) -> Rendered | None:
        """The text converted on the fast path; None if it has to go through Python-Markdown as a
        whole, or if the installed version is not a tested one."""
        if not self.fast or markdown.__version__ not in PROVED or _PARTING in text:
            return None
        if _without_bad_references(text) != text:
            return None  # what is left out may make a list of a paragraph
        made = pieces(text, self._formulas)
        hard = [piece for piece in made if piece.html is None]
        rendered = Rendered("")
        if hard:
            if len(hard) == len(made):
                return None
            # One conversion of them all costs little more than one of the shortest. A paragraph
            # keeps them apart, as what is left out between them does.
            source = f"\n\n{_PARTING}\n\n".join(piece.source for piece in hard)
            if source.isspace():
                return None  # code that has only spaces: the library leaves out such a text
            rendered = self._convert(source, text, files)
            parts = rendered.html.split(f"<p>{_PARTING}</p>")
            if len(parts) != len(hard):
                return None
            for piece, part in zip(hard, parts, strict=True):
                piece.html = part.strip("\n")
        markup = "\n".join(piece.html for piece in made if piece.html)
        return msgspec.structs.replace(rendered, html=markup)

    def _formulas(self, block: str) -> list[tuple[int, int, str]] | None:
        """Formulas of a block with their HTML, each converted once; None if one cannot be read."""
        found = []
        for match in extensions.MATHS.finditer(block):
            if match[0] not in self._formula_html:
                source = f"x {match[0]} x"
                made = self._convert(source, source, {})
                alone = _FORMULA.fullmatch(made.html)
                self._formula_html[match[0]] = None if made.findings or not alone else alone[1]
            markup = self._formula_html[match[0]]
            if markup is None:
                return None
            found.append((*match.span(), markup))
        return found

    def _convert(self, source: str, text: str, files: Mapping[str, Document] | None) -> Rendered:
        """Converts `source` by Python-Markdown and sanitises the result. `text` is the whole text
        that it is of: findings name its lines."""
        valid = _without_bad_references(source)
        try:
            raw = self._markdown.reset().convert(valid)
        except (RecursionError, IndexError, AssertionError, ValueError) as error:
            return Rendered("", findings=(_conversion_fault(type(error).__name__),))
        tree = links.fragment(raw)
        deep = nested_too_deeply(tree)
        if deep is not None:
            return Rendered("", findings=(deep,))
        sanitiser = Sanitiser(_without_bad_references(text), files or {}, self.base)
        sanitiser.sanitise(tree)
        sanitiser.check_definitions()
        sanitiser.report_unread_maths(self._dialect.unread)
        if source != valid:
            sanitiser.findings.append(_BAD_REFERENCE)
        links.make_ids_unique(tree)
        unclean = links.serialised(tree)
        markup = allowed.clean(unclean)
        if (
            not sanitiser.findings
            and markup != unclean
            and plain_words(markup) != plain_words(unclean)
        ):
            sanitiser.findings.append(_conversion_fault("some of its words would be lost"))
        markup = _in_figures(_with_table_comments(markup, sanitiser.insets, sanitiser.findings))
        return Rendered(
            markup,
            tuple(sanitiser.files),
            tuple(sanitiser.insets),
            tuple(sanitiser.findings),
        )

    def standing(self, text: str, name: str) -> Rendered:
        """Converts `text` for a page that holds other texts too: its headings get no ids, and the
        ids of its footnotes begin with `name`."""
        rendered = self.convert(text)
        return msgspec.structs.replace(rendered, html=allowed.prefix_ids(rendered.html, name))

    def inline(self, text: str) -> Rendered:
        """Converts `text` for use within a line or list item: without a paragraph around it."""
        rendered = self.convert(text)
        found = _PARAGRAPH.fullmatch(rendered.html)
        if found is None or "<p>" in found[1]:
            return rendered
        return msgspec.structs.replace(rendered, html=found[1])


# A private character, which stands in no text.
_PARTING = "\ue000"
_PARAGRAPH = re.compile(r"\s*<p>(.*)</p>\s*", re.DOTALL)
_FORMULA = re.compile(r"<p>x (<math.*</math>) x</p>", re.DOTALL)
# Character references to what XML forbids: controls, surrogates, noncharacters.
_CHARACTER_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,9}));?")
_BAD_REFERENCE = Finding(
    1, "PR104", False, "a reference to no character (such as `&#1;`) is left out", "take it out"
)


def _without_bad_references(text: str) -> str:
    return _CHARACTER_REFERENCE.sub(_valid_reference, text) if "&#" in text else text


def _valid_reference(match: re.Match[str]) -> str:
    """The character reference as it is; empty if XML forbids its character, since feeds are XML."""
    code = int(match[1], 16) if match[1] else int(match[2])
    forbidden = code < 32 and code not in (9, 10, 13)
    forbidden |= 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    return "" if forbidden or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF else match[0]


_IMAGE = r'<img\b(?:[^">]|"[^"]*")*>'
_LONE_IMAGE = re.compile(rf"<p>\s*({_IMAGE})\s*</p>")
_INSET = re.compile(r' src="#statement-(\d+)"')
_TITLE = re.compile(r' title="([^"]*)"')


def _with_table_comments(markup: str, insets: list[Inset], findings: list[Finding]) -> str:
    """HTML with a comment in place of each table that is read from a file."""
    if not insets:
        return markup

    def mark(match: re.Match[str]) -> str:
        found = _INSET.search(match[1])
        return insets[int(found[1])].mark if found and int(found[1]) < len(insets) else match[0]

    markup = _LONE_IMAGE.sub(mark, markup)
    for number in _INSET.findall(markup):
        inset = insets[int(number)]
        what = f"the table `{inset.name}` stands within a paragraph"
        findings.append(
            Finding(inset.line, "PR108", True, what, "put empty lines before and after it")
        )
    return markup


def _in_figures(markup: str) -> str:
    """HTML with captioned pictures, `![…](chart.png "Caption")`, as `<figure>` elements."""

    def figure(match: re.Match[str]) -> str:
        found = _TITLE.search(match[1])
        if found is None or not found[1].strip():
            return _TITLE.sub("", match[0], count=1)
        picture = _TITLE.sub("", match[1], count=1)
        return f"<figure>{picture}<figcaption>{found[1]}</figcaption></figure>"

    return _LONE_IMAGE.sub(figure, markup) if "<img" in markup else markup


def _conversion_fault(why: str) -> Finding:
    return Finding(
        1, "PR103", True, f"the text cannot be converted: {why}", "simplify its Markdown"
    )
