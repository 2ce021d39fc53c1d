"""Whether signatures of a text count: by a listed key, for its moment, of exactly its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from pressroom.content.config.signing_schema import Signer
from pressroom.formats.signed_text import NAMESPACE
from pressroom.standards import minisign, ssh_signatures


class Signatures(msgspec.Struct, frozen=True):
    """The signatures of a text as their programs write them, of SSH and of minisign; empty where
    there is none."""

    ssh: str = ""
    minisign: str = ""


class Signed(msgspec.Struct, frozen=True):
    """Signers of a text: names of the signers with SSH and with minisign, and minisign's key."""

    ssh: str = ""
    minisign: str = ""
    minisign_key: str = ""


def signed_by(
    text: bytes, as_of: datetime, signatures: Signatures, signers: Iterable[Signer]
) -> Signed | str:
    """Signers of a text; or in words why a signature does not count. All that are there must."""
    listed = list(signers)
    ssh = _ssh_signer(text, as_of, signatures.ssh, listed) if signatures.ssh else None
    if isinstance(ssh, str):
        return ssh
    given = signatures.minisign
    other = _minisign_signer(text, as_of, given, listed) if given else None
    if isinstance(other, str):
        return other
    if ssh is None and other is None:
        return "there is no signature"
    key = other.minisign if other else None
    return Signed(ssh.name if ssh else "", other.name if other else "", key.line if key else "")


def _ssh_signer(text: bytes, as_of: datetime, armour: str, signers: list[Signer]) -> Signer | str:
    signature = ssh_signatures.read_signature(armour)
    if signature is None:
        return "its `.sig` is no signature of ssh-keygen"
    if signature.namespace != NAMESPACE:
        return f"it is signed for `{signature.namespace}` and not for `{NAMESPACE}`"
    if not ssh_signatures.verify(signature, text, NAMESPACE):
        return "the signature is of another text"
    own = [signer for signer in signers if signer.ssh == signature.key]
    return _counting(own, as_of, signature.key.fingerprint)


def _minisign_signer(
    text: bytes, as_of: datetime, written: str, signers: list[Signer]
) -> Signer | str:
    signature = minisign.read_signature(written)
    if signature is None:
        return "its `.minisig` is no signature of minisign"
    own = [s for s in signers if s.minisign and s.minisign.number == signature.number]
    fits = [s for s in own if s.minisign and minisign.verify(signature, text, s.minisign)]
    if own and not fits:
        return "the signature is of another text"
    return _counting(fits, as_of, signature.number[::-1].hex().upper())


def _counting(own: list[Signer], as_of: datetime, key: str) -> Signer | str:
    """The signer of a key whose signature counts for a moment, or why there is none."""
    for signer in own:
        if signer.counts(as_of):
            return signer
    if own:
        return f"the key {key} of {own[0].name} does not count for {as_of:%Y-%m-%dT%H:%M:%SZ}"
    return f"the key {key} is none of those under [signing]"
