"""`schedule`: when the site changes, and whether it can."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

import click

from pressroom.cli.arguments import Room, at_a_moment
from pressroom.cli.printing import counted, tell
from pressroom.core.problems import Problem, printable

if TYPE_CHECKING:
    from pressroom.formats.calendar import ScheduledChange
    from pressroom.pipeline.schedule import Failure


# The forms of `publishing.jobs`, which not every command has to load.
_JOBS = ("systemd", "at", "github", "gitlab")


@click.command()
@at_a_moment
@click.option("--reveal", is_flag=True, help="Print headlines too: they are inside information.")
@click.option(
    "--check",
    is_flag=True,
    help="Try each: exit with 1 where a build would stop. With --reveal, say at what.",
)
@click.option(
    "--next",
    "only_next",
    is_flag=True,
    help="Print the moment until which the last build holds, in UTC, and nothing else.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics", *_JOBS]),
    default="text",
    help="For people, for programs, for calendars (RFC 5545); or jobs that publish at the "
    "instants, for systemd, at, GitHub or GitLab.",
)
def schedule(where: Room, reveal: bool, check: bool, only_next: bool, form: str) -> int:
    """The next instants at which the site changes."""
    from pressroom.pipeline.options import Work
    from pressroom.pipeline.schedule import failures, next_change, schedule_of

    room = where.path
    moment = where.moment()
    if only_next:
        click.echo(f"{next_change(room, moment).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
        return 0
    changes = schedule_of(room, moment, named=reveal)
    if check:
        found = failures(room, moment, Work(os.cpu_count() or 1), named=reveal)
        _tell_failures(found, len(changes), reveal=reveal)
        return 1 if found else 0
    if form in _JOBS:
        from pressroom.publishing.jobs import JobPlace, jobs

        place = JobPlace(str(room), (sys.executable, "-m", "pressroom"))
        click.echo(jobs(form, [change.at for change in changes], place, moment), nl=False)
    elif form == "ics":
        from pressroom.formats.calendar import calendar

        click.echo(calendar(changes, moment, reveal=reveal), nl=False)
    elif form == "json":
        click.echo(_as_json(changes, reveal=reveal))
    else:
        _list(changes, reveal=reveal)
    return 0


def _as_json(changes: Sequence[ScheduledChange], *, reveal: bool) -> str:
    rows = [
        {"at": change.at.isoformat(), "changes": len(change.titles)}
        | ({"titles": list(change.titles)} if reveal else {})
        for change in changes
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _list(changes: Sequence[ScheduledChange], *, reveal: bool) -> None:
    for change in changes:
        click.echo(f"{change.at.isoformat()}  {counted(len(change.titles), 'change')}")
        for title in change.titles if reveal else ():
            click.echo(f"    {printable(title)}")
    if not changes:
        click.echo("Nothing is scheduled.")


def _tell_failures(found: Sequence[Failure], tried: int, *, reveal: bool) -> None:
    """Says when a build would stop; at what, which names releases to come, only if asked."""
    for failure in found:
        tell([_stops(failure)])
        if reveal:
            tell(failure.errors)
    if not found:
        click.echo(f"{counted(tried, 'instant')} to come: none at which a build would stop.")


def _stops(failure: Failure) -> Problem:
    return Problem(
        path="content/",
        code="PR509",
        message=f"the build at {failure.at.isoformat()} would stop, and publish nothing",
        remedy="`pressroom lint` says at what, and so does `schedule --check --reveal`",
    )
