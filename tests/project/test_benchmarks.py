"""The corpora and tables of `make bench`. Timings are no tests; what is measured is."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import frontmatter
import pytest

from benchmarks import corpus, treasury_corpus, wire_corpus
from benchmarks.__main__ import main
from benchmarks.measure import Cost
from benchmarks.profile import quantiles
from benchmarks.room import Release, body_edited, headline_edited, lay_out
from benchmarks.tables import Results, against, growth, tables
from pressroom.core.problems import errors
from pressroom.pipeline.lint import lint_sources
from pressroom.pipeline.options import Work

_AS_OF = datetime(2027, 1, 1, tzinfo=UTC)


def wires(count: int) -> list[Release]:
    return [wire_corpus.release(number, count) for number in range(count)]


@pytest.fixture(scope="module")
def three_hundred() -> list[Release]:
    return wires(300)


# The wire-shaped corpus


def test_same_number_gives_the_same_release() -> None:
    assert wires(20) == wires(20)


def test_paragraphs_of_wire_shaped_releases_are_their_own(three_hundred: list[Release]) -> None:
    paragraphs = Counter(
        paragraph
        for release in three_hundred
        for paragraph in set(frontmatter.loads(release.text).content.split("\n\n"))
        if len(paragraph) > 200
    )
    assert len(paragraphs) > 1500
    # A paragraph of sentences without a name or a figure may come again.
    assert sum(times > 1 for times in paragraphs.values()) / len(paragraphs) < 0.01


def test_wire_shaped_releases_have_the_shape_of_a_wires(three_hundred: list[Release]) -> None:
    made = {
        name: row.split(", ") for name, row in quantiles([r.text for r in three_hundred]).items()
    }
    medians = {name: int(row[0].split(" / ")[1]) for name, row in made.items()}
    shares = {name: int(row[1].removesuffix("%")) for name, row in made.items()}
    assert 3900 < medians["bytes"] < 5300
    assert 540 < medians["words"] < 760
    assert 12 < medians["paragraphs"] < 20
    assert 700 < medians["longest paragraph"] < 1200
    assert 35 < shares["list items"] < 50
    assert 5 < shares["links"] < 15
    assert 70 < shares["bare addresses"] < 90
    assert 14 < shares["marks"] < 30


def test_wire_shaped_releases_build_and_have_findings(tmp_path: Path) -> None:
    lay_out(wire_corpus.CORPUS, tmp_path, 20)
    problems = lint_sources(tmp_path, _AS_OF, Work(jobs=1)).problems
    assert not errors(problems)
    assert 3 < sum(p.path.startswith("content/releases/") for p in problems) / 20 < 10


def test_statements_come_as_tables_from_files_and_as_lines(three_hundred: list[Release]) -> None:
    assert any(release.tables for release in three_hundred)
    assert any("\n| --- |" in release.text for release in three_hundred)
    assert any("\n\n$\n\n" in release.text for release in three_hundred)


def test_others_get_a_statement_in_a_file_without_it(three_hundred: list[Release]) -> None:
    release = next(release for release in three_hundred if release.tables)
    assert "](figures.csv)" in release.text
    assert ".csv" not in release.without_tables
    assert len(release.text) - len(release.without_tables) < 200


# The edits


@pytest.mark.parametrize("kind", [corpus.CORPUS, wire_corpus.CORPUS], ids=lambda kind: kind.name)
def test_edits_change_what_they_are_called_by(kind: corpus.Corpus) -> None:
    for number in range(60):
        text = kind.release(number, 60).text
        before = frontmatter.loads(text)
        body = frontmatter.loads(body_edited(text, "anew1"))
        headline = frontmatter.loads(headline_edited(text, "anew1"))
        assert body.metadata == before.metadata
        assert body.content.replace(" anew1", "") == before.content != body.content
        assert headline.content == before.content
        assert headline["title"].replace(" anew1", "") == before["title"] != headline["title"]


def test_a_table_alone_and_a_quoted_headline_are_edited_too() -> None:
    text = "---\ntitle: '\"Yes\" to It'\n---\n\n| a | b |\n|---|---|\n"
    assert "| a | b anew1 |\n" in body_edited(text, "anew1")
    assert frontmatter.loads(headline_edited(text, "anew1"))["title"] == '"Yes" anew1 to It'


def test_a_text_without_a_line_to_edit_is_told() -> None:
    with pytest.raises(ValueError, match="no line to edit"):
        body_edited("---\ntitle: A\n---\n\na\n", "anew1")


# The Treasury's


def test_treasurys_last_release_is_the_one_that_is_added(tmp_path: Path) -> None:
    for day in (3, 1, 2):
        text = f"---\ntitle: Day {day}\nurl: /news/{day}\n---\n\nText.\n"
        (tmp_path / f"2024-01-0{day}-day.md").write_text(text)
    lost = "---\ntitle: '#NAME?'\n---\n\nNo build publishes it.\n"
    (tmp_path / "2024-01-02-lost.md").write_text(lost)
    found = treasury_corpus.corpus(tmp_path)
    assert found.most == 2
    assert found.release(2, 2) == Release("2024-01-03-day.md", "---\ntitle: Day 3\n---\n\nText.\n")


def test_bench_says_that_the_treasury_is_not_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--treasury", str(tmp_path / "none"), "--work", str(tmp_path), "--only", "plain"]
    main(["--corpus", "treasury", *given])
    assert f"left out: they are not in {tmp_path / 'none'}" in capsys.readouterr().out


# The tables


def test_bench_measures_a_generator_over_a_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--releases", "6", "--rounds", "1", "--only", "plain", "--work", str(tmp_path)]
    main(["--corpus", "wire", *given])
    said = capsys.readouterr().out
    assert "6 releases in the shape of those that wires send" in said
    assert "| wire: clock / processors | Plain loop" in said
    pages = (tmp_path / "plain-wire-6/public/releases").glob("*/*/index.html")
    assert len([page for page in pages if page.parent.parent.name.isdigit()]) >= 6


def results(wall: float, processor: float, memory: int = 0) -> Results:
    return Results({"cold": [Cost(wall, processor, 0.0)] * 3}, memory, 7)


def test_seconds_are_told_as_parts_of_hugos_build_from_nothing() -> None:
    corpus_ = SimpleNamespace(name="wire")
    ours = SimpleNamespace(key="pressroom", name="Pressroom 1", corpus=corpus_, count=1000)
    hugo = SimpleNamespace(key="hugo", name="Hugo 2", corpus=corpus_, count=1000)
    found = {"Pressroom 1": results(6, 12, 2**20), "Hugo 2": results(2, 4, 2**21)}
    said = tables([ours, hugo], found)  # type: ignore[list-item]
    row = "| cold | 6.00 / 12.00 s (3.000 / 3.000) | 2.00 / 4.00 s (1.000 / 1.000) | 3.0 / 3.5 |"
    assert row in said
    assert "| Pressroom 1 | 6.00 / 12.00 ms | 1 MB (0.50) | 7 |" in said


def test_another_checkout_is_compared_work_by_work() -> None:
    said = against("wire", results(2, 3), results(4, 10))
    assert "| cold | 0.500 | 0.300 |\n" in said


def test_growth_is_told_a_release() -> None:
    said = growth({10_000: results(10, 20), 100_000: results(110, 190)})
    assert said.startswith("1.10 / 0.95 at 100,000 of what a release takes at 10,000")


# What the others are given


def test_others_get_standing_texts_and_contacts_by_their_keys() -> None:
    standing = json.loads(corpus.CORPUS.standing_data())
    assert standing["home"] == standing["boilerplate"]["acme"]
    assert standing["legend"]["ahead"].startswith("## Forward-looking statements")
    assert 'href="mailto:ir@example.com"' in standing["contacts"]["investors"]
