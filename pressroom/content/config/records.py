"""The validated settings and registry of a press room, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.editorial_schema import DisclosureTable, MarksTable
from pressroom.content.config.head_lines import HeadTable
from pressroom.content.config.menu_schema import MenuTable
from pressroom.content.config.output_schema import (
    AccessibilityTable,
    AnnounceTable,
    ExportsTable,
    HeadersTable,
    MailTable,
    PublishTable,
    SecurityTable,
    ThemeTable,
)
from pressroom.content.config.registry_schema import ContactTable, Product, Topic
from pressroom.content.config.results_schema import ResultsTable
from pressroom.content.config.schema import SiteTable
from pressroom.content.config.signing_schema import Signer
from pressroom.standards.exchanges import Ticker
from pressroom.standards.languages import form_in
from pressroom.standards.zones import zone


class Issuer(msgspec.Struct, frozen=True):
    """A company that issues releases, with its tickers parsed. `lei` and `isin` have correct check
    digits, or are empty. `listed_from` has the instants of listings that begin after others, and
    `names` the name in other languages, by tag."""

    key: str
    name: str
    tickers: tuple[Ticker, ...]
    boilerplate: str
    url: str
    legal_name: str
    lei: str
    isin: str
    from_: str = ""
    listed_from: tuple[tuple[Ticker, datetime], ...] = ()
    names: Mapping[str, str] = {}

    def __hash__(self) -> int:
        # Names in other languages are no part of it: a mapping has no hash.
        return hash(self.key)

    def name_in(self, language: str) -> str:
        """The name in a language (BCP 47 tag), or else the one in the site's first."""
        return form_in(self.names, self.name, language)

    def at(self, moment: datetime) -> Issuer:
        """The issuer as it may be known at `moment`: without listings to come, and without a word
        that there are any."""
        to_come = {ticker for ticker, begins in self.listed_from if begins > moment}
        tickers = tuple(ticker for ticker in self.tickers if ticker not in to_come)
        begun = tuple(row for row in self.listed_from if row[0] not in to_come)
        return msgspec.structs.replace(self, tickers=tickers, listed_from=begun)


class Ruling(msgspec.Struct, frozen=True):
    """The severity set for the rule `code`: `error`, `warning`, `note` or `ignore`. It holds
    everywhere, or in one `folder` of releases, or for those dated `before` a day (ISO 8601), or in
    the one `release` of that file name."""

    code: str
    severity: str
    folder: str = ""
    before: str = ""
    release: str = ""


class Config(msgspec.Struct, frozen=True):
    """The settings and registry of a press room, validated: no other code need check them. `typed`
    gives names of topics as they were typed, by what typography made of them. With `free_topics`
    none are listed, and releases may use any. From `signed_from` on, releases must be signed."""

    site: SiteTable
    issuers: tuple[Issuer, ...]
    products: tuple[Product, ...]
    topics: tuple[Topic, ...]
    free_topics: bool
    contacts: tuple[ContactTable, ...]
    typed: Mapping[str, str]
    extra: tuple[str, ...]
    date_from_name: bool
    import_map: Mapping[str, str]
    import_types: tuple[str, ...]
    feed_items: int
    page_size: int
    marks: MarksTable
    typography: bool
    country: str
    disclosure: DisclosureTable
    rulings: tuple[Ruling, ...]
    hub: str
    moved_feeds: Mapping[str, str]
    results: ResultsTable
    exports: ExportsTable
    headers: HeadersTable
    publish: PublishTable
    signers: tuple[Signer, ...]
    signed_from: datetime | None
    announce: AnnounceTable
    mail: MailTable
    theme: ThemeTable
    menu: MenuTable
    head: HeadTable
    security: SecurityTable | None
    accessibility: AccessibilityTable | None

    def for_preview(self) -> Config:
        """The settings without the slow exports (full-text search, PDF), for previews, and without
        signatures, which no longer fit a text that is being written."""
        search = "none" if self.exports.search == "none" else "titles"
        exports = msgspec.structs.replace(self.exports, search=search, pdf=False)
        return msgspec.structs.replace(self, exports=exports, signers=(), signed_from=None)

    @property
    def zone(self) -> ZoneInfo:
        """The press room's time zone."""
        return zone(self.site.timezone)

    @property
    def origin(self) -> str:
        """`https://press.example.com`: scheme and host, without the path."""
        parts = urlsplit(self.site.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def base(self) -> str:
        """The path the site is published under, without a trailing slash: empty, or `/press`."""
        return urlsplit(self.site.url).path.rstrip("/")

    @property
    def language(self) -> str:
        """The site's default language, the first in `languages` (BCP 47 tag)."""
        return self.site.languages[0]

    @property
    def id_authority(self) -> str:
        """The authority in `tag:` URIs (RFC 4151): the setting, or else the host and `2026`."""
        return self.site.id_authority or f"{urlsplit(self.site.url).hostname},2026"
