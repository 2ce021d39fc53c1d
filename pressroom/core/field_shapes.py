"""Field shapes: what a record's fields want of their values, from its annotated types."""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

Check = Callable[[str], str]
"""Check of a text: what it is not, in words such as `no e-mail address`; empty for one that is."""


class Shape(msgspec.Struct, frozen=True):
    """Shape of a field, worked out once from its annotated type `hint`: the bare type `kind`, and
    of that the `members` of a union, the type of a `record`, or the shape of each `item` of a list.

    `lines` and `check` are what the annotation says of texts.
    """

    hint: Any
    kind: Any
    lines: bool
    check: Check | None
    members: tuple[Shape, ...] = ()
    record: type[msgspec.Struct] | None = None
    item: Shape | None = None


def _shape(hint: Any, kind: Any = None) -> Shape:
    """The shape of an annotated type; `kind` is the one of its union's members that it is for."""
    kind = without_annotation(hint) if kind is None else kind
    said = {key: each for meta in _metas(hint) for key, each in (meta.extra or {}).items()}
    members: tuple[Shape, ...] = ()
    item = None
    if get_origin(kind) in (Union, types.UnionType):
        options = [o for o in get_args(kind) if o is not type(None)]
        members = tuple(_shape(hint, without_annotation(option)) for option in options)
    elif get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        # What is said of a list's texts holds for each of them.
        own = _metas(inner) or not _metas(hint)
        item = _shape(inner if own else Annotated[inner, *_metas(hint)])
    is_record = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    record = kind if is_record else None
    return Shape(
        hint, kind, bool(said.get("lines")), said.get("check") or None, members, record, item
    )


@functools.cache
def fields_of(
    kind: type[msgspec.Struct],
) -> dict[str, tuple[msgspec.structs.FieldInfo, Shape]]:
    """A record's fields by key, each with what it wants. Cached, since it is slow."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.encode_name: (field, _shape(hints[field.name]))
        for field in msgspec.structs.fields(kind)
    }


def member_for(members: tuple[Shape, ...], value: object) -> Shape:
    """The union's member that fits the shape of `value` (mapping, list, scalar), or its first."""
    wanted = (isinstance(value, Mapping), isinstance(value, list))
    fitting = (m for m in members if (m.record is not None, m.item is not None) == wanted)
    return next(fitting, members[0])


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


def without_annotation(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
