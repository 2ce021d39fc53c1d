"""Excel workbooks: what a reader of the sheet sees, nothing that is hidden, and bad files."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Color, Font, PatternFill, Side
from openpyxl.worksheet.table import Table, TableStyleInfo

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.numbers import read_figure
from pressroom.typeset.statements.workbook import from_xlsx

SHEET = "xl/worksheets/sheet1.xml"
PATH = "content/releases/results/income.xlsx"
ROWS: list[list[Any]] = [[None, 2013, 2012], ["Royalties", 1234, 987], ["Fees", -5, 6]]


def book(*rows: list[Any], change: Callable[[Any], None] = lambda sheet: None) -> Workbook:
    made = Workbook()
    sheet: Any = made.active
    for row in rows:
        sheet.append(row)
    change(sheet)
    return made


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def grid_of(workbook: Workbook, sheet: str = "", language: str = "en") -> Grid:
    grid, problems = from_xlsx(saved(workbook), PATH, sheet, language)
    assert problems == []
    assert grid is not None
    return grid


def problems_of(data: bytes, sheet: str = "") -> list[str]:
    grid, problems = from_xlsx(data, PATH, sheet)
    assert grid is None
    return [str(problem).removeprefix(PATH) for problem in problems]


def texts(grid: Grid) -> list[list[str]]:
    rows = [*grid.head, *(row.cells for row in grid.rows)]
    return [[cell.text for cell in cells] for cells in rows]


def rewritten(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one part of its archive changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, change(raw.decode()).encode() if name == part else raw)
    return out.getvalue()


def test_a_statement_as_finance_keeps_it() -> None:
    accounting = '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"??_);_(@_)'

    def dress(sheet: Any) -> None:
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("D3:E3")
        for row in (6, 9):
            for column in "BCDE":
                sheet[f"{column}{row}"].number_format = accounting
        for column in "BCDE":
            sheet[f"{column}8"].border = Border(top=Side("thin"))
            sheet[f"{column}10"].number_format = '"$"0.00_);\\("$"0.00\\)'
        sheet["A8"].font = Font(bold=True)
        for column in "BCDE":
            sheet[f"{column}7"].number_format = "0.0%"

    grid = grid_of(
        book(
            ["Statements of operations"],
            ["(in thousands, except per share amounts)"],
            [None, "Three months ended", None, "Nine months ended", None],
            [None, datetime.datetime(2013, 9, 30), 2012, datetime.datetime(2013, 9, 30), 2012],
            ["Revenues:"],
            ["Royalties", 1234, 0, 3000, 2500],
            ["Growth", 0.125, -0.5, 0.2, 0.25],
            ["Sum of it", 1234, 1, 2, 3],
            ["Net loss", -72812, -1, 5, 6],
            ["Net loss per share", -0.87, -0.1, 0.005, 0.6],
            ["(1) Includes tax."],
            change=dress,
        )
    )
    assert (grid.caption, grid.units) == (
        "Statements of operations",
        ("(in thousands, except per share amounts)",),
    )
    assert [[(cell.text, cell.span) for cell in cells] for cells in grid.head] == [
        [("", 1), ("Three months ended", 2), ("Nine months ended", 2)],
        [("", 1)] + 2 * [("September 30, 2013", 1), ("2012", 1)],
    ]
    assert [(row.kind, row.line, *(cell.text for cell in row.cells)) for row in grid.rows] == [
        ("section", 5, "Revenues:"),
        ("plain", 6, "Royalties", "$1,234", "$-", "$3,000", "$2,500"),
        ("plain", 7, "Growth", "12.5%", "-50.0%", "20.0%", "25.0%"),
        ("total", 8, "Sum of it", "1234", "1", "2", "3"),
        ("total", 9, "Net loss", "$(72,812)", "$(1)", "$5", "$6"),
        ("plain", 10, "Net loss per share", "($0.87)", "($0.10)", "$0.01", "$0.60"),
    ]
    assert [note.mark for note in grid.notes] == ["(1)"]
    again, problems = from_csv(as_csv(grid), "x.csv")
    assert not problems
    assert again is not None
    assert texts(again) == texts(grid)


def test_hidden_rows_columns_and_sheets_are_not_shown() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["C"].min, sheet.column_dimensions["C"].max = 3, 4
        sheet["B5"].number_format = ";;;"
        sheet.parent.create_sheet("Secret", 0).append(["Merger", 1])
        sheet.parent["Secret"].sheet_state = "veryHidden"
        sheet.merge_cells("B1:E1")

    workbook = book(
        [None, "Years", None, None, None],
        ["Project X", "=1/0", 2, 3, 4],
        [None, 2013, "secret", "secret", 2012],
        ["Royalties", 1, 8, 9, 2],
        ["Fees", 666, 8, 9, 3],
        change=hide,
    )
    grid, problems = from_xlsx(saved(workbook), PATH)
    assert [str(problem).removeprefix(PATH) for problem in problems] == [
        ":2: warning PR114 what is hidden is left out: row 2 and columns C, D — "
        "show in Excel what readers are to see, and delete the rest from the sheet",
        ": warning PR114 a hidden sheet is left out — "
        "name the sheet that is meant, as in `results.xlsx#Operations`",
    ]
    assert grid is not None
    assert texts(grid) == [
        ["", "Years"],
        ["", "2013", "2012"],
        ["Royalties", "1", "2"],
        ["Fees", "", "3"],
    ]
    assert grid.head[0][1].span == 2
    hidden = " — show it in Excel, or name another"
    assert problems_of(saved(workbook), "Secret") == [
        f": error PR110 the sheet `Secret` is hidden{hidden}"
    ]
    assert problems_of(saved(workbook), "Shet") == [
        ": error PR110 the workbook has no sheet `Shet` — did you mean `Sheet`?"
    ]


def test_a_row_without_height_is_hidden() -> None:
    data = rewritten(
        saved(book(*ROWS)), SHEET, lambda xml: xml.replace('<row r="2">', '<row r="2" ht="0">')
    )
    grid, problems = from_xlsx(data, PATH)
    assert grid is not None
    assert [problem.code for problem in problems] == ["PR114"]
    assert texts(grid) == [["", "2013", "2012"], ["Fees", "-5", "6"]]


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AS_EXCEL_WRITES = {
    "[Content_Types].xml": """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook {NAMESPACE} xmlns:r="{OFFICE}">
