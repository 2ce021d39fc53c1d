"""Safe pickling of records: `dumps` and `loads`, which accepts only classes on an allow-list.

Pickles, because they preserve instants with their offsets and records as they are. The allow-list
keeps a forged cache file from running code. They are compressed (zlib, RFC 1950), by the quickest
level: what is longer takes longer to write and to read again.
"""

from __future__ import annotations

import enum
import io
import pickle
import zlib
from typing import Any, TypeVar

import msgspec

_Kind = TypeVar("_Kind")
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

_LEVEL = 1
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


def packed(data: bytes, like: bytes = b"") -> bytes:
    """Compresses `data`: the more of it stands in `like` too, of which the last 32 kB count, the
    shorter."""
    packer = zlib.compressobj(_LEVEL, zdict=like)
    return packer.compress(data) + packer.flush()


def unpacked(data: bytes, like: bytes = b"") -> bytes:
    """The data that were `packed` with the same `like`. Raises `zlib.error` where they were not."""
    return zlib.decompressobj(zdict=like).decompress(data)


def dumps(record: object, like: bytes = b"") -> bytes:
    """Pickles a record, `packed` with `like`."""
    return packed(pickle.dumps(record, protocol=5), like)


def loads(data: bytes, kind: type[_Kind], like: bytes = b"") -> _Kind | None:
    """Unpickles a record of type `kind`; None where the bytes are damaged, of another type, or
    packed with something else than `like`."""
    try:
        found = _RecordUnpickler(io.BytesIO(unpacked(data, like))).load()
    except Exception:  # noqa: BLE001  damaged pickles raise nearly anything
        return None
    return found if isinstance(found, kind) else None
