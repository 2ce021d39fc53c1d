"""Marks of list items that somebody typed: `•`, a dash, an `o`, `1.` before a tab or blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from pressroom.importers.word.names import Element, w
from pressroom.importers.word.numbering import BULLET, NUMBER, ListLabel
from pressroom.importers.word.symbols import BULLETS

_MARK = re.compile(
    rf"(?P<mark>[{BULLETS}]|[-+*–—o](?=\s)|(?P<number>\d{{1,3}})(?P<sign>[.)])(?=\s))"
    r"(?P<gap>[ \t\u00a0]+)(?=\S)"
)
_DASHES = "-–—"
_GROUP = "typed"


class _Marked(msgspec.Struct, frozen=True):
    """A paragraph that begins with a mark: the mark, its number or 0, and whether a tab follows."""

    paragraph: Element
    mark: str
    number: int
    tabbed: bool


def typed_items(paragraphs: Iterable[Element]) -> dict[Element, ListLabel]:
    """The items among a document's paragraphs, those without words left out. A bullet or a sign
    before a tab marks one; a dash, star or `o` before a blank only where a neighbour has the same,
    and a number only where the one before or after it stands beside."""
    items: dict[Element, ListLabel] = {}
    run: list[_Marked] = []
    for paragraph in paragraphs:
        marked = _marked(paragraph)
        if marked is None or (run and run[-1].paragraph.getparent() is not paragraph.getparent()):
            items |= _items(run)
            run = []
        if marked is not None:
            run.append(marked)
    return items | _items(run)


def take_mark_out(paragraph: Element) -> None:
    """Takes the typed mark at the beginning of a paragraph out of it, in place."""
    found = _MARK.match(_text(paragraph).lstrip(" \u00a0"))
    left = len(found[0]) if found else 0
    left += len(_text(paragraph)) - len(_text(paragraph).lstrip(" \u00a0"))
    for each in _signs(paragraph):
        length = 1 if each.tag == w("tab") else len(each.text or "")
        text = "" if each.tag == w("tab") else (each.text or "")[left:]
        if left <= 0:
            return
        each.tag = w("t")
        each.text = text
        left -= length


def _marked(paragraph: Element) -> _Marked | None:
    text = _text(paragraph).lstrip(" \u00a0")
    found = _MARK.match(text)
    if found is None:
        return None
    mark = found["mark"]
    if mark in _DASHES and text.rstrip(" \u00a0").endswith(tuple(_DASHES)):
        # `– Outlook raised –`: a line with ornaments.
        return None
    return _Marked(paragraph, mark, int(found["number"] or 0), "\t" in found["gap"])


def _items(run: Sequence[_Marked]) -> dict[Element, ListLabel]:
    """The items of marked paragraphs that follow one another. Behind a mark another one is a level
    further in, until the first comes back."""
    made: dict[Element, ListLabel] = {}
    levels: list[str] = []
    for at, each in enumerate(run):
        beside = [run[n] for n in (at - 1, at + 1) if 0 <= n < len(run)]
        if not _is_item(each, beside):
            levels = []
            continue
        kind = _kind(each)
        if kind in levels:
            levels = levels[: levels.index(kind) + 1]
        else:
            levels.append(kind)
        listed = NUMBER if each.number else BULLET
        made[each.paragraph] = ListLabel(
            listed, len(levels) - 1, each.number, "", f"{_GROUP} {kind}"
        )
    return made


def _is_item(marked: _Marked, beside: Sequence[_Marked]) -> bool:
    if marked.mark[0].isdigit():
        numbers = {each.number for each in beside if _kind(each) == _kind(marked)}
        return marked.number > 0 and bool(numbers & {marked.number - 1, marked.number + 1})
    if marked.mark in BULLETS or marked.tabbed:
        return True
    return any(each.mark == marked.mark for each in beside)


def _kind(marked: _Marked) -> str:
    """Common sign of the marks of one list: the bullet, or the sign behind the number."""
    return marked.mark.lstrip("0123456789") if marked.number else marked.mark


def _signs(paragraph: Element) -> list[Element]:
    """The texts and tabs of a paragraph's runs."""
    return [
        each for run in paragraph.iter(w("r")) for each in run if each.tag in (w("t"), w("tab"))
    ]


def _text(paragraph: Element) -> str:
    return "".join(
        "\t" if each.tag == w("tab") else (each.text or "") for each in _signs(paragraph)
    )
