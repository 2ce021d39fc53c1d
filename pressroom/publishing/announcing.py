"""Announcing: notices sent, each once over any number of runs, stopped or not.

They are sent by a process of their own, which goes on when the one that publishes is killed: so
between a notice that was taken and the line that says so nobody can come but a loss of power. Then
a request is made again, with the same id, by which whoever gets it can tell; a mail is not, since
nobody takes it back.
"""

from __future__ import annotations

import contextlib
import enum
import os
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.core.files import CONFIG
from pressroom.core.locks import awaited
from pressroom.core.problems import Problem, Severity
from pressroom.core.workers import may_fork
from pressroom.publishing.keep_receipts import STATE
from pressroom.publishing.notices import ChannelNotice
from pressroom.publishing.post import Post, Refused, Unsure
from pressroom.publishing.receipts import Announced, moment

JOURNAL = "announced.jsonl"
_LOCK = "announcing"
_PAUSES = (0.5, 2.0)  # seconds between tries
WAIT = 120.0  # seconds for another run's process to end
_HANDLES = 4_096


class _State(enum.Enum):
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"


class _Line(msgspec.Struct, frozen=True):
    """A line of the journal: of which notice, what became of it, when (ISO 8601), and why not."""

    key: str
    state: _State
    at: str
    why: str = ""


class _Fate(msgspec.Struct, frozen=True):
    state: _State
    why: str = ""


class Announcement(msgspec.Struct, frozen=True):
    """Result of notices: those that were taken, in this run or an earlier one, those that were not,
    and problems (PR730, PR733, PR737, PR738). Where it `waits`, somebody has to say first whether
    they are to be sent at all."""

    taken: tuple[Announced, ...] = ()
    due: tuple[ChannelNotice, ...] = ()
    problems: tuple[Problem, ...] = ()
    waits: bool = False


def announce(
    root: Path,
    notices: Sequence[ChannelNotice],
    post: Post,
    clock: Callable[[], datetime],
    wait: float = WAIT,
) -> Announcement:
    """Sends the notices that no line of the press room's journal says are taken. Waits so many
    seconds for the process of a run that was killed, which may still be sending (PR737)."""
    if not notices:
        return Announcement()
    folder = root / STATE
    (folder / _LOCK).mkdir(parents=True, exist_ok=True)
    try:
        with awaited(folder / _LOCK, wait):
            known = _read(folder / JOURNAL)
    except BlockingIOError:
        return Announcement(due=tuple(notices), problems=(_still_sending(),))
    open_ones = [n for n in notices if _is_open(n, known.get(n.key))]
    if open_ones:
        _apart(lambda: _send_all(folder, open_ones, post, clock))
    return _outcome(notices, _read(folder / JOURNAL))


def still_open(root: Path, notices: Iterable[ChannelNotice]) -> list[ChannelNotice]:
    """The notices that `announce` would send, by the press room's journal."""
    known = _read(root / STATE / JOURNAL)
    return [notice for notice in notices if _is_open(notice, known.get(notice.key))]


def notice_moment(root: Path, key: str) -> str:
    """The moment (ISO 8601) at which a notice was taken, or may have been, by the journal; empty
    where it was not."""
    line = _read(root / STATE / JOURNAL).get(key)
    return line.at if line is not None and line.state is not _State.FAILED else ""


def _outcome(notices: Sequence[ChannelNotice], known: dict[str, _Line]) -> Announcement:
    taken, due, problems = [], [], {}
    for notice in notices:
        line = known.get(notice.key)
        if line is not None and line.state is _State.SENT:
            taken.append(Announced(notice.channel, notice.id, line.at))
        elif line is not None and not _is_open(notice, line):
            problems[notice.key] = _unsure(notice, line.why)
        else:
            due.append(notice)
            why = line.why if line is not None and line.why else "it was stopped"
            problems[notice.channel] = _problem(notice.channel, why)
    return Announcement(tuple(taken), tuple(due), tuple(problems.values()))


