"""Typography: quotes, dashes and spaces by language, in linear time.

Straight quotes become those of the language, `--` a dash, `...` an ellipsis; a line never breaks
within `$72.8 million`, `p < 0.0001` or `(Nasdaq: IMGN)`. Characters that an author has already set
stay. Quotation marks are those of Unicode CLDR.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from pressroom.core.html_blocks import OBJECT, Edit, HtmlBlock
from pressroom.core.occurrences import occurrences
from pressroom.standards.months import WRITTEN
from pressroom.standards.venue_names import WIRE_NAMES

NBSP, NARROW = "\u00a0", "\u202f"


class Signs(msgspec.Struct, frozen=True):
    """Quotation marks of a language, outer and inner, and its dash for `--`."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    dash: str = "–"


_ENGLISH = Signs("“", "”", "‘", "’", "—")
_GERMAN = Signs("„", "“", "‚", "‘")
_GUILLEMETS = Signs("«", "»", "“", "”")
_SIGNS: dict[str, Signs | None] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "de-ch": Signs("«", "»", "‹", "›"),
    "de-li": Signs("«", "»", "‹", "›"),
    "fr": Signs(f"«{NARROW}", f"{NARROW}»", "“", "”"),
    "fr-ch": Signs("«", "»", "‹", "›"),
    "es": Signs("«", "»", "“", "”", "—"),
    "it": _GUILLEMETS,
    "pt": Signs("“", "”", "‘", "’", "—"),
    "pt-pt": Signs("«", "»", "“", "”", "—"),
    "nl": Signs("“", "”", "‘", "’"),
    "cs": _GERMAN,
    "da": Signs("”", "”", "’", "’"),
    "fi": Signs("”", "”", "’", "’"),
    "nb": Signs("«", "»", "‘", "’"),
    "no": Signs("«", "»", "‘", "’"),
    "pl": Signs("„", "”", "«", "»"),
    "ru": Signs("«", "»", "„", "“", "—"),
    "sv": Signs("”", "”", "’", "’"),
    "zh": Signs("“", "”", "‘", "’", "——"),
    # Corner brackets are typed as such; straight quotes around Latin words stay.
    "ja": None,
    "ko": _ENGLISH,
}

_BEFORE_OPENING = frozenset(" \n\t([{<–—-/“„«‘‚‹”" + NBSP + NARROW)
# `'24`, `'90s`, and English words that begin with an apostrophe.
_ELISION = re.compile(r"'(?=\d\d(?:s|\b)|(?:tis|twas|til|em|cause|round|n)\b)", re.IGNORECASE)
# Feet and inches, `5'10"`.
_FEET = re.compile(r"'\d{1,2}\"")
# Not in `<!--`, `-->`, wire datelines such as `Mass.--(BUSINESS WIRE)--`, or rules of hyphens.
_DASH = re.compile(r"(?<![-!<(])(-{2,3})(?![->(])")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")

_UNITS = (
    r"(?:thousand|million|billion|trillion|percent|per\scent|percentage\spoints?|basis\spoints?"
    r"|Mio\.|Mrd\.|Millionen|Milliarden|Prozent|millions?|milliards?|millones|millón|mil"
    r"|euros?|dollars|yen|[kmcµn]?[gmL]|mL|dL|ppm|[kKMGT]?[BW]h?|°C|%|€|a\.m\.|p\.m\.|AM|PM|Uhr)"
)
_UNIT = re.compile(rf"[ \n]{_UNITS}(?!\w)")


def _by_ending(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Groups words by their last two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-2:]] = (*found.get(word[-2:], ()), word)
    return found


