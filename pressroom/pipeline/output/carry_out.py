"""The output folder brought to what a site shows: what differs is rendered and put in place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from pressroom.core.problems import Abort, Problem, in_order
from pressroom.core.timing import Timed
from pressroom.core.workers import Lost, each
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.pipeline.options import Work
from pressroom.pipeline.output.manifest import (
    Content,
    OutputLook,
    manifest_digest,
    read_manifest,
    sizes_of,
    sizes_on_disk,
)
from pressroom.pipeline.output.plan import Action, ManifestRow, Step, plan
from pressroom.pipeline.output.write import Stage, alone, put_in_place, staging
from pressroom.pipeline.renderers import render, render_bundle


class Planned(msgspec.Struct, frozen=True):
    """Every file of a site with its fingerprint by path, and its bundles with theirs."""

    files: Sequence[Artifact]
    wanted: Mapping[str, ManifestRow]
    bundles: Sequence[tuple[Bundle, ManifestRow]]


def carry_out(
    planned: Planned,
    materials: Materials,
    output: Path,
    afresh: bool,
    work: Work,
    look: OutputLook,
) -> tuple[list[Step], str]:
    """Brings `output` to what was `planned`, writing only what has changed; what was done, and the
    digest of the manifest that is there now. Raises `Abort` when it cannot be done."""
    with alone(output):
        with work.timing.stage("compare", len(planned.files)):
            rows = read_manifest(output)
            there_now = manifest_digest(output)
            why = "everything was asked for afresh" if afresh else ""
            if there_now and there_now != look.left:
                why = why or "the output folder is not as a build on this computer left it"
            if why:
                sizes = {}
            elif look.manifest is not None and look.manifest() == there_now:
                sizes = sizes_of(rows)
            else:
                sizes = sizes_on_disk(output, rows)
        return write_site(planned, materials, output, work, rows, sizes, why)


def write_site(
    planned: Planned,
    materials: Materials,
    output: Path,
    work: Work,
    rows: Mapping[str, ManifestRow],
    sizes: Mapping[str, int],
    afresh: str = "",
) -> tuple[list[Step], str]:
    """Takes `output` from the manifest's `rows` to what was `planned`; `sizes` and `afresh` are as
    for `plan`. Returns what was done, and the digest of the manifest. Call it while `output` is
    held. Raises `Abort` when it cannot be done."""
    files, wanted = list(planned.files), dict(planned.wanted)
    ready: dict[str, bytes] = {}
    stale = []
    of_bundles = rows_below((bundle.folder for bundle, _ in planned.bundles), rows)
    for bundle, want in planned.bundles:
        there = {} if afresh else _unchanged(bundle, want, of_bundles, sizes)
        wanted |= there
        stale += [] if there else [(bundle, want)]
    if stale:
        with work.timing.stage("index", sum(len(bundle.texts) for bundle, _ in stale)):
            ready = _made_bundles([bundle for bundle, _ in stale], materials, work)
        for bundle, want in stale:
            # Its table has the bundle's row; of the others the name says what they hold.
            named = ManifestRow("", want.salt, 0)
            new = [path for path in ready if path.startswith(bundle.folder)]
            files += [Artifact(path, bundle.folder, bundle.kind, path) for path in new]
            wanted |= {path: want if path == bundle.path else named for path in new}
    with work.timing.stage("compare", len(files)):
        steps = plan(wanted, rows, sizes, afresh=afresh)

    def render_file(file: Artifact) -> bytes:
        return ready[file.path] if file.path in ready else render(file, materials)

    return steps, _write_files(files, steps, wanted, rows, output, render_file, work)


def rows_below(folders: Iterable[str], rows: Mapping[str, ManifestRow]) -> dict[str, ManifestRow]:
    """The manifest's rows of files in some folders of bundles."""
    below = tuple(folders)
    return {path: row for path, row in rows.items() if path.startswith(below)}


def _made_bundles(bundles: Sequence[Bundle], materials: Materials, work: Work) -> dict[str, bytes]:
    """The files of all bundles, by path."""
    timed = work.timing.pieces("index", [bundle.folder for bundle in bundles])
    ready: dict[str, bytes] = {}
    of_each = each(lambda bundle: render_bundle(bundle, materials), bundles, work.jobs, timed)
    for bundle, made in zip(bundles, of_each, strict=True):
        if isinstance(made, Lost):
            raise Abort([made.problem(bundle.folder, f"{bundle.folder} could not be made")])
        ready |= made
    return ready


def _unchanged(
    bundle: Bundle,
    want: ManifestRow,
    rows: Mapping[str, ManifestRow],
    sizes: Mapping[str, int],
) -> dict[str, ManifestRow]:
    """The manifest's rows of a bundle whose files are what is wanted and all there, or none."""
    have = rows_below([bundle.folder], rows)
    table = have.get(bundle.path)
    if table is None or any(sizes.get(path) != row.size for path, row in have.items()):
        return {}
    same = (table.view, table.salt, table.texts) == (want.view, want.salt, want.texts)
    return have if same else {}


def _write_files(
    files: Sequence[Artifact],
    steps: Sequence[Step],
    wanted: Mapping[str, ManifestRow],
    rows: Mapping[str, ManifestRow],
    output: Path,
    render_file: Callable[[Artifact], bytes],
    work: Work,
) -> str:
    """Takes the `steps` from the manifest's `rows` to what is `wanted`; `files` are all that have
    to be written. Returns the digest of the manifest."""
    stale = {step.path for step in steps if step.action is Action.WRITE}
    writes = [artifact for artifact in files if artifact.path in stale]
    in_turn = by_owner(writes)
    timing = work.timing
    with staging(output) as stage:
        timed = timing.pieces("render, write", [artifact.path for artifact in in_turn])
        with timing.stage("render, write", len(writes)):
            contents = dict(_staged(in_turn, render_file, stage, work, timed))
        with timing.stage("put in place", len(writes)):
            staged = {artifact.path: contents[artifact.path] for artifact in writes}
            put_in_place(output, steps, staged, wanted, rows)
    return manifest_digest(output)


def by_owner(files: Iterable[Artifact]) -> list[Artifact]:
    """Some files, those of one release together: its texts need be looked up only once."""
    of: dict[str, list[Artifact]] = {}
    for file in files:
        of.setdefault(file.owner, []).append(file)
    return list(itertools.chain.from_iterable(of.values()))


def _staged(
    artifacts: Sequence[Artifact],
    render_file: Callable[[Artifact], bytes],
    stage: Stage,
    work: Work,
    timed: Timed | None,
) -> Iterator[tuple[str, Content]]:
    """Renders each artifact and writes it beside the site; what each holds. One that fails does
    not hide the others: all faults come together."""

    def made(artifact: Artifact) -> Content | Abort:
        try:
            return stage(artifact.path, render_file(artifact))
        except Abort as fault:
            return fault

    problems: list[Problem] = []
    ready = each(made, artifacts, work.jobs, timed)
    for number, (artifact, content) in enumerate(zip(artifacts, ready), 1):
        if isinstance(content, Abort):
            problems += content.problems
        elif isinstance(content, Lost):
            problems.append(content.problem(artifact.origin, f"{artifact.path} could not be made"))
        else:
            yield artifact.path, content
        work.progress("Writing", number, len(artifacts))
    if problems:
        raise Abort(in_order(problems))
