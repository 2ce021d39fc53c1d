"""Notices and the journal of them: what is sent again after a loss of power, and what is not."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from pressroom.core import locks
from pressroom.core.locks import locked
from pressroom.publishing.announcing import announce
from pressroom.publishing.notices import ChannelNotice
from pressroom.publishing.post import Post

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills copies")

HOOK = ChannelNotice(
    "webhook hooks.example.com 1", "news/1", "https://hooks.example.com/", b"{}", {}
)
MAIL = ChannelNotice(
    "mail a@example.com", "news/1", "mailto:a@example.com", b"Hi", {}, may_come_twice=False
)


def clock() -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC)


def begin(root: Path, notice: ChannelNotice, post: Post) -> None:
    """Announces in a copy of this process."""
    process = get_context("fork").Process(target=announce, args=(root, [notice], post, clock))
    process.start()
    process.join()


def test_what_a_loss_of_power_leaves(tmp_path: Path) -> None:
    journal, heard = tmp_path / ".cache/published/announced.jsonl", tmp_path / "heard"

    def dead(url: str, body: bytes, headers: Mapping[str, str]) -> None:
        os._exit(1)

    def good(url: str, body: bytes, headers: Mapping[str, str]) -> None:
        with heard.open("a", encoding="utf-8") as file:
            file.write(f"{url}\n")

    for notice in (HOOK, MAIL):
        begin(tmp_path, notice, dead)
        # A line that was being written: the next stands on its own all the same.
        with journal.open("ab") as file:
            file.write(b'{"key": "webhook')
    for _ in range(2):
        done = announce(tmp_path, [HOOK, MAIL], good, clock)
        # Who gets a request can tell by its id; a mail nobody takes back.
        assert heard.read_text(encoding="utf-8") == f"{HOOK.url}\n"
        assert [each.channel for each in done.taken] == [HOOK.channel]
        assert [problem.code for problem in done.problems] == ["PR733"]
    cut = [row for row in journal.read_bytes().splitlines() if not row.endswith(b"}")]
    assert cut == [b'{"key": "webhook'] * 2


def test_who_still_sends_is_waited_for_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    folder = tmp_path / ".cache/published/announcing"
    folder.mkdir(parents=True)
    handle = locked(folder)
    try:
        done = announce(tmp_path, [HOOK], lambda *told: None, clock, wait=0)
    finally:
        os.close(handle)
    assert done.due == (HOOK,)
    assert [problem.code for problem in done.problems] == ["PR737"]
