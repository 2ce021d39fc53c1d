"""Bodies of an archive's items: HTML or plain text as Markdown, with the files they show.

The one place where archives meet the conversion of HTML.
"""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.core.problems import Problem, Severity
from pressroom.importers.archives.enclosures import Enclosure, Taken
from pressroom.typeset.markdown.allowed import UNSAFE
from pressroom.typeset.markdown.hidden import hidden_words
from pressroom.typeset.markdown.html_to_markdown import as_markdown
from pressroom.typeset.markdown.links import fragment, serialised
from pressroom.typeset.markdown.markdown_escape import escape_line_starts, escaped
from pressroom.typeset.markdown.plain_text import plain

_DEEPEST = 200
_MARKUP = re.compile(r"<[A-Za-z!/]")
# Blocks that Markdown has no word for.
_BOXES = """address, article, aside, center, details, fieldset, footer, form, header, hgroup, main,
    nav, section, summary"""
# A scheme that no file uses, for what lies beside the release: relative addresses are made whole.
_BESIDE = "x-beside-the-release:"


class Body(msgspec.Struct, frozen=True):
    """A body as Markdown, `visible` as plain text taken from the source by another road, and what
    is told of it."""

    text: str
    visible: str
    problems: tuple[Problem, ...] = ()


def html_body(markup: str, source: str, base: str, taken: Taken) -> Body:
    """Converts HTML; `base` is the address of its page, and files it shows go into `taken`. Words
    that HTML hides are left out and told."""
    if not _MARKUP.search(markup):
        tree = fragment("".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", markup)))
    else:
        tree = fragment(markup)
    if _depth(tree) > _DEEPEST:
        what = f"its HTML is nested deeper than {_DEEPEST} elements: the text is not taken over"
        return Body("", "", (_problem(source, "PR463", what, "copy the text into the release"),))
    problems = _without_hidden(tree, source)
    _with_files(tree, taken)
    for box in tree.css(_BOXES):
        box.insert_before("\n")
        box.unwrap(delete_empty=False)
    clean = serialised(tree)
    text = as_markdown(clean, base).strip().replace(f"]({_BESIDE}", "](")
    return Body(text, plain(clean), tuple(problems))


def text_body(text: str) -> Body:
    """Converts plain text, paragraphs apart by empty lines, into Markdown that shows the same."""
    parts = [part for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    shown = [
        "\\\n".join(escape_line_starts(escaped(line.strip())) for line in part.strip().split("\n"))
        for part in parts
    ]
    return Body("\n\n".join(shown), " ".join(text.split()))


def _without_hidden(tree: LexborHTMLParser, source: str) -> list[Problem]:
    """Takes out what browsers do not show, and tells of its words."""
    problems = []
    gone = set[int]()
    for node in tree.css("body *"):
        if any(around in gone for around in _around(node)):
            continue
        found = hidden_words(node)
        if found is not None:
            gone.add(node.mem_id)
            what = f"words that `{found[0]}` hides are left out: `{found[1][:60]}`"
            remedy = "write them into the release if readers should have them"
            problems.append(_problem(source, "PR471", what, remedy))
    for node in [each for each in tree.css("body *") if each.mem_id in gone]:
        node.decompose()
    for node in tree.css(", ".join(sorted(UNSAFE | {"style", "noscript"}))):
        node.decompose()
    return problems


def _around(node: LexborNode) -> list[int]:
    found, parent = [], node.parent
    while parent is not None:
        found.append(parent.mem_id)
        parent = parent.parent
    return found


def _with_files(tree: LexborHTMLParser, taken: Taken) -> None:
    """Lets pictures and linked files that lie beside the archive come along, under their names."""
    for node in tree.css("img[src]"):
        address = node.attributes.get("src") or ""
        name = taken.picture(address, node.attributes.get("alt") or "")
        if name:
            node.attrs["src"] = _BESIDE + name
        else:
            node.decompose()
    for node in tree.css("a[href]"):
        name = taken.link(Enclosure(node.attributes.get("href") or ""))
        if name:
            node.attrs["href"] = _BESIDE + name


def _depth(tree: LexborHTMLParser) -> int:
    """How many elements lie in one another at the deepest place. A walk without recursion."""
    node, depth, deepest = tree.body, 0, 0
    while node is not None:
        deepest = max(deepest, depth)
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None and depth:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None and depth else None
    return deepest


def _problem(source: str, code: str, message: str, remedy: str) -> Problem:
    return Problem(
        path=source, code=code, severity=Severity.WARNING, message=message, remedy=remedy
    )
