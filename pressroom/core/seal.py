"""Seals: by them an entry of the cache, or the record of a build, shows that this user made it on
this computer.

A seal is a digest under a key that lies outside every press room, so that whoever can write a
press room's `.cache/`, a job of CI for instance, cannot write its pages.
"""

from __future__ import annotations

import contextlib
import functools
import hmac
import os
from collections.abc import Iterator
from pathlib import Path

from pressroom.core.digest import KEY_SIZE, keyed_digest

_NAME = "pressroom/cache.key"


def seal(*parts: bytes) -> bytes:
    """The seal of some bytes in their order, as `DIGEST_SIZE` bytes."""
    # Each with its length: what is moved from one part into the next is something else.
    framed = b"".join(b"%d:%b" % (len(part), part) for part in parts[:-1])
    return keyed_digest(framed + parts[-1], _key())


def is_sealed(given: bytes, *parts: bytes) -> bool:
    """Whether `given` is the seal of these bytes."""
    return hmac.compare_digest(given, seal(*parts))


@functools.cache
def _key() -> bytes:
    """The user's key, made at first. Where none can be kept it is new in each process, and nothing
    of an earlier one is believed."""
    for place in _places():
        with contextlib.suppress(OSError):
            _make(place)
        with contextlib.suppress(OSError):
            found = place.read_bytes()
            if len(found) == KEY_SIZE:
                return found
    return os.urandom(KEY_SIZE)


def _places() -> Iterator[Path]:
    """Folders in which programs keep what is theirs between runs: as the XDG Base Directory
    Specification 0.8 or Windows has it."""
    folder = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if Path(folder).is_absolute():
        yield Path(folder) / _NAME
        return
    with contextlib.suppress(RuntimeError):
        yield Path.home() / ".local/state" / _NAME


def _make(place: Path) -> None:
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, os.urandom(KEY_SIZE))
        os.close(handle)
        # Unlike a renaming, a link never takes the place of a key that another process made.
        os.link(temporary, place)
    finally:
        temporary.unlink()
