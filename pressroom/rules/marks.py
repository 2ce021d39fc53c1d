"""Rules on trademarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.config import Config
from pressroom.model import Mark
from pressroom.rules.fault import Fault, found
from pressroom.typeset import Article

# One mark, four ways to type it.
_SYMBOL = r"\s?(?:®|™|℠|\(R\)|\(TM\)|\(SM\)|&reg;|&trade;|<sup>\s?(?:®|™|℠|TM|SM)\s?</sup>)"


def _mention(mark: Mark) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(mark.name)}(?![\w])(?P<symbol>{_SYMBOL})?", re.I)


def mark_without_symbol(article: Article, config: Config) -> Iterator[Fault]:
    """A trademark carries its symbol at its first mention in the body.

    No law asks for the symbol, but owners do, in licences; the first mention in the
    body is where most houses set it.

    Example:
        Kadcyla was found to extend survival.

    Use instead:
        Kadcyla® was found to extend survival.
    """
    for mark in article.release.marks:
        for line, match in found(article.release, _mention(mark)):
            if match["symbol"] is None:
                yield Fault(
                    line,
                    f"`{mark.name}` stands without {mark.symbol} at its first mention",
                    f"write `{mark.name}{mark.symbol}`",
                )
            break


def unused_mark(article: Article, config: Config) -> Iterator[Fault]:
    """A trademark that is attributed is also mentioned.

    An attribution for a name that the release does not use is often left over from
    the one before.

    Example:
        trademarks: [Kadcyla®, Herceptin®] (and no word of Herceptin)

    Use instead:
        trademarks: [Kadcyla®]
    """
    release = article.release
    elsewhere = " ".join((release.title, *release.subheads))
    for mark in release.marks:
        pattern = _mention(mark)
        if not pattern.search(elsewhere) and next(found(release, pattern), None) is None:
            yield Fault(
                release.line("trademarks"),
                f"`{mark.name}` is attributed and never mentioned",
                "take it out of `trademarks`",
            )
