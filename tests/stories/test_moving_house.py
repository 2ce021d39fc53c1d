"""An archive that moves here with faults of every kind: one run tells them all, and files of one
name in several folders live side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Room

DATE = "date: 2019-05-01 09:00\n"
SCRIPT = "<script>x</script>\n"


def put(room: Room, name: str, keys: str, body: str = "Net sales rose.\n") -> Path:
    return room.write(f"content/releases/{name}.md", f"---\n{keys}---\n\n{body}")


def errors(printed: str) -> dict[str, list[str]]:
    """The codes of errors by the file's name."""
    found: dict[str, list[str]] = {}
    for row in printed.splitlines():
        if told := re.match(r"content/releases/(\S+?)\.md(?::\d+)*: error (PR\d+)", row):
            found.setdefault(told[1], []).append(told[2])
    return {name: sorted(codes) for name, codes in found.items()}


@pytest.fixture
def archive(room: Room) -> Room:
    """Releases with faults in several layers each: of bytes, fences, keys, values, places, texts."""
    put(room, "2019-01-01-ok", f"title: Good\n{DATE}")
    fence = put(room, "2019-01-02-fence", f"title: A\nlayout: p\n{DATE}", SCRIPT)
    fence.write_text(fence.read_text().replace("---", "—", 1))
    closing = put(room, "2019-01-03-closing", f"title: B\nlayout: p\n{DATE}", SCRIPT)
    closing.write_text("---".join(closing.read_text().rsplit("---", 1)).replace("\n---\n", "\n–\n"))
    latin = put(room, "2019-01-04-latin", f"title: C\nlayout: p\n{DATE}", SCRIPT)
    latin.write_bytes(latin.read_text().replace("title: C", "title: Café").encode("cp1252"))
    put(room, "2019-01-05-twice", f"title: D\n{DATE}---\nproducts: [anvli]\n", SCRIPT)
    mac = put(room, "2019-01-06-mac", f"title: E\nlayout: p\n{DATE}", SCRIPT)
    mac.write_bytes(mac.read_bytes().replace(b"\n", b"\r"))
    put(room, "2019-01-07-empty", "", SCRIPT)
    put(room, "2019-01-08-undated", "title: F\nslug: ok\ncorrects: no\ntranslation_of: no\n")
    put(room, "2019-01-09-nested", f"title: G\nwithdrawn: {{date: soon}}\n{DATE}")
    put(room, "2019-01-10-rule", f"title: H\nlayout: p\nlint: [{{code: PR9, reason: x}}]\n{DATE}")
    put(room, "2019-01-11-alias", f"title: I\nlayout: p\naliases: [/releases/2019/ok/]\n{DATE}")
    return room


def test_the_first_run_tells_all(archive: Room) -> None:
    assert errors(archive.run("lint").err) == {
        "2019-01-02-fence": ["PR002", "PR006", "PR101"],
        "2019-01-03-closing": ["PR002", "PR006", "PR101"],
        "2019-01-04-latin": ["PR001", "PR006", "PR101"],
        "2019-01-05-twice": ["PR002", "PR011", "PR101"],
        "2019-01-06-mac": ["PR001", "PR006", "PR101"],
        "2019-01-07-empty": ["PR004", "PR007", "PR007", "PR101"],
        "2019-01-08-undated": ["PR007", "PR011", "PR014", "PR019", "PR019"],
        "2019-01-09-nested": ["PR007", "PR009"],
        "2019-01-10-rule": ["PR006", "PR309"],
        "2019-01-11-alias": ["PR006", "PR014"],
    }


