"""Hidden parts of lines and Markdown that have HTML in them, taken out without touching the rest.

A whole HTML text is parsed; here the text is Markdown or a headline, and has to stay as it is
typed. What hides is decided as everywhere (`typeset.markdown.hidden`), one tag at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.typeset.markdown.hidden import hidden_words, may_hide
from pressroom.typeset.markdown.links import fragment

_TAG = (
    r"<(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\s(?:[^<>\"']|\"(?:[^\"<]|<(?![A-Za-z/!]))*\""
    r"|'(?:[^'<]|<(?![A-Za-z/!]))*')*)?)>"
)
# Comments of HTML, Hugo's templates, Jinja and Liquid: how each begins and ends.
_BEGINNINGS = (
    r"(?P<html><!--)|(?P<hugo>\{\{[-<%]?\s*/\*)|(?P<jinja>\{#)"
    r"|(?P<liquid>\{%-?\s*comment\s*-?%\})"
)
_ENDS = {
    "html": re.compile(r"-->"),
    "hugo": re.compile(r"\*/\s*[->%]?\s*\}\}"),
    "jinja": re.compile(r"#\}"),
    "liquid": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
}
_IN_LINE = re.compile(f"{_BEGINNINGS}|{_TAG}", re.MULTILINE)
_CODE = r"(?P<fence>^(?:```+|~~~+)(?=[^\n]*\n))|(?P<code>`[^`\n]+`)"
_IN_MARKDOWN = re.compile(f"{_BEGINNINGS}|{_CODE}|{_TAG}", re.MULTILINE)
_CODE_ALONE = re.compile(_CODE, re.MULTILINE)


def without_hidden(text: str, *, markdown: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text without comments and without elements that HTML hides, and what these were. In
    Markdown, code is shown as it is; whichever begins first holds what is in it."""
    if "<" not in text and "{" not in text:
        return text, ()
    pieces, gone = list[str](), list[str]()
    forms = _IN_MARKDOWN if markdown else _IN_LINE
    without_end = set[str]()
    last = at = 0
    while (found := forms.search(text, at)) is not None:
        at = found.end()
        if found["name"]:
            end = _end(text, found) if _hides(found["name"], found["attributes"]) else -1
        elif found.lastgroup in _ENDS:
            end = _found_end(text, found, _ENDS[found.lastgroup], without_end)
            end = len(text) if end < 0 and found["html"] else end
        else:
            at = _code_end(text, found, without_end)
            continue
        if end >= 0:
            pieces.append(text[last : found.start()])
            gone.append(text[found.start() : end])
            last = at = end
    return "".join([*pieces, text[last:]]), tuple(gone)


def prose_and_code(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of Markdown in order, each with whether it is code."""
    without_end = set[str]()
    last = at = 0
    while (found := _CODE_ALONE.search(text, at)) is not None:
        at = _code_end(text, found, without_end)
        if at > found.end() or found["code"]:
            yield text[last : found.start()], False
            yield text[found.start() : at], True
            last = at
    yield text[last:], False


def _code_end(text: str, found: re.Match[str], without_end: set[str]) -> int:
    """End of code; of a fence that is never closed, the end of its marks."""
    if found["code"]:
        return found.end()
    closing = re.compile(rf"^{found['fence']}[ \t]*$", re.MULTILINE)
    return max(found.end(), _found_end(text, found, closing, without_end))


def _found_end(
    text: str, found: re.Match[str], closing: re.Pattern[str], without_end: set[str]
) -> int:
    """End of what begins at `found`; -1 if it never does, which is looked for but once."""
    if closing.pattern in without_end:
        return -1
    end = closing.search(text, found.end())
    if end is None:
        without_end.add(closing.pattern)
        return -1
    return end.end()


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
    same = re.compile(rf"<(/?){re.escape(tag['name'])}\b[^<>]*>", re.IGNORECASE)
    for other in same.finditer(text, tag.end()):
        depth += -1 if other[1] else 0 if other[0].endswith("/>") else 1
        if not depth:
            return other.end()
    return len(text)
