"""`sign`: texts of releases for the people who sign, and their signatures."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from pressroom.cli.arguments import Room, at_a_moment
from pressroom.cli.printing import counted, tell
from pressroom.core.problems import Abort, choose, printable


@click.command()
@at_a_moment
@click.argument("names", nargs=-1, metavar="[RELEASE]...")
@click.option(
    "--key",
    envvar="PRESSROOM_SSH_KEY",
    help="The file of your SSH key, outside the press room; or the .pub of one that your agent "
    "has. Default: what PRESSROOM_SSH_KEY names.",
)
@click.option(
    "--minisign-key",
    envvar="PRESSROOM_MINISIGN_KEY",
    help="The file of your minisign key, outside the press room. Default: what "
    "PRESSROOM_MINISIGN_KEY names.",
)
@click.option("--all", "everything", is_flag=True, help="Sign all releases, those of old too.")
def sign(
    where: Room,
    names: tuple[str, ...],
    key: str | None,
    minisign_key: str | None,
    everything: bool,
) -> int:
    """Write the texts of releases to be signed, and sign them with a key of yours.

    Without names: those to come, and all that were signed and are no longer as they were. Without
    a key it says which commands sign the texts, here or on another computer.
    """
    from pressroom.content.config.reader import read_settings
    from pressroom.pipeline.options import Work
    from pressroom.pipeline.sign import Unknown, texts_to_sign
    from pressroom.publishing import sign_programs as programs

    room = where.path
    config = read_settings(room).config
    if not config.signers:
        raise click.UsageError("name whose signatures count: a [[signing.signer]] in config.toml")
    keys = [Path(each).expanduser().absolute() for each in (key, minisign_key) if each]
    inside = [found for each in keys if (found := programs.private_key_inside(room, each))]
    if inside:
        raise Abort(inside)
    work = Work(os.cpu_count() or 1)
    try:
        texts = texts_to_sign(room, where.moment(), names, work, everything=everything)
    except Unknown as unknown:
        remedy = choose(unknown.name, unknown.known, none="write its file's name without `.md`")
        what = f"no release called `{printable(unknown.name)}` that is no draft: {remedy}"
        raise click.BadParameter(what, param_hint="RELEASE") from None
    programs.write_texts(room, texts)
    paths = [text.path for text in texts]
    for path in paths:
        click.echo(printable(path))
    if not texts:
        click.echo("Everything is signed as it is.")
        return 0
    ways = ((key, programs.ssh_command), (minisign_key, programs.minisign_command))
    if not keys:
        click.echo(f"{counted(len(texts), 'text')} to sign. With a key of [signing], run one of:")
        for placeholder, command in (("KEY", ways[0][1]), ("KEY", ways[1][1])):
            click.echo(f"    {shlex.join(command(placeholder, paths))}")
        return 0
    for given, command in ways:
        if given:
            programs.sign_with(command(str(Path(given).expanduser().absolute()), paths), room)
    faults = programs.faults_of(room, texts, config)
    tell(faults)
    signed = counted(len(texts) - len(faults), "text")
    click.echo(f"{signed} signed. Commit content/signatures/.")
    return 1 if faults else 0
