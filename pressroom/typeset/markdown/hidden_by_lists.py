"""Words that an attribute list or a fenced block of another Markdown hides: `[words]{.hidden}`,
`{: hidden}` below a paragraph, `::: d-none`. Here such a list has no effect, so that they would be
public. Sources: Pandoc's manual, "Divs and Spans"; kramdown's manual, "Inline Attribute Lists"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.typeset.markdown.hidden import class_hides, is_read_aloud, style_hides
from pressroom.typeset.markdown.limits import without_code
from pressroom.typeset.markdown.rendered import Finding

_LIST = re.compile(r"\{:?[^{}\n]{1,300}\}")
_SURE = re.compile(r"\{ ?(?:[.#]|[\w-]+=)")
_PIECE = re.compile(
    r"\.(?P<class>[\w:-]+)|(?P<name>[\w-]+)(?:=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'}]+))?"
)
_FENCE = re.compile(r"^ {0,3}(?P<signs>:{3,})[ ]*(?P<named>[^\n]*)$", re.MULTILINE)
_SPAN = re.compile(r"\[([^\[\]\n]+)\](?:\([^()\n]*\))?$")
_MARKUP = re.compile(r"[*_#`>]+")
_WORD = re.compile(r"[^\W_]")
_HINT = re.compile(r"hid|none|invisible|sr-only|screen-?reader|for-sr|style|assistive", re.I)
_LONGEST = 60


def hidden_by_lists(text: str) -> Iterator[Finding]:
    """Findings for the words of Markdown that lists and fenced blocks of other Markdowns hide: an
    error, or a warning if they hide them from the eye alone."""
    if ("{" not in text and ":::" not in text) or not _HINT.search(text):
        return
    bare = without_code(text)
    for match in _LIST.finditer(bare):
        # Without a colon or an equals sign, words in braces are words.
        is_list = match[0].startswith("{:") or bool(_SURE.match(match[0]))
        how = _hides(match[0].strip("{: }")) if is_list else ""
        if how and not bare[: match.start()].rstrip(" ").endswith(":::"):
            yield from _hidden_finding(
                text, match.start(), match[0], how, _words_before(bare, match)
            )
    for match in _FENCE.finditer(bare):
        named = match["named"].strip(": ")
        how = _hides(named.strip("{}") if named.startswith("{") else f".{named}") if named else ""
        if how:
            end = bare.find(match["signs"], match.end())
            inside = bare[match.end() : end if end >= 0 else len(bare)]
            yield from _hidden_finding(text, match.start(), match[0].strip(), how, inside)


def _hides(attributes: str) -> str:
    """Attributes of a list that hide words, as HTML has them; empty if none do."""
    classes = list[str]()
    for piece in _PIECE.finditer(attributes):
        name, value = (piece["name"] or "").lower(), (piece["value"] or "").strip("\"'")
        if piece["class"]:
            classes.append(piece["class"])
        elif name == "class":
            classes += value.split()
        elif name == "hidden" or (name == "aria-hidden" and value.lower() == "true"):
            return name
        elif name == "style" and style_hides(value):
            return style_hides(value)
    return class_hides(" ".join(classes))


def _words_before(text: str, match: re.Match[str]) -> str:
    """The words to which a list belongs: those in the brackets or the line before it, or, where it
    has a line of its own, the block above, or else below."""
    start = text.rfind("\n", 0, match.start()) + 1
    before = text[start : match.start()].rstrip()
    span = _SPAN.search(before)
    if span is not None:
        return span[1]
    if before.strip("> "):
        return before
    above = text[:start].rstrip().rpartition("\n\n")[2] if text[:start].endswith("\n") else ""
    if start >= 2 and text[start - 2] == "\n":
        above = ""
    return above or text[match.end() :].lstrip().partition("\n\n")[0]


def _hidden_finding(text: str, at: int, signs: str, how: str, words: str) -> Iterator[Finding]:
    words = " ".join(_MARKUP.sub("", words).split())
    if not _WORD.search(words):
        return
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
    what = f"`{signs}` hides `{short}`, which readers would see"
    remedy = "take the words out, or what hides them"
    line = text.count("\n", 0, at) + 1
    yield Finding(line, "PR120", not is_read_aloud(how), what, remedy)
