"""Rules on trademarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.model import Mark
from pressroom.rules.copy import Copy
from pressroom.rules.fault import Fault

# One mark, four ways to type it.
_SYMBOL = r"\s?(?:®|™|℠|\(R\)|\(TM\)|\(SM\)|&reg;|&trade;|<sup>\s?(?:®|™|℠|TM|SM)\s?</sup>)"


def _mention(mark: Mark) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(mark.name)}(?![\w])(?P<symbol>{_SYMBOL})?", re.I)


def mark_without_symbol(copy: Copy) -> Iterator[Fault]:
    """A trademark carries its symbol at its first mention in the body.

    No law asks for the symbol, but owners do, in licences; the first mention in the
    body is where most houses set it.

    Bad:
        trademarks: [Kadcyla®]

        Kadcyla was found to extend survival.

    Good:
        trademarks: [Kadcyla®]

        Kadcyla® was found to extend survival.

    Source: the mark owners' licences; house policy in `[marks]`
    """
    for mark in copy.release.marks:
        for line, match in copy.find(_mention(mark)):
            if match["symbol"] is None:
                yield Fault(
                    line,
                    f"`{mark.name}` stands without {mark.symbol} at its first mention",
                    f"write `{mark.name}{mark.symbol}`",
                )
            break


def unused_mark(copy: Copy) -> Iterator[Fault]:
    """A trademark that is attributed is also mentioned.

    An attribution for a name that the release does not use is often left over from
    the one before.

    Bad:
        trademarks: [Kadcyla®, Anvil™]

        The trial of Kadcyla® met its endpoint.

    Good:
        trademarks: [Kadcyla®]

        The trial of Kadcyla® met its endpoint.

    Source: newswire editors' lists: last quarter's template left over
    """
    release = copy.release
    elsewhere = " ".join((release.title, *release.subheads))
    for mark in release.marks:
        pattern = _mention(mark)
        if not pattern.search(elsewhere) and next(copy.find(pattern), None) is None:
            yield Fault(
                release.line("trademarks"),
                f"`{mark.name}` is attributed and never mentioned",
                "take it out of `trademarks`",
            )
