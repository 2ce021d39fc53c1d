"""Visibility: whether a release may be seen at a given moment, and until when that holds.

Embargoes, drafts, withdrawals and the end of retention are decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import ALWAYS, Item
from pressroom.content.known import beginnings
from pressroom.content.load.named_day import named_day
from pressroom.content.model import Entry, Loaded, Visibility, Withdrawal
from pressroom.content.retention import kept_years
from pressroom.content.standing import Versions
from pressroom.core.problems import Problem, errors

RECENT = timedelta(days=2)
"""The time for which a release counts as news (Google's rule for news sitemaps)."""
# An event's file may be named by the day on which it is.
_NAMED_BY_INSTANT = frozenset({"page", "document", "person", "picture"})
# Of the file's bytes, its fences, keys that are missing, and its name.
_WORDLESS = frozenset({"PR001", "PR002", "PR007", "PR018"})


def visibility(loaded: Loaded, as_of: datetime) -> Visibility:
    """Whether a release may be seen at `as_of`; no other code decides this.

    Public: no draft, with its instant at or before `as_of`. Held: a draft, whatever else is wrong
    with it, or a later instant or day. Undecided, which stops a build: a date or draft key that
    cannot be read, or a date without a time during that day.
    """
    if loaded.draft is None:
        return Visibility.UNDECIDED
    if loaded.draft:
        return Visibility.HELD
    if loaded.instant is None:
        return Visibility.UNDECIDED
    if loaded.instant.public_from <= as_of:
        return Visibility.PUBLIC
    # A time is decided to the second; within the day of a date alone nobody can say.
    held = loaded.instant.at > as_of or not loaded.instant.day_only
    return Visibility.HELD if held else Visibility.UNDECIDED


def at_moment(release: Entry, config: Config, as_of: datetime) -> Entry:
    """The release as of `as_of`: without a withdrawal or an update that is still to come, and
    withdrawn if its retention period is over."""
    if isinstance(release, Item):
        return release.at(as_of)
    withdrawal = release.withdrawal
    if withdrawal is not None and withdrawal.at > as_of:
        withdrawal = None
    if withdrawal is None and config.disclosure.retention:
        withdrawal = _past_retention(release, config.disclosure.retention, as_of)
    updated = release.updated if release.updated and release.updated <= as_of else None
    if (withdrawal, updated) == (release.withdrawal, release.updated):
        return release
    return msgspec.structs.replace(release, withdrawal=withdrawal, updated=updated)


def holds_until(
    loaded: Iterable[Loaded], config: Config, standing: Iterable[Versions], as_of: datetime
) -> datetime:
    """The next moment after `as_of` at which the site may change.

    That is the next instant at which a release is published, updated, withdrawn or no longer
    recent, at which an item changes, at which a version of a `standing` text comes into force or an
    entry of the registry may be known, or the next midnight of the press room, when the year in
    standing texts may change.
    """
    day = as_of.astimezone(config.zone).date()
    # A midnight that a clock change skips comes at the same offset as the hour before it.
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=config.zone)
    moments = [midnight.astimezone(UTC), *(at for at, _ in beginnings(config))]
    moments += [text.since for versions in standing for text in versions if text.since is not None]
    # Releases since then still have to leave the news sitemap.
    oldest = as_of - RECENT if config.exports.news_sitemap else as_of
    for item in loaded:
        # Nothing changes at the instant of a draft, nor is any release withdrawn before its own.
        if item.draft:
            continue
        if item.instant is not None and item.instant.public_from > as_of:
            moments += (item.instant.at, item.instant.public_from)
            continue
        if item.instant is not None and item.instant.at > oldest:
            moments.append(item.instant.at + RECENT)
        if isinstance(item.release, Item):
            moments += item.release.moments
            continue
        if item.release is not None and item.release.withdrawal is not None:
            moments.append(item.release.withdrawal.at)
        if item.release is not None and item.release.updated is not None:
            moments.append(item.release.updated)
        if item.release is not None and config.disclosure.retention:
            end = _end_of_retention(item.release, config.disclosure.retention)
            if end is not None:
                moments.append(end.at)
    return min(at for at in moments if at > as_of)


def _past_retention(release: Entry, years: Mapping[str, int], as_of: datetime) -> Withdrawal | None:
    end = _end_of_retention(release, years)
    return end if end is not None and end.at <= as_of else None


def _end_of_retention(release: Entry, years: Mapping[str, int]) -> Withdrawal | None:
    period = kept_years(release.topics, years)
    if period is None:
        return None
    at = release.instant.at
    # A release of 29 February is kept until 1 March.
    leap = at.month == 2 and at.day == 29
    end = at.replace(
        year=at.year + period, month=3 if leap else at.month, day=1 if leap else at.day
    )
    return Withdrawal(end, f"Releases of this kind are kept for {period} years.", period)


def _named_by_a_day_to_come(item: Loaded, as_of: datetime) -> list[Problem]:
    *_, folder, file = item.source.split("/")
    day = named_day(folder if file == "index.md" else file)
    if day is None or day <= as_of.date():
        return []
    remedy = f"add `date: {day} HH:MM`, or take the day out of the name"
    what = "the file's name begins with a day to come, and without `date` it would be public now"
    return [Problem(path=item.source, line=1, code="PR003", message=what, remedy=remedy)]


def discreet_problems(item: Loaded) -> list[Problem]:
    """Problems that a build may tell of a file of which nobody knows whether it is public: the
    place of each error, and what is wrong only where that has no word of the file."""
    if item.said is not None:
        return list(item.said)
    return [
        problem
        if problem.code in _WORDLESS
        else msgspec.structs.replace(
            problem,
            column=0,
            message="this cannot be read, and the release may be one that is not public yet",
            remedy="`pressroom lint` says what is wrong",
        )
        for problem in errors(item.problems)
    ]


def embargo_problems(item: Loaded, as_of: datetime) -> list[Problem]:
    """An error for a date without a time whose day is not over: embargoed until when? And for an
    item without `date`, public now, whose file is named by a day to come, as releases are."""
    instant = item.instant
    if instant == ALWAYS and not item.draft and item.kind in _NAMED_BY_INSTANT:
        return _named_by_a_day_to_come(item, as_of)
    if item.draft or instant is None or not instant.day_only or instant.public_from <= as_of:
        return []
    return [
        Problem(
            path=item.source,
            line=item.date_line,
            code="PR003",
            message="embargo has no time",
            remedy=f"add the hour: `{instant.at.date()} HH:MM`",
        )
    ]
