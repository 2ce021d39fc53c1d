"""`publish`: the site brought to its readers, now and at instants to come."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack
from zoneinfo import ZoneInfo

import click

from pressroom.cli.arguments import (
    Room,
    in_room,
    jobs_option,
    moment_of,
    output_folder,
    output_option,
    site_address,
)
from pressroom.cli.printing import counted, progress_bar, tell
from pressroom.cli.publishing_told import tell_done, tell_dry, tell_pending
from pressroom.core.problems import Abort, Problem

if TYPE_CHECKING:
    from pressroom.content.config.records import Config
    from pressroom.publishing.at_instant import RoomBuild
    from pressroom.publishing.prepare import Prepared
    from pressroom.publishing.publish import Means

_SAMPLE = 50  # files that are looked at besides those that changed
_UP_TO_DATE = "What is live is what is public now."


class _Typed(TypedDict):
    """Options of `publish` as typed."""

    output: Path | None
    jobs: int | None
    at: str | None
    next: bool
    within: int | None
    dry_run: bool
    adopt: bool
    uploaded: bool
    announce: str | None
    url: str | None
    wait: int


@click.command()
@in_room
@output_option
@jobs_option
@click.option(
    "--at",
    metavar="INSTANT",
    help="Publish what is public now; then wait, and publish at that instant, such as "
    "2026-03-01T07:30-05:00.",
)
@click.option("--next", is_flag=True, help="The same for the next instant there is.")
@click.option(
    "--within",
    type=click.IntRange(1),
    metavar="MINUTES",
    help="With --next: do not wait where it is further off; and go on while another is so near.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--adopt", is_flag=True, help="Take over a target that holds other files.")
@click.option(
    "--uploaded",
    is_flag=True,
    help="Another program has sent output/ already: look, announce, and write the receipt.",
)
@click.option(
    "--announce",
    type=click.Choice(["all", "none"]),
    help="Announce also more than 20 releases at once, or nothing.",
)
@click.option("--url", help="Look at the site there. Default: `url` under [site].")
@click.option(
    "--wait",
    type=click.IntRange(0),
    default=60,
    help="For how many seconds to ask again for what is not right yet. Default: 60.",
)
def publish_command(where: Room, **typed: Unpack[_Typed]) -> int:
    """Bring the site to its readers: build, check, send, look at it from outside, announce."""
    from pressroom.content.config.reader import read_settings
    from pressroom.pipeline.build import build_recorded
    from pressroom.pipeline.options import Options, Work
    from pressroom.publishing.at_instant import RoomBuild, only_one_waits

    _fitting(typed)
    room, dry_run = where.path, typed["dry_run"]
    config = read_settings(room).config
    folder = output_folder(typed["output"], room)
    base = site_address(typed["url"] or config.site.url, "--url")
    until = moment_of(typed["at"], room, "--at") if typed["at"] else None
    with _means(config, room, base, typed) as means, progress_bar() as progress:
        site = RoomBuild(room, Options(), Work(typed["jobs"] or os.cpu_count() or 1, progress))
        if not (typed["at"] or typed["next"]):
            code = _now(site, folder, config, means, means.clock(), dry_run=dry_run)
        else:
            with only_one_waits(room, _tell_waiting):
                code = _now_and_at_instants(site, folder, config, means, typed, until)
        if not dry_run:
            # The ledger has changed, and the instants are past: the next publication finds a build
            # to which it has nothing to add.
            build_recorded(room, folder, means.clock(), site.options, site.work)
    return code


def _now_and_at_instants(
    site: RoomBuild,
    output: Path,
    config: Config,
    means: Means,
    typed: _Typed,
    until: datetime | None,
) -> int:
    """Publishes what is public now, and then at each instant that was asked for."""
    from pressroom.publishing.at_instant import may_pass

    dry_run = typed["dry_run"]
    # An instant that comes while the first publication is at work follows it.
    last = means.clock()
    try:
        code = _now(site, output, config, means, last, dry_run=dry_run)
    except Abort as stopped:
        # At the instant the line may be there again.
        if dry_run or not may_pass(stopped):
            raise
        tell(stopped.problems)
        code = stopped.exit_code
    again = False
    while at := _following(site.root, typed, last, until, again=again):
        # What was found wrong from outside, or could not be announced, is no reason to be late.
        worked = _at(site, at, means, config.zone, dry_run=dry_run)
        if worked is not None:
            code, last, again = worked or code, at, True
    return code


def _following(
    room: Path, typed: _Typed, last: datetime, until: datetime | None, *, again: bool
) -> datetime | None:
    """The next instant to publish at, after the last one that was and up to the one that was asked
    for; without one, the nearest, and `again` one after it if that is to be waited for."""
    from pressroom.publishing.at_instant import instants

    if until is not None:
        return instants(room, last, until)[0] if until > last else None
    return None if again and typed["within"] is None else _next(room, last, typed["within"])


def _tell_waiting() -> None:
    click.echo(
        "Another `publish` of this press room waits for an instant. This one begins when that has "
        "ended."
    )


def _fitting(typed: _Typed) -> None:
    if typed["at"] and typed["next"]:
        raise click.UsageError("--at and --next exclude each other")
    if typed["within"] and not typed["next"]:
        raise click.UsageError("--within goes with --next")
    if typed["uploaded"] and (typed["at"] or typed["next"] or typed["dry_run"]):
        raise click.UsageError(
            "--uploaded is for what is sent already, and goes with none of these"
        )


@contextmanager
def _means(config: Config, room: Path, base: str, typed: _Typed) -> Iterator[Means]:
    from pressroom.cli.asking import AT_ONCE, asker_of
    from pressroom.publishing.announce import Limit, announcer
    from pressroom.publishing.publish import Means
    from pressroom.publishing.purge import purger
    from pressroom.publishing.targets import target_of as target_named
    from pressroom.publishing.verify import Patience

    def clock() -> datetime:
        return datetime.now(UTC)

    target = None if typed["uploaded"] else target_named(config.publish.target, room, clock)
    with asker_of(base) as asker:
        yield Means(
            target=target,
            base=base,
            ask=asker,
            patience=Patience(typed["wait"], AT_ONCE),
            sample=_SAMPLE,
            clock=clock,
            announce=announcer(
                config, clock, Limit(typed["announce"] or "few"), dry_run=typed["dry_run"]
            ),
            purge=purger(config, clock),
            adopt=typed["adopt"],
        )


def _now(
    site: RoomBuild, output: Path, config: Config, means: Means, now: datetime, *, dry_run: bool
) -> int:
    """Publishes what is public `now`."""
    from pressroom.pipeline.build import build_recorded
    from pressroom.publishing.prepare import prepare
    from pressroom.publishing.publish import is_up_to_date, proved, publish, to_announce
    from pressroom.publishing.upload import pending

    root = site.root
    outcome = build_recorded(root, output, now, site.options, site.work)
    if is_up_to_date(root, output, config, outcome, means):
        click.echo(_UP_TO_DATE)
        return 0
    prepared = prepare(root, output, now, outcome, site.work, proved(root, means))
    tell(prepared.problems)
    if dry_run:
        if means.target is not None:
            report, _ = pending(prepared.wanted, means.target, adopt=means.adopt)
            tell_pending(report, "would be sent", named=True)
            tell_dry(to_announce(root, prepared, report.changed, means), root, config, means)
        return 0
    done = publish(site.root, prepared, means)
    if done is None:
        click.echo(_UP_TO_DATE)
        return 0
    return tell_done(done)


def _at(
    site: RoomBuild, at: datetime, means: Means, zone: ZoneInfo, *, dry_run: bool
) -> int | None:
    """Waits for an instant, and publishes then; None where one has come that is before it."""
    from pressroom.publishing.at_instant import (
        PERSISTS,
        InstantCallbacks,
        Timer,
        prepare_at,
        private_folder,
        publish_at,
    )
    from pressroom.publishing.publish import to_announce
    from pressroom.publishing.upload import pending

    shown = at.astimezone(zone).isoformat()
    if dry_run:
        prepared = prepare_at(site, private_folder(site.root), at)
        tell(prepared.problems)
        assert means.target is not None, "--uploaded goes with no instant"
        report, _ = pending(prepared.wanted, means.target, adopt=means.adopt)
        tell_pending(report, f"would be sent at {shown}")
        # Ids have the names of releases in them, which are inside information.
        occasion = to_announce(site.root, prepared, report.changed, means)
        tell_dry(occasion, site.root, prepared.public.known.config, means, named=False)
        return 0

    def ready(prepared: Prepared) -> None:
        tell(prepared.problems)
        left = max((at - means.clock()).total_seconds(), 0)
        click.echo(f"Ready for {shown}: in {timedelta(seconds=round(left))}.")

    def held_up(problems: Sequence[Problem]) -> None:
        tell(problems)
        minutes = counted(int(PERSISTS.total_seconds()) // 60, "minute")
        click.echo(f"It is tried again, until {minutes} after the instant.")

    told = InstantCallbacks(
        ready=ready,
        go=lambda upload: tell_pending(upload.expected, f"to be sent at {shown}"),
        changed=lambda: click.echo("The sources have changed: all is made ready again."),
        held_up=held_up,
    )
    timer = Timer(means.clock, time.monotonic, time.sleep)
    done = publish_at(site, at, means, timer, told)
    if done is None:
        click.echo("There is an instant now that comes before.")
        return None
    if done.late >= 1:
        click.echo(f"Sending began {done.late:.1f} seconds after the instant.", err=True)
    return tell_done(done)


def _next(room: Path, last: datetime, within: int | None) -> datetime | None:
    """The first instant after the last, if it is not further off than so many minutes."""
    from pressroom.pipeline.schedule import schedule_of

    at = next((change.at for change in schedule_of(room, last)), None)
    if at is None:
        click.echo("Nothing is scheduled.")
    elif within is not None and at - datetime.now(UTC) > timedelta(minutes=within):
        click.echo(f"Nothing changes within {counted(within, 'minute')}.")
        at = None
    return at
