"""Who may see what, and in which order."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.core.memory import Memory
from pressroom.pipeline.build import build
from pressroom.pipeline.options import Options, Work
from tests.conftest import CONFIG, Room

DOCUMENTS = [
    "docx",
    "doc",
    "txt",
    "html",
    "htm",
    "pdf",
    "rtf",
    "odt",
    "pages",
    "eml",
    "msg",
    "MD",
    "mdx",
    "Markdown",
    "wpd",
    "tex",
    "rst",
    "xml",
    "json",
    "docx.old",
]


def titles(room: Room, page: str = "releases/index.html") -> list[str]:
    return re.findall(r"<h[23][^>]*><a [^>]*>(.*?)</a></h[23]>", room.read(page))


def test_one_second_decides(room: Room) -> None:
    room.release(date="2026-03-01T09:00:00-05:00")

    assert room.build("--as-of", "2026-03-01T08:59:59-05:00").code == 0
    assert not (room.output / "releases/2026").exists()
    assert room.build("--as-of", "2026-03-01T09:00:00-05:00").code == 0
    assert titles(room) == ["ACME Reports Results"]
    assert room.build("--as-of", "2026-03-01T08:59:59-05:00").code == 0
    assert not (room.output / "releases/2026").exists()


def test_order_is_by_instant_then_address(room: Room) -> None:
    room.release("2026-03-01-b", title="B")
    room.release("2026-03-01-a", title="A")
    room.release("2026-03-02-c", title="C", date="2026-03-02 09:00")
    room.release("2026-02-28-d", title="D", date="2026-02-28T23:00:00-08:00")  # 02:00 in New York

    assert room.build().code == 0
    assert titles(room) == ["C", "A", "B", "D"]
    page = room.read("releases/2026/a/index.html")
    assert '<a rel="next" href="/releases/2026/c/">' in page
    assert '<a rel="prev" href="/releases/2026/b/">' in page


def test_the_year_is_that_of_the_press_rooms_zone(room: Room) -> None:
    room.release("2026-01-01-x", date="2026-01-01T02:00:00+00:00")

    assert room.build().code == 0
    assert (room.output / "releases/2025/x/index.html").exists()


HELD = [
    {"date": "2026-12-01T09:00:00-05:00"},
    {"date": "2026-06-02"},
    {"draft": "true"},
    {"draft": "true", "date": "someday"},
    {"draft": "true", "products": "[Nothing]", "title": "'  '"},
    {"date": "2026-12-01T09:00:00-05:00", "contacts": "nobody", "body": "<script>x</script>"},
    {"date": "2026-12-01T09:00:00-05:00", "url": "/releases/2026/seen/"},
    {"date": "2026-12-01T09:00:00-05:00", "translation_of": "2026-03-01-seen"},
]


@pytest.mark.parametrize("keys", HELD)
def test_a_held_release_leaves_no_trace(room: Room, keys: dict[str, str]) -> None:
    """A build with it equals, byte for byte and word for word, one without its file."""
    room.release("2026-03-01-seen", products="[anvil]")
    assert room.build().code == 0
    without = room.build("-v", "--no-cache"), room.tree()
    path = room.release(
        **({"name": "2026-04-01-secret", "products": "[kadcyla]", "topics": "[x]"} | keys)
    )
    room.write("content/releases/2026-04-02-folder/figures.pdf", "secret")
    path.rename(room.path / "content/releases/2026-04-02-folder/index.md")

    assert (room.build("-v", "--no-cache"), room.tree()) == without


def test_lint_tells_what_the_build_keeps_to_itself(room: Room) -> None:
    room.release("2026-04-01-secret", date="2026-12-01 09:00", products="[Nothing]")

    ran = room.run("lint")

    assert "2026-04-01-secret.md:4: error PR011 unknown product `Nothing`" in ran.err
    assert ran.code == 1


@pytest.mark.parametrize("named", ["anvil", "zebra"])
def test_what_is_advised_for_an_unknown_name_is_right_in_build_and_lint(
    room: Room, named: str
) -> None:
    """A build knows less of the registry, so it never says that a name is nowhere, nor that those
    it knows are all; and what it says does not depend on what is held."""
    product = '\n[[product]]\nkey = "zebra"\nname = "Zebra"\n'
    room.write("config.toml", CONFIG + product)
    room.release("2026-12-01-held", title="Held", date="2026-12-01 09:00", products=f"[{named}]")
    room.release(products="[Zebro]", boilerplate="[who]")
    told = room.build().err
    assert (
        "unknown product `Zebro` — write `anvil`, `kadcyla` or another name of config.toml" in told
    )
    assert "PR011 unknown boilerplate `who` — write it as content/boilerplate/ has it, or" in told
    assert "unknown product `Zebro` — did you mean `zebra`?" in room.run("lint").err


def test_a_bare_date_to_come_is_lints_to_tell_until_its_day(room: Room) -> None:
    """On its own day nobody can say whether it is public, and the build stops."""
    room.release(date="2026-06-02")

    lint = room.run("lint")
    eve = room.build("--as-of", "2026-06-01T23:59:59-04:00")
    day = room.build("--as-of", "2026-06-02T00:00:00-04:00")
    after = room.build("--as-of", "2026-06-03T00:00:00-04:00")

    problem = "PR003 embargo has no time — add the hour: `2026-06-02 HH:MM`"
    assert problem in lint.err
    assert lint.code == 1
    assert (eve.code, eve.err) == (0, "")
    assert problem in day.err
    assert day.code == 1
    assert after.code == 0
    assert titles(room) == ["ACME Reports Results"]


def test_sections(room: Room) -> None:
    room.release("2026-03-01-a", products="[Anvil™, T-DM1]", topics="[Clinical Data]")
    room.release("2025-03-01-b", products="[kadcyla]", date="2025-03-01 09:00", title="Older")

    assert room.build().code == 0
    assert titles(room, "products/kadcyla/index.html") == ["ACME Reports Results", "Older"]
    assert titles(room, "products/anvil/index.html") == ["ACME Reports Results"]
    assert titles(room, "topics/clinical-data/index.html") == ["ACME Reports Results"]
    assert titles(room, "releases/2025/index.html") == ["Older"]
    assert "ado-trastuzumab emtansine" in room.read("products/kadcyla/index.html")


def test_languages_and_translations(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("id_auth", 'languages = ["en", "de"]\nid_auth'))
    room.release("2026-03-01-a")
    room.release("2026-03-01-a-de", language="de", translation_of="2026-03-01-a", title="Zahlen")

    assert room.build().code == 0
    page = room.read("releases/2026/a-de/index.html")
    assert '<html lang="de">' in page
    assert 'hreflang="en" href="https://press.example.com/releases/2026/a/"' in page
    assert 'hreflang="de"' in room.read("releases/2026/a/index.html")
    assert titles(room, "de/index.html") == ["Zahlen"]
    assert "<h1>Mitteilungen (Deutsch)</h1>" in room.read("de/index.html")
    assert '<a href="/de/" hreflang="de" lang="de">Deutsch</a>' in room.read("index.html")
    assert (room.output / "de/atom.xml").exists()


def test_pagination(room: Room) -> None:
    room.write(
        "config.toml", (room.path / "config.toml").read_text() + "\n[archive]\npage_size = 2\n"
    )
    for day in range(1, 6):
        room.release(
            f"2026-03-0{day}-r", slug=f"r{day}", date=f"2026-03-0{day} 09:00", title=f"R{day}"
        )

    assert room.build().code == 0
    assert titles(room) == ["R5", "R4", "R3"]
    assert titles(room, "releases/page/1/index.html") == ["R2", "R1"]
    assert titles(room, "releases/2026/page/1/index.html") == ["R2", "R1"]
    assert room.run("check").code == 0

    # A new release changes the newest page alone, until that leaves a full one behind.
    oldest = room.read("releases/page/1/index.html")
    room.release("2026-03-06-r", slug="r6", date="2026-03-06 09:00", title="R6")
    assert room.build().code == 0
    assert titles(room) == ["R6", "R5"]
    assert titles(room, "releases/page/2/index.html") == ["R4", "R3"]
    assert titles(room, "releases/page/1/index.html") == ["R2", "R1"]
    room.release("2026-03-07-r", slug="r7", date="2026-03-07 09:00", title="R7")
    with_two = room.read("releases/page/1/index.html")
    ran = room.build("-v")
    assert "write  releases/index.html" in ran.out
    assert "keep   releases/page/1/index.html" in ran.out
    assert room.read("releases/page/1/index.html") == with_two != oldest


def test_aliases_lead_to_the_release(room: Room) -> None:
    room.release(aliases="[/news/old.html, /news/older]")

    assert room.build().code == 0
    for page in ("news/old.html", "news/older/index.html"):
        assert 'content="0; url=/releases/2026/results/"' in room.read(page)
    assert room.run("check").code == 0


def test_marks_never_enter_an_address(room: Room) -> None:
    room.release("2026-03-01-Kadcyla® gets (R) approval")

    assert room.build().code == 0
    assert (room.output / "releases/2026/kadcyla-gets-approval/index.html").exists()


# What lies where releases are, and whether it stops a build: 1 if it does.
STRAY = {
    "falcon.markdown": 1,
    "falcon.md.txt": 1,
    "falcon.MD": 1,
    "2026-03-02-b/x/index.md": 1,
    "2026-03-02-b/secret.md": 1,
    **{f"2026-12-01-falcon.{ending}": 1 for ending in DOCUMENTS},
    "2026-12-01-falcon/index.docx": 1,
    "falcon": 1,
    "falcon.tmp": 1,
    "chart.png": 0,
    "falcon.XLSX": 1,
    "falcon.pptx": 1,
    "falcon.csv": 0,
}


def stray(room: Room, *names: str) -> None:
    room.release()
    room.release("2026-03-02-b/index", date="2026-03-02 09:00")
    for name in names:
        room.write(f"content/releases/{name}", "---\ntitle: x\n---\n" if STRAY[name] else "x")
    room.write("content/releases/.DS_Store", "x")
    room.write("content/releases/~$26-03-01-results.md", "x")
    room.write("content/releases/2026-03-01-results.md~", "x")


@pytest.mark.parametrize("name", STRAY)
def test_a_file_that_is_no_release_is_not_passed_over(room: Room, name: str) -> None:
    stray(room, name)

    build = room.build()

    assert build.code == STRAY[name]
    # A build tells of it and does not name it.
    assert ("content/releases: error PR018" in build.err) is bool(STRAY[name])
    assert not re.search("falcon|secret|2026-|x/", build.err)


OF_A_RELEASE = "2026-03-02-b/secret.md"


@pytest.mark.parametrize(
    "names",
    [
        [name for name, code in STRAY.items() if code and name != OF_A_RELEASE],
        [OF_A_RELEASE],
        [name for name, code in STRAY.items() if not code],
    ],
    ids=["errors", "another in one folder", "warnings"],
)
def test_lint_names_each_file_that_is_no_release(room: Room, names: list[str]) -> None:
    stray(room, *names)
    found = [row for row in room.judged() if " PR018 " in row]
    code = STRAY[names[0]]
    for name in names:
        # What lies in a release's folder is told of that release: its own name may be a secret.
        told = "2026-03-02-b/index.md" if name.startswith("2026-03-02-b") else name
        start = f"content/releases/{told}: {'error' if code else 'warning'} PR018"
        assert sum(row.startswith(start) for row in found) == 1, name
    assert len(found) == len(names)
    assert room.run("lint").code == code


def test_editors_copies_are_told_and_neither_published_nor_stop_a_build(room: Room) -> None:
    """A copy that `lint --fix`, git or vim left beside a file is an older state of it."""
    room.release()
    before = (room.build().code, room.tree())
    places = ["content/releases", "content/releases/2026", "content/pages", "content/documents"]
    places += ["content/boilerplate", "content/events/call", "static", "static/css", "templates"]
    names = ["a.md~", "#a.md#", "a.md.bak", "a.md.orig", "a.md.rej", "a.md.save", "a.md.swp"]
    names += ["Backup of a.wbk", "a.docx~", "a.md.~1~", "4913", "a.pdf.bak", "a.html~"]
    copies = [f"{place}/{name}" for place in places for name in names]
    for path in copies:
        room.write(path, "---\ntitle: Falcon\ndate: 2026-03-01 09:00\n---\n\nFalcon.\n")
    room.write("content/releases/~$alcon.docx", "Jane Doe")

    ran = room.build()

    assert (ran.code, room.tree()) == before
    assert not re.search("content/", ran.err)
    told = [row for row in room.judged() if "an editor's copy of a file is passed over" in row]
    assert sorted(row.partition(": warning PR032 ")[0] for row in told) == sorted(copies)


def test_how_a_file_that_is_no_release_becomes_one(room: Room) -> None:
    room.write("content/releases/2026-12-01-falcon.docx", b"PK\x03\x04")

    assert room.build().err == (
        "content/releases: error PR018 a file here has a problem: this file is no release: its name ends with `.docx`, and "
        "releases are Markdown (`.md`) — `pressroom lint` names the file, and says what to do\n"
    )
    assert (
        "— move it out of content/releases/ and turn it into one with `pressroom import FILE`, or "
        "put the file into its release's folder\n"
    ) in room.run("lint").err

    room.release("2026-12-01-falcon/index", date="2026-12-01 09:00", attachments="[falcon.docx]")
    docx = room.path / "content/releases/2026-12-01-falcon.docx"
    docx.rename(docx.parent / "2026-12-01-falcon/falcon.docx")
    assert (room.build().code, room.build().err) == (0, "")


def test_the_name_of_a_stray_file_is_no_suggestion(room: Room) -> None:
    room.release(translation_of="2026-12-01-falcn")
    room.write("content/releases/2026-12-01-falcon.docx", b"PK\x03\x04")
    assert "falcon" not in room.build().err


def test_a_file_that_may_be_read_without_end_is_not_opened(room: Room) -> None:
    room.release()
    room.release("2026-03-02-b/index", date="2026-03-02 09:00")
    for name in ("pipe.md", "pipe.png", "2026-03-02-b/results.pdf"):
        os.mkfifo(room.path / "content/releases" / name)

    build, lint = room.build(), room.run("lint")

    assert build.code == lint.code == 1
    assert lint.err.count("error PR018 this is a pipe, socket or device, and is not opened") == 3
    assert "content/releases: error PR018 a file here has a problem: this is a pipe" in build.err
    assert "pipe.md" not in build.err


def test_drafts_can_be_previewed_and_only_previewed(room: Room) -> None:
    room.release(draft="true", title="Draft")
    room.release("2026-12-01-later", date="2026-12-01 09:00", title="Later")
    preview = room.path / ".cache/preview"

    moment = datetime(2026, 6, 1, tzinfo=UTC)
    build(room.path, preview, moment, None, Options(drafts=True), Work(), Memory())

    assert "Draft" in (preview / "index.html").read_text()
    assert "Later" in (preview / "feed.xml").read_text()
    assert not room.output.exists()


def test_attachments_are_published_under_a_digest(room: Room) -> None:
    room.release(
        "2026-03-01-results/index",
        body="See ![Sales by quarter](chart.png) and [the data](data.csv).",
        attachments="[{file: results.pdf, title: 'Results, PDF'}]",
    )
    begun = {"chart.png": b"\x89PNG\r\n\x1a\n", "data.csv": b"a,b", "results.pdf": b"%PDF"}
    for name, data in {**begun, "unnamed.pdf": b"%PDF unnamed"}.items():
        room.write(f"content/releases/2026-03-01-results/{name}", data)

    assert room.build().code == 0
    published = sorted(Path(path).name for path in room.tree() if path.startswith("files/"))
    assert published == ["chart.png", "data.csv", "results.pdf"]
    assert room.run("check").code == 0


def test_the_hour_that_comes_twice_is_told_apart(room: Room) -> None:
    """Datetimes that share a zone are compared by the wall's clock, on which both are 1:10."""
    room.release("2025-11-02-first", date="2025-11-02T01:30-04:00", title="First")
    room.release("2025-11-02-second", date="2025-11-02T01:10-05:00", title="Second")

    for moment in ("2025-11-02T01:30-04:00", "2025-11-02T05:30Z"):
        assert room.build("--as-of", moment).code == 0
        assert titles(room) == ["First"]
    assert room.build().code == 0
    assert titles(room) == ["Second", "First"]
    ran = room.run("schedule", "--as-of", "2025-11-01 00:00")
    assert ran.out == "2025-11-02T01:30:00-04:00  1 change\n2025-11-02T01:10:00-05:00  1 change\n"


