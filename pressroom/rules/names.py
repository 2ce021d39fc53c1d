"""Rules on issuers, their tickers and the names of their products."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Set

from pressroom.content.config.records import Issuer
from pressroom.core.problems import nearest
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import alike, short_forms
from pressroom.standards.exchanges import WIRE_NAMES, Ticker, read_ticker

# `(Nasdaq: IMGN)` and `(NYSE: X; TSX: Y)`, in one line or over two.
_LISTED = re.compile(r"\(((?:[A-Z][\w. ]{1,28}:\s?[A-Z0-9][A-Z0-9.]{0,9}(?:[;,]\s)?){1,4})\)")
_ONE = re.compile(r"([A-Z][\w. ]{1,28}):\s?([A-Z0-9][A-Z0-9.]{0,9})")
_NEAR = 90
_EXCHANGES = frozenset(name.casefold() for name in WIRE_NAMES)


def ticker_not_in_lead(copy: ReleaseText) -> Iterator[Fault]:
    """A ticker named in the front matter stands in the first paragraph.

    Newswires file a release under the tickers in its lead; left out there, the
    release misses the pages of its own share.

    Bad:
        ticker: "NYSE: ACME"

        ACME Corporation announced today that it has opened works.

    Good:
        ticker: "NYSE: ACME"

        ACME Corporation (NYSE: ACME) announced today that it has opened works.

    Source: the wires' rules for companies' releases; AP Stylebook, "stock symbols"
    """
    for ticker in copy.release.tickers:
        if not _names(copy.article.lead, ticker):
            yield Fault(
                copy.release.body_line,
                f"the first paragraph does not name {ticker}",
                f"write `({ticker})` after the issuer's name",
            )


def _names(text: str, ticker: Ticker) -> bool:
    """Whether `text` has the ticker's symbol after a colon."""
    mention = rf":\s*{re.escape(ticker.symbol)}(?![\w-]|\.\w)"
    return bool(re.search(mention, text, re.IGNORECASE))


def unknown_exchange(copy: ReleaseText) -> Iterator[Fault]:
    """An exchange in the text is called what it is called.

    Feeds, terminals and search engines read the ticker in the text; one letter wrong
    in the exchange and none of them finds the company.

    Bad:
        ACME Corporation (NSYE: ACME) opened works.

    Good:
        ACME Corporation (NYSE: ACME) opened works.

    Source: ISO 10383; newswire editors' lists: wrong ticker or exchange
    """
    for line, exchange, _, _ in _listings(copy):
        if exchange.casefold() in _EXCHANGES or len(exchange) < 3:
            continue
        near = nearest(exchange, WIRE_NAMES)
        if near is None or not alike(exchange, near):
            continue
        if near.casefold() == exchange.casefold():
            continue
        yield Fault(
            line,
            f"`{exchange}` is no exchange",
            f"did you mean `{near}`?",
            Fix(f"({exchange}:", f"({near}:"),
        )


def other_ticker(copy: ReleaseText) -> Iterator[Fault]:
    """A registered issuer has in the text the ticker it is registered with.

    A wrong ticker moves another company's share; it is among the faults that wire
    editors catch most often.

    Bad:
        ACME Corporation (NYSE: ACEM) opened works.

    Good:
        ACME Corporation (NYSE: ACME) opened works.

    Source: newswire editors' lists: wrong ticker or exchange
    """
    for line, exchange, symbol, start in _listings(copy):
        before = " ".join(copy.prose[max(start - _NEAR, 0) : start].split())
        known = exchange.casefold() in _EXCHANGES
        read = read_ticker(f"{exchange}: {symbol}") if known else None
        for issuer in copy.config.issuers:
            if not issuer.tickers or not before.endswith(short_forms(issuer.name)):
                continue
            if not isinstance(read, Ticker) or read in copy.release.tickers:
                continue  # what front matter says, is meant
            same_market = [ticker for ticker in issuer.tickers if ticker.mic == read.mic]
            if same_market and all(ticker.symbol != symbol for ticker in same_market):
                yield Fault(
                    line,
                    f"`{exchange}: {symbol}` is not the ticker of {issuer.name}",
                    f"write `{same_market[0]}`, or correct config.toml",
                )
            elif not same_market:
                yield Fault(
                    line,
                    f"{issuer.name} is not registered at {exchange}",
                    f"write `{issuer.tickers[0]}`, or add `{exchange}: {symbol}` to config.toml",
                )


def _listings(copy: ReleaseText) -> Iterator[tuple[int, str, str, int]]:
    """Each ticker in parentheses: its line, exchange and symbol, and where the parenthesis is."""
    if "(" not in copy.prose or ":" not in copy.prose:
        return
    for match in _LISTED.finditer(copy.prose):
        for one in _ONE.finditer(match[1]):
            yield copy.line(match.start()), one[1].strip(), one[2], match.start()


def company_without_ticker(copy: ReleaseText) -> Iterator[Fault]:
    """A listed issuer has its ticker behind its name at the first mention.

    Readers and machines look for it there, in joint releases behind each company.

    Bad:
        (no ticker)

        Under the agreement ACME Corporation will build works.

    Good:
        (no ticker)

        Under the agreement ACME Corporation (NYSE: ACME) will build works.

    Source: AP Stylebook, "company names"; the wires' rules for companies' releases
    """
    for issuer in copy.config.issuers:
        if not issuer.tickers or (_of(copy, issuer) and not _in_lead(copy, issuer)):
            continue  # PR203 tells of its own ticker where the first paragraph lacks it
        if issuer.name.partition(" ")[0] not in copy.prose:
            continue
        found = _first_mention(issuer.name, copy.own_words)
        if found is None:
            continue
        behind = copy.prose[found.end() : found.end() + _NEAR]
        if not _LISTED.search(behind) and not any(_names(behind, t) for t in issuer.tickers):
            yield Fault(
                copy.line(found.start()),
                f"{issuer.name} stands without its ticker at its first mention",
                f"write `{issuer.name} ({issuer.tickers[0]})`",
            )


