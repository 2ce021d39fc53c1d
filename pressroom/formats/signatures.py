"""Signed texts beside the pages of releases, with their signatures; and the keys that count,
`/.well-known/press-room-signers` (OpenSSH's list of allowed signers) and minisign's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.signing_schema import Signer
from pressroom.content.model import Entry
from pressroom.core.files import CONFIG, read_source
from pressroom.core.problems import Abort, Problem
from pressroom.formats.addresses import beside, file_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.formats.signature_check import Signatures, Signed, signed_by
from pressroom.formats.signed_text import (
    NAMESPACE,
    Facts,
    SignedText,
    difference,
    lines_of,
    read_text,
)
from pressroom.standards import ssh_signatures
from pressroom.typeset.article import Article

SIGNERS = ".well-known/press-room-signers"
NAME = "signed.txt"
SSH_ENDING, MINISIGN_ENDING = ".sig", ".minisig"
_SIGNER = re.compile(
    rf'(?P<name>\S+) namespaces="{NAMESPACE}"'
    r'(?:,valid-after="(?P<since>20\d{2}[01]\d[0-3]\d{7}Z)")?'
    r'(?:,valid-before="(?P<until>20\d{2}[01]\d[0-3]\d{7}Z)")? (?P<key>.+)'
)


class SignedRelease(msgspec.Struct, frozen=True):
    """A release with a signed text: the text's place in the press room and its bytes' SHA-256, what
    it says above its words, the moment for which it was signed, its signatures, and who signed."""

    path: str
    sha256: str
    facts: Facts
    as_of: datetime
    signatures: Signatures
    signed: Signed
    has_words: bool


def minisign_path(signer: Signer) -> str:
    """Output path of a signer's key for minisign."""
    return f".well-known/press-room-{signer.minisign.id if signer.minisign else ''}.pub"


def signatures(signed: Iterable[tuple[Entry, SignedRelease]], config: Config) -> list[Artifact]:
    """Artifacts of signed texts and signatures, and of the keys; none where the settings have no
    signer."""
    made: list[Artifact] = []
    if not config.signers:
        return made
    lists = {SIGNERS: allowed_signers(config.signers)}
    lists |= {minisign_path(s): s.minisign.file for s in config.signers if s.minisign}
    made += [Artifact(path, CONFIG, "plain", text) for path, text in lists.items() if text]
    for release, found in signed:
        path = file_path(beside(release.url, NAME))
        texts = (release.source,) if found.has_words else ()
        made.append(Artifact(path, release.source, "signed-text", found, texts=texts))
        given = found.signatures
        both = ((SSH_ENDING, given.ssh), (MINISIGN_ENDING, given.minisign))
        made += [
            Artifact(f"{path}{ending}", release.source, "plain", text)
            for ending, text in both
            if text
        ]
    return made


def allowed_signers(signers: Iterable[Signer]) -> str:
    """The list of keys that `ssh-keygen -Y verify -f` takes. Moments are in UTC, with the `Z`
    without which OpenSSH would take them for local time."""
    rows = []
    for signer in signers:
        if signer.ssh:
            bounds = (("valid-after", signer.since), ("valid-before", signer.until))
            options = [f'namespaces="{NAMESPACE}"']
            options += [f'{name}="{ssh_time(at)}"' for name, at in bounds if at is not None]
            rows.append(f"{signer.name} {','.join(options)} {signer.ssh.line}\n")
    return "".join(rows)


def read_signers(text: str) -> tuple[Signer, ...]:
    """The signers in a list that `allowed_signers` wrote. Lines of another form are passed over, as
    are keys for other purposes: what is not understood counts for nothing."""
    rows = [match for row in text.splitlines() if (match := _SIGNER.fullmatch(row.strip()))]
    return tuple(
        Signer(
            match["name"],
            ssh_signatures.read_key(match["key"]),
            None,
            _read_ssh_time(match["since"]),
            _read_ssh_time(match["until"]),
        )
        for match in rows
    )


def _read_ssh_time(text: str | None) -> datetime | None:
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC) if text else None


def ssh_time(moment: datetime) -> str:
    """A moment as OpenSSH reads it, in UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%SZ")


def render_plain(view: str) -> bytes:
    """The bytes of a text that is its own view."""
    return view.encode()


def render_signed_text(artifact: Artifact, materials: Materials) -> bytes:
    """The bytes of a signed text. Raises `Abort` where it is not what the release says now, or was
    not signed by whom it should be: that is never published."""
    view: SignedRelease = artifact.view
    article = materials.article(artifact.origin) if view.has_words else None
    data = read_source(materials.root / view.path)
    problem = signature_misfit(view, data, article, materials.root, materials.config.signers)
    if problem is not None:
        raise Abort([problem])
    return data


def text_now(facts: Facts, as_of: datetime, article: Article | None, root: Path) -> SignedText:
    """The text to be signed of a release as it is now."""
    sums = ((hashlib.sha256(read_source(root / d.path)).hexdigest(), d.name) for d in facts.files)
    words = lines_of(*article.subheads, article.body) if article else ()
    return SignedText(facts.rows, tuple(sums), as_of, words)


def signature_misfit(
    found: SignedRelease,
    data: bytes,
    article: Article | None,
    root: Path,
    signers: Iterable[Signer],
) -> Problem | None:
    """An error where a signed text is not what the release says now (PR742), or its signatures do
    not count (PR743)."""
    text = read_text(data.decode("utf-8", "replace"))
    if text is None or hashlib.sha256(data).hexdigest() != found.sha256:
        what = "it is not as `pressroom sign` wrote it"
        return unfit(found.path, what)
    other = difference(text, text_now(found.facts, found.as_of, article, root))
    if other:
        return unfit(found.path, f"the release is not as it was signed: {other}")
    who = signed_by(data, found.as_of, found.signatures, signers)
    if isinstance(who, str):
        return Problem(
            path=found.path,
            code="PR743",
            message=who,
            remedy="sign it again with a key that counts, or correct the signer under [signing]",
        )
    return None


def unfit(path: str, message: str) -> Problem:
    """The problem of a signed text that does not fit its release."""
    return Problem(
        path=path,
        code="PR742",
        message=message,
        remedy="undo the change, or sign it again with `pressroom sign`",
    )