def test_keys_of_the_sites_own_cannot_hide_ours(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + '\n[front_matter]\nextra = ["draft"]\n')
    room.release(draft="true")

    ran = room.build()

    assert "PR306 `[front_matter] extra` names `draft`, which Pressroom reads itself" in ran.err
    assert ran.code == 2


def test_a_standing_text_that_nothing_public_shows_is_lints_to_tell(room: Room) -> None:
    room.release()
    room.write("content/boilerplate/newco.md", "About\x01 NewCo\n")
    room.release("2026-12-01-deal", date="2026-12-01 09:00", boilerplate="[newco]")

    assert "newco" not in room.build().err
    assert "content/boilerplate/newco.md:1:6: warning PR015" in room.run("lint").err
    room.release("2026-03-02-open", date="2026-03-02 09:00", boilerplate="[newco]")
    assert "content/boilerplate/newco.md:1:6: warning PR015" in room.build().err


def test_what_the_home_page_shows_of_an_issuer_is_judged(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml", config.replace("[[product]]", 'boilerplate = "acme"\n\n[[product]]', 1)
    )
    room.write("content/boilerplate/acme.md", "About\n\n<iframe src=x></iframe>\n")

    ran = room.build()

    assert "content/boilerplate/acme.md:3: error PR101 `<iframe>` is not safe" in ran.err
    assert ran.code == 1


