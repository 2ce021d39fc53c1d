"""Which logos stand on white, and which on the house's colour."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from pressroom.formats.theme import logo_grounds
from pressroom.formats.theme.logo_grounds import ground_of, is_for_white


def drawing(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'.encode()


def picture(
    colour: str, ground: tuple[int, int, int, int] = (0, 0, 0, 0), form: str = "PNG"
) -> bytes:
    file = io.BytesIO()
    image = Image.new("RGBA", (300, 90), ground)
    ImageDraw.Draw(image).rectangle((30, 20, 260, 60), fill=colour)
    image.convert("RGB" if form == "JPEG" else "RGBA").save(file, form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ('<path fill="#12395b" d="M0 0h9v9z"/>', True),
        ('<path d="M0 0h9v9z"/>', True),
        ('<path fill-rule="evenodd" d="M0 0h9v9z"/>', True),
        ('<path fill="none" d="M0 0h9v9z"/>', False),
        ('<clipPath id="c"><rect fill="white"/></clipPath><path fill="#12395b" d="M0"/>', True),
        ('<mask id="m"><path fill="#fff"/></mask><path fill="#12395b" d="M0"/>', True),
        ('<mask id="m"/><path fill="#fff" d="M0"/><mask id="n"></mask>', False),
        ('<path style="fill: black" d="M0 0h9v9z"/><path fill="#f5a623" d="M0 0h9z"/>', True),
        ('<g fill="none" stroke="rgb(20, 30, 40)"><path d="M0 0h9v9z"/></g>', True),
        ('<style>.a{fill:#123}</style><path class="a" d="M0 0h9v9z"/>', True),
        ('<path fill="#fff" d="M0 0h9v9z"/>', False),
        ('<path fill="WHITE" d="M0 0h9v9z"/><path fill="#123" d="M0 0h9z"/>', False),
        ('<path fill="#f5f5f0" d="M0 0h9v9z"/>', False),
        ('<path fill="#ffd400" d="M0 0h9v9z"/>', False),
        ('<path fill="oklch(0.3 0.1 200)" d="M0 0h9v9z"/>', False),
        ('<image href="data:image/png;base64,AAAA"/>', False),
        ("", False),
    ],
)
def test_a_drawing_is_judged_by_the_colours_that_it_paints_with(inner: str, wanted: bool) -> None:
    assert is_for_white("logo.svg", drawing(inner)) is wanted


def test_a_picture_is_judged_by_its_pixels() -> None:
    assert is_for_white("logo.png", picture("#12395b"))
    assert is_for_white("logo.webp", picture("#12395b", form="WEBP"))
    assert not is_for_white("logo.png", picture("#ffffff"))
    assert not is_for_white("logo.png", picture("#ffd400"))
    # One with a ground of its own wants no other.
    assert is_for_white("logo.png", picture("#ffffff", (18, 57, 91, 255)))
    assert is_for_white("logo.jpg", picture("#12395b", (255, 255, 255, 255), "JPEG"))
    assert not is_for_white("logo.png", picture("#12395b")[:60])


def test_without_pillow_a_picture_stands_on_the_house_s_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logo_grounds, "version_of", lambda _: "")
    assert not is_for_white("logo.png", picture("#12395b"))


def test_a_dark_logo_is_boxed_on_a_dark_band_alone() -> None:
    dark, white = drawing('<path d="M0 0h9v9z"/>'), drawing('<path fill="#fff" d="M0 0h9v9z"/>')
    assert ground_of("logo.svg", dark, "#ffffff") == "for-white boxed"
    assert ground_of("logo.svg", dark, "#000000") == "for-white"
    assert ground_of("logo.svg", white, "#ffffff") == ""
