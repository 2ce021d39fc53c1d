"""What stands in a body beside text: pictures, tables from files, notes, formulas, end marks."""

from __future__ import annotations

import re
import struct
import zlib

import pytest

from tests.conftest import Room

FOLDER = "content/releases/2026-03-01-results"
PAGE = "releases/2026/results/index.html"
CSV = '(in thousands),2026,2025\nSales,"1,250","1,000"\nCosts,(50),(40)\nTotal,"1,200",960\n'


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def release(room: Room, body: str, **keys: str) -> None:
    room.release("2026-03-01-results/index", body=body, **keys)


def test_pictures_have_their_size_and_figures_their_caption(room: Room) -> None:
    room.write(f"{FOLDER}/chart.png", png(40, 20))
    room.write(f"{FOLDER}/broken.png", b"\x89PNG\r\n\x1a\n and no more")
    release(room, 'Text.\n\n![Bars](chart.png "Sales & <costs>")\n\n![Dots](broken.png) in text')
    ran = room.build()
    assert ran.code == 0
    assert "warning PR030 `broken.png` is not whole: it ends in the middle" in ran.err
    page = room.read(PAGE)
    assert '<figure><img alt="Bars" src="/files/' in page
    assert (
        'width="40" height="20"><figcaption>Sales &amp; &lt;costs&gt;</figcaption></figure>' in page
    )
    assert page.count(" width=") == 1


def test_a_table_from_a_file(room: Room) -> None:
    room.write(f"{FOLDER}/operations.csv", CSV)
    release(room, "Text.\n\n![Operations & more](operations.csv)\n\nMore.")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert '<caption id="table:1">Operations &amp; more' in page
    assert '<th scope="row">Total</th>' in page
    (name,) = (name for name in room.tree() if name.endswith(".csv"))
    assert f'<a href="/{name}">Download as CSV</a>' in page
    assert room.tree()[name].decode("utf-8-sig").splitlines()[-1] == 'Total,"1,200",960'
    assert room.run("check").code == 0


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("q3-results", "2026-03-01-q3-results.csv"),
        ("2026-03-01-q3-results", "2026-03-01-q3-results.csv"),
        ("results-by-segment", "2026-03-01-q3-results-by-segment.csv"),
        ("Q3 Results", "2026-03-01-q3-results.csv"),
        ("sults", "2026-03-01-q3-results-sults.csv"),
        ("operations", "2026-03-01-q3-results-operations.csv"),
    ],
)
def test_the_name_of_a_download_says_nothing_twice(room: Room, file: str, name: str) -> None:
    room.write(f"content/releases/2026-03-01-q3-results/{file}.csv", CSV)
    room.release("2026-03-01-q3-results/index", body=f"Text.\n\n![Ops](<{file}.csv>)")
    assert room.build().code == 0
    found = [path.rpartition("/")[2] for path in room.tree() if path.endswith(".csv")]
    assert found == [name]


def test_a_table_of_a_held_release_leaves_no_trace(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.write("content/releases/2027-03-01-b/operations.csv", CSV)
    room.release("2027-03-01-b/index", date="2027-03-01 09:00", body="![Ops](operations.csv)")
    assert room.build().code == 0
    assert room.tree() == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"", "x.csv: error PR110"),
        ("x.csv", b"a,b,c\n1,2,3\n1,2,3,4\n", "x.csv:3: error PR111"),
        ("x.csv", b"a,b\nSum,=A1\n", "x.csv:2: error PR112"),
        ("x.csv", b"a,b\n" + b"x,1\n" * 10_000, "error PR113"),
        ("x.csv", "a,b\nM\u00fcller,1\n".encode("cp1252"), "warning PR114"),
        ("x.xlsx", b"no workbook", "x.xlsx: error PR110"),
        ("x.xlsx", b"PK\x03\x04 damaged", "x.xlsx: error PR110"),
    ],
)
def test_files_that_are_no_tables(room: Room, name: str, data: bytes, said: str) -> None:
    room.write(f"{FOLDER}/{name}", data)
    release(room, f"![Operations]({name})")
    ran = room.build()
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.code == (0 if "warning" in said else 1)


def test_a_table_stands_alone(room: Room) -> None:
    room.write(f"{FOLDER}/operations.csv", CSV)
    release(room, "Text with ![Operations](operations.csv) in it.")
    assert room.build().err == (
        f"{FOLDER}/index.md:6: error PR108 the table `operations.csv` stands within a paragraph — "
        "put empty lines before and after it\n"
    )


