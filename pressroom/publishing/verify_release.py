"""Verification of one release: that its signed text has a signature that counts, and that the page
and its files, at the host, are what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from pressroom.content.config.signing_schema import Signer
from pressroom.core.problems import Problem
from pressroom.formats.addresses import beside
from pressroom.formats.signature_check import Signatures, signed_by
from pressroom.formats.signatures import (
    MINISIGN_ENDING,
    NAME,
    SIGNERS,
    SSH_ENDING,
    minisign_path,
    read_signers,
)
from pressroom.formats.signed_page import page_difference, read_signed_page
from pressroom.formats.signed_text import SignedText, read_text, utc
from pressroom.publishing.verify_http import Ask, Request
from pressroom.standards import minisign, ssh_signatures

_TEXT, _FILE = 1 << 24, 1 << 29  # bytes read of a page or text, and of an attachment

Get = Callable[[str, int], bytes | str]
"""Gives what is at an address, of at most so many bytes; or why nothing came, in words."""


class ReleaseVerification(msgspec.Struct, frozen=True):
    """Result of verifying a release: problems, and lines that say what is proved."""

    problems: tuple[Problem, ...]
    told: tuple[str, ...] = ()


def getter(ask: Ask) -> Get:
    """Gets over HTTP."""

    def get(url: str, limit: int) -> bytes | str:
        answer = ask(Request(url, limit, keep=True))
        if answer.fault:
            return answer.fault
        if answer.status != 200:
            return f"the host answers {answer.status}"
        return f"it has more than {limit:,} bytes" if answer.more else answer.content

    return get


def get_local(url: str, limit: int) -> bytes | str:
    """Gets from this computer."""
    try:
        with Path(url).open("rb") as file:
            return file.read(limit)
    except OSError as error:
        return error.strerror or "it cannot be read"


def prove_text(
    place: str, get: Get, signers: Iterable[Signer]
) -> tuple[ReleaseVerification, SignedText | None]:
    """Whether the signed text at an address or path has a signature that counts."""
    data = get(place, _TEXT)
    if isinstance(data, str):
        return _fault(place, "PR748", f"there is no signed text: {data}"), None
    text = read_text(data.decode("utf-8", "replace"))
    if text is None:
        return _fault(place, "PR748", "this is no signed text of a release"), None
    given = [get(place + ending, _TEXT) for ending in (SSH_ENDING, MINISIGN_ENDING)]
    found = ["" if isinstance(each, str) else each.decode("utf-8", "replace") for each in given]
    known = tuple(signers)
    signatures = _provable(Signatures(*found), known)
    who = signed_by(data, text.as_of, signatures, known)
    if isinstance(who, str):
        return _fault(place, "PR743", who), None
    names = " and ".join(dict.fromkeys(filter(None, (who.ssh, who.minisign))))
    ssh = ssh_signatures.read_signature(signatures.ssh)
    print_of = f" ({ssh.key.fingerprint})" if ssh else ""
    rows = [f"Good signature of {names}{print_of}, as of {utc(text.as_of)}."]
    rows += [f"{name}: {value}" for name, value in text.rows]
    return ReleaseVerification((), tuple(rows)), text


def prove_page(url: str, get: Get, signers: Iterable[Signer]) -> ReleaseVerification:
    """Whether the page of a release, and the files it has, are what was signed."""
    proof, text = prove_text(beside(url, NAME), get, signers)
    if text is None:
        return proof
    markup = get(url, _TEXT)
    if isinstance(markup, str):
        return _fault(url, "PR748", f"the page did not come: {markup}")
    page = read_signed_page(markup.decode("utf-8", "replace"), url)
    if page is None:
        return _fault(url, "PR748", "this is no page of a release")
    problems = []
    if other := page_difference(text, page):
        problems.append(_unlike(url, f"the page is not as it was signed: {other}"))
    sums = {digest for digest, _ in text.files}
    came: set[str] = set()
    for address in page.files:
        data = get(address, _FILE)
        digest = "" if isinstance(data, str) else hashlib.sha256(data).hexdigest()
        came.add(digest)
        if address in page.attachments and digest not in sums:
            why = f": {data}" if isinstance(data, str) else ""
            problems.append(_unlike(address, f"the file is not one that was signed{why}"))
    problems += [
        _unlike(url, f"the file “{name}” that was signed is not there")
        for digest, name in text.files
        if digest not in came
    ]
    if problems:
        return ReleaseVerification(tuple(problems))
    count = len(text.files)
    whole = f"The page and its files ({count}) are as they were signed."
    told = whole if count else "The page is as it was signed."
    return ReleaseVerification((), (*proof.told, told))


def _provable(signatures: Signatures, signers: Iterable[Signer]) -> Signatures:
    """The signatures of the kinds that the known keys are of, where they are of one of two: a list
    for `ssh-keygen` has no keys of minisign, and one that counts is enough."""
    has_ssh = any(signer.ssh for signer in signers)
    has_minisign = any(signer.minisign for signer in signers)
    if signatures.ssh and has_ssh and not has_minisign:
        return Signatures(signatures.ssh)
    if signatures.minisign and has_minisign and not has_ssh:
        return Signatures("", signatures.minisign)
    return signatures


def host_signers(url: str, get: Get) -> tuple[Signer, ...]:
    """The keys that the host of a page itself names: those of SSH, and that of minisign which
    signed the page's text, called by its id; none where it names none."""
    data = get(urljoin(url, f"/{SIGNERS}"), _TEXT)
    found = () if isinstance(data, str) else read_signers(data.decode("utf-8", "replace"))
    written = get(beside(url, NAME + MINISIGN_ENDING), _TEXT)
    if isinstance(written, str):
        return found
    signature = minisign.read_signature(written.decode("utf-8", "replace"))
    if signature is None:
        return found
    named = minisign.MinisignKey(signature.number, b"")
    file = get(urljoin(url, f"/{minisign_path(Signer(named.id, None, named, None, None))}"), _TEXT)
    lines = [] if isinstance(file, str) else file.decode("utf-8", "replace").splitlines()
    keys = [key for key in map(minisign.read_key, lines) if key and key.number == named.number]
    return (*found, *(Signer(key.id, None, key, None, None) for key in keys[:1]))


def _fault(path: str, code: str, message: str) -> ReleaseVerification:
    remedy = "do not rely on it before the issuer has confirmed it by another way"
    return ReleaseVerification((Problem(path=path, code=code, message=message, remedy=remedy),))


def _unlike(path: str, message: str) -> Problem:
    return Problem(
        path=path,
        code="PR747",
        message=message,
        remedy="rely on `signed.txt` alone; if the site is yours, publish again, and find out who "
        "changed it",
    )
