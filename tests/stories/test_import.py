"""From a text that is there already to a release."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.content.config.reader import read_settings
from pressroom.core import files
from pressroom.importers.frame import framed
from pressroom.importers.records import Registry, Wishes
from pressroom.importers.wire_text import read_wire_text
from pressroom.pipeline import imports
from tests.conftest import CONFIG, Room

WIRE = """\
FOR IMMEDIATE RELEASE

March 1, 2026 09:00 AM Eastern Standard Time

ACME Reports Fourth-Quarter Results

- Net sales rose 6.8 percent
- *Order book at a record*

BOSTON--(BUSINESS WIRE)--ACME, Inc. (NYSE: ACM), which makes dosing pumps, today reported net sales
of $72.8 million for the fourth quarter, up from $68.1 million.

Outlook

The company expects sales of $300 million to $310 million in 2026.

###

Source: ACME, Inc.
"""
NAME = "content/releases/2026-03-01-acme-reports-fourth-quarter-results.md"


@pytest.fixture
def wire(tmp_path: Path) -> str:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    return str(path)


def releases(room: Room) -> list[str]:
    return [name for name in room.tree("content") if name.startswith("releases/")]


def test_a_wire_text_becomes_a_draft(room: Room, wire: str) -> None:
    ran = room.run("import", wire)

    assert ran.code == 0
    assert f"wire.txt → {NAME}: title, date, subheads, dateline, ticker, source" in ran.out
    assert (
        "PR412 left out: heading of a wire or company: `FOR IMMEDIATE RELEASE`; end mark: `###`"
        in ran.err
    )
    assert "PR413" not in ran.err
    assert (
        (room.path / NAME).read_text(encoding="utf-8")
        == """\
---
title: ACME Reports Fourth-Quarter Results
date: 2026-03-01T09:00-05:00
draft: true
subheads: [Net sales rose 6.8 percent, "*Order book at a record*"]
dateline: {city: BOSTON, wire: Business Wire}
ticker: "NYSE: ACM"
source: ACME, Inc.
---

ACME, Inc. (NYSE: ACM), which makes dosing pumps, today reported net sales of $72.8 million for the fourth quarter, up from $68.1 million.

## Outlook

The company expects sales of $300 million to $310 million in 2026.
"""
    )
    assert room.build().code == 0
    assert "Fourth-Quarter" not in room.read("index.html")


def test_a_dry_run_writes_nothing(room: Room, wire: str) -> None:
    before = room.tree("")
    ran = room.run("import", "--dry-run", wire)

    assert (ran.code, NAME in ran.out) == (0, True)
    assert room.tree("") == before


def test_nothing_is_overwritten(room: Room, wire: str, tmp_path: Path) -> None:
    room.run("import", wire)
    (room.path / NAME).write_text("mine", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Another Release\n\nSome text of it.\n", encoding="utf-8")
    before = room.tree("content")
    ran = room.run("import", str(tmp_path / "other.txt"), wire)

    assert ran.code == 1
    assert f"PR414 `{NAME}` is there already; nothing is overwritten" in ran.err
    # Whole or not at all.
    assert room.tree("content") == before


def test_the_same_import_again_changes_nothing(room: Room, wire: str) -> None:
    room.run("import", wire)
    before = room.tree("content")

    assert room.run("import", wire).code == 0
    assert room.tree("content") == before


def test_two_releases_of_one_day_and_headline(room: Room, wire: str, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(WIRE.replace("dosing", "sand"), encoding="utf-8")
    room.run("import", wire, str(tmp_path / "other.txt"))

    assert releases(room) == [NAME.removeprefix("content/").replace(".md", "-2.md"), NAME[8:]]


def test_what_a_full_disk_stops_is_taken_back(
    room: Room, wire: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("Another Release\n\nSome text of it.\n", encoding="utf-8")
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        files.write_new(path, data)

    monkeypatch.setattr(imports, "write_new", full)
    ran = room.run("import", wire, str(tmp_path / "other.txt"))

    assert ran.code == 1
    assert "PR501 cannot be written: No space left on device" in ran.err
    assert (len(written), releases(room)) == (1, [])


def test_what_a_killed_import_left_goes_with_the_next(room: Room, wire: str) -> None:
    left, kept = "content/releases/2026-01-01-left.md", "content/releases/2026-01-02-kept.md"
    for name in (left, kept):
        room.write(f".cache/import/files/{name}", "half an import")
        room.write(name, "half an import" if name == left else "somebody's own text since")
    room.write(".cache/import/files.json", json.dumps([left, kept]))
    room.run("import", wire)

    assert releases(room) == [kept[8:], NAME[8:]]
    assert not (room.path / ".cache/import").exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "PR410 there are no words in it"),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "PR410 this is no text"),
        ("notes.key", b"x", "PR415 this is no file that can be imported"),
        ("gone.txt", None, "PR001 the file cannot be read"),
    ],
)
def test_a_source_that_cannot_be_read(
    room: Room, tmp_path: Path, name: str, data: bytes | None, told: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = room.run("import", str(tmp_path / name))

    assert ran.code == 1
    assert f"{name}: error {told}" in ran.err
    assert releases(room) == []


def test_text_from_an_old_windows_is_read_and_told(room: Room, tmp_path: Path) -> None:
    text = (
        "ACME’s Résumé\n\nBOSTON, March 1, 2026 – ACME® “reported” sales of 5 € today, it said.\n"
    )
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    ran = room.run("import", str(tmp_path / "old.txt"))

    assert "PR411 the text is not in UTF-8" in ran.err
    written = (room.path / "content" / releases(room)[0]).read_text(encoding="utf-8")
    assert 'title: "ACME’s Résumé"' in written or "title: ACME’s Résumé" in written
    assert "ACME® “reported” sales of 5 €" in written


def test_a_key_of_the_map_that_does_not_exist(room: Room, wire: str) -> None:
    room.write("config.toml", CONFIG + '\n[import.map]\nheadline_long = "titel"\n')
    ran = room.run("import", wire)

    assert ran.code == 2
    assert "PR416" in ran.err
    assert "did you mean `title`?" in ran.err


WORDS = st.text("abcXYZéß 019.,:;-–*_#[]()<>$%&®'\"\\`~|+=!/@", min_size=1, max_size=60)
LINES = st.lists(st.one_of(WORDS, st.just("")), max_size=12).map("\n".join)


@settings(max_examples=150)
@given(LINES)
def test_no_word_of_any_text_is_lost(registry: Registry, text: str) -> None:
    manuscript, _ = read_wire_text(f"A Headline\n\n{text}".encode(), "x.txt")
    assert manuscript is not None
    release = framed(manuscript, registry, Wishes())

    assert [p.message for p in release.problems if p.code == "PR413"] == []


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    root = tmp_path_factory.mktemp("registry")
    (root / "config.toml").write_text(CONFIG, encoding="utf-8")
    return Registry(read_settings(root).config, {}, {})
