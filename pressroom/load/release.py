"""One file's keys and body to a `Release`, every name resolved against the registry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from pressroom import fields
from pressroom.config import SEVERITIES, Config, Issuer, Ruling
from pressroom.fields import Codes, Reader
from pressroom.instants import BadInstant, Instant, read_instant
from pressroom.load.addresses import address_of, read_address
from pressroom.load.documents import files_beside, one_name_each, read_attachment
from pressroom.load.fence import Split
from pressroom.load.front_matter import (
    DatelineKeys,
    FrontMatter,
    MarkKeys,
    WithdrawnKeys,
)
from pressroom.load.inside import read_inside
from pressroom.load.registry import Registry, registered
from pressroom.load.standing import filled, speakers
from pressroom.load.trademarks import read_mark
from pressroom.markets import BadTicker, Ticker, read_tickers
from pressroom.marks import literal, set_headline, without_symbol
from pressroom.model import (
    Dateline,
    Loaded,
    Mark,
    Release,
    Standing,
    Versions,
    Withdrawal,
    in_force,
    slug,
)
from pressroom.problems import Problem, choose, errors
from pressroom.tables import Contact, Product, Topic

_CODES = Codes(unknown="PR006", missing="PR007", wrong="PR008")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_Entry = TypeVar("_Entry")


def read_release(
    path: Path,
    root: Path,
    parts: Split,
    keys: Mapping[str, Any],
    lines: Mapping[fields.Path, int],
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
        self.registry = registry
        in_folder = path.name == "index.md" and path.parent.parent != root / "content"
        self.folder = path.parent if in_folder else None
        self.name = path.parent.name if in_folder else path.stem
        self.day: date | None = None
        self.issuers: tuple[Issuer, ...] = ()

    def instant(self, text: str | None) -> Instant | None:
        if text is None:
            return None
        read = read_instant(text, self.config.zone)
        if isinstance(read, BadInstant):
            self.reader.report(("date",), "PR009", read.message, read.remedy)
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
        self.day = instant.at.date() if instant else None
        self.issuers = self._each("issuers", given.issuers, self._issuer)
        beside = files_beside(self.folder, self.root)
        tickers = self._tickers(given)
        dateline = self._dateline(given.dateline)
        marks = self._each("trademarks", given.trademarks, self._mark)
        products = self._each("products", given.products, self._product)
        topics = self._each("topics", given.topics, self._topic)
        contacts = self._each("contacts", given.contacts, self._contact)
        boilerplate = self._boilerplate(given.boilerplate)
        legend = self._legend(given.legend)
        alone = None if self.folder else self.path.stem
        attachments = self._each(
            "attachments",
            given.attachments,
            lambda item, at: read_attachment(item, at, beside, self.reader, alone),
        )
        one_name_each(attachments, self.reader)
        aliases = self._each(
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
            issuers=speakers(self.config, self.issuers),
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

    def _moment(self, text: str, at: fields.Path) -> datetime | None:
        """A moment for readers: of a bare day, its start."""
        read = read_instant(text, self.config.zone)
        if isinstance(read, BadInstant):
            self.reader.report(at, "PR009", read.message, read.remedy)
            return None
        return read.at

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

    def _each(
        self,
        key: str,
        items: Iterable[Any],
        read: Callable[[Any, fields.Path], _Entry | None],
    ) -> tuple[_Entry, ...]:
        """Each item read, in order, without repeats; faults are left out and reported."""
        found: list[_Entry] = []
        for index, item in enumerate(items):
            entry = read(item, (key, index))
            if entry is not None and entry not in found:
                found.append(entry)
        return tuple(found)

    def _named(
        self, what: str, word: str, known: Mapping[str, _Entry], at: fields.Path, none: str
    ) -> _Entry | None:
        entry = known.get(word.strip().casefold())
        if entry is None:
            self.reader.report(
                at, "PR011", f"unknown {what} `{word}`", choose(word, known, none=none)
            )
        return entry

    def _issuer(self, word: str, at: fields.Path) -> Issuer | None:
        none = "add an [[issuer]] to config.toml"
        return self._named("issuer", word, self.registry.issuers, at, none)

    def _product(self, word: str, at: fields.Path) -> Product | None:
        none = "add a [[product]] to config.toml"
        return self._named("product", without_symbol(word), self.registry.products, at, none)

    def _topic(self, word: str, at: fields.Path) -> Topic | None:
        if self.registry.topics is not None:
            none = "add a [[topic]] to config.toml"
            return self._named("topic", word, self.registry.topics, at, none)
        key = slug(word)
        if not key:
            self.reader.report(at, "PR011", f"`{word}` is no topic", "use letters or digits")
            return None
        name = key.replace("-", " ")
        return Topic(key=key, name=name[0].upper() + name[1:])

    def _contact(self, item: str | Contact, at: fields.Path) -> Contact | None:
        if isinstance(item, Contact):
            if not (item.name or item.organisation or item.for_):
                self.reader.report(
                    at, "PR007", "a contact without a name", "add `name:` or `organisation:`"
                )
            return item
        none = "add a [[contact]] to config.toml"
        return self._named("contact", item, self.registry.contacts, at, none)

    def _mark(self, item: str | MarkKeys, at: fields.Path) -> Mark | None:
        return read_mark(item, at, self.reader, self.registry.marks)

    def _boilerplate(self, names: str | tuple[str, ...]) -> tuple[Standing, ...]:
        none = "content/boilerplate/ has no such file that is in force on the release's day"
        return self._each(
            "boilerplate",
            (names,) if isinstance(names, str) and names else names,
            lambda word, at: self._standing(
                "boilerplate", word, self.registry.boilerplate, at, none
            ),
        )

    def _standing(
        self, what: str, word: str, known: Mapping[str, Versions], at: fields.Path, none: str
    ) -> Standing | None:
        """The standing text of that name, in the version of the release's own day."""
        # Of what is not in force yet, nobody is told the name.
        day = self.day
        if day is not None:
            known = {name: texts for name, texts in known.items() if in_force(texts, day)}
        versions = self._named(what, word, known, at, none)
        if versions is None or self.day is None:
            return None
        text = in_force(versions, self.day)
        if text is None:
            return None
        return filled(text, speakers(self.config, self.issuers), self.day.year)

    def _legend(self, name: str) -> Standing | None:
        if name in ("", "none"):
            return None
        none = "content/legends/ has no such file that is in force on the release's day"
        return self._standing("legend", name, self.registry.legends, ("legend",), none)

    def _rulings(self, given: FrontMatter) -> tuple[Ruling, ...]:
        for index, keys in enumerate(given.lint):
            if keys.severity not in SEVERITIES:
                what = f"`{keys.severity}` is no severity"
                remedy = choose(keys.severity, SEVERITIES, none="")
                self.reader.report(("lint", index, "severity"), "PR008", what, remedy)
        return tuple(Ruling(keys.code, keys.severity, release=self.name) for keys in given.lint)

    def _tickers(self, given: FrontMatter) -> tuple[Ticker, ...]:
        """The listings: as given, or those of the issuers that are named."""
        found: list[Ticker] = []
        rows: list[tuple[fields.Path, str]] = [(("ticker",), given.ticker)] if given.ticker else []
        rows += [(("tickers", index), text) for index, text in enumerate(given.tickers)]
        for at, text in rows:
            for ticker in read_tickers(text):
                if isinstance(ticker, BadTicker):
                    self.reader.report(at, "PR012", ticker.message, ticker.remedy)
                else:
                    found.append(ticker)
        if not rows:
            found = [ticker for issuer in self.issuers for ticker in issuer.tickers]
        return tuple(dict.fromkeys(found))

    def _dateline(self, given: str | DatelineKeys | None) -> Dateline | None:
        if given is None:
            return None
        if isinstance(given, str):
            return Dateline(printed=given.strip())
        return Dateline(given.city, given.region, given.wire)
