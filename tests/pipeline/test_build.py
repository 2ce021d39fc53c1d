"""What a build does when nothing has changed: nothing; and it is never told so wrongly."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from pressroom.core import locks
from pressroom.core.memory import Memory
from pressroom.pipeline.articles import CheckedRow, checker_of, on_all_cores
from pressroom.pipeline.inputs import look_at
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.reach import Road, changes
from pressroom.pipeline.read import known_sources, read_sources
from pressroom.pipeline.record import read_record, record_path
from tests.conftest import AS_OF, CONFIG, REPOSITORY, Room, take_for_old
from tests.pipeline.reaching import reached

NOTHING = "0 files written"


@pytest.fixture
def settled(room: Room, old_files: None) -> Room:
    """A room that was built, with its files taken for old ones: what is young is always read."""
    room.release(title="First")
    room.write("content/boilerplate/acme.md", "About.")
    assert room.build().code == 0
    return room


def test_nothing_changed_nothing_is_even_read(settled: Room) -> None:
    ran = settled.build("-v")
    assert ran.out.endswith(
        f"1 release in {settled.output}/: 0 files written, {len(settled.tree()) - 1} kept, 0 deleted.\n"
    )
    assert ran.out.startswith("nothing the site shows has changed\nkeep   ")
    assert "keep   releases/2026/results/index.html: nothing it shows has changed" in ran.out
    assert reached(settled) == (Road.NOTHING, "no file has changed since the last build")


def checker_rows(room: Room) -> list[CheckedRow]:
    """What every build reads of the room's releases."""
    work, memory = Work(), Memory()
    now = datetime.fromisoformat(AS_OF)
    everything = read_sources(room.path, Options(), work, memory)
    sources = known_sources(room.path, everything, now, Options(), work, memory)
    entries = [item.release for item in sources.loaded if item.release is not None]
    return checker_of(sources.index, room.path).check(entries, on_all_cores(work))


def test_it_says_what_the_build_said(settled: Room) -> None:
    settled.release(title="First", body="Sales rose rose.")
    first = settled.build()
    # What an edit brings is told line by line, and after that with the others.
    assert "2026-03-01-results.md:6: warning PR2" in first.err
    again = settled.build()
    assert again.err == first.err.splitlines(keepends=True)[-1]
    assert "editorial warning" in again.err
    assert reached(settled)[0] is Road.NOTHING
    # Warnings stop a strict build, whose own they must be.
    assert settled.build("--strict").code == 1


def test_what_a_build_leaves_does_not_grow_with_findings(settled: Room) -> None:
    """Ten thousand releases have a hundred thousand: no build may have to read them all."""
    name = "2026-03-01-results.md"

    def left(findings: int) -> tuple[str, int, int]:
        said = settled.release(title="First", body="A line.\n\n" + "We rose rose.\n\n" * findings)
        assert said.name == name
        told = settled.build().err
        record = read_record(record_path(settled.path, settled.output))
        assert record is not None
        rows = checker_rows(settled)
        assert sum(row.editorial.warnings for row in rows if row.editorial) >= findings
        return told, len(msgspec.msgpack.encode(record)), len(msgspec.msgpack.encode(rows))

    few, many = left(2), left(90)
    assert few[0].count(name) < 10 and many[0].count(name) >= 90
    # Only the count has more digits.
    assert abs(many[1] - few[1]) < 8 and abs(many[2] - few[2]) < 8


def test_a_build_of_everything_tells_of_findings_that_are_new(settled: Room) -> None:
    """They are no longer at hand by then: they are read from where the article is."""
    settled.release("2026-03-02-other", title="Other", body="It rose rose.")
    assert "2026-03-02-other.md:6: warning PR2" in settled.build().err
    settled.release(title="Second", body="A fall fall.")
    told = settled.build()
    assert reached(settled)[0] is Road.NOTHING
    assert "2026-03-01-results.md:6: warning PR2" in told.err
    assert "2026-03-02-other.md" not in told.err
    stopped = settled.build("--strict")
    assert stopped.code == 1
    assert all(f"{name}.md:6: warning PR2" in stopped.err for name in ("results", "other"))


