"""Typed texts in the layouts of wires: what each says is read rightly, and no word is lost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from benchmarks.importing import measure, room_registry
from benchmarks.typed_texts import FOLDER, Typed, texts

# The shares that an import has to reach; of words none may be lost.
WANTED = {
    "headline": 0.96,
    "date": 0.98,
    "dateline": 0.97,
    "tickers": 0.98,
    "contacts": 0.97,
    "about": 0.97,
    "legend": 0.97,
    "words": 1.0,
}
_FEWEST = 50
_LAYOUTS = 5


@pytest.fixture(scope="module")
def measured() -> Mapping[str, list[str]]:
    """The texts of the folder, and each of the wire desk in one layout, a different one each time."""
    each = list(texts())
    own = len([*FOLDER.glob("*.txt")])
    desk = each[own:]
    chosen = [desk[at + at // _LAYOUTS % _LAYOUTS] for at in range(0, len(desk), _LAYOUTS)]
    return measure([*each[:own], *chosen], room_registry())


@pytest.mark.parametrize("part", WANTED)
def test_a_part_is_read_rightly(measured: Mapping[str, list[str]], part: str) -> None:
    answered, missed = measured[f"{part} of"], measured.get(part, [])
    assert len(answered) >= _FEWEST
    assert len(missed) <= (1 - WANTED[part]) * len(answered), "\n".join(missed)


def test_what_is_read_wrongly_is_counted() -> None:
    text = next(texts())
    other = Typed(text.name, text.text, {**text.answers, "headline": "Another", "contacts": []})
    wrong = measure([other], room_registry())
    assert {"headline", "contacts"} <= {*wrong}
    assert "legend" not in wrong
