"""Builds a `Release` from a file's front matter and body, with names looked up in the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact, ContactTable
from pressroom.content.load.address_keys import address_of, feed_name, last_part, read_aliases
from pressroom.content.load.attachments import (
    check_unique_names,
    files_beside,
    read_attachment,
    report_twins,
)
from pressroom.content.load.clean_pictures import read_lead
from pressroom.content.load.common_keys import CODES, read_language, read_moment, read_rulings
from pressroom.content.load.draft_date import is_to_come, no_date, preview_day
from pressroom.content.load.file_names import composed
from pressroom.content.load.foreign_keys import counterpart, report_held_back
from pressroom.content.load.front_matter import DatelineKeys, FrontMatter, WithdrawnKeys
from pressroom.content.load.in_part import faulty_keys
from pressroom.content.load.inside_information import read_inside_information
from pressroom.content.load.named_day import named_day, stand_in, warn_of_moved_day
from pressroom.content.load.names import Names
from pressroom.content.load.period_keys import periods_in
from pressroom.content.load.plain_text import readers_text
from pressroom.content.load.registered import Registry, registry_marks
from pressroom.content.load.registry_lookup import Resolver, resolve_each
from pressroom.content.load.split import ReleaseParts
from pressroom.content.load.standing_texts import release_issuers
from pressroom.content.load.ticker_keys import read_listings
from pressroom.content.load.yaml_nodes import YamlMapping
from pressroom.content.model import (
    Dateline,
    Document,
    InPart,
    InsideInformation,
    LeadPicture,
    Loaded,
    Mark,
    Named,
    Release,
    Withdrawal,
)
from pressroom.content.references import reference_path, slug
from pressroom.content.retention import check_retention
from pressroom.content.trademarks.policy import set_headline
from pressroom.content.trademarks.symbols import with_plain_symbols
from pressroom.core.fields import KeyPath, Reader
from pressroom.core.problems import Problem, errors
from pressroom.standards.instants import Instant
from pressroom.standards.languages import form_in


def read_release(
    path: Path,
    root: Path,
    parts: ReleaseParts,
    yaml: YamlMapping,
    config: Config,
    registry: Registry,
    problems: Iterable[Problem],
) -> Loaded:
    """The release of one file, or None and its problems; date and draft as far as they are certain.

    `problems` are those of reading the file's bytes and YAML; they come first.
    """
    source = path.relative_to(root).as_posix()
    reader = Reader(source, yaml.lines, CODES, elsewhere=counterpart, plain=readers_text)
    # An empty key counts as absent, except those that decide visibility or must not be empty.
    given = {
        key: value
        for key, value in yaml.values.items()
        if value != ""
        or key in ("title", "date", "draft", "withdrawn")
        or key not in FrontMatter.__struct_encode_fields__
    }
    builder = _ReleaseBuilder(path, root, reader, config, registry)
    day = named_day(builder.name) if config.date_from_name else None
    if day is not None:
        given.setdefault("date", str(day))
    values = reader.record(FrontMatter, given, extra=config.extra) or {}
    draft: bool | None = values.get("draft", False)
    if "draft" in given and "draft" not in values:
        draft = None
    to_come = bool(draft) and is_to_come(values.get("date"))
    instant = None if to_come else builder.instant(values.get("date"))
    front = FrontMatter(**{"title": "", "date": "", **values})
    extra = {key: yaml.values.get(key, "") for key in config.extra}
    at = instant.at if instant else None
    warn_of_moved_day(values.get("date", ""), at, reference_path(source), config.zone, reader)
    report_held_back(extra, reader)
    order = preview_day(builder.name, config.zone) if to_come else instant
    release = builder.build(front, order, bool(draft), parts, extra)
    found = [*problems, *reader.problems, *([no_date(reader)] if to_come else [])]
    wrong = bool(errors(found))
    return Loaded(
        source=source,
        instant=instant,
        draft=draft,
        release=None if wrong else release,
        problems=tuple(found),
        date_line=reader.line(("date",)),
        in_part=InPart(release, faulty_keys(reader, values, builder.name)) if wrong else None,
        named=builder.named,
    )


class _Addresses(msgspec.Struct, frozen=True):
    """A release's files, each with its address, and the older addresses that redirect to it."""

    beside: Mapping[str, Document]
    attachments: tuple[Document, ...]
    image: LeadPicture | None
    aliases: tuple[str, ...]


class _Moments(msgspec.Struct, frozen=True):
    """The later moments of a release, and the statement on inside information."""

    updated: datetime | None
    withdrawal: Withdrawal | None
    inside: InsideInformation | None


