"""Addresses of a static site's pages: from a page's own key, or by the pattern in its settings.

The defaults are those of the generators' manuals: Jekyll's `date` style, Hugo's path of the file,
Eleventy's path of the file, Pelican's `{slug}.html`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from pressroom.content.references import slug as slugged
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.site_defaults import read_site_settings
from pressroom.importers.archives.site_keys import SiteKeys

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-")
_JEKYLL_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_TOKEN = re.compile(r":(\w+)|\{(\w+)(?::([^{}]+))?\}")
_PELICAN = re.compile(r"^ARTICLE_(URL|SAVE_AS)\s*=\s*(['\"])(.+?)\2", re.MULTILINE)
_HUGO = ("hugo.toml", "config.toml", "hugo.yaml", "hugo.yml", "config.yaml")
_ELEVENTY = re.compile(r"(?:^|/)(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$")

Pattern = Callable[[str, SiteKeys, str], str]


class SiteAddresses(msgspec.Struct, frozen=True):
    """Addresses as a site makes them: `pattern` gives that of a page (its file, its keys, its
    date), empty where nobody knows. `spaces` is whether lists may be written with spaces
    (Jekyll)."""

    pattern: Pattern | None = None
    spaces: bool = False

    def of(self, name: str, keys: SiteKeys, date: str) -> tuple[str, ...]:
        """The addresses of a page, the best first: its own, or the one that the site gives."""
        own = [_filled(address, name, keys, date) for address in keys.addresses]
        own = [f"/{address.lstrip('/')}" if "://" not in address else address for address in own]
        if any(own):
            return tuple(filter(None, own))
        made = self.pattern(name, keys, date) if self.pattern is not None else ""
        return (made,) if made else ()


def site_addresses(folder: Folder) -> SiteAddresses:
    """Addresses as the site in a folder makes them, by its settings; nothing is known without
    them."""
    names = folder.names
    jekyll = any(name.startswith("_posts/") or "/_posts/" in name for name in names)
    if jekyll or "_config.yml" in names:
        settings = read_site_settings(folder, "_config.yml") if "_config.yml" in names else {}
        style = settings.get("permalink", "date")
        known = settings and isinstance(style, str)
        return SiteAddresses(_by(_JEKYLL_STYLES.get(style, style)) if known else None, spaces=True)
    if any(name.startswith("content/") for name in names):
        found = next((name for name in _HUGO if name in names), None)
        if found is not None:
            return SiteAddresses(_hugo(read_site_settings(folder, found)))
    if "pelicanconf.py" in names:
        text = folder.read("pelicanconf.py").decode("utf-8", "replace")
        given = {kind: pattern for kind, _, pattern in _PELICAN.findall(text)}
        return SiteAddresses(_by(given.get("URL") or given.get("SAVE_AS") or "{slug}.html"))
    if any(_ELEVENTY.search(name) for name in names):
        return SiteAddresses(lambda name, keys, date: _path_of(name, dated=False))
    return SiteAddresses()


def _by(pattern: str) -> Pattern:
    return lambda name, keys, date: "/" + _filled(pattern, name, keys, date).lstrip("/")


def _hugo(settings: Mapping[str, Any]) -> Pattern:
    """Hugo's addresses: the pattern of the page's section, or else the path of its file."""
    given = settings.get("permalinks")
    given = given if isinstance(given, Mapping) else {}
    pages = given.get("page")
    patterns = {**given, **(pages if isinstance(pages, Mapping) else {})}

    def address(name: str, keys: SiteKeys, date: str) -> str:
        path = name.removeprefix("content/")
        section = path.partition("/")[0] if "/" in path else ""
        pattern = patterns.get(section)
        if isinstance(pattern, str):
            return "/" + _filled(pattern, path, keys, date).lstrip("/")
        made = _path_of(path, dated=True)
        return f"{made.rstrip('/').rpartition('/')[0]}/{keys.slug}/" if keys.slug else made

    return address


def _path_of(name: str, *, dated: bool) -> str:
    """The address that a file's path gives, in small letters, with a hyphen for each blank. Hugo
    keeps a day at the head of the name (`dated`), Eleventy leaves it out."""
    stem = re.sub(r"(?:^|/)index$", "", name.rpartition(".")[0])
    folder, _, last = stem.rpartition("/")
    last = last if dated else _DATED.sub("", last)
    path = "/".join(filter(None, [folder, last]))
    return "/" + re.sub(r"\s+", "-", path.casefold() if dated else path) + "/"


def _filled(pattern: str, name: str, keys: SiteKeys, date: str) -> str:
    """A pattern with its placeholders filled in; empty where one is not known."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    bare = _DATED.sub("", stem)
    year, month, day = (*date[:10].split("-"), "", "")[:3]
    known = {
        "year": year,
        "month": month,
        "day": day,
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "short_year": year[2:],
        "title": keys.slug or bare,
        "slug": keys.slug or (slugged(keys.title) if keys.title else bare),
        "slugified_title": slugged(keys.title),
        "filename": stem,
        "contentbasename": stem,
        "name": stem,
        "categories": "/".join(slugged(topic) for topic in keys.topics[:1]),
        "section": name.partition("/")[0] if "/" in name else "",
        "sections": name.rpartition("/")[0],
        "output_ext": ".html",
        "lang": keys.language,
    }
    unknown = False

    def fill(found: re.Match[str]) -> str:
        nonlocal unknown
        token = found[1] or found[2]
        if token == "date" and found[3]:
            value = found[3].replace("%Y", year).replace("%m", month).replace("%d", day)
            unknown |= "%" in value or not year
            return value
        value = known.get(token, "")
        unknown |= not value and token != "categories"
        return value

    made = re.sub(r"/{2,}", "/", _TOKEN.sub(fill, pattern)) if "://" not in pattern else pattern
    return "" if unknown else made
