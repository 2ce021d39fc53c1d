"""PDFs of releases: made of the page, when they are asked for and can be made.

What is in one is proved in `tests/conformance/test_pdf.py`.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import sys
import tempfile
import warnings
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pressroom.core.problems import Abort
from pressroom.formats.print import pdf
from pressroom.formats.print.paper import prepare_for_paper
from pressroom.pipeline.reach import Road
from pressroom.serve.preview_server import PreviewServer
from tests.conftest import AS_OF, Room
from tests.formats.print.test_cards import settings
from tests.formats.test_typefaces import font_of
from tests.pipeline.reaching import road_and_written

PDF = "releases/2026/results/results.pdf"
PAGE = "releases/2026/results/index.html"


@functools.cache
def why_not() -> str:
    """Why PDFs cannot be made here; empty where they can."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            pdf.load_weasyprint()
        except Abort as abort:
            return str(abort)
    return ""


@pytest.fixture
def printing(room: Room) -> Room:
    """A room that has PDFs; where none can be made, the test is skipped and says why."""
    if why := why_not():
        pytest.skip(why)
    settings(room, "pdf = true")
    return room


def written(room: Room, *options: str) -> list[str]:
    ran = room.build("--verbose", *options)
    assert ran.code == 0, ran.err
    return re.findall(r"^write  (\S+\.pdf):", ran.out, re.MULTILINE)


# Where PDFs cannot be made


