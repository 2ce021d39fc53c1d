"""BLAKE2b digests (RFC 7693), for comparing and for names that nobody can guess; not for signing.

To be used instead of `hashlib.blake2b`. Sizes are in bytes; a hexadecimal digest has twice as
many digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SUFFIX_SIZE = 4
"""Tells apart a handful of things with the same name."""
CHECKSUM_SIZE = 8
"""Notices damage."""
DIGEST_SIZE = 16
"""Stands for the content: in addresses, cache keys and the manifest."""
KEY_SIZE = 32
"""A key for `keyed_digest`."""


def digest(data: bytes, size: int = DIGEST_SIZE) -> str:
    """The digest of `data` in hexadecimal digits, two for each of `size` bytes."""
    return raw_digest(data, size).hex()


def digest_of_parts(parts: Iterable[bytes]) -> str:
    """The `digest` of all `parts` joined, without holding them in memory together."""
    hashed = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest()


def raw_digest(data: bytes, size: int = DIGEST_SIZE) -> bytes:
    """The digest of `data` as `size` bytes."""
    return hashlib.blake2b(data, digest_size=size).digest()


def keyed_digest(data: bytes, key: bytes) -> bytes:
    """The digest of `data` under `key` (at most 64 bytes), as `DIGEST_SIZE` bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE, key=key).digest()
