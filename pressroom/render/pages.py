"""A site's pages: each one's view, and the artifact that its template makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressroom.addresses import full, href
from pressroom.config import FILE
from pressroom.marks import attribution
from pressroom.model import Entry, Mark, Section
from pressroom.plan import Artifact
from pressroom.render import views
from pressroom.render.corrected import corrections, public_title, tombstone
from pressroom.render.releases import release_pages
from pressroom.render.surroundings import Surroundings, feed_links
from pressroom.render.views import Link
from pressroom.tables import Product

_ON_HOME = 8


def pages(
    around: Surroundings, about: Sequence[str], moved: Sequence[tuple[str, Entry]]
) -> list[Artifact]:
    """Every HTML page. `about` is HTML for the home page;
    `moved` pairs older addresses with the releases they lead to."""
    return list(_Pages(around, about, moved).all())


def language_name(tag: str) -> str:
    """The language's own name for itself; Babel comes only where there are several."""
    from pressroom.render.dates import language_name as name

    return name(tag)


class _Pages:
    def __init__(
        self, around: Surroundings, about: Sequence[str], moved: Sequence[tuple[str, Entry]]
    ) -> None:
        self.around = around
        self.site = around.site
        self.config = around.config
        self.about = tuple(about)
        self.moved = moved

    def all(self) -> Iterator[Artifact]:
        # Releases first: nothing may list a page before it is there.
        yield from release_pages(self.site, self.around)
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

    def _list(self, section: Section, *, shows_feeds: bool, feeds: str = "") -> Iterator[Artifact]:
        leaves = section.pages(self.config.page_size)
        links = (
            feed_links(self.config, feeds, section.name)
            if feeds not in ("", "/")
            else self.around.feeds
        )
        name = section.name
        if section.kind == "year":
            name = f"Releases of {section.name}"
        elif section.kind == "language":
            name = language_name(section.key)
        about = section.about
        numbered = [self.around.link(str(leaf.number or "Newest"), leaf.url) for leaf in leaves]
        for place, leaf in enumerate(leaves):
            view = views.ListPage(
                frame=self.around.frame,
                head=self.around.head(
                    f"{name}, page {leaf.number}" if leaf.number else name,
                    leaf.url,
                    about.description if about else "",
                    links if shows_feeds else (),
                    language=section.key if section.kind == "language" else "",
                ),
                heading=name,
                mark=about.mark if isinstance(about, Product) else "",
                kind=section.kind,
                facts=_facts(about) if isinstance(about, Product) else (),
                description=about.description if about else "",
                cards=tuple(self.around.cards[r.url] for r in leaf.releases),
                total=0 if leaf.number else len(section.releases),
                number=leaf.number,
                pages=_near(numbered, place) if len(leaves) > 1 else (),
                years=self.around.years() if section.kind in ("archive", "year") else (),
                shows_feeds=shows_feeds,
            )
            yield self.around.artifact("list.html", leaf.url, FILE, view)

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

    def _redirect(self, release: Entry, alias: str) -> Artifact:
        view = views.RedirectPage(
            href(self.config, release.url),
            full(self.config, release.url),
            public_title(release),
            release.language,
        )
        return self.around.artifact("redirect.html", alias, release.source, view)


_ALL_SHOWN = 12
_AROUND = 3


def _near(links: Sequence[Link], place: int) -> tuple[Link | None, ...]:
    """The links of a list's pages to show on the one at `place`: all of few; of many the newest,
    the oldest and those near it, with None where some are left out. So ten thousand pages cost no
    more each than ten."""
    if len(links) <= _ALL_SHOWN:
        return tuple(links)
    end = len(links) - 1
    first, last = max(place - _AROUND, 0), min(place + _AROUND, end)
    before = [links[0], *([None] if first > 1 else [])] if first > 0 else []
    after = [*([None] if last < end - 1 else []), links[end]] if last < end else []
    return (*before, *links[first : last + 1], *after)


def _facts(product: Product) -> tuple[tuple[str, str], ...]:
    facts = []
    if product.generic:
        facts.append(("Generic name", product.generic))
    if product.mark:
        facts.append(("Mark", attribution([Mark(product.name, product.mark, product.owner)])))
    return tuple(facts)
