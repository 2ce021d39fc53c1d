"""Rules for the cells of all table files: names, clean texts, limits and problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pressroom.core.problems import Problem, Severity

MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_CELLS = 40_000  # of all table files of a release: some ten seconds to set
MOST_BYTES = 10_000_000
# More would bury the first ones; the rest are reported on the next run.
MOST_PROBLEMS = 10

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\n\x0b\u2028\u2029]")
_BLANKS = re.compile("[ \t\x0c]+")
# Excel's own in English, German, French and Spanish, and what it shows in a narrow column.
_ERROR_VALUE = re.compile(
    r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA"
    r"|BEZUG!|WERT!|ZAHL!|NV|VALEUR!|NOMBRE!|NOM\?|NUL!|¡REF!|¡VALOR!|¡DIV/0!|¡NUM!|¡NULO!"
    r"|¿NOMBRE\?|¿NOM\?|#+)",
    re.IGNORECASE,
)


def cell_name(row: int, column: int) -> str:
    """A cell's name as in spreadsheets; both numbers count from 1, so `B5` is row 5, column 2."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def cleaned(text: str) -> str:
    """Removes control characters and needless blanks from a cell's text; line ends stay, as
    `\\n`."""
    parts = _LINE_END.split(text)
    parts = [_BLANKS.sub(" ", _CONTROL.sub("", part)).strip() for part in parts]
    return "\n".join(part for part in parts if part)


def has_controls(text: str) -> bool:
    """Whether `cleaned` removes more than blanks."""
    return _CONTROL.search(text) is not None


def cannot_read(path: str, message: str, remedy: str, line: int = 0) -> Problem:
    """Problem PR110: a table file cannot be read."""
    return Problem(path=path, line=line, code="PR110", message=message, remedy=remedy)


def too_large(path: str, message: str, remedy: str = "attach it as a file") -> Problem:
    """Problem PR113: a table is too large to show."""
    return Problem(path=path, code="PR113", message=message, remedy=remedy)


def formula_problem(path: str, line: int, name: str) -> Problem:
    """Problem PR112: a CSV cell holds a formula instead of its result."""
    what = f"cell {name} holds a formula"
    remedy = "write its result; from Excel, save the table as CSV UTF-8"
    return Problem(path=path, line=line, code="PR112", message=what, remedy=remedy)


def never_calculated(path: str, keys: Iterable[tuple[int, int]]) -> list[Problem]:
    """Problems PR112, one a column, for a workbook's cells (row, column) whose formulas were never
    calculated."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(keys):
        columns.setdefault(column, []).append(row)
    made = []
    for column, rows in sorted(columns.items()):
        first, last = (cell_name(row, column) for row in (rows[0], rows[-1]))
        what = f"cell {first} holds a formula without its result"
        if len(rows) > 1:
            name = first.rstrip("0123456789")
            what = f"{len(rows)} formulas of column {name}, {first} to {last}, have no result"
        remedy = "open the workbook in Excel and save it there"
        made.append(Problem(path=path, line=rows[0], code="PR112", message=what, remedy=remedy))
    return sorted(made, key=lambda problem: problem.line)


def hidden_left_out(
    path: str, rows: Sequence[int], columns: Sequence[int], sheets: int
) -> list[Problem]:
    """Warnings PR114 for what a workbook hides, which is not shown: rows and columns of the sheet
    by number, and other sheets by their count alone, since their names may tell too much."""
    letters = [cell_name(1, column)[:-1] for column in columns]
    parts = [*_listed("row", list(map(str, rows))), *_listed("column", letters)]
    found = []
    if parts:
        what = f"what is hidden is left out: {' and '.join(parts)}"
        remedy = "show in Excel what readers are to see, and delete the rest from the sheet"
        found.append((rows[0] if rows else 0, what, remedy))
    if sheets:
        what = "a hidden sheet is" if sheets == 1 else f"{sheets} hidden sheets are"
        remedy = "name the sheet that is meant, as in `results.xlsx#Operations`"
        found.append((0, f"{what} left out", remedy))
    return [_left_out(path, *each) for each in found]


_MOST_LISTED = 6


def _listed(kind: str, names: Sequence[str]) -> list[str]:
    """`row 5`, `rows 5, 7, 9 …`; nothing without names."""
    if not names:
        return []
    few = ", ".join(names[:_MOST_LISTED]) + (" …" if len(names) > _MOST_LISTED else "")
    return [f"{kind}{'s' if len(names) > 1 else ''} {few}"]


def error_value(path: str, line: int, name: str, text: str) -> Problem | None:
    """Problem PR112 if a cell shows one of the spreadsheet's error values; otherwise None."""
    if _ERROR_VALUE.fullmatch(text) is None:
        return None
    what, remedy = f"cell {name} holds the error `{text}`", "mend it in the workbook"
    if text.startswith("##"):
        remedy = "make its column wider in Excel, and save the table again"
    return Problem(path=path, line=line, code="PR112", message=what, remedy=remedy)


def controls_left_out(path: str, names: Iterable[tuple[int, str]]) -> list[Problem]:
    """Warning PR114, a single one, for all cells with control characters, each given by line and
    name."""
    found = list(names)
    if not found:
        return []
    line, name = found[0]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    what = f"control characters in cell {name}{more} are left out"
    return [_left_out(path, line, what, "type the cell's text anew")]


def _left_out(path: str, line: int, message: str, remedy: str) -> Problem:
    """Warning PR114."""
    return Problem(
        path=path,
        line=line,
        code="PR114",
        severity=Severity.WARNING,
        message=message,
        remedy=remedy,
    )


def unseen_words(path: str, row: int, name: str, words: str, why: str) -> Problem:
    """The error for words of a cell that Excel does not show as the others."""
    return Problem(
        path=path,
        line=row,
        code="PR120",
        message=f"cell {name} holds `{words[:40]}`, {why}, which would be public",
        remedy="take the words out, or let Excel show them as the others",
    )
