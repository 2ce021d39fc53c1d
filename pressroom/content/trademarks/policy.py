"""House policy: at which mention a mark carries its symbol.

No law asks for symbols. Houses choose the first mention in the body (`first-body`), the
first anywhere, headline and headings included (`first-anywhere`), or every one (`every`);
`as-written` leaves all as the author has it. What another says is never changed:
quotations, code, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.content.model import Mark
from pressroom.content.trademarks.mentions import MarkFinder, Mention, mark_finder
from pressroom.content.trademarks.symbols import misplaced_symbols
from pressroom.core.html_blocks import Block, Edit

_HEADING = re.compile(r"h[1-6]")


class SymbolSetter:
    """Sets the symbols of one release, text after text, in the order in which they are read."""

    def __init__(self, names: MarkFinder, policy: str) -> None:
        self._names = names
        self._policy = policy
        self._done: set[str] = set()

    def set(self, block: Block) -> list[Edit]:
        """The edits that give a block's mentions the symbols they lack."""
        if self._policy == "as-written":
            return []
        heading = bool(_HEADING.fullmatch(block.tag))
        if heading and self._policy == "first-body":
            return []
        return [Edit(m.end, m.end, m.mark.symbol) for m in self.lacking(block.own_words)]

    def lacking(self, text: str) -> Iterator[Mention]:
        """The mentions in `text` that should carry a symbol and do not."""
        for mention in self._names.find(text):
            due = self._policy == "every" or mention.mark.name not in self._done
            self._done.add(mention.mark.name)
            if due and not mention.symbol:
                yield mention

    def note(self, text: str) -> None:
        """Takes the mentions in a text that is set already into account."""
        self._done.update(mention.mark.name for mention in self._names.find(text))


def set_headline(title: str, marks: Sequence[Mark], policy: str) -> str:
    """A headline with the symbols that the policy wants in it."""
    if policy not in ("first-anywhere", "every"):
        return title
    lacking = list(SymbolSetter(mark_finder(tuple(marks)), policy).lacking(title))
    for mention in reversed(lacking):
        title = title[: mention.end] + mention.mark.symbol + title[mention.end :]
    return title


def normalise_symbols(block: Block) -> list[Edit]:
    """The edits that make each symbol of a block the character it is, right after its word."""
    return [Edit(start, end, text) for start, end, text in misplaced_symbols(block.prose)]
