"""`mail`: one release to one address, or into a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from pressroom.cli.arguments import Room, in_room
from pressroom.cli.printing import tell
from pressroom.core.files import write_whole
from pressroom.core.problems import Abort, Problem, choose, printable
from pressroom.standards.web import no_email

if TYPE_CHECKING:
    from pressroom.content.model import Entry


@click.command()
@in_room
@click.argument("slug")
@click.option("--to", help="The address. Default: `to` under [mail].")
@click.option("--eml", type=click.Path(path_type=Path), help="Write the mail to this file instead.")
@click.option("--again", is_flag=True, help="Send it though it was sent there already.")
def mail(where: Room, slug: str, to: str | None, eml: Path | None, again: bool) -> int:
    """Mail a release that is public."""
    from pressroom.content.config.reader import read_settings
    from pressroom.pipeline.build import build_recorded
    from pressroom.pipeline.options import Options, Work
    from pressroom.pipeline.published import read_public
    from pressroom.publishing.announce import sender
    from pressroom.publishing.announcing import announce
    from pressroom.publishing.mailing import mail_of, notice_of, stop_at_half_settings, when_mailed
    from pressroom.publishing.notices import News
    from pressroom.publishing.publish import only_one

    room, now = where.path, datetime.now(UTC)
    config = read_settings(room).config
    address = to or config.mail.to
    stop_at_half_settings(config, ("sender",) if eml else ("sender", "host"))
    if not address:
        raise click.UsageError(
            f"say to whom: pressroom mail {slug} --to desk@example.com, or `to` under [mail]"
        )
    if no_email(address):
        what = f"`{address}` is no e-mail address; write it alone, such as desk@example.com"
        raise click.BadParameter(what, param_hint="--to")
    work, output = Work(os.cpu_count() or 1), room / "output"
    build_recorded(room, output, now, Options(), work)
    public = read_public(room, now, work)
    release = _named(public.site.releases, slug)
    data = mail_of(config, output, release, public.site.corrects.get(release.url), address)
    if eml is not None:
        try:
            write_whole(eml, data)
        except OSError as error:
            raise click.FileError(str(eml), error.strerror or "cannot be written") from error
        click.echo(f"Written to {eml}")
        return 0
    send = sender(config, mails=True)
    news = News(release, "published", public.entries[release.id].texts[-1])
    with only_one(room):
        notice = notice_of(news, address, data)
        before = when_mailed(room, notice)
        if before and not again:
            raise Abort([_mailed(release, address, before)])
        if before:
            notice = msgspec.structs.replace(notice, id=f"{notice.id} again {now.isoformat()}")
        done = announce(room, [notice], send, lambda: datetime.now(UTC))
    tell(done.problems)
    for each in done.taken:
        click.echo(f"Mailed to {address} at {each.at}.")
    return 0 if done.taken else 1


def _named(releases: Sequence[Entry], slug: str) -> Entry:
    """The public release of this name: its file's, or the last part of its address."""
    for release in releases:
        if slug in (release.name, release.url.strip("/").rpartition("/")[2]):
            return release
    names = [release.url.strip("/").rpartition("/")[2] for release in releases]
    problem = Problem(
        path="content/releases/",
        code="PR736",
        message=f"no release that is public is called `{printable(slug)}`",
        remedy=choose(slug, names, none="write the last part of its address"),
    )
    raise Abort([problem])


def _mailed(release: Entry, address: str, at: str) -> Problem:
    return Problem(
        path=release.source,
        code="PR734",
        message=f"it was mailed to {address} already, at {at}",
        remedy="a mail is not sent twice; where it has to be, add `--again`",
    )
