"""Typed About paragraphs and legends against those of the registry."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.content.config.records import Config
from pressroom.content.standing import Standing
from pressroom.importers.standing_matches import Shelf, match_standing
from pressroom.importers.standing_sections import (
    StandingSection,
    abouts,
    company_in,
    legends,
    speakers,
)
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness

CONFIG = """\
[site]
title = "Room"
url = "https://press.example.com"
timezone = "America/New_York"

[[issuer]]
key = "acme"
name = "ACME, Inc."
tickers = ["NYSE: ACM"]
boilerplate = "acme"
url = "https://www.acme.example"

[[issuer]]
key = "bolt"
name = "Bolt AG"
"""
ABOUT = (
    "ACME, Inc. makes dosing pumps for breweries and dairies in Ohio and sells them in forty"
    " countries. The company was founded in 1931 and has three plants and 900 employees."
)
DAY = datetime(2026, 3, 1, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    room: Path = tmp_path_factory.mktemp("room")
    (room / "config.toml").write_text(CONFIG)
    return read_settings(room).config


def about(text: str, company: str = "ACME") -> StandingSection:
    return StandingSection(f"About {company}", text, 0, 0, company, Sureness.CERTAIN)


def shelf(
    config: Config, *texts: Standing, kind: str = "boilerplate", dated: bool = False
) -> Shelf:
    named: dict[str, tuple[Standing, ...]] = {}
    for text in texts:
        named[text.name] = (*named.get(text.name, ()), text)
    return Shelf(kind, named, config, config.issuers[:1])


OLD = Standing("acme", "content/boilerplate/acme.md", f"## About {{issuer}}\n\n{ABOUT}\n")
FILLED = ABOUT.replace("ACME, Inc.", "{issuer}")


@pytest.mark.parametrize(
    "typed",
    [
        ABOUT,
        ABOUT.replace("dosing pumps", "dosing\npumps®").replace("Inc.", "Inc"),
        ABOUT.upper(),
        ABOUT.replace("1931", "*1931*"),
    ],
)
def test_the_same_words_are_the_registered_text(config: Config, typed: str) -> None:
    for registered in (OLD, Standing("acme", OLD.path, FILLED)):
        match = match_standing(about(typed), DAY, shelf(config, registered))
        assert (match.name, match.file, match.sureness) == ("acme", None, Sureness.CERTAIN)


def test_a_near_text_is_a_new_version_of_its_day_and_says_what_differs(config: Config) -> None:
    typed = ABOUT.replace("three plants and 900", "four plants and 1,100")
    match = match_standing(about(typed, "ACME, Inc."), DAY, shelf(config, OLD))
    assert match.file is not None
    assert match.file.name == "content/boilerplate/acme@2026-03-01.md"
    assert match.file.data.decode() == f"## About ACME, Inc.\n\n{typed}\n"
    assert (match.name, match.version_of) == ("acme", OLD.path)
    assert match.differs == ("`four` instead of `three`", "`1,100` instead of `900`")
    assert match.sureness is Sureness.LIKELY


def test_a_version_that_was_not_in_force_is_written_for_the_release_s_own_day(
    config: Config,
) -> None:
    newer = Standing(
        "acme",
        "content/boilerplate/acme@2026-06-01.md",
        "New words.",
        datetime(2026, 6, 1, tzinfo=UTC),
    )
    later = datetime(2026, 9, 1, tzinfo=UTC)
    match = match_standing(about(ABOUT), later, shelf(config, OLD, newer))
    assert match.file is not None
    assert match.file.name == "content/boilerplate/acme@2026-09-01.md"
    assert (match.version_of, match.differs) == (OLD.path, ())
    assert match_standing(about(ABOUT), DAY, shelf(config, OLD, newer)).file is None


@pytest.mark.parametrize(
    ("company", "name", "path"),
    [
        ("Bolt", "bolt", "content/boilerplate/bolt.md"),
        ("Widgets & Sons Ltd.", "widgets-sons", "content/boilerplate/widgets-sons.md"),
        ("ACME", "acme", "content/boilerplate/acme@2026-03-01.md"),
        ("", "acme", "content/boilerplate/acme@2026-03-01.md"),
    ],
)
def test_a_new_text_is_named_after_its_company(
    config: Config, company: str, name: str, path: str
) -> None:
    match = match_standing(about("Quite another business.", company), DAY, shelf(config, OLD))
    assert match.file is not None
    assert (match.name, match.file.name, match.sureness) == (name, path, Sureness.POSSIBLE)


def test_a_file_that_is_there_already_is_not_named_again(config: Config) -> None:
    first = Standing("acme", "content/boilerplate/acme@2026-03-01.md", "One business.", DAY)
    second = Standing("acme", "content/boilerplate/acme@2026-03-01T0900.md", "Two.", DAY)
    match = match_standing(about("Quite another."), DAY, shelf(config, OLD, first, second))
    assert match.file is not None
    assert match.file.name == "content/boilerplate/acme@2026-03-01T1400.md"


def test_a_legend_without_a_heading_gets_none(config: Config) -> None:
    legend = StandingSection(
        "", "Statements that look ahead may be wrong.", 0, 0, "", Sureness.LIKELY
    )
    first = match_standing(legend, DAY, shelf(config, kind="legend"))
    assert first.file is not None
    assert (first.name, first.file.name) == (
        "forward-looking",
        "content/legends/forward-looking.md",
    )
    assert first.file.data == b"Statements that look ahead may be wrong.\n"
    other = StandingSection("", "Plans are plans, and pumps may break.", 0, 0, "", Sureness.LIKELY)
    taken = Standing("forward-looking", first.file.name, first.file.data.decode())
    second = match_standing(other, DAY, shelf(config, taken, kind="legend"))
    assert second.name == "acme-forward-looking"


TEXT = """\
BOSTON--(BUSINESS WIRE)--ACME, Inc. (NYSE: ACM), which makes dosing pumps, today opened a plant in Kiel.

