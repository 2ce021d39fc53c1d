"""The `ticker` and `tickers` keys of front matter."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.content.config.records import Issuer
from pressroom.content.load.front_matter import FrontMatter
from pressroom.core.fields import KeyPath, Reader
from pressroom.standards.exchanges import BadTicker, Ticker, read_tickers


def read_listings(
    front: FrontMatter, issuers: Iterable[Issuer], country: str, reader: Reader
) -> tuple[Ticker, ...]:
    """The listings given in front matter, or else those of the issuers it names. `country`
    (ISO 3166) is the press room's, for names of exchanges that two countries have."""
    found: list[Ticker] = []
    rows: list[tuple[KeyPath, str]] = [(("ticker",), front.ticker)] if front.ticker else []
    rows += [(("tickers", index), text) for index, text in enumerate(front.tickers)]
    for at, text in rows:
        for ticker in read_tickers(text, country):
            if isinstance(ticker, BadTicker):
                reader.report(at, "PR012", ticker.message, ticker.remedy)
            else:
                found.append(ticker)
    if not rows:
        found = [ticker for issuer in issuers for ticker in issuer.tickers]
    return tuple(dict.fromkeys(found))
