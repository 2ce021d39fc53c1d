"""`make bench`: all generators build the same site in turn, and a table says what it took.

    python -m benchmarks [--releases N,N] [--rounds N] [--only NAME,NAME] [--work FOLDER]

Prints Markdown. The folder (`.bench/`) keeps the corpora and the peers for the next time.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import shutil
import socket
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from benchmarks import corpus
from benchmarks.measure import Cost, Server, cost_of, memory_of

# Those that do less than everything at an edit; the others' one build is measured once a round.
_INCREMENTAL = ("pressroom", "hugo")
_PEERS = (*_INCREMENTAL, "eleventy", "pelican", "plain")
_WORKS = ("cold", "no change", "body edited", "headline edited", "release added", "template edited")
_REACHES = {
    "cold": 1.0,
    "no change": 0.03,
    "body edited": 0.06,
    "release added": 0.10,
}
_EDITS = 5
Results = dict[str, dict[str, list[Cost]]]


class Contender:
    """One generator with its site of `count` releases in a folder of its own."""

    def __init__(self, name: str, work: Path, count: int) -> None:
        self.peer: ModuleType = importlib.import_module(f"benchmarks.peers.{name}")
        self.key = name
        self.work = work
        self.count = count
        self.folder = work / f"{name}-{count}"
        self.version = self.peer.set_up(work)
        self._edit = 0
        if not self.folder.is_dir():
            self.peer.lay_out(self.folder, count)

    @property
    def name(self) -> str:
        return f"{self.peer.NAME} {self.version}"

    def clear(self) -> None:
        """As on a fresh machine: no output, nothing kept, no edit of an earlier round."""
        for leftover in self.peer.LEFTOVERS:
            shutil.rmtree(self.folder / leftover, ignore_errors=True)

    def build(self) -> Cost:
        return cost_of(self.peer.command(self.work, self.folder), self.folder)

    def memory(self) -> int:
        self.clear()
        return memory_of(self.peer.command(self.work, self.folder), self.folder)

    def round(self) -> dict[str, Cost]:
        """Every kind of work once, each from where the one before it has led."""
        self.clear()
        costs = {"cold": self.build()}
        if self.key not in _INCREMENTAL:
            return costs
        costs["no change"] = self.build()
        name, text = corpus.release(self.count // 2, self.count)
        with _Changed(self.peer.add(self.folder, name, text)) as path:
            self._rewrite(path, "The findings were accepted")
            costs["body edited"] = self.build()
            self._rewrite(path, "Results")
            costs["headline edited"] = self.build()
        self.build()
        added = self.peer.add(self.folder, *corpus.release(self.count, self.count))
        costs["release added"] = self.build()
        added.unlink()
        self.build()
        template = self.folder / self.peer.TEMPLATE
        with _Changed(template):
            template.write_text(template.read_text() + "<!-- new -->\n")
            costs["template edited"] = self.build()
        return costs

    def _rewrite(self, path: Path, words: str) -> str:
        """Puts something new behind the first `words` of a file; what a page then shows."""
        self._edit += 1
        new = f"{words} anew{self._edit}"
        path.write_text(path.read_text().replace(words, new, 1))
        return f"anew{self._edit}"

    def seconds_to_see(self, edits: int) -> list[float]:
        """From the save of a body to its page served, by the generator's own preview."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        name, text = corpus.release(self.count // 2, self.count)
        page = f"http://127.0.0.1:{port}/releases/{name[:4]}/{name[11:].removesuffix('.md')}/"
        made = []
        with (
            _Changed(self.peer.add(self.folder, name, text)) as path,
            Server(self.peer.serve(self.work, self.folder, port), self.folder, page) as server,
        ):
            for _ in range(edits):
                made.append(server.wait_for(self._rewrite(path, "The findings were accepted")))
        return made


class _Changed:
    """A file that is as it was when we are done with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *error: object) -> None:
        self.path.write_text(self.text)


def machine() -> str:
    rows = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((row.partition(": ")[2] for row in rows if row.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({model or platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def median(costs: list[Cost], of: Callable[[Cost], float]) -> float:
    return statistics.median(map(of, costs))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--releases", default="10000", help="numbers, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(_PEERS), help="names, with commas between")
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    wanted = parser.parse_args()
    work = wanted.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(f"Median of {wanted.rounds}, {datetime.now(UTC):%Y-%m-%d}: {machine()}.")
    for count in map(int, wanted.releases.split(",")):
        runners = [Contender(name, work, count) for name in wanted.only.split(",")]
        print(f"\n{count:,} releases:\n\n{measured(runners, wanted.rounds)}", flush=True)


def measured(runners: list[Contender], rounds: int) -> str:
    """All tables for one number of releases, in Markdown."""
    results: Results = {runner.name: {} for runner in runners}
    for _ in range(rounds):
        for runner in runners:
            for what, cost in runner.round().items():
                results[runner.name].setdefault(what, []).append(cost)
    memories = [runner.memory() for runner in runners]
    previews = [
        f"{runner.name}'s preview, from save to page: "
        f"{statistics.median(runner.seconds_to_see(_EDITS)):.2f} s"
        for runner in runners
        if runner.key in _INCREMENTAL
    ]
    parts = [
        clock(runners, results),
        processors(runners, results),
        sizes(runners, results, memories),
    ]
    return "\n\n".join([*parts, *previews])


def clock(runners: list[Contender], results: Results) -> str:
    """Seconds on the clock, and as ratios to Hugo's full build where Hugo took part."""
    hugo = next((r.name for r in runners if r.key == "hugo"), None)
    full = median(results[hugo]["cold"], lambda c: c.wall) if hugo else 0.0
    rows = []
    for what in _WORKS:
        row = [what]
        for runner in runners:
            wall = median(costs_of(runner, results, what), lambda c: c.wall)
            row.append(f"{wall:.2f} s" + (f" ({wall / full:.3f})" if full else ""))
        reach = _REACHES.get(what)
        rows.append([*row, f"{reach:.2f}" if reach else ""])
    return table(["seconds", *(runner.name for runner in runners), "to reach"], rows)


def processors(runners: list[Contender], results: Results) -> str:
    """Seconds of all processors, for the program and for the system."""
    rows = []
    for what in _WORKS:
        row = [what]
        for runner in runners:
            costs = costs_of(runner, results, what)
            user, system = median(costs, lambda c: c.user), median(costs, lambda c: c.system)
            row.append(f"{user:.1f} + {system:.1f} s")
        rows.append(row)
    return table(["program + system", *(runner.name for runner in runners)], rows)


def sizes(runners: list[Contender], results: Results, memories: list[int]) -> str:
    """What a cold build takes and makes."""
    rows = [
        [
            runner.name,
            f"{median(results[runner.name]['cold'], lambda c: c.wall) / runner.count * 1e3:.2f} ms",
            f"{memory / 2**20:,.0f} MB",
            f"{_pages(runner):,}",
        ]
        for runner, memory in zip(runners, memories, strict=True)
    ]
    return table(["cold", "a release", "memory", "files"], rows)


def costs_of(runner: Contender, results: Results, what: str) -> list[Cost]:
    """What a kind of work cost; for those that know but one, that."""
    return results[runner.name].get(what) or results[runner.name]["cold"]


def _pages(runner: Contender) -> int:
    return sum(path.is_file() for path in (runner.folder / runner.peer.OUTPUT).rglob("*"))


if __name__ == "__main__":
    main()
