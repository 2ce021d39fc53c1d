"""`config.toml` to a frozen `Config`: the issuer's registry and how the site behaves.

Every bad key is reported at once, with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from pressroom.fields import Codes, Reader
from pressroom.fields import Path as Where
from pressroom.markets import BadTicker, Ticker, read_ticker
from pressroom.problems import Abort, Problem, Severity, choose, errors, in_order
from pressroom.regimes import REGIMES, valid_lei
from pressroom.tables import (
    ConfigFile,
    ContactTable,
    DisclosureTable,
    Ignore,
    LintTable,
    Product,
    SiteTable,
    Topic,
)

FILE = "config.toml"
_CODES = Codes(unknown="PR301", missing="PR302", wrong="PR303")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
_AUTHORITY = re.compile(r"[\w.@-]+,\d{4}(-\d\d){0,2}", re.ASCII)
SEVERITIES = ("error", "warning", "ignore")
"""How bad a rule's faults can be."""
_WIRE_STYLES = ("business-wire", "globenewswire", "pr-newswire", "plain")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Issuer(msgspec.Struct, frozen=True):
    """A company that speaks, with its listings read; `lei` has right check digits, or is empty."""

    key: str
    name: str
    tickers: tuple[Ticker, ...]
    boilerplate: str
    url: str
    legal_name: str
    lei: str


class Ruling(msgspec.Struct, frozen=True):
    """How bad the faults of the rule `code` are: `error`, `warning` or `ignore`; everywhere, or
    in one folder of releases, or in the one release of that file name."""

    code: str
    severity: str
    folder: str = ""
    release: str = ""


class Config(msgspec.Struct, frozen=True):
    """The press room's settings and registry, checked; what every room may rely on."""

    site: SiteTable
    issuers: tuple[Issuer, ...]
    products: tuple[Product, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[ContactTable, ...]
    extra: tuple[str, ...]
    feed_items: int
    page_size: int
    disclosure: DisclosureTable
    rulings: tuple[Ruling, ...]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.timezone)

    @property
    def origin(self) -> str:
        """`https://press.example.com`: scheme and host, without the path."""
        parts = urlsplit(self.site.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def base(self) -> str:
        """The path the site lives under, without a closing slash: empty, or `/press`."""
        return urlsplit(self.site.url).path.rstrip("/")

    @property
    def language(self) -> str:
        return self.site.languages[0]

    @property
    def id_authority(self) -> str:
        """The authority of `tag:` ids; without a setting it follows the domain."""
        return self.site.id_authority or f"{urlsplit(self.site.url).hostname},2026"


def read_config(path: Path) -> tuple[Config, list[Problem]]:
    """The configuration in the file `path`, with what deserves a warning.

    Raises `Abort` (exit code 2) with every problem in it when it cannot be used.
    """
    text, data = _parse(path)
    reader = Reader(FILE, _lines_of(text), _CODES, sign=" = ")
    fields = reader.record(ConfigFile, data) or {}
    _check(reader)
    problems = reader.problems
    if errors(problems):
        raise Abort(in_order(problems), exit_code=2)
    return _assembled(ConfigFile(**fields)), problems


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    def abort(code: str, line: int, message: str, remedy: str) -> Abort:
        problem = Problem(path=FILE, line=line, code=code, message=message, remedy=remedy)
        return Abort([problem], exit_code=2)

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise abort(
            "PR300",
            0,
            "there is no config.toml here",
            "go to the press room's folder, name it with --root, or begin one: `pressroom init`",
        ) from None
    except UnicodeDecodeError as error:
        raise abort(
            "PR300", 0, f"not UTF-8 text (byte {error.start + 1})", "save the file as UTF-8"
        ) from None
    except OSError as error:
        raise abort("PR300", 0, f"cannot be read: {error.strerror}", "check the file") from None
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise abort(
            "PR304", line, f"not TOML: {what}", 'write `key = "value"`, text in straight quotes'
        ) from None


_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]\]?")
_ENTRY = re.compile(r"\s*([\w\"-]+)\s*=")


