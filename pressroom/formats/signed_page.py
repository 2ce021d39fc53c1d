"""A published page of a release read back, to compare it with its signed text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import msgspec
from selectolax.lexbor import LexborHTMLParser

from pressroom.formats.signed_text import (
    CORRECTED,
    PUBLISHED,
    WITHDRAWN,
    SignedText,
    difference,
    folded_line,
    lines_of,
    utc,
)


class SignedPage(msgspec.Struct, frozen=True):
    """Contents of a page: rows as in a signed text, as far as a page has them, its lines of words,
    and addresses of files: of its attachments, and of all that it shows or links."""

    rows: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    attachments: tuple[str, ...]
    files: tuple[str, ...]


def read_signed_page(markup: str, url: str) -> SignedPage | None:
    """Contents of the page of a release at an address; None where there is no such page. Of a
    tombstone there are rows alone."""
    tree = LexborHTMLParser(markup)
    article = tree.css_first("article.release")
    if article is None:
        rows = _tombstone_rows(tree)
        return SignedPage(rows, (), (), ()) if rows else None
    data = _json_ld(tree)
    head = article.css_first("h1")
    times = {
        node.attributes.get("property") or "": node.attributes.get("content") or ""
        for node in tree.css("meta[property]")
    }
    publisher = data.get("publisher")
    rows = (
        *(("Issuer", str(each.get("name", ""))) for each in _listed(publisher)),
        ("Published", _moment(times.get("article:published_time", ""))),
        ("Updated", _moment(times.get("article:modified_time", ""))),
        ("Status", CORRECTED if "correction" in data else PUBLISHED),
        ("Language", tree.css_first("html").attributes.get("lang") or ""),  # type: ignore[union-attr]
        ("Headline", head.text() if head is not None else ""),
    )
    parts = [*article.css("ul.subheads"), *article.css("div.body")]
    documents = tuple(_addresses(article.css("section.documents a"), "href", url))
    shown = (
        *_addresses(article.css("div.body a"), "href", url),
        *_addresses(article.css("div.body img"), "src", url),
    )
    return SignedPage(
        tuple((name, folded_line(value)) for name, value in rows if value),
        lines_of(*(node.html or "" for node in parts)),
        documents,
        tuple(dict.fromkeys((*documents, *(each for each in shown if "/files/" in each)))),
    )


def page_difference(signed: SignedText, page: SignedPage) -> str:
    """The first thing that a page has otherwise than its signed text, in words; empty for none.
    What no page says, ids, is left alone."""
    told = {name for name, _ in page.rows}
    names = ("Published", "Updated", "Status", "Withdrawn", "Reason", "Language", "Headline")
    compared = [name for name in names if name in told or name not in ("Language",)]
    compared += ["Issuer"] if "Issuer" in told else []
    before = tuple(row for row in signed.rows if row[0] in compared)
    if dict(page.rows).get("Status") == WITHDRAWN:
        before = tuple(row for row in before if row[0] != "Language")
    after = tuple(sorted(page.rows, key=lambda row: compared.index(row[0])))
    before = tuple(sorted(before, key=lambda row: compared.index(row[0])))
    then = msgspec.structs.replace(signed, rows=before, files=())
    return difference(then, msgspec.structs.replace(then, rows=after, words=page.words))


def _tombstone_rows(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    facts = tree.css_first("main .lede dl.filed")
    if facts is None:
        return ()
    times = [_moment(node.attributes.get("datetime") or "") for node in facts.css("time")]
    reason = tree.css_first("main .lede > p")
    names = ("Published", "Withdrawn")
    if len(times) != len(names) or reason is None:
        return ()
    return (
        *zip(names, times, strict=True),
        ("Status", WITHDRAWN),
        ("Reason", folded_line(reason.text())),
    )


def _json_ld(tree: LexborHTMLParser) -> dict[str, Any]:
    """The release's data for search engines; empty where they cannot be read."""
    node = tree.css_first('script[type="application/ld+json"]')
    try:
        found = json.loads(node.text()) if node is not None else {}
    except ValueError:
        return {}
    graph = found.get("@graph", [found]) if isinstance(found, dict) else []
    articles = [x for x in graph if isinstance(x, dict) and x.get("@type") == "NewsArticle"]
    return articles[0] if articles else {}


def _listed(publisher: object) -> Iterator[dict[str, Any]]:
    """The companies that publish; a press room whose release names none says its own name."""
    for each in publisher if isinstance(publisher, list) else [publisher]:
        if isinstance(each, dict) and each.get("@type") == "Corporation":
            yield each


def _addresses(nodes: list[Any], name: str, url: str) -> Iterator[str]:
    for node in nodes:
        if address := node.attributes.get(name):
            yield urljoin(url, address)


def _moment(text: str) -> str:
    """A day as it is, an instant in UTC; anything else as it is too, which fits nothing."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return utc(at) if at.tzinfo else text
