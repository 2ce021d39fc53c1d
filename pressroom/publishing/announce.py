"""Announcements of a publication: made out and sent, with the secret that the environment has."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.publishing.announcing import Announcement, announce
from pressroom.publishing.notices import Occasion, notices, webhook_secret
from pressroom.publishing.post import post


def announcer(
    secret: bytes, clock: Callable[[], datetime]
) -> Callable[[Path, Config, Occasion], Announcement]:
    """What sends all notices of an occasion, each once, webhooks signed with `secret`."""

    def announce_all(root: Path, config: Config, occasion: Occasion) -> Announcement:
        return announce(root, notices(config, occasion, secret, clock()), post, clock)

    return announce_all


def secret_of(config: Config) -> bytes:
    """The secret by which webhooks are signed; empty where none is asked for. Raises `Abort`
    (PR731)."""
    name = config.announce.webhook_secret
    if not name or not config.announce.webhooks:
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
