"""Rule on characters that a program read in another encoding than they were written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

# UTF-8 read as Windows-1252: a first byte of two or three, and what the others stand for there.
# `ß“` and `É”` may also be a letter at a quotation's end, so of two bytes only those of Latin
# letters and signs count, and with a sign of typography second only before another letter.
_SECOND = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f"
_RUN = re.compile(
    rf"(?:Â[\x80-¿]|Ã(?:[\xa0-¿]|[{_SECOND}](?=[^\W\d_]))|[ÄÅ][¡-¿{_SECOND}](?=[^\W\d_])"
    rf"|â(?:€[{_SECOND}\xa0-¿]|‚¬|„¢|ˆ[{_SECOND}\xa0-¿]|†[{_SECOND}])|ï»¿)+"
)
# What is left of `”` where its last byte, which Windows-1252 does not have, was dropped; and the
# sign for what could not be read at all.
_FAULT = re.compile(rf"{_RUN.pattern}|â€(?=[\s.,;:)]|$)|\ufffd")
_FIRST = frozenset("ÃÂâÄÅï\ufffd")
_SIGNS = ("Ã", "Â", "â€", "â„", "â‚", "âˆ", "â†", "Ä", "Å", "ï»¿", "\ufffd")


@needs(_FIRST)
def characters_in_another_encoding(release_text: ReleaseText) -> Iterator[Fault]:
    """No character was read in another encoding than it was written in.

    `ACMEâ€™s` for `ACME’s` comes of a program that took UTF-8 for Windows-1252. Told once for each
    release, with the first place.

    Bad:
        ACMEâ€™s net sales rose.

    Good:
        ACME’s net sales rose.

    Source: Unicode Standard, chapter 3, UTF-8; WHATWG Encoding, windows-1252
    """
    for line, name, text in release_text.fields():
        if not text.isascii():
            for wrong, right in wrong_characters(text):
                fix = Fix(wrong, right) if right and text.count(wrong) == 1 else None
                yield Fault(line, *_message(f"`{wrong}` in the {name}", right), fix)
                break
    prose = release_text.prose
    if release_text.signs.isdisjoint(_FIRST) or not any(map(prose.__contains__, _SIGNS)):
        return
    found = [
        (release_text.line(match.start()), match[0], _read_again(match[0]))
        for match in _FAULT.finditer(prose)
    ]
    if found:
        line, wrong, right = found[0]
        rows = dict.fromkeys(line for line, _, mended in found if mended)
        fixes = [(row, fix) for row in rows if (fix := _mended_row(release_text, row)) is not None]
        first = next((fix for row, fix in fixes if row == line), None)
        more = tuple((row, fix) for row, fix in fixes if row != line)
        times = f"`{wrong}`" if len(found) == 1 else f"`{wrong}`, the first of {len(found):,} such,"
        yield Fault(line, *_message(times, right), first, more=more)


def _message(what: str, right: str) -> tuple[str, str]:
    """The message and the remedy."""
    if not right:
        return f"{what} could not be read in its encoding", "type what stood there"
    return f"{what} is `{right}`, read in another encoding", f"write `{right}`"


def wrong_characters(text: str) -> Iterator[tuple[str, str]]:
    """Characters that were read in another encoding, and what they were; empty where nobody can
    tell."""
    for match in _FAULT.finditer(text):
        yield match[0], _read_again(match[0])


def _read_again(wrong: str) -> str:
    """Characters as they were before programs read them in Windows-1252, up to three times."""
    right = wrong
    for _ in range(3):
        try:
            right = b"".join(map(_byte, right)).decode().removeprefix("\ufeff")
        except UnicodeError:
            break  # what was typed is hardly ever UTF-8 by chance
    return right if right != wrong and not _FAULT.search(right) else ""


def _byte(character: str) -> bytes:
    # Windows-1252 leaves five bytes out; browsers and Python read those as controls.
    return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")


def _mended_row(release_text: ReleaseText, line: int) -> Fix | None:
    row = release_text.rows[line - release_text.release.body_line]
    mended = _RUN.sub(lambda match: _read_again(match[0]) or match[0], row)
    return Fix(row, mended) if mended != row else None
