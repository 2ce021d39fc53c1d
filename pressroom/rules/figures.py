"""Rules on figures as typed: digits, signs and units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.rules.amounts import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    Amount,
    currency_of,
    read_amounts,
    same_currency,
)
from pressroom.rules.english import as_quoted
from pressroom.rules.flattened import flattened_spans
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import FIGURES_ABOVE, needs
from pressroom.rules.release_text import ReleaseText

_SCALE = r"(?:thousand|million|billion|trillion)"
# Found by their commas, then looked at as a whole: figures are rare, commas cheap to find.
_WRONG_GROUP = re.compile(r",(?:\d\d?|\d{4,})(?!\d)")
_MAY_BE_WRONG_GROUP = re.compile(rb",(?<=0,)(?:00?|0000+)(?!0)")
_SIGNED_START = re.compile(r"[$€£]\d{1,3}(?:,\d+)*\Z")
_BARE_START = re.compile(r"(?<![\w,.$€£-])\d{1,2}\Z")
_BARE_END = re.compile(r",\d\d,\d{3}(?![\w,-])")
# India and its neighbours count in lakh and crore: 1,23,456 is right there.
_LAKH = re.compile(r"₹|\b(?:Rs|INR|PKR|BDT|lakh|crore|rupees?)\b", re.IGNORECASE)
_CURRENCY_WORDS = frozenset(
    form
    for word in f"{CURRENCY_CODES}|{CURRENCY_WORDS}|Euros?".split("|")
    for form in (word.rstrip("?"), word.removesuffix("s?"))
)
_GAP = re.compile(r"(?<![\$R])\$[ \t]+(?P<number>\d[\d,]*(?:\.\d+)?)")
_DOLLARS = re.compile(rf"\$(?P<amount>\d[\d,]*(?:\.\d+)?(?:[ \t]+{_SCALE})?)[ \t]+dollars\b")
_PERCENT = re.compile(r"%[ \t]?per\s?cent\b|(?P<word>per\s?cent)[ \t]?%")
_TWICE = re.compile(rf"(?<![\w.,])[$€£]?\d[\d,]*(?:\.\d+)?\s?(?:MM|mm|mn|bn|[MBmb])\s+{_SCALE}\Z")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*[ \t]?\Z")
_DIGITS = re.compile(r"[^\d]{0,5}?(?<!\d)\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    re.findall(r"\w+", "the and for was were with from that its our has had have over than")
)


def malformed_figure(release_text: ReleaseText) -> Iterator[Fault]:
    """A figure is typed as English readers read it.

    `$72,8 million` may be 72.8 or 72,800; a unit given twice makes one wonder which was
    meant. Readers, and programs that read releases within seconds, guess.

    Bad:
        Net sales rose to $72,8 million.

    Bad:
        Net sales rose by 12 percent% to $5 million dollars.

    Good:
        Net sales rose by 12 percent to $72.8 million, or 1,234,567 anvils.

    Source: AP Stylebook, "numerals", "dollars" and "percentages"
    """
    # A table that has become a paragraph is told once (PR276), not once for each cell.
    faults = list(_malformed(release_text))
    flat = flattened_spans(release_text) if faults else []
    lines = [tuple(map(release_text.line, span)) for span in flat]
    for fault in faults:
        if not any(first <= fault.line <= last for first, last in lines):
            yield fault


def _malformed(release_text: ReleaseText) -> Iterator[Fault]:
    prose, words = release_text.prose, release_text.words
    yield from _wrong_groups(release_text)
    if "$" in release_text.signs and "$ " in prose:
        for paragraph in release_text.paragraphs:
            if "$ " not in paragraph.text:
                continue
            # Columns set off by spaces are a table's row.
            gaps = list(_GAP.finditer(paragraph.text))
            if len(gaps) > 1 and any("  " in match[0] for match in gaps):
                continue
            for match in gaps:
                line, right = (
                    release_text.line(paragraph.start + match.start()),
                    f"${match['number']}",
                )
                what = f"`{match[0]}` has a space after the sign"
                yield Fault(line, what, f"write `{right}`", Fix(match[0], right))
    if "dollars" in words:
        for line, match in release_text.find(_DOLLARS):
            right = f"${match['amount']}"
            what = f"`{match[0]}` names the dollar twice"
            yield Fault(line, what, f"write `{right}`", Fix(match[0], right))
    if "%" in release_text.signs and not words.isdisjoint(("percent", "cent")):
        for line, match in release_text.find(_PERCENT):
            number = _NUMBER_BEFORE.search(prose, max(0, match.start() - 12), match.start())
            if number is not None:
                wrong, right = number[0] + match[0], number[0] + (match["word"] or "%")
                what = f"`{wrong}` says percent twice"
                yield Fault(line, what, f"write `{right}`", Fix(wrong, right))
    at = prose.find("illion")
    while at >= 0:
        # The last letter before "m", "b" or "tr": an M that is one too many, most seldom.
        letter = prose[max(0, at - 6) : at].rstrip("mbtr").rstrip()[-1:]
        end = at + 6
        twice = _TWICE.search(prose, max(0, at - 40), end) if letter in "MBmbn" else None
        at = prose.find("illion", end)
        if twice is not None and not prose[end : end + 1].isalnum():
            what = f"`{as_quoted(twice[0])}` has two units"
            yield Fault(release_text.line(twice.start()), what, "leave one of them out")


def _wrong_groups(release_text: ReleaseText) -> Iterator[Fault]:
    """Faults of figures whose commas do not separate thousands."""
    prose, seen = release_text.prose, -1
    if release_text.release.language.upper() in ("EN-IN", "EN-PK", "EN-BD"):
        return
    # A fast check first: the outline has no commas but those and the text's own.
    if _MAY_BE_WRONG_GROUP.search(release_text.outline) is None:
        return
    for comma in _WRONG_GROUP.finditer(prose):
        at, end = comma.span()
        figure = _SIGNED_START.search(prose, max(0, at - 20), at)
        if figure is None:
            figure, rest = _BARE_START.search(prose, max(0, at - 3), at), _BARE_END.match(prose, at)
            if figure is None or rest is None or _LAKH.search(prose):
                continue
            end = rest.end()
        if figure.start() == seen:
            continue
        seen = figure.start()
        yield Fault(
            release_text.line(seen),
            f"the commas in `{prose[seen:end]}` do not set off thousands",
            "write a comma before each three digits, and a point before decimals",
        )


@needs(_CURRENCY_WORDS)
def mixed_currency_sign(release_text: ReleaseText) -> Iterator[Fault]:
    """An amount is in one currency.

    `EUR $5` is in euros or in dollars, and nobody but the author can tell.

    Bad:
        The works cost EUR $5 million.

    Good:
        The works cost EUR 5 million, or US$5.5 million.

    Source: AP Stylebook, "currency conversions"; ISO 4217
    """
    for amount in _named_amounts(release_text):
        if len(amount.names) < 2:
            continue
        one, other = amount.names[0], amount.names[-1]
        currencies = {currency_of(one), currency_of(other)}
        # The yen's sign is the yuan's too.
        if currencies == {"JPY", "CNY"} or same_currency(*map(currency_of, (one, other))):
            continue
        text = as_quoted(release_text.prose[amount.start : amount.end])
        yield Fault(
            release_text.line(amount.start),
            f"`{text}` is in two currencies, `{one}` and `{other}`",
            f"write `{one}` or `{other}`, not both",
        )


def _named_amounts(release_text: ReleaseText) -> Iterator[Amount]:
    """The amounts with a currency's code or name, which stands beside another name or a sign."""
    words, prose = _CURRENCY_WORDS & release_text.words, release_text.prose
    for place in sorted(release_text.places(words)):
        around = prose[max(0, place - _WIDEST) : place + _WIDEST]
        if (
            any(sign in around for sign in CURRENCY_SIGNS)
            or sum(word in around for word in words) > 1
        ):
            for amount in read_amounts(prose, max(0, place - _WIDEST), place + _WIDEST):
                if amount.start <= place < amount.end:
                    yield amount


