"""What should be live, out of a press room."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pressroom.core.problems import Abort
from pressroom.pipeline.options import Work
from pressroom.publishing.verify_site import LiveSite, read_live_site
from tests.conftest import AS_OF, CONFIG, Room

PNG = b"\x89PNG\r\n\x1a\n"
NOW = datetime.fromisoformat(AS_OF)


def live(room: Room, at: datetime = NOW) -> LiveSite:
    return read_live_site(room.path, room.output, at, Work())


def test_what_is_not_public_is_to_be_missing_in_all_its_forms(room: Room) -> None:
    later = "2026-06-02 09:00"
    room.release(aliases="[/old/results.html]")
    room.release(
        "2026-06-02-merger/index.md",
        date=later,
        attachments="[deal.pdf]",
        body="![Chart](chart.png)",
    )
    room.write("content/releases/2026-06-02-merger/deal.pdf", b"%PDF-1.4 deal")
    room.write("content/releases/2026-06-02-merger/chart.png", PNG)
    room.release("2026-05-01-draft", draft="true", topics="[unknown]", date="2026-05-01 09:00")
    assert room.build().code == 0
    site = live(room)
    held = [url for url in site.secrets if "merger" in url]
    assert [url for url in held if not url.startswith("/files/")] == [
        "/releases/2026/merger/",
        "/releases/2026/merger/index.md",
        "/releases/2026/merger/ninjs.json",
    ]
    files = [url.rpartition("/")[2] for url in site.secrets if url.startswith("/files/")]
    assert sorted(files) == ["chart.png", "deal.pdf"]
    assert "/releases/2026/draft/" in site.secrets
    assert not any("results" in url for url in site.secrets)


def test_what_is_public_soon_is_not_asked_for(room: Room) -> None:
    """A cache that keeps "not found" would answer so once the release is there."""
    room.release("2026-06-02-merger", date="2026-06-02T09:00:00-04:00")
    assert room.build().code == 0
    instant = datetime.fromisoformat("2026-06-02T09:00:00-04:00")
    for before, asked in ((timedelta(hours=1, seconds=1), True), (timedelta(hours=1), False)):
        at = instant - before
        assert room.build("--as-of", at.isoformat()).code == 0
        assert bool(live(room, at).secrets) == asked


def test_a_file_that_is_public_with_another_release_is_no_secret(room: Room) -> None:
    for name, date in (("2026-03-01-a", "2026-03-01 09:00"), ("2026-06-02-b", "2026-06-02 09:00")):
        room.release(f"{name}/index.md", date=date, attachments="[terms.pdf]")
        room.write(f"content/releases/{name}/terms.pdf", b"%PDF-1.4 terms")
    assert room.build().code == 0
    assert not any("terms" in url for url in live(room).secrets)


def test_older_addresses_with_their_rules(room: Room) -> None:
    room.write(
        "config.toml",
        f'{CONFIG}\n[exports]\nredirects = ["nginx"]\n'
        '[feeds]\nmoved = { "/rss" = "/feed.xml" }\n',
    )
    room.release(aliases='[/old/results.html, "/p.zhtml?c=1"]')
    assert room.build().code == 0
    site = live(room)
    assert [(rule.path, rule.query, rule.to) for rule in site.redirects] == [
        ("/old/results.html", (), "/releases/2026/results/"),
        ("/p.zhtml", (("c", "1"),), "/releases/2026/results/"),
        ("/rss", (), "/feed.xml"),
    ]
    assert site.rules[0][0] == "/*"
    assert site.base == ""
    room.write("config.toml", f"{CONFIG}\n[exports]\nheaders = false\n")
    assert room.build().code == 0
    assert live(room).rules == ()


def test_nothing_is_compared_with_no_site_or_one_of_another_moment(room: Room) -> None:
    room.release()
    with pytest.raises(Abort, match="PR724 there is no finished site here to compare with"):
        live(room)
    assert room.build().code == 0
    assert live(room).files
    with pytest.raises(Abort, match="PR724 it was built for another moment"):
        live(room, NOW + timedelta(days=1))
