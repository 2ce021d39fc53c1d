"""The files that visible releases name: attachments, images and links in their text, and their
tables as CSV."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from pressroom.model import Document, Site
from pressroom.plan import Artifact
from pressroom.typeset import Article


def documents(site: Site, articles: Mapping[str, Article], root: Path) -> list[Artifact]:
    """Each document that a visible release names, once, under the digest of its content.

    A file beside a release that nothing names is not published.
    """
    named: dict[str, Document] = {}
    for release in site.releases:
        for document in release.attachments:
            named[document.url] = document
        for name in articles[release.url].files:
            named.setdefault(release.beside[name].url, release.beside[name])
    made = {
        download.url: (release.source, download.data)
        for release in site.releases
        for download in articles[release.url].downloads
    }
    files = [
        Artifact(
            url.lstrip("/"),
            document.path,
            document.url,
            functools.partial(_read, root / document.path),
        )
        for url, document in sorted(named.items())
    ]
    return files + [
        Artifact(url.lstrip("/"), source, url, functools.partial(_made, data))
        for url, (source, data) in sorted(made.items())
    ]


def _made(data: bytes, url: str) -> bytes:
    return data


def _read(path: Path, url: str) -> bytes:
    return path.read_bytes()
