"""Rules on days: impossible dates, wrong weekdays, and days that do not fit the release's own."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date

from pressroom.rules.english import WEEKDAY, as_quoted, sentence, written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.months import PATTERN, month_number

_DONE = re.compile(
    r"\b(?P<verb>announced|reported|published|issued|released|filed|completed|closed|signed|"
    r"launched|acquired|received|approved|opened|held|met|said|disclosed|executed)\s+"
    r"(?P<what>(?:(?!(?:to|that|which|for|by|until|and|or)\b)[\w’'-]+(?:\.[\w’'-]+)*\s+){0,6}?)on\s+"
    rf"(?:{WEEKDAY})?\Z"
)
# Words with which a past tense may go with a day to come, in the same sentence.
_TO_COME = re.compile(
    r"\b(?:will|shall|would|may|if|when|once|unless|until|before|after|plans?|planned|intends?|"
    r"expect\w*|schedul\w*|be|being|is|are|due|effective|payable|maturing|matures?|beginning|"
    r"starting|to|any|all|each)\b",
    re.IGNORECASE,
)
# What is announced may itself have a day: a dividend, a meeting, an auction.
_OF_THINGS = frozenset(("announced", "reported", "published", "issued", "said", "disclosed", "met"))
_TODAY = re.compile(
    rf"oday\s*[,(]\s*(?:{WEEKDAY})?(?P<date>(?P<month>{PATTERN})\s+(?P<day>\d{{1,2}})(?!\d|:)"
    r"(?:,?\s+(?P<year>\d{4}))?)"
)
_IMPOSSIBLE = re.compile(
    r"(?P<month>April|June|September|Sept\.|Sep\.|November|Nov\.|February|Feb\.)\s+"
    r"(?P<day>29|3[01])(?!\d|[,.]\d)(?:(?:st|nd|rd|th)\b)?(?P<year>,?\s+\d{4}\b)?"
)
_SHORT_MONTHS = frozenset(
    ("April", "June", "September", "Sept", "Sep", "November", "Nov", "February", "Feb")
)
_LAST_DAYS = frozenset(("29", "30", "31", "29th", "30th", "31st"))
_DAY_BEFORE = re.compile(
    rf"(?:\b(?:on|of|by|until|till|through|since|dated|ended|ending|ends|before|after|to|from)\s+|"
    rf"(?P<weekday>{WEEKDAY}))\Z"
)


def future_date_in_past_tense(release_text: ReleaseText) -> Iterator[Fault]:
    """What is told as done was done by the day of the release.

    A date to come after `completed on` is most often this year's date with last year's
    sentence, or a wrong month.

    Bad:
        date: 2026-03-01 09:00

        ACME completed the sale on October 2, 2026.

    Good:
        date: 2026-03-01 09:00

        ACME completed the sale on October 2, 2025.

    Source: newswire editors' lists of commonest catches
    """
    own = release_text.release.instant.at.date()
    for match, day in release_text.dates:
        if day <= own:
            continue
        done = _DONE.search(release_text.prose, max(0, match.start() - 120), match.start())
        if done is None or (done["what"] and done["verb"] in _OF_THINGS):
            continue
        first, last = sentence(release_text.prose, done.start(), match.end())
        if _TO_COME.search(
            release_text.prose[first : done.start()] + release_text.prose[match.end() : last]
        ):
            continue
        told = as_quoted(release_text.prose[done.start() : match.end()])
        yield Fault(
            release_text.line(done.start()),
            f"`{told}` is told as done, on a day after the release's own",
            f"correct the date, which is after {written_date(own)}, or the tense",
        )


def today_with_another_date(release_text: ReleaseText) -> Iterator[Fault]:
    """`Today` with a date is the day of the release.

    The date is often that of a draft: the release moved, and its text did not.

    Bad:
        date: 2026-03-01 09:00

        ACME announced today, February 27, 2026, that it has opened works.

    Good:
        date: 2026-03-01 09:00

        ACME announced today, March 1, 2026, that it has opened works.

    Source: newswire editors' lists of commonest catches
    """
    if release_text.release.corrects:
        return
    own = release_text.release.instant.at.date()
    for line, match in release_text.find(_TODAY):
        month, day = month_number(match["month"]), int(match["day"])
        year = int(match["year"] or own.year)
        if (year, month, day) != (own.year, own.month, own.day):
            issued = written_date(own)
            right = issued if match["year"] else f"{own:%B} {own.day}"
            yield Fault(
                line,
                f"`{as_quoted(match['date'])}` is called today, in a release of {issued}",
                f"write `{right}`, or correct `date`",
            )


def impossible_date(release_text: ReleaseText) -> Iterator[Fault]:
    """A date is in the calendar.

    June has no 31st. Such a date is read as the day before or the day after.

    Bad:
        The offer ends on June 31, 2026.

    Good:
        The offer ends on June 30, 2026.

    Source: newswire editors' lists of commonest catches
    """
    if _SHORT_MONTHS.isdisjoint(release_text.words) or _LAST_DAYS.isdisjoint(release_text.words):
        return
    for line, match in release_text.find(_IMPOSSIBLE):
        month, day, year = month_number(match["month"]), int(match["day"]), match["year"]
        if (month != 2 and day < 31) or (day == 29 and year is None):
            continue
        if day == 29 and _exists(int(year[-4:]), month, day):
            continue
        before = _DAY_BEFORE.search(release_text.prose, max(0, match.start() - 20), match.start())
        # Without a year it may be a number: "in June 31 companies". With weekday and
        # year it is the rule on weekdays' to find.
        if (before is None) if year is None else (before is not None and before["weekday"]):
            continue
        yield Fault(line, f"there is no {as_quoted(match[0])}", "correct the date")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


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
_SEVEN_MONTHS = 210  # days


def wrong_weekday(release_text: ReleaseText) -> Iterator[Fault]:
    """A weekday fits its date.

    The commonest fault that wire editors catch, and one that sends people to a
    conference call on the wrong day.

    Bad:
        The call takes place on Friday, September 28, 2013.

    Good:
        The call takes place on Saturday, September 28, 2013.

    Source: newswire editors' lists of commonest catches
    """
    heads = " ".join(text for _, _, text in release_text.fields())
    if _WEEKDAYS.isdisjoint(release_text.words) and not any(name[:3] in heads for name in _NAMES):
        return
    for line, match in (found for pattern in _DATED for found in release_text.everywhere(pattern)):
        if match["weekday"] not in _WEEKDAYS:
            continue
        said = f"{match['month']} {match['day']}"
        days = _days_meant(match, release_text.release.instant.at.date())
        if not days:
            yield Fault(line, f"there is no {said}", "correct the date")
        elif not any(f"{day:%A}".startswith(match["weekday"][:3]) for day in days):
            year = f", {days[0].year}" if match["year"] else f" {days[0].year}"
            wrong = next(name for name in _NAMES if name[:3] == match["weekday"][:3])
            right = f"write {days[0]:%A}, or correct the date"
            yield Fault(line, f"{said}{year} is no {wrong}", right)


def _days_meant(match: re.Match[str], own: date) -> list[date]:
    """Days that a date may mean, the likeliest first: if it has no year, those within seven months
    of the release's own day."""
    month = month_number(match["month"])
    years = [int(match["year"])] if match["year"] else [own.year - 1, own.year, own.year + 1]
    days = []
    for year in years:
        with contextlib.suppress(ValueError):
            days.append(date(year, month, int(match["day"])))
    if not match["year"]:
        near = [day for day in days if abs((day - own).days) <= _SEVEN_MONTHS]
        days = sorted(near or days, key=lambda day: abs((day - own).days))
    return days