def _still_sending() -> Problem:
    return Problem(
        path=CONFIG,
        code="PR737",
        message="the notices of an earlier publication are still being sent",
        remedy="wait a few minutes, and publish again",
    )


def _unsure(notice: ChannelNotice, why: str) -> Problem:
    return Problem(
        path=CONFIG,
        code="PR733",
        severity=Severity.WARNING,
        message=f"nobody knows whether the mail {notice.id} was taken: {why or 'it was stopped'}",
        remedy="look into the list's archive; if it is not there, `pressroom mail` sends it again "
        "with `--again`",
    )


def _problem(channel: str, why: str) -> Problem:
    name = channel.rpartition(" ")[0] or channel
    return Problem(
        path=CONFIG,
        code="PR730",
        message=f"the notice to {name} was not taken: {why}",
        remedy="see to what it says, and publish again: what is taken is not sent twice",
    )


def _is_open(notice: ChannelNotice, line: _Line | None) -> bool:
    """Whether a notice is to be sent. A mail that may have been taken is not: nobody takes it
    back."""
    if line is None or line.state is _State.FAILED:
        return True
    return line.state is not _State.SENT and notice.may_come_twice


def _send_all(
    folder: Path, notices: Iterable[ChannelNotice], post: Post, clock: Callable[[], datetime]
) -> None:
    with awaited(folder / _LOCK, WAIT):
        known = _read(folder / JOURNAL)
        down: dict[str, str] = {}
        for notice in notices:
            if not _is_open(notice, known.get(notice.key)):
                continue
            if notice.channel in down:
                # Of a host that does not answer, one try says as much as a hundred.
                _write(folder, _Line(notice.key, _State.FAILED, _now(clock), down[notice.channel]))
                continue
            _write(folder, _Line(notice.key, _State.SENDING, _now(clock)))
            fate = _sent(notice, post)
            if fate.state is _State.FAILED:
                down[notice.channel] = fate.why
            _write(folder, _Line(notice.key, fate.state, _now(clock), fate.why))


def _sent(notice: ChannelNotice, post: Post) -> _Fate:
    """Result of a notice that was sent, in up to three tries."""
    fate = _Fate(_State.FAILED)
    for pause in (*_PAUSES, None):
        try:
            post(notice.url, notice.body, notice.headers)
        except Unsure as unsure:
            return _Fate(_State.UNSURE, str(unsure))
        except Refused as refused:
            fate = _Fate(_State.FAILED, str(refused))
            if pause is None or not refused.may_pass:
                return fate
            time.sleep(pause)
        else:
            return _Fate(_State.SENT)
    return fate


def _now(clock: Callable[[], datetime]) -> str:
    return moment(clock()) or ""


def _apart(work: Callable[[], None]) -> None:
    """Does `work` in a process that no signal to this one ends, and waits for it. Where there is no
    `fork` it is done here."""
    if not may_fork():
        work()
        return
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            # What this process holds, its locks among it, is to end with it.
            os.closerange(0, _HANDLES)
            os.open(os.devnull, os.O_RDWR)
            os.dup2(0, 1)
            os.dup2(0, 2)
            work()
        finally:
            os._exit(0)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def _read(path: Path) -> dict[str, _Line]:
    """The last line of each notice. A line that a loss of power has cut is none."""
    found: dict[str, _Line] = {}
    with contextlib.suppress(FileNotFoundError):
        for row in path.read_bytes().splitlines():
            with contextlib.suppress(msgspec.MsgspecError):
                line = msgspec.json.decode(row, type=_Line)
                found[line.key] = line
    return found


def _write(folder: Path, line: _Line) -> None:
    with (folder / JOURNAL).open("ab+") as journal:
        if journal.tell():
            journal.seek(-1, os.SEEK_END)
            if journal.read(1) != b"\n":  # a loss of power has cut the line before
                journal.write(b"\n")
        journal.write(msgspec.json.encode(line) + b"\n")
        journal.flush()
        os.fsync(journal.fileno())
