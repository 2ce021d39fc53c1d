"""No command but `lint` has a word of a file of which nobody can say whether it is public."""

from __future__ import annotations

import pytest

from pressroom.serve.preview_server import PreviewServer
from tests.conftest import Room
from tests.serve.test_preview_server import NOW

FILE = "content/releases/2026-09-01-x.md"
SECRET = "qxzvkanari"
HEADS = {
    "a colon": f"title: ACME: {SECRET}\ndate: 2026-09-01 09:00",
    "a quote": f'title: "ACME {SECRET}\ndate: 2026-09-01 09:00',
    "a comment": f"title: {SECRET} #1 in anvils\ndate: 2026-09-01 09:00",
    "a key twice": f"{SECRET}: a\n{SECRET}: b\ndate: 2026-09-01 09:00",
    "an anchor": f"title: *{SECRET}\ndate: 2026-09-01 09:00",
    "an escape": f'title: "\\q{SECRET}"\ndate: 2026-09-01 09:00',
    "a tab": f"title: x\n\t{SECRET}: y\ndate: 2026-09-01 09:00",
    "a date": f"title: {SECRET}\ndate: {SECRET}",
    "a date with other faults": (
        f"title: {SECRET}\ndate: 2026-09-01 9h\nproducts: [{SECRET}]\n{SECRET}: x\n"
        f"contacts: [{{for: Media, nme: {SECRET}}}]\nlanguage: {SECRET}\nticker: {SECRET}\n"
        f"attachments: [{SECRET}.pdf]\nurl: /{SECRET} x/"
    ),
    "a date that is a list": f"title: {SECRET}\ndate: [{SECRET}]",
    "a draft": f"title: {SECRET}\ndate: 2026-03-01 09:00\ndraft: {SECRET}",
    "braces": f"title: x\ndate: 2026-09-01 09:00\ndateline: {{city: {SECRET}: y}}",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_words_of_an_unreadable_file_are_for_lint_alone(room: Room, head: str) -> None:
    room.release()
    assert room.build().code == 0
    room.write(FILE, f"---\n{head}\n---\n\nBody {SECRET}.\n")
    desk = PreviewServer(room.path, clock=lambda: NOW, say=(said := []).append, jobs=1)
    desk.rebuild()

    told = [room.run(*words) for words in (["build", "-v", "--profile"], ["ledger"], ["schedule"])]

    for ran in told:
        assert ran.code == 1
        assert FILE in ran.err
    printed = "".join([*(ran.out + ran.err for ran in told), *said, desk.state.message()])
    assert SECRET not in printed
    assert "9h" not in printed
    assert "that is not public yet" not in room.run("lint").err


def test_what_is_wrong_with_a_file_s_form_has_no_word_of_it_and_is_told(room: Room) -> None:
    room.write(FILE, f"{SECRET}\n")
    ran = room.build()
    assert "PR002 no front matter: the first line is not `---`" in ran.err
    assert SECRET not in ran.err


def test_a_public_release_is_told_of_in_full(room: Room) -> None:
    room.release(title="ACME Reports", topics="x")
    assert "`topics` must be a list" in room.build().err


def test_check_counts_what_is_held_only_when_asked(room: Room) -> None:
    room.release()
    room.release("2026-09-01-secret", date="2026-09-01 09:00")
    room.build()
    assert "for what is not public: 0 problems" in room.run("check").out
    assert "for 1 release that is not public" in room.run("check", "--reveal").out


def test_the_reason_for_a_build_is_never_one_that_is_held(room: Room) -> None:
    """A template has changed, and beside it the settings and a file of a held release."""
    room.release()
    room.build()
    room.write("templates/404.html", "<!doctype html><title>None</title>")
    room.write("content/releases/2026-09-01-x/index.md", "---\ntitle: x\ndraft: true\n---\n")
    room.write("content/releases/2026-09-01-x/a.pdf", "x")
    (room.path / "content/releases/2026-09-01-x/link.pdf").symlink_to("a.pdf")
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f'{config}\n[[product]]\nkey = "nimbus"\nname = "Nimbus"\n')

    ran = room.build("-v")

    assert ran.out.startswith("all: templates/404.html has changed\n")
    assert "0 files written" in room.build("-v").out


def test_an_instant_of_a_draft_is_no_moment_of_the_site(room: Room) -> None:
    room.release()
    room.release("2026-06-02-x", date="2026-06-01 12:30", draft="true")
    room.build("--as-of", "2026-06-01T12:00:00-04:00")
    room.write("templates/404.html", "<!doctype html><title>None</title>")
    ran = room.build("-v", "--as-of", "2026-06-01T13:00:00-04:00")
    assert ran.out.startswith("all: templates/404.html has changed\n")