<sheets><sheet name="Income" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
    "xl/sharedStrings.xml": f"""<sst {NAMESPACE} count="2" uniqueCount="2">
<si><r><t>Royalties</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>
<si><t>Fees</t></si></sst>""",
    SHEET: f"""<worksheet {NAMESPACE}><dimension ref="A1:XFD1048576"/><sheetData>
<row r="1"><c r="B1"><v>2013</v></c></row>
<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f>2+3</f><v>5</v></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><f t="shared" ref="B3:B4" si="0">B2</f><v>5</v></c></row>
<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><f t="shared" si="0"/><v>0.1</v></c></row>
</sheetData></worksheet>""",
}


def test_a_workbook_as_excel_itself_writes_it() -> None:
    data = archive(**{name: part.encode() for name, part in AS_EXCEL_WRITES.items()})
    grid, problems = from_xlsx(data, PATH)
    assert problems == []
    assert grid is not None
    assert texts(grid) == [["", "2013"], ["Royalties¹", "5"], ["Fees", "5"], ["Fees", "0.1"]]


def test_a_sheet_by_name() -> None:
    workbook = book(["Contents", "page"], ["Income", 2])
    for row in ROWS:
        workbook.create_sheet("Income") if "Income" not in workbook.sheetnames else None
        workbook["Income"].append(row)
    assert texts(grid_of(workbook, "Income")) == [
        ["", "2013", "2012"],
        ["Royalties", "1234", "987"],
        ["Fees", "-5", "6"],
    ]
    assert problems_of(saved(workbook), "Balance sheet") == [
        ": error PR110 the workbook has no sheet `Balance sheet` — use one of `Income`, `Sheet`"
    ]


