"""Datelines as wires and companies print them, read back from the head of a text."""

from __future__ import annotations

import pytest

from pressroom.typeset.anatomy.dateline import read_dateline
from pressroom.typeset.anatomy.sureness import Sureness

# Each with its city, region, day and the text behind it.
READ = [
    ("WALTHAM, Mass.--(BUSINESS WIRE)-- ACME", "WALTHAM", "Mass.", "", "ACME"),
    ("NEW YORK--(BUSINESS WIRE)--ACME", "NEW YORK", "", "", "ACME"),
    ("(Erie, PA) — June 9, 2026 - ACME", "Erie", "PA", "June 9, 2026", "ACME"),
    ("LONDON--(BUSINESS WIRE)--ACME", "LONDON", "", "", "ACME"),
    ("LONDON-(BUSINESS WIRE)-ACME plc", "LONDON", "", "", "ACME plc"),
    ("MENLO PARK, Calif.–(BUSINESS WIRE)–ACME", "MENLO PARK", "Calif.", "", "ACME"),
    ("STAMFORD, Conn.--(BUSINESS WIRE)-- #ERP--ACME", "STAMFORD", "Conn.", "", "ACME"),
    (
        "JOHNS CREEK, Ga., Feb. 19, 2021 (GLOBE NEWSWIRE) -- x",
        "JOHNS CREEK",
        "Ga.",
        "Feb. 19, 2021",
        "x",
    ),
    ("TORONTO, June 07, 2022 (GLOBE NEWSWIRE) — ACME", "TORONTO", "", "June 07, 2022", "ACME"),
    (
        "HALIFAX, Nova Scotia, Sept. 27, 2023 (GLOBE NEWSWIRE) — ACME",
        "HALIFAX",
        "Nova Scotia",
        "Sept. 27, 2023",
        "ACME",
    ),
    (
        "North Vancouver, British Columbia–(Newsfile Corp. – May 31, 2022) – ACME",
        "North Vancouver",
        "British Columbia",
        "May 31, 2022",
        "ACME",
    ),
    (
        "Vancouver, British Columbia--(Newsfile Corp. - July 1, 2026) - ACME",
        "Vancouver",
        "British Columbia",
        "July 1, 2026",
        "ACME",
    ),
    ("TORONTO and NEW YORK, June 30, 2022 /CNW/ – ACME", "TORONTO", "", "June 30, 2022", "ACME"),
    ("SAN JOSE, CA--(Marketwired - Jul 24, 2013) - ACME", "SAN JOSE", "CA", "Jul 24, 2013", "ACME"),
    ("GASTONIA, N.C., Oct. 28 /PRNewswire-FirstCall/ — ACME", "GASTONIA", "N.C.", "", "ACME"),
    ("RESTON, Va. – October 20, 2005 –ACME", "RESTON", "Va.", "October 20, 2005", "ACME"),
    ("ARLINGTON, Va., July 30, 2003—ACME", "ARLINGTON", "Va.", "July 30, 2003", "ACME"),
    ("VANCOUVER, BC, May 24, 2022 /CNW/ -", "VANCOUVER", "BC", "May 24, 2022", ""),
    ("VANCOUVER, BC / ACCESSWIRE / July 1, 2026 / ACME", "VANCOUVER", "BC", "July 1, 2026", "ACME"),
    (
        "VANCOUVER, BRITISH COLUMBIA / TheNewswire / July 1, 2026 – ACME",
        "VANCOUVER",
        "BRITISH COLUMBIA",
        "July 1, 2026",
        "ACME",
    ),
    (
        "Vancouver, British Columbia, July 1, 2026 – TheNewswire – ACME",
        "Vancouver",
        "British Columbia",
        "July 1, 2026",
        "ACME",
    ),
    (
        "(TheNewswire) Vancouver, British Columbia, July 1, 2026 – ACME",
        "Vancouver",
        "British Columbia",
        "July 1, 2026",
        "ACME",
    ),
    ("SINGAPORE - (ACN Newswire) - July 1, 2026 - ACME", "SINGAPORE", "", "July 1, 2026", "ACME"),
    ("SINGAPORE, July 1, 2026 - (ACN Newswire) - ACME", "SINGAPORE", "", "July 1, 2026", "ACME"),
    ("CONCORD NC - ACME", "CONCORD", "NC", "", "ACME"),
    ("SAN DIEGO, CA. - ACME", "SAN DIEGO", "CA.", "", "ACME"),
    (
        "SAN DIEGO, Calif. and BOSTON, Mass. – July 1, 2026 – ACME",
        "SAN DIEGO",
        "Calif.",
        "July 1, 2026",
        "ACME",
    ),
    ("BASEL and BOSTON, July 1, 2026 – ACME", "BASEL", "", "July 1, 2026", "ACME"),
    (
        "Basel, Switzerland and Cambridge, MA, July 1, 2026 – ACME",
        "Basel",
        "Switzerland",
        "July 1, 2026",
        "ACME",
    ),
    (
        "Boston, Massachusetts, July 1, 2026 – ACME",
        "Boston",
        "Massachusetts",
        "July 1, 2026",
        "ACME",
    ),
    ("CALGARY, Alberta – ACME", "CALGARY", "Alberta", "", "ACME"),
    ("TORONTO, ON – July 1, 2026 – ACME", "TORONTO", "ON", "July 1, 2026", "ACME"),
    ("July 1, 2026 – NEW YORK – ACME", "NEW YORK", "", "July 1, 2026", "ACME"),
    ("July 1, 2026 – Boston, MA – ACME", "Boston", "MA", "July 1, 2026", "ACME"),
    ("(July 1, 2026) Vancouver, BC – ACME", "Vancouver", "BC", "July 1, 2026", "ACME"),
    (
        "NEW YORK, July 01, 2026 (GLOBE NEWSWIRE) -- NEW YORK, July 1, 2026 – ACME",
        "NEW YORK",
        "",
        "July 01, 2026",
        "ACME",
    ),
    (
        "SAN DIEGO, July 01, 2026 (GLOBE NEWSWIRE) -- SAN DIEGO, Calif. – ACME",
        "SAN DIEGO",
        "",
        "July 01, 2026",
        "ACME",
    ),
    (
        "NEW YORK, July 01, 2026 (GLOBE NEWSWIRE) -- July 1, 2026 – ACME",
        "NEW YORK",
        "",
        "July 01, 2026",
        "ACME",
    ),
    (
        "NEW YORK, July 01, 2026 (GLOBE NEWSWIRE) -- ACME Corp – the leading",
        "NEW YORK",
        "",
        "July 01, 2026",
        "ACME Corp – the leading",
    ),
    ("BASEL / BOSTON, July 1, 2026 – ACME", "BASEL", "", "July 1, 2026", "ACME"),
    ("LONDON & NEW YORK – July 1, 2026 – ACME", "LONDON", "", "July 1, 2026", "ACME"),
    ("Zug, Switzerland, July 1, 2026", "Zug", "Switzerland", "July 1, 2026", ""),
    ("Nanterre, 6 November 2024", "Nanterre", "", "6 November 2024", ""),
    (
        "Stockholm, Sweden – 1 July 2026, 08:00 CET – ACME",
        "Stockholm",
        "Sweden",
        "1 July 2026",
        "ACME",
    ),
    ("NEW YORK, NY – JULY 1, 2026 – ACME", "NEW YORK", "NY", "JULY 1, 2026", "ACME"),
    ("Cambridge, MA | July 1, 2026 | ACME", "Cambridge", "MA", "July 1, 2026", "ACME"),
    ("LONDON, 1 July 2026: ACME plc", "LONDON", "", "1 July 2026", "ACME plc"),
    (
        "LONDON, July 1, 2026 (GLOBE NEWSWIRE) ACME plc announces",
        "LONDON",
        "",
        "July 1, 2026",
        "ACME plc announces",
    ),
    ("Washington, D.C. – The", "Washington", "D.C.", "", "The"),
    ("WASHINGTON – Today", "WASHINGTON", "", "", "Today"),
    ("BASEL, Switzerland – Today", "BASEL", "Switzerland", "", "Today"),
    ("Basel, 1. März 2026 – Die ACME", "Basel", "", "1. März 2026", "Die ACME"),
    ("Paris, le 1er mars 2026 – La", "Paris", "", "1er mars 2026", "La"),
    ("北京2026年7月1日 /PRNewswire/ -- ACME", "北京", "", "2026年7月1日", "ACME"),
    ("Madrid, 1 de julio de 2026 – ACME", "Madrid", "", "1 de julio de 2026", "ACME"),
    ("Milan, July 1st, 2026 - ACME", "Milan", "", "July 1st, 2026", "ACME"),
    ("ST. LOUIS, May 1, 2026 – ACME", "ST. LOUIS", "", "May 1, 2026", "ACME"),
    (
        "Neuilly-sur-Seine, France – July 1, 2026 – ",
        "Neuilly-sur-Seine",
        "France",
        "July 1, 2026",
        "",
    ),
    ("WINSTON-SALEM, N.C., July 1, 2026 – ACME", "WINSTON-SALEM", "N.C.", "July 1, 2026", "ACME"),
    (
        "KING OF PRUSSIA, Pa., July 1, 2026 /PRNewswire/ -- ACME",
        "KING OF PRUSSIA",
        "Pa.",
        "July 1, 2026",
        "ACME",
    ),
    ("Frankfurt am Main, 1 July 2026 – ACME", "Frankfurt am Main", "", "1 July 2026", "ACME"),
    ("THE WOODLANDS, Texas, July 1, 2026 – ACME", "THE WOODLANDS", "Texas", "July 1, 2026", "ACME"),
    ("MIAMI, FL, July 1, 2026 (GLOBE NEWSWIRE) --  ACME", "MIAMI", "FL", "July 1, 2026", "ACME"),
    (
        "VANCOUVER, British Columbia, July 01, 2026 (GLOBE NEWSWIRE) -- ACME",
        "VANCOUVER",
        "British Columbia",
        "July 01, 2026",
        "ACME",
    ),
    ("HAMILTON, Bermuda--(BUSINESS WIRE)--ACME", "HAMILTON", "Bermuda", "", "ACME"),
    (
        "SOUTH SAN FRANCISCO, Calif. and BASEL, Switzerland, July 1, 2026 (GLOBE NEWSWIRE) -- ACME",
        "SOUTH SAN FRANCISCO",
        "Calif.",
        "July 1, 2026",
        "ACME",
    ),
    ("NEW YORK & LONDON--(BUSINESS WIRE)--ACME", "NEW YORK", "", "", "ACME"),
    (
        "LAS VEGAS, NV – (NewMediaWire) – July 1, 2026 – ACME",
        "LAS VEGAS",
        "NV",
        "July 1, 2026",
        "ACME",
    ),
    ("Tel Aviv, Israel, July 1, 2026 -- ACME", "Tel Aviv", "Israel", "July 1, 2026", "ACME"),
    ("HONG KONG, July 1, 2026 /PRNewswire/ -- ACME", "HONG KONG", "", "July 1, 2026", "ACME"),
    ("WASHINGTON, D.C. /PRNewswire/ -- ACME", "WASHINGTON", "D.C.", "", "ACME"),
    (
        "St. John's, Newfoundland and Labrador – July 1, 2026 – ACME",
        "St. John's",
        "Newfoundland and Labrador",
        "July 1, 2026",
        "ACME",
    ),
    ("BRIDGEWATER, N.J. & MUMBAI, India--(BUSINESS WIRE)--ACME", "BRIDGEWATER", "N.J.", "", "ACME"),
    ("DUBLIN, Ohio, Monday, July 1, 2026 – ACME", "DUBLIN", "Ohio", "Monday, July 1, 2026", "ACME"),
    (
        "PERTH, Western Australia – July 1, 2026 – ACME",
        "PERTH",
        "Western Australia",
        "July 1, 2026",
        "ACME",
    ),
    ("TORONTO – July 1, 2026 – ACME", "TORONTO", "", "July 1, 2026", "ACME"),
    ("NEW YORK (July 1, 2026) – ACME", "NEW YORK", "", "July 1, 2026", "ACME"),
    ("NEW YORK, NY (July 1, 2026) ACME", "NEW YORK", "NY", "July 1, 2026", "ACME"),
    ("Toronto, Ontario (July 1, 2026) – ACME", "Toronto", "Ontario", "July 1, 2026", "ACME"),
]
BEHIND = {
    "Stockholm, July 1, 2026. ACME AB": "ACME AB",
    "STOCKHOLM, July 1, 2026 – ACME AB – the maker of anvils": "ACME AB – the maker of anvils",
    "WESTLAKE, Texas, & BOSTON, July 1, 2026 – ACME": "ACME",
    "PARIS--(BUSINESS WIRE)--Regulatory News:": "Regulatory News:",
    "OSLO, Norway (1 July 2026) – ACME ASA": "ACME ASA",
    "Fairview, N.Y., July 1, 2026 ACME Inc. opened": "ACME Inc. opened",
    "YONKERS, NY, July 1, 2026...Jane Doe of ACME": "Jane Doe of ACME",
}
NO_DATELINE = [
    "ACME Corporation (NYSE: ACME) x",
    "NOTE -- this",
    "Q3 – up",
    "IMPORTANT – read",
    "OPEC, IMF – joint",
    "Fairview, N.Y., July 1, 2026 was the day",
    "Mon, Jan 19, 2026 08:30 CET",
    "February 16, 2026 10:00 (EET)",
    "Our Author\nJul 30, 2026",
    "Anvils, hammers - and so",
    "Net sales, July 1, 2026 – up",
    "Second quarter ended June 30, 2026 – revenue",
    "ACME Corporation, July 1, 2026 – announces",
    "CONCORD, N.C.-based ACME said",
    "The company – a leader –",
    "July 1, 2026 – ACME Corporation",
    "Jane Doe, Chief Executive Officer – said",
    "John Smith – ACME",
    "AI – the next thing",
    "Press release – July 1, 2026 –",
    "NET INCOME – up",
    "TOTAL REVENUE, 2026 – x",
    "Georgia, Alabama – both",
    "Record date, July 1, 2026 – payment",
    "MEDIA CONTACT – Jane",
    "FOR IMMEDIATE RELEASE – July 1, 2026",
    "Germany, France – both",
]


@pytest.mark.parametrize(("text", "city", "region", "day", "behind"), READ, ids=lambda x: x[:40])
def test_a_dateline_is_read(text: str, city: str, region: str, day: str, behind: str) -> None:
    read = read_dateline(text)
    assert read is not None
    assert (read.city, read.region, read.day, text[read.length :]) == (city, region, day, behind)


@pytest.mark.parametrize(("text", "behind"), BEHIND.items(), ids=lambda text: text[:40])
def test_a_dateline_ends_where_the_text_begins(text: str, behind: str) -> None:
    read = read_dateline(text)
    assert read is not None and text[read.length :] == behind


@pytest.mark.parametrize("text", NO_DATELINE)
def test_other_words_before_a_dash_are_none(text: str) -> None:
    assert read_dateline(text) is None


def test_how_sure_it_is() -> None:
    sure = read_dateline("NEW YORK, July 1, 2026 (GLOBE NEWSWIRE) -- ACME")
    likely = read_dateline("Nanterre, 6 November 2024 – ACME")
    assert sure is not None and sure.sureness is Sureness.CERTAIN
    assert likely is not None and likely.sureness is Sureness.LIKELY
