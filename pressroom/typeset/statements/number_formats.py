"""Number formats of workbooks (ECMA-376 part 1, 18.8.31), with a language's separators."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from pressroom.typeset.statements.numbers import separators

_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].'
    r"|\[(?P<test><=|>=|<>|<|>|=)(?P<bound>-?[0-9.]+)\]|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]"
    r"|(?P<general>General)|(?P<digits>[0#?](?:[0#?,.]*[0#?])?,*|\.[0#?]+,*)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)


# Signs that set thousands apart in formats, besides the comma.
_GROUPS = "'’ \u00a0\u2009\u202f"
# Before the number (`\0`) or its currency, at the very beginning, or behind it; in words too.
_MINUS = re.compile(
    r"[-−–‐△▲▼]\s*\0|(?<!\w)[-−–‐△▲▼]\s*[$€£¥A-Z]{1,3}\s*\0|\A\s*[-−–‐△▲▼](?!\w{4})|\0\W?[-−](?!\w)"
    r"|\b(?:cr|loss|minus|negative|decrease|verlust|minderung|perte|pérdida)\b",
    re.IGNORECASE,
)


class _Section(msgspec.Struct, frozen=True):
    """One of the up to four sections of a number format: the texts around the number, and its
    shape."""

    before: str = ""
    digits: str = ""
    behind: str = ""
    general: bool = False
    percents: int = 0
    test: str = ""
    bound: Decimal = Decimal(0)
    has_text: bool = False
    within: tuple[tuple[int, str], ...] = ()
    """Texts between the digits, each with the number of whole digits to its right."""

    @property
    def says_minus(self) -> bool:
        """Whether the texts around the number say by themselves that it is negative."""
        open_left = self.before.count("(") > self.before.count(")")
        around = f"{self.before}\0{self.behind}"
        return open_left or _MINUS.search(around) is not None


def number(value: int | float, number_format: str, language: str = "en") -> str:
    """Formats a number as its cell shows it: `$(72,812)` for -72812 in `$#,##0_);$(#,##0)`.

    The text is empty if the format hides the number. Widths, colours and fillings are ignored, and
    fractions and powers of ten are written out.
    """
    amount = Decimal(repr(value))
    if not amount.is_finite():
        return "#NUM!"
    sections = _sections(number_format)
    section = _section_for(sections, amount)
    shown = abs(amount) * 100**section.percents
    if section.general or (section.has_text and not section.digits):
        text = _general(shown, language)
    elif section.digits:
        text = _formatted(shown, section.digits, language, section.within)
    else:
        text = ""
    if not text and not section.before and not section.behind:
        return ""
    # Also where Excel tells a loss by its colour alone, which a page does not have.
    lost = amount < 0 and not section.says_minus
    minus = "-" if lost and re.search("[1-9]", text) else ""
    return re.sub(" +", " ", f"{minus}{section.before}{text}{section.behind}").strip(" ")


def text(value: str, number_format: str) -> str:
    """Formats a text as its cell shows it: empty if the format's fourth section leaves it out."""
    sections = _sections(number_format)
    for section in sections[::-1]:
        if section.has_text:
            return (
                re.sub(" +", " ", f"{section.before}\0{section.behind}")
                .strip()
                .replace("\0", value)
            )
    return value if len(sections) < 4 else sections[3].before.strip()


def _sections(number_format: str) -> list[_Section]:
    made, parts = [], _Parts()
    for found in _TOKEN.finditer(number_format):
        if found["sign"] == ";":
            made.append(parts.section())
            parts = _Parts()
        else:
            parts.take(found)
    return [*made, parts.section()]