class _ReleaseBuilder:
    """Builds a `Release` from checked values; every fault goes to the reader's problems."""

    def __init__(
        self, path: Path, root: Path, reader: Reader, config: Config, registry: Registry
    ) -> None:
        self.path = path
        self.root = root
        self.reader = reader
        self.config = config
        self.resolver = Resolver(reader, registry)
        in_folder = path.name == "index.md" and path.parent.parent != root / "content"
        self.folder = path.parent if in_folder else None
        self.name = composed(path.parent.name if in_folder else path.stem)
        self.named = Named()

    def instant(self, text: str | None, at: KeyPath = ("date",)) -> Instant | None:
        """The instant that `text` states, in the site's time zone; None for none or a fault."""
        return read_moment(text, at, self.reader, self.config)

    def build(
        self,
        front: FrontMatter,
        instant: Instant | None,
        draft: bool,
        parts: ReleaseParts,
        extra: Mapping[str, Any],
    ) -> Release:
        """The release; without an instant or an address, which is reported, it has that of its
        file's name. `extra` are the site's own keys."""
        names = self._names(front, instant)
        texts = (front.title, *front.subheads, parts.body)
        self.named = names.keys(texts, self.config)
        dated = instant or stand_in(self.name, self.config.zone)
        url = address_of(front, self.name, dated, self.reader)
        addresses = self._addresses(front, url)
        moments = self._moments(front, instant)
        regime = front.regime or self.config.disclosure.regime
        inside = front.inside_information
        check_retention(names.topics, regime, inside, self.reader, self.config)
        language = read_language(front.language, self.config, self.reader)
        name = feed_name(front, self.name, self.reader)
        url = url or f"/releases/{dated.at.year}/{last_part(self.name)}/"
        return Release(
            source=self.reader.source,
            name=name,
            title=self._headline(front, language, names.marks),
            instant=dated,
            draft=draft,
            url=url,
            id=f"tag:{self.config.id_authority}:{slug(name)}",
            year=dated.at.year,
            subheads=front.subheads,
            dateline=_dateline(front.dateline),
            attribution=front.attribution,
            corrects=composed(front.corrects),
            correction_note=front.correction_note,
            source_line=front.source,
            provided_by=front.provided_by,
            periods=periods_in(front.period, self.reader),
            people=_items_named(front.people),
            media=_items_named(front.media),
            language=language,
            translation_of=composed(front.translation_of),
            rulings=read_rulings(front.lint, name, self.reader),
            extra=extra,
            body=parts.body,
            body_line=parts.body_line,
            lines={
                str(path[0]): line for path, line in self.reader.lines.items() if len(path) == 1
            },
            **msgspec.structs.asdict(names),
            **msgspec.structs.asdict(addresses),
            **msgspec.structs.asdict(moments),
        )

    def _names(self, front: FrontMatter, instant: Instant | None) -> Names:
        at = instant.at if instant else None
        # A listing that begins later is none of this release's.
        began = at or datetime.max.replace(tzinfo=UTC)
        named = tuple(issuer.at(began) for issuer in self.resolver.issuers(front.issuers))
        tickers = read_listings(front, named, self.config.country, self.reader)
        listed = release_issuers(self.config, named, tickers, front.boilerplate)
        issuers = tuple(issuer.at(began) for issuer in listed)
        standing = Resolver(self.reader, self.resolver.registry, front.language)
        return Names(
            issuers=issuers,
            tickers=tickers,
            marks=self.resolver.marks(front.trademarks),
            products=self.resolver.products(front.products),
            topics=self.resolver.topics(front.topics),
            contacts=tuple(
                _in_language(contact, front.language or self.config.language)
                for contact in self.resolver.contacts(front.contacts)
            ),
            boilerplate=standing.boilerplate(front.boilerplate, at, issuers, draft=front.draft),
            legend=standing.legend(front.legend, at, issuers, draft=front.draft),
        )

    def _addresses(self, front: FrontMatter, url: str | None) -> _Addresses:
        beside = files_beside(self.folder, self.root)
        report_twins(beside, self.reader)
        own_name = None if self.folder else self.path.stem
        attachments = resolve_each(
            "attachments",
            front.attachments,
            lambda item, at: read_attachment(item, at, beside, self.reader, own_name),
        )
        check_unique_names(attachments, self.reader)
        aliases = read_aliases(front.aliases, url, self.reader)
        image = read_lead(front.image, beside, self.root, self.reader, own_name)
        return _Addresses(beside, attachments, image, aliases)

    def _moments(self, front: FrontMatter, instant: Instant | None) -> _Moments:
        return _Moments(
            updated=self._moment(front.updated, ("updated",)) if front.updated else None,
            withdrawal=self._withdrawal(front.withdrawn),
            inside=read_inside_information(front, instant, self.reader, self.config),
        )

    def _headline(self, front: FrontMatter, language: str, marks: tuple[Mark, ...]) -> str:
        """The headline with trademark symbols by house policy, and the prefix of a correction."""
        title = with_plain_symbols(front.title.strip())
        if self.config.marks.apply:
            known = (*marks, *registry_marks(self.config))
            title = set_headline(title, known, self.config.marks.policy)
        if not front.corrects:
            return title
        if not front.correction_note:
            remedy = "say what changed: `correction_note: Net sales are $72.8 million.`"
            self.reader.report(("corrects",), "PR019", "a correction without a note", remedy)
        prefix = self.config.disclosure.prefix_in(language)
        return title if title.casefold().startswith(prefix.casefold()) else f"{prefix} {title}"

    def _moment(self, text: str, at: KeyPath) -> datetime | None:
        """The moment to show readers; for a date alone, the start of that day."""
        read = self.instant(text, at)
        return read.at if read else None

    def _withdrawal(self, withdrawn: WithdrawnKeys | None) -> Withdrawal | None:
        if withdrawn is None:
            # Beside an error in another of its keys.
            date = self.reader.read_values.get(("withdrawn",), {}).get("date")
            self.instant(date, ("withdrawn", "date"))
            return None
        at = self._moment(withdrawn.date, ("withdrawn", "date"))
        return Withdrawal(at, withdrawn.reason) if at else None


def _in_language(contact: Contact, language: str) -> Contact:
    if not isinstance(contact, ContactTable) or not contact.titles:
        return contact
    return msgspec.structs.replace(
        contact, title=form_in(contact.titles, contact.title, language), titles={}
    )


def _dateline(dateline: str | DatelineKeys | None) -> Dateline | None:
    if dateline is None:
        return None
    if isinstance(dateline, str):
        return Dateline(printed=dateline.strip())
    return Dateline(dateline.city, dateline.region, dateline.wire)


def _items_named(names: Iterable[str]) -> tuple[str, ...]:
    """The names of items, each once, as their files are called."""
    return tuple(dict.fromkeys(composed(name).strip("/") for name in names))
