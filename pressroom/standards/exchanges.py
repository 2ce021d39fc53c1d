"""Tickers such as `Nasdaq: IMGN`, parsed and checked against the exchanges of ISO 10383."""

from __future__ import annotations

import functools
import re

import msgspec

from pressroom.core.problems import choose, nearest

# Exchange names as newswires print them, with their operating MIC (ISO 10383). Other names are
# looked up among the 2,700 codes and acronyms of the standard itself.
WIRE_NAMES = {
    "Nasdaq": "XNAS",
    "NYSE": "XNYS",
    "NYSE American": "XASE",
    "NYSE Arca": "ARCX",
    "Cboe BZX": "BATS",
    "OTCQB": "OTCM",
    "OTCQX": "OTCM",
    "TSX": "XTSE",
    "TSXV": "XTSX",
    "CSE": "XCNQ",
    "LSE": "XLON",
    "AIM": "AIMX",
    "Euronext Amsterdam": "XAMS",
    "Euronext Brussels": "XBRU",
    "Euronext Dublin": "XDUB",
    "Euronext Lisbon": "XLIS",
    "Euronext Milan": "MTAA",
    "Euronext Oslo": "XOSL",
    "Euronext Paris": "XPAR",
    "Frankfurt": "XFRA",
    "FWB": "XFRA",
    "Xetra": "XETR",
    "SIX": "XSWX",
    "BME": "XMAD",
    "Nasdaq Stockholm": "XSTO",
    "Nasdaq Copenhagen": "XCSE",
    "Nasdaq Helsinki": "XHEL",
    "Wiener Börse": "XWBO",
    "ASX": "XASX",
    "NZX": "XNZE",
    "TSE": "XTKS",
    "HKEX": "XHKG",
    "SEHK": "XHKG",
    "SSE": "XSHG",
    "SZSE": "XSHE",
    "SGX": "XSES",
    "KRX": "XKRX",
    "TWSE": "XTAI",
    "NSE": "XNSE",
    "BSE": "XBOM",
    "JSE": "XJSE",
    "B3": "BVMF",
    "BMV": "XMEX",
    "TASE": "XTAE",
}
_BY_FOLD = {name.casefold(): (name, mic) for name, mic in WIRE_NAMES.items()}
_SHAPE = re.compile(r"\(?\s*([^:()]+?)\s*:\s*([A-Za-z0-9][A-Za-z0-9.\-/ ]{0,14}?)\s*\)?")


class Ticker(msgspec.Struct, frozen=True):
    """A listing: the exchange as printed, the symbol, and the market's MIC (ISO 10383 code)."""

    exchange: str
    symbol: str
    mic: str

    def __str__(self) -> str:
        return f"{self.exchange}: {self.symbol}"


class BadTicker(msgspec.Struct, frozen=True):
    """The parse error of a ticker: why the text is none, and what to write instead."""

    message: str
    remedy: str


def read_tickers(text: str) -> list[Ticker | BadTicker]:
    """Parses the listings in `(NYSE: X; TSX: Y)` or `NYSE: X, TSX: Y`, in order."""
    parts = re.split(r"\s*[;,]\s*(?=[^:;,]+:)", text.strip().removeprefix("(").removesuffix(")"))
    return [read_ticker(part) for part in parts]


def read_ticker(text: str) -> Ticker | BadTicker:
    """Parses `Nasdaq: IMGN` or `XNAS: IMGN`, with or without parentheses around it."""
    text = " ".join(text.split())
    match = _SHAPE.fullmatch(text) if len(text) <= 80 else None
    if match is None:
        return BadTicker(
            f"`{text}` is no ticker", "write the exchange and the symbol, such as `Nasdaq: IMGN`"
        )
    name, symbol = match.groups()
    known = _BY_FOLD.get(name.casefold())
    if known is not None:
        return Ticker(known[0], symbol, known[1])
    mic = _standard_mic(name)
    if mic is not None:
        return Ticker(name, symbol, mic)
    near = nearest(name, WIRE_NAMES) or nearest(name, _standard_names())
    none = "use the exchange's usual short name or its market identifier code (ISO 10383)"
    return BadTicker(
        f"`{name}` is no exchange in ISO 10383",
        choose(name, [near] if near else [], none=none),
    )


def _standard_mic(name: str) -> str | None:
    """The MIC with the code or acronym `name`, in any case; None for an unknown one."""
    return _standard_names().get(name.upper())


@functools.cache
def _standard_names() -> dict[str, str]:
    """MICs by code and acronym. Codes win over acronyms, operating markets over segments."""
    # The table takes a tenth of a second to load, and most press rooms never need it.
    from iso10383 import MIC

    entries = sorted(
        (entry.value for entry in MIC), key=lambda e: (e.operating_mic is not None, e.mic)
    )
    names = {entry.mic: entry.mic for entry in entries}
    for entry in entries:
        if entry.acronym:
            names.setdefault(entry.acronym.upper(), entry.mic)
    return names
