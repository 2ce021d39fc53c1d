"""Rule on weekdays that do not fit their dates, in all languages whose names CLDR knows."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from datetime import date

from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.times import positions
from pressroom.standards.day_names import DayNames, day_names
from pressroom.standards.languages import locale_of
from pressroom.standards.months import PATTERN, month_number

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = frozenset((*_NAMES, *(name[:3] for name in _NAMES), "Tues", "Thur", "Thurs"))
_SEVEN_MONTHS = 210  # days

_MONTH = rf"(?P<month>{PATTERN})"
_DAY_NAME = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
_LAST_NAME = rf"(?P<weekday>{_DAY_NAME})"
_DAY = r"(?P<day>\d{1,2})(?!\d|:)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
_AND = r"\s{0,2}(?:,|,?\s?and\b|&|[-–—/]|to\b|through\b|thru\b|or\b)\s{0,2}"
# A range's or a list's later days: `2-3`, `2 and 3`, `2, 3 and 4`, `2 – July 3`.
_MORE = rf"(?P<more>(?:{_AND}(?:{PATTERN}\s+)?\d{{1,2}}(?!\d|:|,\d)(?:st|nd|rd|th)?){{1,4}})?"
# Weekdays before the last: `Thursday and Friday`, `Thu/Fri`.
_FIRST_NAMES = rf"(?:{_DAY_NAME}\.?{_AND}){{1,6}}"
_NAMES_BEFORE = re.compile(rf"\b{_FIRST_NAMES}\Z")
_LONGEST_NAMES, _LONGEST_DATE = 60, 100  # characters
# `Wednesday, Aug. 20`, `Wed. August 20, 2026`; `Wednesday, 20 August 2026`; `Aug. 20 (Wednesday)`.
_DATED = (
    re.compile(rf"{_LAST_NAME}\.?,?\s+{_MONTH}\s+{_DAY}{_MORE}{_YEAR}"),
    re.compile(rf"{_LAST_NAME}\.?,?\s+{_DAY}{_MORE}\s+{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}\s+{_DAY}{_MORE}{_YEAR}\s+\((?P<names>{_FIRST_NAMES})?{_LAST_NAME}\.?\)"),
)
_NAME = re.compile(_DAY_NAME)
_LAST_DAY = re.compile(rf"(?:(?P<month>{PATTERN})\s+)?(?P<day>\d{{1,2}})\D{{0,3}}\Z")
_OTHER_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@needs(_WEEKDAYS)
def wrong_weekday(release_text: ReleaseText) -> Iterator[Fault]:
    """A weekday fits its date.

    The commonest fault that wire editors catch, and one that sends people to a
    conference call on the wrong day. Ranges and lists of days are read, and other languages.

    Bad:
        The call takes place on Friday, September 28, 2013.

    Good:
        The call takes place on Saturday, September 28, 2013.

    Source: newswire editors' lists of commonest catches
    """
    if release_text.release.language.lower().partition("-")[0] == "en":
        yield from _in_english(release_text)
    else:
        yield from _in_another_language(release_text)


def _in_english(release_text: ReleaseText) -> Iterator[Fault]:
    words = _WEEKDAYS & release_text.words
    own = release_text.release.instant.at.date()
    for line, match in _dated(release_text, words):
        if match["weekday"] in _WEEKDAYS:
            fault = _misnamed(line, match, own)
            if fault is not None:
                yield fault


def _dated(release_text: ReleaseText, words: Iterable[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Dates with a weekday, which is one of `words` in the prose, with their lines."""
    for line, _, text in release_text.fields():
        for pattern in _DATED:
            yield from ((line, match) for match in pattern.finditer(text))
    prose = release_text.prose
    places = sorted({at for at, _ in positions(prose, words)})
    for at in places:
        for pattern in _DATED[:2]:
            match = pattern.match(prose, at)
            if match is not None:
                yield release_text.line(at), match
    # In parentheses, alone or as the last of several.
    for at in places:
        begins = prose.rfind("(", max(0, at - _LONGEST_NAMES), at)
        if begins > 0:
            for match in _DATED[2].finditer(prose, max(0, begins - _LONGEST_DATE), at + 12):
                if match.start("weekday") == at:
                    yield release_text.line(match.start()), match


