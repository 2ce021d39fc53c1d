"""One build by the shortest road: the one entry for the command line and the preview server.

Each step of a build is a function of what decides it, and its answer is used again while that is
equal. `pressroom/pipeline/__init__.py` lists the steps and where each answer is kept.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.core.memory import Memory
from pressroom.core.workers import in_background
from pressroom.pipeline.inputs import Inputs, look_at
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.manifest import (
    OutputCheck,
    OutputLook,
    manifest_digest,
    verify_output,
)
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.reach import Reach, Road, reach
from pressroom.pipeline.record import (
    BuildRecord,
    Built,
    read_left,
    read_record,
    record_of,
    record_path,
    write_left,
    write_record,
)

MANY_INPUTS = 2_000
"""From so many inputs on it pays to look at the output in a process of its own."""
_OUTPUT = "the output is not as the last build left it"
_WEIGHT = 2  # to look at an input takes as long as at so many files of the output


class Outcome(msgspec.Struct, frozen=True):
    """Result of a build: what it did, how far it went and why, and the record for the next build;
    None where that must not rely on it. `before` is the record of the build before, if there is
    one."""

    built: Built
    reach: Reach
    record: BuildRecord | None
    before: BuildRecord | None = None


def build_recorded(
    root: Path, output: Path, as_of: datetime, options: Options, work: Work
) -> Outcome:
    """Builds as a command does: with the record of the last build into `output`, and leaves its own
    for the next. Raises `Abort`, with `output` untouched, when anything stands in the way."""
    place = record_path(root, output)
    before = read_record(place)
    outcome = build(root, output, as_of, before, options, work, Memory())
    if outcome.record is not None and outcome.record is not before:
        write_record(place, outcome.record)
    return msgspec.structs.replace(outcome, before=before)


def build(
    root: Path,
    output: Path,
    as_of: datetime,
    last: BuildRecord | None,
    options: Options,
    work: Work,
    memory: Memory,
) -> Outcome:
    """Brings `output` to what the press room in `root` shows at `as_of`.

    `last` is the record of the last build into `output`, and `memory` that of earlier builds in
    this process. Raises `Abort`, with `output` untouched, when anything stands in the way.
    """
    last = None if options.afresh else last
    if last is not None and options.saved:
        inputs = last.inputs | dict.fromkeys(options.saved)
        found = reach(last, inputs, as_of, strict=options.strict)
        if found.road is Road.TEXTS:
            made = _edited(root, output, last, found, options, work)
            if not isinstance(made, str):
                return _outcome(root, output, made, found, inputs)
    with _looking(output, last) as manifest:
        with work.timing.stage("look"):
            seen = look_at(root, last.inputs if last is not None else {})
            found = reach(last, seen.inputs, as_of, strict=options.strict)
            if last is not None and found.road is not Road.ALL and manifest() != last.manifest:
                found = Reach(Road.ALL, _OUTPUT)
        if last is not None and found.road is Road.NOTHING:
            with alone(output):
                # Another build may have been at work since the look.
                if manifest_digest(output) == last.manifest:
                    built = Built(last.shown, 0, (), last.files, last.manifest, lambda _: ())
                    if seen.to_keep != last.inputs:
                        last = msgspec.structs.replace(last, inputs=seen.to_keep)
                    return Outcome(built, found, last)
            found = Reach(Road.ALL, _OUTPUT)
        made = ""
        if last is not None and found.road is Road.TEXTS:
            made = _edited(root, output, last, found, options, work)
            if isinstance(made, str):
                found = Reach(Road.ALL, made, inside=True)
        if isinstance(made, str):
            with work.timing.stage("start"):
                from pressroom.pipeline import whole
            left = read_left(root, output)
            there = OutputLook(left, manifest if last is not None else None)
            look = whole.Look(seen.content, there)
            made = whole.build_whole(root, output, as_of, options, work, memory, look)
    return _outcome(root, output, made, found, seen.to_keep if seen.inputs else None)


def _outcome(root: Path, output: Path, made: Built, found: Reach, inputs: Inputs | None) -> Outcome:
    write_left(root, output, made.manifest)
    return Outcome(made, found, record_of(inputs, made) if inputs else None)


def _edited(
    root: Path, output: Path, last: BuildRecord, found: Reach, options: Options, work: Work
) -> Built | str:
    with work.timing.stage("start"):
        from pressroom.pipeline.edited import build_edited
    return build_edited(root, output, last, found.sources, options, work)


@contextlib.contextmanager
def _looking(output: Path, last: BuildRecord | None) -> Iterator[OutputCheck]:
    """A look at the output. Where it is worth a process of its own, that looks at so many files
    that this one, which looks at the inputs and at the others, is done at the same time."""
    inputs = len(last.inputs) if last is not None else 0
    if inputs <= MANY_INPUTS:
        yield functools.cache(functools.partial(verify_output, output))
        return

    def half(files: int) -> int:
        return min(files, (files + _WEIGHT * inputs) // 2)

    with in_background(lambda: verify_output(output, lambda files: slice(half(files)))) as first:

        @functools.cache
        def both() -> str:
            found = verify_output(output, lambda files: slice(half(files), None))
            return found if found == first() else ""

        yield both
