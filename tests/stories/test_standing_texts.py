"""Standing texts: the version of the release's own day, for ever; names, and no code."""

from __future__ import annotations

import pytest

from tests.conftest import CONFIG, Room

OLD, NEW = "releases/2013/old/index.html", "releases/2026/new/index.html"


def releases(room: Room) -> None:
    room.release("2013-05-01-old", date="2013-05-01 09:00", boilerplate="[acme]", legend="ahead")
    room.release("2026-03-01-new", boilerplate="[acme]", legend="ahead")


def test_a_release_keeps_the_version_of_its_day(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "ACME makes anvils.")
    room.write("content/legends/ahead.md", "Statements may fail.")
    releases(room)
    assert room.build().code == 0
    before = room.tree()["releases/2013/old/index.html"]

    room.write("content/boilerplate/acme@2014-01-01.md", "ACME makes anvils and hammers.")
    room.write("content/legends/ahead@2026-03-01.md", "Statements can fail.")
    ran = room.build()

    assert ran.code == 0
    assert room.tree()["releases/2013/old/index.html"] == before
    page = room.read(NEW)
    assert "ACME makes anvils and hammers." in page
    assert "Statements can fail." in page


def test_the_home_page_shows_the_version_of_today_and_schedule_tells_of_the_next(
    room: Room,
) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"'))
    room.write("content/boilerplate/acme.md", "Anvils.")
    room.write("content/boilerplate/acme@2026-07-01.md", "Hammers.")
    room.release()

    assert room.build("--as-of", "2026-06-30T23:59:59-04:00").code == 0
    assert "Anvils." in room.read("index.html")
    assert "2026-07-01T00:00:00-04:00" in room.run("schedule", "--format", "json").out
    assert room.build("--as-of", "2026-07-01T00:00:00-04:00").code == 0
    assert "Hammers." in room.read("index.html")


def test_before_the_first_version(room: Room) -> None:
    room.write("content/boilerplate/acme@2014-01-01.md", "ACME.")
    room.release("2013-05-01-old", date="2013-05-01 09:00", boilerplate="[acme]")
    ran = room.build()
    assert ran.code == 1
    # That there is one to come is nobody's to know.
    assert ran.err == (
        "content/releases/2013-05-01-old.md:4: error PR011 unknown boilerplate `acme` — "
        "write it as content/boilerplate/ has it, or put a file there that is in force on the release's day\n"
    )


def test_names_in_standing_texts(room: Room) -> None:
    room.write(
        "content/boilerplate/acme.md",
        "{issuer} ({ticker}), © {year}. \\{issuer} ${x}",
    )
    room.release(boilerplate="[acme]")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert "ACME Corporation (NYSE:\u00a0ACME), © 2026. {issuer} ${x}" in page


def test_a_name_that_stands_for_nothing(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "## About\n\nBy {isuer}.")
    room.write("content/boilerplate/acme@2013-13-01.md", "x")
    room.release(boilerplate="[acme]")
    assert room.build().err == (
        "content/boilerplate/acme.md:3: error PR024 `{isuer}` stands for nothing here — "
        "did you mean `issuer`?\n"
    )
    assert (
        "content/boilerplate/acme@2013-13-01.md: error PR024 `2013-13-01` is no day or instant "
        "from which the text could be in force — "
        "call the file `acme@2013-07-01.md` or `acme@2013-07-01T1600.md`"
    ) in room.run("lint").err


MERGER = "2026-05-04T16:00:00-04:00"


