"""Hidden parts of lines and Markdown that have HTML in them, taken out without touching the rest.

A whole HTML text is parsed; here the text is Markdown or a headline, and has to stay as it is
typed. What hides is decided as everywhere (`typeset.markdown.hidden`), one tag at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.typeset.markdown.hidden import hidden_words, may_hide
from pressroom.typeset.markdown.links import fragment

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"<(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>"
)


def without_hidden(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without comments and without elements that HTML hides, and what these were."""
    if "<" not in text:
        return text, ()
    gone = [found[0] for found in _COMMENT.finditer(text)]
    text = _COMMENT.sub("", text)
    pieces, last = [], 0
    for start, end in _hidden_spans(text) if may_hide(text) else ():
        pieces.append(text[last:start])
        gone.append(text[start:end])
        last = end
    return "".join([*pieces, text[last:]]), tuple(gone)


def _hidden_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where hidden elements begin and end; one within another goes with that."""
    last = 0
    for tag in _TAG.finditer(text):
        if tag.start() >= last and _hides(tag["name"], tag["attributes"]):
            last = _end(text, tag)
            yield tag.start(), last


def _hides(name: str, attributes: str) -> bool:
    """Whether an element with these attributes hides the words in it."""
    if not may_hide(f"<{name}{attributes}>"):
        return False
    # Cells and the like stand nowhere but in their table: their attributes are tried on a box.
    for tried in (name, "div"):
        body = fragment(f"<{tried}{attributes}>word</{tried}>").body
        node = body.first_child if body is not None else None
        if node is not None and node.is_element_node and hidden_words(node) is not None:
            return True
    return False


def _end(text: str, tag: re.Match[str]) -> int:
    """The end of the element that begins with `tag`; the text's end if it is never closed."""
    depth = 1
    for other in re.compile(rf"<(/?){re.escape(tag['name'])}\b[^<>]*>", re.I).finditer(
        text, tag.end()
    ):
        depth += -1 if other[1] else 0 if other[0].endswith("/>") else 1
        if not depth:
            return other.end()
    return len(text)
