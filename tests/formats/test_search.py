"""What search looks through: visible releases alone, and the same bytes for the same releases."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest

from pressroom.core.problems import Abort
from pressroom.core.workers import Lost
from pressroom.formats import search
from pressroom.formats.search_words import search_text, shard_of, words_of, words_of_chunk
from tests.conftest import Room

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
    return {name: data for name, data in room.tree().items() if name.startswith("search/texts/")}


def unpacked(room: Room, name: str) -> list[Any]:
    """What all files of the index say whose names begin so."""
    return [
        json.loads(gzip.decompress(data))
        for path, data in parts(room).items()
        if path.rpartition("/")[2].startswith(name)
    ]


def words(room: Room) -> bytes:
    """All that the index says, unpacked."""
    return b"".join(map(gzip.decompress, parts(room).values()))


def addresses(room: Room) -> list[str]:
    return [url for _, url, *_ in unpacked(room, "texts-")]


# The full text


def test_every_release_is_found_by_its_text_and_its_lists(room: Room) -> None:
    add(room, FULL_TEXT)
    room.release(
        body="Anvils of zirconium.", subheads="[Ruthenium]", products="[anvil]", topics="[Events]"
    )
    assert room.build().code == 0
    address = "/releases/2026/results/"
    (found,) = unpacked(room, "texts-")
    assert found[:5] == ["ACME Reports Results", address, "2026-03-01", "en", 0]
    assert found[5] == "Ruthenium Anvils of zirconium."
    (table,) = unpacked(room, "table")
    lists = {"year-2026", "product-anvil", "topic-events", "language-en"}
    assert table["lists"] == {name: [0] for name in lists}
    assert table["lengths"] == [4] and len(table["days"]) == 1
    (shard,) = unpacked(room, "words-")
    # The release's number and how often: a word of the headline counts more.
    assert shard["zirconium"] == [0, 1] and shard["results"] == [0, 7]


def test_what_stands_on_all_pages_is_in_none(room: Room) -> None:
    add(room, FULL_TEXT)
    room.write("content/boilerplate/acme.md", "## About ACME\n\nMolybdenum.\n")
    room.release(boilerplate="[acme]", contacts="[investors]")
    assert room.build().code == 0
    assert "Molybdenum" in room.read("releases/2026/results/index.html")
    assert b"olybdenum" not in words(room) and b"Doe" not in words(room)


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
    assert addresses(indexed) == ["/releases/2026/two/"]


def test_the_same_releases_give_the_same_bytes(indexed: Room) -> None:
    first = indexed.tree()
    for _ in range(3):
        assert indexed.build("--no-cache").code == 0
        assert indexed.tree() == first


def test_an_unchanged_build_does_not_index(indexed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "render_index", lambda *args: pytest.fail("it was made"))
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
    name = next(name for name in parts(indexed) if "/words-" in name)
    (indexed.output / name).unlink()
    assert indexed.build().code == 0
    assert indexed.tree() == whole


def test_a_part_that_fails_leaves_the_last_site(
    indexed: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = indexed.tree()
    lost = Lost("its process died")

    def fails(bundle: Any, materials: Any) -> Any:
        raise Abort([lost.problem(bundle.folder, f"{bundle.folder} could not be made")])

    monkeypatch.setattr(search, "render_index", fails)
    indexed.release("2026-02-02-two", "Hammers of rhodium.", "Two", "2026-02-02 09:00")
    ran = indexed.build()
    assert ran.code == 1
    assert "search/texts/0/: error PR505 " in ran.err
    assert indexed.tree() == whole


def test_switched_off_it_goes(indexed: Room) -> None:
    config = (indexed.path / "config.toml").read_text()
    indexed.write("config.toml", config.replace("full-text", "none"))
    assert indexed.build().code == 0
    assert not parts(indexed)
    assert not (indexed.output / "search").exists()
    assert "/search/" not in indexed.read("index.html")
    assert indexed.run("check").code == 0


def in_four_parts(room: Room, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A room with an index of four parts, and the list to which each that is made is added."""
    monkeypatch.setattr("pressroom.formats.search_parts.IN_A_PART", 2)
    add(room, FULL_TEXT)
    for day in range(1, 9):
        room.release(
            f"2026-01-0{day}-n{day}", f"Anvil {day}.", f"No {day}", f"2026-01-0{day} 09:00"
        )
    assert room.build().code == 0
    assert len(unpacked(room, "table")) == 4
    assert sorted(addresses(room)) == [f"/releases/2026/n{day}/" for day in range(1, 9)]
    made: list[str] = []
    render_index = search.render_index

    def counted(bundle: Any, materials: Any) -> Any:
        made.append(bundle.folder)
        return render_index(bundle, materials)

    monkeypatch.setattr(search, "render_index", counted)
    return made


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def same_as_from_nothing(room: Room) -> bool:
    tree = room.tree()
    assert room.build("--no-cache").code == 0
    return room.tree() == tree


