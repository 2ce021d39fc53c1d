"""Files: the tree below a folder, stamps that tell of changes, reading, and writing whole."""

from __future__ import annotations

import contextlib
import errno
import operator
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pressroom.core.problems import Abort, Problem

CONFIG = "config.toml"
Stamp = tuple[int, int, int, int]
"""A file's size (bytes), mtime and ctime (nanoseconds), and inode. Equal stamps: nobody has
written the file, unless it is younger than `GRAIN`."""
GRAIN = 2_000_000_000
"""The coarsest timestamp resolution of a file system (nanoseconds): FAT's. A file younger than
that may change again and keep its stamp."""


# Of vim, Emacs, nano, Word and many others; of git's and patch's conflicts.
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".rej", ".save", ".swo", ".swp", ".asd", ".wbk")
# With such a file vim tries whether it may write in a folder.
_PROBES = frozenset({"4913"})
_NAME = operator.attrgetter("name")


class FileTree(msgspec.Struct, frozen=True):
    """All files below a folder, in order, by path relative to it with forward slashes.

    `files` are regular files with their stamps; `links` are symbolic links, which are not followed;
    `special` are pipes, sockets and devices, which are not opened: reading one may never end.
    """

    files: dict[str, Stamp]
    links: list[str]
    special: list[str]


def file_tree(folder: Path) -> FileTree:
    """The source files below `folder`, without hidden files and editors' backup and lock files
    (`.#x` is Emacs', `~$x` Word's).

    A missing folder gives an empty tree. Symbolic links are listed, not followed: they may lead
    out of the press room. Raises `OSError` for a folder that cannot be read, since it may hold
    releases that going on would unpublish, and for a name that is not UTF-8.
    """
    files: dict[str, Stamp] = {}
    links: list[str] = []
    special: list[str] = []
    top = f"{folder}/"
    start = len(top)
    # A stack: the next entry is at the end.
    stack = _entries(top)
    while stack:
        entry = stack.pop()
        name = entry.name
        if entry.is_file(follow_symlinks=False):
            if not name.startswith("~$") and not is_backup(name):
                if not name.isascii():
                    _check_name(name)
                files[entry.path[start:]] = stamp_of(entry)
        elif entry.is_symlink():
            if not name.startswith("~$"):
                links.append(entry.path[start:])
        elif entry.is_dir():
            stack += _entries(entry.path)
        elif not name.startswith("~$"):
            special.append(entry.path[start:])
    return FileTree(files, links, special)


def is_backup(name: str) -> bool:
    """Whether a file's name is that of an editor's or merge tool's copy of another file."""
    return name.endswith(_BACKUP_ENDINGS) or (name[0] == "#" == name[-1]) or name in _PROBES


def backup_files(folder: Path) -> list[str]:
    """The backups below `folder` that `file_tree` passes over, by path relative to it, in order."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        below = Path(place).relative_to(folder)
        found += [(below / n).as_posix() for n in files if n[0] != "." and is_backup(n)]
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(found)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """The entries of a folder that are not hidden, in reverse order of name."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.name[0] != "."]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=_NAME, reverse=True)


def _check_name(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        raise OSError(0, "its name is not UTF-8", ascii(name)) from None


def subtree(tree: FileTree, folder: str) -> FileTree:
    """The part of `tree` below its folder `folder`, with paths relative to that."""
    start = f"{folder}/"
    others = (tree.links, tree.special)
    return FileTree(
        {p.removeprefix(start): stamp for p, stamp in tree.files.items() if p.startswith(start)},
        *([p.removeprefix(start) for p in paths if p.startswith(start)] for paths in others),
    )


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp:
    """The stamp of a file; of a symbolic link that of the link. A missing file has size -1."""
    try:
        found = file.stat(follow_symlinks=False)
    except FileNotFoundError:  # or gone since
        return (-1, 0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def is_settled(stamp: Stamp, moment: int) -> bool:
    """Whether a stamp is so old at a `moment` of the file system (nanoseconds) that the file cannot
    change without getting another."""
    return max(stamp[1:3]) < moment - GRAIN


def disk_time(probe: Path) -> int:
    """The file system's current time (nanoseconds), to judge the age of stamps by.

    Writes the empty file `probe` and reads its mtime. 0 where it cannot be written: then every
    stamp counts as too young to trust.
    """
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    except OSError:
        return 0


# What systems, editors and git leave behind.
_LEFT_BEHIND = re.compile(
    r"\.(?:DS_Store|directory|localized|git.*|keep|hg.*|svn|\.?_.*|[#~].*|.*\.sw.|.*\.new|nfs.*|fuse.*)"
)


def hidden_files(folder: Path) -> list[str]:
    """The hidden files and folders below `folder` that `file_tree` passes over, by path relative to
    it, in order; without what systems, editors and git leave behind. `.well-known/` (RFC 8615) is
    looked through, too."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        hidden = {n for n in folders if n.startswith(".") and n != ".well-known"}
        names = [name for name in (*hidden, *files) if name.startswith(".")]
        below = Path(place).relative_to(folder)
        found += [(below / n).as_posix() for n in names if not _LEFT_BEHIND.fullmatch(n)]
        folders[:] = [name for name in folders if name not in hidden]
    return sorted(found)


def source_files(folder: Path, ending: str = "") -> list[Path]:
    """The regular files of `file_tree(folder)` whose names end with `ending`, in order."""
    return [folder / path for path in file_tree(folder).files if path.endswith(ending)]


def read_regular(path: Path) -> bytes:
    """The bytes of a file. Raises `OSError` when it cannot be read, and for a pipe, socket or
    device: reading one may never end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is a pipe, socket or device")
    return path.read_bytes()


def read_source(path: Path) -> bytes:
    """The bytes of a source file. Raises `Abort`, naming it, when it cannot be read."""
    try:
        return read_regular(path)
    except OSError as error:
        problem = Problem(
            path=path.name,
            code="PR001",
            message=f"the file cannot be read: {error.strerror}",
            remedy="check its permissions",
        )
        raise Abort([problem]) from error


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Writes a file beside its place and puts it there in one step: whoever is stopped half-way
    leaves the file as it was. `lasting` waits for the disk, against a loss of power.

    Raises `OSError`, also for a file that is protected against writing, which stays.
    """
    with _beside(path, data, lasting=lasting) as draft:
        with contextlib.suppress(FileNotFoundError):
            mode = path.stat().st_mode
            if not mode & 0o200:
                raise PermissionError(errno.EACCES, "the file is protected against writing")
            draft.chmod(mode)
        draft.replace(path)


def write_new(path: Path, data: bytes) -> None:
    """The same for a file that must not be there yet: raises `FileExistsError` if it is."""
    with _beside(path, data, lasting=True) as draft:
        try:
            # Unlike a rename, a link never takes the place of another's file.
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            draft.replace(path)


def draft_of(path: Path) -> Path:
    """Path at which a file is written before it is put in its place."""
    return path.with_name(f".{path.name.lstrip('.')}.new")


@contextlib.contextmanager
def _beside(path: Path, data: bytes, *, lasting: bool) -> Iterator[Path]:
    """A hidden file beside `path` that holds `data`, gone afterwards."""
    draft = draft_of(path)
    try:
        # One that `write_new` left when it was killed may be `path` itself, under two names.
        draft.unlink(missing_ok=True)
        with draft.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)
