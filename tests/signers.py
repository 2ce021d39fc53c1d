"""Keys made for a test, which sign as `ssh-keygen` and `minisign` do."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from pressroom.standards.minisign import MinisignKey
from pressroom.standards.ssh_signatures import (
    SshKey,
    SshSignature,
    packed_string,
    signed_data,
)

ed25519: Any = pytest.importorskip(
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    reason="signatures want `pressroom[signing]`",
)


class SshSigner:
    """An Ed25519 key of SSH."""

    def __init__(self, seed: int = 1) -> None:
        self._private = ed25519.Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        public = self._private.public_key().public_bytes_raw()
        kind = "ssh-ed25519"
        self.key = SshKey(kind, packed_string(kind.encode()) + packed_string(public))

    def sign(self, text: bytes, namespace: str = "press-release") -> str:
        proper = self._private.sign(signed_data(namespace, text))
        blob = packed_string(b"ssh-ed25519") + packed_string(proper)
        return SshSignature(self.key, namespace, "sha512", b"", blob).text

    def sign_all(self, room: Path) -> None:
        """Signs every text in `content/signatures/` that has no signature."""
        for path in (room / "content/signatures").rglob("*.txt"):
            place = path.with_name(f"{path.name}.sig")
            if not place.exists():
                place.write_text(self.sign(path.read_bytes()))


class MinisignSigner:
    """A key of minisign."""

    def __init__(self, seed: int = 2) -> None:
        self._private = ed25519.Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.key = MinisignKey(bytes([seed]) * 8, self._private.public_key().public_bytes_raw())

    def sign(self, text: bytes, comment: str = "press-release", *, hashed: bool = True) -> str:
        message = hashlib.blake2b(text).digest() if hashed else text
        proper = self._private.sign(message)
        head = (b"ED" if hashed else b"Ed") + self.key.number + proper
        both = self._private.sign(proper + comment.encode())
        rows = ("untrusted comment: x", _coded(head), f"trusted comment: {comment}", _coded(both))
        return "\n".join(rows) + "\n"


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()
