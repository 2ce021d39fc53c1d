"""What earlier builds worked out is used again, and never believed when it should not be."""

from __future__ import annotations

import contextlib
import os
import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pressroom.content.load import index
from pressroom.content.model import Loaded, Release
from pressroom.core import cache, files
from pressroom.core.cache import CACHE_TABLES, Cache
from pressroom.core.memory import Memory
from pressroom.core.records import dumps, loads, packed
from pressroom.pipeline import articles
from pressroom.pipeline.build import build
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.plan import Action
from pressroom.pipeline.read import read_sources
from pressroom.pipeline.record import Built
from pressroom.standards.instants import Instant, read_instant
from tests.conftest import AS_OF, CLOUD, CONFIG, REPOSITORY, Room, begin

PAGE = "releases/2026/a/index.html"


def built(room: Room, *, afresh: bool = False, as_of: str = AS_OF) -> Built:
    from zoneinfo import ZoneInfo

    moment = read_instant(as_of, ZoneInfo("America/New_York"))
    assert isinstance(moment, Instant)
    options = Options(afresh=afresh)
    return build(room.path, room.output, moment.at, None, options, Work(), Memory()).built


def written(done: Built) -> set[str]:
    return {step.path for step in done.changes if step.action is Action.WRITE}


@pytest.fixture
def five(room: Room) -> Room:
    """Five releases and a picture, built once."""
    front = "title: A cloud\npicture: cloud.png\nalt: A cloud"
    room.write("content/media/cloud/index.md", f"---\n{front}\n---\n")
    room.write("content/media/cloud/cloud.png", CLOUD)
    for day, name in enumerate("abcde", start=1):
        body = f"First line of {name}.\n\nSecond paragraph."
        room.release(f"2026-03-0{day}-{name}", date=f"2026-03-0{day} 09:00", title=name, body=body)
    assert built(room).converted == 5
    return room


def test_a_table_with_other_columns_is_thrown_away_without_a_word(five: Room) -> None:
    """As another version of the program may have left it."""
    for columns in ("key blob primary key, value blob", "key blob, own blob, value blob, at int"):
        with contextlib.closing(sqlite3.connect(five.path / ".cache/kept.sqlite")) as file, file:
            for kind in CACHE_TABLES:
                file.execute(f"drop table {kind}")
                file.execute(f"create table {kind} ({columns})")
        first = built(five)
        assert first.converted == 5
        assert all(problem.code != "PR504" for problem in first.shown.problems)
        assert built(five).converted == 0


def test_an_entry_that_is_no_bytes_is_made_again_without_a_word(five: Room) -> None:
    with contextlib.closing(sqlite3.connect(five.path / ".cache/kept.sqlite")) as file, file:
        for kind in CACHE_TABLES:
            file.execute(f"update {kind} set value = 'text'")
    first = built(five)
    assert first.converted == 5
    assert all(problem.code != "PR504" for problem in first.shown.problems)


def test_nothing_changed_nothing_done(five: Room) -> None:
    again = built(five)
    assert (again.converted, written(again)) == (0, set())


