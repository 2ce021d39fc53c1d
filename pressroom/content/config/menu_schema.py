"""The table `[menu]` of `config.toml`: what stands in the menu and at the foot of each page."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.standards.web import no_path, no_web_address

PLACES = {
    "main": (
        *("releases", "results", "products", "topics", "calendar", "documents", "media"),
        *("people", "search", "contacts"),
    ),
    "foot": ("subscribe", "corrections", "accessibility"),
}
"""The lists that Pressroom makes itself, by the menu that they stand in and in its order."""


def _no_target(text: str) -> str:
    """Fault of a menu's target; empty for a web address, or a path on this site."""
    if not text.startswith("/"):
        return no_web_address(text)
    return "" if text == "/" or not no_path(text) else "no address within this site"


class MenuLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link in a menu to any address, on this site or elsewhere."""

    label: Annotated[str, documented("its words", '"Careers"')]
    url: Annotated[
        str,
        documented(
            "where it leads: an address with `https://`, or a path on this site",
            '"https://careers.example.com/"',
            check=_no_target,
        ),
    ]
    labels: Annotated[
        dict[str, str], documented("its words in other languages, by tag", '{ de = "Karriere" }')
    ] = msgspec.field(default_factory=dict)
    urls: Annotated[
        dict[str, str],
        documented(
            "where it leads in other languages, by tag",
            '{ de = "https://careers.example.com/de/" }',
            check=_no_target,
        ),
    ] = msgspec.field(default_factory=dict)


Entries = tuple[str | MenuLink, ...]


class MenuTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[menu]`: the entries of the menu and of the foot, each a page's name or a link."""

    main: Annotated[
        Entries,
        documented("the menu at the top, in its order", '["releases", "about", "contacts"]'),
    ] = ()
    foot: Annotated[
        Entries, documented("the links at the foot, in their order", '["subscribe", "imprint"]')
    ] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of all lists and pages that have a place here."""
        return frozenset(each for each in (*self.main, *self.foot) if isinstance(each, str))


def check_menu(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports a name that stands in the menus twice."""
    seen: set[str] = set()
    for place in PLACES:
        for entry in values.get(place, ()):
            if isinstance(entry, str) and entry in seen:
                what = f"`{entry}` stands in the menus twice"
                reader.report((*path, place), "PR306", what, "let it stand in one place")
            elif isinstance(entry, str):
                seen.add(entry)
