"""Figures as printed in financial tables, `$ (72,812)`, `12,5 %`, `1.234,5 €`, `—`, `72.8(1)`, and
their parser."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

import msgspec

from pressroom.standards.languages import groups_by_apostrophe
from pressroom.typeset.statements.note_marks import MARK


class Figure(msgspec.Struct, frozen=True):
    """A figure read from a cell.

    `digits` are as printed, without sign, currency or marks; a nil dash has value 0. `sign` is as
    printed, `(` for parentheses; these stand around the currency sign too if `around_prefix`, and
    around the suffix if `around_suffix`. `prefix` and `suffix` keep the space between them and the
    digits.
    """

    value: Decimal
    digits: str
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    sign: str = ""
    marks: tuple[str, ...] = ()
    nil: bool = False
    around_prefix: bool = False
    around_suffix: bool = False

    @property
    def negative(self) -> bool:
        """Whether the figure is printed as negative."""
        return self.sign not in ("", "+")

    @property
    def in_parentheses(self) -> bool:
        """Whether the figure is printed in parentheses, as accountants write losses."""
        return self.sign == "("


_LONGEST = 48
FIGURE_CODES = (
    "USD EUR GBP JPY CHF CNY RMB HKD SGD AUD CAD NZD SEK NOK DKK ISK INR KRW TWD BRL MXN ZAR "
    "PLN CZK HUF ILS TRY"
).replace(" ", "|")
"""Codes of currencies (ISO 4217) that stand at figures, as alternatives of a pattern."""
_CURRENCY = rf"(?:[A-Zk]{{0,3}}[$€£¥₩₹₽₺₪฿₫₦₱]|{FIGURE_CODES}|kr\.?|zł|Kč|Rs\.?|S?Fr\.?)"
_SCALE = r"(?:k|K|m|mn|M|bn|B)"
_SUFFIX = rf"(?:%|‰|pp|p\.p\.|ppts?|pts?|bps?|x|×|円|元|원|¢|p|{_CURRENCY}|{_SCALE})"
_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
_ANY_SPACE, _SPACES = re.compile(_SPACE), re.compile(f"{_SPACE}+")
_FIGURE = re.compile(
    rf"(?P<sign>[-+−–‐‑△▲]{_SPACE}?)?"
    rf"(?P<outer>{_CURRENCY}{_SPACE}{{0,2}})?"
    rf"(?P<open>\({_SPACE}?)?"
    rf"(?P<sign_within>[-+−–‐‑]{_SPACE}?)?"
    rf"(?P<inner>{_CURRENCY}{_SPACE}?)?"
    r"(?P<number>[0-9](?:[0-9.,'’ \u00a0\u2007\u2009\u202f]*[0-9])?|[.,][0-9]+)"
    rf"(?P<within>{_SPACE}?{_SUFFIX})?"
    rf"(?P<close>{_SPACE}?\))?"
    rf"(?P<after>{_SPACE}?{_SUFFIX})?"
    r"(?P<trailing>[-−])?"
)
_NIL = re.compile(
    rf"(?P<prefix>{_CURRENCY}{_SPACE}?)?(?P<dash>-{{1,3}}|[−–—―‒])"
    rf"(?P<suffix>{_SPACE}?(?:%|{_CURRENCY}))?"
)
_LAST_MARK = re.compile(rf"(?P<rest>.*\S){_SPACE}*(?P<mark>{MARK})")
_SCALED = re.compile(rf"{_SPACE}?{_SCALE}")
_PLACEHOLDER = re.compile(
    r"n\.?/?m\.?|n\.?/?a\.?|n\.?/?s\.?|n\.?/?d\.?|n\.?/?c\.?|k\. ?a\.|not meaningful"
    r"|not applicable|nil|\.{2,3}|…",
    re.IGNORECASE,
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFFE0: "¢",
}

# Where the comma separates decimals; everywhere else the point does.
_COMMA = re.compile(
    "af|be|bg|bs|ca|cs|da|de|el|es|et|eu|fi|fr|gl|hr|hu|hy|id|is|it|ka|kk|lt|lv|mk|nb|nl|nn|no"
    "|pl|pt|ro|ru|sk|sl|sq|sr|sv|tr|uk|uz|vi"
)
_SPACED = re.compile("be|bg|cs|et|fi|fr|hu|hy|ka|kk|lt|lv|nb|nn|no|pl|ru|sk|sq|sv|uk|uz")
_POINT_IN_SPANISH = {"MX", "US", "PR", "GT", "HN", "NI", "PA", "PE", "SV", "DO", "419"}


@functools.cache
def separators(language: str) -> tuple[str, str]:
    """The decimal and the thousands separator of a language (BCP 47): `,` and `.` for `de`."""
    parts = language.replace("_", "-").split("-")
    base, regions = parts[0].lower(), {part.upper() for part in parts[1:]}
    if groups_by_apostrophe(language):
        return "," if base == "fr" else ".", "’"
    if not _COMMA.fullmatch(base) or (base == "es" and regions & _POINT_IN_SPANISH):
        return ".", ","
    if _SPACED.fullmatch(base) or regions & {"PT", "ZA"}:
        return ",", "\u202f" if base == "fr" else "\u00a0"
    return ",", "."


def read_figure(text: str, language: str) -> Figure | None:
    """Parses `text` as a figure; None if it is anything else. Raises nothing.

    A text that does not fit the language's own separators is read with the others, so `1,234.5` is
    a figure in a German table too. Whether a text is a figure does not depend on the language; only
    its value and decimals do.
    """
    return _read_cached(text.strip(), language) if len(text) <= 2 * _LONGEST else None


# Cached: layout, alignment and sums each read the same cells.
@functools.lru_cache(maxsize=8192)
def _read_cached(text: str, language: str) -> Figure | None:
    rest = text.translate(_FULL_WIDTH).strip()
    marks: list[str] = []
    while rest and len(rest) <= _LONGEST:
        figure = _read_unmarked(rest, language)
        if figure is not None:
            # `-(5)` may be a dash with a note, or minus five.
            doubtful = marks and figure.digits in "-−"
            return None if doubtful else msgspec.structs.replace(figure, marks=tuple(marks[::-1]))
        # Only what is no figure as a whole ends in a note mark: `(1)` alone is minus one.
        found = _LAST_MARK.fullmatch(rest)
        if found is None:
            return None
        marks.append(found["mark"])
        rest = found["rest"]
    return None


def is_figure(text: str) -> bool:
    """Whether `text` is a figure, in any language."""
    return read_figure(text, "en") is not None


def is_placeholder(text: str) -> bool:
    """Whether `text` is a placeholder for a figure that is not given, such as `n/m`."""
    rest = text.strip()
    while len(rest) <= _LONGEST:
        if _PLACEHOLDER.fullmatch(rest):
            return True
        found = _LAST_MARK.fullmatch(rest)
        if found is None:
            return False
        rest = found["rest"]
    return False


def _read_unmarked(text: str, language: str) -> Figure | None:
    """Parses a text without note marks as a figure; None if it is anything else."""
    nil = _NIL.fullmatch(text)
    if nil is not None:
        prefix, suffix = _without_breaks(nil["prefix"]), _without_breaks(nil["suffix"])
        return Figure(Decimal(0), nil["dash"], prefix=prefix, suffix=suffix, nil=True)
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    signs = [found[name] for name in ("sign", "sign_within", "open", "trailing") if found[name]]
    pairs = (("outer", "inner"), ("within", "after"))
    if len(signs) > 1 or bool(found["open"]) != bool(found["close"]):
        return None
    if any(found[one] and found[other] for one, other in pairs):
        return None
    prefix = _without_breaks(found["outer"] or found["inner"])
    suffix = _without_breaks(found["within"] or found["after"])
    if suffix and bool(prefix) != bool(_SCALED.fullmatch(suffix)):
        # `9M` is nine months, `$9m` nine million dollars; `$9 €` is nothing.
        return None
    number = _parse_number(found["number"], language)
    if number is None:
        return None
    sign = signs[0].strip() if signs else ""
    negative = sign not in ("", "+")
    return Figure(
        -number[0] if negative else number[0],
        _ANY_SPACE.sub("\u00a0", found["number"]),
        number[1],
        prefix,
        suffix,
        sign,
        around_prefix=bool(found["inner"]),
        around_suffix=bool(found["within"]),
    )


def _without_breaks(affix: str | None) -> str:
    """A currency sign or suffix with no-break spaces."""
    return _SPACES.sub("\u00a0", affix) if affix else ""


_CONVENTIONS = {
    ".": re.compile(
        r"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:(?:,[0-9]{2,3})*,[0-9]{3}|(?:'[0-9]{3})+"
        r"|(?: [0-9]{3})+))?(?:\.(?P<part>[0-9]+))?"
    ),
    ",": re.compile(
        r"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:'[0-9]{3})+"
        r"|(?: [0-9]{3})+))?(?:,(?P<part>[0-9]+))?"
    ),
}


def _parse_number(text: str, language: str) -> tuple[Decimal, int] | None:
    """The value and the number of decimals; None if the text is no number."""
    text = _ANY_SPACE.sub(" ", text).replace("’", "'")
    own = separators(language)[0]
    for point in (own, "," if own == "." else "."):
        found = _CONVENTIONS[point].fullmatch(text)
        if found is not None:
            whole = "".join(filter(str.isdecimal, found["whole"] or "0"))
            part = found["part"] or ""
            return Decimal(f"{whole}.{part}" if part else whole), len(part)
    return None
