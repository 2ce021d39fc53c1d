"""A release's texts as any page or feed can use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

import msgspec

from pressroom.content.model import Document, Entry, Mark, Release, slug
from pressroom.core.html_blocks import blocks
from pressroom.typeset.catalogues import Wording
from pressroom.typeset.dateline import typed_dateline
from pressroom.typeset.markdown.allowed import prefix_ids
from pressroom.typeset.markdown.html_to_markdown import without_note_marks
from pressroom.typeset.markdown.links import absolute, fragment
from pressroom.typeset.statement import Statement

_SCREEN_READER_TEXT = re.compile(r'<span class="said">[^<]*</span>')


_BACK_LINK_TITLE = re.compile(r'title="Jump back to footnote (\d+) in the text"')


class Download(msgspec.Struct, frozen=True):
    """A file made of a table: its address, which nobody can guess, and its bytes."""

    url: str
    data: bytes


class Abstract(msgspec.Struct, frozen=True):
    """What the site needs of an article besides its own page: the line for lists, the files
    beside the release that its body shows or links, and the addresses of what is made of its
    tables."""

    summary: str = ""
    documents: tuple[Document, ...] = ()
    downloads: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A release's texts as safe HTML, for any page or feed to use.

    `body` begins with the dateline. `documents` are the attachments' titles and addresses.
    `lead` is the body's first paragraph and `summary` the line for lists, both plain.
    `files` names the files beside the release that the body shows or links. `marks` are all
    that the release names, `statements` its tables and `downloads` what is made of them.
    """

    release: Release
    body: str
    subheads: tuple[str, ...]
    boilerplate: tuple[str, ...]
    legend: str
    marks: tuple[Mark, ...]
    attribution: str
    documents: tuple[tuple[str, str], ...]
    lead: str
    summary: str
    files: tuple[str, ...]
    statements: tuple[Statement, ...]
    downloads: tuple[Download, ...]

    @property
    def abstract(self) -> Abstract:
        return Abstract(
            self.summary,
            tuple(self.release.beside[name] for name in self.files),
            tuple(download.url for download in self.downloads),
        )

    @property
    def pictures(self) -> tuple[tuple[Document, str], ...]:
        """The pictures beside the release that its body shows, each with its description."""
        if "<img" not in self.body:
            return ()
        shown = {
            (node.attributes.get("src") or ""): node.attributes.get("alt") or ""
            for node in fragment(self.body).css("img")
        }
        files = [self.release.beside[name] for name in self.files]
        return tuple(
            (file, alt) for file in files for src, alt in shown.items() if src.endswith(file.url)
        )

    @property
    def place(self) -> str:
        """Where it was issued, `WALTHAM, Mass.`: of front matter, or of the dateline typed at the
        head of the text; empty where neither tells."""
        given = self.release.dateline
        if given is not None and given.city:
            return ", ".join(filter(None, (given.city, given.region)))
        texts = [given.printed] if given else [block.text for block in blocks(self.body)]
        found = typed_dateline(texts)
        return ", ".join(filter(None, (found[1].city, found[1].region))) if found else ""

    @property
    def searchable_html(self) -> str:
        """What is said of this release alone, subheads and body, as HTML without what only screen
        readers are told, and with a space between the cells of tables."""
        subheads = "".join(f"<p>{line}</p>" for line in self.subheads)
        text = _SCREEN_READER_TEXT.sub("", without_note_marks(subheads + self.body))
        return text.replace("</td>", "</td> ").replace("</th>", "</th> ")

    def body_in(self, words: Wording) -> str:
        """The body, in which footnotes say in the release's language where they lead back to:
        Markdown knows English alone."""

        def back(match: re.Match[str]) -> str:
            title = words("Jump back to footnote %(number)s in the text", number=match[1])
            return f'title="{escape(title)}"'

        return _BACK_LINK_TITLE.sub(back, self.body) if words.key else self.body

    def full_text(self, page: str, words: Wording) -> str:
        """Everything a reader of a feed gets, addresses absolute; `page` is the release's, and
        `words` are those of its language."""
        release = self.release
        parts = []
        if self.subheads:
            items = "".join(f"<li>{line}</li>" for line in self.subheads)
            parts.append(f"<ul>{items}</ul>")
        parts += [self.body_in(words), *self.boilerplate, self.legend]
        if self.attribution:
            parts.append(f"<p><small>{escape(self.attribution)}</small></p>")
        for contact in release.contacts:
            who = (words(contact.for_), contact.name, contact.title, contact.organisation)
            lines = (*who, contact.phone, contact.email)
            parts.append("<p>" + "<br>".join(escape(line) for line in lines if line) + "</p>")
        if release.source_line:
            parts.append(f"<p>{words('Source:')} {escape(release.source_line)}</p>")
        documents = "".join(
            f'<li><a href="{escape(address)}">{escape(title)}</a></li>'
            for title, address in self.documents
        )
        if release.provided_by:
            provided = words("News provided by %(name)s", name=release.provided_by)
            parts.append(f"<p>{escape(provided)}</p>")
        if documents:
            parts.append(f"<ul>{documents}</ul>")
        # Readers show several releases on one page: what is called `fn:1` must be so once.
        text = prefix_ids("\n".join(part for part in parts if part), slug(release.name))
        # What our style sheet hides from eyes, readers' own would show.
        text = _SCREEN_READER_TEXT.sub("", text)
        return absolute(text, page)


class Library(msgspec.Struct, frozen=True):
    """The articles of a site's releases: of all what lists need, of each the whole when it is
    asked for.

    `abstracts` are by the release's address; `key` gives by its source a digest of all that
    readers get of a release; `words` gives by its tag the words of a language.
    """

    abstracts: Mapping[str, Abstract]
    key: Callable[[str], bytes]
    article: Callable[[Entry], Article]
    words: Callable[[str], Wording]
