"""Columns that somebody laid out with tabs or blanks, paragraph by paragraph.

Figures become a table of Word, which is then read as any other; contacts side by side come one
after the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.contact_cells import stand_side_by_side
from pressroom.importers.typed_columns import cells_of, columns_of, has_figures, odd_rows
from pressroom.importers.word.findings import WordFinding, finding
from pressroom.importers.word.names import (
    Element,
    found,
    has_more_than_text,
    removed,
    value,
    w,
)
from pressroom.importers.word.styles import Styles
from pressroom.typeset.statements.numbers import is_figure

_FEWEST = 2  # rows with figures
_LONGEST_SECTION = 60
_LONGEST_CELL = 40
_MOST_NAMED = 4
_WIDE = " " * 3


class _Row(msgspec.Struct, frozen=True):
    """A paragraph that may be a row: its text with its tabs and blanks, and its cells."""

    paragraph: Element
    text: str
    cells: list[str]


def join_tab_tables(root: Element, styles: Styles) -> list[WordFinding]:
    """Puts a table, or the contacts column by column, in the place of paragraphs that are their
    rows, below `root`, in place; tells of rows whose figures stand in no columns."""
    told: list[WordFinding] = []
    for parent in {each.getparent() for each in root.iter(w("p"))}:
        if parent is None:
            continue
        rows: list[_Row] = []
        for child in [*parent, None]:
            row = _row(child, begun=bool(rows)) if child is not None else None
            if row is not None:
                rows.append(row)
                continue
            for part in _parts(rows):
                told += _replace(part, styles)
            rows = []
    return told


def _row(element: Element, *, begun: bool) -> _Row | None:
    """A paragraph as a row, if it may be one: with tabs in it, or figures behind blanks; within a
    table a short one too that heads the rows below it."""
    if element.tag != w("p") or found(element, "pPr", "numPr") is not None:
        return None
    if has_more_than_text(element):
        return None
    text = _text(element)
    row = _Row(element, text, cells_of(text))
    if "\t" in text.rstrip():
        return row if any(row.cells[1:]) else None
    short = begun and len(" ".join(row.cells)) <= _LONGEST_SECTION
    return row if short or _is_spaced(row) else None


def _is_spaced(row: _Row) -> bool:
    """Whether blanks set cells apart, and not sentences, which may have two between them."""
    if len(row.cells) < 2 or max(map(len, row.cells)) > _LONGEST_CELL:
        return False
    wide = _WIDE in row.text.strip().replace("\u00a0", " ")
    return is_figure(row.cells[-1]) or len(row.cells) > 2 or wide


def _parts(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The rows in parts: contacts that an empty line parts from what is before them for
    themselves."""
    held: list[_Row] = []
    for filled, group in itertools.groupby(rows, key=lambda row: any(row.cells)):
        part = list(group)
        if filled and _are_contacts(part):
            yield held
            yield part
            held = []
        else:
            held += part
    yield held


def _are_contacts(rows: Sequence[_Row]) -> bool:
    several = [row.cells for row in rows if len(row.cells) > 1]
    return len(several) >= _FEWEST and stand_side_by_side(several)


def _replace(rows: list[_Row], styles: Styles) -> list[WordFinding]:
    if _are_contacts(rows):
        _put_one_after_the_other(rows)
        return []
    # What follows the last figures is no row, such as a contact with a tab in it.
    while rows and not has_figures(rows[-1].cells):
        rows = rows[:-1]
    if sum(has_figures(row.cells) for row in rows) < _FEWEST:
        return []
    texts = [row.text for row in rows]
    cells = columns_of(texts, stops=_have_stops(rows, styles))
    if cells is None:
        return [_odd_rows_warning(rows, odd_rows(texts))]
    table = etree.Element(w("tbl"))
    rows[0].paragraph.addprevious(table)
    for row, words in zip(rows, cells, strict=True):
        line = etree.SubElement(table, w("tr"))
        for text in words:
            place = etree.SubElement(line, w("tc"))
            place.append(_paragraph([text], row.paragraph))
        removed(row.paragraph)
    return []


def _odd_rows_warning(rows: Sequence[_Row], odd: Sequence[str]) -> WordFinding:
    """The warning on rows whose figures nobody can assign to columns."""
    names = ", ".join(f"“{each}”" for each in odd[:_MOST_NAMED])
    names += f" and {len(odd) - _MOST_NAMED} more" if len(odd) > _MOST_NAMED else ""
    what = (
        f"begins {len(rows)} lines of figures whose tabs or blanks do not show which column each "
        f"stands in; they stay in the text as lines; look at {names}"
    )
    remedy = "set them as a table in Word, or save them as CSV beside the release"
    first = next(row for row in rows if has_figures(row.cells))
    return finding(first.paragraph, "PR448", Severity.WARNING, what, remedy)


def _put_one_after_the_other(rows: Sequence[_Row]) -> None:
    """Puts a paragraph for each column in the place of rows with contacts in columns."""
    first = rows[0].paragraph
    for column in range(max(len(row.cells) for row in rows)):
        words = [row.cells[column] for row in rows if column < len(row.cells)]
        if any(words):
            first.addprevious(_paragraph(list(filter(None, words)), first))
    for row in rows:
        removed(row.paragraph)


def _paragraph(lines: Sequence[str], like: Element) -> Element:
    """A paragraph of lines that stands where another did, by which what is found in it is told."""
    made = etree.Element(w("p"))
    made.attrib.update(like.attrib)
    run = etree.SubElement(made, w("r"))
    for number, text in enumerate(lines):
        if number:
            etree.SubElement(run, w("br"))
        etree.SubElement(run, w("t")).text = text
    return made


def _have_stops(rows: Sequence[_Row], styles: Styles) -> bool:
    """Whether each row with figures has as many tab stops of its own as tabs."""

    def stops(row: _Row) -> int:
        tabs = styles.paragraph_property(row.paragraph, "tabs")
        return sum(value(each) != "clear" for each in tabs) if tabs is not None else 0

    return all(
        row.text.rstrip().count("\t") <= stops(row) for row in rows if has_figures(row.cells)
    )


def _text(paragraph: Element) -> str:
    """The text of a paragraph with its tabs and blanks."""
    texts = []
    for each in paragraph.iter(w("t"), w("tab"), w("br")):
        if each.tag == w("tab"):
            texts.append("\t" if _is_in_run(each) else "")
        else:
            texts.append((each.text or "") if each.tag == w("t") else " ")
    return "".join(texts)


def _is_in_run(tab: Element) -> bool:
    """Whether a tab is one in the text, and no tab stop of the paragraph."""
    parent = tab.getparent()
    return parent is not None and parent.tag == w("r")
