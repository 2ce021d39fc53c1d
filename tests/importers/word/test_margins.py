"""Page headers, footers and watermarks: told, and told loudly where they forbid to publish."""

from __future__ import annotations

import pytest

from tests.importers.reading_word import problems_of, read
from tests.importers.word_files import docx, field, para, part, raw, relation, run


def with_margin(content: str, kind: str = "header") -> bytes:
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return docx(
        para("Sales rose."),
        parts={f"word/{kind}1.xml": part(root, content)},
        relations=relation("h", kind, f"{kind}1.xml"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "DRAFT",
        "Draft 3 of January 5",
        "CONFIDENTIAL",
        "EMBARGOED UNTIL 7:00 A.M. ET",
        "Not for release before Monday",
        "Vertraulich",
        "Sperrfrist: 7 Uhr",
        "Sous embargo",
    ],
)
def test_a_header_that_forbids_to_publish_is_a_warning(text: str) -> None:
    data = with_margin(para(text))
    (problem,) = problems_of(data)
    assert str(problem) == (
        f"news.docx: warning PR441 the page header says `{text}`, and is left out — "
        "look whether the text may be published, and when: `date` says so"
    )
    assert read(data).text == "Sales rose.\n"


def test_any_other_words_are_noted_and_page_numbers_are_not() -> None:
    page = para("Page ", field(" PAGE ", run("2")), " of ", field(" NUMPAGES ", run("3")))
    (problem,) = problems_of(with_margin(para("Acme, Inc.") + page, "footer"))
    assert (problem.severity, problem.message) == (
        "note", "the page footer is left out; it says `Acme, Inc.`"
    )  # fmt: skip


def test_a_watermark_is_told_as_one() -> None:
    art = raw('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>')
    (problem,) = problems_of(with_margin(para(art)))
    assert problem.message == "the watermark says `DRAFT`, and is left out"


def test_word_art_in_the_text_is_text() -> None:
    art = raw('<w:pict><v:shape><v:textpath string="Sales rose"/></v:shape></w:pict>')
    assert read(docx(para("Acme", art))).text == "Acme\n\nSales rose\n"
