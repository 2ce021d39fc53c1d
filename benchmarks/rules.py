"""What the rules cost: processor time for each release of a room, the least of five rounds.

python -m benchmarks.rules ROOM
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from pressroom.content.config.records import Config
from pressroom.core.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import read_sources
from pressroom.rules import registry
from pressroom.typeset.article import Article
from pressroom.typeset.typesetter import Typesetter

_ROUNDS = 5


def articles_of(room: Path) -> tuple[list[Article], Config]:
    """The articles of a room's releases, and its settings."""
    sources = read_sources(room, Options(), Work(), Memory())
    typesetter = Typesetter(sources.config, room)
    entries = [loaded.release for loaded in sources.of_releases if loaded.release]
    releases = sources.index.releases(entries)
    return [typesetter.typeset(release)[0] for release in releases], sources.config


def measure(room: Path) -> tuple[int, float]:
    """How many releases the room has, and the milliseconds that the rules take for one."""
    articles, config = articles_of(room)
    gc.disable()  # as commands do: looking through articles that are kept is no rule's time
    rounds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        registry.judge(articles, config)
        rounds.append(time.process_time() - start)
    gc.enable()
    return len(articles), min(rounds) * 1000 / len(articles)


if __name__ == "__main__":
    number, cost = measure(Path(sys.argv[1]))
    print(f"{number:,} releases, {len(registry.RULES)} rules: {cost:.2f} ms a release")
