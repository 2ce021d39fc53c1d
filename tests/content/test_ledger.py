"""Nothing published disappears by accident: the ledger, and what a build makes of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pressroom.content.ledger import read_ledger, write_ledger
from tests.conftest import Room, once


def furnish_recorded(room: Room) -> None:
    room.release("2026-03-01-a", title="A")
    room.release("2026-03-02-b", title="B", date="2026-03-02 09:00")
    room.release("2026-12-01-held", title="Held", date="2026-12-01 09:00")
    assert ledger(room) == "content/ledger.toml: 2 releases. Commit it.\n"
    assert room.build().code == 0


@pytest.fixture
def recorded(room: Room, aside: Path) -> Room:
    return once(furnish_recorded, room, aside)


def ledger(room: Room, moment: str = "2026-06-01T12:00:00-04:00") -> str:
    ran = room.run("ledger", "--as-of", moment)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_it_holds_what_is_public_and_nothing_else(recorded: Room) -> None:
    text = (recorded.path / "content/ledger.toml").read_text()
    assert 'id = "tag:press.example.com,2012:2026-03-01-a"' in text
    assert 'addresses = ["/releases/2026/a/"]' in text
    assert 'first = "2026-03-01T09:00:00-05:00"' in text
    assert "held" not in text
    entries, problems = read_ledger(text)
    assert not problems
    assert write_ledger(entries) == text
    assert ledger(recorded) == "content/ledger.toml holds all that is published.\n"


def test_it_counts_releases_and_other_pages(room: Room) -> None:
    """Such as those of results, which nobody has written as texts."""
    room.release()
    room.write("content/pages/about.md", "---\ntitle: About\n---\n\nWe make anvils.\n")
    room.write("content/people/roe.md", "---\nname: Jane Roe\n---\n\nShe makes anvils.\n")
    assert ledger(room) == "content/ledger.toml: 1 release and 2 other pages. Commit it.\n"
    assert room.run("lint").out.startswith("1 release and 2 other texts judged by ")
    room.release("2026-03-02-q1", title="ACME Reports the First Quarter", period="2026-Q1")
    assert ledger(room) == "content/ledger.toml: 2 releases and 4 other pages. Commit it.\n"
    assert room.run("lint").out.startswith("2 releases and 2 other texts judged by ")


def test_a_build_refuses_to_lose_an_address(recorded: Room) -> None:
    before = recorded.tree()
    (recorded.path / "content/releases/2026-03-01-a.md").unlink()

    ran = recorded.build()

    assert ran.err == (
        "content/ledger.toml: error PR802 the address /releases/2026/a/ was published and would be "
        "lost — restore its release, add `aliases: [/releases/2026/a/]` to the one that took its "
        "place, or keep it with `withdrawn: {date: …, reason: …}`\n"
    )
    assert ran.code == 1
    assert recorded.tree() == before
    assert recorded.run("lint").code == 1
    recorded.release(
        "2026-03-02-b", title="B", date="2026-03-02 09:00", aliases="[/releases/2026/a/]"
    )
    assert recorded.build().code == 0
    assert recorded.build("--as-of", "2026-02-01 09:00").code == 0  # before either was public


def test_a_draft_again_is_a_loss_too(recorded: Room) -> None:
    recorded.release("2026-03-01-a", title="A", draft="true")
    assert "PR802 the address /releases/2026/a/" in recorded.build().err


def test_a_release_that_moves_leaves_a_redirect(recorded: Room) -> None:
    recorded.release("2026-03-01-a", title="A", slug="elsewhere")

    assert recorded.build().code == 0

    assert 'url=/releases/2026/elsewhere/"' in recorded.read("releases/2026/a/index.html")
    assert recorded.read("_redirects") == "/releases/2026/a/ /releases/2026/elsewhere/ 301\n"
    assert recorded.run("check").code == 0
    ledger(recorded)
    text = (recorded.path / "content/ledger.toml").read_text()
    assert 'addresses = ["/releases/2026/a/", "/releases/2026/elsewhere/"]' in text
    assert 'changed = ["2026-06-01T12:00:00-04:00"]' in text
    recorded.release("2026-03-01-a", title="A")  # and back again
    assert recorded.build().code == 0
    assert recorded.read("_redirects") == "/releases/2026/elsewhere/ /releases/2026/a/ 301\n"


def test_a_headline_changes_neither_address_nor_id(recorded: Room) -> None:
    recorded.release("2026-03-01-a", title="Another", updated="2026-03-05 10:00")
    assert recorded.build().code == 0
    assert "<h1>Another</h1>" in recorded.read("releases/2026/a/index.html")
    assert ":2026-03-01-a<" in recorded.read("feed.xml")


def test_a_silent_edit_is_lints_to_tell(recorded: Room) -> None:
    recorded.release("2026-03-01-a", title="A", body="Net sales fell.")
    warning = (
        "content/releases/2026-03-01-a.md:5: warning PR803 the text was changed after it was "
        "published — add `updated: INSTANT`, or undo the change and write a correction"
    )
    assert warning in recorded.run("lint").err
    assert "PR803" not in recorded.build().err
    refused = recorded.run("ledger", "--as-of", "2026-06-01T12:00:00-04:00")
    assert warning in refused.err
    assert refused.code == 1
    # One that is to come does not count before, and to add another is no advice.
    to_come = {"title": "A", "body": "Net sales fell.", "updated": "2027-03-05 10:00"}
    recorded.release("2026-03-01-a", **to_come)
    assert "PR803 the text was changed after it was published — its `updated` is to come: " in (
        recorded.run("lint").err
    )
    recorded.release("2026-03-01-a", title="A", body="Net sales fell.", updated="2026-03-05 10:00")
    assert "PR803" not in recorded.run("lint").err
    assert "2026-03-05T10:00:00-05:00" in recorded.read("atom.xml") or recorded.build().code == 0
    assert "<updated>2026-03-05T10:00:00-05:00</updated>" in recorded.read("atom.xml")


@pytest.fixture
def worded(room: Room) -> Room:
    """A room with a text of every kind that a ledger's digest is of."""
    room.write("content/boilerplate/acme.md", "ACME makes anvils.\n")
    room.release("2026-03-01-a", title="A", boilerplate="[acme]", subheads='["One"]')
    return room


