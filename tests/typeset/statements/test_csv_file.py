"""CSV files as people save them: what is read, what must be mended, and the way there and back."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.show import as_html
from pressroom.typeset.statements.sums import sums

PATH = "content/releases/results/income.csv"


def grid_of(data: str | bytes) -> Grid:
    """The table in a file without a problem."""
    grid, problems = from_csv(data.encode() if isinstance(data, str) else data, PATH)
    assert problems == []
    assert grid is not None
    return grid


def problems_of(data: str | bytes) -> list[str]:
    """The problems of a file that gives no table, without its path."""
    grid, problems = from_csv(data.encode() if isinstance(data, str) else data, PATH)
    assert grid is None
    return [str(problem).removeprefix(PATH) for problem in problems]


def texts(grid: Grid) -> list[list[str]]:
    """The head and the body, as text."""
    rows = [*grid.head, *(row.cells for row in grid.rows)]
    return [[cell.text for cell in cells] for cells in rows]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["▲5.0%", "▼1,234", "▼ $12", "0"], ["+5.0%", "−1,234", "− $12", "0"]),
        (["△3", "▽4", "↑2", "5"], ["+3", "−4", "+2", "5"]),
        # Minus in Japanese statements, where nothing points down.
        (["▲5.0%", "△1,234", "7", "8"], ["▲5.0%", "△1,234", "7", "8"]),
        (["▲ up", "▼ down", "7", "8"], ["▲ up", "▼ down", "7", "8"]),
    ],
)
def test_arrows_beside_arrows_down_are_signs(cells: list[str], shown: list[str]) -> None:
    rows = [f'Row {index},"{cell}",1' for index, cell in enumerate(cells)]
    grid = grid_of("\n".join([",2013,2012", *rows]))
    assert [row[1] for row in texts(grid)[1:]] == shown
    said = as_html(grid, ident="t", language="en").count('<span class="said">minus')
    assert said == sum(text.startswith(("−", "▲5", "△1")) for text in shown)


SMALL = [["", "2013", "2012"], ["Royalties", "1,234", "987"]]


@pytest.mark.parametrize(
    "data",
    [
        ',2013,2012\nRoyalties,"1,234",987\n',
        ";2013;2012\r\nRoyalties;1,234;987",
        '\t2013\t2012\rRoyalties\t"1,234"\t987\r',
        ',2013,2012,,\n\nRoyalties,"1,234",987,\n,,,\n',
        ',,2013,2012\n,Royalties,"1,234",987\n',
        '\ufeff,2013,2012\nRoyalties,"1,234",987\n',
        ",2013,2012\nRoyalties,1,234,987\n".replace("1,234", '"1,234"'),
    ],
)
def test_delimiters_line_ends_and_empty_edges(data: str) -> None:
    assert texts(grid_of(data)) == SMALL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_excel(encoding: str) -> None:
    data = "In Mio. €\t2013\nUmsatzerlöse\t1,5\n".encode(encoding)
    assert texts(grid_of(data)) == [["", "2013"], ["Umsatzerlöse", "1,5"]]
    assert grid_of(data).units == ("In Mio. €",)
    big_endian = b"\xfe\xff" + "\t2013\nUmsätze\t5\n".encode("utf-16-be")
    assert texts(grid_of(big_endian)) == [["", "2013"], ["Umsätze", "5"]]


def test_decimal_commas_do_not_hide_the_semicolons() -> None:
    grid = grid_of("Umsatz;1,5;2,5\nKosten;0,5;0,7\n")
    assert texts(grid) == [["Umsatz", "1,5", "2,5"], ["Kosten", "0,5", "0,7"]]


def test_windows_1252_is_read_with_a_warning() -> None:
    data = "In €,2013\nGénéraux,5\n".encode("cp1252")
    grid, problems = from_csv(data, PATH)
    assert grid is not None
    assert grid.rows[0].cells[0].text == "Généraux"
    assert [str(problem) for problem in problems] == [
        f"{PATH}: warning PR114 the table file is not UTF-8; it is read as Windows-1252"
        " — look whether its accents and signs are right; in Excel, save it as CSV UTF-8"
    ]


def test_control_characters_are_left_out_with_a_warning() -> None:
    grid, problems = from_csv(b",2013\nRoy\x0balties,5\x07\nFees\x1b[1m,6\n", PATH)
    assert grid is not None
    assert texts(grid)[1:] == [["Roy\nalties", "5"], ["Fees[1m", "6"]]
    assert [str(problem) for problem in problems] == [
        f"{PATH}:2: warning PR114 control characters in cell B2 and 1 more are left out"
        " — type the cell's text anew"
    ]


def test_quoted_line_ends_stay_and_lines_are_counted_in_the_file() -> None:
    grid = grid_of('"Three months\nended, 2013",2013\n\n"Net\r\nloss",5\nFees,6\n')
    assert texts(grid)[0] == ["Three months\nended, 2013", "2013"]
    assert [row.line for row in grid.rows] == [4, 6]
    assert grid.rows[0].cells[0].html == "Net<br>loss"


def test_html_in_cells_is_shown_as_text() -> None:
    grid = grid_of('<b>A</b>,2013\n"<script>alert(1)</script>",5 & 6\nR&D,7\nS,8\n')
    shown = as_html(grid, ident="t", language="en")
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert '<th scope="row">R&amp;D</th>' in shown
    assert "5 &amp; 6" in shown


def test_right_to_left_text_is_left_alone() -> None:
    grid = grid_of(',2013\nהכנסות,"1,234"\nسعر,(5)\n')
    assert [row.cells[0].text for row in grid.rows] == ["הכנסות", "سعر"]
    assert '<th scope="row">הכנסות</th><td class="figure">1,234</td>' in as_html(
        grid, ident="t", language="he"
    )


EMPTY = ": error PR110 the table file is empty — put the table there, or take its name out of the release"
NO_TEXT = ": error PR110 the table file is not text — in Excel, save it as CSV UTF-8"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", [EMPTY]),
        ("\ufeff \n\n", [EMPTY]),
        (",,,\n,\n", [EMPTY]),
        (b"a,b\0\n1,2\n", [NO_TEXT]),
        (b"\xff\xfea", [NO_TEXT]),
        (b"a,\x81\n1,2\n", [NO_TEXT]),
        (
            b"PK\x03\x04and more",
            [
                ": error PR110 the table file is a workbook, not CSV"
                " — in Excel, save it as CSV UTF-8, or give it the ending .xlsx"
            ],
        ),
        (
            "Royalties|5\nFees|6\n",
            [
                ": error PR110 the table has only one column"
                " — set the cells of a row apart by commas, semicolons or tabs"
            ],
        ),
        (
            ",2013,2012\n",
            [": error PR110 the table has no rows — write them below the head, in the same file"],
        ),
        (
            ',2013,2012\nFees,1,2\nRoyalties,1,234,987\nTax,"1"\n',
            [
                ":3: error PR111 the row has 4 cells, the others have 3"
                " — give it 3; write a cell with a comma in it in quotation marks",
                ":4: error PR111 the row has 2 cells, the others have 3"
                " — give it 3; write a cell with a comma in it in quotation marks",
            ],
        ),
        (
            "A;2013;2012\nB;1;2\nC;1;2;3;;\n",
            [
                ":3: error PR111 the row has 4 cells, the others have 3"
                " — give it 3; write a cell with a semicolon in it in quotation marks"
            ],
        ),
        (
            ",2013\n\nFees, =SUM(B1:B2)\nTax,#REF!\nRoyalties,#DIV/0!\nRent,####\nZins,#NV\n",
            [
                ":3: error PR112 cell B3 holds a formula"
                " — write its result; from Excel, save the table as CSV UTF-8",
                ":4: error PR112 cell B4 holds the error `#REF!` — mend it in the workbook",
                ":5: error PR112 cell B5 holds the error `#DIV/0!` — mend it in the workbook",
                ":6: error PR112 cell B6 holds the error `####`"
                " — make its column wider in Excel, and save the table again",
                ":7: error PR112 cell B7 holds the error `#NV` — mend it in the workbook",
            ],
        ),
        (
            "A,B\n" + "x,1\n" * 10_000,
            [": error PR113 the table has over 2,000 rows — attach it as a file"],
        ),
        (
            "A" + ",1" * 60 + "\n" + "x" + ",1" * 60,
            [": error PR113 the table has over 60 columns — attach it as a file"],
        ),
        (
            b"a,b\n" * 2_500_001,
            [": error PR113 the table file has over 10 MB — attach it as a file"],
        ),
        (
            'A,2013\nFees,"1,234\nTax,5\n',
            [
                ":2: error PR110 the quotation marks do not pair"
                ' — close each; write one within a quoted cell twice: "the ""A"" shares"'
            ],
        ),
        (
            'A,2013\nTax,5\nFees,"' + "x" * 200_000 + '"\n',
            [
                ":3: error PR110 a cell has over 131,072 characters"
                " — close the quotation mark that opens it"
            ],
        ),
    ],
)
def test_what_must_be_mended(data: str | bytes, expected: list[str]) -> None:
    assert problems_of(data) == expected


def test_the_row_limit_does_not_count_empty_rows() -> None:
    assert len(grid_of("A,B\n" + "x,1\n" * 1_999 + ",\n" * 500).rows) == 1_999


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\x00\xd8,\x00")
def test_any_bytes_give_a_table_or_problems(data: bytes) -> None:
    check_any(data)


# Cells in which every part of a statement can be found, and what may be mistaken for one.
CELLS = st.sampled_from(
    [
        "", "", "", "2013", "2012", "1,234", "(5)", "$5", "$", "€", "USD", "—", "-", "n/m", "5%", "%",
        "(1)", "(1)x", "(a)", "*", "*x", "†", "5¹", ")", "#", "Total", "Revenue", "Revenue(1)", "A; B",
        "(in thousands)", "(unaudited)", "In Mio. €", "(1) Includes tax.", "* Note", "¹ Note",
        "See the notes to these statements.", "=1", "'=1", "+A", "@b", "-x", "＝1", "'", '"', 'a"b"',
        ",", "A\nB", "A\n(in thousands)", "<b>", "&amp;", "Three months ended", "Net loss", "\t",
        "September 30, 2013", "הכנסות", "１２３", "\ufeff", "\xa0x",
    ]
)  # fmt: skip
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(TABLES, st.sampled_from(",;\t"), st.booleans())
def test_what_is_written_reads_back_the_same(
    rows: list[list[str]], delimiter: str, quoted: bool
) -> None:
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=delimiter, quoting=quoting).writerows(rows)
    check_any(written.getvalue().encode())


@given(st.text(st.sampled_from(" \n,;\t\"'()12-a$%*="), max_size=60))
def test_scribbles_read_back_the_same(text: str) -> None:
    check_any(text.encode())


def check_any(data: bytes) -> None:
    """A table that reads back the same from what is written, and can be shown; or problems."""
    grid, problems = from_csv(data, PATH)
    if grid is None:
        assert problems
        return
    again, more = from_csv(as_csv(grid), PATH)
    assert {problem.code for problem in more} <= {"PR117"}
    assert again is not None
    assert without_lines(again) == without_lines(grid)
    assert as_html(grid, ident="t", language="de").startswith('<div class="statement">')
    assert isinstance(sums(grid, "de"), list)


def without_lines(grid: Grid) -> Grid:
    """The table, whatever lines it was read from."""
    rows = tuple(msgspec.structs.replace(row, line=0) for row in grid.rows)
    return msgspec.structs.replace(grid, rows=rows)