def test_a_file_that_did_not_change_is_not_read_again(
    five: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = index.load_release

    def load(source: str, *rest: object) -> object:
        read.append(source.rpartition("/")[2])
        return real(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "load_release", load)
    built(five)
    assert read == []
    five.release("2026-03-03-c", date="2026-03-03 09:00", title="Other")
    built(five)
    assert read == ["2026-03-03-c.md"]
    read.clear()
    five.write("content/boilerplate/acme.md", "New.")
    built(five)
    assert len(read) == 5  # what a release may name has changed


def test_what_is_kept_of_a_file_is_what_was_read(sample: Room) -> None:
    read = read_sources(sample.path, Options(afresh=True), Work(), Memory())
    entries = [item.release for item in read.of_releases if item.release is not None]
    releases = list(read.index.releases(entries))
    assert len(releases) == len(entries) > 10
    for release in releases:
        assert loads(dumps(release), Release) == release
    for item in read.of_releases:
        assert loads(dumps(item), Loaded) == item


def test_a_file_changed_within_the_clocks_grain_is_read_again(
    five: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same size, the same times, the same inode, and other bytes."""
    now = (five.path / "content/releases/2026-03-03-c.md").stat().st_mtime_ns
    monkeypatch.setattr(files, "stamp_of", lambda place: (1, now, now, 1))
    built(five)
    five.release("2026-03-03-c", date="2026-03-03 09:00", title="z", body="First line of c.")
    assert "releases/2026/c/index.html" in written(built(five))
    assert "<h1>z</h1>" in five.read("releases/2026/c/index.html")


def test_a_file_changed_while_the_build_reads_it(
    five: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading of its front matter and that of its text, with nothing kept."""
    before = five.tree()
    real = articles.Checker.check

    def check(self: articles.Checker, *given: object) -> object:
        five.release("2026-03-03-c", date="2027-03-03 09:00", title="Secret")
        return real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(articles.Checker, "check", check)
    monkeypatch.setattr(Cache, "get", lambda self, keys: {})
    ran = five.build("--no-cache")
    assert ran.err == (
        "content/releases/2026-03-03-c.md: error PR506 the file was changed while the build read "
        "it — build again\n"
    )
    assert five.tree() == before


def forms(name: str) -> set[str]:
    """A release's page, and the same release in other forms."""
    return {f"releases/2026/{name}/{file}" for file in ("index.html", "index.md", "ninjs.json")}


def test_one_body_edited_one_conversion_one_page(five: Room) -> None:
    five.release(
        "2026-03-03-c", date="2026-03-03 09:00", title="c", body="First line of c.\n\nOther words."
    )
    done = built(five)
    assert done.converted == 1
    # Its page and other forms, and the feeds that carry its text.
    assert written(done) == {
        *forms("c"),
        "feed.xml",
        "atom.xml",
        "feed.json",
    }


def test_a_headline_edited_touches_neighbours_and_lists(five: Room) -> None:
    body = "First line of c.\n\nSecond paragraph."
    five.release("2026-03-03-c", date="2026-03-03 09:00", title="New", body=body)
    done = built(five)
    assert done.converted == 1
    assert {f"releases/2026/{name}/index.html" for name in "bcd"} <= written(done)
    assert "releases/2026/a/index.html" not in written(done)


LISTS = {"index.html", "releases/index.html", "releases/2026/index.html", "llms.txt"}
LISTS |= {"api/releases.json", "sitemap.xml", "search/index.html", "search/titles.json"}
FEEDS = {"feed.xml", "atom.xml", "feed.json"}


def test_a_release_added_touches_its_neighbour_and_what_lists_it(five: Room) -> None:
    five.release("2026-03-06-f", date="2026-03-06 09:00", title="f", body="First.")
    done = built(five)
    assert done.converted == 1
    assert written(done) == {"releases/2026/e/index.html", *forms("f"), *LISTS, *FEEDS}


def test_a_release_deleted_converts_none(five: Room) -> None:
    (five.path / "content/releases/2026-03-01-a.md").unlink()
    done = built(five)
    assert done.converted == 0
    assert written(done) == {"releases/2026/b/index.html", *LISTS, *FEEDS}


def test_a_static_file_added_is_written_alone(five: Room) -> None:
    five.write("static/robots-extra.txt", "x")
    done = built(five)
    assert (done.converted, written(done)) == (0, {"robots-extra.txt"})


def test_an_embargo_that_passes_converts_one(five: Room) -> None:
    five.release("2026-06-02-g", date="2026-06-02 09:00", title="g", body="First.")
    assert (built(five).converted, written(built(five))) == (0, set())
    done = built(five, as_of="2026-06-02T09:00:00-04:00")
    assert done.converted == 1
    assert "releases/2026/g/index.html" in written(done)


def test_a_setting_changed_converts_all(five: Room) -> None:
    config = (five.path / "config.toml").read_text()
    five.write("config.toml", config.replace('mark = "™"', 'mark = "®"'))
    assert built(five).converted == 5
    five.write("config.toml", config)
    # What was kept for the settings before is still there: branches share.
    assert built(five).converted == 0


def test_a_template_changed_converts_none(five: Room) -> None:
    template = (REPOSITORY / "templates/release.html").read_text()
    five.write("templates/release.html", template + "<!-- new -->")
    done = built(five)
    assert done.converted == 0
    assert {f"releases/2026/{name}/index.html" for name in "abcde"} <= written(done)
    assert FEEDS.isdisjoint(written(done))


def test_a_table_beside_a_release_is_part_of_it(five: Room) -> None:
    five.write("content/releases/2026-03-06-f/t.csv", ",2026\nA,1\nB,2\n")
    five.release("2026-03-06-f/index", date="2026-03-06 09:00", body="![T](t.csv)")
    assert built(five).converted == 1
    five.write("content/releases/2026-03-06-f/t.csv", ",2026\nA,1\nB,3\n")
    assert built(five).converted == 1
    assert '<td class="figure">3</td>' in five.read("releases/2026/f/index.html")


def test_no_cache_neither_reads_nor_writes_it(five: Room) -> None:
    file = five.path / ".cache/kept.sqlite"
    file.unlink()
    assert built(five, afresh=True).converted == 5
    assert not file.exists()


def damage(path: Path, kind: str) -> None:
    data = path.read_bytes()
    if kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "foreign":
        path.write_bytes(b"not a database at all" * 100)
    elif kind == "another table":
        path.unlink()
        with contextlib.closing(sqlite3.connect(path)) as file, file:
            for kind in CACHE_TABLES:
                file.execute(f"create table {kind} (key text, own text, value text)")
                file.execute(f"insert into {kind} values ('a', 'b', 'c')")
    else:
        with contextlib.closing(sqlite3.connect(path)) as file, file:
            value = b"\x93" + b"\x00" * 40
            for kind in CACHE_TABLES:
                file.execute(f"update {kind} set value = ?", (value,))


def entries_of(path: Path, kind: str) -> dict[bytes, bytes]:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return dict(file.execute(f"select key, value from {kind}"))


def test_an_entry_that_was_made_for_another_release_is_not_believed(five: Room) -> None:
    """Whoever can write the file can move what is sealed, and cannot seal anything else."""
    clean, path = five.tree(), five.path / ".cache/kept.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        for kind in ("sources", "proofs", "views"):
            rows = file.execute(f"select key, own, value from {kind} order by key").fetchall()
            for (key, _, _), (_, own, value) in zip(rows, rows[1:] + rows[:1], strict=True):
                file.execute(
                    f"update {kind} set own = ?, value = ? where key = ?", (own, value, key)
                )
    five.write("static/new.txt", "New.")
    assert built(five).converted == 0
    five.write("config.toml", CONFIG + "\n[feeds]\nitems = 19\n")
    assert built(five).converted == 5
    (five.path / "static/new.txt").unlink()
    five.write("config.toml", CONFIG)
    built(five)
    assert five.tree() == clean


def test_nothing_of_another_computer_is_believed(five: Room, tmp_path: Path) -> None:
    """Neither what it worked out, nor the site that it left: it may be anybody's."""
    page = five.read(PAGE)
    twice = (
        "import contextlib, sys\n"
        "from pressroom.cli.main import main\n"
        "for _ in range(2):\n"
        "    with contextlib.suppress(SystemExit):\n"
        "        main(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", twice, "build", "-v", "--as-of", AS_OF, "--root", five.path]
    ran = subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "another")},
        capture_output=True,
        text=True,
        check=True,
    )
    first, again = re.findall(f"{PAGE}: (.*)", ran.stdout)
    assert first == "the output folder is not as a build on this computer left it"
    assert again == "nothing it shows has changed"
    assert five.read(PAGE) == page
    assert built(five).converted == 5
    key = tmp_path / "another/pressroom/cache.key"
    assert key.stat().st_mode & 0o077 == 0 or os.name == "nt"


