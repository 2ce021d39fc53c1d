"""Findings: what is told of a Word file and of which paragraph, and how they become problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from pressroom.core.problems import Problem, Severity
from pressroom.importers.word.names import LINE, PLACE, Element, whole_number

_BEGINNING = 40
_SINGLE = str.maketrans('“”"', "‘’'")


class WordFinding(msgspec.Struct, frozen=True):
    """A finding on a place: `line` is the paragraph's number, from 1 (0 for none), `place` its name
    (`footnote 2`, empty for a paragraph of the text), `what` the rest of the sentence."""

    code: str
    severity: Severity
    line: int
    place: str
    what: str
    remedy: str


def finding(element: Element, code: str, severity: Severity, what: str, remedy: str) -> WordFinding:
    """A finding at the paragraph an element stands in."""
    line, place = place_of(element)
    return WordFinding(code, severity, line, place, what, remedy)


def place_of(element: Element) -> tuple[int, str]:
    """The number of the paragraph an element stands in, and its place if that is not the text."""
    around: Element | None = element
    while around is not None:
        if around.get(LINE) is not None or around.get(PLACE) is not None:
            return whole_number(around.get(LINE) or ""), around.get(PLACE) or ""
        around = around.getparent()
    return 0, ""


def as_problems(
    findings: Iterable[WordFinding], source: str, beginnings: Mapping[int, str]
) -> tuple[Problem, ...]:
    """Problems of the findings, once each; `beginnings` are the readable words of each paragraph,
    by which its author finds it."""
    return tuple(
        Problem(
            path=source,
            line=each.line,
            code=each.code,
            severity=each.severity,
            message=f"{where(each.line, each.place, beginnings)} {each.what}".strip(),
            remedy=each.remedy,
        )
        for each in dict.fromkeys(findings)
    )


def where(line: int, place: str, beginnings: Mapping[int, str]) -> str:
    """A place in words: `paragraph 3 (“Sales rose …”)`, `footnote 2`; empty for the whole file."""
    if place or not line:
        return place
    words = beginnings.get(line, "")
    return f"paragraph {line} ({quoted(words)})" if words else f"paragraph {line}"


def quoted(words: str) -> str:
    """Words in quotation marks, in short, with single ones for those within."""
    if len(words) > _BEGINNING:
        short = words[:_BEGINNING]
        words = (short.rpartition(" ")[0] or short) + " …"
    return f"“{words.translate(_SINGLE)}”"
