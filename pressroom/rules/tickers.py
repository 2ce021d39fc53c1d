"""Rules on issuers' tickers and exchanges."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pressroom.content.config.records import Issuer
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import TICKERS, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import short_forms
from pressroom.standards.exchanges import Ticker, read_ticker
from pressroom.standards.venue_names import meant_venue, operating_mic, venues_called
from pressroom.typeset.anatomy.tickers import tickers_in

# `(Nasdaq: IMGN)` and `(NYSE: X; TSX: Y)`, in one line or over two.
_NAME, _SYMBOL = r"[A-Z][\w.&+\- ]{1,39}", r"[A-Z0-9][A-Z0-9.&*\-]{0,11}(?: [A-Z]{1,3})?"
_LISTED = re.compile(rf"\(((?:{_NAME}:\s?{_SYMBOL}(?:\s?[;,|]\s?)?){{1,4}})\)")
_ONE = re.compile(rf"({_NAME}):\s?({_SYMBOL})")
_NEAR = 90
_MARKET_WORDS = re.compile(
    r"nyse|nasdaq|tsx|otc|exchange|symbol|ticker|lse|aim|asx|cse|euronext|börse", re.IGNORECASE
)


@needs([TICKERS])
def ticker_not_in_lead(release_text: ReleaseText) -> Iterator[Fault]:
    """A ticker named in the front matter stands in the first paragraph.

    Newswires file a release under the tickers in its lead; left out there, the
    release misses the pages of its own share. The lead is the paragraph with the dateline,
    whatever subheads are typed above it. Nothing is said of shares listed outside North
    America, where a lead names no ticker.

    Bad:
        ticker: "NYSE: ACME"

        ACME Corporation announced today that it has opened works.

    Good:
        ticker: "NYSE: ACME"

        ACME Corporation (NYSE: ACME) announced today that it has opened works.

    Source: the wires' rules for companies' releases; AP Stylebook, "stock symbols"
    """
    for ticker in release_text.release.tickers:
        if not ticker.north_american or _names_ticker(release_text.lead, ticker):
            continue
        if release_text.is_regulatory:
            continue
        lead = release_text.anatomy.lead
        line = release_text.line(lead.start) if lead else release_text.release.body_line
        if other := _other_symbol(release_text.lead, ticker, release_text):
            what = f"`ticker` says `{ticker}`, the first paragraph `{other}`"
            yield Fault(
                line, what, f"correct one of them, or add `({ticker})` after its issuer's name"
            )
            continue
        yield Fault(
            line,
            f"the first paragraph does not name {ticker}",
            f"write `({ticker})` after the issuer's name",
        )


def _other_symbol(lead: str, ticker: Ticker, release_text: ReleaseText) -> str:
    """The ticker of another symbol that `lead` has at the ticker's exchange; empty if there is
    none."""
    typed = (one.ticker for one in tickers_in(lead, release_text.config.country))
    others = (one for one in typed if one not in release_text.release.tickers)
    return next((str(other) for other in others if _of_one_exchange(other, ticker)), "")


def _names_ticker(text: str, ticker: Ticker) -> bool:
    """Whether `text` has the ticker's symbol after a colon, or in brackets with its exchange."""
    symbol = rf"{re.escape(ticker.symbol)}(?![\w-]|\.\w)"
    if re.search(rf":\s*{symbol}", text, re.IGNORECASE):
        return True
    within = re.search(rf"\(([^()]{{0,80}}[\s“\"'‘–—-]){symbol}[^()]{{0,80}}\)", text)
    return within is not None and _MARKET_WORDS.search(within[1]) is not None


@needs("(", ":")
def unknown_exchange(release_text: ReleaseText) -> Iterator[Fault]:
    """An exchange in the text is called what it is called.

    Feeds, terminals and search engines read the ticker in the text; one letter wrong
    in the exchange and none of them finds the company.

    Bad:
        ACME Corporation (NSYE: ACME) opened works.

    Good:
        ACME Corporation (NYSE: ACME) opened works.

    Source: ISO 10383; newswire editors' lists: wrong ticker or exchange
    """
    for line, exchange, _, _ in _listings(release_text):
        if venues_called(exchange):
            continue
        near = meant_venue(exchange)
        if near is None:
            continue
        yield Fault(
            line,
            f"`{exchange}` is no exchange",
            f"did you mean `{near}`?",
            Fix(f"({exchange}:", f"({near}:"),
        )


