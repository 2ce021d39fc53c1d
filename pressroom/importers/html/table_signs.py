"""Signs in cells of their own joined to their figures: `$`, `(`, `)`, `%` and the marks of notes,
as filings keep them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.table_cells import Piece, Pieces
from pressroom.typeset.statements.layout import is_year
from pressroom.typeset.statements.note_marks import is_mark, opening_mark
from pressroom.typeset.statements.numbers import is_figure, is_placeholder

_BEFORE = re.compile(
    r"(?:(?:[A-Za-z]{0,3}[$€£¥₩₹]|USD|EUR|CHF|GBP|CAD|AUD)\s?)?[(+−–-]?\s?(?:[$€£¥])?"
)
_BEHIND = re.compile(r"\)?\s?(?:%|‰|pts?\.?|pp|p\.p\.|bps?|x|×|€|EUR|CHF|USD)?\s?\)?")
_LEADERS = re.compile(r"\s*(?:\.[ \u00a0]?){3,}\s*(?P<sign>[$€£¥]?)\s*\Z")
_OPEN = re.compile(r"\((?![^()]*\))")


def is_data(text: str) -> bool:
    """Whether a cell holds a figure, or stands for one that is not given."""
    return is_figure(text) or is_placeholder(text)


def with_joined_signs(row: Pieces) -> Pieces:
    """Cells of a row with each sign joined to its figure, as a reader sees them."""
    made: list[Piece] = []
    for piece in _without_leaders(row):
        last = made[-1] if made else None
        if last is not None and _goes_before(last, piece):
            made[-1] = _both(last, piece, piece.text.lstrip())
        elif last is not None and _goes_behind(last, piece):
            # A raised digit right behind a figure would be read as one of its own.
            behind = f" {piece.text}" if piece.raised else piece.text
            made[-1] = msgspec.structs.replace(
                _both(last, piece, behind), figure_end=last.figure_end
            )
        else:
            made.append(piece)
    return tuple(made)


def _without_leaders(row: Pieces) -> Pieces:
    """A row whose label has no dots that lead to its figure; a `$` behind them is the figure's."""
    if len(row) < 2 or (".." not in row[0].text and ". ." not in row[0].text):
        return row
    found = _LEADERS.search(row[0].text)
    if found is None:
        return row
    text = row[0].text[: found.start()].rstrip()
    label = msgspec.structs.replace(row[0], text=text, lines=(text,))
    figure = row[1]
    if found["sign"] and is_figure(found["sign"] + figure.text):
        said = found["sign"] + figure.text
        figure = msgspec.structs.replace(figure, text=said, lines=(said,))
    elif found["sign"]:
        return row
    return (label, figure, *row[2:])


def _both(left: Piece, right: Piece, text: str) -> Piece:
    said = left.text.rstrip() + text if left.text.rstrip() else text
    return msgspec.structs.replace(
        right, start=left.start, text=said, lines=(said,), nodes=left.nodes + right.nodes
    )


def _goes_before(left: Piece, right: Piece) -> bool:
    """Whether `left` is the sign of the figure in `right`, whose bracket may be closed later."""
    sign = left.text.strip()
    if not _BEFORE.fullmatch(sign) or sign in ("-", "–"):
        return False
    both = sign + right.text.strip()
    return any(is_figure(form) for form in (both, f"{both})", f"{both}%)"))


def _goes_behind(left: Piece, right: Piece) -> bool:
    """Whether `right` is what closes the figure in `left`: its bracket, unit or note's mark."""
    sign, figure = right.text.strip(), left.text.strip()
    if right.raised and is_mark(sign):
        return True
    if _BEHIND.fullmatch(sign) is None or right.start > left.end + 1:
        return False
    if is_year(figure):
        return False  # `2025` and `%` are two heads
    if is_figure(figure) and _OPEN.search(figure) is None:
        return ")" not in sign and is_figure(figure + sign)
    both = figure + sign
    return _OPEN.search(figure) is not None and (is_figure(both) or is_figure(f"{both})"))


def with_marks(rows: Sequence[Pieces]) -> list[Pieces]:
    """Rows in which a note's mark that stands in a cell before its text, or in a column of marks
    behind figures, is joined to it."""
    columns = _mark_columns(rows)
    made = []
    for row in rows:
        line: list[Piece] = []
        for piece in row:
            last = line[-1] if line else None
            if last is not None and len(line) == 1 and _opens_note(last, piece):
                text = f"{last.text} {piece.text}"
                line[-1] = msgspec.structs.replace(
                    _both(last, piece, piece.text), text=text, lines=(text,)
                )
            elif last is not None and piece.start in columns and is_mark(piece.text):
                line[-1] = msgspec.structs.replace(
                    _both(last, piece, piece.text), figure_end=last.figure_end
                )
            else:
                line.append(piece)
        made.append(tuple(line))
    return made


def _opens_note(mark: Piece, text: Piece) -> bool:
    """Whether a mark and a text are a note, whose mark has a column of its own."""
    return (
        is_mark(mark.text)
        or mark.raised
        or re.fullmatch(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}", mark.text) is not None
    ) and (not is_data(text.text) and bool(opening_mark(f"(1) {text.text}")))


def _mark_columns(rows: Sequence[Pieces]) -> frozenset[int]:
    """Columns in which nothing stands but note marks, `(1)` or `*`, each behind a figure: fewer
    than half of the rows have one, or they would be negative figures."""
    figures = [
        piece
        for row in rows
        for piece in row
        if is_data(piece.text) and not is_mark(piece.text) and not is_year(piece.text)
    ]
    marks: dict[int, list[bool]] = {}
    for row in rows:
        for n, piece in enumerate(row):
            is_note = n > 0 and is_mark(piece.text) and _is_behind(row[n - 1], piece, figures)
            marks.setdefault(piece.start, []).append(is_note)
    filled = sum(any(is_data(piece.text) for piece in row[1:]) for row in rows)
    return frozenset(
        column for column, found in marks.items() if all(found) and 2 * len(found) < filled
    )


def _is_behind(last: Piece, mark: Piece, figures: Sequence[Piece]) -> bool:
    """Whether a mark stands right behind a figure. Small losses, `(1)` and `(2)`, stand where other
    rows have figures of a column further on."""
    return (
        is_data(last.text)
        and last.end >= mark.start - 1
        and not any(
            figure.start <= mark.start < figure.figure_end and last.end <= figure.start
            for figure in figures
        )
    )
