"""Rules on days: impossible dates, wrong weekdays, and days that do not fit the release's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import WEEKDAY, as_quoted, sentence, written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.day_names import day_names
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
# `31 June 2026`
_IMPOSSIBLE_DAY_FIRST = re.compile(
    r"(?P<day>29|3[01]) "
    r"(?P<month>April|June|September|November|February)(?P<year>\s+\d{4}\b)?(?![\w-])"
)
_DAY_FIRST_HINTS = ("31 A", "31 J", "31 S", "31 N", "31 F", "30 F", "29 F")
_NO_DAY_AFTER = frozenset("0123456789.,$€£/-")
_SHORT_MONTHS = frozenset(
    ("April", "June", "September", "Sept", "Sep", "November", "Nov", "February", "Feb")
)
_LAST_DAYS = frozenset(("29", "30", "31", "29th", "30th", "31st"))
_DAY_BEFORE = re.compile(
    rf"(?:\b(?:on|of|by|until|till|through|since|dated|ended|ending|ends|before|after|to|from)\s+|"
    rf"(?P<weekday>{WEEKDAY}))\Z"
)


def future_date_in_past_tense(release_text: ReleaseText) -> Iterator[Fault]:
    """Events told as done were done by the day of the release.

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


@needs(("today", "Today"))
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
    if not is_in_english(release_text):
        yield from _today_in_another_language(release_text)
        return
    own = release_text.release.instant.at.date()
    for match in _todays(release_text.prose):
        line = release_text.line(match.start())
        month, day = month_number(match["month"]), int(match["day"])
        year = int(match["year"] or own.year)
        if (year, month, day) != (own.year, own.month, own.day):
            issued = written_date(own)
            right = issued if match["year"] else f"{own:%B} {own.day}"
            yield Fault(
                line,
                f"`{as_quoted(match['date'])}` is called today, in a release of {issued}",
                f"write `{right}`, or correct `date`",
                # The day may be that of the dateline's place, far east or west.
                sure=_is_sure(release_text, (year, month, day)),
            )


def _todays(prose: str) -> Iterator[re.Match[str]]:
    for at in occurrences(prose, "oday"):
        match = _TODAY.match(prose, at)
        if match is not None:
            yield match


def is_in_english(release_text: ReleaseText) -> bool:
    """Whether the release is in English."""
    return release_text.release.language.lower().partition("-")[0] == "en"


_HALF_A_DAY = timedelta(hours=13)


def _is_sure(release_text: ReleaseText, said: tuple[int, int, int]) -> bool:
    """Whether the day that is called today is no day anywhere in the world when the release goes
    out."""
    at = release_text.release.instant.at
    near = ((at - _HALF_A_DAY).date(), (at + _HALF_A_DAY).date())
    return not any((day.year, day.month, day.day) == said for day in near)


_TODAY_WORDS = re.compile(
    r"(?:\bheute|\baujourd['’]hui|\bhoy|\boggi|\bhoje|\bvandaag|本日|今日|今天)"
    r"\s?[,，、(（]?\s?(?:dem\s|den\s|le\s|el\s)?\Z",
    re.IGNORECASE,
)


def _today_in_another_language(release_text: ReleaseText) -> Iterator[Fault]:
    own, names = release_text.release.instant.at.date(), day_names(release_text.release.language)
    for pattern in (names.plain, names.with_weekday):
        for line, match in release_text.find(pattern):
            before = release_text.prose[max(0, match.start() - 24) : match.start()]
            if not _TODAY_WORDS.search(before):
                continue
            days = names.days(match, (own.year,))
            if days and own not in days:
                day = days[0]
                yield Fault(
                    line,
                    f"`{as_quoted(match[0])}` is called today, in a release of {own}",
                    f"write the date of {own}, or correct `date`",
                    sure=_is_sure(release_text, (day.year, day.month, day.day)),
                )


@needs(_SHORT_MONTHS, _LAST_DAYS)
def impossible_date(release_text: ReleaseText) -> Iterator[Fault]:
    """A date is in the calendar.

    June has no 31st. Such a date is read as the day before or the day after.

    Bad:
        The offer ends on June 31, 2026.

    Good:
        The offer ends on June 30, 2026.

    Source: newswire editors' lists of commonest catches
    """
    if not is_in_english(release_text):
        yield from _impossible_in_another_language(release_text)
        return
    yield from _impossible_day_first(release_text)
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


def _impossible_day_first(release_text: ReleaseText) -> Iterator[Fault]:
    if not any(hint in release_text.prose for hint in _DAY_FIRST_HINTS):
        return
    for line, match in release_text.find(_IMPOSSIBLE_DAY_FIRST):
        month, day, year = month_number(match["month"]), int(match["day"]), match["year"]
        if release_text.prose[max(0, match.start() - 1) : match.start()] in _NO_DAY_AFTER:
            continue
        if not _exists(int(year) if year else 2024, month, day) and (
            year
            or release_text.prose[max(0, match.start() - 6) : match.start()]
            .lower()
            .endswith(("on ", "by ", "to ", "until "))
        ):
            yield Fault(line, f"there is no {as_quoted(match[0])}", "correct the date")


def _impossible_in_another_language(release_text: ReleaseText) -> Iterator[Fault]:
    names = day_names(release_text.release.language)
    for line, match in release_text.find(names.plain):
        month, day = names.month_and_day(match)
        year = names.year(match)
        # 2024 is a leap year: without a year any February may have 29 days.
        if 28 < day < 32 and 0 < month < 13 and not _exists(year or 2024, month, day):
            yield Fault(line, f"there is no {as_quoted(match[0])}", "correct the date")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
