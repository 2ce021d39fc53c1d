"""What events, documents and pictures beside many releases cost a build with nothing to do.

    python -m benchmarks.items [--releases 10000] [--rounds 9] [--work FOLDER]

Builds the wire-shaped corpus, times builds with nothing to do, lays forty events, sixty documents
and two hundred pictures beside it, builds those, and times builds with nothing to do again. Prints
Markdown: the least and the median of the rounds, in seconds of all processors and on the clock; the
least is what the work takes where other programs run too. The work folder is `.bench/`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from benchmarks.measure import Cost, cost_of
from benchmarks.peers.pressroom import Pressroom
from benchmarks.room import write
from benchmarks.wire_corpus import CORPUS

_EVENTS, _DOCUMENTS, _PICTURES = 40, 60, 200
_FOLDERS = ("events", "documents", "media")
_SIZE = (640, 480)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    given = parser.parse_args(arguments)
    work = given.work.resolve()
    folder = work / f"items-{given.releases}"
    pressroom = Pressroom()
    print(f"Pressroom {pressroom.set_up(work)}, {given.releases:,} releases {CORPUS.about}.\n")
    if not folder.is_dir():
        pressroom.lay_out(folder, CORPUS, given.releases)
    for name in _FOLDERS:
        shutil.rmtree(folder / "content" / name, ignore_errors=True)
    print("| no change | processors, least | median | clock, least | median |")
    print("| --- | --: | --: | --: | --: |", flush=True)
    for label in ("releases alone", _label()):
        if label == _label():
            add_items(folder)
        # The second one keeps what the first one, which had something to do, leaves to it.
        for _ in range(2):
            cost_of(pressroom.command(work, folder), folder)
        costs = [cost_of(pressroom.command(work, folder), folder) for _ in range(given.rounds)]
        print(_row(label, costs), flush=True)


def add_items(folder: Path) -> None:
    """Lays events, documents and pictures, each with its file, into a room's folder."""
    content = folder / "content"
    for number in range(_EVENTS):
        start = f"{2020 + number // 6}-{1 + number % 12:02}-10 09:00"
        write(
            content / f"events/call-{number}.md",
            f"---\ntitle: Call {number}\nstart: {start}\nkind: call\n---\n\nHow to dial in.\n",
        )
    for number in range(_DOCUMENTS):
        write(
            content / f"documents/report-{number}/index.md",
            f"---\ntitle: Report {number}\nkind: annual-report\ndate: {2015 + number // 6}-03-01\n"
            f"attachments: [report-{number}.csv]\n---\n",
        )
        write(content / f"documents/report-{number}/report-{number}.csv", f"Anvils,{number}\n")
    slope = Image.linear_gradient("L").resize(_SIZE)
    for number in range(_PICTURES):
        place = content / f"media/picture-{number}"
        write(
            place / "index.md",
            f"---\ntitle: Picture {number}\npicture: picture-{number}.png\nalt: A slope of greys\n"
            "credit: The benchmark\n---\n",
        )
        slope.point(lambda grey, shade=number: (grey + shade) % 256).save(
            place / f"picture-{number}.png"
        )


def _label() -> str:
    return f"and {_EVENTS} events, {_DOCUMENTS} documents, {_PICTURES} pictures"


def _row(label: str, costs: Sequence[Cost]) -> str:
    processors = [cost.user + cost.system for cost in costs]
    clock = [cost.wall for cost in costs]
    cells = (min(processors), statistics.median(processors), min(clock), statistics.median(clock))
    return f"| {label} | " + " | ".join(f"{seconds:.2f} s" for seconds in cells) + " |"


if __name__ == "__main__":
    main()
