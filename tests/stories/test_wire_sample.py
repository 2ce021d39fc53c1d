"""A real release as a wire carried it: every element right, and what a copy editor finds in it.

The text is not ours to keep here; without it (shared/samples) the test is skipped.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.conftest import REPOSITORY, SHARED, Room

WIRE = SHARED / "samples/th3resa-wire.txt"
NAME = "2013-09-28-th3resa"
PAGE = "releases/2013/th3resa/index.html"

pytestmark = pytest.mark.skipif(
    not WIRE.is_file(), reason="the wire's text (shared/samples/th3resa-wire.txt) is not here"
)


def typed_in(room: Room) -> None:
    """The wire's text as an author types it in: parts to the front matter, the rest as it is."""
    room.write("config.toml", (REPOSITORY / "config.toml").read_text())
    text = WIRE.read_text(encoding="utf-8").strip()
    day, title, subheads, rest = text.split("\n\n", 3)
    assert day == "September 28, 2013"
    lead, rest = re.split(r"--\(BUSINESS WIRE\)-- ", rest)[1].split("\n\n", 1)
    body, about = rest.split("About ImmunoGen, Inc.\n\n")
    boilerplate, marks = about.split("\n\n")[:2]
    room.write("content/boilerplate/immunogen.md", f"## About ImmunoGen, Inc.\n\n{boilerplate}\n")
    lines = "".join(f'\n  - "{line.removeprefix("- ")}"' for line in subheads.split("\n"))
    room.release(
        NAME,
        title=f'"{title}"',
        date="2013-09-28T07:30:00-04:00",
        subheads=lines,
        dateline="{city: Waltham, region: Massachusetts, wire: Business Wire}",
        ticker="'Nasdaq: IMGN'",
        products="[kadcyla, herceptin, tykerb]",
        contacts="[investors, media]",
        boilerplate="[immunogen]",
        source="'ImmunoGen, Inc.'",
        provided_by="Acquire Media",
        body=f"{lead}\n\n{body}{marks}",
    )


def test_what_a_copy_editor_finds_in_it(room: Room) -> None:
    typed_in(room)
    found = re.findall(r":(\d+): (?:warning|note) (PR\d+) (.*)", room.run("lint").err)
    codes = Counter(code for _, code, _ in found)
    # The wire's text has the product's name with a Polish l: in the headline, in both subheads
    # (one line), in six paragraphs, in the line on marks and in the boilerplate. Who searches
    # for Kadcyla would not find the release.
    assert codes.pop("PR219") == 10
    assert "`Kadcyła` is not how Kadcyla is spelled in the headline — write `Kadcyla`" in [
        said for _, _, said in found
    ]
    # The headline has 127 characters.
    assert codes.pop("PR202") == 1
    # "With additional approvals expected" looks ahead, and the wire's text has no legend.
    assert codes.pop("PR212") == 1
    # Nothing else: abbreviations are explained before they are used, figures and dates agree,
    # the quotation has its speaker, both contacts can be called, ticker and dateline are right.
    assert codes == {}


def test_every_element_is_right(room: Room) -> None:
    typed_in(room)
    path = room.path / f"content/releases/{NAME}.md"
    path.write_text(path.read_text().replace("ł", "l"))
    assert room.build().code == 0
    page = room.read(PAGE)
    text = re.sub(r"\s+", " ", page.replace("\u00a0", "~"))
    parts = [
        "<h1>ImmunoGen, Inc. Announces Results from Kadcyla® Phase III Trial, TH3RESA, ",
        "<li><em>Roche’s Kadcyla found to significantly extend",
        '<span class="place">WALTHAM, Mass.--(BUSINESS WIRE)--</span> ImmunoGen, Inc. '
        "(Nasdaq:~IMGN), a",
        "The TH3RESA study assessed Kadcyla® (ado-trastuzumab emtansine)",
        "Herceptin® (trastuzumab), Tykerb® (lapatinib), and a taxane.",
        "Kadcyla was found to significantly extend",
        "47~percent (HR=0.528; <math",
        "<mi>p</mi><mo>&lt;</mo><mn>0.0001</mn>",
        "“The TH3RESA trial provides further support",
        "with Kadcyla in patients with advanced HER2-positive breast cancer,” commented",
        "<p>Kadcyla®, Herceptin®, and Tykerb® are registered trademarks of their respective owners.</p>",
        "<h2>About ImmunoGen, Inc.</h2>",
        '<a class="told" href="http://www.immunogen.com">www.immunogen.com</a>',
        'Carol Hausner, <a href="tel:+17818950600">(781) 895-0600</a>',
        "Executive Director, Investor Relations and Corporate Communications",
        '<a href="mailto:info@immunogen.com">info@immunogen.com</a>',
        'Barbara Yates, <a href="tel:+17812586153">(781) 258-6153</a>',
        "Source: ImmunoGen, Inc.<br>News provided by Acquire Media",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    # The wire's own general line attributes all three: none is attributed again.
    assert 'class="attribution"' not in page
    assert '"tickerSymbol":"XNAS IMGN"' in page
    assert "<title>ImmunoGen, Inc. Announces Results from Kadcyla® Phase III" in room.read(
        "feed.xml"
    )
