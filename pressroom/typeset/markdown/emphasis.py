"""Emphasis parser that loses no characters.

Python-Markdown 3.11's processor of `*` and `_` pairs a closing run with more signs than it has, and
then drops what comes after it: of `*KeyCorp**(Cleveland)*: Repurchased` it loses the colon, and
later in the same paragraph letters. One in seventy short random texts of letters and signs is
affected, and so are real releases.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import Delimiter, DelimiterProcessor

_SIGNS = re.compile(r"[*_]")


class Emphasis(DelimiterProcessor):
    """Python-Markdown's own emphasis processor, checked against the source text."""

    _data = ""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The original result, unless it would lose a character: then the signs stay signs."""
        self._data = data
        element, start, end = super().handleMatch(m, data)
        if element is None:
            return element, start, end
        shown = "".join(element.itertext())
        if _SIGNS.sub("", shown) == _SIGNS.sub("", data[start:end]):
            return element, start, end
        self.reset()
        return None, m.start(0), m.end(0)

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:
        """Adds a pair of runs only when both are really there."""
        signs = delim.token * size
        if self._data[a:b] == signs == self._data[c:d]:
            super().add_region(delim, a, b, c, d, size)
