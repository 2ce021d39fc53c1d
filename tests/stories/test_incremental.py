"""An incremental build equals a clean one, byte for byte, over random edits."""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.cli.main import main
from pressroom.core.memory import Memory
from pressroom.core.problems import Abort
from pressroom.pipeline import build as pipeline
from pressroom.pipeline import inputs
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.reach import Road
from pressroom.pipeline.record import BuildRecord
from tests.conftest import AS_OF, CLOUD, CONFIG, REPOSITORY, Room, take_for_old

DAYS = ["2026-01-05", "2026-02-10", "2026-03-15", "2026-12-24"]
MOMENTS = [
    "2026-03-15T08:59:59-04:00",
    "2026-03-15T09:00:00-04:00",
    "2026-06-01T12:00:00-04:00",
    "2026-06-01T12:00:00-04:00",
    "2027-01-01T00:00:00-05:00",
]
KINDS = [
    *("write", "body", "end", "end", "headline", "date", "rename", "delete", "withdraw", "attach"),
    *("config", "registry", "boilerplate", "template", "static", "output", "moment"),
    *("page", "document", "person", "picture", "quoted"),
]
EDIT = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 3),
    st.sampled_from(["One.", "Two ® [link](https://example.com/).", "Three Anvil\n\n- a"]),
    st.sampled_from(["[]", "[anvil]", "[anvil, kadcyla]"]),
    st.sampled_from(["false", "true"]),
)
Edit = tuple[str, int, str, str, str]


def release_of(root: Path, which: int) -> Path:
    """The file of a release, wherever earlier edits have moved it."""
    found = sorted((root / "content/releases").rglob(f"*-r{which}.md"))
    return found[0] if found else root / f"content/releases/{DAYS[which]}-r{which}.md"


def change(path: Path, pattern: str, new: str) -> None:
    if path.exists():
        path.write_text(
            re.sub(pattern, lambda _: new, path.read_text(), count=1, flags=re.M | re.S)
        )


def apply(root: Path, edit: Edit) -> None:
    kind, which, text, products, draft = edit
    release = release_of(root, which)
    if kind == "write":
        release.write_text(
            f"---\ntitle: R{which} {text[:3]}\ndate: {DAYS[which]} 09:00\nproducts: {products}\n"
            f"draft: {draft}\n---\n\n{text}\n"
        )
    elif kind == "body":
        change(release, r"\n\n.*\Z", f"\n\n{text} More.\n")
    elif kind == "end" and release.exists():
        with release.open("a") as file:
            file.write(f"\n{text}\n")
    elif kind == "headline":
        change(release, r"^title: .*?$", f"title: New {text[:3]}")
    elif kind == "date":
        change(release, r"^date: .*?$", f"date: {DAYS[(which + len(text)) % 4]} 09:00")
    elif kind == "rename" and release.exists():
        folder = release.parent / "older"
        folder.mkdir(exist_ok=True)
        release.rename(folder / release.name)
    elif kind == "delete":
        release.unlink(missing_ok=True)
    elif kind == "withdraw":
        line = 'withdrawn: {date: "2026-05-01 09:00", reason: Wrong.}'
        change(release, r"^draft: ", f"{line}\ndraft: ")
    elif kind == "attach":
        (root / "content/releases/2026-02-01-t").mkdir(exist_ok=True)
        (root / "content/releases/2026-02-01-t/t.csv").write_text(f",2026\nA,{which}\n")
        (root / "content/releases/2026-02-01-t/index.md").write_text(
            "---\ntitle: T\ndate: 2026-02-01 09:00\n---\n\n![T](t.csv)\n"
        )
    elif kind == "config":
        config = (root / "config.toml").read_text().partition("\n[archive]")[0]
        (root / "config.toml").write_text(f"{config}\n[archive]\npage_size = {which + 1}\n")
    elif kind == "registry":
        mark = ["™", "®"][which % 2]
        change(root / "config.toml", r'^mark = "[™®]"$', f'mark = "{mark}"')
    elif kind == "boilerplate":
        (root / "content/boilerplate/acme.md").write_text(text)
    elif kind == "template":
        override = root / "templates/404.html"
        if override.exists():
            override.unlink()
        else:
            override.write_text(f"<!doctype html><title>{{{{ head.title }}}}</title>{text}")
    elif kind == "static":
        (root / f"static/assets/extra{which}.txt").write_text(text)
    elif kind == "output":
        (root / "output/index.html").unlink(missing_ok=True)
    elif kind == "quoted":
        change(release, r"^draft: ", f"people: [person{which}]\ndraft: ")
    else:
        apply_to_items(root, edit)


