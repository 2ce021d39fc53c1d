"""Live site as it should be, read from a press room: its finished files, older addresses, the
headers that they are promised, and the addresses of what is not public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from pressroom.content import ledger
from pressroom.content.config.records import Config
from pressroom.content.items import Item
from pressroom.content.model import Entry, Loaded, Release, Site, Visibility
from pressroom.content.site import assemble
from pressroom.content.visibility import visibility
from pressroom.core.memory import Memory
from pressroom.core.problems import Abort, Problem, errors
from pressroom.formats.addresses import beside, file_path, forms, output_path
from pressroom.formats.headers import HeaderRule, Headers, headers
from pressroom.formats.redirect_rules import RedirectRule
from pressroom.formats.redirects import Redirects, redirects
from pressroom.formats.signatures import NAME, SSH_ENDING
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.manifest import Content, read_manifest
from pressroom.pipeline.read import Sources, known_sources, read_sources
from pressroom.pipeline.record import read_record, record_path

SOON = timedelta(hours=1)
"""The time before its instant in which a release's address is not asked for: a cache that keeps
"not found" for a while would answer so when the release is there."""


class LiveSite(msgspec.Struct, frozen=True):
    """A site as it should be found: `url` where the settings say it is, its `files` by output path,
    older addresses, header rules (paths with that of `base`), for how many seconds a page may be
    kept, and addresses of what is not public (`secrets`)."""

    url: str
    files: Mapping[str, Content]
    redirects: tuple[RedirectRule, ...]
    rules: tuple[HeaderRule, ...]
    page_seconds: int
    secrets: tuple[str, ...]

    @property
    def base(self) -> str:
        """The path the site lives under, without a slash at its end."""
        return urlsplit(self.url).path.rstrip("/")


def read_live_site(root: Path, output: Path, as_of: datetime, work: Work) -> LiveSite:
    """Reads what the press room in `root`, built into `output`, should look like from outside at
    `as_of`. Raises `Abort` where nothing is built, or a source cannot be read."""
    options, memory = Options(), Memory()
    everything = read_sources(root, options, work, memory)
    known = known_sources(root, everything, as_of, options, work, memory)
    files: Mapping[str, Content] = {
        path: Content(row.size, row.digest) for path, row in read_manifest(output).items()
    }
    if not files:
        problem = Problem(
            path=f"{output.name}/",
            code="PR724",
            message="there is no finished site here to compare with",
            remedy="run `pressroom build` first, as of the moment that was published",
        )
        raise Abort([problem])
    _refuse_older(root, output, as_of)
    site, problems = assemble(known.loaded, known.config, as_of)
    if errors(problems):
        raise Abort(errors(problems))
    return live_site(everything, known, site, files, as_of)


def _refuse_older(root: Path, output: Path, as_of: datetime) -> None:
    """Raises `Abort` where the last build here showed what was public at other times alone: then
    the host may be right, and every list, feed and sitemap would be told."""
    last = read_record(record_path(root, output))
    if last is not None and not last.shown.since <= as_of < last.shown.until:
        problem = Problem(
            path=f"{output.name}/",
            code="PR724",
            message="it was built for another moment, and the site has changed since",
            remedy="run `pressroom build`, and verify again",
        )
        raise Abort([problem])


def live_site(
    everything: Sources,
    known: Sources,
    site: Site,
    files: Mapping[str, Content],
    as_of: datetime,
) -> LiveSite:
    """The same of sources that are read already: all, and those that may be `known` at `as_of`,
    with the `site` made of these."""
    config = known.config
    rules = redirects(site, ledger.moved(known.ledger, site), config)
    views = [artifact.view for artifact in rules]
    return LiveSite(
        config.site.url,
        files,
        next((view.rules for view in views if isinstance(view, Redirects)), ()),
        promised_rules(config),
        config.headers.page_seconds,
        tuple(sorted(set(secrets(everything, files, as_of)))),
    )


def promised_rules(config: Config) -> tuple[HeaderRule, ...]:
    """The rules of `_headers`; none where the settings do not ask for it."""
    views = [artifact.view for artifact in headers(config)]
    return next((view.rules for view in views if isinstance(view, Headers)), ())


def secrets(sources: Sources, files: Mapping[str, Content], as_of: datetime) -> Iterator[str]:
    """The addresses that releases not public at `as_of`, nor `SOON`, will have, with those of their
    other forms and files; but for those at which something public stands."""
    for item in sources.loaded:
        if visibility(item, as_of) is Visibility.HELD and not _is_soon(item, as_of):
            release = item.release or (item.in_part.release if item.in_part else None)
            if release is not None:
                whole = _whole(sources, release) if item.release else None
                for url in _addresses(release, whole, sources.config):
                    if file_path(url) not in files and output_path(url) not in files:
                        yield url


def _whole(sources: Sources, release: Entry) -> Release:
    return release if isinstance(release, Item) else sources.index.release(release)


def _is_soon(item: Loaded, as_of: datetime) -> bool:
    return not item.draft and item.instant is not None and item.instant.at - as_of <= SOON


def _addresses(release: Entry, whole: Release | None, config: Config) -> Iterable[str]:
    yield release.url
    yield from (form.url for form in forms(config, release.url))
    if config.exports.cards:
        yield beside(release.url, "card.png")
    if config.signers:
        yield from (beside(release.url, NAME + ending) for ending in ("", SSH_ENDING))
    yield from (document.url for document in release.attachments)
    if whole is not None:
        yield from (document.url for document in whole.beside.values())
