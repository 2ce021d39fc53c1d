"""Statements of a Word file: tables that become files, with the lines above as their titles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pressroom.core.problems import Severity
from pressroom.importers.word.collected import Collected
from pressroom.importers.word.findings import finding
from pressroom.importers.word.names import (
    LINK,
    NOTE_MARKS,
    Element,
    has_more_than_text,
    local,
    value,
    w,
)
from pressroom.importers.word.package import XmlPart
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tables import (
    STATEMENT,
    as_statement,
    element_text,
    kind_of,
    table_rows,
)
from pressroom.importers.word.typed_headings import is_caption

_MOST_ABOVE, _LONGEST = 5, 150
_IN_BRACKETS = re.compile(r"\(.*\)")
_OWN_MARK = re.compile(r"\((\d{1,2})\)")
_LINKS = f".//{w('hyperlink')}"


class Statements:
    """Writer of tables as files into `into`."""

    def __init__(self, styles: Styles, notes: Mapping[str, XmlPart], into: Collected) -> None:
        self._styles, self._notes, self._into = styles, notes, into

    def above(self, elements: list[Element]) -> dict[Element, Element]:
        """The paragraphs that are titles of a table below them, each with its table: captions, and
        short lines that are bold or in brackets."""
        taken: dict[Element, Element] = {}
        for at, table in enumerate(elements):
            if table.tag != w("tbl") or kind_of(table, table_rows(table)) != STATEMENT:
                continue
            lines: list[Element] = []
            # What stands first is the headline, and no title of a table.
            first = next((n for n, each in enumerate(elements) if element_text(each)), at)
            for paragraph in reversed(elements[first + 1 : at]):
                if paragraph.tag != w("p") or len(lines) == _MOST_ABOVE:
                    break
                if element_text(paragraph):
                    if not self._is_title(paragraph):
                        break
                    lines.append(paragraph)
            taken |= dict.fromkeys(reversed(lines), table)
        return taken

    def file(self, table: Element, above: list[Element]) -> tuple[str, str] | None:
        """Takes a table in as a file, and returns the file's name and the caption; None if it
        cannot be read as a statement, which is told."""
        lines = [text for each in above if (text := element_text(each))]
        titles = [line for line in lines if not _IN_BRACKETS.fullmatch(line)]
        caption = titles[-1] if titles else ""
        if caption:
            lines.remove(caption)
        if any(each.get(LINK) for each in table.iter(w("r"))) or table.find(_LINKS) is not None:
            what = "begins a table with links, which a statement cannot have; their text stays"
            self._tell(table, "PR446", what, "put the links into the text")
        notes = self._notes_as_text(table)
        data = as_statement(table_rows(table), lines, notes)
        if data is None:
            what = "begins a table that cannot be read as a statement; it stands in the text"
            self._tell(table, "PR447", what, "save it from Excel as CSV beside the release")
            return None
        return self._into.add(caption, "table", "csv", data), caption

    def _tell(self, table: Element, code: str, what: str, remedy: str) -> None:
        first = next((each for each in table.iter(w("p")) if element_text(each)), table)
        self._into.findings.append(finding(first, code, Severity.WARNING, what, remedy))

    def _notes_as_text(self, table: Element) -> list[str]:
        """Writes the marks of notes in a table as text, `(1)`, and returns the notes for its end: a
        statement has them there. Numbers that the table has of its own are passed over."""
        own = [int(number) for number in _OWN_MARK.findall(element_text(table))]
        number = max(own, default=0)
        marks: dict[tuple[str, str], str] = {}
        lines = []
        for reference in list(table.iter(*NOTE_MARKS)):
            kind = local(reference).removesuffix("Reference")
            key = kind, value(reference, "id")
            if key not in marks:
                number += 1
                marks[key] = f"({number})"
                lines.append(f"({number}) {self._note_text(*key)}".strip())
            reference.tag = w("t")
            reference.attrib.clear()
            reference.text = f" {marks[key]}"
        return lines

    def _note_text(self, kind: str, name: str) -> str:
        part = self._notes.get(kind)
        notes = part.root.findall(w(kind)) if part is not None else []
        return next((element_text(note) for note in notes if value(note, "id") == name), "")

    def _is_title(self, paragraph: Element) -> bool:
        text = element_text(paragraph)
        if self._styles.name(paragraph) == "caption":
            return True
        if len(text) > _LONGEST or self._styles.heading_level(paragraph):
            return False
        if has_more_than_text(paragraph):
            return False
        runs = [run for run in paragraph.iter(w("r")) if element_text(run)]
        bold = all(self._styles.is_switched_on(run, "b") for run in runs)
        return (
            bold or _IN_BRACKETS.fullmatch(text) is not None or is_caption(paragraph, self._styles)
        )
