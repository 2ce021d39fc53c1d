"""`lint`: judges the sources, corrects what is safe, explains a code."""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.cli.arguments import Room, at_a_moment, jobs_option
from pressroom.cli.printing import counted, print_problems, progress_bar
from pressroom.core.problems import Abort, Severity, choose, errors, without_notes

if TYPE_CHECKING:
    from pressroom.pipeline.lint import LintReport

_MOST_ROUNDS = 4


@click.command()
@at_a_moment
@jobs_option
@click.option("--strict", is_flag=True, help="Exit with 1 at warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How to print problems: for people, for programs, for GitHub's pull requests, or in "
    "SARIF for code hosts.",
)
@click.option("--fix", is_flag=True, help="Correct in the releases what is safe to correct.")
@click.option(
    "--all", "everything", is_flag=True, help="List every finding, however many there are."
)
@click.option("--explain", metavar="CODE", help="Say what a code means, and do nothing else.")
def lint(
    where: Room,
    jobs: int | None,
    strict: bool,
    form: str,
    fix: bool,
    everything: bool,
    explain: str | None,
) -> int:
    """Judge the sources, drafts and embargoed releases too."""
    if explain is not None:
        click.echo(_explained(explain), nl=False)
        return 0
    from pressroom.cli.grouped import MANY, grouped
    from pressroom.pipeline.lint import lint_sources
    from pressroom.pipeline.options import Work

    room = where.path
    processes = jobs or os.cpu_count() or 1
    try:
        moment = where.moment()
        with progress_bar() as progress:
            judged = lint_sources(room, moment, Work(processes, progress))
        if fix:
            judged = _mended(room, judged, moment, processes, quiet=form != "text")
    except Abort as abort:
        print_problems(abort.problems, form)
        return abort.exit_code
    failed, firm = errors(judged.problems), without_notes(judged.problems)
    notes = [problem for problem in judged.problems if problem.severity is Severity.NOTE]
    if form == "text" and not everything and len(judged.problems) > MANY:
        for row in grouped(judged.problems, judged.day):
            click.echo(row, err=True)
    else:
        print_problems([*firm, *notes], form)
    if form == "text":
        warnings = len(firm) - len(failed)
        worth_a_look = f", {counted(len(notes), 'note')}" if notes else ""
        also = f" and {counted(judged.items, 'other text')}" if judged.items else ""
        click.echo(
            f"{counted(judged.releases, 'release')}{also} judged by "
            f"{counted(judged.rules, 'rule')}: {counted(len(failed), 'error')}, "
            f"{counted(warnings, 'warning')}{worth_a_look}."
        )
    return 1 if failed or (strict and firm) else 0


def _mended(
    room: Path, judged: LintReport, moment: datetime, jobs: int, *, quiet: bool
) -> LintReport:
    """Lint report after all safe corrections are made; one correction may open another."""
    from pressroom.pipeline.lint import fix_sources, lint_sources
    from pressroom.pipeline.options import Work

    done: Counter[str] = Counter()
    for _ in range(_MOST_ROUNDS):
        now = fix_sources(room, judged)
        if not now:
            break
        done.update(now)
        judged = lint_sources(room, moment, Work(jobs))
    for source, count in sorted(done.items()):
        click.echo(f"{source}: {counted(count, 'fault')} mended.", err=quiet)
    return judged


def _explained(code: str) -> str:
    from pressroom.cli.explain import codes, explain

    text = explain(code.strip().upper())
    if text is None:
        remedy = choose(code.upper(), codes(), none="`pressroom help problems` lists all there are")
        raise click.BadParameter(f"there is no `{code}`; {remedy}", param_hint="--explain")
    return text
