"""Limits on Markdown source: refuses texts that take too long to convert or that would hide
words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from pressroom.typeset.markdown.rendered import Finding

# Python-Markdown looks for a link's end from each `[` through the rest of its block: the
# product of the two is what it costs, about a second for this many on a slow machine.
_MOST_STEPS = 4_000_000
_OPEN_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
# What one sign costs against a bracket, and how to count it: `<` only where no tag ends.
_SIGNS: dict[str, tuple[int, Callable[[str], int]]] = {
    "[": (1, lambda block: block.count("[")),
    "<": (10, lambda block: len(_OPEN_TAG.findall(block))),
    "`": (20, lambda block: block.count("`")),
}
# Headings, rules and end marks take time quadratic in their number.
_MOST_NOTES = 2_000
_ROW_OF_TILDES = "~" * 1000
_SHORT_BLOCK = re.compile(r"^[ >]{0,60}(?:#|=+[ ]*$|-+[ ]*$|ends[ ]*$|-30-)", re.MULTILINE | re.I)
_MOST_SHORT_BLOCKS = 4_000
_LONGEST = 2_000_000
_MOST_LINES = 20_000
# A quarter of a millisecond and eight kilobytes for each cell, until it stands on a page.
_MOST_ROWS = 5_000
_MOST_CELLS = 40_000
_ROW = re.compile(r"^.*\|.*$|<tr\b", re.MULTILINE | re.IGNORECASE)
_CELL = re.compile(r"\||<t[dh]\b", re.IGNORECASE)
_DEEPEST_QUOTE = 30
# Whoever walks a tree calls himself once or more for each level. What a table within a table says
# doubles with each level.
_DEEPEST = 100
_TOO_DEEP = ">".join("*" * (_DEEPEST + 1))
_TABLES_TOO_DEEP = " ".join(["table"] * 5)


def refusal(text: str) -> Finding | None:
    """Checks whether Python-Markdown can convert `text` in bounded time and depth without hiding
    words; None if it can."""
    if len(text) > _LONGEST:
        return Finding(
            1, "PR102", True, f"the text has over {_LONGEST:,} characters", "attach it as a file"
        )
    # A fast check first: with few signs in the whole text, no block has too many.
    many = {
        sign: how
        for sign, how in _SIGNS.items()
        if text.count(sign) * len(text) // how[0] > _MOST_STEPS
    }
    steps, line = dict.fromkeys(many, 0), 1
    for block in re.split(r"(\n[ \t]*\n)", text) if many else ():
        for sign, (cost, count) in many.items():
            found = count(block)
            steps[sign] += found * len(block) // cost
            if steps[sign] > _MOST_STEPS:
                what = "too many `[` to look for links in bounded time"
                if sign != "[":
                    what = f"too many `{sign}` without an end to read in bounded time"
                at = line + block.count("\n", 0, block.find(sign))
                remedy = f"take them out, or write them as `\\{sign}` in a paragraph of their own"
                return Finding(at, "PR102", True, what, remedy)
        line += block.count("\n")
    if text.count("[^") > _MOST_NOTES:
        what = f"over {_MOST_NOTES:,} footnote marks"
        return Finding(1, "PR102", True, what, "split the text")
    if "~" in text and _ROW_OF_TILDES in text:
        return Finding(1, "PR102", True, "a row of over 1,000 `~`", "take it out")
    rows = text.count("\n")
    if rows > _MOST_LINES:
        what = f"the text has over {_MOST_LINES:,} lines"
        return Finding(1, "PR102", True, what, "attach it as a file")
    if (large := _large_tables(text)) is not None:
        return large
    if rows >= _MOST_SHORT_BLOCKS and len(_SHORT_BLOCK.findall(text)) > _MOST_SHORT_BLOCKS:
        return Finding(
            1, "PR102", True, f"over {_MOST_SHORT_BLOCKS:,} headings and rules", "split the text"
        )
    hidden = _hidden(text) if "<!" in text or "<?" in text else None
    if hidden is not None:
        return hidden
    quoted = text.count(">") > _DEEPEST_QUOTE
    for number, row in enumerate(text.split("\n") if quoted else (), start=1):
        if row[:4000].count(">") > _DEEPEST_QUOTE and re.match(r"(?:[ \t]*>){30}", row):
            return Finding(number, "PR102", True, "quoted too deeply", "take `>` signs out")
    return None


def nested_too_deeply(tree: LexborHTMLParser) -> Finding | None:
    """Finding for converted HTML whose elements lie too deep in one another to be read."""
    if tree.css_first(_TABLES_TOO_DEEP) is not None:
        remedy = "write each table by itself, or attach them as a workbook"
        return Finding(1, "PR102", True, "tables lie too deep in one another", remedy)
    if tree.css_first(_TOO_DEEP) is not None:
        what = f"over {_DEEPEST} elements lie in one another, such as lists or `<div>` without end"
        return Finding(1, "PR102", True, what, "simplify it, and close each element")
    return None


def _large_tables(text: str) -> Finding | None:
    """Finding for tables, in Markdown or HTML, with more rows or cells than a page can have."""
    if text.count("|") + text.count("<") <= min(_MOST_ROWS, _MOST_CELLS):
        return None
    lowered = text.lower()
    most = text.count("|") + lowered.count("<tr") + lowered.count("<td") + lowered.count("<th")
    if most <= min(_MOST_ROWS, _MOST_CELLS):
        return None
    for pattern, limit, what in ((_ROW, _MOST_ROWS, "rows"), (_CELL, _MOST_CELLS, "cells")):
        places = itertools.islice(pattern.finditer(text), limit, None)
        if (beyond := next(places, None)) is not None:
            line = text.count("\n", 0, beyond.start()) + 1
            message = f"the tables have over {limit:,} {what}"
            return Finding(line, "PR102", True, message, "attach them as a workbook")
    return None


_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)


def without_code(text: str) -> str:
    """Markdown with the signs of code blocks and code spans as spaces, all else in its place."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _hidden(text: str) -> Finding | None:
    """Finding for an HTML comment without an end, or for a declaration: each hides the words after
    it."""
    prose = without_code(text)
    for match in re.finditer(r"<!--(?!-?>).*?-->|<!--(?:-?>)?|<\?|<!\[", prose, re.DOTALL):
        if re.fullmatch(r"<!--.+-->", match[0], re.DOTALL):
            continue
        if match[0].endswith(">"):
            what = f"`{match[0]}` is a whole comment, and hides nothing of what stands behind it"
            line = prose.count("\n", 0, match.start()) + 1
            return Finding(line, "PR107", True, what, "begin the comment with `<!--` and a space")
        what = f"`{match[0]}` hides what stands behind it"
        line = prose.count("\n", 0, match.start()) + 1
        return Finding(line, "PR107", True, what, "close it with `-->`, or write `&lt;`")
    return None
