"""`_redirects`: older addresses for hosts that redirect by themselves (301).

The format is that of Netlify and Cloudflare Pages: old address, new address, status. Other hosts
ignore the file and serve the redirecting pages.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import href
from pressroom.formats.artifact import Artifact


class Redirects(msgspec.Struct, frozen=True):
    """Pairs of an older and a newer address, with the path the site lives under."""

    pairs: tuple[tuple[str, str], ...]


def redirects(site: Site, moved: Sequence[tuple[str, Entry]], config: Config) -> list[Artifact]:
    """Artifact of the `_redirects` file; none if there is no alias and no moved release."""
    releases = (*site.releases, *site.tombstones)
    pairs = [(alias, release) for release in releases for alias in release.aliases]
    view = Redirects(
        tuple(sorted((href(config, old), href(config, r.url)) for old, r in (*pairs, *moved)))
    )
    return [Artifact("_redirects", CONFIG, "redirects", view)] if view.pairs else []


def render_redirects(view: Redirects) -> bytes:
    return "".join(f"{old} {new} 301\n" for old, new in view.pairs).encode()
