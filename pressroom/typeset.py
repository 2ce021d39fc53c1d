"""A release made ready to show: its texts as HTML, its dateline and attribution set."""

from __future__ import annotations

from html import escape

import msgspec

from pressroom.config import Config
from pressroom.dateline import set_dateline
from pressroom.marks import attribution
from pressroom.markup import Converter, Rendered, absolute, plain
from pressroom.model import Release, Standing
from pressroom.problems import Problem, Severity

_LONGEST_SUMMARY = 300


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A release's texts as safe HTML, for any page or feed to use.

    `body` begins with the dateline. `documents` are the attachments' titles and addresses.
    `lead` is the body's first paragraph and `summary` the line for lists, both plain.
    `files` names the files beside the release that the body shows or links.
    """

    release: Release
    body: str
    subheads: tuple[str, ...]
    boilerplate: tuple[str, ...]
    legend: str
    attribution: str
    documents: tuple[tuple[str, str], ...]
    lead: str
    summary: str
    files: tuple[str, ...]

    def full_text(self, page: str) -> str:
        """Everything a reader of a feed gets, addresses absolute; `page` is the release's."""
        release = self.release
        parts = []
        if self.subheads:
            items = "".join(f"<li>{line}</li>" for line in self.subheads)
            parts.append(f"<ul>{items}</ul>")
        parts += [self.body, *self.boilerplate, self.legend]
        if self.attribution:
            parts.append(f"<p><small>{escape(self.attribution)}</small></p>")
        for contact in release.contacts:
            who = (contact.for_, contact.name, contact.title, contact.organisation)
            lines = (*who, contact.phone, contact.email)
            parts.append("<p>" + "<br>".join(escape(line) for line in lines if line) + "</p>")
        if release.source_line:
            parts.append(f"<p>Source: {escape(release.source_line)}</p>")
        documents = "".join(
            f'<li><a href="{escape(address)}">{escape(title)}</a></li>'
            for title, address in self.documents
        )
        if release.provided_by:
            parts.append(f"<p>News provided by {escape(release.provided_by)}</p>")
        if documents:
            parts.append(f"<ul>{documents}</ul>")
        return absolute("\n".join(part for part in parts if part), page)


class Typesetter:
    """Typesets releases one after another; standing texts are converted once."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._converter = Converter(config.base)
        self._standing: dict[str, Rendered] = {}

    def typeset(self, release: Release) -> tuple[Article, list[Problem]]:
        """The release's article, and what its author must know of its texts."""
        addresses = {name: document.url for name, document in release.beside.items()}
        body = self._converter.convert(release.body, addresses)
        problems = _problems(body, release.source, release.body_line)
        subheads = [self._converter.inline(line) for line in release.subheads]
        for line in subheads:
            problems += _problems(line, release.source, release.line("subheads"))
        standing = [self.standing(text) for text in release.boilerplate]
        legend = self.standing(release.legend) if release.legend else None
        for text in (*release.boilerplate, *([release.legend] if release.legend else [])):
            problems += self.standing_problems(text)
        return self._article(release, body, subheads, standing, legend), problems

    def standing_problems(self, text: Standing) -> list[Problem]:
        """What the author of a standing text must know of it."""
        return [*text.problems, *_problems(self.standing(text), text.path, 1)]

    def standing(self, text: Standing) -> Rendered:
        """A standing text as HTML."""
        if text.path not in self._standing:
            self._standing[text.path] = self._converter.standing(text.text, text.name)
        return self._standing[text.path]

    def _article(
        self,
        release: Release,
        body: Rendered,
        subheads: list[Rendered],
        standing: list[Rendered],
        legend: Rendered | None,
    ) -> Article:
        first = plain(subheads[0].html) if subheads else body.lead
        return Article(
            release=release,
            body=self._with_dateline(release, body.html),
            subheads=tuple(line.html for line in subheads),
            boilerplate=tuple(text.html for text in standing),
            legend=legend.html if legend else "",
            attribution=attribution(release.marks),
            documents=tuple((d.title, self.config.base + d.url) for d in release.attachments),
            lead=body.lead,
            summary=_shortened(first),
            files=body.files,
        )

    def _with_dateline(self, release: Release, body: str) -> str:
        """The body with the dateline run into its first paragraph, as the wires set it."""
        if release.dateline is None:
            return body
        day = release.instant.at.date()
        text = escape(set_dateline(release.dateline, day, self.config.site.wire_style), quote=False)
        span = f'<span class="dateline">{text}</span>'
        if body.startswith("<p>"):
            return f"<p>{span} {body[3:]}"
        return f"<p>{span}</p>\n{body}"


def _shortened(text: str) -> str:
    """`text`, cut after a whole word where it is too long for a list."""
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
