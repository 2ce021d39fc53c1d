"""Everything a press room's folder holds, read once for a command."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.config.reader import Settings, read_settings
from pressroom.content.config.records import Config
from pressroom.content.known import (
    Known,
    beginnings,
    known_by,
    known_settings,
    known_texts,
)
from pressroom.content.load.front_matter import taken_keys
from pressroom.content.load.index import ReleaseIndex
from pressroom.content.load.items import load_item, load_items
from pressroom.content.load.split import decode
from pressroom.content.load.standing_texts import filled, load_standing, speakers_of
from pressroom.content.model import RELEASE, Loaded, Visibility
from pressroom.content.standing import NEVER, Standing, Versions, in_force
from pressroom.content.visibility import visibility
from pressroom.core.cache import open_cache
from pressroom.core.files import CONFIG, FileTree, read_source
from pressroom.core.memory import Memory
from pressroom.core.problems import Abort, Problem, nearest
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.record import Shown
from pressroom.pipeline.salt import program_digest, salt_of
from pressroom.typeset.settings_words import set_words


class Sources(msgspec.Struct, frozen=True):
    """Everything a press room's folder holds, read, releases before items; or what of it may be
    known at a moment, by what is `known`. `salt` stands for program and settings, and `program` for
    the program alone."""

    settings: Settings
    loaded: tuple[Loaded, ...]
    index: ReleaseIndex
    boilerplate: Mapping[str, Versions]
    legends: Mapping[str, Versions]
    ledger: Mapping[str, ledger.LedgerEntry]
    program: str
    salt: str
    problems: tuple[Problem, ...]
    known: Known | None = None

    @property
    def of_releases(self) -> list[Loaded]:
        """The files of releases alone, without those of items."""
        return [item for item in self.loaded if item.kind == RELEASE]

    @property
    def config(self) -> Config:
        """The settings' values."""
        return self.settings.config


def read_sources(
    root: Path,
    options: Options,
    work: Work,
    memory: Memory,
    content: FileTree | None = None,
) -> Sources:
    """Reads `config.toml` and `content/`. `content` is the tree of `content/` where it was looked
    through already. Raises `Abort` when the configuration is bad."""
    # Not every build has to load all rules.
    from pressroom.rules import rulings

    settings = room_settings(root, options)
    config, problems = settings.config, settings.warnings
    unknown = [*rulings.unknown_codes(config), *taken_keys(config)]
    if unknown:
        raise Abort([*problems, *unknown], exit_code=2)
    boilerplate, legends = _standing(root, config)
    program = program_digest()
    salt = salt_of(program, config)
    index = memory.remembered(
        "index",
        (salt, boilerplate, legends, options.afresh),
        lambda: _index(root, config, boilerplate, legends, salt, afresh=options.afresh),
    )
    loaded = [*index.load(work.jobs, content), *load_items(root, config, content)]
    entries, damage = _read_ledger(root)
    return Sources(
        settings,
        tuple(loaded),
        index,
        boilerplate,
        legends,
        entries,
        program,
        salt,
        (*problems, *damage, *index.problems),
    )


def room_settings(root: Path, options: Options) -> Settings:
    """The settings as a build uses them: what readers see of them is set, and a preview leaves slow
    exports out."""
    settings = read_settings(root)
    settings = settings.for_preview() if options.preview else settings
    return msgspec.structs.replace(settings, config=set_words(settings.config))


def known_sources(
    root: Path, sources: Sources, as_of: datetime, options: Options, work: Work, memory: Memory
) -> Sources:
    """The part of the sources that may be known at `as_of`: public releases with what they name,
    and files that may or may not be public, since they cannot be read. With `options.drafts` that
    is everything.

    The releases are read by the settings that are known, as if there were no others. Raises `Abort`
    where an issuer's boilerplate is missing.
    """
    if options.drafts:
        stop_at_setup(absent_boilerplate(sources.settings, sources.config, sources.boilerplate))
        return sources
    decided = [(visibility(item, as_of), item) for item in sources.loaded]
    public = [item for decision, item in decided if decision is Visibility.PUBLIC]
    undecided = [item for decision, item in decided if decision is Visibility.UNDECIDED]
    known = known_by(public, sources.config)
    config = known_settings(sources.config, known, as_of)
    names = known.named.boilerplate
    stop_at_setup(absent_boilerplate(sources.settings, config, sources.boilerplate, names))
    texts = (sources.boilerplate, sources.legends)
    boilerplate, legends = _known_standing(config, known, texts, as_of)
    salt = salt_of(sources.program, config)
    decided_by = (salt, boilerplate, legends)
    index, problems = sources.index, sources.problems
    if decided_by != (sources.salt, sources.boilerplate, sources.legends):
        index = memory.remembered(
            "known index",
            (*decided_by, options.afresh),
            lambda: _index(root, config, boilerplate, legends, salt, afresh=options.afresh),
        )
        among = {item.source for item in public}
        items = [item.source for item in public if item.kind != RELEASE]
        public = index.load(work.jobs, among=among)
        public += [load_item(root, source, config) for source in items]
        index.has_lost = sources.index.has_lost
        problems = (*problems, *index.problems)
    return msgspec.structs.replace(
        sources,
        settings=msgspec.structs.replace(sources.settings, config=config),
        loaded=(*public, *undecided),
        index=index,
        boilerplate=boilerplate,
        legends=legends,
        salt=salt,
        problems=problems,
        known=known,
    )


def _known_standing(
    config: Config,
    known: Known,
    texts: tuple[Mapping[str, Versions], Mapping[str, Versions]],
    at: datetime,
) -> tuple[dict[str, Versions], dict[str, Versions]]:
    boilerplate, legends = texts
    named = known.named
    about = {issuer.boilerplate for issuer in config.issuers}
    return (
        known_texts(boilerplate, named.boilerplate | about, at),
        known_texts(legends, named.legends, at),
    )


def absent_boilerplate(
    settings: Settings,
    config: Config,
    boilerplate: Mapping[str, Versions],
    named: Collection[str] | None = None,
) -> list[Problem]:
    """An error for each issuer of `config`, which is all or a part of the `settings`, whose
    boilerplate is not there; of what is there, the names in `named` may be told, or all."""
    places = {issuer.key: number for number, issuer in enumerate(settings.config.issuers)}
    known = boilerplate if named is None else named
    # Right for a build, too, which may not name all that is there.
    none = "put it into content/boilerplate/, or write the name of a file there"
    return [
        Problem(
            path=CONFIG,
            line=settings.line("issuer", places[issuer.key], "boilerplate"),
            code="PR310",
            message=f"the boilerplate `{issuer.boilerplate}` of {issuer.name} is not there",
            remedy=f"did you mean `{near}`?"
            if (near := nearest(issuer.boilerplate, known))
            else none,
        )
        for issuer in config.issuers
        if issuer.boilerplate and issuer.boilerplate not in boilerplate
    ]


def _read_ledger(root: Path) -> tuple[Mapping[str, ledger.LedgerEntry], list[Problem]]:
    # A link that leads nowhere is no missing ledger: reading it tells.
    if not os.path.lexists(root / ledger.FILE):
        return {}, []
    text, found = decode(read_source(root / ledger.FILE), ledger.FILE)
    entries, damage = ledger.read_ledger(text) if text is not None else ({}, [])
    return entries, [*found, *damage]


def stop_at_setup(problems: Sequence[Problem]) -> None:
    """Raises `Abort` with the exit code of bad settings where there are any problems."""
    if problems:
        raise Abort(problems, exit_code=2)


def _standing(root: Path, config: Config) -> tuple[dict[str, Versions], dict[str, Versions]]:
    boilerplate, legends = (
        load_standing(root, kind, config.zone) for kind in ("boilerplate", "legend")
    )
    return boilerplate, legends


def known_index(root: Path, config: Config, shown: Shown) -> ReleaseIndex:
    """The index of the room's release files that a build which has `shown` something had, as far as
    it is kept; nothing is read yet."""
    texts = _standing(root, config)
    if shown.known is not None:
        config = known_settings(config, shown.known, shown.since)
        texts = _known_standing(config, shown.known, texts, shown.since)
    return _index(root, config, *texts, salt_of(shown.program, config))


def _index(
    root: Path,
    config: Config,
    boilerplate: Mapping[str, Versions],
    legends: Mapping[str, Versions],
    salt: str,
    *,
    afresh: bool = False,
) -> ReleaseIndex:
    kept, rows = (open_cache(root, kind, afresh=afresh) for kind in ("sources", "rows"))
    return ReleaseIndex(root, config, boilerplate, legends, kept, rows, salt)


def about(sources: Sources, as_of: datetime) -> dict[str, Standing]:
    """The issuers' boilerplate for the home page and their own, by the issuers' keys, in the
    versions in force at `as_of`."""
    year = as_of.astimezone(sources.config.zone).year
    return {
        issuer.key: filled(text, (issuer.at(as_of),), year)
        for issuer in sources.config.issuers
        for text in [in_force(sources.boilerplate.get(issuer.boilerplate, ()), as_of)]
        if text is not None
    }


def standing_texts(sources: Sources, as_of: datetime) -> Iterator[Standing]:
    """Every version of every standing text, filled in as for a release of all issuers."""
    everyone = sources.config.issuers
    for name, versions in sources.boilerplate.items():
        speakers = speakers_of(name, everyone, everyone)
        yield from (filled(text, speakers, as_of.year) for text in versions)
    for versions in sources.legends.values():
        yield from (filled(text, everyone, as_of.year) for text in versions)


def changes_of_settings(sources: Sources) -> Iterator[tuple[datetime, str]]:
    """Moments at which the home page shows another version of an issuer's boilerplate, and at which
    an entry of the registry may be known by itself."""
    for begins, name in beginnings(sources.config):
        yield begins, f"{name} may be named"
    for issuer in sources.config.issuers:
        for text in sources.boilerplate.get(issuer.boilerplate, ()):
            if text.since is not None and text.since != NEVER:
                yield text.since, f"New boilerplate of {issuer.name}"
