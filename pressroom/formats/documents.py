"""Published files of releases: attachments, images and links in their text, and tables as CSV."""

from __future__ import annotations

from pressroom.content.items import Item
from pressroom.content.model import Document, Site
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.standards.picture_files import clean_picture
from pressroom.typeset.article import Library


def documents(site: Site, library: Library) -> list[Artifact]:
    """Artifacts of each document that a visible release or item names, once, at an address with its
    digest.

    A file beside a release that nothing names is not published.
    """
    named: dict[str, Document] = {}
    entries = (*site.releases, *site.items)
    for release in entries:
        shown = release.shown if isinstance(release, Item) else ()
        for document in (*release.attachments, *shown):
            named[document.url] = document
        for document in library.abstracts[release.url].documents:
            named.setdefault(document.url, document)
    made = {url: release for release in entries for url in library.abstracts[release.url].downloads}
    files = [
        Artifact(
            url.lstrip("/"),
            document.path,
            "clean-picture" if document.told else "document",
            document.url,
        )
        for url, document in sorted(named.items())
    ]
    return files + [
        Artifact(url.lstrip("/"), release.source, "download", url)
        for url, release in sorted(made.items())
    ]


def render_document(artifact: Artifact, materials: Materials) -> bytes:
    """The bytes of a file beside a release."""
    return (materials.root / artifact.origin).read_bytes()


def render_clean_picture(artifact: Artifact, materials: Materials) -> bytes:
    """The bytes of a picture without what tells who made it and where."""
    made = clean_picture((materials.root / artifact.origin).read_bytes())
    assert made is not None, "a picture that cannot be cleaned is refused where it is read"
    return made


def render_download(artifact: Artifact, materials: Materials) -> bytes:
    """The bytes of a file that is made of a release's table."""
    downloads = materials.article(artifact.origin).downloads
    return next(download.data for download in downloads if download.url == artifact.view)
