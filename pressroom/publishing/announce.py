"""Announcements of a publication: made out and sent, with the secret that the environment has."""

from __future__ import annotations

import enum
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.publishing.announcing import Announcement, announce, still_open
from pressroom.publishing.mailing import stop_at_half_settings
from pressroom.publishing.notices import Occasion, notices, webhook_secret
from pressroom.publishing.post import Post, post
from pressroom.publishing.smtp import send_mail

MOST = 20
"""Of more releases at once webhooks and the list are told only where somebody says so: it is more
likely an import, or a change of all texts, than news."""


class Limit(enum.Enum):
    """Limit of announcements: up to `MOST` releases, all, or nothing."""

    FEW = "few"
    ALL = "all"
    NONE = "none"


def announcer(
    config: Config,
    clock: Callable[[], datetime],
    extent: Limit = Limit.FEW,
    *,
    dry_run: bool = False,
) -> Callable[[Path, Config, Occasion], Announcement]:
    """Function that sends all notices of an occasion, each once; in a `dry_run` it sends none, and
    those that it would send are due. Raises `Abort` (PR731, PR732) where a secret or a setting is
    lacking, before anything is sent."""
    if extent is Limit.NONE:
        return lambda root, config, occasion: Announcement()
    if config.announce.mail:
        stop_at_half_settings(config)
    secret, send = secret_of(config), sender(config, mails=config.announce.mail)

    def announce_all(root: Path, config: Config, occasion: Occasion) -> Announcement:
        made = notices(config, occasion, secret, clock())
        # What is still due somebody has let go before.
        new = (each for each in made if (each.channel, each.id) not in occasion.due)
        count = len({each.id for each in new if each.is_of_one})
        if extent is Limit.FEW and count > MOST:
            return Announcement(problems=(_too_many(count),), waits=True)
        if dry_run:
            return Announcement(due=tuple(still_open(root, made)))
        return announce(root, made, send, clock)

    return announce_all


def _too_many(count: int) -> Problem:
    return Problem(
        path=CONFIG,
        code="PR738",
        message=f"{count} releases would be announced at once, which is more than {MOST}",
        remedy="publish with `--announce all`; or, where they are no news, as after an import, "
        "with `--announce none`",
    )


def sender(config: Config, *, mails: bool) -> Post:
    """Function that sends a notice, by HTTP or, where there are `mails` to be sent, to an address
    with `mailto:` by the server of `[mail]`. Raises `Abort` (PR732) where the password is
    lacking."""
    password = password_of(config) if mails else ""

    def send(url: str, body: bytes, headers: Mapping[str, str]) -> None:
        if url.startswith("mailto:"):
            send_mail(body, url.removeprefix("mailto:"), config.mail, password)
        else:
            post(url, body, headers)

    return send


def password_of(config: Config) -> str:
    """The password of the mail server; empty where none is asked for. Raises `Abort` (PR732)."""
    name = config.mail.password
    password = os.environ.get(name, "") if name else ""
    if config.mail.user and not password:
        what = f"the variable {name} has no password" if name else "`password` names no variable"
        problem = Problem(
            path=CONFIG,
            code="PR732",
            message=f"`user` under [mail] logs in, and {what}",
            remedy="set it, in CI as a secret",
        )
        raise Abort([problem])
    return password


def secret_of(config: Config) -> bytes:
    """The secret by which webhooks are signed; empty where none is asked for. Raises `Abort`
    (PR731)."""
    name = config.announce.webhook_secret
    if not name or not (config.announce.webhooks or config.publish.purge_webhook):
        return b""
    try:
        secret = webhook_secret(os.environ.get(name, ""))
    except ValueError:
        secret = b""
    if not secret:
        problem = Problem(
            path=CONFIG,
            code="PR731",
            message=f"webhooks are to be signed, and the variable {name} has no secret",
            remedy="set it, in CI as a secret: some bytes, or `whsec_` and base64",
        )
        raise Abort([problem])
    return secret
