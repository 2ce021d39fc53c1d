"""Tickers, typed in the lead in parentheses or on a line of their own above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pressroom.standards.exchanges import Ticker, read_ticker, read_tickers
from pressroom.typeset.anatomy.sureness import Sureness

_GROUP = re.compile(r"\(([^()]{2,160})\)")
_BETWEEN = re.compile(r"\s*[;,|/]\s*|\s+(?:and|&|or)\s+")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]{0,5}(?:[.-][A-Z]{1,3}){0,2}")
_FIGURES = re.compile(r"\d{3,6}")
# `NYSE symbol: ACME`, `ASX code: ACM`, `Nasdaq “ACME”`, `NYSE: “ACME”`.
_LABELLED = re.compile(
    r"\s+(?:stock |ticker |trading )?(?:symbol|code|ticker)s?\b\s*:?", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*:?\s*[\"“'‘]([A-Z0-9.]{1,8})[\"”'’]")
# `(TSX - PRQ)`, `(Nasdaq SVBI)`: no colon between exchange and symbol.
_WITHOUT_COLON = re.compile(
    r"\s*(?P<exchange>[A-Z][A-Za-z.-]{2,}(?:\sVenture)?)\s*(?:[-–—]\s*|\s)(?P<symbol>[A-Z][A-Z0-9]{0,5}(?:\.[A-Z]{1,2})?)\s*"
)
_TOLD = re.compile(
    r"\b(?P<exchange>(?:NYSE|New York Stock Exchange)(?: American)?|N(?:asdaq|ASDAQ)"
    r"|Toronto Stock Exchange|TSX(?: Venture)?)\b[^.;()“\"]{0,70}?"
    r"\bunder the (?:ticker |trading |stock )?symbols? [“\"'‘](?P<symbol>[A-Z]{1,6})[.,]?[”\"'’]"
)
# Markets and indices of an exchange, and no symbols at it.
_TIERS = frozenset(["GS", "GM", "CM", "NM", "NMS", "MKT", "AMEX", "ARCA", "OMX", "US", "NEX"])
# `TSX: ABC        OTCQX: ABCDF`
_WIDE_GAP = re.compile(r"\s{2,}(?=[A-Z][\w. -]*:)")
# `(NASDAQ: ACME - News)`, as pages linked a symbol to what was said of it.
_NEWS = re.compile(r"\s[-–]\s(?:News|news)\b")
# `(Code: 6399, TSE Prime Market)`, as Tokyo has it.
_CODE_FIRST = re.compile(
    r"(?:securities\s|stock\s)?code(?:\s(?:no\.?|number))?\s?:\s?(?P<code>\d{3}[\dA-Z])\s?[,;:]\s?"
    r"(?P<market>(?:TSE|Tokyo|Prime|Standard|Growth)\b.{0,40})",
    re.IGNORECASE,
)
_LONGEST_LINE = 120


class TypedTicker(msgspec.Struct, frozen=True):
    """A listing with its place in a text (characters) and how sure it is.

    `CERTAIN` where all between the parentheses is listings; `LIKELY` where there is more.
    """

    ticker: Ticker
    start: int
    length: int
    sureness: Sureness


def tickers_in(text: str, country: str = "") -> Iterator[TypedTicker]:
    """The listings in the parentheses of a plain text: `(NYSE: X; TSX: Y)`, `(NYSE: X) (TSX: Y)`,
    `(Nasdaq: GOOG, GOOGL)`, `(“ACME” or the “Company”; TSXV: ACM)`, `(NYSE “ACME”)`.

    `country` (ISO 3166) is the press room's: it decides which exchange a shared name means.
    """
    for group in _GROUP.finditer(text):
        if tokyo := _CODE_FIRST.fullmatch(group[1]):
            yield from _listings(f"TSE: {tokyo['code']}", group.start(), len(group[0]), country)
        elif ":" in group[1] or "“" in group[1] or '"' in group[1]:
            yield from _listings(group[1], group.start(), len(group[0]), country)
        elif (bare := _WITHOUT_COLON.fullmatch(group[1])) and bare["symbol"] not in _TIERS:
            read = read_ticker(f"{bare['exchange']}: {bare['symbol']}", country)
            if isinstance(read, Ticker):
                yield TypedTicker(read, group.start(), len(group[0]), Sureness.LIKELY)


def tickers_of_line(line: str) -> tuple[TypedTicker, ...]:
    """The listings of a line that has nothing else: `TSX: ABC | OTCQX: ABCDF`."""
    stripped = line.strip()
    if ":" not in stripped or len(stripped) > _LONGEST_LINE:
        return ()
    apart = _WIDE_GAP.sub("; ", stripped.strip("()"))
    found = tuple(_listings(apart, line.index(stripped), len(stripped), ""))
    return found if all(one.sureness is Sureness.CERTAIN for one in found) else ()


def tickers_beside(text: str) -> list[TypedTicker]:
    """The listings of a text that has none in parentheses: those of a line that has nothing else,
    or that a sentence tells: `on the Nasdaq Global Market under the symbol “ACM”`."""
    return [*tickers_of_line(text)] or [*_in_prose(text)]


def _in_prose(text: str) -> Iterator[TypedTicker]:
    for told in _TOLD.finditer(text):
        exchange = told["exchange"].replace("New York Stock Exchange", "NYSE")
        exchange = exchange.replace("Toronto Stock Exchange", "TSX")
        read = read_ticker(f"{exchange}: {told['symbol']}")
        if isinstance(read, Ticker):
            yield TypedTicker(read, told.start(), len(told[0]), Sureness.LIKELY)


def _listings(words: str, start: int, length: int, country: str) -> Iterator[TypedTicker]:
    """The listings among words. A symbol that follows a listing is of the same exchange."""
    words = _NEWS.sub("", words)
    read = read_tickers(words, country)
    found = [one for one in read if isinstance(one, Ticker)]
    sure = len(found) == len(read) and not any(_BETWEEN.search(one.symbol) for one in found)
    if not sure:
        found, sure = _among_others(words, country)
    for one in found:
        yield TypedTicker(one, start, length, Sureness.CERTAIN if sure else Sureness.LIKELY)


def _among_others(words: str, country: str) -> tuple[list[Ticker], bool]:
    """The listings among words, piece by piece; and whether there is nothing else."""
    found: list[Ticker] = []
    exchanges: list[str] = []  # whose symbol is still to come: `NYSE, TSX: X`
    alone = True
    for typed in _BETWEEN.split(words):
        piece = _QUOTED.sub(r": \1", _LABELLED.sub(":", typed, count=1), count=1)
        read = read_ticker(piece, country)
        if isinstance(read, Ticker):
            joint = [read_ticker(f"{name}: {read.symbol}", country) for name in exchanges]
            found += [one for one in joint if isinstance(one, Ticker)] + [read]
            exchanges = []
        elif found and not exchanges and _is_symbol(piece, found[-1]):
            found.append(msgspec.structs.replace(found[-1], symbol=piece))
        elif isinstance(read_ticker(f"{piece}: A", country), Ticker):
            exchanges.append(piece)
        else:
            alone = False
    return found, alone and not exchanges


def _is_symbol(piece: str, before: Ticker) -> bool:
    """Whether a piece is another symbol at the exchange of the listing before it; a figure is one
    only where that has figures."""
    pattern = _FIGURES if before.symbol.isdigit() else _SYMBOL
    return pattern.fullmatch(piece) is not None
