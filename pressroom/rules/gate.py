"""Gate of rules: those that may find anything in a release, by what each was declared to need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressroom.rules.needs import facts
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.rule import Rule


class Gate:
    """Some rules, of which those pass for a release that may find something in it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._not_of_english = tuple(rule for rule in self.rules if not rule.english)
        # Each group that a rule needs has a bit, and each word those of its groups.
        bits: dict[str, int] = {}
        self._needed: list[tuple[Rule, int]] = []
        one = 1
        for rule in self.rules:
            needed = 0
            for group in rule.needs:
                needed |= one
                for word in group:
                    bits[word] = bits.get(word, 0) | one
                one <<= 1
            self._needed.append((rule, needed))
        self._bits, self._words = bits, frozenset(bits)

    def open_for(self, release_text: ReleaseText) -> Sequence[Rule]:
        """The rules that may find something, in order. What a rule needs is told in English: in
        other languages all rules for them pass."""
        if release_text.release.language.lower().partition("-")[0] != "en":
            return self._not_of_english
        met, bits = 0, self._bits
        for part in (*release_text.vocabulary, facts(release_text)):
            for word in self._words & part:
                met |= bits[word]
        return [rule for rule, needed in self._needed if needed & met == needed]