def apply_to_items(root: Path, edit: Edit) -> None:
    """An edit of what stands beside releases; of a draft the file goes."""
    kind, which, text, products, draft = edit
    folder = {"person": "people", "picture": f"media/picture{which}"}.get(kind, f"{kind}s")
    path = root / f"content/{folder}/{'index' if kind == 'picture' else f'{kind}{which}'}.md"
    rows = {
        "page": f"title: Page {which}\ndate: {DAYS[which]} 09:00\nmenu: main\n",
        "document": f"title: Report\nperiod: 202{which}\nproducts: {products}\n"
        "link: https://example.com/x\n",
        "picture": f"title: Picture {which}\nproducts: {products}\npicture: cloud.png\n"
        f"date: {DAYS[which]} 09:00\nalt: A cloud\n",
        "person": f"name: Jane {which}\npositions: [{{title: CEO, date: {DAYS[which]} 09:00}}]\n",
    }
    if kind in rows and draft == "true":
        path.unlink(missing_ok=True)
    elif kind in rows:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "picture":
            path.with_name("cloud.png").write_bytes(CLOUD)
        path.write_text(f"---\n{rows[kind]}---\n\n{text}\n")


def build(root: Path, output: Path, as_of: str, *more: str) -> int:
    """The command itself, with all that it keeps and trusts."""
    line = ["build", "--root", str(root), "--output", str(output), "--as-of", as_of, *more]
    quiet = io.StringIO()
    with (
        contextlib.redirect_stdout(quiet),
        contextlib.redirect_stderr(quiet),
        pytest.raises(SystemExit) as ended,
    ):
        main(line)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Server:
    """Builds as the preview server does: with a memory, and told of saved files first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "server"
        self.memory = Memory()
        self.record: BuildRecord | None = None
        self.roads: list[Road] = []

    def built(self, as_of: datetime, options: Options) -> dict[str, bytes]:
        made = pipeline.build(
            self.root, self.output, as_of, self.record, options, Work(), self.memory
        )
        self.record = made.record
        self.roads.append(made.reach.road)
        return tree(self.output)

    def edited(self, edit: Edit, as_of: datetime) -> list[dict[str, bytes]]:
        """The sites after an edit: of what was saved by itself, and of whole builds; none where it
        cannot be built."""
        saved = release_of(self.root, edit[1]).relative_to(self.root).as_posix()
        sites = []
        try:
            if self.record is not None and edit[0] in ("body", "end"):
                sites.append(self.built(as_of, Options(saved=frozenset({saved}))))
            sites += [self.built(as_of, Options()) for _ in range(2)]
        except Abort:
            return []
        return sites


def edited_at_random(root: Path, edits: list[Edit], jobs: str) -> list[Road]:
    """Builds after every edit, and compares with a build that trusts nothing. How far the server's
    builds went."""
    for name in ("content/releases", "content/boilerplate", "templates", "static/assets"):
        (root / name).mkdir(parents=True)
    (root / "config.toml").write_text(f'{CONFIG}\n[exports]\nsearch = "full-text"\n')
    as_of = AS_OF
    server = Server(root)
    for number, edit in enumerate(edits):
        apply(root, edit)
        as_of = MOMENTS[(edit[1] + len(edit[2])) % 5] if edit[0] == "moment" else as_of
        moment = datetime.fromisoformat(as_of)
        before = tree(root / "output")
        # Whoever builds first finds the room as the last one left it, and the other its traces.
        sites = server.edited(edit, moment) if number % 3 else []
        code = build(root, root / "output", as_of, "--jobs", jobs)
        sites = sites if number % 3 else server.edited(edit, moment)
        clean = root / "clean"
        assert build(root, clean, as_of, "--no-cache", "--jobs", "1") == code
        # What cannot be built leaves the last good site as it was.
        expected = before if code else tree(clean)
        assert tree(root / "output") == expected
        assert bool(sites) is (code == 0)
        assert all(site == expected for site in sites)
        shutil.rmtree(clean, ignore_errors=True)
    return server.roads


def in_a_room_of_old_files(
    factory: pytest.TempPathFactory, edits: list[Edit], jobs: str = "1"
) -> list[Road]:
    with pytest.MonkeyPatch.context() as patch:
        # Files of this minute are taken for old ones: else none would ever be trusted.
        take_for_old(patch)
        return edited_at_random(factory.mktemp("room"), edits, jobs)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search's index is in several parts here, as it is in a large room."""
    monkeypatch.setattr("pressroom.formats.search_parts.IN_A_PART", 2)


@pytest.mark.property
@given(st.lists(EDIT, min_size=1, max_size=8))
@settings(max_examples=3)
def test_incremental_equals_clean(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]
) -> None:
    in_a_room_of_old_files(tmp_path_factory, edits)


@pytest.mark.long
@given(st.lists(EDIT, min_size=4, max_size=16))
@settings(max_examples=300)
def test_incremental_equals_clean_over_long_histories(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]
) -> None:
    in_a_room_of_old_files(tmp_path_factory, edits, jobs="2")