def values_of(path: Path) -> set[bytes]:
    values = {value for kind in CACHE_TABLES for value in entries_of(path, kind).values()}
    return values - {dumps({})}


def tells_of_it(value: bytes) -> bool:
    """Whether a value may be of the release: what cannot be unpacked without it is."""
    try:
        plain = zlib.decompress(value)
    except zlib.error:
        return True
    return any(word in plain for word in (b"2026-03-07-g", b"Merger", b"Xylophone"))


def test_what_was_deleted_is_forgotten_at_once(five: Room) -> None:
    path = five.path / ".cache/kept.sqlite"
    before = values_of(path)
    five.release("2026-03-07-g", date="2027-03-07 09:00", title="Merger", body="Xylophone words.")
    five.run("lint")
    built(five)
    # Other releases' rows may be packed anew, and do not name it.
    of_it = {value for value in values_of(path) - before if tells_of_it(value)}
    assert len(of_it) >= 3 and all(value in path.read_bytes() for value in of_it)
    (five.path / "content/releases/2026-03-07-g.md").unlink()
    built(five)
    assert not any(value in path.read_bytes() for value in of_it)
    assert len(entries_of(path, "proofs")) == len(entries_of(path, "sources")) == 5


def test_nothing_of_it_stays_under_other_settings(five: Room) -> None:
    """`lint` reads by all settings, and `build` by those that may be known."""
    path = five.path / ".cache/kept.sqlite"
    before = values_of(path)
    five.release("2026-03-07-g", date="2027-03-07 09:00", title="Merger", body="Xylophone words.")
    five.run("lint")
    of_it = values_of(path) - before
    settings = (five.path / "config.toml").read_text()
    five.write("config.toml", f'{settings}\n[[product]]\nkey = "falcon"\nname = "Falcon"\n')
    five.run("lint")
    built(five)
    of_it &= values_of(path)
    assert len(of_it) >= 2 and all(value in path.read_bytes() for value in of_it)
    (five.path / "content/releases/2026-03-07-g.md").unlink()
    built(five)
    assert not any(value in path.read_bytes() for value in of_it)


