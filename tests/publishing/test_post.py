"""Requests that tell somebody something, to hosts as bad as may be: each ends in time, with why."""

from __future__ import annotations

import time

import pytest

from pressroom.publishing.post import Refused, post

from .hosts import Talk, talking
from .test_verify_http import dribbles, says


@pytest.mark.parametrize(
    ("talk", "told", "may_pass"),
    [
        (dribbles, "it does not answer in time", True),  # a hub that hangs
        (says(b""), "the connection was cut off", True),
        (says(b"HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n"), "it answers 302 (Found)", False),
        (says(b"HTTP/1.1 503 Busy\r\n\r\nLater.\n"), "it answers 503 (Later.)", True),
        (says(b"HTTP/1.1 410 Gone\r\n\r\n"), "it answers 410 (Gone)", False),
    ],
)
def test_who_does_not_take_it_is_told_in_time(talk: Talk, told: str, may_pass: bool) -> None:
    begun = time.monotonic()
    with talking(talk) as (url, _), pytest.raises(Refused) as refused:
        post(f"{url}/hub", b"hub.mode=publish", {}, patience=0.3)
    assert (str(refused.value), refused.value.may_pass) == (told, may_pass)
    assert time.monotonic() - begun < 3
