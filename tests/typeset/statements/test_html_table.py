"""Tables that Markdown or an author's own HTML makes."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.html_table import from_html
from pressroom.typeset.statements.show import as_html


def read(markup: str) -> Grid | None:
    table = LexborHTMLParser(f"<!doctype html><body>{markup}").css_first("table")
    assert table is not None
    return from_html(table)


def markdown(*rows: str, caption: str = "") -> str:
    """A table as Python-Markdown makes it: the first row is the head, `|` parts the cells."""
    cells = [row.split("|") for row in rows]
    head = "".join(f"<th>{cell.strip()}</th>" for cell in cells[0])
    body = "".join(
        "<tr>" + "".join(f'<td class="right">{cell.strip()}</td>' for cell in row) + "</tr>"
        for row in cells[1:]
    )
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def grid_of(*rows: str, caption: str = "") -> Grid:
    grid = read(markdown(*rows, caption=caption))
    assert grid is not None
    return grid


def texts(grid: Grid) -> list[list[str]]:
    rows = [*grid.head, *(row.cells for row in grid.rows)]
    return [[cell.text for cell in cells] for cells in rows]


def test_a_statement_in_markdown() -> None:
    grid = grid_of(
        "(in thousands) | Three months ended | ",
        " | 2013 | 2012",
        "Revenues: | | ",
        "Royalties | $1,234<sup>1</sup> | —",
        "<strong>Sum</strong> | <strong>1,234</strong> | <strong>(5)</strong>",
        "(1) <em>Includes</em> tax. | | ",
        "<sup>(2)</sup> More. | | ",
        "<em>(a) Less.</em> | | ",
        "(a) | And much less. | ",
        caption="<caption>Net <em>sales</em></caption>",
    )
    assert grid.financial
    assert (grid.caption, grid.units) == ("Net <em>sales</em>", ("(in thousands)",))
    assert [[(cell.text, cell.span) for cell in cells] for cells in grid.head] == [
        [("", 1), ("Three months ended", 2)],
        [("", 1), ("2013", 1), ("2012", 1)],
    ]
    assert [(row.kind, row.line, *(cell.text for cell in row.cells)) for row in grid.rows] == [
        ("section", 0, "Revenues:"),
        ("plain", 0, "Royalties", "$1,234¹", "—"),
        ("total", 0, "Sum", "1,234", "(5)"),
    ]
    assert [(note.mark, note.html) for note in grid.notes] == [
        ("(1)", "<em>Includes</em> tax."),
        ("(2)", "More."),
        ("(a)", "<em>Less.</em>"),
        ("(a)", "And much less."),
    ]


def test_a_table_of_words_stays_one() -> None:
    grid = grid_of("Product | Since", "Anvil | 1999", "| and later", "Hammer |")
    assert not grid.financial
    assert texts(grid) == [
        ["Product", "Since"],
        ["Anvil", "1999"],
        ["", "and later"],
        ["Hammer", ""],
    ]
    assert {row.kind for row in grid.rows} == {"plain"}
    assert as_html(grid, ident="t", language="en") == (
        '<div class="statement"><div class="scroll" role="region" aria-label="Table" tabindex="0">'
        "<table>\n<thead>\n"
        '<tr><th scope="col">Product</th><th scope="col">Since</th></tr>\n'
        "</thead>\n<tbody>\n"
        '<tr><td class="right">Anvil</td><td class="right">1999</td></tr>\n'
        '<tr><td class="right"></td><td class="right">and later</td></tr>\n'
        '<tr><td class="right">Hammer</td><td class="right"></td></tr>\n'
        "</tbody>\n</table></div></div>"
    )


def test_a_numbered_list_is_no_run_of_notes() -> None:
    grid = grid_of("No. | Item", "(1) | Anvil", "(2) | Hammer")
    assert (len(grid.rows), grid.notes) == (2, ())


def test_an_empty_corner_makes_stub_heads_of_words_too() -> None:
    shown = as_html(grid_of(" | Dose", "Anvil | heavy"), ident="t", language="en")
    assert '<tr><td></td><th scope="col">Dose</th></tr>' in shown
    assert '<tr><th scope="row">Anvil</th><td class="right">heavy</td></tr>' in shown


def test_a_head_with_one_name_is_no_caption() -> None:
    grid = grid_of("Measure | ", "Sales | 5", "Costs | 6")
    assert (grid.caption, texts(grid)) == ("", [["Measure", ""], ["Sales", "5"], ["Costs", "6"]])


def test_an_empty_head_is_left_out() -> None:
    assert texts(grid_of(" | ", " | 2013", "Sales | 5")) == [["", "2013"], ["Sales", "5"]]
    grid = grid_of(" | ", "Sales | 5")
    assert (grid.head, texts(grid)) == ((), [["Sales", "5"]])


def test_columns_of_signs_join_their_figures() -> None:
    grid = grid_of(
        " | 2013 | | | 2012 | ",
        "Sales | $ | 1,234 | | $ | 987",
        "Loss | | (5 | ) | $ | (6)",
    )
    assert texts(grid) == [
        ["", "2013", "2012"],
        ["Sales", "$1,234", "$987"],
        ["Loss", "(5)", "$(6)"],
    ]


def test_colspans_and_breaks() -> None:
    grid = read(
        '<table><tr><th></th><th colspan="2" align="center">Three<br>months</th></tr>'
        "<tr><td>A &amp; B</td><td>5</td><td>6</td></tr></table>"
    )
    assert grid is not None
    assert texts(grid) == [["", "Three\nmonths"], ["A & B", "5", "6"]]
    assert grid.head[0][1].span == 2
    assert as_csv(grid).decode("utf-8-sig") == ',"Three\nmonths",\r\nA & B,5,6\r\n'


@pytest.mark.parametrize(
    "markup",
    [
        "<table></table>",
        "<table><tr><td></td></tr></table>",
        "<table><tr><th>A</th><th>2013</th></tr></table>",
        '<table><tr><td rowspan="2">A</td><td>5</td></tr><tr><td>6</td></tr></table>',
        "<table><tr><td><p>A</p></td><td>5</td></tr></table>",
        "<table><tr><td><ul><li>A</ul></td><td>5</td></tr></table>",
        "<table><tr><td><table><tr><td>A</table></td><td>5</td></tr></table>",
        '<table><tr><td lang="de">A</td><td>5</td></tr></table>',
        '<table><tr id="a"><td>A</td><td>5</td></tr></table>',
        '<table><tr><td colspan="0">A</td><td>5</td></tr></table>',
        '<table><tr><td colspan="1000">A</td><td>5</td></tr></table>',
        '<table><tr><td colspan="x">A</td><td>5</td></tr></table>',
        "<table><caption><p>A</p></caption><tr><td>A</td><td>5</td></tr></table>",
        "<table>" + "<tr><td>A</td><td>5</td></tr>" * 2_001 + "</table>",
    ],
)
def test_what_a_grid_cannot_say(markup: str) -> None:
    assert read(markup) is None


def test_markup_in_cells_stays() -> None:
    grid = grid_of(
        " | 2013",
        '<a href="/x">Royalties</a> | <a href="/y">5</a>',
        "Fees | <del>6</del>",
        'Tax | 7<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    )
    shown = as_html(grid, ident="t", language="en")
    assert '<th scope="row"><a href="/x">Royalties</a></th>' in shown
    assert '<td class="figure"><a href="/y">5</a></td>' in shown
    assert '<td class="figure"><del>6</del></td>' in shown
    assert (
        '7<span class="after"><sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></span>'
        in shown
    )
