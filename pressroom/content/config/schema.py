"""The tables of `config.toml`, as they are written: types, meanings and examples.

They are the manual: messages, the documentation's tests and `docs/config.md` follow them.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


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
    country: Annotated[
        str,
        _field(
            "ISO 3166 code of the country whose telephone numbers need no prefix; "
            "without it that of the time zone",
            '"US"',
        ),
    ] = ""
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
    isin: Annotated[
        str, _field("the share's number (ISO 6166), with its check digit", '"US45253H1014"')
    ] = ""


class Product(msgspec.Struct, frozen=True, kw_only=True):
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


class Topic(msgspec.Struct, frozen=True, kw_only=True):
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


class MarksTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[marks]`: at which mention trademarks carry their symbols."""

    policy: Annotated[
        str,
        _field(
            "first-body (the first mention in the body), first-anywhere (headline, subheads and "
            "headings too), every, or as-written",
            '"first-body"',
        ),
    ] = "first-body"
    apply: Annotated[
        bool, _field("set missing symbols; false only reports them (PR205)", "true")
    ] = True
    attribution: Annotated[
        str,
        _field("the line on whose marks they are: owners, general or none", '"owners"'),
    ] = "owners"


class TypographyTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[typography]`: quotes, dashes and spaces."""

    apply: Annotated[
        bool,
        _field("set them as the release's language does; false leaves what was typed", "true"),
    ] = True


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
    hub: Annotated[
        str,
        _field(
            "address of a WebSub hub that tells subscribers of new releases at once",
            '"https://hub.example.com/"',
        ),
    ] = ""


class ExportsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[exports]`: what is made besides pages and feeds, a line each."""

    search: Annotated[
        str,
        _field(
            "full-text (by pagefind), titles, none, or auto: full-text where pagefind is installed",
            '"auto"',
        ),
    ] = "auto"
    pdf: Annotated[
        bool, _field("a PDF of each release (tagged, PDF/UA); wants `pressroom[pdf]`", "true")
    ] = False
    cards: Annotated[
        bool,
        _field("a picture of each release for links in social media; wants Pillow", "true"),
    ] = False
    ninjs: Annotated[bool, _field("each release as ninjs, for newsrooms' systems", "true")] = True
    markdown: Annotated[bool, _field("each release as plain Markdown", "true")] = True
    api: Annotated[bool, _field("all releases as JSON, in pages", "true")] = True
    news_sitemap: Annotated[
        bool, _field("a sitemap of the last two days' releases, as Google News reads it", "true")
    ] = True
    llms: Annotated[bool, _field("`llms.txt`, a guide for language models", "true")] = True
    headers: Annotated[
        bool,
        _field("`_headers`: a strict Content-Security-Policy and how long to keep what", "true"),
    ] = True


class ThemeTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[theme]`: the house's colours, logo and type."""

    house: Annotated[str, _field("colour of the band at the top, as `#rrggbb`", '"#12395b"')] = ""
    house_dark: Annotated[
        str, _field("the same on a dark screen; without it `house`", '"#0d2a43"')
    ] = ""
    link: Annotated[str, _field("colour of links", '"#0b4f8a"')] = ""
    link_dark: Annotated[str, _field("the same on a dark screen", '"#8fc3f2"')] = ""
    logo: Annotated[str, _field("a picture in static/assets/, shown at the top", '"logo.svg"')] = ""
    text_font: Annotated[
        str, _field("fonts of headlines and text, as CSS has them", "'Charter, Georgia, serif'")
    ] = ""
    interface_font: Annotated[
        str, _field("fonts of all else, as CSS has them", "'system-ui, sans-serif'")
    ] = ""
    card_fonts: Annotated[
        tuple[str, ...],
        _field(
            "font files in static/assets/ for what Pressroom's own fonts lack, on cards and in "
            "PDFs, tried in order: `.otf`, `.ttf`, `.ttc` or `.woff`",
            '["NotoSansJP-Bold.otf"]',
        ),
    ] = ()


class SecurityTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[security]`: whom to tell of weak points (`/.well-known/security.txt`, RFC 9116)."""

    contact: Annotated[str, _field("an address to write to", '"mailto:security@example.com"')]
    expires: Annotated[
        str, _field("the day after which this is to be looked at again", '"2027-12-31"')
    ]
    policy: Annotated[
        str, _field("address of the rules for those who report", '"https://example.com/rules"')
    ] = ""


class AccessibilityTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[accessibility]`: what the accessibility statement says."""

    checked: Annotated[str, _field("the day of the last check", '"2026-11-26"')]
    method: Annotated[
        str,
        _field(
            "how it was checked, in a sentence or two", '"axe-core 4.14 on every kind of page."'
        ),
    ]
    faults: Annotated[int, _field("how many faults the check found", "0")] = 0
    known: Annotated[
        tuple[str, ...],
        _field("what is known not to be accessible, a sentence each", '["Scanned PDFs of 1996."]'),
    ] = ()
    contact: Annotated[str, _field("key of the contact for who meets a barrier", '"media"')] = ""


class ArchiveTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[archive]`: lists of releases."""

    page_size: Annotated[int, _field("how many releases a list shows on a page", "50")] = 50


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that does not apply to one release, and why."""

    code: Annotated[str, _field("the rule's code", '"PR202"')]
    release: Annotated[str, _field("the release's file name", '"2013-09-28-th3resa-results"')]
    reason: Annotated[str, _field("why the rule does not apply there", '"counsel asked for it"')]


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """How bad some rules' faults are in one folder of releases, and why."""

    codes: Annotated[tuple[str, ...], _field("the rules' codes", '["PR201", "PR213"]')]
    folder: Annotated[
        str, _field("a folder of releases, from the press room's", '"content/releases/1996"')
    ]
    severity: Annotated[str, _field("error, warning or ignore", '"ignore"')]
    reason: Annotated[str, _field("why it is so there", '"issued before there were contacts"')]


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
    severity: Annotated[
        dict[str, str],
        _field(
            "how bad a rule's faults are, by code: error, warning or ignore",
            '{ PR212 = "error" }',
        ),
    ] = msgspec.field(default_factory=dict)
    override: Annotated[
        tuple[Override, ...],
        _field(
            "other severities for a folder of releases",
            '[{ codes = ["PR201"], folder = "content/releases/1996", severity = "ignore", '
            'reason = "…" }]',
        ),
    ] = ()


class ConfigFile(msgspec.Struct, frozen=True, kw_only=True):
    """`config.toml` as it is written."""

    site: SiteTable
    issuer: tuple[IssuerTable, ...] = ()
    product: tuple[Product, ...] = ()
    topic: tuple[Topic, ...] = ()
    contact: tuple[ContactTable, ...] = ()
    front_matter: FrontMatterTable = FrontMatterTable()
    feeds: FeedsTable = FeedsTable()
    archive: ArchiveTable = ArchiveTable()
    marks: MarksTable = MarksTable()
    typography: TypographyTable = TypographyTable()
    disclosure: DisclosureTable = DisclosureTable()
    lint: LintTable = LintTable()
    exports: ExportsTable = ExportsTable()
    theme: ThemeTable = ThemeTable()
    security: SecurityTable | None = None
    accessibility: AccessibilityTable | None = None
