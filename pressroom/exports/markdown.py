"""`index.md` beside each release's page: the release as plain Markdown, for who reads no HTML.

It is made of the finished texts and not of the author's file. So it holds what the page holds and
nothing an author keeps for himself, and every address in it is the published one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from pressroom.addresses import beside, file_path, full
from pressroom.config import Config
from pressroom.corrections import Tie, ties
from pressroom.instants import Instant
from pressroom.markup import as_markdown, escaped
from pressroom.model import Entry, Release, Site
from pressroom.plan import Artifact
from pressroom.typeset import Library


class Sheet(msgspec.Struct, frozen=True):
    """What a release's Markdown shows besides the release: its ties, and by language the addresses
    of its translations."""

    ties: tuple[Tie, ...]
    translations: tuple[tuple[str, str], ...]


def markdown(site: Site, library: Library, config: Config) -> list[Artifact]:
    """A file for each release, when the settings ask for them."""
    if not config.exports.markdown:
        return []
    families = site.translations()
    return [
        Artifact(
            markdown_path(release),
            release.source,
            Sheet(
                tuple(ties(release, site)),
                tuple(
                    (other.language, other.url)
                    for other in families.get(release.name, ())
                    if other is not release
                ),
            ),
            functools.partial(render_markdown, release, library, config),
            texts=(release.source,),
        )
        for release in site.releases
    ]


def markdown_path(release: Entry) -> str:
    """Where in the output folder a release's Markdown is."""
    return file_path(beside(release.url, "index.md"))


def render_markdown(entry: Entry, library: Library, config: Config, view: Sheet) -> bytes:
    """The release as Markdown, in UTF-8."""
    article = library.article(entry)
    release = article.release
    page = full(config, release.url)
    parts = [
        f"# {escaped(release.title)}",
        _moment(release.instant),
        *_notices(release, view, config),
        as_markdown(article.full_text(page), page).rstrip("\n"),
        "* * *",
        "\n".join(f"- {row}" for row in _filed(release, view, page, config)),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _moment(instant: Instant) -> str:
    """The day or the instant (ISO 8601)."""
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()


def _notices(release: Release, view: Sheet, config: Config) -> Iterator[str]:
    """What the page says above the headline."""
    if _moment(release.instant)[:10] < config.disclosure.previously_posted:
        yield "Previously posted, and kept for the record: it has not been brought up to date."
    for tie in view.ties:
        url = full(config, tie.url)
        other = f"[{escaped(tie.title)}]({url})" if tie.title else f"<{url}>"
        note = f" {escaped(tie.note)}" if tie.note else ""
        if tie.kind == "replaced":
            yield f"**This release has been corrected and replaced.**{note}"
            yield f"Read instead: {other}, {_moment(tie.instant)}"
        elif tie.kind == "replaces":
            yield f"**This release replaces an earlier one.**{note}"
            yield f"Replaced: {other}, {_moment(tie.instant)}"
        else:
            yield f"**This release was corrected, and the correction was withdrawn.**{note}"
            yield f"{other}, {_moment(tie.instant)}"
    if release.inside is not None:
        yield f"**{escaped(release.inside.label)}**"


def _filed(release: Release, view: Sheet, page: str, config: Config) -> Iterator[str]:
    """What the page says below the text, and where that page is."""
    yield f"Page: <{page}>"
    if release.updated:
        yield f"Updated: {release.updated.isoformat()}"
    for name, value in release.inside.facts if release.inside else ():
        yield f"{escaped(name)}: {escaped(value)}"
    if release.tickers:
        yield f"Ticker: {'; '.join(map(str, release.tickers))}"
    for name, links in (
        ("Products", [(p.name, f"/products/{p.key}/") for p in release.products]),
        ("Topics", [(t.name, f"/topics/{t.key}/") for t in release.topics]),
        ("Also in", view.translations),
    ):
        if links:
            yield f"{name}: " + ", ".join(
                f"[{escaped(label)}]({full(config, url)})" for label, url in links
            )
