"""Validation of plain data (from YAML or TOML) against typed records, with each fault at its line.

Each field of a record carries a description and an example; the messages here, the JSON Schema
and the tests of the documentation are made from them.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from pressroom.core.field_shapes import (
    Check,
    Shape,
    example_of,
    fields_of,
    member_for,
    without_annotation,
)
from pressroom.core.html_leftovers import plain_fault
from pressroom.core.problems import Problem, Severity, choose

KeyPath = tuple[str | int, ...]
"""The path of a value in nested data, list indexes from 0: `("contacts", 0, "phone")`."""


def documented(
    description: str, example: str, *, check: Check | None = None, lines: bool = False
) -> msgspec.Meta:
    """The annotation of a record's field: its meaning, and an example as an author writes it.

    `check` judges each text that is not empty. Texts are of one line unless `lines` lets them have
    more: most go where a line's end would begin something else, into headers, vCards or rules.
    """
    extra = {"check": check, "lines": lines}
    return msgspec.Meta(description=description, examples=[example], extra=extra)


# What XML 1.0 forbids, with DEL and the C1 controls; written by escapes such as "\\x01".
_LINE_BREAK = re.compile("[\n\r\u2028\u2029]")
_CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Codes(msgspec.Struct, frozen=True):
    """The problem codes to report unknown keys, missing keys and wrong values under."""

    unknown: str
    missing: str
    wrong: str


class Reader:
    """Validates plain data, and collects problems instead of raising.

    `lines` maps paths to lines of the file `source` (from 1); a path without a line takes that of
    its parent. `separator` stands between key and value in that file's syntax. `elsewhere` gives
    the remedy for an unknown key at the top that other programs know, and `plain` what of a text
    readers get as it is, without Markdown and HTML.
    """

    def __init__(
        self,
        source: str,
        lines: Mapping[KeyPath, int],
        codes: Codes,
        separator: str = ": ",
        elsewhere: Callable[[str], str | None] | None = None,
        plain: Callable[[KeyPath, str], str] | None = None,
    ) -> None:
        self.source = source
        self.separator = separator
        self.lines = lines
        self.codes = codes
        self.elsewhere = elsewhere
        self.plain = plain
        self.problems: list[Problem] = []
        self.faulty: list[KeyPath] = []
        """The path of each error."""
        self.read_values: dict[KeyPath, dict[str, Any]] = {}
        """The valid field values of each record read so far, by the record's path."""

    def line(self, path: KeyPath) -> int:
        """The line of `path` or of its nearest parent that has one; otherwise 1."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def report(
        self,
        path: KeyPath,
        code: str,
        message: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Adds a problem at the line of `path`."""
        if severity is Severity.ERROR:
            self.faulty.append(path)
        self.problems.append(
            Problem(
                path=self.source,
                line=self.line(path),
                code=code,
                severity=severity,
                message=message,
                remedy=remedy,
            )
        )

    def _group_of(self, kind: type[msgspec.Struct], path: KeyPath) -> str:
        """Keys to write for a record: those that must be there, or its first two."""
        fields, hints = msgspec.structs.fields(kind), get_type_hints(kind, include_extras=True)
        wanted = [field for field in fields if field.required] or fields[:2]
        example = ", ".join(
            f"{field.encode_name}{self.separator}{example_of(hints[field.name])}"
            for field in wanted
        )
        key = path[-1] if path and isinstance(path[-1], str) else ""
        return f"write `{key}{self.separator if key else ''}{{{example}}}`"

    def record(
        self,
        kind: type[msgspec.Struct],
        data: object,
        path: KeyPath = (),
        extra: tuple[str, ...] = (),
    ) -> dict[str, Any] | None:
        """The valid fields of a record of type `kind`, by name; None if `data` is no mapping.

        Faults are reported, and their fields left out. Keys in `extra` are ignored.
        """
        if not isinstance(data, Mapping):
            message = f"{display_path(path)} must be a group of keys"
            self.report(path, self.codes.wrong, message, self._group_of(kind, path))
            return None
        fields = fields_of(kind)
        values: dict[str, Any] = {}
        self.read_values[path] = values
        for key, value in data.items():
            if key in extra:
                continue
            if key not in fields:
                known = self.elsewhere(key) if self.elsewhere and not path else None
                none = "see the documentation for the keys there are"
                self.report(
                    (*path, key),
                    self.codes.unknown,
                    f"unknown key `{key}`" + (f" in {display_path(path)}" if path else ""),
                    known or choose(key, fields, none=none),
                )
                continue
            field, shape = fields[key]
            found = self._value(shape, value, (*path, key))
            if field.required and isinstance(found, str) and not found.strip():
                remedy = f"write `{key}{self.separator}{example_of(shape.hint)}`"
                self.report((*path, key), self.codes.missing, f"`{key}` is empty", remedy)
            elif found is not _FAULT:
                values[field.name] = found
        for key, (field, shape) in fields.items():
            if field.required and key not in data:
                self.report(
                    path,
                    self.codes.missing,
                    f"no `{key}`" + (f" in {display_path(path)}" if path else ""),
                    f"add `{key}{self.separator}{example_of(shape.hint)}`",
                )
        return values

    def _value(self, shape: Shape, value: object, path: KeyPath) -> Any:
        """`value` converted to what its field wants; `_FAULT` where it cannot be, which is
        reported."""
        if shape.members:
            shape = member_for(shape.members, value)
        if shape.record is not None:
            before = len(self.problems)
            values = self.record(shape.record, value, path)
            if values is None or len(self.problems) > before:
                return _FAULT
            return shape.record(**values)
        if shape.item is not None:
            return self._sequence(shape, shape.item, value, path)
        if isinstance(value, Mapping):
            value = {name: self._text(shape, each, (*path, name)) for name, each in value.items()}
            if _FAULT in value.values():
                return _FAULT
        else:
            value = self._text(shape, value, path)
        if value is _FAULT or (shape.kind is str and isinstance(value, str)):
            return value
        try:
            return msgspec.convert(value, shape.kind, strict=False)
        except (msgspec.ValidationError, OverflowError):
            self._wrong(shape.hint, value, path)
            return _FAULT

    def _text(self, shape: Shape, value: object, path: KeyPath) -> object:
        """A text as its field's annotation wants it, or `_FAULT`; what is no text as it is."""
        if not isinstance(value, str):
            return value
        fault, remedy = "", ""
        if not shape.lines:
            # A YAML block ends with a line's end that nobody typed.
            value = value.strip("\r\n")
        both = f"{value}{path[-1]}"
        printable = both.isprintable()  # neither of the two has anything that is sought here
        if not printable and _CONTROL_CHARACTER.search(both):
            fault, remedy = "has a control character", "take it out: no feed may carry it"
        elif not printable and not shape.lines and _LINE_BREAK.search(both):
            fault, remedy = "has a line break", "write it on one line"
        elif value and shape.check is not None and (what := shape.check(value)):
            fault = f"is {what}: `{value}`"
            key = next((str(part) for part in reversed(path) if isinstance(part, str)), "it")
            remedy = f"write `{key}{self.separator}{example_of(shape.hint)}`"
        if fault:
            self.report(path, self.codes.wrong, f"{display_path(path)} {fault}", remedy)
            return _FAULT
        if self.plain and (text := self.plain(path, value)):
            self._check_plain(path, text)
        return value

    def _check_plain(self, path: KeyPath, text: str) -> None:
        """Reports HTML and Markdown in a plain text."""
        if fault := plain_fault(text):
            what = f"{display_path(path)} is plain text, and {fault.message}"
            self.report(path, fault.code, what, fault.remedy, fault.severity)

    def _sequence(self, shape: Shape, item: Shape, value: object, path: KeyPath) -> Any:
        if not isinstance(value, list):
            self._wrong(shape.hint, value, path)
            return _FAULT
        items = [self._value(item, v, (*path, i)) for i, v in enumerate(value)]
        return _FAULT if any(item is _FAULT for item in items) else tuple(items)

    def _wrong(self, hint: Any, value: object, path: KeyPath) -> None:
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "it")
        self.report(
            path,
            self.codes.wrong,
            f"{display_path(path)} must be {_expected_type(hint)}, not {_actual_type(value)}",
            f"write `{key}{self.separator}{example_of(hint)}`"
            if not isinstance(path[-1], int)
            else f"write it as {_expected_type(hint)}",
        )


# Stands for a value with a fault: None is a valid value.
_FAULT = object()


def _expected_type(hint: Any) -> str:
    kind = without_annotation(hint)
    if get_origin(kind) in (Union, types.UnionType):
        return " or ".join(_expected_type(o) for o in get_args(kind) if o is not type(None))
    if get_origin(kind) is tuple:
        return "a list"
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        return "a whole number"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return "a group of keys"
    return "text"


def _actual_type(value: object) -> str:
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if value is None or value == "":
        return "empty"
    return f"`{value}`"


def display_path(path: KeyPath) -> str:
    """A path for messages, list indexes from 1: `contacts[1].phone`; `it` for the whole."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if name else part)
    return f"`{name}`" if name else "it"