def test_every_road_is_taken(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The property is tried on builds of every reach."""
    history: list[Edit] = [
        ("write", 0, "One.", "[]", "false"),
        ("end", 0, "One.", "[]", "false"),
        ("end", 0, "Two ® [link](https://example.com/).", "[]", "false"),
        ("config", 0, "One.", "[]", "false"),
    ]
    items: list[Edit] = [
        ("page", 0, "One.", "[]", "false"),
        ("document", 1, "One.", "[anvil]", "false"),
        ("person", 0, "One.", "[]", "false"),
        ("picture", 0, "One.", "[]", "false"),
        ("quoted", 0, "One.", "[]", "false"),
        ("end", 0, "One.", "[]", "false"),
        ("page", 0, "Two ® [link](https://example.com/).", "[]", "false"),
        ("end", 0, "One.", "[]", "false"),
        ("person", 0, "One.", "[]", "true"),
        ("picture", 0, "One.", "[]", "true"),
    ]
    assert set(in_a_room_of_old_files(tmp_path_factory, [*history, *items])) == set(Road)


def test_a_stale_page_would_be_found(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The property's own test: a build that looks at nothing but the release files."""
    monkeypatch.setattr(inputs, "SOURCES", ("content/releases",))
    history: list[Edit] = [
        ("write", 0, "One.", "[]", "false"),
        ("static", 0, "One.", "[]", "false"),
    ]
    with pytest.raises(AssertionError):
        in_a_room_of_old_files(tmp_path_factory, history)


def test_only_what_changed_is_written(room: Room) -> None:
    for day in range(1, 8):
        room.release(f"2026-03-0{day}-r{day}", date=f"2026-03-0{day} 09:00", title=f"R{day}")
    assert room.build().code == 0
    room.release("2026-03-01-r1", date="2026-03-01 09:00", title="R1", body="Net sales fell.")

    ran = room.build("-v")

    written = [row.split(": ") for row in ran.out.splitlines() if row.startswith("write")]
    assert written == [
        [f"write  {path}", "what it shows has changed"]
        for path in (
            "api/releases.json",
            "atom.xml",
            "feed.json",
            "feed.xml",
            "index.html",
            "llms.txt",
            "releases/2026/index.html",
            "releases/2026/r1/index.html",
            "releases/2026/r1/index.md",
            "releases/2026/r1/ninjs.json",
            "releases/index.html",
        )
    ]


def copied_sample(root: Path, order: int) -> Path:
    """The sample in another folder, its files laid there in another order."""
    files = [path for path in (REPOSITORY / "content").rglob("*") if path.is_file()]
    random.Random(order).shuffle(files)  # the disk's order of files is no order
    for path in (*files, REPOSITORY / "config.toml"):
        target = root / path.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return root


@pytest.mark.property
def test_the_machine_leaves_no_mark_on_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zone, language, hash seed, folder, number of processes: the bytes are the same."""
    monkeypatch.undo()  # the index of all words is made here too
    here = copied_sample(tmp_path / "flat", 0)
    assert build(here, here / "output", AS_OF, "--jobs", "1") == 0
    there = copied_sample(tmp_path / "another/deep", 1)
    elsewhere = "Asia/Tokyo" if time.timezone != -9 * 3600 else "America/New_York"
    environment = {"TZ": elsewhere, "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}
    subprocess.run(
        [sys.executable, "-m", "pressroom", "build", "--as-of", AS_OF, "--jobs", "2"],
        cwd=there,
        check=True,
        capture_output=True,
        # Python draws a seed of four bytes for each process that is not given one.
        env=os.environ | environment | {"PYTHONHASHSEED": "2"},
    )
    made = tree(here / "output")
    assert made == tree(there / "output")
    assert len(made) > 70


def test_a_change_of_the_same_size_in_the_output_is_seen(room: Room) -> None:
    room.release(body="Net sales rose by 9 percent.")
    room.build()
    clean, page = room.tree(), room.output / "releases/2026/results/index.html"
    page.write_text(page.read_text("utf-8").replace("9 percent", "8 percent"), "utf-8")
    ran = room.run("check")
    assert ran.code == 1
    assert (
        "releases/2026/results/index.html: error PR641 the file is not as the build wrote it"
        in ran.err
    )
    ran = room.build("-v")
    assert "index.html: someone has changed it in the output folder" in ran.out
    assert room.tree() == clean
    assert "PR64" not in room.run("check").err

    # Nor is a file that somebody has put there.
    for name in ("sign-in.html", "releases/2026/results/more.js", ".nojekyll"):
        room.write(f"output/{name}", "x")
    ran = room.run("check")
    assert (ran.code, ran.err.count("warning PR642 the build did not write this file")) == (0, 3)
    assert "releases/2026/results/more.js: warning PR642" in ran.err


def test_a_copy_of_the_output_is_read_and_not_written_again(room: Room) -> None:
    """All its times are new, as after a backup was put back; digests say that it is the same."""
    room.release()
    room.build()
    clean = room.tree()
    shutil.copytree(room.output, room.path / "copy")
    shutil.rmtree(room.output)
    (room.path / "copy").rename(room.output)
    ran = room.build("-v")
    assert "someone has changed it" not in ran.out
    assert room.tree() == clean
