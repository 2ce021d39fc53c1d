"""The target that `[publish]` names: a folder on this computer, or a remote of rclone."""

from __future__ import annotations

import platform
import re
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.publishing.folder_target import FolderTarget
from pressroom.publishing.rclone import Rclone, find_rclone
from pressroom.publishing.rclone_target import RcloneTarget
from pressroom.publishing.target import Target, refused

WORK = ".cache/publishing"
# As rclone has them, or a backend with parameters, such as `:s3,provider=AWS:bucket`. One letter is
# a disk of Windows.
_REMOTE = re.compile(r":\w|[\w.+@-][\w.+@ -]+:")


def target_of(name: str, root: Path, clock: Callable[[], datetime]) -> Target:
    """The target by its `name` in the settings of the press room in `root`. Raises `Abort`: PR715
    where rclone is missing, PR718 where no target is named, or the press room itself."""
    if not name:
        what = "no `target` under [publish] says where the site goes"
        raise refused("PR718", what, 'add `target = "/srv/press"`, or a remote of rclone')
    if is_remote(name):
        work = root / WORK
        here = f"{platform.node()} {uuid.getnode()} {work.resolve()}"
        owner = digest(here.encode(), CHECKSUM_SIZE)
        return RcloneTarget(name, Rclone(find_rclone()), work, owner, clock)
    folder = (root / name).resolve()
    if root.resolve().is_relative_to(folder) or folder.is_relative_to(root.resolve() / "content"):
        what = f"the target `{name}` holds the press room's own sources"
        raise refused("PR718", what, "name a folder for the finished site alone")
    return FolderTarget(folder, name)


def is_remote(name: str) -> bool:
    """Whether a target is a remote of rclone, and no folder."""
    return _REMOTE.match(name) is not None
