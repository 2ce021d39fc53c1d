"""Names of weekdays and months in a language (Unicode CLDR, by Babel), and dates written with
them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date

import msgspec

from pressroom.standards.languages import locale_of

_JAPANESE, _CHINESE = "月火水木金土日", "一二三四五六日"
_REIWA = 2018  # the year before the era's first
# `den 2. Juli`, `le 2 juillet`, `el 2 de julio`; and what follows a day: `1er`, `1º`.
_ARTICLE = r"(?:(?:den|dem|le|el|il|día|dia)\s+)?"
_ORDINAL = r"(?:\.|er|[º°ª])?"


class DayNames(msgspec.Struct, frozen=True):
    """A language's names of weekdays (from 0, Monday) and of months (from 1), in lower case, and
    the patterns of a date with its weekday and without, by its groups `weekday`, `day`, `month`,
    `year`."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    with_weekday: re.Pattern[str]
    plain: re.Pattern[str]

    def weekday(self, match: re.Match[str]) -> int:
        """The weekday that a match names, 0 for Monday."""
        return self.weekdays[match["weekday"].lower()]

    def month_and_day(self, match: re.Match[str]) -> tuple[int, int]:
        """The month and the day that a match names."""
        month = match["month"].lower()
        return self.months[month] if month in self.months else int(month), int(match["day"])

    def year(self, match: re.Match[str]) -> int | None:
        """The year that a match names; None if it names none."""
        year = match["year"]
        if year is None:
            return None
        return _REIWA + int(year[2:]) if year.startswith("令和") else int(year)

    def days(self, match: re.Match[str], years: tuple[int, ...]) -> list[date]:
        """The days that a match may mean, where it names no year those in `years`."""
        month, day = self.month_and_day(match)
        year, found = self.year(match), []
        for each in years if year is None else (year,):
            try:
                found.append(date(each, month, day))
            except ValueError:
                continue
        return found


@functools.cache
def day_names(tag: str) -> DayNames:
    """The names in the language of a BCP 47 tag."""
    language = tag.lower().partition("-")[0]
    if language in ("ja", "zh"):
        return _in_signs(language)
    locale = locale_of(tag)
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    months = {
        name.lower(): number
        for kind in ("format", "stand-alone")
        for number, name in locale.months[kind]["wide"].items()
    }
    month = f"(?P<month>{_any_of(months)})"
    year = r"(?:,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\b)?"
    day = rf"(?P<day>\d{{1,2}}){_ORDINAL}\s{{0,2}}(?:de\s+)?{month}\b{year}"
    weekday = rf"\b(?P<weekday>{_any_of(weekdays)})\b,?\s+{_ARTICLE}"
    return DayNames(
        weekdays,
        months,
        re.compile(weekday + day, re.IGNORECASE),
        re.compile(rf"(?<![\w.,/-]){day}", re.IGNORECASE),
    )


def _in_signs(language: str) -> DayNames:
    """Japanese and Chinese dates: `2026年7月2日（木）`, `2026年7月2日（星期四）`."""
    plain = (
        r"(?<!\d)(?:(?P<year>(?:令和\d{1,2}|\d{4}))年)?"
        r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    )
    if language == "ja":
        names = dict(zip(_JAPANESE, range(7), strict=True))
        weekday = rf"(?:[(（](?P<weekday>[{_JAPANESE}])(?:曜日?)?(?:[・、/][^()（）]{{1,4}})?[)）])"
    else:
        names = {**dict(zip(_CHINESE, range(7), strict=True)), "天": 6}
        weekday = rf"\s?[(（]?(?:星期|礼拜|周|週)(?P<weekday>[{_CHINESE}天])"
    return DayNames(names, {}, re.compile(rf"{plain}\s?{weekday}"), re.compile(plain))


def _any_of(names: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
