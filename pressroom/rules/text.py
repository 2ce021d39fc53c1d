"""Rules on the text itself."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.release_text import ReleaseText, is_ruler
from pressroom.standards.months import PATTERN, month_number

_LITERALS = ("__", "TK", "TBD", "TBC", "XX", "PENDING", "DRAFT", "lorem ipsum")
_WORDS = frozenset({"TK", "TKTK", "TKTKTK", "TBD", "TBC", "PENDING", "DRAFT", "lorem"})
_PLACEHOLDER = re.compile(
    r"\b(?:TK(?:TK)*|TBD|TBC|X{2,}|DRAFT|lorem ipsum)\b|\bPENDING\b[^\n]{0,40}\bQUOTE\b"
    r"|[$€£]_{2,}"
)
_BRACKETS = re.compile(
    r"\[(?:[\s●•_]{0,20}|(?:insert|date|name|company|to come|tbd|tk)\b[^\]\n]{0,80})\](?!\()",
    re.IGNORECASE,
)
_MONTH = rf"(?P<month>{PATTERN})"
_DAY_NAME = r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)"
_DAY = r"(?P<day>\d{1,2})(?!\d|:)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
# `Wednesday, Aug. 20`, `Wed. August 20, 2026`; `Wednesday, 20 August 2026`; `Aug. 20 (Wednesday)`.
_DATED = (
    re.compile(rf"{_DAY_NAME}\.?,?\s+{_MONTH}\s+{_DAY}{_YEAR}"),
    re.compile(rf"{_DAY_NAME}\.?,?\s+{_DAY}\s+{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}\s+{_DAY}{_YEAR}\s+\({_DAY_NAME}\.?\)"),
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = frozenset((*_NAMES, *(name[:3] for name in _NAMES), "Tues", "Thur", "Thurs"))
_STANDARD_TIME = re.compile(r"\d\s?[ap]\.?m\.?,?\s+(?P<zone>[ECMP])ST\b", re.IGNORECASE)
_STANDARD_ZONES = frozenset({"EST", "CST", "MST", "PST", "est", "cst", "mst", "pst"})
_WINTER = re.compile(r"\b(?:(?:Nov|Dec)(?:ember|\.)|(?:Jan|Feb)(?:r?uary|\.))")
_NEAR = 210
_IMAGE = re.compile(r"!\[\s*\]\(")
_BULLET = re.compile(r"\n(?P<indent>[ \t]*)(?P<sign>[•‣▪◦·–])[ \t]+(?P<word>\S)")
_LIST_ROW = re.compile(r"\n[ ]{0,3}(?:[-*+]|\d{1,2}\.)[ ]")
_INDENTED = re.compile(r"\n[ ]{1,3}[-*+][ ]")
_LIST = re.compile(r"^(?![ ]{4})[ ]*(?:[-*+]|\d{1,2}\.)[ ]+\S")


def placeholder(copy: ReleaseText) -> Iterator[Fault]:
    """No placeholder is left in the text.

    `TK`, `TBD`, `XX`, `[●]` and their like are the faults that wire editors catch
    most often after wrong dates.

    Bad:
        Net sales rose to $[●] million.

    Good:
        Net sales rose to $72.8 million.

    Source: newswire editors' lists of commonest catches
    """
    release = copy.release
    dateline = release.dateline
    place = " ".join((dateline.city, dateline.region, dateline.printed)) if dateline else ""
    fields = (
        ("title", "headline", release.title),
        ("subheads", "subheads", " ".join(release.subheads)),
        ("dateline", "dateline", place),
    )
    for key, name, value in fields:
        for match in _placeholders(value):
            what = f"`{match[0]}` in the {name} is a placeholder"
            yield Fault(release.line(key), what, "fill it in")
    for line, where, value in copy.cells():
        for match in _placeholders(value):
            yield Fault(line, f"`{match[0]}` in {where} is a placeholder", "fill it in")
    # In links nearly every text has brackets, and nearly none one of the words.
    if _WORDS.isdisjoint(copy.words) and not any(sign in copy.prose for sign in ("XX", "__")):
        found = _bracketed(copy.prose)
    else:
        found = _placeholders(copy.prose)
    for match in found:
        line = copy.line(match.start())
        yield Fault(line, f"`{match[0]}` is a placeholder", "fill it in")


def _placeholders(text: str) -> Iterator[re.Match[str]]:
    if any(literal in text for literal in _LITERALS):
        yield from _PLACEHOLDER.finditer(text)
    yield from _bracketed(text)


def _bracketed(text: str) -> Iterator[re.Match[str]]:
    if "[" in text:
        yield from _BRACKETS.finditer(text)


def wrong_weekday(copy: ReleaseText) -> Iterator[Fault]:
    """A weekday fits its date.

    The commonest fault that wire editors catch, and one that sends people to a
    conference call on the wrong day.

    Bad:
        The call takes place on Friday, September 28, 2013.

    Good:
        The call takes place on Saturday, September 28, 2013.

    Source: newswire editors' lists of commonest catches
    """
    heads = " ".join(text for _, _, text in copy.fields())
    if _WEEKDAYS.isdisjoint(copy.words) and not any(name[:3] in heads for name in _NAMES):
        return
    for line, match in (found for pattern in _DATED for found in copy.everywhere(pattern)):
        if match["weekday"] not in _WEEKDAYS:
            continue
        said = f"{match['month']} {match['day']}"
        days = _days_meant(match, copy.release.instant.at.date())
        if not days:
            yield Fault(line, f"there is no {said}", "correct the date")
        elif not any(f"{day:%A}".startswith(match["weekday"][:3]) for day in days):
            year = f", {days[0].year}" if match["year"] else f" {days[0].year}"
            wrong = next(name for name in _NAMES if name[:3] == match["weekday"][:3])
            right = f"write {days[0]:%A}, or correct the date"
            yield Fault(line, f"{said}{year} is no {wrong}", right)


def _days_meant(match: re.Match[str], own: date) -> list[date]:
    """The days that a date may mean, the likeliest first: without a year, those within seven
    months of the release's own day."""
    month = month_number(match["month"])
    years = [int(match["year"])] if match["year"] else [own.year - 1, own.year, own.year + 1]
    days = []
    for year in years:
        with contextlib.suppress(ValueError):
            days.append(date(year, month, int(match["day"])))
    if not match["year"]:
        near = [day for day in days if abs((day - own).days) <= _NEAR]
        days = sorted(near or days, key=lambda day: abs((day - own).days))
    return days


