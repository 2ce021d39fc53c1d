"""Links from note marks in a table to its notes, and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pressroom.typeset.statements.grid import Note, escaped_cell
from pressroom.typeset.statements.note_marks import core

_TOKEN = re.compile(r"(<[^>]*>)")
_RAISED = re.compile(r"<sup>\s*(?P<mark>[^<\s]{1,4})\s*</sup>")


class References:
    """Links between the marks and notes of one table, each with its own id. `ident` begins
    all ids."""

    def __init__(self, ident: str, notes: Sequence[Note]) -> None:
        self.ident, self.notes = ident, notes
        # The first of two notes with the same mark is the one meant.
        numbered = [(note.mark, n) for n, note in enumerate(notes, start=1) if note.mark]
        self._numbers = dict(reversed(numbered))
        self._by_core = dict(reversed([(core(mark), n) for mark, n in numbered]))
        self._link_counts = Counter[int]()
        marks = sorted(self._numbers, key=len, reverse=True)
        self._marks = re.compile(
            "|".join(
                # A bracketed mark may stand apart; a star hangs on its word.
                rf"(?:\s|&nbsp;)?{re.escape(mark)}"
                if mark[0] in "(["
                else rf"(?<![\s*†‡§¶]){re.escape(mark)}(?![\w*†‡§¶])"
                for mark in marks
            )
        )

    def link(self, mark: str) -> str:
        """The mark, raised and linked to its note; unchanged if there is no such note."""
        number = self._numbers.get(mark) or self._by_core.get(core(mark))
        return self._raised_link(mark, number) if number else escaped_cell(mark)

    def link_marks(self, markup: str) -> str:
        """Safe HTML with the note marks in its words as links."""
        if not self._numbers:
            return markup
        markup = _RAISED.sub(lambda found: self._link_raised(found[0], found["mark"]), markup)
        parts, anchors = [], 0
        for token in _TOKEN.split(markup):
            if token.startswith("<"):
                anchors += token.startswith("<a ")
                anchors -= token == "</a>"
            elif not anchors:
                token = self._marks.sub(lambda found: self.link(_mark_text(found[0])), token)
            parts.append(token)
        return "".join(parts)

    def note_paragraphs(self) -> list[str]:
        """The notes as paragraphs, each with a link back to the first place of its mark."""
        return [self._note(number, note) for number, note in enumerate(self.notes, start=1)]

    def _note(self, number: int, note: Note) -> str:
        mark = escaped_cell(note.mark)
        if self._link_counts[number]:
            mark = f'<a href="#{self.ident}-ref-{number}" role="doc-backlink">{mark}</a>'
        said = f"{mark} {note.html}" if mark else note.html
        return f'<p class="note" id="{self.ident}-note-{number}">{said}</p>'

    def _link_raised(self, markup: str, mark: str) -> str:
        number = self._numbers.get(mark) or self._by_core.get(core(mark))
        return self._raised_link(mark, number) if number else markup

    def _raised_link(self, mark: str, number: int) -> str:
        self._link_counts[number] += 1
        count = self._link_counts[number]
        ident = f"{self.ident}-ref-{number}" + (f"-{count}" if count > 1 else "")
        target = f"#{self.ident}-note-{number}"
        link = f'<a href="{target}" id="{ident}" role="doc-noteref">{escaped_cell(mark)}</a>'
        return f"<sup>{link}</sup>"


def _mark_text(found: str) -> str:
    return found.removeprefix("&nbsp;").strip()
