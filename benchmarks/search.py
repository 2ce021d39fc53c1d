"""`python -m benchmarks.search`: how long the search takes over ten thousand releases, and what
it loads.

    python -m benchmarks.search [--releases N] [--rounds N] [--work FOLDER]

Makes the room and its index, asks in Chromium, and prints Markdown. The first answer includes
what is loaded for it; the others are medians over the rounds. Wants Node, Chromium and npm's
packages (`make conformance` installs them).
"""

from __future__ import annotations

import argparse
import functools
import json
import shutil
import statistics
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.corpus import CORPUS
from benchmarks.measure import cost_of
from benchmarks.peers.pressroom import Pressroom

_HERE = Path(__file__).parent
# The first is for what has to be loaded; then words that stand in an eighth of the releases, in
# a tenth, in one, in none; and last what stands in every one.
_QUERIES = (
    "durability",
    "safety dosing",
    "congress in Amsterdam",
    "trial 1996 montreal",
    "dysprosium",
    "milestone payments",
)


class _Quiet(SimpleHTTPRequestHandler):
    # As hosts do: a connection is kept for the next request.
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def _room(folder: Path, count: int) -> float:
    """Makes the room and its site; the seconds of the build."""
    pressroom = Pressroom()
    if not folder.exists():
        pressroom.lay_out(folder, CORPUS, count)
        config = folder / "config.toml"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace('search = "none"', 'search = "full-text"'), encoding="utf-8")
    return cost_of([*pressroom.command(folder, folder), "--no-cache"], folder).wall


def _ask(site: Path) -> dict[str, Any]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        job = {
            "url": f"http://127.0.0.1:{server.server_port}",
            "chromium": shutil.which("chromium") or sys.exit("chromium is not installed"),
            "queries": _QUERIES,
        }
        done = subprocess.run(
            ["node", str(_HERE / "search.mjs")],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            check=True,
        )
        server.shutdown()
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    given = parser.parse_args()
    folder = (given.work / f"search-{given.releases}").resolve()
    seconds = _room(folder, given.releases)
    rounds = [_ask(folder / Pressroom.OUTPUT) for _ in range(given.rounds)]
    print(f"The site with its index, from cold: {seconds:.1f} s.\n")
    print("| query | found | milliseconds | loaded by then |\n|---|--:|--:|--:|")
    for number, query in enumerate(_QUERIES):
        answers = [round_["answers"][number] for round_ in rounds]
        took = statistics.median(answer["milliseconds"] for answer in answers)
        # The page itself, its style sheet and script left out.
        loaded = answers[0]["loaded"] - rounds[0]["own"]
        first = " (first)" if number == 0 else ""
        print(f"| {query}{first} | {answers[0]['said']} | {took:.0f} | {loaded / 1000:.0f} kB |")


if __name__ == "__main__":
    main()
