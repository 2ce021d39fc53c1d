"""The command line: arguments, printing, exit codes. Nobody else reads the clock, or exits."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

import click

from pressroom import __version__
from pressroom.problems import Abort, Problem, Severity, as_github, as_json, errors, printable

_Command = TypeVar("_Command", bound=Callable[..., Any])
_CONFIG = "config.toml"
_DEFAULT = "build"


class _Commands(click.Group):
    """Without a command's name: `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


def main(args: Sequence[str] | None = None, home: Path | None = None) -> NoReturn:
    """Runs a command and exits: 0 done, 1 the content has problems, 2 the command is wrong.

    `home` is the press room to take when there is no `config.toml` here or above.
    """
    try:
        code = commands.main(
            args=None if args is None else list(args),
            prog_name="pressroom" if home is None else "build.py",
            standalone_mode=False,
            obj=home,
        )
    except Abort as abort:
        _tell(abort.problems)
        sys.exit(abort.exit_code)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone; Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        place = Path(error.filename).name if isinstance(error.filename, str) else "the system"
        problem = Problem(
            path=place[:100] or "/",
            code="PR901",
            message=f"the system refuses: {error.strerror or error}",
            remedy="check the name, its permissions, and the disk",
        )
        with contextlib.suppress(OSError):
            _tell([problem])
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressroom")
def commands() -> None:
    """A static press room for investor relations, from Markdown press releases.

    Without a command: build.
    """


def _root_option(command: _Command) -> _Command:
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        help="The press room's folder. Default: the nearest one with a config.toml.",
    )(command)


def _as_of_option(command: _Command) -> _Command:
    return click.option(
        "--as-of",
        metavar="INSTANT",
        help="The moment to build for, such as 2026-03-01T09:00-05:00. Default: now.",
    )(command)


def _jobs_option(command: _Command) -> _Command:
    return click.option(
        "--jobs",
        type=click.IntRange(1),
        default=None,
        help="How many processes work at once. Default: one for each core.",
    )(command)


def _output_option(command: _Command) -> _Command:
    return click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="The folder of the finished site. Default: output/ in the press room.",
    )(command)


@commands.command()
@_root_option
@_as_of_option
@_output_option
@_jobs_option
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.option("--no-cache", is_flag=True, help="Write every file again, changed or not.")
@click.option("-v", "--verbose", is_flag=True, help="Say of each file what is done and why.")
@click.pass_obj
def build(
    home: Path | None,
    root: Path | None,
    as_of: str | None,
    output: Path | None,
    jobs: int | None,
    strict: bool,
    no_cache: bool,
    verbose: bool,
) -> int:
    """Build the site from the sources into output/."""
    from pressroom import pipeline

    room = _room(root, home)
    moment = _moment(as_of, room)
    target = _target(output, room)
    if output is None and moment > datetime.now(UTC):
        click.echo(
            f"{_shown(target)} is built as of a moment to come: do not publish it. "
            "--output names another folder.",
            err=True,
        )
    with _progress() as progress:
        built = pipeline.build(
            room,
            target,
            moment,
            jobs=jobs or os.cpu_count() or 1,
            strict=strict,
            afresh=no_cache,
            progress=progress,
        )
    _tell(problem for problem in built.problems if not _editorial(problem))
    if verbose:
        for step in built.steps:
            click.echo(f"{step.action.value:6} {printable(step.path)}: {step.reason}")
    counts = Counter(step.action.value for step in built.steps)
    editorial = sum(map(_editorial, built.problems))
    if editorial:
        click.echo(f"{_number(editorial, 'editorial warning')}: see `pressroom lint`.", err=True)
    click.echo(
        f"{_number(built.releases, 'release')} in {_shown(target)}: "
        f"{_number(counts['write'], 'file')} written, {counts['keep']} kept, "
        f"{counts['delete']} deleted."
    )
    return 0


