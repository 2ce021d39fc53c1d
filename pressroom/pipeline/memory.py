"""What one build leaves for the next in the same process: the desk builds again and again.

Nothing is believed because it is there: each part is used again only when all that decided
it is the same, compared as values. So an edit of a body costs what it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content import ledger
from pressroom.content.model import Site
from pressroom.content.site import assemble
from pressroom.content.visibility import holds_until
from pressroom.core.problems import Problem, errors
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.html.views import Layout
from pressroom.pipeline.articles import Checker
from pressroom.pipeline.output.plan import ManifestRow, fingerprint
from pressroom.pipeline.read import Sources


class Assembled(msgspec.Struct, frozen=True):
    """A site without its texts, what was found wrong with it, and for which moments it holds:
    from `since` until before `until`. `decided` is all that it was made of."""

    decided: tuple[object, ...]
    since: datetime
    until: datetime
    site: Site
    problems: tuple[Problem, ...]


class Planned(msgspec.Struct, frozen=True):
    """Every file of a site with its fingerprint, its bundles with theirs, the frame of its pages,
    and by source the digests of the texts in them. `decided` is all that they were made of but
    these texts."""

    decided: tuple[object, ...]
    files: Sequence[Artifact]
    bundles: Sequence[tuple[Bundle, ManifestRow]]
    frame: Layout
    wanted: Mapping[str, ManifestRow]
    texts: Mapping[str, bytes]


class Memory:
    """The parts of the last build; at first, none."""

    def __init__(self) -> None:
        self.prover: Checker | None = None
        self.assembled: Assembled | None = None
        self.planned: Planned | None = None

    def assemble(self, sources: Sources, as_of: datetime, *, drafts: bool) -> Assembled:
        """The site as of `as_of`."""
        decided = (sources.salt, sources.loaded, sources.ledger, drafts)
        last = self.assembled
        if last is None or not last.since <= as_of < last.until or last.decided != decided:
            self.assembled = last = _assembled(sources, as_of, decided, drafts=drafts)
            # What was made of the last site holds on to it.
            self.planned = None
        return last

    def prove(self, sources: Sources, make: Callable[[], Checker]) -> Checker:
        """The maker of proofs for what the index holds. `make` makes one, if it must."""
        if self.prover is None or self.prover.index is not sources.index:
            self.prover, self.planned = make(), None
        return self.prover

    def plan(
        self,
        decided: tuple[object, ...],
        salt: str,
        texts: Mapping[str, bytes],
        make: Callable[[], tuple[Sequence[Artifact], Sequence[Bundle], Layout]],
    ) -> Planned:
        """Every file and its fingerprint. `make` makes files, bundles and frame, if it must."""
        last = self.planned
        if last is None or last.decided != decided:
            files, whole, frame = make()
            wanted = {each.path: fingerprint(each, salt, texts.__getitem__) for each in files}
        else:
            files, frame = last.files, last.frame
            whole = [bundle for bundle, _ in last.bundles]
            stale = {source for source, key in texts.items() if last.texts.get(source) != key}
            wanted = dict(last.wanted)
            for each in files if stale else ():
                if not stale.isdisjoint(each.texts):
                    wanted[each.path] = fingerprint(each, salt, texts.__getitem__)
        bundles = [(each, fingerprint(each, salt, texts.__getitem__)) for each in whole]
        self.planned = Planned(decided, files, bundles, frame, wanted, texts)
        return self.planned


def _assembled(
    sources: Sources, as_of: datetime, decided: tuple[object, ...], *, drafts: bool
) -> Assembled:
    site, found = assemble(sources.loaded, sources.config, as_of, drafts=drafts)
    # A release that cannot be read is not lost, and one fault should not look like two.
    if not drafts and not errors(found):
        found += ledger.lost(sources.ledger, site, as_of)
    firsts = ledger.firsts(sources.ledger, as_of)
    until = min([holds_until(sources.loaded, sources.config, as_of), *firsts])
    return Assembled(decided, as_of, until, site, tuple(found))