def with_other_blanks(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "\r\nACME makes anvils. \r\n\r\n")
    text = (
        "---\ntitle: A\ndate: 2026-03-01T09:00:00-05:00\nboilerplate: [acme]\n"
        'subheads: ["One "]\n---\n\n\nNet sales rose.\t\n\n\n'
    )
    room.write("content/releases/2026-03-01-a.md", text.replace("\n", "\r\n"))


def test_blanks_that_readers_do_not_get_are_no_silent_change(worded: Room) -> None:
    ledger(worded)
    with_other_blanks(worded)
    assert "PR803" not in worded.run("lint").err
    assert ledger(worded) == "content/ledger.toml holds all that is published.\n"


def test_a_line_break_that_readers_get_is_a_change(worded: Room) -> None:
    worded.release("2026-03-01-a", title="A", body="Net sales\nrose.")
    ledger(worded)
    worded.release("2026-03-01-a", title="A", body="Net sales  \nrose.")
    assert "PR803" in worded.run("lint").err


EARLIER = """\
version = 1

[[release]]
id = "tag:press.example.com,2012:2026-03-01-a"
addresses = ["/releases/2026/a/"]
first = "2026-03-01T09:00:00-05:00"
texts = ["{digest}"]
"""


@pytest.mark.parametrize("blanks", ["as they were", "others"])
def test_a_ledger_of_an_earlier_version_holds_and_is_renewed(worded: Room, blanks: str) -> None:
    # What version 0.1.0 wrote of this very release.
    worded.write("content/ledger.toml", EARLIER.format(digest="be31d81f7c26c03fc96b44c12b2f91df"))
    if blanks == "others":
        with_other_blanks(worded)
    assert "PR803" not in worded.run("lint").err
    assert ledger(worded) == "content/ledger.toml: 1 release. Commit it.\n"
    text = (worded.path / "content/ledger.toml").read_text()
    assert "be31d81f" not in text and "changed" not in text
    assert ledger(worded) == "content/ledger.toml holds all that is published.\n"
    worded.release("2026-03-01-a", title="A", body="Net sales fell.")
    assert "PR803" in worded.run("lint").err


