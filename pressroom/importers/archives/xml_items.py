"""Streaming reader of XML archives: one item at a time in memory, and no entity ever opened.

Entities can make a thousand bytes into gigabytes (“billion laughs”) or ask for files and addresses
(XXE, CWE-611): a file that declares any is refused. libxml2 keeps its limits of size and depth.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from pressroom.core.problems import Problem
from pressroom.importers.archives.items import BadArchive, no_item_in

XmlElement = Any
"""An element of lxml, whose types know no streaming."""

_ENTITY = re.compile(r"Entity '(\w+)' not defined")
_CUT = re.compile(r"Premature end|Start tag expected|EndTag: '</' not found|Couldn't find end")


def stream(file: BinaryIO, source: str, *names: str) -> Iterator[XmlElement]:
    """The elements of `file` with one of `names` (`item`, `{*}entry`), each whole, and gone from
    memory when the next is asked for; what stands before them in their parent stays.

    Raises `BadArchive` where the file is no well-formed XML, is cut off, or has entities.
    """
    parser = etree.iterparse(
        file,
        events=("end",),
        tag=names,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
    number = 0
    last: XmlElement = None
    try:
        for _, element in parser:
            if last is not None and last.getparent() is not None:
                last.getparent().remove(last)
            number += 1
            if number == 1:
                _refuse_entities(element, source)
            entity: Any = next(element.iter(etree.Entity), None)
            if entity is not None:
                raise BadArchive(_unknown_entity(entity.name, source, number))
            yield element
            last = element
    except etree.XMLSyntaxError as error:
        raise BadArchive(_syntax_problem(error, parser.error_log, source, number)) from error
    if not number:
        raise no_item_in(source)


def _refuse_entities(element: XmlElement, source: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise BadArchive(_entity_problem(source))


def _entity_problem(place: str) -> Problem:
    return Problem(
        path=place,
        code="PR462",
        message="it has entities of its own, which can stand for anything, and is refused",
        remedy="have it written without `<!ENTITY`, each character as itself",
    )


def _unknown_entity(name: str, source: str, number: int) -> Problem:
    what = f"`&{name};` in item {number} is HTML's, and no character of XML"
    return Problem(
        path=source, code="PR461", message=what, remedy="have it written as the character itself"
    )


def _syntax_problem(
    error: etree.XMLSyntaxError, log: Iterable[Any], source: str, number: int
) -> Problem:
    """The error in words: where it is, and after which item. What came first is in the `log`."""
    first = next(iter(log), None)
    reason = first.message if first is not None else (error.msg or "").split(", line ")[0]
    line = first.line if first is not None else error.lineno
    at = f"after item {number}" if number else "before its first item"
    named = _ENTITY.search(reason)
    if named:
        return _unknown_entity(named[1], source, number + 1)
    if "ntity" in reason and ("loop" in reason or "mplification" in reason):
        return _entity_problem(source)
    elif _CUT.search(reason):
        what = f"it is cut off {at}: nothing is taken over"
        remedy = "load it down once more, or have it written anew"
    elif "huge" in reason.lower() or "xcessive depth" in reason:
        what = f"an element {at} is too large or too deep: {reason}"
        remedy = "have it written in parts, without that item"
    elif "invalid Char" in reason or "encoding" in reason.lower() or "proper UTF-8" in reason:
        what = f"bytes {at} are not of the encoding that it names, or control characters: {reason}"
        remedy = "have it written as UTF-8"
    else:
        what = f"it is no well-formed XML {at}: {reason}"
        remedy = "have it written anew; what made it can be told by the line"
    return Problem(path=source, line=line or 0, code="PR461", message=what, remedy=remedy)


def child_text(element: XmlElement, *names: str) -> str:
    """The text of the first child of any of `names`, in that order, that has some; else empty."""
    for name in names:
        for child in element.iterfind(name):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return ""


def texts_of(element: XmlElement, name: str) -> Iterator[str]:
    """The texts of all children of a name that have some."""
    for child in element.iterfind(name):
        text = "".join(child.itertext()).strip()
        if text:
            yield text


def line_of(element: XmlElement) -> str:
    """The text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def inner_markup(element: XmlElement) -> str:
    """Contents of an element as HTML: XHTML without its namespace, and NITF in HTML's words."""
    parts = [html.escape(element.text or "")]
    for child in element:
        parts.append(_html(child))
        parts.append(html.escape(child.tail or ""))
    return "".join(parts)


# NITF's elements that are blocks or have another name in HTML.
_AS_HTML = {
    "block": "div",
    "body.content": "div",
    "body.end": "div",
    "bq": "blockquote",
    "hl2": "h2",
    "lang": "span",
    "media": "div",
    "media-caption": "p",
    "media-producer": "p",
    "tagline": "p",
}
_VOID = frozenset({"br", "hr", "img", "col", "wbr"})
# What NITF keeps about a picture, and no reader sees.
_ABOUT = frozenset({"media-metadata", "media-object"})


def local_name(name: object) -> str:
    """Local part of the name of an element or attribute, also of one whose prefix no namespace is
    bound to: `encoded` of `content:encoded`."""
    return str(name).rpartition("}")[2].rpartition(":")[2]


def _html(element: XmlElement) -> str:
    name = local_name(element.tag)
    name = _AS_HTML.get(name, name)
    if name in _ABOUT:
        return ""
    if name == "media-reference":
        words = html.escape(element.get("alternate-text", ""))
        return f'<img src="{html.escape(element.get("source", ""))}" alt="{words}">'
    attributes = "".join(
        f' {local_name(key)}="{html.escape(value)}"' for key, value in element.items()
    )
    if name in _VOID:
        return f"<{name}{attributes}>"
    return f"<{name}{attributes}>{inner_markup(element)}</{name}>"
