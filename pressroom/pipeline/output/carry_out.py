"""Every file of the site: what it is made of, whether it must be written, and its bytes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from pressroom.formats.artifact import Artifact, Bundle
from pressroom.content.config.records import Config
from pressroom.formats.api import api
from pressroom.formats.print.cards import cards
from pressroom.formats.print.cards import pillow_missing as cards_missing
from pressroom.formats.documents import documents
from pressroom.formats.feeds import feeds
from pressroom.formats.headers import headers
from pressroom.formats.llms import llms
from pressroom.formats.markdown import markdown
from pressroom.formats.ninjs import ninjs
from pressroom.formats.print.pdf import weasyprint_missing as pdf_missing
from pressroom.formats.redirects import redirects
from pressroom.formats.search import index, titles
from pressroom.formats.security import security
from pressroom.formats.sitemap import sitemap
from pressroom.formats.vcards import vcards
from pressroom.pipeline.output.manifest import (OutputCheck, manifest_digest, read_manifest, sizes_of, sizes_on_disk)
from pressroom.content.model import Entry
from pressroom.pipeline.memory import Planned
from pressroom.pipeline.progress import Progress
from pressroom.pipeline.renditions import pdfs
from pressroom.pipeline.output.plan import Action, ManifestRow, Step, plan
from pressroom.core.problems import Abort, Problem, in_order
from pressroom.formats.html.pages import pages
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.theme.theme import Theme
from pressroom.core.timing import Timed, Timing
from pressroom.core.workers import Lost, each
from pressroom.pipeline.output.write import Stage, alone, put_in_place, staging


def artifacts(
    around: SiteContext,
    about: Sequence[str],
    moved: Sequence[tuple[str, Entry]],
    theme: Theme,
    root: Path,
) -> list[Artifact]:
    """Every file of the site, in the order in which they are put in place: a page before
    what lists it, and what a page shows before the page."""
    site, library, config = around.site, around.library, around.config
    sheets = dict(theme.assets)
    made = pages(around, about, moved)
    return [
        *theme.artifacts,
        *documents(site, library, root),
        *vcards(site, library, config),
        *cards(site, around.postcards),
        *pdfs(made, around, root),
        *made,
        *ninjs(site, library, config),
        *markdown(site, library, config),
        *redirects(site, moved, config),
        *feeds(site, library, config, sheets.get("feed.css", "")),
        *api(site, library, config),
        *llms(site, library, config),
        *titles(site, config),
        *sitemap(site, library, config, around.postcards),
        *security(config),
        *headers(config),
    ]


def bundles(around: SiteContext) -> list[Bundle]:
    """What is made in one go out of many releases."""
    return index(around.site, around.library, around.config)


def not_installed(config: Config) -> list[Problem]:
    """What the settings ask for and cannot be made, since what makes it is not there."""
    asked = ((config.exports.cards, cards_missing), (config.exports.pdf, pdf_missing))
    found = [missing() for wanted, missing in asked if wanted]
    return [problem for problem in found if problem is not None]


def carry_out(
    planned: Planned,
    output: Path,
    afresh: bool,
    progress: Progress,
    jobs: int,
    timing: Timing,
    intact: OutputCheck | None,
) -> list[Step]:
    """Brings `output` to what was `planned`, writing only what has changed; what was done.
    `intact` tells of which manifest all files are there."""
    files, wanted = list(planned.files), dict(planned.wanted)
    with alone(output):
        with timing.stage("compare", len(files)):
            made = read_manifest(output)
            if intact is not None and intact() == manifest_digest(output):
                sizes = sizes_of(made)
            else:
                sizes = sizes_on_disk(output, made)
        for bundle, want in planned.bundles:
            with timing.stage("index", len(bundle.texts)):
                more, rows = _unpacked(bundle, want, {} if afresh else made, sizes)
            files += more
            wanted |= rows
        with timing.stage("compare", len(files)):
            steps = plan(wanted, made, sizes, afresh=afresh)
        make(files, steps, wanted, made, output, progress, jobs, timing)
    return steps


def _unpacked(
    bundle: Bundle, want: ManifestRow, made: Mapping[str, ManifestRow], sizes: Mapping[str, int]
) -> tuple[list[Artifact], dict[str, ManifestRow]]:
    """The bundle's files: those that are `made` when they are what is wanted and all there, and
    else new ones, with their artifacts. `sizes` are as for `plan`."""
    have = {path: row for path, row in made.items() if path.startswith(bundle.folder)}
    if have and all(
        (row.view, row.salt, row.texts) == (want.view, want.salt, want.texts)
        and sizes.get(path) == row.size
        for path, row in have.items()
    ):
        return [], have
    files = [
        Artifact(bundle.folder + name, bundle.folder, name, functools.partial(_ready, data))
        for name, data in sorted(bundle.make(bundle.view).items())
    ]
    return files, {file.path: want for file in files}


def make(
    files: Sequence[Artifact],
    steps: Sequence[Step],
    wanted: Mapping[str, ManifestRow],
    made: Mapping[str, ManifestRow],
    output: Path,
    progress: Progress,
    jobs: int,
    timing: Timing,
) -> None:
    """Takes the `steps` from what was `made` to what is `wanted`; `files` are all that have to be
    written. Call it while `output` is held."""
    stale = {step.path for step in steps if step.action is Action.WRITE}
    writes = [artifact for artifact in files if artifact.path in stale]
    with staging(output) as stage:
        timed = timing.pieces("render, write", [artifact.path for artifact in writes])
        with timing.stage("render, write", len(writes)):
            sizes = dict(_staged(writes, stage, progress, jobs, timed))
        with timing.stage("put in place", len(writes)):
            put_in_place(output, steps, sizes, wanted, made)


def as_made(artifact: Artifact) -> Artifact:
    """The artifact with its bytes made already. Raises `Abort` where they cannot be."""
    made = artifact.render(artifact.view)
    return msgspec.structs.replace(artifact, render=functools.partial(_ready, made))


def _ready(made: bytes, view: object) -> bytes:
    return made


def _staged(
    artifacts: Sequence[Artifact],
    stage: Stage,
    progress: Progress,
    jobs: int,
    timed: Timed | None,
) -> Iterator[tuple[str, int]]:
    """Makes each artifact and writes it beside the site; the size of each in bytes. One that
    fails does not hide the others: all faults come together."""

    def made(artifact: Artifact) -> int | Abort:
        try:
            return stage(artifact.path, artifact.render(artifact.view))
        except Abort as fault:
            return fault

    problems: list[Problem] = []
    ready = each(made, artifacts, jobs, timed)
    for number, (artifact, size) in enumerate(zip(artifacts, ready), 1):
        if isinstance(size, Abort):
            problems += size.problems
        elif isinstance(size, Lost):
            problems.append(size.problem(artifact.origin, f"{artifact.path} could not be made"))
        else:
            yield artifact.path, size
        progress("Writing", number, len(artifacts))
    if problems:
        raise Abort(in_order(problems))
