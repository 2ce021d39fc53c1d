"""Blocks of an HTML text in their order: paragraphs, headings, lists, tables, rules, page
breaks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.importers.html.runs import LINE_BREAK, PLAIN_STYLE, Run, Style, paragraphs
from pressroom.importers.html.styles import ElementLook, look
from pressroom.importers.html.table_parts import ImportedStatement
from pressroom.importers.html.text_exhibit import exhibit_html, has_table
from pressroom.typeset.markdown.plain_text import plain_words

PageBlockKind = Literal[
    "text", "heading", "list", "quote", "code", "rule", "page", "table", "statement"
]


class PageBlock(msgspec.Struct, frozen=True):
    """A block of a text. `html` is safe HTML: the running text of a paragraph or heading, the whole
    element of a list, quotation, code or table; empty for rules, page breaks and statements.

    `level` is a heading's, 1 to 6.
    """

    kind: PageBlockKind
    html: str = ""
    level: int = 0
    centred: bool = False
    statement: ImportedStatement | None = None

    @property
    def text(self) -> str:
        """The words of the block in one line; empty for statements."""
        return plain_words(self.html)

    @property
    def bold(self) -> bool:
        """Whether the block is a heading, or all of its words are bold."""
        return self.kind == "heading" or all(map(_is_bold, self.html.split("<br>")))


def _is_bold(line: str) -> bool:
    end = "</strong>"
    return line.startswith("<strong>") and line.find(end) == len(line) - len(end)


_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn"})
_STRUCK = frozenset({"del", "s", "strike"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body caption center dd details dir div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu
        nav ol p pre section summary table tbody td text tfoot th thead tr ul document""",
    )
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_NO_TEXT = frozenset(
    {"script", "style", "head", "meta", "link", "title", "svg", "iframe", "object"}
)

TableConverter = Callable[[LexborNode, "BlockReader"], list[PageBlock]]


class _State(msgspec.Struct, frozen=True):
    style: Style = PLAIN_STYLE
    centred: bool = False
    kept: bool = False
    symbols: bool = False


