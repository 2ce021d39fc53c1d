"""Reader of amounts in English texts: `$223K`, `US$5bn`, `EUR 5.9 million`, `($8.8 million)`,
`4.5%`, `120 bps`, `a third`.

Every rule on numbers asks it, so that all of them read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

AmountKind = Literal["money", "percent", "points", "number"]
"""Points are percentage points; a number has no currency, and a scale, commas or decimals."""


class Amount(msgspec.Struct, frozen=True):
    """An amount as typed from `start` to `end`.

    `value` is in whole units of `currency` (`$` is any dollar, `p` and cents are hundredths), and
    in percent or percentage points; `half` is half a unit of its last printed digit. `names` are
    the currencies that it gives, in order, as typed. `scale` is as typed, `million` or `M`. `rate`
    says that it is an amount per share, ounce or the like, `negative` that it stands in
    parentheses or has a minus, `ranged` that it is an end of a range.
    """

    kind: AmountKind
    value: float
    half: float
    start: int
    end: int
    currency: str = ""
    names: tuple[str, ...] = ()
    scale: str = ""
    rate: bool = False
    negative: bool = False
    ranged: bool = False

    def fits(self, other: Amount) -> bool:
        """Whether both may be one amount, each rounded as printed."""
        return abs(self.value - other.value) <= (self.half + other.half) * 1.0001

    def comparable(self, other: Amount) -> bool:
        """Whether both are of one kind and currency."""
        return self.kind == other.kind and same_currency(self.currency, other.currency)


# `[0-9]`, which `re` skips to in a fraction of the time of `\d`.
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
CURRENCY_SIGNS = {"$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}
_DOLLARS = {
    "US": "USD", "CA": "CAD", "C": "CAD", "CDN": "CAD", "CAN": "CAD", "A": "AUD", "AU": "AUD",
    "HK": "HKD", "NZ": "NZD", "S": "SGD", "SG": "SGD", "NT": "TWD", "R": "BRL",
}  # fmt: skip
CURRENCY_CODES = (
    "USD|CAD|AUD|HKD|SGD|NZD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|CNY|RMB|INR|KRW|TWD|BRL|ZAR|MXN|ILS|PLN"
)
# `$500 million dollar-denominated bonds` names its currency once.
CURRENCY_WORDS = (
    r"dollars?|euros?|yen|pounds?|USD|CAD|AUD|EUR|GBP|JPY|CHF|SEK|NOK|DKK|HKD|CNY|RMB|円|元"
)
_CURRENCY_OF = {
    "dollar": "$", "euro": "EUR", "yen": "JPY", "円": "JPY", "元": "CNY", "pound": "GBP",
    "RMB": "CNY",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z/])(?P<code>{CURRENCY_CODES}|Euros?|euros?)[ \u00a0]?)?(?P<open>\()?"
    r"(?P<outer>[-−–])?(?:(?:(?<![A-Za-z])(?P<whose>[A-Z][A-Za-z]{0,2}))?(?P<sign>[$€£¥₩₹])"
    r"(?:[ \u00a0]?(?P<within>\())?)?(?P<minus>[-−–])?(?P<space>[ \u00a0]?)\Z"
)
_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "mm": 1e6, "m": 1e6, "mio": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_AFTER = re.compile(
    r"(?P<early>\)(?=[ \u00a0](?:thousand|[mbt]illion)))?"
    r"(?:(?:[ \u00a0\n-]?(?P<word_scale>[Tt]housand|[MBTmbt]illion|[MBT]ILLION)"
    r"|[ \u00a0]?(?P<sign_scale>mio|bn|Bn|BN|mn|Mn|MN|mm|MM|tn|[KkMmBb]))(?!\w))?"
    r"(?P<close>[ \u00a0]?\))?"
    r"(?:\s?(?P<percent>%|per\s?cent(?!age)\b)(?P<of>(?:age)?[ -]points?\b)?"
    r"|\s(?P<points>percentage\spoints?|ppts?|pp|p\.p\.|bps|basis\spoints?)(?!\w)"
    r"|(?P<joined>pp|bps)(?!\w)"
    r"|\s?(?P<part>p|pence|cents?|¢)(?!\w)"
    rf"|\s?(?P<word>{CURRENCY_WORDS})(?![\w-]))?"
    r"(?P<close2>\))?"
    r"(?P<rate>\s?/\s?(?:share|oz|t|tonne|lb|bbl|boe|unit)\b|\s+per\s+(?:(?:[\w-]+\s+){0,4}?"
    r"(?:shares?|ADS|ADSs|unit)\b|\w+)|\s+an?\s+(?:diluted\s+|basic\s+)?share\b)?"
)
_RANGE = re.compile(
    r"(?<!increase )(?<!decrease )(?<!rise )(?<!fall )(?<!decline )(?<!growth )(?<!gain )"
    r"(?<!reduction )(?<!drop )\b(?:of|at|between|range|around|approximately|about|be)\s+\Z",
    re.IGNORECASE,
)
_BETWEEN_AND = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)


def read_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts in a text, or from `start` to `end` of it, in order. Bare digits, such as years
    and days, are none."""
    numbers = _NUMBER.finditer(text, start, len(text) if end is None else end)
    found = [amount for number in numbers if (amount := _read(text, number))]
    return list(_ranges(text, found))


