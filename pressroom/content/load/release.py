"""One file's keys and body to a `Release`, every name resolved against the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pressroom.content.config.checks import SEVERITIES
from pressroom.content.config.records import Config, Issuer, Ruling
from pressroom.content.load.address_keys import address_of, read_address
from pressroom.content.load.attachments import files_beside, one_name_each, read_attachment
from pressroom.content.load.front_matter import DatelineKeys, FrontMatter, WithdrawnKeys
from pressroom.content.load.inside_information import read_inside
from pressroom.content.load.registered import Registry, registered
from pressroom.content.load.registry_lookup import Resolver, resolve_each
from pressroom.content.load.split import Split
from pressroom.content.load.standing_texts import speakers
from pressroom.content.model import Dateline, Loaded, Mark, Release, Withdrawal, slug
from pressroom.content.trademarks.policy import set_headline
from pressroom.content.trademarks.symbols import literal
from pressroom.core import fields
from pressroom.core.fields import Codes, Reader
from pressroom.core.problems import Problem, choose, errors
from pressroom.standards.exchanges import BadTicker, Ticker, read_tickers
from pressroom.standards.instants import BadInstant, Instant, read_instant

_CODES = Codes(unknown="PR006", missing="PR007", wrong="PR008")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_release(
    path: Path,
    root: Path,
    parts: Split,
    keys: Mapping[str, Any],
    lines: Mapping[fields.KeyPath, int],
    config: Config,
    registry: Registry,
    problems: Iterable[Problem],
) -> Loaded:
    """The release that `keys` and `parts` make, or as much as is certain and the problems."""
    source = path.relative_to(root).as_posix()
    reader = Reader(source, lines, _CODES)
    # A key that is there and empty is one that is not there, but for those that decide
    # visibility or must not be empty.
    given = {
        key: value
        for key, value in keys.items()
        if value != ""
        or key in ("title", "date", "draft", "withdrawn")
        or key not in FrontMatter.__struct_encode_fields__
    }
    values = reader.record(FrontMatter, given, extra=config.extra) or {}
    builder = _Builder(path, root, reader, config, registry)
    instant = builder.instant(values.get("date"))
    draft: bool | None = values.get("draft", False)
    if "draft" in given and "draft" not in values:
        draft = None
    release = builder.build(values, instant, bool(draft), parts, keys)
    found = [*problems, *reader.problems]
    return Loaded(
        source=source,
        instant=instant,
        draft=draft,
        release=None if errors(found) else release,
        problems=tuple(found),
        date_line=reader.line(("date",)),
    )


class _Builder:
    """Turns read values into records; every fault goes to the reader's list."""

    def __init__(
        self, path: Path, root: Path, reader: Reader, config: Config, registry: Registry
    ) -> None:
        self.path = path
        self.root = root
        self.reader = reader
        self.config = config
        self.names = Resolver(reader, registry)
        in_folder = path.name == "index.md" and path.parent.parent != root / "content"
        self.folder = path.parent if in_folder else None
        self.name = path.parent.name if in_folder else path.stem

    def instant(self, text: str | None, at: fields.KeyPath = ("date",)) -> Instant | None:
        if text is None:
            return None
        read = read_instant(text, self.config.zone)
        if isinstance(read, BadInstant):
            self.reader.report(at, "PR009", read.message, read.remedy)
            return None
        return read

    def build(
        self,
        values: Mapping[str, Any],
        instant: Instant | None,
        draft: bool,
        parts: Split,
        keys: Mapping[str, Any],
    ) -> Release | None:
        """The release; None when a part without which there is no address is missing."""
        given = FrontMatter(**{"title": "", "date": "", **values})
        day = instant.at.date() if instant else None
        named = self.names.issuers(given.issuers)
        issuers = speakers(self.config, named)
        beside = files_beside(self.folder, self.root)
        tickers = self._tickers(given, named)
        dateline = _dateline(given.dateline)
        marks = self.names.marks(given.trademarks)
        products = self.names.products(given.products)
        topics = self.names.topics(given.topics)
        contacts = self.names.contacts(given.contacts)
        boilerplate = self.names.boilerplate(given.boilerplate, day, issuers)
        legend = self.names.legend(given.legend, day, issuers)
        alone = None if self.folder else self.path.stem
        attachments = resolve_each(
            "attachments",
            given.attachments,
            lambda item, at: read_attachment(item, at, beside, self.reader, alone),
        )
        one_name_each(attachments, self.reader)
        aliases = resolve_each(
            "aliases", given.aliases, lambda text, at: read_address(text, at, self.reader)
        )
        updated = self._moment(given.updated, ("updated",)) if given.updated else None
        withdrawal = self._withdrawal(given.withdrawn)
        inside = read_inside(given, instant, self.reader, self.config)
        language = self._language(given.language)
        url = address_of(given, self.name, instant, self.reader)
        if instant is None or url is None:
            return None
        return Release(
            source=self.reader.source,
            name=self.name,
            title=self._headline(given, language, marks),
            instant=instant,
            draft=draft,
            url=url,
            id=f"tag:{self.config.id_authority}:{slug(self.name)}",
            year=instant.at.year,
            subheads=given.subheads,
            dateline=dateline,
            issuers=issuers,
            tickers=tickers,
            marks=marks,
            attribution=given.attribution,
            products=products,
            topics=topics,
            contacts=contacts,
            boilerplate=boilerplate,
            legend=legend,
            attachments=attachments,
            aliases=aliases,
            inside=inside,
            updated=updated,
            corrects=given.corrects,
            correction_note=given.correction_note,
            withdrawal=withdrawal,
            source_line=given.source,
            provided_by=given.provided_by,
            language=language,
            translation_of=given.translation_of,
            beside=beside,
            rulings=self._rulings(given),
            extra={key: keys.get(key, "") for key in self.config.extra},
            body=parts.body,
            body_line=parts.body_line,
            lines={
                str(path[0]): line for path, line in self.reader.lines.items() if len(path) == 1
            },
        )

    def _headline(self, given: FrontMatter, language: str, marks: tuple[Mark, ...]) -> str:
        """The headline, marks as the house sets them; a correction's begins with what the
        house says of corrections."""
        title = literal(given.title.strip())
        if self.config.marks.apply:
            known = (*marks, *registered(self.config))
            title = set_headline(title, known, self.config.marks.policy)
        if not given.corrects:
            return title
        if not given.correction_note:
            remedy = "say what changed: `correction_note: Net sales are $72.8 million.`"
            self.reader.report(("corrects",), "PR019", "a correction without a note", remedy)
        prefixes = self.config.disclosure.correction_prefix
        prefix = prefixes.get(language, prefixes.get("en", "CORRECTING and REPLACING"))
        return title if title.casefold().startswith(prefix.casefold()) else f"{prefix} {title}"

    def _moment(self, text: str, at: fields.KeyPath) -> datetime | None:
        """A moment for readers: of a bare day, its start."""
        read = self.instant(text, at)
        return read.at if read else None

    def _withdrawal(self, given: WithdrawnKeys | None) -> Withdrawal | None:
        if given is None:
            return None
        at = self._moment(given.date, ("withdrawn", "date"))
        return Withdrawal(at, given.reason) if at else None

    def _language(self, tag: str) -> str:
        known = self.config.site.languages
        if not tag:
            return self.config.language
        if tag in known:
            return tag
        if _LANGUAGE.fullmatch(tag):
            remedy = f"add it to `languages` in config.toml, or use {' or '.join(known)}"
        else:
            remedy = "write a BCP 47 tag such as `en` or `pt-BR`"
        self.reader.report(
            ("language",), "PR016", f"`{tag}` is not among the site's languages", remedy
        )
        return tag

    def _rulings(self, given: FrontMatter) -> tuple[Ruling, ...]:
        for index, keys in enumerate(given.lint):
            if keys.severity not in SEVERITIES:
                what = f"`{keys.severity}` is no severity"
                remedy = choose(keys.severity, SEVERITIES, none="")
                self.reader.report(("lint", index, "severity"), "PR008", what, remedy)
        return tuple(Ruling(keys.code, keys.severity, release=self.name) for keys in given.lint)

    def _tickers(self, given: FrontMatter, issuers: tuple[Issuer, ...]) -> tuple[Ticker, ...]:
        """The listings: as given, or those of the issuers that are named."""
        found: list[Ticker] = []
        rows: list[tuple[fields.KeyPath, str]] = (
            [(("ticker",), given.ticker)] if given.ticker else []
        )
        rows += [(("tickers", index), text) for index, text in enumerate(given.tickers)]
        for at, text in rows:
            for ticker in read_tickers(text):
                if isinstance(ticker, BadTicker):
                    self.reader.report(at, "PR012", ticker.message, ticker.remedy)
                else:
                    found.append(ticker)
        if not rows:
            found = [ticker for issuer in issuers for ticker in issuer.tickers]
        return tuple(dict.fromkeys(found))


def _dateline(given: str | DatelineKeys | None) -> Dateline | None:
    if given is None:
        return None
    if isinstance(given, str):
        return Dateline(printed=given.strip())
    return Dateline(given.city, given.region, given.wire)
