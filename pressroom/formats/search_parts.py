"""Parts of the search index, in which of them a release is, and on which lists, by what names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pressroom.content.items import Item
from pressroom.content.model import Entry
from pressroom.core.digest import raw_digest

_FOLDER = "search/texts/"
IN_A_PART = 640
"""The most releases of a part, as far as chance divides them evenly. One of so many is made in a
second; at ten thousand releases a query asks sixteen parts."""


def parts(releases: int) -> int:
    """Number of parts that the index of so many releases has: a power of two, so that it changes
    seldom."""
    wanted = -(-releases // IN_A_PART)
    return 1 << (wanted - 1).bit_length() if wanted else 0


def part_folder(part: int) -> str:
    """The folder of a part, below the output folder."""
    return f"{_FOLDER}{part}/"


def part_of(url: str, number: int) -> int:
    """The part, of a `number` of them, that the release at an address is in. By its digest, so that
    all parts are alike in size and words, and no release changes its part for another's sake."""
    return int.from_bytes(raw_digest(url.encode(), 8), "big") % number


def lists_of(release: Entry) -> tuple[str, ...]:
    """The lists that a search finds a release on, each once, such as `year-2013` or
    `product-kadcyla`; an item is on that of its language alone."""
    if isinstance(release, Item):
        return (f"language-{release.language.lower()}",)
    return tuple(
        dict.fromkeys(
            (
                f"year-{release.year}",
                *(f"product-{product.key}" for product in release.products),
                *(f"topic-{topic.key}" for topic in release.topics),
                f"language-{release.language.lower()}",
            )
        )
    )


def on_lists(releases: Iterable[Entry]) -> Counter[str]:
    """Number of releases that a search finds on each list. Each translation is one: its text is
    searched too, while pages have a release in several languages once."""
    return Counter(name for release in releases for name in lists_of(release))
