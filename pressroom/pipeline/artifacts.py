"""Every file of the site, drawn up of what is public: the one list of all formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pressroom.content.model import Entry
from pressroom.formats.api import api
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.documents import documents
from pressroom.formats.feeds import feeds
from pressroom.formats.headers import FILE as HEADERS
from pressroom.formats.headers import headers
from pressroom.formats.html.pages import pages
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.ics import calendars
from pressroom.formats.indexnow import indexnow
from pressroom.formats.item_api import item_api
from pressroom.formats.llms import llms
from pressroom.formats.markdown import markdown
from pressroom.formats.ninjs import ninjs
from pressroom.formats.pictures import pictures
from pressroom.formats.print.cards import cards
from pressroom.formats.print.pdf import pdfs
from pressroom.formats.redirects import FILE as REDIRECTS
from pressroom.formats.redirects import redirects
from pressroom.formats.search import index, titles
from pressroom.formats.security import security
from pressroom.formats.signatures import signatures
from pressroom.formats.sitemap import sitemap
from pressroom.formats.statements import workbooks
from pressroom.formats.vcards import vcards


def artifacts(
    context: SiteContext,
    about: Sequence[str],
    moved: Sequence[tuple[str, Entry]],
    known_since: Mapping[str, datetime],
) -> list[Artifact]:
    """Every file of the site, in the order in which they are put in place: a page before
    what lists it, and what a page shows before the page. `about` are the standing texts of the
    home page, as HTML, `moved` the addresses that lead elsewhere now, and
    `known_since` by id since when items without a date are on record."""
    site, library, config, theme = context.site, context.library, context.config, context.theme
    sheets = dict(theme.assets)
    made = list(pages(context, about, moved))
    attached, shown = documents(site, library), pictures(site, config)
    # What a room tells its host stands in one file with what Pressroom tells it.
    rules = [
        *redirects(site, moved, config, theme.text(REDIRECTS)),
        *headers(config, theme.text(HEADERS)),
    ]
    merged = {artifact.path for artifact in rules} & {REDIRECTS, HEADERS}
    return [
        *(artifact for artifact in theme.artifacts if artifact.path not in merged),
        *attached,
        *shown,
        *vcards(site, library, config),
        *workbooks(site, library, config),
        *calendars(site, config),
        *cards(site, context.postcards),
        *pdfs(made, (*attached, *shown), site, config, theme),
        *signatures(context.signed_releases(), config),
        *made,
        *ninjs(site, library, config),
        *markdown(site, library, config),
        *feeds(site, library, config, sheets.get("feed.css", ""), known_since),
        *api(site, library, config),
        *item_api(site, library, config),
        *llms(site, library, config),
        *titles(site, library, config),
        *sitemap(site, library, config, context.postcards),
        *security(config),
        *indexnow(config),
        *rules,
    ]


def bundles(context: SiteContext) -> list[Bundle]:
    """What is made in one go out of many releases."""
    return index(context.site, context.library, context.config)
