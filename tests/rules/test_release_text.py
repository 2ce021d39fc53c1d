"""What is no prose: `lint --fix` leaves it as it stands, and hostile texts are read in no time."""

from __future__ import annotations

import time
from pathlib import Path

from tests.conftest import Room

FAULTY = (
    "The the works open at 9:00 AM EST, on July 3rd, 2026, says https://a.example/?utm_source=b"
)
LIST = "Points:\n- one\n- two"
LEFT = {
    "a longer fence around a shorter": f"````\n```\n{FAULTY}\n```\n{LIST}\n````",
    "a fence in a quotation": f"> ```\n> {FAULTY}\n> ```",
    "a line of code over two lines": f"Write `a\n{FAULTY}\nb` there.",
    "code with a backtick in it": f"Write ``a ` {FAULTY}`` there.",
    "code as HTML": f"Write <code>{FAULTY}</code> there.",
    "a block of HTML": f"<pre>\n{FAULTY}\n\n{LIST}\n</pre>",
    "a comment": f"Write.\n\n<!--\n{FAULTY}\n\n{LIST}\n-->\n\nThere.",
    "an address with spaces": "The [works](</the the/9:00 AM EST/July 3rd, 2026>) are open.",
}


def body(path: Path) -> str:
    return path.read_text("utf-8").partition("\n---\n\n")[2].rstrip("\n")


def test_code_is_not_mended(room: Room) -> None:
    paths = [
        room.release(f"2026-03-{number:02}-code", text, f"Text {number}")
        for number, text in enumerate(LEFT.values(), start=1)
    ]
    room.run("lint", "--fix")
    assert {name: body(path) for name, path in zip(LEFT, paths, strict=True)} == LEFT


def test_what_stands_beside_code_is_mended(room: Room) -> None:
    path = room.release(body="Write `a\nb` there. The the works are open.\n\nA \\` and and a \\`.")
    room.run("lint", "--fix")
    assert body(path) == "Write `a\nb` there. The works are open.\n\nA \\` and a \\`."


def test_marks_behind_an_address_stay(room: Room) -> None:
    path = room.release(body="“See https://a.example/b?utm_source=c,” said Jane Doe, head of ACME.")
    room.run("lint", "--fix")
    assert body(path) == "“See https://a.example/b,” said Jane Doe, head of ACME."


HOSTILE = {
    "backticks": "`" * 40_000,
    "comments": "<!--" * 12_000 + "-->",
    "blocks": "</pre>" + "<pre " * 10_000,
    "targets": "](" * 40_000,
    "targets in angle brackets": "](<" * 20_000,
    "hours": "The Company will host a call at 9 a.m. Dial-in 800-555-0100. " * 300,
    "lists without empty lines": "Text\n1. one\n1) two\n" * 2_000,
}


def test_hostile_texts_take_no_time(room: Room) -> None:
    for number, text in enumerate(HOSTILE.values(), start=1):
        room.release(f"2026-03-{number:02}-hostile", text, f"Text {number}")
    began = time.process_time()
    room.run("lint")
    assert time.process_time() - began < 2  # some took seconds each


def test_a_message_quotes_the_beginning_of_a_long_word(room: Room) -> None:
    room.release(body="The price is " + "X" * 20_000)
    told = [row for row in room.judged() if " PR204 " in row]
    assert len(told) == 1 and len(told[0]) < 300
