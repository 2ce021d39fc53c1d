"""Problems with a press room's theme: contrast of colours, fonts, logo, missing catalogues."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

from pressroom.content.config.reader import Settings
from pressroom.content.load.file_names import composed
from pressroom.core.files import CONFIG, read_source
from pressroom.core.package import DEFAULT_THEME
from pressroom.core.problems import Problem, Severity
from pressroom.formats.theme.colours import PRESETS_FOLDER, SHEET, low_contrasts
from pressroom.formats.theme.theme import ASSETS, Theme, picture_size
from pressroom.formats.typefaces import characters
from pressroom.standards.languages import LOCALES, catalogues, is_english, language_name
from pressroom.standards.media_types import claims_too_much, is_picture
from pressroom.standards.signatures import Misfit, misfit, stored_elsewhere

_LARGEST_LOGO = 200_000  # bytes: every page loads it


def look_problems(root: Path, settings: Settings) -> list[Problem]:
    """Problems with the colours, fonts and logo of the press room in `root`."""

    def at(key: str, code: str, message: str, remedy: str) -> Problem:
        """A problem with a key of `[theme]`."""
        line = settings.line("theme", key)
        return Problem(path=CONFIG, line=line, code=code, message=message, remedy=remedy)

    problems = []
    theme_settings = settings.config.theme
    preset = theme_settings.preset
    names = [SHEET, *([f"{PRESETS_FOLDER}{preset}.css"] if preset else [])]
    sheets = [(_asset(root, name) or b"").decode("utf-8-sig", "replace") for name in names]
    for fault in low_contrasts(sheets, theme_settings):
        if fault.setting:
            problems.append(at(fault.setting, "PR311", fault.message, fault.remedy))
        else:
            path = f"static/assets/{names[-1]}"
            problems.append(
                Problem(path=path, code="PR311", message=fault.message, remedy=fault.remedy)
            )
    for element in settings.config.head.elements:
        name = element.address.removeprefix(f"/{ASSETS}")
        if name != element.address and _asset(root, name) is None:
            what = f"`{element.address}` in `lines` under [head] is not in static/assets/"
            remedy = "put it there, or correct the name"
            line = settings.line("head", "lines")
            problems.append(
                Problem(path=CONFIG, line=line, code="PR318", message=what, remedy=remedy)
            )
    for name in theme_settings.card_fonts:
        if what := _font_fault(_asset(root, name)):
            remedy = "put a font as .otf, .ttf, .ttc or .woff into static/assets/"
            problems.append(at("card_fonts", "PR321", f"the font `{name}` {what}", remedy))
    logo = theme_settings.logo
    if logo and (what := _logo_fault(logo, _asset(root, logo))):
        remedy = "put an SVG, PNG, JPEG or WebP of at most 200 kB into static/assets/"
        problems.append(at("logo", "PR312", f"the logo `{logo}` {what}", remedy))
    return problems


def file_problems(theme: Theme) -> list[Problem]:
    """Errors for static files of the room that are not what their names say (PR030), or claim too
    many pixels (PR034), and for templates that stand for files kept elsewhere."""
    problems = []
    for artifact in theme.artifacts:
        if artifact.origin.startswith("static/"):
            data = theme.contents[artifact.path]
            problems += _misfit_problems(artifact.origin, misfit(artifact.origin, data))
            size = picture_size(data) if is_picture(artifact.origin) else None
            if size is not None and claims_too_much(artifact.origin, *size):
                what = ("a picture that claims too many pixels", "make it smaller")
                problems += _misfit_problems(artifact.origin, what, "PR034")
    for file in theme.sources:
        problems += _misfit_problems(f"templates/{file.name}", stored_elsewhere(file.data))
    return problems


def _misfit_problems(path: str, fault: Misfit | None, code: str = "PR030") -> list[Problem]:
    if fault is None:
        return []
    return [Problem(path=path, code=code, message=f"the file is {fault[0]}", remedy=fault[1])]


def missing_catalogues(root: Path, settings: Settings) -> list[Problem]:
    """A warning (PR313) for each site language without a catalogue; its pages fall back to
    English."""
    folders = [str(folder / "templates") for folder in (root, DEFAULT_THEME)]
    return [
        Problem(
            path=CONFIG,
            line=settings.line("site", "languages"),
            code="PR313",
            severity=Severity.WARNING,
            message=f"the interface has no words in {language_name(tag)} ({tag}): its pages say "
            "them in English",
            remedy=f"put a catalogue into templates/{LOCALES}/{tag}.po (`pressroom help looks`)",
        )
        for tag in sorted(settings.config.site.languages)
        if not is_english(tag) and not any(catalogues(folders, tag))
    ]


def _asset(root: Path, name: str) -> bytes | None:
    # As it is written, and as disks may have it: macOS stores an accent apart from its letter.
    forms = dict.fromkeys((name, composed(name), unicodedata.normalize("NFD", name)))
    for folder, form in itertools.product((root, DEFAULT_THEME), forms):
        path = folder / "static" / ASSETS / form
        # A name with `..` in it may lead out of the folder.
        if path.is_file() and path.resolve().is_relative_to((folder / "static").resolve()):
            return read_source(path)
    return None


def _logo_fault(name: str, data: bytes | None) -> str:
    """Reason why a file cannot be the logo, in words; empty if it can."""
    if data is None:
        return "is not in static/assets/"
    if len(data) > _LARGEST_LOGO:
        return f"is too large: {len(data) // 1000:,} kB"
    if stands_for := stored_elsewhere(data):
        return f"is {stands_for[0]}: {stands_for[1]}"
    # Hosts derive the media type from the name, and browsers trust it.
    if name.lower().endswith(".svg") != _is_svg(data):
        return "is no picture of the kind its name says, or no whole one"
    size = picture_size(data)
    if size is None:
        return "is no picture that browsers show"
    return "claims too many pixels" if claims_too_much(name, *size) else ""


def _is_svg(data: bytes) -> bool:
    """Whether a file is an SVG image that browsers show (SVG 2, well-formed XML)."""
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    except (ElementTree.ParseError, ValueError, LookupError):
        return False


def _font_fault(data: bytes | None) -> str:
    """Reason why a file cannot be a font for cards, in words; empty if it can."""
    if data is None:
        return "is not in static/assets/"
    if stands_for := stored_elsewhere(data):
        return f"is {stands_for[0]}: {stands_for[1]}"
    return "" if characters(data) else "is no font that can be read"
