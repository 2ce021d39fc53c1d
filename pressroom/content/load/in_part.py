"""Keys of a release that have errors, where it is read in part."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.named_day import named_day
from pressroom.core.fields import Reader
from pressroom.core.problems import Problem


def faulty_keys(reader: Reader, values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The keys with an error, those that are missing, and those that an unknown key was meant for;
    not a date whose day the file's name has."""
    own = FrontMatter.__struct_encode_fields__
    keys = {str(path[0]) for path in reader.faulty if path}
    keys |= {key for key in ("title", "date") if key not in values}
    advised = (re.search(r"`(\w+)", problem.remedy) for problem in reader.problems)
    keys |= {found[1] for found in advised if found and found[1] in own}
    return tuple(sorted(keys - {"date"} if named_day(name) else keys))


def only_says_missing(problem: Problem, keys: Collection[str]) -> bool:
    """Whether a problem only says that a key that could not be read is missing."""
    return problem.code == "PR007" and any(problem.message == f"no `{key}`" for key in keys)
