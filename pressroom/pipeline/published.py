"""The public part of a press room at a moment, and its ledger with all of that in it: for commands
that publish it, or record what is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.model import Site
from pressroom.content.site import assemble
from pressroom.core.files import write_whole
from pressroom.core.memory import Memory
from pressroom.core.problems import Abort, stop_at
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import Sources, known_sources, read_sources


class Public(msgspec.Struct, frozen=True):
    """The public part of a press room at `as_of`: `everything` in the room's folder, what of it is
    `known` then, the `site` made of that, and the ledger's entries by id with all that it shows."""

    as_of: datetime
    everything: Sources
    known: Sources
    site: Site
    entries: Mapping[str, ledger.LedgerEntry]

    @property
    def ledger_text(self) -> str:
        """The text of the ledger as it is to be."""
        return ledger.write_ledger(self.entries)


def read_public(root: Path, as_of: datetime, work: Work) -> Public:
    """Reads the public part of the press room in `root` at `as_of`.

    Raises `Abort` when a release or the ledger cannot be read, an address would be lost, or a
    published text was changed in silence.
    """
    options, memory = Options(), Memory()
    everything = read_sources(root, options, work, memory)
    known = known_sources(root, everything, as_of, options, work, memory)
    site, found = assemble(known.loaded, known.config, as_of)
    stop_at([*known.problems, *found, *ledger.lost(known.ledger, site, as_of)], strict=False)
    # To record a silent edit would be to hide it.
    silent = ledger.silent_edits(known.ledger, site, known.index.release)
    if silent:
        raise Abort(silent)
    entries = ledger.enter(known.ledger, site, as_of, known.index.release)
    return Public(as_of, everything, known, site, entries)


def write_ledger_file(root: Path, text: str) -> bool:
    """Writes the ledger of the press room in `root`, if it is not this text already; whether it was
    not. Raises `OSError`."""
    path = root / ledger.FILE
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    if text == before:
        return False
    write_whole(path, text.encode(), lasting=True)
    return True
