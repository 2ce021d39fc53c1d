"""`schedule`: when the site changes, and if it can."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.items import Item
from pressroom.content.load.strays import unnamed
from pressroom.content.model import Loaded
from pressroom.content.site import assemble
from pressroom.content.visibility import discreet_problems, embargo_problems, holds_until
from pressroom.core.memory import Memory
from pressroom.core.problems import Problem, errors, in_order, stop_at
from pressroom.formats.calendar import ScheduledChange
from pressroom.formats.theme.theme import read_theme
from pressroom.pipeline.articles import checker_of, on_all_cores
from pressroom.pipeline.items import typeset_items
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.places import site_clashes
from pressroom.pipeline.problems import setup_problems, shown_problems
from pressroom.pipeline.read import changes_of_settings, known_sources, read_sources
from pressroom.pipeline.signing import fitting, signed_site


def schedule_of(root: Path, as_of: datetime, *, named: bool = False) -> list[ScheduledChange]:
    """The moments after `as_of` at which the site changes, in order.

    Raises `Abort` when a file's visibility cannot be decided. With `named` false a file to come
    that has a day and no hour is not named.
    """
    sources = read_sources(root, Options(), Work(), Memory())
    undecidable = [item for item in sources.loaded if _undecidable(item)]
    problems = [problem for item in undecidable for problem in discreet_problems(item)]
    for item in sources.loaded:
        found = embargo_problems(item, as_of)
        problems += found if named else [unnamed(each, _folder_of(item)) for each in found]
    stop_at(problems, strict=False)
    changes: dict[datetime, list[str]] = {}
    for item in sources.loaded:
        if item.draft or item.instant is None:
            continue
        title = item.release.title if item.release else item.source
        moments = [(item.instant.public_from, title)]
        if item.release is not None and item.release.withdrawal is not None:
            moments.append((item.release.withdrawal.at, f"Withdrawn: {title}"))
        if item.release is not None and item.release.updated is not None:
            moments.append((item.release.updated, f"Updated: {title}"))
        if isinstance(item.release, Item):
            moments += [(at, f"Changed: {title}") for at in sorted({*item.release.moments})]
        for at, what in moments:
            if at > as_of:
                changes.setdefault(at, []).append(what)
    for at, what in changes_of_settings(sources):
        if at > as_of:
            changes.setdefault(at, []).append(what)
    return [ScheduledChange(at, tuple(sorted(titles))) for at, titles in sorted(changes.items())]


class Failure(msgspec.Struct, frozen=True):
    """A moment to come at which a build would stop, with the errors at which it would."""

    at: datetime
    errors: tuple[Problem, ...]


def next_change(root: Path, as_of: datetime) -> datetime:
    """The moment until before which the site of `as_of` holds, at the latest the next midnight."""
    sources = read_sources(root, Options(), Work(), Memory())
    standing = (*sources.boilerplate.values(), *sources.legends.values())
    return holds_until(sources.loaded, sources.config, standing, as_of)


def failures(root: Path, as_of: datetime, work: Work, *, named: bool = False) -> list[Failure]:
    """The moments after `as_of` at which the site is to change and a build would stop.

    Each is tried as a build tries it, up to what it would write. Raises `Abort` as `schedule_of`
    does, and where no site at all can be made.
    """
    moments = [change.at for change in schedule_of(root, as_of, named=named)]
    options, memory = Options(), Memory()
    everything = read_sources(root, options, work, memory)
    stop_at(setup_problems(root, everything.settings), strict=False)
    theme = read_theme(root, everything.config)
    found = []
    for at in moments:
        sources = known_sources(root, everything, at, options, work, memory)
        checker = checker_of(sources.index, root)
        site, problems = assemble(sources.loaded, sources.config, at)
        if not errors(problems):
            problems += ledger.lost(sources.ledger, site, at)
        checked = checker.check(site.releases, on_all_cores(work), only=True)
        problems += shown_problems(root, sources, checker, theme, site, at)
        problems += [problem for each in checked for problem in each.for_build]
        problems += typeset_items(site.items, checker).for_build
        abstracts = {r.url: each.abstract for r, each in zip(site.releases, checked, strict=True)}
        signed = signed_site(root, site, abstracts, sources.config)
        problems += signed.problems
        for release in site.releases:
            if release.url in signed.signed:
                own = signed.signed[release.url]
                problems += fitting(root, own, checker.article(release), sources.config)
        problems += site_clashes(sources, theme, site, checker, abstracts)
        stops = errors(in_order([*sources.problems, *problems]))
        if stops:
            found.append(Failure(at, tuple(stops)))
    return found


def _folder_of(item: Loaded) -> str:
    """The folder of all files of its kind."""
    return "/".join(item.source.split("/")[:2])


def _undecidable(item: Loaded) -> bool:
    return item.draft is None or (not item.draft and item.instant is None)
