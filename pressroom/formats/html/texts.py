"""Texts and documents as pages show them, of releases and of items alike."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pressroom.content.model import Document
from pressroom.content.results import period_url
from pressroom.formats.html.site_context import PageContext
from pressroom.formats.html.view_parts import Link
from pressroom.formats.html.whole_phones import keep_phones_whole
from pressroom.formats.period_words import results_name
from pressroom.standards.periods import Period

_BARE_LINK = re.compile(
    r'<a (?=href="https?://(?:www\.)?([^"<>]+?)/?">(?:https?://)?(?:www\.)?\1/?</a>)'
)


def on_page(markup: str) -> str:
    """Safe HTML of a text as its page has it: links whose text is their address marked
    (`class="told"`), so that paper does not print it twice, and telephone numbers kept whole."""
    return keep_phones_whole(_BARE_LINK.sub('<a class="told" ', markup))


def period_link(period: Period, language: str, context: PageContext) -> Link:
    """Link to the results of a period in a language (BCP 47 tag): one that a public release is in,
    or the site's first one."""
    words, results = context.library.words(language), context.config.results
    further = "" if language == context.config.language else language
    url = period_url(period, language=further)
    return context.link(results_name(period, language, words, results), url)


def document_link(document: Document, context: PageContext) -> tuple[Link, str, int]:
    """Link to an attachment, its kind and its size in kilobytes."""
    kind = PurePosixPath(document.name).suffix.removeprefix(".").upper()
    link = context.link(document.title, document.url)
    return link, kind, max(1, round(document.size / 1000))
