"""`ledger` and `schedule`: what the ledger is to hold, and when the site changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pressroom.content import ledger
from pressroom.content.model import Loaded
from pressroom.content.site import assemble
from pressroom.content.visibility import embargo_problems
from pressroom.core.problems import Abort, stop_at
from pressroom.formats.calendar import ScheduledChange
from pressroom.pipeline.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import new_versions, read_sources


def ledger_text(root: Path, as_of: datetime) -> str:
    """The ledger's text with all in it that is public at `as_of`.

    Raises `Abort` when a release or the ledger cannot be read, an address would be lost,
    or a published text was changed in silence.
    """
    sources = read_sources(root, Options(), Work(), Memory())
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
    problems = [p for item in sources.loaded if _undecidable(item) for p in item.open_problems]
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
        if item.release is not None and item.release.updated is not None:
            moments.append((item.release.updated, f"Updated: {title}"))
        for at, what in moments:
            if at > as_of:
                changes.setdefault(at, []).append(what)
    for at, what in new_versions(sources):
        if at > as_of:
            changes.setdefault(at, []).append(what)
    return [ScheduledChange(at, tuple(sorted(titles))) for at, titles in sorted(changes.items())]


def _undecidable(item: Loaded) -> bool:
    return item.draft is None or (not item.draft and item.instant is None)
