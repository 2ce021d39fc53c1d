"""The commands, each a few lines: arguments in, one function of the pipeline, words out."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom import __version__
from pressroom.cli.arguments import (
    Room,
    at_a_moment,
    in_room,
    jobs_option,
    output_folder,
    output_option,
)
from pressroom.cli.printing import (
    counted,
    editorial_count,
    progress_bar,
    show_profile,
    shown,
    tell,
)
from pressroom.core.files import write_whole
from pressroom.core.problems import Abort, errors, in_order, printable

if TYPE_CHECKING:
    from pressroom.pipeline.build import Outcome

_DEFAULT = "build"


class _Commands(click.Group):
    """Group of commands; without a command's name, `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressroom")
def commands() -> None:
    """A static press room for investor relations, from Markdown press releases.

    Without a command: build.
    """


@commands.command()
@at_a_moment
@output_option
@jobs_option
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.option(
    "--no-cache", is_flag=True, help="Convert and write everything again, changed or not."
)
@click.option(
    "--profile",
    is_flag=True,
    help="Say where the time went, and write a trace to .cache/profile.json.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say of each file what is done and why.")
def build_command(
    where: Room,
    output: Path | None,
    jobs: int | None,
    strict: bool,
    no_cache: bool,
    profile: bool,
    verbose: bool,
) -> int:
    """Build the site from the sources into output/."""
    from pressroom.core.timing import Timing
    from pressroom.pipeline.build import build_recorded
    from pressroom.pipeline.options import Options, Work
    from pressroom.pipeline.record import fresh_problems, read_record, record_path

    room, moment = where.path, where.moment()
    target = output_folder(output, room)
    if moment > datetime.now(UTC):
        warning = f"{shown(target)} is built as of a moment to come: do not publish it."
        click.echo(warning, err=True)
    options = Options(strict=strict, afresh=no_cache)
    timing = Timing(detail=profile)
    with progress_bar() as progress:
        work = Work(jobs or os.cpu_count() or 1, progress, timing)
        try:
            outcome = build_recorded(room, target, moment, options, work)
        except Abort:
            if profile:
                # Beside an earlier build the stages would tell how far held releases reach.
                whole = no_cache or read_record(record_path(room, target)) is None
                show_profile(timing.spans if whole else [timing.whole()], room)
            raise
    shown_now = outcome.built.shown
    # A first build would bury everything else; what an edit brings is worth a line.
    before = outcome.before
    fresh = fresh_problems(before.shown, outcome.built) if before is not None else []
    tell(in_order([*shown_now.problems, *fresh]))
    if verbose:
        _tell_why(outcome, target)
    if profile:
        # Stages and counts would tell whether a release under embargo has come, gone or changed.
        silent = outcome.reach.inside or not outcome.built.changes
        show_profile([timing.whole()] if silent else timing.spans, room)
    editorial = editorial_count(*shown_now.editorial_counts)
    if editorial:
        click.echo(f"{editorial}: see `pressroom lint`.", err=True)
    built = outcome.built
    counts = Counter(step.action.value for step in built.changes)
    click.echo(
        f"{counted(built.shown.releases, 'release')} in {shown(target)}: "
        f"{counted(counts['write'], 'file')} written, {built.kept} kept, "
        f"{counts['delete']} deleted."
    )
    return 0


def _tell_why(outcome: Outcome, output: Path) -> None:
    """Says how far the build went and why, and of each file what was done and why."""
    from pressroom.pipeline.output.manifest import read_manifest
    from pressroom.pipeline.output.plan import UNCHANGED, Action, Step

    changed = {step.path: step for step in outcome.built.changes}
    reach = outcome.reach
    # The log must not tell that a release under embargo has come, gone or been edited, nor that
    # the settings were made ready for one.
    if not changed:
        click.echo("nothing the site shows has changed")
    elif reach.inside:
        click.echo("content/ or config.toml has changed")
    else:
        click.echo(f"{reach.road.value}: {reach.reason}")
    for path in sorted({*changed, *read_manifest(output)}):
        step = changed.get(path, Step(Action.KEEP, path, UNCHANGED))
        click.echo(f"{step.action.value:6} {printable(path)}: {step.reason}")


@commands.command()
@at_a_moment
@output_option
@click.option(
    "--reveal",
    is_flag=True,
    help="Print how many releases are not public: that there are any is inside information.",
)
def check(where: Room, output: Path | None, reveal: bool) -> int:
    """Read the finished site as a visitor would, and look in it for what is not public."""
    from pressroom.content.config.reader import read_settings
    from pressroom.publishing.checked import checked

    room = where.path
    config = read_settings(room).config
    found = checked(room, output_folder(output, room), config, where.moment())
    held, problems = found.held, found.problems
    tell(problems)
    looked = ", ".join(counted(count, what) for what, count in found.looked_at)
    secret = "what is not public"
    if reveal:
        secret = f"{counted(held, found.noun)} that {'is' if held == 1 else 'are'} not public"
    click.echo(f"Looked at {looked}, and for {secret}: {counted(len(problems), 'problem')}.")
    return 1 if errors(problems) else 0


