"""An archive moves in: its releases, their old addresses, and nothing that was not public."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Room

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>ACME</title><language>en-us</language>
<item><title>ACME Reports Results</title><link>https://acme.example/news/2025/results.html</link>
<pubDate>Tue, 04 Mar 2025 09:00:00 EST</pubDate>
<description>&lt;p&gt;BOSTON, March 4, 2025 -- ACME Corporation (NYSE: ACME) said that net sales rose.&lt;/p&gt;
&lt;p&gt;See the &lt;a href="https://acme.example/files/tables.pdf"&gt;tables&lt;/a&gt;.&lt;/p&gt;
&lt;p style="display:none"&gt;SECRET target price&lt;/p&gt;</description></item>
<item><title>ACME Names a Chair</title><link>https://acme.example/p.zhtml?c=1&amp;ID=2</link>
<pubDate>Wed, 05 Mar 2025 09:00:00 EST</pubDate>
<description>&lt;p&gt;ACME Corporation named Jane Doe to the chair.&lt;/p&gt;</description></item>
</channel></rss>
"""
SITE = {
    "_config.yml": "permalink: /news/:year/:title.html\n",
    "_posts/2025-03-04-results.md": "---\ntitle: ACME Reports Results\n---\nNet sales rose.\n",
    "_posts/2025-03-05-secret.md": "---\ntitle: SECRET merger\npublished: false\n---\nSECRET.\n",
    "_drafts/deal.md": "---\ntitle: SECRET deal\n---\nSECRET.\n",
}


def write(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_a_feed_moves_in_with_its_addresses_and_files(room: Room, tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"feed.xml": FEED, "files/tables.pdf": "%PDF-1.4\n%%EOF\n"})
    ran = room.run("import", "--archive", f"{old}/feed.xml")
    assert ran.code == 0, ran.err
    text = (room.path / "content/releases/2025-03-04-acme-reports-results/index.md").read_text()
    assert 'url: "/news/2025/results.html"' in text and "draft" not in text
    assert "[tables](tables.pdf)" in text and "SECRET" not in text
    built = room.build()
    assert built.code == 0, built.err
    assert "Net sales" not in built.out
    assert (room.output / "news/2025/results.html").is_file()
    assert "SECRET" not in "".join(
        path.read_text()
        for path in room.output.rglob("*")
        if path.suffix in (".html", ".xml", ".json")
    )


def test_a_site_moves_in_and_what_was_held_back_stays_back(room: Room, tmp_path: Path) -> None:
    site = write(tmp_path / "site", SITE)
    ran = room.run("import", "--archive", site)
    assert ran.code == 0, ran.err
    built = room.build()
    assert built.code == 0, built.err
    assert (room.output / "news/2025/results.html").is_file()
    shown = [path.read_text() for path in room.output.rglob("*.html")]
    assert not any("SECRET" in page for page in shown)


def test_half_a_feed_is_no_feed(room: Room, tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"feed.xml": FEED[:-200]})
    before = room.tree("content")
    ran = room.run("import", f"{old}/feed.xml")
    assert ran.code == 1
    assert "PR461 it is cut off after item 1: nothing is taken over" in ran.err
    assert room.tree("content") == before


@pytest.mark.parametrize("times", [1, 2])
def test_the_same_feed_again_gives_the_same_files(room: Room, tmp_path: Path, times: int) -> None:
    old = write(tmp_path / "old", {"feed.xml": FEED})
    for _ in range(times):
        assert room.run("import", f"{old}/feed.xml").code == 0
    assert len([name for name in room.tree("content") if "2025-03" in name]) == 2
