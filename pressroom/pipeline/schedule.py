"""`ledger` and `schedule`: what the ledger is to hold, and when the site changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pressroom.content import ledger
from pressroom.content.model import Loaded
from pressroom.content.site import assemble
from pressroom.content.visibility import discreet_problems, embargo_problems
from pressroom.core.problems import Abort, stop_at
from pressroom.formats.calendar import ScheduledChange
from pressroom.pipeline.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import changes_of_settings, known_sources, read_sources


def ledger_text(root: Path, as_of: datetime) -> str:
    """The ledger's text with all in it that is public at `as_of`.

    Raises `Abort` when a release or the ledger cannot be read, an address would be lost,
    or a published text was changed in silence.
    """
    options, work, memory = Options(), Work(), Memory()
    everything = read_sources(root, options, work, memory)
    sources = known_sources(root, everything, as_of, options, work, memory)
    site, found = assemble(sources.loaded, sources.config, as_of)
    stop_at([*sources.problems, *found, *ledger.lost(sources.ledger, site, as_of)], strict=False)
    # To record a silent edit would be to hide it.
    silent = ledger.silent_edits(sources.ledger, site, sources.index.release)
    if silent:
        raise Abort(silent)
    return ledger.write_ledger(ledger.enter(sources.ledger, site, as_of, sources.index.release))


def schedule_of(root: Path, as_of: datetime) -> list[ScheduledChange]:
    """The moments after `as_of` at which the site changes, in order.

    Raises `Abort` when a file's visibility cannot be decided.
    """
    sources = read_sources(root, Options(), Work(), Memory())
    undecidable = [item for item in sources.loaded if _undecidable(item)]
    problems = [problem for item in undecidable for problem in discreet_problems(item)]
    for item in sources.loaded:
        problems += embargo_problems(item, as_of)
    stop_at(problems, strict=False)
    changes: dict[datetime, list[str]] = {}
    for item in sources.loaded:
        if item.draft or item.instant is None:
            continue
        title = item.release.title if item.release else item.source
        moments = [(item.instant.public_from, title)]
        if item.release is not None and item.release.withdrawal is not None:
            moments.append((item.release.withdrawal.at, f"Withdrawn: {title}"))
        for at, what in moments:
            if at > as_of:
                changes.setdefault(at, []).append(what)
    for at, what in changes_of_settings(sources):
        if at > as_of:
            changes.setdefault(at, []).append(what)
    return [ScheduledChange(at, tuple(sorted(titles))) for at, titles in sorted(changes.items())]


def _undecidable(item: Loaded) -> bool:
    return item.draft is None or (not item.draft and item.instant is None)
