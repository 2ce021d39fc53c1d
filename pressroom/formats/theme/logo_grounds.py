"""Ground of the logo: whether it is drawn for white, or has to stand on the house's colour.

A logo is made for one ground, and nothing in its file says which. It is read from its colours: one
with white in it may vanish on paper, one that is all dark may vanish on the band at the top.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pressroom.core.versions import version_of
from pressroom.standards.contrast import contrast, is_colour

_WHITE = "#ffffff"
# Contrast with white: less is not to be told from it; more can be seen (WCAG 2.2, 1.4.11).
_UNSEEN, _SEEN = 1.5, 3.0
_PAINT = re.compile(
    r"""\b(?:fill|stroke|stop-color|color)\s*[:=]\s*["']?\s*(rgb\([^)]*\)|[#\w%()-]+)""",
    re.IGNORECASE,
)
# An element that says nothing of its fill; `fill-rule` is another matter.
_UNFILLED = re.compile(
    r"<(?:\w+:)?(?:path|rect|circle|ellipse|polygon|text)\b(?![^>]*\bfill\s*[:=])", re.IGNORECASE
)
# What cuts a drawing out is not painted; programs that draw fill it with white.
_CUTTING = re.compile(
    r"<((?:\w+:)?(?:clipPath|mask))\b[^>]*(?<!/)>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_NAMES = {"black": "#000000", "white": _WHITE, "currentcolor": "#000000"}
_NONE = ("none", "transparent", "inherit", "url")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
# A picture is looked at in this size, and its pixels from this opacity on.
_SIDE, _OPAQUE = 64, 128
# The part of its pixels that is the edge of what is drawn, and says nothing.
_EDGES = 0.02


def ground_of(name: str, data: bytes, ink: str) -> str:
    """The classes that tell a style sheet on which ground a logo can be seen: `for-white` of one
    that is drawn for white, with `boxed` where the band at the top is dark, since the `ink` of text
    on it is light; else none."""
    if not is_for_white(name, data):
        return ""
    return "for-white boxed" if contrast(ink, _WHITE) < _SEEN else "for-white"


def is_for_white(name: str, data: bytes) -> bool:
    """Whether a logo can be seen whole on white: it has no colour that is nearly white, or brings
    a ground of its own. False for one that cannot be judged, also where Pillow is missing."""
    if name.lower().endswith(".svg"):
        colours = _colours_of_drawing(data.decode("utf-8", "replace"))
        return colours is not None and _is_seen(colours)
    return bool(version_of("pillow")) and _is_picture_for_white(data)


def _is_seen(colours: Iterable[str]) -> bool:
    contrasts = [contrast(colour, _WHITE) for colour in colours]
    return bool(contrasts) and min(contrasts) >= _UNSEEN and max(contrasts) >= _SEEN


def _colours_of_drawing(text: str) -> set[str] | None:
    """The colours that an SVG paints with; None where one is written in a way not known here, or
    the drawing holds a picture."""
    if "<image" in text:
        return None
    text = _CUTTING.sub("", text)
    found = set(_read_colours(_PAINT.findall(text)))
    if not found and _UNFILLED.search(text):
        # What is not painted is black (SVG 2, 13.3).
        found.add("#000000")
    return None if "" in found else found


def _read_colours(words: Iterable[str]) -> Iterator[str]:
    """Colours as `#rrggbb`, or empty for one that is not known; nothing for none."""
    for word in map(str.lower, words):
        if numbers := _RGB.fullmatch(word):
            yield "#" + "".join(f"{min(int(number), 255):02x}" for number in numbers.groups())
        elif is_colour(word):
            yield word
        elif not word.startswith(_NONE):
            yield _NAMES.get(word, "")


def _is_picture_for_white(data: bytes) -> bool:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                picture = opened.convert("RGBA")
                picture.thumbnail((_SIDE, _SIDE))
                pixels: list[Any] = list(picture.get_flattened_data())
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    seen = [pixel for pixel in pixels if pixel[3] >= _OPAQUE]
    if len(seen) == len(pixels):
        return True
    contrasts = [contrast("#{:02x}{:02x}{:02x}".format(*pixel), _WHITE) for pixel in seen]
    unseen = sum(each < _UNSEEN for each in contrasts)
    return unseen <= _EDGES * len(seen) and max(contrasts, default=0) >= _SEEN
