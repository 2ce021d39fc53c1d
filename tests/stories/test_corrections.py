"""Corrections show at both ends for ever; a withdrawal leaves a tombstone."""

from __future__ import annotations

import json
import re
from typing import Any

import feedparser
import pytest

from tests.conftest import Room

OLD = "releases/2026/results/index.html"
NEW = "releases/2026/results-corrected/index.html"


@pytest.fixture
def corrected(room: Room) -> Room:
    room.release()
    room.release(
        "2026-03-02-results-corrected",
        date="2026-03-02T09:00:00-05:00",
        corrects="2026-03-01-results",
        correction_note="Net sales are $72.8 <million>.",
    )
    return room


def json_ld(page: str) -> dict[str, Any]:
    """What a release's page tells engines of the release itself."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    article: dict[str, Any] = json.loads(found[1])["@graph"][0]
    assert article["@type"] == "NewsArticle"
    return article


def test_both_ends_show_it(corrected: Room) -> None:
    assert corrected.build().code == 0
    old, new = corrected.read(OLD), corrected.read(NEW)
    assert "This release has been corrected and replaced." in old
    assert '<a href="/releases/2026/results-corrected/">CORRECTING and REPLACING ACME' in old
    assert "Net sales are $72.8 &lt;million&gt;." in old
    assert "Net sales rose." in old
    assert "<h1>CORRECTING and REPLACING ACME Reports Results</h1>" in new
    assert 'Replaced: <a href="/releases/2026/results/">ACME Reports Results</a>' in new
    assert ">Corrected</span>" in corrected.read("corrections/index.html")
    assert 'href="/corrections/"' in corrected.read("index.html")
    assert corrected.read("index.html").count('<p class="flag">Corrected and replaced</p>') == 1
    assert json_ld(old)["correction"] == {
        "@type": "CorrectionComment",
        "text": "Net sales are $72.8 <million>.",
        "datePublished": "2026-03-02T09:00:00-05:00",
        "url": "https://press.example.com/releases/2026/results-corrected/",
    }
    assert json_ld(old)["dateModified"] == "2026-03-02T09:00:00-05:00"
    assert corrected.run("check").code == 0


def test_before_its_instant_a_correction_leaves_no_trace(corrected: Room) -> None:
    moment = ("--as-of", "2026-03-02T08:59:59-05:00")
    assert corrected.build(*moment).code == 0
    with_it = corrected.tree()
    (corrected.path / "content/releases/2026-03-02-results-corrected.md").unlink()
    assert corrected.build(*moment).code == 0
    assert corrected.tree() == with_it


def test_feeds_get_a_new_item_and_the_old_one_an_updated_time(corrected: Room) -> None:
    assert corrected.build().code == 0
    new, old = feedparser.parse((corrected.output / "atom.xml").read_bytes()).entries
    assert old.id.endswith(":2026-03-01-results")
    assert old.updated == new.published == "2026-03-02T09:00:00-05:00"
    assert old.published == "2026-03-01T09:00:00-05:00"
    items = json.loads(corrected.read("feed.json"))["items"]
    assert [item.get("date_modified") for item in items] == [None, "2026-03-02T09:00:00-05:00"]


def test_a_chain_leads_to_its_newest(corrected: Room) -> None:
    corrected.release(
        "2026-03-03-again",
        date="2026-03-03T09:00:00-05:00",
        corrects="results-corrected",
        correction_note="Both figures.",
        title="'Correcting and Replacing ACME'",
    )
    assert corrected.build().code == 0
    for page in (OLD, NEW):
        assert (
            'Read instead: <a href="/releases/2026/again/">Correcting and Replacing ACME</a>'
            in (corrected.read(page))
        )


def test_the_prefix_is_the_houses_in_each_language(corrected: Room) -> None:
    config = (corrected.path / "config.toml").read_text()
    table = '\n[disclosure]\ncorrection_prefix = { en = "CORRECTION:", de = "BERICHTIGUNG:" }\n'
    corrected.write("config.toml", config + table)
    assert corrected.build().code == 0
    assert "<h1>CORRECTION: ACME Reports Results</h1>" in corrected.read(NEW)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            {"corrects": "results", "correction_note": "x", "date": "2026-02-01 09:00"},
            "the correction is older than content/releases/2026-03-01-results.md, which it corrects"
            " — correct one of the two dates",
        ),
        (
            {"corrects": "reslts", "correction_note": "x"},
            "unknown release `reslts` — did you mean `results`?",
        ),
        (
            {"corrects": "again", "correction_note": "x"},
            "the release corrects itself, directly or in a circle — take one `corrects` out",
        ),
        (
            {"corrects": "results"},
            "a correction without a note — "
            "say what changed: `correction_note: Net sales are $72.8 million.`",
        ),
    ],
)
def test_what_is_wrong_with_a_correction(room: Room, keys: dict[str, str], message: str) -> None:
    room.release()
    room.release("2026-03-02-again", **({"date": "2026-03-02 09:00"} | keys))

    ran = room.build()

    assert ran.err == f"content/releases/2026-03-02-again.md:4: error PR019 {message}\n"
    assert ran.code == 1


def test_a_circle_of_two(room: Room) -> None:
    room.release("2026-03-01-a", corrects="b", correction_note="x")
    room.release("2026-03-01-b", corrects="a", correction_note="x")
    ran = room.build()
    assert ran.err.count("corrects itself, directly or in a circle") == 2
    assert ran.code == 1


@pytest.fixture
def withdrawn(room: Room) -> Room:
    room.release(
        "2026-03-01-results/index",
        products="[anvil]",
        aliases="[/old/]",
        attachments="[figures.pdf]",
        withdrawn="{date: 2026-03-05 10:00, reason: Issued in error.}",
    )
    room.write("content/releases/2026-03-01-results/figures.pdf", "%PDF figures")
    room.release("2026-02-01-other", date="2026-02-01 09:00", title="Other")
    return room


def test_a_withdrawal_leaves_a_tombstone(withdrawn: Room) -> None:
    assert withdrawn.build().code == 0
    page = withdrawn.read(OLD)
    assert "<h1>Release withdrawn</h1>" in page
    assert "Issued in error." in page
    assert ">Withdrawn</span>" in withdrawn.read("corrections/index.html")
    assert 'url=/releases/2026/results/"' in withdrawn.read("old/index.html")
    everything = b"".join(withdrawn.tree().values())
    assert b"ACME Reports Results" not in everything
    assert b"Net sales rose." in everything  # the other release says so
    assert not (withdrawn.output / "files").exists()
    assert not (withdrawn.output / "products").exists()
    assert b"2026-03-01-results" not in everything
    assert withdrawn.run("check").code == 0


def test_before_its_instant_a_withdrawal_is_none(withdrawn: Room) -> None:
    moment = ("--as-of", "2026-03-05T09:59:59-05:00")
    assert withdrawn.build(*moment).code == 0
    before = withdrawn.tree()
    path = withdrawn.path / "content/releases/2026-03-01-results/index.md"
    kept = [row for row in path.read_text().splitlines(True) if not row.startswith("withdrawn")]
    path.write_text("".join(kept))
    assert withdrawn.build(*moment).code == 0
    assert withdrawn.tree() == before


def test_a_withdrawn_correction_corrects_nothing(corrected: Room) -> None:
    path = corrected.path / "content/releases/2026-03-02-results-corrected.md"
    text = path.read_text()
    path.write_text(
        text.replace("corrects:", "withdrawn: {date: 2026-03-03, reason: Wrong.}\ncorrects:")
    )
    assert corrected.build().code == 0
    old = corrected.read(OLD)
    assert "corrected and replaced" not in old
    assert "This release was corrected, and the correction was withdrawn.</strong> Wrong." in old
    page = corrected.read("corrections/index.html")
    assert ">Corrected</span>" in page
    assert ">Withdrawn</span>" in page
    assert corrected.run("check").code == 0


def test_retention_by_topic(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + "\n[disclosure]\nretention = { events = 5 }\n")
    room.release("2020-02-29-day", date="2020-02-29 09:00", topics="[events]")
    room.release("2020-03-01-both", date="2020-03-01 09:00", topics="[events, results]")

    assert room.build("--as-of", "2025-03-01T08:59:59-05:00").code == 0
    assert "<h1>ACME Reports Results</h1>" in room.read("releases/2020/day/index.html")
    assert room.build("--as-of", "2025-03-01T09:00:00-05:00").code == 0
    assert "are kept for 5 years" in room.read("releases/2020/day/index.html")
    assert room.build().code == 0
    assert "<h1>ACME Reports Results</h1>" in room.read("releases/2020/both/index.html")


def test_a_correction_that_was_taken_back_leaves_no_head_of_a_catalogue(room: Room) -> None:
    """Its notice has no words before a link, and to gettext no words are the catalogue's head."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[site]", '[site]\nlanguages = ["en", "de"]'))
    room.release("2026-03-01-a", language="de")
    room.release(
        "2026-03-02-b",
        date="2026-03-02 09:00",
        language="de",
        corrects="2026-03-01-a",
        correction_note="Zahlen.",
        withdrawn="{date: 2026-03-03 09:00, reason: Falsch.}",
    )
    assert room.build().code == 0
    for path, data in room.tree().items():
        assert b"Project-Id-Version" not in data, path
