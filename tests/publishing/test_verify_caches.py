"""What caches and clocks tell of an answer."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.publishing.verify_caches import (
    clock_offset,
    history,
    is_kept,
    kept_seconds,
    retry_after,
)
from pressroom.publishing.verify_http import Answer

from .hosts import NOW

MOMENT = "2026-05-28 20:26:40 UTC"


def answer(**headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url="https://press.example.com/", headers=named, sent=NOW, received=NOW)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({}, ""),
        ({"age": "0", "x_cache": "Miss from cloudfront"}, ""),
        ({"age": "100"}, "a cache has had it since 2026-05-28 20:25:00 UTC"),
        (
            {"age": "100", "cache_control": "public, max-age=300"},
            "a cache has had it since 2026-05-28 20:25:00 UTC and may keep it until "
            "2026-05-28 20:30:00 UTC",
        ),
        ({"cf_cache_status": "HIT"}, "it comes out of a cache"),
        (
            {"cache_status": "edge; hit", "last_modified": "Thu, 28 May 2026 20:26:40 GMT"},
            f"it comes out of a cache, last changed on the host {MOMENT}",
        ),
        ({"etag": '"5f"'}, 'its ETag is "5f"'),
        ({"age": "9" * 30, "last_modified": "soon"}, ""),
        ({"age": "9" * 15}, "a cache has had it since 1709-07-09 02:40:00 UTC"),
    ],
)
def test_an_answer_s_history_in_words(headers: dict[str, str], told: str) -> None:
    assert history(answer(**headers)) == told


def test_how_long_caches_may_keep_an_answer() -> None:
    for value, seconds in (
        ("", 0),
        ("public, max-age=300", 300),
        ("MAX-AGE=60, s-maxage=600", 600),
        ("s-maxage=60, max-age=31536000, immutable", 31536000),
        ("no-store, max-age=300", 0),
        ("max-age=soon", 0),
    ):
        assert kept_seconds({"cache-control": value}) == seconds


def test_how_long_a_host_asks_to_wait() -> None:
    assert retry_after({"retry-after": "120"}, NOW) == 120
    assert retry_after({"retry-after": formatdate(NOW + 7, usegmt=True)}, NOW) == 7
    assert retry_after({"retry-after": formatdate(NOW - 7, usegmt=True)}, NOW) == 0
    assert retry_after({"retry-after": "later"}, NOW) == 0


@given(st.floats(-1000, 1000), st.floats(0, 0.5), st.integers(1, 5))
def test_the_clock_of_a_host_is_known_to_a_second(ahead: float, took: float, asked: int) -> None:
    """Whatever a clock is off by, and wherever in a second it is asked, the offset is within."""
    answers = []
    for number in range(asked):
        sent = NOW + number * 0.3
        date = formatdate(int(sent + took / 2 + ahead), usegmt=True)
        answers.append(Answer(url="", headers={"date": date}, sent=sent, received=sent + took))
    offset = clock_offset(answers)
    assert offset is not None
    assert offset.low <= ahead + 1e-6
    assert ahead <= offset.high + 1e-6
    assert offset.high - offset.low <= 1 + took + 1e-6
    assert not offset.is_off or abs(ahead) > 1
    assert offset.is_off or abs(ahead) <= 2 + took + 1e-6


def test_a_cache_s_date_or_a_contradiction_tells_no_clock() -> None:
    early, late = (answer(date=formatdate(NOW + n, usegmt=True)) for n in (-60, 60))
    assert clock_offset([early, late]) is None
    assert clock_offset([]) is None
    assert clock_offset([answer(date="yesterday")]) is None
    assert clock_offset([answer(date=formatdate(NOW - 500, usegmt=True), age="500")]) is None
    assert is_kept({"x-cache": "HIT, MISS"})
