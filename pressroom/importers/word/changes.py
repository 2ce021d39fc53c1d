"""Tracked changes: which there are, and what accepting or rejecting all of them leaves.

As Word's commands "Accept All Changes" and "Reject All Changes" do (ISO/IEC 29500-1, 17.13.5):
runs, paragraph marks, table rows and cells, moves, numbering and formatting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding, place_of, quoted, where
from pressroom.importers.word.names import (
    W14,
    Element,
    found,
    local,
    removed,
    replace_by_children,
    value,
    w,
)

_ADDED = (w("ins"), w("moveTo"), f"{{{W14}}}conflictIns")
_TAKEN = (w("del"), w("moveFrom"), f"{{{W14}}}conflictDel")
_PROPERTIES = tuple(
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)
_CELLS = (w("cellIns"), w("cellDel"), w("cellMerge"))
_ALL = (*_ADDED, *_TAKEN, *_PROPERTIES, *_CELLS, w("numberingChange"))
# Where a change stands, it says what was changed.
_HOLDERS = {
    w("rPr"): "paragraph mark",
    w("trPr"): "table row",
    w("numPr"): "list number",
}
_KINDS = {
    "ins": "insertion",
    "conflictIns": "insertion",
    "del": "deletion",
    "conflictDel": "deletion",
    "moveTo": "move",
    "moveFrom": "move",
    "cellIns": "inserted table cell",
    "cellDel": "deleted table cell",
    "cellMerge": "merged table cell",
    "numberingChange": "changed list number",
}
_PARTICIPLES = {"insertion": "inserted", "deletion": "deleted", "move": "moved"}
_LETTERS = (w("t"), w("delText"))
_MERGES = {"cont": "continue", "rest": "restart"}
_DELETED = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
# What a paragraph's properties keep when the tracked ones are undone: the change leaves them out.
_KEPT = {w("pPr"): (w("rPr"), w("sectPr")), w("trPr"): (), w("sectPr"): ()}
_TOLD = 12
_TOLD_WORDS = 2
_WRAPPERS = (w("sdt"), w("sdtContent"), w("customXml"))
_PROPERTIES_OF_WRAPPERS = (w("sdtPr"), w("sdtEndPr"), w("customXmlPr"))
_MARKERS = frozenset(
    w(name)
    for name in re.findall(
        r"\w+",
        """bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeStart
        moveFromRangeEnd moveToRangeStart moveToRangeEnd proofErr permStart permEnd""",
    )
)


class TrackedChange(msgspec.Struct, frozen=True):
    """A tracked change: its kind in words, the paragraph's number and place it stands in, and the
    words that it adds, takes out or moves; none for a change of another kind."""

    kind: str
    line: int
    place: str
    words: str = ""


def tracked_changes(
    roots: Iterable[Element], is_hidden: Callable[[Element], bool]
) -> list[TrackedChange]:
    """All tracked changes below `roots`, in their order; words of runs that are hidden are not
    said."""
    return [
        TrackedChange(_kind(each), *_place_of_change(each), _words(each, is_hidden))
        for root in roots
        for each in root.iter(*_ALL)
    ]


def _words(change: Element, is_hidden: Callable[[Element], bool]) -> str:
    """The words within an insertion, deletion or move."""
    if change.tag not in (*_ADDED, *_TAKEN):
        return ""
    pieces = (
        (each.text or "") if each.tag in _LETTERS else " "
        for run in change.iter(w("r"))
        if not is_hidden(run)
        for each in run
        if each.tag in (*_LETTERS, w("tab"), w("br"))
    )
    return " ".join("".join(pieces).split())


def _place_of_change(change: Element) -> tuple[int, str]:
    """The place of a change; of a row or cell, that of its first paragraph."""
    for around in (change, *change.iterancestors()):
        number, name = place_of(around)
        if number or name:
            return number, name
        first = around.find(f".//{w('p')}")
        if first is not None:
            return place_of(first)
    return 0, ""


def tracked_change_problems(
    changes: Sequence[TrackedChange], beginnings: Mapping[int, str]
) -> list[WordFinding]:
    """One error that says how many tracked changes there are, of which kind and where, with the
    first words of each place that were changed; none if there are none."""
    if not changes:
        return []
    count = len(changes)
    kinds = Counter(change.kind for change in changes)
    listed = ", ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in kinds.items())
    places: dict[tuple[int, str], list[TrackedChange]] = {}
    for each in changes:
        if each.line or each.place:
            places.setdefault((each.line, each.place), []).append(each)
    named = [where(*at, beginnings) + _words_of_changes(inside) for at, inside in places.items()]
    shown = "; ".join(named[:_TOLD])
    if len(named) > _TOLD:
        shown += f"; and {len(named) - _TOLD} more places"
    what = f"the Word file has {count} tracked change{'s' * (count > 1)} ({listed})"
    remedy = (
        "accept or reject them in Word (Review, Accept or Reject All Changes), or say which: "
        "`--changes accept` or `--changes reject`"
    )
    message = f"{what}: {shown}" if shown else what
    return [WordFinding("PR433", Severity.ERROR, 0, "", message, remedy)]


def _words_of_changes(changes: Iterable[TrackedChange]) -> str:
    """Words of the first changes of a place, with what was done to them: `: deleted “fell”,
    inserted “rose”`."""
    told = [f"{_PARTICIPLES[each.kind]} {quoted(each.words)}" for each in changes if each.words]
    if not told:
        return ""
    more = ", …" if len(told) > _TOLD_WORDS else ""
    return ": " + ", ".join(told[:_TOLD_WORDS]) + more


def settle(root: Element, *, accept: bool) -> None:
    """Accepts or rejects all tracked changes below `root`, in place."""
    _settle_rows(root, accept=accept)
    joins = _joined_marks(root, accept=accept)
    _settle_properties(root, accept=accept)
    kept, dropped = (_ADDED, _TAKEN) if accept else (_TAKEN, _ADDED)
    for element in list(root.iter(*dropped)):
        removed(element)
    for element in list(root.iter(*kept)):
        parent = element.getparent()
        if parent is not None and parent.tag in _HOLDERS:
            removed(element)
        else:
            replace_by_children(element)
    if not accept:
        for element in root.iter(*_DELETED):
            element.tag = _DELETED[str(element.tag)]
    # From the last to the first: each moves its own words alone.
    for paragraph in reversed(joins):
        join_with_next(paragraph)


def join_with_next(paragraph: Element) -> None:
    """Joins a paragraph whose mark is not there with the next one, which keeps its properties.
    Where no paragraph follows, it stays unless it is empty."""
    following = _next_block(paragraph)
    content = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        following[at:at] = content
        removed(paragraph)
    elif all(each.tag in _MARKERS for each in content) and not _is_needed(paragraph):
        removed(paragraph)


def _next_block(block: Element) -> Element | None:
    """The block behind another; content controls around and before it do not count."""
    following = block.getnext()
    parent = block.getparent()
    while following is None and parent is not None and parent.tag in _WRAPPERS:
        following, parent = parent.getnext(), parent.getparent()
    while following is not None and (following.tag in _MARKERS or following.tag in _WRAPPERS):
        inner = next((each for each in following if each.tag not in _PROPERTIES_OF_WRAPPERS), None)
        if following.tag in _WRAPPERS and inner is not None:
            following = inner
        else:
            following = following.getnext()
    return following


def _is_needed(paragraph: Element) -> bool:
    """Whether it is the only paragraph of a cell or note, which must have one."""
    parent = paragraph.getparent()
    return parent is None or (parent.tag != w("body") and len(parent.findall(w("p"))) < 2)


def _kind(change: Element) -> str:
    kind = _KINDS.get(local(change), "formatting change")
    parent = change.getparent()
    holder = _HOLDERS.get(str(parent.tag)) if parent is not None else None
    return f"{_PARTICIPLES[kind]} {holder}" if holder and kind in _PARTICIPLES else kind


def _settle_rows(root: Element, *, accept: bool) -> None:
    """Settles rows and cells of tables, and takes out tables without rows."""
    gone = "del" if accept else "ins"
    for row in list(root.iter(w("tr"))):
        if found(row, "trPr", gone) is not None:
            removed(row)
    for cell in list(root.iter(w("tc"))):
        properties = cell.find(w("tcPr"))
        if found(properties, "cellDel" if accept else "cellIns") is not None:
            removed(cell)
        elif (merge := found(properties, "cellMerge")) is not None:
            _settle_merge(merge, value(merge, "vMerge" if accept else "vMergeOrig"))
    for row in list(root.iter(w("tr"))):
        if row.find(f".//{w('tc')}") is None:
            removed(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tr')}") is None:
            removed(table)
    for mark in list(root.iter(w("cellIns"), w("cellDel"), w("cellMerge"))):
        removed(mark)


def _settle_merge(merge: Element, how: str) -> None:
    properties = merge.getparent()
    assert properties is not None
    old = properties.find(w("vMerge"))
    if old is not None:
        removed(old)
    if how in ("cont", "rest"):
        new = properties.makeelement(w("vMerge"), {w("val"): _MERGES[how]})
        properties.append(new)


def _joined_marks(root: Element, *, accept: bool) -> list[Element]:
    """The paragraphs whose mark is taken out, in order."""
    gone = _TAKEN if accept else _ADDED
    made = []
    for paragraph in root.iter(w("p")):
        mark = found(paragraph, "pPr", "rPr")
        if mark is not None and any(child.tag in gone for child in mark):
            made.append(paragraph)
    return made


def _settle_properties(root: Element, *, accept: bool) -> None:
    """Settles formatting and numbering: the new properties stay, or the old ones come back."""
    for added in list(root.iter(w("ins"))):
        parent = added.getparent()
        if parent is not None and parent.tag == w("numPr"):
            removed(added if accept else parent)
    for change in list(root.iter(*_PROPERTIES)):
        properties = change.getparent()
        removed(change)
        if accept or properties is None or len(change) == 0:
            continue
        old = change[0]
        stay = [child for child in properties if child.tag in _KEPT.get(str(properties.tag), ())]
        marks = [child for child in properties if child.tag in (*_ADDED, *_TAKEN)]
        properties[:] = [*marks, *old, *[each for each in stay if old.find(str(each.tag)) is None]]
    for change in list(root.iter(w("numberingChange"))):
        removed(change)
