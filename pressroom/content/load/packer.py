"""Releases as bytes to keep: short, since nearly all of a release stands in its file."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import datetime

from pressroom.content.config.records import Config
from pressroom.content.model import Dateline, Loaded, Release
from pressroom.content.standing import Versions
from pressroom.core.records import dumps, loads
from pressroom.standards.instants import Instant

_THEN = datetime.fromisoformat("2000-01-01T00:00-05:00")
_BLANK = Loaded(
    source="",
    instant=Instant(_THEN, _THEN, day_only=False),
    draft=False,
    release=Release(
        source="",
        name="",
        title="",
        instant=Instant(_THEN, _THEN, day_only=False),
        url="",
        id="",
        year=0,
        language="",
        dateline=Dateline(),
        body="",
        body_line=1,
    ),
    problems=(),
)
"""A release with nothing in it, to pack others with."""


class Packer:
    """Packs what was loaded of a file with the file's bytes, without which it cannot be read."""

    def __init__(
        self, config: Config, boilerplate: Mapping[str, Versions], legends: Mapping[str, Versions]
    ) -> None:
        # Names of fields, the registry and standing texts stand in the record of each release.
        registry = (config.issuers, config.products, config.topics, config.contacts)
        self._alike = pickle.dumps((boilerplate, legends, registry, _BLANK), protocol=5)

    def packed(self, loaded: Loaded, data: bytes | OSError) -> bytes:
        """Packs what was loaded of a file with the bytes `data`, for the cache."""
        return dumps(loaded, self._like(data))

    def unpacked(self, record: bytes, data: bytes | OSError) -> Loaded | None:
        """Unpacks what the cache has of a file; None where that had other bytes than `data`."""
        return loads(record, Loaded, self._like(data))

    def _like(self, data: bytes | OSError) -> bytes:
        return self._alike if isinstance(data, OSError) else self._alike + data
