"""`import`: foreign texts become releases."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import click

from pressroom.cli.arguments import Room, in_room, jobs_option
from pressroom.cli.import_told import tell_items, tell_problems
from pressroom.cli.printing import progress_bar
from pressroom.cli.report_file import check_report, write_report
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, stop_at


class Wished(NamedTuple):
    """Options of `import` as typed: an instant, public items of an archive, what to do with tracked
    changes, and a file for the report."""

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
    if wished.report is not None:
        if wrong := _no_report(wished.report, room, sources):
            raise click.BadParameter(wrong, param_hint="--report")
        check_report(wished.report)
    config = read_settings(room).config
    wishes = Wishes(
        date=_instant(wished.date, config.zone, sources),
        archive=wished.archive,
        changes=wished.changes or "",
        fields=config.import_map,
        types=config.import_types,
    )
    if form and (wrong := unknown_format(form)):
        raise click.BadParameter(wrong, param_hint="--format")
    try:
        files, problems = all_sources(sources, form or "")
        stop_at(problems, strict=False)
        with progress_bar() as progress:
            work = Work(jobs or os.cpu_count() or 1, progress)
            report = import_sources(room, config, files, wishes, work, dry=dry_run)
    except Abort as abort:
        tell_problems(abort.problems)
        if wished.report is not None:
            write_report(wished.report, (), abort.problems, stopped=True)
        return abort.exit_code
    found = [*problems, *report.problems]
    tell_problems(found)
    if wished.report is not None:
        items = ((item.release, item.path) for item in report.items)
        write_report(wished.report, items, found)
    tell_items(report, archive=wished.archive, dry=dry_run)
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
    """Reason why a report cannot be there, before anything is written; empty if it can. It names
    drafts and words that were left out: it must not get into the site."""
    whole = path.resolve()
    if path.is_dir() or not whole.parent.is_dir():
        return "name a file in a folder that is there"
    if any(whole.is_relative_to(each.resolve()) for each in sources):
        return "it would stand in the place of a source, or among them"
    inside = whole.relative_to(room.resolve()) if whole.is_relative_to(room.resolve()) else None
    if inside is not None and (len(inside.parts) > 1 or inside.name == CONFIG):
        return "name a file outside of the press room's folders, since it names drafts"
    return ""
