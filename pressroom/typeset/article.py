"""Article: a release's texts as safe HTML, ready for any page or feed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

import msgspec

from pressroom.content.model import Document, Entry, Mark, Release
from pressroom.content.references import slug
from pressroom.standards.phones import printed_phone
from pressroom.typeset.catalogues import Wording
from pressroom.typeset.markdown.html_to_markdown import without_note_marks
from pressroom.typeset.markdown.links import detached, fragment, with_own_ids
from pressroom.typeset.statement import Statement

_SCREEN_READER_TEXT = re.compile(r'<span class="said">[^<]*</span>')


_BACK_LINK_TITLE = re.compile(r'title="Jump back to footnote (\d+) in the text"')


class Download(msgspec.Struct, frozen=True):
    """A CSV file made from a table: `url` is its address, which nobody can guess, `data` its
    bytes, and `table` the number of the table among the article's statements, from 0."""

    url: str
    data: bytes
    table: int


class Abstract(msgspec.Struct, frozen=True):
    """Summary of an article, as much as lists and indexes need without the whole article.

    `summary` is plain text of at most 300 characters. `documents` are the files beside the release
    that its body shows or links. `downloads` are the addresses of the CSV files made from its
    tables.
    """

    summary: str = ""
    documents: tuple[Document, ...] = ()
    downloads: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """Texts of a release as safe HTML, for any page or feed.

    `body` begins with the dateline, and `place` is its city and region (`WALTHAM, Mass.`), empty if
    it names none. `documents` are the attachments' titles and addresses. `lead`
    is the body's first paragraph and `summary` the line for lists, both plain text. `files` names
    the files beside the release that the body shows or links. `marks` are all trademarks that the
    release names, `statements` its tables and `downloads` the CSV files made from them.
    """

    release: Release
    body: str
    place: str
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
        """The article's abstract, for lists."""
        return Abstract(
            self.summary,
            tuple(self.release.beside[name] for name in self.files),
            tuple(download.url for download in self.downloads),
        )

    @property
    def pictures(self) -> tuple[tuple[Document, str], ...]:
        """Pictures beside the release that its body shows, each with its description (`alt`)."""
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
    def searchable_html(self) -> str:
        """Subheads and body as HTML for a search index: without texts for screen readers only and
        without footnote marks, and with a space between table cells."""
        subheads = "".join(f"<p>{line}</p>" for line in self.subheads)
        text = _SCREEN_READER_TEXT.sub("", without_note_marks(subheads + self.body))
        return text.replace("</td>", "</td> ").replace("</th>", "</th> ")

    def body_in(self, words: Wording) -> str:
        """The body, with the titles of the footnotes' back links in the release's language;
        Python-Markdown writes them in English only."""

        def back(match: re.Match[str]) -> str:
            title = words("Jump back to footnote %(number)s in the text", number=match[1])
            return f'title="{escape(title)}"'

        return _BACK_LINK_TITLE.sub(back, self.body) if words.key else self.body

    def full_text(self, page: str, words: Wording, country: str) -> str:
        """Full text of the release without its page, as HTML with absolute addresses.

        `page` is the address of the release's page, `words` the interface's words in its language;
        `country` (ISO 3166) is that of telephone numbers without a prefix. Links within the text
        lead to the page, and ids are the page's.
        """
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
            lines = (*who, printed_phone(contact.phone, country), contact.email)
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
        # Feed readers would show text that our style sheet hides.
        text = _SCREEN_READER_TEXT.sub("", "\n".join(part for part in parts if part))
        return detached(text, page)

    def shared_text(self, full_text: str) -> str:
        """The `full_text` for who shows it among other releases, as feed readers do: an id such as
        `fn:1` would be there twice, so each begins with the release's name."""
        return with_own_ids(full_text, slug(self.release.name))


class Library(msgspec.Struct, frozen=True):
    """Articles of a site's releases: an abstract of each for lists, and the full article on demand.

    `abstracts` are keyed by the release's address. `key(source)` is a digest of everything that
    readers get of the release in that source file, `article(entry)` its article, and `words(tag)`
    the interface's words in a language (BCP 47).
    """

    abstracts: Mapping[str, Abstract]
    key: Callable[[str], bytes]
    article: Callable[[Entry], Article]
    words: Callable[[str], Wording]
