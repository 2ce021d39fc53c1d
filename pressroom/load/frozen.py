"""What was read of a release file, as bytes to keep, and back.

Pickles, since they keep instants with their offsets and records as they are; read with a
list of the few classes that a record is made of, so that no file can run anything.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from pressroom.model import Loaded

_ROOMS = frozenset(
    {
        "pressroom.config.records",
        "pressroom.instants",
        "pressroom.markets",
        "pressroom.model",
        "pressroom.problems",
        "pressroom.tables",
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


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module in _ROOMS and name.isidentifier()) or (module, name) in _OTHERS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a release")


def freeze(loaded: Loaded) -> bytes:
    """The bytes of what was read."""
    return pickle.dumps(loaded, protocol=5)


def thaw(data: bytes) -> Loaded | None:
    """What was read; None where the bytes are of something else."""
    try:
        found = _Reader(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001  damaged pickles raise nearly anything
        return None
    return found if isinstance(found, Loaded) else None