def test_what_editors_leave_behind_is_no_source(room: Room) -> None:
    room.release()
    for name in ("content/releases/.#x.md", "content/boilerplate/.#x.md", "templates/.#404.html"):
        path = room.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to("nobody@nowhere:1")
    room.write("content/boilerplate/._acme.md", b"\xff\xfe")
    assert room.build().code == 0
    assert room.run("lint").code == 0


def test_footnotes_of_a_release_and_its_boilerplate_do_not_meet(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "About[^1]\n\n[^1]: Iron.\n")
    room.release(body="Sales[^1]\n\n[^1]: Net.", boilerplate="[acme]")
    assert room.build().code == 0
    assert room.run("check").code == 0
    assert 'href="#content-boilerplate-acme-md-fn:1"' in room.read(
        "releases/2026/results/index.html"
    )


def test_attachments_in_feeds_keep_the_sites_path(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace('example.com"', 'example.com/ir"', 1))
    room.release("2026-03-01-results/index", attachments="[a.pdf]")
    room.write("content/releases/2026-03-01-results/a.pdf", "%PDF")
    assert room.build().code == 0
    assert 'href="https://press.example.com/ir/files/' in room.read("feed.xml")


@pytest.mark.parametrize(
    "url", ["/.pressroom.json", "/.pressroom-staging/x.html", "/a:b/", "/x/./"]
)
def test_addresses_that_are_the_hosts_or_ours_are_refused(room: Room, url: str) -> None:
    room.release(url=f"'{url}'")
    ran = room.build()
    assert "PR013" in ran.err
    assert ran.code == 1


def test_a_folder_of_releases_that_is_a_link_is_told(room: Room) -> None:
    """It is not followed, and the site would be empty without a word."""
    room.release()
    (room.path / "content/releases").rename(room.path / "elsewhere")
    (room.path / "content/releases").symlink_to(room.path / "elsewhere")

    for command in ("lint", "build"):
        ran = room.run(command)
        assert ran.code == 1
        assert "PR018" in ran.err and "link" in ran.err
    assert not room.output.exists() or room.tree() == {}
