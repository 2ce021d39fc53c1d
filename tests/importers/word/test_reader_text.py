"""Text of Word as Markdown: headings, emphasis, links, notes, signs, fields, wrappers, boxes."""

from __future__ import annotations

import pytest

from tests.importers.reading_word import read, text_of, told_of
from tests.importers.word_files import STYLES, docx, field, para, part, raw, relation, run

RAISED = '<w:vertAlign w:val="superscript"/>'
SYMBOL_FONT = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'


def sign(font: str, code: str) -> str:
    return raw(f'<w:sym w:font="{font}" w:char="{code}"/>')


LINES = {
    "bold and italic": (run("a ") + run("b", "<w:b/>") + run(" c ") + run("d", "<w:i/>"), "a **b** c *d*"),
    "bold turned off": (run("a", '<w:b w:val="0"/>'), "a"),
    "runs of one emphasis": (run("Sa", "<w:b/>") + run("les", "<w:b/>") + run(" rose"), "**Sales** rose"),
    "struck out": (run("old", "<w:strike/>") + run(" new"), "<del>old</del> new"),
    "powers": (run("10") + run("6", RAISED), "10<sup>6</sup>"),
    "lowered": (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H<sub>2</sub>O"),
    "a raised mark is the mark": (run("Kadcyla") + run("®", RAISED), "Kadcyla®"),
    "registered mark of Symbol": (run("Kadcyla") + sign("Symbol", "F0D2") + sign("Symbol", "F0E2"), "Kadcyla®®"),
    "trade mark of Symbol": (run("Alba") + sign("Symbol", "F0E4"), "Alba™"),
    "letters in Symbol": (raw("<w:t>\uf061-TNF</w:t>".replace("-TNF", ""), SYMBOL_FONT) + run("-TNF"), "α-TNF"),
    "tick of Wingdings": (sign("Wingdings", "F0FC") + run(" done"), "✓ done"),
    "a character of another font": (raw("<w:t>–</w:t>", SYMBOL_FONT) + sign("Webdings", "F020") + run("x"), "– x"),
    "non-breaking hyphen": (run("T") + raw("<w:noBreakHyphen/>") + run("DM1"), "T\u2011DM1"),
    "soft hyphens": (run("anti") + raw("<w:softHyphen/>") + run("bo\u00addy"), "antibody"),
    "line breaks": (run("one") + raw("<w:br/>") + run("two") + raw("<w:cr/>") + run("three"), "one\\\ntwo\\\nthree"),
    "tab": (run("one") + raw("<w:tab/>") + run("two"), "one two"),
    "white space that Word does not show": (raw("<w:t> one </w:t>") + raw("<w:t> two</w:t>"), "onetwo"),
    "simple field": ('<w:fldSimple w:instr="REF x"><w:r><w:t>four</w:t></w:r></w:fldSimple>', "four"),
    "complex field": (field(" REF x ", run("four", "<w:b/>")), "**four**"),
    "field in a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field(" REF x ", run("unseen")) + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + field(" REF y ", run("seen")) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "seen"),
    "field of a link": (field(' HYPERLINK "https://example.com/a" \\o "tip" ', run("a") + run("b", "<w:i/>")), "[a<em>b</em>](https://example.com/a)"),
    "field of a place in a page": (field(' HYPERLINK "https://example.com/a" \\l "b" \\o "tip" ', run("a")), "[a](https://example.com/a#b)"),
    "field of a place": (field(' HYPERLINK \\l "there" ', run("below")), "below"),
    "drop-down field": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
        '<w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "Yes"),
    "ticked box": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" yes"), "☒ yes"),
    "tab to the margin": (run("one") + raw('<w:ptab w:alignment="right"/>') + run("two"), "one two"),
    "character of a font by its number": (sign("Arial", "00AE"), "®"),
    "field without a result": (
        run("one") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "unseen"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" two"), "one two"),
    "button": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MACROBUTTON NoMacro Press here</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "Press here"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('inside')}</w:sdtContent></w:sdt>", "inside"),
    "smart tag": (f'<w:smartTag w:element="place">{run("Basel")}</w:smartTag>', "Basel"),
    "direction": (f'<w:dir w:val="ltr">{run("one")}</w:dir><w:bdo w:val="ltr">{run("two")}</w:bdo>', "onetwo"),
    "ruby": (raw(f"<w:ruby><w:rt>{run('Tokyo')}</w:rt><w:rubyBase>{run('東京')}</w:rubyBase></w:ruby>"), "東京 (Tokyo)"),
    "signs of Markdown": (run("1* [a] _b_ <c>"), "1\\* \\[a\\] \\_b\\_ \\<c>"),
    "an end mark": (run("###"), "###"),
    "quotation marks as typed": (run("„so“ «si» “so” 'tis"), "„so“ «si» “so” 'tis"),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_line_says_in_markdown_what_word_shows(name: str) -> None:
    inner, expected = LINES[name]
    assert text_of(para(inner)) == expected


