"""Rules on lists and tables that Markdown does not recognise as such."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import needs
from pressroom.rules.paragraphs import is_ruler
from pressroom.rules.release_text import ReleaseText

_BULLET = re.compile(r"\n(?P<indent>[ \t]*)(?P<sign>[•‣▪◦·–])[ \t]+(?P<word>\S)")
_LIST_ROW = re.compile(r"\n[ ]{0,3}(?:[-*+]|\d{1,2}\.)[ ]")
_INDENTED = re.compile(r"\n[ ]{1,3}[-*+][ ]")
_LIST = re.compile(r"^(?![ ]{4})[ ]*(?:[-*+]|\d{1,2}\.)[ ]+\S")


def list_after_paragraph(release_text: ReleaseText) -> Iterator[Fault]:
    """A list or a table has an empty line before it.

    Markdown takes one that follows a paragraph directly for more of the paragraph,
    hyphens, pipes and all.

    Bad:
        The trial showed:
        - longer survival
        - fewer adverse events

    Good:
        The trial showed:

        - longer survival
        - fewer adverse events

    Source: Python-Markdown, whose lists and tables are blocks of their own
    """
    text = release_text.uncoded
    if "|" not in text and not _LIST_ROW.search(text):
        return
    rows, fenced, block = text.split("\n"), False, 0
    for number, (before, row) in enumerate(itertools.pairwise(rows), start=1):
        if not before.strip():
            block = number
            continue
        fenced ^= before.lstrip().startswith(("```", "~~~"))
        paragraph = before.strip() and not before.startswith(("    ", "\t", ">", "#", "|"))
        begins = _LIST.match(row) and not _LIST.match(before)
        table = "|" in row and number + 1 < len(rows) and is_ruler(rows[number + 1])
        if fenced or not paragraph or not (begins or table) or _LIST.match(rows[block]):
            continue
        if begins and _is_signed(rows, number):
            continue
        own, what = release_text.rows[number], "list" if begins else "table"
        yield Fault(
            release_text.release.body_line + number,
            f"this {what} is part of the paragraph above it",
            "put an empty line before it",
            # One row alone may be a sentence that a line's end has cut before a hyphen or a number.
            Fix(own, f"\n{own}") if table or _goes_on(rows, number, row) else None,
        )


_QUOTED_ROW = re.compile(r"[”\"»][*_]{0,3}\s*\Z")


def _is_signed(rows: list[str], number: int) -> bool:
    """Whether a row is no list but the signature below a quotation, or the end mark `- 30 -`."""
    row = rows[number].strip()
    signed = row[0] == "-" and _QUOTED_ROW.search(rows[number - 1])
    return bool(signed and not _goes_on(rows, number, rows[number])) or row.endswith((" -", " --"))


def flat_nested_list(release_text: ReleaseText) -> Iterator[Fault]:
    """A list within a list is indented by four spaces.

    With fewer, Markdown puts its points on the level of the others.

    Bad:
        - Clinical trials
          - EMILIA

    Good:
        - Clinical trials
            - EMILIA

    Source: Python-Markdown, "Differences": lists are indented by four spaces
    """
    if not _INDENTED.search(release_text.release.body):
        return
    for number, (before, row) in enumerate(itertools.pairwise(release_text.rows), start=1):
        if _LIST.match(before) and re.match(r"[ ]{1,3}[-*+][ ]+\S", row) and row[0] != before[0]:
            yield Fault(
                release_text.release.body_line + number,
                "this point is indented too little to be below the one before",
                "indent it by four spaces, or not at all",
                # The first of several: if it alone were moved, the others would be its neighbours.
                None
                if _INDENTED.match("\n" + _row(release_text.rows, number + 1))
                else Fix(row, f"    {row.lstrip()}"),
            )


@needs("•‣▪◦·–")
def typed_bullet(release_text: ReleaseText) -> Iterator[Fault]:
    """A list is written with hyphens.

    Bullets pasted from a word processor are letters to Markdown: the points run together
    in one paragraph.

    Bad:
        • Net sales rose
        • Net loss narrowed

    Good:
        - Net sales rose
        - Net loss narrowed

    Source: Markdown, "Lists"; WCAG 2.2, 1.3.1 Info and Relationships
    """
    if release_text.prose.isascii():
        return
    # Each begins at a line's begin, the first line's too.
    found = list(_BULLET.finditer(f"\n{release_text.prose}"))
    for match in found:
        if match["sign"] == "–" and (len(found) == 1 or _is_signature(release_text, match)):
            continue  # a dash that a line's end has left at the beginning
        yield Fault(
            release_text.line(match.start("word") - 1),
            "a typed bullet makes no list",
            "write `- ` in its place",
            Fix(match[0].removeprefix("\n"), f"{match['indent']}- {match['word']}"),
        )


def _is_signature(release_text: ReleaseText, match: re.Match[str]) -> bool:
    """Whether a dash is the signature's below a quotation, or that of a subhead between dashes."""
    before = match.string[max(0, match.start() - 200) : match.start()].rstrip()
    row, _, _ = match.string[match.start("sign") :].partition("\n")
    return before.endswith(("”", '"', "”*", "»", "’")) or row.rstrip(" *_").endswith(("–", "-"))


def _row(rows: list[str], number: int) -> str:
    return rows[number] if number < len(rows) else ""


def _goes_on(rows: list[str], number: int, row: str) -> bool:
    """Whether a list that begins with `row` has a second point with the same sign."""
    return row.lstrip()[0] in "-*+" and _row(rows, number + 1).lstrip()[:2] == row.lstrip()[:2]
