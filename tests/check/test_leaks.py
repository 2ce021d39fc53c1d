"""The second lock finds whatever of a held release is put into a finished site by hand."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from pressroom.core.digest import digest
from tests.conftest import REPOSITORY, Room, once


def furnish_held(room: Room) -> None:
    room.release(body="ACME announced that sales rose in December.", products="[anvil]")
    room.release(
        "2026-12-01-falcon-merger/index",
        title="ACME to Merge with Falcon Aerospace",
        date="2026-12-01T09:00:00-05:00",
        body="Shareholders receive a premium. December brings the closing.",
        attachments="[term-sheet.pdf]",
    )
    room.write("content/releases/2026-12-01-falcon-merger/term-sheet.pdf", b"%PDF falcon")
    assert room.build().code == 0


@pytest.fixture
def held(room: Room, aside: Path) -> Room:
    return once(furnish_held, room, aside)


def test_a_clean_site_passes_and_says_what_it_looked_for(held: Room) -> None:
    ran = held.run("check", "--reveal")
    assert ran.err == ""
    assert ran.out.endswith("and for 1 release that is not public: 0 problems.\n")


def test_a_log_does_not_tell_that_there_are_held_releases(held: Room) -> None:
    with_them = held.run("check")
    for path in held.path.glob("content/releases/2026-12-01-*/*"):
        path.unlink()
    assert held.run("check") == with_them
    assert with_them.out.endswith(", and for what is not public: 0 problems.\n")


def zipped(name: str, content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


LEAKS: dict[str, tuple[str, str | bytes, str]] = {
    "a headline": ("x.html", "<p>ACME  to Merge&#32;with\nFalcon Aerospace", "shows a headline"),
    "a headline that was set": (
        "x.css",
        "/* “ACME” to <b>Merge</b> with Fal\u00adcon®  Aerospace */",
        "shows a headline",
    ),
    "a headline over two lines of a calendar": (
        "x.ics",
        "SUMMARY:ACME to Merge with Fal\r\n con Aerospace",
        "shows a headline",
    ),
    "a headline in UTF-16": (
        "x.csv",
        "ACME to Merge with Falcon Aerospace".encode("utf-16"),
        "shows a headline",
    ),
    "a headline in a document of Word": (
        "x.docx",
        zipped("word/document.xml", "<w:t>ACME to</w:t><w:t>Merge with Falcon Aerospace</w:t>"),
        "shows a headline",
    ),
    "a headline in a program": (
        "x.js",
        'const next = "ACME to Merge with Falcon Aerospace";',
        "shows a headline",
    ),
    "an address in a rule for hosts": (
        "_redirects",
        "/deal /releases/2026/falcon-merger/ 301\n",
        "names a release or file",
    ),
    "a rare word": ("x.json", '{"a": "Sharehold\\u0065rs"}', "words that only a release"),
    "a subhead in a feed": (
        "x.xml",
        "<t>&amp;lt;p&amp;gt;premium&amp;lt;/p&amp;gt;",
        "words that only",
    ),
    "an attribute": ("x.html", '<meta content="Aerospace">', "words that only a release"),
    "an address": ("x.txt", "/releases/2026/falcon-merger/", "names a release or file"),
    "a file name": ("x.txt", "see /files/term-sheet.pdf", "names a release or file"),
    "a page": ("releases/2026/falcon-merger/index.html", "x", "its address is that of"),
    "an attachment": ("files/x/term-sheet.pdf", "x", "its address is that of"),
    "a size of a picture": (
        f"files/{digest(b'%PDF falcon')}/800/x.webp",
        "x",
        "its address is that of",
    ),
    "an attachment in an archive": (
        "x.zip",
        zipped("a/term-sheet.pdf", "x"),
        "its address is that of",
    ),
    "an attachment's bytes in an archive": (
        "x.zip",
        zipped("logo.png", "%PDF falcon"),
        "is a file that belongs",
    ),
    "a text in an archive": ("x.zip", zipped("x.csv", "Aerospace"), "words that only a release"),
    "an attachment's bytes under another name": (
        "logo.png",
        "%PDF falcon",
        "is a file that belongs",
    ),
}


@pytest.mark.parametrize("kind", LEAKS)
def test_a_leak_by_hand_is_found(held: Room, kind: str) -> None:
    path, content, message = LEAKS[kind]
    held.write(f"output/{path}", content)

    ran = held.run("check")

    assert f"output/{path}: error PR631 it" in ran.err
    assert message in ran.err
    assert "Falcon" not in ran.err  # the log must not tell what the site must not
    assert ran.code == 1


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_a_headline_in_a_page_of_ones_own_is_found(held: Room, folder: str) -> None:
    """What somebody typed into `static/` goes out as it is, and no digest knows it; nor is it public
    because it stands there. The words of these files are everybody's, and so is a short title."""
    held.write(
        "content/pages/board.md", "---\ntitle: The Board\ndate: 2026-12-01 09:00\n---\n\nIt.\n"
    )
    own = "<p>The Board and its shareholders</p>"
    held.write("static/old.html", own)
    assert held.build().code == 0
    assert held.run("check").code == 0
    text = f"{own}<p>Soon: ACME to merge with Falcon&nbsp;Aerospace</p>"
    page = text if folder == "static" else f"{{% extends '!home.html' %}}{text}"
    held.write(f"{folder}/{'old.html' if folder == 'static' else 'mine.html'}", page)
    held.write("output/old.html", text)
    ran = held.run("check")
    assert "output/old.html: error PR631 it shows a headline that is not public" in ran.err


