"""SSH signatures (`ssh-keygen -Y sign`; OpenSSH's PROTOCOL.sshsig) and public keys (RFC 4253, 6.6):
read, and verified without OpenSSH.

Keys may be Ed25519, ECDSA, RSA, and the two kinds that live in a security key (`sk-…`, FIDO), of
which a touch is asked, as OpenSSH does by default.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import textwrap

import msgspec

from pressroom.standards.public_keys import verify_ecdsa, verify_ed25519, verify_rsa

_MAGIC = b"SSHSIG"
_VERSION = 1
_ARMOUR = re.compile(
    r"\s*-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END SSH SIGNATURE-----\s*",
)
_ED25519, _SK_ED25519 = "ssh-ed25519", "sk-ssh-ed25519@openssh.com"
_RSA = "ssh-rsa"
_ECDSA, _SK_ECDSA = "ecdsa-sha2-", "sk-ecdsa-sha2-nistp256@openssh.com"
_KINDS = (
    _ED25519,
    _SK_ED25519,
    _SK_ECDSA,
    *(f"{_ECDSA}nistp{bits}" for bits in (256, 384, 521)),
    _RSA,
)
"""Kinds of keys that are read, as their lines begin."""
_TOUCHED = 1  # FIDO's flag that somebody was there


class SshKey(msgspec.Struct, frozen=True):
    """A public key: its kind, and its `blob` as SSH encodes it."""

    kind: str
    blob: bytes

    @property
    def line(self) -> str:
        """The key as in `id_ed25519.pub`, without its comment."""
        return f"{self.kind} {base64.b64encode(self.blob).decode()}"

    @property
    def fingerprint(self) -> str:
        """The fingerprint, as `ssh-keygen -l` prints it: `SHA256:…`."""
        hashed = base64.b64encode(hashlib.sha256(self.blob).digest()).decode()
        return f"SHA256:{hashed.rstrip('=')}"


class SshSignature(msgspec.Struct, frozen=True):
    """A signature: the key that made it, the namespace it is for, the name of its digest, and the
    signature proper, as SSH encodes it."""

    key: SshKey
    namespace: str
    hash_name: str
    reserved: bytes
    blob: bytes

    @property
    def text(self) -> str:
        """The signature as `ssh-keygen` writes it into a file."""
        parts = [self.key.blob, self.namespace.encode(), self.reserved]
        parts += [self.hash_name.encode(), self.blob]
        packed = _MAGIC + _VERSION.to_bytes(4, "big") + b"".join(map(packed_string, parts))
        rows = textwrap.wrap(base64.b64encode(packed).decode(), 70)
        middle = "\n".join(rows)
        return f"-----BEGIN SSH SIGNATURE-----\n{middle}\n-----END SSH SIGNATURE-----\n"


def read_key(line: str) -> SshKey | None:
    """The public key of a line such as `ssh-ed25519 AAAA… comment`; None for anything else."""
    kind, _, rest = line.strip().partition(" ")
    if kind not in _KINDS:
        return None
    blob = _decoded(rest.split(" ")[0] if rest else "")
    try:
        return SshKey(kind, blob) if _Fields(blob).string().decode() == kind else None
    except ValueError:
        return None


def read_signature(text: str) -> SshSignature | None:
    """The signature in a file that `ssh-keygen -Y sign` wrote; None for anything else."""
    armour = _ARMOUR.fullmatch(text)
    if armour is None:
        return None
    data = _decoded("".join(armour[1].split()))
    try:
        if data[: len(_MAGIC)] != _MAGIC:
            return None
        fields = _Fields(data[len(_MAGIC) :])
        if fields.number(4) != _VERSION:
            return None
        blob, namespace, reserved, hash_name, signature = (fields.string() for _ in range(5))
        fields.end()
        key = SshKey(_Fields(blob).string().decode("ascii"), blob)
        name = namespace.decode("ascii")
        return SshSignature(key, name, hash_name.decode("ascii"), reserved, signature)
    except ValueError:
        return None


def signed_data(namespace: str, message: bytes, hash_name: str = "sha512") -> bytes:
    """Bytes that are signed in place of a message."""
    hashed = hashlib.new(hash_name, message).digest()
    parts = (namespace.encode(), b"", hash_name.encode(), hashed)
    return _MAGIC + b"".join(map(packed_string, parts))


def verify(signature: SshSignature, message: bytes, namespace: str) -> bool:
    """Whether a signature is that of a message for a namespace, by the key it names. Whose key that
    is, is for the caller to know."""
    if signature.namespace != namespace or signature.hash_name not in ("sha256", "sha512"):
        return False
    if signature.reserved:
        return False
    data = signed_data(namespace, message, signature.hash_name)
    try:
        return _verified(_Fields(signature.key.blob), _Fields(signature.blob), data)
    except ValueError:
        return False


def _verified(key: _Fields, signature: _Fields, data: bytes) -> bool:
    kind, made_by = key.string().decode(), signature.string().decode()
    proper = signature.string()
    if kind == _RSA:
        if made_by not in ("rsa-sha2-256", "rsa-sha2-512"):
            return False  # `ssh-rsa` is SHA-1
        exponent, modulus = key.integer(), key.integer()
        key.end()
        signature.end()
        return verify_rsa(exponent, modulus, proper, data, sha512=made_by.endswith("512"))
    if made_by != kind:
        return False
    curve = key.string().decode() if "ecdsa" in kind else ""
    public = key.string()
    if kind in (_SK_ED25519, _SK_ECDSA):
        application, flags, count = key.string(), signature.number(1), signature.number(4)
        if not flags & _TOUCHED:
            return False
        told = bytes([flags]) + count.to_bytes(4, "big")
        data = hashlib.sha256(application).digest() + told + hashlib.sha256(data).digest()
    key.end()
    signature.end()
    if not curve:
        return kind in (_ED25519, _SK_ED25519) and verify_ed25519(public, proper, data)
    if kind not in (_SK_ECDSA, f"{_ECDSA}{curve}"):
        return False
    numbers = _Fields(proper)
    pair = numbers.integer(), numbers.integer()
    numbers.end()
    return verify_ecdsa(curve, public, pair, data)


class _Fields:
    """The fields of what SSH encodes (RFC 4251, 5), one after another. Raises `ValueError` where
    they end too soon, or do not end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def _take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        if len(taken) < size:
            raise ValueError("a field is cut off")
        self._at += size
        return taken

    def number(self, size: int) -> int:
        """A number of so many bytes."""
        return int.from_bytes(self._take(size), "big")

    def string(self) -> bytes:
        """A string behind its length."""
        return self._take(self.number(4))

    def integer(self) -> int:
        """A whole number of any length (`mpint`)."""
        return int.from_bytes(self.string(), "big", signed=True)

    def end(self) -> None:
        """Checks that nothing follows."""
        if self._at != len(self._data):
            raise ValueError("there is more than there should be")


def packed_string(data: bytes) -> bytes:
    """A string behind its length (RFC 4251, 5)."""
    return len(data).to_bytes(4, "big") + data


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