def standard_time_in_summer(copy: ReleaseText) -> Iterator[Fault]:
    """`EST` is not written in summer.

    While daylight saving time is in force, 9 a.m. EST is 10 a.m. on the clocks of New
    York. `ET` is right all year.

    Bad:
        date: 2026-07-01 07:30

        The call begins at 9:00 a.m. EST.

    Good:
        date: 2026-07-01 07:30

        The call begins at 9:00 a.m. ET.

    Source: AP Stylebook, "time zones"
    """
    heads = " ".join(text for _, _, text in copy.fields())
    if _STANDARD_ZONES.isdisjoint(copy.words) and "ST" not in heads:
        return
    if copy.release.instant.at.astimezone(ZoneInfo("America/New_York")).dst() == timedelta(0):
        return
    for line, match in copy.everywhere(_STANDARD_TIME):
        # The time may be that of a day in winter: `8:30 a.m. EST on December 3`.
        sentence = match.string[max(match.start() - 80, 0) : match.end() + 60]
        if _WINTER.search(sentence):
            continue
        zone = match["zone"].upper()
        yield Fault(
            line,
            f"`{zone}ST` is an hour off while daylight saving time is in force",
            f"write `{zone}T`",
            _to_general(copy, match, zone),
        )


def _to_general(copy: ReleaseText, match: re.Match[str], zone: str) -> Fix | None:
    """`ET` for `EST`. Not for zones that other countries call so too, or states keep all year
    (China's CST, Arizona's MST), nor in what somebody said."""
    quoted = match.string is copy.prose and not copy.own_words[match.start()].strip()
    if zone not in ("E", "P") or quoted:
        return None
    return Fix(match[0], match[0][: -len("EST")] + f"{zone}T")


