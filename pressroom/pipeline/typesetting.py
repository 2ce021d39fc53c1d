"""Every release's article, by one process or several."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from pressroom.config import Config
from pressroom.model import Release
from pressroom.pipeline.progress import Progress
from pressroom.problems import Problem
from pressroom.typeset import Article, Typesetter

# What a pool costs to start is earned back above some two hundred releases.
_WORTH_A_POOL = 200
_CHUNK = 100


def typeset(
    releases: Sequence[Release], typesetter: Typesetter, jobs: int, progress: Progress
) -> tuple[list[Article], list[Problem]]:
    """Each release's article, in order. What comes out does not depend on `jobs`."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for article, found in _typeset_all(releases, typesetter, jobs):
        articles.append(article)
        problems += found
        progress("Reading", len(articles), len(releases))
    return articles, problems


def _typeset_all(
    releases: Sequence[Release], typesetter: Typesetter, jobs: int
) -> Iterator[tuple[Article, list[Problem]]]:
    if jobs < 2 or len(releases) < _WORTH_A_POOL:
        yield from map(typesetter.typeset, releases)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [releases[i : i + _CHUNK] for i in range(0, len(releases), _CHUNK)]
    work = functools.partial(_typeset_chunk, typesetter.config, typesetter.root)
    # Fresh interpreters: a fork of a process with watching threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for made in pool.map(work, chunks):
            yield from made


def _typeset_chunk(
    config: Config, root: Path, releases: Sequence[Release]
) -> list[tuple[Article, list[Problem]]]:
    return list(map(Typesetter(config, root).typeset, releases))
