"""`import`: foreign texts become releases."""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pressroom.cli.arguments import Room, in_room, jobs_option
from pressroom.cli.printing import counted, progress_bar, tell
from pressroom.core.problems import in_order, printable

if TYPE_CHECKING:
    from pressroom.pipeline.imports import ImportReport, Source

_MOST_SHOWN = 20
_MANY = {"ticker": "tickers", "contact": "contacts"}


class Wished(NamedTuple):
    """What was asked for: public items of an archive, and what to do with tracked changes."""

    archive: bool
    changes: str


def _wished(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives the command the options of `Wished`, and those as one."""

    @functools.wraps(command)
    def within(*args: Any, archive: bool, changes: str | None, **options: Any) -> Any:
        return command(*args, wished=Wished(archive, changes or ""), **options)

    for option in (
        click.option(
            "--changes",
            type=click.Choice(["accept", "reject"]),
            help="What to do with the tracked changes of Word files.",
        ),
        click.option(
            "--archive",
            is_flag=True,
            help="Public releases with their old dates and addresses, instead of drafts.",
        ),
    ):
        within = option(within)
    return within


@click.command("import")
@in_room
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", help="The sources' format, where their names do not tell it.")
@_wished
@jobs_option
@click.option("--dry-run", is_flag=True, help="Write nothing, and print what would be written.")
def importing(
    where: Room,
    sources: tuple[Path, ...],
    form: str | None,
    wished: Wished,
    jobs: int | None,
    dry_run: bool,
) -> int:
    """Turn Word files, wire texts, HTML and archives into releases."""
    from pressroom.content.config.reader import read_settings
    from pressroom.importers.records import Wishes
    from pressroom.pipeline.imports import import_sources
    from pressroom.pipeline.options import Work

    room = where.path
    config = read_settings(room).config
    wishes = Wishes(archive=wished.archive, changes=wished.changes, fields=config.import_map)
    files = list(_files(sources, form))
    with progress_bar() as progress:
        work = Work(jobs or os.cpu_count() or 1, progress)
        report = import_sources(room, config, files, wishes, work, dry=dry_run)
    tell(in_order(report.problems))
    _tell_items(report, archive=wished.archive, dry=dry_run)
    return 0


def _files(sources: tuple[Path, ...], form: str | None) -> Iterator[Source]:
    from pressroom.pipeline.imports import Source

    for path in sources:
        yield Source(path, path.as_posix(), form or "")


def _tell_items(report: ImportReport, *, archive: bool, dry: bool) -> None:
    """Says what was written of each source; of many, only how much."""
    for item in report.items if len(report.items) <= _MOST_SHOWN else ():
        parts = Counter(part.part for part in item.release.recognised)
        told = ", ".join(_MANY.get(part, part) if n > 1 else part for part, n in parts.items())
        click.echo(f"{printable(item.release.source)} → {item.path}: {told}")
    what = counted(len(report.items), "release")
    files = counted(len(report.files), "file")
    if dry:
        click.echo(f"{what}, {files}: nothing was written (--dry-run).")
        for name in report.files:
            click.echo(f"    {name}")
    elif archive:
        click.echo(f"{what} imported, {files} written. Next: pressroom lint, then build.")
    else:
        drafts = "a draft" if len(report.items) == 1 else "drafts"
        click.echo(f"{what} imported, {files} written: {drafts}.")
        click.echo("Next: look at what was told above, and at `pressroom serve --drafts`.")