def test_a_caption_and_notes_beside_a_table_in_markdown(room: Room) -> None:
    release(
        room,
        "Table: Net *sales*\n\n| | 2026 |\n|---|---:|\n| Anvils (1) | 10 |\n| Hammers | 12 |\n"
        "| Total | 22 |\n\n(1) Without *spare* parts.\n\nText.",
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    assert '<caption id="table:1">Net <em>sales</em></caption>' in page
    assert 'href="#table:1-note-1"' in page
    assert 'id="table:1-note-1"' in page
    assert "Without <em>spare</em> parts." in page
    assert "<p>Table:" not in page


def test_notes_of_two_releases_in_one_feed_have_names_of_their_own(room: Room) -> None:
    room.release("2026-03-01-a", body="A[^1].\n\n[^1]: One.")
    room.release("2026-03-02-b", date="2026-03-02 09:00", body="B[^1].\n\n[^1]: Two.")
    assert room.build().code == 0
    feed = room.read("feed.xml")
    assert "2026-03-01-a-fn:1" in feed
    assert "2026-03-02-b-fn:1" in feed


def test_two_footnotes_of_one_label(room: Room) -> None:
    room.release(body="A[^1].\n\n[^1]: One.\n[^1]: Two.")
    assert "PR109 a second footnote is called `[^1]`, and hides the first" in room.build().err


@pytest.mark.parametrize(
    "text",
    [
        "$5 million to $10 million",
        "US$5-$7",
        "$(0.12) to $(0.10)",
        "$AAPL and $MSFT",
        "$72.8 million",
    ],
)
def test_money_is_no_formula(room: Room, text: str) -> None:
    room.release(body=f"It was {text}.")
    ran = room.build()
    assert (ran.code, ran.err) == (
        0,
        "4 editorial warnings: see `pressroom lint`.\n",
    ) or "PR115" not in ran.err
    assert "<math" not in room.read(PAGE)


def test_a_formula_that_is_none(room: Room) -> None:
    room.release(body="So $x^a^b$ is.")
    ran = room.build()
    assert ran.code == 0
    assert (
        "content/releases/2026-03-01-results.md:6: warning PR115 `$x^a^b$` is no formula that "
        "can be read, and stays as it is — mend it, or write a backslash before its first `$`\n"
    ) in ran.err
    assert "$x^a^b$" in room.read(PAGE)


def test_abbreviations(room: Room) -> None:
    room.release(body="The ADC.\n\n*[ADC]: antibody-drug conjugate")
    assert room.build().code == 0
    assert '<abbr title="antibody-drug conjugate">ADC</abbr>' in room.read(PAGE)


@pytest.mark.parametrize("mark", ["###", "-30-", "Ends"])
def test_end_marks(room: Room, mark: str) -> None:
    room.release(body=f"Text.\n\n{mark}")
    assert room.build().code == 0
    assert f'<p class="end-mark">{mark}</p>' in room.read(PAGE)


def test_right_to_left_and_nested_quotes(room: Room) -> None:
    room.release(body='قال "نعم (Kadcyla)" ثم "ذهب.\n\nHe said "she said \'so "and so\'".')
    assert room.build().code == 0
    assert "“نعم" in room.read(PAGE)


def test_tables_of_both_kinds_are_each_set_once_in_their_order(room: Room) -> None:
    room.write(f"{FOLDER}/operations.csv", CSV)
    table = "| | 2026 |\n|---|---:|\n| A | 10 |\n| B | 12 |\n| Total | 32 |"
    release(
        room,
        f"![Operations](operations.csv)\n\n{table}\n\n<table><tr><td rowspan=2>x</td></tr></table>",
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    assert page.count('class="scroll"') == page.count("<table") == 3
    assert page.count("Download as CSV") == 2
    assert page.index('id="table:1"') < page.index(">B<")
    assert room.run("lint").err.count("PR227") == 1


def test_a_mark_of_ours_in_a_text_is_only_a_text(room: Room) -> None:
    room.release(
        body="\ue0007\ue001 and <!--statement 3--> stay.\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    ran = room.build()
    assert ran.code == 0
    assert "Traceback" not in ran.err


def test_marks_are_attributed_in_the_order_of_headline_text_and_subheads(room: Room) -> None:
    room.release(body="Kadcyla is sold.", subheads="[Anvil is new]")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    (line,) = re.findall(r'<p class="attribution">(.*?)</p>', page)
    assert line.index("Kadcyla") < line.index("Anvil")