def image_without_description(copy: ReleaseText) -> Iterator[Fault]:
    """An image says in words what it shows.

    Those who cannot see it, and search engines, have only the words between the
    brackets.

    Bad:
        ![](https://www.example.com/chart.png)

    Good:
        ![Net sales by quarter, 2012 to 2013](https://www.example.com/chart.png)

    Source: WCAG 2.2, 1.1.1 Non-text Content
    """
    for match in _IMAGE.finditer(copy.release.body):
        line = copy.release.body_line + copy.release.body.count("\n", 0, match.start())
        yield Fault(line, "an image has no description", "write it between `![` and `]`")


def list_after_paragraph(copy: ReleaseText) -> Iterator[Fault]:
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
    rows = copy.rows
    if "|" not in copy.release.body and not _LIST_ROW.search(copy.release.body):
        return
    fenced = False
    for number, (before, row) in enumerate(itertools.pairwise(rows), start=1):
        fenced ^= before.lstrip().startswith(("```", "~~~"))
        paragraph = before.strip() and not before.startswith(("    ", "\t", ">", "#", "|"))
        begins = _LIST.match(row) and not _LIST.match(before)
        table = "|" in row and number + 1 < len(rows) and is_ruler(rows[number + 1])
        if fenced or not paragraph or not (begins or table) or _in_list(rows, number - 1):
            continue
        what = "list" if begins else "table"
        yield Fault(
            copy.release.body_line + number,
            f"this {what} is part of the paragraph above it",
            "put an empty line before it",
            # One row alone may be a sentence that a line's end has cut before a hyphen or a number.
            Fix(row, f"\n{row}") if table or _goes_on(rows, number, row) else None,
        )


def flat_nested_list(copy: ReleaseText) -> Iterator[Fault]:
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
    if not _INDENTED.search(copy.release.body):
        return
    for number, (before, row) in enumerate(itertools.pairwise(copy.rows), start=1):
        if _LIST.match(before) and re.match(r"[ ]{1,3}[-*+][ ]+\S", row) and row[0] != before[0]:
            yield Fault(
                copy.release.body_line + number,
                "this point is indented too little to be below the one before",
                "indent it by four spaces, or not at all",
                # The first of several: if it alone were moved, the others would be its neighbours.
                None
                if _INDENTED.match("\n" + _row(copy.rows, number + 1))
                else Fix(row, f"    {row.lstrip()}"),
            )


def typed_bullet(copy: ReleaseText) -> Iterator[Fault]:
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
    if copy.prose.isascii():
        return
    # Each begins at a line's begin, the first line's too.
    found = list(_BULLET.finditer(f"\n{copy.prose}"))
    for match in found:
        if len(found) == 1 and match["sign"] == "–":
            continue  # a dash that a line's end has left at the beginning
        yield Fault(
            copy.line(match.start("word") - 1),
            "a typed bullet makes no list",
            "write `- ` in its place",
            Fix(match[0].removeprefix("\n"), f"{match['indent']}- {match['word']}"),
        )


def _row(rows: list[str], number: int) -> str:
    return rows[number] if number < len(rows) else ""


def _goes_on(rows: list[str], number: int, row: str) -> bool:
    """Whether a list that begins with `row` has a second point of the same sign."""
    return row.lstrip()[0] in "-*+" and _row(rows, number + 1).lstrip()[:2] == row.lstrip()[:2]


def _in_list(rows: list[str], index: int) -> bool:
    """Whether the block that holds row `index` begins as a list."""
    while index > 0 and rows[index - 1].strip():
        index -= 1
    return bool(_LIST.match(rows[index]))
