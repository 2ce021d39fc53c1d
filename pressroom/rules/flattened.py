"""Tables that have lost their form: cells one a line, or all in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.rules.amount_sentences import count_figures
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_CELL = re.compile(
    r"[$€£¥(\-–—+ \u00a0]{0,4}(?:\d[\d.,]*)?[)%xX \u00a0]{0,4}|n/[am]|nm|(?:19|20)\d\d|[$€£¥]",
    re.IGNORECASE,
)
_LONGEST_CELL = 70
# As many cells as nobody writes one below the other for another reason, and the share of figures.
_FEWEST_CELLS, _SHARE = 12, 0.4
_MOST_LABELS = 8
# Figures of a column that may be words: `n/a`, `2x`.
_OTHER_FIGURES = 2
_CELL_ENDS = frozenset("0123456789)%xXamMAcC$€£¥-–— \u00a0")
_NO_CELLS = frozenset(("---", "***", "--", "-", "—", "–"))
_FEWEST_FIGURES, _FIGURES_PER_WORD = 24, 0.4
_FIGURE = re.compile(r"(?<![\w.])[$€£(]{0,2}\d[\d,.]*\)?%?(?![\w])")


def flattened_table(release_text: ReleaseText) -> Iterator[Fault]:
    """A table is a table.

    What is copied out of a page or a PDF loses its rows: its cells stand one a line or all in
    one paragraph, and no reader can tell which figure is of which year.

    Bad:
        Net sales 2026 2025 2024 anvils 10 12 14 hammers 22 25 27 saws 30 31 34 nails 41 42 47
        screws 5 6 7 bolts 12 14 15 wire 2 3 4 tools 9 8 7 all 131 141 155

    Good:
        | Net sales | 2026 | 2025 |
        |---|---:|---:|
        | Anvils | 10 | 12 |
        | Hammers | 22 | 25 |

    Source: WCAG 2.2, 1.3.1 Info and Relationships
    """
    for start, end in flattened_spans(release_text):
        rows = release_text.prose.count("\n", start, end) + 1
        what = "a table has become a paragraph here"
        if rows > 1:
            what = f"a table has fallen apart into lines here, to line {release_text.line(end)}"
        yield Fault(
            release_text.line(start),
            what,
            "write it as a table, or put it in from a CSV file or a workbook",
        )
        return


def flattened_spans(release_text: ReleaseText) -> list[tuple[int, int]]:
    """Spans of tables without rows in the prose: start and end of each."""
    # Fast checks first: most texts have few figures, and few lines that are one.
    digits = release_text.outline.count(b"0")
    if digits < _FEWEST_CELLS * _SHARE:
        return []
    spans: list[tuple[int, int]] = []
    if _may_have_columns(release_text.data):
        spans += _columns(release_text.prose.split("\n"))
    if release_text.amount_sentences.most_figures >= _FEWEST_FIGURES - 2:
        spans += _paragraphs(release_text)
    return sorted(spans)


# A line of figures and signs alone.
_SIGNS = rb"0-9$%()+\-\x80-\xff"
_FIGURES_ALONE = re.compile(rb"\n[ \t\r.,]*[" + _SIGNS + rb"][ \t\r.," + _SIGNS + rb"]*(?=\n)")


def _may_have_columns(data: bytes) -> bool:
    """Whether several lines have only figures and signs."""
    fewest = _FEWEST_CELLS * _SHARE - _OTHER_FIGURES
    return len(_FIGURES_ALONE.findall(b"\n" + data + b"\n")) >= fewest


def _columns(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of short lines, many of them figures alone."""
    at = start = last = cells = figures = since = 0
    for number, row in enumerate([*rows, "." * 2 * _LONGEST_CELL]):
        text = row.strip()
        if text and (figures or text[-1] in _CELL_ENDS or len(text) > _LONGEST_CELL):
            short = len(text) <= _LONGEST_CELL and "|" not in text and text[0] not in "#>*•"
            figure = short and _CELL.fullmatch(text) is not None and text not in _NO_CELLS
            if figure:
                start = start if figures else at - _heads(rows, number)
                cells, figures, since, last = cells + since + 1, figures + 1, 0, at + len(row)
            elif figures:
                since += 1
            if figures and (not short or since > _MOST_LABELS):
                if cells >= _FEWEST_CELLS and figures >= cells * _SHARE:
                    yield start, last
                cells = figures = since = 0
        at += len(row) + 1


def _heads(rows: Sequence[str], number: int) -> int:
    """Number of characters above row `number` that the heads and the first label of its table
    take."""
    length = found = labels = 0
    for row in reversed(rows[max(0, number - 2 * _MOST_LABELS) : number]):
        length += len(row) + 1
        text = row.strip()
        if text:
            labels += 1
            if labels > 1 and (len(text) > _LONGEST_CELL or text[0] in "#>*|" or text[-1] in ".:;"):
                break
            found = length
    return found


def _paragraphs(release_text: ReleaseText) -> Iterator[tuple[int, int]]:
    """Paragraphs of which nearly half of the words are figures."""
    for paragraph in release_text.paragraphs:
        text = paragraph.text
        if len(text) < 4 * _FEWEST_FIGURES:
            continue
        end = paragraph.start + min(len(text), 4000)
        if count_figures(release_text.outline, paragraph.start, end) < _FEWEST_FIGURES - 2:
            continue
        figures = sum(1 for _ in _FIGURE.finditer(text[:4000]))
        if figures < _FEWEST_FIGURES:
            continue
        if figures >= _FIGURES_PER_WORD * len(text[:4000].split()):
            yield paragraph.start, paragraph.start + len(text)
