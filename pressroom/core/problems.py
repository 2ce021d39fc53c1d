"""Diagnostics: `Problem` values with file, line, code, message and remedy, and how to format them.

Every function returns `Problem`s and goes on, so that an author sees all of them at once. `Abort`
is the one exception meant for a person: it carries the problems that end a command.
"""

from __future__ import annotations

import difflib
import enum
import json
from collections.abc import Iterable, Sequence

import msgspec


class Severity(enum.StrEnum):
    """The severity of a problem: an error stops a build, a warning only with `--strict`; a note is
    worth a look, may be right as it is, and stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A diagnostic for the author.

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
        """One line: `content/releases/x.md:4: error PR003 message — remedy`."""
        location = self.path
        if self.line:
            location += f":{self.line}"
            if self.column:
                location += f":{self.column}"
        text = f"{location}: {self.severity.value} {self.code} {self.message} — {self.remedy}"
        return printable(text)


def note(path: str, code: str, message: str, remedy: str) -> Problem:
    """A problem of a whole file that is worth a look and stops nothing."""
    return Problem(path=path, code=code, severity=Severity.NOTE, message=message, remedy=remedy)


def warning(path: str, code: str, message: str, remedy: str) -> Problem:
    """A problem of a whole file that stops a build with `--strict` alone."""
    return Problem(path=path, code=code, severity=Severity.WARNING, message=message, remedy=remedy)


class Abort(Exception):
    """Ends a command with its problems. `exit_code`: 1 for content, 2 for settings or arguments."""

    def __init__(self, problems: Sequence[Problem], exit_code: int = 1) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
        self.exit_code = exit_code


def printable(text: str) -> str:
    """`text` with control characters escaped as `\\x1b`, so that no file can control a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of severity `ERROR`."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def without_notes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that `--strict` stops at: all but notes."""
    return [problem for problem in problems if problem.severity is not Severity.NOTE]


def is_editorial(problem: Problem) -> bool:
    """Whether it is what an editorial rule minds, and stops no build."""
    return problem.severity is not Severity.ERROR and problem.code.startswith("PR2")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by file, line, column and code, without duplicates."""
    return sorted(
        set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message, p.remedy)
    )


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without duplicates: errors, then warnings, then notes; each by file, code and
    line."""
    ranks = list(Severity)
    return sorted(in_order(problems), key=lambda p: (ranks.index(p.severity), p.path, p.code))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most similar to `word`, ignoring case; None when none is similar."""
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
    """The problems as a JSON list of objects, with the keys of `Problem`."""
    return json.dumps([msgspec.to_builtins(p) for p in problems], ensure_ascii=False, indent=2)


def as_github(problem: Problem) -> str:
    """The problem as a GitHub Actions workflow command, shown at its line in a pull request."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    location = f"file={prop(problem.path)}"
    if problem.line:
        location += f",line={problem.line}"
    if problem.column:
        location += f",col={problem.column}"
    text = f"{problem.message} — {problem.remedy}"
    command = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    return f"::{command} {location},title={prop(problem.code)}::{data(text)}"


def stop_at(problems: Iterable[Problem], *, strict: bool) -> None:
    """Raises `Abort` with all problems if one is an error or, with `strict`, a warning."""
    found = in_order(problems)
    if errors(found) or (strict and without_notes(found)):
        raise Abort(found)
