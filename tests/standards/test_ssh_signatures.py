"""SSH and minisign signatures: read as their programs write them, and none but the right one
verifies."""

from __future__ import annotations

import base64

from pressroom.standards import minisign, ssh_signatures
from tests.signers import MinisignSigner, SshSigner

TEXT = b"Net sales rose 12 percent.\n"


def test_an_ssh_signature_is_of_one_text_one_purpose_and_one_key() -> None:
    signer = SshSigner()
    armour = signer.sign(TEXT)
    read = ssh_signatures.read_signature(armour)
    assert read is not None
    assert read.text == armour
    assert read.key == ssh_signatures.read_key(f"{signer.key.line} press@example.com")
    assert ssh_signatures.verify(read, TEXT, "press-release")
    assert not ssh_signatures.verify(read, TEXT.replace(b"12", b"13"), "press-release")
    assert not ssh_signatures.verify(read, TEXT, "git")
    other = ssh_signatures.read_signature(SshSigner(9).sign(TEXT))
    assert other is not None
    assert other.key != read.key
    for name in ("key", "blob", "reserved"):
        changed = {name: other.key if name == "key" else b"x"}
        forged = ssh_signatures.SshSignature(
            **{**{f: getattr(read, f) for f in read.__struct_fields__}, **changed}
        )
        assert not ssh_signatures.verify(forged, TEXT, "press-release"), name


def test_what_is_no_ssh_key_or_signature_is_none() -> None:
    armour = SshSigner().sign(TEXT)
    short = base64.b64encode(b"SSHSIG\0\0\0\1\0\0\0\xff").decode()
    for text in (
        "",
        "hello",
        armour.replace("SSH", "PGP"),
        armour.replace("\n", "\n!", 1),
        f"-----BEGIN SSH SIGNATURE-----\n{short}\n-----END SSH SIGNATURE-----\n",
        f"x{armour}",
    ):
        assert ssh_signatures.read_signature(text) is None, text
    for line in ("", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M", "RWQ"):
        assert ssh_signatures.read_key(line) is None, line


def test_a_minisign_signature_is_of_one_text_comment_and_key() -> None:
    signer = MinisignSigner()
    key = minisign.read_key(signer.key.line)
    assert key == signer.key
    assert key.file.splitlines()[1] == key.line
    for hashed in (True, False):
        written = signer.sign(TEXT, hashed=hashed)
        read = minisign.read_signature(written)
        assert read is not None
        assert minisign.verify(read, TEXT, key)
        assert not minisign.verify(read, TEXT + b" ", key)
        assert not minisign.verify(read, TEXT, MinisignSigner(3).key)
        told = minisign.read_signature(written.replace("press-release", "press-relaese"))
        assert told is not None
        assert not minisign.verify(told, TEXT, key)
    for text in ("", "a\nb\nc\nd\n", written.replace("trusted comment: ", "x: ", 1)):
        assert minisign.read_signature(text) is None
    assert minisign.read_key("RWQ=") is None
