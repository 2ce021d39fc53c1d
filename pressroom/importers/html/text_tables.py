"""Tables of plain text, set with spaces and ruled with hyphens, as HTML tables whose cells cover as
many columns as they have characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

import msgspec

from pressroom.importers.html.table_signs import is_data
from pressroom.typeset.statements.layout import is_year

TAG = re.compile(r"</?(?:CAPTION|S|C|FN|F\d{1,2}|PRE|HTML|BODY)\b[^>]*>", re.IGNORECASE)
RULE = re.compile(r"[\s=_-]*")
_COLUMNS = re.compile(r"<C>", re.IGNORECASE)
_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}\.?|_{3,}")
_CELL = re.compile(r"(?:[$€£] +(?=[\d(.,—–-])|\S(?: (?=\S))?)+")
_RUN = re.compile(r"[=_-]{2,}(?: ?[=_-]{2,})*")
_NEXT_AMOUNT = re.compile(r"(?<=[\d)%])\s?(?=\$)")
_GOES_ON = re.compile(
    r"(?:[,;]|[’']|\b(?:and|of|or|the|for|to|in|from|per|by|on|less|before|after|net))\Z",
    re.IGNORECASE,
)
_APART = 8  # characters by which the rule over a column may be wider than its figures
_CENTRED = 1.5  # characters by which the middle of a head may be off that of its columns


class LineSpan(msgspec.Struct, frozen=True):
    """A text in the characters from `start` to before `end` of its line, counted from 0."""

    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        """Middle of the text."""
        return (self.start + self.end) / 2

    def over(self, other: LineSpan) -> bool:
        """Whether both have a column of characters in common."""
        return self.start < other.end and other.start < self.end


def table_html(lines: Sequence[str], notes: Sequence[str] = ()) -> Iterator[str]:
    """Converts the lines of a table to HTML, piece by piece, with its notes below."""
    yield "<table>"
    head, body = _head_and_body(lines)
    found = [cells for line in body if (cells := line_cells(line))]
    rows = [*_heads(head), *_in_columns(_whole_labels(found), _last_runs(head))]
    for row in [*rows, *([LineSpan(0, 1, note)] for note in notes)]:
        made, column = [], 0
        for n, cell in enumerate(row):
            start = max(cell.start, column)
            if start > column:
                made.append(f'<td colspan="{start - column}"></td>')
            # A label that was joined of two lines has no more room than up to the next cell.
            end = min(cell.end, row[n + 1].start) if n + 1 < len(row) else cell.end
            column = max(end, start + 1)
            made.append(f'<td colspan="{column - start}">{html.escape(cell.text)}</td>')
        yield f"<tr>{''.join(made)}</tr>"
    yield "</table>"


def line_cells(line: str) -> list[LineSpan]:
    """Texts of a line that two spaces or more keep apart; none of a rule."""
    bare = TAG.sub(lambda m: " " * len(m[0]), line)
    bare = _LEADERS.sub(lambda m: " " * len(m[0]), bare)
    if RULE.fullmatch(line) or not bare.strip():
        return []
    made: list[LineSpan] = []
    for found in _CELL.finditer(bare):
        if RULE.fullmatch(found[0]) and len(found[0]) > 2:
            continue
        at = found.start()
        for part in _NEXT_AMOUNT.split(found[0]) if made else [found[0]]:
            at = bare.index(part, at)
            made.append(LineSpan(at, at + len(part), " ".join(part.split())))
    return made


def is_row_of_figures(line: str) -> bool:
    """Whether a line has a figure that is no year, behind a label or alone."""
    cells = line_cells(line)
    behind = cells[1:] if len(cells) > 1 and not is_data(cells[0].text) else cells
    return any(
        is_data(cell.text) and not is_year(cell.text) and not cell.text.endswith(",")
        for cell in behind
    )


def end_of_statement(lines: Sequence[str], start: int = 0) -> int:
    """End of the statement that begins at a line: behind its last figures, if words and a rule over
    columns follow as the head of another one; else behind all lines."""
    last, words, left = 0, 0, 0
    for n in range(start, len(lines)):
        cells = line_cells(lines[n])
        if is_row_of_figures(lines[n]):
            left = left or (cells[1].start - _APART if len(cells) > 1 else 0)
            last, words = n + 1, 0
        elif cells:
            words += 1
        elif last and words and left <= indent(lines[n]) < len(lines[n].rstrip()):
            return last
    return len(lines)


def indent(line: str) -> int:
    """Number of spaces a line begins with."""
    return len(line) - len(line.lstrip())


def _head_and_body(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """A table's lines above its first row, and the others."""
    at = next((n for n, line in enumerate(lines) if _COLUMNS.search(line)), None)
    if at is not None:
        return lines[:at], lines[at + 1 :]
    first = next((n for n, line in enumerate(lines) if is_row_of_figures(line)), 0)
    # Sections stand between the last rule of the head and the first figures.
    rules = [n for n in range(first) if _RUN.search(lines[n]) and RULE.fullmatch(lines[n])]
    end = rules[-1] + 1 if rules else first
    return lines[:end], lines[end:]


def _last_runs(head: Sequence[str]) -> list[LineSpan]:
    """The runs of hyphens right above a table's rows: one for each column, if there are several."""
    rules = [line for line in head if line.strip() and RULE.fullmatch(TAG.sub("", line))]
    return _runs(rules[-1]) if rules else []


def _runs(rule: str) -> list[LineSpan]:
    return [LineSpan(found.start(), found.end(), "") for found in _RUN.finditer(rule)]


