"""Hidden words of HTML pages, taken out: by attributes, by inline styles, by the classes of common
style sheets, and by the simple rules of the page's own."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pressroom.importers.html.ancestors import is_within
from pressroom.typeset.markdown.hidden import NEVER_MET, class_hides, hidden_words, style_hides

_MAY_HIDE = (
    "[style], [hidden], [popover], [aria-hidden], font[color], dialog, datalist, noembed, "
    "noframes, rp, ix\\:header, ix\\:hidden, "
) + ", ".join(f"[{name}]" for name in NEVER_MET)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!\"']+)", re.IGNORECASE)
_GROUND = re.compile(
    r"(?:background(?:-color)?\s*:\s*|bgcolor\s*=\s*[\"']?)([^;!\"'>]+)", re.IGNORECASE
)
_WHITES = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "window"})
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[A-Za-z]*(?:[.#][\w-]+)+(?:[ >]+[A-Za-z]*(?:[.#][\w-]+)*)*")
_HIDES = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWS = re.compile(
    r"(?<![\w-])(?:display\s*:\s*(?!none)\w|visibility\s*:\s*visible)", re.IGNORECASE
)
_CONDITION = re.compile(r"@[a-z-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.IGNORECASE)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARK, _NUMBER = "x-hidden", "data-number"
_WORD = re.compile(r"[^\W_]")


def drop_hidden(tree: LexborHTMLParser, markup: str) -> list[tuple[str, str]]:
    """Takes hidden elements out, in place; returns what hides each and its words. In the place of
    each stays an empty element by which `hidden_within` knows it."""
    grounds = frozenset(_plain(found) for found in _GROUND.findall(markup)) | _WHITES
    told: list[tuple[str, str]] = []
    _take_out(
        tree,
        told,
        (
            (node, seen)
            for node in tree.css(_MAY_HIDE)
            if _is_suspect(node, grounds) and (seen := hidden_words(node)) is not None
        ),
    )
    _take_out(tree, told, _hidden_by_class(tree))
    _take_out(tree, told, _hidden_by_sheet(tree))
    return told


def hidden_within(node: LexborNode, hidden: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words of `hidden` that stood within an element, and not elsewhere on its page."""
    places = [mark.attributes.get(_NUMBER) or "" for mark in node.css(_MARK)]
    return [
        hidden[int(place)]
        for place in places
        if place.isdecimal() and len(place) < 9 and int(place) < len(hidden)
    ]


def _take_out(
    tree: LexborHTMLParser,
    told: list[tuple[str, str]],
    hidden: Iterable[tuple[LexborNode, tuple[str, str]]],
) -> None:
    """Takes elements out; one within another goes with that."""
    nodes: dict[int, LexborNode] = {}
    first = len(told)
    for node, seen in hidden:
        if not is_within(node, nodes) and node.tag not in ("html", "body"):
            nodes[node.mem_id] = node
            told.append(seen)
    for place, node in enumerate(nodes.values(), start=first):
        mark = tree.create_node(_MARK)
        mark.attrs[_NUMBER] = str(place)
        node.replace_with(mark)


def _is_suspect(node: LexborNode, grounds: frozenset[str]) -> bool:
    """Whether an element may be hidden: a quick look, since nearly all in a filing have a style."""
    attributes = node.attributes
    style = attributes.get("style")
    if len(attributes) == 1 and style is not None and (node.tag or "").find(":") < 0:
        return _is_suspect_style(style, grounds)
    return True


@functools.lru_cache(maxsize=4096)
def _is_suspect_style(style: str, grounds: frozenset[str]) -> bool:
    return bool(style_hides(style)) or any(
        _plain(colour) in grounds for colour in _COLOUR.findall(style)
    )


def _plain(value: str) -> str:
    return re.sub(r"\s*,\s*", ",", " ".join(value.lower().split()))


def _hidden_by_class(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, tuple[str, str]]]:
    """Elements with a class by which common style sheets hide. One that has half of the page's
    words is what a script shows once the page is there, and is left alone."""
    suspects = [
        (node, how)
        for node in tree.css("[class]")
        if (how := class_hides(node.attributes.get("class") or ""))
    ]
    whole = len(_words(tree.body)) if suspects and tree.body is not None else 0
    for node, how in suspects:
        words = _words(node)
        if 2 * len(words) < whole and _WORD.search(words):
            yield node, (how, words)


def _words(node: LexborNode) -> str:
    return " ".join((node.text(deep=True, separator=" ") or "").split())


def _hidden_by_sheet(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, tuple[str, str]]]:
    """Elements that a rule of the page's own style sheet hides and none behind it shows. Rules
    under a condition, such as for print, do not count."""
    sheet = "\n".join(node.text(deep=True) for node in tree.css("style"))
    if not _HIDES.search(sheet):
        return
    hidden: dict[int, tuple[LexborNode, str]] = {}
    for names, rows in _RULE.findall(_CONDITION.sub("", _REMARK.sub("", sheet))):
        hides, shows = _HIDES.search(rows), _SHOWS.search(rows)
        if not hides and not shows:
            continue
        for name in (each.strip() for each in names.split(",")):
            if not _SIMPLE.fullmatch(name):
                continue
            for node in _chosen(tree, name):
                if hides:
                    hidden[node.mem_id] = (node, f"{name} {{{hides[0]}}}")
                else:
                    hidden.pop(node.mem_id, None)
    order = {node.mem_id: place for place, node in enumerate(tree.css("*"))} if hidden else {}
    for node, how in sorted(hidden.values(), key=lambda each: order[each[0].mem_id]):
        words = _words(node)
        if _WORD.search(words):
            yield node, (how, words)


def _chosen(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []
