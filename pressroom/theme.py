"""The theme: the default templates and static files, with a site's own over them file by file.

A file below `static/assets/` is published under a name with a digest of its content,
so that browsers may keep it for ever; templates ask for it with `asset("press.css")`.
Any other file below `static/` is published at the site's root under its own name.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from pressroom.plan import Artifact, digest
from pressroom.sources import read_source, source_files

_HERE = Path(__file__).parent
# In the installed package the default theme lies within it; in a checkout beside it.
DEFAULT = _HERE / "theme_files" if (_HERE / "theme_files").is_dir() else _HERE.parent
_ASSETS = "assets/"
_CSS_URL = re.compile(rb"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class StaticFile(msgspec.Struct, frozen=True):
    """A file to publish as it is; `digest` is of its content."""

    path: str
    digest: str


class Theme(msgspec.Struct, frozen=True):
    """Where templates are looked up, first match first, and what static files there are.

    `assets` gives for each name below `static/assets/` the address it is published at.
    """

    templates: tuple[str, ...]
    assets: tuple[tuple[str, str], ...]
    artifacts: tuple[Artifact, ...]
    salt: str


def read_theme(root: Path, base: str) -> Theme:
    """The theme of the press room in `root`; `base` is the path the site lives under."""
    folders = [folder for folder in (root, DEFAULT) if (folder / "templates").is_dir()]
    files: dict[str, Path] = {}
    for folder in (DEFAULT, root):
        files |= _files_below(folder / "static")
    assets = {
        name.removeprefix(_ASSETS): path for name, path in files.items() if name.startswith(_ASSETS)
    }
    contents = _linked({name: read_source(path) for name, path in assets.items()}, base)
    published = {name: (_address(name, data), data) for name, data in contents.items()}
    files_at = {address: (data, assets[name]) for name, (address, data) in published.items()}
    files_at |= {
        name: (read_source(path), path)
        for name, path in files.items()
        if not name.startswith(_ASSETS)
    }
    artifacts = [
        Artifact(
            address,
            _origin(path, root),
            StaticFile(address, digest(data)),
            functools.partial(_as_is, data),
        )
        for address, (data, path) in files_at.items()
    ]
    addresses = tuple(sorted((name, f"{base}/{at}") for name, (at, _) in published.items()))
    templates = [
        (number, path.relative_to(folder).as_posix(), read_source(path))
        for number, folder in enumerate(folders)
        for path in source_files(folder / "templates")
    ]
    salt = digest(msgspec.msgpack.encode((templates, addresses)))
    return Theme(
        tuple(str(folder / "templates") for folder in folders),
        addresses,
        tuple(artifacts),
        salt,
    )


def _files_below(folder: Path) -> dict[str, Path]:
    """The files of a static folder by their path from it, with `.well-known/` (RFC 8615)."""
    files = [*source_files(folder), *source_files(folder / ".well-known")]
    return {path.relative_to(folder).as_posix(): path for path in files}


def _address(name: str, data: bytes) -> str:
    """`press.css` to `assets/press.3f2a….css`."""
    stem, dot, ending = name.rpartition(".")
    fingerprint = digest(data)[:10]
    return f"{_ASSETS}{stem}.{fingerprint}.{ending}" if dot else f"{_ASSETS}{name}.{fingerprint}"


def _linked(contents: Mapping[str, bytes], base: str) -> dict[str, bytes]:
    """Each asset's bytes; in style sheets, addresses of other assets are the published ones.

    A style sheet's address so depends on all that it refers to. Sheets that refer to each
    other in a circle have no such address: one reference of the circle stays as written.
    """
    done: dict[str, bytes] = {}

    def link(name: str, above: tuple[str, ...]) -> bytes:
        if name in done:
            return done[name]
        data = contents[name]
        if name.endswith(".css"):
            data = _CSS_URL.sub(functools.partial(published, name, (*above, name)), data)
        done[name] = data
        return data

    def published(name: str, above: tuple[str, ...], match: re.Match[bytes]) -> bytes:
        written = match[2].decode("utf-8", "replace")
        path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if target not in contents or target in above:
            return match[0]
        address = f"{base}/{_address(target, link(target, above))}"
        return f'url("{address}{mark}{rest}")'.encode()

    for name in contents:
        link(name, ())
    return done


def _as_is(data: bytes, view: StaticFile) -> bytes:
    return data


def _origin(path: Path, root: Path) -> str:
    """A file's name for a message: from the press room's folder, or as the default theme's."""
    for folder, prefix in ((root, ""), (DEFAULT, "default theme: ")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    return path.name
