"""HTML files to manuscripts: a wire's page, a company's page, an exhibit of an EDGAR filing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.core.problems import Problem
from pressroom.importers.archives.enclosures import Taken
from pressroom.importers.archives.folder import Folder
from pressroom.importers.html import findings, limits
from pressroom.importers.html.decoding import decoded
from pressroom.importers.html.fragment import Fragment, HtmlOptions, parsed_html, read_tree
from pressroom.importers.html.metadata import Metadata, metadata_of, path_of
from pressroom.importers.html.submission import exhibits, release_of
from pressroom.importers.html.text_exhibit import exhibit_html
from pressroom.importers.records import Manuscript

_SIGN_IN = re.compile(r"type\s*=\s*[\"']?password|sign[ -]?in|log[ -]?in", re.IGNORECASE)
_EXHIBIT = re.compile(
    r"<title>\s*(?:EX-?99|Exhibit 99)|created (?:using|with) (?:wdesk|workiva|toppan)"
    r"|>\s*(?:Exhibit|EX)(?:\s|&nbsp;|&#160;|-)*99(?:[.-]\d{1,2})?\s*<",
    re.IGNORECASE,
)
_OF_SITE = re.compile(r"<(?:nav|main|article|header|footer)\b|property=[\"']og:", re.IGNORECASE)
_HEAD = 20_000
_FRAME = re.compile(r"<i?frame\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


def read_html(
    data: bytes, source: str, folder: Folder | None = None
) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """Reads an HTML page or an exhibit; None, with problems, for one without a text.

    Any bytes give a manuscript or problems, no exception. `folder` has the files beside it:
    pictures and documents that it names there come along.
    """
    found = decoded(data) if len(data) <= limits.MOST_PAGE_BYTES else None
    if found is None or not found.text.strip() or not _is_page(data, found.text):
        return None, (findings.refused_page(source, data),)
    markup, typed, problems = found.text, "", findings.encoding(source, found)
    filing = exhibits(markup)
    if filing:
        chosen = release_of(filing)
        problems += findings.other_documents(source, [e.type for e in filing if e is not chosen])
        typed = chosen.content if chosen.is_text else ""
        markup = exhibit_html(typed) if typed else chosen.content
    tree = parsed_html(markup)
    if tree is None:
        return None, (*problems, findings.too_deep(source))
    is_filing = bool(filing) or _is_bare_exhibit(markup[:_HEAD])
    metadata = Metadata() if is_filing else metadata_of(tree)
    problems += findings.doubtful_dates(source, metadata.date, metadata.contradicting)
    options = HtmlOptions(
        source=source,
        base=metadata.address,
        titles=metadata.titles,
        beside=Taken(folder, source) if folder is not None else None,
        filing=is_filing,
        page=not is_filing,
        typed=typed,
    )
    read = read_tree(tree, markup, options)
    problems += read.problems
    if not read.text.strip():
        return None, (*problems, findings.no_text(source, _why_empty(markup)))
    return _manuscript(read, metadata, source, problems), ()


def _is_page(data: bytes, text: str) -> bool:
    return not data.lstrip().startswith(b"%PDF") and re.search(r"<[A-Za-z!?/]", text) is not None


def _is_bare_exhibit(head: str) -> bool:
    """Whether a page is an exhibit that was saved without what EDGAR puts around it, and none of a
    site that leads to one."""
    return _EXHIBIT.search(head) is not None and _OF_SITE.search(head) is None


def _why_empty(markup: str) -> str:
    if _SIGN_IN.search(markup):
        return ": it asks to sign in"
    if _FRAME.search(markup):
        return ": it stands in a frame, a page of its own"
    return ": a script puts it there" if _SCRIPT.search(markup) else ""


def _manuscript(
    read: Fragment, metadata: Metadata, source: str, problems: Sequence[Problem]
) -> Manuscript:
    return Manuscript(
        source=source,
        text=read.text,
        visible=read.visible,
        title=read.title,
        date=metadata.date.value,
        updated=metadata.updated,
        language=metadata.language,
        address=path_of(metadata.address),
        topics=metadata.topics,
        files=read.files,
        problems=tuple(problems),
    )
