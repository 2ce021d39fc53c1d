"""Releases as mails to be sent: made of the pages of a finished site, so of nothing that is not
public there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.formats.addresses import full, output_path
from pressroom.formats.mail import mail_body
from pressroom.publishing.announcing import notice_moment
from pressroom.publishing.keep_receipts import read_receipts
from pressroom.publishing.mail import Letter, message, message_id
from pressroom.publishing.notices import ChannelNotice, News

NEEDED = ("sender", "to", "host")
"""Keys that `[mail]` must have before every release can be mailed."""


def mail_of(
    config: Config, output: Path, release: Entry, corrected: Entry | None, to: str
) -> bytes:
    """The message on a release whose page is in `output`, and which may correct another."""
    url = full(config, release.url)
    page = (output / output_path(release.url)).read_bytes()
    body = mail_body(page, url, release.title, release.language)
    domain = config.mail.sender.rpartition("@")[2]
    letter = Letter(
        subject=release.title,  # that of a correction says so
        id=message_id(release.id, domain),
        at=release.instant.at,
        language=release.language,
        answers=message_id(corrected.id, domain) if corrected is not None else "",
    )
    return message(letter, body, config.mail, to)


def mail_notices(
    config: Config, output: Path, news: Iterable[News], corrects: Mapping[str, Entry]
) -> list[ChannelNotice]:
    """Notices by mail of releases that are published; none unless the settings ask for them.
    `corrects` has the release that another corrects, by the address of that (`Site.corrects`)."""
    if not config.announce.mail:
        return []
    to = config.mail.to
    return [
        notice_of(
            each, to, mail_of(config, output, each.release, corrects.get(each.release.url), to)
        )
        for each in news
        if each.what == "published"
    ]


def notice_of(news: News, to: str, data: bytes) -> ChannelNotice:
    """A mail as a notice, which never comes twice."""
    address = f"mailto:{to}"
    return ChannelNotice(
        f"mail {to}", news.id, address, data, {}, may_come_twice=False, is_of_one=True
    )


def when_mailed(root: Path, notice: ChannelNotice) -> str:
    """The moment (ISO 8601) at which a mail was sent before, or may have been, by the receipts and
    the journal of this computer; empty where it was not."""
    receipts, _ = read_receipts(root)
    sent = {(a.channel, a.id): a.at for kept in receipts for a in kept.receipt.announced}
    return sent.get((notice.channel, notice.id), "") or notice_moment(root, notice.key)


def stop_at_half_settings(config: Config, needed: Sequence[str] = NEEDED) -> None:
    """Raises `Abort` (PR732) where the settings do not have what a mail needs."""
    lacking = [f"`{name}`" for name in needed if not getattr(config.mail, name)]
    if lacking:
        problem = Problem(
            path=CONFIG,
            code="PR732",
            message=f"a mail cannot be sent without {' and '.join(lacking)} under [mail]",
            remedy="add what is lacking (`pressroom help mail`)",
        )
        raise Abort([problem])
