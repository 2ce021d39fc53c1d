"""The house's colours, logo and fonts: shown where they are right, refused where they are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.config.checks import PRESETS
from pressroom.content.config.output_schema import ThemeTable
from pressroom.formats.theme.colours import low_contrasts
from pressroom.standards.contrast import MINIMUM_CONTRAST, contrast, ink_on
from tests.conftest import REPOSITORY, Room

PNG = (
    REPOSITORY / "content/releases/2013-08-02-fiscal-2013-results/kadcyla-sales.png"
).read_bytes()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9v9z"/></svg>'
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def look(room: Room, *rows: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + "\n[theme]\n" + "\n".join(rows) + "\n")


def sheet(room: Room) -> str:
    (name,) = [name for name in room.tree() if name.startswith("assets/press.")]
    return room.read(name)


def line(room: Room, key: str) -> int:
    rows = (room.path / "config.toml").read_text().splitlines()
    return 1 + next(i for i, row in enumerate(rows) if row.startswith(f"{key} ="))


# Colours


def test_the_house_has_its_colours_and_fonts(room: Room) -> None:
    room.release()
    look(
        room,
        'house = "#ffcc00"',
        'house_dark = "#553300"',
        'link = "#8a2500"',
        'link_dark = "#ffb199"',
        "text_font = \"'House Serif', Georgia, serif\"",
    )
    assert room.build().code == 0
    css = sheet(room)
    light = ":root {--house: #ffcc00; --house-ink: #000000; --link: #8a2500; --serif: 'House"
    assert css.index(light) > css.index('--serif: "Pressroom Serif')
    assert ":root {--house: #553300; --house-ink: #ffffff; --link: #ffb199;}" in css


def test_a_colour_of_links_holds_on_dark_screens_too(room: Room) -> None:
    room.release()
    look(room, 'link = "#7a1f1f"')
    ran = room.build()
    assert ran.code == 2
    assert "PR311 the contrast of links (#7a1f1f) on the page (#14181c) is 1.7 to 1 on" in ran.err


def test_without_settings_the_sheet_is_the_theme_s(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    own = '\n:root {--origin: "https://press.example.com";}\n'
    made = re.sub(r"/assets/(fonts/[\w-]+)\.[0-9a-f]{10}\.", r"\1.", sheet(room))
    assert made == (REPOSITORY / "static/assets/press.css").read_text() + own


def test_faint_links_are_refused_with_the_ratio(room: Room) -> None:
    room.release()
    look(room, 'link = "#77aaff"')
    ran = room.build()
    assert ran.code == 2
    assert (
        f"config.toml:{line(room, 'link')}: error PR311 the contrast of links (#77aaff) on the page "
        "(#fdfdfb) is 2.3 to 1 — choose a darker colour, to reach 4.5 to 1 (WCAG 2)\n"
    ) in ran.err
    assert not room.output.exists()


def test_faint_links_on_a_dark_screen(room: Room) -> None:
    room.release()
    look(room, 'link_dark = "#0b4f8a"')
    ran = room.build()
    assert (
        f"config.toml:{line(room, 'link_dark')}: error PR311 the contrast of links (#0b4f8a) on the page "
        "(#14181c) is 2.1 to 1 on a dark screen — choose a lighter colour"
    ) in ran.err


def test_a_sheet_of_ones_own_is_measured_too(room: Room) -> None:
    room.release()
    css = (REPOSITORY / "static/assets/press.css").read_text()
    room.write("static/assets/press.css", css.replace("--soft: #55606c", "--soft: #aaa"))
    ran = room.build()
    assert ran.code == 2
    assert (
        "static/assets/press.css: error PR311 the contrast of quiet text (#aaa) on the page "
        "(#fdfdfb) is 2.3 to 1" in ran.err
    )


def test_the_theme_itself_stands_out(sample: Room) -> None:
    assert not [row for row in sample.judged() if "PR311" in row]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('house = "navy"', '`navy` is no colour — write `house = "#12395b"`'),
        ('link = "#12"', '`#12` is no colour — write `link = "#12395b"`'),
        ('text_font = "x; } body { display: none"', "is no list of fonts"),
    ],
)
def test_what_is_no_colour_or_font_is_refused(room: Room, row: str, said: str) -> None:
    look(room, row)
    ran = room.build()
    assert (ran.code, "PR306" in ran.err, said in ran.err) == (2, True, True), ran.err


@given(COLOURS, COLOURS)
def test_contrast_is_between_one_and_twenty_one(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_there_is_ink_for_every_colour(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= MINIMUM_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    # Figures that WebAIM's checker gives.
    assert contrast("#000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


# The logo


def test_a_logo_stands_beside_the_name(room: Room) -> None:
    room.release()
    room.write("static/assets/logo.svg", SVG)
    look(room, 'logo = "logo.svg"')
    assert room.build().code == 0
    (name,) = [name for name in room.tree() if name.startswith("assets/logo.")]
    assert (
        f'<img src="/{name}" alt="" width="108" height="36" class="for-white boxed">'
        in room.read("index.html")
    )
    # The name beside it says what it would say.
    assert (room.run("check").code, room.run("check").err) == (0, "")


def test_a_logo_of_pixels(room: Room) -> None:
    room.release()
    room.write("static/assets/house/logo.png", PNG)
    look(room, 'logo = "house/logo.png"')
    assert room.build().code == 0
    assert ' height="36" class="for-white boxed"><span>ACME Press Room' in room.read("index.html")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not in static/assets/"),
        (b"\x89PNG" + b"x" * 300_000, "is too large: 300 kB"),
        (b"MZ not a picture", "is no picture that browsers show"),
        (b"", "is no picture that browsers show"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', "is no picture"),
    ],
)
def test_what_is_no_logo_is_refused(room: Room, content: bytes | None, said: str) -> None:
    room.release()
    if content is not None:
        room.write("static/assets/logo.png", content)
    look(room, 'logo = "logo.png"')
    ran = room.build()
    assert ran.code == 2
    place = f"config.toml:{line(room, 'logo')}: error PR312 the logo `logo.png` "
    assert place + said in ran.err


def test_a_logo_from_elsewhere_is_refused(room: Room) -> None:
    room.release()
    look(room, 'logo = "../../content/releases/2026-03-01-results.md"')
    assert "is not in static/assets/" in room.build().err


# The accessibility statement

STATEMENT = """
[accessibility]
checked = "2026-05-20"
method = "axe-core 4.14 on every kind of page."
contact = "investors"
"""


def state(room: Room, text: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + text)


def test_the_statement_says_what_the_check_found(room: Room) -> None:
    room.release()
    state(room, STATEMENT)
    assert room.build().code == 0
    page = room.read("accessibility/index.html")
    assert "The last check found no fault against" in page
    assert "axe-core 4.14 on every kind of page." in page
    assert '<time datetime="2026-05-20">May 20, 2026</time>' in page
    assert "ir@example.com" in page
    assert '<a href="/accessibility/">Accessibility</a>' in room.read("index.html")
    assert room.run("check").code == 0


def test_the_statement_names_faults_and_what_is_known(room: Room) -> None:
    room.release()
    state(room, STATEMENT + 'faults = 2\nknown = ["Scanned <reports> of 1996."]\n')
    assert room.build().code == 0
    page = room.read("accessibility/index.html")
    assert "The last check found 2 faults against" in page
    assert "<li>Scanned &lt;reports&gt; of 1996.</li>" in page


def test_without_its_table_there_is_no_statement(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    assert not (room.output / "accessibility").exists()
    assert "Accessibility" not in room.read("index.html")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-05-20", "May 2026", "`May 2026` is no day"),
        ("investors", "investor", "`investor` is no contact — did you mean `investors`?"),
    ],
)
def test_a_statement_that_cannot_be(room: Room, old: str, new: str, said: str) -> None:
    state(room, STATEMENT.replace(old, new))
    ran = room.build()
    assert (ran.code, "PR306" in ran.err, said in ran.err) == (2, True, True), ran.err


# Presets


def _look(*names: str) -> list[str]:
    assets = REPOSITORY / "static/assets"
    return [(assets / name).read_text(encoding="utf-8") for name in names]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_whole_in_light_and_dark(preset: str) -> None:
    """It sets each colour of both schemes, white paper for printers, and its text stands out."""
    sheets = _look("press.css", f"presets/{preset}.css")
    assert low_contrasts(sheets, ThemeTable()) == []
    names = re.findall(r"--(?:paper|ink|soft|line|tint|house|house-ink|link):", sheets[1])
    assert len(set(names)) == 8 and len(names) >= 2 * 8 + 3
    assert "@media print {\n  :root {\n    --paper: #ffffff;\n    --ink: #000000;" in sheets[1]
    # What is too faint in it is found.
    faint = re.sub(r"--soft: #\w+", "--soft: #999999", sheets[1])
    found = {(each.text, each.dark) for each in low_contrasts([sheets[0], faint], ThemeTable())}
    assert ("quiet text", False) in found


def test_a_preset_is_one_line_and_the_house_s_colours_go_over_it(room: Room) -> None:
    room.release()
    look(room, 'preset = "modern"', 'house = "#5b1a12"')
    assert room.build().code == 0
    css = sheet(room)
    own = css.index(":root {--house: #5b1a12; --house-ink: #ffffff; --origin")
    assert css.index("/* Modern: ") < own and "Gazette" not in css
    # One sheet, and no other preset beside it; a preset in sans serif loads no serif.
    assert not [name for name in room.tree() if "presets" in name]
    fonts = re.findall(r'rel="preload"[^>]*/fonts/([\w-]+)\.', room.read("index.html"))
    assert fonts == ["sans-bold", "sans-regular"]


def test_an_unknown_preset_is_refused_with_those_there_are(room: Room) -> None:
    room.release()
    look(room, 'preset = "modren"')
    ran = room.build()
    assert ran.code == 2
    said = f"config.toml:{line(room, 'preset')}: error PR306 `modren` is no preset"
    assert f"{said} — did you mean `modern`?" in ran.err
