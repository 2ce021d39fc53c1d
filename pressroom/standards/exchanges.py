"""Tickers such as `Nasdaq: IMGN`, parsed and checked against the exchanges of ISO 10383."""

from __future__ import annotations

import functools
import re

import msgspec

from pressroom.standards.shared_venues import BY_LETTERS, SHARED
from pressroom.standards.venue_names import SEGMENT, meant_venue, printed_name, venues_called
from pressroom.standards.venues import VENUES

# A symbol as exchanges print them: `M&M`, `BRK.B`, `0700`, `HEXA B`, `WALMEX*`, `BF/B`.
_SHAPE = re.compile(
    r"\(?\s*([^:()]+?(?:\s\([^:()]+\))?)\s*:\s*([A-Za-z0-9][A-Za-z0-9.&*+\-/ ]{0,14}?)\s*\)?"
)
_AND = r"(?:and|or|und|oder|et|ou|y|e|&)"
# What ends a listing before another: `NYSE: X; TSX: Y`, `(NYSE: X) (TSX: Y)`, `NYSE: X / TSX: Y`;
# not `NYSE, TSX: X`.
_END = re.compile(
    rf"(:[^:;,()|]*?)\s*(?:[;,|]\s*(?:{_AND}\s)?|\)\s?(?:{_AND}|[,;|/])?\s?\(|\s(?:{_AND}|[-–—•·])\s"
    r"|/(?=[^:;,|/]+:))\s*(?=[^:;|]+:)"
)
# What stands between two symbols at one exchange: `GOOG, GOOGL`, `RCI.A and RCI.B`.
_SYMBOLS = re.compile(rf"\s*[,|]\s*(?:{_AND}\s+)?|\s+(?:{_AND}|/)\s+|(?<=\w\w\w)/(?=\w\w\w)")
_LISTED_SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9.&*+\-/]{0,9}(?: [A-Z])?")
_NAMES = re.compile(rf"\s*/\s*|\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
# `Nasdaq Stockholm, Mid Cap` is one exchange, and so is `LSE: AIM`.
_OF_ONE = re.compile(rf",\s*(?={SEGMENT})", re.IGNORECASE)
_NAME_IN_TWO = re.compile(r"([^:;,|/()]+):\s*([^:;,|/()]+)(?=:)")
_LONGEST = 90


_NORTH_AMERICAN = frozenset(
    [
        *("XNAS", "XNGS", "XNMS", "XNCM", "XNYS", "XASE", "ARCX", "XCHI", "BATS", "IEXG", "LTSE"),
        *("OTCM", "OTCQ", "OTCB", "PINX", "PINC", "PINL", "PINI", "EXPM"),
        *("XTSE", "XTSX", "XTNX", "XCNQ", "NEOE"),
    ]
)


class Ticker(msgspec.Struct, frozen=True):
    """A listing: the exchange as printed, the symbol, and the market's MIC (ISO 10383 code)."""

    exchange: str
    symbol: str
    mic: str

    def __str__(self) -> str:
        return f"{self.exchange}: {self.symbol}"

    @property
    def north_american(self) -> bool:
        """Whether the listing is in the United States or Canada, where wires print releases with a
        dateline and with the ticker in the lead."""
        return self.mic in _NORTH_AMERICAN


class BadTicker(msgspec.Struct, frozen=True):
    """The parse error of a ticker: why the text is none, and what to write instead."""

    message: str
    remedy: str


def read_tickers(text: str, country: str = "") -> list[Ticker | BadTicker]:
    """Parses the listings in `(NYSE: X; TSX: Y)`, `NYSE: X, TSX: Y` or `NYSE/TSX: X`, in order.

    `country` (ISO 3166) is the press room's: it decides which exchange a shared name means.
    """
    bare = _plain(text).removeprefix("(").removesuffix(")")
    parts = _with_own_symbols(_END.sub(r"\1\n", bare).split("\n"))
    return [ticker for part in parts for ticker in _read_joint(part, country)]


def _with_own_symbols(parts: list[str]) -> list[str]:
    """The parts of a list of listings, each with all its symbols: of `NYSE: X, X.A and B3: Y` the
    first part is `NYSE: X`, and the second begins with a symbol of the first."""
    made: list[str] = []
    for part in parts:
        first, *others = _NAMES.split(part.partition(":")[0])
        if made and others and _LISTED_SYMBOL.fullmatch(first) and not venues_called(first):
            made[-1] += f", {first}"
            part = _NAMES.sub("", part.removeprefix(first), count=1)
        made.append(part)
    return made


# An archive names the same few listings again and again.
@functools.lru_cache(maxsize=1024)
def read_ticker(text: str, country: str = "") -> Ticker | BadTicker:
    """Parses `Nasdaq: IMGN` or `XNAS: IMGN`, with or without parentheses around it.

    `country` (ISO 3166) is the press room's: `CSE` in Sri Lanka is not the one in Canada.
    """
    text = _plain(text)
    match = _SHAPE.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or len(_symbols(match[2])) > 1:
        return BadTicker(
            f"`{text}` is no ticker", "write the exchange and the symbol, such as `Nasdaq: IMGN`"
        )
    name, symbol = match.groups()
    mics = venues_called(name, country)
    if name in BY_LETTERS and country not in SHARED[name] and symbol[:1].isalpha():
        mics = (BY_LETTERS[name],)
    if len(mics) == 1:
        return Ticker(printed_name(name), symbol, mics[0])
    if mics:
        *first, last = [f"`{VENUES[mic][0] if mic in VENUES else mic}`" for mic in mics]
        return BadTicker(
            f"`{name}` is the name of several exchanges", f"write {', '.join(first)} or {last}"
        )
    near = meant_venue(name)
    return BadTicker(
        f"`{name}` is no exchange in ISO 10383",
        f"did you mean `{near}`?"
        if near
        else "use the exchange's usual short name or its market identifier code (ISO 10383)",
    )


def _plain(text: str) -> str:
    plain = _OF_ONE.sub(" ", " ".join(text.replace("：", ":").split()))

    def joined(match: re.Match[str]) -> str:
        name = f"{match[1]} {match[2]}"
        return name if venues_called(name) else match[0]

    return _NAME_IN_TWO.sub(joined, plain) if plain.count(":") > 1 else plain


def _symbols(text: str) -> list[str]:
    """The symbols in `GOOG, GOOGL`; the text itself where it is one, `BF/B` or `ABC/PRA`."""
    symbols = _SYMBOLS.split(text)
    first, *others = symbols
    if "/" in text and " " not in text and any(other[:2] != first[:2] for other in others):
        return [text]
    # A year behind a symbol is none.
    if any(other.isdigit() and not first.isdigit() for other in others):
        return [text]
    return symbols if all(map(_LISTED_SYMBOL.fullmatch, symbols)) else [text]


def _read_joint(text: str, country: str) -> list[Ticker | BadTicker]:
    """The listings in `NYSE/TSX: X`, where one symbol stands for several exchanges, or in
    `NYSE: X, Y`, where an exchange has several symbols."""
    read = read_ticker(text, country)
    if isinstance(read, Ticker):
        return [read]
    exchanges, _, symbols = text.partition(":")
    names = _NAMES.split(exchanges)
    rows = [(name, symbol.strip()) for name in names for symbol in _symbols(symbols.strip())]
    if len(rows) < 2:
        return [read]
    several = [read_ticker(f"{name}: {symbol}", country) for name, symbol in rows]
    return several if all(isinstance(one, Ticker) for one in several) else [read]
