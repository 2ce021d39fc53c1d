"""Safe pickling of records: `dumps` and `loads`, which accepts only classes on an allow-list.

Pickles, because they preserve instants with their offsets and records as they are. The allow-list
keeps a forged cache file from running code.
"""

from __future__ import annotations

import enum
import io
import pickle
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")
# A record class that is moved to another module must be listed here, or it is never read back:
# that costs only time, and nothing reports it.
_RECORD_MODULES = frozenset(
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
_OTHER_CLASSES = frozenset(
    {
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("msgspec._utils", "rebuild"),
    }
)

_RESOLVED: dict[tuple[str, str], Any] = {}


class _RecordUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The class, where it is on the allow-list. Raises `pickle.UnpicklingError` otherwise."""
        known = _RESOLVED.get((module, name))
        if known is not None:
            return known
        if module in _RECORD_MODULES or (module, name) in _OTHER_CLASSES:
            found = super().find_class(module, name)
            # From our own modules only records: to call one has no effect.
            is_record = isinstance(found, type) and issubclass(found, msgspec.Struct | enum.Enum)
            if is_record or (module, name) in _OTHER_CLASSES:
                return _RESOLVED.setdefault((module, name), found)
        raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")


def dumps(record: object) -> bytes:
    """Pickles a record."""
    return pickle.dumps(record, protocol=5)


def loads(data: bytes, kind: type[Kind]) -> Kind | None:
    """Unpickles a record of type `kind`; None where the bytes are damaged or of another type."""
    try:
        found = _RecordUnpickler(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001  damaged pickles raise nearly anything
        return None
    return found if isinstance(found, kind) else None
