"""Rules for the cells of all table files: names, clean texts, limits and problems."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def formula(path: str, line: int, name: str) -> Problem:
    """Problem PR112: a CSV cell holds a formula instead of its result."""
    what = f"cell {name} holds a formula"
    remedy = "write its result; from Excel, save the table as CSV UTF-8"
    return Problem(path=path, line=line, code="PR112", message=what, remedy=remedy)


def never_calculated(path: str, line: int, name: str) -> Problem:
    """Problem PR112: a workbook's cell holds a formula that was never calculated."""
    what = f"cell {name} holds a formula without its result"
    remedy = "open the workbook in Excel and save it there"
    return Problem(path=path, line=line, code="PR112", message=what, remedy=remedy)


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
    return [
        Problem(
            path=path,
            line=line,
            code="PR114",
            severity=Severity.WARNING,
            message=what,
            remedy="type the cell's text anew",
        )
    ]
