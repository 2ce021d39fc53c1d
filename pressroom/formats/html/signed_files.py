"""Signature of a release on its page: the files, and the commands that verify them."""

from __future__ import annotations

import shlex

from pressroom.content.model import Entry
from pressroom.formats.addresses import beside
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.views import SignedFiles
from pressroom.formats.signatures import MINISIGN_ENDING, NAME, SIGNERS, SSH_ENDING, ssh_time
from pressroom.formats.signed_text import NAMESPACE


def signed_files(release: Entry, context: SiteContext) -> SignedFiles | None:
    """Files and commands to verify a release by programs alone; None for one without a
    signature."""
    found = context.signed.get(release.url)
    if found is None:
        return None
    who, url = found.signed, beside(release.url, NAME)
    given = ((SSH_ENDING, who.ssh), (MINISIGN_ENDING, who.minisign))
    commands = []
    if who.ssh:
        commands.append(
            f"ssh-keygen -Y verify -f {SIGNERS.rpartition('/')[2]} -I {shlex.quote(who.ssh)} "
            f"-n {NAMESPACE} -O verify-time={ssh_time(found.as_of)} -s {NAME}{SSH_ENDING} < {NAME}"
        )
    if who.minisign:
        commands.append(f"minisign -Vm {NAME} -P {who.minisign_key}")
    return SignedFiles(
        context.link(NAME, url),
        tuple(context.link(NAME + ending, url + ending) for ending, name in given if name),
        context.link(SIGNERS.rpartition("/")[2], f"/{SIGNERS}") if who.ssh else None,
        tuple(commands),
    )
