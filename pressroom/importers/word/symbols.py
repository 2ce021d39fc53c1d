"""Symbol fonts of Word as Unicode: Symbol (Adobe's encoding), and the marks of Wingdings,
Wingdings 2 and Webdings that stand in texts.

Word keeps such a sign as a number of its font, mostly from U+F000 on; in any other font it is
another sign, or none.
"""

from __future__ import annotations

_SYMBOL_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
# The signs of Symbol from 0x20 and from 0xA0 on, in their order; NUL stands where there is none.
_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA2: "■", 0xA3: "□"}
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x78: "☒"}
_TABLES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS}
BULLETS = "•·▪■□●○◦◆◻❑❒❖➢➔‣⬥"
"""Signs that stand before the items of a list that somebody typed."""


def is_symbol_font(font: str) -> bool:
    """Whether a font has signs in place of letters."""
    return font.strip().lower() in _SYMBOL_FONTS


def symbol(font: str, code: int) -> str | None:
    """The character that a number of a symbol font shows; None if that is not known. In a font of
    letters a number is Unicode's, but for Unicode's private area."""
    font = font.strip().lower()
    if font not in _SYMBOL_FONTS:
        return chr(code) if 0x20 <= code < 0xD800 else None
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low in (0x20, 0xA0) and font != "symbol":
        return " "
    if low > 0xFF:
        # The font has no such sign, and Word takes it from another.
        return chr(code) if not 0xD800 <= code < 0xF900 else None
    if font == "symbol":
        if 0x20 <= low < 0x20 + len(_LOW):
            return _LOW[low - 0x20]
        if 0xA0 <= low < 0xA0 + len(_HIGH) and _HIGH[low - 0xA0] != "\0":
            return _HIGH[low - 0xA0]
        return None
    return _TABLES.get(font, {}).get(low)
