"""Inline styles of HTML (CSS): bold, italic, raised, centred, page break. Each style is read once,
since a filing repeats a few hundred times."""

from __future__ import annotations

import functools
import re

import msgspec
from selectolax.lexbor import LexborNode


class ElementLook(msgspec.Struct, frozen=True):
    """Look of an element as its own attributes give it; None where they say nothing of it."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    centred: bool | None = None
    inline: bool = False
    block: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    kept: bool = False  # line ends and spaces are shown as typed
    apart: bool = False  # room to the left, as between a number and its text
    symbols: bool = False  # a font of signs, in which letters are bullets


PLAIN_LOOK = ElementLook()
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
_TOP = re.compile(r"(-?)[\d.]+(?:pt|px|em|ex|%)?")


def look(node: LexborNode) -> ElementLook:
    """Look of an element by its `style`, `align` and `face` attributes."""
    attributes = node.attributes
    if not attributes:
        return PLAIN_LOOK
    return _read(
        attributes.get("style") or "", attributes.get("align") or "", attributes.get("face") or ""
    )


@functools.lru_cache(maxsize=4096)
def _read(style: str, align: str, face: str) -> ElementLook:
    rows = (row.partition(":") for row in style.lower().split(";"))
    found = {name.strip(): value.replace("!important", "").strip() for name, _, value in rows}
    family = found.get("font-family", found.get("font", "")) + face.lower()
    lift = found.get("vertical-align", "")
    top = _TOP.fullmatch(found.get("top", "")) if found.get("position") == "relative" else None
    small = _is_small(found.get("font-size", ""))
    shown = found.get("display", "")
    return ElementLook(
        bold=_is_bold(found),
        italic=_is_italic(found),
        struck="line-through" in found.get("text-decoration", "")
        or "line-through" in found.get("text-decoration-line", ""),
        raised=lift in ("super", "text-top") or bool(top and top[1] and small),
        lowered=lift in ("sub", "text-bottom") or bool(top and not top[1] and small),
        centred=_is_centred(found.get("text-align", ""), align.lower()),
        inline=shown.startswith("inline"),
        block=shown in ("block", "flex", "grid", "list-item"),
        breaks_before=_breaks(found, "before"),
        breaks_after=_breaks(found, "after"),
        kept=found.get("white-space", "").startswith("pre"),
        apart="padding-left" in found or "margin-left" in found,
        symbols=any(font in family for font in _SYMBOL_FONTS),
    )


def _is_bold(found: dict[str, str]) -> bool | None:
    weight = found.get("font-weight", "")
    if not weight:
        return True if re.search(r"\bbold\b", found.get("font", "")) else None
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)


def _is_italic(found: dict[str, str]) -> bool | None:
    style = found.get("font-style", "")
    if not style:
        return True if re.search(r"\bitalic\b", found.get("font", "")) else None
    return style in ("italic", "oblique")


def _is_small(size: str) -> bool:
    """Whether a size is one of raised letters. A body text of filings has 7 pt at least."""
    read = re.fullmatch(r"([\d.]+)(pt|px|%|em|rem)", size)
    if read is None:
        return size in ("smaller", "x-small", "xx-small")
    most = {"pt": 7.0, "px": 9.4, "%": 80.0, "em": 0.8, "rem": 0.8}[read[2]]
    return read[1].count(".") < 2 and read[1] != "." and float(read[1]) <= most


def _is_centred(text_align: str, align: str) -> bool | None:
    side = text_align or align
    return None if not side else side in ("center", "-webkit-center", "middle")


def _breaks(found: dict[str, str], side: str) -> bool:
    values = (found.get(f"page-break-{side}", ""), found.get(f"break-{side}", ""))
    return any(value in ("always", "page", "left", "right") for value in values)
