"""Views of items' pages: the records that their templates can see, and nothing more."""

from __future__ import annotations

import msgspec

from pressroom.formats.html.view_parts import FormLink, Link, When
from pressroom.formats.html.views import Page


class ContentPage(Page, frozen=True, kw_only=True):
    """A page of one's own; `when` is its instant, if it has one."""

    title: str
    when: When | None
    body: str
    documents: tuple[tuple[Link, str, int], ...]
    translations: tuple[tuple[Link, str], ...]
    forms: tuple[FormLink, ...]


class DocumentCard(msgspec.Struct, frozen=True):
    """A document in a list: the name of its kind (English, for `worded`), its period in words, its
    instant if it has one, its files, each a link, its kind and its size in kB, its address
    elsewhere, named by the host, and the other languages it is in."""

    title: str
    href: str
    language: str
    kind: str
    period: str
    when: When | None
    files: tuple[tuple[Link, str, int], ...]
    link: Link | None
    also: tuple[tuple[Link, str], ...]


class DocumentGroup(msgspec.Struct, frozen=True):
    """The documents of a year, in the order of their kinds."""

    year: str
    documents: tuple[DocumentCard, ...]


class DocumentsPage(Page, frozen=True, kw_only=True):
    """Documents by year, newest first: all, or those of one kind, whose name is `heading` (English,
    for `worded`). `kinds` are links to the lists of all kinds there are."""

    heading: str
    groups: tuple[DocumentGroup, ...]
    total: int
    kinds: tuple[Link, ...]


class DocumentPage(Page, frozen=True, kw_only=True):
    """A document: what it is, its text and its files; `list` is the list of its kind."""

    document: DocumentCard
    body: str
    products: tuple[Link, ...]
    forms: tuple[FormLink, ...]
    list: Link
    json_ld: str
