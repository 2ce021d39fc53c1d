"""Problems told once of a whole archive, or with a setting as their remedy: nobody mends hundreds
of files by hand where one line of settings does it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from pressroom.content.load.foreign_keys import holding_remedy, own_key
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.in_part import only_says_missing
from pressroom.content.load.named_day import named_day
from pressroom.content.references import reference_path
from pressroom.core.problems import Problem

MANY_FILES = 5
"""From so many files on a fault is one of the archive."""
_UNKNOWN = re.compile(r"unknown key `(.*)`")
_OWN = FrontMatter.__struct_encode_fields__


def as_of_an_archive(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of files, with settings as the remedy of what is wrong with many: one error for
    all that have no `date` but a day in their name, and for an unknown key how a room keeps it."""
    undated = [problem for problem in problems if _is_undated(problem)]
    told = list(problems)
    if len(undated) >= MANY_FILES:
        told = [problem for problem in problems if not _is_undated(problem)]
        told.append(_without_dates([problem.path for problem in undated]))
    files = Counter(key for _, key in {(problem.path, _key(problem)) for problem in told})
    return [
        _offered(problem, key) if (key := _key(problem)) and files[key] >= MANY_FILES else problem
        for problem in told
    ]


def _is_undated(problem: Problem) -> bool:
    """Whether a problem says that a file has no `date`, and the file's name has a day."""
    name = reference_path(problem.path).rpartition("/")[2]
    return only_says_missing(problem, ["date"]) and named_day(name) is not None


def _without_dates(paths: Iterable[str]) -> Problem:
    named = sorted(set(paths))
    return Problem(
        path="content/releases",
        code="PR007",
        message=f"no `date` in {len(named):,} releases whose files' names begin with a day, "
        f"such as {named[0]}",
        remedy="where that is the day of publication, write `date_from_name = true` under "
        "`[front_matter]` in config.toml; else give each its `date`",
    )


def _key(problem: Problem) -> str:
    """The unknown key of which a problem tells, if a room may keep it; else empty."""
    found = _UNKNOWN.fullmatch(problem.message) if problem.code == "PR006" else None
    if not found or holding_remedy(found[1]) or own_key(found[1], _OWN):
        return ""
    return found[1]


def _offered(problem: Problem, key: str) -> Problem:
    setting = f"`[front_matter] extra = [{json.dumps(key, ensure_ascii=False)}]`"
    remedy = f"{problem.remedy}; or keep it in all releases, by {setting} in config.toml"
    return msgspec.structs.replace(problem, remedy=remedy)