def test_numbers_and_dates_follow_the_language() -> None:
    def dress(sheet: Any) -> None:
        sheet["B2"].number_format = "#,##0.0"
        sheet["B1"].number_format = "dd/mm/yyyy"

    workbook = book([None, datetime.datetime(2013, 9, 3)], ["A", 1234.56], change=dress)
    expected = {
        "en": ("September 3, 2013", "1,234.6"),
        "en-GB": ("3 September 2013", "1,234.6"),
        "de": ("3. September 2013", "1.234,6"),
        "fr": ("3 septembre 2013", "1\u202f234,6"),
        "es": ("3 de septiembre de 2013", "1.234,6"),
        "ja": ("2013年9月3日", "1,234.6"),
        "it": ("2013-09-03", "1.234,6"),
    }
    for language, (date, number) in expected.items():
        assert texts(grid_of(workbook, language=language)) == [["", date], ["A", number]]


def test_results_of_formulas() -> None:
    data = saved(book([None, 2013], ["A", 1], ["B", "=1+1"], ["C", "x"], ["D", "=A9"]))
    unsaved = " — open the workbook in Excel and save it there"
    assert problems_of(data) == [
        f":3: error PR112 2 formulas of column B, B3 to B5, have no result{unsaved}"
    ]
    # A library that cannot calculate writes 0, and asks Excel to calculate once it is opened.
    assert problems_of(rewritten(data, SHEET, with_noughts)) == problems_of(data)
    data = rewritten(
        data,
        SHEET,
        lambda xml: xml.replace("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>").replace(
            '<c r="B5">', '<c r="B5" t="str">'
        ),
    )
    grid, problems = from_xlsx(data, PATH)
    assert not problems
    assert grid is not None
    assert texts(grid) == [["", "2013"], ["A", "1"], ["B", "2"], ["C", "x"], ["D"]]
    data = rewritten(
        data,
        SHEET,
        lambda xml: xml.replace('<c r="B3"><f>1+1</f><v>2', '<c r="B3" t="e"><f>1+1</f><v>#DIV/0!'),
    )
    assert problems_of(data) == [
        ":3: error PR112 cell B3 holds the error `#DIV/0!` — mend it in the workbook"
    ]


def test_formulas_never_calculated_are_told_a_column_at_a_time() -> None:
    rows = [[f"Row {n}", n, f"=B{n + 1}*2", f"=B{n + 1}*3", "=1"][: 5 - n % 2] for n in range(9)]
    unsaved = " — open the workbook in Excel and save it there"
    assert problems_of(saved(book([None, 2013, 2012, 2011, 2010], *rows))) == [
        f":2: error PR112 9 formulas of column C, C2 to C10, have no result{unsaved}",
        f":2: error PR112 9 formulas of column D, D2 to D10, have no result{unsaved}",
        f":2: error PR112 5 formulas of column E, E2 to E10, have no result{unsaved}",
    ]


def as_calculated(data: bytes) -> bytes:
    """The workbook as a program writes it that has calculated it."""
    data = rewritten(data, "xl/workbook.xml", lambda xml: re.sub("<calcPr[^>]*>", "", xml))
    return rewritten(data, SHEET, with_noughts)


def with_noughts(xml: str) -> str:
    """The sheet with the result 0 in every formula that has none."""
    return re.sub("<v ?/>|<v></v>", "<v>0</v>", xml)


def test_a_result_of_nought_that_was_calculated_is_one() -> None:
    grid, problems = from_xlsx(as_calculated(saved(book([None, 2013], ["A", "=1-1"]))), PATH)
    assert (problems, grid and texts(grid)) == ([], [["", "2013"], ["A", "0"]])


