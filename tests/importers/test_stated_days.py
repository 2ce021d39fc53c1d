"""Days and hours that a text states elsewhere than in its head."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from pressroom.importers.records import Manuscript
from pressroom.importers.stated_days import Stated, hour_elsewhere, stated_elsewhere, submitted_at
from pressroom.typeset.anatomy.anatomy import Anatomy

NEW_YORK = ZoneInfo("America/New_York")
LEAD = "ACME, Inc. (NYSE: ACM) today opened its fourth plant, in which two hundred people work."
FIGURES = "ACME Opens a Plant\n\n09/11/2023\n\n{place}--(BUSINESS WIRE)--" + LEAD


@pytest.mark.parametrize(
    ("place", "stated"),
    [
        ("RICHMOND, Va.", Stated("2023-09-11", doubt="09/11/2023")),
        ("BOSTON", Stated("2023-09-11", doubt="09/11/2023")),
        ("LONDON", Stated("2023-11-09", doubt="09/11/2023")),
        ("PERTH, Australia", Stated("2023-11-09", doubt="09/11/2023")),
        # Both ways are common there.
        ("TORONTO", Stated()),
    ],
)
def test_a_day_in_figures_is_read_as_where_the_dateline_is(place: str, stated: Stated) -> None:
    text = FIGURES.format(place=place)
    manuscript = Manuscript(source="wire.txt", text=text, visible=text)

    assert stated_elsewhere(Anatomy(text), manuscript, NEW_YORK) == stated


@pytest.mark.parametrize(
    ("end", "instant"),
    [
        (
            "(END) Dow Jones Newswires\n\nMarch 1, 2026 12:20 ET (17:20 GMT)",
            "2026-03-01T12:20-05:00",
        ),
        ("(END) Dow Jones Newswires 03-01-26 1220ET", "2026-03-01T12:20-05:00"),
        ("", "2026-03-01T07:00-05:00"),
        ("PUB: 03/01/2026 06:30 AM/DISC: 03/01/2026 06:31 AM", "2026-03-01T06:30-05:00"),
        # Of another day, and no hour.
        ("(END) Dow Jones Newswires 03-02-26 1220ET", ""),
        ("Copyright ACME, March 1, 2026", ""),
    ],
)
def test_the_hour_in_figures_or_at_the_end(end: str, instant: str) -> None:
    released = "" if end else "Company Release - 3/1/2026 7:00 AM ET\n\n"
    text = (
        f"ACME Opens a Plant\n\n{released}BOSTON, March 1, 2026 /PRNewswire/ -- {LEAD}\n\n{end}\n"
    )
    manuscript = Manuscript(source="wire.txt", text=text, visible=text)

    assert hour_elsewhere(Anatomy(text), manuscript, NEW_YORK, "2026-03-01") == instant


@pytest.mark.parametrize(
    ("end", "instant"),
    [
        (
            "The information was submitted for publication, through the agency of those named above, "
            "at 07:45 CEST on 17 July 2026.",
            "2026-07-17T07:45+02:00",
        ),
        ("This was submitted for publication at 2026-07-17 07:45 CEST.", "2026-07-17T07:45+02:00"),
        ("The application was submitted on 17 July 2026.", ""),
    ],
)
def test_when_a_text_says_that_it_was_made_public(end: str, instant: str) -> None:
    text = f"ACME Opens a Plant\n\n{LEAD.replace('today ', '')}\n\n{end}\n"
    manuscript = Manuscript(source="wire.txt", text=text, visible=text)

    assert submitted_at(Anatomy(text), manuscript, NEW_YORK) == instant
    assert stated_elsewhere(Anatomy(text), manuscript, NEW_YORK).iso == instant


def test_the_year_of_a_dateline_without_one_stands_at_the_end() -> None:
    text = f"ACME Opens a Plant\n\nBOSTON, March 8 /PRNewswire/ -- {LEAD}\n\nSOURCE ACME\n-0-    03/08/2007\n"
    manuscript = Manuscript(source="wire.txt", text=text, visible=text)

    assert stated_elsewhere(Anatomy(text), manuscript, NEW_YORK).iso == "2007-03-08"
