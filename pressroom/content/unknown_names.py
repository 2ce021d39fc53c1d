"""Names of people, pictures, releases and documents that are named and of which there is no file.

For `lint` alone: a build must not tell what is not there from what is not public yet.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.content.config.menu_schema import PLACES
from pressroom.content.config.reader import Settings
from pressroom.content.events import Event
from pressroom.content.items import Item, MediaItem, Person
from pressroom.content.load.documents import DOCUMENTS
from pressroom.content.load.pages import PAGES
from pressroom.content.model import RELEASE, Entry, Loaded
from pressroom.content.references import reference_path
from pressroom.content.site_problems import release_name
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, choose


def unknown_items(
    releases: Iterable[Entry], items: Iterable[Item], kind: type[Person | MediaItem]
) -> list[Problem]:
    """An error for each person or picture that a release names and nobody has written down. For
    `lint` alone: a build must not tell who is not there from who is not public yet."""
    noun, key = ("person", "people") if kind is Person else ("picture", "media")
    known = {item.name for item in items if isinstance(item, kind)}
    return [
        Problem(
            path=release.source,
            line=release.line(key),
            code="PR011",
            message=f"unknown {noun} `{name}`",
            remedy=choose(name, known, none=f"write content/{key}/{name}.md"),
        )
        for release in releases
        for name in (release.people if kind is Person else release.media)
        if name not in known
    ]


def unknown_belongings(items: Iterable[Item], loaded: Iterable[Loaded]) -> list[Problem]:
    """An error for each release and document that an event names and of which there is no file.
    `loaded` are the files of all, those with errors too. For `lint` alone, as with people."""
    known: dict[str, set[str]] = {RELEASE: set(), DOCUMENTS.noun: set()}
    for file in loaded:
        if file.kind in known:
            known[file.kind].add(reference_path(file.source))
            if file.kind == RELEASE:
                known[RELEASE].add(release_name(file.source))
    return [
        Problem(
            path=event.source,
            line=event.line(f"{noun}s"),
            code="PR011",
            message=f"unknown {noun} `{name}`",
            remedy=choose(name, known[noun], none="write the name of its file, without `.md`"),
        )
        for event in items
        if isinstance(event, Event)
        for noun, names in ((RELEASE, event.releases), (DOCUMENTS.noun, event.papers))
        for name in names
        if name not in known[noun]
    ]


def unknown_approvals(settings: Settings, loaded: Iterable[Loaded]) -> list[Problem]:
    """An error for each approval of a product whose release there is no file of. For `lint` alone,
    as with people."""
    files = [file.source for file in loaded if file.kind == RELEASE]
    known = {name for each in files for name in (reference_path(each), release_name(each))}
    return [
        Problem(
            path=CONFIG,
            line=settings.line("product", number, "approvals"),
            code="PR326",
            message=f"unknown release `{approval.release}` of an approval of {product.name}",
            remedy=choose(approval.release, known, none="write its file's name, without `.md`"),
        )
        for number, product in enumerate(settings.config.products)
        for approval in product.approvals
        if approval.release not in known
    ]


def unknown_in_menu(settings: Settings, loaded: Iterable[Loaded]) -> list[Problem]:
    """An error for each name in `[menu]` that is neither a list of Pressroom's nor a page. `loaded`
    are the files of all, those with errors too. For `lint` alone, as with people."""
    lists = {name for names in PLACES.values() for name in names}
    pages = {reference_path(file.source) for file in loaded if file.kind == PAGES.noun}
    return [
        Problem(
            path=CONFIG,
            line=settings.line("menu", place),
            code="PR319",
            message=f"`{name}` in [menu] is no list and no page",
            remedy=choose(name, lists | pages, none=f"write content/pages/{name}.md"),
        )
        for place in PLACES
        for name in getattr(settings.config.menu, place)
        if isinstance(name, str) and name not in lists | pages
    ]
