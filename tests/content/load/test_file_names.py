"""File names are compared as NFC has them: macOS stores accents in two characters (NFD)."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import pytest

from tests.conftest import Room
from tests.stories.test_body import png

FOLDER = "content/releases/2026-03-01-results"
PAGE = "releases/2026/results/index.html"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(("stored", "typed"), [(nfd, str), (str, nfd), (nfd, nfd)])
def test_names_with_accents_are_found_however_they_are_stored(
    room: Room, stored: type[str], typed: type[str]
) -> None:
    names = ["résultats.pdf", "Größe.png", "Übersicht.csv", "tableau détaillé.xlsx"]
    contents = [b"%PDF-1.7", png(4, 2), b"Region,Sales\nWest,40\n", b"PK\x03\x04"]
    for name, content in zip(names, contents, strict=True):
        room.write(f"{FOLDER}/{stored(name)}", content)
    body = "![Bars](Größe.png)\n\n![Sales](Übersicht.csv)\n\n[All](<tableau détaillé.xlsx>)"
    room.release(
        "2026-03-01-results/index", body=typed(body), attachments=f"[{typed('résultats.pdf')}]"
    )

    ran = room.build()

    assert ran.code == 0 and "PR013" not in ran.err and "PR106" not in ran.err
    page = room.read(PAGE)
    assert 'width="4" height="2"' in page and "<table" in page
    assert ">résultats.pdf<" in page
    assert room.run("check").code == 0


@pytest.mark.parametrize(("stored", "typed"), [(nfd, str), (str, nfd), (nfd, nfd)])
def test_so_are_the_logo_and_what_the_theme_names(
    room: Room, stored: type[str], typed: type[str]
) -> None:
    room.write(f"static/assets/{stored('logö')}.png", png(40, 20))
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f'{config}\n[theme]\nlogo = "{typed("logö")}.png"\n')
    template = "{{ asset('logö.png') }}"
    room.write("templates/404.html", f"<!doctype html><title>None</title>{typed(template)}")
    room.release()

    ran = room.build()

    assert ran.code == 0 and "PR312" not in ran.err
    (logo,) = [name for name in room.tree() if name.startswith("assets/log")]
    assert logo in unquote(room.read("index.html"))
    assert logo in unquote(room.read("404.html"))
    assert room.run("check").code == 0


def test_a_file_of_the_same_look_is_named_and_not_advised(room: Room) -> None:
    room.write(f"{FOLDER}/q1\u2011results.pdf", b"%PDF-1.7")
    room.write(f"{FOLDER}/net\u00a0sales.png", png(4, 2))
    room.release(
        "2026-03-01-results/index",
        body="![Bars](<net sales.png>)",
        attachments="[q1-results.pdf]",
    )
    rows = room.build().err.splitlines()
    assert rows[0].endswith(
        "error PR013 there is no file `q1-results.pdf` beside the release — the file "
        "`q1\u2011results.pdf` looks the same and has its accents, spaces or signs stored otherwise: "
        "name it anew, with letters and hyphens alone, and write that here"
    )
    (row,) = [row for row in room.run("lint").err.splitlines() if "PR106" in row]
    assert "looks the same" in row


@pytest.mark.parametrize("command", ["build", "lint"])
def test_a_misspelt_file_is_advised_by_its_name(room: Room, command: str) -> None:
    room.write(f"{FOLDER}/chart.png", png(4, 2))
    room.release("2026-03-01-results/index", body="![Bars](chrat.png)")
    assert "no file `chrat.png` beside the release — did you mean `chart.png`?" in (
        room.run(command).err
    )


def test_addresses_and_names_of_releases_with_accents(room: Room) -> None:
    """Typed one way and stored the other: the same release, the same address."""
    room.release(nfd("2026-03-01-société"), url=nfd("/société/résultats/"))
    room.release("2026-03-02-suite", slug=nfd("à-suivre"))
    room.release(
        "2026-03-03-encore", corrects="2026-03-01-société", correction_note="x", date="2026-03-03"
    )
    room.write(nfd("content/boilerplate/société.md"), "ACME makes anvils.")
    room.release("2026-03-04-fin", boilerplate="[société]", aliases=f"[{nfd('/passé/')}]")
    ran = room.build()
    assert ran.code == 0 and "PR013" not in ran.err and "PR106" not in ran.err
    assert (room.output / "société/résultats/index.html").is_file()
    assert (room.output / "releases/2026/à-suivre/index.html").is_file()


def test_no_slug_is_advised_that_looks_like_the_one_that_stands_there(room: Room) -> None:
    room.release(slug=nfd("Résultats"))
    assert "`Résultats` cannot be the last part of an address — write `slug: résultats`" in (
        room.build().err
    )


def test_two_files_whose_names_look_alike_are_told_apart(room: Room) -> None:
    """Where a disk has both: to rename one of them to the other's name would not help."""
    room.release("2026-03-01-société")
    room.release(nfd("2026-03-01-société"))
    ran = room.build()
    assert ran.code == 1
    (remedy,) = {row.rpartition(" — ")[2] for row in ran.err.splitlines() if "PR014" in row}
    assert remedy == (
        "the two names look alike, and their accents are stored in two ways: delete one file"
    )


def test_two_files_beside_a_release_that_look_alike_are_told(room: Room) -> None:
    """One name would stand for both, and one of them would be published unseen."""
    room.write(f"{FOLDER}/société.pdf", b"%PDF-1.7 one")
    room.write(f"{FOLDER}/{nfd('société.pdf')}", b"%PDF-1.7 two")
    room.release("2026-03-01-results/index", attachments="[société.pdf]")
    ran = room.build()
    assert ran.code == 1
    assert "error PR013 two files are called `société.pdf` — the two names look alike" in ran.err
