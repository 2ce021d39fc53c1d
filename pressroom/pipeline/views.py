"""The artifacts that show texts of releases, kept so that an edit of the texts can render them
again without drawing up the site."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from pressroom.core.cache import open_cache
from pressroom.core.digest import keyed_digest
from pressroom.core.problems import Problem
from pressroom.core.records import dumps, loads
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.html.releases import PageContextKey, layout_digest
from pressroom.formats.html.view_parts import Link
from pressroom.formats.html.views import Layout

_LINK = Link("", "")
# Names of fields stand in each view that is kept.
_BLANK = pickle.dumps(
    Artifact(
        path="",
        origin="",
        kind="release",
        view=PageContextKey(
            frame="",
            newer=_LINK,
            older=_LINK,
            related=(),
            in_language=_LINK,
            followed=(),
            people=(),
            gallery=(),
            signed=None,
            translations=(),
            alternates=(),
            notices=(),
            correction=None,
            card=None,
            lead=None,
            updated=None,
        ),
    ),
    protocol=5,
)


class Views:
    """Kept artifacts of the press room in `root`, under a `salt` that stands for program and
    settings. What is kept may be another build's: compare fingerprints before use."""

    def __init__(self, root: Path, salt: str) -> None:
        self._cache = open_cache(root, "views")
        self._salt = salt.encode()

    @property
    def problems(self) -> list[Problem]:
        """What is to be said of the cache."""
        return self._cache.problems

    def keep(
        self,
        artifacts: Iterable[Artifact],
        bundles: Sequence[Bundle],
        written: Collection[str],
        layout: Layout,
        *,
        forget: bool,
    ) -> None:
        """Keeps all artifacts and bundles of what had a file `written`, by path, and the pages'
        layout; to `forget` is to drop those of anything else."""
        of: dict[str, list[Artifact]] = {}
        for artifact in artifacts:
            if artifact.texts:
                of.setdefault(artifact.owner, []).append(artifact)
        fresh = {
            self._key(owner): dumps(tuple(showing), _BLANK)
            for owner, showing in of.items()
            if any(artifact.path in written for artifact in showing)
        }
        fresh |= {
            self._key(bundle.folder): dumps((bundle,), _BLANK)
            for bundle in bundles
            if any(path.startswith(bundle.folder) for path in written)
        }
        if fresh or forget:
            fresh[self._key(layout_digest(layout))] = dumps((layout,))
            owners = [*of, *(bundle.folder for bundle in bundles)]
            self._cache.put(fresh, map(self._key, owners), forget=forget)

    def of(self, owners: Iterable[str]) -> list[Artifact] | None:
        """The artifacts of releases by their sources, and of feeds by their paths; None where one
        is not kept."""
        return self._of(owners)

    def bundles(self, folders: Iterable[str]) -> list[Bundle] | None:
        """The bundles by their folders; None where one is not kept."""
        return self._of(folders)

    def _of(self, owners: Iterable[str]) -> list[Any] | None:
        keys = [self._key(owner) for owner in owners]
        found = self._cache.get(keys)
        kept: list[Any] = []
        for key in keys:
            showing = loads(found.get(key, b""), tuple, _BLANK)
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
