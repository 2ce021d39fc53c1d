"""The artifacts that show texts of releases, kept so that an edit of the texts can render them
again without drawing up the site."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable
from pathlib import Path

from pressroom.core.cache import open_cache
from pressroom.core.digest import keyed_digest
from pressroom.core.problems import Problem
from pressroom.core.records import dumps, loads
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.html.releases import PageContextKey, layout_digest
from pressroom.formats.html.view_parts import Link
from pressroom.formats.html.views import Layout

# What stands in each view that is kept: the names of the records and of the largest one's fields.
_NAMES = pickle.dumps(
    (Artifact, PageContextKey, Link, PageContextKey.__struct_fields__), protocol=5
)


class Views:
    """Kept artifacts of the press room in `root`, under a `salt` that stands for program and
    settings. What is kept may be another build's: compare fingerprints before use."""

    def __init__(self, root: Path, salt: str) -> None:
        self._cache = open_cache(root, "views")
        self._salt = salt.encode()

    @property
    def problems(self) -> list[Problem]:
        """Problems of the cache file."""
        return self._cache.problems

    def keep(
        self,
        drawn: Iterable[Artifact | Bundle],
        written: Collection[str],
        layout: Layout,
        *,
        forget: bool,
    ) -> None:
        """Stores the artifacts that show texts, of each owner that had a file `written` (by path),
        and the pages' layout; `forget` drops those of all other owners."""
        of: dict[str, list[Artifact | Bundle]] = {}
        for made in drawn:
            if made.texts:
                of.setdefault(made.owner, []).append(made)
        fresh = {
            self._key(owner): dumps(tuple(showing), _NAMES)
            for owner, showing in of.items()
            if any(made.path in written for made in showing)
        }
        if fresh or forget:
            fresh[self._key(layout_digest(layout))] = dumps((layout,))
            self._cache.put(fresh, map(self._key, of), forget=forget)

    def of(self, owners: Iterable[str]) -> list[Artifact | Bundle] | None:
        """Everything owned by releases (by source), feeds (by path) and bundles (by folder); None
        where one is not cached."""
        keys = [self._key(owner) for owner in owners]
        found = self._cache.get(keys)
        kept: list[Artifact | Bundle] = []
        for key in keys:
            showing = loads(found.get(key, b""), tuple, _NAMES)
            if showing is None:
                return None
            kept += showing
        return kept

    def layout(self, digest: str) -> Layout | None:
        """The layout with a digest, if it is kept."""
        key = self._key(digest)
        found = loads(self._cache.get([key]).get(key, b""), tuple)
        return found[0] if found else None

    def _key(self, owner: str) -> bytes:
        return keyed_digest(owner.encode(), self._salt)
