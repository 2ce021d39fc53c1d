"""Validation of plain data (from YAML or TOML) against typed records, with each fault at its line.

Each field of a record carries a description and an example; the messages here, the JSON Schema
and the tests of the documentation are made from them.
"""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from pressroom.core.problems import Problem, choose

KeyPath = tuple[str | int, ...]
"""The path of a value in nested data, list indexes from 0: `("contacts", 0, "phone")`."""


Check = Callable[[str], str]
"""What a text is not, in words such as `no e-mail address`; empty for one that is."""


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
    its parent. `separator` stands between key and value in that file's syntax.
    """

    def __init__(
        self, source: str, lines: Mapping[KeyPath, int], codes: Codes, separator: str = ": "
    ) -> None:
        self.source = source
        self.separator = separator
        self.lines = lines
        self.codes = codes
        self.problems: list[Problem] = []
        self.read_values: dict[KeyPath, dict[str, Any]] = {}
        """The valid field values of each record read so far, by the record's path."""

    def line(self, path: KeyPath) -> int:
        """The line of `path` or of its nearest parent that has one; otherwise 1."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def report(self, path: KeyPath, code: str, message: str, remedy: str) -> None:
        """Adds an error at the line of `path`."""
        self.problems.append(
            Problem(
                path=self.source, line=self.line(path), code=code, message=message, remedy=remedy
            )
        )

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
            example = ", ".join(f.encode_name for f in msgspec.structs.fields(kind)[:3])
            self.report(
                path,
                self.codes.wrong,
                f"{_display_path(path)} must be a group of keys",
                f"give it keys such as {example}",
            )
            return None
        fields, hints = _fields(kind)
        values: dict[str, Any] = {}
        self.read_values[path] = values
        for key, value in data.items():
            if key in extra:
                continue
            if key not in fields:
                self.report(
                    (*path, key),
                    self.codes.unknown,
                    f"unknown key `{key}`" + (f" in {_display_path(path)}" if path else ""),
                    choose(key, fields, none="see the documentation for the keys there are"),
                )
                continue
            field = fields[key]
            hint = hints[field.name]
            found = self.value(hint, value, (*path, key))
            if field.required and isinstance(found, str) and not found.strip():
                remedy = f"write `{key}{self.separator}{example_of(hint)}`"
                self.report((*path, key), self.codes.missing, f"`{key}` is empty", remedy)
            elif found is not _FAULT:
                values[field.name] = found
        for key, field in fields.items():
            if field.required and key not in data:
                self.report(
                    path,
                    self.codes.missing,
                    f"no `{key}`" + (f" in {_display_path(path)}" if path else ""),
                    f"add `{key}{self.separator}{example_of(hints[field.name])}`",
                )
        return values

    def value(self, hint: Any, value: object, path: KeyPath) -> Any:
        """`value` converted to the type `hint`; `_FAULT` where it cannot be, which is reported."""
        kind, options = _without_annotation(hint), ()
        if get_origin(kind) in (Union, types.UnionType):
            options = tuple(o for o in get_args(kind) if o is not type(None))
            kind = _union_member(options, value)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            before = len(self.problems)
            values = self.record(kind, value, path)
            return _FAULT if values is None or len(self.problems) > before else kind(**values)
        if get_origin(kind) is tuple:
            return self._sequence(hint, kind, value, path)
        if isinstance(value, Mapping):
            value = {name: self._text(hint, each, (*path, name)) for name, each in value.items()}
            if _FAULT in value.values():
                return _FAULT
        else:
            value = self._text(hint, value, path)
        if value is _FAULT:
            return _FAULT
        try:
            return msgspec.convert(value, kind, strict=False)
        except (msgspec.ValidationError, OverflowError):
            self._wrong(hint, value, path)
            return _FAULT

    def _text(self, hint: Any, value: object, path: KeyPath) -> object:
        """A text as its field's annotation wants it, or `_FAULT`; what is no text as it is."""
        if not isinstance(value, str):
            return value
        fault, remedy = "", ""
        options = {key: each for meta in _metas(hint) for key, each in (meta.extra or {}).items()}
        if not options.get("lines"):
            # A YAML block ends with a line's end that nobody typed.
            value = value.strip("\r\n")
        if _CONTROL_CHARACTER.search(f"{value}{path[-1]}"):
            fault, remedy = "has a control character", "take it out: no feed may carry it"
        elif not options.get("lines") and _LINE_BREAK.search(f"{value}{path[-1]}"):
            fault, remedy = "has a line break", "write it on one line"
        elif value and options.get("check") and (what := options["check"](value)):
            fault = f"is {what}: `{value}`"
            key = next((str(part) for part in reversed(path) if isinstance(part, str)), "it")
            remedy = f"write `{key}{self.separator}{example_of(hint)}`"
        if fault:
            self.report(path, self.codes.wrong, f"{_display_path(path)} {fault}", remedy)
            return _FAULT
        return value

    def _sequence(self, hint: Any, kind: Any, value: object, path: KeyPath) -> Any:
        if not isinstance(value, list):
            self._wrong(hint, value, path)
            return _FAULT
        inner = get_args(kind)[0]
        # What is said of a list's texts holds for each of them.
        inner = (
            inner if _metas(inner) else Annotated[inner, *_metas(hint)] if _metas(hint) else inner
        )
        items = [self.value(inner, v, (*path, i)) for i, v in enumerate(value)]
        return _FAULT if any(item is _FAULT for item in items) else tuple(items)

    def _wrong(self, hint: Any, value: object, path: KeyPath) -> None:
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "it")
        self.report(
            path,
            self.codes.wrong,
            f"{_display_path(path)} must be {_expected_type(hint)}, not {_actual_type(value)}",
            f"write `{key}{self.separator}{example_of(hint)}`"
            if not isinstance(path[-1], int)
            else f"write it as {_expected_type(hint)}",
        )


# Stands for a value with a fault: None is a valid value.
_FAULT = object()


@functools.cache
def _fields(
    kind: type[msgspec.Struct],
) -> tuple[dict[str, msgspec.structs.FieldInfo], dict[str, Any]]:
    """A record's fields by key, and their annotated types by name. Cached, since it is slow."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    return fields, get_type_hints(kind, include_extras=True)


def example_of(hint: Any) -> str:
    """The first example in a field's annotation, as an author would write it."""
    for meta in _metas(hint):
        if meta.examples:
            return str(meta.examples[0])
    return "…"


def _metas(hint: Any) -> list[msgspec.Meta]:
    if get_origin(hint) is Annotated:
        return [m for m in get_args(hint)[1:] if isinstance(m, msgspec.Meta)]
    return []


def _without_annotation(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _union_member(options: tuple[Any, ...], value: object) -> Any:
    """The union's member that fits the shape of `value` (mapping, list, scalar), or its first."""
    for option in options:
        bare = _without_annotation(option)
        is_record = isinstance(bare, type) and issubclass(bare, msgspec.Struct)
        is_list = get_origin(bare) is tuple
        if is_record == isinstance(value, Mapping) and is_list == isinstance(value, list):
            return bare
    return _without_annotation(options[0])


def _expected_type(hint: Any) -> str:
    kind = _without_annotation(hint)
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


def _display_path(path: KeyPath) -> str:
    """A path for messages, list indexes from 1: `contacts[1].phone`; `it` for the whole."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if name else part)
    return f"`{name}`" if name else "it"
