"""The key file of IndexNow (https://www.indexnow.org/documentation): search engines that are told
of changed addresses look there whether who tells them is the site."""

from __future__ import annotations

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.formats.artifact import Artifact


class IndexNowKey(msgspec.Struct, frozen=True):
    """The key, 8 to 128 letters, digits and hyphens."""

    key: str


def key_url(key: str) -> str:
    """The address of the key file."""
    return f"/{key}.txt"


def indexnow(config: Config) -> list[Artifact]:
    """Artifact of the key file; none unless the settings have a key."""
    key = config.announce.indexnow
    if not key:
        return []
    return [Artifact(key_url(key).lstrip("/"), CONFIG, "indexnow", IndexNowKey(key))]


def render_indexnow(view: IndexNowKey) -> bytes:
    return view.key.encode()
