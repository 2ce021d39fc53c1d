"""The text of a release to be signed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pressroom.formats.signed_text import SignedText, difference, folded_line, lines_of, read_text


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>Net <b>sales</b>\nrose.</p><p>Costs<br>fell.</p>", "Net sales rose.|Costs|fell."),
        ("<ul><li>one</li><li>two</li></ul>", "one|two"),
        ("<p>10<sup>6</sup> H<sub>2</sub>O <del>no</del></p>", "10^6 H_2O ~~no~~"),
        ('<p><a href="https://x.example/a">here</a>, <a href="/b">there</a></p>',
         "here <https://x.example/a>, there"),
        ('<p>5<span class="said"> percent</span>%</p>', "5%"),
        ('<p>Note.&nbsp;<a class="footnote-backref" href="#a">↩</a></p>', "Note."),
    ],
)  # fmt: skip
def test_words_are_a_line_for_each_block(markup: str, lines: str) -> None:
    assert lines_of(markup) == tuple(lines.split("|"))


def test_a_figure_in_another_column_is_another_text() -> None:
    def row(*cells: str) -> tuple[str, ...]:
        return lines_of(f"<table><tbody><tr>{''.join(cells)}</tr></tbody></table>")

    sales, empty = "<td>12</td>", "<td></td>"
    assert row(sales, empty) != row(empty, sales)
    assert row('<td colspan="2">12</td>', sales) == row(sales, empty, sales) == ("12 | | 12",)


def test_how_type_is_set_does_not_matter_and_every_sign_does() -> None:
    assert folded_line("“Q1”\u00a0– it’s Anvil™…") == folded_line('"Q1" - it\'s Anvil...')
    for other in ("“Q2”", "Q1", "q1", '"Q1".'):
        assert folded_line(other) != folded_line("“Q1”")


def text(**changed: object) -> SignedText:
    fields = {
        "rows": (("Id", "x"), ("Headline", "ACME Merges")),
        "files": (("0" * 64, "q1.pdf"),),
        "as_of": datetime(2026, 12, 10, 14, tzinfo=UTC),
        "words": ("Net sales rose.", "By 12 percent."),
    }
    return SignedText(**{**fields, **changed})  # type: ignore[arg-type]


def test_a_text_is_read_as_it_is_written_and_not_otherwise() -> None:
    written = text().text
    assert read_text(written) == text()
    assert read_text(text(words=()).text) == text(words=())
    for other in (
        written + "\n",
        written.rstrip("\n"),
        written.replace("\n", "\r\n"),
        written.replace("text 1", "text 2"),
        written.replace("Headline:", "headline:"),
        written.replace("Signed-As-Of: 2026", "Signed-As-Of: 26"),
        written.replace("0" * 64, "0" * 63),
        "",
    ):
        assert read_text(other) is None, other


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ""),
        ({"as_of": datetime(2027, 1, 1, tzinfo=UTC)}, ""),
        ({"rows": (("Id", "x"), ("Headline", "ACME Merge"))},
         "Headline was “ACME Merges” and is “ACME Merge”"),
        ({"files": (("1" * 64, "q1.pdf"),)}, "the file “q1.pdf” is another"),
        ({"words": ("Net sales rose.", "By 13 percent.")},
         "line 2 was “By 12 percent.” and is “By 13 percent.”"),
        ({"words": ("Net sales rose.",)}, "it had 2 lines and has 1"),
    ],
)  # fmt: skip
def test_what_has_changed_is_told(changed: dict[str, object], told: str) -> None:
    assert difference(text(), text(**changed)) == told
