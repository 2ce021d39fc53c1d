"""Everything a press room's folder holds, read once for a command."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.config.reader import Settings, read_settings
from pressroom.content.config.records import Config
from pressroom.content.load.front_matter import taken_keys
from pressroom.content.load.index import ReleaseIndex
from pressroom.content.load.split import decode
from pressroom.content.load.standing_texts import filled, load_standing, speakers_of
from pressroom.content.model import Loaded, Standing, Versions, in_force
from pressroom.core.cache import open_cache
from pressroom.core.files import CONFIG, FileTree, read_source
from pressroom.core.problems import Abort, Problem, choose
from pressroom.pipeline.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.salt import program_digest, salt_of
from pressroom.typeset.settings_words import set_words


class Sources(msgspec.Struct, frozen=True):
    """Everything a press room's folder holds, read; `salt` stands for program and settings, and
    `program` for the program alone."""

    settings: Settings
    loaded: tuple[Loaded, ...]
    index: ReleaseIndex
    boilerplate: Mapping[str, Versions]
    legends: Mapping[str, Versions]
    ledger: Mapping[str, ledger.LedgerEntry]
    program: str
    salt: str
    problems: tuple[Problem, ...]

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
    from pressroom.rules import registry

    settings = room_settings(root, options)
    config, problems = settings.config, settings.warnings
    unknown = [*registry.unknown_codes(config), *taken_keys(config)]
    if unknown:
        raise Abort([*problems, *unknown], exit_code=2)
    boilerplate = load_standing(root, "boilerplate")
    legends = load_standing(root, "legend")
    missing = _missing_boilerplate(config, boilerplate)
    if missing:
        raise Abort([*problems, *missing], exit_code=2)
    program = program_digest()
    salt = salt_of(program, config)
    index = memory.remembered(
        "index",
        (salt, boilerplate, legends, options.afresh),
        lambda: _index(root, config, boilerplate, legends, salt, afresh=options.afresh),
    )
    loaded = index.load(work.jobs, content, work.timing)
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


def _missing_boilerplate(config: Config, boilerplate: Mapping[str, Versions]) -> list[Problem]:
    return [
        Problem(
            path=CONFIG,
            code="PR310",
            message=f"the boilerplate `{issuer.boilerplate}` of {issuer.name} is not there",
            remedy=choose(
                issuer.boilerplate, _open(boilerplate), none="put it into content/boilerplate/"
            ),
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


def index_of(root: Path, config: Config, salt: str) -> ReleaseIndex:
    """The index of the room's release files, as far as it is kept; nothing is read yet."""
    boilerplate, legends = (load_standing(root, kind) for kind in ("boilerplate", "legend"))
    return _index(root, config, boilerplate, legends, salt)


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


def _open(texts: Mapping[str, Versions]) -> list[str]:
    """The names of the texts that were in force from the beginning; others may be secrets."""
    return [name for name, versions in texts.items() if versions[0].since is None]


def about(sources: Sources, as_of: datetime) -> list[Standing]:
    """The issuers' boilerplate for the home page, in the versions in force at `as_of`."""
    day = as_of.astimezone(sources.config.zone).date()
    return [
        filled(text, (issuer,), day.year)
        for issuer in sources.config.issuers
        for text in [in_force(sources.boilerplate.get(issuer.boilerplate, ()), day)]
        if text is not None
    ]


def standing_texts(sources: Sources, as_of: datetime) -> Iterator[Standing]:
    """Every version of every standing text, filled in as for a release of all issuers."""
    everyone = sources.config.issuers
    for name, versions in sources.boilerplate.items():
        speakers = speakers_of(name, everyone, everyone)
        yield from (filled(text, speakers, as_of.year) for text in versions)
    for versions in sources.legends.values():
        yield from (filled(text, everyone, as_of.year) for text in versions)


def new_versions(sources: Sources) -> Iterator[tuple[datetime, str]]:
    """When the home page shows another version of an issuer's boilerplate."""
    for issuer in sources.config.issuers:
        for text in sources.boilerplate.get(issuer.boilerplate, ()):
            if text.since is not None:
                midnight = datetime.combine(text.since, time(), tzinfo=sources.config.zone)
                yield midnight, f"New boilerplate of {issuer.name}"