def _read(text: str, number: re.Match[str]) -> Amount | None:
    start, end = number.span()
    if _is_bare(text, start, end):
        return None
    if start and text[start - 1] == ".":  # `$.25`
        if start > 1 and text[start - 2].isdigit():
            return None
        start -= 1
    value = _value(text[start:end])
    before = _before(text, start) if value is not None else None
    if value is None or before is None:
        return None
    after = _AFTER.match(text, end)
    assert after is not None
    if after.end() == end:
        bare = text[start:end].isdigit() and not (before["sign"] or before["code"])
        if bare or text[end : end + 1].isalpha():
            return None
    return _amount(before, after, text[start:end], value)


# How a unit may begin, and what may stand before an amount's digits or their space.
_UNIT_BEGINS = frozenset("%kKmMbBtTpPcdeyUCAEGJHSN円元¢)")
_MONEY_BEGINS = frozenset("$€£¥₩₹(os.-−–")


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether digits are surely no amount, as years and days are none; most are such."""
    if text.find(",", start, end) >= 0 or text.find(".", start, end) >= 0:
        return False
    after = text[end : end + 2].lstrip(" \u00a0\n-")[:1]
    if after in _UNIT_BEGINS and after:
        return False
    before = text[max(0, start - 2) : start].rstrip(" \u00a0")[-1:]
    return not (before in _MONEY_BEGINS or before.isupper())


def _before(text: str, start: int) -> re.Match[str] | None:
    """The sign, code or parenthesis before a number; None if it is a part of a word."""
    last = text[start - 1] if start else " "
    if last.isalnum() or last in "_.,":
        return None
    found = _BEFORE.search(text, start - _lead(text, start), start)
    assert found is not None
    if found["minus"] and found.start() and text[found.start() - 1].isalpha():
        return None  # `COVID-19`
    return found


def _lead(text: str, start: int) -> int:
    """Number of characters before a number's digits that may belong to it; searching all of them
    takes ten times as long."""
    last, prior, third = (
        text[start - 1 : start],
        text[start - 2 : start - 1],
        text[start - 3 : start - 2],
    )
    if last.isspace() and not (prior.isupper() or prior in _MONEY_BEGINS):
        return 0
    if last in "$€£" and prior.isspace() and not (third.isupper() or third in "os("):
        return 1
    return min(9, start)


def _is_second_end(before: re.Match[str]) -> bool:
    """Whether the number is the second end of a range such as `12-15`."""
    at = before.start()
    return bool(before["outer"] or before["minus"]) and at > 0 and before.string[at - 1].isdigit()


def _value(digits: str) -> float | None:
    if "," not in digits:
        return float(digits) if digits.count(".") < 2 else None  # `.6.1` is a slip
    return float(digits.replace(",", "")) if _GROUPED.fullmatch(digits) else None


def _amount(
    before: re.Match[str], after: re.Match[str], digits: str, value: float
) -> Amount | None:
    names = tuple(
        name for name in (before["code"], before["sign"] and _signed(before), after["word"]) if name
    )
    points = after["points"] or after["joined"]
    scale = after["word_scale"] or after["sign_scale"] or ""
    factor = _SCALES[scale.lower()] if scale else 1.0
    kind: AmountKind = "money"
    if after["percent"] or points:
        kind = "points" if after["of"] or points else "percent"
        factor = 0.01 if points and points.startswith("b") else 1.0
    elif after["part"]:
        factor = 0.01
    elif not names:
        kind = "number"
        if digits.isdigit() and not scale:
            return None
    minus = before["outer"] or (before["minus"] if not before["space"] else "")
    opened = before["open"] or before["within"]
    closed = next((name for name in ("early", "close", "close2") if after[name]), "")
    start = before.start()
    if before["space"] and not before["sign"] and not before["code"]:
        start = before.end()
    if opened and not closed:
        start = before.end("open") if before["open"] and not before["code"] else before.end()
    decimals = len(digits.partition(".")[2])
    ranged = _is_second_end(before)
    return Amount(
        kind=kind,
        value=value * factor,
        half=0.5 * 10.0**-decimals * factor,
        start=start + 1 if ranged else start,
        end=after.start(closed) if closed and not opened else after.end(),
        currency=_currency(names, after["part"] or ""),
        names=names,
        scale=scale,
        rate=after["rate"] is not None,
        negative=not ranged and bool(minus or (opened and closed)),
        ranged=ranged,
    )


def _signed(before: re.Match[str]) -> str:
    return f"{before['whose'] or ''}{before['sign']}"


def _currency(names: tuple[str, ...], part: str) -> str:
    """The currency that an amount's names agree on; the most telling one of several dollars."""
    if not names:
        return {"p": "GBP", "pence": "GBP"}.get(part, "$" if part else "")
    known = [currency_of(name) for name in names]
    return next((each for each in known if each != "$"), "$")