@pytest.mark.parametrize(
    ("before", "mark", "expected", "value"),
    [
        ("1,234", "1", "1,234¹", 1234),
        ("1,234", "1,2", "1,234¹ ²", 1234),
        ("1,234", "(1)", "1,234(1)", 1234),
        ("1,234", "1)", "1,234¹)", 1234),
        ("(72,812)", "12", "(72,812)¹²", -72812),
        ("$72.8", "a", "$72.8(a)", Decimal("72.8")),
        ("1,234", "*", "1,234*", 1234),
        ("12.5%", " 2", "12.5% ²", Decimal("12.5")),
        ("—", "3", "—³", 0),
    ],
)
def test_a_raised_mark_is_no_digit_of_a_figure(
    before: str, mark: str, expected: str, value: Decimal
) -> None:
    run = CellRichText(before, TextBlock(InlineFont(vertAlign="superscript"), mark))
    (row,) = grid_of(book([None, 2013], ["Fees", run])).rows
    figure = read_figure(row.cells[1].text, "en")
    assert row.cells[1].text == expected
    assert figure is not None and figure.value == value and figure.marks


def test_a_cell_that_is_raised_as_a_whole_is_a_mark() -> None:
    def dress(sheet: Any) -> None:
        sheet["C2"].font = Font(vertAlign="superscript")

    grid = grid_of(book([None, 2013, None], ["A", 5, 1], ["B", 6, None], change=dress))
    assert grid.rows[0].cells[2].text == "¹"


def test_raised_letters_of_words_stay() -> None:
    raised = InlineFont(vertAlign="superscript")
    first = CellRichText("1", TextBlock(raised, "st"), " and 2", TextBlock(raised, "e"), " quarter")
    grid = grid_of(book([None, 2013], [first, 5], [CellRichText("10", TextBlock(raised, "6")), 6]))
    assert [row.cells[0].text for row in grid.rows] == ["1st and 2e quarter", "10⁶"]