class _Parts:
    """A section of a number format while its tokens are read."""

    def __init__(self) -> None:
        self.around = ["", ""]
        self.digits = ""
        self.general = self.has_text = False
        self.percents = 0
        self.test, self.bound = "", Decimal(0)
        self.within: list[tuple[int, str]] = []

    def take(self, found: re.Match[str]) -> None:
        """Adds the next token."""
        literal = found["quoted"] or found["escaped"] or found["currency"] or ""
        if found["test"]:
            self.test, self.bound = (
                found["test"],
                Decimal(re.sub(r"(\..*)\..*", r"\1", found["bound"])),
            )
        elif found["general"]:
            self.general = True
        elif found["digits"]:
            if self.digits and re.search(r"/\s*$|E[+-]$", self.around[1]):
                # A fraction or a power of ten: the number itself says the same.
                self.general, self.around[1] = True, ""
            elif self.digits and self.around[1] and "." not in self.digits:
                self._put_within(found["digits"])
            else:
                self.digits += found["digits"]
        elif found["sign"] == "@":
            self.has_text = True
        elif found["sign"]:
            literal = found["sign"]
            self.percents += literal == "%"
        behind = self.digits or self.general or (self.has_text and found["sign"] != "@")
        self.around[bool(behind)] += literal

    def _put_within(self, digits: str) -> None:
        """Signs between two digits: `#'##0` sets thousands apart, `000-0000` a number."""
        between, self.around[1] = self.around[1], ""
        if between.strip(_GROUPS):
            self.within.append((len(self.digits), between))
        else:
            self.digits += ","
        self.digits += digits

    def section(self) -> _Section:
        """The section of all tokens so far."""
        before, behind = self.around
        whole = self.digits.partition(".")[0]
        within = [(len(re.findall("[0#?]", whole[at:])), text) for at, text in self.within]
        return _Section(
            before,
            self.digits,
            behind,
            self.general,
            self.percents,
            self.test,
            self.bound,
            self.has_text,
            tuple(within),
        )


# The comparison with nought of a section without a condition, by number of sections and place.
_USUAL = {(2, 0): ">=", (3, 0): ">", (3, 1): "<"}


def _section_for(sections: list[_Section], amount: Decimal) -> _Section:
    """The section for an amount: the first whose condition holds, or the last."""
    numeric = [section for section in sections if not section.has_text][:3] or sections[:1]
    for place, section in enumerate(numeric):
        test = section.test or _USUAL.get((len(numeric), place), "")
        if not test or _COMPARISONS[test](amount, section.bound):
            return section
    return numeric[-1]


def _general(amount: Decimal, language: str) -> str:
    """Formats an amount with at most eleven characters, as in a cell without a format."""
    whole = len(str(int(amount)))
    rounded = round_half_up(amount, max(0, 10 - whole))
    plain = f"{rounded:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace(".", separators(language)[0])


def _formatted(
    amount: Decimal, digits: str, language: str, within: Sequence[tuple[int, str]] = ()
) -> str:
    """Formats an amount in a shape such as `#,##0.00`, with texts `within` its whole digits."""
    point, group = separators(language)
    scale = len(digits) - len(digits.rstrip(","))
    whole, _, part = digits.rstrip(",").partition(".")
    part = part.replace(",", "").replace(".", "")
    amount = round_half_up(amount / Decimal(1000) ** scale, len(part))
    integer, _, decimals = f"{amount:f}".partition(".")
    least = whole.count("0")
    integer = integer.lstrip("0").rjust(least, "0")
    for right, literal in () if "," in whole else within:
        if len(integer) > right:
            integer = f"{integer[:-right]}{literal}{integer[-right:]}"
    if "," in whole:
        integer = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", group, integer)
    while decimals.endswith("0") and part[len(decimals) - 1] != "0":
        decimals = decimals[:-1]
    return integer + (point + decimals if decimals else "")


def round_half_up(amount: Decimal, decimals: int) -> Decimal:
    """Rounds an amount as Excel does: half away from zero."""
    # A float's own noise, past its 15 digits, must not decide a half.
    exact = Decimal(f"{amount:.15g}")
    if exact.adjusted() + decimals > 26:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
