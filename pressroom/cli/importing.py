"""`import`: foreign texts become releases."""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import click

from pressroom.cli.arguments import Room, in_room, jobs_option
from pressroom.cli.printing import counted, progress_bar, tell
from pressroom.core.files import CONFIG, write_whole
from pressroom.core.problems import Problem, in_order, printable, stop_at

if TYPE_CHECKING:
    from pressroom.pipeline.imports import ImportReport

_MOST_SHOWN = 20
_MANY = {"ticker": "tickers", "contact": "contacts"}


class Wished(NamedTuple):
    """What was asked for: an instant, public items of an archive, what to do with tracked changes,
    and a file for the report."""

    date: str
    archive: bool
    changes: str | None
    report: Path | None


def _wished(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives the command the options of `Wished`, and those as one."""

    @functools.wraps(command)
    def within(*args: Any, **options: Any) -> Any:
        wished = {name: options.pop(name) for name in Wished._fields}
        return command(*args, wished=Wished(**wished), **options)

    for option in (
        click.option(
            "--report",
            type=click.Path(path_type=Path),
            help="A file for a table of all items: HTML, or CSV if it ends so.",
        ),
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
        click.option(
            "--date",
            metavar="INSTANT",
            default="",
            help="When it becomes public, where the text says no more than the day.",
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
    from pressroom.importers.formats import unknown_format
    from pressroom.importers.records import Wishes
    from pressroom.pipeline.import_sources import all_sources
    from pressroom.pipeline.imports import import_sources
    from pressroom.pipeline.options import Work

    room = where.path
    config = read_settings(room).config
    wishes = Wishes(
        date=_instant(wished.date, config.zone, sources),
        archive=wished.archive,
        changes=wished.changes or "",
        fields=config.import_map,
    )
    if form and (wrong := unknown_format(form)):
        raise click.BadParameter(wrong, param_hint="--format")
    if wished.report is not None and (wrong := _no_report(wished.report, room, sources)):
        raise click.BadParameter(wrong, param_hint="--report")
    files, problems = all_sources(sources, form or "")
    stop_at(problems, strict=False)
    with progress_bar() as progress:
        work = Work(jobs or os.cpu_count() or 1, progress)
        report = import_sources(room, config, files, wishes, work, dry=dry_run)
    _tell_problems(in_order([*problems, *report.problems]))
    if wished.report is not None:
        _write_report(report, wished.report)
    _tell_items(report, archive=wished.archive, dry=dry_run)
    return 0


def _instant(typed: str, zone: ZoneInfo, sources: tuple[Path, ...]) -> str:
    """The instant as it was typed, once it is one and there is one source for it."""
    from pressroom.standards.instants import BadInstant, read_instant

    read = read_instant(typed, zone) if typed else None
    if isinstance(read, BadInstant):
        raise click.BadParameter(f"{read.message}; {read.remedy}", param_hint="--date")
    if typed and len(sources) > 1:
        raise click.BadParameter("it is for one source", param_hint="--date")
    return typed


def _no_report(path: Path, room: Path, sources: tuple[Path, ...]) -> str:
    """Why a report cannot be there, before anything is written; empty if it can. It names drafts
    and words that were left out: it must not get into the site."""
    whole = path.resolve()
    if path.is_dir() or not whole.parent.is_dir():
        return "name a file in a folder that is there"
    if any(whole.is_relative_to(each.resolve()) for each in sources):
        return "it would stand in the place of a source, or among them"
    inside = whole.relative_to(room.resolve()) if whole.is_relative_to(room.resolve()) else None
    if inside is not None and (len(inside.parts) > 1 or inside.name == CONFIG):
        return "name a file outside of the press room's folders, since it names drafts"
    if path.exists() and path.suffix.lower() not in (".html", ".htm", ".csv"):
        return "the file is there, and is no report: name one that ends in .html or .csv"
    return ""


def _tell_problems(problems: Sequence[Problem]) -> None:
    """Tells all problems, or of more than an author would read how many there are of each kind."""
    from pressroom.cli.grouped import MANY, by_kind

    if len(problems) <= MANY:
        tell(problems)
        return
    for row in by_kind(problems):
        click.echo(row, err=True)
    click.echo("`--report FILE` writes them all, for each item.", err=True)


def _write_report(report: ImportReport, path: Path) -> None:
    from pressroom.importers.report import report as as_report
    from pressroom.importers.report import report_rows

    rows = report_rows(((item.release, item.path) for item in report.items), report.problems)
    try:
        write_whole(path, as_report(rows, path.name))
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be written") from error
    click.echo(f"The table of all items: {printable(path.as_posix())}")


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
