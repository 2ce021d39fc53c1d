"""`make bench`: all generators build the same sites in turn, and tables say what it took.

    python -m benchmarks [--corpus NAME,NAME] [--releases N,N] [--rounds N] [--only NAME,NAME]
                         [--against FOLDER] [--treasury FOLDER] [--work FOLDER]

The corpora are `wire`, in the shape of what wires send, `bench`, plain paragraphs, and
`treasury`, the US Treasury's releases. FOLDER of `--against` is another checkout of Pressroom,
which takes part beside this one. Prints Markdown. The work folder (`.bench/`) keeps what was laid
out and the peers for the next time; delete it when a corpus has changed.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import corpus, treasury_corpus, wire_corpus
from benchmarks.contender import PEERS, Contender, peer
from benchmarks.peers.pressroom import Pressroom
from benchmarks.precision import TREASURY
from benchmarks.room import Corpus
from benchmarks.tables import Results, against, growth, tables

_CORPORA = ("wire", "bench", "treasury")
_EDITS = 5


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", default=",".join(_CORPORA), help="names, with commas between")
    parser.add_argument("--releases", default="10000", help="numbers, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(PEERS), help="names, with commas between")
    parser.add_argument("--against", type=Path, help="another checkout of Pressroom")
    parser.add_argument("--treasury", type=Path, default=TREASURY, help="the Treasury's releases")
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    given = parser.parse_args(arguments)
    work = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(f"Median of {given.rounds}, {datetime.now(UTC):%Y-%m-%d}: {_machine()}.")
    runners = [Contender(name, peer(name), work) for name in given.only.split(",")]
    other = None
    if given.against:
        home = given.against.resolve()
        other = Contender(f"pressroom-{home.name}", Pressroom(home), work)
        runners.append(other)
    for each in _corpora(given.corpus.split(","), given.treasury):
        sizes = sorted({min(int(n), each.most or int(n)) for n in given.releases.split(",")})
        found = {}
        for count in sizes:
            print(f"\n{count:,} releases {each.about}:\n", flush=True)
            for runner in runners:
                runner.take(each, count)
            found[count] = _measured(runners, given.rounds)
            print(tables(runners, found[count]))
            if other and runners[0].key == "pressroom":
                results = found[count]
                print(f"\n{against(each.name, results[runners[0].name], results[other.name])}")
            print("".join(f"\n{line}\n" for line in _previews(runners)), end="", flush=True)
        if len(sizes) > 1:
            for runner in runners:
                print(f"\n{runner.name}: {growth({n: found[n][runner.name] for n in sizes})}")


def _corpora(names: Sequence[str], treasury: Path) -> Iterator[Corpus]:
    """The corpora of these names; says of one that is not here that it is left out."""
    for name in names:
        if name == "treasury" and not treasury.is_dir():
            print(f"\nThe Treasury's releases are left out: they are not in {treasury}.")
        elif name == "treasury":
            yield treasury_corpus.corpus(treasury)
        else:
            yield {"wire": wire_corpus.CORPUS, "bench": corpus.CORPUS}[name]


def _machine() -> str:
    rows = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((row.partition(": ")[2] for row in rows if row.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({model or platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _measured(runners: Sequence[Contender], rounds: int) -> dict[str, Results]:
    """All kinds of work, the runners in turn, and at last the memory; by their names."""
    results = {runner.name: Results({}) for runner in runners}
    for _ in range(rounds):
        for runner in runners:
            for work, cost in runner.round().items():
                results[runner.name].costs.setdefault(work, []).append(cost)
    for runner in runners:
        results[runner.name].memory = runner.memory()
        results[runner.name].files = runner.files()
    return results


def _previews(runners: Sequence[Contender]) -> Iterator[str]:
    for runner in runners:
        if runner.incremental:
            seconds = statistics.median(runner.seconds_to_see(_EDITS))
            yield f"{runner.name}'s preview, from save to page: {seconds:.2f} s"


if __name__ == "__main__":
    main()
