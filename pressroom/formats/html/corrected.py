"""What readers are told of corrections and withdrawals: notices, tombstones, the page of all."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.corrections import correction_notices
from pressroom.content.model import Entry, Site
from pressroom.core.files import CONFIG
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.views import When


def notices(release: Entry, site: Site, around: SiteContext) -> Iterator[views.Notice]:
    for notice in correction_notices(release, site):
        when = When(notice.instant.at, around.config.site.timezone, notice.instant.day_only)
        yield views.Notice(notice.kind, around.link(notice.title, notice.url), when, notice.note)


def tombstone(release: Entry, site: Site, around: SiteContext) -> Artifact:
    assert release.withdrawal is not None
    newest = site.replaced.get(release.url)
    view = views.TombstonePage(
        frame=around.frame,
        head=around.head("", release.url, language=release.language),
        when=around.when(release),
        withdrawn=When(release.withdrawal.at, around.config.site.timezone, False),
        reason=release.withdrawal.reason,
        kept=release.withdrawal.retention_years,
        replacement=around.link(newest.title, newest.url) if newest else None,
    )
    return around.artifact("tombstone.html", release.url, release.source, view)


def corrections(site: Site, around: SiteContext) -> Artifact:
    by_url = {release.url: release for release in (*site.releases, *site.tombstones)}
    changes = [
        views.Change(
            around.when(by_url[url]),
            around.link(public_title(old), old.url),
            around.when(old),
            around.link(public_title(by_url[url]), url),
            by_url[url].correction_note,
        )
        for url, old in site.corrects.items()
    ]
    changes += [
        views.Change(
            When(release.withdrawal.at, around.config.site.timezone, False),
            around.link(public_title(release), release.url),
            around.when(release),
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
        frame=around.frame,
        head=around.head("", "/corrections/"),
        changes=tuple(changes),
    )
    return around.artifact("corrections.html", "/corrections/", CONFIG, view)


def public_title(release: Entry) -> str:
    """A release's headline; empty for a withdrawn one, whose headline went with it."""
    return release.title if release.withdrawal is None else ""
