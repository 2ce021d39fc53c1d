"""`import`: foreign texts become releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.cli.arguments import Room, in_room
from pressroom.cli.printing import counted, tell
from pressroom.core.problems import in_order, printable

if TYPE_CHECKING:
    from pressroom.pipeline.imports import ImportReport, Source

_MOST_SHOWN = 20
_MANY = {"ticker": "tickers", "contact": "contacts"}


@click.command("import")
@in_room
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", help="The sources' format, where their names do not tell it.")
@click.option(
    "--archive",
    is_flag=True,
    help="Public releases with their old dates and addresses, instead of drafts.",
)
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject"]),
    help="What to do with the tracked changes of Word files.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, and print what would be written.")
def importing(
    where: Room,
    sources: tuple[Path, ...],
    form: str | None,
    archive: bool,
    changes: str | None,
    dry_run: bool,
) -> int:
    """Turn Word files, wire texts, HTML and archives into releases."""
    from pressroom.content.config.reader import read_settings
    from pressroom.importers.records import Wishes
    from pressroom.pipeline.imports import import_sources

    room = where.path
    config = read_settings(room).config
    wishes = Wishes(archive=archive, changes=changes or "", fields=config.import_map)
    report = import_sources(room, config, _files(sources, form), wishes, dry=dry_run)
    tell(in_order(report.problems))
    _tell_items(report, archive=archive, dry=dry_run)
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
