"""Requests that tell somebody something: made with one deadline, answers of any length, and no
redirect followed."""

from __future__ import annotations

import contextlib
import http.client
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from pressroom import __version__
from pressroom.publishing.verify_deadline import fault_of, within
from pressroom.publishing.verify_http import open_connection, peer_of

POST_SECONDS = 20.0  # seconds
_READ = 2_000  # bytes of an answer


class Refused(Exception):
    """A request that was not taken, with why in words; `may_pass` where another try may help."""

    def __init__(self, why: str, *, may_pass: bool) -> None:
        super().__init__(why)
        self.may_pass = may_pass


class Unsure(Exception):
    """A request of which nobody knows whether it was taken, with why in words."""


Post = Callable[[str, bytes, Mapping[str, str]], None]
"""Posts a body with headers to an absolute URI. Raises `Refused` or `Unsure`."""


def post(url: str, body: bytes, headers: Mapping[str, str], patience: float = POST_SECONDS) -> None:
    """Posts a body to an address (absolute URI). Raises `Refused` for any answer but 2xx."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    all_headers = {"User-Agent": f"pressroom/{__version__}", "Accept": "*/*", **headers}
    connection = open_connection(peer_of(url), patience)
    try:
        with within(connection, time.monotonic() + patience):
            connection.request("POST", target, body=body, headers=all_headers)
            with contextlib.closing(connection.getresponse()) as answer:
                status = answer.status
                said = answer.read(_READ).decode(errors="replace").strip() if status >= 300 else ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Refused(fault_of(error), may_pass=True) from None
    finally:
        connection.close()
    if not 200 <= status < 300:
        first = said.splitlines()[0][:200] if said else http.client.responses.get(status, "")
        may_pass = status >= 500 or status in (408, 425, 429)
        raise Refused(f"it answers {status} ({first})", may_pass=may_pass)
