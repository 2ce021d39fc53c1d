"""Purge: a command of the press room's own that tells its CDN which addresses have changed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import full

_SECONDS = 60.0


def purge(config: Config, changed: Iterable[str], seconds: float = _SECONDS) -> list[Problem]:
    """Runs `[publish] purge`, if there is one, with the `changed` addresses (from the site's root)
    as lines on its standard input, absolute and percent-coded, and waits for some `seconds`. A
    warning (PR719) when it fails: the site is public, and caches keep the old for a while."""
    command = config.publish.purge
    lines = "".join(f"{full(config, address)}\n" for address in changed)
    if not command or not lines:
        return []
    fault = _fault(command, lines, seconds)
    if not fault:
        return []
    return [
        Problem(
            path=CONFIG,
            code="PR719",
            severity=Severity.WARNING,
            message=f"`purge` under [publish] has failed: {fault}",
            remedy="run it by hand with the addresses that have changed, or wait until your CDN's "
            "copies are too old",
        )
    ]


def _fault(command: Sequence[str], lines: str, seconds: float) -> str:
    """Why a command has failed, or nothing."""
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
