"""Dates as far as they are known: a year, a month, or a day."""

from __future__ import annotations

import pytest

from pressroom.standards.partial_dates import PartialDate, partial_date_words, read_partial_date


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("2009", PartialDate(2009), "2009"),
        ("2009-02", PartialDate(2009, 2), "Februar 2009"),
        ("2009-02-28", PartialDate(2009, 2, 28), "28. Februar 2009"),
        ("2009-02-29", None, ""),
        ("2009-13", None, ""),
        ("2009-00", None, ""),
        ("9999", None, ""),
        ("09", None, ""),
    ],
)
def test_a_date_as_far_as_it_is_known(written: str, meant: PartialDate | None, said: str) -> None:
    assert read_partial_date(written) == meant
    if meant is not None:
        assert partial_date_words(meant, "de") == said
        assert meant.day_after > meant.first_day
