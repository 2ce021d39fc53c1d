"""Search for telephone numbers and mail addresses in a typed line, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_PHONE = re.compile(
    # Behind a country's code the figures may stand in one row: `+49 7121 5550113`.
    r"(?<![\w+])\+\d{1,3}[\s.\u2011-]?(?:\d{1,5}[\s.\u2011-])?\d{7,10}(?![\w%]|,\d|\.\d|[\s.-]\d)"
    r"|(?<![\w$€£/.,#@-])(?:\+\s?\d{1,3}[\s.\u2011-]?|\b1[\s.-])?"
    r"(?:\(\s?\+?\d{1,5}\s?\)[\s.\u2011-]?)?"
    r"(?:\d{1,6}|(?<=\d\d\d[.-])[A-Z]{3,8})"
    r"(?:(?:\s?[.\u2011–/-]\s?|\s|\s?\(0?\d{1,4}\)\s?)(?:\d{1,6}|[A-Z]{3,8}(?![a-z]))){0,6}"
    r"(?![\w%]|,\d|\.\d)"
)
DIGIT = re.compile(r"\d")
_PHONE_WORD = re.compile(
    r"\b(?:tel(?:e?phone|\.|efon|\b)|phone|mobile|mob\b|cell|direct|fax|call|telefon|tél|at|o|t|m|p)\b"
    r"[\s.:|)]*\Z",
    re.IGNORECASE,
)
# A fast check for mail addresses and telephone numbers. Each pattern begins with a sign, so that
# `re` can skip to it; a text without the sign is not searched at all.
_NUMBERS = tuple(
    (sign, re.compile(re.escape(sign) + behind))
    for sign, behind in (
        *(("@", ""), ("+", r"\d"), ("-", r"(?:\d{4}(?!\d)|[A-Z]{4})"), (".", r"\d{4}(?!\d)")),
        (")", r"\s?\d{3}"),
        ("0", r"(?<![\d.,]0)\d{2,4}[ \u00a0]\d{3,4}[ \u00a0]\d{3,4}(?!\d)"),
        *(("elefon", r"[^\n]{0,30}\d"), ("Tel", r"\b[^\n]{0,30}\d")),
        *(("tel", r"[.:][^\n]{0,30}\d"), ("phone", r"[^\n]{0,40}\d")),
    )
)


# Kinds of a text's characters: `0` figures, `A` capitals, which a number may have for figures, `-`
# what may stand between these, or what markup is blanked to, `x` everything else.
_BETWEEN = frozenset(b" \t\r\x0b\x0c.-/()+?*_`\\[!")
_KINDS = bytes(
    ord("0" if chr(byte).isdigit() else "A" if chr(byte).isupper() else "-")
    if byte in _BETWEEN or (byte < 0x80 and (chr(byte).isdigit() or chr(byte).isupper()))
    else 0x0A
    if byte == 0x0A
    else ord("x")
    for byte in range(256)
)
_RUN = re.compile(rb"0(?:[0A-]|\n(?!\n)){5,}[0A]")
_FEWEST = 7


class TypedReach(msgspec.Struct, frozen=True):
    """A telephone number or mail address as typed, at `start` to `end` of a text."""

    text: str
    start: int
    end: int


def mails_in(text: str) -> Iterator[TypedReach]:
    """The mail addresses in a text, in order, without blanks around the `@`."""
    if "@" in text:
        for match in MAIL.finditer(text):
            typed = match[0].rstrip(".-")
            yield TypedReach("".join(typed.split()), match.start(), match.start() + len(typed))


def phones_in(text: str) -> Iterator[TypedReach]:
    """The telephone numbers in a text, in order: set apart as numbers are, or behind a word such as
    `Tel.`"""
    for match in _PHONE.finditer(text) if DIGIT.search(text) else ():
        typed = match[0].strip(" -–/.")
        figures = sum(c.isdigit() or c.isupper() for c in typed)
        called = _PHONE_WORD.search(text[max(match.start() - 14, 0) : match.start()])
        apart = len(re.findall(r"[\s.\u2011–/()-]+", typed))
        if not 7 <= figures <= 16 or re.fullmatch(
            r"(?:19|20)\d\d.*(?:19|20)\d\d|\d{4}-\d\d?-\d\d?(?:-.*)?|\d{5}-\d{4}", typed
        ):
            continue
        plain = apart >= 1 and re.fullmatch(r"[\d.\s\u2011-]{9,}", typed)
        if called or typed.startswith(("+", "(")) or (figures >= 9 and (apart >= 2 or plain)):
            start = match.start() + match[0].index(typed)
            yield TypedReach(typed, start, start + len(typed))


def may_have_reaches(source: str) -> bool:
    """A fast check of a long text: whether it has the sign of a mail address, or so many figures in
    a row as a telephone number."""
    if "@" in source or "&#" in source:
        return True
    kinds = source.encode("ascii", "replace").translate(_KINDS)
    return any(len(run.translate(None, b"-\n")) >= _FEWEST for run in _RUN.findall(kinds))


def numbers_in(source: str) -> list[int]:
    """Offsets of what may be a mail address or telephone number; a fast check."""
    found = (
        match.start()
        for sign, pattern in _NUMBERS
        if sign in source
        for match in pattern.finditer(source)
    )
    return sorted(
        place for place in found if source[place] not in "-.)" or source[place - 1].isdigit()
    )
