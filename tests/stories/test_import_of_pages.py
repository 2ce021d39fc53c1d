"""From a saved page to a draft: files, command, result."""

from __future__ import annotations

import pytest

from tests.conftest import REPOSITORY, SHARED, Room

EDGAR = SHARED / "samples/edgar"
RELEASE = "content/releases/2014-12-19-kadcyla-regimens-do-not-outdo-comparison-in-marianne"


def test_a_saved_page_becomes_a_draft_with_its_table(room: Room) -> None:
    source = room.write(
        "saved.html", (REPOSITORY / "docs/samples/import/marianne.html").read_bytes()
    )
    ran = room.run("import", str(source))
    assert ran.code == 0
    assert "1 release imported" in ran.out
    assert "PR413" not in ran.err  # each visible word is somewhere
    assert (
        "PR455 words that the page hides are left out: `Printed from the investor pages.`"
        in ran.err
    )
    text = (room.path / f"{RELEASE}/index.md").read_text(encoding="utf-8")
    assert "title: Kadcyla® Regimens Do Not Outdo Comparison in MARIANNE\n" in text
    assert "date: 2014-12-19\n" in text
    assert "draft: true\n" in text
    assert "subheads: [Both regimens with Kadcyla prove non-inferior]\n" in text
    assert "language:" not in text  # `en-US` is the room's `en`
    assert (room.path / f"{RELEASE}/results-of-emilia-2012.csv").is_file()
    assert room.build().code == 0


def test_a_page_without_a_text_writes_nothing(room: Room) -> None:
    source = room.write(
        "app.html", "<html><body><div id=root></div><script src=app.js></script></body></html>"
    )
    before = room.tree("content")
    ran = room.run("import", str(source))
    assert ran.code == 1
    assert "error PR450 the page has no text: a script puts it there" in ran.err
    assert room.tree("content") == before


def test_a_filing_with_the_ending_of_a_text_is_one(room: Room) -> None:
    source = room.write(
        "filing.txt",
        "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><body><p>Exhibit 99.1</p><p><b>ACME Opens Its Third "
        "Foundry</b></p><p>LYON, France, March 3, 2026 -- ACME has opened a foundry.</p></body></html>\n</TEXT>",
    )
    ran = room.run("import", str(source))
    assert ran.code == 0
    assert "2026-03-03-acme-opens-its-third-foundry.md" in ran.out


@pytest.mark.skipif(not EDGAR.is_dir(), reason="the samples are not here")
def test_nothing_is_lost_of_real_filings(room: Room) -> None:
    for path in sorted(EDGAR.glob("*.html")):
        ran = room.run("import", str(path))
        assert ran.code == 0
        assert "PR413" not in ran.err
