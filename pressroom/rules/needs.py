"""Needs of rules: what a release in English must have for a rule to find anything in it.

Most rules need words or signs that most releases lack. What a rule needs is declared beside it, in
forms as written, and a rule of which nothing is there is not applied at all: to ask a set costs a
fraction of what the rule's own search does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TypeVar

from pressroom.rules.beside import NOTHING
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

RuleCheck = Callable[[ReleaseText], Iterator[Fault]]
OneCheck = TypeVar("OneCheck", bound=RuleCheck)

# What is no word of a text, but a fact of a release; no word has a blank.
TABLES, MARKS, TICKERS, CONTACTS = "a table", "a mark", "a ticker", "a contact"
SUBHEADS, BOILERPLATE, LEGEND = "a subhead", "a boilerplate", "a legend"
FIGURES_ABOVE, BESIDE = "a figure above the text", "what stands beside"

_DIGITS = frozenset("0123456789")

_DECLARED: dict[RuleCheck, tuple[Set[str], ...]] = {}


def needs(*groups: Iterable[str]) -> Callable[[OneCheck], OneCheck]:
    """Declares that a rule finds nothing in a release in English that lacks one of the groups: that
    has none of the group's words, signs and facts, in headline, subheads and text together."""

    def declare(check: OneCheck) -> OneCheck:
        _DECLARED[check] = tuple(map(frozenset, groups))
        return check

    return declare


def needed_by(check: RuleCheck) -> tuple[Set[str], ...]:
    """The groups that a rule's function was declared to need; empty if it was not."""
    return _DECLARED.get(check, ())


def in_all_cases(words: Iterable[str]) -> Set[str]:
    """Words in small letters, with a capital, and in capitals."""
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


def facts(release_text: ReleaseText) -> Set[str]:
    """Facts of a release that rules may need beside words."""
    release, article = release_text.release, release_text.article
    found = (
        (TABLES, article.statements),
        (MARKS, article.marks or release.marks),
        (TICKERS, release.tickers),
        (CONTACTS, release.contacts),
        (SUBHEADS, release.subheads),
        (BOILERPLATE, release.boilerplate),
        (LEGEND, release.legend),
        (FIGURES_ABOVE, not _DIGITS.isdisjoint(release_text.heads)),
        (BESIDE, release_text.beside is not NOTHING),
    )
    return {fact for fact, has in found if has}
