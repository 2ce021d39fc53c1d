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
# Where records are defined; what a module outside has is never loaded.
_WINGS = tuple(
    f"pressroom.{wing}."
    for wing in ("core", "standards", "content", "typeset", "formats", "rules", "pipeline")
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
        if module.startswith(_WINGS) or (module, name) in _OTHER_CLASSES:
            found = super().find_class(module, name)
            # Of our own, records alone: nothing that does anything when it is called.
            record = isinstance(found, type) and issubclass(found, msgspec.Struct | enum.Enum)
            if record or (module, name) in _OTHER_CLASSES:
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
