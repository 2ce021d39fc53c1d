"""A strict YAML reader for front matter: scalars as they were typed, and the line of every key.

YAML's own resolver would make `NO` false, `1.10` 1.1, `0123` 83 and `12:30` 750,
and would let the last of two equal keys win. None of that happens here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any

import frontmatter
import msgspec
import yaml
from frontmatter.default_handlers import YAMLHandler

from pressroom.content.load.split import ReleaseParts
from pressroom.core.fields import KeyPath
from pressroom.core.problems import Problem

# libyaml is several times faster; wheels of PyYAML carry it. Both give the same nodes.
_BaseLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAXIMUM_LENGTH = 100_000
_MAXIMUM_DEPTH = 20
_OPEN_QUOTE = re.compile(r"""(?:^|[:,\[{-]\s+)(?:"(?:[^"\\]|\\.)*|'[^']*)$""")
_NOT_TEXT = re.compile(r"true|false|\d{4}-[\d-]+[\dT:Z +-]*|", re.IGNORECASE)


class _Loader(_BaseLoader):  # type: ignore[misc]
    """A loader without YAML's resolver, which would be asked for the type of every value."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """No tag: every scalar is text."""
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Overrides PyYAML: there is nothing to note on the way into a node."""

    def ascend_resolver(self) -> None:
        """Nor on the way out."""


class YamlMapping(msgspec.Struct, frozen=True):
    """Front matter as plain data: `values` by key, and `lines` (from 1) by where each stands."""

    values: dict[str, Any]
    lines: Mapping[KeyPath, int]


class _Fault(Exception):
    def __init__(self, line: int, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = (line, code, message, remedy)


class _Handler(YAMLHandler):
    """python-frontmatter's YAML handler with our own split and a strict loader."""

    def __init__(self, parts: ReleaseParts) -> None:
        super().__init__()
        self.parts = parts
        self.lines: dict[KeyPath, int] = {}
        # The mark of an empty last value stands on the line after the last.
        self.rows = [*parts.header.split("\n"), ""]

    def split(self, text: str) -> tuple[str, str]:
        """The header and body that were split before."""
        return self.parts.header, self.parts.body

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """Parses the header. Raises `_Fault` or `yaml.YAMLError`."""
        if len(fm) > _MAXIMUM_LENGTH:
            raise _Fault(1, "PR004", "the front matter is far too long", "is its `---` missing?")
        if _bracket_depth(fm) > 50 or (
            fm.count("-") + fm.count("?") >= 50 and re.search(r"(?:[-?]\s+){50}", fm)
        ):
            raise _Fault(1, "PR004", "too many brackets in the front matter", "take them out")
        node = yaml.compose(fm, Loader=_Loader)
        data = None if node is None else self._plain(node, (), set())
        if not isinstance(data, dict):
            raise _Fault(
                1,
                "PR004",
                "the front matter is not a list of keys and values",
                "write one `key: value` a line",
            )
        return data

    def _refuse_cut_text(self, node: Any) -> None:
        """Refuses a text followed by `#`, since the author may not have meant a comment.

        After `true`, `false` and dates it can be nothing but a comment, and is allowed.
        """
        end = node.end_mark
        row = self.rows[end.line]
        if node.style or "#" not in row:
            return
        if not row[end.column :].lstrip().startswith("#") or _NOT_TEXT.fullmatch(node.value):
            return
        raise _Fault(
            node.end_mark.line + 2,
            "PR004",
            f"what follows `#` after `{node.value}` would be lost as a comment",
            "put the value in quotes, or the comment on a line of its own",
        )

    def _plain(self, node: Any, path: KeyPath, seen: set[int]) -> Any:
        line = node.start_mark.line + 2
        self.lines.setdefault(path, line)
        if id(node) in seen:
            raise _Fault(line, "PR004", "a value repeats another by `*`", "write the value out")
        if len(path) > _MAXIMUM_DEPTH:
            raise _Fault(line, "PR004", "the front matter is nested too deeply", "take levels out")
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            self._refuse_cut_text(node)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, i), seen) for i, item in enumerate(node.value)]
        data: dict[str, Any] = {}
        for key, value in node.value:
            row = key.start_mark.line + 2
            if not isinstance(key, yaml.ScalarNode):
                raise _Fault(row, "PR004", "a key is not plain text", "write `key: value`")
            if key.value in data:
                raise _Fault(*_twice(key.value, row, self.lines[(*path, key.value)]))
            self.lines[(*path, key.value)] = row
            data[key.value] = self._plain(value, (*path, key.value), seen)
        return data