# Words that belong to the figure after them, and titles that belong to the name after them.
_COUNTED = (
    "Phase",
    "No.",
    "Nos.",
    "Art.",
    "Section",
    "Item",
    "Rule",
    "Form",
    "Abs.",
    "Nr.",
    "Note",
)
_COUNTERS = _by_ending((*_COUNTED, *WRITTEN))
_COUNTING_SIGNS = frozenset("§€£¥")
_EXCHANGES = _by_ending(WIRE_NAMES)
_BEFORE_EXCHANGE = frozenset("(;,")
_TITLES = _by_ending(("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Mme."))
# `Phase IIb` is counted; `January Inflation` is not.
_ROMAN = re.compile(r"[IVX]+[ab]?(?!\w)|§")
# The signs at which a line might break badly, one for one: a figure is `1`, a Roman one or a
# section mark `I`, white space a space, a relation `=`. To look for them in bytes is quick.
_KINDS = {
    **dict.fromkeys("0123456789", "1"),
    **dict.fromkeys("IVX§", "I"),
    **dict.fromkeys(" \n", " "),
    **dict.fromkeys("<>=", "="),
    ".": ".",
}
_SHAPE = "".join(_KINDS.get(chr(code), "a") for code in range(256)).encode()
# Each ends before or with white space at which a line must not break: the group `s`.
_ZONE = re.compile(r"\.m\.(?P<s>[ \n])(?=[ECMP][SD]?T\b)")
_LISTING = re.compile(r":(?P<s>[ \n])(?=[A-Z0-9])")
# `p < 0.0001`, `HR = 0.65`, `n = 602`: a letter or an abbreviation, a sign, a figure.
_RELATION = re.compile(
    r"(?:[pPnNrR]|HR|OR|RR|CI|R²)(?P<before>[ \n]?)[<>=≤≥≈](?P<after>[ \n]?)(?=[\d.−-])"
)
_BEYOND = "≤≥≈"  # relation signs outside Latin-1
_FRENCH = re.compile(r"(?P<high>[ \n](?=[!?;»]))|(?P<colon>[ \n](?=:))|(?<=«)(?P<low>[ \n])")


def set_type(block: HtmlBlock, language: str) -> list[Edit]:
    """Edits that typeset a block of text in `language` (BCP 47): quotes, dashes, no-break
    spaces."""
    prose = block.prose
    signs, french = _manner(language)
    edits = _spaces(prose)
    if french:
        edits += _french(prose)
    if signs is not None:
        edits += _quotes(prose, signs)
        edits += _dashes(prose, signs)
    return edits


@functools.lru_cache(maxsize=64)
def _manner(language: str) -> tuple[Signs | None, bool]:
    """The signs of a language, and whether its spaces are those of French."""
    language = language.lower()
    short = language.partition("-")[0]
    return _SIGNS.get(language, _SIGNS.get(short, _ENGLISH)), short == "fr"


def _quotes(text: str, signs: Signs) -> Iterator[Edit]:
    """Replaces each straight quote by what stands around it; the innermost open one is closed
    first."""
    singles, doubles = (list(occurrences(text, sign)) for sign in ("'", '"'))
    stack: list[str] = []
    last = next((at for at in reversed(singles) if _can_close(text, at)), -1)
    previous_end, previous_opened = -1, False
    for at in sorted(singles + doubles) if singles and doubles else singles or doubles:
        quote = text[at]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if at == previous_end:
            opens = previous_opened
        else:
            opens = (not before or before in _BEFORE_OPENING) and bool(after.strip())
        # A quotation that is opened within a word's brackets, `("so")`, and after code.
        opens = opens or (before == OBJECT and quote not in stack and after.strip().isalnum())
        sign = _quote_sign(text, at, quote, opens, at < last, stack, signs)
        previous_end, previous_opened = at + 1, bool(stack) and stack[-1] == quote and opens
        yield Edit(at, at + 1, sign)


def _can_close(text: str, at: int) -> bool:
    """Whether the quote at `at` can close a quotation, by what stands around it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before.strip()) and not (after.isalnum() or after == "_")


def _quote_sign(
    text: str, at: int, quote: str, opens: bool, closed: bool, stack: list[str], signs: Signs
) -> str:
    """The sign for the quote at `at`; `closed` says whether a later one could close it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if quote == "'":
        if before.isdigit() and _FEET.match(text, at):
            return "′"
        inside_word = before.isalnum() and after.isalnum()
        if inside_word or (opens and _ELISION.match(text, at)):
            return "’"
        if "'" in stack and not opens:
            stack.remove("'")
            return signs.inner_close
        if opens and closed and "'" not in stack:
            stack.append(quote)
            return signs.inner_open
        if before.isdigit() and not after.isalnum():
            return "′" if re.search(r"\b\d{1,3}\Z", text[max(at - 4, 0) : at]) else "’"
        return "’"
    if before.isdigit() and '"' not in stack and not opens:
        return "″"  # inches, or minutes of arc
    if opens and '"' not in stack:
        stack.append(quote)
        return signs.open
    if '"' in stack:
        del stack[stack.index('"') :]
        return signs.close
    return signs.open if opens else signs.close


