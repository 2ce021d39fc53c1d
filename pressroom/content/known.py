"""Registry entries and standing texts that may be known at a moment.

Settings name products, issuers, topics and contacts before the release that tells of them. Such an
entry counts as absent until a public release names it, or until its own `from`. Whether a release
that is held names it must not matter, or the entry's coming and going would tell of that release;
so an entry that nothing names at all is absent too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.reader import Settings
from pressroom.content.config.records import Config, Ruling
from pressroom.content.model import Loaded, Named
from pressroom.content.references import reference_path
from pressroom.content.standing import Versions, started
from pressroom.core.files import CONFIG as FILE
from pressroom.core.problems import Problem, Severity
from pressroom.standards.instants import Instant, read_instant


class _Registered(Protocol):
    """An entry of the registry."""

    @property
    def key(self) -> str: ...
    @property
    def from_(self) -> str: ...


Registered = TypeVar("Registered", bound=_Registered)


class Known(msgspec.Struct, frozen=True):
    """Everything known by all public releases: what they have `named`, and the rulings on them."""

    named: Named
    rulings: tuple[Ruling, ...]


def known_by(public: Sequence[Loaded], config: Config) -> Known:
    """Settings that are known by these releases."""
    named = {item.named for item in public}
    kinds = Named.__struct_fields__
    whole = Named(*(frozenset().union(*(getattr(n, kind) for n in named)) for kind in kinds))
    return Known(whole, _known_rulings(config.rulings, public))


def known_settings(config: Config, known_now: Known, at: datetime) -> Config:
    """The settings without what may not be known at `at`."""
    named = known_now.named
    house, desk = config.issuers[:1], config.contacts[:1]
    asked = config.accessibility.contact if config.accessibility else ""

    def known(
        entries: Sequence[Registered], keys: frozenset[str], own: Sequence[Registered] = ()
    ) -> tuple[Registered, ...]:
        return tuple(
            entry
            for entry in entries
            if entry.key in keys or _begun(entry, config.zone, at, own=entry in own)
        )

    retention = {
        topic: years
        for topic, years in config.disclosure.retention.items()
        if topic in named.topics
    }
    topics = known(config.topics, named.topics)
    names = {topic.name for topic in topics}
    return msgspec.structs.replace(
        config,
        typed={name: typed for name, typed in config.typed.items() if name in names},
        issuers=tuple(i.at(at) for i in known(config.issuers, named.issuers, house)),
        products=known(config.products, named.products),
        topics=topics,
        contacts=known(config.contacts, named.contacts | {asked}, desk),
        rulings=known_now.rulings,
        disclosure=msgspec.structs.replace(config.disclosure, retention=retention),
    )


def _begun(entry: _Registered, zone: ZoneInfo, at: datetime, *, own: bool) -> bool:
    """Whether an entry that nobody names is known: from its own instant, or as the room's `own`."""
    begins = _beginning(entry.from_, zone)
    return own if begins is None else begins <= at


def _beginning(written: str, zone: ZoneInfo) -> datetime | None:
    read = read_instant(written, zone) if written else None
    return read.at if isinstance(read, Instant) else None


def _known_rulings(rulings: Sequence[Ruling], public: Sequence[Loaded]) -> tuple[Ruling, ...]:
    """The rulings for the whole room, and those for a folder or a release that has one public."""
    if not any(ruling.folder or ruling.release for ruling in rulings):
        return tuple(rulings)
    sources = [item.source for item in public]
    names = {part.removesuffix(".md") for source in sources for part in source.split("/")[-2:]}
    names |= {reference_path(source) for source in sources}
    names |= {item.release.name for item in public if item.release}
    return tuple(
        ruling
        for ruling in rulings
        if (not ruling.release or ruling.release in names)
        and (not ruling.folder or any(s.startswith(f"{ruling.folder}/") for s in sources))
    )


def known_texts(
    texts: Mapping[str, Versions], names: Iterable[str], at: datetime
) -> dict[str, Versions]:
    """The standing texts of these names, in the versions that have come into force by `at`."""
    wanted = set(names)
    versions = {name: started(texts[name], at) for name in texts if name in wanted}
    return {name: known for name, known in versions.items() if known}


def beginnings(config: Config) -> Iterator[tuple[datetime, str]]:
    """The instants from which entries of the registry may be known, each with the entry's name."""
    rows: list[tuple[str, str]] = [(row.from_, row.name) for row in config.issuers]
    rows += [(row.from_, row.name) for row in config.products]
    rows += [(row.from_, row.name) for row in config.topics]
    rows += [(row.from_, row.name or row.organisation or row.for_) for row in config.contacts]
    for issuer in config.issuers:
        yield from ((begins, str(ticker)) for ticker, begins in issuer.listed_from)
    for written, name in rows:
        begins = _beginning(written, config.zone)
        if begins is not None:
            yield begins, name


def unused_entries(
    settings: Settings, loaded: Iterable[Loaded], texts: Iterable[str]
) -> list[Problem]:
    """A warning for each issuer and contact that no release names, public or not, and for each mark
    that stands in `texts` and is no mark to readers for that reason."""
    config, whole = settings.config, "\n".join(texts)
    named = known_by(list(loaded), config).named
    shown = known_settings(config, Known(named, ()), datetime.max.replace(tzinfo=UTC))
    rows: list[tuple[str, int, _Registered]] = []
    rows += [("issuer", index, row) for index, row in enumerate(config.issuers)]
    rows += [("contact", index, row) for index, row in enumerate(config.contacts)]
    rows += [
        ("product", index, row)
        for index, row in enumerate(config.products)
        if row.mark and row.name in whole
    ]
    seen = {("issuer", row.key) for row in shown.issuers}
    seen |= {("contact", row.key) for row in shown.contacts}
    seen |= {("product", row.key) for row in shown.products}
    return [
        Problem(
            path=FILE,
            line=settings.line(kind, index),
            code="PR052",
            severity=Severity.WARNING,
            message=f"readers do not see the {kind} `{row.key}` yet: no release names it",
            remedy='name it in one, or add the instant from which it may be known, `from = "…"`',
        )
        for kind, index, row in rows
        if (kind, row.key) not in seen
    ]
