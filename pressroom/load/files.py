"""Finds release files below `content/releases/` and loads each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from pressroom.config import Config
from pressroom.kept import Kept
from pressroom.load.fence import split
from pressroom.load.frozen import freeze, thaw
from pressroom.load.registry import Registry
from pressroom.load.release import read_release
from pressroom.load.yaml_nodes import read_yaml
from pressroom.model import Loaded, Versions
from pressroom.problems import Problem, Severity
from pressroom.sources import links_below, read_source, source_files

FOLDER = "content/releases"
_MEANT = {"md", "markdown", "mdown", "mkd", "mkdn"}


def find_releases(root: Path) -> tuple[list[Path], list[Path]]:
    """Every release file, and every file that is none and belongs to none, in a fixed order."""
    top = root / FOLDER
    files = source_files(top)
    folders = {path.parent for path in files if path.name == "index.md" and path.parent != top}
    releases: list[Path] = []
    strays: list[Path] = []
    for path in files:
        outer = path.parent.parents if path.name == "index.md" else path.parents
        if folders and any(folder in folders for folder in outer):
            fenced = path.suffix == ".md" and read_source(path).startswith(b"---")
            if fenced or path.name == "index.md":
                strays.append(path)
            continue
        (releases if path.suffix == ".md" else strays).append(path)
    strays += [link for link in links_below(top) if not any(f in folders for f in link.parents)]
    return releases, strays


def _around(path: Path) -> Path:
    """The release in whose folder another release's file lies."""
    outer = path.parent.parents if path.name == "index.md" else path.parents
    return next(f / "index.md" for f in outer if (f / "index.md").is_file())


def _stray(path: Path, root: Path) -> Problem:
    """A file that may be meant as a release stops a build; any other is `lint`'s to tell."""
    meant = set(path.name.lower().split(".")[1:]) & _MEANT
    if path.is_symlink():
        meant = meant or ({"folder"} if path.is_dir() or not path.exists() else set())
        message = "links are not followed: this one is not published"
        remedy = "put the file itself here"
    elif path.suffix == ".md":
        # Its own name may be a secret; that of the release around it is what to mend.
        path = _around(path)
        message = "the folder of this release holds another release"
        remedy = "give each a folder of its own, directly in content/releases/"
    elif meant:
        message = "this file is no release: its name does not end with `.md`"
        remedy = "rename it, or move it out of content/releases/"
    else:
        message = "this file belongs to no release and is not published"
        remedy = "put it into a release's folder, or move it out of content/releases/"
    return Problem(
        path=path.relative_to(root).as_posix(),
        code="PR018",
        severity=Severity.ERROR if meant else Severity.WARNING,
        message=message,
        remedy=remedy,
    )


def load_releases(
    root: Path,
    config: Config,
    boilerplate: Mapping[str, Versions],
    legends: Mapping[str, Versions],
    kept: Kept | None = None,
    salt: str = "",
) -> list[Loaded]:
    """Each release file below `root`, read as far as it can be.

    A file that may be meant as a release counts as one that could not be read; one that
    cannot be a release comes as held, for `lint` alone. What `kept` has of the same bytes, read
    with the same `salt` (program and settings) and standing texts, is not read again.
    """
    registry = Registry.of(config, boilerplate, legends)
    releases, strays = find_releases(root)
    shelf = _Shelf(kept or Kept(None, "sources"), f"{salt}{boilerplate}{legends}")
    loaded = shelf.load(
        releases, lambda path, data: _load(path, data, root, config, registry), root
    )
    for path in strays:
        problem = _stray(path, root)
        held = None if problem.severity is Severity.ERROR else True
        loaded.append(msgspec.structs.replace(_refused(problem.path, [problem]), draft=held))
    return loaded


class _Shelf:
    """Release files by their bytes: those that are kept are not read again.

    Those in folders of their own are: what they are depends on the files beside them.
    """

    def __init__(self, kept: Kept, salt: str) -> None:
        self.kept = kept
        self.salt = hashlib.blake2b(salt.encode(), digest_size=32).digest()

    def load(
        self, paths: Sequence[Path], read: Callable[[Path, bytes | OSError], Loaded], root: Path
    ) -> list[Loaded]:
        data = [_bytes(path) for path in paths]
        keys = [self._key(path, each, root) for path, each in zip(paths, data, strict=True)]
        there = self.kept.get(key for key in keys if key is not None)
        fresh: dict[bytes, bytes] = {}
        found = []
        for path, each, key in zip(paths, data, keys, strict=True):
            loaded = thaw(there[key]) if key in there else None
            if loaded is None:
                loaded = read(path, each)
                if key is not None:
                    fresh[key] = freeze(loaded)
            found.append(loaded)
        self.kept.put(fresh, [key for key in keys if key is not None])
        return found

    def _key(self, path: Path, data: bytes | OSError, root: Path) -> bytes | None:
        if isinstance(data, OSError) or path.name == "index.md":
            return None
        place = path.relative_to(root).as_posix().encode()
        return hashlib.blake2b(place + b"\0" + data, digest_size=16, key=self.salt).digest()


def _bytes(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error


def _load(
    path: Path, data: bytes | OSError, root: Path, config: Config, registry: Registry
) -> Loaded:
    source = path.relative_to(root).as_posix()
    if isinstance(data, OSError):
        problem = Problem(
            path=source,
            code="PR001",
            message=f"the file cannot be read: {data.strerror}",
            remedy="check its permissions",
        )
        return _refused(source, [problem])
    parts, problems = split(data, source)
    if parts is None:
        return _refused(source, problems)
    found = read_yaml(parts, source)
    if isinstance(found, Problem):
        return _refused(source, [*problems, found])
    keys, lines = found
    return read_release(path, root, parts, keys, lines, config, registry, problems)


def _refused(source: str, problems: list[Problem]) -> Loaded:
    return Loaded(source=source, instant=None, draft=None, release=None, problems=tuple(problems))