def test_without_weasyprint_it_is_said_what_to_do(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(room, "pdf = true")
    room.release()
    monkeypatch.setattr(pdf, "version_of", lambda _: "")
    ran = room.build()
    assert (ran.code, room.output.exists()) == (2, False)
    assert ran.err == (
        "config.toml: error PR320 `[exports] pdf` wants WeasyPrint, which is not installed — "
        "install it (`pip install pressroom[pdf]`), or set `pdf = false`\n"
    )


def test_without_pango_it_is_said_what_to_do(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        sys.stdout.write("WeasyPrint could not import some external libraries.")
        raise OSError(f"cannot load library '{name}': not found")

    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                missing("libpango-1.0-0")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    monkeypatch.setattr(pdf, "load_weasyprint", pdf.load_weasyprint.__wrapped__)
    settings(room, "pdf = true")
    room.release()
    room.release("2026-03-02-more", date="2026-03-02 09:00")
    ran = room.build("--jobs", "1")
    assert ran.code == 1 and not (room.output / "index.html").exists()
    assert ran.out == "" and ran.err == (
        "config.toml: error PR320 WeasyPrint cannot make PDFs: cannot load library "
        "'libpango-1.0-0' — install Pango (on Debian: `apt-get install libpango-1.0-0 "
        "libpangoft2-1.0-0 libharfbuzz-subset0`), or set `pdf = false`\n"
    )


def test_without_what_cuts_fonts_down_none_is_made(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint would go on with fontTools, whose fonts tell the time of day.
    pytest.importorskip("weasyprint", exc_type=OSError)
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    monkeypatch.setattr(pdf, "load_weasyprint", pdf.load_weasyprint.__wrapped__)
    settings(room, "pdf = true")
    room.release()
    ran = room.build("--jobs", "1")
    assert ran.code == 1 and not (room.output / "index.html").exists()
    assert "PR320 WeasyPrint cannot make PDFs: HarfBuzz-Subset is missing — install" in ran.err


def test_there_are_none_unless_they_are_asked_for(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    assert not [path for path in room.tree() if path.endswith(".pdf")]
    assert "application/pdf" not in room.read(PAGE)


# When one is made


def test_each_release_has_one_and_its_page_offers_it(printing: Room) -> None:
    printing.release()
    printing.release("2026-02-01-anvil", date="2026-02-01 09:00", slug="the-anvil")
    assert written(printing) == [
        "releases/2026/results/results.pdf",
        "releases/2026/the-anvil/the-anvil.pdf",
    ]
    assert printing.tree()[PDF].startswith(b"%PDF-1.7\n")
    page = printing.read(PAGE)
    assert f'<link rel="alternate" type="application/pdf" href="/{PDF}">' in page
    assert f'<a href="/{PDF}" type="application/pdf">PDF</a>' in page
    assert printing.run("check").code == 0


def test_one_is_made_again_only_when_its_release_changes(printing: Room) -> None:
    printing.release()
    printing.release("2026-02-01-anvil", date="2026-02-01 09:00")
    assert len(written(printing)) == 2
    assert written(printing) == []
    printing.release(body="Net sales fell.")
    assert written(printing) == [PDF]
    again = printing.tree()
    assert written(printing, "--no-cache", "--jobs", "2") == [
        "releases/2026/anvil/anvil.pdf",
        PDF,
    ]
    assert printing.tree() == again


def test_a_file_that_keeps_its_address_is_printed_anew(printing: Room) -> None:
    printing.write("static/print.css", "p { color: red }")
    printing.release()
    assert written(printing) == [PDF]
    printing.write("static/print.css", "p { color: blue }")
    assert written(printing) == [PDF]


def test_after_an_edit_of_a_text_it_is_made_with_the_page(printing: Room, old_files: None) -> None:
    settings_of = (printing.path / "config.toml").read_text(encoding="utf-8")
    printing.write("config.toml", f'{settings_of}cards = true\nsearch = "titles"\n')
    body = "The lead.\n\nNet sales"
    printing.release(body=f"{body} rose.")
    printing.release("2026-02-01-anvil", date="2026-02-01 09:00")
    assert len(written(printing)) == 2
    printing.release(body=f"{body} fell.")
    road, made = road_and_written(printing)
    assert road is Road.TEXTS and PDF in made
    again = {path: data for path, data in printing.tree().items() if path[0] != "."}
    assert printing.build("--no-cache").code == 0
    assert {path: data for path, data in printing.tree().items() if path[0] != "."} == again


def test_the_desk_makes_none(printing: Room) -> None:
    printing.release()
    desk = PreviewServer(printing.path, lambda: datetime.fromisoformat(AS_OF), lambda _: None, 1)
    desk.rebuild()
    page = printing.tree(".cache/preview")["releases/2026/results/index.html"].decode()
    assert "application/pdf" not in page
    assert not [path for path in printing.tree(".cache/preview") if path.endswith(".pdf")]


def test_a_picture_that_changes_under_its_name_is_printed_anew(printing: Room) -> None:
    printing.write("static/brand/logo.png", _picture("red"))
    printing.release(body="![A square](/brand/logo.png)")
    assert written(printing) == [PDF]
    first = printing.tree()[PDF]
    printing.write("static/brand/logo.png", _picture("blue"))
    assert written(printing) == [PDF]
    assert printing.tree()[PDF] != first


def test_pictures_at_the_head_and_in_the_gallery_are_in_it(printing: Room) -> None:
    """Each once, with its description, in the middle size; also after an edit of the text alone."""
    keys = {
        "image": "{file: lead.png, alt: A red square, credit: 'Photo: Jane Doe'}",
        "media": "[sign, mark, held]",
    }
    name = "2026-03-01-results/index"
    printing.write("content/releases/2026-03-01-results/lead.png", _picture("red", 1200))
    _media(printing, "sign", "sign.png", _picture("blue", 1100))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    _media(printing, "mark", "mark.svg", drawing.encode())
    _media(printing, "held", "held.png", _picture("green", 900), date="2026-12-01 09:00")
    printing.release(name, "Net sales rose.", **keys)
    assert written(printing) == [PDF]
    first = printing.tree()[PDF]
    assert figures(first) == (["A red square", "mark.svg", "sign.png"], [800, 800])
    printing.release(name, "Net sales fell.", **keys)
    assert written(printing) == [PDF]
    second = printing.tree()[PDF]
    assert figures(second) == figures(first) and second != first
    assert written(printing, "--no-cache") == [PDF] and printing.tree()[PDF] == second
    _media(printing, "sign", "sign.png", _picture("green", 1100))
    assert written(printing) == [PDF]
    printing.release(name, "Net sales fell.")
    assert written(printing) == [PDF] and figures(printing.tree()[PDF]) == ([], [])


def figures(data: bytes) -> tuple[list[str], list[int]]:
    """The descriptions of the figures of a PDF by its structure, and the widths of its pictures."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        told = [str(each.Alt) for each in found if each.get("/S") == "/Figure" and "/Alt" in each]
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        widths = [int(each.Width) for each in streams if each.get("/Subtype") == "/Image"]
    return sorted(told), widths


def _media(room: Room, name: str, file: str, data: bytes, **keys: str) -> None:
    rows = "".join(f"{key}: {value}\n" for key, value in keys.items())
    text = f"---\ntitle: A {name}\npicture: {file}\nalt: {file}\n{rows}---\n"
    room.write(f"content/media/{name}/index.md", text)
    room.write(f"content/media/{name}/{file}", data)


@pytest.mark.parametrize("preset", ["", "modern", "gazette", "signal"])
def test_a_dark_logo_stands_on_white_and_a_white_one_on_the_house_s_colour(
    printing: Room, preset: str
) -> None:
    settings_of = (printing.path / "config.toml").read_text(encoding="utf-8")
    for name, colour, is_painted in (
        ("dark.svg", "#12395b", False),
        ("white.svg", "#ffffff", True),
        ("dark.png", "navy", False),
        ("white.png", "white", True),
    ):
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 36"><path fill="{}" d="M0 0h90v9z"/></svg>'
        data = drawing.format(colour).encode() if name.endswith("svg") else _sign(colour)
        printing.write(f"static/assets/{name}", data)
        theme = f'[theme]\nhouse = "#123456"\nlogo = "{name}"\npreset = "{preset}"\n'
        printing.write("config.toml", settings_of + theme.replace('preset = ""\n', ""))
        printing.release()
        assert written(printing) == [PDF]
        assert (HOUSE in painted(printing.tree()[PDF])) is is_painted, name


HOUSE = (0x12, 0x34, 0x56)


def painted(data: bytes) -> set[tuple[int, ...]]:
    """The colours with which the first page of a PDF is filled."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as opened:
        orders = pikepdf.parse_content_stream(opened.pages[0])
        return {
            tuple(round(float(n) * 255) for n in each.operands)
            for each in orders
            if str(each.operator) in ("rg", "scn") and len(each.operands) == 3
        }


def _sign(colour: str) -> bytes:
    """A logo on no ground."""
    from PIL import Image, ImageDraw

    file = io.BytesIO()
    image = Image.new("RGBA", (300, 90), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((30, 20, 260, 60), fill=colour)
    image.save(file, "PNG")
    return file.getvalue()


def test_a_withdrawn_release_has_none(printing: Room) -> None:
    printing.release()
    assert written(printing) == [PDF]
    printing.release(withdrawn='{date: "2026-05-01 09:00", reason: Wrong.}')
    assert printing.build().code == 0
    assert PDF not in printing.tree()


def test_nothing_is_left_where_the_system_keeps_what_is_passing(
    printing: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    printing.release()
    assert printing.build("--jobs", "1").code == 0
    assert set(tmp_path.iterdir()) == before


# What it is made of


def test_nothing_is_asked_of_the_network(printing: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a request")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    printing.write("static/assets/press.css", '@import url("http://cdn.example/x.css");\n')
    printing.release(
        body='![A far one](https://cdn.example/a.png)\n\n<img src="file:///etc/hostname" alt="A near one">'
    )
    assert printing.build("--jobs", "1").code == 0
    text = printing.tree()[PDF]
    assert b"/Image" not in text


def test_only_what_the_site_has_is_served(printing: Room) -> None:
    from pressroom.content.config.reader import read_settings
    from pressroom.formats.materials import Materials
    from pressroom.formats.print.site_files import site_files
    from pressroom.formats.theme.theme import read_theme

    config = read_settings(printing.path).config
    theme = read_theme(printing.path, config)
    materials = Materials(None, config, theme, printing.path, None, None)  # type: ignore[arg-type]
    (sheet,) = [path for path in theme.contents if path.startswith("assets/press.")]
    home = "https://press.example.com/"

    class Text:
        files = ()
        release = None

    made = {"media/800/a.png": lambda: b"A picture"}
    serve = site_files(Text(), materials, made)  # type: ignore[arg-type]
    assert b"--house" in serve(home + sheet) == serve(f"{home}{sheet}?x#y")
    assert serve(f"{home}media/800/a.png") == b"A picture"
    for address in (
        home,
        f"{home}../config.toml",
        f"{home}content/releases/secret.md",
        "https://press.example.com.evil.example/x",
        f"file://{printing.path}/config.toml",
        "font:../typefaces.py",
    ):
        with pytest.raises(ValueError, match="is no file of this site"):
            serve(address)


def test_a_letter_that_no_font_has_is_a_problem(printing: Room) -> None:
    printing.release(body="Old Italic: \U00010330\U00010331 and 🏺.")
    ran = printing.build()
    if ran.code == 0:
        pytest.skip("this machine has a font for Gothic")
    assert ran.code == 1 and not (printing.output / "index.html").exists()
    assert ran.err.startswith(
        "content/releases/2026-03-01-results.md: error PR323 no font has \U00010330 (U+10330), "
        "\U00010331 (U+10331), so the PDF would lack it — put a font that has it"
    )
    config = (printing.path / "config.toml").read_text(encoding="utf-8")
    printing.write("config.toml", config + '\n[theme]\ncard_fonts = ["gothic.ttf"]\n')
    printing.write("static/assets/gothic.ttf", font_of("\U00010330\U00010331 "))
    assert printing.build().code == 0


def test_lint_tells_what_the_machine_must_have(room: Room) -> None:
    settings(room, "pdf = true")
    room.release("2027-01-01-secret", body="決算 and 🏺.", date="2027-01-01 09:00")
    told = (
        "content/releases/2027-01-01-secret.md: warning PR324 its PDF takes 決 (U+6C7A), "
        "算 (U+7B97) from a font of the machine that builds — put a font that has it"
    )
    assert told in room.run("lint").err
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config + '\n[theme]\ncard_fonts = ["house.ttf"]\n')
    room.write("static/assets/house.ttf", font_of("決算 "))
    assert "PR324" not in room.run("lint").err


# How a page is readied


def page_of(body: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<html><body>{body}</body></html>")


def told(page: ElementTree.Element) -> list[str]:
    return [link.get("href", "") for link in page.iter("a") if "told" in link.get("class", "")]


def test_an_address_is_written_out_once() -> None:
    page = page_of(
        '<a href="https://a.example/x">x</a> <a href="https://a.example/x">again</a> '
        '<a href="https://www.b.example/">www.b.example</a> <a href="https://c.example">https://c.example/</a> '
        '<a href="/y">y</a> <a href="https://press.example.com/y">y</a> <a href="mailto:ir@d.example">ir@d.example</a>'
    )
    prepare_for_paper(page, "https://press.example.com/releases/2026/a/")
    assert told(page) == [
        "https://a.example/x",
        "https://www.b.example/",
        "https://c.example",
        "https://press.example.com/y",
        "mailto:ir@d.example",
    ]


def test_a_headline_s_last_word_is_not_left_alone() -> None:
    page = page_of("<h1>ACME Reports Results of Q4</h1><h1>Two Words</h1>")
    prepare_for_paper(page, "https://press.example.com/")
    assert [head.text for head in page.iter("h1")] == [
        "ACME Reports Results of\u00a0Q4",
        "Two Words",
    ]


def test_a_picture_that_says_nothing_is_a_ground() -> None:
    page = page_of(
        '<img src="/l.svg" alt="" width="90" height="36"/><img src="/c.png" alt="A chart"/>'
    )
    prepare_for_paper(page, "https://press.example.com/")
    assert [picture.get("alt") for picture in page.iter("img")] == ["A chart"]
    (ground,) = page.iter("span")
    assert 'url("/l.svg")' in ground.get("style", "") and "width: 90px" in ground.get("style", "")


@pytest.mark.parametrize(
    ("columns", "classes"),
    [
        (4, "statement short"),
        (10, "statement broad short"),
        (15, "statement broad small short"),
        (25, "statement broadest small short"),
        (60, "statement broadest small crammed short"),
    ],
)
def test_a_table_has_the_room_it_needs(columns: int, classes: str) -> None:
    row = "".join(f'<td class="figure">{1_234_567 + n:,}</td>' for n in range(columns))
    page = page_of(f'<figure class="statement"><div><table><tr>{row}</tr></table></div></figure>')
    prepare_for_paper(page, "https://press.example.com/")
    (statement,) = page.iter("figure")
    assert statement.get("class") == classes


def test_labels_of_a_statement_have_the_room_that_its_figures_leave() -> None:
    label = "Selling, general and administrative expenses"
    head = "<th></th>" + "<th>Three months ended September 30 2026</th>" * 4
    row = f"<th>{label}</th>" + '<td class="figure">412,300</td>' * 4
    table = f'<table class="financial"><tr>{head}</tr><tr>{row}</tr></table>'
    page = page_of(f'<figure class="statement">{table}</figure><table><tr>{row}</tr></table>')
    prepare_for_paper(page, "https://press.example.com/")
    widths = [cell.get("style", "") for cell in page.iter() if cell.tag in ("td", "th")]
    assert [style for style in widths if style] == ["width: 43%"] and widths[0]


def _picture(colour: str, size: int = 40) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    with contextlib.closing(Image.new("RGB", (size, size), colour)) as image:
        image.save(file, "PNG")
    return file.getvalue()


def test_typed_numbers_of_lists_are_counted_from() -> None:
    page = page_of(
        '<ol start="7"><li>a</li><li value="10">b</li></ol><ol><li value="x">c</li></ol>'
        '<ol start="0"><li>d</li></ol>'
    )
    prepare_for_paper(page, "https://press.example.com/")
    styles = [node.get("style", "") for node in page.iter() if node.tag in ("ol", "li")]
    assert styles == [
        "counter-reset: list-item 6",
        "",
        "counter-reset: list-item 10; counter-increment: none",
        "",
        "",
        "counter-reset: list-item -1",
        "",
    ]
