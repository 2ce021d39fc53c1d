"""Every file of the site: what it is made of, whether it must be written, and its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pressroom.config import Config
from pressroom.exports.documents import documents
from pressroom.exports.feeds import feeds
from pressroom.exports.redirects import redirects
from pressroom.exports.sitemap import sitemap
from pressroom.exports.vcards import vcards
from pressroom.model import Release, Site
from pressroom.pipeline.progress import Progress
from pressroom.plan import Action, Artifact, Step, fingerprint, plan
from pressroom.problems import Abort, Problem, in_order
from pressroom.render import pages
from pressroom.theme import Theme
from pressroom.typeset import Article
from pressroom.write import alone, read_manifest, sizes_on_disk, write


def artifacts(
    site: Site,
    articles: Mapping[str, Article],
    about: Sequence[str],
    moved: Sequence[tuple[str, Release]],
    config: Config,
    theme: Theme,
    root: Path,
) -> list[Artifact]:
    """Every file of the site, in the order in which they are put in place: a page before
    what lists it, and what a page shows before the page."""
    return [
        *theme.artifacts,
        *documents(site, articles, root),
        *vcards(site, config),
        *pages(site, articles, about, moved, config, theme),
        *redirects(site, moved, config),
        *feeds(site, articles, config),
        *sitemap(site, config),
    ]


def carry_out(
    files: Sequence[Artifact], output: Path, salt: str, afresh: bool, progress: Progress
) -> list[Step]:
    """Brings `output` to what `files` are, writing only what has changed; what was done."""
    wanted = {artifact.path: fingerprint(artifact, salt) for artifact in files}
    with alone(output):
        made = read_manifest(output)
        steps = plan(wanted, made, sizes_on_disk(output, made), afresh=afresh)
        stale = {step.path for step in steps if step.action is Action.WRITE}
        writes = [artifact for artifact in files if artifact.path in stale]
        write(output, steps, _rendered(writes, progress), wanted, made)
    return steps


def _rendered(artifacts: Sequence[Artifact], progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Each artifact's bytes. One that fails does not hide the others: all faults come together."""
    problems: list[Problem] = []
    for number, artifact in enumerate(artifacts, start=1):
        try:
            data = artifact.render(artifact.view)
        except Abort as fault:
            problems += fault.problems
            continue
        progress("Writing", number, len(artifacts))
        yield artifact.path, data
    if problems:
        raise Abort(in_order(problems))
