"""Upload: a finished site brought to its target, sending only what differs.

Whoever is stopped at any moment, by a signal or a broken line, leaves a target on which no list or
feed leads to a page that is not there, and records by which the next upload completes it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.problems import Problem
from pressroom.pipeline.output.manifest import manifest_digest, read_manifest, verify_output
from pressroom.pipeline.output.write import alone
from pressroom.publishing.folder_target import changed_output
from pressroom.publishing.served_as import ServedAs, caching_promises, served_as, wants_charset
from pressroom.publishing.target import StillHeld, Target, refused
from pressroom.publishing.target_lock import LOCK
from pressroom.publishing.target_record import (
    MARKER,
    PROGRESS,
    TARGET_JOURNAL,
    DamagedRecord,
    Owner,
    TargetState,
    after,
    finished,
    journal_of,
    progress_of,
    state_of,
    target_marker,
)
from pressroom.publishing.upload_plan import (
    UNKNOWN,
    LocalFile,
    TargetFile,
    Turn,
    UploadStep,
    addresses,
    emptied,
    groups,
    upload_plan,
)
from pressroom.publishing.verify_headers import Promises

_RECORDS = (MARKER, TARGET_JOURNAL, PROGRESS)
_CHUNK = 1_000
"""So many files are sent before it is written down how far an upload has come."""
# Rules for hosts: where files keep their headers, nothing reads them.
_FOR_SERVERS = ("_headers", "_redirects")


class UploadReport(msgspec.Struct, frozen=True, kw_only=True):
    """Result of an upload: numbers of files, the addresses, from the site's root, at which readers
    get something else than before, and warnings and notes."""

    sent: int
    deleted: int
    kept: int
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Ready(NamedTuple):
    """An upload that only has to go: what it will have done then, and what does it."""

    expected: UploadReport
    go: Callable[[], UploadReport]


class Wanted(msgspec.Struct, frozen=True):
    """A finished site to be sent: the folder, its files by path, whose it is, and which are
    releases' pages (`upload_plan.ledger_pages`). `manifest` is the digest of the build's record
    of the site."""

    output: Path
    manifest: str
    files: Mapping[str, LocalFile]
    owner: Owner
    releases: Collection[str]


def wanted_of(output: Path, config: Config, releases: Collection[str]) -> Wanted:
    """The site that a build has left in `output`. Raises `Abort` (PR710) where it is not as the
    build wrote it."""
    made = read_manifest(output)
    if not made:
        what = f"there is no finished site in {output.name}/"
        raise refused("PR710", what, "build it first: `pressroom build`, and `pressroom check`")
    manifest = verify_output(output)
    if not manifest:
        raise changed_output(f"{output.name}/")
    promises = caching_promises(config)
    files = {
        path: LocalFile(row.digest, row.size, _served(output, path, promises))
        for path, row in made.items()
    }
    owner = Owner(config.site.url, config.id_authority)
    return Wanted(output, manifest, files, owner, releases)


def _served(output: Path, path: str, promises: Promises) -> ServedAs:
    """Form in which a file is to be served. Of texts only people's are read to see whether they are
    in UTF-8: those that Pressroom makes are."""
    utf8 = True
    if path.startswith("files/") or path.endswith((".txt", ".csv")):
        try:
            if wants_charset(path):
                (output / path).read_bytes().decode()
        except UnicodeDecodeError:
            utf8 = False
    return served_as(path, promises, utf8=utf8)


class _Plan(msgspec.Struct, frozen=True):
    """Plan of an upload: what was found at a target, the files that it wants, and the steps from
    one to the other."""

    records: Mapping[str, bytes]
    state: TargetState
    files: Mapping[str, LocalFile]
    steps: Sequence[UploadStep]

    @property
    def is_done(self) -> bool:
        """Whether the target is, and says that it is, as it is to be."""
        # A lock may be of an upload that was killed at its very end.
        at_work = not {TARGET_JOURNAL, PROGRESS, LOCK}.isdisjoint(self.records)
        return not (at_work or self.steps) and self.records.get(MARKER) == self.final

    @property
    def final(self) -> bytes:
        """The record at the end."""
        return target_marker(finished(after(self.state, self.steps, len(self.steps))))

    def report(self) -> UploadReport:
        sent = sum(step.file is not None for step in self.steps)
        touched = {*self.state.touched, *(step.path for step in self.steps)}
        return UploadReport(
            sent=sent,
            deleted=len(self.steps) - sent,
            kept=len(self.files) - sent,
            changed=tuple(addresses(touched)),
        )


def upload(
    wanted: Wanted, target: Target, *, adopt: bool = False, afresh: bool = False
) -> UploadReport:
    """Brings `target` to what is `wanted`, as `ready` does, at once; where nothing differs, without
    a trace."""
    expected, is_there = pending(wanted, target, adopt=adopt, afresh=afresh)
    if is_there:
        return expected
    with ready(wanted, target, adopt=adopt, afresh=afresh) as upload_now:
        return upload_now.go()


@contextlib.contextmanager
def ready(
    wanted: Wanted,
    target: Target,
    *,
    adopt: bool = False,
    afresh: bool = False,
    quietly: bool = False,
) -> Iterator[Ready]:
    """Holds the site and the target, with everything found out and decided. Until it goes nothing
    but a lock is at the target that was not, and `quietly` not even that.

    `adopt` takes over a target that has files and no record of this press room, which stay where
    nothing is sent in their place; `afresh` sends every file. Raises `Abort`: PR710 to PR717.
    """
    # A target of somebody else's gets not even a lock.
    _known(target.read(_RECORDS), target, wanted.owner, adopt=adopt)
    with alone(wanted.output), target.hold(quietly=quietly) as still_held:
        if manifest_digest(wanted.output) != wanted.manifest:
            raise changed_output(f"{wanted.output.name}/")
        plan = _plan(wanted, target, adopt=adopt, afresh=afresh)

        def go() -> UploadReport:
            _carry_out(wanted.output, target, plan, still_held)
            return plan.report()

        yield Ready(plan.report(), go)


def pending(
    wanted: Wanted, target: Target, *, adopt: bool = False, afresh: bool = False
) -> tuple[UploadReport, bool]:
    """Report of what `upload` would do, and whether all of it is there already, without a trace at
    the target. Raises `Abort` as it does."""
    plan = _plan(wanted, target, adopt=adopt, afresh=afresh)
    return plan.report(), plan.is_done


def _plan(wanted: Wanted, target: Target, *, adopt: bool, afresh: bool) -> _Plan:
    records = target.read((*_RECORDS, LOCK))
    known = _known(records, target, wanted.owner, adopt=adopt)
    state = _doubted(known, target, afresh=afresh)
    files = _files_for(wanted, target)
    return _Plan(records, state, files, upload_plan(files, state.files, wanted.releases))


def _known(
    records: Mapping[str, bytes], target: Target, owner: Owner, *, adopt: bool
) -> TargetState:
    """State of the target by its records, if it is ours or may become so."""
    try:
        state = state_of(*map(records.get, _RECORDS))
    except DamagedRecord as fault:
        if not adopt:
            what = f"the record at {target.name} cannot be used: {fault}"
            remedy = "publish with the newest Pressroom that you have; if that does not help, with "
            raise refused(
                "PR714", what, f"{remedy}`--adopt`, which sends everything again"
            ) from None
        state = None
    if state is None:
        strangers = [] if adopt else target.strangers()
        if strangers:
            what = f"{target.name} holds files that Pressroom did not send, such as {strangers[0]}"
            remedy = (
                "name an empty place; or, if this site may take it over, publish with `--adopt`"
            )
            raise refused("PR711", what, remedy)
        return TargetState(owner, {})
    if not state.owner.is_same(owner) and not adopt:
        what = f"{target.name} belongs to another press room, {state.owner.site}"
        remedy = "correct `target` under [publish]; or, if this site takes its place, publish with "
        raise refused("PR711", what, f"{remedy}`--adopt`")
    return msgspec.structs.replace(state, owner=owner)


def _doubted(state: TargetState, target: Target, *, afresh: bool) -> TargetState:
    """The state without what it says of files that are to be sent in any case."""
    if afresh:
        files = {path: TargetFile(settled=file.settled) for path, file in state.files.items()}
    else:
        files = dict(state.files)
        for path in target.lacking({p: f for p, f in files.items() if f.digest}):
            files[path] = UNKNOWN
    return msgspec.structs.replace(state, files=files)


def _files_for(wanted: Wanted, target: Target) -> dict[str, LocalFile]:
    """The files that a target wants: rules for web servers only where one reads them, and headers
    only where they are kept."""
    if target.keeps_headers:
        return {p: file for p, file in wanted.files.items() if not p.startswith(_FOR_SERVERS)}
    plain = ServedAs("", "")
    return {p: LocalFile(file.digest, file.size, plain) for p, file in wanted.files.items()}


def _carry_out(output: Path, target: Target, plan: _Plan, still_held: StillHeld) -> None:
    records, state, steps = plan.records, plan.state, plan.steps
    still_held(False)
    known = not {MARKER, TARGET_JOURNAL}.isdisjoint(records)
    if known and steps and target_marker(state) != records.get(MARKER):
        # The journal gives way to the next, so what it says goes into the record.
        target.write(MARKER, target_marker(state))
    journal = journal_of(state.owner, steps)
    if steps:
        target.write(TARGET_JOURNAL, journal)
    done = 0
    for part in _parts(steps):
        # New files are no one's to reach until a changed one links to them.
        still_held(part[0].turn is not Turn.NEW)
        done += len(part)
        if part[0].file is None:
            paths = [step.path for step in part]
            target.delete(paths, emptied(paths, plan.files))
        else:
            target.send(output, part)
        if done < len(steps) and (len(part) == _CHUNK or steps[done].turn is not part[0].turn):
            target.write(PROGRESS, progress_of(journal, done))
    if steps or plan.final != records.get(MARKER):
        still_held(True)
        target.write(MARKER, plan.final)
    if steps or TARGET_JOURNAL in records or PROGRESS in records:
        # In this order: a journal without its progress would be taken for one just begun.
        target.remove([TARGET_JOURNAL])
        target.remove([PROGRESS])


def _parts(steps: Sequence[UploadStep]) -> Iterator[Sequence[UploadStep]]:
    for group in groups(steps):
        for at in range(0, len(group), _CHUNK):
            yield group[at : at + _CHUNK]
