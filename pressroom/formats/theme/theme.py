"""The theme: the default templates and static files, with a site's own over them file by file.

A file below `static/assets/` is published under a name with a digest of its content,
so that browsers may keep it for ever; templates ask for it with `asset("press.css")`.
Any other file below `static/` is published at the site's root under its own name.
"""

from __future__ import annotations

import functools
import io
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from pressroom.content.config.output_schema import ThemeTable
from pressroom.content.config.reader import line_of
from pressroom.content.config.records import Config
from pressroom.core.digest import digest
from pressroom.core.files import CONFIG, read_source, source_files
from pressroom.core.package import DEFAULT_THEME
from pressroom.core.problems import Problem, Severity
from pressroom.formats.artifact import Artifact
from pressroom.formats.theme.colours import SHEET, band, faint, properties
from pressroom.formats.typefaces import characters
from pressroom.standards.languages import LOCALES, catalogues, is_english, language_name

_ASSETS = "assets/"
_LARGEST_LOGO = 200_000  # bytes: every page loads it
_LOGO_HEIGHT = 36
_VAST = 1_000_000  # pixels
_VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*\sviewBox=["'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)
_CSS_URL = re.compile(rb"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class StaticFile(msgspec.Struct, frozen=True):
    """A file to publish as it is; `digest` is of its content."""

    path: str
    digest: str


class OnDisk(msgspec.Struct, frozen=True):
    """A file by its path on disk, the address it is published at, and the digest of its content."""

    path: str
    address: str
    digest: str


class BrandAssets(msgspec.Struct, frozen=True):
    """What paper and pictures are made with: the house's colour and that of text on it, its logo
    where it has one, and its own fonts."""

    house: str
    ink: str
    logo: OnDisk | None
    fonts: tuple[OnDisk, ...]


class Theme(msgspec.Struct, frozen=True):
    """Where templates are looked up, first match first, and what static files there are.

    `assets` gives for each name below `static/assets/` the address it is published at, `logo` the
    address of the house's, with its width and height in pixels as it is shown.
    """

    templates: tuple[str, ...]
    assets: tuple[tuple[str, str], ...]
    artifacts: tuple[Artifact, ...]
    salt: str
    stationery: BrandAssets
    logo: tuple[str, int, int] | None = None


def read_theme(root: Path, config: Config) -> Theme:
    """The theme of the press room in `root`, with what its settings say."""
    base, look = config.base, config.theme
    folders = [folder for folder in (root, DEFAULT_THEME) if (folder / "templates").is_dir()]
    files: dict[str, Path] = {}
    for folder in (DEFAULT_THEME, root):
        files |= _files_below(folder / "static")
    assets = {
        name.removeprefix(_ASSETS): path for name, path in files.items() if name.startswith(_ASSETS)
    }
    contents = {name: read_source(path) for name, path in assets.items()}
    if SHEET in contents:
        contents[SHEET] += properties(look, config.origin).encode()
    contents = _linked(contents, base)
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
        _stationery(look, contents, assets, dict(addresses)),
        _logo(look.logo, contents, dict(addresses)),
    )


def _stationery(
    look: ThemeTable,
    contents: Mapping[str, bytes],
    paths: Mapping[str, Path],
    addresses: Mapping[str, str],
) -> BrandAssets:
    def on_disk(name: str) -> OnDisk:
        return OnDisk(str(paths[name]), addresses[name], digest(contents[name]))

    house, ink = band(contents.get(SHEET, b"").decode("utf-8", "replace"), look)
    logo = on_disk(look.logo) if look.logo in contents else None
    fonts = tuple(on_disk(name) for name in look.card_fonts if name in contents)
    return BrandAssets(house, ink, logo, fonts)


def look_problems(root: Path, look: ThemeTable) -> list[Problem]:
    """What is wrong with the colours and the logo of the press room in `root`."""
    problems = []
    sheet = _asset(root, SHEET)
    for fault in faint(sheet.decode("utf-8", "replace") if sheet else "", look):
        where = ("theme", fault.setting) if fault.setting else ()
        problems.append(
            Problem(
                path=CONFIG if where else f"static/assets/{SHEET}",
                line=line_of(root / CONFIG, where) if where else 0,
                code="PR311",
                message=fault.message,
                remedy=fault.remedy,
            )
        )
    for name in look.card_fonts:
        if what := _no_font(_asset(root, name)):
            problems.append(
                Problem(
                    path=CONFIG,
                    line=line_of(root / CONFIG, ("theme", "card_fonts")),
                    code="PR321",
                    message=f"the font `{name}` {what}",
                    remedy="put a font as .otf, .ttf, .ttc or .woff into static/assets/",
                )
            )
    if look.logo and (what := _unfit(look.logo, _asset(root, look.logo))):
        problems.append(
            Problem(
                path=CONFIG,
                line=line_of(root / CONFIG, ("theme", "logo")),
                code="PR312",
                message=f"the logo `{look.logo}` {what}",
                remedy="put an SVG, PNG, JPEG or WebP of at most 200 kB into static/assets/",
            )
        )
    return problems


def missing_catalogues(root: Path, languages: Iterable[str]) -> list[Problem]:
    """The warnings that the interface has no words in a language: its pages say them in English."""
    folders = [str(folder / "templates") for folder in (root, DEFAULT_THEME)]
    return [
        Problem(
            path=CONFIG,
            line=line_of(root / CONFIG, ("site", "languages")),
            code="PR313",
            severity=Severity.WARNING,
            message=f"the interface has no words in {language_name(tag)} ({tag}): its pages say "
            "them in English",
            remedy=f"put a catalogue into templates/{LOCALES}/{tag}.po (docs/theming.md)",
        )
        for tag in sorted(languages)
        if not is_english(tag) and not any(catalogues(folders, tag))
    ]


def _asset(root: Path, name: str) -> bytes | None:
    for folder in (root, DEFAULT_THEME):
        path = folder / "static" / _ASSETS / name
        # A name with `..` in it leads elsewhere.
        if path.is_file() and path.resolve().is_relative_to((folder / "static").resolve()):
            return read_source(path)
    return None


def _unfit(name: str, data: bytes | None) -> str:
    """Why a file is no logo, in words; empty for one that is."""
    if data is None:
        return "is not in static/assets/"
    if len(data) > _LARGEST_LOGO:
        return f"is too large: {len(data) // 1000:,} kB"
    # Hosts tell by the name what it is, and browsers believe them.
    if name.lower().endswith(".svg") != _is_svg(data):
        return "is no picture of the kind its name says, or no whole one"
    return "" if _size(data) else "is no picture that browsers show"


def _is_svg(data: bytes) -> bool:
    """Whether a file is an SVG that browsers show as a picture (SVG 2, well-formed XML)."""
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    except (ElementTree.ParseError, ValueError, LookupError):
        return False


def _no_font(data: bytes | None) -> str:
    """Why a file is no font for cards, in words; empty for one that is."""
    if data is None:
        return "is not in static/assets/"
    return "" if characters(data) else "is no font that can be read"


def _logo(
    name: str, contents: Mapping[str, bytes], addresses: Mapping[str, str]
) -> tuple[str, int, int] | None:
    size = _size(contents[name]) if name in contents else None
    if size is None:
        return None
    return addresses[name], max(1, round(size[0] * _LOGO_HEIGHT / size[1])), _LOGO_HEIGHT


def _size(data: bytes) -> tuple[float, float] | None:
    """A picture's width and height; None for what is none."""
    try:
        if match := _VIEW_BOX.search(data[:4096]):
            width, height = float(match[1]), float(match[2])
        else:
            import imagesize

            width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError):
        return None
    return (width, height) if 0 < width < _VAST and 0 < height < _VAST else None


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
    for folder, prefix in ((root, ""), (DEFAULT_THEME, "default theme: ")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    return path.name
