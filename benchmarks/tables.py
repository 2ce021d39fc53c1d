"""What was measured, as tables in Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence

import msgspec

from benchmarks.contender import WORKS, Contender
from benchmarks.measure import Cost

_EDIT_REACHES = {"no change": "0.03", "body edited": "0.06", "release added": "0.10"}
# Parts of Hugo's build from nothing: on the clock and in processor seconds, or both alike.
_REACHES = {
    "wire": {"cold": "3.0 / 3.5", **_EDIT_REACHES},
    "bench": {"cold": "1.5", **_EDIT_REACHES},
    "treasury": {},
}


class Results(msgspec.Struct):
    """All that was measured of a contender over one corpus; `memory` in bytes."""

    costs: dict[str, list[Cost]]
    memory: int = 0
    files: int = 0

    def wall(self, work: str) -> float:
        return self._median(work, lambda cost: cost.wall)

    def processor(self, work: str) -> float:
        return self._median(work, lambda cost: cost.user + cost.system)

    def _median(self, work: str, of: Callable[[Cost], float]) -> float:
        # Those that know but one kind of work do it at every edit.
        return statistics.median(map(of, self.costs.get(work) or self.costs["cold"]))


def tables(runners: Sequence[Contender], results: Mapping[str, Results]) -> str:
    """The tables for one corpus of one size."""
    return f"{_seconds(runners, results)}\n\n{_sizes(runners, results)}"


def _seconds(runners: Sequence[Contender], results: Mapping[str, Results]) -> str:
    """On the clock and of all processors, and both as parts of Hugo's build from nothing."""
    hugo = _hugo(runners, results)
    corpus = runners[0].corpus.name
    rows = []
    for work in WORKS:
        row = [work]
        for runner in runners:
            found = results[runner.name]
            cell = f"{found.wall(work):.2f} / {found.processor(work):.2f} s"
            if hugo:
                wall = found.wall(work) / hugo.wall("cold")
                processor = found.processor(work) / hugo.processor("cold")
                cell += f" ({wall:.3f} / {processor:.3f})"
            row.append(cell)
        rows.append([*row, _REACHES[corpus].get(work, "")])
    names = [runner.name for runner in runners]
    return _table([f"{corpus}: clock / processors", *names, "to reach"], rows)


def _sizes(runners: Sequence[Contender], results: Mapping[str, Results]) -> str:
    """What a build from nothing takes and makes."""
    hugo = _hugo(runners, results)
    rows = []
    for runner in runners:
        found = results[runner.name]
        walls = found.wall("cold") / runner.count * 1e3
        processors = found.processor("cold") / runner.count * 1e3
        memory = f"{found.memory / 2**20:,.0f} MB"
        if hugo:
            memory += f" ({found.memory / hugo.memory:.2f})"
        rows.append([runner.name, f"{walls:.2f} / {processors:.2f} ms", memory, f"{found.files:,}"])
    corpus = runners[0].corpus.name
    return _table([f"{corpus}: cold", "a release", "memory (to reach: 1.00)", "files"], rows)


def _hugo(runners: Sequence[Contender], results: Mapping[str, Results]) -> Results | None:
    return next((results[runner.name] for runner in runners if runner.key == "hugo"), None)


def against(corpus: str, now: Results, before: Results) -> str:
    """What this checkout takes as parts of what another one takes."""
    rows = [
        [
            work,
            f"{now.wall(work) / before.wall(work):.3f}",
            f"{now.processor(work) / before.processor(work):.3f}",
        ]
        for work in WORKS
    ]
    return _table([f"{corpus}: of the other's", "clock", "processors"], rows)


def growth(sizes: Mapping[int, Results]) -> str:
    """How much longer a release takes in the largest corpus than in the smallest."""
    few, many = min(sizes), max(sizes)
    wall = sizes[many].wall("cold") / many / (sizes[few].wall("cold") / few)
    processor = sizes[many].processor("cold") / many / (sizes[few].processor("cold") / few)
    return f"{wall:.2f} / {processor:.2f} at {many:,} of what a release takes at {few:,} (to reach: 1.15)"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