LOST = "the output is not as the last build left it"
NONE = "there is no record of an earlier build"
CHANGES: dict[str, tuple[Callable[[Room], object], str]] = {
    "an edit that lists show": (
        lambda room: room.release(title="First", body="Net sales fell."),
        "what lists show of a release has changed",
    ),
    "front matter": (
        lambda room: room.release(title="First", topics="[earnings]"),
        "more of a release has changed than its text",
    ),
    "another release": (
        lambda room: room.release("2026-03-02-other"),
        "a file of a release has come or gone",
    ),
    "a release less": (
        lambda room: (room.path / "content/releases/2026-03-01-results.md").unlink(),
        "a file of a release has come or gone",
    ),
    "a standing text": (
        lambda room: room.write("content/boilerplate/acme.md", "Around."),
        "a file in content/ has changed",
    ),
    "settings": (
        lambda room: room.write("config.toml", CONFIG.replace("ACME Press Room", "ACME News")),
        "config.toml has changed",
    ),
    "a template": (
        lambda room: room.write("templates/404.html", "<!doctype html><title>None</title>"),
        "templates/404.html has changed",
    ),
    "a static file": (
        lambda room: room.write("static/a.txt", "A"),
        "a file in static/ has changed",
    ),
    "a hidden static file": (
        lambda room: room.write("static/.well-known/a.txt", "A"),
        "a file in static/ has changed",
    ),
    "a page overwritten": (lambda room: (room.output / "index.html").write_text("x"), LOST),
    "a page gone": (lambda room: (room.output / "index.html").unlink(), LOST),
    "a manifest gone": (lambda room: (room.output / ".pressroom.json").unlink(), LOST),
    "another manifest": (lambda room: (room.output / ".pressroom.json").write_text("{}"), LOST),
    "no record": (
        lambda room: [path.unlink() for path in (room.path / ".cache/last").glob("?" * 16)],
        NONE,
    ),
    "a damaged record": (
        lambda room: [path.write_text("{") for path in (room.path / ".cache/last").glob("?" * 16)],
        NONE,
    ),
}


@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(
    settled: Room, tmp_path: Path, change: Callable[[Room], object], reason: str
) -> None:
    change(settled)
    assert reached(settled) == (Road.ALL, reason)
    assert settled.build().code == 0
    clean = Room(tmp_path / "clean", settled._capsys)
    clean.path.mkdir()
    for name in ("content", "templates", "static", "config.toml"):
        if (settled.path / name).exists():
            (settled.path / name).rename(clean.path / name)
    assert clean.build().code == 0
    assert clean.tree() == settled.tree()


def test_an_embargo_that_passes_is_seen(settled: Room) -> None:
    settled.release("2026-06-01-later", date="2026-06-01T13:00:00-04:00", title="Later")
    assert settled.build().code == 0
    before = settled.tree()
    assert reached(settled, "2026-06-01T12:59:59-04:00")[0] is Road.NOTHING
    assert settled.tree() == before
    assert settled.build("--as-of", "2026-06-01T13:00:00-04:00").code == 0
    assert "releases/2026/later/index.html" in settled.tree()
    # And back: what is not public yet goes.
    assert settled.build().code == 0
    assert settled.tree() == before


def test_a_day_that_ends_is_seen(settled: Room) -> None:
    assert reached(settled, "2026-06-01T23:59:59-04:00")[0] is Road.NOTHING
    late = reached(settled, "2026-06-02T00:00:00-04:00")
    assert late == (Road.ALL, "the last site was for another time")


def test_young_files_are_read_again_and_nothing_else_is_done(room: Room) -> None:
    """However many there are: within two seconds of an edit a stamp proves nothing, and a digest
    does."""
    sources = [room.release(f"2026-03-01-{n}", "A line.\n\nSales rose.") for n in range(20)]
    assert [reached(room)[0] for _ in range(2)] == [Road.ALL, Road.NOTHING]
    sources[7].write_text(sources[7].read_text().replace("rose", "fell"))
    assert [reached(room)[0] for _ in range(2)] == [Road.TEXTS, Road.NOTHING]
    assert "Sales fell." in room.read("releases/2026/7/index.html")


def test_a_young_file_with_its_old_stamp_and_other_bytes_is_seen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a file system counts in seconds; also once the file is no longer young."""
    source = room.release()
    name = source.relative_to(room.path).as_posix()
    first = look_at(room.path, {})
    assert first.inputs is not None
    mark = first.inputs[name]
    assert mark is not None
    other = first.to_keep | {name: (*mark[:-1], mark[-1] + 1)}
    for _ in range(2):
        assert name not in changes(first.to_keep, look_at(room.path, first.to_keep).inputs or {})
        assert name in changes(other, look_at(room.path, other).inputs or {})
        take_for_old(monkeypatch)
    # What is old by then need not be read once more.
    assert look_at(room.path, first.to_keep).to_keep[name] == mark[:-1]


def test_a_clock_that_was_set_back(settled: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are from tomorrow, by the disk's clock, are never taken as unchanged."""
    monkeypatch.undo()
    tomorrow = time.time() + 86_400
    path = settled.path / "content/releases/2026-03-01-results.md"
    os.utime(path, (tomorrow, tomorrow))
    assert settled.build().code == 0
    inputs = look_at(settled.path, {}).inputs
    assert inputs is not None
    # Its digest goes along.
    assert len(inputs["content/releases/2026-03-01-results.md"] or ()) == 5
    path.write_text(path.read_text().replace("rose", "fell"))
    os.utime(path, (tomorrow, tomorrow))
    assert settled.build().code == 0
    assert "Net sales fell." in settled.read("releases/2026/results/index.html")


