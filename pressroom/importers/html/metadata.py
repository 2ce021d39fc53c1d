"""Metadata of an HTML page: headline, dates, language, address and topics, as its head tells them.

Read are, in this order, JSON-LD (schema.org `NewsArticle` and its kin), Open Graph and
`article:published_time`, Dublin Core, `<time datetime>`, `<title>` and `lang`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from pressroom.importers.archives.dates import ArchiveDate, is_later, read_date

_ARTICLES = frozenset(
    {"NewsArticle", "Article", "Report", "BlogPosting", "ReportageNewsArticle", "PressRelease"}
    | {"AnalysisNewsArticle", "SocialMediaPosting", "TechArticle", "WebPage"}
)
_FIRST_YEAR, _LAST_YEAR = "1901", "2199"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOST_TOPICS = 12
_NO_TITLES = frozenset(
    {"document", "untitled", "untitled document", "html", "ex-99.1", "exhibit 99.1"}
)
SITE_NAMES = re.compile(r"\s+(?:\||–|—|::|»|-)\s+")
"""Separator of a page's headline and its site's name."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata that a page gives of itself. `titles` are its headline's forms, the surest first."""

    titles: tuple[str, ...] = ()
    date: ArchiveDate = ArchiveDate()
    updated: str = ""
    language: str = ""
    address: str = ""
    topics: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()


def metadata_of(tree: LexborHTMLParser) -> Metadata:
    """Reads the metadata of a page."""
    article = _article(tree)
    named = _named(tree)

    def of(*names: str) -> list[str]:
        return [named[name][0] for name in names if named.get(name)]

    published = [
        *_texts(article.get("datePublished")),
        *of("article:published_time", "og:published_time", "dcterms.issued", "dc.date.issued"),
        *of("dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date"),
        *of("pubdate", "publish-date", "publication_date", "date", "datepublished"),
        *_times(tree),
    ]
    dates = _dates(published)
    changed = [
        *_texts(article.get("dateModified")),
        *of("article:modified_time", "og:updated_time"),
    ]
    date = dates[0] if dates else ArchiveDate()
    updated = next((each.value for each in _dates(changed)), "")
    titles = [*_texts(article.get("headline")), *of("og:title", "dcterms.title", "dc.title")]
    titles += [*of("twitter:title"), *_title(tree)]
    keywords = _texts(article.get("articleSection")) + named.get("article:section", [])
    keywords += _texts(article.get("keywords")) + named.get("article:tag", [])
    return Metadata(
        titles=tuple(
            dict.fromkeys(" ".join(title.split()) for title in titles if _is_title(title))
        ),
        date=date,
        updated=updated if date.value and is_later(updated, date.value) else "",
        language=_language(tree, article, of),
        address=_address(tree, article, of("og:url")),
        topics=tuple(dict.fromkeys(_topics(keywords)))[:_MOST_TOPICS],
        contradicting=_contradicting(dates),
    )


def _dates(texts: Iterable[str]) -> list[ArchiveDate]:
    """Dates among the texts; year 1 is what programs write for none."""
    found = map(read_date, texts)
    return [each for each in found if _FIRST_YEAR <= each.value[:4] <= _LAST_YEAR]


def _contradicting(dates: Sequence[ArchiveDate]) -> tuple[str, ...]:
    """Days that differ from the first one, where sources of metadata do not agree."""
    days = list(dict.fromkeys(each.value[:10] for each in dates))
    return tuple(days) if len(days) > 1 else ()


def _article(tree: LexborHTMLParser) -> dict[str, Any]:
    """The object of JSON-LD that tells of the release; empty if there is none."""
    found: list[tuple[int, dict[str, Any]]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(deep=True).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for each in _objects(data, 0):
            kinds = set(_texts(each.get("@type")))
            kinds = {kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds}
            if kinds & _ARTICLES:
                found.append((0 if kinds != {"WebPage"} else 1, each))
    return min(found, key=lambda each: each[0])[1] if found else {}


def _objects(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for each in data[:200]:
            yield from _objects(each, depth)
    elif isinstance(data, dict) and depth < 4:
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _texts(value: object) -> list[str]:
    """Texts of a value of JSON-LD: itself, a list's, or an object's `@value` or `name`."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, dict):
        return _texts(value.get("@value") or value.get("name") or value.get("@id"))
    return []


def _named(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """Contents of `<meta>` elements by their name or property, in small letters."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (attributes.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _times(tree: LexborHTMLParser) -> list[str]:
    """The first date that `<time>` or `itemprop` gives, which is the page's own if it is alone."""
    nodes = tree.css("[itemprop=datePublished], article time, main time, time")
    texts = [
        node.attributes.get("datetime") or node.attributes.get("content") or node.text(deep=True)
        for node in nodes
    ]
    return [text for text in texts if text][:1]


def _title(tree: LexborHTMLParser) -> list[str]:
    node = tree.css_first("title")
    text = " ".join(node.text(deep=True).split()) if node is not None else ""
    return [text, *SITE_NAMES.split(text)] if text else []


def _is_title(text: str) -> bool:
    bare = " ".join(text.split())
    return bool(bare) and bare.casefold() not in _NO_TITLES


def _language(tree: LexborHTMLParser, article: dict[str, Any], of: Any) -> str:
    node = tree.css_first("html")
    own = (node.attributes.get("lang") or node.attributes.get("xml:lang") or "") if node else ""
    texts = [own, *_texts(article.get("inLanguage")), *of("dc.language", "dcterms.language")]
    texts += of("og:locale", "content-language", "language")
    return next(
        (text.strip().replace("_", "-") for text in texts if _LANGUAGE.fullmatch(text.strip())), ""
    )


def _address(tree: LexborHTMLParser, article: dict[str, Any], named: list[str]) -> str:
    """The page's whole address; empty if it does not say it."""
    node = tree.css_first('link[rel="canonical"]')
    texts = [node.attributes.get("href") or ""] if node is not None else []
    texts += [*named, *_texts(article.get("url")), *_texts(article.get("mainEntityOfPage"))]
    return next((text.strip() for text in texts if _is_address(text.strip())), "")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def path_of(address: str) -> str:
    """Path of an address, from `/` on; empty for the first page of a site."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return path if path.strip("/") else ""


def _topics(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for part in re.split(r"[,;]", text):
            if part.strip():
                yield " ".join(part.split())