def hide_rows(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def group_rows(sheet: Any) -> None:
    sheet.row_dimensions.group(3, 4, hidden=True)


def group_columns(sheet: Any) -> None:
    sheet.column_dimensions.group("C", "D", hidden=True)


def filter_rows(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:D5"
    sheet.auto_filter.add_filter_column(0, ["Royalties"])
    for row in (3, 5):
        sheet.row_dimensions[row].hidden = True


def narrow(sheet: Any) -> None:
    sheet.column_dimensions["D"].width = 0.1
    sheet.row_dimensions[4].height = 0.25


def no_columns_by_default(sheet: Any) -> None:
    sheet.sheet_format.defaultColWidth = 0
    for letter in "AB":
        sheet.column_dimensions[letter].width = 12


def more_sheets(sheet: Any) -> None:
    for name, state in (("Project X", "hidden"), ("Merger", "veryHidden")):
        sheet.parent.create_sheet(name).append(["secret", 1])
        sheet.parent[name].sheet_state = state


@pytest.mark.parametrize(
    ("hide", "told"),
    [
        (hide_rows, ":3: warning PR114 what is hidden is left out: row 3"),
        (group_rows, ":3: warning PR114 what is hidden is left out: rows 3, 4"),
        (group_columns, ": warning PR114 what is hidden is left out: columns C, D"),
        (filter_rows, ":3: warning PR114 what is hidden is left out: rows 3, 5"),
        (narrow, ":4: warning PR114 what is hidden is left out: row 4 and column D"),
        (no_columns_by_default, ": warning PR114 what is hidden is left out: columns C, D"),
        (more_sheets, ": warning PR114 2 hidden sheets are left out"),
    ],
)
def test_what_is_hidden_stays_out_and_is_told(hide: Callable[[Any], None], told: str) -> None:
    rows: list[list[Any]] = [[None, 2013, 2012, 2011], ["Royalties", 1, 2, 3]]
    rows += [[name, 4, 5, 6] for name in ("Fees", "Other", "Rent")]
    data = saved(book(*rows, change=hide))
    grid, problems = from_xlsx(data, PATH)
    said = [str(problem).removeprefix(PATH).partition(" — ")[0] for problem in problems]
    assert grid is not None
    assert said == [told]
    assert "secret" not in str(texts(grid)) and "Merger" not in str(problems)
    hidden = {int(n) for n in re.findall(r" ([0-9]+)\b", told.partition("out")[2])}
    assert len(grid.rows) == 4 - len(hidden & {3, 4, 5})
    # Who names the sheet has seen the others.
    assert hide is not more_sheets or from_xlsx(data, PATH, "Sheet")[1] == []


WHITE, RED = Font(color="FFFFFFFF"), Font(color="FFFF0000")
DARK = PatternFill("solid", fgColor="FF1F3864")
GONE = TextBlock(InlineFont(strike=True), "gone")


@pytest.mark.parametrize(
    ("font", "fill", "value", "told"),
    [
        (WHITE, None, "secret", "cell B3 holds `secret`, white on white, which would be public"),
        (WHITE, PatternFill("solid", fgColor="FFFFFFFF"), 72, "cell B3 holds `72`, white on white"),
        (Font(color=Color(theme=0)), None, "secret", "white on white"),
        (Font(color=Color(indexed=9)), None, "secret", "white on white"),
        (Font(strike=True), None, 72, "cell B3 holds `72`, struck through"),
        (Font(sz=1), None, "secret", "`secret`, of no size"),
        (None, None, CellRichText("kept ", GONE), "cell B3 holds `gone`, struck through"),
        (WHITE, DARK, "shown", ""),
        (RED, None, "shown", ""),
        (Font(color=Color(theme=1)), None, "shown", ""),
        (Font(color=Color(theme=0, tint=-0.5)), None, "shown", ""),
    ],
)
def test_words_that_nobody_sees_in_excel_do_not_become_public(
    font: Font | None, fill: PatternFill | None, value: Any, told: str
) -> None:
    def change(sheet: Any) -> None:
        cell = sheet["B3"]
        cell.value = value
        cell.font, cell.fill = font or Font(), fill or PatternFill()

    found, problems = from_xlsx(saved(book(*ROWS, change=change)), PATH)
    assert (found is None) is bool(told)
    assert told in "".join(map(str, problems)) and bool(problems) is bool(told)
    assert all(f"{PATH}:3: error PR120" in str(problem) for problem in problems)


def test_white_letters_on_the_colour_of_a_table_are_seen() -> None:
    def change(sheet: Any) -> None:
        sheet["B1"].value, sheet["C1"].value, sheet["A1"].value = "2013", "2012", "Item"
        for cell in sheet[1]:
            cell.font = WHITE
        style = TableStyleInfo(name="TableStyleMedium9")
        sheet.add_table(Table(displayName="Income", ref="A1:C3", tableStyleInfo=style))

    assert texts(grid_of(book(*ROWS, change=change)))[0] == ["Item", "2013", "2012"]


def test_raised_digits_stay_apart_from_the_text() -> None:
    raised = InlineFont(vertAlign="superscript")
    marked = CellRichText("Royalties", TextBlock(raised, "1"))
    note = CellRichText(TextBlock(raised, "1"), " Includes tax.")
    area = CellRichText("Area in m", TextBlock(raised, "2"))
    grid = grid_of(book([None, 2013], [marked, 5], [area, 6], [note]))
    assert [row.cells[0].text for row in grid.rows] == ["Royalties¹", "Area in m²"]
    assert [(note.mark, note.html) for note in grid.notes] == [("¹", "Includes tax.")]


def test_bold_stubs_tell_totals_only_where_they_are_few() -> None:
    def bold(*rows: int) -> Callable[[Any], None]:
        def dress(sheet: Any) -> None:
            for row in rows:
                sheet[f"A{row}"].font = Font(bold=True)

        return dress

    rows: list[list[Any]] = [[None, 2013], ["A", 1], ["B", 2], ["Sum", 3]]
    kinds = [row.kind for row in grid_of(book(*rows, change=bold(4))).rows]
    assert kinds == ["plain", "plain", "total"]
    kinds = [row.kind for row in grid_of(book(*rows, change=bold(2, 3, 4))).rows]
    assert kinds == ["plain", "plain", "plain"]


def test_control_characters_and_text_that_looks_like_html() -> None:
    data = rewritten(
        saved(book([None, 2013], ["<b>A", 1])),
        SHEET,
        lambda xml: xml.replace("&lt;b&gt;A", "&lt;b&gt;A\x7f"),
    )
    grid, problems = from_xlsx(data, PATH)
    assert grid is not None
    assert grid.rows[0].cells[0].html == "&lt;b&gt;A"
    assert [str(problem).removeprefix(PATH) for problem in problems] == [
        ":2: warning PR114 control characters in cell A2 are left out — type the cell's text anew"
    ]


def test_a_stray_cell_far_away_costs_nothing() -> None:
    def stray(sheet: Any) -> None:
        sheet.cell(1_048_576, 16_384).font = Font(bold=True)

    assert len(grid_of(book(*ROWS, change=stray)).rows) == 2


AS_XLSX = " — save it from Excel as .xlsx, without a password"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", f": error PR110 the workbook is empty{AS_XLSX}"),
        (b"Royalties,5\n", f": error PR110 the file is no Excel workbook{AS_XLSX}"),
        (b"PK\x03\x04 cut off", f": error PR110 the file is no Excel workbook{AS_XLSX}"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
            f": error PR110 the workbook is encrypted, or in the old format .xls{AS_XLSX}",
        ),
        (
            b"PK" + bytes(10_000_000),
            ": error PR113 the workbook has over 10 MB"
            " — keep the sheet with the table in a workbook of its own",
        ),
    ],
)
def test_files_that_are_no_workbook(data: bytes, expected: str) -> None:
    assert problems_of(data) == [expected]


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def test_archives_that_are_no_workbook() -> None:
    anew = " — open it in Excel and save it anew as .xlsx"
    assert problems_of(archive(a=b"b")) == [
        f": error PR110 the workbook cannot be read (KeyError){anew}"
    ]
    assert problems_of(archive(bomb=bytes(50_000_001))) == [
        ": error PR113 the workbook unpacks to over 50 MB"
        " — keep the sheet with the table in a workbook of its own"
    ]
    laughs = rewritten(
        saved(book(*ROWS)),
        SHEET,
        lambda xml: '<!DOCTYPE a [<!ENTITY b "c">]>' + xml,
    )
    assert problems_of(laughs) == [f": error PR110 the workbook holds a document type{AS_XLSX}"]


