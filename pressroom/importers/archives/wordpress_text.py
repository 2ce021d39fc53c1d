"""Text of WordPress posts as HTML: paragraphs of the classic editor, blocks, shortcodes.

A post is stored as it was typed. What WordPress adds on its way to readers (`wpautop`) is added
here; what it would put in from elsewhere (shortcodes, blocks of plugins) is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = (
    "address|article|aside|blockquote|center|dd|div|dl|dt|figure|figcaption|footer|form|h[1-6]|header"
    "|hr|iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_BEGINS = re.compile(rf"<(?:{_NAMES})\b", re.IGNORECASE)
_BLOCK_ENDS = re.compile(rf"</(?:{_NAMES})\s*>|<hr\b[^<>]*>", re.IGNORECASE)
# None holds another: what never ends would be looked for from each beginning.
_KEPT = re.compile(
    r"<(pre|script|style)\b(?:(?!<\1\b).)*?</\1\s*>|<!--(?:(?!<!--).)*?-->",
    re.DOTALL | re.IGNORECASE,
)
_BLOCKS = re.compile(r"<!--\s+wp:")
# A block without HTML of its own: WordPress makes its words when the page is asked for.
_MADE_LATER = re.compile(r"<!--\s+wp:(?P<name>[a-z][\w/-]*)\s(?:(?!-->|<!--).)*?/-->", re.DOTALL)
# Marks between blocks and pages: no comments of anybody's.
_OWN_COMMENT = re.compile(
    r"<!--\s*/?(?:wp:|more\b|nextpage\b|noteaser\b)(?:(?!-->|<!--).)*-->", re.DOTALL
)
_SILENT = frozenset({"more", "nextpage", "spacer", "separator"})
_SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<end>/?)(?P<name>[a-z][\w-]*)"
    r"(?P<attributes>(?:\s+(?:[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\"'\[\]]+)|\"[^\"\[\]]*\"))*)\s*/?\](?!\])"
)
# Those of WordPress itself.
_OWN = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"})
# Those of which nothing is missing: the picture or address between their marks stays.
_WHOLE = frozenset({"caption", "embed", "wp_caption"})


def post_html(content: str) -> tuple[str, tuple[str, ...]]:
    """The HTML of a post's content without shortcodes, and the shortcodes and blocks whose words
    WordPress would have made, each once."""
    later = dict.fromkeys(
        f"<!-- wp:{found['name']} /-->"
        for found in _MADE_LATER.finditer(content)
        if found["name"].removeprefix("core/") not in _SILENT
    )
    has_blocks = _BLOCKS.search(content) is not None
    text, shortcodes = _without_shortcodes(content)
    text = _OWN_COMMENT.sub("", text) if has_blocks else _with_paragraphs(text)
    return text, (*later, *shortcodes)


def _without_shortcodes(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the tags of shortcodes; what stands between two of one name stays."""
    found = list(_SHORTCODE.finditer(text)) if "[" in text else []
    closed = {each["name"] for each in found if each["end"]}
    told = dict[str, None]()
    pieces, last = [], 0
    for each in found:
        if not (each["attributes"] or each["name"] in closed or each["name"] in _OWN):
            continue  # `[sic]` is a word
        pieces.append(text[last : each.start()])
        last = each.end()
        if not each["end"] and each["name"] not in _WHOLE:
            told[" ".join(each[0].split())] = None
    return "".join([*pieces, text[last:]]).replace("[[", "[").replace("]]", "]"), tuple(told)


def _with_paragraphs(text: str) -> str:
    """The text with `<p>` around what empty lines set apart, and `<br>` at ends of lines."""
    return "\n".join(_paragraphs(text.replace("\r\n", "\n")))


def _paragraphs(text: str) -> Iterator[str]:
    last = 0
    for kept in [*_KEPT.finditer(text), None]:
        end = len(text) if kept is None else kept.start()
        apart = _BLOCK_BEGINS.sub(r"\n\n\g<0>", text[last:end])
        apart = _BLOCK_ENDS.sub(r"\g<0>\n\n", apart)
        for part in re.split(r"\n[ \t]*\n", apart):
            bare = (
                not part.strip() or part.lstrip()[:2] == "</" or _BLOCK_BEGINS.match(part.lstrip())
            )
            yield part if bare else _paragraph(part)
        if kept is not None:
            yield _OWN_COMMENT.sub("", kept[0])
            last = kept.end()


def _paragraph(part: str) -> str:
    return "<p>" + re.sub(r"(?<!>)\n", "<br>\n", part.strip()) + "</p>"
