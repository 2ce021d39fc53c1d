"""Retention: for how many years a release is kept, and for how many its regime asks.

By the settings a release is kept for the longest period of its topics, and for ever if one of them
has none. No period may take off the site what a disclosure regime wants there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Topic
from pressroom.core.fields import Reader
from pressroom.standards.regimes import REGIMES, RetentionPeriod

# Topics of the reports that have a period of their own, by key or name.
_REPORTS = re.compile(
    r"((semi[- ]?)?annual|half[- ]?year(ly)?|interim|financial)[- ](financial[- ])?reports?"
    r"|(geschäfts|jahres|jahresfinanz|halbjahres|halbjahresfinanz|finanz)berichte?"
    r"|rapports?[- ](financiers?[- ])?(annuels?|semestriels?)"
    r"|informes?[- ](financieros?[- ])?(anual(es)?|semestral(es)?)",
    re.IGNORECASE,
)


def kept_years(topics: Iterable[Topic], years: Mapping[str, int]) -> int | None:
    """The years for which a release of these topics is kept; None for ever."""
    keys = [topic.key for topic in topics]
    if not keys or any(key not in years for key in keys):
        return None
    return max(years[key] for key in keys)


def check_retention(
    topics: tuple[Topic, ...], regime: str, inside: bool, reader: Reader, config: Config
) -> None:
    """Reports a release that would be taken off the site sooner than its regime allows; `regime`
    is that of the release or of the settings."""
    years = kept_years(topics, config.disclosure.retention)
    if years is None:
        return
    asked = _asked(topics, regime, inside)
    if asked is not None and years < asked.years:
        key = max(topics, key=lambda topic: config.disclosure.retention[topic.key]).key
        kept = "one year" if years == 1 else f"{years} years"
        what = (
            f"the settings keep this release for {kept}, and {regime} asks for at least "
            f"{asked.years} ({asked.rule})"
        )
        remedy = f"write `{key} = {asked.years}` in `retention` of config.toml, or take it out"
        reader.report(("topics",), "PR020", what, remedy)


def _asked(topics: Iterable[Topic], regime: str, inside: bool) -> RetentionPeriod | None:
    """The longest period that the regime asks for; None where it asks for none."""
    rules = REGIMES.get(regime)
    if rules is None:
        return None
    is_report = any(_REPORTS.search(word) for t in topics for word in (t.key, t.name))
    asked = [rules.inside if inside else None, rules.reports if is_report else None]
    return max((each for each in asked if each), key=lambda each: each.years, default=None)
