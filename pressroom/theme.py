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

_HERE = Path(__file__).parent
# In the installed package the default theme lies within it; in a checkout beside it.
DEFAULT = _HERE / "theme_files" if (_HERE / "theme_files").is_dir() else _HERE.parent
_ASSETS = "assets/"
_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


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
    contents = {name: path.read_bytes() for name, path in assets.items()}
    addresses = _addresses(contents)
    published = {name: f"{base}/{address}" for name, address in addresses.items()}
    artifacts = [
        Artifact(
            addresses[name],
            _origin(path, root),
            StaticFile(addresses[name], digest(contents[name])),
            functools.partial(_linked, contents[name], name, tuple(published.items())),
        )
        for name, path in assets.items()
    ]
    for name, path in files.items():
        if not name.startswith(_ASSETS):
            data = path.read_bytes()
            view = StaticFile(name, digest(data))
            artifacts.append(
                Artifact(name, _origin(path, root), view, functools.partial(_as_is, data))
            )
    templates = [
        (path.name, path.read_bytes())
        for folder in folders
        for path in sorted((folder / "templates").rglob("*.html"))
    ]
    salt = digest(msgspec.msgpack.encode((templates, sorted(published.items()))))
    return Theme(
        tuple(str(folder / "templates") for folder in folders),
        tuple(sorted(published.items())),
        tuple(artifacts),
        salt,
    )


def _files_below(folder: Path) -> dict[str, Path]:
    """Plain files by their path from `folder`. Links are not followed; hidden files are left out,
    but for `.well-known/`, which the web defines (RFC 8615)."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(p.startswith(".") and p != ".well-known" for p in name.split("/"))
        if path.is_file() and not path.is_symlink() and not hidden:
            found[name] = path
    return found


def _addresses(contents: Mapping[str, bytes]) -> dict[str, str]:
    """`press.css` to `assets/press.3f2a….css`; style sheets count with what they refer to."""
    plain = {name: digest(data)[:10] for name, data in contents.items()}
    addresses = {}
    for name, data in contents.items():
        fingerprint = plain[name]
        if name.endswith(".css"):
            used = [plain[n] for n in sorted(plain) if not n.endswith(".css")]
            fingerprint = digest(data + "".join(used).encode())[:10]
        stem, dot, ending = name.rpartition(".")
        addresses[name] = (
            f"{_ASSETS}{stem}.{fingerprint}{dot}{ending}" if dot else f"{_ASSETS}{name}"
        )
    return addresses


def _linked(
    data: bytes, name: str, addresses: tuple[tuple[str, str], ...], view: StaticFile
) -> bytes:
    """An asset's bytes; in a style sheet, addresses of other assets become the published ones."""
    if not name.endswith(".css"):
        return data
    known = dict(addresses)

    def published(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
        return f'url("{known[target]}")' if target in known else match[0]

    return _CSS_URL.sub(published, data.decode()).encode()


def _as_is(data: bytes, view: StaticFile) -> bytes:
    return data


def _origin(path: Path, root: Path) -> str:
    """A file's name for a message: from the press room's folder, or as the default theme's."""
    for folder, prefix in ((root, ""), (DEFAULT, "default theme: ")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    return path.name
