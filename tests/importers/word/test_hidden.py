"""Hidden text of Word: it is told with its paragraph, and never in what is written."""

from __future__ import annotations

import pytest

from tests.importers.reading_word import read, told_of
from tests.importers.word_files import (
    STYLES,
    cell,
    docx,
    para,
    part,
    raw,
    relation,
    run,
    table,
)

WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'
HIDING_STYLES = (
    STYLES
    + '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    + '<w:style w:type="character" w:styleId="Deeper"><w:name w:val="Deeper"/><w:basedOn w:val="Secret"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/><w:rPr><w:vanish/></w:rPr></w:style>'
    + '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow">'
    '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
)


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


HIDDEN = {
    "switch": run("canary", "<w:vanish/>"),
    "switch with a value": run("canary", '<w:vanish w:val="1"/>'),
    "in web view": run("canary", "<w:webHidden/>"),
    "by a character style": run("canary", '<w:rStyle w:val="Secret"/>'),
    "by a style based on another": run("canary", '<w:rStyle w:val="Deeper"/>'),
}
COLOURED = {
    "white": run("canary", WHITE),
    "nearly white": run("canary", '<w:color w:val="FEFEFE"/>'),
    "white of the theme": run("canary", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
    "like its own shading": run("canary", '<w:color w:val="C00000"/>' + shade("C00000")),
    "black on a black highlight": run("canary", BLACK + '<w:highlight w:val="black"/>'),
    "automatic on a black highlight": run("canary", '<w:highlight w:val="black"/>'),
    "one point": run("canary", '<w:sz w:val="2"/>'),
    "narrow as a hair": run("canary", '<w:w w:val="1"/>'),
    "formula": "<m:oMath><m:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><m:t>canary</m:t></m:r></m:oMath>",
    "transparent letters": run(
        "canary",
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
        "</w14:srgbClr></w14:solidFill></w14:textFill>",
    ),
    "letters without a fill": run("canary", "<w14:textFill><w14:noFill/></w14:textFill>"),
}
SEEN = {
    "half transparent": run(
        "shown",
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="50000"/>'
        "</w14:srgbClr></w14:solidFill></w14:textFill>",
    ),
    "switch turned off": run("shown", '<w:vanish w:val="0"/>'),
    "style's switch turned off": run(
        "shown", '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>'
    ),
    "white on dark": run("shown", WHITE + shade("1F3864")),
    "white on a highlight": run("shown", WHITE + '<w:highlight w:val="black"/>'),
    "automatic on dark": run("shown", shade("000000")),
    "grey": run("shown", '<w:color w:val="808080"/>'),
    "white, darkened": run(
        "shown", '<w:color w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"/>'
    ),
}


@pytest.mark.parametrize(
    ("code", "name"), [("PR435", n) for n in HIDDEN] + [("PR436", n) for n in COLOURED]
)
def test_what_nobody_sees_is_left_out_and_told_with_its_paragraph(code: str, name: str) -> None:
    hidden = {**HIDDEN, **COLOURED}[name]
    data = docx(para("Acme reports") + para("Sales rose. ", hidden), styles=HIDING_STYLES)
    assert read(data).text == "Acme reports\n\nSales rose.\n"
    assert "canary" not in read(data).visible
    (told,) = told_of(data)
    assert told.startswith(
        f"{code} paragraph 2 (“Sales rose.”) has text"
        if code == "PR436"
        else f"{code} paragraph 2 (“Sales rose.”) has hidden"
    )
    assert "canary" not in told


@pytest.mark.parametrize("name", SEEN)
def test_what_can_be_read_stays(name: str) -> None:
    data = docx(para("Sales were ", SEEN[name]), styles=HIDING_STYLES)
    assert read(data).text == "Sales were shown\n"
    assert told_of(data) == []


def test_two_styles_that_hide_undo_each_other_as_in_word() -> None:
    twice = para(run("shown", '<w:rStyle w:val="Secret"/>'), style="Aside")
    assert read(docx(twice + para("End."), styles=HIDING_STYLES)).text == "shownEnd.\n"


def test_a_hidden_paragraph_goes_and_the_next_one_keeps_its_place() -> None:
    body = para("Sales rose.") + para("canary", style="Aside") + para("Costs fell.")
    data = docx(body, styles=HIDING_STYLES)
    assert read(data).text == "Sales rose.\n\nCosts fell.\n"
    assert told_of(data) == ["PR435 paragraph 2 has hidden text, which is left out"]


def test_a_paragraph_whose_mark_is_hidden_goes_on_in_the_next_as_word_shows_it() -> None:
    body = para("Sales ", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + para("rose.")
    assert read(docx(body)).text == "Sales rose.\n"


def test_the_ground_is_that_of_the_cell_the_table_the_paragraph_or_the_page() -> None:
    white = para(run("white", WHITE))
    dark = cell(white, shade("1F3864"))
    rows = table([dark, cell(para(run("grey head")))], [cell(white), cell("Europe")])
    assert "| white | grey head |\n| --- | --- |\n|  | Europe |" in read(docx(rows)).text
    styled = table(
        [cell(white), "Region"], ["Alba", "Europe"], properties='<w:tblStyle w:val="Dark"/>'
    )
    assert "| white | Region |" in read(docx(styled, styles=HIDING_STYLES)).text
    shaded = para(run("white", WHITE), properties=shade("1F3864"))
    assert read(docx(shaded)).text == "white\n"
    on_page = docx(para(run("seen", WHITE)), before='<w:background w:color="1F3864"/>')
    assert read(on_page).text == "seen\n"
    unseen = docx(
        para("Sales", run("dark", '<w:color w:val="1F3864"/>')),
        before='<w:background w:color="1F3864"/>',
    )
    assert read(unseen).text == "Sales\n"


def test_white_words_in_a_box_with_a_colour_stay() -> None:
    def box(fill: str) -> str:
        return para("Sales.", raw(
            "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp>"
            f"<wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{para(run('boxed', WHITE))}"
            "</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
        ))  # fmt: skip

    blue = '<a:solidFill><a:srgbClr val="003366"/></a:solidFill>'
    themed = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    for fill in (blue, themed):
        assert read(docx(box(fill))).text == "Sales.\n\nboxed\n"
    for fill in ('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', "<a:noFill/>"):
        assert read(docx(box(fill))).text == "Sales.\n"


def test_a_hidden_shape_and_lines_of_no_height_are_left_out() -> None:
    old = '<w:pict><v:shape style="position:absolute; visibility: hidden"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>'
    new = '<w:drawing><wp:anchor><wp:docPr id="1" hidden="1"/><wps:wsp><w:txbxContent>{}</w:txbxContent></wps:wsp></wp:anchor></w:drawing>'
    for box in (old, new):
        data = docx(para("Sales rose.", raw(box.format(para("canary")))))
        assert read(data).text == "Sales rose.\n"
        assert [told[:5] for told in told_of(data)] == ["PR435"]
    low = para("canary", properties='<w:spacing w:line="1" w:lineRule="exact"/>')
    data = docx(
        para("Sales rose.")
        + low
        + para("Costs.", properties='<w:spacing w:line="240" w:lineRule="exact"/>')
    )
    assert read(data).text == "Sales rose.\n\nCosts.\n"
    assert [told[:5] for told in told_of(data)] == ["PR436"]
    row = (
        "<w:tr><w:trPr><w:trHeight w:val='2' w:hRule='exact'/></w:trPr>"
        + cell("canary")
        + cell("x")
        + "</w:tr>"
    )
    data = docx(
        table(["Product", "Region"], ["Alba", "Asia"]).replace("</w:tbl>", f"{row}</w:tbl>")
    )
    assert "canary" not in read(data).text


SHAPES = {
    '<v:shape filled="f">': False,
    '<v:shape fillcolor="white [3212]">': False,
    '<v:rect fillcolor="#fff">': False,
    '<v:rect fillcolor="#003366">': True,
    '<v:rect fillcolor="black">': True,
    '<v:rect fillcolor="navy">': True,
    "<v:rect>": False,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_white_words_in_a_shape_of_old_word_stay_where_it_has_a_colour(shape: str) -> None:
    end = "</v:shape>" if "shape" in shape else "</v:rect>"
    inner = f"<v:textbox><w:txbxContent>{para(run('boxed', WHITE))}</w:txbxContent></v:textbox>"
    seen = read(docx(para("Sales.", raw(f"<w:pict>{shape}{inner}{end}</w:pict>")))).text
    assert seen == ("Sales.\n\nboxed\n" if SHAPES[shape] else "Sales.\n")


def test_a_pattern_and_a_colour_of_the_theme_are_grounds_too() -> None:
    solid = '<w:shd w:val="solid" w:color="1F3864" w:fill="FFFFFF"/>'
    themed = '<w:shd w:val="clear" w:themeFill="background1" w:fill="FFFFFF"/>'
    assert read(docx(para(run("seen", WHITE + solid)))).text == "seen\n"
    assert read(docx(para("Sales", run("gone", WHITE + themed)))).text == "Sales\n"


def test_text_under_a_merged_cell_does_not_show() -> None:
    def merged(text: str, how: str) -> str:
        return cell(text, f"<w:vMerge{how}/>")

    restart = ' w:val="restart"'
    made = table(
        ["Region", "Product"], [merged("Europe", restart), "a"], [merged("canary", ""), "b"]
    )
    assert (
        read(docx(made)).text == "| Region | Product |\n| --- | --- |\n| Europe | a |\n|  | b |\n"
    )
    assert [told[:5] for told in told_of(docx(made))] == ["PR435"]
    # Nothing lies above this one.
    alone = table(["Region", "Product"], [merged("Europe", ""), "a"])
    assert read(docx(alone)).text == "| Region | Product |\n| --- | --- |\n| Europe | a |\n"


def test_comments_are_told_by_paragraph_and_left_out() -> None:
    comments = f'<w:comment w:id="0" w:author="Canary">{para("canary")}</w:comment>'
    marks = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    body = para("Acme reports") + para(
        marks[0],
        run("Sales rose."),
        marks[1],
        raw('<w:commentReference w:id="0"/>'),
        raw('<w:commentReference w:id="1"/>'),
    )
    data = docx(
        body,
        parts={"word/comments.xml": part("comments", comments)},
        relations=relation("c", "comments", "comments.xml"),
    )
    assert read(data).text == "Acme reports\n\nSales rose.\n"
    assert told_of(data) == ["PR434 paragraph 2 (“Sales rose.”) has comments, which are left out"]


def test_of_alternative_content_one_branch_is_read_and_the_other_told() -> None:
    def either(choice: str, fallback: str) -> str:
        return para("Sales ", raw(
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice>"
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        ))  # fmt: skip

    data = docx(either("<w:t>rose.</w:t>", "<w:t>fell.</w:t>"))
    assert read(data).text == "Sales rose.\n"
    (told,) = told_of(data)
    assert told.startswith("PR437 paragraph 1 (“Sales rose.”) has text in several versions")
    assert "fell" not in told
    assert told_of(docx(either("<w:t>rose.</w:t>", "<w:t>rose.</w:t>"))) == []
    assert read(docx(either("<w14:unknown/>", "<w:t>fell.</w:t>"))).text == "Sales fell.\n"
    others = either("<w:t>rose.</w:t>", "<w:t>fell.</w:t>").replace(
        "Requires='wps'", "xmlns:acme='urn:acme' Requires='acme'"
    )
    assert read(docx(others)).text == "Sales fell.\n"