def test_a_text_recorded_with_blanks_between_its_words_holds(worded: Room) -> None:
    worded.release("2026-03-01-a", title="A", body="Net  sales rose.")
    # Of this release, by the version that took such blanks for words.
    worded.write("content/ledger.toml", EARLIER.format(digest="e80f642215c846fceedb1827f074b04d"))
    assert "PR803" not in worded.run("lint").err
    assert ledger(worded) == "content/ledger.toml: 1 release. Commit it.\n"
    worded.release("2026-03-01-a", title="A", body="Net sales rose.")
    assert "PR803" not in worded.run("lint").err
    assert ledger(worded) == "content/ledger.toml holds all that is published.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< ours\n", "1: error PR801 two versions of the ledger were merged and conflict"),
        ("[[release]\n", "1: error PR801 the ledger is damaged: "),
        ("version = 1\n[[release]]\nid = 5\n", "1: error PR801 the ledger is damaged: "),
        (
            'version = 1\n[[release]]\nid = "x"\naddresses = []\nfirst = "x"\ntexts = []\n',
            "is damaged",
        ),
        ("", "error PR801 the ledger is empty, and every address in it would be lost"),
        ("\n \n", "error PR801 the ledger is empty"),
        ("# a note\n", "1: error PR801 the ledger is damaged: it has no line `version = 1`"),
        ("version = 0\n", "1: error PR801 the ledger is damaged: it has no line `version = 1`"),
        ("version = '1'\n", "1: error PR801 the ledger is damaged: it has no line `version = 1`"),
        ("version = true\n", "1: error PR801 the ledger is damaged: it has no line `version = 1`"),
        ("version = 2\n", "1: error PR801 the ledger was written by a newer Pressroom"),
        (b"\xff", "1: error PR001 the file is not UTF-8"),
    ],
)
def test_a_ledger_that_cannot_be_trusted_stops_a_build(
    recorded: Room, text: str | bytes, message: str
) -> None:
    before = recorded.tree()
    recorded.write("content/ledger.toml", text)
    ran = recorded.build()
    assert message in ran.err
    assert ran.code == 1
    assert recorded.tree() == before


def test_both_sides_of_a_merge_count(recorded: Room) -> None:
    text = (recorded.path / "content/ledger.toml").read_text()
    other = text[text.index("[[release]]") :].replace("/releases/2026/a/", "/old/a/")
    recorded.write("content/ledger.toml", text + other)
    assert recorded.build().code == 0
    assert "/old/a/ /releases/2026/a/ 301" in recorded.read("_redirects")


def test_a_link_that_leads_nowhere_is_no_missing_ledger(recorded: Room) -> None:
    ledger_file = recorded.path / "content/ledger.toml"
    ledger_file.rename(recorded.path / "away.toml")
    ledger_file.symlink_to(recorded.path / "gone.toml")
    ran = recorded.build()
    assert "the file cannot be read" in ran.err or "PR801" in ran.err
    assert ran.code == 1


def test_a_ledger_with_no_room_on_the_disk_stays_as_it_was(
    recorded: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.release("2026-03-03-c", title="C", date="2026-03-03 09:00")
    before = recorded.tree("content")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = recorded.run("ledger", "--as-of", "2026-06-01T12:00:00-04:00")
    assert "No space left on device" in ran.err
    assert ran.code == 2
    assert recorded.tree("content") == before


def test_a_ledger_protected_against_writing_is_not_replaced(recorded: Room) -> None:
    recorded.release("2026-03-03-c", title="C", date="2026-03-03 09:00")
    (recorded.path / "content/ledger.toml").chmod(0o444)
    before = recorded.tree("content")
    ran = recorded.run("ledger", "--as-of", "2026-06-01T12:00:00-04:00")
    assert "protected against writing" in ran.err
    assert recorded.tree("content") == before
