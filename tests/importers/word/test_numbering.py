"""Lists of Word: by their own numbering or their style's, with the numbers that Word shows."""

from __future__ import annotations

import pytest

from pressroom.importers.word.numbering import formatted
from pressroom.typeset.markdown.convert import Converter
from tests.importers.reading_word import read, text_of
from tests.importers.word_files import STYLES, cell, docx, para, part, raw, relation, run, table


def level(number: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">' + level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")
    + level(2, "bullet", "•") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "•", '<w:pStyle w:val="Punkt"/>')
    + level(1, "bullet", "o") + level(2, "decimal", "%3)") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">' + level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
)  # fmt: skip
MORE = (
    '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr>'
    '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Punkt"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Liste"><w:name w:val="Liste"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def item(text: str, number: int, at: int = 0) -> str:
    return para(
        text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def listed(*paragraphs: str) -> str:
    data = docx(
        "".join(paragraphs),
        styles=STYLES + MORE,
        parts={"word/numbering.xml": part("numbering", NUMBERING)},
        relations=relation("n", "numbering", "numbering.xml"),
    )
    return read(data).text.strip()


CASES = {
    "numbers": ([item("a", 1), item("b", 1)], "1. a\n2. b"),
    "by style": ([para("a", style="Punkt"), para("b", style="Sub")], "- a\n- b"),
    "nested": ([item("a", 2), item("b", 2, 1), item("c", 2, 2), item("d", 2, 2), item("e", 2)],
               "- a\n    - b\n        1. c\n        2. d\n- e"),
    "goes on behind a paragraph": ([item("a", 1), para("Between."), item("b", 1)], "1. a\n\nBetween.\n\n2. b"),
    "starts anew": ([item("a", 1), item("b", 4), item("c", 4)], "1. a\n\n7) b\n8) c"),
    "labels that Markdown has not": ([item("a", 3), item("b", 3), item("c", 3, 1)], "I. a\n\nII. b\n\nII.1 c".replace("II.1", "2.1").replace("2.1", "II.1")),
    "letters within a number": ([item("a", 1), item("b", 1, 1), item("c", 1)], "1. a\n\n    (a) b\n\n2. c"),
    "through a list style": ([item("a", 5), item("b", 5)], "1. a\n2. b"),
    "one list behind another": ([item("a", 2), item("b", 2, 1), item("c", 1), item("d", 2), item("e", 1)],
                                "- a\n    - b\n\n1) c\n\n- d\n\n2) e"),
    "a number below a bullet begins anew": ([item("a", 2), item("b", 2, 2), item("c", 2), item("d", 2, 2)],
                                            "- a\n    1. b\n- c\n    1. d"),
    "an empty paragraph between": ([item("a", 2), para(), item("b", 2)], "- a\n- b"),
    "taken out of the list of its style": (
        [para("a", style="Punkt"), para("b", style="Punkt", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')], "- a\n\nb"),
    "in a table": ([item("a", 1), table(["Step", "What"], [cell(item("b", 1)), "c"]), item("d", 1)],
                   "1. a\n\n| Step | What |\n| --- | --- |\n| 2\\. b | c |\n\n3. d"),
    "a numbered heading": ([para("First."), para("Sales", style="berschrift1", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')],
                           "First.\n\n## 1. Sales"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lists_have_the_numbers_that_word_shows(name: str) -> None:
    paragraphs, expected = CASES[name]
    assert listed(*paragraphs) == expected


def test_the_numbers_of_very_many_lists_stand_as_text() -> None:
    text = listed(*(item(f"a{n}", 1) + para("x") for n in range(600)))
    assert text.startswith("1. a0\n\nx\n\n2. a1\n\nx")
    assert text.endswith("\n\n600\\. a599\n\nx")


def test_bullets_that_were_typed_are_a_list() -> None:
    body = (
        para("Highlights:")
        + para("• Sales rose")
        + para("•", raw("<w:tab/>"), "Costs fell")
        + para(raw('<w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Profit</w:t>'))
        + para("• With stops", properties='<w:tabs><w:tab w:val="left" w:pos="700"/></w:tabs>')
        + para("•nothing")
    )
    assert (
        text_of(body)
        == "Highlights:\n\n- Sales rose\n- Costs fell\n- Profit\n- With stops\n\n•nothing"
    )


MARKS = {
    ("-\tSales rose",): "- Sales rose",
    ("- Sales rose", "- Costs fell"): "- Sales rose\n- Costs fell",
    ("– Sales rose", "", "– Costs fell"): "- Sales rose\n- Costs fell",
    ("–\tSales rose", "So:", "–\tCosts fell"): "- Sales rose\n\nSo:\n\n- Costs fell",
    ("o\tSales rose", "o\tCosts fell"): "- Sales rose\n- Costs fell",
    ("1.\tSales rose", "2.\tCosts fell"): "1. Sales rose\n2. Costs fell",
    ("3) Sales rose", "4) Costs fell"): "3. Sales rose\n4. Costs fell",
    ("•\tSales", "–\tat home", "•\tCosts"): "- Sales\n    - at home\n- Costs",
    # What is none: a speaker, ornaments, a lone number, a word.
    ("“Good.”", "— Jo Roe, Acme"): "“Good.”\n\n— Jo Roe, Acme",
    ("– Sales rose –", "– Costs fell –"): "– Sales rose –\n\n– Costs fell –",
    ("2. Outlook", "Sales may rise."): "2\\. Outlook\n\nSales may rise.",
    ("1. Sales", "1. Costs"): "1\\. Sales\n\n1\\. Costs",
    ("o que é isto",): "o que é isto",
}


def test_signs_that_were_typed_before_items_make_a_list() -> None:
    tab = raw("<w:tab/>")
    for rows, expected in MARKS.items():
        pieces = [row.partition("\t") for row in rows]
        made = [para(run(mark), *((tab, run(rest)) if gap else ())) for mark, gap, rest in pieces]
        assert text_of("".join(made)) == expected, rows


def test_nested_lists_are_read_by_pressroom_as_they_were_meant() -> None:
    markdown = listed(
        item("a", 1), item("b", 1), item("c", 2, 1), item("d", 2, 2), item("e", 2, 1), item("f", 1)
    )
    shown = "".join(Converter().convert(markdown).html.split("\n"))
    assert shown == (
        "<ol><li>a</li><li>b<ul><li>c<ol><li>d</li></ol></li><li>e</li></ul></li><li>f</li></ol>"
    )


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (7, "decimalZero", "07"),
        (3, "chineseCounting", "3"),
        (999_999, "upperLetter", "999999"),
        (0, "lowerLetter", "0"),
    ],
)
def test_numbers_in_words_forms(number: int, form: str, shown: str) -> None:
    assert formatted(number, form) == shown
