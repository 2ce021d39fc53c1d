"""Many findings on one screen: by rule, with how to quiet a rule for what is published already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import click

from pressroom.cli.printing import tell
from pressroom.core.problems import Problem, Severity, printable
from pressroom.rules.registry import BY_CODE

MANY = 100
"""Above so many findings an author sees no single one any more."""
_FREQUENT = 10
_SCREEN = 30  # rows


def tell_in_all(problems: Sequence[Problem]) -> bool:
    """Tells problems, or of more than an author would read how many there are of each kind; whether
    it told each."""
    if len(problems) <= MANY:
        tell(problems)
        return True
    for row in by_kind(problems):
        click.echo(row, err=True)
    return False


def grouped(problems: Sequence[Problem], day: date) -> Iterator[str]:
    """Lines that tell findings by kind, then the settings that quiet frequent rules for releases
    dated before `day`."""
    yield from by_kind(problems)
    yield ""
    yield "`pressroom lint --all` lists them, `pressroom lint --explain CODE` says what one means."
    mild = Counter(problem.code for problem in problems if problem.severity is not Severity.ERROR)
    frequent = [code for code, n in mild.most_common() if n >= _FREQUENT and code in BY_CODE]
    if frequent:
        yield from ("", *_override(frequent, day))


def by_kind(problems: Sequence[Problem]) -> Iterator[str]:
    """Lines that tell errors by what they say, then warnings and notes by code, the most frequent
    first."""
    kinds: dict[tuple[Severity, str, str], list[Problem]] = {}
    for problem in problems:
        # What stops a build is told in full, with its remedy.
        said = str(problem).partition(f" {problem.code} ")[2]
        own = said if problem.severity is Severity.ERROR else ""
        kinds.setdefault((problem.severity, problem.code, own), []).append(problem)
    ranks = list(Severity)
    ordered = sorted(kinds.items(), key=lambda kind: (ranks.index(kind[0][0]), -len(kind[1])))
    width = len(f"{max(map(len, kinds.values())):,}")
    stops = sum(severity is Severity.ERROR for (severity, _, _), _ in ordered)
    shown = max(_SCREEN, stops)  # no error is passed over
    for (severity, code, said), alike in ordered[:shown]:
        first = alike[0]
        others = "" if len({p.message for p in alike}) == 1 else ", and the like"
        place = f"{first.path}:{first.line}" if first.line else first.path
        where = f"({'first ' if len(alike) > 1 else ''}at {place})"
        what = said or f"{first.message}{others}"
        yield printable(f"{len(alike):>{width},} × {severity.value} {code} {what} {where}")
    rare = ", ".join(f"{code} {len(alike)}" for (_, code, _), alike in ordered[shown:])
    if rare:
        yield f"and, by code: {rare}"


def _override(codes: Sequence[str], day: date) -> Iterator[str]:
    listed = ", ".join(f'"{code}"' for code in codes)
    yield (
        "For an archive that stays as it is, this in config.toml quiets the most frequent rules, "
        "and leaves them on for what is to come:"
    )
    yield ""
    yield "    [[lint.override]]"
    yield f"    codes = [{listed}]"
    yield f'    before = "{day.isoformat()}"'
    yield '    severity = "ignore"'
    yield '    reason = "published before it was moved here"'
