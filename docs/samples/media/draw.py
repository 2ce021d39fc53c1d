"""Draws the sample's pictures in `content/media/`, from the figures of its releases.

python docs/samples/media/draw.py
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pressroom.formats.typefaces import SANS, face

MEDIA = Path(__file__).parents[3] / "content/media"
WIDTH, HEIGHT, MARGIN = 2400, 1350, 120
PAPER, INK, SOFT, HOUSE, PALE = "#ffffff", "#1b1f24", "#55606c", "#0b4f6c", "#b9cdd6"
SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" viewBox="0 0 480 240">'
    '<rect x="60" y="30" width="360" height="180" rx="12" fill="#0b4f6c"/>'
    '<path d="M100 80h280M100 120h200M100 160h240" stroke="#fff" stroke-width="16"/></svg>\n'
)

Bar = tuple[str, float, str, str]
"""What a bar is of, its length, the figure as printed, its colour."""


def write(folder: Path) -> None:
    """Writes all pictures below a folder, each into the folder of its text."""
    survival = bars(
        "EMILIA: median overall survival, in months",
        [
            ("Kadcyla", 30.9, "30.9", HOUSE),
            ("Lapatinib and capecitabine", 25.1, "25.1", PALE),
        ],
    )
    sales = bars(
        "Kadcyla: US sales, in million dollars",
        [("First quarter of 2013", 19, "19", PALE), ("Second quarter of 2013", 68, "68", HOUSE)],
    )
    survival.save(folder / "emilia-survival/emilia-survival.png", optimize=True)
    sales.save(folder / "first-us-sales/first-us-sales.png", optimize=True)
    (folder / "sign-of-the-sample/sign.svg").write_text(SIGN, encoding="utf-8")


def bars(title: str, rows: list[Bar]) -> Image.Image:
    """A chart of bars from the left, the longest as wide as there is room."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN, MARGIN), title, INK, _font(700, 88))
    longest, room = max(row[1] for row in rows), WIDTH - 2 * MARGIN - 300
    top, step = 360, (HEIGHT - 360 - MARGIN) // len(rows)
    for number, (label, length, figure, colour) in enumerate(rows):
        at = top + number * step
        pen.text((MARGIN, at), label, SOFT, _font(400, 64))
        end = MARGIN + round(room * length / longest)
        pen.rectangle((MARGIN, at + 110, end, at + step - 90), colour)
        pen.text((end + 40, at + (step + 20) // 2), figure, INK, _font(700, 96), anchor="lm")
    return image.quantize(64, dither=Image.Dither.NONE)


def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face(SANS, weight).path), size, layout_engine=_BASIC)


_BASIC = ImageFont.Layout.BASIC

if __name__ == "__main__":
    write(MEDIA)
