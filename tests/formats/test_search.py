"""What search looks through: visible releases alone, and the same bytes for the same releases."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pressroom.formats import search
from tests.conftest import Room

pytest.importorskip("pagefind", reason="pagefind is not installed")
FULL_TEXT = '\n[exports]\nsearch = "full-text"\n'


def add(room: Room, text: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + text)


def two(room: Room) -> None:
    room.release("2026-01-01-one", "Anvils of zirconium.", "One", "2026-01-01 09:00")
    room.release("2026-02-02-two", "Hammers of yttrium.", "Two", "2026-02-02 09:00")


@pytest.fixture
def indexed(room: Room) -> Room:
    add(room, FULL_TEXT)
    two(room)
    assert room.build().code == 0
    return room


def parts(room: Room) -> dict[str, bytes]:
    return {name: data for name, data in room.tree().items() if name.startswith("pagefind/")}


def words(room: Room) -> bytes:
    """All that the index says, unpacked."""
    packed = (b"\x1f\x8b",)
    return b"".join(
        gzip.decompress(data) if data.startswith(packed) else data for data in parts(room).values()
    )


def fragments(room: Room) -> list[dict[str, Any]]:
    head = b"pagefind_dcd"
    return [
        json.loads(gzip.decompress(data).removeprefix(head))
        for name, data in parts(room).items()
        if "/fragment/" in name
    ]


# The full text


def test_every_release_is_found_by_its_text_and_its_lists(room: Room) -> None:
    add(room, FULL_TEXT)
    room.release(
        body="Anvils of zirconium.", subheads="[Ruthenium]", products="[anvil]", topics="[Events]"
    )
    assert room.build().code == 0
    (found,) = fragments(room)
    assert found["url"] == "/releases/2026/results/"
    assert found["meta"] == {
        "title": "ACME Reports Results",
        "day": "2026-03-01",
        "language": "en",
    }
    assert "Ruthenium" in found["content"] and "zirconium" in found["content"]
    lists = {"year-2026", "product-anvil", "topic-events", "language-en"}
    assert found["filters"] == {name: ["1"] for name in lists}


def test_what_stands_on_all_pages_is_in_none(room: Room) -> None:
    add(room, FULL_TEXT)
    room.write("content/boilerplate/acme.md", "## About ACME\n\nMolybdenum.\n")
    room.release(boilerplate="[acme]", contacts="[investors]")
    assert room.build().code == 0
    assert "Molybdenum" in room.read("releases/2026/results/index.html")
    (found,) = fragments(room)
    assert "Molybdenum" not in found["content"] and "Jane Doe" not in found["content"]


def test_what_is_not_public_is_in_no_part(indexed: Room) -> None:
    before = indexed.tree()
    indexed.release("2026-12-12-held", "Palladium rises.", "Osmium", "2026-12-12 09:00")
    indexed.release("2026-03-03-draft", "Iridium.", "Iridium", "2026-03-03 09:00", draft="true")
    assert indexed.build().code == 0
    assert indexed.tree() == before
    assert b"zirconium" in words(indexed)
    for secret in (b"alladium", b"smium", b"ridium"):
        assert secret not in words(indexed)


def test_a_withdrawn_release_is_not_found(indexed: Room) -> None:
    indexed.release(
        "2026-01-01-one",
        "Anvils of zirconium.",
        "One",
        "2026-01-01 09:00",
        withdrawn="{date: 2026-03-05 10:00, reason: Issued in error.}",
    )
    assert indexed.build().code == 0
    assert b"zirconium" not in words(indexed)
    assert [found["url"] for found in fragments(indexed)] == ["/releases/2026/two/"]


def test_the_same_releases_give_the_same_bytes(indexed: Room) -> None:
    first = indexed.tree()
    for _ in range(3):
        assert indexed.build("--no-cache").code == 0
        assert indexed.tree() == first


def test_an_unchanged_build_does_not_index(indexed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "run_pagefind", lambda *args: pytest.fail("it was run"))
    ran = indexed.build("--as-of", "2026-06-02T12:00:00Z")
    assert "0 files written" in ran.out
    # A moment at which the site is another, but its releases are not.
    assert indexed.build("--as-of", "2027-06-02T12:00:00Z").code == 0


def test_an_edit_is_found(indexed: Room) -> None:
    indexed.release("2026-02-02-two", "Hammers of rhodium.", "Two", "2026-02-02 09:00")
    assert indexed.build().code == 0
    edited = indexed.tree()
    assert b"yttrium" not in words(indexed) and b"rhodium" in words(indexed)
    assert indexed.build("--no-cache").code == 0
    assert indexed.tree() == edited


def test_a_part_that_was_deleted_comes_back(indexed: Room) -> None:
    whole = indexed.tree()
    name = next(name for name in parts(indexed) if "/index/" in name)
    (indexed.output / name).unlink()
    assert indexed.build().code == 0
    assert indexed.tree() == whole


def test_switched_off_it_goes(indexed: Room) -> None:
    config = (indexed.path / "config.toml").read_text()
    indexed.write("config.toml", config.replace("full-text", "none"))
    assert indexed.build().code == 0
    assert not parts(indexed)
    assert not (indexed.output / "search").exists()
    assert "/search/" not in indexed.read("index.html")
    assert indexed.run("check").code == 0


def test_a_failure_leaves_the_last_site(indexed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    before = indexed.tree()

    def fail(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 1, b"", b"thread panicked\nno room left\n")

    monkeypatch.setattr(search.subprocess, "run", fail)
    indexed.release("2026-04-04-new", date="2026-04-04 09:00")
    ran = indexed.build()
    assert ran.code == 1
    assert "config.toml: error PR507 pagefind failed: no room left — build again" in ran.err
    assert indexed.tree() == before


def test_an_index_of_another_form_is_not_published(
    indexed: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(site: Path, made: Path) -> None:
        made.mkdir()
        (made / "pagefind-entry.json").write_text('{"languages": {"en": {"hash": "en_1"}}}')

    monkeypatch.setattr(search, "run_pagefind", other)
    ran = indexed.build("--no-cache")
    assert ran.code == 1
    assert "PR507 pagefind's index is not as it was known to be" in ran.err


def test_without_pagefind_the_setting_is_a_fault(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(room, FULL_TEXT)
    two(room)
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin_extended", None)
    ran = room.build()
    assert ran.code == 1
    assert (
        "PR507 pagefind is not installed, and `search` asks for it — install "
        '`pressroom[search]`, or write `search = "titles"`' in ran.err
    )


def test_under_a_path(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("example.com", "example.com/press", 1) + FULL_TEXT)
    two(room)
    assert room.build().code == 0
    assert 'data-index="/press/pagefind/pagefind.js"' in room.read("search/index.html")


# The headlines


def test_headlines_where_they_are_asked_for(room: Room) -> None:
    add(room, '\n[exports]\nsearch = "titles"\n')
    room.release(products="[anvil]", title="'Anvils & “quotes” <b>'")
    room.release("2026-12-12-held", title="Osmium", date="2026-12-12 09:00")
    assert room.build().code == 0
    assert json.loads(room.read("search/titles.json")) == {
        "lists": [["language-en", ""], ["product-anvil", "Anvil"], ["year-2026", ""]],
        "releases": [
            [
                "Anvils & “quotes” <b>",
                "/releases/2026/results/",
                "2026-03-01",
                "en",
                [2, 1, 0],
                0,
            ]
        ],
    }
    assert not parts(room)
    page = room.read("search/index.html")
    assert 'data-full-text=""' in page and 'data-index="/search/titles.json"' in page
    assert "Words in headlines" in page


def test_auto_is_headlines_where_pagefind_is_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    two(room)
    assert room.build().code == 0
    assert (room.output / "search/titles.json").exists()
    monkeypatch.setattr(search, "is_installed", lambda: True)
    assert room.build("--no-cache").code == 0
    assert parts(room)
    assert not (room.output / "search/titles.json").exists()


def test_a_word_that_is_no_search(room: Room) -> None:
    add(room, '\n[exports]\nsearch = "full"\n')
    ran = room.build()
    assert ran.code == 2
    assert "PR306 `full` is no kind of search — did you mean `full-text`?" in ran.err


def test_the_page_offers_limits_with_their_counts(room: Room) -> None:
    room.release("2025-12-01-first", date="2025-12-01 09:00", products="[anvil]")
    room.release("2026-01-05-second", date="2026-01-05 09:00", products="[kadcyla]")
    assert room.build().code == 0
    page = room.read("search/index.html")
    assert '<option value="year-2026">2026 (1)</option>' in page
    assert '<option value="product-kadcyla">Kadcyla (1)</option>' in page
    # One language is nothing to choose from.
    assert 'name="language"' not in page
    assert '<meta name="robots" content="noindex">' in page
    assert room.run("check").code == 0


def test_the_second_lock_reads_the_index(indexed: Room) -> None:
    indexed.release("2026-12-12-held", "Palladium rises.", "Osmium", "2026-12-12 09:00")
    assert indexed.run("check").code == 0
    name = next(name for name in parts(indexed) if "/fragment/" in name)
    leak = gzip.compress(b'pagefind_dcd{"content":"Palladium rises."}')
    (indexed.output / name).write_bytes(leak)
    ran = indexed.run("check")
    assert f"output/{name}: error PR631 it has words that only a release" in ran.err
    assert "alladium" not in ran.err
