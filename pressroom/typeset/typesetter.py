"""Typesetter: releases to articles; texts that several releases share are converted once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from pressroom.content.config.checks import ATTRIBUTIONS
from pressroom.content.config.records import Config
from pressroom.content.load.registered import registry_marks
from pressroom.content.model import Mark, Release
from pressroom.content.references import slug
from pressroom.content.standing import Standing
from pressroom.content.trademarks.attribution import attributed_names, attribution
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.policy import SymbolSetter, normalise_symbols
from pressroom.content.trademarks.symbols import without_tags
from pressroom.core.html_blocks import Edit, HtmlBlock, apply_edits, blocks, blocks_in_turn
from pressroom.core.problems import Problem, Severity
from pressroom.typeset.article import Article, Download
from pressroom.typeset.dateline import dateline_at_head, set_dateline, typed_dateline
from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.html_to_markdown import as_line
from pressroom.typeset.markdown.rendered import Rendered
from pressroom.typeset.statement import Tables
from pressroom.typeset.typography import set_type

_LONGEST_SUMMARY = 300
# The first paragraph's tags, which an author may have written as HTML, with an id.
_OPENING = re.compile(r"(?:<(?:div|section)(?: [^>]*)?>\s*)*<p(?: [^>]*)?>")
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


class Typesetter:
    """Typesets releases one after another; standing texts are converted once.

    Table files are read below `root`.
    """

    def __init__(self, config: Config, root: Path) -> None:
        self.config = config
        self.root = root
        self._converter = Converter(config.base)
        self._registered = registry_marks(config)
        self._standing: dict[tuple[str, str, str], Rendered] = {}
        self._prose: dict[str, list[str]] = {}  # of standing texts, by their HTML

    def typeset(self, release: Release) -> tuple[Article, list[Problem]]:
        """The release's article, and the problems of its texts."""
        body = self._converter.convert(release.body, release.beside)
        problems = _problems(body, release.source, release.body_line)
        subheads = [self._converter.inline(line) for line in release.subheads]
        for line in subheads:
            problems += _problems(line, release.source, release.line("subheads"))
        for text in (*release.boilerplate, *([release.legend] if release.legend else [])):
            problems += self.standing_problems(text)
        tables = self._tables(release, body)
        problems += tables.problems
        article = self._article(release, body, tables, [line.html for line in subheads])
        return article, problems

    def _tables(self, release: Release, body: Rendered) -> Tables:
        if "<table" not in body.html and not body.insets:
            return Tables(body.html)
        # Imported late: most releases have no tables, and the module is slow to load.
        from pressroom.typeset.tables import TableSetter

        name = slug(release.name) or "release"
        setter = TableSetter(self.root, self.config.base, release.language, name)
        return setter.set(body, release.beside, release.source, release.body_line)

    def standing_problems(self, text: Standing) -> list[Problem]:
        """Problems of a standing text."""
        return [*text.problems, *_problems(self.standing(text), text.path, 1)]

    def standing(self, text: Standing, language: str = "") -> Rendered:
        """Converts a standing text to HTML, typeset in `language` (by default the site's)."""
        key = (text.path, text.text, language)
        if key not in self._standing:
            made = self._converter.standing(text.text, slug(text.path))
            html = self._typeset_html(made.html, language or self.config.language)
            self._standing[key] = Rendered(html, findings=made.findings)
        return self._standing[key]

    def _article(
        self, release: Release, body: Rendered, tables: Tables, subheads: Sequence[str]
    ) -> Article:
        language = release.language
        subheads = [self._typeset_html(line, language) for line in subheads]
        text = self._typeset_html(tables.html, language)
        standing = [self.standing(part, language).html for part in release.boilerplate]
        legend = self.standing(release.legend, language).html if release.legend else ""
        # Only trademarks and datelines of the front matter are looked for in the finished text.
        searched = bool(self._registered or release.marks or release.dateline)
        own_blocks = blocks(text) if searched else []
        # More than half are but the lines between tags, which name nothing.
        with_words = [block for block in own_blocks if not block.text.isspace()]
        # The body before them: marks are attributed in the order in which they are first named.
        heads = [block for line in subheads for block in blocks(line)]
        marks = self._mentioned_marks(release, (*with_words, *heads), (*standing, legend))
        if marks and self.config.marks.apply:
            subheads, text, standing = self._with_symbols(
                release, marks, subheads, text, standing, with_words
            )
        lead = _lead(text)
        summary = as_line(subheads[0]) if subheads else lead
        return Article(
            release=release,
            body=self._with_dateline(release, text, own_blocks),
            place=_dateline_place(release, text),
            subheads=tuple(subheads),
            boilerplate=tuple(standing),
            legend=legend,
            marks=marks,
            attribution=self._attribution(release, marks, with_words),
            documents=tuple((d.title, self.config.base + d.url) for d in release.attachments),
            lead=lead,
            summary=_shortened(summary),
            files=body.files,
            statements=tables.statements,
            downloads=tuple(Download(*made) for made in tables.downloads),
        )

    def _typeset_html(self, markup: str, language: str) -> str:
        """`markup` with trademark symbols as single characters, and with typographic quotes, dashes
        and spaces."""

        def change(block: HtmlBlock) -> list[Edit]:
            type_ = set_type(block, language) if self.config.typography else []
            return [*normalise_symbols(block), *type_]

        return apply_edits(without_tags(markup), change)

    def _mentioned_marks(
        self, release: Release, own_blocks: Sequence[HtmlBlock], standing: Iterable[str]
    ) -> tuple[Mark, ...]:
        """Trademarks that a release names: those it lists, then those of the registry that its own
        blocks or its `standing` texts (HTML) mention."""
        listed = {mark.name: mark for mark in release.marks}
        others = [mark for mark in self._registered if mark.name not in listed]
        if not others:
            return release.marks
        texts = [release.title, *(block.prose for block in own_blocks)]
        for part in standing:
            if part not in self._prose:
                self._prose[part] = [block.prose for block in blocks(part)]
            texts += self._prose[part]
        found = mark_finder((*release.marks, *others)).mentioned(texts)
        return tuple((listed | found).values())

    def _with_symbols(
        self,
        release: Release,
        marks: Sequence[Mark],
        subheads: Sequence[str],
        text: str,
        standing: Sequence[str],
        own_blocks: Sequence[HtmlBlock],
    ) -> tuple[list[str], str, list[str]]:
        """Subheads, body and boilerplate with the trademark symbols that house policy wants."""
        policy = self.config.marks.policy
        setter = SymbolSetter(mark_finder(tuple(marks)), policy)
        if policy != "first-body":
            setter.note(release.title)
            subheads = [apply_edits(line, setter.set) for line in subheads]
        text = apply_edits(text, setter.set, own_blocks)
        if policy == "every":
            standing = [apply_edits(part, setter.set) for part in standing]
        return list(subheads), text, list(standing)

    def _attribution(
        self, release: Release, marks: Sequence[Mark], own_blocks: Sequence[HtmlBlock]
    ) -> str:
        """The line that names the trademarks' owners, without trademarks that the body itself
        attributes."""
        form = release.attribution or self.config.marks.attribution
        if form not in ATTRIBUTIONS:
            return form
        done = attributed_names((block.text for block in own_blocks), marks) if marks else set()
        left = [mark for mark in marks if mark.name not in done]
        return attribution(left, release.language, form)

    def _with_dateline(self, release: Release, body: str, own_blocks: Sequence[HtmlBlock]) -> str:
        """The body with the dateline run into its first paragraph, as the wires print it; a
        dateline that the author has typed there is kept instead."""
        if release.dateline is None or typed_dateline(block.text for block in own_blocks):
            return body
        day = release.instant.at.date()
        style = self.config.site.wire_style
        printed = set_dateline(release.dateline, day, style, release.language)
        span = f'<span class="place">{escape(printed, quote=False)}</span>'
        # An author's comment, once removed, leaves an empty line.
        body = body.lstrip()
        if paragraph := _OPENING.match(body):
            return f"{paragraph[0]}{span} {body[paragraph.end() :]}"
        return f"<p>{span}</p>\n{body}"


