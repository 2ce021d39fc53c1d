"""Purge: a command of the press room's own, or a webhook, that tells its CDN which addresses have
changed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from pressroom.content.config.records import Config
from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import full
from pressroom.publishing.announce import secret_of
from pressroom.publishing.notices import signed_headers
from pressroom.publishing.post import Refused, Unsure, post

_SECONDS = 60.0

Purge = Callable[[Config, Iterable[str]], list[Problem]]
"""Tells the CDN of a press room the addresses, from the site's root, that changed. Gives a warning
(PR719) where that fails: the site is public, and caches keep the old for a while."""


def purger(config: Config, clock: Callable[[], datetime]) -> Purge:
    """Function that purges by all that the settings name. Raises `Abort` (PR731) where the secret
    of a webhook is lacking, before anything is sent."""
    secret = secret_of(config)

    def purge_all(config: Config, changed: Iterable[str]) -> list[Problem]:
        urls = [full(config, address) for address in changed]
        if not urls:
            return []
        return [
            *by_command(config.publish.purge, urls),
            *_by_webhook(config, urls, secret, clock()),
        ]

    return purge_all


def by_command(
    command: Sequence[str], urls: Sequence[str], seconds: float = _SECONDS
) -> list[Problem]:
    """Runs a command, if there is one, with absolute and percent-coded addresses as lines on its
    standard input, and waits for some `seconds`."""
    if not command:
        return []
    fault = _fault(command, "".join(f"{url}\n" for url in urls), seconds)
    remedy = "run it by hand with the addresses that have changed"
    return [_failed("purge", fault, remedy)] if fault else []


def _by_webhook(config: Config, urls: Sequence[str], secret: bytes, now: datetime) -> list[Problem]:
    """Posts the addresses to the webhook, if there is one, in the form of Standard Webhooks 1.0
    (https://www.standardwebhooks.com)."""
    if not config.publish.purge_webhook:
        return []
    told = {"type": "site.changed", "timestamp": now.isoformat(), "data": {"urls": urls}}
    body = json.dumps(told).encode()
    signed = signed_headers(digest(body, CHECKSUM_SIZE), body, secret, now)
    headers = {"Content-Type": "application/json", **signed}
    try:
        post(config.publish.purge_webhook, body, headers)
    except (Refused, Unsure) as fault:
        return [_failed("purge_webhook", str(fault), "see to what it says")]
    return []


def _failed(setting: str, fault: str, remedy: str) -> Problem:
    return Problem(
        path=CONFIG,
        code="PR719",
        severity=Severity.WARNING,
        message=f"`{setting}` under [publish] has failed: {fault}",
        remedy=f"{remedy}, or wait until your CDN's copies are too old",
    )


def _fault(command: Sequence[str], lines: str, seconds: float) -> str:
    """Reason why a command has failed, or nothing."""
    try:
        done = subprocess.run(
            list(command), input=lines.encode(), capture_output=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return f"it was not done after {seconds:g} seconds"
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return (
        f"it ended with {done.returncode} ({said[-1] if said else ''})" if done.returncode else ""
    )
