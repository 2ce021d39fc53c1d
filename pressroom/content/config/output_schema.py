"""Output tables of `config.toml`: lists, feeds, exports, theme, security, accessibility."""

from __future__ import annotations

from typing import Annotated

import msgspec

from pressroom.core.fields import documented
from pressroom.standards.web import no_web_address


class ArchiveTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[archive]`: lists of releases."""

    page_size: Annotated[int, documented("how many releases a list shows on a page", "50")] = 50


class FeedsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[feeds]`: RSS, Atom and JSON Feed."""

    items: Annotated[int, documented("how many of the latest releases a feed holds", "20")] = 20
    hub: Annotated[
        str,
        documented(
            "address of a WebSub hub that tells subscribers of new releases at once",
            '"https://hub.example.com/"',
            check=no_web_address,
        ),
    ] = ""
    moved: Annotated[
        dict[str, str],
        documented(
            "feeds of an older site, and the feed that each leads to",
            '{ "/rss.xml" = "/feed.xml" }',
        ),
    ] = msgspec.field(default_factory=dict)


class HeadersTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[headers]`: what the host is to send with each file, besides Pressroom's own headers."""

    sources: Annotated[
        dict[str, tuple[str, ...]],
        documented(
            "what pages may load from elsewhere, by directive of the Content-Security-Policy",
            '{ img-src = ["https://images.example.com"] }',
        ),
    ] = msgspec.field(default_factory=dict)
    lines: Annotated[
        dict[str, str],
        documented("further headers for every file", '{ X-Robots-Tag = "noarchive" }'),
    ] = msgspec.field(default_factory=dict)
    page_seconds: Annotated[
        int, documented("for how many seconds browsers and CDNs may keep a page", "300")
    ] = 300
    hsts_days: Annotated[
        int,
        documented(
            "for how many days browsers refuse the whole host without HTTPS; it cannot be taken "
            "back, so 0 leaves it out",
            "365",
        ),
    ] = 0


class ExportsTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[exports]`: the formats besides pages and feeds, each with a switch."""

    search: Annotated[
        str,
        documented(
            "full-text, titles, none, or auto, which is full-text",
            '"auto"',
        ),
    ] = "auto"
    pdf: Annotated[
        bool, documented("a PDF of each release (tagged, PDF/UA); wants `pressroom[pdf]`", "true")
    ] = False
    cards: Annotated[
        bool,
        documented("a picture of each release for links in social media; wants Pillow", "true"),
    ] = False
    ninjs: Annotated[bool, documented("each release as ninjs, for newsrooms' systems", "true")] = (
        True
    )
    markdown: Annotated[bool, documented("each release as plain Markdown", "true")] = True
    api: Annotated[bool, documented("all releases as JSON, in pages", "true")] = True
    news_sitemap: Annotated[
        bool,
        documented("a sitemap of the last two days' releases, as Google News reads it", "true"),
    ] = True
    llms: Annotated[bool, documented("`llms.txt`, a guide for language models", "true")] = True
    headers: Annotated[
        bool,
        documented(
            "`_headers`: a strict Content-Security-Policy and how long to keep what", "true"
        ),
    ] = True
    redirects: Annotated[
        tuple[str, ...],
        documented(
            "hosts for which rules of older addresses are written: netlify, nginx, caddy, "
            "cloudfront",
            '["nginx"]',
        ),
    ] = ()


class PublishTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[publish]`: where the finished site is sent."""

    target: Annotated[
        str,
        documented(
            "where the site's files go: a folder that a web server serves, or a place that rclone "
            "knows, as `remote:bucket/path`",
            '"press:press-example-com"',
        ),
    ] = ""
    purge: Annotated[
        tuple[str, ...],
        documented(
            "a command, in parts, that tells your CDN which addresses have changed; it gets them "
            "as lines",
            '["purge-cdn", "--from-stdin"]',
        ),
    ] = ()
    purge_webhook: Annotated[
        str,
        documented(
            "an address that gets a request with a signed JSON document of the addresses that "
            "have changed",
            '"https://hooks.example.com/purge"',
        ),
    ] = ""


class AnnounceTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[announce]`: who is told of a release when it was found right from outside."""

    mail: Annotated[bool, documented("each release is mailed as `[mail]` says", "true")] = False
    webhooks: Annotated[
        tuple[str, ...],
        documented(
            "addresses that get a request with a signed JSON document for each release",
            '["https://hooks.example.com/press"]',
        ),
    ] = ()
    webhook_secret: Annotated[
        str,
        documented(
            "name of the variable of the environment that has the secret by which webhooks are "
            "signed",
            '"PRESSROOM_WEBHOOK_SECRET"',
        ),
    ] = ""
    indexnow: Annotated[
        str,
        documented(
            "a key of 8 to 128 letters, digits and hyphens, by which search engines are told "
            "(IndexNow)",
            '"5a1c7e0f9b3d4826"',
        ),
    ] = ""
    indexnow_to: Annotated[
        str,
        documented(
            "whom to tell, who passes it on to the others",
            '"https://api.indexnow.org/indexnow"',
        ),
    ] = "https://api.indexnow.org/indexnow"


class MailTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[mail]`: by whom and how releases are mailed."""

    sender: Annotated[
        str, documented("the address that mails come from", '"press@example.com"')
    ] = ""
    name: Annotated[str, documented("the name beside it", '"ACME Press Room"')] = ""
    to: Annotated[
        str,
        documented(
            "the one address that gets each release: a list's, or a provider's",
            '"news@lists.example.com"',
        ),
    ] = ""
    reply_to: Annotated[str, documented("where answers go", '"ir@example.com"')] = ""
    unsubscribe: Annotated[
        tuple[str, ...],
        documented(
            "addresses by which readers leave the list, with `mailto:` or `https://`",
            '["https://lists.example.com/leave"]',
        ),
    ] = ()
    host: Annotated[str, documented("the server that takes mails", '"smtp.example.com"')] = ""
    port: Annotated[int, documented("its port, if it is another than usual", "2525")] = 0
    security: Annotated[
        str,
        documented(
            "starttls (port 587), tls (port 465), or none, for a server on this computer alone",
            '"tls"',
        ),
    ] = "starttls"
    user: Annotated[str, documented("the name to log in with", '"press"')] = ""
    password: Annotated[
        str,
        documented(
            "name of the variable of the environment that has the password",
            '"PRESSROOM_MAIL_PASSWORD"',
        ),
    ] = ""


class ThemeTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[theme]`: the house's colours, logo and type."""

    preset: Annotated[
        str, documented("one of the looks that come along: modern, gazette, signal", '"modern"')
    ] = ""
    house: Annotated[
        str, documented("colour of the band at the top, as `#rrggbb`", '"#12395b"')
    ] = ""
    house_dark: Annotated[
        str, documented("the same on a dark screen; without it `house`", '"#0d2a43"')
    ] = ""
    link: Annotated[str, documented("colour of links", '"#0b4f8a"')] = ""
    link_dark: Annotated[str, documented("the same on a dark screen", '"#8fc3f2"')] = ""
    logo: Annotated[
        str, documented("a picture in static/assets/, shown at the top", '"logo.svg"')
    ] = ""
    text_font: Annotated[
        str, documented("fonts of headlines and text, as CSS has them", "'Charter, Georgia, serif'")
    ] = ""
    interface_font: Annotated[
        str, documented("fonts of all else, as CSS has them", "'system-ui, sans-serif'")
    ] = ""
    card_fonts: Annotated[
        tuple[str, ...],
        documented(
            "font files in static/assets/ for what Pressroom's own fonts lack, on cards and in "
            "PDFs, tried in order: `.otf`, `.ttf`, `.ttc` or `.woff`",
            '["NotoSansJP-Bold.otf"]',
        ),
    ] = ()


class SecurityTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[security]`: the contact for vulnerabilities (`/.well-known/security.txt`, RFC 9116)."""

    contact: Annotated[str, documented("an address to write to", '"mailto:security@example.com"')]
    expires: Annotated[
        str, documented("the day after which this is to be looked at again", '"2027-12-31"')
    ]
    policy: Annotated[
        str, documented("address of the rules for those who report", '"https://example.com/rules"')
    ] = ""


class AccessibilityTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[accessibility]`: what the accessibility statement says."""

    checked: Annotated[str, documented("the day of the last check", '"2026-11-26"')]
    method: Annotated[
        str,
        documented(
            "how it was checked, in a sentence or two", '"axe-core 4.14 on every kind of page."'
        ),
    ]
    faults: Annotated[int, documented("how many faults the check found", "0")] = 0
    known: Annotated[
        tuple[str, ...],
        documented(
            "what is known not to be accessible, a sentence each", '["Scanned PDFs of 1996."]'
        ),
    ] = ()
    contact: Annotated[str, documented("key of the contact for who meets a barrier", '"media"')] = (
        ""
    )
