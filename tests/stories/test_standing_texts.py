"""Standing texts: the version of the release's own day, for ever; names, and no code."""

from __future__ import annotations

from tests.conftest import Room

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
        "content/boilerplate/ has no such file that is in force on the release's day\n"
    )


def test_names_in_standing_texts(room: Room) -> None:
    room.write(
        "content/boilerplate/acme.md",
        "{issuer} ({ticker}), © {year}. \\{issuer} {{ issuer }} {% x %} ${x}",
    )
    room.release(boilerplate="[acme]")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert "ACME Corporation (NYSE:\u00a0ACME), © 2026. {issuer} {{ issuer }} {% x %} ${x}" in page


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