def test_a_headline_in_the_settings_is_found(held: Room) -> None:
    """A link of the menu has it for its words; settings are public, and a headline in them is none."""
    config = (held.path / "config.toml").read_text(encoding="utf-8")
    words = 'label = "ACME to merge with Falcon Aerospace", url = "https://example.com/"'
    held.write("config.toml", f'{config}\n[menu]\nmain = ["releases", {{ {words} }}]\n')
    assert held.build().code == 0
    assert "PR631 it shows a headline that is not public" in held.run("check").err


def test_words_of_office_s_own_are_no_trace(held: Room) -> None:
    """A workbook that the site has itself says `worksheet` and `properties`."""
    held.release("2026-12-02-b", title="B", date="2026-12-02 09:00", body="Worksheet properties.")
    held.write("output/x.xlsx", zipped("xl/workbook.xml", "<worksheet properties='1'/>"))
    assert "words that only" not in held.run("check").err


def test_it_does_not_trust_what_it_cannot_read(held: Room) -> None:
    for front in ("draft: maybe\ndate: 2026-01-01", "date: soon", "title: x"):
        held.write("content/releases/zebra.md", f"---\n{front}\n---\nZebracorn\n")
        held.write("output/x.txt", "zebracorn")
        assert "PR631" in held.run("check").err


def test_the_same_releases_are_public_to_both_locks(held: Room) -> None:
    moment = ("--as-of", "2026-12-01T09:00:00-05:00")
    assert held.build(*moment).code == 0
    assert "for 0 releases" in held.run("check", "--reveal", *moment).out
    ran = held.run("check", "--as-of", "2026-12-01T08:59:59-05:00")
    assert "shows a headline" in ran.err


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
def test_the_sample_as_of_each_release(sample: Room, tmp_path: object, step: int) -> None:
    """No false alarm: at each moment in the sample's life the held words are truly absent."""
    for path in sorted((REPOSITORY / "content/releases").glob("*.md"))[::step]:
        day = date.fromisoformat(path.name[:10]) + timedelta(days=1)
        moment = ("--as-of", f"{day}T12:00:00-05:00", "--output", f"{tmp_path}/out")
        assert sample.run("build", *moment).code == 0
        assert "PR631" not in sample.run("check", *moment).err, path.name


def test_the_address_of_a_public_release_is_its_own(room: Room) -> None:
    """A release to come that claims it is a mistake, which `lint` tells, and no leak."""
    room.release()
    room.release("2026-12-01-x", date="2026-12-01 09:00", url="/releases/2026/results/")
    room.build()
    assert room.run("check").code == 0
    assert "PR014" in room.run("lint").err


def test_a_word_is_told_of_every_file_that_has_it(held: Room) -> None:
    for name in ("a", "b"):
        held.write(f"output/{name}.txt", "Sales rose in December.\nShareholders\n")
    held.write("output/c.txt", "Sales rose in December.\n")
    told = [line.split(":")[0] for line in held.run("check").err.splitlines() if "PR631" in line]
    assert told == ["output/a.txt", "output/b.txt"]


def test_soft_hyphens_and_entities_make_no_other_word(room: Room) -> None:
    """A page is read without them, and so are the sources of both kinds."""
    for name, day, body in (
        ("a", "03-01", "Die Donau\u00addampf&shy;schifffahrt rollt."),
        ("b", "12-01", "Die Donaudampfschifffahrt rollt, mit Zebra\u00adcorn&shy;fusion."),
    ):
        room.release(
            f"2026-{day}-{name}", title=f"Nummer {name}", body=body, date=f"2026-{day} 09:00"
        )
    assert room.build().code == 0
    assert room.run("check").code == 0
    room.write("output/x.txt", "Die Zebracornfusion")
    told = [line for line in room.run("check").err.splitlines() if "PR631" in line]
    assert [line.split(":")[0] for line in told] == ["output/x.txt"]
