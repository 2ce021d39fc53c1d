"""JSON of an archive, decoded with its faults in words."""

from __future__ import annotations

import codecs
from typing import Any, BinaryIO

import msgspec

from pressroom.core.problems import Problem
from pressroom.importers.archives.items import BadArchive

# All of it is in memory at once, some five times as large.
_MOST_BYTES = 50_000_000


def read_json(file: BinaryIO, source: str) -> Any:
    """Decodes a JSON file. Raises `BadArchive` where it is none, cut off or nested too deeply."""
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        what = f"it has over {_MOST_BYTES // 1_000_000} MB, which JSON cannot be read in parts of"
        remedy = "have it written in several files"
        raise BadArchive(Problem(path=source, code="PR461", message=what, remedy=remedy))
    try:
        return msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        cut = "truncated" in str(error)
        what = "it is cut off: nothing is taken over" if cut else f"it is no JSON: {error}"
        remedy = "load it down once more, or have it written anew"
        raise BadArchive(Problem(path=source, code="PR461", message=what, remedy=remedy)) from error


def string(value: Any) -> str:
    """A value as text: numbers as they are written, nothing for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or of the values of an object; empty for anything else."""
    if isinstance(value, dict):
        value = list(value.values())
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
