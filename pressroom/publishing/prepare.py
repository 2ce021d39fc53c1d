"""Preparation of a publication: the site built, read as visitors would, searched for what is not
public, and held against the ledger. Any error stops here, before a byte leaves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.core.problems import Problem, in_order, stop_at
from pressroom.pipeline.build import Outcome
from pressroom.pipeline.options import Work
from pressroom.pipeline.output.manifest import Content, read_manifest
from pressroom.pipeline.published import Public, read_public
from pressroom.pipeline.reach import Road
from pressroom.publishing.checked import checked, traces
from pressroom.publishing.upload import Wanted, wanted_of
from pressroom.publishing.upload_plan import ledger_pages
from pressroom.publishing.verify_site import LiveSite, live_site


class Prepared(msgspec.Struct, frozen=True):
    """A site that is fit to be public at `as_of`: what its build did, its files as they are to be
    sent, what is public in it, how it should look from outside, and warnings."""

    as_of: datetime
    outcome: Outcome
    wanted: Wanted
    public: Public
    live: LiveSite
    problems: tuple[Problem, ...] = ()


def prepare(
    root: Path, output: Path, as_of: datetime, outcome: Outcome, work: Work, proved: str = ""
) -> Prepared:
    """Makes the site of `as_of`, which was built in `output` with this `outcome`, ready to be
    sent. `proved` is the digest of a manifest whose site was found right before: that is not read
    again, nor searched for what is not public while no source has changed.

    Raises `Abort` for all that stops `check` or `ledger`.
    """
    public = read_public(root, as_of, work)
    config = public.known.config
    problems: list[Problem] = [*outcome.built.shown.problems]
    if outcome.built.manifest != proved:
        problems += checked(root, output, config, as_of).problems
    elif outcome.reach.road is not Road.NOTHING:
        problems += traces(root, output, config, as_of)
    stop_at(problems, strict=False)
    files = {path: Content(row.size, row.digest) for path, row in read_manifest(output).items()}
    live = live_site(public.everything, public.known, public.site, files, as_of)
    wanted = wanted_of(output, config, ledger_pages(public.entries))
    return Prepared(as_of, outcome, wanted, public, live, tuple(in_order(problems)))