@commands.command()
@_root_option
@_as_of_option
@_jobs_option
@click.option("--strict", is_flag=True, help="Exit with 1 at warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print problems: for people, for programs, or for GitHub's pull requests.",
)
@click.pass_obj
def lint(
    home: Path | None,
    root: Path | None,
    as_of: str | None,
    jobs: int | None,
    strict: bool,
    form: str,
) -> int:
    """Judge the sources, drafts and embargoed releases too."""
    from pressroom import pipeline

    room = _room(root, home)
    moment = _moment(as_of, room)
    try:
        with _progress() as progress:
            judged = pipeline.lint(
                room, moment, jobs=jobs or os.cpu_count() or 1, progress=progress
            )
    except Abort as abort:
        _print_problems(abort.problems, form)
        return abort.exit_code
    _print_problems(judged.problems, form)
    failed = errors(judged.problems)
    if form == "text":
        warnings = len(judged.problems) - len(failed)
        click.echo(
            f"{_number(judged.releases, 'release')} judged by {_number(judged.rules, 'rule')}: "
            f"{_number(len(failed), 'error')}, {_number(warnings, 'warning')}."
        )
    return 1 if failed or (strict and judged.problems) else 0


@commands.command()
@_root_option
@_as_of_option
@_output_option
@click.pass_obj
def check(home: Path | None, root: Path | None, as_of: str | None, output: Path | None) -> int:
    """Read the finished site as a visitor would, and look in it for what is not public."""
    from pressroom.check import check_site
    from pressroom.config import read_config
    from pressroom.second_lock import second_lock

    room = _room(root, home)
    config, _ = read_config(room / _CONFIG)
    target = _target(output, room)
    checked = check_site(target, config)
    held, leaks = second_lock(room, target, config.zone, _moment(as_of, room))
    problems = [*checked.problems, *leaks]
    _tell(problems)
    looked = ", ".join(_number(count, what) for what, count in checked.looked_at)
    click.echo(
        f"Looked at {looked}, and for {_number(held, 'release')} that "
        f"{'is' if held == 1 else 'are'} not public: {_number(len(problems), 'problem')}."
    )
    return 1 if errors(problems) else 0


@commands.command()
@_root_option
@_as_of_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000.")
@click.option(
    "--poll", is_flag=True, help="For network, Docker and WSL folders: look every second."
)
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed releases too.")
@click.pass_obj
def serve(
    home: Path | None,
    root: Path | None,
    as_of: str | None,
    port: int,
    poll: bool,
    drafts: bool,
) -> int:
    """Show the site on this computer, and again after every save."""
    from pressroom.serve import Desk

    room = _room(root, home)
    _moment(as_of, room)
    desk = Desk(
        room,
        clock=lambda: _moment(as_of, room),
        say=lambda text: click.echo(text, err=True),
        jobs=os.cpu_count() or 1,
        drafts=drafts,
    )
    desk.run(port, poll=poll)
    return 0


