"""The file of `import --report`: checked before anything is done, and written at the end."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.cli.printing import counted
from pressroom.core.files import draft_of, write_whole
from pressroom.core.problems import Problem, errors, printable

if TYPE_CHECKING:
    from pressroom.importers.records import ImportedRelease


def check_report(path: Path) -> None:
    """Refuses a place for the report where it cannot be written, or where a file is that is no
    report of an import: a slip of the hand must not cost anybody a Word file.

    Raises `click.UsageError`. An empty file may be overwritten.
    """
    from pressroom.importers.report import is_report

    try:
        if path.exists():
            if not path.is_file():
                raise OSError(errno.EISDIR, "this is no file")
            with path.open("rb") as file:
                head = file.read(1_000)
            if head and not is_report(head):
                what = f"`{printable(path.as_posix())}` is there already, and is no report of ours"
                remedy = "name a file that is not there yet, such as import.html"
                raise click.BadParameter(f"{what}; {remedy}", param_hint="--report")
            if not path.stat().st_mode & 0o200:
                raise PermissionError(errno.EACCES, "the file is protected against writing")
        draft = draft_of(path)
        draft.write_bytes(b"")
        draft.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def write_report(
    path: Path,
    items: Iterable[tuple[ImportedRelease, str]],
    problems: Iterable[Problem],
    *,
    stopped: bool = False,
) -> None:
    """Writes the report of an import, or, where an error has `stopped` it, of what was told."""
    from pressroom.importers.report import report
    from pressroom.importers.report_rows import report_rows

    found = tuple(problems)
    why = f"Nothing was imported: {counted(len(errors(found)), 'error')}." if stopped else ""
    try:
        write_whole(path, report(report_rows(items, found), path.name, why))
    except OSError as error:
        raise _unwritable(path, error) from error
    what = "The table of what was told" if stopped else "The table of all items"
    click.echo(f"{what}: {printable(path.as_posix())}")


def _unwritable(path: Path, error: OSError) -> click.FileError:
    return click.FileError(str(path), error.strerror or "cannot be written")
