"""Rules that need what a release lacks are not applied to it, and no finding is lost by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from benchmarks.room import lay_out
from benchmarks.rules import articles_of
from benchmarks.wire_corpus import CORPUS
from pressroom.content.config.records import Config
from pressroom.rules.gate import Gate
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import in_all_cases, needs
from pressroom.rules.registry import RULES
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.rule import Rule
from pressroom.typeset.article import Article
from tests.conftest import Room
from tests.rules.manuals import as_keys, examples

EXAMPLES = Path(__file__).parents[2] / "benchmarks/wire"


def lost(articles: Iterable[Article], config: Config, rules: Iterable[Rule]) -> set[str]:
    """The codes of rules that find something in a release for which they do not pass."""
    gate, found = Gate(rules), set()
    for article in articles:
        release_text = ReleaseText(article, config)
        closed = set(gate.rules) - set(gate.open_for(release_text))
        found |= {rule.code for rule in closed if any(rule.check(release_text))}
    return found


def test_no_example_is_lost(room: Room) -> None:
    """Each manual's examples, as releases."""
    for rule in RULES:
        for kind in ("Bad", "Good"):
            for number, text in enumerate(examples(rule.manual, kind)):
                name = f"2026-03-01-works-{rule.code}-{kind}-{number}".lower()
                room.release(name, **(as_keys(text) | {"boilerplate": "", "legend": ""}))
    articles, config = articles_of(room.path)
    assert len(articles) > len(RULES) and not lost(articles, config, RULES)


@pytest.mark.parametrize("upper", [False, True], ids=["as typed", "in capitals"])
def test_nothing_is_lost_in_texts_shaped_like_wires(tmp_path: Path, upper: bool) -> None:
    lay_out(CORPUS, tmp_path, 24)
    for path in tmp_path.rglob("content/releases/**/*.md"):
        head, end, body = path.read_text("utf-8")[4:].partition("\n---\n")
        path.write_text(f"---\n{head}{end}{body.upper() if upper else body}", "utf-8")
    for number, (articles, config) in enumerate(map(articles_of, (tmp_path, EXAMPLES))):
        assert articles and not lost(articles, config, RULES), number


@needs(("anvil", "hammer"), "!")
def _anvils(release_text: ReleaseText) -> Iterator[Fault]:
    yield Fault(1, "it sells anvils", "sell hammers")


@pytest.mark.parametrize(
    ("title", "body", "language", "passes"),
    [
        ("It sells an anvil", "At last!", "en", True),
        ("It sells an anvil!", "At last.", "en-GB", True),
        ("Sold", "Hammer-and-anvil works opened!", "en", True),
        ("Sold", "Hammers sold!", "en", False),
        ("It sells an anvil", "At last.", "en", False),
        ("Verkauft", "Hammer!", "de", True),
    ],
)
def test_a_rule_passes_where_all_that_it_needs_is_there(
    room: Room, title: str, body: str, language: str, passes: bool
) -> None:
    """And a rule that was declared to need too much is seen."""
    settings = (room.path / "config.toml").read_text("utf-8")
    with_languages = settings.replace(
        "[[issuer]]", 'languages = ["en", "en-GB", "de"]\n\n[[issuer]]', 1
    )
    room.write("config.toml", with_languages)
    room.release(title=title, body=body, language=language)
    articles, config = articles_of(room.path)
    rules = [Rule("PR900", _anvils)]
    assert bool(Gate(rules).open_for(ReleaseText(articles[0], config))) is passes
    assert lost(articles, config, rules) == (set() if passes else {"PR900"})


def test_words_in_all_cases() -> None:
    assert in_all_cases(["call"]) == {"call", "Call", "CALL"}
