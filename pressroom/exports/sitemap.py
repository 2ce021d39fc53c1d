"""`sitemap.xml` (sitemaps.org 0.9) of every page but redirects and the 404, and `robots.txt`."""

from __future__ import annotations

from html import escape

import msgspec

from pressroom.addresses import full
from pressroom.config import FILE, Config
from pressroom.model import Entry, Site
from pressroom.plan import Artifact


class Place(msgspec.Struct, frozen=True):
    """A page's absolute address, and the day of the newest release on it (ISO 8601)."""

    loc: str
    lastmod: str


class Sitemap(msgspec.Struct, frozen=True):
    """All pages, in a fixed order."""

    places: tuple[Place, ...]


class Robots(msgspec.Struct, frozen=True):
    """Where robots find the sitemap."""

    sitemap: str


def sitemap(site: Site, config: Config) -> list[Artifact]:
    """The sitemap and robots.txt; robots may read everything, for all that is here is public."""
    newest = _day(site.releases[0]) if site.releases else ""
    places = {"/": newest, "/releases/": newest, "/subscribe/": ""}
    if config.contacts:
        places["/contacts/"] = ""
    if config.accessibility is not None:
        places["/accessibility/"] = config.accessibility.checked
    if site.products:
        places["/products/"] = newest
    if site.topics:
        places["/topics/"] = newest
    if site.corrects or site.tombstones:
        places["/corrections/"] = newest
    sections = (site.archive, *site.years, *site.products, *site.topics, *site.languages)
    for section in sections:
        for leaf in section.pages(config.page_size):
            places[leaf.url] = _day(leaf.releases[0]) if leaf.releases else ""
    for release in site.releases:
        places[release.url] = _day(release)
    view = Sitemap(tuple(Place(full(config, url), day) for url, day in places.items()))
    robots = Robots(full(config, "/sitemap.xml"))
    return [
        Artifact("sitemap.xml", FILE, view, _xml),
        Artifact("robots.txt", FILE, robots, _robots),
    ]


def _day(release: Entry) -> str:
    return release.instant.at.date().isoformat()


def _xml(view: Sitemap) -> bytes:
    rows = "".join(_row(place) for place in view.places)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    ).encode()


def _row(place: Place) -> str:
    modified = f"<lastmod>{place.lastmod}</lastmod>" if place.lastmod else ""
    return f"<url><loc>{escape(place.loc, quote=False)}</loc>{modified}</url>\n"


def _robots(view: Robots) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()
