"""Social cards: a PNG of 1200 × 630 pixels for each release, shown where its link is posted.

The headline is set as large as it fits, in the house's colours. Letters are placed one by one
(FreeType alone), so that a card is the same on every machine; scripts that need shaping are set by
FriBiDi.
"""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pressroom.content.model import Site
from pressroom.core.digest import digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.core.versions import version_of
from pressroom.formats.addresses import beside, file_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.card_content import (
    HEIGHT,
    HOUSE,
    WIDTH,
    SocialCard,
    SocialCards,
    needs_shaping,
)
from pressroom.formats.materials import Materials
from pressroom.formats.print.linebreaks import cut, lines, unbreakable_parts
from pressroom.formats.theme.theme import BrandAssets, OnDisk
from pressroom.formats.typefaces import SANS, SERIF, face, own_characters, shipped, shipped_digest
from pressroom.formats.whole_pictures import only_whole
from pressroom.standards.languages import day_words, direction

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_MARGIN = 76
_SIZES = (92, 84, 76, 69, 63, 57, 52, 47, 43)  # of the headline, in pixels
_LEADING = 1.17
_MOST_LINES = 5
_SMALL = 30
_TOP, _BOTTOM = 160, 488  # between them stands the headline
_LOGO = (420, 64)  # at most
# Shades from background to text, for smooth letters in four bits a pixel.
_TINTS = 16
_COLOURS = 200  # of a logo


def cards(site: Site, social_cards: SocialCards) -> list[Artifact]:
    """Artifacts of a card for each release and one for the press room; none unless `[exports]` asks
    for them."""
    return list(_artifacts(site, social_cards)) if social_cards.wanted else []


def pillow_missing() -> Problem | None:
    """Problem PR320 if Pillow, which draws cards, is not installed."""
    if version_of("pillow"):
        return None
    return Problem(
        path=CONFIG,
        code="PR320",
        message="`[exports] cards` wants Pillow, which is not installed",
        remedy="install it (`pip install pressroom[cards]`), or set `cards = false`",
    )


def _artifacts(site: Site, social_cards: SocialCards) -> Iterator[Artifact]:
    brand = social_cards.look
    parts = (version_of("pillow"), shipped_digest(), brand.house, brand.ink)
    own = [file.digest for file in (*([brand.logo] if brand.logo else []), *brand.fonts)]
    salt = digest("\0".join([*parts, *own]).encode())
    for release in site.releases:
        card = social_cards.of(release)
        if card is not None:
            path = file_path(beside(release.url, "card.png"))
            yield Artifact(path, release.source, "card", card, salt)
    house = social_cards.house()
    if house is not None:
        yield Artifact(file_path(HOUSE), CONFIG, "card", house, salt)


_FontKey = tuple[str, str]
"""A font's path, and a digest of it; of those that come along, none."""


