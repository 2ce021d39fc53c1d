"""Each rule's manual holds: the bad example is found, the good one is not, and it says why."""

from __future__ import annotations

import pytest

from pressroom.rules.registry import RULES
from pressroom.rules.rule import Rule
from tests.conftest import Room
from tests.rules.manuals import as_keys, event_at, examples, source

RESULTS = {"PR297", "PR299"}
"""Rules on results: where one of their examples is in a room, the other cannot be."""


def test_the_examples_are_bad_and_good(room: Room) -> None:
    """All examples in one room, each a release of its own."""
    # Symbols are reported, not set, so that there is something to report.
    config = (room.path / "config.toml").read_text()
    config = config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"')
    room.write("config.toml", config + "\n[marks]\napply = false\n")
    room.write("content/boilerplate/acme.md", "## About ACME\n\nACME makes anvils.\n")
    room.write("content/boilerplate/old@2020-01-01.md", "## About ACME\n\nACME made anvils.\n")
    room.write("content/legends/forward-looking.md", "Forward-looking statements may fail.\n")
    shown: list[tuple[str, Rule, str, str]] = []
    for rule in RULES:
        if rule.code in RESULTS:
            continue
        assert source(rule.manual), rule.code
        for kind in ("Bad", "Good"):
            texts = examples(rule.manual, kind)
            assert texts, (rule.code, kind)
            for number, text in enumerate(texts):
                name = f"2026-03-01-works-{rule.code}-{kind}-{number}".lower()
                room.release(name, **as_keys(text))
                if start := event_at(text):
                    keys = f"title: Call\nstart: {start}\nreleases: [{name}]"
                    room.write(f"content/events/{name}.md", f"---\n{keys}\n---\n")
                shown.append((f"content/releases/{name}.md", rule, kind, text))

    found: dict[str, set[str]] = {}
    stops = {rule.code for rule in RULES if rule.stops}
    for row in room.judged():
        place, severity, code = row.split()[:3]
        assert severity != "error" or code in stops, row
        found.setdefault(place.partition(":")[0], set()).add(code)

    for path, rule, kind, text in shown:
        assert (rule.code in found.get(path, set())) is (kind == "Bad"), (rule.code, kind, text)


@pytest.mark.parametrize("code", sorted(RESULTS))
def test_the_examples_on_results_are_bad_and_good(room: Room, code: str) -> None:
    """Each in the same room; what makes the second one good stands in the example itself, or is a
    document."""
    rule = next(rule for rule in RULES if rule.code == code)
    (bad,), (good,) = (examples(rule.manual, kind) for kind in ("Bad", "Good"))
    assert source(rule.manual)
    config = (room.path / "config.toml").read_text()
    settings = '[results]\npieces = ["presentation"]\nfigures = [{ name = "Revenue" }]\n'
    room.write("config.toml", f"{config}\n{settings}")
    slides = "title: Slides\nkind: presentation\nperiod: 2026-Q1\nlink: https://www.example.org/x"
    for example, is_good in ((bad, False), (good, True)):
        keys = as_keys(example)
        room.release(period=keys["period"], body=keys["body"])
        if is_good and "one is of 2026-Q1" in example:
            room.write("content/documents/slides.md", f"---\n{slides}\n---\n")
        assert any(code in row for row in room.judged()) is not is_good
