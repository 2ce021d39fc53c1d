"""The press room's settings and registry, checked: frozen records."""

from __future__ import annotations

from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.editorial_schema import DisclosureTable, MarksTable
from pressroom.content.config.output_schema import (
    AccessibilityTable,
    ExportsTable,
    SecurityTable,
    ThemeTable,
)
from pressroom.content.config.registry_schema import ContactTable, Product, Topic
from pressroom.content.config.schema import SiteTable
from pressroom.standards.exchanges import Ticker


class Issuer(msgspec.Struct, frozen=True):
    """A company that speaks, with its listings read; `lei` and `isin` have right check digits,
    or are empty."""

    key: str
    name: str
    tickers: tuple[Ticker, ...]
    boilerplate: str
    url: str
    legal_name: str
    lei: str
    isin: str


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
    marks: MarksTable
    typography: bool
    country: str
    disclosure: DisclosureTable
    rulings: tuple[Ruling, ...]
    hub: str
    exports: ExportsTable
    theme: ThemeTable
    security: SecurityTable | None
    accessibility: AccessibilityTable | None

    def for_preview(self) -> Config:
        """The settings without what takes long to make, for a preview after each save."""
        search = "none" if self.exports.search == "none" else "titles"
        exports = msgspec.structs.replace(self.exports, search=search, pdf=False)
        return msgspec.structs.replace(self, exports=exports)

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
