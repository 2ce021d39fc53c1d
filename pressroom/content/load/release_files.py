"""Discovery of release files tree `content/releases/`, and the loading of one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.in_part import only_says_missing
from pressroom.content.load.registered import Registry
from pressroom.content.load.release import read_release
from pressroom.content.load.split import split_as_meant, split_front_matter
from pressroom.content.load.strays import (
    NOT_FOLLOWED,
    NOT_MD,
    NOT_OPENED,
    ending_of,
    has_front_matter,
    is_named_like_markdown,
    may_be_meant,
    unnamed,
)
from pressroom.content.load.yaml_nodes import YamlMapping, read_yaml, read_yaml_in_part
from pressroom.content.model import InPart, Loaded
from pressroom.core.files import FileTree, Stamp, file_tree, subtree
from pressroom.core.problems import Problem, Severity

_FOLDER = "content/releases"
# What `import` makes releases of.
_IMPORTED = frozenset({".docx", ".docm", ".txt", ".text", ".html", ".htm"})


class ReleaseFile(msgspec.Struct, frozen=True):
    """A release file: its path relative to the press room, and its stamp; for a release in a folder
    of its own the stamps of all files there."""

    source: str
    stamps: tuple[Stamp, ...]


def find_releases(
    root: Path, content: FileTree | None = None
) -> tuple[list[ReleaseFile], list[str]]:
    """All release files, and the paths of strays: files and links that belong to no release, and
    whatever is no file at all.

    `content` is the file tree of `content/`, if it was listed already.
    """
    if (root / _FOLDER).is_symlink():
        return [], [_FOLDER]  # not followed: without a word the site would be empty
    tree = file_tree(root / _FOLDER) if content is None else subtree(content, "releases")
    folders = {path.removesuffix("/index.md") for path in tree.files if path.endswith("/index.md")}
    inside: dict[str, list[Stamp]] = {folder: [] for folder in folders}
    releases: list[str] = []
    strays: list[str] = []
    for path, stamp in tree.files.items():
        index = path.endswith("/index.md")
        outer = _folders(path.removesuffix("/index.md") if index else path) if folders else []
        around = [folder for folder in outer if folder in folders]
        for folder in (*around, path.removesuffix("/index.md")) if index else around:
            inside[folder].append(stamp)
        if around:
            is_release = path.endswith(".md") and has_front_matter(root / _FOLDER / path)
            if is_release or index:
                strays.append(path)
        else:
            (releases if path.endswith(".md") else strays).append(path)
    strays += [link for link in tree.links if not any(f in folders for f in _folders(link))]
    strays += tree.special
    found = [
        ReleaseFile(
            f"{_FOLDER}/{path}",
            tuple(inside[path.removesuffix("/index.md")])
            if path.endswith("/index.md")
            else (tree.files[path],),
        )
        for path in releases
    ]
    return found, [f"{_FOLDER}/{path}" for path in strays]


def _folders(path: str) -> list[str]:
    """The parent folders of `path`, innermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]


def load_stray_file(source: str, root: Path) -> Loaded:
    """The result for a stray file. One that may be meant as a release is undecided and stops a
    build; any other is held, so that only `lint` reports it.

    Nobody can say whether what it holds is public, and its name may be that of a secret. So a build
    tells of it, and `lint` alone names it.
    """
    problem = _stray_file_problem(source, root)
    if problem.severity is Severity.WARNING:
        return msgspec.structs.replace(_unreadable(problem.path, [problem]), draft=True)
    loaded = _unreadable(problem.path, [problem])
    return msgspec.structs.replace(loaded, said=(unnamed(problem, _FOLDER),))


def _stray_file_problem(source: str, root: Path) -> Problem:
    path = root / source
    meant = source == _FOLDER or may_be_meant(path)
    if path.is_symlink():
        message, remedy = NOT_FOLLOWED
    elif not path.is_file():
        message, remedy = NOT_OPENED
    elif path.suffix == ".md":
        # The name of the inner file may be a secret, so the outer release is reported.
        path, meant = _enclosing_release(path), True
        message = "the folder of this release holds another release"
        remedy = "give each a folder of its own, directly in content/releases/"
    elif is_named_like_markdown(path.name):
        message = f"this file is no release: {NOT_MD}"
        remedy = "rename it, or move it out of content/releases/"
    elif meant:
        message = f"this file is no release: {ending_of(path)}, and releases are Markdown (`.md`)"
        imported = path.suffix.lower() in _IMPORTED
        begin = (
            "move it out of content/releases/ and turn it into one with `pressroom import FILE`"
            if imported
            else 'begin the release with `pressroom new "HEADLINE"` and copy the text into it'
        )
        remedy = f"{begin}, or put the file into its release's folder"
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


def _enclosing_release(path: Path) -> Path:
    """The `index.md` of the release in whose folder the file `path` lies."""
    outer = path.parent.parents if path.name == "index.md" else path.parents
    return next(f / "index.md" for f in outer if (f / "index.md").is_file())


def load_release(
    source: str, data: bytes | OSError, root: Path, config: Config, registry: Registry
) -> Loaded:
    """Loads the release file `source` from its bytes, or from the error of reading them."""
    if isinstance(data, OSError):
        problem = Problem(
            path=source,
            code="PR001",
            message=f"the file cannot be read: {data.strerror}",
            remedy="check its permissions",
        )
        return _unreadable(source, [problem])
    parts, problems = split_front_matter(data, source)
    faults: list[Problem] = []
    keys: set[str] = set()
    if parts is None:
        unreadable = _unreadable(source, problems)
        parts, faults = split_as_meant(data, source)
        if parts is None:
            return unreadable
        found = read_yaml(parts, source)
        if isinstance(found, Problem):
            faults.append(found)
    else:
        found = read_yaml(parts, source)
        if not isinstance(found, Problem):
            return read_release(root / source, root, parts, found, config, registry, problems)
        unreadable = _unreadable(source, [*problems, found])
    # Front matter that is no YAML decides nothing; without the keys that make it so, `lint` can
    # say what is wrong with the others.
    rest: YamlMapping | None
    if isinstance(found, Problem):
        rest, others, keys = read_yaml_in_part(parts, source, found)
        faults += others
    else:
        rest = found
    if rest is None:
        return unreadable
    read = read_release(root / source, root, parts, rest, config, registry, ())
    release = read.release or (read.in_part.release if read.in_part else None)
    assert release is not None
    faulty = {*keys, *(read.in_part.faulty if read.in_part else ())}
    told = tuple(
        problem for problem in (*faults, *read.problems) if not only_says_missing(problem, keys)
    )
    in_part = InPart(release, tuple(sorted(faulty)), told)
    return msgspec.structs.replace(unreadable, in_part=in_part)


def _unreadable(source: str, problems: list[Problem]) -> Loaded:
    return Loaded(source=source, instant=None, draft=None, release=None, problems=tuple(problems))
