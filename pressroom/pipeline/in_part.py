"""Releases with errors in their front matter: what else is wrong with them, so that one run tells
all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.content.model import InPart, Loaded, Release
from pressroom.core.problems import Problem
from pressroom.pipeline.articles import Checker, is_judged
from pressroom.rules.judgement import Judgement
from pressroom.typeset.article import Article


def text_problems_in_part(items: Iterable[Loaded], checker: Checker) -> list[Problem]:
    """Problems of the texts of releases that have errors in their front matter.

    `items` are public, since their words are told; a withdrawn one has no text.
    """
    return [
        problem
        for release, _, _, problems in _typeset(items, checker)
        if release.withdrawal is None
        for problem in problems
    ]


def problems_in_part(
    items: Iterable[Loaded], checker: Checker
) -> tuple[list[Problem], list[Judgement]]:
    """Problems of the other keys and the texts of such releases, and judgements of the rules."""
    from pressroom.rules import registry

    problems: list[Problem] = []
    judgements: list[Judgement] = []
    for _, in_part, article, found in _typeset(items, checker):
        problems += [*in_part.problems, *found]
        if is_judged(article, found):
            config = checker.typesetter.config
            judgements += registry.judge_in_part(article, config, in_part.faulty)
    return problems, judgements


def _typeset(
    items: Iterable[Loaded], checker: Checker
) -> Iterator[tuple[Release, InPart, Article, list[Problem]]]:
    for item in items:
        release = checker.index.release_in_part(item.source) if item.in_part else None
        if item.in_part is not None and release is not None:
            yield release, item.in_part, *checker.typesetter.typeset(release)