def _of(copy: ReleaseText, issuer: Issuer) -> bool:
    return bool(set(issuer.tickers) & set(copy.release.tickers))


def _in_lead(copy: ReleaseText, issuer: Issuer) -> bool:
    return any(_names(copy.article.lead, ticker) for ticker in issuer.tickers)


def _first_mention(name: str, text: str) -> re.Match[str] | None:
    for found in _mention(name).finditer(text):
        before = text[max(found.start() - 1, 0) : found.start()]
        if not (before.isalnum() or before in ("_", "-")):
            return found
    return None


@functools.lru_cache
def _mention(name: str) -> re.Pattern[str]:
    # What must not stand before it is looked at afterwards: so the search is for plain letters.
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"{words}(?!\w)")


def misspelt_name(copy: ReleaseText) -> Iterator[Fault]:
    """Registered products and issuers are spelled as they are registered.

    A letter wrong in a brand name, or one that only looks right (`Kadcyła`, with a
    Polish ł), hides the release from every search for it.

    Bad:
        ACME Corporation (NYSE: ACME) tested Kadcyła in its works.

    Good:
        ACME Corporation (NYSE: ACME) tested Kadcyla® in its works.

    Source: newswire editors' lists: misspelt company and product names
    """
    issuers = tuple(issuer.name for issuer in copy.config.issuers)
    names = _registered(tuple(product.name for product in copy.config.products), issuers)
    pairs = _pairs(issuers)
    if not names and not pairs:
        return
    for line, place, text in (*copy.fields(), *copy.cells()):
        words = _may_be_meant(_WORD.findall(text), names)
        if words:
            yield from _slips(line, text, _misspelt(words, names), place)
    words = _may_be_meant(copy.names, (*names, *itertools.chain.from_iterable(pairs)))
    wrong = _misspelt(words, names) | _misspelt_pairs(copy.prose, words, pairs)
    for word, right in sorted(wrong.items()):
        lines: dict[int, int] = {}
        for at, _ in copy.find(_whole(word)):
            lines[at] = lines.get(at, 0) + 1
        for at, times in lines.items():
            yield _slip(at, word, right, times, "")


_WORD = re.compile(r"[^\W_]+")


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?!\w)")


def _slips(line: int, text: str, wrong: Mapping[str, str], place: str) -> Iterator[Fault]:
    where = f" in {place}" if place.startswith("row ") else f" in the {place}"
    for word, right in sorted(wrong.items()):
        yield _slip(line, word, right, len(_whole(word).findall(text)), where)


@functools.lru_cache
def _pairs(issuers: tuple[str, ...]) -> list[tuple[str, str]]:
    """What texts call issuers in two words."""
    forms = (form.split() for name in issuers for form in short_forms(name)[1:])
    return [(form[0], form[1]) for form in forms if len(form) == 2]


def _misspelt_pairs(
    prose: str, words: Set[str], pairs: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The pairs in `prose` of which one word is misspelt: `Haldan Instruments`."""
    found = {}
    for first, second in pairs:
        for word in _near(words, first):
            if f"{word} {second}" in prose:
                found[f"{word} {second}"] = f"{first} {second}"
        for word in _near(words, second) | {second.removesuffix("s")} - {second}:
            wrong = f"{first} {word}"
            if wrong in prose and re.search(rf"{re.escape(wrong)}(?!\w)", prose):
                found[wrong] = f"{first} {second}"
    return found


def _slip(line: int, wrong: str, right: str, times: int, where: str) -> Fault:
    often = "" if times == 1 else f", {times} times"
    return Fault(line, f"`{wrong}` is not how {right} is spelled{where}{often}", f"write `{right}`")


@functools.lru_cache
def _registered(products: tuple[str, ...], issuers: tuple[str, ...]) -> tuple[str, ...]:
    """Names of one word, long enough to know again when they are misspelt."""
    names = [name for name in products if len(name) > 5]
    # A company's first word may be near to an ordinary one: `Generac`, `General`.
    firsts = [name.split()[0].rstrip(",") for name in issuers]
    names += [name for name in firsts if len(name) > 7]
    return tuple(dict.fromkeys(name for name in names if " " not in name))


def _may_be_meant(words: Iterable[str], names: Iterable[str]) -> set[str]:
    """The words that begin as one of the names does, or in no English letter: all that may be one
    with a slip."""
    firsts = {name[0] for name in names}
    return {word for word in words if word[0] in firsts or not word[0].isascii()}


def _misspelt(words: Set[str], names: tuple[str, ...]) -> dict[str, str]:
    """The words that are a registered name with a slip, and that name. Another registered name
    is no slip."""
    meant = ((word, _meant(word, names)) for word in words)
    return {word: name for word, name in meant if name}


@functools.lru_cache(maxsize=1 << 16)
def _meant(word: str, names: tuple[str, ...]) -> str:
    """The last of `names` that the word is with a slip; empty when it is none, or is a name."""
    # The same words come in every release.
    near = [] if word in names else [name for name in names if _is_near(word, name)]
    return near[-1] if near else ""


def _near(words: Set[str], name: str) -> set[str]:
    """The words that are `name` with a slip."""
    return {word for word in words if _is_near(word, name)}


def _is_near(word: str, name: str) -> bool:
    """Whether `word` is `name` with a slip; capitals throughout are none."""
    return (
        (word[0] == name[0] or not word[0].isascii())
        and -2 < len(word) - len(name) < 2
        and word not in (name, name.upper())
        and alike(word, name)
    )