@pytest.mark.parametrize("kind", ["cut", "empty", "foreign", "another table", "turned bits"])
def test_a_damaged_cache_is_as_if_it_were_not_there(five: Room, kind: str) -> None:
    clean = five.tree()
    damage(five.path / ".cache/kept.sqlite", kind)
    ran = five.build()
    assert ran.code == 0
    assert "Traceback" not in ran.err
    assert five.tree() == clean
    # What is damaged is told of, and gone by the next build.
    assert ("PR504" in ran.err) == (kind in ("cut", "foreign"))
    five.build()
    assert five.tree() == clean


def test_a_cache_in_whose_place_something_stands(five: Room) -> None:
    file = five.path / ".cache/kept.sqlite"
    file.unlink()
    file.mkdir()
    five.release("2026-03-07-g", date="2026-03-07 09:00")
    ran = five.build()
    assert ran.code == 0
    assert "PR504" in ran.err and "Traceback" not in ran.err


def test_where_nothing_can_be_kept(five: Room) -> None:
    """As on a disk that can only be read: a build is slower, and says so."""
    clean = five.tree()
    shutil.rmtree(five.path / ".cache")
    (five.path / ".cache").write_text("")
    ran = five.build()
    assert ran.code == 0
    assert "PR504" in ran.err and "Traceback" not in ran.err
    assert five.tree() == clean


def test_two_builds_at_once_share_it(five: Room, tmp_path: Path) -> None:
    (five.path / ".cache/kept.sqlite").unlink()
    command = ["build", "--as-of", AS_OF, "--root", str(five.path), "--jobs", "1", "--output"]
    runs = [begin([*command, str(tmp_path / name)]) for name in ("one", "two")]
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert built(five).converted == 0


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept.sqlite", "proofs")
    old = {bytes([1, n % 256, n // 256]): b"x" for n in range(1_000)}
    kept.put(old, old)
    new = {b"new": b"y"}
    kept.put(new, [b"new", *list(old)[:10]])
    assert len(kept.get([*old, b"new"])) == 11
    assert kept.problems == []


def test_what_was_written_is_at_hand_while_it_is_not_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.sqlite"
    for most, found in ((3, {b"a": b"one"}), (2, {})):
        monkeypatch.setattr(cache, "AT_HAND", most)
        kept = Cache(path, "proofs")
        kept.add(b"a", b"one")
        kept.flush([b"a"])
        assert Cache(path, "proofs").get([b"a"]) == {b"a": b"one"}
        path.unlink()
        assert (kept.get([b"a"]), kept.problems) == (found, [])


def test_kept_bytes_run_nothing(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path / 'ran'}",)

    class Near:
        """What lies beside our records is no record either."""

        def __reduce__(self) -> tuple[object, tuple[str]]:
            return index.Path, ("/",)

    class Own:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return index.find_releases, (tmp_path,)

    for each in (Evil(), Near(), Own()):
        assert loads(packed(pickle.dumps(each)), object) is None
    hidden = pickle.dumps(index.load_release).replace(
        b"pressroom.content.load.release_files", b"pressroom.content.load.index"
    )
    assert loads(packed(hidden), object) is None
    assert loads(packed(b"\x80\x05."), object) is None
    assert loads(pickle.dumps("not packed"), str) is None
    assert loads(packed(pickle.dumps("packed")), str) == "packed"
    assert not (tmp_path / "ran").exists()


def test_what_is_kept_is_no_longer_than_the_sources(room: Room) -> None:
    """Most of it stands in the files of the releases, and is packed with them."""
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]
    for number in range(60):
        text = " ".join(words[(number * 7 + n * n) % 10] + str(n * number) for n in range(900))
        room.release(f"2026-03-01-{number}", body=f"Sales rose by {number}.\n\n{text}")
    assert built(room).converted == 60
    kept = (room.path / ".cache/kept.sqlite").stat().st_size
    sources = sum(path.stat().st_size for path in (room.path / "content").rglob("*.md"))
    assert kept < sources
    assert built(room).converted == 0
