"""Tables of Word: statements become files that are read again, small plain ones Markdown."""

from __future__ import annotations

import pytest

from pressroom.importers.records import Manuscript
from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.grid import Grid
from tests.importers.reading_word import read, text_of, told_of
from tests.importers.word_files import cell, docx, para, part, raw, relation, run, table


def wide(text: str, columns: int) -> str:
    return cell(text, f'<w:gridSpan w:val="{columns}"/>')


def below(text: str = "", kind: str = "") -> str:
    mark = f' w:val="{kind}"' if kind else ""
    return cell(text, f"<w:vMerge{mark}/>")


def grid_of(manuscript: Manuscript) -> Grid:
    (file,) = manuscript.files
    grid, problems = from_csv(file.data, file.name)
    assert grid is not None
    assert problems == []
    return grid


def rows_of(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


TITLES = (
    para(run("ACME, INC.", "<w:b/>"))
    + para(run("Statements of operations", "<w:b/>"))
    + para("(in thousands, except per share amounts)")
    + para("(unaudited)")
)
# As Excel pastes it: signs in cells of their own, narrow empty columns, merged heads.
STATEMENT = table(
    ["", "", wide("Three months ended", 7)],
    ["", "", wide("March 31, 2026", 3), "", wide("March 31, 2025", 3)],
    ["Revenue", "", "$", "1,234", "", "", "$", "987", ""],
    ["Operating expenses", "", "", "(1,500", ")", "", "", "(1,100", ")"],
    ["Net loss", "", "$", "(266", ")", "", "$", "(113", ")"],
    ["Margin", "", "", "12", "%", "", "", "11", "%"],
)


def test_a_statement_becomes_a_file_with_its_heads_signs_and_titles() -> None:
    manuscript = read(docx(para("Acme reports") + TITLES + STATEMENT + para("End.")))
    assert manuscript.text == (
        "Acme reports\n\n![Statements of operations](statements-of-operations.csv)\n\nEnd.\n"
    )
    grid = grid_of(manuscript)
    assert grid.caption == "ACME, INC."
    assert grid.units == ("(in thousands, except per share amounts)", "(unaudited)")
    assert [[(c.text, c.span) for c in row] for row in grid.head] == [
        [("", 1), ("Three months ended", 2)],
        [("", 1), ("March 31, 2026", 1), ("March 31, 2025", 1)],
    ]
    assert rows_of(grid) == [
        ["Revenue", "$1,234", "$987"],
        ["Operating expenses", "(1,500)", "(1,100)"],
        ["Net loss", "$(266)", "$(113)"],
        ["Margin", "12%", "11%"],
    ]
    assert told_of(docx(TITLES + STATEMENT)) == []


def test_a_small_plain_table_stays_in_the_text() -> None:
    made = table(["Sold in", "Reported"], [cell(para(run("Spring", "<w:b/>"))), "Summer"])
    assert text_of(made) == "| Sold in | Reported |\n| --- | --- |\n| **Spring** | Summer |"
    long = table(["Product", "For"], *([f"Product {n}", "adults"] for n in "abcdefghijk"))
    assert text_of(long).count("\n") == 12


def test_heads_that_each_page_repeats_are_the_heads_and_free_columns_stay_free() -> None:
    repeated = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    free = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("z") + "</w:tr>"
    made = table(["a", "b"], ["c", "d"], ["x", "y"]).replace("<w:tr>", repeated, 2)
    assert text_of(made.replace("</w:tbl>", f"{free}</w:tbl>")) == (
        "| a, c | b, d |\n| --- | --- |\n| x | y |\n|  | z |"
    )


def test_a_table_of_words_keeps_its_merged_heads_and_its_caption() -> None:
    made = table(
        [below("Sold in", "restart"), wide("Reported in the", 2)],
        [below(), "quarter to", "fiscal quarter"],
        ["Spring", wide("Summer", 2)],
    )
    assert text_of(para("Acme") + para("When", style="Beschriftung") + made) == (
        "Acme\n\nTable: When\n\n"
        "| Sold in | Reported in the, quarter to | Reported in the, fiscal quarter |\n"
        "| --- | --- | --- |\n| Spring | Summer |  |"
    )


STATEMENTS = {
    "five columns": table(["", "a", "b", "c", "d"], ["x", "1", "2", "3", "4"]),
    "merged head": table(["Region", wide("Sales", 2)], ["", "2026", "2025"], ["Europe", "1", "2"]),
    "merged rows": table(["Region", "Sales"], [below("Europe", "restart"), "1"], [below(), "2"]),
    "no head": table(["Revenue", "12.5"], ["Costs", "11.0"]),
    "nine rows": table(["Sales", "2026"], *([f"Line {n}", str(n)] for n in range(10, 18))),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_markdown_cannot_hold_well_is_a_statement(name: str) -> None:
    manuscript = read(docx(para("Acme") + STATEMENTS[name]))
    assert manuscript.text == "Acme\n\n![](table.csv)\n"
    assert grid_of(manuscript).rows


def test_a_cell_that_goes_on_from_above_and_columns_left_free_keep_their_places() -> None:
    free = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("7") + cell("8") + "</w:tr>"
    made = table(
        ["Region", "2026", "2025"], [below("Europe", "restart"), "1", "2"], [below(), "3", "4"]
    )
    manuscript = read(docx(made.replace("</w:tbl>", f"{free}</w:tbl>")))
    assert rows_of(grid_of(manuscript)) == [
        ["Europe", "1", "2"], ["", "3", "4"], ["", "7", "8"]
    ]  # fmt: skip


def test_decimal_tabs_within_cells_are_no_part_of_the_figure() -> None:
    stop = '<w:tabs><w:tab w:val="decimal" w:pos="700"/></w:tabs>'
    figure = cell(para(raw("<w:tab/>"), run("$ 1,234"), properties=stop))
    manuscript = read(
        docx(table(["", "2026", "2025"], ["Revenue", figure, figure], ["Costs", "(2)", "(3)"]))
    )
    assert rows_of(grid_of(manuscript))[0] == ["Revenue", "$ 1,234", "$ 1,234"]


def test_figures_behind_tabs_are_a_table() -> None:
    tab = raw("<w:tab/>")
    stops = '<w:tabs><w:tab w:val="decimal" w:pos="5000"/><w:tab w:val="decimal" w:pos="7000"/></w:tabs>'
    body = (
        para("Figures follow.")
        + para(run("Statements of operations", "<w:b/>"))
        + para(tab, "2026", tab, "2025", properties=stops)
        + para("Revenue", tab, "$ 1,234", tab, "$ 987", properties=stops)
        + para("Expenses:", properties=stops)
        + para("Research", tab, "(1,500)", tab, "(1,100)", properties=stops)
        + para("Contact:", tab, "A. Baker")
        + para("End.")
    )
    manuscript = read(docx(body))
    assert manuscript.text == (
        "Figures follow.\n\n![Statements of operations](statements-of-operations.csv)\n\n"
        "Contact: A. Baker\n\nEnd.\n"
    )
    assert rows_of(grid_of(manuscript)) == [
        ["Revenue", "$ 1,234", "$ 987"],
        ["Expenses:"],
        ["Research", "(1,500)", "(1,100)"],
    ]
    contacts = para("For:", tab, "Investors") + para("Phone:", tab, "781-555-0100")
    assert text_of(contacts) == "For: Investors\n\nPhone: 781-555-0100"


LAYOUTS = {
    "one cell": table([cell(para("Sales rose.") + para("Costs fell."))]),
    "one column": table(["Sales rose."], ["Costs fell."]),
    "one row": table(["Sales rose.", "Costs fell."]),
    "side by side": table(
        [
            cell(para("Investors") + para("a@example.com")),
            cell(para("Media") + para("b@example.com")),
        ],
        ["Sales", "rose"],
    ),
    "a table within": table([cell(table(["a", "b"], ["c", "d"]) + para()), "x"], ["y", "z"]),
}


def test_a_table_that_only_sets_words_side_by_side_is_paragraphs() -> None:
    assert text_of(LAYOUTS["one cell"]) == "Sales rose.\n\nCosts fell."
    assert text_of(LAYOUTS["one column"]) == "Sales rose.\n\nCosts fell."
    assert text_of(LAYOUTS["one row"]) == "Sales rose.\n\nCosts fell."
    assert text_of(LAYOUTS["side by side"]) == (
        "Investors\n\na@example.com\n\nMedia\n\nb@example.com\n\nSales\n\nrose"
    )
    numbers = table(["Investors:", "A. Baker, 781-555-0100"], ["Media:", "C. Dean"])
    assert text_of(numbers) == "Investors:\n\nA. Baker, 781-555-0100\n\nMedia:\n\nC. Dean"
    assert (
        text_of(LAYOUTS["a table within"]) == "| a | b |\n| --- | --- |\n| c | d |\n\nx\n\ny\n\nz"
    )


def test_a_caption_of_word_and_a_heading_stay_what_they_are() -> None:
    rows = [["", "a", "b", "c", "d"], ["x", "1", "2", "3", "4"]]
    body = (
        para("Acme")
        + para("Tables", style="berschrift1")
        + para("Table 1: Net sales", style="Beschriftung")
        + para()
        + table(*rows)
        + para("In short: sales rose.")
        + table(*rows)
    )
    assert text_of(body) == (
        "Acme\n\n## Tables\n\n![Table 1: Net sales](table-1-net-sales.csv)\n\n"
        "In short: sales rose.\n\n![](table.csv)"
    )


def test_notes_within_a_statement_are_told() -> None:
    notes = f'<w:footnote w:id="2">{para("Unaudited.")}</w:footnote>'
    marked = cell(para("Revenue", raw('<w:footnoteReference w:id="2"/>')))
    data = docx(
        table(["", "a", "b", "c", "d"], [marked, "1", "2", "3", "4"]),
        parts={"word/footnotes.xml": part("footnotes", notes)},
        relations=relation("f", "footnotes", "footnotes.xml"),
    )
    manuscript = read(data)
    assert manuscript.text == "![](table.csv)\n"
    assert "Revenue (1)" in manuscript.files[0].data.decode()
    assert "(1) Unaudited." in manuscript.files[0].data.decode()


def test_a_table_that_cannot_be_read_again_stays_in_the_text_and_is_told() -> None:
    data = docx(para("Acme") + table(["", "a", "b"], [wide("#REF!", 2), "1.5"]))
    assert read(data).text == "Acme\n\n|  | a | b |\n| --- | --- | --- |\n| #REF! |  | 1.5 |\n"
    assert told_of(data) == [
        "PR447 paragraph 3 (“a”) begins a table that cannot be read as a statement; it stands in the text"
    ]


def test_links_in_a_statement_are_told() -> None:
    linked = cell(para('<w:hyperlink r:id="web"><w:r><w:t>x</w:t></w:r></w:hyperlink>'))
    data = docx(
        table(["", "a", "b", "c", "d"], [linked, "1", "2", "3", "4"]),
        relations=relation("web", "hyperlink", "https://example.com/", external=True),
    )
    assert told_of(data)[0].startswith("PR446 paragraph 2 (“a”) begins a table with links")


def test_a_formula_like_text_in_a_cell_can_be_read_again() -> None:
    made = table(
        ["", "a", "b", "c", "d"], ["=Sum", "1", "2", "3", "4"], ["@x", "-", "—", "n/a", "4"]
    )
    assert [row[0] for row in rows_of(grid_of(read(docx(made))))] == ["=Sum", "@x"]
