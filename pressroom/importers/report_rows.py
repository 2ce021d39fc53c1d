"""Rows of an import's report: each item with what was recognised, left out and told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pressroom.core.problems import Problem, Severity, worst_first
from pressroom.importers.records import ImportedRelease
from pressroom.typeset.anatomy.sureness import Sureness

COLUMNS = ("Source", "Release", "Headline", "Date", "Recognised", "Left out", "Problems")
_SURENESS = {
    Sureness.CERTAIN: "certain",
    Sureness.LIKELY: "likely",
    Sureness.POSSIBLE: "possible, look at it",
}
_LONGEST = 200
_END_MARKS = "PR412"
# What these tell of is in the source and in no release.
_LEFT_OUT = frozenset(
    [
        *(_END_MARKS, "PR424", "PR434", "PR435", "PR436", "PR440", "PR441", "PR442", "PR443"),
        *("PR453", "PR454", "PR455", "PR456", "PR459", "PR468", "PR469", "PR471"),
    ]
)


class ReportRow(msgspec.Struct, frozen=True):
    """A row of the report: a release with the file it stands in, or a source that gave none.

    `recognised` and `left` are lines of words; `problems` are those of this source, errors first.
    """

    source: str
    file: str = ""
    headline: str = ""
    date: str = ""
    recognised: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it: there is a warning, an error, or a part of which
        nobody is sure."""
        minded = any(problem.severity is not Severity.NOTE for problem in self.problems)
        return minded or any("look at it" in line for line in self.recognised)

    @property
    def problem_lines(self) -> Iterator[str]:
        """Lines of the problems. A note on what is left out says no more than `left`."""
        for problem in self.problems:
            if problem.severity is Severity.NOTE and problem.code in _LEFT_OUT:
                continue
            line = f"line {problem.line}: " if problem.line else ""
            said = f"{problem.severity.value} {problem.code} {line}{problem.message}"
            yield f"{said} — {problem.remedy}"


def report_rows(
    releases: Iterable[tuple[ImportedRelease, str]], problems: Iterable[Problem]
) -> tuple[ReportRow, ...]:
    """The rows of an import: its releases with their files, in order, and then the sources of
    `problems` that gave no release."""
    by_source: dict[str, list[Problem]] = {}
    for problem in problems:
        by_source.setdefault(problem.path, []).append(problem)
    rows = []
    for release, file in releases:
        told = worst_first([*release.problems, *by_source.pop(release.source, ())])
        rows.append(
            ReportRow(
                source=release.source,
                file=file,
                headline=str(release.front.get("title", "")),
                date=str(release.front.get("date", "")),
                recognised=tuple(
                    f"{each.part} ({_SURENESS[each.sureness]}): {_short(each.text)}"
                    for each in release.recognised
                ),
                left=(
                    *(f"{reason}: {_short(words)}" for words, reason in release.left),
                    *(each for each in _left_out(told)),
                ),
                problems=tuple(told),
            )
        )
    for source, found in by_source.items():
        told = worst_first(found)
        rows.append(ReportRow(source, left=tuple(_left_out(told)), problems=tuple(told)))
    return tuple(rows)


def _left_out(problems: Iterable[Problem]) -> Iterator[str]:
    """Problems' words on what is in no release; a release's own `left` has the end marks."""
    for problem in problems:
        if problem.code in _LEFT_OUT and problem.code != _END_MARKS:
            yield _short(problem.message)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
