"""Where a build's time goes: seconds by stage and by piece of work, and a trace to look at."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

Timed = Callable[[int, int, float, float], None]
"""Is told of a piece of work: its index, the number of the process that did it (0 for the first),
and when it began and ended (seconds on the clock of `time.perf_counter`)."""


class Span(msgspec.Struct, frozen=True):
    """A stretch of work: when it began (seconds from the start) and how long it took. `pieces`
    says how many pieces of work a stage had; a single piece belongs to the stage `within`."""

    name: str
    start: float
    seconds: float
    process: int = 0
    pieces: int = 0
    within: str = ""


class Timing:
    """Collects spans. Without `detail`, those of stages alone."""

    def __init__(self, *, detail: bool = False) -> None:
        self.detail = detail
        self.spans: list[Span] = []
        self.began = time.perf_counter()

    @contextlib.contextmanager
    def stage(self, name: str, pieces: int = 0) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            ended = time.perf_counter()
            self.spans.append(Span(name, begun - self.began, ended - begun, pieces=pieces))

    def pieces(self, within: str, names: Sequence[str]) -> Timed | None:
        """What notes the pieces of a stage by their names; None where nobody wants to know."""
        if not self.detail:
            return None

        def note(index: int, process: int, begun: float, ended: float) -> None:
            start = begun - self.began
            self.spans.append(Span(names[index], start, ended - begun, process, within=within))

        return note


def table(spans: Sequence[Span]) -> list[tuple[str, float, int, float]]:
    """By stage, in order: its name, seconds on the clock, pieces of work, and the seconds that
    these took in all processes together."""
    rows = []
    for name in dict.fromkeys(span.name for span in spans if not span.within):
        # A build that was begun as one of an edit, and then had to see to more, has two.
        stages = [span for span in spans if span.name == name and not span.within]
        own = [span.seconds for span in spans if span.within == name]
        pieces = max(span.pieces for span in stages)
        rows.append((name, sum(span.seconds for span in stages), pieces or len(own), sum(own)))
    return rows


def slowest(spans: Sequence[Span], count: int) -> list[Span]:
    """The pieces of work that took longest."""
    pieces = [span for span in spans if span.within]
    return sorted(pieces, key=lambda span: (-span.seconds, span.name))[:count]


def trace(spans: Sequence[Span]) -> bytes:
    """The spans in the Trace Event Format, which speedscope, Perfetto and Chrome read."""
    events = [
        {
            "name": span.name,
            "cat": span.within or "stage",
            "ph": "X",
            "ts": round(span.start * 1e6),
            "dur": round(span.seconds * 1e6),
            "pid": 1,
            "tid": span.process,
        }
        for span in spans
    ]
    names = [
        {
            "name": "thread_name",
            "ph": "M",
            "pid": 1,
            "tid": number,
            "args": {"name": f"worker {number}" if number else "main"},
        }
        for number in sorted({span.process for span in spans})
    ]
    return msgspec.json.encode({"traceEvents": [*names, *events], "displayTimeUnit": "ms"})
