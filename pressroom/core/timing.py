"""Profiling of a build: seconds by stage and by piece of work, and a trace file."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

Timed = Callable[[int, int, float, float], None]
"""A callback for each finished piece of work: its index, the number of its process (0 is the main
one), and when it began and ended (seconds of `time.perf_counter`)."""


class Span(msgspec.Struct, frozen=True):
    """A measured stretch of work: its start (seconds since the build's) and duration in seconds.

    `pieces` is how many pieces of work a stage had; a single piece names its stage in `within`.
    """

    name: str
    start: float
    seconds: float
    process: int = 0
    pieces: int = 0
    within: str = ""


class Timing:
    """Collects spans: of stages, and with `detail` of each piece of work too."""

    def __init__(self, *, detail: bool = False) -> None:
        self.detail = detail
        self.spans: list[Span] = []
        self.began = time.perf_counter()

    @contextlib.contextmanager
    def stage(self, name: str, pieces: int = 0) -> Iterator[None]:
        """Times the body of a `with` statement as a stage; `pieces` is its number of pieces."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            ended = time.perf_counter()
            self.spans.append(Span(name, begun - self.began, ended - begun, pieces=pieces))

    def whole(self) -> Span:
        """Span of all that was done until now, as one stage without pieces."""
        return Span("in all", 0.0, time.perf_counter() - self.began)

    def pieces(self, within: str, names: Sequence[str]) -> Timed | None:
        """A callback that records the pieces of a stage under `names`; None without `detail`."""
        if not self.detail:
            return None

        def note(index: int, process: int, begun: float, ended: float) -> None:
            start = begun - self.began
            self.spans.append(Span(names[index], start, ended - begun, process, within=within))

        return note


def stage_rows(spans: Sequence[Span]) -> list[tuple[str, float, int, float]]:
    """A row for each stage, in order: its name, elapsed seconds, pieces of work, and the seconds
    these took, summed over all processes."""
    rows = []
    for name in dict.fromkeys(span.name for span in spans if not span.within):
        # An incremental build that turns into a full one goes through a stage twice.
        stages = [span for span in spans if span.name == name and not span.within]
        piece_seconds = [span.seconds for span in spans if span.within == name]
        pieces = max(span.pieces for span in stages)
        rows.append(
            (
                name,
                sum(span.seconds for span in stages),
                pieces or len(piece_seconds),
                sum(piece_seconds),
            )
        )
    return rows


def slowest(spans: Sequence[Span], count: int) -> list[Span]:
    """The `count` slowest pieces of work, slowest first."""
    pieces = [span for span in spans if span.within]
    return sorted(pieces, key=lambda span: (-span.seconds, span.name))[:count]


def trace(spans: Sequence[Span]) -> bytes:
    """The spans as JSON in the Trace Event Format, for speedscope, Perfetto and Chrome."""
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
