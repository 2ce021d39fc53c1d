"""Cards: what links to releases show where they are posted."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from PIL import Image, ImageChops

from pressroom.formats.print import cards
from tests.conftest import Room
from tests.formats.test_typefaces import font_of

CARD = "releases/2026/results/card.png"
PAGE = "releases/2026/results/index.html"
SIZE = (1200, 630)
_MOST = 40_000  # bytes


@pytest.fixture
def carded(room: Room) -> Room:
    """A room that has cards."""
    settings(room, "cards = true")
    return room


def settings(room: Room, *rows: str, theme: Sequence[str] = ()) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    parts = [config.rstrip("\n"), "\n[exports]", *rows]
    if theme:
        parts += ["\n[theme]", *theme]
    room.write("config.toml", "\n".join(parts) + "\n")


def picture(room: Room, path: str = CARD) -> Image.Image:
    data = (room.output / path).read_bytes()
    assert len(data) < _MOST
    with Image.open(io.BytesIO(data)) as opened:
        assert (opened.format, opened.size) == ("PNG", SIZE)
        return opened.convert("RGB")


def shown(room: Room, path: str = PAGE) -> str:
    """The picture that a page names."""
    (address,) = re.findall(r'<meta property="og:image" content="([^"]+)">', room.read(path))
    return str(address).removeprefix("https://press.example.com/")


def inked(found: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is not the ground."""
    ground = Image.new("RGB", SIZE, found.getpixel((0, 0)))
    box = ImageChops.difference(found, ground).getbbox()
    assert box is not None
    return box


# What is on a card


def test_each_release_has_a_card_and_the_press_room_one(carded: Room) -> None:
    carded.release()
    carded.release("2026-02-01-anvil", title="A New Anvil", date="2026-02-01 09:00")
    assert carded.build().code == 0
    made = [path for path in carded.tree() if path.endswith("card.png")]
    assert made == ["card.png", "releases/2026/anvil/card.png", CARD]
    assert shown(carded) == CARD
    for page in ("index.html", "releases/index.html", "releases/2026/index.html"):
        assert shown(carded, page) == "card.png"
    pictures = [picture(carded, path) for path in made]
    assert len({image.tobytes() for image in pictures}) == 3


def test_margins_are_the_same_on_both_sides(carded: Room) -> None:
    carded.release(title="ACME Corporation Reports Results for the Fourth Quarter of 2025")
    assert carded.build().code == 0
    left, top, right, bottom = inked(picture(carded))
    assert SIZE[0] - right == 76 and abs(left - 76) <= 2
    assert abs(top - (SIZE[1] - bottom)) < 60


def test_a_card_has_the_house_s_colour_and_text_that_stands_out(carded: Room) -> None:
    carded.release()
    config = (carded.path / "config.toml").read_text(encoding="utf-8")
    carded.write("config.toml", config + '\n[theme]\nhouse = "#ffcc00"\n')
    assert carded.build().code == 0
    colours = picture(carded).getcolors(1000)
    assert colours is not None
    assert max(colours)[1] == (0xFF, 0xCC, 0)
    assert (0, 0, 0) in [colour for _, colour in colours]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_logo_is_on_it(room: Room, form: str) -> None:
    name = f"logo.{form.lower()}"
    settings(room, "cards = true", theme=[f'logo = "{name}"'])
    file = io.BytesIO()
    Image.new("RGB", (300, 120), "#ff0000").save(file, form)
    room.write(f"static/assets/{name}", file.getvalue())
    room.release()
    assert room.build().code == 0
    red, green, blue = picture(room).getpixel((100, 106))  # type: ignore[misc]
    assert red > 240 and green < 15 and blue < 15


def test_a_logo_that_cannot_be_read_is_a_problem(room: Room) -> None:
    settings(room, "cards = true", theme=['logo = "logo.png"'])
    file = io.BytesIO()
    Image.new("RGB", (300, 120), "#ff0000").save(file, "PNG")
    room.write("static/assets/logo.png", file.getvalue()[:60])
    room.release()
    ran = room.build()
    assert ran.code == 1 and not (room.output / "index.html").exists()
    assert "config.toml: error PR312 the logo cannot be read" in ran.err


def test_a_vector_logo_is_left_to_the_page(room: Room) -> None:
    settings(room, "cards = true", theme=['logo = "logo.svg"'])
    room.write(
        "static/assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    room.release()
    assert room.build().code == 0
    assert picture(room)


@pytest.mark.parametrize(
    "title",
    [
        "Q",
        "Ambossschmiedehandwerkermeisterprüfungsordnungsänderungsverordnung" * 6,
        "ACME reports sales in every region it sells to, once more and again; " * 6,
        "<b>&amp;</b> “so” 'on' § 5 – 10 %",
    ],
    ids=["short", "one word", "long", "signs"],
)
def test_any_headline_fits(carded: Room, title: str) -> None:
    quoted = "'" + title[:400].replace("'", "''") + "'"
    carded.release(title=quoted)
    assert carded.build().code == 0
    left, _, right, _ = inked(picture(carded))
    assert left >= 70 and right <= SIZE[0] - 70


# Letters that no font has


def test_a_headline_without_a_font_is_told_and_has_the_press_room_s_card(carded: Room) -> None:
    carded.release(title="決算を発表")
    ran = carded.build()
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "content/releases/2026-03-01-results.md:2: warning PR322 no font has 決 (U+6C7A), "
        "算 (U+7B97), を (U+3092), so no card is made — put a font that has it into "
        'static/assets/ and name it in config.toml: `[theme] card_fonts = ["NotoSansJP-Bold.otf"]`'
    )
    assert not (carded.output / CARD).exists()
    assert shown(carded) == "card.png"
    assert "card.png" not in carded.read("sitemap.xml")
    assert carded.build("--strict").code == 1


