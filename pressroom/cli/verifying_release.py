"""`verify` of one release: of a page, or of a signed text in a file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from pressroom.cli.arguments import Room, site_address
from pressroom.cli.printing import tell
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, printable

_SIGNERS = "pressroom.signers"

signers_option = click.option(
    "--signers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    expose_value=False,
    callback=lambda context, _, value: context.meta.update({_SIGNERS: value}),
    help="Of a release: the list of keys that count. Default: the press room's own.",
)
"""The option `--signers`, which `verify_release` finds in the command's context."""


def means_release(where: Room, given: str) -> bool:
    """Whether what was typed is a file, or the address of a release or its signed text, and not
    that of a site. In a press room its releases are known; elsewhere no site is."""
    from pressroom.formats.signatures import NAME

    if Path(given).is_file():
        return True
    if site_address(given, "URL").endswith(f"/{NAME}"):
        return True
    if not (where.path / CONFIG).is_file():
        return True
    from pressroom.core.memory import Memory
    from pressroom.pipeline.options import Options, Work
    from pressroom.pipeline.read import read_sources

    sources = read_sources(where.path, Options(), Work(), Memory())
    path = unquote(urlsplit(given).path.removeprefix(sources.config.base)).rstrip("/")
    urls = {item.release.url.rstrip("/") for item in sources.of_releases if item.release}
    return bool(path) and path in urls


def verify_release(where: Room, given: str) -> int:
    """Says whether a release is what was signed, by whom, and for when."""
    from pressroom.content.config.reader import read_settings
    from pressroom.formats.signatures import NAME, read_signers
    from pressroom.pipeline.signing import library_missing
    from pressroom.publishing import verify_release as proving
    from pressroom.publishing.verify_http import Asker
    from pressroom.standards.public_keys import can_verify

    signers: Path | None = click.get_current_context().meta[_SIGNERS]
    has_room = (where.path / CONFIG).is_file()
    config = read_settings(where.path).config if has_room else None
    if config is not None and (missing := library_missing(config)):
        raise Abort(missing)
    if not can_verify():
        raise click.UsageError("to verify signatures, `pip install pressroom[signing]`")
    file = Path(given)
    known = config.signers if config else ()
    if signers is not None:
        known = read_signers(signers.read_text("utf-8", "replace"))
    with Asker() as asker:
        get = proving.getter(asker)
        if file.is_file():
            if not known:
                raise click.UsageError("name the list of keys that count: --signers FILE")
            proof, _ = proving.prove_text(given, proving.get_local, known)
        else:
            url = site_address(given, "URL")
            url = f"{url.removesuffix(f'/{NAME}')}/" if url.endswith(f"/{NAME}") else given
            theirs = not known
            known = known or proving.host_signers(url, get)
            proof = proving.prove_page(url, get, known)
            if theirs and not proof.problems:
                click.echo(
                    "The keys are those that the host itself names: compare the fingerprint with "
                    "what the issuer says elsewhere.",
                    err=True,
                )
    tell(proof.problems)
    for row in proof.told:
        click.echo(printable(row))
    return 1 if proof.problems else 0
