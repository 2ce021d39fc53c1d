"""What a build is asked for, and what it works with."""

from __future__ import annotations

import msgspec

from pressroom.core.timing import Timing
from pressroom.pipeline.progress import Progress, quiet


class Options(msgspec.Struct, frozen=True):
    """`strict` makes warnings stop the build; `afresh` trusts nothing that earlier builds left,
    and writes every file; `drafts` shows drafts and embargoed releases, and `preview` leaves out
    what takes long to make: both for a site that nobody publishes."""

    strict: bool = False
    afresh: bool = False
    drafts: bool = False
    preview: bool = False


class Work:
    """How a command works: on how many processes, who is told how far it is, and what collects
    where the time goes."""

    def __init__(
        self, jobs: int = 1, progress: Progress = quiet, timing: Timing | None = None
    ) -> None:
        self.jobs = jobs
        self.progress = progress
        self.timing = timing or Timing()
