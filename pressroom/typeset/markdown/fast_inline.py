"""Fast path within a line: emphasis, links, addresses and signs that are text.

Python-Markdown tries its patterns one after the other over the whole line and puts a placeholder
for what it finds. So does this module, with the patterns whose outcome is certain; it has no
answer (None) for any line in which another pattern might find something.
"""

from __future__ import annotations

import re

from pressroom.typeset.markdown.extensions import ADDRESS, trimmed_address

# What the library would read as a character reference, or as the begin of a tag.
_REFERENCE = re.compile(r"&(?:#|[A-Za-z0-9]+;)")
_TAG = re.compile(r"<(?![\d \xa0=.$€£])")
# A link without a title; its words may hold brackets, but not brackets in brackets.
_LINK = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^\s()<>\[\]\"'*]+)\)")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
# Addresses that the sanitiser and the allow-list leave as they are. A host's last part has letters,
# so that it is no number; two hyphens may be Punycode.
_HOST = r"(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}"
_KEPT_ADDRESS = re.compile(
    rf"https?://(?![^/?#]*--){_HOST}(?:[/?#][\w.,~:=&%#?/@+()-]*)?"
    rf"|mailto:[\w.+-]+@(?![^/?#]*--){_HOST}",
    re.ASCII,
)
# A run of stars; `opening` is behind a space or at the text's begin, `closing` before one or at its
# end.
_RUN = re.compile(r"\*(?P<opening>(?<!\S\*))?\**(?P<closing>(?!\S))?")
_TAGS = {
    "*": ("<em>", "</em>"),
    "**": ("<strong>", "</strong>"),
    "***": ("<strong><em>", "</em></strong>"),
}
# Underscores with letters or with spaces on both sides are text.
_UNDERSCORES = re.compile(r"(?<=[^\W_])_+(?=[^\W_])|(?<!\S)_+(?!\S)")
# Placeholders: no text has these characters, which the library takes for its own.
_PLACEHOLDER = re.compile(r"\x02(\d+)\x03")
_BREAK = "  \n"
_BREAK_AND_SPACE = re.compile(r"  \n\s")


def set_line(text: str) -> str | None:
    """HTML of the words of one paragraph, item, heading or cell; None if it is not certain.

    `text` has no formulas, and what holds it defines no references, footnotes or abbreviations.
    """
    if "`" in text or ("&" in text and _REFERENCE.search(text)):
        return None
    if "<" in text and ("@" in text or _TAG.search(text)):
        return None
    made: list[str] = []
    found: str | None = text
    if "\\" in text or _BREAK in text:
        found = _with_breaks(text, made)
    if found is not None and ("[" in found or "]" in found):
        found = _with_links(found, made)
    if found is not None and ("http" in found or "www." in found):
        found = _with_addresses(found, made)
    if found is not None:
        found = _with_emphasis(_escaped(found))
    if found is None:
        return None
    found = _with_spaces(found)
    return _PLACEHOLDER.sub(lambda match: made[int(match[1])], found) if made else found


def has_signs(text: str) -> bool:
    """Whether there is anything in `text` that may be markup."""
    return any(sign in text for sign in ("*", "_", "[", "]", "`", "\\", "<", ">", "&", _BREAK)) or (
        "http" in text or "www." in text
    )


def _placeholder(markup: str, made: list[str]) -> str:
    made.append(markup)
    return f"\x02{len(made) - 1}\x03"


def _escaped(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _with_spaces(markup: str) -> str:
    return markup.replace("\xa0", "&nbsp;") if "\xa0" in markup else markup


def _with_breaks(text: str, made: list[str]) -> str | None:
    """`text` with placeholders for its line breaks; None if it has other backslashes."""
    found = text.replace("\\\n", _BREAK)
    if "\\" in found or _BREAK_AND_SPACE.search(found):
        return None
    return found.replace(_BREAK, _placeholder("<br>\n", made))


def _with_links(text: str, made: list[str]) -> str | None:
    """`text` with placeholders for its links; None if a bracket may be something else."""
    if "![" in text or "[^" in text:
        return None
    parts, at = [], 0
    for match in _LINK.finditer(text):
        words = _link_words(match[1])
        if words is None or not _KEPT_ADDRESS.fullmatch(match[2]):
            return None
        link = f'<a href="{_escaped(match[2])}">{words}</a>'
        parts += [text[at : match.start()], _placeholder(link, made)]
        at = match.end()
    left = "".join([*parts, text[at:]])
    # Other pairs of brackets are text, since nothing defines a reference.
    bare = _BRACKETS.sub("", left)
    return None if "](" in left or "[" in bare or "]" in bare else left


def _link_words(words: str) -> str | None:
    """HTML of the words of a link, in which addresses are text."""
    if not words.strip() or "](" in words or "\x02" in words:
        return None
    if "*" in words and any(sign in words for sign in ("$", "&", "<", "[", "http", "www.")):
        return None  # the library reads emphasis in a link a second time
    markup = _with_emphasis(_escaped(words))
    return None if markup is None else _with_spaces(markup)


def _with_addresses(text: str, made: list[str]) -> str | None:
    """`text` with placeholders for its bare addresses; None if one might not be kept as it is."""
    if "*" in text and ("\x03http" in text or "\x03www." in text):
        return None  # right behind a link or break an address is text, but not within emphasis
    parts, at = [], 0
    for match in ADDRESS.finditer(text):
        shown = trimmed_address(match[0])
        address = shown if shown.startswith("http") else f"http://{shown}"
        if not _KEPT_ADDRESS.fullmatch(address):
            return None
        link = f'<a href="{_escaped(address)}">{_escaped(shown)}</a>'
        parts += [text[at : match.start()], _placeholder(link, made)]
        at = match.start() + len(shown)
    return "".join([*parts, text[at:]])


def _with_emphasis(text: str) -> str | None:
    """HTML of `text` with its emphasis; None unless each pair of runs of stars is certain.

    While no run is open, any but one before a space opens. The next run closes it if it is as long
    and not behind a space. A run with spaces on both sides is text, and so are open ones if none
    follows that may close them.
    """
    if "*" not in text:
        return None if "_" in text and "_" in _UNDERSCORES.sub("", text) else text
    if "_" in text:
        return None
    runs = [run for run in _RUN.finditer(text) if None in run.group("opening", "closing")]
    parts, at = [], 0
    opened: re.Match[str] | None = None
    for number, run in enumerate(runs):
        if opened is None:
            opened = run if run["closing"] is None else None
            continue
        if run["opening"] is not None:
            if any(later["opening"] is None for later in runs[number:]):
                return None
            break
        if run[0] != opened[0] or run[0] not in _TAGS:
            return None
        begin, end = _TAGS[run[0]]
        parts += [text[at : opened.start()], begin, text[opened.end() : run.start()], end]
        at, opened = run.end(), None
    return "".join([*parts, text[at:]])
