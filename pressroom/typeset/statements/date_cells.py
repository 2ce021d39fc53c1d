"""Dates of a workbook in words, since `9/30/13` means another day to half of the readers."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
_UNSAID = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
# Regions where English puts the month first; elsewhere the day comes first.
_MONTH_FIRST = frozenset({"en", "en-us", "en-ca", "en-ph"})


def date(
    value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta,
    number_format: str,
    language: str = "en",
) -> str:
    """Formats a date cell with the name of its month: `September 30, 2013`.

    Only those parts are shown that the cell's number format shows. In a language without month
    names here the form is ISO 8601.
    """
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, datetime.time):
        return f"{value.hour}:{value.minute:02}"
    shape = _UNSAID.sub("", number_format.split(";")[0]).lower()
    year, day = "y" in shape, "d" in shape
    month = "m" in re.sub(r"h+:?m+|m+:?s+", "", shape)
    said = _date_words(value, year, month, day, language)
    midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time()
    if isinstance(value, datetime.datetime) and not (midnight and said) and "h" in shape:
        said = f"{said} {value.hour}:{value.minute:02}".strip()
    return said


def _date_words(value: datetime.date, year: bool, month: bool, day: bool, language: str) -> str:
    base = language.split("-")[0].lower()
    if not month:
        return " ".join(str(n) for n, shown in ((value.day, day), (value.year, year)) if shown)
    if base in ("ja", "zh"):
        return (
            (f"{value.year}年" if year else "")
            + f"{value.month}月"
            + (f"{value.day}日" if day else "")
        )
    if base not in _MONTHS:
        whole = (f"{value.year:04}", f"{value.month:02}", f"{value.day:02}")
        return "-".join(part for part, shown in zip(whole, (year, True, day)) if shown)
    name, number = _MONTHS[base].split()[value.month - 1], str(value.day)
    if language.lower() in _MONTH_FIRST:
        first = f"{name} {number}" if day else name
        return f"{first}{',' if day else ''} {value.year}" if year else first
    if base == "de":
        number += "."
    elif base == "fr" and value.day == 1:
        number += "er"
    of = " de " if base == "es" else " "
    return of.join([*([number] if day else []), name, *([str(value.year)] if year else [])])
