"""What the rules on figures and disclosure must not object to: false alarms switch rules off."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Any

import pytest

from pressroom.rules import hours, registry
from pressroom.rules.judgement import Judgement
from tests.conftest import Room
from tests.rules.test_registry import release

_JUDGE = registry.judge
# Of the rules on figures and disclosure.
_CODES = {f"PR{number}" for number in (*range(220, 240), *range(270, 280))}
LEAD = "ACME (NYSE: ACME) sold Anvil™."


def found(room: Room, changes: dict[str, str | None]) -> list[str]:
    """What `lint` says of a release, of the rules on figures and disclosure alone."""
    room.write("content/legends/forward-looking.md", "Statements may fail.")
    release(room, changes)
    ran = room.run("lint", "--all")
    assert " error " not in ran.err, ran.err
    return [row for row in ran.err.splitlines() if row.split()[2] in _CODES]


@pytest.mark.parametrize(
    "body",
    [
        # PR220: embargoes, and legends of takeovers.
        "The arms embargo until 2027 and the trade embargo on Cuba stay.",
        "The report is embargoed until noon, said the ministry.",
        "Remarks will be given to the press under embargo.",
        "NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION, IN WHOLE OR IN PART, IN THE UNITED STATES.",
        "The drug is for internal use only in the form of tablets.",
        # PR222: right as rounded, or of something else than the two figures.
        "Net sales rose 8 percent to $5.2 million from $4.8 million.",
        "Net sales fell 2 percent to $4.7 million from $4.8 million.",
        "Net sales grew 22.4% to $1.0 billion from $857.5 million for the prior-year period.",
        "Sales were $29.5 million, compared to $29.0 million, increasing by 2% over the prior year.",
        "Loss climbed 30 percent to $4.8 million, or $.25 per share, from $3.7 million, or $1.36 a share.",
        "Revenue was $12.1 million, or $0.50 per diluted share, up 2 percent from $0.49.",
        "Sales grew 10% in constant currency to $110 million from $105 million.",
        "Sales grew 10% to $110 million from $105 million, excluding the works sold.",
        "Sales have grown 8 percent annually to $20 million from $10 million.",
        "Revenue rose 12 percent to $5.2 million and orders fell from $6 million.",
        "Revenue rose about 9 percent to $5.2 million from $4.8 million.",
        "The rate fell 2 percent to 5 percent from 7 percent.",
        "The team grew 50 percent to 2025 from 2019.",
        "Sales rose 20 percent to EUR 12 million from $11 million.",
        "Selling costs rose 8 percent\nto $5.2 million from\n$4.8 million in the year before.",
        "Sales rose 4 percent to $5.2 million. From $4.8 million of it came a tenth.",
        "Prices were $40 million, compared with $38 million, an increase of 12 percent in volume.",
        "Deposits rose $200 million, or 4 percent, to $5.2 billion from $5.0 billion.",
        # PR224, PR225: no figure of a measure, or another sense of its words.
        "The taxpayer's adjusted gross income was $12 million.",
        "Inflation-adjusted earnings were $12 million.",
        "ACME aims to return half of its free cash flow.",
        "Constant currency growth was 5 percent.",
        # PR229: figures as they should be, lists, names of substances, India.
        "Net sales were $1,234,567.89, or $72.8 million in all, of 1,234 anvils.",
        "The compounds 1,25-dihydroxyvitamin D and 2,4,6-trinitrotoluene are sold.",
        "The group counted Rs 1,23,456 and 12 lakh.",
        "It sold $500 million dollar-denominated bonds, and $5, $10 and $20 bills.",
        "The notes of $1,000, $2,000, and $5,000 were sold for 5 percent of 40% of them.",
        # PR230
        "It cost US$5 million, C$6 million and EUR 5 million.",
        "It cost CAD $7 million and €5 million.",
        "The rate was USD/EUR 1.10, or EUR/$1.10.",
        # PR231
        "ACME will hold a conference call at 8:30 a.m. Eastern Time.",
        "The webcast will begin at 9:00 a.m. E.T. on Monday.",
        "At 15:00 CET, or 9 a.m. in New York (ET), ACME will host a conference call.",
        "ACME will host a webcast at 4 p.m. local time.",
        "The works opened at 9:00 a.m. with a party.",
        "The committee met by teleconference at 9:00 a.m. and adjourned.",
        "Please call Jane Doe before 5 p.m. on Monday.",
        # PR232
        "ACME will hold a conference call on March 3, 2026 at 9:00 a.m. ET.",
        "ACME will hold a conference call on its results for the quarter ended December 31, 2025.",
        "Holders of record on February 2, 2026 will vote at the annual meeting.",
        "A replay of the conference call held on February 2, 2026 will be on its site.",
        "The resolutions of the annual meeting held on May 5, 2025 will be carried out.",
        # PR235
        "ACME completed the sale on October 2, 2025.",
        "ACME announced a dividend on its shares, payable on October 2, 2026.",
        "ACME announced an investor day on October 2, 2026.",
        "The sale is to be completed on October 2, 2026.",
        "Orders received on October 2, 2026 will be filled last.",
        # PR236
        "ACME announced today, March 1, 2026, that works opened.",
        "From 2001 until today, January has been cold.",
        # PR238
        "The offer ends on June 30, on February 29, 2028, or on May 31.",
        "In June 31 companies and in November 30 banks reported.",
        "In February 29 banks reported.",
    ],
)
def test_bodies(room: Room, body: str) -> None:
    assert found(room, {"title": "ACME Opens Works", "body": f"{LEAD}\n\n{body}"}) == []


@pytest.mark.parametrize(
    "changes",
    [
        # PR221: the same quarter in other words, guidance, comparisons, other calendars.
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{LEAD} It reported its third fiscal quarter, up from the second quarter.\n\n"
            "| Q3 2025 | Q2 2025 |\n|---|---|\n| 1 | 2 |\n\n"
            "| Fourth Quarter 2025 Guidance | |\n|---|---|\n| 1 | 2 |",
        },
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{LEAD} In the quarter ended September 30, 2025 sales rose from the third quarter "
            "of 2024.",
        },
        {
            "title": "ACME Declares Fourth-Quarter Dividend",
            "body": f"{LEAD} It is payable in the first quarter.",
        },
        {
            "title": "ACME to Report First-Quarter 2026 Results in April",
            "body": f"{LEAD} It reported on the fourth quarter in February.",
        },
        {
            "title": "ACME Reports Second-Quarter 2026 Results",
            "body": f"{LEAD} Its fiscal year ends in August.",
        },
        {
            "title": "ACME Reports Second-Quarter 2026 Results",
            "body": f"{LEAD} The quarter ended December 31, 2025.",
        },
        {
            "title": "ACME Reports First and Second Quarter Results",
            "body": f"{LEAD} First quarter.",
        },
        # PR223
        {"legend": "forward-looking", "body": f"{LEAD} It expects more."},
        {"legend": "forward-looking", "subheads": "['Outlook raised']"},
        {"legend": "none"},
        {"legend": "forward-looking", "body": f"{LEAD} It signed a letter of intent with Hammer."},
        {"legend": "forward-looking", "title": "ACME Breaks Ground", "body": LEAD},
        {"legend": "forward-looking", "draft": "true", "body": "ACME today announced TK."},
        {"legend": "forward-looking", "body": f"{LEAD} It closes its Ohio plant."},
        {
            "legend": "forward-looking",
            "title": "ACME and Hammer Enter Into Merger Agreement",
            "body": "ACME (NYSE: ACME) makes Anvil™.",
        },
        {
            "legend": "forward-looking",
            "title": "ACME Prices $500 Million of Senior Notes",
            "body": "ACME (NYSE: ACME) makes Anvil™.",
        },
        {
            "legend": "forward-looking",
            "title": "ACME News",
            "body": f"{LEAD} The trial met its endpoint.",
        },
        {
            "legend": "forward-looking",
            "title": "ACME News",
            "body": "ACME (NYSE: ACME) makes Anvil™. The FDA approved it.",
        },
        *(
            {"legend": "forward-looking", "title": "ACME News", "body": f"{LEAD} {told}"}
            for told in (
                "It effected a reverse stock split.",
                "It was uplisted, and began trading on the NYSE.",
                "Holders exercised warrants.",
                "Its CFO has resigned.",
                "It found unauthorized access to its systems.",
                "It was granted a patent.",
                "Shareholders got a proxy card.",
                "It produced 12,000 ounces.",
            )
        ),
        {
            "legend": "forward-looking",
            "title": "ACME News",
            "body": f"{LEAD} Revenue was $3 million.",
        },
        # PR224, PR225
        {
            "body": f"{LEAD} Net income was $3 million, and adjusted net income $12 million.\n\n"
            "A table reconciles the two."
        },
        {
            "subheads": "['Net income of $3 million; adjusted net income of $12 million']",
            "body": f"{LEAD} See the reconciliation.",
        },
        {
            "title": "ACME Acquires Hammer",
            "body": f"{LEAD} Hammer has adjusted EBITDA of $3 million.",
        },
        # PR224: outside America, and where the table that leads to the measure fell into lines.
        {
            "title": "Trading Update",
            "body": "ACME plc sold Anvil™. Adjusted EBITDA will be not less than £12.5 million.",
        },
        # PR229: a row whose columns are set off by spaces.
        {"body": f"{LEAD} See below.\n\nSales of anvils   $      47,907   $      40,123"},
        # PR233: a measure per share that has no diluted one.
        {
            "title": "ACME Reports Results",
            "body": f"{LEAD} Earnings rose, and funds flow was $34.4 million, or $0.07 per share.",
        },
        # PR233
        {
            "title": "ACME Reports Results",
            "body": f"{LEAD} Net loss was $12 million, or $0.87 per basic and diluted share.",
        },
        {
            "title": "ACME Reports Results",
            "body": f"{LEAD} Net loss was $0.87 per share.\n\n| Loss, basic | 0.87 |\n|---|---|\n| x | 1 |",
        },
        {"title": "ACME Pays Dividend", "body": f"{LEAD} Earnings were $0.87 per share."},
        # PR237: another figure with the same digits.
        {
            "title": "ACME Reports Net Loss of $72.8 Million",
            "body": f"{LEAD} The net loss was $72.8 million, in a market of $72.8 billion.",
        },
        {"title": "ACME Raises $5 Million", "body": f"{LEAD} The market is worth $5 billion."},
        # PR239
        {"title": "ACME Reports Full-Year 2025 Results"},
        {"title": "ACME to Restate Full-Year 2023 Results"},
        {"title": "ACME Reports Results of a 2020 Trial"},
    ],
)
def test_releases(room: Room, changes: dict[str, str | None]) -> None:
    assert found(room, changes) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It cost $ 5.50.", "It cost $5.50."),
        ("It cost $5 million dollars.", "It cost $5 million."),
        ("It grew by 12 percent%.", "It grew by 12 percent."),
        ("It grew by 12.5% percent.", "It grew by 12.5%."),
    ],
)
def test_fixes(room: Room, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str) -> None:
    judged: list[Judgement] = []

    def judge(*given: Any) -> list[Judgement]:
        judged[:] = _JUDGE(*given)
        return judged

    monkeypatch.setattr(registry, "judge", judge)
    assert len(found(room, {"body": f"{LEAD}\n{wrong}"})) == 1
    (fix,) = [each.fix for each in judged if each.problem.code == "PR229"]
    assert fix is not None
    assert wrong.replace(fix.old, fix.new) == right
    assert found(room, {"body": f"{LEAD}\n{right}"}) == []


def test_other_languages(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[site]", '[site]\nlanguages = ["en", "de"]'))
    changes: dict[str, str | None] = {
        "language": "de",
        "legend": "forward-looking",
        "title": "ACME legt Ergebnis vor",
        "body": f"{LEAD} Adjusted EBITDA: $ 12,5 Mio. Adjusted net income of $5 million. Net income "
        "of $4 million.",
    }
    assert found(room, changes) == []


def test_a_correction_repeats_the_day_of_the_text_it_corrects(room: Room) -> None:
    body = "ACME (NYSE: ACME) announced today, February 27, 2026, that works opened."
    room.release("2026-02-27-works", body=body, date="2026-02-27 09:00")
    title = "CORRECTING and REPLACING ACME Opens Works"
    keys = {"title": title, "corrects": "2026-02-27-works", "correction_note": "Another town."}
    assert found(room, {**keys, "body": body}) == []


XNYS: dict[str, str | None] = {}
XNAS = {"ticker": "'Nasdaq: ACME'", "body": "ACME (Nasdaq: ACME) sold Anvil™."}
XSWX = {"ticker": "'SIX: ACME'", "body": "ACME (SIX: ACME) sold Anvil™."}
AD_HOC = {**XSWX, "inside_information": "true", "regime": "six"}


@pytest.mark.parametrize(
    ("market", "instant"),
    [
        (XNYS, "2026-03-02T15:59:59-05:00"),
        (XNYS, "2026-03-02T16:05:00-05:00"),
        (XNYS, "2026-03-02T13:02:00-05:00"),
        (XNYS, "2026-03-01T16:02:00-05:00"),  # a Sunday
        (XNYS, "2026-01-19T16:02:00-05:00"),  # Martin Luther King Jr. Day
        (XNYS, "2025-11-28T16:02:00-05:00"),  # closed at 13:00
        (XNYS, "2016-03-02T16:02:00-05:00"),  # before the rule
        (XNYS, "2026-03-02"),
        (XNAS, "2026-03-02T16:01:00-05:00"),
        (XSWX, "2026-03-02T10:00:00+01:00"),  # not ad hoc
        (AD_HOC, "2026-03-02T07:29:59+01:00"),
        (AD_HOC, "2026-03-02T17:40:00+01:00"),
        (AD_HOC, "2026-05-25T10:00:00+02:00"),  # Whit Monday
        (AD_HOC, "2019-03-04T10:00:00+01:00"),
    ],
)
def test_hours(room: Room, market: dict[str, str | None], instant: str) -> None:
    assert found(room, {**market, "date": instant}) == []


@pytest.fixture
def without_calendars(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the package `pressroom[markets]`."""
    hours.closes.cache_clear()
    monkeypatch.setitem(sys.modules, "exchange_calendars", None)


@pytest.mark.usefixtures("without_calendars")
@pytest.mark.parametrize(
    ("instant", "told"),
    [
        ("2026-03-02T16:02:00-05:00", True),
        ("2026-01-19T16:02:00-05:00", True),  # a holiday, which only the package knows
        ("2025-11-28T13:02:00-05:00", False),  # an early close
        ("2026-03-01T16:02:00-05:00", False),
    ],
)
def test_hours_without_the_package(room: Room, instant: str, told: bool) -> None:
    rows = found(room, {"date": instant})
    assert [row.split()[2] for row in rows] == ["PR226"] * told


@pytest.mark.long
def test_years_that_no_calendar_has() -> None:
    saturday, monday = date(9000, 1, 4), date(9000, 1, 6)
    assert hours.official_close("XNYS", saturday) is None
    close = hours.official_close("XSWX", monday)
    assert close is not None
    assert close.replace(tzinfo=None) == datetime(9000, 1, 6, 17, 30)


def test_calendars_are_loaded_only_when_asked(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(mic: str, day: date) -> None:
        raise AssertionError(f"{mic} was asked for {day}")

    monkeypatch.setattr(hours, "official_close", refuse)
    assert found(room, {"date": "2026-03-02T09:00:00-05:00"}) == []
