"""Markdown (CommonMark) escaping of words, line starts, code and emphasis.

While a line is put together, emphasis, line breaks and pictures are single characters that no text
contains (Unicode's noncharacters): whether `**` may be used is known only once its neighbours are.
"""

from __future__ import annotations

import re
import unicodedata

_EMPHASIS = {
    "b": 0,
    "strong": 0,
    "cite": 1,
    "dfn": 1,
    "em": 1,
    "i": 1,
    "var": 1,
    "del": 2,
    "s": 2,
}
"""Elements that have marks of their own, each with its kind's place in `_KINDS`."""
_KINDS = (("**", "strong"), ("*", "em"), ("~~", "del"))
_OPEN = "\ufdd0\ufdd1\ufdd2"
_CLOSE = "\ufdd3\ufdd4\ufdd5"
BREAK = "\ufdd6"
"""Stands for the end of a line."""
PICTURE = "\ufdd7"
"""Stands for the `!` of a picture."""
_EMPHASIS_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_AROUND_BREAK = re.compile(f" ?{BREAK} ?")
_CODE = "\ufdd8"
_CODE_SPAN = re.compile(f"(?P<before>`?){_CODE}(?P<text>[^\ufdd9]*)\ufdd9")
_RESERVED = re.compile("[\ufdd0-\ufdef]")
_SIGNS = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_SIGN = frozenset("\\`*[]~_<&")
"""Signs without which `_SIGNS` finds nothing; most words have none, and to look for one is
quick."""
# What a line begins with when it is not a line of a paragraph.
_STARTS = re.compile(
    r"^(?:(?P<sign>#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|[-=:| \t]+$)"
    r"|(?P<number>\d{1,9})(?=[.)](?:[ \t]|$)))",
    re.MULTILINE,
)


def escaped(text: str) -> str:
    """Escapes words so that Markdown shows them as they are, anywhere in a line."""
    text = _RESERVED.sub("\ufffd", text)
    return _SIGNS.sub(r"\\\g<0>", text) if any(map(text.__contains__, _SIGN)) else text


def emphasised(tag: str, inside: str) -> str:
    """Marks the text of an element with its emphasis, if that element has any."""
    kind = _EMPHASIS.get(tag)
    inner = inside.strip(f" \t\n\r\f\u00a0{BREAK}")
    if kind is None or not inner:
        return inside
    before, _, after = inside.partition(inner)
    return f"{before}{_OPEN[kind]}{inner}{_CLOSE[kind]}{after}"


def code_span(text: str) -> str:
    """Marks text as a code span within a line; nothing in it is markup."""
    return _CODE + _RESERVED.sub("\ufffd", text) + "\ufdd9"


def finish_line(text: str, *, plain: bool) -> str:
    """Replaces the placeholder characters in a block's words by Markdown, or by plain text if
    `plain`."""
    text = _with_single_spaces(text)
    if BREAK in text:
        text = _AROUND_BREAK.sub(BREAK, text)
    text = text.strip(f" \u00a0{BREAK}")
    if plain:
        return text.replace(BREAK, "\n")
    text = _mark_emphasis(text).replace("![", r"\![").replace(PICTURE, "!").replace(BREAK, "\\\n")
    while _CODE in text and (found := _CODE_SPAN.search(text)):
        shown = found["before"] + _code_span_text(found["text"], found["before"])
        text = text[: found.start()] + shown + text[found.end() :]
    return text


def _with_single_spaces(text: str) -> str:
    """The text with a space for each run of white space as HTML has it."""
    for sign in "\t\n\r\f":
        text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _code_span_text(text: str, before: str) -> str:
    """Text between backticks; after a backtick, which would run into them, in a `<code>`
    element."""
    text = text.replace(r"\![", "![")
    if before:
        return f"<code>{escaped(text)}</code>"
    mark = "`" * (longest_backtick_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or text != text.strip() else ""
    return f"{mark}{pad}{text}{pad}{mark}"


def escape_line_starts(text: str) -> str:
    """Escapes the starts of lines, so that all of them are read as lines of a paragraph."""
    return _STARTS.sub(lambda m: f"{m['number']}\\" if m["number"] else f"\\{m[0]}", text)


def longest_backtick_run(text: str) -> int:
    """Length of the longest run of backticks in a text."""
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def _mark_emphasis(text: str) -> str:
    """The text with its emphasis marked: by signs where Markdown reads them as such, otherwise by
    tags, and not at all inside the same kind of emphasis."""
    places = [match.start() for match in _EMPHASIS_MARKS.finditer(text)]
    if not places:
        return text
    made = list(text)
    stack: list[int] = []
    for at in places:
        sign = text[at]
        if sign in _OPEN:
            stack.append(at)
        else:
            start = stack.pop()
            kind = _CLOSE.index(sign)
            mark, tag = _KINDS[kind]
            if any(text[outer] == _OPEN[kind] for outer in stack):
                made[start] = made[at] = ""
            elif _is_unambiguous(text, start, at, nested=bool(stack)):
                made[start] = made[at] = mark
            else:
                made[start], made[at] = f"<{tag}>", f"</{tag}>"
    return "".join(made)


def _is_unambiguous(text: str, start: int, end: int, *, nested: bool) -> bool:
    """Whether marks at `start` and `end` can only be an opening and a closing mark: words inside,
    and outside a space or punctuation."""
    before = text[start - 1] if start else " "
    after = text[end + 1] if end + 1 < len(text) else " "
    inner = text[start + 1 : end].strip(_OPEN + _CLOSE)
    if nested and _is_both(text, start, end) and inner[:1].isalnum():
        # `***Net loss.***`: the marks of both are one run, with nothing but words inside.
        before = text[start - 2] if start > 1 else " "
        after = text[end + 2] if end + 2 < len(text) else " "
        return all(side.isspace() or side == BREAK for side in (before, after))
    if nested and (_is_sign(inner[:1]) or _is_sign(inner[-1:])):
        return False
    # Emphasis directly after other emphasis gets tags, which begin with a sign.
    return _is_open(before, _OPEN) and _is_open(after, _OPEN + _CLOSE)


def _is_both(text: str, start: int, end: int) -> bool:
    """Whether bold and italics begin and end together, around words without other emphasis that
    Markdown would read with them."""
    strong, slanted = _OPEN[0] + _CLOSE[0], _OPEN[1] + _CLOSE[1]
    around = text[start - 1] + text[end + 1 : end + 2], text[start] + text[end]
    plain = not _EMPHASIS_MARKS.search(text, start + 1, end) and text[end - 1] not in "*_\\"
    return plain and around in ((strong, slanted), (slanted, strong))


def _is_open(side: str, marks: str) -> bool:
    return side in marks or side == BREAK or side.isspace() or _is_sign(side)


def _is_sign(sign: str) -> bool:
    return bool(sign) and (
        unicodedata.category(sign)[0] == "P" or (sign.isascii() and not sign.isalnum())
    )
