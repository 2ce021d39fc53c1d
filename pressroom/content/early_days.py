"""Days without an hour on which something is held until later (PR050): what begins with such a day
may tell of it from midnight on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from pressroom.content.config.reader import Settings
from pressroom.content.model import Loaded
from pressroom.content.standing import Versions
from pressroom.core.files import CONFIG as FILE
from pressroom.core.problems import Problem, Severity
from pressroom.standards.instants import Instant, read_instant


def early_versions(
    loaded: Iterable[Loaded], texts: Iterable[Versions], as_of: datetime
) -> Iterator[Problem]:
    """A warning for each version of a standing text that begins with the day of a release which is
    held then until an hour of that day: what the release tells may be in the text."""
    hours = _hours(loaded, as_of)
    for text in (text for versions in texts for text in versions if text.day_only):
        hour = hours.get(text.since.date()) if text.since is not None else None
        if hour is not None and hour != text.since:
            what = "the text is in force from midnight, before a release of its day is public"
            file = f"{text.name}@{hour:%Y-%m-%dT%H%M}.md"
            yield _early(text.path, 0, what, f"if it tells of the same, call the file `{file}`")


def early_entries(
    settings: Settings, loaded: Iterable[Loaded], as_of: datetime
) -> Iterator[Problem]:
    """The same for entries of `config.toml`, which readers may know from the day in `from` on, and
    for listings in `tickers_from`."""
    hours = _hours(loaded, as_of)
    config = settings.config
    rows: list[tuple[str, int, str, str]] = []
    rows += [("issuer", index, e.key, e.from_) for index, e in enumerate(config.issuers)]
    rows += [("product", index, e.key, e.from_) for index, e in enumerate(config.products)]
    rows += [("topic", index, e.key, e.from_) for index, e in enumerate(config.topics)]
    rows += [("contact", index, e.key, e.from_) for index, e in enumerate(config.contacts)]
    for kind, index, key, written in rows:
        read = read_instant(written, config.zone) if written else None
        if isinstance(read, Instant) and read.day_only and read.at.date() in hours:
            what = f"readers may know the {kind} `{key}` from midnight"
            hour = f'`from = "{hours[read.at.date()]:%Y-%m-%d %H:%M}"`'
            line = settings.line(kind, index, "from") or settings.line(kind, index)
            yield _early(FILE, line, *_of_entry(what, hour))
    for index, issuer in enumerate(config.issuers):
        for ticker, begins in issuer.listed_from:
            if begins.astimezone(config.zone).hour == 0 and begins.date() in hours:
                what = f"readers may know `{ticker}` from midnight"
                hour = f"`{hours[begins.date()]:%Y-%m-%d %H:%M}`"
                yield _early(FILE, settings.line("issuer", index), *_of_entry(what, hour))


def _hours(loaded: Iterable[Loaded], as_of: datetime) -> Mapping[date, datetime]:
    """The first hour of each day at which something becomes public that is not yet."""
    hours: dict[date, datetime] = {}
    for item in loaded:
        instant = item.instant
        if instant is None or instant.day_only or (instant.at <= as_of and not item.draft):
            continue
        day = instant.at.date()
        hours[day] = min(instant.at, hours.get(day, instant.at))
    return hours


def _of_entry(what: str, hour: str) -> tuple[str, str]:
    return (
        f"{what}, before a release of that day is public",
        f"if that tells of it, write the hour, {hour}",
    )


def _early(path: str, line: int, message: str, remedy: str) -> Problem:
    return Problem(
        path=path,
        line=line,
        code="PR050",
        severity=Severity.WARNING,
        message=message,
        remedy=remedy,
    )
