"""What stands on which page of a PDF: rows that stay together, tall heads, last pages."""

from __future__ import annotations

from typing import Any

import pytest

from pressroom.formats.print.pagination import paginated
from pressroom.formats.print.paper import ADDED_STYLE, prepare_for_paper
from tests.formats.print.test_pdf import why_not

# Eleven lines of text a page.
_SMALL = """@page { size: 100mm 60mm; margin: 5mm } * { font-size: 9pt; margin: 0; orphans: 1; widows: 1 }
tr { break-inside: avoid }"""


@pytest.fixture(autouse=True)
def _weasyprint() -> None:
    if why := why_not():
        pytest.skip(why)


def pages(body: str, style: str = "") -> list[list[str]]:
    """The lines of each page, as they come out."""
    import weasyprint
    from weasyprint.formatting_structure import boxes

    html = weasyprint.HTML(string=f"<html lang=en><title>A</title><body>{body}")
    prepare_for_paper(html.etree_element, "https://press.example.com/x/")

    def render(more: str) -> Any:
        sheet = weasyprint.CSS(string=f"{ADDED_STYLE}{_SMALL}{style}{more}")
        return html.render(stylesheets=[sheet])

    found = []
    for leaf in paginated(html.etree_element, render).pages:
        lines = [box for box in leaf._page_box.descendants() if isinstance(box, boxes.LineBox)]
        texts = [
            "".join(getattr(part, "text", "") for part in line.descendants()) for line in lines
        ]
        found.append([text for text in texts if text])
    return found


def table(rows: int, *, head: str = "Head", totals: tuple[int, ...] = ()) -> str:
    body = "".join(
        f"<tr{' class=total' * (n in totals)}><th scope=row>Row {n}</th></tr>" for n in range(rows)
    )
    return (
        '<div class="statement"><table class="financial"><caption>Caption</caption>'
        f"<thead><tr><th>{head}</thead><tbody>{body}</table><p class=note>Note</div>"
    )


def rows(page: list[str]) -> list[str]:
    return [line for line in page if line.startswith("Row")]


@pytest.mark.parametrize("before", [0, 4, 6, 8, 10])
def test_a_short_statement_is_never_cut(before: int) -> None:
    found = pages("<p>Words</p>" * before + table(5))
    (page,) = [page for page in found if rows(page)]
    assert page[-8:] == ["Caption", "Head", *(f"Row {n}" for n in range(5)), "Note"]


@pytest.mark.parametrize("before", [0, 6, 8, 9])
def test_a_long_one_is_cut_where_rows_enough_are_left_on_both_sides(before: int) -> None:
    found = [
        page
        for page in pages("<p>Words</p>" * before + table(17))
        if "Words" not in page[:1] or rows(page)
    ]
    assert sum(len(rows(page)) for page in found) == 17
    assert all(len(rows(page)) >= 4 for page in found)
    assert all("Head" in page for page in found)
    assert "Caption" in next(page for page in found if rows(page))


def test_a_total_and_a_note_stand_below_what_they_belong_to() -> None:
    for before in (0, 3, 5):
        found = pages("<p>Words</p>" * before + table(20, totals=(6, 9, 12)))
        firsts = [rows(page)[0] for page in found if rows(page)]
        assert not {"Row 6", "Row 9", "Row 12"} & set(firsts)
        assert all(rows(page) for page in found if "Note" in page)


def test_a_head_taller_than_a_page_is_shown() -> None:
    words = [f"Word {n}" for n in range(14)]
    found = pages("<p>Before</p>" + table(6, head="<br>".join(words)))
    lines = [line for page in found for line in page]
    assert [line for line in lines if line.startswith("Word")] == words
    assert [line for line in lines if line.startswith("Row")] == [f"Row {n}" for n in range(6)]


def test_a_head_that_fits_comes_again_on_each_page() -> None:
    assert all(page.count("Head") == 1 for page in pages(table(30)))


@pytest.mark.parametrize("lines", [10, 11, 12, 15, 21, 23])
def test_a_last_page_has_more_than_a_few_lines(lines: int) -> None:
    text = "<br>".join(f"Line {n}" for n in range(lines))
    found = pages(f'<div class="standing"><p>{text}</div>', ".standing { line-height: 1.45 }")
    assert len(found) == 1 or len(found[-1]) > 5
    assert [line for page in found for line in page] == [f"Line {n}" for n in range(lines)]


def test_contacts_stand_side_by_side_whole_and_on_the_page_before_where_they_fit() -> None:
    desks = "".join(
        f"<address>Desk {n}<br>ACME<br>Jane Doe<br>ir@example.com</address>" for n in range(2)
    )
    style = (
        ".contacts { break-inside: avoid } .contacts > * { display: inline-block; width: 48% }"
        ".prose { line-height: 1.4 }"
    )
    for before in range(1, 16):
        words = "<br>".join(f"Line {n}" for n in range(before))
        body = f'<div class="prose"><p>{words}</div><div class="contacts">{desks}</div>'
        found = pages(body, style)
        (page,) = [page for page in found if "Desk 0" in page]
        assert page[-8:-4] == ["Desk 0", "ACME", "Jane Doe", "ir@example.com"], before
        assert "Desk 1" in page


def test_contacts_do_not_stand_alone_on_a_last_page() -> None:
    desk = '<section><div class="contacts"><address>Desk<br>a<br>b<br>c<br>d<br>e<br>f</address></div></section>'
    style = "@page { size: 100mm 85mm } address { break-inside: avoid }"
    for before in (18, 19, 20, 21, 34, 36, 39):
        text = "<br>".join(f"Line {n}" for n in range(before))
        body = f'<article class="release"><div class="standing"><p>{text}</div>{desk}</article>'
        (page,) = [page for page in pages(body, style) if "Desk" in page]
        assert page[0].startswith("Line"), before
