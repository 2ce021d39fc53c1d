"""Items typeset and judged, and the library of all texts of a site.

A press room has far fewer items than releases, and their texts are short: they are typeset by every
whole build, and nothing of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from pressroom.content.model import Entry, Release
from pressroom.core.problems import Problem
from pressroom.formats.theme.theme import Theme
from pressroom.pipeline.articles import Checker, is_judged
from pressroom.rules.judgement import Judgement
from pressroom.typeset.article import Abstract, Article, Library
from pressroom.typeset.catalogues import catalogue_digests
from pressroom.typeset.entry_words import set_entry


class ItemTexts(msgspec.Struct, frozen=True):
    """The articles of items by their addresses, the problems of their texts, and what rules say of
    them."""

    articles: Mapping[str, Article]
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]

    @property
    def for_build(self) -> list[Problem]:
        """Problems that a build tells of them."""
        return [*self.problems, *(judgement.problem for judgement in self.judgements)]


def typeset_items(
    items: Iterable[Release], checker: Checker, *, only_stops: bool = True
) -> ItemTexts:
    """Typesets items and judges them by the rules for texts that are no releases; `only_stops` are
    those whose faults stop a build."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    judged: list[Article] = []
    for item in items:
        article, found = checker.typesetter.typeset(item)
        articles[item.url] = article
        problems += found
        if is_judged(article, found):
            judged.append(article)
    judgements: list[Judgement] = []
    if judged:
        # Rules take their time to load.
        from pressroom.rules import registry

        config = checker.typesetter.config
        judgements = registry.judge_standing(judged, config, only_stops=only_stops)
    return ItemTexts(articles, tuple(problems), tuple(judgements))


def library_of(
    checker: Checker,
    theme: Theme,
    abstracts: Mapping[str, Abstract],
    items: Mapping[str, Article],
) -> Library:
    """All texts of a site: of its releases, whose `abstracts` are at hand by their addresses, and
    of its items, by theirs."""

    def article(entry: Entry) -> Article:
        if entry.url in items:
            return items[entry.url]
        found = checker.article(entry)
        release = set_entry(found.release, checker.typesetter.config)
        return msgspec.structs.replace(found, release=release)

    of_items = {url: each.abstract for url, each in items.items()}
    words = catalogue_digests(theme.templates)
    return Library({**abstracts, **of_items}, checker.index.text_key, article, words)
