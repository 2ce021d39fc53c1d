"""Tests of headlines, headings and captions that somebody set by hand in a Word file."""

from __future__ import annotations

from tests.importers.reading_word import read, text_of
from tests.importers.word_files import docx, para, run, table

UNDERLINE = '<w:u w:val="single"/>'
BOLD = "<w:b/>"
CENTRED = '<w:jc w:val="center"/>'
LEAD = "Acme said today that its sales rose in the third quarter of the year, and its costs fell."
HEADLINE = "Acme Reports Sales and Net Income for the Third"


def test_an_underlined_line_is_a_heading() -> None:
    made = text_of(
        para(run("Acme reports", UNDERLINE))
        + para(LEAD)
        + para(run("Highlights:", UNDERLINE))
        + para("It rained.")
        + para(run("CONFERENCE", BOLD + UNDERLINE), run(" CALL", BOLD + UNDERLINE))
        + para("It is today.")
        + para(run("Sales rose", UNDERLINE), run(" again"))
        + para(run("Investor contact:", UNDERLINE))
        + para(run("www.example.com", UNDERLINE))
        + para(run("This is a sentence.", UNDERLINE))
    )
    assert made == (
        f"Acme reports\n\n{LEAD}\n\n## Highlights\n\nIt rained.\n\n## CONFERENCE CALL\n\n"
        "It is today.\n\nSales rose again\n\nInvestor contact:\n\nwww.example.com\n\n"
        "This is a sentence."
    )


def headline_of(*lines: str, below: str = para()) -> str:
    """The first line of a text with a headline in such paragraphs."""
    made = "".join(para(run(line, BOLD), properties=CENTRED) for line in lines)
    return text_of(made + below + para(LEAD)).partition("\n")[0]


def test_a_headline_in_several_paragraphs_is_one() -> None:
    whole = f"**{HEADLINE} Quarter**"
    assert headline_of(HEADLINE, "Quarter") == whole
    assert headline_of("PRESS RELEASE", HEADLINE, "Quarter") == "**PRESS RELEASE**"
    labelled = para("PRESS RELEASE") + para(run(HEADLINE, BOLD)) + para(run("Quarter", BOLD))
    assert text_of(labelled + para() + para(LEAD)).startswith(f"PRESS RELEASE\n\n{whole}\n\n")
    # A subhead is none of it: by its verb, its look, a short line above, or no empty line below.
    assert headline_of(HEADLINE, "Company raises outlook") == f"**{HEADLINE}**"
    assert headline_of("Acme Reports Results", "Quarter") == "**Acme Reports Results**"
    assert headline_of(HEADLINE, "Quarter", below="") == f"**{HEADLINE}**"
    slanted = para(run("Quarter", "<w:b/><w:i/>"), properties=CENTRED) + para()
    assert headline_of(HEADLINE, below=slanted) == f"**{HEADLINE}**"


def test_lines_in_the_middle_above_a_statement_are_its_titles() -> None:
    rows = table(*([f"Line {n}", str(n), str(n)] for n in range(10, 20)))

    def made(*above: str) -> tuple[str, str]:
        manuscript = read(docx(para("Acme reports") + para(LEAD) + "".join(above) + rows))
        return manuscript.text.rpartition("\n\n")[2].strip(), manuscript.files[0].data.decode()

    text, data = made(
        para("Acme, Inc.", properties=CENTRED), para(" " * 14 + "Selected Data (in thousands)")
    )
    assert text == "![Selected Data (in thousands)](selected-data-in-thousands.csv)"
    assert data.startswith('"Acme, Inc."')
    assert made(para("Balance sheets (unaudited)"))[0].startswith("![Balance sheets (unaudited)](")
    assert (
        made(para(run("Balance sheets", UNDERLINE)))[0] == "![Balance sheets](balance-sheets.csv)"
    )
    for other in ("Sales rose.", "# # #", "Media contact", "a@example.com"):
        assert made(para(other, properties=CENTRED))[0] == "![](table.csv)", other