def _dashes(text: str, signs: Signs) -> Iterator[Edit]:
    if "--" in text:
        for match in _DASH.finditer(text):
            start, end = match.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            if re.search(r"[)/] ?\Z", text[max(start - 2, 0) : start]) and start < 120:
                continue  # the end of a dateline: `(BUSINESS WIRE)--`, `/PRNewswire/ --`
            if before.isdigit() and after.isdigit() and len(match[1]) == 2:
                yield Edit(start, end, "–")
            elif text.strip("- "):
                yield Edit(start, end, signs.dash if len(match[1]) == 2 else "—")
    if "..." in text:
        for match in _ELLIPSIS.finditer(text):
            yield Edit(match.start(), match.end(), "…")


def _spaces(text: str) -> list[Edit]:
    """Makes the spaces at which a line would break badly no-break spaces."""
    shape = text.encode("latin-1", "replace").translate(_SHAPE)
    figures = list(occurrences(shape, b" 1"))
    figures += [at for at in occurrences(shape, b" I") if _ROMAN.match(text, at + 1)]
    found = [at for at in figures if _is_counter(text, at)]
    found += [at + 1 for at in occurrences(shape, b"1 ") if _UNIT.match(text, at + 1)]
    found += [at + 1 for at in occurrences(shape, b". ") if _is_title(text, at + 1)]
    if b"=" in shape or (not text.isascii() and any(sign in text for sign in _BEYOND)):
        found += _relations(text)
    if ".m." in text:
        found += [match.start("s") for match in _ZONE.finditer(text)]
    if "(" in text and ":" in text:
        listings = _LISTING.finditer(text)
        found += [match.start("s") for match in listings if _is_exchange(text, match.start())]
    return [Edit(at, at + 1, NBSP) for at in found]


def _is_counter(text: str, end: int) -> bool:
    """Whether what ends at `end` belongs to the figure after it: a sign, or one of the words."""
    words = _COUNTERS.get(text[end - 2 : end])
    return (words is not None and _ends_with_one(text, end, words)) or (
        text[end - 1 : end] in _COUNTING_SIGNS and not text[end - 2 : end - 1].isalnum()
    )


def _is_title(text: str, end: int) -> bool:
    """Whether what ends at `end` is a title before a name."""
    words = _TITLES.get(text[end - 2 : end])
    return (
        words is not None and text[end + 1 : end + 2].isalpha() and _ends_with_one(text, end, words)
    )


def _is_exchange(text: str, end: int) -> bool:
    """Whether what ends at `end` is an exchange's name behind a bracket or another listing."""
    for name in _EXCHANGES.get(text[end - 2 : end], ()):
        start = end - len(name)
        if text.endswith(name, 0, end):
            start -= text[start - 1 : start] in (" ", NBSP)
            if text[start - 1 : start] in _BEFORE_EXCHANGE:
                return True
    return False


def _ends_with_one(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether `text` up to `end` ends with one of the words as a whole word."""
    return any(
        text.endswith(word, 0, end) and not text[end - len(word) - 1 : end - len(word)].isalnum()
        for word in words
    )


def _relations(text: str) -> Iterator[int]:
    for match in _RELATION.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():
            for name in ("before", "after"):
                if match[name]:
                    yield match.start(name)


def _french(text: str) -> Iterator[Edit]:
    for match in _FRENCH.finditer(text):
        yield Edit(*match.span(), NBSP if match.lastgroup == "colon" else NARROW)
