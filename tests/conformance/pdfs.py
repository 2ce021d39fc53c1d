"""Reads PDFs, and says what is wrong with them, alone and beside the page each was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin

import page as validator
import pikepdf
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .tools import need, run

# What stands on a page and not on paper, on purpose: other forms and downloads.
NOT_PRINTED = ".forms, .card, .footnote-backref, .download, .gallery .files, .gallery .also, nav"
MARGIN = 50.0  # points; there is nothing beyond it but what hangs a little
HOME = "https://press.example.com"


class Word(NamedTuple):
    """A word on a page, its right edge and that of the page's text, in points."""

    text: str
    right: float
    limit: float


def invalid(path: Path) -> list[str]:
    """The rules of PDF/UA-1 (ISO 14289-1) that a PDF breaks, of those that a program can judge."""
    whole = validator.SafetyLimits.unlimited()
    report = validator.validate_pdf(path, profile="ua1", limits=whole)
    assert report.rules.total > 100
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return found or ([] if report.is_compliant else ["it is not compliant"])


def misdescribed(path: Path, page: str) -> Iterator[str]:
    """What a PDF does not say of itself and of its parts as its page does."""
    article = article_of(page)
    language = LexborHTMLParser(page).css_first("html").attributes["lang"]
    with pikepdf.open(path) as pdf:
        root, about = pdf.Root, pdf.docinfo
        if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
            yield "it is not tagged"
        if str(root.get("/Lang", "")) != language:
            yield f"its language is not {language}"
        if str(about.get("/Title", "")) != words_of(article.css_first("h1")):
            yield "its title is not the headline"
        if not str(about.get("/Author", "")) or not str(about.get("/CreationDate", "")):
            yield "it has no author or no date"
        if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
            yield "readers do not show its title"
        elements = list(_elements(root.get("/StructTreeRoot", pikepdf.Dictionary())))
        kinds = Counter(kind for kind, _ in elements)
        alternatives = {
            str(element.get("/Alt", "")) for kind, element in elements if kind == "Figure"
        }
    if kinds["H1"] != 1:
        yield f"it has {kinds['H1']} elements H1"
    for tag, kind in (("table", "Table"), ("th", "TH"), ("td:not(:empty)", "TD"), ("h2", "H2")):
        if kinds[kind] < len(article.css(tag)):
            yield f"it has {kinds[kind]} elements {kind}, and its page {len(article.css(tag))}"
    for picture in article.css("img"):
        if picture.attributes.get("alt") not in alternatives:
            yield f"no Figure says {picture.attributes.get('alt')!r}"


def _elements(node: Any) -> Iterator[tuple[str, Any]]:
    """The kind of each structure element, and the element."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S).removeprefix("/"), node
        yield from _elements(node.get("/K"))


def article_of(page: str) -> LexborNode:
    """The article of a page, without what paper does not have."""
    article = LexborHTMLParser(page).css_first("article.release")
    assert article is not None
    for node in article.css(NOT_PRINTED):
        node.decompose()
    return article


def words_of(node: LexborNode | None) -> str:
    return " ".join(node.text(separator="").split()) if node is not None else ""


def text_of(path: Path) -> str:
    """The text of a PDF, page after page."""
    return run(need("pdftotext"), "-enc", "UTF-8", path, "-")


def lost(text: str, page: str) -> list[str]:
    """The words of a page's article that are not in the text of its PDF as often."""
    # What is not seen is no part of a word.
    seen = article_of(page).text(separator=" ").replace("\u200b", "")
    wanted = Counter(re.findall(r"\S+", seen))
    found = Counter(re.findall(r"\S+", text))
    # Long addresses and words with hyphens are broken at the ends of lines.
    whole = re.sub(r"[\s-]", "", text)
    return [
        word
        for word, count in wanted.items()
        if found[word] < count and whole.count(word.replace("-", "")) < count
    ]


def beyond(words: list[Word]) -> list[str]:
    """Words that reach into the right margin, or over it."""
    return [word.text for word in words if word.right > word.limit]


def words(path: Path) -> list[Word]:
    """All words of a PDF with their places."""
    found: list[Word] = []
    limit = 0.0
    for row in run(need("pdftotext"), "-bbox", path, "-").splitlines():
        if size := re.search(r'<page width="([\d.]+)"', row):
            limit = float(size[1]) - MARGIN
        if place := re.search(r'xMax="([\d.]+)".*?>(.*)</word>', row):
            found.append(Word(place[2], float(place[1]), limit))
    assert found
    return found


def unclickable(path: Path, page: str, address: str) -> list[str]:
    """The addresses that a page's article leads to, and its PDF does not."""
    with pikepdf.open(path) as pdf:
        targets = {
            unquote(str(note.A.URI))
            for leaf in pdf.pages
            for note in leaf.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
    links = [node.attributes.get("href") or "" for node in article_of(page).css("a")]
    wanted = [unquote(urljoin(address, link)) for link in links if not link.startswith("#")]
    return [target for target in wanted if target not in targets]