@commands.command()
@_root_option
@click.argument("headline")
@click.pass_obj
def new(home: Path | None, root: Path | None, headline: str) -> int:
    """Begin a release: a file with the front matter filled in, as a draft."""
    from pressroom.begin import begin_release
    from pressroom.config import read_config

    room = _room(root, home)
    config, _ = read_config(room / _CONFIG)
    path = begin_release(room, config, headline, _moment(None, room))
    click.echo(f"{path.relative_to(room).as_posix()}: a draft; it is public only without `draft`.")
    return 0


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Begin a press room in an empty folder."""
    from pressroom.begin import begin_room

    begin_room(folder, datetime.now(UTC))
    click.echo(f"A press room in {folder}/. Next: cd {folder} && pressroom build")
    return 0


@commands.command()
@_root_option
@_as_of_option
@click.option("--reveal", is_flag=True, help="Print headlines too: they are inside information.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="For people, for programs, or for calendars (RFC 5545).",
)
@click.pass_obj
def schedule(
    home: Path | None, root: Path | None, as_of: str | None, reveal: bool, form: str
) -> int:
    """The next instants at which the site changes."""
    from pressroom import pipeline

    room = _room(root, home)
    moment = _moment(as_of, room)
    changes = pipeline.schedule(room, moment)
    if form == "json":
        rows = [
            {"at": change.at.isoformat(), "changes": len(change.titles)}
            | ({"titles": list(change.titles)} if reveal else {})
            for change in changes
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    if form == "ics":
        click.echo(pipeline.calendar(changes, moment, reveal=reveal), nl=False)
        return 0
    for change in changes:
        click.echo(f"{change.at.isoformat()}  {_number(len(change.titles), 'change')}")
        for title in change.titles if reveal else ():
            click.echo(f"    {printable(title)}")
    if not changes:
        click.echo("Nothing is scheduled.")
    return 0


@commands.command()
@_root_option
@_as_of_option
@click.pass_obj
def ledger(home: Path | None, root: Path | None, as_of: str | None) -> int:
    """Record what is published in content/ledger.toml, for you to commit."""
    from pressroom import pipeline
    from pressroom.ledger import FILE

    room = _room(root, home)
    text = pipeline.record(room, _moment(as_of, room))
    path = room / FILE
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text == before:
        click.echo(f"{FILE} holds all that is published.")
        return 0
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.FileError(FILE, error.strerror or "cannot be written") from error
    click.echo(f"{FILE}: {_number(text.count('[[release]]'), 'release')}. Commit it.")
    return 0


@commands.command()
@_root_option
@click.option("--output", type=click.Path(path_type=Path), help="A file to write it to.")
@click.pass_obj
def schema(home: Path | None, root: Path | None, output: Path | None) -> int:
    """JSON Schema of the front matter, for editors that complete and check it."""
    from pressroom.config import read_config
    from pressroom.load import json_schema

    config, _ = read_config(_room(root, home) / _CONFIG)
    text = json.dumps(json_schema(config.extra), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.FileError(str(output), error.strerror or "cannot be written") from error
        click.echo(f"Written to {output}")
    return 0


# Arguments


def _room(root: Path | None, home: Path | None) -> Path:
    """The press room's folder: as told, the nearest with a config.toml, or the script's own."""
    if root is not None:
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _CONFIG).is_file():
            return folder
    return (home or here).resolve()


def _moment(as_of: str | None, room: Path) -> datetime:
    """The moment to build for; the only place that looks at a clock."""
    if as_of is None:
        return datetime.now(UTC)
    from pressroom.config import read_config
    from pressroom.instants import BadInstant, read_instant

    zone: ZoneInfo = read_config(room / _CONFIG)[0].zone
    read = read_instant(as_of, zone)
    if isinstance(read, BadInstant):
        raise click.BadParameter(f"{read.message}; {read.remedy}", param_hint="--as-of")
    if read.day_only:
        raise click.BadParameter(f"`{as_of}` has no time; {as_of}T09:00?", param_hint="--as-of")
    return read.at


def _target(output: Path | None, room: Path) -> Path:
    """The output folder; refused where building into it would harm the sources."""
    target = (output or room / "output").resolve()
    sources = [room / name for name in ("content", "templates", "static", "pressroom")]
    inside = any(target == source or source in target.parents for source in sources)
    if target == room or target in room.parents or inside:
        raise click.BadParameter(
            f"{_shown(target)} holds the sources; choose another folder", param_hint="--output"
        )
    if target.exists() and not target.is_dir():
        raise click.BadParameter(f"{_shown(target)} is not a folder", param_hint="--output")
    return target


# Printing


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _print_problems(problems: Sequence[Problem], form: str) -> None:
    if form == "json":
        click.echo(as_json(problems))
    elif form == "github":
        for problem in problems:
            click.echo(as_github(problem))
    else:
        _tell(problems)


def _editorial(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING and problem.code.startswith("PR2")


def _number(count: int, what: str) -> str:
    ending = "" if count == 1 else "es" if what.endswith("s") else "s"
    return f"{count:,} {what}{ending}"


def _shown(path: Path) -> str:
    with contextlib.suppress(ValueError):
        return f"{path.relative_to(Path.cwd()).as_posix()}/"
    return f"{path}/"


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal for work that takes over a second; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    begun = time.monotonic()
    bar: Any = None
    tasks: dict[str, Any] = {}

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            if time.monotonic() - begun < 1:
                return
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()
