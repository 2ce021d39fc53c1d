"""Reads all, converts all, renders all, writes all."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import frontmatter
import jinja2
import markdown
from feedgen.feed import FeedGenerator

HERE = Path(__file__).parent
OUT = HERE / "public"
SITE = "https://press.example.com"
PAGE = 50
IN_FEED = 20
EXTENSIONS = ["tables", "footnotes", "def_list", "abbr", "toc", "smarty"]


def html(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS, output_format="html")


def moment(date: datetime.date) -> datetime.datetime:
    """A day without an hour is its first moment."""
    if isinstance(date, datetime.datetime):
        return date
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)


def read(path: Path) -> dict[str, Any]:
    post = frontmatter.load(str(path))
    year, slug = path.name[:4], path.stem[11:]
    return {
        **post.metadata,
        "date": moment(post["date"]),
        "url": f"/releases/{year}/{slug}/",
        "id": f"tag:press.example.com,2011:{path.stem}",
        "year": year,
        "body": html(post.content),
        "subheads": [
            html(line).removeprefix("<p>").removesuffix("</p>") for line in post.get("subheads", [])
        ],
    }


def write(url: str, text: str | bytes) -> None:
    path = OUT / url.strip("/")
    path = path / "index.html" if url.endswith("/") else path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def feeds(url: str, title: str, releases: list[dict[str, Any]], full: jinja2.Template) -> None:
    made = FeedGenerator()
    made.id(SITE + url)
    made.title(title)
    made.description(title)
    made.link(href=SITE + url)
    items = []
    for release in releases[:IN_FEED]:
        text = full.render(release=release)
        row = made.add_entry(order="append")
        row.id(release["id"])
        row.title(release["title"])
        row.link(href=SITE + release["url"])
        row.description(next(iter(release["subheads"]), release["title"]))
        row.content(text, type="CDATA")
        row.published(release["date"])
        row.updated(release["date"])
        items.append(
            {
                "id": release["id"],
                "url": SITE + release["url"],
                "title": release["title"],
                "content_html": text,
                "date_published": release["date"].isoformat(),
            }
        )
    write(f"{url}feed.xml", made.rss_str(pretty=True))
    write(f"{url}atom.xml", made.atom_str(pretty=True))
    document = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    write(f"{url}feed.json", json.dumps(document, ensure_ascii=False))


def main() -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "templates"))
    standing = json.loads((HERE / "standing.json").read_text())
    environment.globals |= {
        "site": SITE,
        "boilerplates": {key: html(text) for key, text in standing["boilerplate"].items()},
        "legends": {key: html(text) for key, text in standing["legend"].items()},
        "contacts": standing["contacts"],
    }
    page, listing, full = map(environment.get_template, ["release.html", "list.html", "full.html"])
    releases = [read(path) for path in (HERE / "releases").glob("*.md")]
    releases.sort(key=lambda release: release["date"], reverse=True)
    for newer, release, older in zip([None, *releases], releases, [*releases[1:], None]):
        write(release["url"], page.render(release=release, newer=newer, older=older))
    lists: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for release in releases:
        lists["/releases/"].append(release)
        lists[f"/releases/{release['year']}/"].append(release)
        for kind in ("products", "topics"):
            for name in release.get(kind, []):
                lists[f"/{kind}/{name}/"].append(release)
    for url, rows in lists.items():
        pages = range(0, len(rows), PAGE)
        for number, start in enumerate(pages, start=1):
            text = listing.render(
                title=url, rows=rows[start : start + PAGE], number=number, last=len(pages), url=url
            )
            write(url if number == 1 else f"{url}page/{number}/", text)
        if not url.startswith("/releases/"):
            feeds(url, url, rows, full)
    write(
        "/", listing.render(title="ACME Press Room", rows=releases[:10], number=1, last=1, url="/")
    )
    feeds("/", "ACME Press Room", releases, full)


if __name__ == "__main__":
    main()
