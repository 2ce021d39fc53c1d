"""Figures and times in a reader's language."""

from __future__ import annotations

from datetime import datetime

import pytest

from pressroom.formats.html.day_text import number_words, time_words
from pressroom.formats.html.view_parts import When
from tests.conftest import Room

PAGE = "releases/2026/results/index.html"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *((tag, "72’800’000") for tag in ("de-CH", "fr-CH", "it-CH", "rm-CH", "en-CH", "de-LI")),
        ("gsw", "72’800’000"),
        ("rm", "72’800’000"),
        ("gsw-FR", "72’800’000"),
        ("de", "72.800.000"),
        ("de-AT", "72.800.000"),
        ("it", "72.800.000"),
        ("en", "72,800,000"),
        ("en-IN", "7,28,00,000"),
    ],
)
def test_millions(language: str, words: str) -> None:
    assert number_words(72_800_000, language) == words


@pytest.mark.parametrize(
    ("number", "words"), [(7, "7"), (999, "999"), (1234, "1’234"), (-1234567, "-1’234’567")]
)
def test_swiss_groups(number: int, words: str) -> None:
    assert number_words(number, "de-CH") == words


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        ("Europe/Berlin", "de", "15:00 Uhr MEZ"),
        ("Europe/Zurich", "de-CH", "15:00 Uhr MEZ"),
        ("Europe/Vienna", "de-AT", "15:00 Uhr MEZ"),
        ("America/New_York", "de", "09:00 Uhr EST"),
        ("Europe/London", "de", "14:00 Uhr GMT"),
        ("Europe/Paris", "fr", "15:00 CET"),
        ("America/New_York", "en", "9:00 AM ET"),
    ],
)
def test_a_german_clock_has_its_word(zone: str, language: str, words: str) -> None:
    when = When(datetime.fromisoformat("2026-12-01T14:00:00+00:00"), zone, day_only=False)
    assert time_words(when, language).replace("\u00a0", " ") == words


def test_a_name_in_force_is_that_of_the_season_and_of_the_hours_kept_then() -> None:
    told = [
        time_words(When(datetime.fromisoformat(f"{at}T14:00:00+00:00"), zone, day_only=False), "fr")
        for zone in ("Europe/Paris", "Asia/Almaty")
        for at in ("2026-12-01", "2026-07-01", "2023-07-01")
    ]
    assert told == ["15:00 CET", "16:00 CEST", "16:00 CEST", "19:00 +05", "19:00 +05", "20:00 +06"]


def test_a_german_page(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[site]", '[site]\nlanguages = ["en", "de"]', 1))
    room.release(language="de")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert "1. März 2026, 09:00\u00a0Uhr EST</time>" in page
    assert "AM" not in room.read("de/index.html")