def test_the_title_is_the_first_line_and_headings_begin_at_the_second_level() -> None:
    body = (
        para("Acme reports", style="Titel")
        + para("Sales", style="berschrift1")
        + para("They rose.")
        + para("In Europe", style="berschrift2")
        + para("Costs", properties='<w:outlineLvl w:val="0"/>')
    )
    assert text_of(body) == "Acme reports\n\n## Sales\n\nThey rose.\n\n### In Europe\n\n## Costs"


def test_a_title_that_other_lines_stand_above_is_the_headline_apart_from_the_text() -> None:
    label, title = para("For immediate release"), para("Acme reports on its year", style="Titel")
    manuscript = read(docx(label + title + para("Sales rose.")))
    assert (manuscript.title, manuscript.text) == (
        "Acme reports on its year", "For immediate release\n\nSales rose.\n"
    )  # fmt: skip
    other = read(docx(para("Acme") + para("Press release", style="Titel") + para("Sales rose.")))
    assert (other.title, other.text) == ("", "Acme\n\nPress release\n\nSales rose.\n")


def test_a_heading_that_stands_first_is_the_headline_and_lower_ones_move_up() -> None:
    body = para("Acme reports", style="berschrift1") + para("They rose.")
    assert (
        text_of(body + para("Costs", style="berschrift2"))
        == "Acme reports\n\nThey rose.\n\n## Costs"
    )


def test_a_style_with_an_outline_level_is_a_heading() -> None:
    more = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Text"><w:name w:val="Text"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = para("Acme") + para("Sales", style="Own") + para("Rose.", style="Text")
    assert read(docx(body, styles=STYLES + more)).text == "Acme\n\n## Sales\n\nRose.\n"


def test_styles_that_are_based_on_a_heading_are_headings_and_quotations_are_quoted() -> None:
    more = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    )
    body = para("Acme") + para("Sales", style="Own") + para("So it is.", style="Zitat")
    assert read(docx(body, styles=STYLES + more)).text == "Acme\n\n## Sales\n\n> So it is.\n"


def test_notes_stand_at_the_end_and_only_those_that_are_referred_to() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{para(raw("<w:separator/>"))}</w:footnote>'
        f'<w:footnote w:id="2">{para(raw("<w:footnoteRef/>"), run(" Unaudited."))}</w:footnote>'
        f'<w:footnote w:id="3">{para("Never shown.")}</w:footnote>'
    )
    ends = (
        f'<w:endnote w:id="2">{para("By ", run("law", "<w:b/>"), ".")}{para("More.")}</w:endnote>'
    )
    data = docx(
        para("Sales", raw('<w:footnoteReference w:id="2"/>', RAISED), " rose", raw('<w:endnoteReference w:id="2"/>'), "."),
        parts={"word/footnotes.xml": part("footnotes", notes), "word/endnotes.xml": part("endnotes", ends)},
        relations=relation("f", "footnotes", "footnotes.xml") + relation("e", "endnotes", "endnotes.xml"),
    )  # fmt: skip
    assert read(data).text == (
        "Sales[^1] rose[^2].\n\n[^1]: Unaudited.\n\n[^2]: By **law**.\n\n    More.\n"
    )
    assert "Never" not in read(data).visible


def test_the_mark_of_a_note_that_is_not_there_is_left_out_and_told() -> None:
    data = docx(para("Sales", raw('<w:footnoteReference w:id="2"/>')))
    assert read(data).text == "Sales\n"
    assert told_of(data) == [
        "PR443 paragraph 1 (“Sales”) refers to a footnote that is not in the Word file"
    ]


def test_a_note_with_a_mark_of_its_own_has_that_mark_once() -> None:
    notes = f'<w:footnote w:id="2">{para("* Unaudited.")}</w:footnote>'
    data = docx(
        para("Sales", raw('<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>')),
        parts={"word/footnotes.xml": part("footnotes", notes)},
        relations=relation("f", "footnotes", "footnotes.xml"),
    )
    assert read(data).text == "Sales[^1]\n\n[^1]: \\* Unaudited.\n"


