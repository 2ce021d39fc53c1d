"""Short digests (BLAKE2b, RFC 7693), for comparing and for names; not for signing."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """A digest of 16 bytes, as 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
