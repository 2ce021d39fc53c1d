"""Addresses that a verification asks for: files that were changed, a sample of the rest, feeds,
older addresses, addresses at which nothing is, and those of releases that are not public.

Pure. The sample is another one on each day, and the same for everybody on one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote, unquote, urlsplit

import msgspec

from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.formats.addresses import file_path, output_path
from pressroom.formats.redirect_rules import RedirectRule
from pressroom.pipeline.output.manifest import Content
from pressroom.publishing.verify_site import LiveSite

SAMPLE = 200
"""How many files are asked for besides those that were changed or always are."""
NOT_FOUND = "404.html"
_INDEX = "index.html"
# Signs that a path may have as they are (RFC 3986).
_KEPT = "/!$&'()*+,;=:@~-._"
# For hosts and for builds, and not for readers.
_NOT_SERVED = ("_headers", "_redirects", ".pressroom")
_ALWAYS = (".xml", ".rss", ".rdf", ".atom", "feed.json", "robots.txt")
# A page, and files of kinds that caches may keep for a year.
_NOWHERE = ("{}/", "files/{}.pdf", "assets/{}.css")


class Place(msgspec.Struct, frozen=True):
    """A file of the site: its output path, its absolute address, and the content that is wanted
    there."""

    path: str
    url: str
    content: Content


class Older(msgspec.Struct, frozen=True):
    """An older address (absolute URI), the path that it leads to, percent-coded and without the one
    the site lives under, and the redirecting page that stands there, if one does."""

    url: str
    to: str
    page: Content | None


class Plan(msgspec.Struct, frozen=True):
    """Addresses to ask for at `base`, the absolute address of the site without a slash at its end.
    At addresses that are `gone` nothing may be any more; `nowhere` are addresses at which nothing
    is, a page's first, then files'. At `secrets` nothing may be as far as the public is to know."""

    base: str
    places: tuple[Place, ...]
    older: tuple[Older, ...]
    gone: tuple[str, ...]
    nowhere: tuple[str, ...]
    not_found: Content | None
    secrets: tuple[str, ...]


class Extent(msgspec.Struct, frozen=True):
    """Extent of what is asked for: all feeds, sitemaps and older addresses and a `sample` of so
    many files, chosen by the `day` (ISO 8601); or the output paths that were `changed`, some of
    which may be gone, and all that too only where `rest` says so."""

    changed: Collection[str] | None = None
    sample: int = SAMPLE
    day: str = ""
    rest: bool = False


def plan_of(site: LiveSite, base: str, extent: Extent) -> Plan:
    """Addresses to ask for at `base`, the absolute address at which the site should be found."""
    base = base.rstrip("/")
    served = [path for path in site.files if is_served(path)]
    changed = extent.changed or ()
    chosen = [path for path in changed if path in site.files and is_served(path)]
    if extent.changed is None or extent.rest:
        always = [path for path in served if path.lower().endswith(_ALWAYS)]
        chosen = list(dict.fromkeys((*chosen, *always)))
        chosen += drawn(set(served).difference(chosen), extent.sample, extent.day)
    gone = [path for path in changed if path not in site.files and is_served(path)]
    # A page that redirects is judged as an older address: hosts need not show it.
    pages = {_page_path(site, rule): rule for rule in site.redirects}
    rules: Collection[RedirectRule] = site.redirects
    alone = extent.changed is not None and not extent.rest
    if alone and not any(map(_has_rules, changed)):
        rules = [pages[path] for path in chosen if path in pages]
    return Plan(
        base,
        tuple(
            Place(path, base + served_address(path), site.files[path])
            for path in chosen
            if path not in pages
        ),
        tuple(_older(rule, site, base) for rule in rules),
        tuple(base + served_address(path) for path in gone),
        nowhere(base),
        site.files.get(NOT_FOUND),
        tuple(base + _coded(url) for url in site.secrets),
    )


def nowhere(base: str) -> tuple[str, ...]:
    """Absolute addresses of the site at `base` at which nothing is: a page's first, then files'."""
    name = f"pressroom-none-{digest(base.encode(), CHECKSUM_SIZE)}"
    return tuple(f"{base}/{form.format(name)}" for form in _NOWHERE)


def _has_rules(path: str) -> bool:
    return path.startswith("_redirects")


def is_served(path: str) -> bool:
    """Whether readers get the file at an output path when they ask for it."""
    return path != NOT_FOUND and not path.startswith(_NOT_SERVED)


def served_address(path: str) -> str:
    """The address, from the site's root, at which hosts serve the file at an output path."""
    if path == _INDEX or path.endswith(f"/{_INDEX}"):
        path = path.removesuffix(_INDEX)
    return f"/{quote(path, safe=_KEPT)}"


def drawn(paths: Iterable[str], size: int, day: str) -> list[str]:
    """So many of the paths, in order: others on each day (ISO 8601), the same on one."""
    by_lot = sorted(paths, key=lambda path: digest(f"{day} {path}".encode(), CHECKSUM_SIZE))
    return sorted(by_lot[:size])


def _older(rule: RedirectRule, site: LiveSite, base: str) -> Older:
    asked = "&".join(f"{key}={value}" for key, value in rule.query)
    url = f"{base}{rule.path.removeprefix(site.base)}{'?' if asked else ''}{asked}"
    return Older(url, rule.to.removeprefix(site.base), site.files.get(_page_path(site, rule)))


def _page_path(site: LiveSite, rule: RedirectRule) -> str:
    """The output path of what a static host serves at an older address; empty where it has
    nothing."""
    url = rule.path.removeprefix(site.base)
    paths = () if rule.query else (file_path(url), output_path(url))
    return next((path for path in paths if path in site.files), "")


def _coded(url: str) -> str:
    return quote(unquote(url), safe=_KEPT)


def leads_to(location: str, to: str, base: str, origins: Collection[str]) -> bool:
    """Whether a `Location`, absolute or not, leads to the path `to` of the site at `base`, which
    may call itself by one of the `origins` too."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return False
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    if origin and origin not in origins:
        return False
    wanted = urlsplit(base).path + to
    return unquote(parts.path).rstrip("/") == unquote(wanted).rstrip("/")
