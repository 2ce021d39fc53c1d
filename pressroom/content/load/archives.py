"""What is told once of a whole archive, or with a setting as its remedy: nobody mends hundreds of
files by hand where one line of settings does it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.foreign_keys import holding_remedy, own_key
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.in_part import only_says_missing
from pressroom.content.load.named_day import named_day
from pressroom.content.model import Loaded
from pressroom.content.references import reference_path
from pressroom.core.problems import Problem

MANY = 5
"""From so many files on a fault is one of the archive."""
_UNKNOWN = re.compile(r"unknown key `(.*)`")


def without_dates(
    loaded: Sequence[Loaded], config: Config
) -> tuple[Sequence[Loaded], list[Problem]]:
    """The files as loaded, and one error for all those that have no `date` but a day in their name,
    in place of one for each. Drafts need none, and each speaks for itself."""
    if config.date_from_name:
        return loaded, []
    undated = {
        item.source
        for item in loaded
        if item.instant is None
        and not item.draft
        and any(only_says_missing(problem, ["date"]) for problem in item.problems)
        and named_day(reference_path(item.source).rpartition("/")[2])
    }
    if len(undated) < MANY:
        return loaded, []
    told = Problem(
        path="content/releases",
        code="PR007",
        message=f"no `date` in {len(undated):,} releases whose files' names begin with a day, "
        f"such as {min(undated)}",
        remedy="where that is the day of publication, write `date_from_name = true` under "
        "`[front_matter]` in config.toml; else give each its `date`",
    )
    return [_dateless(item) if item.source in undated else item for item in loaded], [told]


def _dateless(item: Loaded) -> Loaded:
    others = tuple(p for p in item.problems if not only_says_missing(p, ["date"]))
    return msgspec.structs.replace(item, problems=others)


def with_own_keys_offered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; of an unknown key that many files have, the remedy also says how the room can
    keep it."""
    listed = list(problems)
    files = Counter(key for _, key in {(problem.path, _key(problem)) for problem in listed})
    return [
        _offered(problem, key) if (key := _key(problem)) and files[key] >= MANY else problem
        for problem in listed
    ]


def _key(problem: Problem) -> str:
    """The unknown key of which a problem tells, if a room may keep it; else empty."""
    found = _UNKNOWN.fullmatch(problem.message) if problem.code == "PR006" else None
    if not found or holding_remedy(found[1]) or own_key(found[1], _OWN):
        return ""
    return found[1]


_OWN = FrontMatter.__struct_encode_fields__


def _offered(problem: Problem, key: str) -> Problem:
    setting = f"`[front_matter] extra = [{json.dumps(key, ensure_ascii=False)}]`"
    remedy = f"{problem.remedy}; or keep it in all releases, by {setting} in config.toml"
    return msgspec.structs.replace(problem, remedy=remedy)
