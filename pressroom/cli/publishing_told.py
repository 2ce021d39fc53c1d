"""Lines that `publish` prints: what would be done, what is about to be, and what was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.cli.printing import counted, tell
from pressroom.core.problems import errors, printable

if TYPE_CHECKING:
    from pressroom.content.config.records import Config
    from pressroom.publishing.notices import Occasion
    from pressroom.publishing.publish import Means, Published
    from pressroom.publishing.upload import UploadReport


def tell_pending(report: UploadReport, when: str, *, named: bool = False) -> None:
    """Says how many files are to go, and at which addresses where they are `named`."""
    sent, deleted = counted(report.sent, "file"), counted(report.deleted, "file")
    click.echo(f"{sent} {when}, {deleted} deleted, {report.kept} stay as they are.")
    for address in report.changed if named else ():
        click.echo(f"    {printable(address)}")


def tell_dry(
    occasion: Occasion, root: Path, config: Config, means: Means, *, named: bool = True
) -> None:
    """Says which caches would be told, and what would be announced to whom."""
    if occasion.changed and (config.publish.purge or config.publish.purge_webhook):
        click.echo(f"{counted(len(occasion.changed), 'address')} would be purged from caches.")
    planned = means.announce(root, config, occasion)
    tell(planned.problems)
    for channel, count in Counter(each.channel for each in planned.due).items():
        notices = counted(count, "notice")
        click.echo(f"{notices} would be announced by {printable(channel)}, once all is right.")
        for each in planned.due if named else ():
            if each.channel == channel:
                click.echo(f"    {printable(each.id)}")


def tell_done(done: Published) -> int:
    """Says what a publication did; gives the exit code."""
    from pressroom.cli.grouped import tell_in_all

    tell_in_all(done.problems)
    sent, deleted = counted(done.sent, "file"), counted(done.deleted, "file")
    click.echo(f"{sent} sent, {deleted} deleted; {counted(done.asked, 'address')} looked at.")
    for each in done.announced:
        click.echo(f"Announced by {printable(each.channel)}: {printable(each.id)}")
    if done.receipt:
        click.echo(f"{done.receipt}: commit it, with content/ledger.toml.")
    failed = errors(done.problems)
    if failed and not done.receipt:
        click.echo("Not announced: mend that, and publish again.", err=True)
    return 1 if failed else 0