def test_lint_tells_before_the_release_is_due(carded: Room) -> None:
    carded.release("2027-01-01-secret", title="決算", date="2027-01-01 09:00")
    assert "2027-01-01-secret.md:2: warning PR322 no font has 決" in carded.run("lint").err
    assert "PR322" not in carded.build().err


def test_a_font_of_the_press_room_has_what_ours_lack(room: Room) -> None:
    settings(room, "cards = true", theme=['card_fonts = ["other.otf", "house.ttf"]'])
    room.write("static/assets/other.otf", font_of("x"))
    room.write("static/assets/house.ttf", font_of("決算を発表株式会社年月日"))
    room.release(title="ACME、決算")
    room.release("2026-03-02-b", title="決算を発表 2026", date="2026-03-02 09:00")
    ran = room.build()
    # The first headline has a comma that none of the fonts has.
    assert ran.code == 0 and ran.err.count("PR322") == 1 and "、 (U+3001)" in ran.err
    assert not (room.output / CARD).exists()
    assert picture(room, "releases/2026/b/card.png")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("no.otf", b"", "is not in static/assets/"),
        ("bad.otf", b"no font", "is no font that can be read"),
        ("bad.woff2", b"wOF2" + b"\0" * 80, "is no font that can be read"),
    ],
)
def test_what_is_no_font_is_refused(room: Room, name: str, content: bytes, why: str) -> None:
    settings(room, "cards = true", theme=[f'card_fonts = ["{name}"]'])
    if content:
        room.write(f"static/assets/{name}", content)
    room.release()
    ran = room.build()
    assert (ran.code, room.output.exists()) == (2, False)
    assert f"error PR321 the font `{name}` {why} — put a font as .otf, .ttf" in ran.err


def test_emoji_are_left_out(carded: Room) -> None:
    carded.release(title="Results are 🎉🔨 out 👩‍🏭")
    carded.release("2026-03-02-b", title="Results are out", date="2026-03-01T10:00:00-05:00")
    assert carded.build().code == 0
    # No box stands for them: the card is that of the words alone.
    assert picture(carded).tobytes() == picture(carded, "releases/2026/b/card.png").tobytes()


def test_a_headline_of_emoji_has_the_press_room_s_card(carded: Room) -> None:
    carded.release(title="🔨🔩⚒️👩‍🏭")
    ran = carded.build()
    assert "PR322" not in ran.err
    assert ran.code == 0 and shown(carded) == "card.png"


def test_a_script_that_is_shaped_wants_one_font(room: Room) -> None:
    title = "שלום ACME"
    settings(room, "cards = true", theme=['card_fonts = ["hebrew.ttf"]'])
    room.write("static/assets/hebrew.ttf", font_of("שלום "))
    room.release(title=title)
    ran = room.build()
    assert "PR322 no font in `card_fonts` has all letters of this line" in ran.err
    assert "name one that has A (U+0041), C (U+0043), M (U+004D) too" in ran.err
    room.write("static/assets/hebrew.ttf", font_of(title))
    ran = room.build()
    # Without FriBiDi it is a problem of its own.
    made = (room.output / CARD).exists()
    assert made is not ("this script are set by FriBiDi" in ran.err)


# When a card is made


def test_the_same_input_makes_the_same_bytes(carded: Room) -> None:
    carded.release(title="Kadcyla® and the Anvil™")
    assert carded.build().code == 0
    first = carded.tree()
    assert carded.build("--no-cache", "--jobs", "1").code == 0
    assert carded.tree() == first


def test_an_edit_of_the_text_makes_no_card_and_one_of_the_headline_does(carded: Room) -> None:
    carded.release(body="One.")
    assert carded.build().code == 0
    carded.release(body="Another.")
    assert f"keep   {CARD}" in carded.build("--verbose").out
    carded.release(body="Another.", title="ACME Reports Other Results")
    assert f"write  {CARD}" in carded.build("--verbose").out


def test_of_a_headline_to_come_nothing_is_said_or_made(carded: Room) -> None:
    carded.release()
    first, before = carded.build(), carded.tree()
    carded.release("2027-01-01-secret", title="決算", date="2027-01-01 09:00")
    ran = carded.build("--no-cache")
    assert (ran.err, carded.tree()) == (first.err, before)


def test_there_are_none_unless_they_are_asked_for(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    assert not [path for path in room.tree() if path.endswith("card.png")]
    assert "og:image" not in room.read(PAGE)
    assert 'content="summary"' in room.read("index.html")


def test_without_pillow_it_is_said_what_to_do(
    carded: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    carded.release()
    monkeypatch.setattr(cards, "version_of", lambda _: "")
    ran = carded.build()
    assert (ran.code, carded.output.exists()) == (2, False)
    assert ran.err == (
        "config.toml: error PR320 `[exports] cards` wants Pillow, which is not installed — "
        "install it (`pip install pressroom[cards]`), or set `cards = false`\n"
    )