def _dateline_place(release: Release, body: str) -> str:
    """City and region of the dateline: from the front matter, or from the dateline typed at the
    head of the text."""
    given = release.dateline
    if given is not None and given.city:
        return ", ".join(filter(None, (given.city, given.region)))
    head = (block.text for block in blocks_in_turn(body))
    found = typed_dateline([given.printed] if given else head)
    return ", ".join(filter(None, (found[1].city, found[1].region))) if found else ""


def _lead(body: str) -> str:
    """The body's first paragraph as plain text, without a dateline that is typed there; the second
    where the first is a dateline and nothing else."""
    for first in itertools.islice(_FIRST_PARAGRAPH.finditer(body), 2):
        lead = as_line(first[1])
        typed = dateline_at_head(lead)
        lead = lead[typed.length :] if typed else lead
        if lead:
            return lead
    return ""


def _shortened(text: str) -> str:
    """`text`, cut after a whole word if it is too long for a list."""
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[:_LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _problems(rendered: Rendered, source: str, first_line: int) -> list[Problem]:
    return [
        Problem(
            path=source,
            line=first_line + finding.line - 1,
            code=finding.code,
            severity=Severity.ERROR if finding.fatal else Severity.WARNING,
            message=finding.message,
            remedy=finding.remedy,
        )
        for finding in rendered.findings
    ]