def merger(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"'))
    room.write("content/boilerplate/acme.md", "ACME makes anvils.")
    early, late = "2026-05-04T07:30:00-04:00", MERGER
    room.release("2026-05-04-early", date=early, boilerplate="[acme]")
    room.release("2026-05-04-merger", date=late, boilerplate="[acme]")


@pytest.mark.parametrize(
    ("file", "head"),
    [
        ("acme@2026-05-04T1600.md", ""),
        ("acme@2026-05-04T1600-0400.md", ""),
        ("acme@2026-05-04T2000Z.md", ""),
        ("acme-globex/acme.md", "---\nfrom: 2026-05-04 16:00\n---\n"),
        ("acme-globex/acme.md", '---\nfrom: "2026-05-04T16:00-04:00"\n---\n\n'),
    ],
)
def test_a_version_of_an_hour_is_in_force_from_that_hour(room: Room, file: str, head: str) -> None:
    merger(room)
    room.write(f"content/boilerplate/{file}", f"{head}ACME and Globex make anvils.")

    before = room.build("--as-of", "2026-05-04T15:59:59-04:00")
    assert before.code == 0
    assert not any(b"Globex" in data for data in room.tree().values())
    assert room.build("--as-of", MERGER).code == 0

    assert "Globex" in room.read("index.html")
    assert "Globex" in room.read("releases/2026/merger/index.html")
    assert "Globex" not in room.read("releases/2026/early/index.html")
    assert MERGER in room.run("schedule", "--as-of", "2026-05-04T12:00-04:00").out
    assert room.run("lint", "--as-of", "2026-05-04T12:00-04:00").err.count("PR050") == 0


def test_lint_alone_tells_of_a_version_that_begins_hours_before_its_release(room: Room) -> None:
    merger(room)
    room.write("content/boilerplate/acme@2026-05-04.md", "ACME and Globex make anvils.")
    room.release("2026-05-04-later", date="2026-05-04T18:00:00-04:00")
    at = ("--as-of", "2026-05-04T12:00-04:00")

    assert (
        "content/boilerplate/acme@2026-05-04.md: warning PR050 the text is in force from midnight, "
        "before a release of its day is public — "
        "if it tells of the same, call the file `acme@2026-05-04T1600.md`\n"
    ) in room.run("lint", *at).err
    assert "PR050" not in room.build(*at).err
    # Once all of that day are public, there is nothing to hold back.
    assert "PR050" not in room.run("lint", "--as-of", "2026-05-04T18:00-04:00").err


HELD_UNTIL_16 = """
[[issuer]]
key = "globex"
name = "Globex AG"
tickers = ["SIX: GBX", "NYSE: GBX"]
tickers_from = { "NYSE: GBX" = "DAY" }
from = "DAY"

[[product]]
key = "hammer"
name = "Hammer"
mark = "®"
from = "DAY"

[[topic]]
key = "merger"
name = "The merger"
from = "DAY"

[[contact]]
key = "globex"
name = "Globex desk"
from = "DAY"
"""


@pytest.mark.parametrize(
    ("day", "count"), [("2026-05-04", 5), ("2026-05-04 16:00", 0), ("2026-05-03", 0)]
)
def test_lint_tells_of_entries_that_readers_may_know_hours_before_their_release(
    room: Room, day: str, count: int
) -> None:
    merger(room)
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + HELD_UNTIL_16.replace("DAY", day))
    at = ("--as-of", "2026-05-04T12:00-04:00")

    told = room.run("lint", *at).err

    assert told.count("warning PR050 readers may know ") == count
    if count:
        assert "the topic `merger` from midnight, before a release of that day is public" in told
        assert 'write the hour, `from = "2026-05-04 16:00"`' in told
        assert "`XNYS: GBX` from midnight" in told or "`NYSE: GBX` from midnight" in told
    assert "PR050" not in room.build(*at).err


ALMOST = [
    "—-\nfrom: 2026-05-04\n—-\n",
    "--- \nfrom: 2026-05-04\n---\n",
    "\n---\nfrom: 2026-05-04\n---\n",
    "+++\nfrom = 2026-05-04\n+++\n",
    "From: 2026-05-04\n\n",
]


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("acme@2026-05-04T25.md", "New.", "PR024 `2026-05-04T25` is no day or instant"),
        ("acme@2026-11-01T0130.md", "New.", "PR024 `2026-11-01T0130` is no day or instant"),
        ("new/acme.md", "---\nfrom: soon\n---\nNew.", "2: error PR024 `soon` is not a date"),
        ("new/acme.md", "---\nfrom: 2026-11-01 01:30\n---\nNew.", "or `2026-11-01T01:30-05:00`"),
        (
            "new/acme.md",
            "---\nfrom: 2026-03-08 02:30\n---\nNew.",
            "PR024 `2026-03-08 02:30` is skip",
        ),
        *(
            ("new/acme.md", head + "New.", "1: error PR051 what looks like front")
            for head in ALMOST
        ),
        ("new/acme.md", "---\nsince: 2026-01-01\n---\nNew.", "1: error PR051 a standing text can"),
        ("acme@2026-01-01.md", "---\nfrom: 2026-02-01\n---\nNew.", "1: error PR051 a standing"),
        ("acme@2026-01-01.md", b"\xff\xfe", "PR001 the file is not UTF-8"),
    ],
)
def test_a_text_whose_beginning_cannot_be_read_is_never_in_force(
    room: Room, file: str, text: str | bytes, problem: str
) -> None:
    merger(room)
    room.write(f"content/boilerplate/{file}", text)
    ran = room.build()
    assert ran.code == 0
    assert "acme" not in ran.err
    assert "New." not in room.read("index.html")
    assert problem in room.run("lint").err