def _lines_of(text: str) -> dict[Where, int]:
    """Where each table and key stands. tomllib keeps no positions, and we want only these."""
    lines: dict[Where, int] = {(): 1}
    counts: dict[str, int] = {}
    here: Where = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header[2].strip('"')
            here = (name,)
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                here = (name, counts[name])
                lines.setdefault((name,), number)
            lines[here] = number
        elif entry := _ENTRY.match(line):
            lines.setdefault((*here, entry[1].strip('"')), number)
    return lines


def _check(reader: Reader) -> None:
    """What types alone cannot say, of every value that could be read."""
    keys: dict[str, set[str]] = {}
    for path, values in reader.read.items():
        match path:
            case ("site",):
                _check_site(reader, values)
            case (("issuer" | "product" | "topic" | "contact") as table, int()) if "key" in values:
                _check_key(reader, path, values["key"], keys.setdefault(table, set()))
            case ("disclosure",):
                _check_disclosure(reader, values)
            case (("feeds" | "archive"),):
                for key, number in values.items():
                    if not 1 <= number <= 100_000:
                        what = f"`{key}` must be from 1 to 100,000"
                        reader.report((*path, key), "PR306", what, f"write `{key} = 20`")
    names: dict[tuple[str, str], int] = {}
    for path, values in reader.read.items():
        if len(path) == 2 and path[0] in ("product", "topic"):
            kind, index = str(path[0]), int(path[1])
            for name in {values.get("name", ""), *values.get("aliases", ())} - {""}:
                if names.setdefault((kind, name.casefold()), index) != index:
                    what = f"a second [[{kind}]] is called `{name}`"
                    reader.report(path, "PR308", what, "let each name belong to one")
        for ticker in values.get("tickers", ()):
            read = read_ticker(ticker)
            if isinstance(read, BadTicker):
                reader.report((*path, "tickers"), "PR305", read.message, read.remedy)
        if path[:1] == ("issuer",) and values.get("url") and not _host(values["url"]):
            what = f"`{values['url']}` is not the address of a site"
            reader.report((*path, "url"), "PR306", what, 'write `url = "https://www.example.com"`')
        if values.get("lei") and not valid_lei(values["lei"]):
            what = f"`{values['lei']}` is no Legal Entity Identifier: its check digits are wrong"
            reader.report((*path, "lei"), "PR306", what, "copy it anew from the LEI register")
        if path == ("lint",):
            _check_severities(reader, values)
        if values.get("mark", "") not in ("", "®", "™", "℠"):
            what = f"`{values['mark']}` is no trademark symbol"
            reader.report((*path, "mark"), "PR306", what, "write ®, ™ or ℠")


def _check_severities(reader: Reader, values: dict[str, Any]) -> None:
    given = [(("lint", "severity", code), s) for code, s in values.get("severity", {}).items()]
    for index, override in enumerate(values.get("override", ())):
        given.append((("lint", "override", index), override.severity))
        if not f"{override.folder}/".startswith("content/releases/"):
            what = f"`{override.folder}` is no folder of releases"
            remedy = 'write `folder = "content/releases/1996"`'
            reader.report(("lint", "override", index), "PR306", what, remedy)
    for where, severity in given:
        if severity not in SEVERITIES:
            what = f"`{severity}` is no severity"
            reader.report(where, "PR306", what, choose(severity, SEVERITIES, none=""))


def _check_site(reader: Reader, site: dict[str, Any]) -> None:
    def fault(key: str, what: str, remedy: str) -> None:
        reader.report(("site", key), "PR306", f"`{what}", remedy)

    host = ""
    if "url" in site:
        host = _host(site["url"])
        if not host:
            what = f"{site['url']}` is not an address a site can be published at"
            fault("url", what, 'write `url = "https://press.example.com"`')
    if not site.get("title", "x").strip():
        reader.report(("site", "title"), "PR306", "the title is empty", 'write `title = "News"`')
    if "timezone" in site:
        _check_zone(site["timezone"], fault)
    for tag in site.get("languages", ("en",)) or ("",):
        if not _LANGUAGE.fullmatch(tag):
            remedy = 'write BCP 47 tags, `languages = ["en"]`'
            fault("languages", f"{tag}` is no language tag", remedy)
    example = f'`id_authority = "{host or "press.example.com"},2026"`'
    authority = site.get("id_authority", "")
    if authority and not _AUTHORITY.fullmatch(authority):
        fault("id_authority", f"{authority}` is not a domain and a date", f"write {example}")
    if not authority:
        reader.problems.append(
            Problem(
                path=FILE,
                line=reader.line(("site",)),
                code="PR307",
                severity=Severity.WARNING,
                message="no `id_authority`, so feed ids would change with the domain",
                remedy=f"add {example}: the domain and a year in which it was yours",
            )
        )
    style = site.get("wire_style", "plain")
    if style not in _WIRE_STYLES:
        fault("wire_style", f"{style}` is no wire style", choose(style, _WIRE_STYLES, none=""))


