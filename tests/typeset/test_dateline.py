"""Datelines: set as the wires print them, and read back from what authors type."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.model import Dateline
from pressroom.typeset.dateline import read_dateline, set_dateline
from tests.conftest import Room

DAY = date(2013, 9, 28)


@pytest.mark.parametrize(
    ("dateline", "printed"),
    [
        (
            Dateline("Waltham", "Massachusetts", "Business Wire"),
            "WALTHAM, Mass.--(BUSINESS WIRE)--",
        ),
        (Dateline("Waltham", "MA"), "WALTHAM, Mass., Sept. 28, 2013 –"),
        # Eight states are never abbreviated.
        (Dateline("Juneau", "AK"), "JUNEAU, Alaska, Sept. 28, 2013 –"),
        (Dateline("Provo", "Utah"), "PROVO, Utah, Sept. 28, 2013 –"),
        # Some cities stand alone, but only in their own state.
        (Dateline("Boston", "Mass.", "PR Newswire"), "BOSTON, Sept. 28, 2013 /PRNewswire/ --"),
        (Dateline("Washington", "D.C."), "WASHINGTON, Sept. 28, 2013 –"),
        (Dateline("Boston", "England"), "BOSTON, England, Sept. 28, 2013 –"),
        (Dateline("Houston", ""), "HOUSTON, Sept. 28, 2013 –"),
        (Dateline("Basel", "Switzerland", "EQS"), "BASEL, Switzerland, Sept. 28, 2013 (EQS) –"),
        (Dateline(printed="Basel, today:"), "Basel, today:"),
    ],
)
def test_english(dateline: Dateline, printed: str) -> None:
    assert set_dateline(dateline, DAY, "plain") == printed


@pytest.mark.parametrize(
    ("language", "city", "printed"),
    [
        ("de", "Basel", "Basel, 28. September 2013 –"),
        ("fr", "Paris", "Paris, le 28 septembre 2013 –"),
        ("es", "Madrid", "Madrid, 28 de septiembre de 2013 –"),
        ("ja", "東京", "東京、2013年9月28日 –"),
        ("zh-Hans", "上海", "上海2013年9月28日 –"),
        ("xx", "Basel", "Basel, 2013-09-28 –"),
    ],
)
def test_other_languages(language: str, city: str, printed: str) -> None:
    assert set_dateline(Dateline(city), DAY, "plain", language) == printed


@pytest.mark.parametrize(
    ("text", "city", "wire", "day"),
    [
        ("WALTHAM, Mass.--(BUSINESS WIRE)-- ImmunoGen", "WALTHAM", "business-wire", ""),
        ("NEW YORK--(BUSINESS WIRE)--ACME", "NEW YORK", "business-wire", ""),
        (
            "JOHNS CREEK, Ga., Feb. 19, 2021 (GLOBE NEWSWIRE) -- x",
            "JOHNS CREEK",
            "globenewswire",
            "Feb. 19, 2021",
        ),
        ("DENVER, Oct. 2, 2026 /PRNewswire/ -- ACME", "DENVER", "pr-newswire", "Oct. 2, 2026"),
        ("ST. LOUIS, May 1, 2026 – ACME", "ST. LOUIS", "", "May 1, 2026"),
        ("WASHINGTON – Today", "WASHINGTON", "", ""),
        ("WASHINGTON, DC - The", "WASHINGTON", "", ""),
        ("Washington, D.C. – The", "Washington", "", ""),
        ("BASEL, Switzerland – Today", "BASEL", "", ""),
        ("BASEL, Switzerland, March 1, 2026 — x", "BASEL", "", "March 1, 2026"),
        ("Basel, 1. März 2026 – Die ACME", "Basel", "", "1. März 2026"),
        ("Paris, le 1er mars 2026 – La", "Paris", "", "1er mars 2026"),
    ],
)
def test_what_authors_type(text: str, city: str, wire: str, day: str) -> None:
    read = read_dateline(text)
    assert read is not None
    assert (read.city, read.wire, read.day) == (city, wire, day)


@pytest.mark.parametrize(
    "text",
    [
        "ACME Corporation (NYSE: ACME) x",
        "NOTE -- this",
        "Q3 – up",
        "",
        "IMPORTANT – read",
        "OPEC, IMF – joint",
        "Anvils, hammers - and so",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


@given(st.text(alphabet="ABC abc.,-–/()0123456789\n", max_size=300))
def test_any_text_may_begin_a_release(text: str) -> None:
    read_dateline(text)


def test_a_typed_dateline_is_not_doubled(room: Room) -> None:
    room.release(
        body='WALTHAM, Mass.--(BUSINESS WIRE)-- ACME Corporation (NYSE: ACME) "speaks".',
        dateline="{city: Waltham, region: Mass., wire: Business Wire}",
    )
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert "<p>WALTHAM, Mass.--(BUSINESS WIRE)-- ACME Corporation" in page
    assert page.count("(BUSINESS WIRE)") == 1


def test_a_dateline_below_a_note_is_not_doubled(room: Room) -> None:
    room.release(
        body="*Ad hoc announcement.*\n\nBASEL, Switzerland, March 1, 2026 – ACME speaks.",
        dateline="{city: Basel, region: Switzerland}",
    )
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert 'class="place"' not in page


def test_wires_by_any_of_their_names() -> None:
    assert set_dateline(Dateline("Boston", "", "PR Newswire Europe"), DAY, "plain").endswith(
        "/PRNewswire/ --"
    )
    assert read_dateline("москва, Россия -- x") is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>WALTHAM, Mass.--(BUSINESS WIRE)-- ACME speaks.</p>",
        '<P ALIGN="justify">\n<b>WALTHAM, Mass.</b>, March 1, 2026 &mdash; ACME speaks.</P>',
        "<div><p><i>Ad hoc announcement.</i></p>\n<p>WALTHAM, Mass. &#8211; ACME speaks.</p></div>",
        "<p>Ad hoc announcement</p><p>WALTHAM,&nbsp;Mass. – ACME speaks.</p>",
    ],
)
def test_a_dateline_typed_within_html_is_seen(room: Room, body: str) -> None:
    room.release(body=body)
    assert "PR213" not in room.run("lint").err

    room.release(body=body, dateline="{city: Boston, region: Mass.}")
    assert "the text is from WALTHAM, the front matter from Boston" in room.run("lint").err
    assert room.build().code == 0
    assert 'class="place"' not in room.read("releases/2026/results/index.html")


def test_a_first_paragraph_of_html_takes_the_dateline_in(room: Room) -> None:
    room.release(body='<div>\n<p id="lead">ACME speaks.</p>\n</div>', dateline="{city: Boston}")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert '<p id="lead"><span class="place">BOSTON, March 1, 2026 –</span> ACME' in page


def test_no_reader_view_takes_the_dateline_for_an_author(room: Room) -> None:
    """What Firefox's reader view takes for the line of an author it takes out of the text: what has
    one of these words in its class, its id, `rel` or `itemprop` (Readability 0.6.0)."""
    authors = re.compile("byline|author|dateline|writtenby", re.IGNORECASE)
    assert authors.search('<span class="dateline">')
    room.release(body="ACME speaks.", dateline="{city: Boston}")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    body = page[page.index("<main") : page.index("</main>")]
    assert "BOSTON, March 1, 2026 –" in body
    names = re.findall(r'\s(?:class|id|rel|itemprop)="([^"]*)"', body)
    assert [name for name in names if authors.search(name)] == []