@needs("(", ":")
def other_ticker(release_text: ReleaseText) -> Iterator[Fault]:
    """A registered issuer has in the text the ticker it is registered with.

    A wrong ticker moves another company's share; it is among the faults that wire
    editors catch most often.

    Bad:
        ACME Corporation (NYSE: ACEM) opened works.

    Good:
        ACME Corporation (NYSE: ACME) opened works.

    Source: newswire editors' lists: wrong ticker or exchange
    """
    for line, exchange, symbol, start in _listings(release_text):
        before = " ".join(release_text.prose[max(start - _NEAR, 0) : start].split())
        for issuer in release_text.config.issuers:
            if not issuer.tickers or not before.endswith(short_forms(issuer.name)):
                continue
            read = read_ticker(f"{exchange}: {symbol}", release_text.config.country)
            if not isinstance(read, Ticker) or read in release_text.release.tickers:
                continue  # a ticker in the front matter is intended
            same_market = [ticker for ticker in issuer.tickers if _of_one_exchange(ticker, read)]
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


def _of_one_exchange(ticker: Ticker, other: Ticker) -> bool:
    """Whether both are listings at one exchange, on whichever of its markets."""
    return ticker.mic == other.mic or operating_mic(ticker.mic) == operating_mic(other.mic)


def _listings(release_text: ReleaseText) -> Iterator[tuple[int, str, str, int]]:
    """Each ticker in parentheses: its line, exchange, symbol, and the offset of the parenthesis."""
    if "(" not in release_text.prose or ":" not in release_text.prose:
        return
    for match in _LISTED.finditer(release_text.prose):
        for one in _ONE.finditer(match[1]):
            yield release_text.line(match.start()), one[1].strip(), one[2], match.start()


def company_without_ticker(release_text: ReleaseText) -> Iterator[Fault]:
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
    words, pieces = release_text.vocabulary[:2]
    for issuer in release_text.config.issuers:
        first = _first_word(issuer.name)
        if not issuer.tickers or (first not in words and first not in pieces):
            continue
        if _is_issuers_own(release_text, issuer):
            continue  # PR203 tells of its own ticker where the lead lacks it
        if _in_lead(release_text, issuer):
            continue  # behind a short form of its name
        found = _first_mention(issuer.name, release_text.own_words, *_text_proper(release_text))
        if found is None:
            continue
        behind = release_text.prose[found.end() : found.end() + _NEAR]
        if not _LISTED.search(behind) and not any(_names_ticker(behind, t) for t in issuer.tickers):
            yield Fault(
                release_text.line(found.start()),
                f"{issuer.name} stands without its ticker at its first mention",
                f"write `{issuer.name} ({issuer.tickers[0]})`",
            )


@functools.lru_cache
def _first_word(name: str) -> str:
    found = _LETTERS.search(name)
    return found[0] if found else name


_LETTERS = re.compile(r"[^\W_]+")


def _is_issuers_own(release_text: ReleaseText, issuer: Issuer) -> bool:
    return bool(set(issuer.tickers) & set(release_text.release.tickers))


def _in_lead(release_text: ReleaseText, issuer: Issuer) -> bool:
    return any(_names_ticker(release_text.lead, ticker) for ticker in issuer.tickers)


def _text_proper(release_text: ReleaseText) -> tuple[int, int]:
    """Offsets of the lead, and of what stands below the text: contacts, About, legend."""
    anatomy = release_text.anatomy
    first = anatomy.lead.start if anatomy.lead is not None else 0
    below = (*anatomy.about, *anatomy.legend, *anatomy.contacts, *anatomy.attributions)
    ends = [part.start for part in below if part.start > first]
    return first, min(ends, default=len(release_text.prose))


def _first_mention(name: str, text: str, start: int, end: int) -> re.Match[str] | None:
    for found in _mention(name).finditer(text, start, end):
        before = text[max(found.start() - 1, 0) : found.start()]
        if not (before.isalnum() or before in ("_", "-")):
            return found
    return None


@functools.lru_cache
def _mention(name: str) -> re.Pattern[str]:
    # What must not stand before it is looked at afterwards: so the search is for plain letters.
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"{words}(?!\w)")
