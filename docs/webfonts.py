"""Makes the pages' web fonts, static/assets/fonts/, out of the fonts that come along for PDFs, and
the rules of static/assets/press.css that name them; with `--check`, says whether both are current.

A subset is a changed font, and may not be called `Source` (SIL Open Font License 1.1, 5: the name
is reserved), so the fonts of the pages are called `Pressroom`. They have the letters of Western and
Central European languages and of Turkish.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from pressroom.formats.typefaces import FACES, FOLDER, SERIF, Face

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "static/assets/fonts"
SHEET = ROOT / "static/assets/press.css"
_BEGIN, _END = "/* Fonts: made by docs/webfonts.py */\n", "/* End of fonts */\n"
_LICENCE = "OFL.txt"

CHARACTERS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2C7), (0x2D8, 0x2DD)),
    *((0x2009, 0x200A), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026)),
    *((0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2070)),
    *((0x2074, 0x2079), (0x2080, 0x2089), (0x20AC, 0x20AC), (0x2116, 0x2117), (0x2120, 0x2120)),
    *((0x2122, 0x2122), (0x2153, 0x2154), (0x215B, 0x215E), (0x2190, 0x2193), (0x2212, 0x2212)),
    *((0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265)),
)
"""Ranges of code points that the fonts have."""
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "pnum", "tnum"]
# Entries of the name table that call a font by its name (OpenType, `name`).
_NAMES = {1: "{family}", 3: "{name}", 4: "{full}", 6: "{name}", 16: "{family}", 17: "{style}"}
_STYLES = {(400, "normal"): "Regular", (700, "normal"): "Bold", (400, "italic"): "Italic"}


class Fallback(NamedTuple):
    """A font that readers may have: its names, and the mean width of its letters in text, in parts
    of its size (after @capsizecss/metrics 4.3.0; DejaVu measured in the same way)."""

    family: str
    names: tuple[str, ...]
    width: float


# By family, weight and style: ours, in the same measure, and what stands in for it, best first.
_WIDTHS = {
    ("Serif", 400, "normal"): 0.479,
    ("Serif", 700, "normal"): 0.494,
    ("Serif", 400, "italic"): 0.441,
    ("Sans", 400, "normal"): 0.418,
    ("Sans", 700, "normal"): 0.443,
}
_FALLBACKS = {
    ("Serif", 400, "normal"): (
        Fallback("Georgia", ("Georgia",), 913 / 2048),
        Fallback("Times", ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif"), 832 / 2048),
        Fallback("Noto Serif", ("Noto Serif", "NotoSerif"), 0.481),
        Fallback("DejaVu Serif", ("DejaVu Serif", "DejaVuSerif"), 0.548),
    ),
    ("Serif", 700, "normal"): (
        Fallback("Georgia", ("Georgia Bold", "Georgia-Bold"), 1062 / 2048),
        Fallback(
            "Times",
            ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"),
            886 / 2048,
        ),
        Fallback("Noto Serif", ("Noto Serif Bold", "NotoSerif-Bold"), 0.512),
        Fallback("DejaVu Serif", ("DejaVu Serif Bold", "DejaVuSerif-Bold"), 0.604),
    ),
    ("Serif", 400, "italic"): (
        Fallback("Georgia", ("Georgia Italic", "Georgia-Italic"), 931 / 2048),
        Fallback(
            "Times",
            ("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic"),
            836 / 2048,
        ),
    ),
    ("Sans", 400, "normal"): (
        Fallback("Arial", ("Arial", "ArialMT", "Helvetica", "Liberation Sans"), 913 / 2048),
        Fallback("Roboto", ("Roboto", "Roboto-Regular"), 911 / 2048),
        Fallback("DejaVu Sans", ("DejaVu Sans", "DejaVuSans"), 0.507),
    ),
    ("Sans", 700, "normal"): (
        Fallback("Arial", ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"), 983 / 2048),
        Fallback("Roboto", ("Roboto Bold", "Roboto-Bold"), 926 / 2048),
        Fallback("DejaVu Sans", ("DejaVu Sans Bold", "DejaVuSans-Bold"), 0.573),
    ),
}


def main(arguments: list[str]) -> None:
    """Writes fonts, licence and rules; with `--check` exits with a message where they differ."""
    sheet = SHEET.read_text(encoding="utf-8")
    wanted = with_rules(sheet)
    if "--check" in arguments:
        files = [(file_of(face), face) for face in _faces()]
        stale = [name for name, face in files if not _is_current(FONTS / name, face)]
        stale += [] if sheet == wanted else [SHEET.name]
        if stale:
            sys.exit(f"not current: {', '.join(stale)}; run `python docs/webfonts.py`.")
        return
    FONTS.mkdir(exist_ok=True)
    for face in _faces():
        font = web_font(face)
        font.flavor = "woff2"
        font.save(FONTS / file_of(face))
    (FONTS / _LICENCE).write_text(licence(), encoding="utf-8")
    SHEET.write_text(wanted, encoding="utf-8")


def _faces() -> Iterator[Face]:
    return (face for face in FACES if (face.weight, face.style) in _STYLES)


def _family(face: Face) -> str:
    return "Serif" if face.family == SERIF else "Sans"


def file_of(face: Face) -> str:
    """Name of the file of a face."""
    return f"{_family(face).lower()}-{_STYLES[face.weight, face.style].lower()}.woff2"


def web_font(face: Face) -> TTFont:
    """The font of a face for the pages: fewer letters and another name."""
    options = Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    # No clock: the same fonts on every day.
    font = TTFont(face.path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_points())
    subsetter.subset(font)
    family, style = f"Pressroom {_family(face)}", _STYLES[face.weight, face.style]
    words = {
        "family": family,
        "style": style,
        "full": f"{family} {style}",
        "name": f"{family.replace(' ', '')}-{style}",
    }
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = _NAMES[record.nameID].format(**words)
    return font


def licence() -> str:
    """The licence of the web fonts: that of the fonts that they were made of."""
    text = (FOLDER / _LICENCE).read_text(encoding="utf-8")
    files = (
        ("SourceSerif4-*.ttf.woff2", "serif-*.woff2"),
        ("SourceSans3-*.ttf.woff2", "sans-*.woff2"),
    )
    for old, new in files:
        text = text.replace(old, f"{new}, subsets called Pressroom")
    return text


def with_rules(sheet: str) -> str:
    """A style sheet with the rules of the fonts between their marks."""
    before, _, rest = sheet.partition(_BEGIN)
    after = rest.partition(_END)[2]
    return before + _BEGIN + rules() + _END + after


def rules() -> str:
    """The rules of the fonts, and of readers' own with the same width and height, so that nothing
    moves where a font is late. What makes PDFs passes `@supports` over: it has whole fonts."""
    rows = ["@supports (display: grid) {"]
    for face in _faces():
        rows += _rule(f"Pressroom {_family(face)}", face, (f'url("fonts/{file_of(face)}")',))
    for face in _faces():
        with TTFont(face.path, lazy=True) as font:
            ascent, descent = font["hhea"].ascent, -font["hhea"].descent
        key = (_family(face), face.weight, face.style)
        for fallback in _FALLBACKS[key]:
            share = _WIDTHS[key] / fallback.width
            metrics = {
                "size-adjust": share,
                "ascent-override": ascent / 1000 / share,
                "descent-override": descent / 1000 / share,
                "line-gap-override": 0.0,
            }
            sources = tuple(f'local("{name}")' for name in fallback.names)
            rows += _rule(f"As {fallback.family}", face, sources, metrics)
    return "\n".join([*rows, "}"]) + "\n"


def _rule(
    family: str, face: Face, sources: tuple[str, ...], metrics: dict[str, float] | None = None
) -> Iterator[str]:
    yield "  @font-face {"
    yield f'    font-family: "{family}";'
    if face.style != "normal":
        yield f"    font-style: {face.style};"
    if face.weight != 400:
        yield f"    font-weight: {face.weight};"
    yield f"    src: {', '.join(sources)};"
    if metrics is None:
        yield "    font-display: optional;"
        yield "    unicode-range: U+0-2FF, U+2000-22FF;"
    for name, share in (metrics or {}).items():
        yield f"    {name}: {share:.1%};"
    yield "  }"


def _is_current(path: Path, face: Face) -> bool:
    """Whether a file is a face's subset, by its letters and its name: bytes depend on packers."""
    if not path.is_file():
        return False
    name = f"Pressroom {_family(face)} {_STYLES[face.weight, face.style]}"
    with TTFont(face.path, lazy=True) as whole, TTFont(path, lazy=True) as found:
        wanted = whole.getBestCmap().keys() & _points()
        return found.getBestCmap().keys() == wanted and found["name"].getDebugName(4) == name


def _points() -> set[int]:
    return {code for first, last in CHARACTERS for code in range(first, last + 1)}


if __name__ == "__main__":
    main(sys.argv[1:])
