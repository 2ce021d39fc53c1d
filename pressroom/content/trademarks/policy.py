"""The trademark symbol policy: which mentions of a mark get its symbol.

No law requires symbols. A house chooses the first mention in the body (`first-body`), the first
anywhere, headline and headings included (`first-anywhere`), or every one (`every`); `as-written`
adds none. Quotations, code and addresses are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.content.model import Mark
from pressroom.content.trademarks.mentions import MarkFinder, Mention, mark_finder
from pressroom.content.trademarks.symbols import misplaced_symbols
from pressroom.core.html_blocks import Edit, HtmlBlock

_HEADING = re.compile(r"h[1-6]")


class SymbolSetter:
    """Adds missing symbols to the texts of one release, which must come in reading order."""

    def __init__(self, finder: MarkFinder, policy: str) -> None:
        self._finder = finder
        self._policy = policy
        self._mentioned: set[str] = set()

    def set(self, block: HtmlBlock) -> list[Edit]:
        """The edits that add missing symbols to a block of HTML."""
        if self._policy == "as-written":
            return []
        heading = bool(_HEADING.fullmatch(block.tag))
        if heading and self._policy == "first-body":
            return []
        return [Edit(m.end, m.end, m.mark.symbol) for m in self.lacking(block.own_words)]

    def lacking(self, text: str) -> Iterator[Mention]:
        """The mentions in `text` that should have a symbol by the policy and have none."""
        for mention in self._finder.find(text):
            due = self._policy == "every" or mention.mark.name not in self._mentioned
            self._mentioned.add(mention.mark.name)
            if due and not mention.symbol:
                yield mention

    def note(self, text: str) -> None:
        """Counts the mentions in a text that is not to be changed."""
        self._mentioned.update(mention.mark.name for mention in self._finder.find(text))


def set_headline(title: str, marks: Sequence[Mark], policy: str) -> str:
    """A headline with the symbols that the policy asks for there."""
    if policy not in ("first-anywhere", "every"):
        return title
    lacking = list(SymbolSetter(mark_finder(tuple(marks)), policy).lacking(title))
    for mention in reversed(lacking):
        title = title[: mention.end] + mention.mark.symbol + title[mention.end :]
    return title


def normalise_symbols(block: HtmlBlock) -> list[Edit]:
    """The edits that turn `(R)` and the like into `®`, right after the word before."""
    return [Edit(start, end, text) for start, end, text in misplaced_symbols(block.prose)]
