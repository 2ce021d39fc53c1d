"""Rules on issuers and their tickers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.copy import Copy
from pressroom.rules.fault import Fault


def ticker_not_in_lead(copy: Copy) -> Iterator[Fault]:
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
        mention = rf":\s*{re.escape(ticker.symbol)}(?![\w-]|\.\w)"
        if not re.search(mention, copy.article.lead, re.IGNORECASE):
            yield Fault(
                copy.release.body_line,
                f"the first paragraph does not name {ticker}",
                f"write `({ticker})` after the issuer's name",
            )
