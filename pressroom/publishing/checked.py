"""The finished site before it goes out: read as visitors would, compared with what the build left,
and searched for what is not public."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.check.leaks import find_leaks
from pressroom.check.site import check_site
from pressroom.content.config.records import Config
from pressroom.core.problems import Problem
from pressroom.pipeline.output.manifest import altered


class CheckCounts(msgspec.Struct, frozen=True):
    """Numbers of things of each kind that were looked at, and of texts that are not public, with a
    noun for one of them, and the problems, traces of those among them."""

    looked_at: tuple[tuple[str, int], ...]
    held: int
    noun: str
    problems: tuple[Problem, ...]


def checked(root: Path, output: Path, config: Config, as_of: datetime) -> CheckCounts:
    """Checks the site in `output` of the press room in `root`, as of `as_of`."""
    report = check_site(output, config)
    held, noun, traces = find_leaks(root, output, config.zone, as_of)
    return CheckCounts(report.looked_at, held, noun, (*report.problems, *altered(output), *traces))


def traces(root: Path, output: Path, config: Config, as_of: datetime) -> list[Problem]:
    """Traces in `output` of what is not public at `as_of`, and no other problems."""
    return find_leaks(root, output, config.zone, as_of)[2]
