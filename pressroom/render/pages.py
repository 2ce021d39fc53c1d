"""A site's pages: each one's view, and the artifact that its template makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from pressroom.addresses import full, href
from pressroom.config import FILE, Config
from pressroom.marks import attribution
from pressroom.model import Document, Mark, Release, Section, Site
from pressroom.plan import Artifact
from pressroom.render import views
from pressroom.render.corrected import corrections, notices, public_title, tombstone
from pressroom.render.json_ld import news_article
from pressroom.render.surroundings import Surroundings
from pressroom.render.views import Link
from pressroom.tables import Product
from pressroom.theme import Theme
from pressroom.typeset import Article

_ON_HOME = 8


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


def language_name(tag: str) -> str:
    """The language's own name for itself; Babel comes only where there are several."""
    from pressroom.render.dates import language_name as name

    return name(tag)


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
        self.around = Surroundings(site, articles, config, theme)

    def all(self) -> Iterator[Artifact]:
        # Releases first: nothing may list a page before it is there.
        yield from self._releases()
        for release in self.site.tombstones:
            yield tombstone(release, self.site, self.around)
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
        if self.around.frame.corrections:
            yield corrections(self.site, self.around)
        for release in (*self.site.releases, *self.site.tombstones):
            for alias in release.aliases:
                yield self._redirect(release, alias)
        for url, release in self.moved:
            yield self._redirect(release, url)

    def _home(self) -> Artifact:
        site = self.config.site
        issuers = self.config.issuers
        view = views.HomePage(
            frame=self.around.frame,
            head=self.around.head(site.title, "/", site.description, self.around.feeds),
            description=site.description,
            tickers=tuple(str(ticker) for issuer in issuers for ticker in issuer.tickers),
            latest=tuple(self.around.cards[r.url] for r in self.site.releases[:_ON_HOME]),
            total=len(self.site.releases),
            archive=self.around.link("All releases", "/releases/"),
            years=self.around.years(),
            products=tuple(self.around.link(s.name, s.url) for s in self.site.products),
            topics=tuple(self.around.link(s.name, s.url) for s in self.site.topics),
            languages=tuple(
                (self.around.link(language_name(s.key), s.url), s.key) for s in self.site.languages
            ),
            about=self.about,
            website=tuple(Link(issuer.name, issuer.url) for issuer in issuers if issuer.url),
            contacts=self.around.contacts(self.config.contacts),
        )
        return self.around.artifact("home.html", "/", FILE, view)

    def _releases(self) -> Iterator[Artifact]:
        families = self.site.translations()
        for newer, release, older in self.site.neighbours():
            family = families.get(release.name, ())
            article = self.articles[release.url]
            view = views.ReleasePage(
                frame=self.around.frame,
                head=self.around.head(
                    release.title,
                    release.url,
                    article.summary,
                    language=release.language,
                    alternates=tuple((r.language, full(self.config, r.url)) for r in family),
                ),
                title=release.title,
                when=self.around.when(release),
                language=release.language,
                subheads=article.subheads,
                body=article.body,
                boilerplate=article.boilerplate,
                legend=article.legend,
                attribution=article.attribution,
                contacts=self.around.contacts(release.contacts),
                source=release.source_line,
                provided_by=release.provided_by,
                tickers=tuple(str(ticker) for ticker in release.tickers),
                products=tuple(
                    self.around.link(p.name, f"/products/{p.key}/") for p in release.products
                ),
                topics=tuple(self.around.link(t.name, f"/topics/{t.key}/") for t in release.topics),
                documents=tuple(self._document(document) for document in release.attachments),
                translations=tuple(
                    (self.around.link(r.title, r.url), r.language)
                    for r in family
                    if r is not release
                ),
                newer=self.around.link(newer.title, newer.url) if newer else None,
                older=self.around.link(older.title, older.url) if older else None,
                year=self.around.link(str(release.year), f"/releases/{release.year}/"),
                notices=tuple(notices(release, self.site, self.around)),
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
            yield self.around.artifact("release.html", release.url, release.source, view)

    def _document(self, document: Document) -> tuple[Link, str]:
        kind = PurePosixPath(document.name).suffix.removeprefix(".").upper()
        size = f"{max(1, round(document.size / 1000)):,} kB"
        return self.around.link(document.title, document.url), f"{kind}, {size}" if kind else size

    def _list(self, section: Section, *, shows_feeds: bool, feeds: str = "") -> Iterator[Artifact]:
        releases = section.releases
        rows = section.pages(self.config.page_size)
        count = len(rows)
        links = (
            self.around.feed_links(feeds, section.name)
            if feeds not in ("", "/")
            else self.around.feeds
        )
        name = section.name
        if section.kind == "year":
            name = f"Releases of {section.name}"
        elif section.kind == "language":
            name = language_name(section.key)
        about = section.about
        for number, (url, shown) in enumerate(rows, start=1):
            title = name if number == 1 else f"{name}, page {number} of {count}"
            view = views.ListPage(
                frame=self.around.frame,
                head=self.around.head(
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
                cards=tuple(self.around.cards[r.url] for r in shown),
                total=len(releases),
                number=number,
                pages=tuple(self.around.link(str(n), u) for n, (u, _) in enumerate(rows, start=1)),
                years=self.around.years() if section.kind in ("archive", "year") else (),
                shows_feeds=shows_feeds,
            )
            yield self.around.artifact("list.html", url, FILE, view)

    def _index(self, heading: str, url: str, sections: Sequence[Section]) -> Artifact:
        view = views.IndexPage(
            frame=self.around.frame,
            head=self.around.head(heading, url),
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
        return self.around.artifact("index.html", url, FILE, view)

    def _not_found(self) -> Artifact:
        view = views.NotFoundPage(
            frame=self.around.frame,
            head=self.around.head("Page not found", "/404.html"),
            archive=self.around.link("All releases", "/releases/"),
        )
        return self.around.artifact("404.html", "/404.html", FILE, view)

    def _redirect(self, release: Release, alias: str) -> Artifact:
        view = views.RedirectPage(
            href(self.config, release.url),
            full(self.config, release.url),
            public_title(release),
            release.language,
        )
        return self.around.artifact("redirect.html", alias, release.source, view)


def _facts(product: Product) -> tuple[tuple[str, str], ...]:
    facts = []
    if product.generic:
        facts.append(("Generic name", product.generic))
    if product.mark:
        facts.append(("Mark", attribution([Mark(product.name, product.mark, product.owner)])))
    return tuple(facts)
