"""Signatures of minisign (its format of 2015, and the hashed one that is the default since 0.10):
public keys and signature files read, and verified without the program."""

from __future__ import annotations

import base64
import binascii
import hashlib

import msgspec

from pressroom.standards.public_keys import verify_ed25519

_COMMENT, _TRUSTED = "untrusted comment: ", "trusted comment: "
_PLAIN, _HASHED = b"Ed", b"ED"
_KEY_SIZE, _SIGNATURE_SIZE, _GLOBAL_SIZE = 42, 74, 64


class MinisignKey(msgspec.Struct, frozen=True):
    """A public key: its number, by which signatures name it, and its 32 bytes."""

    number: bytes
    key: bytes

    @property
    def id(self) -> str:
        """The number as minisign prints it, in 16 hexadecimal digits."""
        return self.number[::-1].hex().upper()

    @property
    def line(self) -> str:
        """The key as minisign prints it: `RW…`."""
        return base64.b64encode(_PLAIN + self.number + self.key).decode()

    @property
    def file(self) -> str:
        """The key as a file, for `minisign -V -p FILE`."""
        return f"{_COMMENT}minisign public key {self.id}\n{self.line}\n"


class MinisignSignature(msgspec.Struct, frozen=True):
    """A signature: the number of its key, whether it is of the message's digest (BLAKE2b) or of the
    message itself, the signature proper, the trusted comment and the signature of both."""

    number: bytes
    hashed: bool
    signature: bytes
    comment: str
    of_comment: bytes


def read_key(line: str) -> MinisignKey | None:
    """The public key of a line such as `RWQ…`; None for anything else."""
    data = _decoded(line.strip())
    if len(data) != _KEY_SIZE or data[:2] != _PLAIN:
        return None
    return MinisignKey(data[2:10], data[10:])


def read_signature(text: str) -> MinisignSignature | None:
    """The signature in a file that minisign wrote; None for anything else."""
    rows = text.splitlines()
    if len(rows) != 4 or not rows[0].startswith(_COMMENT) or not rows[2].startswith(_TRUSTED):
        return None
    data, of_comment = _decoded(rows[1].strip()), _decoded(rows[3].strip())
    if len(data) != _SIGNATURE_SIZE or len(of_comment) != _GLOBAL_SIZE:
        return None
    if data[:2] not in (_PLAIN, _HASHED):
        return None
    comment = rows[2].removeprefix(_TRUSTED)
    return MinisignSignature(data[2:10], data[:2] == _HASHED, data[10:], comment, of_comment)


def verify(signature: MinisignSignature, message: bytes, key: MinisignKey) -> bool:
    """Whether a signature, its trusted comment too, is that of a message by a key."""
    if signature.number != key.number:
        return False
    signed = hashlib.blake2b(message).digest() if signature.hashed else message
    told = signature.signature + signature.comment.encode()
    return verify_ed25519(key.key, signature.signature, signed) and verify_ed25519(
        key.key, signature.of_comment, told
    )


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
