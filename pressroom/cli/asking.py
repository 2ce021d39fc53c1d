"""Limits for commands that ask a host: so many requests at once, and not too many a second."""

from __future__ import annotations

from pressroom.publishing.verify_http import Asker, is_loopback

AT_ONCE = 8
"""Requests under way at one time."""
_PER_SECOND = 100.0  # requests; nobody who pays by request should mind


def asker_of(base: str) -> Asker:
    """Client for the host at `base`, the absolute address of a site; one of this computer as fast
    as it answers."""
    return Asker(per_second=0.0 if is_loopback(base) else _PER_SECOND)
