"""`config.toml` to a frozen `Config`: the issuer's registry and how the site behaves.

Every bad key is reported at once, with its line. The types below are the manual:
`docs/config.md` is checked against them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import msgspec
from msgspec import Meta

from pressroom.fields import Codes, Reader
from pressroom.fields import Path as Where
from pressroom.markets import BadTicker, Ticker, read_ticker
from pressroom.problems import Abort, Problem, Severity, choose, errors, in_order
from pressroom.regimes import REGIMES, valid_lei

FILE = "config.toml"
_CODES = Codes(unknown="PR301", missing="PR302", wrong="PR303")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
_AUTHORITY = re.compile(r"[\w.@-]+,\d{4}(-\d\d){0,2}", re.ASCII)
_WIRE_STYLES = ("business-wire", "globenewswire", "pr-newswire", "plain")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _field(description: str, example: str) -> Meta:
    return Meta(description=description, examples=[example])


Key = Annotated[str, _field("short name used in files and addresses: a-z, 0-9 and -", '"kadcyla"')]


class SiteTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[site]`: what the press room is called and where it is published."""

    title: Annotated[str, _field("name of the press room", '"ImmunoGen Press Room"')]
    url: Annotated[
        str,
        _field(
            "where it is published; absolute addresses start here, and a path in it "
            "(a project page) is kept",
            '"https://press.example.com"',
        ),
    ]
    timezone: Annotated[
        str,
        _field("IANA zone for instants written without an offset", '"America/New_York"'),
    ]
    languages: Annotated[
        tuple[str, ...], _field("BCP 47 tags; the first is the default", '["en"]')
    ] = ("en",)
    id_authority: Annotated[
        str,
        _field(
            "domain and a year in which it was yours, for the permanent ids in feeds "
            "(RFC 4151); never change it, even when the domain changes",
            '"press.example.com,2012"',
        ),
    ] = ""
    description: Annotated[
        str, _field("one sentence about the press room, on the home page and in feeds", '"News."')
    ] = ""
    notice: Annotated[str, _field("a line for every page's footer", '"© ImmunoGen, Inc."')] = ""
    wire_style: Annotated[
        str,
        _field(
            "how datelines without a wire are set: business-wire, globenewswire, "
            "pr-newswire or plain",
            '"plain"',
        ),
    ] = "plain"


class IssuerTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[issuer]]`: a company that speaks."""

    key: Key
    name: Annotated[str, _field("the company's full name", '"ImmunoGen, Inc."')]
    tickers: Annotated[tuple[str, ...], _field("its listings", '["Nasdaq: IMGN"]')] = ()
    boilerplate: Annotated[
        str, _field("name of a file in content/boilerplate/, shown on the home page", '"immunogen"')
    ] = ""
    url: Annotated[str, _field("the company's own site", '"https://www.immunogen.com"')] = ""
    legal_name: Annotated[
        str, _field("the full legal name, where it differs from the name", '"ImmunoGen, Inc."')
    ] = ""
    lei: Annotated[str, _field("Legal Entity Identifier (ISO 17442)", '"529900T8BM49AURSDO55"')] = (
        ""
    )


class ProductTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[product]]`: what a product page is about."""

    key: Key
    name: Annotated[str, _field("the brand or code name, without its symbol", '"Kadcyla"')]
    generic: Annotated[str, _field("generic name", '"ado-trastuzumab emtansine"')] = ""
    mark: Annotated[str, _field("the mark's symbol: ®, ™ or ℠", '"®"')] = ""
    owner: Annotated[str, _field("who owns the mark", '"Genentech, Inc."')] = ""
    aliases: Annotated[
        tuple[str, ...], _field("other names it goes by in releases", '["T-DM1"]')
    ] = ()
    description: Annotated[str, _field("a sentence or two for its page", '"A medicine."')] = ""


class TopicTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[topic]]`: a subject; with any listed, releases may use only listed ones."""

    key: Key
    name: Annotated[str, _field("the name readers see", '"Financial results"')]
    description: Annotated[str, _field("a sentence for its page", '"Quarterly results."')] = ""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A person or desk for investors or for media."""

    for_: Annotated[str, _field("whom the contact serves", "Investors")] = msgspec.field(
        name="for", default=""
    )
    name: Annotated[str, _field("the person's name", "Carol Hausner")] = ""
    title: Annotated[str, _field("the person's position", "Investor Relations")] = ""
    organisation: Annotated[str, _field("the company or agency", "ImmunoGen, Inc.")] = ""
    phone: Annotated[str, _field("telephone number, as it is printed", "781-895-0600")] = ""
    email: Annotated[str, _field("e-mail address", "info@example.com")] = ""


class ContactTable(Contact, frozen=True, kw_only=True):
    """`[[contact]]`: a contact that releases name by its key."""

    key: Key


class FrontMatterTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[front_matter]`: keys of the site's own."""

    extra: Annotated[
        tuple[str, ...],
        _field(
            "further keys that releases may use; templates get them", '["press_release_number"]'
        ),
    ] = ()


class FeedsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[feeds]`: RSS, Atom and JSON Feed."""

    items: Annotated[int, _field("how many of the latest releases a feed holds", "20")] = 20


class ArchiveTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[archive]`: lists of releases."""

    page_size: Annotated[int, _field("how many releases a list shows on a page", "50")] = 50


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that does not apply to one release, and why."""

    code: Annotated[str, _field("the rule's code", '"PR202"')]
    release: Annotated[str, _field("the release's file name", '"2013-09-28-th3resa-results"')]
    reason: Annotated[str, _field("why the rule does not apply there", '"counsel asked for it"')]


class Notifier(msgspec.Struct, frozen=True, kw_only=True):
    """The person who notifies the market."""

    name: Annotated[str, _field("the person's name", "Jane Doe")]
    title: Annotated[str, _field("the person's position", "General Counsel")]


class DisclosureTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[disclosure]`: corrections and how long releases are kept."""

    correction_prefix: Annotated[
        dict[str, str],
        _field(
            "what a correction's headline begins with, by language",
            '{ en = "CORRECTING and REPLACING" }',
        ),
    ] = msgspec.field(default_factory=lambda: {"en": "CORRECTING and REPLACING"})
    regime: Annotated[
        str,
        _field(
            "the regime of releases with inside information that name none: "
            "eu-mar, uk-mar, reg-fd or six",
            '"eu-mar"',
        ),
    ] = ""
    notifier: Annotated[
        Notifier | None,
        _field(
            "who notifies, where a release does not say; eu-mar and uk-mar ask for it",
            '{ name = "Jane Doe", title = "General Counsel" }',
        ),
    ] = None
    previously_posted: Annotated[
        str,
        _field("releases before this day say that they were posted earlier", '"2012-01-01"'),
    ] = ""
    retention: Annotated[
        dict[str, int],
        _field(
            "years for which releases of a topic are kept; one that is filed under listed "
            "topics alone then leaves a notice at its address. Without an entry: for ever",
            "{ events = 5 }",
        ),
    ] = msgspec.field(default_factory=dict)


class LintTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[lint]`: editorial rules."""

    ignore: Annotated[
        tuple[str | Ignore, ...],
        _field(
            "codes of rules that do not apply here; "
            'or `{ code = "PR202", release = "FILE", reason = "…" }` for one release',
            '["PR202"]',
        ),
    ] = ()


class ConfigFile(msgspec.Struct, frozen=True, kw_only=True):
    """`config.toml` as it is written."""

    site: SiteTable
    issuer: tuple[IssuerTable, ...] = ()
    product: tuple[ProductTable, ...] = ()
    topic: tuple[TopicTable, ...] = ()
    contact: tuple[ContactTable, ...] = ()
    front_matter: FrontMatterTable = FrontMatterTable()
    feeds: FeedsTable = FeedsTable()
    archive: ArchiveTable = ArchiveTable()
    disclosure: DisclosureTable = DisclosureTable()
    lint: LintTable = LintTable()


class Issuer(msgspec.Struct, frozen=True):
    """A company that speaks, with its listings read; `lei` has right check digits, or is empty."""

    key: str
    name: str
    tickers: tuple[Ticker, ...]
    boilerplate: str
    url: str
    legal_name: str
    lei: str


class Config(msgspec.Struct, frozen=True):
    """The press room's settings and registry, checked; what every room may rely on."""

    site: SiteTable
    issuers: tuple[Issuer, ...]
    products: tuple[ProductTable, ...]
    topics: tuple[TopicTable, ...]
    contacts: tuple[ContactTable, ...]
    extra: tuple[str, ...]
    feed_items: int
    page_size: int
    disclosure: DisclosureTable
    ignored: tuple[str, ...]
    ignored_there: tuple[Ignore, ...]

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
    except tomllib.TOMLDecodeError as error:
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
                    if number < 1:
                        what = f"`{key}` must be at least 1"
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
        if values.get("lei") and not valid_lei(values["lei"]):
            what = f"`{values['lei']}` is no Legal Entity Identifier: its check digits are wrong"
            reader.report((*path, "lei"), "PR306", what, "copy it anew from the LEI register")
        if values.get("mark", "") not in ("", "®", "™", "℠"):
            what = f"`{values['mark']}` is no trademark symbol"
            reader.report((*path, "mark"), "PR306", what, "write ®, ™ or ℠")


def _check_site(reader: Reader, site: dict[str, Any]) -> None:
    def fault(key: str, what: str, remedy: str) -> None:
        reader.report(("site", key), "PR306", f"`{what}", remedy)

    host = ""
    if "url" in site:
        host = _host(site["url"])
        if not host:
            what = f"{site['url']}` is not an address a site can be published at"
            fault("url", what, 'write `url = "https://press.example.com"`')
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
        ignored=tuple(i for i in file.lint.ignore if isinstance(i, str)),
        ignored_there=tuple(i for i in file.lint.ignore if isinstance(i, Ignore)),
    )