About Wort Fever

Wort fever affects one brewery in nine and is treated with patience and with a new pump each spring.

About ACME

ACME makes pumps for breweries.

It employs 900 people. More at www.acme.example.

Neither NYSE nor anybody else accepts responsibility for this release.

About Bolt: Bolt is a manufacturer of screws, and the company is listed in Zurich.

Forward-Looking Statements

This release contains forward-looking statements within the meaning of the law. Plans may fail.

Media Contact:

Tom Achebe, 212-555-0106
"""


def test_sections_with_all_their_paragraphs_and_how_sure_they_are_boilerplate() -> None:
    anatomy = Anatomy(TEXT)
    names = [*speakers(anatomy, ["ACME, Inc.", "Other, Inc."])]
    found = abouts(anatomy, names)
    assert names[0] == "ACME, Inc."
    assert [(s.heading, s.company, s.sureness) for s in found] == [
        ("About Wort Fever", "Wort Fever", Sureness.POSSIBLE),
        ("About ACME", "ACME", Sureness.CERTAIN),
        ("About Bolt", "Bolt", Sureness.LIKELY),
    ]
    assert (
        found[1].text
        == "ACME makes pumps for breweries.\n\nIt employs 900 people. More at www.acme.example."
    )
    assert TEXT[found[1].start : found[1].end].startswith("About ACME\n\n")
    assert found[2].text.startswith("Bolt is a manufacturer")
    (legend,) = legends(anatomy)
    assert legend.heading == "Forward-Looking Statements"
    assert legend.text.endswith("Plans may fail.")


@pytest.mark.parametrize(
    ("name", "text", "sureness"),
    [
        ("Orbis Freight", "Orbis Freight hauls food and paper.", Sureness.LIKELY),
        ("Orbis", "Orbis (Nasdaq: ORB) makes pumps for dairies.", Sureness.LIKELY),
        ("Sorano", "Sorano Pharma is a company that was founded in Osaka.", Sureness.LIKELY),
        ("Orbis Ltd.", "Orbis is a subsidiary of ACME.", Sureness.CERTAIN),
        ("Wort Fever", "Wort fever makes one brewer in nine ill.", Sureness.POSSIBLE),
        ("Durela", "Durela helps patients with wort fever and is an investigational medicine.", Sureness.POSSIBLE),
        ("HARBOR", "HARBOR is a randomized trial in 236 adults, which the company runs.", Sureness.POSSIBLE),
    ],
)  # fmt: skip
def test_a_company_is_told_from_a_disease_a_medicine_and_a_trial(
    name: str, text: str, sureness: Sureness
) -> None:
    (section,) = abouts(Anatomy(f"About {name}\n\n{text}\n"), ())
    assert section.sureness is sureness


@pytest.mark.parametrize(
    ("heading", "company"),
    [
        ("About ACME, Inc.", "ACME, Inc."),
        ("ABOUT THE ACME GROUP", "ACME GROUP"),
        ("Über die Nordwerk AG", "Nordwerk AG"),
        ("À propos de Lumière", "Lumière"),
        ("Acerca de Iberluz", "Iberluz"),
        ("About us", ""),
        ("Company profile", ""),
        ("さくらについて", "さくら"),
        ("About ACME (NYSE: ACM)", "ACME"),
    ],
)
def test_the_company_in_a_heading(heading: str, company: str) -> None:
    assert company_in(heading) == company