def test_lines_of_a_text_with_front_matter(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "---\nfrom: 2026-01-01\n---\n\nBy {isuer}.")
    room.release(boilerplate="[acme]")
    assert "content/boilerplate/acme.md:5: error PR024 `{isuer}`" in room.build().err


MORE = """
[[issuer]]
key = "globex"
name = "Globex AG"
tickers = ["SIX: GBX"]
boilerplate = "globex"
from = "2000-01-01"
"""


def with_boilerplate(room: Room, more: str = "") -> None:
    """The room's issuer with a boilerplate of its own, and others."""
    config = (room.path / "config.toml").read_text()
    own = config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"', 1)
    room.write("config.toml", (config if 'boilerplate = "acme"' in config else own) + more)


def test_a_second_issuer_changes_nothing_of_the_first(room: Room) -> None:
    with_boilerplate(room)
    for name in ("acme", "globex"):
        room.write(f"content/boilerplate/{name}.md", "{issuer} ({ticker}) makes things.")
    room.write("content/legends/ahead.md", "{legal_name} may be wrong.")
    room.release("2026-03-01-a", boilerplate="[acme]", legend="ahead")
    room.release("2026-03-02-b", date="2026-03-02 09:00", ticker="'NYSE: ACME'", legend="ahead")
    room.release("2026-03-03-c", date="2026-03-03 09:00", issuers="[acme]", legend="ahead")
    assert room.run("ledger", "--as-of", "2026-06-01T12:00:00-04:00").code == 0
    assert room.build().code == 0
    before = [room.read(f"releases/2026/{name}/index.html") for name in "abc"]

    with_boilerplate(room, MORE)
    ran = room.build()

    assert ran.code == 0, ran.err
    assert "PR803" not in room.run("lint").err
    assert [room.read(f"releases/2026/{name}/index.html") for name in "abc"] == before
    assert "ACME Corporation (NYSE:" in before[0] and "Globex" not in before[0]


def test_each_boilerplate_speaks_of_its_own_issuer(room: Room) -> None:
    with_boilerplate(room, MORE)
    for name in ("acme", "globex", "joint"):
        room.write(f"content/boilerplate/{name}.md", f"About {name}: {{issuer}}.")
    room.release(issuers="[acme, globex]", boilerplate="[ACME, globex, joint]")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert "About acme: ACME Corporation." in page
    assert "About globex: Globex AG." in page
    assert "About joint: ACME Corporation and Globex AG." in page
    home = room.read("index.html")
    assert "About globex: Globex AG." in home and "About acme: ACME Corporation." in home


def test_a_boilerplate_of_a_group_speaks_of_who_issues_the_release(room: Room) -> None:
    with_boilerplate(room, MORE.replace('boilerplate = "globex"', 'boilerplate = "acme"'))
    room.write("content/boilerplate/acme.md", "By {issuer}.")
    room.release(issuers="[globex]", boilerplate="[acme]")
    assert room.build().code == 0
    assert "By Globex AG." in room.read("releases/2026/results/index.html")


def test_a_legend_of_nobody_in_particular_asks_for_the_issuer(room: Room) -> None:
    with_boilerplate(room, MORE)
    for name in ("acme", "globex"):
        room.write(f"content/boilerplate/{name}.md", "About.")
    room.write("content/legends/ahead.md", "{issuer} may be wrong.")
    room.release(legend="ahead")
    assert room.build().err == (
        "content/legends/ahead.md:1: error PR024 `{issuer}` stands for nothing here: nothing says "
        "which issuer speaks — name the release's `issuers`, or write it out\n"
    )


def test_a_further_issuer_with_the_same_boilerplate_changes_nothing(room: Room) -> None:
    """It speaks of the first, and nothing tells the other one, which no release names."""
    one = CONFIG.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"')
    room.write("config.toml", one)
    room.write("content/boilerplate/acme.md", "{issuer} makes anvils.")
    room.release("2026-03-01-new", boilerplate="[acme]")
    assert room.build().code == 0 and room.run("ledger").code == 0
    before = room.read(NEW)
    other = '\n[[issuer]]\nkey = "globex"\nname = "Globex SE"\nboilerplate = "acme"\n'
    room.write("config.toml", one + other)
    ran = room.build()
    assert ran.code == 0 and room.read(NEW) == before
    assert not any("Globex" in text for text in map(str, room.tree().values()))
    assert "holds all that is published" in room.run("ledger").out

    room.release("2026-03-01-new", boilerplate="[acme]", issuers="[globex]")
    assert room.build().code == 0
    assert "Globex SE makes" in room.read(NEW)
