"""Options of a build, and how it works."""

from __future__ import annotations

import msgspec

from pressroom.core.timing import Timing
from pressroom.pipeline.progress import Progress, quiet


class Options(msgspec.Struct, frozen=True):
    """`strict` makes warnings stop the build; `afresh` trusts nothing that earlier builds left,
    and writes every file; `drafts` shows drafts and embargoed releases, and `preview` leaves out
    what takes long to make: both for a site that nobody publishes. `saved` are paths of files that
    somebody has seen to change: where the texts of releases alone are among them, nothing else is
    looked at."""

    strict: bool = False
    afresh: bool = False
    drafts: bool = False
    preview: bool = False
    saved: frozenset[str] = frozenset()


class Work(msgspec.Struct, frozen=True):
    """Working conditions of a command: the number of processes, who is told of progress, and where
    times are collected."""

    jobs: int = 1
    progress: Progress = quiet
    timing: Timing = msgspec.field(default_factory=Timing)
