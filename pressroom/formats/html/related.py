"""Related releases: those nearest in time that are about the same product, or else topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressroom.content.model import Entry, Section, Site

_MOST = 3


class Related:
    """Finds the releases of a site that are related to one.

    The nearest on both sides and not the newest: a new release then changes the pages of those few
    that are close to it, and not of all that are about its product.
    """

    def __init__(self, site: Site) -> None:
        self._sections = [_placed(site.products), _placed(site.topics)]

    def to(self, release: Entry, without: Sequence[Entry | None]) -> list[Entry]:
        """At most three releases in the language of `release`, the nearest first: about a product
        of it, or else a topic. Those that its page leads to anyway are left out."""
        passed_over = {release.url, *(each.url for each in without if each is not None)}
        for sections in self._sections:
            # What few releases are about says more than what all are about.
            own = sorted(
                sections.get(release.url, ()), key=lambda row: (len(row[0].releases), row[0].key)
            )
            found: dict[str, Entry] = {}
            for section, place in own:
                for other in _outwards(section.releases, place):
                    if len(found) == _MOST:
                        break
                    if other.url not in passed_over and other.language == release.language:
                        found.setdefault(other.url, other)
            if found:
                return list(found.values())
        return []


def _placed(sections: Sequence[Section]) -> Mapping[str, list[tuple[Section, int]]]:
    """Sections of each release, by its address, and its place there."""
    found: dict[str, list[tuple[Section, int]]] = {}
    for section in sections:
        for place, release in enumerate(section.releases):
            found.setdefault(release.url, []).append((section, place))
    return found


def _outwards(releases: Sequence[Entry], place: int) -> Iterator[Entry]:
    """The releases around a place, by turns the next older and the next newer one; a few steps, so
    that one with many neighbours in other languages does not look at all of them."""
    for step in range(1, 2 * _MOST + 1):
        if place + step < len(releases):
            yield releases[place + step]
        if place - step >= 0:
            yield releases[place - step]
