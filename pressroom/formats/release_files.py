"""Artifacts of the formats that have one file for each release, in the folder of its page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from pressroom.content.config.records import Config
from pressroom.content.corrections import Tie, ties
from pressroom.content.model import Entry, Site
from pressroom.formats.artifact import Artifact
from pressroom.typeset.article import Library

View = Callable[[tuple[Tie, ...], list[Entry], str], Any]
Render = Callable[[Entry, Library, Config, Any], bytes]


def release_files(
    site: Site,
    library: Library,
    config: Config,
    path: Callable[[Entry], str],
    view: View,
    render: Render,
) -> list[Artifact]:
    """One artifact for each release, at `path(release)` in the output folder.

    `view` makes its view of the release's ties, its translations and the key of its language's
    catalogue; `render` makes its bytes of the release and that view.
    """
    families = site.translations()
    return [
        Artifact(
            path(release),
            release.source,
            view(
                tuple(ties(release, site)),
                [other for other in families.get(release.name, ()) if other is not release],
                library.words(release.language).key,
            ),
            functools.partial(render, release, library, config),
            texts=(release.source,),
        )
        for release in site.releases
    ]
