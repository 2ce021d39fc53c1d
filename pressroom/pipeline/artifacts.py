"""Every file of the site, drawn up of what is public: the one list of all formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content import ledger
from pressroom.content.model import Entry, Site
from pressroom.formats.api import api
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.documents import documents
from pressroom.formats.feeds import feeds
from pressroom.formats.headers import HEADERS_FILE as HEADERS
from pressroom.formats.headers import headers
from pressroom.formats.html.pages import pages
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.views import Layout
from pressroom.formats.ics import calendars
from pressroom.formats.indexnow import indexnow
from pressroom.formats.item_api import item_api
from pressroom.formats.llms import llms
from pressroom.formats.markdown import markdown
from pressroom.formats.ninjs import ninjs
from pressroom.formats.pictures import pictures
from pressroom.formats.print.cards import cards
from pressroom.formats.print.pdf import pdfs
from pressroom.formats.redirects import REDIRECTS_FILE as REDIRECTS
from pressroom.formats.redirects import redirects
from pressroom.formats.search import FULL_TEXT, index, searches, titles
from pressroom.formats.security import security
from pressroom.formats.signatures import SignedRelease, signatures
from pressroom.formats.sitemap import sitemap
from pressroom.formats.statements import workbooks
from pressroom.formats.theme.theme import Theme
from pressroom.formats.vcards import vcards
from pressroom.pipeline.read import Sources
from pressroom.typeset.article import Library


class Additions(msgspec.Struct, frozen=True):
    """Contents of a site beside releases and items: the issuers' standing texts by their keys, as
    HTML; the signed texts of releases; and by id since when items without a date are on record."""

    about: Mapping[str, str] = {}
    signed: Mapping[str, SignedRelease] = {}
    known_since: Mapping[str, datetime] = {}


class Drawn(msgspec.Struct, frozen=True):
    """All files of a site, what is made in one go out of many releases, and the layout of its
    pages."""

    files: Sequence[Artifact]
    bundles: Sequence[Bundle]
    layout: Layout


def draw(
    sources: Sources, theme: Theme, site: Site, library: Library, additions: Additions
) -> Drawn:
    """Draws up every file of a site. Nothing is rendered."""
    config = sources.config
    full_text = searches(config) == FULL_TEXT
    context = SiteContext(
        site, library, config, theme, full_text=full_text, signed=additions.signed
    )
    files = _artifacts(context, ledger.moved(sources.ledger, site), additions)
    return Drawn(files, index(site, library, config), context.frame)


def _artifacts(
    context: SiteContext, moved: Sequence[tuple[str, Entry]], additions: Additions
) -> list[Artifact]:
    """Every file of the site, in the order in which they are put in place: a page before
    what lists it, and what a page shows before the page. `moved` are the addresses that lead
    elsewhere now."""
    site, library, config, theme = context.site, context.library, context.config, context.theme
    sheets = dict(theme.assets)
    made = list(pages(context, additions.about, moved))
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
        *cards(site, context.social_cards),
        *pdfs(made, (*attached, *shown), site, config, theme),
        *signatures(context.signed_releases(), config),
        *made,
        *ninjs(site, library, config),
        *markdown(site, library, config),
        *feeds(site, library, config, sheets.get("feed.css", ""), additions.known_since),
        *api(site, library, config),
        *item_api(site, library, config),
        *llms(site, library, config),
        *titles(site, library, config),
        *sitemap(site, library, config, context.social_cards),
        *security(config),
        *indexnow(config),
        *rules,
    ]
