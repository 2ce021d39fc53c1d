"""Rules on headlines."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.config import Config
from pressroom.rules.fault import Fault
from pressroom.typeset import Article

LONGEST = 120


def long_headline(article: Article, config: Config) -> Iterator[Fault]:
    """A headline has at most 120 characters.

    Search engines and mail programs cut longer ones, often before the news.

    Example:
        title: ACME Corporation, a Leading Provider of Anvils and Other Heavy Goods for \
Customers All Over the World, Today Announces Results

    Use instead:
        title: ACME Reports Third-Quarter Results
    """
    length = len(article.release.title)
    if length > LONGEST:
        yield Fault(
            article.release.line("title"),
            f"the headline has {length} characters",
            f"cut it to {LONGEST}; what is left over can be a subhead",
        )


def headline_in_capitals(article: Article, config: Config) -> Iterator[Fault]:
    """A headline is not written in capitals throughout.

    Capitals hide names and marks, and screen readers may spell them out.

    Example:
        title: ACME REPORTS THIRD-QUARTER RESULTS

    Use instead:
        title: ACME Reports Third-Quarter Results
    """
    words = [w for w in article.release.title.split() if sum(c.isalpha() for c in w) > 3]
    if len(words) > 2 and all(word.isupper() for word in words):
        yield Fault(
            article.release.line("title"),
            "the headline is all in capitals",
            "write it as a sentence or in title case",
        )
