"""Texts of HTML as a release's Markdown, with their financial tables as files and their visible
words: for pages, and for the items of feeds and archives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote, urljoin

import msgspec
from selectolax.lexbor import LexborHTMLParser

from pressroom.core.problems import Problem
from pressroom.importers.archives.enclosures import Enclosure, Taken
from pressroom.importers.html import findings, limits
from pressroom.importers.html.blocks import BlockReader, PageBlock, blocks_html
from pressroom.importers.html.bullets import with_lists
from pressroom.importers.html.captions import caption_words, with_captions
from pressroom.importers.html.continued import with_continued
from pressroom.importers.html.furniture import without_furniture
from pressroom.importers.html.headline import headline_of_filing, without_headline
from pressroom.importers.html.main_part import main_part
from pressroom.importers.html.page import cleaned_page
from pressroom.importers.html.pictures import PictureReader
from pressroom.importers.html.statement_files import NamedFiles, statement_csv
from pressroom.importers.html.tables import TableReader
from pressroom.importers.html.unseen import hidden_within
from pressroom.importers.html.visible import visible_text
from pressroom.importers.records import ImportedFile
from pressroom.typeset.markdown.links import SAFE_SCHEMES, scheme
from pressroom.typeset.markdown.release_markdown import release_markdown


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """A text of HTML as Markdown, without the headline if `title` has it; with the files that it
    names, its visible words, and what is told of it."""

    text: str
    visible: str
    title: str = ""
    files: tuple[ImportedFile, ...] = ()
    problems: tuple[Problem, ...] = ()


class HtmlOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options for reading an HTML text: `source` names it in problems, `base` is the address it
    had, `titles` are its headline's possible forms, `beside` are the files that came with it,
    `filing` is true for an exhibit of EDGAR, and `page` for a whole page with navigation around."""

    source: str
    base: str = ""
    titles: tuple[str, ...] = ()
    beside: Taken | None = None
    filing: bool = False
    page: bool = False
    typed: str = ""


def read_fragment(markup: str, source: str, base: str, beside: Taken | None = None) -> Fragment:
    """Reads an item's HTML; `base` is the address that relative links lead from, `beside` are the
    files that came with it. A text that nests too deep gives no words and problem PR451."""
    options = HtmlOptions(source=source, base=base, beside=beside)
    tree = parsed_html(f"<!doctype html><body>{markup}")
    if tree is None:
        return Fragment(text="", visible="", problems=(findings.too_deep(source),))
    return read_tree(tree, markup, options)


def parsed_html(markup: str) -> LexborHTMLParser | None:
    """Parses HTML; None for one that nests too deep."""
    if limits.nests_too_deep(markup):
        return None
    tree = LexborHTMLParser(markup)
    root = tree.root
    return None if root is None or limits.depth_of(root) > limits.MOST_DEPTH else tree


def read_tree(tree: LexborHTMLParser, markup: str, options: HtmlOptions) -> Fragment:
    """Reads a parsed text, of which `tree` keeps what readers see."""
    source = options.source
    out = cleaned_page(tree, markup)
    problems = findings.trackers(source, out)
    body = tree.body
    if body is None:
        return Fragment(text="", visible="", problems=tuple(problems))
    node = body
    headings = [" ".join(heading.text(deep=True).split()) for heading in body.css("h1")]
    if options.page:
        main = main_part(body)
        node = main.node
        if main.outside:
            problems.append(findings.outside(source, main.outside, main.largest))
    problems = [*findings.hidden(source, hidden_within(node, out.hidden)), *problems]
    visible = visible_text(options.typed or node.html or "")
    names = NamedFiles()
    tables, pictures = TableReader(), PictureReader(names, options.beside)
    reader = BlockReader(tables, lambda address: _address(address, options), pictures)
    blocks = with_captions(reader.read([node]))
    left = list(tables.repeated)
    if options.filing:
        blocks, more = without_furniture(blocks)
        left += more
    blocks, more = with_continued(blocks)
    left += more
    if options.filing:
        title, blocks, _ = headline_of_filing(blocks)
    else:
        title, blocks = without_headline(blocks, options.titles, headings)
    blocks = with_lists(_without_stray_rules(blocks))
    text, files = _written(blocks, names)
    problems += [
        *findings.furniture(source, left),
        *findings.unread_tables(source, tables.unread),
        *findings.pictures_left_out(source, pictures.elsewhere),
    ]
    return Fragment(
        text=text,
        visible=_without_words(visible, left),
        title=title,
        files=(*files, *pictures.files, *(options.beside.files if options.beside else ())),
        problems=tuple(problems),
    )


def _address(address: str, options: HtmlOptions) -> str:
    """An address in full, or the name of the file beside the page that it leads to; empty for a
    place on the page itself and for what is not safe."""
    address = address.strip()
    if not address or address.startswith("#"):
        return ""
    beside = options.beside.link(Enclosure(address)) if options.beside is not None else ""
    if beside:
        return quote(beside)
    try:
        whole = urljoin(options.base, address)
    except ValueError:
        return ""
    kind = scheme(whole)
    return whole if kind in SAFE_SCHEMES or (not kind and whole.startswith("/")) else ""


def _written(blocks: Sequence[PageBlock], names: NamedFiles) -> tuple[str, list[ImportedFile]]:
    """The Markdown of blocks, and their statements as files."""
    files: list[ImportedFile] = []
    placed: dict[int, tuple[str, str]] = {}
    for place, block in enumerate(blocks):
        if block.statement is None:
            continue
        caption = caption_words(block.statement.titles)
        # As builds name the file of a table without a title.
        name = names.name(caption or f"table-{len(files) + 1}", "csv")
        placed[place] = (caption, name)
        bare = msgspec.structs.replace(block.statement, titles=())
        files.append(ImportedFile(name, statement_csv(bare)))
    return release_markdown(blocks_html(blocks, placed)).strip() + "\n", files


def _without_stray_rules(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks without page breaks, and without rules at either end or one behind another."""
    made: list[PageBlock] = []
    for block in blocks:
        if block.kind == "page" or (block.kind == "rule" and (not made or made[-1].kind == "rule")):
            continue
        made.append(block)
    while made and made[-1].kind == "rule":
        made.pop()
    return made


def _without_words(visible: str, left: Sequence[str]) -> str:
    """Visible words without the texts that were left out, each as often as it was, from the end: of
    a head that pages repeat, the first one stays."""
    for text, count in Counter(left).items():
        pattern = r"\s*".join(map(re.escape, text.split()))
        for found in [*re.finditer(rf"(?<!\S){pattern}(?!\S)", visible)][: -count - 1 : -1]:
            visible = f"{visible[: found.start()]} {visible[found.end() :]}"
    return " ".join(visible.split())
