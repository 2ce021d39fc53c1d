"""A site's pages: each one's view, and the artifact that its template makes of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from pressroom.addresses import full, href, output_path
from pressroom.config import FILE, Config
from pressroom.marks import attribution
from pressroom.model import Document, Mark, Release, Section, Site
from pressroom.plan import Artifact
from pressroom.render import views
from pressroom.render.dates import language_name
from pressroom.render.jinja import Templates, render_page
from pressroom.render.json_ld import news_article
from pressroom.render.views import Card, FeedLink, Frame, Head, Link, When
from pressroom.tables import Product
from pressroom.theme import Theme
from pressroom.typeset import Article

_ON_HOME = 8
_FORMATS = (
    ("application/rss+xml", "RSS", "feed.xml"),
    ("application/atom+xml", "Atom", "atom.xml"),
    ("application/feed+json", "JSON Feed", "feed.json"),
)


def pages(
    site: Site,
    articles: Mapping[str, Article],
    about: Sequence[str],
    moved: Sequence[tuple[str, Release]],
    config: Config,
    theme: Theme,
) -> list[Artifact]:
    """Every HTML page. `articles` by release address; `about` is HTML for the home page;
    `moved` pairs older addresses with the releases they lead to."""
    return list(_Pages(site, articles, about, moved, config, theme).all())


class _Pages:
    def __init__(
        self,
        site: Site,
        articles: Mapping[str, Article],
        about: Sequence[str],
        moved: Sequence[tuple[str, Release]],
        config: Config,
        theme: Theme,
    ) -> None:
        self.site = site
        self.articles = articles
        self.about = tuple(about)
        self.moved = moved
        self.config = config
        self.templates = Templates.of(theme)
        self.salt = theme.salt
        self.feeds = self._feed_links("/", config.site.title)
        self.frame = self._frame()
        self.cards = {release.url: self._card(release) for release in site.releases}

    def all(self) -> Iterator[Artifact]:
        # Releases first: nothing may list a page before it is there.
        yield from self._releases()
        yield from map(self._tombstone, self.site.tombstones)
        yield from self._list(self.site.archive, shows_feeds=True, feeds="/")
        for section in self.site.years:
            yield from self._list(section, shows_feeds=False)
        for section in (*self.site.products, *self.site.topics, *self.site.languages):
            yield from self._list(section, shows_feeds=True, feeds=section.url)
        if self.site.products:
            yield self._index("Products", "/products/", self.site.products)
        if self.site.topics:
            yield self._index("Topics", "/topics/", self.site.topics)
        yield self._home()
        yield self._not_found()
        if self.frame.corrections:
            yield self._corrections()
        for release in (*self.site.releases, *self.site.tombstones):
            for alias in release.aliases:
                yield self._redirect(release, alias)
        for url, release in self.moved:
            yield self._redirect(release, url)

    # What pages have in common

    def _artifact(self, template: str, url: str, origin: str, view: msgspec.Struct) -> Artifact:
        render = functools.partial(render_page, self.templates, template)
        return Artifact(output_path(url), origin, view, render, self.salt)

    def _link(self, label: str, url: str) -> Link:
        return Link(label, href(self.config, url))

    def _frame(self) -> Frame:
        navigation = [self._link("Releases", "/releases/")]
        if self.site.products:
            navigation.append(self._link("Products", "/products/"))
        if self.site.topics:
            navigation.append(self._link("Topics", "/topics/"))
        if self.config.contacts:
            navigation.append(Link("Contacts", href(self.config, "/") + "#Contacts"))
        return Frame(
            site=self.config.site.title,
            home=href(self.config, "/"),
            navigation=tuple(navigation),
            notice=self.config.site.notice,
            feeds=self.feeds,
            corrections=self._link("Corrections", "/corrections/")
            if self.site.corrects or self.site.tombstones
            else None,
        )

    def _head(
        self,
        title: str,
        url: str,
        description: str = "",
        feeds: tuple[FeedLink, ...] = (),
        language: str = "",
        alternates: tuple[tuple[str, str], ...] = (),
    ) -> Head:
        own = () if feeds == self.feeds else feeds
        return Head(
            title=title,
            description=description,
            canonical=full(self.config, url),
            language=language or self.config.language,
            feeds=(*own, *self.feeds),
            alternates=alternates,
        )

    def _feed_links(self, url: str, title: str) -> tuple[FeedLink, ...]:
        return tuple(
            FeedLink(kind, f"{title} ({label})", label, href(self.config, url + name))
            for kind, label, name in _FORMATS
        )

    def _card(self, release: Release) -> Card:
        return Card(
            title=release.title,
            href=href(self.config, release.url),
            when=self._when(release),
            summary=self.articles[release.url].summary,
            language=release.language,
            timed=release.inside is not None,
        )

    def _when(self, release: Release) -> When:
        return When(release.instant.at, self.config.site.timezone, release.instant.day_only)

    def _years(self) -> tuple[Link, ...]:
        return tuple(self._link(section.name, section.url) for section in self.site.years)

    # The pages

    def _home(self) -> Artifact:
        site = self.config.site
        issuers = self.config.issuers
        view = views.HomePage(
            frame=self.frame,
            head=self._head(site.title, "/", site.description, self.feeds),
            description=site.description,
            tickers=tuple(str(ticker) for issuer in issuers for ticker in issuer.tickers),
            latest=tuple(self.cards[r.url] for r in self.site.releases[:_ON_HOME]),
            total=len(self.site.releases),
            archive=self._link("All releases", "/releases/"),
            years=self._years(),
            products=tuple(self._link(s.name, s.url) for s in self.site.products),
            topics=tuple(self._link(s.name, s.url) for s in self.site.topics),
            languages=tuple(
                (self._link(language_name(s.key), s.url), s.key) for s in self.site.languages
            ),
            about=self.about,
            website=tuple(Link(issuer.name, issuer.url) for issuer in issuers if issuer.url),
            contacts=self.config.contacts,
        )
        return self._artifact("home.html", "/", FILE, view)

    def _releases(self) -> Iterator[Artifact]:
        families = self.site.translations()
        for newer, release, older in self.site.neighbours():
            family = families.get(release.name, ())
            article = self.articles[release.url]
            view = views.ReleasePage(
                frame=self.frame,
                head=self._head(
                    release.title,
                    release.url,
                    article.summary,
                    language=release.language,
                    alternates=tuple((r.language, full(self.config, r.url)) for r in family),
                ),
                title=release.title,
                when=self._when(release),
                language=release.language,
                subheads=article.subheads,
                body=article.body,
                boilerplate=article.boilerplate,
                legend=article.legend,
                attribution=article.attribution,
                contacts=release.contacts,
                source=release.source_line,
                provided_by=release.provided_by,
                tickers=tuple(str(ticker) for ticker in release.tickers),
                products=tuple(self._link(p.name, f"/products/{p.key}/") for p in release.products),
                topics=tuple(self._link(t.name, f"/topics/{t.key}/") for t in release.topics),
                documents=tuple(self._document(document) for document in release.attachments),
                translations=tuple(
                    (self._link(r.title, r.url), r.language) for r in family if r is not release
                ),
                newer=self._link(newer.title, newer.url) if newer else None,
                older=self._link(older.title, older.url) if older else None,
                year=self._link(str(release.year), f"/releases/{release.year}/"),
                notices=tuple(self._notices(release)),
                previously_posted=release.instant.at.date().isoformat()
                < self.config.disclosure.previously_posted,
                inside=release.inside.label if release.inside else "",
                inside_facts=release.inside.facts if release.inside else (),
                json_ld=news_article(
                    release,
                    article.summary,
                    self.site.replaced.get(release.url),
                    self.config,
                ),
                extra=release.extra,
            )
            yield self._artifact("release.html", release.url, release.source, view)

    def _notices(self, release: Release) -> Iterator[views.Notice]:
        newest = self.site.replaced.get(release.url)
        if newest is not None:
            link = self._link(newest.title, newest.url)
            yield views.Notice("replaced", link, self._when(newest), newest.correction_note)
        corrected = self.site.corrects.get(release.url)
        if corrected is not None:
            link = self._link(_public_title(corrected), corrected.url)
            yield views.Notice("replaces", link, self._when(corrected), release.correction_note)

    def _tombstone(self, release: Release) -> Artifact:
        assert release.withdrawal is not None
        newest = self.site.replaced.get(release.url)
        view = views.TombstonePage(
            frame=self.frame,
            head=self._head("Release withdrawn", release.url, language=release.language),
            when=self._when(release),
            withdrawn=When(release.withdrawal.at, self.config.site.timezone, False),
            reason=release.withdrawal.reason,
            replacement=self._link(newest.title, newest.url) if newest else None,
        )
        return self._artifact("tombstone.html", release.url, release.source, view)

    def _corrections(self) -> Artifact:
        by_url = {release.url: release for release in self.site.releases}
        changes = [
            views.Change(
                self._when(by_url[url]),
                self._link(_public_title(old), old.url),
                self._when(old),
                self._link(by_url[url].title, url),
                by_url[url].correction_note,
            )
            for url, old in self.site.corrects.items()
        ]
        changes += [
            views.Change(
                When(release.withdrawal.at, self.config.site.timezone, False),
                self._link(_public_title(release), release.url),
                self._when(release),
                None,
                release.withdrawal.reason,
            )
            for release in self.site.tombstones
            if release.withdrawal is not None
        ]
        changes.sort(key=lambda change: change.old.href)
        changes.sort(key=lambda change: change.when.at, reverse=True)
        view = views.CorrectionsPage(
            frame=self.frame,
            head=self._head("Corrections and withdrawals", "/corrections/"),
            changes=tuple(changes),
        )
        return self._artifact("corrections.html", "/corrections/", FILE, view)

    def _document(self, document: Document) -> tuple[Link, str]:
        kind = PurePosixPath(document.name).suffix.removeprefix(".").upper()
        size = f"{max(1, round(document.size / 1000)):,} kB"
        return self._link(document.title, document.url), f"{kind}, {size}" if kind else size

    def _list(self, section: Section, *, shows_feeds: bool, feeds: str = "") -> Iterator[Artifact]:
        releases = section.releases
        rows = section.pages(self.config.page_size)
        count = len(rows)
        links = self._feed_links(feeds, section.name) if feeds not in ("", "/") else self.feeds
        name = section.name
        if section.kind == "year":
            name = f"Releases of {section.name}"
        elif section.kind == "language":
            name = language_name(section.key)
        about = section.about
        for number, (url, shown) in enumerate(rows, start=1):
            title = name if number == 1 else f"{name}, page {number} of {count}"
            view = views.ListPage(
                frame=self.frame,
                head=self._head(
                    title,
                    url,
                    about.description if about else "",
                    links if shows_feeds else (),
                    language=section.key if section.kind == "language" else "",
                ),
                heading=name,
                mark=about.mark if isinstance(about, Product) else "",
                kind=section.kind,
                facts=_facts(about) if isinstance(about, Product) else (),
                description=about.description if about else "",
                cards=tuple(self.cards[r.url] for r in shown),
                total=len(releases),
                number=number,
                pages=tuple(self._link(str(n), u) for n, (u, _) in enumerate(rows, start=1)),
                years=self._years() if section.kind in ("archive", "year") else (),
                shows_feeds=shows_feeds,
            )
            yield self._artifact("list.html", url, FILE, view)

    def _index(self, heading: str, url: str, sections: Sequence[Section]) -> Artifact:
        view = views.IndexPage(
            frame=self.frame,
            head=self._head(heading, url),
            heading=heading,
            entries=tuple(
                views.IndexEntry(
                    section.name,
                    href(self.config, section.url),
                    section.about.generic
                    if isinstance(section.about, Product)
                    else (section.about.description if section.about else ""),
                    len(section.releases),
                )
                for section in sections
            ),
        )
        return self._artifact("index.html", url, FILE, view)

    def _not_found(self) -> Artifact:
        view = views.NotFoundPage(
            frame=self.frame,
            head=self._head("Page not found", "/404.html"),
            archive=self._link("All releases", "/releases/"),
        )
        return self._artifact("404.html", "/404.html", FILE, view)

    def _redirect(self, release: Release, alias: str) -> Artifact:
        view = views.RedirectPage(
            href(self.config, release.url),
            full(self.config, release.url),
            _public_title(release),
            release.language,
        )
        return self._artifact("redirect.html", alias, release.source, view)


def _public_title(release: Release) -> str:
    """A release's headline; a withdrawn one's went with it."""
    return release.title if release.withdrawal is None else "A release that was withdrawn"


def _facts(product: Product) -> tuple[tuple[str, str], ...]:
    facts = []
    if product.generic:
        facts.append(("Generic name", product.generic))
    if product.mark:
        facts.append(("Mark", attribution([Mark(product.name, product.mark, product.owner)])))
    return tuple(facts)
