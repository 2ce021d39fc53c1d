"""What is wrong, where, and what to do about it: values, never exceptions.

Every room returns `Problem`s and goes on, so that an author sees all of them at
once. `Abort` is the one exception meant for a person: it carries the problems
for which a command cannot go on.
"""

from __future__ import annotations

import difflib
import enum
import json
from collections.abc import Iterable, Sequence

import msgspec


class Severity(enum.StrEnum):
    """An error stops a build; a warning does not, unless `--strict` is given."""

    ERROR = "error"
    WARNING = "warning"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tell the author.

    `path` is relative to the press room's folder, with forward slashes; `line`
    and `column` count from 1, and 0 means the whole file or line.
    """

    path: str
    line: int = 0
    column: int = 0
    code: str
    severity: Severity = Severity.ERROR
    message: str
    remedy: str

    def __str__(self) -> str:
        """`content/releases/x.md:4: error PR003 message — remedy`, in one line."""
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        text = f"{place}: {self.severity.value} {self.code} {self.message} — {self.remedy}"
        return printable(text)


class Abort(Exception):
    """The command cannot go on. `exit_code` is 1 for content, 2 for config or command."""

    def __init__(self, problems: Sequence[Problem], exit_code: int = 1) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
        self.exit_code = exit_code


def printable(text: str) -> str:
    """`text` with control characters written as `\\x1b`, so that no file can steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and code, each once."""
    return sorted(
        set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message, p.remedy)
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, ignoring case, or None when none is near."""
    by_fold = {candidate.casefold(): candidate for candidate in known}
    found = difflib.get_close_matches(word.casefold(), sorted(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def choose(word: str, known: Iterable[str], *, none: str) -> str:
    """A remedy for an unknown `word`: the nearest known one, or all of them, or `none`."""
    names = sorted(set(known))
    near = nearest(word, names)
    if near is not None:
        return f"did you mean `{near}`?"
    if names and len(names) <= 12:
        return "use one of " + ", ".join(f"`{name}`" for name in names)
    return none


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list, one object each, keys as in `Problem`."""
    return json.dumps([msgspec.to_builtins(p) for p in problems], ensure_ascii=False, indent=2)


def as_github(problem: Problem) -> str:
    """The problem as a GitHub Actions workflow command, shown at its line in a pull request."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    place = f"file={prop(problem.path)}"
    if problem.line:
        place += f",line={problem.line}"
    if problem.column:
        place += f",col={problem.column}"
    text = f"{problem.message} — {problem.remedy}"
    return f"::{problem.severity.value} {place},title={prop(problem.code)}::{data(text)}"


def stop_at(problems: Iterable[Problem], *, strict: bool) -> None:
    """Raises `Abort` with all of them when there are errors, or, if `strict`, any."""
    found = in_order(problems)
    if errors(found) or (strict and found):
        raise Abort(found)
