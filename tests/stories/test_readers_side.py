"""What attackers and reviewers found on the reader's side stays mended."""

from __future__ import annotations

import tomllib
from importlib.metadata import requires

import pytest

from pressroom.pipeline.salt import _LIBRARIES
from tests.conftest import REPOSITORY, Room

PAGE = "releases/2026/results/index.html"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box}"/>'


def configured(room: Room, old: str, new: str) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    assert old in config
    room.write("config.toml", config.replace(old, new, 1))


# Figures


def test_marks_of_notes_and_powers_are_no_digits_of_a_figure(room: Room) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + "[exports]\nninjs = true\n")
    room.release(
        body="Net sales were $72[^1] million, or 10<sup>6</sup> units, at $x^2$ of "
        r"$\frac{1}{2}$ on the 1<sup>st</sup>."
        "\n\n[^1]: Unaudited."
    )
    assert room.build().code == 0
    line = "Net sales were $72 million, or 10^6 units, at x^2 of 1/2 on the 1st."
    assert f'<meta name="description" content="{line}">' in room.read(PAGE)
    for path in ("index.html", "feed.json", "llms.txt", "api/releases.json"):
        assert line in room.read(path).replace("\\^", "^")
    assert "$72 (1) million, or 10^6 units" in room.read(
        "releases/2026/results/ninjs.json"
    ).replace("\u00a0", " ")


# Catalogues


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('msgid "%(name)s: %(value)s"\nmsgstr "100% %(name)s"', "has a `%` that begins no place"),
        ('msgid "For %(whom)s"\nmsgstr "Für %(wem)s"', "has other places for names"),
        ('msgid "For %(whom)s"\nmsgstr "Für alle"', "has other places for names"),
        ('msgid "Contacts"\nmsgstr "100% Kontakte"', "has a `%` that begins no place"),
    ],
)
def test_a_catalogue_whose_places_are_wrong(room: Room, row: str, said: str) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de"]')
    room.write("templates/locales/de.po", PO + row)
    room.release(language="de", contacts="[investors]", ticker="'NYSE: ACME'")
    ran = room.build()
    assert ran.code == 1 and not room.output.exists()
    assert ran.err.startswith("templates/locales/de.po:4: error PR401 `") and said in ran.err


def test_a_sign_of_per_cent_in_a_catalogue(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["de"]')
    room.write("templates/locales/de.po", f'{PO}msgid "Source:"\nmsgstr "Zu 100%% von:"\n')
    room.release(source="ACME")
    assert room.build().code == 0, room.build().err
    assert "Zu 100% von: ACME" in room.read(PAGE)
    assert "Zu 100% von: ACME" in room.read("feed.json")


# Looks


@pytest.mark.parametrize("box", ["1.2.3 4", "9" * 400 + " 1", "0 4"])
def test_a_logo_without_a_size(room: Room, box: str) -> None:
    room.write("static/assets/logo.svg", SVG.format(box=box))
    room.write(
        "config.toml", (room.path / "config.toml").read_text() + '[theme]\nlogo = "logo.svg"\n'
    )
    room.release()
    ran = room.build()
    assert ran.code == 2 and "PR312" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.svg", b"\x89PNG\r\n\x1a\n"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g>'),
        ("logo.svg", b'<svg viewBox="0 0 9 9"/>'),
        ("logo.png", SVG.format(box="9 9").encode()),
    ],
)
def test_a_logo_that_is_not_what_its_name_says(room: Room, name: str, data: bytes) -> None:
    room.write(f"static/assets/{name}", data)
    theme = f'[theme]\nlogo = "{name}"\n'
    room.write("config.toml", (room.path / "config.toml").read_text() + theme)
    ran = room.build()
    assert ran.code == 2
    assert f"PR312 the logo `{name}` is no picture of the kind its name says" in ran.err


@pytest.mark.parametrize("fonts", [chr(92) + chr(34) + "Charter", "/* x", "Georgia'"])
def test_fonts_that_would_take_in_what_follows(room: Room, fonts: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f'{config}[theme]\ntext_font = "{fonts}"\n')
    ran = room.build()
    assert ran.code == 2 and "PR306" in ran.err and "is no list of fonts" in ran.err


@pytest.mark.parametrize("url", ["//y", "/%zz", "/<b>", "/a'b", "/*/{x}", "/../x"])
def test_paths_a_site_cannot_live_under(room: Room, url: str) -> None:
    configured(room, '"https://press.example.com"', f'"https://press.example.com{url}"')
    ran = room.build()
    assert ran.code == 2 and "PR306" in ran.err


def test_a_password_is_no_part_of_an_address(room: Room) -> None:
    configured(room, "https://press", "https://:secret@press")
    assert room.build().code == 2


