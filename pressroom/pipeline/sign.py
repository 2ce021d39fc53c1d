"""`sign`: the texts of releases that want a signature, now or at a moment to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pressroom.content.model import Entry
from pressroom.content.references import reference_path
from pressroom.core.memory import Memory
from pressroom.core.problems import stop_at
from pressroom.formats.signatures import SignedRelease, text_now
from pressroom.formats.signed_text import Facts
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import read_sources
from pressroom.pipeline.signing import (
    SIGNATURES_FOLDER,
    TEXT_ENDING,
    SigningState,
    fitting,
    library_missing,
    signed_site,
    states,
)


class ToSign(msgspec.Struct, frozen=True):
    """A text that wants a signature: its release, its place in the press room, and its bytes."""

    release: str
    path: str
    data: bytes
    as_of: datetime


class Unknown(Exception):
    """A release that was asked for and is not there, or is a draft; `known` are those of the
    others that readers may know of."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def texts_to_sign(
    root: Path, as_of: datetime, names: Collection[str], work: Work, *, everything: bool
) -> list[ToSign]:
    """The texts that want a signature of the releases called by `names`; without any, of those to
    come, of those that were signed before, and of those that must be signed, or of all. Writes
    nothing.

    Raises `Abort` where settings or sources cannot be read, and `Unknown`.
    """
    memory = Memory()
    sources = read_sources(root, Options(), work, memory)
    stop_at(library_missing(sources.config), strict=False)
    wanted: dict[tuple[str, Facts], ToSign] = {}
    seen: set[tuple[str, Facts]] = set()
    known: set[str] = set()
    public: set[str] = set()
    for state in states(root, sources, as_of, work, memory):
        found = signed_site(root, state.site, state.abstracts, state.config).signed
        for release, facts in state.releases():
            called = {release.name, reference_path(release.source)}
            known |= called
            if state.at == as_of:
                public |= called
            asked = (
                not called.isdisjoint(names)
                if names
                else everything or _is_due(root, release, state, as_of)
            )
            key = (release.source, facts)
            if not asked or key in seen:
                continue
            seen.add(key)
            if not _is_signed(root, release, found, state):
                wanted[key] = _to_sign(root, release, facts, state)
    for name in names:
        if name not in known:
            raise Unknown(name, public)
    return list(wanted.values())


def _is_due(root: Path, release: Entry, state: SigningState, as_of: datetime) -> bool:
    """Whether a release is signed without being asked for by name."""
    required = state.config.signed_from
    return (
        release.instant.at > as_of
        or (required is not None and release.instant.at >= required)
        or (root / SIGNATURES_FOLDER / reference_path(release.source)).is_dir()
    )


def _is_signed(
    root: Path, release: Entry, found: Mapping[str, SignedRelease], state: SigningState
) -> bool:
    own = found.get(release.url)
    return own is not None and not fitting(root, own, state.article(release), state.config)


def _to_sign(root: Path, release: Entry, facts: Facts, state: SigningState) -> ToSign:
    # What held once may hold again, when a correction is withdrawn: that is a text of its own.
    as_of = max(facts.begins, state.at.astimezone(UTC)).replace(microsecond=0)
    text = text_now(facts, as_of, state.article(release), root).text
    reference = reference_path(release.source)
    path = f"{SIGNATURES_FOLDER}/{reference}/{as_of:%Y%m%dT%H%M%SZ}{TEXT_ENDING}"
    return ToSign(release.source, path, text.encode(), as_of)