def _in_columns(rows: Sequence[list[LineSpan]], runs: Sequence[LineSpan]) -> list[list[LineSpan]]:
    """Rows whose figures cover the columns that the rule above them shows, since a note's mark or
    a short dash may stand beside its column; the rows as they are if two would share one."""
    first = min((row[1].start for row in rows if len(row) > 1), default=0)
    columns = [run for run in runs if run.end > first]
    made: list[list[LineSpan]] = []
    for row in rows:
        labelled = len(row) > 1 or row[0].start < first
        figures = row[1:] if labelled else row
        places = (
            columns
            if len(figures) == len(columns)
            else [min(columns, key=lambda run: _apart(run, cell)) for cell in figures]
            if columns
            else []
        )
        if len(set(places)) != len(figures):
            return list(rows)
        made.append(
            [
                *row[: int(labelled)],
                *(
                    msgspec.structs.replace(place, text=cell.text)
                    for place, cell in zip(places, figures, strict=True)
                ),
            ]
        )
    return made


def _apart(run: LineSpan, cell: LineSpan) -> tuple[int, float]:
    """Distance of a text from a column: first by what is between, then by their ends."""
    return max(run.start - cell.end, cell.start - run.end, 0), abs(run.end - cell.end)


def _heads(lines: Sequence[str]) -> list[list[LineSpan]]:
    """Rows of a head. What stands above a rule is one row: all that is above a run of hyphens is
    one label, as wide as the run."""
    made: list[list[LineSpan]] = []
    block: list[list[LineSpan]] = []
    runs_below = _runs_by_line(lines)
    for line, runs in zip(lines, runs_below, strict=True):
        cells = line_cells(line)
        if cells:
            block.append(cells)
        elif RULE.fullmatch(line) and line.strip():
            made += _ruled(block, _runs(line))
            block = []
        elif block and not runs:
            made += block
            block = []
    return made + block


def _runs_by_line(lines: Sequence[str]) -> list[bool]:
    """Whether a rule follows further down, for each line."""
    made, seen = [], False
    for line in reversed(lines):
        made.append(seen)
        seen = seen or bool(RULE.fullmatch(line) and line.strip())
    return made[::-1]


def _ruled(block: Sequence[Sequence[LineSpan]], runs: Sequence[LineSpan]) -> list[list[LineSpan]]:
    """Rows of the head lines above a rule: titles and wide heads apart, the rest as one."""
    wide: list[list[LineSpan]] = []
    labels: dict[LineSpan, list[str]] = {}
    for cells in block:
        owners = [_owner(cell, cells, runs) for cell in cells]
        alone = len(cells) == 1 and (not owners[0] or cells[0].end > owners[0][-1].end + _APART)
        if (alone or any(len(owner) > 1 for owner in owners)) and not labels:
            wide.append([_across(cell, own) for cell, own in zip(cells, owners, strict=True)])
            continue
        for cell, own in zip(cells, owners, strict=True):
            labels.setdefault(own[0] if own else cell, []).append(cell.text)
    row = [
        msgspec.structs.replace(place, text=" ".join(texts))
        for place, texts in sorted(labels.items(), key=lambda item: item[0].start)
    ]
    return [*wide, row] if row else wide


def _owner(cell: LineSpan, line: Sequence[LineSpan], runs: Sequence[LineSpan]) -> list[LineSpan]:
    """The runs of a rule that a head stands above; none if it stands beside them all. A head with
    no rule of its own stands in the middle of the columns it spans."""
    over = [run for run in runs if cell.over(run)]
    if len(over) == 1:
        return over if len(line) >= len(runs) or _stands_above(cell, over[0]) else []
    taken = [run for other in line if other is not cell for run in runs if other.over(run)]
    best = over
    for first in range(len(runs)):
        for last in range(first + 1, len(runs)):
            group = list(runs[first : last + 1])
            middle = (group[0].start + group[-1].end) / 2
            if (
                len(group) > len(best)
                and not any(run in taken for run in group)
                and abs(cell.middle - middle) <= _CENTRED
            ):
                best = group
    return best


def _stands_above(cell: LineSpan, run: LineSpan) -> bool:
    """Whether a head and a rule have their middle or an end in common, or the rule is wider."""
    apart = (cell.start - run.start, cell.middle - run.middle, cell.end - run.end)
    return min(map(abs, apart)) <= _CENTRED or (run.start <= cell.start and cell.end <= run.end)


def _across(cell: LineSpan, runs: Sequence[LineSpan]) -> LineSpan:
    return LineSpan(runs[0].start, runs[-1].end, cell.text) if runs else cell


def _whole_labels(rows: Sequence[list[LineSpan]]) -> list[list[LineSpan]]:
    """Rows in which a label that goes on in the next line is one."""
    made: list[list[LineSpan]] = []
    first = min((row[1].start for row in rows if len(row) > 1), default=0)
    for n, row in enumerate(rows):
        above = made[-1] if made else []
        below = rows[n + 1] if n + 1 < len(rows) else []
        if len(above) == 1 and above[0].start < first and _continues(above[0], row, below):
            text = f"{above[0].text} {row[0].text}"
            made[-1] = [LineSpan(above[0].start, row[0].end, text), *row[1:]]
        else:
            made.append(list(row))
    return made


def _continues(above: LineSpan, row: Sequence[LineSpan], below: Sequence[LineSpan]) -> bool:
    """Whether a row begins with the rest of the label above. A label of its own, deeper than a
    section above it, is followed by others like it."""
    label = row[0]
    if above.text.endswith(":") or (is_data(label.text) and not is_year(label.text)):
        return False
    if label.text[:1].islower() or _GOES_ON.search(above.text):
        return True
    deeper = label.start > above.start
    if label.text.startswith("(") and deeper and len(row) == 1:
        return True
    back = not below or below[0].start <= above.start
    return deeper and back and len(row) > 1 and not above.text.isupper()
