"""Files of static sites: front matter in YAML, TOML or JSON, or Pelican's heads, and the text."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import msgspec

from pressroom.content.load.split import ReleaseParts, decode, split_front_matter
from pressroom.content.load.yaml_nodes import read_yaml
from pressroom.core.problems import Problem

_TOML = re.compile(r"\+\+\+[ \t]*")
# A first line of dashes or pluses, a brace, or a title, and below or behind it a key.
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n(?:\s*#.*\n)*[\w\"' -]+:(?=\s)"
    rb"|\+\+\+[ \t]*\r?\n\s*[\w\"#\[]|\{\s*\"[\w-]+\"\s*:"
    rb"|[Tt]itle:[ \t]*\S.*\n[A-Za-z][\w-]{0,30}:)"
)
_PELICAN = re.compile(r"(?P<key>[A-Za-z][\w-]{0,30}):[ \t]*(?P<value>.*)")


class SiteText(msgspec.Struct, frozen=True):
    """A page's source: the values of its front matter by key, all scalars as text, and its text."""

    values: Mapping[str, Any]
    body: str


def is_site_page(data: bytes) -> bool:
    """Whether a file that may be any text is a page of a static site: its first lines have keys."""
    return _BEGINS.match(data) is not None


def read_site_text(data: bytes, source: str) -> tuple[SiteText | None, list[Problem]]:
    """Reads a page's source; None and the problems where its front matter cannot be read. A file
    without front matter is all text."""
    text, problems = decode(data, source)
    if text is None:
        return None, problems
    found: SiteText | Problem | None
    lines = text.lstrip("\n").split("\n")
    if _TOML.fullmatch(lines[0]):
        found = _toml(lines, source)
    elif lines[0].startswith("{") and not lines[0].startswith(("{%", "{{", "{#")):
        found = _json(text, source)
    elif re.match(r"[-‐‑‒–—―−]{1,6}\s*$", lines[0]):
        parts, problems = split_front_matter(data.lstrip(b"\n"), source)
        found = _yaml(parts, source) if parts is not None else None
    elif _is_pelican(lines):
        found = _pelican(lines)
    else:
        found = SiteText({}, text)
    if isinstance(found, Problem):
        return None, [*problems, found]
    return found, problems


def _yaml(parts: ReleaseParts, source: str) -> SiteText | Problem:
    if not parts.header.strip():
        return SiteText({}, parts.body)
    read = read_yaml(parts, source)
    return read if isinstance(read, Problem) else SiteText(read.values, parts.body)


def _toml(lines: list[str], source: str) -> SiteText | Problem:
    end = next((n for n, line in enumerate(lines[1:], start=1) if _TOML.fullmatch(line)), None)
    if end is None:
        return _fault(source, 1, "the front matter has no closing `+++`", "add a line `+++`")
    try:
        values = tomllib.loads("\n".join(lines[1:end]))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) + 1 if line else 1
        return _fault(source, at, f"the front matter is not TOML: {error}", "mend that line")
    return SiteText(_as_text(values), "\n".join(lines[end + 1 :]))


def _json(text: str, source: str) -> SiteText | Problem:
    """An object at the beginning, as Hugo has it."""
    start = text.index("{")
    try:
        values, end = json.JSONDecoder(parse_float=str, parse_int=str).raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        what = f"the front matter is not JSON: {getattr(error, 'msg', 'nested too deeply')}"
        return _fault(source, line, what, "mend that line")
    return SiteText(_as_text(values), text[end:].lstrip("\n"))


def _is_pelican(lines: list[str]) -> bool:
    """Whether a file begins with Pelican's heads: `Title` or `Date` among the first rows."""
    heads = [_PELICAN.fullmatch(line) for line in lines[:12]]
    first = heads[: heads.index(None)] if None in heads else heads
    return any(head["key"].casefold() in ("title", "date") for head in first if head)


def _pelican(lines: list[str]) -> SiteText:
    """Heads up to the first empty line; an indented line goes on the one before it."""
    values = dict[str, str]()
    key = ""
    for number, line in enumerate(lines):
        found = _PELICAN.fullmatch(line)
        if found:
            key = found["key"]
            values[key] = found["value"].strip()
        elif line[:1] in (" ", "\t") and line.strip() and key:
            values[key] += f" {line.strip()}"
        else:
            return SiteText(values, "\n".join(lines[number:]))
    return SiteText(values, "")


def _as_text(value: Any) -> Any:
    """Values with all scalars as they would be typed: dates in ISO 8601, `true`, figures."""
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value)


def _fault(source: str, line: int, message: str, remedy: str) -> Problem:
    return Problem(path=source, line=line, code="PR476", message=message, remedy=remedy)
