"""Property: whatever a document is made of, each word of it that shows is in what is written, and
none that is hidden."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.importers.records import Wishes
from pressroom.importers.visible_words import word_counts
from pressroom.importers.word.reader import read_word
from tests.importers.reading_word import text_in_file
from tests.importers.word_files import STYLES, cell, docx, field, para, part, raw, relation, run

BY = 'w:id="1" w:author="a"'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
WORDS = st.sampled_from(
    [
        "sales",
        "rose",
        "12.5",
        "(1,234)",
        "$",
        "*",
        "a_b_c",
        "[x]",
        "1.",
        "#",
        "|",
        "<b>",
        "Kadcyla®",
        "—",
        "größer",
        "-",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(
    lambda words: "".join(f" {word} " for word in words)
)


def shown_run(text: str, how: str) -> tuple[str, str, str]:
    """A run in XML, the words that it shows, and those that it hides."""
    made = {
        "plain": run(text),
        "bold": run(text, "<w:b/>"),
        "italic": run(text, "<w:i/>"),
        "raised": run(text, '<w:vertAlign w:val="superscript"/>'),
        "field": field(" REF x ", run(text)),
        "simple": f'<w:fldSimple w:instr="REF x">{run(text)}</w:fldSimple>',
        "control": f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>",
        "inserted": f"<w:ins {BY}>{run(text)}</w:ins>",
        "link": f'<w:hyperlink r:id="web">{run(text)}</w:hyperlink>',
        "box": raw(f"<w:pict><v:shape><v:textbox><w:txbxContent>{para(run(text))}</w:txbxContent></v:textbox></v:shape></w:pict>"),
        "break": raw("<w:br/>") + run(text) + raw("<w:cr/>"),
        "tab": raw("<w:tab/>") + run(text),
    }  # fmt: skip
    hidden = {
        "vanish": run("canary", "<w:vanish/>"),
        "white": run("canary", '<w:color w:val="FFFFFF"/>'),
        "deleted": f"<w:del {BY}>{raw('<w:delText>canary</w:delText>')}</w:del>",
        "instruction": field(" canary ", ""),
    }
    return (made[how], text, "") if how in made else (hidden[how], "", "canary")


RUNS = st.builds(
    shown_run,
    TEXTS,
    st.sampled_from(
        [
            "plain",
            "bold",
            "italic",
            "raised",
            "field",
            "simple",
            "control",
            "inserted",
            "link",
            "box",
            "break",
            "tab",
            "vanish",
            "white",
            "deleted",
            "instruction",
        ]
    ),
)
PROPERTIES = st.sampled_from(
    [
        "",
        "",
        '<w:pStyle w:val="berschrift1"/>',
        '<w:pStyle w:val="Titel"/>',
        '<w:pStyle w:val="Beschriftung"/>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        f"<w:rPr><w:del {BY}/></w:rPr>",
    ]
)
PARAGRAPHS = st.tuples(st.lists(RUNS, max_size=4), PROPERTIES)


def made_paragraph(drawn: tuple[list[tuple[str, str, str]], str]) -> tuple[str, str]:
    runs, properties = drawn
    xml = f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(r[0] for r in runs)}</w:p>"
    return xml, " ".join(each[1] for each in runs)


def made_table(rows: list[list[tuple[str, str]]]) -> tuple[str, str]:
    """A table of cells with one paragraph each."""
    xml = "".join(f"<w:tr>{''.join(cell(each[0]) for each in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{xml}</w:tbl>", " ".join(text for row in rows for _, text in row)


BLOCKS = st.one_of(
    PARAGRAPHS.map(made_paragraph),
    PARAGRAPHS.map(made_paragraph),
    st.integers(1, 5).flatmap(
        lambda width: st.lists(
            st.lists(PARAGRAPHS.map(made_paragraph), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        ).map(made_table)
    ),
)


@settings(max_examples=40)
@given(st.lists(BLOCKS, min_size=1, max_size=6), PARAGRAPHS.map(made_paragraph))
def test_every_word_that_shows_is_written_and_none_that_is_hidden(
    blocks: list[tuple[str, str]], note: tuple[str, str]
) -> None:
    reference = raw('<w:footnoteReference w:id="2"/>')
    data = docx(
        "".join(block[0] for block in blocks) + para("Noted", reference),
        styles=STYLES,
        parts={
            "word/numbering.xml": part("numbering", NUMBERING),
            "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{note[0]}</w:footnote>'),
        },
        relations=relation("n", "numbering", "numbering.xml")
        + relation("f", "footnotes", "footnotes.xml")
        + relation("web", "hyperlink", "https://example.com/", external=True),
    )
    manuscript, problems = read_word(data, "news.docx", Wishes(changes="accept"))
    assert manuscript is not None, problems
    files = [text_in_file(file) for file in manuscript.files]
    # In the text, signs are escaped, and `]` and `(address)` stand around a link's words.
    text = re.sub(r"\]\(https://example\.com/\)|!?\[|\\", "", manuscript.text.replace("&lt;", "<"))
    written = word_counts(
        "\n".join([manuscript.title, text, *files]).replace("<b>", " ").replace("<b\\>", " ")
    )
    shown = word_counts(" ".join([*(block[1] for block in blocks), note[1]]).replace("<b>", " "))
    assert not shown - written, (manuscript.text, files)
    assert not shown - word_counts(manuscript.visible.replace("<b>", " "))
    assert "canary" not in repr((manuscript.text, manuscript.visible, files))
