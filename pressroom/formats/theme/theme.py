"""Theme: the default templates and static files, overridden by a site's own, file by file.

A file below `static/assets/` is published under a name with a digest of its content, so that
browsers may cache it for ever; templates ask for it with `asset("press.css")`. Any other file below
`static/` is published at the site's root under its own name.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from pressroom.content.config.output_schema import ThemeTable
from pressroom.content.config.records import Config
from pressroom.content.load.file_names import composed
from pressroom.core.digest import digest
from pressroom.core.files import read_source, source_files
from pressroom.core.package import DEFAULT_THEME
from pressroom.formats.artifact import Artifact
from pressroom.formats.theme.colours import (
    PRESETS_FOLDER,
    SHEET,
    band_colours,
    custom_properties,
    first_fonts,
)
from pressroom.formats.theme.logo_grounds import ground_of
from pressroom.standards.picture_files import pixels_of

ASSETS = "assets/"
_LOGO_HEIGHT = 36
_LARGEST_SIDE = 1_000_000  # pixels
_VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*\sviewBox=["'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)
_CSS_URL = re.compile(rb"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class StaticFile(msgspec.Struct, frozen=True):
    """A file to publish unchanged; `digest` is the digest of its content."""

    path: str
    digest: str


class TemplateFile(msgspec.Struct, frozen=True):
    """A file below `templates/`: its path from there, where it is on disk, and its bytes."""

    name: str
    path: str
    data: bytes


class OnDisk(msgspec.Struct, frozen=True):
    """A file: its path on disk, the address it is published at, and the digest of its content."""

    path: str
    address: str
    digest: str


class BrandAssets(msgspec.Struct, frozen=True):
    """The house's brand for PDFs and cards: its colour, the colour of text on it, its logo if it
    has one, and its own fonts."""

    house: str
    ink: str
    logo: OnDisk | None
    fonts: tuple[OnDisk, ...]


class Theme(msgspec.Struct, frozen=True):
    """Template folders, first match first, with their files, and static files.

    `contents` has the bytes of the `artifacts` by path. `assets` pairs each name below
    `static/assets/` with the address it is published at; `logo` is the address of the logo with
    its displayed width and height in pixels and the classes of its ground (`logo_grounds.py`);
    `fonts` are the addresses of the web fonts that pages begin with.
    """

    templates: tuple[str, ...]
    sources: tuple[TemplateFile, ...]
    assets: tuple[tuple[str, str], ...]
    artifacts: tuple[Artifact, ...]
    contents: Mapping[str, bytes]
    salt: str
    brand: BrandAssets
    logo: tuple[str, int, int, str] | None = None
    fonts: tuple[str, ...] = ()

    def text(self, path: str) -> str:
        """The text of a static file, with Unix line ends and no byte-order mark; empty where there
        is none."""
        return self.contents.get(path, b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")


def read_theme(root: Path, config: Config) -> Theme:
    """Reads the theme of the press room in `root`, with its settings from `[theme]`."""
    base, theme_settings = config.base, config.theme
    folders = [folder for folder in (root, DEFAULT_THEME) if (folder / "templates").is_dir()]
    files: dict[str, Path] = {}
    for folder in (DEFAULT_THEME, root):
        files |= _files_below(folder / "static")
    assets = {
        name.removeprefix(ASSETS): path for name, path in files.items() if name.startswith(ASSETS)
    }
    contents = {name: read_source(path) for name, path in assets.items()}
    presets = {name: contents.pop(name) for name in assets if name.startswith(PRESETS_FOLDER)}
    preset = presets.get(f"{PRESETS_FOLDER}{theme_settings.preset}.css", b"")
    sheets = [
        data.decode("utf-8-sig", "replace") for data in (contents.get(SHEET, b""), preset) if data
    ]
    if SHEET in contents:
        contents[SHEET] += b"\n" + preset if preset else b""
        contents[SHEET] += custom_properties(theme_settings, config.origin).encode()
    contents = _with_published_addresses(contents, base)
    published = {name: (_address(name, data), data) for name, data in contents.items()}
    files_at = {address: (data, assets[name]) for name, (address, data) in published.items()}
    files_at |= {
        name: (read_source(path), path)
        for name, path in files.items()
        if not name.startswith(ASSETS)
    }
    artifacts = [
        Artifact(
            address,
            _origin(path, root),
            "static",
            StaticFile(address, digest(data)),
        )
        for address, (data, path) in files_at.items()
    ]
    addresses = tuple(sorted((name, f"{base}/{at}") for name, (at, _) in published.items()))
    below = [folder / "templates" for folder in folders]
    sources = [
        TemplateFile(path.relative_to(folder).as_posix(), str(path), read_source(path))
        for folder in below
        for path in source_files(folder)
    ]
    salt = digest(msgspec.msgpack.encode(([(f.name, f.data) for f in sources], addresses)))
    brand = _brand_assets(theme_settings, sheets, contents, assets, dict(addresses))
    return Theme(
        tuple(map(str, below)),
        tuple(sources),
        addresses,
        tuple(artifacts),
        {address: data for address, (data, _) in files_at.items()},
        salt,
        brand,
        _logo(composed(theme_settings.logo), contents, dict(addresses), brand.ink),
        tuple(
            dict(addresses)[name]
            for name in first_fonts(sheets, theme_settings)
            if name in contents
        ),
    )


def _brand_assets(
    theme_settings: ThemeTable,
    sheets: Sequence[str],
    contents: Mapping[str, bytes],
    paths: Mapping[str, Path],
    addresses: Mapping[str, str],
) -> BrandAssets:
    def on_disk(name: str) -> OnDisk:
        return OnDisk(str(paths[name]), addresses[name], digest(contents[name]))

    house, ink = band_colours(sheets, theme_settings)
    name = composed(theme_settings.logo)
    logo = on_disk(name) if name in contents else None
    fonts = tuple(
        on_disk(name) for name in map(composed, theme_settings.card_fonts) if name in contents
    )
    return BrandAssets(house, ink, logo, fonts)


def _logo(
    name: str, contents: Mapping[str, bytes], addresses: Mapping[str, str], ink: str
) -> tuple[str, int, int, str] | None:
    size = picture_size(contents[name]) if name in contents else None
    if size is None:
        return None
    width = max(1, round(size[0] * _LOGO_HEIGHT / size[1]))
    return addresses[name], width, _LOGO_HEIGHT, ground_of(name, contents[name], ink)


def picture_size(data: bytes) -> tuple[float, float] | None:
    """Width and height of a picture in pixels; None if the data is no picture."""
    try:
        if match := _VIEW_BOX.search(data[:4096]):
            width, height = float(match[1]), float(match[2])
        else:
            width, height = pixels_of(data)
    except ValueError:
        return None
    return (width, height) if 0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE else None


def _files_below(folder: Path) -> dict[str, Path]:
    """Files of a static folder by their path from it, as NFC has it, with those in `.well-known/`
    (RFC 8615)."""
    files = [*source_files(folder), *source_files(folder / ".well-known")]
    return {composed(path.relative_to(folder).as_posix()): path for path in files}


def _address(name: str, data: bytes) -> str:
    """Published name of an asset: `press.css` becomes `assets/press.3f2a….css`."""
    stem, dot, ending = name.rpartition(".")
    fingerprint = digest(data)[:10]
    return f"{ASSETS}{stem}.{fingerprint}.{ending}" if dot else f"{ASSETS}{name}.{fingerprint}"


def _with_published_addresses(contents: Mapping[str, bytes], base: str) -> dict[str, bytes]:
    """The assets' bytes; in style sheets, addresses of other assets are replaced by the published
    ones.

    So a style sheet's address depends on everything it refers to. Sheets that refer to each other
    in a circle have no such address: one reference of the circle stays as written.
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
        written = composed(match[2].decode("utf-8", "replace"))
        path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if target not in contents or target in above:
            return match[0]
        address = f"{base}/{_address(target, link(target, above))}"
        return f'url("{address}{mark}{rest}")'.encode()

    for name in contents:
        link(name, ())
    return done


def _origin(path: Path, root: Path) -> str:
    """Name of a file for messages: relative to the press room's folder, or to the default theme."""
    for folder, prefix in ((root, ""), (DEFAULT_THEME, "default theme: ")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    return path.name
