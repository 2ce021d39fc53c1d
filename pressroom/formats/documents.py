"""Published files of releases: attachments, images and links in their text, and tables as CSV."""

from __future__ import annotations

import functools
from pathlib import Path

from pressroom.content.model import Document, Entry, Site
from pressroom.formats.artifact import Artifact
from pressroom.typeset.article import Library


def documents(site: Site, library: Library, root: Path) -> list[Artifact]:
    """Artifacts of each document that a visible release names, once, at an address with its digest.

    A file beside a release that nothing names is not published.
    """
    named: dict[str, Document] = {}
    for release in site.releases:
        for document in release.attachments:
            named[document.url] = document
        for document in library.abstracts[release.url].documents:
            named.setdefault(document.url, document)
    made = {
        url: release
        for release in site.releases
        for url in library.abstracts[release.url].downloads
    }
    files = [
        Artifact(
            url.lstrip("/"),
            document.path,
            document.url,
            functools.partial(_read_document, root / document.path),
        )
        for url, document in sorted(named.items())
    ]
    return files + [
        Artifact(
            url.lstrip("/"), release.source, url, functools.partial(_table_csv, library, release)
        )
        for url, release in sorted(made.items())
    ]


def _table_csv(library: Library, release: Entry, url: str) -> bytes:
    downloads = library.article(release).downloads
    return next(download.data for download in downloads if download.url == url)


def _read_document(path: Path, url: str) -> bytes:
    return path.read_bytes()
