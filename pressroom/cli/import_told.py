"""Output of `import`: its problems, errors first, and what it has made of each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pressroom.cli.printing import counted
from pressroom.core.problems import Problem, printable, worst_first

if TYPE_CHECKING:
    from pressroom.pipeline.imports import ImportReport

_MOST_SHOWN = 20
_FIRST_LINES = 8
_MANY = {"ticker": "tickers", "contact": "contacts"}


def tell_problems(problems: Sequence[Problem]) -> None:
    """Tells all problems, errors first, or of more than an author would read how many there are of
    each kind."""
    from pressroom.cli.grouped import tell_in_all

    if not tell_in_all(worst_first(problems)):
        click.echo("`--report FILE` writes them all, for each item.", err=True)


def tell_items(report: ImportReport, *, archive: bool, dry: bool) -> None:
    """Says what was written of each source, or with `dry` what would be; of many, only how much."""
    for item in report.items if len(report.items) <= _MOST_SHOWN else ():
        parts = Counter(part.part for part in item.release.recognised)
        told = ", ".join(_MANY.get(part, part) if n > 1 else part for part, n in parts.items())
        click.echo(f"{printable(item.release.source)} → {item.path}: {told}")
    what = counted(len(report.items), "release")
    files = counted(len(report.files), "file")
    if dry:
        _show_texts(report)
        click.echo(f"{what}, {files}: nothing was written (--dry-run).")
        for name in report.files:
            click.echo(f"    {name}")
        return
    click.echo(f"{what} imported, {files} written{_drafts(report, archive=archive)}")
    if archive:
        click.echo("Next: pressroom lint, then build.")
    else:
        click.echo("Next: look at what was told above, and at `pressroom serve --drafts`.")


def _drafts(report: ImportReport, *, archive: bool) -> str:
    """Number of drafts among the releases, as the end of a sentence."""
    count, drafts = len(report.items), sum(bool(i.release.front.get("draft")) for i in report.items)
    if not archive:
        return ": a draft." if count == 1 else ": drafts."
    if not drafts:
        return ": no drafts."
    are = "is a draft" if drafts == 1 else "are drafts"
    why = "it was held back or has no day" if drafts == 1 else "they were held back or have no day"
    return f": {drafts:,} of them {are}, since {why}."


def _show_texts(report: ImportReport) -> None:
    """Prints the files of a few releases: that of one in full, of several their beginnings."""
    texts = [(item.path, item.text) for item in report.items if item.text]
    for path, text in texts:
        lines = text.rstrip().split("\n")
        end = lines.index("---", 1) + 1 if "---" in lines[1:] else 0
        shown = lines if len(texts) == 1 else lines[: end + _FIRST_LINES]
        click.echo(f"\n{path}:\n")
        for line in shown:
            click.echo(f"    {printable(line)}".rstrip())
        if len(shown) < len(lines):
            click.echo(f"    … ({len(lines) - len(shown):,} more lines)")
        click.echo()