def currency_of(name: str) -> str:
    """The currency that a sign, code or word names; `$` for any dollar."""
    if name[-1] in CURRENCY_SIGNS:
        return _DOLLARS.get(name[:-1].upper(), "$") if name[-1] == "$" else CURRENCY_SIGNS[name[-1]]
    name = name if name.isupper() else name.lower().removesuffix("s")
    return _CURRENCY_OF.get(name, name)


_DOLLARCODES = frozenset({"$", *_DOLLARS.values()})


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies may be one, as `$` and Canadian dollars may."""
    return one == other or ("$" in (one, other) and {one, other} <= _DOLLARCODES)


def _ranges(text: str, found: list[Amount]) -> Iterator[Amount]:
    """The amounts, with those marked that are the ends of a range; the first end of one takes its
    scale and currency from the second, as in `$5 to $6 million`."""
    ranged = False
    for number, amount in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        joined = ""
        if after is not None and after.start - amount.end <= 8:
            joined = text[amount.end : after.start].strip().lower()
        if after is not None and (joined in _JOINTS or (after.ranged and not joined)):
            amount, opens = _opened(text, amount, after, joined)
        else:
            opens = False
        is_end = opens or ranged or amount.ranged
        yield msgspec.structs.replace(amount, ranged=True) if is_end else amount
        ranged = opens


_JOINTS = frozenset({"to", "and", "-", "–", "—"})


def _opened(text: str, one: Amount, other: Amount, joined: str) -> tuple[Amount, bool]:
    """An amount that another follows at once, and whether the two are a range."""
    lead = text[max(0, one.start - 32) : one.start]
    if joined in ("", "-", "–", "—"):
        opens = one.comparable(other) or not other.names
    elif joined == "and":
        opens = _BETWEEN_AND.search(lead) is not None
    else:
        opens = one.comparable(other) and _RANGE.search(lead) is not None
    if other.scale and not one.scale and other.kind == one.kind and one.value < 1000:
        factor = _SCALES[other.scale.lower()]
        if joined != "and" or opens:
            one = msgspec.structs.replace(one, value=one.value * factor, half=one.half * factor)
    return one, opens


_FRACTION = re.compile(
    r"(?:(?P<count>one|a|an|two|three)[- ](?P<part>third|quarter|fifth)s?|half)\b", re.IGNORECASE
)
_PARTS = {"third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_COUNTS = {"two": 2, "three": 3}
# Of a fraction in words nobody expects more than this many points.
_LOOSE = 4.0


def read_fraction(text: str, start: int) -> Amount | None:
    """The fraction in words that begins at `start`, as percent: `a third`, `two-thirds`, `half`."""
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    part = _PARTS[found["part"].lower()] if found["part"] else 50.0
    value = part * _COUNTS.get((found["count"] or "").lower(), 1)
    return Amount("percent", value, _LOOSE, start, found.end())
