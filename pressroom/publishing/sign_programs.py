"""Signing by people's own programs, `ssh-keygen` and `minisign`: they alone read private keys, ask
for passphrases, and talk to agents and security keys."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from pressroom.content.config.records import Config
from pressroom.content.config.signing_schema import PRIVATE
from pressroom.core.files import write_whole
from pressroom.core.problems import Abort, Problem
from pressroom.formats.signature_check import Signatures, signed_by
from pressroom.formats.signatures import MINISIGN_ENDING, SSH_ENDING
from pressroom.formats.signed_text import NAMESPACE
from pressroom.pipeline.sign import ToSign

_HEAD = 4096  # bytes; a private key says so at its beginning


def ssh_command(key: str, paths: Sequence[str]) -> list[str]:
    """The command that signs files with an SSH key, private or, where an agent has it, public."""
    return ["ssh-keygen", "-Y", "sign", "-f", key, "-n", NAMESPACE, *paths]


def minisign_command(key: str, paths: Sequence[str]) -> list[str]:
    """The command that signs files with a key of minisign, whose own comment would tell when."""
    return ["minisign", "-S", "-s", key, "-t", NAMESPACE, "-m", *paths]


def private_key_inside(root: Path, key: Path) -> Problem | None:
    """Error PR740 for a private key in the press room's folder, whose files are all committed."""
    place = key.expanduser().resolve()
    if not place.is_relative_to(root.resolve()) or not place.is_file():
        return None
    with place.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "replace")
    if not PRIVATE.search(head):
        return None
    return Problem(
        path=place.relative_to(root.resolve()).as_posix(),
        code="PR740",
        message="this is a private key, and it lies among what is committed",
        remedy="move it out of the press room; if it was committed, make a new pair",
    )


def write_texts(root: Path, texts: Sequence[ToSign]) -> None:
    """Writes texts to be signed, and takes signatures of earlier ones in their places away."""
    for text in texts:
        place = root / text.path
        place.parent.mkdir(parents=True, exist_ok=True)
        for ending in (SSH_ENDING, MINISIGN_ENDING):
            place.with_name(place.name + ending).unlink(missing_ok=True)
        write_whole(place, text.data)


def sign_with(command: Sequence[str], root: Path) -> None:
    """Runs a program that signs, in the press room's folder. Raises `Abort` (PR746) when it
    fails."""
    try:
        code = subprocess.run(list(command), cwd=root, check=False).returncode
    except OSError as error:
        raise _failed(command[0], f"cannot be run: {error.strerror}") from error
    if code:
        raise _failed(command[0], f"has not signed, and ended with {code}")


def _failed(program: str, what: str) -> Abort:
    remedy = "install it, see what it says above, or sign the texts by hand as `sign` prints it"
    return Abort([Problem(path=program, code="PR746", message=f"{program} {what}", remedy=remedy)])


def faults_of(root: Path, texts: Sequence[ToSign], config: Config) -> list[Problem]:
    """Errors (PR743) for signatures that were just made and do not count; they are taken away."""
    problems = []
    for text in texts:
        place = root / text.path
        both = [place.with_name(place.name + ending) for ending in (SSH_ENDING, MINISIGN_ENDING)]
        given = [each.read_text("utf-8") if each.is_file() else "" for each in both]
        who = signed_by(text.data, text.as_of, Signatures(*given), config.signers)
        if isinstance(who, str):
            for each in both:
                each.unlink(missing_ok=True)
            remedy = "sign with a key that counts then, or add it as a [[signing.signer]]"
            problems.append(Problem(path=text.path, code="PR743", message=who, remedy=remedy))
    return problems