def test_links_lead_where_readers_can_follow_and_others_are_told() -> None:
    body = para(
        '<w:hyperlink r:id="web" w:anchor="top"><w:r><w:t>web</w:t></w:r></w:hyperlink>',
        '<w:hyperlink r:id="disk"><w:r><w:t xml:space="preserve"> disk</w:t></w:r></w:hyperlink>',
        '<w:hyperlink r:id="mail"><w:r><w:t xml:space="preserve"> mail</w:t></w:r></w:hyperlink>',
    )
    rows = (
        relation("web", "hyperlink", "https://example.com/a", external=True)
        + relation("disk", "hyperlink", "file:///C:/Users/canary/a.docx", external=True)
        + relation("mail", "hyperlink", "mailto:ir@example.com", external=True)
    )
    data = docx(body, relations=rows)
    assert (
        read(data).text == "[web](https://example.com/a#top) disk[ mail](mailto:ir@example.com)\n"
    )
    (told,) = told_of(data)
    assert told.startswith(
        "PR446 paragraph 1 (“web disk mail”) has a link that readers cannot follow"
    )


@pytest.mark.parametrize("name", ["DATE", "TIME", "SAVEDATE", "PRINTDATE"])
def test_a_field_that_shows_another_day_each_time_is_told_and_keeps_its_last(name: str) -> None:
    complex_field = para("On ", field(f' {name} \\@ "MMMM d" ', run("June 3")))
    simple = para(
        "On ", f'<w:fldSimple w:instr="{name}"><w:r><w:t>June 3</w:t></w:r></w:fldSimple>'
    )
    for body in (complex_field, simple):
        assert text_of(body) == "On June 3"
        (told,) = told_of(docx(body))
        assert told.startswith(f"PR438 paragraph 1 (“On June 3”) has a {name} field")
    assert told_of(docx(para(field(" CREATEDATE ", run("June 3"))))) == []


def test_a_date_that_old_word_sets_is_told() -> None:
    data = docx(para("On", raw("<w:monthLong/>"), raw("<w:dayShort/>")))
    assert [told[:36] for told in told_of(data)] == ["PR438 paragraph 1 (“On”) has a date "]


def test_a_field_that_never_ends_loses_no_words() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    )
    assert text_of(para("One ", begin, run("two")) + para("three")) == "One two\n\nthree"


def test_a_text_box_stands_behind_its_paragraph() -> None:
    def box(*texts: str) -> str:
        inner = "".join(map(para, texts))
        return raw(f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>")  # fmt: skip

    body = para("One", box("Two", "three"), box("four"), run(" more")) + para("Five")
    assert text_of(body) == "One more\n\nTwo\n\nthree\n\nfour\n\nFive"


def test_a_content_control_that_nobody_filled_in_is_told() -> None:
    body = para(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    )
    assert told_of(docx(body))[0].startswith(
        "PR445 paragraph 1 (“Click here”) has a content control that"
    )


def test_a_sign_of_a_font_that_is_not_known_is_told() -> None:
    data = docx(para("a", sign("Wingdings", "F021")))
    assert told_of(data) == [
        "PR444 paragraph 1 (“a”) has a sign of the font Wingdings that is not known (F021); it is left out"
    ]


def test_a_formula_is_written_in_one_line_and_told() -> None:
    def letters(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:e>{letters('x')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"
    part_of = f"<m:f><m:num>{letters('a+b')}</m:num><m:den>{letters('c')}</m:den></m:f>"
    root = f"<m:rad><m:deg/><m:e>{letters('y')}</m:e></m:rad>"
    sums = (
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
        f"<m:sub>{letters('1')}</m:sub><m:sup>{letters('n')}</m:sup><m:e>{letters('z')}</m:e></m:nary>"
    )
    bracket = f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{letters("t")}</m:e></m:d>'
    body = para("So ", f"<m:oMath>{power}{letters(' = ')}{part_of}{root}{sums}{bracket}</m:oMath>")
    assert text_of(body) == "So x^2 = (a+b)/c√(y)∑\\_1^n z\\[t\\]"
    assert told_of(docx(body))[0].startswith("PR444")


def test_the_language_is_that_of_most_letters() -> None:
    german, english = '<w:lang w:val="de-CH"/>', '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>'
    body = para(run("Umsatz gestiegen.", german), run(" Sales.", english))
    assert read(docx(body)).language == "de"
    # The words know better than the keyboard.
    text = "Der Umsatz ist auf das Doppelte gestiegen, und die Kosten sind mit denen des Vorjahrs gleich."
    assert read(docx(para(run(text, english)))).language == "de"
    assert read(docx(para(run("売上高", english)))).language == "ja"
    assert read(docx(para("Sales"))).language == ""