def test_a_build_tells_of_public_releases_what_they_want_of_others(archive: Room) -> None:
    told = errors(archive.build().err)
    assert told["2019-01-11-alias"] == ["PR006", "PR014"]
    # Of those that nobody can read it says no more than their place.
    assert told["2019-01-02-fence"] == ["PR002"]
    assert told["2019-01-08-undated"] == ["PR007", "PR019"]
    for held in ("draft: true\n", "date: 2027-01-01 09:00\n"):
        date = "" if "date" in held else DATE
        keys = f"title: I\nlayout: p\naliases: [/releases/2019/ok/]\ncorrects: no\n{date}{held}"
        put(archive, "2019-01-11-alias", keys)
        assert "alias" not in archive.build().err


def test_an_address_and_a_name_that_are_taken_are_told_together(room: Room) -> None:
    put(room, "a/q1", f"title: A\n{DATE}")
    put(room, "b/q1", f"title: B\n{DATE}")
    assert errors(room.build().err) == {"b/q1": ["PR014", "PR014"]}


def test_files_of_one_name_in_several_folders(room: Room) -> None:
    put(room, "2019/q1", f"title: First\n{DATE}")
    assert room.build().code == 0
    ids = re.findall(r"<guid[^>]*>tag:[^<]*</guid>", room.read("feed.xml"))
    put(room, "2020/q1", "title: Second\ndate: 2020-05-01 09:00\n")
    told = room.build().err
    assert "2020/q1.md:1: error PR014 the file name q1 is already taken by" in told
    assert "`feed_id: 2020-q1`" in told
    put(room, "2020/q1", "title: Second\ndate: 2020-05-01 09:00\nfeed_id: 2020-q1\n")
    assert room.build().code == 0
    feed = room.read("feed.xml")
    assert ids and all(each in feed for each in ids)
    assert ">tag:press.example.com,2012:2020-q1</guid>" in feed
    assert room.read("releases/2019/q1/index.html") and room.read("releases/2020/q1/index.html")
    # A third asks for a name of its own, and one that goes leaves the others as they are.
    put(room, "2021/q1", "title: Third\ndate: 2021-05-01 09:00\nfeed_id: 2020-q1\n")
    told = room.build().err
    assert "2021/q1.md:4: error PR014 the `feed_id` 2020-q1 is already taken by" in told
    assert "`feed_id: 2021-q1`" in told
    put(room, "2021/q1", "title: Third\ndate: 2021-05-01 09:00\nfeed_id: 2021 Q1\n")
    assert "write `feed_id: 2021-q1`" in room.build().err
    for name in ("2019/q1", "2021/q1"):
        (room.path / f"content/releases/{name}.md").unlink()
    assert room.build().code == 0
    assert ">tag:press.example.com,2012:2020-q1</guid>" in room.read("feed.xml")


def test_references_to_a_name_that_several_have(room: Room) -> None:
    put(room, "2019/q1", f"title: First\n{DATE}")
    put(room, "2020/q1", "title: Second\ndate: 2020-05-01 09:00\nfeed_id: 2020-q1\n")
    keys = "title: New\ndate: 2020-06-01 09:00\ncorrection_note: x\n"
    put(room, "new", f"{keys}corrects: q1\ntranslation_of: q1\n")
    told = room.build().err
    ways = "several releases are called `q1` — write a file name: `2019/q1` or `2020/q1`"
    assert told.count(ways) == 2 and "PR019 several" in told and "PR011 several" in told
    for way in ("2020/q1", "2020-q1"):
        put(room, "new", f"{keys}corrects: {way}\n")
        assert room.build().code == 0
        assert "/releases/2020/q1/" in room.read("releases/2020/new/index.html")
        assert "corrected and replaced" in room.read("releases/2020/q1/index.html")
        assert "corrected and replaced" not in room.read("releases/2019/q1/index.html")
    config = (room.path / "config.toml").read_text()
    languages = '[site]\nlanguages = ["en", "de"]\n'
    override = '[lint]\nignore = [{code = "PR201", release = "2020/q1", reason = "x"}]\n'
    room.write("config.toml", config.replace("[site]\n", languages) + override)
    (room.path / "content/releases/new.md").unlink()
    put(room, "neu", "title: Neu\ndate: 2020-06-01 09:00\ntranslation_of: 2020/q1\nlanguage: de\n")
    assert room.build().code == 0
    assert 'hreflang="de"' in room.read("releases/2020/q1/index.html")
    assert 'hreflang="de"' not in room.read("releases/2019/q1/index.html")
    linted = room.run("lint").err
    assert "PR309" not in linted
    assert not re.search(r"2020/q1.md\S* \w+ PR201", linted)
    assert re.search(r"2019/q1.md\S* \w+ PR201", linted)


