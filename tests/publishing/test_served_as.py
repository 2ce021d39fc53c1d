"""One table of headers: what `_headers` promises is what storage is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.publishing.served_as import ServedAs, caching_promises, served_as
from pressroom.publishing.upload import wanted_of
from tests.conftest import CONFIG, Room

YEAR = "public, max-age=31536000, immutable"
SHORT = "public, max-age=60"
FEED = "public, max-age=300"


def test_each_kind_of_file_has_its_type_and_time(room: Room) -> None:
    room.write("config.toml", f"{CONFIG}\n[headers]\npage_seconds = 60\n")
    promises = caching_promises(read_settings(room.path).config)
    for path, kind, time in (
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/press.d9c79d55da.css", "text/css; charset=utf-8", YEAR),
        ("assets/search.34a478f6ba.js", "text/javascript; charset=utf-8", YEAR),
        ("assets/serif.0123456789.woff2", "font/woff2", YEAR),
        ("files/0a1b2c/results.pdf", "application/pdf", YEAR),
        ("files/0a1b2c/results.csv", "text/csv; charset=utf-8", YEAR),
        ("feed.xml", "application/xml; charset=utf-8", FEED),
        ("topics/clinical/atom.xml", "application/xml; charset=utf-8", FEED),
        ("feed.json", "application/feed+json; charset=utf-8", FEED),
        ("old.rss", "application/xml; charset=utf-8", SHORT),
        ("sitemap.xml", "application/xml; charset=utf-8", SHORT),
        ("releases/2026/results/index.md", "text/markdown; charset=utf-8", SHORT),
        ("releases/2026/results/ninjs.json", "application/json; charset=utf-8", SHORT),
        ("api/releases.json", "application/json; charset=utf-8", FEED),
        ("contacts/investors.vcf", "text/vcard; charset=utf-8", SHORT),
        ("events.ics", "text/calendar; charset=utf-8", SHORT),
        ("site.webmanifest", "application/manifest+json", SHORT),
        ("module.mjs", "text/javascript; charset=utf-8", SHORT),
        ("icon.svg", "image/svg+xml", SHORT),
        ("search/texts/0/table.packed", "application/octet-stream", SHORT),
        ("404.html", "text/html; charset=utf-8", "no-store"),
    ):
        assert (path, served_as(path, promises)) == (path, ServedAs(kind, time))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Größe;1\n".encode(), "text/csv; charset=utf-8"),
        ("Größe;1\n".encode("latin-1"), "text/csv"),
    ],
)
def test_a_text_in_another_encoding_says_none(room: Room, data: bytes, kind: str) -> None:
    room.write("static/sizes.csv", data)
    room.release()
    assert room.build().code == 0
    files = wanted_of(room.output, read_settings(room.path).config, ()).files
    assert files["sizes.csv"].served.content_type == kind


def test_what_is_said_of_files_in_headers_is_what_storage_is_told(room: Room) -> None:
    """`_headers` as a host reads it, and the table, agree on every file of a site."""
    from tests.conformance.server import Headers

    room.release()
    room.build()
    config = read_settings(room.path).config
    served = wanted_of(room.output, config, ()).files
    promised = Headers(Path(room.output))
    for path, file in served.items():
        given = dict(promised.of(f"/{path}").values())
        assert given["Cache-Control"] == file.served.cache_control, path
        assert given.get("Content-Type", file.served.content_type) == file.served.content_type
