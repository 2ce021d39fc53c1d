"""Output of all commands: problems, counts, and a bar for what takes long."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pressroom.core.files import write_whole
from pressroom.core.problems import Problem, as_github, as_json, printable
from pressroom.core.timing import Span, slowest, stage_rows, trace

_SLOWEST = 5
_REDRAWN = 0.1  # seconds


def tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def print_problems(problems: Sequence[Problem], form: str) -> None:
    if form == "json":
        click.echo(as_json(problems))
    elif form == "sarif":
        from pressroom.cli.sarif import as_sarif

        click.echo(as_sarif(problems))
    elif form == "github":
        for problem in problems:
            click.echo(as_github(problem))
    else:
        tell(problems)


def editorial_count(warnings: int, notes: int) -> str:
    """Counts of editorial problems: `2 editorial warnings and 1 note`; empty for nothing."""
    if not warnings:
        return counted(notes, "editorial note") if notes else ""
    also = f" and {counted(notes, 'note')}" if notes else ""
    return counted(warnings, "editorial warning") + also


def counted(count: int, what: str) -> str:
    ending = "" if count == 1 else "es" if what.endswith("s") else "s"
    return f"{count:,} {what}{ending}"


def shown(path: Path) -> str:
    with contextlib.suppress(ValueError):
        return f"{path.relative_to(Path.cwd()).as_posix()}/"
    return f"{path}/"


def show_profile(spans: Sequence[Span], room: Path) -> None:
    """Prints the seconds of each stage and the slowest pieces, and writes the trace."""
    rows = [("", "seconds", "pieces", "in all processes")]
    rows += [
        (name, f"{seconds:.3f}", f"{pieces:,}" if pieces else "", f"{work:.3f}" if work else "")
        for name, seconds, pieces, work in stage_rows(spans)
    ]
    for name, seconds, pieces, work in rows:
        click.echo(f"{name:16}{seconds:>9}{pieces:>9}{work:>18}".rstrip())
    for span in slowest(spans, _SLOWEST):
        click.echo(f"{span.seconds:.3f} s: {span.within}, {printable(span.name)}")
    place = room / ".cache/profile.json"
    try:
        place.parent.mkdir(exist_ok=True)
        write_whole(place, trace(spans))
    except OSError as error:
        raise click.FileError(str(place), error.strerror or "cannot be written") from error
    click.echo("For speedscope, Perfetto or Chrome: .cache/profile.json")


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal for work that takes over a second; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    begun = drawn = time.monotonic()
    bar: Any = None
    tasks: dict[str, Any] = {}

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal bar, drawn
        if bar is None:
            if time.monotonic() - begun < 1:
                return
            from rich.console import Console
            from rich.progress import Progress

            # Refreshed by hand: a thread of its own would keep workers from being forked.
            bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
            bar.start()
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done)
        if time.monotonic() - drawn > _REDRAWN or done == total:
            bar.refresh()
            drawn = time.monotonic()

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()
