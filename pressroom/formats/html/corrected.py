"""Pages and notices of corrections and withdrawals."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.corrections import correction_notices
from pressroom.content.model import Entry, Site
from pressroom.core.files import CONFIG
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.signed_files import signed_files
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.view_parts import When


def page_notices(release: Entry, site: Site, context: SiteContext) -> Iterator[views.Notice]:
    """Correction notices for a release's page."""
    for notice in correction_notices(release, site):
        when = When(notice.instant.at, context.config.site.timezone, notice.instant.day_only)
        yield views.Notice(notice.kind, context.link(notice.title, notice.url), when, notice.note)


def tombstone(release: Entry, site: Site, context: SiteContext) -> Artifact:
    """Artifact of the page that stays at a withdrawn release's address."""
    assert release.withdrawal is not None
    newest = site.replaced.get(release.url)
    view = views.TombstonePage(
        frame=context.frame,
        head=context.head("", release.url, language=release.language),
        when=context.when(release),
        withdrawn=When(release.withdrawal.at, context.config.site.timezone, False),
        reason=release.withdrawal.reason,
        kept=release.withdrawal.retention_years,
        replacement=context.link(newest.title, newest.url) if newest else None,
        signed=signed_files(release, context),
    )
    return context.artifact("tombstone.html", release.url, release.source, view)


def corrections(site: Site, context: SiteContext) -> Artifact:
    """Artifact of the page of all corrections and withdrawals, newest first."""
    by_url = {release.url: release for release in (*site.releases, *site.tombstones)}
    changes = [
        views.Change(
            context.when(by_url[url]),
            context.link(public_title(old), old.url),
            context.when(old),
            context.link(public_title(by_url[url]), url),
            by_url[url].correction_note,
        )
        for url, old in site.corrects.items()
    ]
    changes += [
        views.Change(
            When(release.withdrawal.at, context.config.site.timezone, False),
            context.link(public_title(release), release.url),
            context.when(release),
            None,
            release.withdrawal.reason,
            release.withdrawal.retention_years,
        )
        for release in site.tombstones
        if release.withdrawal is not None
    ]
    changes.sort(key=lambda change: change.old.href)
    changes.sort(key=lambda change: change.when.at, reverse=True)
    view = views.CorrectionsPage(
        frame=context.frame,
        head=context.head("", "/corrections/"),
        changes=tuple(changes),
    )
    return context.artifact("corrections.html", "/corrections/", CONFIG, view)


def public_title(release: Entry) -> str:
    """Headline of a release; empty for a withdrawn one, whose headline was withdrawn with it."""
    return release.title if release.withdrawal is None else ""