# Settings


@pytest.mark.parametrize(
    "rows",
    [
        '[[contact]]\nkey = "nobody"\n',
        '[accessibility]\nchecked = "2026-01-01"\nmethod = "axe"\nfaults = -5\n',
        '[accessibility]\nchecked = "2026-W48-4"\nmethod = "axe"\nfaults = 0\n',
        '[security]\ncontact = "tel:("\nexpires = "2027-01-01"\n',
    ],
)
def test_settings_that_say_nothing(room: Room, rows: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + rows)
    ran = room.build()
    assert ran.code == 2 and "PR306" in ran.err


def test_a_language_twice(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de", "DE"]')
    ran = room.build()
    assert ran.code == 2 and "names a language twice" in ran.err


def test_lint_tells_of_looks_and_catalogues_too(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de"]')
    theme = '[theme]\nlogo = "no.png"\nlink = "#ccc"\n'
    room.write("config.toml", (room.path / "config.toml").read_text() + theme)
    room.write("templates/locales/de.po", "rubbish")
    room.release()
    ran = room.run("lint")
    assert ran.code == 1
    assert {"PR311", "PR312", "PR401"} <= {word for word in ran.err.split() if word[:2] == "PR"}


# Translations


def test_translations_in_a_circle(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de"]')
    room.release("2026-03-01-a", translation_of="2026-03-01-b")
    room.release("2026-03-01-b", translation_of="2026-03-01-a", language="de")
    room.release("2026-03-02-c", date="2026-03-02 09:00", translation_of="2026-03-02-c")
    ran = room.build()
    assert ran.code == 1
    assert ran.err.count("PR011 the release is a translation of itself") == 3


def test_two_translations_into_one_language(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de"]')
    room.release()
    for name in ("one", "two"):
        room.release(f"2026-03-01-{name}", translation_of="2026-03-01-results", language="de")
    ran = room.build()
    assert ran.code == 0
    assert "PR025 content/releases/2026-03-01-one.md translates the same release" in ran.err


# Places


def test_what_lies_where_the_search_is_made(room: Room) -> None:
    room.write(
        "config.toml", (room.path / "config.toml").read_text() + '[exports]\nsearch = "full-text"\n'
    )
    room.write("static/search/texts/0/mine.js", "mine")
    room.release()
    ran = room.build()
    assert ran.code == 1
    assert "PR017 search/texts/0/mine.js is in the way of what is made in search/" in ran.err


def test_addresses_that_no_disk_takes(room: Room) -> None:
    room.release(slug="y" * 252)
    room.release("2026-03-02-b", date="2026-03-02 09:00", url=f"/{'x' * 300}/")
    ran = room.build()
    assert ran.code == 1
    assert ran.err.count("error PR013") == 2 and "no disk takes it" in ran.err


def test_sizes_are_grouped_as_the_language_has_it(room: Room) -> None:
    configured(room, "[site]", '[site]\nlanguages = ["en", "de"]')
    room.release("2026-03-01-results/index", language="de", attachments="[big.pdf]")
    room.write("content/releases/2026-03-01-results/big.pdf", b"%PDF-1.4" + b"x" * 1_234_992)
    assert room.build().code == 0
    assert "(PDF, 1.235 kB)" in room.read(PAGE)


# Who speaks


def test_an_issuer_that_does_not_speak_is_not_named_as_author(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    beta = '[[issuer]]\nkey = "beta"\nname = "Beta GmbH"\n'
    exports = "[exports]\nninjs = true\ncards = true\n"
    room.write("config.toml", f"{config}\n{beta}\n{exports}")
    room.release(issuers="[beta]")
    room.release("2026-03-02-all", date="2026-03-02 09:00", title="All", issuers="[acme, beta]")
    assert room.build().code == 0
    rss = room.read("feed.xml")
    assert rss.count("<dc:creator>Beta GmbH</dc:creator>") == 1
    assert rss.count("<dc:creator>ACME Corporation and Beta GmbH</dc:creator>") == 1
    assert room.read("atom.xml").count("<name>Beta GmbH</name>") == 1
    assert '"authors": [ { "name": "Beta GmbH" } ]' in " ".join(room.read("feed.json").split())
    assert '"by": "Beta GmbH"' in room.read("releases/2026/results/ninjs.json")


# What is kept


def test_every_library_that_decides_what_is_made_is_known() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {row.split(">")[0].partition("[")[0] for row in project["dependencies"]}
    assert requires("pressroom")
    # What is only asked and shown with, looks for saves, or reads what is imported.
    assert needed - set(_LIBRARIES) == {"click", "mammoth", "rich", "watchdog"}
