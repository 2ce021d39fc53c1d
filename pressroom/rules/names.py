"""Rules on issuers and their tickers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.config import Config
from pressroom.rules.fault import Fault
from pressroom.typeset import Article


def ticker_not_in_lead(article: Article, config: Config) -> Iterator[Fault]:
    """A ticker named in the front matter stands in the first paragraph.

    Newswires file a release under the tickers in its lead; left out there, the
    release misses the pages of its own share.

    Example:
        ticker: "Nasdaq: IMGN"
        …
        ImmunoGen, Inc. announced today …

    Use instead:
        ImmunoGen, Inc. (Nasdaq: IMGN) announced today …
    """
    for ticker in article.release.tickers:
        mention = rf":\s*{re.escape(ticker.symbol)}(?![\w-]|\.\w)"
        if not re.search(mention, article.lead, re.IGNORECASE):
            yield Fault(
                article.release.body_line,
                f"the first paragraph does not name {ticker}",
                f"write `({ticker})` after the issuer's name",
            )
