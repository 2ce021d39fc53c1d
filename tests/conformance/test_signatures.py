"""Signed releases in the programs of those who read them: `ssh-keygen` and `minisign` agree with
what a page says, and with what Pressroom takes for a signature that counts."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest

from pressroom.standards import ssh_signatures
from tests.conftest import CONFIG, Room

from .tools import need, run

pytestmark = pytest.mark.conformance

AT = "2026-03-01T09:00:00-05:00"
PAGE = "releases/2026/results"
KINDS = (("ed25519", "256"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521"), ("rsa", "3072"))


def made_key(keygen: str, folder: Path, kind: str = "ed25519", bits: str = "256") -> Path:
    key = folder / f"{kind}-{bits}"
    run(keygen, "-q", "-t", kind, "-b", bits, "-N", "", "-f", key)
    return key


def signer(line: str, more: str = "") -> str:
    return f'\n[[signing.signer]]\nname = "press@example.com"\nkey = "{line.strip()}"\n{more}\n'


def saved(room: Room, folder: Path) -> list[str]:
    """The files that a page says to save, saved; the commands that it says to type."""
    folder.mkdir(exist_ok=True)
    page = room.read(f"{PAGE}/index.html")
    said = re.findall(r'<details class="signed">(.*?)</details>', page, re.S)[0]
    for address in re.findall(r'href="/([^"]*)"', said):
        (folder / address.rpartition("/")[2]).write_bytes((room.output / address).read_bytes())
    return [html.unescape(each) for each in re.findall(r"<code>(.*?)</code>", said)]


def typed(command: str, folder: Path) -> int:
    """The exit code of a command, as a reader types it."""
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False)
    return done.returncode


def test_what_a_page_says_verifies_its_text_and_nothing_else(room: Room, tmp_path: Path) -> None:
    keygen, minisign = need("ssh-keygen"), need("minisign")
    key = made_key(keygen, tmp_path)
    secret, public = tmp_path / "minisign.key", tmp_path / "minisign.pub"
    run(minisign, "-G", "-W", "-p", public, "-s", secret)
    tables = signer(
        key.with_suffix(".pub").read_text(), 'from = "2026-01-01"\nuntil = "2026-03-31"'
    )
    tables += signer(public.read_text().splitlines()[1])
    room.write("config.toml", CONFIG + tables)
    room.release(body="Net sales rose 12 percent.")
    ran = room.run("sign", "--as-of", AT, "--all", "--key", str(key), "--minisign-key", str(secret))
    assert ran.code == 0
    assert room.build().code == 0
    folder = tmp_path / "saved"
    commands = saved(room, folder)
    assert len(commands) == 2
    assert [typed(command, folder) for command in commands] == [0, 0]
    ssh = commands[0]
    # Moments outside the key's period, and another name.
    for old, new in (
        ("verify-time=2026", "verify-time=2025"),
        ("verify-time=202603", "verify-time=202604"),
        ("-I press@", "-I ir@"),
        ("-n press-release", "-n git"),
    ):
        assert old in ssh
        assert typed(ssh.replace(old, new), folder) != 0
    text = folder / "signed.txt"
    good = text.read_text()
    for old, new in (("sales", "sale"), ("12", "13"), ("14:00:00Z", "14:00:01Z")):
        text.write_text(good.replace(old, new))
        assert 0 not in [typed(command, folder) for command in commands], new


def test_the_bounds_of_a_period_are_those_of_openssh(room: Room, tmp_path: Path) -> None:
    """The list's moments are in UTC, wherever the reader is."""
    keygen = need("ssh-keygen")
    key = made_key(keygen, tmp_path)
    room.release()
    for period, counts in (
        ('from = "2026-03-01T09:00:00-05:00"', True),
        ('from = "2026-03-01T09:00:01-05:00"', False),
        ('until = "2026-03-01T09:00:00-05:00"', True),
        ('until = "2026-03-01T08:59:59-05:00"', False),
    ):
        room.write("config.toml", CONFIG + signer(key.with_suffix(".pub").read_text(), period))
        ran = room.run("sign", "--as-of", AT, "--all", "--key", str(key))
        place = next(room.path.glob("content/signatures/**/*.txt"))
        theirs = tmp_path / "signers"
        assert room.build().code == 0
        theirs.write_text(room.read(".well-known/press-room-signers"))
        signature = tmp_path / "sig"
        run(keygen, "-Y", "sign", "-q", "-f", key, "-n", "press-release", place)
        signature.write_text(place.with_name(f"{place.name}.sig").read_text())
        command = (
            f"TZ=Asia/Tokyo {keygen} -Y verify -f {theirs} -I press@example.com -n press-release "
            f"-O verify-time=20260301140000Z -s {signature} < {place}"
        )
        assert (ran.code == 0, typed(command, tmp_path) == 0) == (counts, counts), period
        for each in room.path.glob("content/signatures/**/*.*"):
            each.unlink()


@pytest.mark.parametrize(("kind", "bits"), KINDS)
def test_every_kind_of_ssh_key_is_read_and_verified(tmp_path: Path, kind: str, bits: str) -> None:
    keygen = need("ssh-keygen")
    key = made_key(keygen, tmp_path, kind, bits)
    text = tmp_path / "text"
    text.write_bytes(b"Net sales rose.\n")
    run(keygen, "-Y", "sign", "-q", "-f", key, "-n", "press-release", text)
    armour = text.with_name("text.sig").read_text()
    read = ssh_signatures.read_signature(armour)
    assert read is not None
    assert read.text == armour
    assert read.key == ssh_signatures.read_key(key.with_suffix(".pub").read_text())
    assert read.key.fingerprint in run(keygen, "-l", "-f", key)
    assert ssh_signatures.verify(read, text.read_bytes(), "press-release")
    assert not ssh_signatures.verify(read, b"Net sales fell.\n", "press-release")


def test_an_agent_signs_by_the_public_key_alone(room: Room, tmp_path: Path) -> None:
    keygen, agent = need("ssh-keygen"), need("ssh-agent")
    key = made_key(keygen, tmp_path)
    room.write("config.toml", CONFIG + signer(key.with_suffix(".pub").read_text()))
    room.release()
    assert room.run("sign", "--as-of", AT, "--all").code == 0
    place = next(room.path.glob("content/signatures/**/*.txt"))
    public = key.with_suffix(".pub")
    command = (
        f"{need('ssh-add')} -q {key} && rm {key} && "
        f"{keygen} -Y sign -q -f {public} -n press-release {place}"
    )
    run(agent, "sh", "-c", command)
    assert room.build().code == 0
    assert (room.output / PAGE / "signed.txt.sig").is_file()