class _FontStack:
    """A font in a size, with fallback fonts for the characters it lacks. Fonts are known by path
    and digest, since a file may be replaced while the preview server runs."""

    def __init__(self, family: str, weight: int, size: int, own: Sequence[OnDisk]) -> None:
        self.size = size
        self.fonts = _font_choices(family, weight, tuple(own))

    def runs(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        """Splits the text into runs of one font each."""
        if needs_shaping(text):
            whole = [font for font, known in self.fonts if known.issuperset(map(ord, text))]
            yield _font(whole[0] if whole else self.fonts[0][0], self.size, True), text
            return
        having = [self._font(character) for character in text]
        for font, group in itertools.groupby(zip(having, text, strict=True), lambda pair: pair[0]):
            yield _font(font, self.size, False), "".join(character for _, character in group)

    def width(self, text: str) -> float:
        """Width of the text in pixels."""
        if needs_shaping(text):
            return sum(font.getlength(run) for font, run in self.runs(text))
        return sum(_advance(self._font(character), self.size, character) for character in text)

    def has(self, text: str) -> bool:
        """Whether the fonts have all characters of the text."""
        if needs_shaping(text):
            return any(known.issuperset(map(ord, text)) for _, known in self.fonts)
        return all(any(ord(c) in known for _, known in self.fonts) for c in text)

    def _font(self, character: str) -> _FontKey:
        """The first font that has the character."""
        point = ord(character)
        return next((font for font, known in self.fonts if point in known), self.fonts[0][0])


@functools.lru_cache(maxsize=64)
def _font_choices(
    family: str, weight: int, own: tuple[OnDisk, ...]
) -> list[tuple[_FontKey, frozenset[int]]]:
    families = (family, SERIF if family == SANS else SANS)
    return [
        *(((str(face(name, weight).path), ""), shipped(name)) for name in families),
        *(((f.path, f.digest), own_characters(f.path, f.digest)) for f in own),
    ]


@functools.lru_cache(maxsize=64)
def _font(font: _FontKey, size: int, shaped: bool) -> FreeTypeFont:
    from PIL import ImageFont

    engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(font[0], size, layout_engine=engine)


@functools.lru_cache(maxsize=10_000)
def _advance(font: _FontKey, size: int, character: str) -> float:
    return _font(font, size, False).getlength(character)


def render_card(artifact: Artifact, materials: Materials) -> bytes:
    """Draws the card as PNG."""
    from PIL import Image

    view: SocialCard = artifact.view
    brand = materials.theme.brand

    ink = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas = _Canvas(ink, mirrored=direction(view.language) == "rtl")
    small = _FontStack(SANS, 400, _SMALL, brand.fonts)
    bold = _FontStack(SANS, 700, _SMALL, brand.fonts)
    logo = _read_logo(brand, brand.logo) if brand.logo else None
    left = _MARGIN + logo.width + 28 if logo is not None and view.name else _MARGIN
    room = WIDTH - _MARGIN - left
    name = cut(unbreakable_parts(view.name), bold.width, room, 1)[0] if view.name else ""
    canvas.write(name, bold, left, 116, 255)
    _draw_headline(canvas, view.headline, brand)
    canvas.rule(530)
    if view.day is not None:
        day = day_words(view.day, view.language)
        canvas.write(day if small.has(day) else view.day.isoformat(), small, _MARGIN, 578, 230)
    canvas.write(view.place, small, _MARGIN, 578, 230, at_end=view.day is not None)
    return _encode_png(ink, brand, logo, canvas.mirrored)


def _draw_headline(canvas: _Canvas, text: str, brand: BrandAssets) -> None:
    """Draws the headline as large as it fits; one that is too long even in the smallest size is
    cut."""
    parts, width = unbreakable_parts(text), WIDTH - 2 * _MARGIN
    for size in _SIZES:
        letters = _FontStack(SERIF, 700, size, brand.fonts)
        most = min(_MOST_LINES, int((_BOTTOM - _TOP) / (size * _LEADING)))
        rows = lines(parts, letters.width, width, most)
        if rows is not None:
            break
    else:
        rows = cut(parts, letters.width, width, most)
    step = round(letters.size * _LEADING)
    # Centred by eye: from the capitals of the first line to the baseline of the last.
    block = step * (len(rows) - 1) + letters.size * 0.67
    foot = (_TOP + _BOTTOM - block) / 2 + letters.size * 0.67
    for number, row in enumerate(rows):
        canvas.write(row, letters, _MARGIN, round(foot) + number * step, 255)


class _Canvas:
    """A greyscale picture to draw on; the value of a pixel is the amount of ink. Right-to-left text
    begins at the right (`mirrored`)."""

    def __init__(self, ink: Image, *, mirrored: bool) -> None:
        from PIL import ImageDraw

        self.draw = ImageDraw.Draw(ink)
        self.mirrored = mirrored

    def write(
        self,
        text: str,
        letters: _FontStack,
        margin: int,
        foot: int,
        strength: int,
        *,
        at_end: bool = False,
    ) -> None:
        """Draws a line of text on the baseline `foot`, `margin` pixels from the side where lines
        begin, or end if `at_end`. `strength` is the amount of ink, at most 255."""
        from_right = at_end != self.mirrored
        x = WIDTH - margin - letters.width(text) if from_right else float(margin)
        for font, run in letters.runs(text):
            self.draw.text((round(x), foot), run, fill=strength, font=font, anchor="ls")
            x += font.getlength(run)

    def rule(self, y: int) -> None:
        """Draws a horizontal rule at height `y`."""
        self.draw.rectangle((_MARGIN, y, WIDTH - _MARGIN - 1, y + 1), fill=96)


def _read_logo(brand: BrandAssets, file: OnDisk) -> Image | None:
    """The logo on the house's colour, scaled to its largest size; None if it is not a bitmap."""
    from PIL import Image

    if not file.path.lower().endswith((".png", ".jpg", ".jpeg", ".webp")):
        return None
    try:
        with only_whole(), Image.open(file.path) as opened:
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        problem = Problem(
            path=CONFIG,
            code="PR312",
            message=f"the logo cannot be read: {error}",
            remedy="put an SVG, PNG, JPEG or WebP of at most 200 kB into static/assets/",
        )
        raise Abort([problem], exit_code=2) from error
    scale = min(limit / size for limit, size in zip(_LOGO, picture.size, strict=True))
    size = tuple(max(1, round(length * scale)) for length in picture.size)
    ground = Image.new("RGBA", (size[0], size[1]), brand.house)
    ground.alpha_composite(picture.resize((size[0], size[1]), Image.Resampling.LANCZOS))
    return ground.convert("RGB")


def _encode_png(ink: Image, brand: BrandAssets, logo: Image | None, mirrored: bool) -> bytes:
    from PIL import Image, ImageColor

    ground, text = (ImageColor.getrgb(colour)[:3] for colour in (brand.house, brand.ink))
    palette = [
        round(low + (high - low) * tint / (_TINTS - 1))
        for tint in range(_TINTS)
        for low, high in zip(ground, text, strict=True)
    ]
    picture = ink.point([round(value * (_TINTS - 1) / 255) for value in range(256)])
    options: dict[str, Any] = {"bits": 4}
    if logo is not None:
        few = logo.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette += (few.getpalette() or [])[: 3 * _COLOURS]
        numbers = few.convert("P").point([min(value + _TINTS, 255) for value in range(256)])
        x = WIDTH - _MARGIN - logo.width if mirrored else _MARGIN
        picture.paste(
            Image.frombytes("L", numbers.size, numbers.tobytes()), (x, 106 - logo.height // 2)
        )
        options = {}
    picture.putpalette(palette)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=6, **options)
    return file.getvalue()
