"""Publication of a prepared site: sent, written into the ledger, looked at from outside, announced,
and received.

Each step is safe to take again. Whoever is stopped at any moment leaves a target that the next
publication completes, and what was begun is written down for the receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.locks import held
from pressroom.core.problems import Abort, Problem, errors, stop_at
from pressroom.formats.addresses import output_path
from pressroom.pipeline.build import Outcome
from pressroom.pipeline.published import write_ledger_file
from pressroom.pipeline.reach import Road
from pressroom.publishing.announcing import Announcement
from pressroom.publishing.keep_receipts import (
    STATE,
    Begun,
    Done,
    read_begun,
    read_done,
    read_receipts,
    restore_begun,
    write_begun,
    write_done,
    write_receipt,
)
from pressroom.publishing.mailing import mail_notices
from pressroom.publishing.make_receipt import receipt_of
from pressroom.publishing.notices import Occasion, news_of
from pressroom.publishing.prepare import Prepared
from pressroom.publishing.purge import Purge
from pressroom.publishing.receipts import (
    Announced,
    Kept,
    receipt_bytes,
    receipt_name,
    still_due,
    to_receive,
)
from pressroom.publishing.target import Target
from pressroom.publishing.upload import Ready, pending, ready, wanted_of
from pressroom.publishing.upload_plan import path_at
from pressroom.publishing.verify import Patience, verify_until_right
from pressroom.publishing.verify_http import Ask
from pressroom.publishing.verify_plan import Extent, drawn, plan_of

MOST_ASKED = 1_000
"""Of so many changed files each is asked for; of more, so many are."""

Announce = Callable[[Path, Config, Occasion], Announcement]
"""Announces for the press room in a folder what is new, each thing once over all runs."""


class Means(NamedTuple):
    """Tools of a publication: the target (None where another program sends), the address at which
    the site is looked at, what asks there and for how long, how many files besides those that
    changed, the clock, what announces, what purges caches, and whether a target of others may be
    taken over."""

    target: Target | None
    base: str
    ask: Ask
    patience: Patience
    sample: int
    clock: Callable[[], datetime]
    announce: Announce
    purge: Purge
    adopt: bool = False

    @property
    def name(self) -> str:
        """The target as receipts name it."""
        return self.target.name if self.target is not None else self.base


class Sent(NamedTuple):
    """A publication as it is written down, and how many files this run has sent and deleted."""

    begun: Begun
    files: int = 0
    deleted: int = 0


class Published(msgspec.Struct, frozen=True):
    """Result of a publication: files sent and deleted, addresses asked for, announcements, the path
    of its receipt, if it has one, and problems; with an error among them it is not at its end.
    `late` is how many seconds after the instant it began that it was planned for."""

    sent: int = 0
    deleted: int = 0
    asked: int = 0
    announced: tuple[Announced, ...] = ()
    receipt: str = ""
    problems: tuple[Problem, ...] = ()
    late: float = 0.0


def only_one(root: Path) -> AbstractContextManager[int]:
    """Holds the press room in `root` for one publication. Raises `Abort` (PR755)."""
    folder = root / STATE
    folder.mkdir(parents=True, exist_ok=True)
    busy = Problem(
        path="content/",
        code="PR755",
        message="another publication of this press room is at work on this computer",
        remedy="wait until it has ended, and publish again",
    )
    return held(folder, busy)


def is_up_to_date(root: Path, output: Path, config: Config, outcome: Outcome, means: Means) -> bool:
    """Whether all is done for the site that a build has left in `output`: nothing has changed since
    it was found right, and it is at the target."""
    same = outcome.reach.road is Road.NOTHING and outcome.built.manifest == proved(root, means)
    if not same or read_begun(root) is not None:
        return False
    if means.target is None:
        return True
    return pending(wanted_of(output, config, ()), means.target, adopt=means.adopt)[1]


def publish(root: Path, prepared: Prepared, means: Means) -> Published | None:
    """Brings the target to what is prepared, at once, and does all that follows; None where all of
    that was done already."""
    with only_one(root):
        wanted, target, adopt = prepared.wanted, means.target, means.adopt
        if target is None or pending(wanted, target, adopt=adopt)[1]:
            before = read_begun(root)
            if before is None and proved(root, means) == wanted.manifest:
                return None
            return finish(root, prepared, Sent(_resumed(before, prepared, means, None)), means)
        with ready(wanted, target, adopt=adopt) as upload:
            sent = send(root, prepared, upload, means, None)
        return finish(root, prepared, sent, means)


def proved(root: Path, means: Means) -> str:
    """The digest of the manifest of the site that was last found right at the target, if any."""
    done = read_done(root)
    return done.site if done is not None and done.target == means.name else ""


def send(
    root: Path, prepared: Prepared, upload: Ready, means: Means, planned: datetime | None
) -> Sent:
    """Lets an upload go that is ready, for the instant that was `planned`, and writes down how far
    it is. Within `only_one`. Raises `Abort`; where another upload has the target (PR712), nothing
    has begun."""
    began = means.clock()
    before = read_begun(root)
    begun = _resumed(before, prepared, means, planned)
    begun = msgspec.structs.replace(
        begun,
        began=begun.began or began,
        changed=tuple(sorted({*begun.changed, *upload.expected.changed})),
    )
    write_begun(root, begun)
    try:
        report = upload.go()
    except Abort as stopped:
        if any(problem.code == "PR712" for problem in stopped.problems):
            restore_begun(root, before)
        raise
    begun = msgspec.structs.replace(
        begun,
        sent=means.clock(),
        files_sent=begun.files_sent + report.sent,
        files_deleted=begun.files_deleted + report.deleted,
    )
    write_begun(root, begun)
    return Sent(begun, report.sent, report.deleted)


def _resumed(
    before: Begun | None, prepared: Prepared, means: Means, planned: datetime | None
) -> Begun:
    """A publication as it begins, with what is known of one that was stopped."""
    site, target = prepared.wanted.manifest, means.name
    if before is None or before.target != target:
        return Begun(site=site, target=target, planned=planned, began=None)
    if before.site != site:
        # What it changed is to be looked at; when, is another publication's.
        return msgspec.structs.replace(
            before, site=site, planned=planned, began=None, sent=None, files_sent=0, files_deleted=0
        )
    return before if planned is None else msgspec.structs.replace(before, planned=planned)


def finish(root: Path, prepared: Prepared, sent: Sent, means: Means) -> Published:
    """Finishes a publication when all is sent: the ledger, the caches, the look from outside; then,
    if that found all right, announcements and the receipt. Within `only_one`."""
    public, config, begun = prepared.public, prepared.public.known.config, sent.begun
    if begun.before is None:
        begun = msgspec.structs.replace(begun, before=tuple(public.known.ledger))
        write_begun(root, begun)
    write_ledger_file(root, public.ledger_text)
    receipts, damaged = read_receipts(root)
    stop_at(damaged, strict=False)
    news = to_receive(public.site, public.entries, receipts, frozenset(begun.before or ()))
    problems = means.purge(config, begun.changed)
    # Where another program has sent all, only the receipts tell what is new.
    paths = {output_path(release.url) for release, what in news if what != "before"}
    changed = _to_ask_for(paths.union(map(path_at, begun.changed)), prepared)
    extent = Extent(changed, means.sample, f"{prepared.as_of:%Y-%m-%d}", rest=True)
    plan = plan_of(prepared.live, means.base, extent)
    seen = verify_until_right(plan, prepared.live, means.ask, means.patience)
    problems += seen.problems
    done = Published(sent.files, sent.deleted, seen.asked, problems=tuple(problems))
    if errors(problems):
        return done
    verified = means.clock()
    announced = means.announce(root, config, _occasion(prepared, begun, news, receipts))
    problems += announced.problems
    if announced.waits:
        return msgspec.structs.replace(done, problems=tuple(problems))
    receipt = receipt_of(prepared, begun, (news, receipts), (verified, announced))
    path = write_receipt(root, receipt_name(receipt), receipt_bytes(receipt)) if receipt else ""
    if not errors(problems):
        write_done(root, Done(begun.site, begun.target))
    return msgspec.structs.replace(
        done, announced=announced.taken, receipt=path, problems=tuple(problems)
    )


def to_announce(root: Path, prepared: Prepared, changed: Sequence[str], means: Means) -> Occasion:
    """The occasion on which would be announced what is prepared, if the addresses that `changed`
    were sent now. Raises `Abort` (PR753) where a receipt cannot be read."""
    begun = _resumed(read_begun(root), prepared, means, None)
    before = begun.before if begun.before is not None else tuple(prepared.public.known.ledger)
    begun = msgspec.structs.replace(begun, changed=tuple(sorted({*begun.changed, *changed})))
    receipts, damaged = read_receipts(root)
    stop_at(damaged, strict=False)
    public = prepared.public
    news = to_receive(public.site, public.entries, receipts, frozenset(before))
    return _occasion(prepared, begun, news, receipts)


def _occasion(
    prepared: Prepared, begun: Begun, news: Sequence[tuple[Entry, str]], receipts: Sequence[Kept]
) -> Occasion:
    due, site = still_due(receipts), prepared.public.site
    entries, as_of = prepared.public.entries, prepared.as_of
    all_public = (*site.releases, *site.tombstones)
    found = news_of(news, all_public, entries, {id for _, id in due}, as_of)
    files = {path: content.digest for path, content in prepared.live.files.items()}
    done = frozenset((a.channel, a.id) for kept in receipts for a in kept.receipt.announced)
    mails = mail_notices(prepared.public.known.config, prepared.wanted.output, found, site.corrects)
    return Occasion(found, begun.changed, files, begun.site, mails, due, done)


def _to_ask_for(paths: set[str], prepared: Prepared) -> list[str]:
    """Output paths that are asked for: where they are too many, the entrances and releases' pages
    first."""
    day = f"{prepared.as_of:%Y-%m-%d}"
    if len(paths) <= MOST_ASKED:
        return sorted(paths)
    first = {path for path in paths if "/" not in path or path in prepared.wanted.releases}
    chosen = drawn(first, MOST_ASKED, day)
    return chosen + drawn(paths.difference(first), MOST_ASKED - len(chosen), day)
