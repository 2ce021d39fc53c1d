"""Addresses that Pressroom makes itself, now or where a press room has what they list."""

from __future__ import annotations

import re
from collections.abc import Collection

from pressroom.standards.web import same_address

_FIRST = frozenset(
    re.findall(
        r"\S+",
        """
        404.html accessibility api assets atom.xml calendar calendar.ics contacts corrections
        documents events feed.json feed.xml files index.html issuers llms.txt media news-sitemap.xml
        people products releases results robots.txt search sitemap.xml subscribe
        tickers topics
        """,
    )
)
_OF_A_LANGUAGE = frozenset(
    {"", "atom.xml", "feed.json", "feed.xml", "issuers", "page", "results", "search"}
)


def is_reserved(url: str, languages: Collection[str]) -> bool:
    """Whether an address is for a page of Pressroom's own, or for something below one; `languages`
    are the tags of the site, each of which may have lists, feeds, a search and results."""
    first, *rest = same_address(url).strip("/").split("/")
    if first in {tag.lower() for tag in languages}:
        return (rest or [""])[0] in _OF_A_LANGUAGE
    return not first or first in _FIRST
