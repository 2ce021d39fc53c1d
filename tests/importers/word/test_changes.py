"""Tracked changes: none is settled in silence, and both commands leave what Word's leave."""

from __future__ import annotations

import pytest

from pressroom.importers.records import Wishes
from pressroom.importers.word.reader import read_word
from tests.importers.reading_word import problems_of, read, text_of, told_of
from tests.importers.word_files import cell, docx, para, part, raw, relation, run, table

BY = 'w:id="1" w:author="A. Counsel" w:date="2026-01-05T10:00:00Z"'


def ins(inner: str) -> str:
    return f"<w:ins {BY}>{inner}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}>{raw(f'<w:delText>{text}</w:delText>')}</w:del>"


def mark(kind: str) -> str:
    return f"<w:rPr><w:{kind} {BY}/></w:rPr>"


ROW = "<w:tr><w:trPr><w:{kind} {by}/></w:trPr>{cells}</w:tr>"


def row(kind: str, *cells: str) -> str:
    return ROW.format(kind=kind, by=BY, cells="".join(map(cell, cells)))


def rows(*made: str) -> str:
    plain = "<w:tr>" + cell("Product") + cell("Region") + "</w:tr>"
    return f"<w:tbl>{plain}{''.join(made)}<w:tr>{cell('Alba')}{cell('Europe')}</w:tr></w:tbl>"


