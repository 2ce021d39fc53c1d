"""Fields of Word (ISO/IEC 29500-1, 17.16): what was last shown stays, the instruction goes.

A link's field becomes a link. A field that shows another text each time is told.
"""

from __future__ import annotations

import re

import msgspec
from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding, finding
from pressroom.importers.word.names import (
    LINK,
    Element,
    above,
    found,
    is_on,
    removed,
    replace_by_children,
    value,
    w,
    whole_number,
)

_CHANGING = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE", "EDITTIME"})
_DATE_BLOCKS = frozenset(
    w(f"{part}{length}") for part in ("day", "month", "year") for length in ("Short", "Long")
)
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\\\s]\S*))', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"([^"\s]+)"', re.IGNORECASE)
_MACRO = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_DOES = {"DATE": "day", "TIME": "minute", "SAVEDATE": "time it is saved"}
_BOXES = {True: "☒", False: "☐"}


class _Open(msgspec.Struct):
    """A field that has begun and not ended; its own letters go on until `separate`. `silent` is
    whether a field around it does not show it; `address` that of the innermost link."""

    begin: Element
    silent: bool
    address: str
    instruction: str = ""
    shows: bool = False


def resolve_fields(root: Element) -> list[WordFinding]:
    """Leaves of each field below `root` what it showed last, in place; tells of those that change.

    A link's address is noted on its runs (`LINK`), for `links`.
    """
    told: list[WordFinding] = []
    for simple in list(root.iter(w("fldSimple"))):
        told += _field_findings(simple, value(simple, "instr"))
        address = _address(value(simple, "instr"))
        for run in simple.iter(w("r")):
            _note_link(run, address)
        replace_by_children(simple, [child for child in simple if child.tag != w("fldData")])
    open_fields: list[_Open] = []
    for element in list(root.iter(w("r"), *_DATE_BLOCKS)):
        if element.tag == w("r"):
            _resolve_in_run(element, open_fields, told)
        else:
            told.append(_changes(element, "a date that Word sets"))
            removed(element)
    return told


def drop_unclosed_fields(root: Element) -> None:
    """Removes the beginnings of fields that never end, of a damaged file: all that follows would
    count as their instruction, and be lost."""
    begun: list[Element] = []
    for mark in root.iter(w("fldChar")):
        kind = value(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    for mark in begun:
        removed(mark)


def _resolve_in_run(run: Element, stack: list[_Open], told: list[WordFinding]) -> None:
    for child in list(run):
        # What stands in a run's text box has runs of its own.
        if child.tag == w("fldChar"):
            _at_mark(child, stack, told)
            removed(child)
        elif child.tag in (w("instrText"), w("delInstrText")):
            if stack:
                stack[-1].instruction += child.text or ""
            removed(child)
        elif child.tag != w("rPr") and stack and (stack[-1].silent or not stack[-1].shows):
            # Words in an instruction, such as the parts of an IF, are none that Word shows.
            removed(child)
    if stack and stack[-1].shows:
        _note_link(run, stack[-1].address)


def _at_mark(mark: Element, stack: list[_Open], told: list[WordFinding]) -> None:
    match value(mark, "fldCharType"):
        case "begin":
            last = stack[-1] if stack else None
            silent = last is not None and (last.silent or not last.shows)
            stack.append(_Open(mark, silent, last.address if last is not None else ""))
        case "separate":
            if stack:
                stack[-1].shows = True
                stack[-1].address = _address(stack[-1].instruction) or stack[-1].address
                if not stack[-1].silent:
                    told += _field_findings(mark, stack[-1].instruction)
        case _:
            if stack:
                field = stack.pop()
                if not field.shows and not field.silent:
                    _show_without_result(mark, field, told)


def _show_without_result(end: Element, field: _Open, told: list[WordFinding]) -> None:
    """Puts in the text of a field that has no stored result: form fields and macro buttons."""
    data = found(field.begin, "ffData")
    text = ""
    if (box := found(data, "checkBox")) is not None:
        state = found(box, "checked")
        text = _BOXES[is_on(state if state is not None else found(box, "default"))]
    elif (chosen := found(data, "ddList")) is not None:
        entries = chosen.findall(w("listEntry"))
        state = found(chosen, "result")
        at = whole_number(value(state if state is not None else found(chosen, "default")))
        text = value(entries[at]) if at < len(entries) else ""
    elif button := _MACRO.fullmatch(field.instruction):
        text = button[1].strip()
    else:
        told += _field_findings(end, field.instruction)
    if text:
        shown = etree.Element(w("t"))
        shown.text = text
        end.addprevious(shown)


def _field_findings(element: Element, instruction: str) -> list[WordFinding]:
    name = instruction.split()[0].upper() if instruction.split() else ""
    return [_changes(element, f"a {name} field")] if name in _CHANGING else []


def _changes(element: Element, what: str) -> WordFinding:
    return finding(
        element,
        "PR438",
        Severity.WARNING,
        f"has {what}, which shows another text each time it is printed; its last one was taken",
        "look whether it is right, and type the date; in Word: Ctrl+Shift+F9 makes a field text",
    )


def _address(instruction: str) -> str:
    """The address of a link's field; empty for another field, or for a place in the document."""
    code = instruction.strip()
    match = _ADDRESS.match(code)
    if match is None or re.match(r"HYPERLINK\s+\\l", code, re.IGNORECASE):
        return ""
    address = match[1] if match[1] is not None else match[2]
    # A place in the page stands apart, behind the switch `l` (ISO/IEC 29500-1, 17.16.5.25).
    place = _PLACE.search(code, match.end())
    return f"{address}#{place[1]}" if place and "#" not in address else address


def _note_link(run: Element, address: str) -> None:
    if address and next(above(run, "hyperlink"), None) is None:
        run.set(LINK, address)