@commands.command()
@at_a_moment
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000.")
@click.option(
    "--poll", is_flag=True, help="For network, Docker and WSL folders: look every second."
)
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed releases too.")
def serve(
    where: Room,
    port: int,
    poll: bool,
    drafts: bool,
) -> int:
    """Show the site on this computer, and again after every save."""
    from pressroom.serve.preview_server import PreviewServer

    room = where.path
    where.moment()
    server = PreviewServer(
        room,
        clock=where.moment,
        say=lambda text: click.echo(text, err=True),
        jobs=os.cpu_count() or 1,
        drafts=drafts,
    )
    server.run(port, poll=poll)
    return 0


@commands.command()
@in_room
@click.argument("words", nargs=-1, required=True, metavar="[KIND] TITLE")
def new(where: Room, words: tuple[str, ...]) -> int:
    """Begin a release: a file with the front matter filled in, as a draft.

    With a KIND (page, document, person, event, picture) before the title: that.
    """
    from pressroom.cli.scaffold import scaffold_release
    from pressroom.cli.scaffold_item import is_kind, scaffold_item
    from pressroom.content.config.reader import read_settings
    from pressroom.content.model import RELEASE

    *kind, title = words
    kind = [word.lower() for word in kind]
    if len(kind) > 1:
        raise click.UsageError('one title, in quotation marks: pressroom new "HEADLINE"')
    if not kind and is_kind(title):
        raise click.UsageError(
            f'its title is missing: pressroom new {title} "TITLE". '
            f'(A release of this headline: pressroom new release "{title}".)'
        )
    room = where.path
    config = read_settings(room).config
    if kind and kind[0] != RELEASE:
        path = scaffold_item(room, config, kind[0], title)
    else:
        path = scaffold_release(room, config, title, where.moment())
    source = path.relative_to(room).as_posix()
    click.echo(f"{source}: a draft; it is public only without `draft`.")
    if path.name == "index.md":
        folder = source.removesuffix("index.md")
        click.echo(f"Its file belongs into {folder}, and the file's name into the front matter.")
    click.echo("Next: replace each TK, and look at it with `pressroom serve --drafts`.")
    click.echo("Then: take the line `draft: true` out, and see what `pressroom lint` says.")
    return 0


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Begin a press room in an empty folder."""
    from pressroom.cli.scaffold import SETTING_UP, scaffold_room

    scaffold_room(folder, datetime.now(UTC))
    click.echo(f"A press room in {folder}/. Next: set it up as its README.md says, once:")
    click.echo(f"    cd {folder}")
    for row in SETTING_UP:
        click.echo(f"    {row}")
    click.echo("Then: pressroom serve. What to change first, and how to publish, is there too;")
    click.echo("the manual is `pressroom help`.")
    return 0


@commands.command()
@at_a_moment
def ledger(where: Room) -> int:
    """Record what is published in content/ledger.toml, for you to commit."""
    from pressroom.content.items import is_items_id
    from pressroom.content.ledger import FILE
    from pressroom.pipeline.options import Work
    from pressroom.pipeline.published import read_public, write_ledger_file

    room = where.path
    public = read_public(room, where.moment(), Work())
    try:
        written = write_ledger_file(room, public.ledger_text)
    except OSError as error:
        raise click.FileError(FILE, error.strerror or "cannot be written") from error
    if not written:
        click.echo(f"{FILE} holds all that is published.")
        return 0
    others = sum(map(is_items_id, public.entries))
    also = f" and {counted(others, 'other page')}" if others else ""
    click.echo(f"{FILE}: {counted(len(public.entries) - others, 'release')}{also}. Commit it.")
    return 0


@commands.command()
@in_room
@click.argument("kind", default="release")
@click.option("--output", type=click.Path(path_type=Path), help="A file to write it to.")
def schema(where: Room, kind: str, output: Path | None) -> int:
    """JSON Schema of the front matter, for editors that complete and check it.

    That of releases, or of another KIND: page, document, person, event, picture.
    """
    from pressroom.content.config.reader import read_settings
    from pressroom.content.load.front_matter import json_schema, schema_of
    from pressroom.content.load.items import kind_named
    from pressroom.content.model import RELEASE

    config = read_settings(where.path).config
    if kind == RELEASE:
        keys = json_schema(config.extra, date_from_name=config.date_from_name)
    else:
        keys = schema_of(kind_named(kind).keys)
    text = json.dumps(keys, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            write_whole(output, text.encode())
        except OSError as error:
            raise click.FileError(str(output), error.strerror or "cannot be written") from error
        click.echo(f"Written to {output}")
    return 0