def test_a_name_of_its_own_that_is_edited(room: Room) -> None:
    second = "title: Second\ndate: 2020-05-01 09:00\nfeed_id: {}\n"
    put(room, "2019/q1", f"title: First\n{DATE}")
    put(room, "2020/q1", second.format("2020-q1"))
    assert room.build().code == 0
    put(room, "2020/q1", second.format("second"))
    assert room.build().code == 0
    assert ">tag:press.example.com,2012:second</guid>" in room.read("feed.xml")
    put(room, "2020/q1", second.format("q1"))
    assert "2020/q1.md:4: error PR014 the `feed_id` q1 is already taken" in room.build().err


def test_many_releases_without_a_date_are_told_once_with_the_setting(room: Room) -> None:
    names = [f"200{n}-11-05-results" for n in range(1, 6)]
    for name in names[:4]:
        put(room, name, "title: A\n")
    put(room, "undated", "title: A\n")
    put(room, "2009-11-05-draft", "title: A\ndraft: true\n")
    assert room.build().err.count("PR007 no `date`") == 5
    put(room, names[4], "title: A\nlayout: x\n", SCRIPT)
    # A build says nothing of the draft.
    for ran, count in ((room.build(), 5), (room.run("ledger"), 5), (room.run("lint"), 6)):
        told = [row for row in ran.err.splitlines() if "PR007" in row]
        assert ran.code == 1 and len(told) == 2
        assert told[0].startswith(
            f"content/releases: error PR007 no `date` in {count} releases whose files' names begin "
            "with a day, such as content/releases/2001-11-05-results.md — "
        )
        assert "`date_from_name = true` under `[front_matter]`" in told[0]
        assert told[-1].startswith("content/releases/undated.md:2: error PR007 no `date` — add")
    assert {"PR006", "PR101"} <= set(errors(ran.err)[names[4]])
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[front_matter]\ndate_from_name = true\n")
    for name in ("undated", names[4]):
        (room.path / f"content/releases/{name}.md").unlink()
    assert room.build().code == 0


def test_a_key_that_many_releases_have_may_be_kept(room: Room) -> None:
    keys = f"title: A\npr_number: 12\ntags: [a]\nembargo: x\n{DATE}"
    for number in range(1, 5):
        put(room, f"2019-05-01-{number}", keys)
    put(room, "2019-05-02-held", "title: A\npr_number: 12\ndate: 2030-01-01 09:00\n")
    offer = '; or keep it in all releases, by `[front_matter] extra = ["pr_number"]` in config.toml'
    # Held releases count for `lint` alone.
    assert offer not in room.build().err
    assert room.run("lint", "--all").err.count(offer) == 5
    put(room, "2019-05-01-5", keys)
    told = room.build().err
    assert told.count(offer) == 5
    assert "here it is `topics`, a list; or keep it in all releases" in told
    assert 'extra = ["embargo"]' not in told


def test_places_are_told_with_other_errors_and_none_twice(room: Room) -> None:
    room.release("2026-03-01-a", slug="same")
    room.release("2026-03-02-b", slug="same")
    room.release("2026-03-03-c", body=SCRIPT)
    room.write("static/releases/2026/same/index.html", "x")
    wanted = {"2026-03-01-a": ["PR017"], "2026-03-02-b": ["PR014"], "2026-03-03-c": ["PR101"]}
    assert errors(room.build().err) == errors(room.run("lint").err) == wanted
