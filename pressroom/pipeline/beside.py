"""Releases judged beside what else belongs to them: events that name them, and the pieces of their
period's results. None of it is kept, since it changes without the release."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content.events import Event
from pressroom.content.items import Item
from pressroom.content.model import Entry
from pressroom.content.references import by_reference
from pressroom.content.result_pieces import missing_pieces
from pressroom.pipeline.articles import Checker
from pressroom.pipeline.figure_conflicts import figure_conflicts
from pressroom.rules import registry
from pressroom.rules.beside import Beside
from pressroom.rules.judgement import Judgement
from pressroom.typeset.article import Abstract


def judge_beside(
    releases: Sequence[Entry],
    items: Sequence[Item],
    abstracts: Mapping[str, Abstract],
    unread: Collection[str],
    checker: Checker,
    as_of: datetime,
) -> Iterator[Judgement]:
    """Judgements of the rules that compare a release with what belongs to it. `unread` are the
    sources of those with a table that cannot be read, which is told by itself: it does not lack."""
    config = checker.typesetter.config
    events = _events(releases, items, as_of)
    with_tables = {url for url, abstract in abstracts.items() if abstract.downloads}
    with_tables |= {release.url for release in releases if release.source in unread}
    missing = missing_pieces(releases, items, with_tables, config, as_of)
    conflicts = figure_conflicts(releases, checker)
    for release in releases:
        source = release.source
        if source in events or source in missing or source in conflicts:
            beside = Beside(
                tuple(events.get(source, ())), missing.get(source), conflicts.get(source, ())
            )
            yield from registry.judge_compared(checker.article(release), beside, config)


def _events(
    releases: Sequence[Entry], items: Sequence[Item], as_of: datetime
) -> dict[str, list[Event]]:
    """The events that name a release, by its source. A date before a move was right in a release
    that is public, and is wrong in one that is not yet."""
    named = by_reference(releases)
    found: dict[str, list[Event]] = {}
    for event in (item for item in items if isinstance(item, Event)):
        own = {named[name].source: named[name] for name in event.releases if name in named}
        for source, release in own.items():
            public = not release.draft and release.instant.public_from <= as_of
            told = event if public else msgspec.structs.replace(event, moved_from=None)
            found.setdefault(source, []).append(told)
    return found
