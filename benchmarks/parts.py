"""What the parts of a build from nothing cost: builds that leave out one part more each, in turn.

python -m benchmarks.parts [--corpus wire] [--releases 2000] [--rounds 3]

Prints processor seconds, the least of the rounds. What a build costs without a part is the bound
of what can be won by making that part quicker.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus, wire_corpus
from benchmarks.measure import cost_of
from benchmarks.room import lay_out

_CORPORA = {each.name: each for each in (wire_corpus.CORPUS, corpus.CORPUS)}
_NO_TEXTS = """
from pressroom.typeset.article import Article
from pressroom.typeset.typesetter import Typesetter
Typesetter.typeset = lambda self, release: (Article(
    release=release, body="<p></p>", place="", subheads=(), boilerplate=(), legend="", marks=(),
    attribution="", documents=(), lead="", summary="", files=(), statements=(), downloads=(),
), [])
"""
# What is left out, besides all above it, and how: by names that the program looks up as it runs.
_PARTS = {
    "nothing": "",
    "the editorial rules": (
        "from pressroom.rules import registry\nregistry.judge = lambda articles, config: []"
    ),
    "rendering pages and feeds": (
        "from pressroom.pipeline.output import carry_out\n"
        "carry_out.render = lambda file, materials: b''"
    ),
    "setting texts": _NO_TEXTS,
}
_BUILD = """
import gc, sys
gc.disable()
{}
from pressroom.cli.main import main
sys.argv = ["pressroom", "build", "--jobs", "1", "--as-of", "2026-11-29T12:00Z"]
main()
"""


def measure(room: Path, rounds: int) -> dict[str, float]:
    """Processor seconds of a build from nothing in one process, by what it leaves out."""
    found: dict[str, list[float]] = {part: [] for part in _PARTS}
    for _ in range(rounds):
        left_out = ""
        for part, how in _PARTS.items():
            left_out += f"\n{how}"
            for folder in (".cache", "output"):
                shutil.rmtree(room / folder, ignore_errors=True)
            cost = cost_of([sys.executable, "-c", _BUILD.format(left_out)], room)
            found[part].append(cost.user + cost.system)
    return {part: min(costs) for part, costs in found.items()}


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=_CORPORA, default="wire")
    parser.add_argument("--releases", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lay_out(_CORPORA[asked.corpus], Path(folder), asked.releases)
        costs = measure(Path(folder), asked.rounds)
    print(f"{asked.releases:,} releases ({asked.corpus}), processor seconds of one process\n")
    print("| left out | build | a release |\n|---|--:|--:|")
    for part, seconds in costs.items():
        print(f"| {part} | {seconds:.1f} s | {seconds * 1000 / asked.releases:.2f} ms |")


if __name__ == "__main__":
    _main()
