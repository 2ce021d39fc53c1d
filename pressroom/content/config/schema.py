"""The schema of `config.toml`: each key with its type, meaning and an example.

It is the manual too: error messages, `docs/config.md` and the tests of the documentation are
made from it. Its tables stand by subject in `registry_schema`, `editorial_schema` and
`output_schema`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from pressroom.content.config.editorial_schema import (
    DisclosureTable,
    FrontMatterTable,
    ImportTable,
    LintTable,
    MarksTable,
    TypographyTable,
)
from pressroom.content.config.head_lines import HeadTable
from pressroom.content.config.menu_schema import MenuTable
from pressroom.content.config.output_schema import (
    AccessibilityTable,
    AnnounceTable,
    ArchiveTable,
    ExportsTable,
    FeedsTable,
    HeadersTable,
    MailTable,
    PublishTable,
    SecurityTable,
    ThemeTable,
)
from pressroom.content.config.registry_schema import (
    ContactTable,
    Descriptions,
    IssuerTable,
    Product,
    Topic,
)
from pressroom.content.config.results_schema import ResultsTable
from pressroom.content.config.signing_schema import SigningTable
from pressroom.core.fields import documented
from pressroom.standards.languages import form_in


class SiteTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[site]`: what the press room is called and where it is published."""

    title: Annotated[str, documented("name of the press room", '"ImmunoGen Press Room"')]
    url: Annotated[
        str,
        documented(
            "where it is published; absolute addresses start here, and a path in it "
            "(a project page) is kept",
            '"https://press.example.com"',
        ),
    ]
    timezone: Annotated[
        str,
        documented("IANA zone for instants written without an offset", '"America/New_York"'),
    ]
    languages: Annotated[
        tuple[str, ...], documented("BCP 47 tags; the first is the default", '["en"]')
    ] = ("en",)
    id_authority: Annotated[
        str,
        documented(
            "domain and a year in which it was yours, for the permanent ids in feeds "
            "(RFC 4151); never change it, even when the domain changes",
            '"press.example.com,2012"',
        ),
    ] = ""
    description: Annotated[
        str,
        documented("one sentence about the press room, on the home page and in feeds", '"News."'),
    ] = ""
    titles: Annotated[
        dict[str, str],
        documented("the name in other languages, by tag", '{ de = "ImmunoGen Presse" }'),
    ] = msgspec.field(default_factory=dict)
    descriptions: Descriptions = msgspec.field(default_factory=dict)
    notice: Annotated[str, documented("a line for every page's footer", '"© ImmunoGen, Inc."')] = ""
    country: Annotated[
        str,
        documented(
            "ISO 3166 code of the country whose telephone numbers need no prefix; "
            "without it that of the time zone",
            '"US"',
        ),
    ] = ""
    notices: Annotated[
        dict[str, str],
        documented("the line in other languages, by tag", '{ de = "© ImmunoGen, Inc." }'),
    ] = msgspec.field(default_factory=dict)
    wire_style: Annotated[
        str,
        documented(
            "how datelines without a wire are set: business-wire, globenewswire, "
            "pr-newswire or plain",
            '"plain"',
        ),
    ] = "plain"

    def title_in(self, language: str) -> str:
        """The name of the press room in a language, or else the one in the first."""
        return form_in(self.titles, self.title, language)

    def description_in(self, language: str) -> str:
        """The description of the press room in a language, or else the one in the first."""
        return form_in(self.descriptions, self.description, language)


class ConfigFile(msgspec.Struct, frozen=True, kw_only=True):
    """`config.toml` as it is written."""

    site: SiteTable
    issuer: tuple[IssuerTable, ...] = ()
    product: tuple[Product, ...] = ()
    topic: tuple[Topic, ...] = ()
    contact: tuple[ContactTable, ...] = ()
    front_matter: FrontMatterTable = FrontMatterTable()
    import_: ImportTable = msgspec.field(name="import", default=ImportTable())
    feeds: FeedsTable = FeedsTable()
    archive: ArchiveTable = ArchiveTable()
    marks: MarksTable = MarksTable()
    typography: TypographyTable = TypographyTable()
    disclosure: DisclosureTable = DisclosureTable()
    lint: LintTable = LintTable()
    results: ResultsTable = ResultsTable()
    exports: ExportsTable = ExportsTable()
    headers: HeadersTable = HeadersTable()
    publish: PublishTable = PublishTable()
    signing: SigningTable = SigningTable()
    announce: AnnounceTable = AnnounceTable()
    mail: MailTable = MailTable()
    theme: ThemeTable = ThemeTable()
    menu: MenuTable = MenuTable()
    head: HeadTable = HeadTable()
    security: SecurityTable | None = None
    accessibility: AccessibilityTable | None = None