def test_an_edit_makes_the_part_it_lies_in(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    made = in_four_parts(room, monkeypatch)
    before = parts(room)
    room.release("2026-01-03-n3", "Hammers of rhodium.", "No 3", "2026-01-03 09:00")
    ran = room.build()
    assert ran.code == 0 and len(made) == 1
    assert {name[: len(made[0])] for name in changed(before, parts(room))} == set(made)
    assert b"rhodium" in words(room)
    assert same_as_from_nothing(room)


def test_so_does_one_of_a_headline(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    made = in_four_parts(room, monkeypatch)
    before = parts(room)
    room.release("2026-01-05-n5", "Anvil 5.", "Osmium", "2026-01-05 09:00")
    assert room.build().code == 0
    assert len(made) == 1
    assert {name[: len(made[0])] for name in changed(before, parts(room))} == set(made)
    assert same_as_from_nothing(room)


def test_more_releases_than_the_parts_are_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    in_four_parts(room, monkeypatch)
    room.release("2026-02-02-new", "Hammers of rhodium.", "New", "2026-02-02 09:00")
    assert room.build().code == 0
    assert len(unpacked(room, "table")) == 8
    assert sorted(addresses(room))[-1] == "/releases/2026/new/"
    assert same_as_from_nothing(room)
    (room.path / "content/releases/2026-02-02-new.md").unlink()
    assert room.build().code == 0
    assert len(unpacked(room, "table")) == 4 and "/releases/2026/new/" not in addresses(room)
    assert same_as_from_nothing(room)


def test_names_change_with_what_is_there_and_others_stay(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_four_parts(room, monkeypatch)
    before = parts(room)
    room.release("2026-01-03-n3", "Hammers of rhodium.", "No 3", "2026-01-03 09:00")
    ran = room.build("-v")
    gone, new = before.keys() - parts(room).keys(), parts(room).keys() - before.keys()
    # The text and the shards of the words that came and went, and the part's table in its place.
    assert len([name for name in new if "/texts-" in name]) == 1
    assert len(new) == len(gone) < 8
    table = {name for name in changed(before, parts(room)) if name.endswith("table.packed")}
    assert len(table) == 1
    written = set(re.findall(r"^write +(search/texts/[^:]+)", ran.out, re.MULTILINE))
    assert written == new | table


# The words


def test_what_releases_are_full_of_is_words() -> None:
    said = {
        "$72.8": ["72.8"],
        "1,234.5;": ["1,234.5"],
        "C$4": ["c", "4", "c4"],
        "10-K": ["10", "k", "10k"],
        "Q1’24": ["q1", "24", "q124", "2024"],
        "3Q26,": ["3q26", "26", "q3", "2026"],
        "2026-Q3": ["2026", "q3", "2026q3"],
        "FY2026/27": ["fy2026", "27", "fy202627", "fy", "2026", "202627"],
        "S&P500": ["s", "p500", "sp500", "500", "sp"],
        "EUR72.8m": ["eur72", "8m", "eur728m", "eur", "72.8"],
        "US4592001014": ["us4592001014", "us", "4592001014"],
        "(S&P": ["s", "p", "sp"],
        "ANVIRA®": ["anvira"],
        "Straße": ["strasse"],
        "Müller,": ["muller"],
        "Łódź": ["lodz"],
        "東京で": ["東京", "京で", "で"],
        "हिन्दी": ["हिन्दी"],
        "—": [],
    }
    assert {chunk: list(words_of_chunk(chunk)) for chunk in said} == said
    assert words_of("Anvils, anvils and an anvil") == {"anvils": 2, "and": 1, "an": 1, "anvil": 1}


def test_what_begins_alike_stands_together() -> None:
    assert len({shard_of(word, 64) for word in ("konzern", "konzernergebnis", "kon")}) == 1
    assert len({shard_of(word, 64) for word in ("72", "72.8", "720")}) == 1
    assert len({shard_of(word, 64) for word in ("東京", "東")}) == 1


def test_the_text_of_html() -> None:
    markup = "<p>CO<sub>2</sub> of <b>ACME</b>&amp;Co</p><ul><li>one</li><li>two<br>three</li></ul>"
    assert search_text(markup) == "CO2 of ACME&Co one two three"


def test_under_a_path(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("example.com", "example.com/press", 1) + FULL_TEXT)
    two(room)
    assert room.build().code == 0
    assert 'data-index="/press/search/texts/"' in room.read("search/index.html")


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
    assert "data-engine" not in page and 'data-index="/search/titles.json"' in page
    assert "Words in headlines" in page


def test_a_topic_is_asked_for_in_any_language_of_releases(room: Room) -> None:
    add(room, '\n[exports]\nsearch = "titles"\n')
    config = (room.path / "config.toml").read_text()
    languages = config.replace("[site]", '[site]\nlanguages = ["en", "de", "fr"]')
    names = 'names = { de = "Termine", fr = "Dates" }'
    room.write("config.toml", f'{languages}\n[[topic]]\nkey = "events"\nname = "Events"\n{names}\n')
    room.release(topics="[events]")
    room.release("2026-03-02-b", date="2026-03-02 09:00", topics="[events]", language="de")
    assert room.build().code == 0
    lists = json.loads(room.read("search/titles.json"))["lists"]
    assert ["topic-events", "Events Termine"] in lists


def test_full_texts_unless_it_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    two(room)
    assert room.build().code == 0
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
    name = next(name for name in parts(indexed) if "/texts-" in name)
    leak = gzip.compress(b'["Palladium rises."]')
    (indexed.output / name).write_bytes(leak)
    ran = indexed.run("check")
    assert f"output/{name}: error PR631 it has words that only a release" in ran.err
    assert "alladium" not in ran.err
