"""Whatever a build tells of a room, `lint` tells too: nobody learns it only on the day."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import CONFIG, Room

Fault = Callable[[Room], object]


def settings(room: Room, more: str) -> None:
    room.write("config.toml", CONFIG.replace("[site]\n", "[site]\n") + more)


FAULTS: dict[str, Fault] = {
    "PR006 an unknown key": lambda room: room.release(titel="x"),
    "PR011 an unknown product": lambda room: room.release(products="[anvl]"),
    "PR013 a file that is not there": lambda room: room.release(
        "2026-03-01-a/index", attachments="[a.pdf]"
    ),
    "PR014 an address twice": lambda room: (
        room.release("2026-03-01-a", slug="same"),
        room.release("2026-03-02-b", slug="same"),
    ),
    "PR015 a control character": lambda room: room.release(body="Net\x0b sales."),
    "PR017 two files in one place": lambda room: (
        room.release(),
        room.write("static/releases/2026/results/index.html", "x"),
    ),
    "PR003 a day without a time": lambda room: room.release(date="2026-06-01"),
    "PR010 no title": lambda room: room.write(
        "content/releases/2026-03-01-a.md", "---\ndate: 2026-03-01 09:00\n---\n\nText.\n"
    ),
    "PR011 a correction of nothing": lambda room: room.release(corrects="2026-01-01-no"),
    "PR011 a translation of nothing": lambda room: room.release(
        translation_of="2026-01-01-no", language="de"
    ),
    "PR101 a script": lambda room: room.release(body="<script>x</script>"),
    "PR104 an element that is left out": lambda room: room.release(body="A <blink>b</blink>."),
    "PR2xx what an editor minds": lambda room: room.release(body="Net sales rose rose."),
    "an unknown code": lambda room: room.release(lint='{ignore: [{code: PR999, reason: "x"}]}'),
    "PR310 a boilerplate that is not there": lambda room: settings(
        room,
        '\n[[issuer]]\nkey = "b"\nname = "B"\nboilerplate = "b"\nfrom = "2026-01-01"\n',
    ),
    "PR311 links too faint": lambda room: settings(room, '\n[theme]\nlink = "#eeeeee"\n'),
    "PR312 no logo": lambda room: settings(room, '\n[theme]\nlogo = "no.svg"\n'),
    "PR314 security.txt out of date": lambda room: settings(
        room, '\n[security]\ncontact = "mailto:a@example.com"\nexpires = "2026-01-01"\n'
    ),
    "PR321 no font": lambda room: settings(room, '\n[theme]\ncard_fonts = ["no.ttf"]\n'),
    "PR8xx an address that is lost": lambda room: (
        room.release(),
        room.run("ledger"),
        (room.path / "content/releases/2026-03-01-results.md").unlink(),
    ),
    "a damaged ledger": lambda room: room.write("content/ledger.toml", "x"),
}


def test_a_boilerplate_that_is_not_there_is_told_with_its_line(room: Room) -> None:
    room.write("content/boilerplate/globex.md", "Globex makes hammers.")
    lines = CONFIG.splitlines()
    at = lines.index('name = "ACME Corporation"')
    room.write("config.toml", "\n".join([*lines[: at + 1], 'boilerplate = "a"', *lines[at + 1 :]]))
    row = f"config.toml:{at + 2}: error PR310 the boilerplate `a` of ACME Corporation is not there"
    advice = " — put it into content/boilerplate/, or write the name of a file there\n"
    for command in ("build", "lint"):
        assert room.run(command).err == row + advice


def codes(printed: str) -> set[str]:
    return set(re.findall(r" (?:error|warning) (PR\d{3}) ", printed))


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_lint_tells_what_a_build_tells(room: Room, fault: Fault) -> None:
    fault(room)
    built, linted = room.build("--strict"), room.run("lint")
    told = codes(built.err)
    assert built.code != 0 and told
    assert told <= codes(linted.out + linted.err)
