"""Pictures of Word: files with what they show, or told why not; none with what it hides."""

from __future__ import annotations

import pytest

from pressroom.importers.records import ImportedFile
from tests.importers.reading_word import problems_of, read, told_of
from tests.importers.word_files import PNG, docx, para, picture, raw, relation, table

EMBEDDED = 'r:embed="image"'


def with_picture(
    inner: str, target: str = "media/image1.png", data: bytes = PNG, *, external: bool = False
) -> bytes:
    parts = {} if external else {f"word/{target}": data}
    return docx(
        para("Sales", inner),
        parts=parts,
        relations=relation("image", "image", target, external=external),
    )


def test_a_picture_is_a_file_named_after_what_it_shows() -> None:
    manuscript = read(with_picture(picture(EMBEDDED, "Sales by quarter, in [francs]")))
    assert manuscript.text == (
        "Sales![Sales by quarter, in \\[francs\\]](sales-by-quarter-in-francs.png)\n"
    )
    assert manuscript.files == (ImportedFile("sales-by-quarter-in-francs.png", PNG),)


def test_one_without_alternative_text_is_told() -> None:
    data = with_picture(picture(EMBEDDED))
    assert read(data).text == "Sales![](picture.png)\n"
    assert told_of(data) == ["PR439 paragraph 1 (“Sales”) has a picture without alternative text"]
    old = with_picture(
        raw('<w:pict><v:shape alt="Chart"><v:imagedata r:id="image"/></v:shape></w:pict>')
    )
    assert read(old).text == "Sales![Chart](chart.png)\n"


def test_a_description_that_word_made_by_itself_is_told() -> None:
    data = with_picture(picture(EMBEDDED, "A logo\n\nDescription automatically generated"))
    assert read(data).text == "Sales![A logo](a-logo.png)\n"
    assert told_of(data) == [
        "PR439 paragraph 1 (“Sales”) has a picture whose alternative text Word made by itself"
    ]


DECORATION = '<a:ext><d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
LEFT_OUT = {
    "elsewhere": (with_picture(picture('r:link="image"', "x"), "https://example.com/canary.png", external=True), "lies elsewhere"),
    "missing": (with_picture(picture('r:embed="other"', "x")), "not in the Word file"),
    "its file missing": (docx(para("Sales", picture(EMBEDDED, "x")), relations=relation("image", "image", "media/no.png")), "not in the Word file"),
    "a metafile": (with_picture(picture(EMBEDDED, "x"), "media/image1.emf", b"\x01\0\0\0"), "browsers do not show (EMF)"),
    "no picture at all": (with_picture(picture(EMBEDDED, "x"), data=b"MZ"), "browsers do not show (PNG)"),
    "cropped": (with_picture(picture(EMBEDDED, "x", crop='<a:srcRect l="25000"/>')), "is cropped"),
    "cropped, of the old kind": (with_picture(raw('<w:pict><v:shape alt="x"><v:imagedata r:id="image" cropleft="9000f"/></v:shape></w:pict>')), "is cropped"),
    "decoration": (with_picture(picture(EMBEDDED, extra=DECORATION)), "marked as decoration"),
    "hidden": (with_picture(picture(EMBEDDED, "x").replace('id="1"', 'id="1" hidden="1"')), "hidden picture"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_picture_that_cannot_be_shown_or_hides_something_is_left_out_and_told(name: str) -> None:
    data, why = LEFT_OUT[name]
    manuscript = read(data)
    assert (manuscript.text, manuscript.files) == ("Sales\n", ())
    (problem,) = problems_of(data)
    assert problem.code == "PR440"
    assert problem.message.startswith("paragraph 1 (“Sales”) has a")
    assert why in problem.message
    assert "canary" not in str(problem)


def test_not_cropped_is_not_cropped() -> None:
    for crop in ('<a:srcRect l="0" t="0"/>', '<a:srcRect l="-500"/>', "<a:srcRect/>"):
        assert read(with_picture(picture(EMBEDDED, "x", crop=crop))).files


def test_two_pictures_of_one_description_have_two_names_and_the_same_one_has_one() -> None:
    body = para(*(picture(f'r:embed="i{n}"', "Chart") for n in (1, 2, 1)))
    data = docx(
        body,
        parts={"word/media/a.png": PNG, "word/media/b.png": PNG + b"\0"},
        relations=relation("i1", "image", "media/a.png")
        + relation("i2", "image", "/word/media/b.png"),
    )
    assert read(data).text == "![Chart](chart.png)![Chart](chart-2.png)![Chart](chart.png)\n"
    assert [file.name for file in read(data).files] == ["chart.png", "chart-2.png"]


def test_a_picture_in_a_statement_stands_behind_it() -> None:
    made = table(["", "a", "b", "c", "d"], ["x", "1", "2", "3", "4"])
    made = made.replace(
        '<w:t xml:space="preserve">x</w:t></w:r>', "<w:t>x</w:t></w:r>" + picture(EMBEDDED, "Logo")
    )
    data = docx(
        made,
        parts={"word/media/image1.png": PNG},
        relations=relation("image", "image", "media/image1.png"),
    )
    assert read(data).text == "![](table.csv)\n\n![Logo](logo.png)\n"


def test_a_chart_is_told_with_the_words_in_it() -> None:
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Sales by region</a:t>'
        "<c:v>Europe</c:v><c:v>12.5</c:v><c:v>Europe</c:v></c:chartSpace>"
    )
    drawn = '<w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    data = docx(
        para("Sales", raw(drawn)),
        parts={"word/charts/chart1.xml": chart},
        relations=relation("c", "chart", "charts/chart1.xml"),
    )
    assert told_of(data) == [
        "PR443 paragraph 1 (“Sales”) has a chart, which is left out; it says: Sales by region · Europe · 12.5"
    ]
