"""`[front_matter] date_from_name`: the day in a file's name for releases without a date."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Room

RELEASE = "---\ntitle: {title}\n{keys}---\nNet sales rose.\n"


@pytest.fixture
def archive(room: Room) -> Room:
    """A room that moved here, with releases that have no `date`."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[front_matter]\ndate_from_name = true\n")
    return room


def put(room: Room, name: str, keys: str = "") -> None:
    title = name.replace("/index", "").rpartition("/")[2]
    room.write(f"content/releases/{name}.md", RELEASE.format(title=f"ACME {title}", keys=keys))


def test_the_name_s_day_stands_in_and_a_day_to_come_is_held(archive: Room) -> None:
    for name in ("2007-11-05-results", "20081106-more", "2009-02-03-folder/index"):
        put(archive, name)
    put(archive, "2026-09-01-secret")
    ran = archive.build()
    assert ran.err.count(" error ") == 0, ran.err
    assert ran.out.startswith("3 releases in ")
    assert 'datetime="2007-11-05"' in archive.read("releases/2007/results/index.html")
    assert archive.read("releases/2009/folder/index.html")
    tree = archive.tree()
    assert not any(b"secret" in text for text in tree.values())

    told = archive.run("lint").err
    assert "content/releases/2026-09-01-secret.md:2: error PR003 embargo has no time" in told
    put(archive, "2026-06-01-today")
    ran = archive.build()
    assert ran.code == 1 and "2026-06-01-today.md:2: error PR003 embargo has no time" in ran.err


def test_front_matter_comes_first_and_what_cannot_be_read_is_an_error(archive: Room) -> None:
    put(archive, "2007-11-05-own", "date: 2008-01-02\n")
    put(archive, "2007-11-06-empty", "date:\n")
    put(archive, "2007-11-07-words", "date: soon\n")
    put(archive, "2007-11-08-elsewhere", "publishDate: 2027-01-01\n")
    put(archive, "2007-11-09-misspelt", "dtae: 2027-01-01\n")
    put(archive, "undated")
    put(archive, "2007-13-05-no-day")
    put(archive, "2007-11-10-draft", "draft: true\n")
    ran = archive.build()
    assert ran.code == 1
    told = sorted(
        {
            line.split(":")[0].rpartition("/")[2]
            for line in ran.err.splitlines()
            if " error " in line
        }
    )
    assert told == [
        "2007-11-06-empty.md",
        "2007-11-07-words.md",
        "2007-11-08-elsewhere.md",
        "2007-11-09-misspelt.md",
        "2007-13-05-no-day.md",
        "undated.md",
    ]
    for name in told:
        (archive.path / "content/releases" / name).unlink()
    assert archive.build().out.startswith("1 release in ")
    assert 'datetime="2008-01-02"' in archive.read("releases/2008/own/index.html")


def test_the_setting_alone_decides(archive: Room) -> None:
    put(archive, "2007-11-05-results")
    assert archive.build().code == 0
    required = json.loads(archive.run("schema").out)["required"]
    config = (archive.path / "config.toml").read_text()
    archive.write("config.toml", config.replace("date_from_name = true", "date_from_name = false"))
    ran = archive.build()
    assert (ran.code, ran.err.count("PR007 no `date`")) == (1, 1)
    assert {*json.loads(archive.run("schema").out)["required"]} - {*required} == {"date"}