_WIDEST = 32


@needs([FIGURES_ABOVE])
def million_and_billion(release_text: ReleaseText) -> Iterator[Fault]:
    """A figure of the headline has the same unit in the text.

    The same digits with `million` at one place and `billion` at the other are a slip of
    the pen, a thousandfold one.

    Bad:
        title: ACME Reports Net Loss of $72.8 Million

        The net loss was $72.8 billion.

    Good:
        title: ACME Reports Net Loss of $72.8 Million

        The net loss was $72.8 million.

    Source: newswire editors' lists of commonest catches
    """
    fields = [text for _, _, text in release_text.fields()]
    above = {
        digits: scale
        for text in reversed(fields)
        for _, digits, scale in _scaled(text, read_amounts(text))
        if _is_telling(digits)
    }
    if not above:
        return
    prose = release_text.prose
    places = (at.start() for digits in above for at in re.finditer(re.escape(digits), prose))
    amounts = {
        amount.start: amount
        for place in sorted(places)
        for amount in read_amounts(prose, place, place + _WIDEST)[:1]
    }
    below = [each for each in _scaled(prose, list(amounts.values())) if each[1] in above]
    labels: dict[str, list[frozenset[str]]] = {}
    for amount, digits, scale in below:
        if scale == above[digits]:
            labels.setdefault(digits, []).append(_words_before(prose, amount.start))
    for amount, digits, scale in below:
        if scale == above[digits]:
            continue
        # Both in the text may be two figures; the same words before them make them one.
        words = _words_before(prose, amount.start)
        if digits in labels and not any(len(words & other) > 1 for other in labels[digits][:20]):
            continue
        yield Fault(
            release_text.line(amount.start),
            f"`{as_quoted(prose[amount.start : amount.end])}` is `{digits} {above[digits]}` above "
            "the text",
            f"write `{digits} {above[digits]}`, or correct the headline",
        )


_LONG = {"m": "million", "b": "billion", "t": "trillion"}


def _scaled(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, str, str]]:
    """The amounts of money in millions or more: each with sign and digits as typed, and with its
    scale as a word."""
    for amount in amounts:
        scale = _LONG.get(amount.scale[:1].lower())
        if scale is not None and amount.kind == "money" and not amount.ranged:
            digits = _DIGITS.match(text, amount.start)
            if digits is not None:
                yield amount, digits[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), scale


def _is_telling(digits: str) -> bool:
    """Whether two figures with these digits are unlikely to be the same by chance."""
    return sum(map(str.isdigit, digits)) > 2


def _words_before(text: str, at: int) -> frozenset[str]:
    """Words that lead to a figure, back to the previous figure or punctuation."""
    label = re.split(r"[$€£¥,;.:|]", text[max(0, at - 50) : at])[-1]
    return frozenset(_WORD.findall(label.lower())) - _COMMON
