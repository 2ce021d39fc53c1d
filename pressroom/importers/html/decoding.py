"""Bytes of an HTML file to text: by byte order mark, by what fits, then by what the file declares.

A saved page often declares an encoding that it no longer has. UTF-8 that can be read as such is
UTF-8 (WHATWG Encoding Standard reads `iso-8859-1` as Windows-1252, and so does this).
"""

from __future__ import annotations

import codecs
import re

import msgspec

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"})


class Decoded(msgspec.Struct, frozen=True):
    """Text of a file; `encoding` as it was read, `declared` as the file says (empty if it does
    not). `sure` is false if the encoding is a guess, or another than declared."""

    text: str
    encoding: str
    declared: str = ""
    sure: bool = True


def decoded(data: bytes) -> Decoded | None:
    """Decodes a file; None if it is no text."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _by(data, name, declared="", sure=True)
    sixteen = _sixteen_bits(data[:_HEAD])
    if sixteen:
        return _by(data[: len(data) // 2 * 2], sixteen, declared="", sure=False)
    if b"\0" in data[: 1 << 16]:
        return None
    declared = _declared(data)
    if declared.startswith(("utf-16", "utf-32")):
        declared = "utf-8"  # the declaration itself could not be read otherwise
    try:
        return Decoded(data.decode("utf-8"), "utf-8", declared, sure=True)
    except UnicodeDecodeError:
        pass
    if declared and declared not in ("utf-8", "utf8"):
        name = "cp1252" if declared in _WESTERN else declared
        made = _by(data, name, declared, sure=True)
        if made is not None:
            return made
    if declared in ("utf-8", "utf8") and _few_faults(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", declared, sure=False)
    made = _by(data, "cp1252", declared, sure=False)
    return made or Decoded(data.decode("latin-1"), "latin-1", declared, sure=False)


def _by(data: bytes, encoding: str, declared: str, *, sure: bool) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, declared, sure)
    except (UnicodeError, LookupError):  # Python has an encoding that never decodes anything
        return None


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


def _sixteen_bits(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of markup is nothing. Empty for any other text."""
    if len(head) < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _few_faults(data: bytes) -> bool:
    """Whether a text is UTF-8 but for a few signs: most of its other signs are well formed."""
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    return sum(sign > "\x7f" for sign in text) > 4 * faults
