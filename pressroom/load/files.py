"""Finds release files below `content/releases/` and loads each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pressroom.config import Config
from pressroom.load.fence import split
from pressroom.load.release import Registry, read_release
from pressroom.load.yaml_nodes import read_yaml
from pressroom.model import Loaded, Standing
from pressroom.problems import Problem

FOLDER = "content/releases"


def release_paths(root: Path) -> list[Path]:
    """Every release file, in a fixed order. Hidden and editors' backup files are none."""
    return sorted(
        path
        for path in (root / FOLDER).rglob("*.md")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
        and not _beside_an_index(path, root / FOLDER)
    )


def _beside_an_index(path: Path, top: Path) -> bool:
    """Whether `path` is a Markdown document that belongs to a release folder."""
    return path.name != "index.md" and path.parent != top and (path.parent / "index.md").exists()


def load_releases(
    root: Path,
    config: Config,
    boilerplate: Mapping[str, Standing],
    legends: Mapping[str, Standing],
) -> list[Loaded]:
    """Each release file below `root`, read as far as it can be."""
    registry = Registry.of(config, boilerplate, legends)
    return [_load(path, root, config, registry) for path in release_paths(root)]


def _load(path: Path, root: Path, config: Config, registry: Registry) -> Loaded:
    source = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = Problem(
            path=source,
            code="PR001",
            message=f"the file cannot be read: {error.strerror}",
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