def test_links_among_the_sources_are_looked_at_each_time(settled: Room, tmp_path: Path) -> None:
    (tmp_path / "extra.txt").write_text("A")
    # One that stops no build: nothing of it would be published.
    (settled.path / "content/releases/extra.csv").symlink_to(tmp_path / "extra.txt")
    link = (Road.ALL, "a file in content/ has changed")
    assert [reached(settled) for _ in range(2)] == [link, link]


def test_another_build_at_work_is_told(settled: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    with alone(settled.output):
        assert "PR503" in settled.build().err


def test_an_unchanged_build_loads_none_of_the_heavy_packages(tmp_path: Path) -> None:
    """Counted from outside, in a process of its own."""
    code = (
        "import sys\n"
        "from pressroom.core import files\n"
        "files.GRAIN = -10**12\n"
        "from pressroom.cli.main import main\n"
        "try:\n"
        f"    main(['build', '--jobs', '1', '--root', {str(tmp_path)!r}, '--as-of', {AS_OF!r}])\n"
        "finally:\n"
        "    print(*sorted({'.'.join(name.split('.')[:2]) for name in sys.modules}))\n"
    )
    (tmp_path / "content/releases").mkdir(parents=True)
    (tmp_path / "config.toml").write_text(CONFIG)
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True, text=True
        )
        .stdout.splitlines()[-1]
        .split()
        for _ in range(2)
    ]
    heavy = {"markdown", "jinja2", "feedgen", "babel", "lxml", "nh3", "pandas", "yaml"}
    heavy |= {"pressroom.rules", "pressroom.typeset"}
    assert heavy & set(runs[0]) >= {"jinja2", "feedgen"}
    assert heavy & set(runs[1]) == set()


def test_profile_says_where_time_went(settled: Room) -> None:
    ran = settled.build("--profile", "--no-cache")
    stages = [row.split("  ")[0] for row in ran.out.splitlines()[1:10]]
    assert stages == [
        "look",
        "start",
        "read",
        "assemble",
        "convert, judge",
        "plan",
        "compare",
        "render, write",
        "put in place",
    ]
    trace = json.loads((settled.path / ".cache/profile.json").read_bytes())["traceEvents"]
    pieces = [event["name"] for event in trace if event.get("cat") == "convert, judge"]
    assert pieces == ["content/releases/2026-03-01-results.md"]
    assert all(event["dur"] >= 0 and event["ts"] >= 0 for event in trace if event["ph"] == "X")


def test_a_profile_tells_nothing_of_what_is_held(settled: Room) -> None:
    """A build that did nothing for the site, and one after edits, have one row: the stages and
    counts of either would tell whether a release is held."""
    quiet = settled.build("--profile").out
    settled.release("2026-09-01-secret", date="2026-09-01 09:00")
    held = settled.build("--profile").out
    assert without_figures(held) == without_figures(quiet)
    assert "in all" in held
    settled.release(title="Second")
    assert "secret" not in settled.build("--profile").out
    assert b"secret" not in (settled.path / ".cache/profile.json").read_bytes()
    assert "secret" not in settled.build("--profile", "--no-cache").out
    assert b"secret" not in (settled.path / ".cache/profile.json").read_bytes()


def test_a_profile_of_a_build_that_stops(settled: Room) -> None:
    """A mover's first build, and one without the cache, say where the time went though they stop;
    with a record of an earlier build there is one row. Neither tells of a held release."""
    settled.release(body="<script>x</script>")
    settled.release("2026-03-02-more", products="[unknown]")
    quiet = settled.build("--profile")
    assert (quiet.code, quiet.err.count(" error ")) == (1, 2)
    assert re.findall(r"^[a-z][a-z, ]+?(?=  )", quiet.out, re.MULTILINE) == ["in all"]
    whole = settled.build("--profile", "--no-cache").out
    assert "convert, judge" in whole and "s: convert, judge, content/releases/2026-03" in whole

    settled.release("2026-09-01-secret", date="2026-09-01 09:00", body="<script>y</script>")
    held = settled.build("--profile")
    assert without_figures(held.out) == without_figures(quiet.out) and held.err == quiet.err
    again = settled.build("--profile", "--no-cache").out
    assert re.findall(r" \d+(?!\.)\b", again) == re.findall(r" \d+(?!\.)\b", whole)
    assert "secret" not in again
    assert b"secret" not in (settled.path / ".cache/profile.json").read_bytes()


def without_figures(text: str) -> str:
    return re.sub(r"[\d.]+", "0", text)


def test_what_only_an_editor_minds_is_counted_and_not_recorded(room: Room) -> None:
    """A hundred thousand findings would make every build slower, and only `lint` shows them."""
    words = "register here"
    room.release("2026-03-01-a", body=f"Please [here](https://example.com/{words[:8]}) to join.")
    first = room.build()
    again = room.build()
    assert "editorial warning" in first.err and again.err == first.err
    assert "PR251" in room.run("lint").err
    [record] = [
        path for path in (room.path / ".cache/last").glob("*[0-9a-f]") if path.stat().st_size > 99
    ]
    assert b"PR251" not in record.read_bytes()
