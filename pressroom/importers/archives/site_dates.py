"""Dates of a static site's page: those of its front matter, or else the day in its file's name."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.content.load.named_day import named_day
from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.dates import public_from, read_date


def site_date(dates: Iterable[str], name: str, place: str, problems: list[Problem]) -> str:
    """The date of a page: of several (`date` and `publishDate`) the last, since it was not public
    before. The day in the file's `name` stands in where the front matter has none."""
    read = [read_date(text) for text in dates if text]
    for each in read:
        if each.told:
            problems.append(warning(place, "PR464", each.told, "write `date` into the release"))
    values = sorted((each.value for each in read if each.value), key=public_from)
    if read:
        return values[-1] if values else ""
    day = named_day(name)
    return day.isoformat() if day else ""
