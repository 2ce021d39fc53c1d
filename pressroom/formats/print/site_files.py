"""The site's files as WeasyPrint asks for them, by address; nothing is asked of the network."""

from __future__ import annotations

import functools
import io
import urllib.request
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from pressroom.formats.addresses import file_path, full
from pressroom.formats.materials import Materials
from pressroom.formats.typefaces import FACES
from pressroom.standards.media_types import media_type
from pressroom.typeset.article import Article


def site_files(
    article: Article, materials: Materials, pictures: Mapping[str, Callable[[], bytes]]
) -> Callable[[str], bytes]:
    """A function from an absolute address to the bytes of that file: of what the release shows,
    of the theme, and of `pictures`, which are made when they are asked for, by their paths. It
    raises `ValueError` for any other address."""
    config, files = materials.config, materials.theme.contents
    beside = [article.release.beside[name] for name in article.files]
    documents = {full(config, document.url): document for document in beside}
    home = full(config, "/")
    shipped = {f"font:{face.file}": face for face in FACES}

    def serve(address: str) -> bytes:
        address = urldefrag(address).url.partition("?")[0]
        if address in documents:
            return (materials.root / documents[address].path).read_bytes()
        if address in shipped:
            return _unpacked(shipped[address].path)
        path = file_path(address.removeprefix(home.rstrip("/")))
        if address.startswith(home) and path in pictures:
            return pictures[path]()
        if not address.startswith(home) or path not in files:
            raise ValueError(f"{address} is no file of this site")
        return files[path]

    return serve


def fetcher(serve: Callable[[str], bytes]) -> Any:
    """WeasyPrint's `URLFetcher` out of a function from addresses to bytes."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Serves the site's files to WeasyPrint, and never uses the network."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                found = urllib.request.DataHandler().data_open(urllib.request.Request(url))
                return URLFetcherResponse(url, found.read(), dict(found.headers))
            return URLFetcherResponse(url, serve(url), {"Content-Type": media_type(url)})

    return Fetcher()


@functools.cache
def _unpacked(path: Path) -> bytes:
    """A font without its WOFF2 compression, which is slow and would be undone for each PDF."""
    from fontTools.ttLib import woff2

    def unpack() -> bytes:
        font = io.BytesIO()
        with path.open("rb") as packed:
            woff2.decompress(packed, font)
        return font.getvalue()

    # A thread begins with a stack of its own: where calls happen to cross the end of a chunk of
    # the stack, Python 3.11 asks the system for memory at each, and this takes ten times as long.
    with ThreadPoolExecutor(1) as shallow:
        return shallow.submit(unpack).result()
