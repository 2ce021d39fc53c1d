"""The front matter split: a release file's bytes into YAML header and Markdown body.

For a byte-order mark, a missing or auto-corrected `---` and odd line ends python-frontmatter finds
no front matter, and lets keys such as `draft: true` fall into the body. Here the mark is passed
over, and each of the others is a problem.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from pressroom.core.problems import Problem, Severity
from pressroom.standards.signatures import stored_elsewhere

_FENCE = re.compile(r"---[ \t]*")
_CORRECTED = re.compile(r"[-‐‑‒–—―−]{1,6}\s*")
# What a fence begins with, as it should be or as auto-correction has it.
_DASHES = frozenset("-‐‑‒–—―−")
# What XML 1.0 forbids (controls and two noncharacters), DEL and the C1 controls.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Those of one byte, to look for them in Latin-1, which is quick.
_CONTROL_BYTES = bytes({*range(0x20), *range(0x7F, 0xA0)} - {*b"\t\n\r"})


class ReleaseParts(msgspec.Struct, frozen=True):
    """The YAML header and Markdown body of a release file; `body_line` is the body's first line."""

    header: str
    body: str
    body_line: int


def decode(data: bytes, source: str) -> tuple[str | None, list[Problem]]:
    """Decodes a UTF-8 file to text with Unix line ends; drops and reports control characters.

    A byte-order mark at its head, which Windows' editors write, is no part of the text. The text is
    None where the bytes are not UTF-8.
    """

    def fault(line: int, message: str, remedy: str) -> tuple[None, list[Problem]]:
        return None, [Problem(path=source, line=line, code="PR001", message=message, remedy=remedy)]

    if stands_for := stored_elsewhere(data):
        return fault(1, f"the file is {stands_for[0]}", stands_for[1])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return fault(
            data.count(b"\n", 0, error.start) + 1,
            f"the file is not UTF-8 (byte {error.start + 1} is 0x{data[error.start]:02X})",
            "save it as UTF-8",
        )
    if "\r" in text:
        return fault(
            text.count("\n", 0, text.index("\r")) + 1,
            "a line ends with a lone carriage return",
            "save the file with Unix or Windows line ends",
        )
    return _without_controls(text, source)


def split_front_matter(data: bytes, source: str) -> tuple[ReleaseParts | None, list[Problem]]:
    """Splits a release file; None and the problems where the parts cannot be told apart."""
    text, problems = decode(data, source)
    if text is None:
        return None, problems
    found = _split_lines(text.split("\n"), source)
    if isinstance(found, Problem):
        return None, [*problems, found]
    return found, problems


def split_as_meant(data: bytes, source: str) -> tuple[ReleaseParts | None, list[Problem]]:
    """The parts of a file that `split_front_matter` refuses, as they were probably meant: with
    another encoding, odd line ends and fences taken for what they stand for. None where even that
    cannot be told. For `lint` alone, so that one run tells of keys and text too."""
    if stored_elsewhere(data):
        return None, []
    text, problems = decode(data, source)
    if text is None:
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        text = re.sub("\r\n?", "\n", text)
        text, problems = _without_controls(text, source)
    else:
        problems = []  # they are told already
    lines = [re.sub("[\u2028\u2029]", " ", line) for line in text.split("\n")]
    closing = next((n for n, line in enumerate(lines[1:], start=1) if _is_fence(line)), None)
    if closing is None or not (_is_fence(lines[0]) or _CORRECTED.fullmatch(lines[0])):
        return None, []
    body = lines[closing + 1 :]
    while second := _second_fence(body):
        lines[closing], closing = "", closing + second
        body = lines[closing + 1 :]
    return ReleaseParts("\n".join(lines[1:closing]), "\n".join(body), closing + 2), problems


def _is_fence(line: str) -> bool:
    """Whether a line is a fence, or one that auto-correction has changed."""
    corrected = _CORRECTED.fullmatch(line) and any(c >= "—" or c in "‐‑‒–" for c in line)
    return bool(_FENCE.fullmatch(line) or corrected)


def _without_controls(text: str, source: str) -> tuple[str, list[Problem]]:
    """Drops and reports control characters. Word processors leave them, and one breaks a feed."""
    latin = text.encode("latin-1", "ignore")
    if len(latin.translate(None, _CONTROL_BYTES)) == len(latin) and not (
        "\ufffe" in text or "\uffff" in text
    ):
        return text, []
    problems = []
    for match in _CONTROL.finditer(text):
        before = text[: match.start()]
        problems.append(
            Problem(
                path=source,
                line=before.count("\n") + 1,
                column=match.start() - (before.rfind("\n") + 1) + 1,
                code="PR015",
                severity=Severity.WARNING,
                message=f"control character U+{ord(match[0]):04X} is left out",
                remedy="delete it, or type the character that was meant",
            )
        )
    return _CONTROL.sub("", text), problems


def _second_fence(lines: list[str]) -> int:
    """The line of the body (from 1) with a `---` after more keys; 0 for an ordinary body."""
    for number, line in enumerate(lines, start=1):
        if _FENCE.fullmatch(line):
            return number if number > 1 and any(row.strip() for row in lines[: number - 1]) else 0
        if line.strip() and not re.match(r"[a-z_]+:(\s|$)|\s+\S|- ", line):
            return 0
    return 0


def _split_lines(lines: list[str], source: str) -> ReleaseParts | Problem:
    def fault(line: int, message: str, remedy: str) -> Problem:
        return Problem(path=source, line=line, code="PR002", message=message, remedy=remedy)

    if not _FENCE.fullmatch(lines[0]):
        if _CORRECTED.fullmatch(lines[0]):
            return fault(
                1,
                f"the opening fence is `{lines[0].strip()}`: auto-correction has turned hyphens "
                "into a dash",
                "write `---`, three hyphens",
            )
        return fault(1, "no front matter: the first line is not `---`", "begin the file with `---`")
    for number, line in enumerate(lines[1:], start=2):
        if line[:1] not in _DASHES:
            continue
        if _FENCE.fullmatch(line):
            header = "\n".join(lines[1 : number - 1])
            for row, text in enumerate(lines[1 : number - 1], start=2):
                if "\u2028" in text or "\u2029" in text:
                    # YAML reads these as line ends, but no editor shows them.
                    return fault(row, "an invisible line separator", "type the line anew")
            if second := _second_fence(lines[number:]):
                return fault(
                    number + second,
                    "a second `---`: the keys before it would be text",
                    "keep one front matter, between the first two `---`",
                )
            return ReleaseParts(header, "\n".join(lines[number:]), number + 1)
        if _CORRECTED.fullmatch(line) and any(c >= "—" or c in "‐‑‒–" for c in line.strip()):
            return fault(
                number,
                f"the closing fence is `{line.strip()}`: auto-correction has turned hyphens "
                "into a dash",
                "write `---`, three hyphens",
            )
    return fault(1, "the front matter has no closing `---`", "add a line `---` after the last key")
