"""The same release from two sources: the first is kept, and the other named."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.core.problems import Problem
from pressroom.importers.records import ImportedRelease
from pressroom.importers.same import SameReleases

WORDS = (
    "Net sales of anvils rose to 72.8 million in the third quarter because the new plant in Ohio "
    "delivered from its first week and orders from railways in Canada came in earlier than planned "
    "while costs of iron fell and the company kept its prices for customers of many years who had "
    "asked for longer contracts with fixed terms"
)
OTHER = (
    "A dividend of ten cents for each share will be paid in April to holders of record at the end of "
    "March after the board looked at cash and debts at its meeting in Boston and found that both "
    "leave room for the plan that owners were told of a year ago when the program began with the sale"
)


def release(source: str, body: str = WORDS, **front: Any) -> ImportedRelease:
    known = {"title": "ACME Reports Results", "date": "2026-03-03T09:00-05:00"}
    return ImportedRelease(source=source, name=source, front={**known, **front}, body=body)


def distinct(
    releases: Iterable[ImportedRelease],
) -> tuple[tuple[ImportedRelease, ...], tuple[Problem, ...]]:
    """What an import keeps of the releases, and what it tells."""
    known = SameReleases()
    kept, problems = list[ImportedRelease](), list[Problem]()
    for release in releases:
        judged = known.judge(release)
        problems += judged.problems
        if judged.keep:
            kept.append(release)
    return tuple(kept), tuple(problems)


SAME = [
    (release("b", title="ACME REPORTS  results!"), "the same headline and day", ""),
    (release("b", body=WORDS[:120]), "the same headline and day", ""),
    (release("b", body=f"{WORDS} and more"), "the same headline and day", ", 2 words longer"),
    (release("b", title="Else", url="/a", date="2020-01-01"), "the same address", ""),
    (release("b", title="Else", aliases=["/old"], date=""), "the same address", ""),
    (release("b", title="Another headline"), "nearly the same text", ""),
    (
        release(
            "b", title="Another", date="2026-03-04", body=f"**{WORDS.replace('iron', 'steel')}**"
        ),
        "nearly the same text",
        "",
    ),
]


@pytest.mark.parametrize(("second", "why", "longer"), SAME)
def test_the_same_release_is_recognised(second: ImportedRelease, why: str, longer: str) -> None:
    first = release("a.xml#1", url="/a/", aliases=["/old/"])
    kept, problems = distinct([first, second])
    assert kept == (first,)
    assert [str(problem) for problem in problems] == [
        f"b: warning PR472 it has {why} as a.xml#1, which is kept; this one{longer} is left out — "
        "nothing, if they are the same; else import the better source first, or alone"
    ]


ANOTHER = [
    release("b", title="Else", body=OTHER),
    release("b", date="2026-06-03", body=OTHER),
    release("b", date="2026-06-03", title="ACME Reports Results"),  # each quarter's text alike
    release("b", title="Else", body="Net sales rose."),
]


@pytest.mark.parametrize("second", ANOTHER)
def test_another_release_is_kept_without_a_word(second: ImportedRelease) -> None:
    first = release("a")
    assert distinct([first, second]) == ((first, second), ())


def test_one_headline_on_one_day_over_two_texts_is_told_and_both_are_kept() -> None:
    kept, problems = distinct([release("a"), release("b", body=OTHER)])
    assert len(kept) == 2
    assert [str(problem) for problem in problems] == [
        "b: warning PR474 it has the headline and day of a and another text: both are kept — look "
        "whether both are meant"
    ]


def test_two_texts_for_one_address_are_an_error() -> None:
    _, problems = distinct(
        [
            release("a", url="/a/"),
            release("b", url="/A", title="Else", body=OTHER, date="2025-01-01"),
        ]
    )
    assert [str(problem) for problem in problems] == [
        "b: error PR473 `/a` is the address of a too, which has another text — take one of the two "
        "out, or give it another address in its source"
    ]


def test_a_day_that_nobody_knows_is_no_day_in_common() -> None:
    first, second = release("a", date="", body=WORDS), release("b", date="", body=OTHER)
    kept, problems = distinct([first, second])
    assert len(kept) == 2 and problems[0].code == "PR474"


TEXT = st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join)


@given(
    st.lists(st.tuples(TEXT, st.sampled_from(["A", "B"]), st.sampled_from(["1", "2"])), max_size=6)
)
def test_each_release_is_kept_or_named(parts: list[tuple[str, str, str]]) -> None:
    releases = [
        release(f"s{n}", body, title=title, date=f"2026-03-0{day}")
        for n, (body, title, day) in enumerate(parts)
    ]
    kept, problems = distinct(releases)
    left_out = {problem.path for problem in problems if problem.code == "PR472"}
    assert {r.source for r in kept} | left_out == {r.source for r in releases}
    assert not left_out & {r.source for r in kept}
    again = SameReleases()
    assert all(again.judge(r).keep for r in kept)


def test_many_releases_of_one_day_are_not_all_held_against_each_other() -> None:
    words = (WORDS + " " + OTHER).split()
    known = SameReleases()
    began = time.process_time()
    for number in range(3000):
        mixed = " ".join(words[(at * (number + 7)) % len(words)] + str(number) for at in range(200))
        assert known.judge(release(f"s{number}", mixed, title=f"Title {number}")).keep
    assert time.process_time() - began < 10
