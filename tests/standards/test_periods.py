"""Financial periods: the months that they have, and their order."""

from __future__ import annotations

import pytest

from pressroom.standards.periods import Period, period_short, quarter_words, read_period


@pytest.mark.parametrize(
    ("text", "ends", "months"),
    [
        ("2026-Q3", 12, "2026-07 2026-09"),
        ("2026", 12, "2026-01 2026-12"),
        ("2026-H2", 12, "2026-07 2026-12"),
        ("2013-Q3", 6, "2013-01 2013-03"),
        ("2013", 6, "2012-07 2013-06"),
        ("2026-Q1", 1, "2025-02 2025-04"),
        ("2024-Q3", 13, "2024-08 2024-10"),  # a retailer's fiscal 2024, which ends in January 2025
        ("2024-Q4", 13, "2024-11 2025-01"),
    ],
)
def test_a_period_has_its_months(text: str, ends: int, months: str) -> None:
    period = read_period(text)
    assert period is not None
    assert " ".join(f"{day:%Y-%m}" for day in period.months(ends)) == months


def test_periods_follow_each_other_as_they_end() -> None:
    texts = ["2025", "2026-Q1", "2026-Q2", "2026-H1", "2026-Q3", "2026-Q4", "2026-H2", "2026"]
    periods = [read_period(text) for text in texts]
    known = [period for period in periods if period is not None]
    assert sorted(known) != known  # by their fields
    assert [str(p) for p in sorted(known, key=lambda p: p.order)] == texts
    assert [str(p.before) for p in known[1:4]] == ["2025-Q4", "2026-Q1", "2025-H2"]
    assert known[-1].before == known[0]
    assert {p.end for p in known[5:]} == {(2026, "Q4")}
    assert period_short(Period(2026, "Q3"), "fr") == "T3 2026"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2013", Period(2013)),
        ("FY2013", Period(2013)),
        ("fy 2013", Period(2013)),
        ("2013-Q3", Period(2013, "Q3")),
        ("Q3 2013", Period(2013, "Q3")),
        ("2013H2", Period(2013, "H2")),
        ("H3 2013", None),
        ("2013-13", None),
        ("13", None),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, meant: Period | None) -> None:
    assert read_period(written) == meant
    if meant is not None:
        assert read_period(str(meant)) == meant


def test_a_quarter_is_said_as_a_language_says_it() -> None:
    said = [quarter_words(Period(2013, "Q3"), tag) for tag in ("en", "de", "fr", "es", "ja")]
    assert said == [
        "3rd quarter 2013",
        "3. Quartal 2013",
        "3e trimestre 2013",
        "3.er trimestre de 2013",
        "2013年第3四半期",
    ]