class BlockReader:
    """Reader of an element's blocks. `tables` reads a table, `address` makes a link absolute (empty
    if it leads nowhere), `picture` gives the safe HTML of a picture, or none. `nested` is true
    within a list or quotation, where no statement can stand."""

    def __init__(
        self,
        tables: TableConverter,
        address: Callable[[str], str],
        picture: Callable[[LexborNode], str],
        *,
        nested: bool = False,
    ) -> None:
        self.nested = nested
        self.tables = tables
        self.address = address
        self.picture = picture
        self._blocks: list[PageBlock] = []
        self._runs: list[Run] = []
        self._level = 0

    def read(self, nodes: Iterable[LexborNode]) -> list[PageBlock]:
        """Blocks of elements, one after another."""
        for node in nodes:
            self._element(node, _State())
        self._flush(_State())
        return self._blocks

    def within(self, nodes: Iterable[LexborNode]) -> list[PageBlock]:
        """Blocks of the content of elements, by a reader of its own."""
        other = BlockReader(self.tables, self.address, self.picture, nested=True)
        for node in nodes:
            other._children(node, _State())
            other._flush(_State())
        return other._blocks

    def _children(self, node: LexborNode, state: _State) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                text = child.text_content or ""
                if state.symbols:
                    text = _as_bullets(text)
                self._typed(text, state)
            elif tag == "br":
                self._runs.append((LINE_BREAK, state.style))
            elif not tag.startswith("-") and tag not in _NO_TEXT:
                self._element(child, state)

    def _typed(self, text: str, state: _State) -> None:
        if not state.kept:
            self._runs.append((text, state.style))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._runs.append((LINE_BREAK, state.style))
            self._runs.append((line, state.style))

    def _element(self, node: LexborNode, state: _State) -> None:
        tag, seen = node.tag or "", look(node)
        if seen.breaks_before:
            self._cut("page", state)
        if tag == "img":
            made = self.picture(node)
            if made:
                self._flush(state)
                self._blocks.append(PageBlock("text", made))
        elif (tag in _BLOCKS and not (seen.inline and tag in ("div", "p"))) or seen.block:
            self._flush(state)
            self._block(node, tag, _inherited(state, tag, seen))
            self._flush(_inherited(state, tag, seen))
        else:
            inner = _inherited(state, tag, seen)
            if seen.apart and self._runs and not self._runs[-1][0][-1:].isspace():
                self._runs.append((" ", state.style))
            if tag == "a":
                link = self.address(node.attributes.get("href") or "")
                inner = msgspec.structs.replace(
                    inner, style=msgspec.structs.replace(inner.style, link=link)
                )
            self._children(node, inner)
        if seen.breaks_after:
            self._cut("page", state)

    def _block(self, node: LexborNode, tag: str, state: _State) -> None:
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
            self._children(node, state)
            self._flush(state)
            self._level = 0
        elif tag == "hr":
            self._cut("rule", state)
        elif tag == "table":
            self._blocks += self.tables(node, self)
        elif tag in _LISTS and node.css_first("li") is not None:
            self._list(node, "ol" if tag == "ol" else "ul")
        elif tag == "blockquote" and self._is_quotation(node):
            inside = blocks_html(self.within([node]))
            if inside:
                self._blocks.append(PageBlock("quote", f"<blockquote>{inside}</blockquote>"))
        elif tag == "pre":
            self._set_with_spaces(node, state)
        else:
            self._children(node, state)

    def _set_with_spaces(self, node: LexborNode, state: _State) -> None:
        """Reads text whose spaces and line ends count, as wires sent it: with tables, or with lines
        of 80 characters."""
        text = node.text(deep=True) or ""
        bare = not any(True for _ in node.iter())
        body = LexborHTMLParser(exhibit_html(text)).body if bare or has_table(text) else None
        if body is None:
            self._children(node, msgspec.structs.replace(state, kept=True))
            return
        other = BlockReader(self.tables, self.address, self.picture, nested=self.nested)
        self._blocks += other.read([body])

    def _is_quotation(self, node: LexborNode) -> bool:
        """Whether a quotation is one, and not an indent around tables and headings."""
        return node.css_first("table, h1, h2, h3, hr") is None

    def _list(self, node: LexborNode, kind: str) -> None:
        items: list[str] = []
        for child in node.iter():
            if child.tag in _LISTS:
                nested = self.within_list(child)
                if nested and items:
                    items[-1] += nested
                elif nested:
                    items.append(nested)
                continue
            inside = self.within([child])
            if inside:
                items.append(inside[0].html if _is_line(inside) else blocks_html(inside))
        if items:
            start = node.attributes.get("start") or ""
            numbered = f' start="{start}"' if kind == "ol" and start.isdecimal() else ""
            rows = "".join(f"<li>{item}</li>" for item in items)
            self._blocks.append(PageBlock("list", f"<{kind}{numbered}>{rows}</{kind}>"))

    def within_list(self, node: LexborNode) -> str:
        """Safe HTML of a list within another."""
        other = BlockReader(self.tables, self.address, self.picture, nested=True)
        other._list(node, "ol" if node.tag == "ol" else "ul")
        return blocks_html(other._blocks)

    def _cut(self, kind: Literal["rule", "page"], state: _State) -> None:
        self._flush(state)
        self._blocks.append(PageBlock(kind))

    def _flush(self, state: _State) -> None:
        runs, self._runs = self._runs, []
        if not runs:
            return
        if self._level:
            runs = [(" " if text == LINE_BREAK else text, style) for text, style in runs]
            plain_runs = [
                (text, msgspec.structs.replace(style, bold=False)) for text, style in runs
            ]
            for made in paragraphs(plain_runs):
                self._blocks.append(PageBlock("heading", made, self._level, state.centred))
            return
        for made in paragraphs(runs):
            self._blocks.append(PageBlock("text", made, centred=state.centred))


def _is_line(blocks: list[PageBlock]) -> bool:
    return len(blocks) == 1 and blocks[0].kind == "text"


def _inherited(state: _State, tag: str, seen: ElementLook) -> _State:
    """The state within an element."""
    style = state.style
    bold = True if tag in _BOLD else style.bold
    italic = True if tag in _ITALIC else style.italic
    level = style.level
    if tag == "sup" or seen.raised:
        level = 1
    elif tag == "sub" or seen.lowered:
        level = -1
    made = msgspec.structs.replace(
        style,
        bold=bold if seen.bold is None else seen.bold,
        italic=italic if seen.italic is None else seen.italic,
        level=level,
        struck=style.struck or seen.struck or tag in _STRUCK,
    )
    centred = tag == "center" or (state.centred if seen.centred is None else seen.centred)
    if (made, centred, seen.kept, seen.symbols) == (
        style,
        state.centred,
        state.kept,
        state.symbols,
    ):
        return state
    return _State(made, centred, state.kept or seen.kept, state.symbols or seen.symbols)


def _as_bullets(text: str) -> str:
    """Letters of a font of signs as the bullets that they look like."""
    return re.sub(r"[^\s\d()]", "•", text) if len(text.strip()) == 1 else text


def blocks_html(
    blocks: Iterable[PageBlock], names: dict[int, tuple[str, str]] | None = None
) -> str:
    """Safe HTML of blocks; `names` are the caption and the file of each statement, by its place."""
    made = []
    for place, block in enumerate(blocks):
        if block.kind == "text":
            made.append(f"<p>{block.html}</p>")
        elif block.kind == "heading":
            level = max(block.level, 2)
            made.append(f"<h{level}>{block.html}</h{level}>")
        elif block.kind == "rule":
            made.append("<hr>")
        elif block.kind == "statement":
            caption, name = (names or {})[place]
            made.append(f'<p><img alt="{html.escape(caption)}" src="{html.escape(name)}"></p>')
        elif block.kind != "page":
            made.append(block.html)
    return "".join(made)