def _bracket_depth(text: str) -> int:
    """The nesting depth of brackets, ignoring quotes. libyaml recurses without a limit."""
    depth = deepest = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth += 1 if character in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def read_yaml(parts: ReleaseParts, source: str) -> YamlMapping | Problem:
    """The front matter's keys and values with their lines; or the one problem that prevents it."""
    handler = _Handler(parts)
    try:
        # `parse` and not `load`: the latter falls over keys named `content` and `handler`.
        # The body it returns is stripped, so the body is taken from `parts` instead.
        data, _ = frontmatter.parse("", handler=handler)
    except _Fault as fault:
        line, code, message, remedy = fault.problem
        return Problem(path=source, line=line, code=code, message=message, remedy=remedy)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        for number, row in enumerate(parts.header.split("\n"), start=2):
            if number <= line + 1 and _OPEN_QUOTE.search(row):
                return Problem(
                    path=source,
                    line=number,
                    code="PR004",
                    message="the quote that begins here is not closed",
                    remedy="close it at the end of the value",
                )
        return Problem(
            path=source,
            line=line,
            code="PR004",
            message=f"not YAML: {_reason(error)}",
            remedy=_remedy(parts.header, line),
        )
    return YamlMapping(data, handler.lines)


_TOP_KEY = re.compile(r"""['"]?([\w-]+)['"]?\s*:(?:\s|$)""")
_LONGEST_IN_PART = 20_000


def read_yaml_in_part(
    parts: ReleaseParts, source: str, fault: Problem
) -> tuple[YamlMapping | None, list[Problem], set[str]]:
    """Front matter that `fault` prevents from being read, key by key: what can be read, the faults
    beside that one, and the names of the keys that have one. None if none has."""
    rows = parts.header.split("\n")
    starts = [number for number, row in enumerate(rows) if _TOP_KEY.match(row)]
    read = YamlMapping({}, dict[KeyPath, int]())
    faults, keys = list[Problem](), set[str]()
    if len(parts.header) > _LONGEST_IN_PART:
        starts = []
    for start, end in itertools.pairwise([*starts, len(rows)]):
        alone = "\n".join([*[""] * start, *rows[start:end]])
        found = read_yaml(msgspec.structs.replace(parts, header=alone), source)
        name = _TOP_KEY.match(rows[start])
        if isinstance(found, Problem):
            faults.append(found)
            keys |= {name[1]} if name else set()
            continue
        for key in found.values.keys() & read.values.keys():
            line, code, message, remedy = _twice(key, start + 2, read.lines[(key,)])
            faults.append(
                Problem(path=source, line=line, code=code, message=message, remedy=remedy)
            )
            keys.add(key)
        read = YamlMapping(found.values | read.values, {**found.lines, **read.lines})
    if not starts and not any(row.strip() for row in rows):
        return read, [], set()
    same = next((each for each in faults if each.code == fault.code), None)
    if same is None:
        return None, [], set()
    faults.remove(same)
    return read, faults, keys


def _twice(key: str, line: int, first: int) -> tuple[int, str, str, str]:
    return line, "PR005", f"`{key}` is already given on line {first}", "keep one of the two"


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).strip()


def _remedy(header: str, line: int) -> str:
    """The remedy for a YAML error; mostly it is a colon or symbol in an unquoted headline."""
    rows = header.split("\n")
    row = rows[line - 2] if 0 <= line - 2 < len(rows) else ""
    key, colon, value = row.partition(": ")
    if value.lstrip().startswith(("{", "[")):
        return "put each part with `:`, `,` or `#` in it in quotes"
    if "\t" in row:
        return "indent with spaces: a tab means nothing here"
    if colon and ": " in value:
        return f'put the value in quotes: `{key}: "{value.strip()}"`'.replace("\\", "")
    return "put values with `:`, `#`, `@`, `[` or quotes in them in quotes"
