"""The parser of `config.toml`: reads the file into a frozen `Config`.

All faults are reported at once, each with its line.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.checks import check_settings
from pressroom.content.config.editorial_schema import Ignore, LintTable
from pressroom.content.config.records import Config, Issuer, Ruling
from pressroom.content.config.schema import ConfigFile
from pressroom.content.config.signing_schema import signers_of, signing_moment
from pressroom.core.fields import Codes, KeyPath, Reader
from pressroom.core.files import CONFIG as FILE
from pressroom.core.files import read_regular
from pressroom.core.problems import Abort, Problem, errors, in_order
from pressroom.standards.exchanges import Ticker, read_ticker
from pressroom.standards.instants import Instant, read_instant
from pressroom.standards.zones import country_of, zone

_CODES = Codes(unknown="PR301", missing="PR302", wrong="PR303")


class Settings(msgspec.Struct, frozen=True):
    """The settings of a press room, the line of each key in `config.toml`, and warnings."""

    config: Config
    lines: Mapping[KeyPath, int]
    warnings: tuple[Problem, ...]

    def line(self, *where: str | int) -> int:
        """The line of a key; 0 when it is not there."""
        return self.lines.get(where, 0)

    def for_preview(self) -> Settings:
        """The same settings without the slow exports, as in `Config.for_preview`."""
        return msgspec.structs.replace(self, config=self.config.for_preview())


def read_settings(root: Path) -> Settings:
    """Reads `config.toml` in the folder `root`; a file with the same bytes is parsed once.

    Raises `Abort` (exit code 2) with every problem if there is an error.
    """
    return _settings(_bytes_of(root / FILE))


@functools.lru_cache(maxsize=4)
def _settings(data: bytes) -> Settings:
    text, tables = _parse(data)
    lines = _lines_of(text)
    reader = Reader(FILE, lines, _CODES, separator=" = ", plain=_plain_text)
    fields = reader.record(ConfigFile, tables) or {}
    check_settings(reader)
    problems = reader.problems
    if errors(problems):
        raise Abort(in_order(problems), exit_code=2)
    return Settings(_config_from(ConfigFile(**fields)), lines, tuple(problems))


_NAMED = ("site", "issuer", "product", "topic", "contact", "disclosure", "accessibility", "menu")
_ADDRESSES = frozenset({"url", "urls", "email", "boilerplate"})


def _plain_text(path: KeyPath, text: str) -> str:
    """Text of a setting that readers get as it is; empty for one that they do not."""
    return text if path and path[0] in _NAMED and _ADDRESSES.isdisjoint(path) else ""


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path)
    except FileNotFoundError:
        raise _abort(
            "PR300",
            0,
            "there is no config.toml here",
            "go to the press room's folder, name it with --root, or begin one: `pressroom init`",
        ) from None
    except OSError as error:
        raise _abort("PR300", 0, f"cannot be read: {error.strerror}", "check the file") from None


def _parse(data: bytes) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _abort(
            "PR300", 0, f"not UTF-8 text (byte {error.start + 1})", "save the file as UTF-8"
        ) from None
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise _abort(
            "PR304", line, f"not TOML: {what}", 'write `key = "value"`, text in straight quotes'
        ) from None


def _abort(code: str, line: int, message: str, remedy: str) -> Abort:
    problem = Problem(path=FILE, line=line, code=code, message=message, remedy=remedy)
    return Abort([problem], exit_code=2)


_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]\]?")
_ENTRY = re.compile(r"\s*([\w\"-]+)\s*=")


def _lines_of(text: str) -> dict[KeyPath, int]:
    """The line of each table and key, from 1, by path: `tomllib` keeps no positions."""
    lines: dict[KeyPath, int] = {(): 1}
    counts: dict[KeyPath, int] = {}  # the last table of each array
    here: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            here = ()
            *above, name = (part.strip('"') for part in header[2].split("."))
            for part in above:
                here = (*here, part)
                here = (*here, counts[here]) if here in counts else here
            here = (*here, name)
            if header[1] == "[[":
                lines.setdefault(here, number)
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            lines[here] = number
        elif entry := _ENTRY.match(line):
            lines.setdefault((*here, entry[1].strip('"')), number)
    return lines


# `check_settings` has refused what cannot be read.


def _ticker(text: str, country: str) -> Ticker:
    read = read_ticker(text, country)
    assert isinstance(read, Ticker)
    return read


def _beginnings(
    written: Mapping[str, str], country: str, zone: ZoneInfo
) -> Iterator[tuple[Ticker, datetime]]:
    for name, text in written.items():
        read = read_instant(text, zone)
        assert isinstance(read, Instant)
        yield _ticker(name, country), read.at


def _config_from(file: ConfigFile) -> Config:
    country = file.site.country or country_of(file.site.timezone)
    return Config(
        site=file.site,
        issuers=tuple(
            Issuer(
                i.key,
                i.name,
                tuple(_ticker(text, country) for text in i.tickers),
                i.boilerplate,
                i.url,
                i.legal_name or i.name,
                i.lei,
                i.isin,
                i.from_,
                tuple(_beginnings(i.tickers_from, country, zone(file.site.timezone))),
                i.names,
            )
            for i in file.issuer
        ),
        products=file.product,
        topics=file.topic,
        free_topics=not file.topic,
        contacts=file.contact,
        typed={},
        extra=file.front_matter.extra,
        date_from_name=file.front_matter.date_from_name,
        import_map=file.import_.map,
        import_types=file.import_.types,
        feed_items=file.feeds.items,
        page_size=file.archive.page_size,
        marks=file.marks,
        typography=file.typography.apply,
        country=country,
        disclosure=file.disclosure,
        rulings=tuple(_rulings(file.lint)),
        hub=file.feeds.hub,
        moved_feeds=file.feeds.moved,
        results=file.results,
        exports=file.exports,
        headers=file.headers,
        publish=file.publish,
        signers=signers_of(file.signing, zone(file.site.timezone)),
        signed_from=signing_moment(file.signing.required_from, zone(file.site.timezone)),
        announce=file.announce,
        mail=file.mail,
        theme=file.theme,
        menu=file.menu,
        head=file.head,
        security=file.security,
        accessibility=file.accessibility,
    )


_NO_DAY = "9999-12-31"


def _rulings(lint: LintTable) -> Iterator[Ruling]:
    """The severities that `[lint]` sets, the more specific ones later."""
    for code, severity in lint.severity.items():
        yield Ruling(code, severity)
    yield from (Ruling(code, "ignore") for code in lint.ignore if isinstance(code, str))
    by_day = sorted(lint.override, key=lambda o: o.before or _NO_DAY, reverse=True)
    for override in sorted(by_day, key=lambda o: len(o.folder)):
        for code in override.codes:
            yield Ruling(
                code, override.severity, folder=override.folder.strip("/"), before=override.before
            )
    for entry in lint.ignore:
        if isinstance(entry, Ignore):
            yield Ruling(entry.code, "ignore", release=entry.release)
