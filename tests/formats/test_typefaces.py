"""The fonts that are shipped are whole, and of any font it is known what it has."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given
from hypothesis import strategies as st

from pressroom.formats.typefaces import (
    FACES,
    FOLDER,
    SANS,
    SERIF,
    Face,
    characters,
    face,
    own_characters,
    shipped,
)

_MOST = 600_000  # bytes, of all fonts


def font_of(letters: str, flavor: str = "") -> bytes:
    """A font that has these letters, each a square."""
    names = [f"u{ord(letter):X}" for letter in dict.fromkeys(letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({int(name[1:], 16): name for name in names})
    glyphs = {}
    for name in (".notdef", *names):
        pen = TTGlyphPen(None)
        for number, point in enumerate(((80, 0), (80, 700), (620, 700), (620, 0))):
            (pen.lineTo if number else pen.moveTo)(point)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (700, 80)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    file = io.BytesIO()
    builder.font.flavor = flavor or None
    builder.font.save(file)
    return file.getvalue()


@pytest.mark.parametrize("font", FACES, ids=lambda font: str(font.file))
def test_it_is_known_what_the_shipped_fonts_have(font: Face) -> None:
    with TTFont(font.path, lazy=True) as opened:
        known = set(opened.getBestCmap())
    assert known >= set(map(ord, "Zażółć gęślą jaźń ® ™ ℠ − € ≥ ½"))
    assert font.style == "italic" or shipped(font.family) == known


def test_the_fonts_are_small_and_their_licence_is_with_them() -> None:
    files = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert {font.file for font in FACES} | {"OFL.txt", "characters.txt"} == set(files)
    assert sum(files.values()) < _MOST
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert face(SERIF, 700).file != face(SANS, 700).file


@pytest.mark.parametrize("flavor", ["", "woff"])
def test_it_is_known_what_any_font_has(flavor: str) -> None:
    letters = "AZ aé決算𠮷🎉"
    assert characters(font_of(letters, flavor)) == set(map(ord, letters))


def test_of_a_collection_it_is_the_first_font_that_counts() -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(font_of(letters))) for letters in ("AB", "XY")]
    file = io.BytesIO()
    collection.save(file, shareTables=False)
    assert characters(file.getvalue()) == {ord("A"), ord("B")}


def test_what_is_no_font_has_nothing(tmp_path: object) -> None:
    assert [characters(data) for data in (b"", b"<svg/>", b"OTTO", b"wOF2" + b"\0" * 60)] == [
        None
    ] * 4
    assert own_characters(f"{tmp_path}/no.otf") == frozenset()


@given(st.binary(max_size=60), st.integers(0, 900))
def test_no_damage_to_a_font_is_an_error(noise: bytes, at: int) -> None:
    font = font_of("AZ")
    damaged = font[:at] + noise + font[at + len(noise) :]
    for data in (damaged, font[:at], noise):
        found = characters(data)
        assert found is None or isinstance(found, frozenset)
