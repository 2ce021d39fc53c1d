"""Code and comments in a Markdown text, which no rule reads."""

from __future__ import annotations

import re
from collections.abc import Set

_QUOTE = r"^(?:[ ]{0,3}>)*[ ]{0,3}"
_CODE = re.compile(
    rf"{_QUOTE}(?P<fence>`{{3,}}+|~{{3,}}+).*?{_QUOTE}(?P=fence)"
    # Code within a paragraph, over its lines' ends.
    r"|(?<![\\`])(?P<ticks>`{1,3})(?!`)(?:[^\n]|\n(?![ \t]*\n)){1,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->"
    r"|<(?P<tag>pre|code|script|style)\b(?:(?!<(?P=tag)\b).){0,20000}?</(?P=tag)>"
    r"|(?<=\n\n)(?: {4}|\t)[^\n]*(?:\n(?: {4}|\t)[^\n]*)*",
    re.DOTALL | re.MULTILINE,
)
# Code has one of these, or is indented below an empty line.
_CODE_SIGNS = frozenset("`~<>\t")
_CODE_ENDS = ("`", "-->", "~~~", "</pre>", "</code>", "</script>", "</style>", "\n\n\t")
_INDENTED = "\n\n    "


def code_blanked(body: str, signs: Set[str]) -> str:
    """The text with code and comments replaced by spaces, everything else in place. `signs` are
    those that it has."""
    fenced = not signs.isdisjoint(_CODE_SIGNS) and any(map(body.__contains__, _CODE_ENDS))
    if not fenced and _INDENTED not in body:
        return body
    # What no comment's end follows begins none: each would be searched for to the text's end.
    ended = body.rfind("-->") + 1
    body = body[:ended] + body[ended:].replace("<!--", "    ")
    return _CODE.sub(lambda match: blanked(match[0]), body)


def blanked(text: str) -> str:
    """Replaces everything but line ends by spaces."""
    return "\n".join(" " * len(row) for row in text.split("\n"))