def _misnamed(line: int, match: re.Match[str], own: date) -> Fault | None:
    """The fault of a weekday, or of several, beside a date or a range of dates."""
    names = [name for name in _NAME.findall(_names_before(match)) if name in _WEEKDAYS]
    name, day, month = match["weekday"], match["day"], match["month"]
    last = _LAST_DAY.search(match["more"] or "")
    if names and last is None:
        # `Thursday and Friday, July 2`: the day is that of the first, or of the last.
        return (
            None
            if _fits(names[0], _days_meant(match, own, month, day))
            else _checked(line, match, own, (name, month, day))
        )
    first = _checked(line, match, own, (names[0] if names else name, month, day))
    if first is None and names and last is not None:
        return _checked(line, match, own, (name, last["month"] or month, last["day"]))
    return first


def _names_before(match: re.Match[str]) -> str:
    """The weekdays that stand before the last: `Thursday and `."""
    if "names" in match.re.groupindex:
        return match["names"] or ""
    found = _NAMES_BEFORE.search(
        match.string, max(0, match.start() - _LONGEST_NAMES), match.start()
    )
    return found[0] if found else ""


def _checked(
    line: int, match: re.Match[str], own: date, said: tuple[str, str, str]
) -> Fault | None:
    """The fault of one weekday, by its name, month and day."""
    name, month, day = said
    days = _days_meant(match, own, month, day)
    if not days:
        return Fault(line, f"there is no {month} {day}", "correct the date")
    if _fits(name, days) or (not match["year"] and _fits_year_nearby(match, said)):
        return None
    year = f", {days[0].year}" if match["year"] else f" {days[0].year}"
    wrong = next(each for each in _NAMES if each[:3] == name[:3])
    right = f"write {days[0]:%A}, or correct the date"
    return Fault(line, f"{month} {day}{year} is no {wrong}", right)


def _fits(name: str, days: list[date]) -> bool:
    return any(f"{day:%A}".startswith(name[:3]) for day in days)


def _fits_year_nearby(match: re.Match[str], said: tuple[str, str, str]) -> bool:
    """Whether the weekday is right in a year that stands shortly before: `In 2019 … on Friday,
    June 28`."""
    name, month, day = said
    near = match.string[max(0, match.start() - 160) : match.start()]
    for year in _OTHER_YEAR.findall(near):
        with contextlib.suppress(ValueError):
            if _fits(name, [date(int(year), month_number(month), int(day))]):
                return True
    return False


def _days_meant(match: re.Match[str], own: date, month: str, day: str) -> list[date]:
    """Days that a date may mean, the likeliest first: if it has no year, those within seven months
    of the release's own day."""
    years = [int(match["year"])] if match["year"] else [own.year - 1, own.year, own.year + 1]
    days = []
    for year in years:
        with contextlib.suppress(ValueError):
            days.append(date(year, month_number(month), int(day)))
    return days if match["year"] else _near(days, own)


def _near(days: list[date], own: date) -> list[date]:
    near = [day for day in days if abs((day - own).days) <= _SEVEN_MONTHS]
    return sorted(near or days, key=lambda day: abs((day - own).days))


# Another weekday before, which shares the date: `Donnerstag und Freitag, 3. Juli`.
_JOINED = re.compile(r"(?:\b(?:und|et|y|e|o|ou|oder|bis|au|al|a|en|och|og|i)\s|[-–/,])\s{0,2}\Z")


def _in_another_language(release_text: ReleaseText) -> Iterator[Fault]:
    tag = release_text.release.language
    names = day_names(tag)
    own = release_text.release.instant.at.date()
    years = (own.year - 1, own.year, own.year + 1)
    for line, match in release_text.everywhere(names.with_weekday):
        days = names.days(match, years)
        if names.year(match) is None:
            days = _near(days, own)
        if not days or any(day.weekday() == names.weekday(match) for day in days):
            continue
        before = match.string[max(0, match.start() - 20) : match.start()]
        if _JOINED.search(before) and _names_weekday(names, before):
            continue
        right = str(locale_of(tag).days["format"]["wide"][days[0].weekday()])
        yield Fault(
            line,
            f"`{' '.join(match[0].split())}` has a wrong weekday",
            f"write {right}, or correct the date",
        )


def _names_weekday(names: DayNames, text: str) -> bool:
    low = text.lower()
    return any(name in low for name in names.weekdays)
