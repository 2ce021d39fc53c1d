"""Artifacts of the formats that have one file for each release, in the folder of its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pressroom.content.corrections import CorrectionNotice, correction_notices
from pressroom.content.model import Entry, Site
from pressroom.formats.artifact import Artifact
from pressroom.typeset.article import Library

View = Callable[[Entry, tuple[CorrectionNotice, ...], list[Entry], str], Any]


def release_files(
    kind: str, site: Site, library: Library, path: Callable[[Entry], str], view: View
) -> list[Artifact]:
    """One artifact of a kind for each release, at `path(release)` in the output folder.

    `view` makes its view of the release, its notices, its translations and the key of its
    language's catalogue.
    """
    families = site.translations()
    return [
        Artifact(
            path(release),
            release.source,
            kind,
            view(
                release,
                tuple(correction_notices(release, site)),
                [other for other in families.get(release.name, ()) if other is not release],
                library.words(release.language).key,
            ),
            texts=(release.source,),
        )
        for release in site.releases
    ]
