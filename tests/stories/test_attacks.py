"""What an attacker found once stays mended: bad input to marks, tables, texts and the desk."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from tests.conftest import Room

PAGE = "releases/2026/results/index.html"
FOLDER = "content/releases/2026-03-01-results"
HELD = "content/releases/2030-01-01-later"
TABLE = "| | 2026 | 2025 |\n|---|---:|---:|\n| A | 1 | 2 |\n| B | 3 | 4 |\n| Total | 4 | 6 |"


def held(room: Room, body: str, **files: str) -> None:
    for name, text in files.items():
        room.write(f"{HELD}/{name.replace('_', '.')}", text)
    room.release(
        "2030-01-01-later/index", date="2030-01-01 09:00", title="Globex Nonesuch", body=body
    )


# The second lock


def test_the_theme_s_own_words_are_no_leak(room: Room) -> None:
    room.release(body=TABLE)
    held(room, "We rose after a strong year; download the hidden figure, table and statement.")
    assert room.build().code == 0
    ran = room.run("check")
    assert (ran.code, ran.err) == (0, "")


def test_a_download_is_not_called_as_a_held_file(room: Room) -> None:
    room.write(f"{FOLDER}/results.csv", ",2026\nA,1\nB,2\n")
    room.release("2026-03-01-results/index", body="![A](results.csv)")
    held(room, "![A](results.csv)", results_csv=",2026\nAcquisitionofGlobex,1\n")
    assert room.build().code == 0
    assert room.run("check").code == 0


def test_the_words_of_a_held_table_are_searched_for(room: Room) -> None:
    room.release()
    held(room, "![A](results.csv)", results_csv=",2026\nAcquisitionofglobex,1\n")
    assert room.build().code == 0
    home = room.output / "index.html"
    home.write_text(home.read_text() + "<p>Acquisitionofglobex</p>")
    ran = room.run("check")
    assert ran.code == 1
    assert "PR631" in ran.err


# Ids


def test_ids_do_not_meet(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "About[^1].\n\n[^1]: One.")
    room.write("content/legends/acme.md", "Legend[^1].\n\n[^1]: Two.")
    room.release(
        body=f"## Table 1\n\n{TABLE}\n\nTable: Caption\n\nText[^1].\n\n[^1]: Three.",
        boilerplate="[acme]",
        legend="acme",
    )
    assert room.build().code == 0
    assert room.run("check").code == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Text.\n\n[^1]: Orphan.", "PR109 nothing in the text refers to the footnote `[^1]`"),
        ("Text[^a b].\n\n[^a b]: Note.", "PR109 the footnote's label `[^a b]` has a space in it"),
        ("*[XYZ]: figures are unaudited", "PR104 `*[XYZ]: figures are unaudited` explains"),
        ("x[^1]\n\n" * 3_000 + "[^1]: n", "PR102 over 2,000 footnote marks"),
        ("~" * 50_000, "PR102 a row of over 1,000 `~`"),
        ("|a|\n|-|\n" + "|b|\n" * 5_000, "5008: error PR102 the tables have over 5,000 rows"),
        ("|a|\n|-|\n|b|\n\n" * 2_000, "PR102 the tables have over 5,000 rows — attach them as a"),
        (
            "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n" + ("|" + "b|" * 9_000 + "\n") * 3,
            "PR102 the tables have over 40,000 cells",
        ),
        (
            "<table>" + "<tr><td>a</td></tr>\n" * 5_001 + "</table>",
            "PR102 the tables have over 5,000 rows",
        ),
        (
            "<table><tr>" + "<TH>a</TH>" * 40_001 + "</tr></table>",
            "PR102 the tables have over 40,000 cells",
        ),
        ("- a\n" * 20_001, "5: error PR102 the text has over 20,000 lines — attach it as a file"),
        ("> ----\n" * 9_000, "PR102"),
        ("<table><tr><td>" * 20, "PR102 tables lie too deep in one another — write each table by"),
        ("<div>" * 500, "PR102 over 100 elements lie in one another"),
        ("<b>words " * 500, "PR102 over 100 elements lie in one another"),
        ("<ul><li>" * 200 + "</li></ul>" * 200, "PR102 over 100 elements lie in one another"),
        ("*a **b " * 250 + "c" + "** d*" * 250, "PR102 over 100 elements lie in one another"),
        ("> - " * 300 + "x", "PR102 over 100 elements lie in one another"),
        ("\n".join("    " * depth + "- a" for depth in range(60)), "PR102 over 100 elements lie"),
    ],
)
def test_what_would_be_lost_or_hang_is_told(room: Room, body: str, said: str) -> None:
    room.release(body=f"Lead.\n\n{body}")
    assert said in room.build().err


def test_elements_in_one_another_as_deep_as_people_write_them(room: Room) -> None:
    deep = "<div>" * 60 + "words" + "</div>" * 60 + "\n\n" + "<ul>" + "<li>a" * 3_000 + "</ul>"
    table = "<table><tr><td>" * 4 + "cell" + "</td></tr></table>" * 4
    room.release(body=f"{deep}\n\n{table}\n\n" + "\n".join("    " * n + "- a" for n in range(12)))
    assert room.build().code == 0


@pytest.mark.parametrize("name", ["config.toml", "content/ledger.toml"])
def test_a_pipe_in_place_of_a_file_of_the_room_is_not_opened(room: Room, name: str) -> None:
    room.release()
    (room.path / name).unlink(missing_ok=True)
    os.mkfifo(room.path / name)
    for command in ("build", "lint", "schedule", "ledger"):
        ran = room.run(command)
        assert ran.code and "it is a pipe, socket or device" in ran.err


# Nothing lost, nothing changed


def test_pictures_in_a_table_stay(room: Room) -> None:
    room.release(
        body="| Before | After |\n|---|---|\n| ![A](https://e.example/a.png) | ![B](https://e.example/b.png) |\n| 1 | 2 |"
    )
    assert room.build().code == 0
    assert room.read(PAGE).count("<img") == 2


@pytest.mark.parametrize(
    "text",
    [
        "All amounts are in $US unless they are stated in C$, the company said.",
        "in $K when marked so, else in A$.",
        "Earn $A in year one and lose B$ later.",
    ],
)
def test_prose_between_dollar_signs_is_prose(room: Room, text: str) -> None:
    room.release(body=text)
    assert room.build().code == 0
    assert "<math" not in room.read(PAGE)


def test_a_caption_between_two_tables_is_the_second_s(room: Room) -> None:
    room.release(body=f"{TABLE}\n\nTable: Balance sheet\n\n{TABLE}\n\n(1) Note.")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert page.index("<caption") > page.index("</table>")
    assert 'class="note"' in page


@pytest.mark.parametrize(
    "body",
    [
        "ACME, Inc. -- a maker of anvils -- today announced that it has opened.",
        "IMGN, Phase III – the trial met its endpoint.",
        "Yesterday, 1. March 2024 – a day.",
    ],
)
def test_ordinary_sentences_are_no_datelines(room: Room, body: str) -> None:
    room.release(body=body, dateline="{city: Boston}")
    assert room.build().code == 0
    assert '<span class="place">BOSTON' in room.read(PAGE)
    assert body.split()[0] in room.read("index.html").split('class="summary"')[1]


def test_marks_that_nobody_attributes_are_attributed(room: Room) -> None:
    marks = "[{name: Zap, owner: Foo Ltd}, {name: Zip, owner: Bar Ltd}]"
    room.release(
        body="Zap is sold under trademarks in 40 countries.\n\n"
        "Zap is a registered trademark of Foo Ltd. With Zip, customers save time.",
        trademarks=marks,
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    assert '<p class="attribution">Zip is a registered trademark of Bar Ltd.</p>' in page


def test_names_in_braces_in_any_spelling(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("ACME Corporation", "E*TRADE"))
    room.write("content/boilerplate/acme.md", "{issuer} is a broker. {issuer} is here.")
    room.release(boilerplate="[acme]")
    assert room.build().code == 0
    assert "E*TRADE is a broker. E*TRADE is here." in room.read(PAGE)
    for wrong in ("{Issuer}", "{ issuer-name }", "{company name}"):
        room.write("content/boilerplate/acme.md", f"By {wrong}.")
        assert "PR024" in room.build().err


def test_two_texts_of_one_name_and_day(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "One.")
    room.write("content/boilerplate/old/acme.md", "Two.")
    room.release(boilerplate="[acme]")
    assert "is the same text of the same instant" in room.run("lint").err


def test_texts_to_come_are_not_suggested(room: Room) -> None:
    room.write("content/boilerplate/globex-merger@2030-01-01.md", "x")
    room.release(boilerplate="[globex]")
    ran = room.build()
    assert ran.code == 1
    assert "merger" not in ran.err


# The desk's own hands


@pytest.mark.parametrize(
    "body",
    [
        "ANVIL is good: see [site](https://example.com/Anvil/x), as Anvilworks said of `Anvil`.",
        "ACME speaks at 9:00 a.m. MST (Arizona time).",
        "It opens at 8:00 p.m. CST (Beijing time).",
        "Sales are down from last year's\n19. Net sales rose.",
        "The company\n- a leader in anvils - announced.",
        "- A\n  - a1\n  - a2\n  - a3",
        "Text.\n\n– Jane Doe",
        "~~~\nthe the\n• x\n9 a.m. EST\n~~~",
        "Text.\n\n    the the\n    9 a.m. EST",
        "<pre>the the</pre>",
    ],
)
def test_fix_leaves_alone_what_is_not_safe(room: Room, body: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[marks]\napply = false\n")
    path = room.release(date="2026-07-01 09:00", body=f"Lead of ACME.\n\n{body}")
    before = path.read_text()
    for _ in range(2):
        room.run("lint", "--fix")
    after = path.read_text()
    assert after.replace("ANVIL™", "ANVIL") == before


def test_a_protected_file_is_not_replaced(room: Room) -> None:
    path = room.release(date="2026-07-01 09:00", body="At 9 a.m. EST.")
    path.chmod(0o444)
    before = path.read_text()
    ran = room.run("lint", "--fix")
    assert ran.code == 1
    assert "PR501 cannot be written" in ran.err
    assert path.read_text() == before


# Workbooks


def test_a_workbook_that_merges_columns_to_the_bottom(room: Room) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["", 2026], ["A", 1], ["B", 2]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    bomb = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(bomb, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                merge = b'<mergeCells count="1"><mergeCell ref="A5:C1048576"/></mergeCells>'
                data = data.replace(b"</sheetData>", b"</sheetData>" + merge)
            new.writestr(name, data)
    room.write(f"{FOLDER}/t.xlsx", bomb.getvalue())
    room.release("2026-03-01-results/index", body="![T](t.xlsx)")
    assert "PR113 the workbook merges whole columns" in room.build().err


def test_signs_of_ours_in_a_text(room: Room) -> None:
    room.release(body=f"Text &#xE000;5&#xE001; and \ue0000\ue001.\n\n{TABLE}")
    ran = room.build()
    assert ran.code == 0
    assert room.read(PAGE).count("<table") == 1


def test_names_too_long_for_a_file(room: Room) -> None:
    room.release(contacts="[{name: " + "A" * 300 + ", phone: 212 555 0100}]")
    assert room.build().code == 0


def test_a_dateline_without_a_city(room: Room) -> None:
    room.release(dateline="{city: '  '}")
    assert "PR007 `city` is empty" in room.build().err


def test_a_reason_is_given_in_words(room: Room) -> None:
    room.release(lint="[{code: PR201, reason: ' '}]")
    assert ":4: error PR007 `reason` is empty — write `reason: " in room.build().err