HEAD = "| Product | Region |\n| --- | --- |\n"
CASES = {
    "insertion and deletion": (
        para(run("Sales "), gone("fell"), ins(run("rose")), run(".")),
        "Sales rose.",
        "Sales fell.",
    ),
    "inserted by one, deleted by another": (
        para(run("Sales rose"), ins(gone(" a lot")), run(".")),
        "Sales rose.",
        "Sales rose.",
    ),
    "move": (
        para(run("First. "), f"<w:moveFrom {BY}>{run('Second. ')}</w:moveFrom>", run("Third. "))
        + para(run("Fourth. "), f"<w:moveTo {BY}>{run('Second. ')}</w:moveTo>"),
        "First. Third.\n\nFourth. Second.",
        "First. Second. Third.\n\nFourth.",
    ),
    "deleted paragraph mark": (
        para(run("One, "), properties=mark("del")) + para(run("two."), properties=""),
        "One, two.",
        "One,\n\ntwo.",
    ),
    "inserted paragraph mark": (
        para(run("One, "), properties=mark("ins")) + para(run("two.")),
        "One,\n\ntwo.",
        "One, two.",
    ),
    "deleted mark before a content control": (
        para("a ", properties=mark("del")) + f"<w:sdt><w:sdtPr/><w:sdtContent>{para('b')}</w:sdtContent></w:sdt>",
        "a b",
        "a\n\nb",
    ),
    "deleted mark at the end of a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para('a ', properties=mark('del'))}</w:sdtContent></w:sdt>" + para("b"),
        "a b",
        "a\n\nb",
    ),
    "several deleted marks in a row": (
        para("a ", properties=mark("del")) + para("b ", properties=mark("del")) + para("c"),
        "a b c",
        "a\n\nb\n\nc",
    ),
    "deleted heading": (
        para(gone("Outlook"), style="berschrift1", properties=mark("del")) + para("Sales rose."),
        "Sales rose.",
        "Outlook\n\nSales rose.",
    ),
    "joined paragraph keeps the kind of the second": (
        para("Intro.") + para(run("Not "), properties=mark("del")) + para("Outlook", style="berschrift1"),
        "Intro.\n\n## Not Outlook",
        "Intro.\n\nNot\n\n## Outlook",
    ),
    "inserted paragraph before a table": (
        para("Intro.") + para(ins(run("New.")), properties=mark("ins"))
        + table(["Product", "Region"], ["Alba", "Europe"]),
        f"Intro.\n\nNew.\n\n{HEAD}| Alba | Europe |",
        f"Intro.\n\n{HEAD}| Alba | Europe |",
    ),
    "inserted row": (
        rows(row("ins", "Boreas", "Asia")),
        f"{HEAD}| Boreas | Asia |\n| Alba | Europe |",
        f"{HEAD}| Alba | Europe |",
    ),
    "deleted row": (
        rows(row("del", "Boreas", "Asia")),
        f"{HEAD}| Alba | Europe |",
        f"{HEAD}| Boreas | Asia |\n| Alba | Europe |",
    ),
    "deleted table": (
        para("Intro.") + f"<w:tbl>{row('del', 'a', 'b')}{row('del', 'c', 'd')}</w:tbl>" + para("End."),
        "Intro.\n\nEnd.",
        "Intro.\n\n| a | b |\n| --- | --- |\n| c | d |\n\nEnd.",
    ),
    "deleted and inserted cells": (
        table(
            [cell("Product"), cell("Old", f"<w:cellDel {BY}/>"), cell("New", f"<w:cellIns {BY}/>")],
            [cell("Alba"), cell("x", f"<w:cellDel {BY}/>"), cell("y", f"<w:cellIns {BY}/>")],
        ),
        "| Product | New |\n| --- | --- |\n| Alba | y |",
        "| Product | Old |\n| --- | --- |\n| Alba | x |",
    ),
    "merged and split cells": (
        table(
            ["Product", "Region"],
            [cell("Alba", '<w:vMerge w:val="restart"/>'), cell("Asia")],
            [cell("Boreas", f'<w:vMerge w:val="restart"/><w:cellMerge {BY} w:vMerge="cont" w:vMergeOrig="rest"/>'), cell("Europe")],
        ),
        f"{HEAD}| Alba | Asia |\n|  | Europe |",
        f"{HEAD}| Alba | Asia |\n| Boreas | Europe |",
    ),
    "deleted mark before something that is no paragraph": (
        para("a ", properties=mark("del")) + '<w:bookmarkStart w:id="1" w:name="x"/>' + para("b"),
        "a b",
        "a\n\nb",
    ),
    "list number of old Word": (
        para("a", properties=f'<w:numPr><w:numberingChange {BY} w:original="1."/></w:numPr>'),
        "a",
        "a",
    ),
    "formatting of a run": (
        para(
            run("Sales "),
            run("rose", f"<w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"),
        ),
        "Sales **rose**",
        "Sales *rose*",
    ),
    "style of a paragraph": (
        para("Intro.")
        + para(
            "Outlook",
            style="berschrift1",
            properties=f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>",
        ),
        "Intro.\n\n## Outlook",
        "Intro.\n\nOutlook",
    ),
    "formatting that hides": (
        para("Sales rose.", run(" Or not.", f"<w:vanish/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")),
        "Sales rose.",
        "Sales rose. Or not.",
    ),
    "deleted field": (
        para(
            run("On "),
            f"<w:del {BY}>" + raw('<w:fldChar w:fldCharType="begin"/>')
            + raw("<w:delInstrText>REF day</w:delInstrText>")
            + raw('<w:fldChar w:fldCharType="separate"/>')
            + raw("<w:delText>Monday</w:delText>")
            + raw('<w:fldChar w:fldCharType="end"/>') + "</w:del>",
            ins(run("Tuesday")),
        ),
        "On Tuesday",
        "On Monday",
    ),
    "conflict between two authors": (
        para("Sales ", f"<w14:conflictIns {BY}>{run('rose')}</w14:conflictIns>"),
        "Sales rose",
        "Sales",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_accepting_and_rejecting_leave_what_words_own_commands_leave(name: str) -> None:
    body, accepted, rejected = CASES[name]
    assert text_of(body, "accept") == accepted
    assert text_of(body, "reject") == rejected


def test_without_a_wish_the_changes_are_counted_by_kind_and_place_and_nothing_is_read() -> None:
    body = (
        para("Acme reports")
        + para(
            run("Sales "), gone("fell"), ins(run("rose")), run(" in the third quarter of the year.")
        )
        + para(run("One"), properties=mark("del"))
        + para(run("two", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"))
        + rows(row("ins", "Boreas", "Asia"))
    )
    manuscript, (problem,) = read_word(docx(body), "news.docx", Wishes())
    assert manuscript is None
    assert str(problem) == (
        "news.docx: error PR433 the Word file has 5 tracked changes (1 deletion, 1 insertion, "
        "1 deleted paragraph mark, 1 formatting change, 1 inserted table row): "
        "paragraph 2 (“Sales rose in the third quarter of the …”): "
        "deleted “fell”, inserted “rose”; paragraph 3; "
        "paragraph 4 (“Onetwo”); paragraph 7 (“Boreas”) — "
        "accept or reject them in Word (Review, Accept or Reject All Changes), or say which: "
        "`--changes accept` or `--changes reject`"
    )


def test_a_change_in_a_text_box_counts_once_though_it_stands_in_the_file_twice() -> None:
    box = f"<w:txbxContent>{para(ins(run('new')))}</w:txbxContent>"
    both = raw(
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>{box}</wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    data = docx(para("Acme", both) + para(gone("old")))
    (told,) = told_of(data)
    assert "2 tracked changes (1 insertion, 1 deletion)" in told
    assert told.endswith("paragraph 2 (“new”): inserted “new”; paragraph 3: deleted “old”")
    assert read(data, "accept").text == "Acme\n\nnew\n"


def test_a_change_of_a_style_is_one_too() -> None:
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr></w:style>"
    )
    data = docx(para("Sales rose."), styles=style)
    assert "(1 formatting change): styles" in told_of(data)[0]
    assert read(data, "accept").text == "**Sales rose.**\n"
    assert read(data, "reject").text == "Sales rose.\n"


def test_the_first_words_that_were_changed_are_named() -> None:
    long = "and nobody at Acme had expected that much in a year with such weather"
    data = docx(
        para(run("“Sales "), gone("fell,"), ins(run("rose,")), ins(run(long)), run("” he said."))
    )
    (told,) = told_of(data)
    assert told.endswith(
        "paragraph 1 (“‘Sales rose,and nobody at Acme had …”): deleted “fell,”, inserted “rose,”, …"
    )
    data = docx(para(run("Sales rose "), ins(run(long))))
    assert told_of(data)[0].endswith("inserted “and nobody at Acme had expected that …”")
    hidden = gone("not for you").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert "not for you" not in told_of(docx(para(run("Sales rose."), hidden)))[0]


def test_of_very_many_changes_the_first_places_are_named() -> None:
    (told,) = told_of(docx("".join(para(ins(run(f"New {n}."))) for n in range(15))))
    assert told.endswith("; paragraph 12 (“New 11.”): inserted “New 11.”; and 3 more places")


def test_changes_in_a_page_header_count_too() -> None:
    data = docx(
        para("Acme"),
        parts={"word/header1.xml": part("hdr", para(ins(run("Draft"))))},
        relations=relation("h", "header", "header1.xml"),
    )
    assert "(1 insertion): page header" in told_of(data)[0]
    assert any("Draft" in told for told in told_of(data, "accept"))
    assert told_of(data, "reject") == []


def test_changes_in_notes_are_told_and_settled_too() -> None:
    note = f'<w:footnote w:id="2">{para(gone("Old."), ins(run("New.")))}</w:footnote>'
    data = docx(
        para(run("Sales rose."), raw('<w:footnoteReference w:id="2"/>')),
        parts={"word/footnotes.xml": part("footnotes", note)},
        relations=relation("f", "footnotes", "footnotes.xml"),
    )
    assert "footnote 2" in told_of(data)[0]
    assert read(data, "accept").text == "Sales rose.[^1]\n\n[^1]: New.\n"
    assert read(data, "reject").text == "Sales rose.[^1]\n\n[^1]: Old.\n"


def test_a_numbering_that_was_added_goes_with_the_rejection() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = docx(
        para(
            "Sales rose.",
            properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {BY}/></w:numPr>',
        ),
        parts={"word/numbering.xml": part("numbering", numbering)},
        relations=relation("n", "numbering", "numbering.xml"),
    )
    assert read(data, "accept").text == "- Sales rose.\n"
    assert read(data, "reject").text == "Sales rose.\n"
    assert problems_of(data)[0].code == "PR433"
