"""Records as bytes to keep, and back.

Pickles, since they keep instants with their offsets and records as they are; read with a
list of the few classes that a record is made of, so that no file can run anything.
"""

from __future__ import annotations

import enum
import io
import pickle
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")
_ROOMS = frozenset(
    {
        "pressroom.content.config.records",
        "pressroom.content.corrections",
        "pressroom.formats.feeds",
        "pressroom.formats.markdown",
        "pressroom.formats.ninjs",
        "pressroom.standards.instants",
        "pressroom.rules.judgement",
        "pressroom.content.load.index",
        "pressroom.standards.exchanges",
        "pressroom.content.model",
        "pressroom.pipeline.articles",
        "pressroom.core.problems",
        "pressroom.formats.html.json_ld",
        "pressroom.formats.html.releases",
        "pressroom.formats.html.views",
        "pressroom.content.config.editorial_schema",
        "pressroom.content.config.output_schema",
        "pressroom.content.config.registry_schema",
        "pressroom.content.config.schema",
        "pressroom.typeset.article",
    }
)
_OTHERS = frozenset(
    {
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("msgspec._utils", "rebuild"),
    }
)

_FOUND: dict[tuple[str, str], Any] = {}


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = _FOUND.get((module, name))
        if known is not None:
            return known
        if module in _ROOMS or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            # In our own rooms records alone: nothing that does anything when it is called.
            record = isinstance(found, type) and issubclass(found, msgspec.Struct | enum.Enum)
            if record or (module, name) in _OTHERS:
                return _FOUND.setdefault((module, name), found)
        raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")


def dumps(record: object) -> bytes:
    """The bytes of a record."""
    return pickle.dumps(record, protocol=5)


def loads(data: bytes, kind: type[Kind]) -> Kind | None:
    """The record; None where the bytes are of something else."""
    try:
        found = _Reader(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001  damaged pickles raise nearly anything
        return None
    return found if isinstance(found, kind) else None