def test_sheets_without_a_table() -> None:
    assert problems_of(saved(Workbook())) == [
        ": error PR110 the sheet `Sheet` is empty"
        " — name the sheet that holds the table, and show its rows and columns"
    ]
    assert problems_of(saved(book([None, 2013, 2012]))) == [
        ": error PR110 the table has no rows — write them below the head, in the same sheet"
    ]
    assert problems_of(saved(book(["A"], ["B"]))) == [
        ": error PR110 the table has only one column — name the sheet that holds the table"
    ]
    assert problems_of(saved(book(["A", *range(60)], ["B", *range(60)]))) == [
        ": error PR113 the table has over 60 columns — attach it as a file"
    ]


def test_too_many_rows() -> None:
    many = book(["A", "B"], *[["x", 1] for _ in range(2_000)])
    assert problems_of(saved(many)) == [
        ": error PR113 the table has over 2,000 rows — attach it as a file"
    ]


WHOLE = saved(book(*ROWS))


@given(st.binary(max_size=200))
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_give_a_table_or_problems(data: bytes) -> None:
    grid, problems = from_xlsx(data, PATH)
    assert grid is not None or problems


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=20))
def test_broken_workbooks_give_a_table_or_problems(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    grid, problems = from_xlsx(bytes(data), PATH)
    assert grid is not None or problems
