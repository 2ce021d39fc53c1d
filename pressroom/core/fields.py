"""Plain data (from YAML or TOML) to a typed record, with every fault named at its line.

A record's type is its own manual: each field carries a description and an
example, from which the messages here, the JSON Schema and the tests of the
documentation are made.
"""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from pressroom.core.problems import Problem, choose

KeyPath = tuple[str | int, ...]
"""Where a value stands: `("contacts", 0, "phone")`."""


def documented(description: str, example: str) -> msgspec.Meta:
    """The annotation of a record's field: its meaning, and an example as an author writes it."""
    return msgspec.Meta(description=description, examples=[example])


# What XML 1.0 forbids, with DEL and the C1 controls; written by escapes such as "\\x01".
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Codes(msgspec.Struct, frozen=True):
    """The problem codes a caller wants for each kind of fault."""

    unknown: str
    missing: str
    wrong: str


class Reader:
    """Reads plain data against types, collecting problems instead of raising.

    `lines` maps paths to lines of `source`; a path without one takes its parent's.
    `sign` stands between a key and its value there.
    """

    def __init__(
        self, source: str, lines: Mapping[KeyPath, int], codes: Codes, sign: str = ": "
    ) -> None:
        self.source = source
        self.sign = sign
        self.lines = lines
        self.codes = codes
        self.problems: list[Problem] = []
        self.read_values: dict[KeyPath, dict[str, Any]] = {}
        """What could be read of each record, by where it stands, faults left out."""

    def line(self, path: KeyPath) -> int:
        """The line of the nearest known place at or above `path`; 1 when there is none."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def report(self, path: KeyPath, code: str, message: str, remedy: str) -> None:
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
        """The fields of `kind` that could be read from `data`, or None if it is no mapping.

        A field with a fault is left out and reported. Keys named in `extra` pass unread.
        """
        if not isinstance(data, Mapping):
            example = ", ".join(f.encode_name for f in msgspec.structs.fields(kind)[:3])
            self.report(
                path,
                self.codes.wrong,
                f"{_called(path)} must be a group of keys",
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
                    f"unknown key `{key}`" + (f" in {_called(path)}" if path else ""),
                    choose(key, fields, none="see the documentation for the keys there are"),
                )
                continue
            field = fields[key]
            hint = hints[field.name]
            found = self.value(hint, value, (*path, key))
            if field.required and isinstance(found, str) and not found.strip():
                remedy = f"write `{key}{self.sign}{example_of(hint)}`"
                self.report((*path, key), self.codes.missing, f"`{key}` is empty", remedy)
            elif found is not _FAULT:
                values[field.name] = found
        for key, field in fields.items():
            if field.required and key not in data:
                self.report(
                    path,
                    self.codes.missing,
                    f"no `{key}`" + (f" in {_called(path)}" if path else ""),
                    f"add `{key}{self.sign}{example_of(hints[field.name])}`",
                )
        return values

    def value(self, hint: Any, value: object, path: KeyPath) -> Any:
        """`value` as the type `hint` asks, or a mark for a fault that was reported."""
        kind, options = _bare(hint), ()
        if get_origin(kind) in (Union, types.UnionType):
            options = tuple(o for o in get_args(kind) if o is not type(None))
            kind = _option_for(options, value)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            before = len(self.problems)
            values = self.record(kind, value, path)
            return _FAULT if values is None or len(self.problems) > before else kind(**values)
        if get_origin(kind) is tuple:
            return self._sequence(hint, kind, value, path)
        if isinstance(value, str) and _UNSPEAKABLE.search(value):
            what = f"{_called(path)} has a control character"
            self.report(path, self.codes.wrong, what, "take it out: no feed may carry it")
            return _FAULT
        try:
            return msgspec.convert(value, kind, strict=False)
        except (msgspec.ValidationError, OverflowError):
            self._wrong(hint, value, path)
            return _FAULT

    def _sequence(self, hint: Any, kind: Any, value: object, path: KeyPath) -> Any:
        if not isinstance(value, list):
            self._wrong(hint, value, path)
            return _FAULT
        items = [self.value(get_args(kind)[0], v, (*path, i)) for i, v in enumerate(value)]
        return _FAULT if any(item is _FAULT for item in items) else tuple(items)

    def _wrong(self, hint: Any, value: object, path: KeyPath) -> None:
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "it")
        self.report(
            path,
            self.codes.wrong,
            f"{_called(path)} must be {_wanted(hint)}, not {_kind_of(value)}",
            f"write `{key}{self.sign}{example_of(hint)}`"
            if not isinstance(path[-1], int)
            else f"write it as {_wanted(hint)}",
        )


_FAULT = object()


@functools.cache
def _fields(
    kind: type[msgspec.Struct],
) -> tuple[dict[str, msgspec.structs.FieldInfo], dict[str, Any]]:
    """A record's fields by key, and their annotated types by name. Slow to find, and fixed."""
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


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _option_for(options: tuple[Any, ...], value: object) -> Any:
    """The member of a union that the shape of `value` asks for; else the first."""
    for option in options:
        bare = _bare(option)
        is_record = isinstance(bare, type) and issubclass(bare, msgspec.Struct)
        is_list = get_origin(bare) is tuple
        if is_record == isinstance(value, Mapping) and is_list == isinstance(value, list):
            return bare
    return _bare(options[0])


def _wanted(hint: Any) -> str:
    kind = _bare(hint)
    if get_origin(kind) in (Union, types.UnionType):
        return " or ".join(_wanted(o) for o in get_args(kind) if o is not type(None))
    if get_origin(kind) is tuple:
        return "a list"
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        return "a whole number"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return "a group of keys"
    return "text"


def _kind_of(value: object) -> str:
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if value is None or value == "":
        return "empty"
    return f"`{value}`"


def _called(path: KeyPath) -> str:
    """`contacts[1].phone` in an author's words: `phone` of the 2nd of `contacts`."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if name else part)
    return f"`{name}`" if name else "it"