def _host(url: str) -> str:
    """The host of an address that a site can be published at; empty for any other."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and not parts.username and parts.port != 0
    except ValueError:
        return ""
    if not usable or parts.query or parts.fragment or re.search(r"[\s\\]|/\.", url):
        return ""
    return parts.hostname or ""


def _check_disclosure(reader: Reader, values: dict[str, Any]) -> None:
    regime = values.get("regime", "")
    if regime and regime not in REGIMES:
        what = f"`{regime}` is no regime"
        remedy = choose(regime, REGIMES, none="")
        reader.report(("disclosure", "regime"), "PR306", what, remedy)
    for topic, years in values.get("retention", {}).items():
        if not 1 <= years <= 200:
            what = f"`{topic}` must be kept for 1 to 200 years"
            reader.report(("disclosure", "retention"), "PR306", what, f"write `{topic} = 10`")
    day = values.get("previously_posted", "")
    try:
        if day:
            date.fromisoformat(day)
    except ValueError:
        what = f"`{day}` is no day"
        remedy = 'write `previously_posted = "2012-01-01"`'
        reader.report(("disclosure", "previously_posted"), "PR306", what, remedy)


def _check_zone(name: str, fault: Callable[[str, str, str], None]) -> None:
    try:
        if name in ("localtime", "posixrules", "Factory") or name.startswith(("right/", "posix/")):
            # These are the machine's, or leap seconds: a build must not depend on them.
            raise ValueError
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        none = "use a name such as Europe/Berlin"
        fault(
            "timezone", f"{name}` is no time zone", choose(name, available_timezones(), none=none)
        )


def _check_key(reader: Reader, path: Where, key: str, seen: set[str]) -> None:
    if not _KEY.fullmatch(key):
        remedy = "use a-z, 0-9 and - only: it becomes part of an address"
        reader.report((*path, "key"), "PR306", f"`{key}` cannot be a key", remedy)
    if key in seen:
        what = f"a second [[{path[0]}]] has the key `{key}`"
        reader.report((*path, "key"), "PR308", what, "give each its own key")
    seen.add(key)


def _assembled(file: ConfigFile) -> Config:
    def ticker(text: str) -> Ticker:
        read = read_ticker(text)
        assert isinstance(read, Ticker)  # _check has refused all others
        return read

    return Config(
        site=file.site,
        issuers=tuple(
            Issuer(
                i.key,
                i.name,
                tuple(map(ticker, i.tickers)),
                i.boilerplate,
                i.url,
                i.legal_name or i.name,
                i.lei,
            )
            for i in file.issuer
        ),
        products=file.product,
        topics=file.topic,
        contacts=file.contact,
        extra=file.front_matter.extra,
        feed_items=file.feeds.items,
        page_size=file.archive.page_size,
        disclosure=file.disclosure,
        rulings=tuple(_rulings(file.lint)),
    )


def _rulings(lint: LintTable) -> Iterator[Ruling]:
    """What `[lint]` says, the more particular later."""
    for code, severity in lint.severity.items():
        yield Ruling(code, severity)
    yield from (Ruling(code, "ignore") for code in lint.ignore if isinstance(code, str))
    for override in sorted(lint.override, key=lambda o: len(o.folder)):
        for code in override.codes:
            yield Ruling(code, override.severity, folder=override.folder.strip("/"))
    for entry in lint.ignore:
        if isinstance(entry, Ignore):
            yield Ruling(entry.code, "ignore", release=entry.release)
