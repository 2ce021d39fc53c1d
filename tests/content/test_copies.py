"""Copies of releases that a file manager made."""

from __future__ import annotations

import pytest

from tests.conftest import Room

NAMES = [
    "2026-03-01-results (1)",
    "2026-03-01-results(2)",
    "2026-03-01-results copy",
    "2026-03-01-results copy 2",
    "2026-03-01-results - Copy",
    "2026-03-01-results - Copy (2)",
    "2026-03-01-results_copy",
    "2026-03-01-Results 2",
    "Copy of 2026-03-01-results",
    "Kopie von 2026-03-01-results",
    "2026-03-01-results - Kopie",
    "2026-03-01-resultsのコピー",
    "2026-03-01-results 副本",
    "2026-03-01-results (1)/index",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_beside_its_original_is_not_published_too(room: Room, name: str) -> None:
    room.release()
    room.release(name, body="Net sales rose, as said.")
    told = f"content/releases/{name}.md: error PR038 this is a copy of content/releases/"
    built = room.build()
    assert built.code == 1
    assert told in built.err and "2026-03-01-results.md, with its headline and date" in built.err
    assert any(row.startswith(told) for row in room.judged())


def test_what_is_called_alike_and_is_another_text_is_no_copy(room: Room) -> None:
    """Two holdings are announced in one minute under one headline; these are numbered, and no file
    manager numbers so."""
    room.release("2026-03-01-holding", title="Holding in Company")
    room.release("2026-03-01-holding-2", title="Holding in Company")
    room.release("2026-03-02-results (1)", title="ACME Reports First Results")
    room.release("2026-03-02-results (2)", title="ACME Reports Second Results")
    room.release("2026-03-03-plan")
    room.release("2026-03-03-plan (1)", date="2026-03-04 09:00")
    room.release("2026-03-05-idea", title="ACME Has an Idea")
    room.release("2026-03-05-idea copy", title="ACME Has an Idea", draft="true")
    assert room.build().code == 0
    assert not [row for row in room.judged() if "PR038" in row]


def test_a_copy_of_what_is_held_is_lints_to_tell(room: Room) -> None:
    room.release()
    room.release("2026-12-01-merger", title="Merger", date="2026-12-01 09:00")
    assert room.build().code == 0
    before = room.build("-v", "--no-cache"), room.tree()
    room.release("2026-12-01-merger (1)", title="Merger", date="2026-12-01 09:00")
    assert (room.build("-v", "--no-cache"), room.tree()) == before
    assert [row for row in room.judged() if "PR038" in row and "merger (1)" in row]


def test_a_copy_of_a_page_is_told(room: Room) -> None:
    room.release()
    for name in ("about", "about (1)"):
        room.write(f"content/pages/{name}.md", "---\ntitle: About\n---\n\nWe make anvils.\n")
    assert "content/pages/about (1).md: error PR038" in room.build().err
