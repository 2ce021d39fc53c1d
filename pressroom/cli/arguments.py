"""Options that commands share, and what they mean: the room, the moment, the output.

The only room that looks at a clock.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from pressroom.cli.printing import shown
from pressroom.core.files import CONFIG

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Room(NamedTuple):
    """The press room that a command is for, and the moment as it was typed, if it was."""

    path: Path
    as_of: str | None = None

    def moment(self) -> datetime:
        """The moment to build for; the only place that looks at a clock."""
        return moment_of(self.as_of, self.path)


def in_room(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--root`, and as its first argument the `Room`."""

    @functools.wraps(command)
    def within(root: Path | None, as_of: str | None = None, **options: Any) -> Any:
        home: Path | None = click.get_current_context().obj
        return command(Room(find_room(root, home), as_of), **options)

    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        help="The press room's folder. Default: the nearest one with a config.toml.",
    )(within)


def at_a_moment(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--root` and `--as-of`, and as its first argument the `Room`."""
    option = click.option(
        "--as-of",
        metavar="INSTANT",
        help="The moment to build for, such as 2026-03-01T09:00-05:00. Default: now.",
    )
    return option(in_room(command))


def jobs_option(command: _Command) -> _Command:
    return click.option(
        "--jobs",
        type=click.IntRange(1),
        default=None,
        help="How many processes work at once. Default: one for each core.",
    )(command)


def output_option(command: _Command) -> _Command:
    return click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="The folder of the finished site. Default: output/ in the press room.",
    )(command)


def find_room(root: Path | None, home: Path | None) -> Path:
    """The press room's folder: as told, the nearest with a config.toml, or the script's own."""
    if root is not None:
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    return (home or here).resolve()


def moment_of(as_of: str | None, room: Path, option: str = "--as-of") -> datetime:
    """A moment as it was typed for an `option`, in the room's zone where it names none; now, if it
    was not."""
    if as_of is None:
        return datetime.now(UTC)
    from pressroom.content.config.reader import read_settings
    from pressroom.standards.instants import BadInstant, read_instant

    zone: ZoneInfo = read_settings(room).config.zone
    read = read_instant(as_of, zone)
    if isinstance(read, BadInstant):
        raise click.BadParameter(f"{read.message}; {read.remedy}", param_hint=option)
    if read.day_only:
        raise click.BadParameter(f"`{as_of}` has no time; {as_of}T09:00?", param_hint=option)
    return read.at


def site_address(url: str, option: str) -> str:
    """The absolute address of a site, as it was typed for an `option`."""
    try:
        parts = urlsplit(url)
        wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong or parts.query or parts.fragment:
        raise click.BadParameter(
            "write the address of the site, such as https://press.example.com", param_hint=option
        )
    return url.rstrip("/")


def output_folder(output: Path | None, room: Path) -> Path:
    """The output folder; refused where building into it would harm the sources."""
    try:
        target = (output or room / "output").resolve()
    except (OSError, RuntimeError):
        raise click.BadParameter("it leads in a circle", param_hint="--output") from None
    names = ("content", "templates", "static", "pressroom", "tests", "docs", ".git", ".github")
    sources = [path for name in names for path in (room / name, (room / name).resolve())]
    inside = any(target == source or source in target.parents for source in sources)
    if target == room or target in room.parents or inside:
        raise click.BadParameter(
            f"{shown(target)} holds the sources; choose another folder", param_hint="--output"
        )
    if target.exists() and not target.is_dir():
        raise click.BadParameter(f"{shown(target)} is not a folder", param_hint="--output")
    return target
