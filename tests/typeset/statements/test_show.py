"""Tables as HTML: one whole statement, and what eye and ear get of each kind of cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.show import as_html, wrapped

STATEMENT = """\
Statements of operations(1),,,,
"(in thousands, except per share amounts)",,,,
,Three months ended,,Nine months ended,
,2013,2012*,2013,2012*
Revenues:,,,,
Royalties(1),"$1,234",$ -,3.5%,5
Fees,"(1,000)(1)",987,n/m,6
Total revenues,234,987,,11
Net loss,"$(72,812.5)",-1,5,6
Net loss per share,$(0.87),—,,
(1) Royalties from <Roche>.,,,,
* Restated.,,,,
"""

GOLDEN = """\
<div class="statement"><div class="scroll" role="region" aria-labelledby="income" tabindex="0"><table class="financial">
<caption id="income">Statements of operations<sup><a href="#income-note-1" id="income-ref-1" role="doc-noteref">(1)</a></sup> <span class="unit">(in thousands, except per share amounts)</span></caption>
<colgroup span="1"></colgroup><colgroup span="2"></colgroup><colgroup span="2"></colgroup>
<thead>
<tr><td></td><th scope="colgroup" colspan="2">Three months ended</th><th scope="colgroup" colspan="2">Nine months ended</th></tr>
<tr><td></td><th scope="col" class="figure wide">2013</th><th scope="col" class="figure">2012<sup><a href="#income-note-2" id="income-ref-2" role="doc-noteref">*</a></sup></th><th scope="col" class="figure">2013</th><th scope="col" class="figure">2012<sup><a href="#income-note-2" id="income-ref-2-2" role="doc-noteref">*</a></sup></th></tr>
</thead>
<tbody>
<tr><th scope="rowgroup" colspan="5"><span class="label">Revenues:</span></th></tr>
<tr><th scope="row">Royalties<sup><a href="#income-note-1" id="income-ref-1-2" role="doc-noteref">(1)</a></sup></th><td class="figure wide">$1,234<span class="pad" aria-hidden="true">·__</span></td><td class="figure"><span class="said">nil</span><span aria-hidden="true">$\u00a0—</span></td><td class="figure">3.5<span class="after">%</span></td><td class="figure">5</td></tr>
<tr><th scope="row">Fees</th><td class="figure wide"><span class="said">minus </span><span aria-hidden="true">(</span>1,000<span class="after"><span aria-hidden="true">)</span><sup><a href="#income-note-1" id="income-ref-1-3" role="doc-noteref">(1)</a></sup></span><span class="pad" aria-hidden="true">·__</span></td><td class="figure">987</td><td class="figure">n/m<span class="pad" aria-hidden="true">·_</span></td><td class="figure">6</td></tr>
<tr class="total"><th scope="row">Total revenues</th><td class="figure wide">234<span class="pad" aria-hidden="true">·__</span></td><td class="figure">987</td><td class="figure"></td><td class="figure">11</td></tr>
</tbody>
<tbody>
<tr class="total last"><th scope="row">Net loss</th><td class="figure wide"><span class="said">minus </span>$<span aria-hidden="true">(</span>72,812.5<span class="after" aria-hidden="true">)</span><span class="pad" aria-hidden="true">_</span></td><td class="figure"><span class="said">minus </span><span aria-hidden="true">−</span>1</td><td class="figure">5<span class="pad" aria-hidden="true">·_</span></td><td class="figure">6</td></tr>
<tr><th scope="row">Net loss per share</th><td class="figure wide"><span class="said">minus </span>$<span aria-hidden="true">(</span>0.87<span class="after" aria-hidden="true">)</span></td><td class="figure"><span class="said">nil</span><span aria-hidden="true">—</span></td><td class="figure"></td><td class="figure"></td></tr>
</tbody>
</table></div>
<p class="note" id="income-note-1"><a href="#income-ref-1" role="doc-backlink">(1)</a> Royalties from &lt;Roche&gt;.</p>
<p class="note" id="income-note-2"><a href="#income-ref-2" role="doc-backlink">*</a> Restated.</p>
<p class="download"><a href="/files/a&amp;b.csv">Download as CSV</a></p></div>"""


def grid_of(data: str) -> Grid:
    grid, problems = from_csv(data.encode(), "x.csv")
    assert problems == []
    assert grid is not None
    return grid


def visible(markup: str) -> str:
    """The HTML with the invisible spaces of the padding as `·` and `_`."""
    return markup.replace("\u2008", "·").replace("\u2007", "_")


def test_a_whole_statement() -> None:
    shown = as_html(grid_of(STATEMENT), ident="income", language="en", download="/files/a&b.csv")
    assert visible(shown) == GOLDEN


def figure(*texts: str, language: str = "en") -> list[str]:
    """What the cells of one column of figures show."""
    rows = "".join(f"A\t{text}\n" for text in texts)
    shown = as_html(grid_of(f"\t2013\n{rows}"), ident="t", language=language)
    return re.findall(r'<td class="figure[^>]*>(.*)</td>', visible(shown))


MINUS = '<span class="said">minus </span>'
OPEN = '<span aria-hidden="true">(</span>'
CLOSE = '<span class="after" aria-hidden="true">)</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234", "1,234"),
        ("+3.4", "+3.4"),
        ("(5)", f"{MINUS}{OPEN}5{CLOSE}"),
        ("$ (5)", f"{MINUS}$\u00a0{OPEN}5{CLOSE}"),
        ("($5)", f"{MINUS}{OPEN}$5{CLOSE}"),
        ("-5", f'{MINUS}<span aria-hidden="true">−</span>5'),
        ("$-5", f'{MINUS}<span aria-hidden="true">−</span>$5'),
        ("△5", f'{MINUS}<span aria-hidden="true">△</span>5'),
        ("12.5 %", '12.5<span class="after">\u00a0%</span>'),
        ("(5%)", f'{MINUS}{OPEN}5<span class="after">%<span aria-hidden="true">)</span></span>'),
        ("(5)%", f'{MINUS}{OPEN}5<span class="after"><span aria-hidden="true">)</span>%</span>'),
        ("-", '<span class="said">nil</span><span aria-hidden="true">—</span>'),
        ("–", '<span class="said">nil</span><span aria-hidden="true">–</span>'),
        ("5(1)", '5<span class="after">(1)</span>'),
        ("１２", "12"),
        ("n/m", "n/m"),
        ("about $19 million", "about $19 million"),
    ],
)
def test_figures_for_eye_and_ear(text: str, expected: str) -> None:
    assert figure(text, "1,000", "1,000")[0] == expected


def test_figures_are_aligned_on_the_decimal_sign() -> None:
    shown = figure("1,234", "0.87", "12.5%", "(5)", "—", "n/m", "words")
    pads = [re.search(r'<span class="pad" aria-hidden="true">(.*)</span>$', cell) for cell in shown]
    assert [pad[1] if pad else "" for pad in pads] == ["·__", "", "_", "·__", "·__", "·__", ""]


@pytest.mark.parametrize(
    ("language", "minus", "nil"),
    [
        ("en", "minus ", "nil"),
        ("de-CH", "minus ", "null"),
        ("fr", "moins ", "néant"),
        ("es-MX", "menos ", "cero"),
        ("ja", "マイナス", "なし"),
        ("zh-Hans", "负", "无"),
        ("tlh", "minus ", "nil"),
    ],
)
def test_the_ear_hears_the_language(language: str, minus: str, nil: str) -> None:
    shown = "".join(figure("(5)", "—", language=language))
    assert re.findall('<span class="said">(.*?)</span>', shown) == [minus, nil]


def test_decimal_commas_are_aligned_in_their_language() -> None:
    assert figure("1.234", "0,87", language="de") == [
        '1.234<span class="pad" aria-hidden="true">·__</span>',
        "0,87",
    ]
    assert figure("1.234", "0.875", language="en") == ["1.234", "0.875"]


def test_heads_that_stand_alone_reach_down() -> None:
    shown = as_html(
        grid_of("Line,Three months,,Change\n,2013,2012,\nA,1,2,3\n"), ident="t", language="en"
    )
    assert (
        '<tr><td></td><th scope="colgroup" colspan="2">Three months</th>'
        '<th scope="col" rowspan="2" class="figure">Change</th></tr>\n'
        '<tr><th scope="col">Line</th><th scope="col" class="figure">2013</th>'
        '<th scope="col" class="figure">2012</th></tr>'
    ) in shown


def test_only_the_widest_spanner_is_the_head_of_a_column_group() -> None:
    grid = grid_of(",GAAP,,,\n,Three,,Nine,\n,2013,2012,2013,2012\nA,1,2,3,4\n")
    shown = as_html(grid, ident="t", language="en")
    assert '<colgroup span="1"></colgroup><colgroup span="4"></colgroup>' in shown
    assert '<th scope="colgroup" colspan="4">GAAP</th>' in shown
    assert '<th scope="col" colspan="2">Three</th><th scope="col" colspan="2">Nine</th>' in shown


def test_a_section_ends_with_its_total() -> None:
    grid = grid_of(",2013\nA:,\nB,1\nTotal A,1\nC,2\nD:,\nE,3\n")
    shown = as_html(grid, ident="t", language="en")
    bodies = re.findall(r"<tbody>(.*?)</tbody>", shown, re.DOTALL)
    assert [re.findall("<th[^>]*>(?:<[^>]*>)?(.*?)<", body) for body in bodies] == [
        ["A:", "B", "Total A"],
        ["C"],
        ["D:", "E"],
    ]


def test_the_last_total_is_told_apart() -> None:
    shown = as_html(grid_of(",2013\nTotal A,1\nTotal B,2\nC,3\n"), ident="t", language="en")
    assert re.findall("<tr[^>]*>", shown)[1:] == [
        '<tr class="total">',
        '<tr class="total last">',
        "<tr>",
    ]


@pytest.mark.parametrize(
    ("stub", "expected"),
    [
        ("Tax(1)", "Tax<sup>(1)</sup>"),
        ("Tax (1) paid", "Tax<sup>(1)</sup> paid"),
        ("Tax*", "Tax<sup>*</sup>"),
        ("Tax**", "Tax**"),
        ("2 * 3", "2 * 3"),
        ("Tax(2)", "Tax(2)"),
        ("Tax¹", "Tax¹"),
    ],
)
def test_marks_are_links_only_where_there_is_a_note(stub: str, expected: str) -> None:
    shown = as_html(grid_of(f",2013\n{stub},5\n(1) One.,\n* Star.,\n"), ident="t", language="en")
    found = re.search('<th scope="row">(.*)</th>', shown)
    assert found is not None
    assert re.sub("<a [^>]*>|</a>", "", found[1]) == expected


def test_a_note_leads_back_only_from_where_it_was_meant() -> None:
    shown = as_html(grid_of(",2013\nTax(1),5\n(1) One.,\n(2) Two.,\n"), ident="t", language="en")
    assert (
        '<p class="note" id="t-note-1"><a href="#t-ref-1" role="doc-backlink">(1)</a> One.</p>\n'
        '<p class="note" id="t-note-2">(2) Two.</p>'
    ) in shown


def test_unit_without_caption_and_other_words_for_the_file() -> None:
    shown = as_html(
        grid_of("In Mio. €;2013\nA;5\n"),
        ident="t",
        language="de",
        download="/a.xlsx",
        file_words="Als Excel-Datei <laden>",
    )
    assert '<div class="scroll" role="region" aria-label="Tabelle" tabindex="0">' in shown
    assert '<caption><span class="unit">In Mio. €</span></caption>' in shown
    assert shown.endswith(
        '<p class="download"><a href="/a.xlsx">Als Excel-Datei &lt;laden&gt;</a></p></div>'
    )


def test_a_table_as_it_is() -> None:
    assert wrapped("<table><tr><td>A</td></tr></table>", "fr-CA") == (
        '<div class="statement"><div class="scroll" role="region" aria-label="Tableau" tabindex="0">'
        "<table><tr><td>A</td></tr></table></div></div>"
    )


def test_csv_of_a_whole_statement() -> None:
    assert as_csv(grid_of(STATEMENT)).decode() == "\ufeff" + (STATEMENT.replace("\n", "\r\n"))


def test_csv_is_harmless_in_a_spreadsheet() -> None:
    data = ',2013\n\'=HYPERLINK(""x""),5\n+A,-5\n@b,+3.4\n-c,—\n'.replace('""', '"')
    written = as_csv(grid_of(data)).decode("utf-8-sig").split("\r\n")
    assert written == [",2013", '"\'=HYPERLINK(""x"")",5', "'+A,-5", "'@b,+3.4", "'-c,—", ""]


WORDS = st.sampled_from(
    [
        "",
        "A",
        "<b>",
        "&",
        "2013",
        "(5)",
        "$5",
        "5%",
        "Tax(1)",
        "(1) Note",
        "* x",
        "5*",
        "Total",
        "—",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=7))
def test_what_is_shown_is_sound(rows: list[list[str]]) -> None:
    grid, _ = from_csv("\n".join("\t".join(row) for row in rows).encode(), "x.csv")
    if grid is None:
        return
    shown = as_html(grid, ident="t", language="en")
    tree = LexborHTMLParser(f"<!doctype html><body>{shown}")
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.css("a"):
        assert (link.attributes["href"] or "")[1:] in ids
    assert "style=" not in shown
    # Each row covers each column once.
    for row in tree.css("tbody tr"):
        cells = row.css("th, td")
        assert sum(int(cell.attributes.get("colspan") or 1) for cell in cells) == grid.width
    # Nothing is lost: every word of the file is there to see.
    body = tree.body
    assert body is not None
    for node in tree.css(".said"):
        node.decompose()
    seen = re.sub(r"\s", "", body.text())
    for cells in (*grid.head, *(row.cells for row in grid.rows)):
        for cell in cells:
            assert re.sub(r"\s", "", cell.text) in seen
