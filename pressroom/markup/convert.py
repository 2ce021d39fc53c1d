"""Markdown to safe HTML, in bounded time, saying what was unsafe or left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import markdown
import msgspec
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.markup import allowed, extensions, links
from pressroom.markup.text import plain

# Python-Markdown looks for a link's end from each `[` through the rest of its block: the
# product of the two is what it costs, about a second for this many on a slow machine.
_MOST_STEPS = 4_000_000
_OPEN_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
# What one sign costs against a bracket, and how to count it: `<` only where no tag ends.
_SIGNS: dict[str, tuple[int, Callable[[str], int]]] = {
    "[": (1, lambda block: block.count("[")),
    "<": (10, lambda block: len(_OPEN_TAG.findall(block))),
    "`": (20, lambda block: block.count("`")),
}
# Headings, rules and end marks take time by their number squared.
_SHORT_BLOCK = re.compile(r"^[ ]{0,3}(?:#|=+[ ]*$|-+[ ]*$|ends[ ]*$|-30-)", re.MULTILINE | re.I)
_MOST_SHORT_BLOCKS = 4_000
_LONGEST = 2_000_000
_DEEPEST_QUOTE = 30


class Finding(msgspec.Struct, frozen=True):
    """Something in a text that an author must know of: `line` counts from the text's first, 1."""

    line: int
    code: str
    fatal: bool
    message: str
    remedy: str


class Rendered(msgspec.Struct, frozen=True):
    """A text made HTML.

    `lead` is the first paragraph as plain text; `files` are the names of the files
    beside the release that the text shows or links.
    """

    html: str
    lead: str = ""
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Converter:
    """Converts texts one after another; what one text defines, the next does not see.

    `base` is the path the site lives under, put before addresses that begin with `/`.
    """

    def __init__(self, base: str = "") -> None:
        self.base = base
        self._markdown = markdown.Markdown(
            extensions=[
                "markdown.extensions.fenced_code",
                "markdown.extensions.def_list",
                # With it a list also keeps the number it begins with: `2024. ` opens one.
                "markdown.extensions.sane_lists",
                FootnoteExtension(),
                TocExtension(marker="", slugify=slugify_unicode),
                extensions.Release(),
            ],
            output_format="html",
        )

    def convert(self, text: str, files: Mapping[str, str] | None = None) -> Rendered:
        """`text` as HTML. `files` gives the address of each file beside it, by name.

        Raises nothing for any text: what cannot be converted is a fatal finding.
        """
        refusal = _refusal(text)
        if refusal is not None:
            return Rendered("", findings=(refusal,))
        source, text = text, _REFERENCE.sub(_speakable, text)
        try:
            raw = self._markdown.reset().convert(text)
        except (RecursionError, IndexError, AssertionError, ValueError) as error:
            return Rendered("", findings=(_cannot(type(error).__name__),))
        tree = links.fragment(raw)
        walk = _Walk(text, files or {}, self.base)
        walk.over(tree)
        walk.definitions()
        if source != text:
            walk.findings.append(_NO_CHARACTER)
        markup = allowed.clean(links.serialised(tree))
        if not walk.findings and plain(markup) != plain(links.serialised(tree)):
            walk.findings.append(_cannot("some of its words would be lost"))
        first = tree.css_first("p:not([class])")
        return Rendered(
            allowed.levelled(markup),
            " ".join(first.text().split()) if first is not None else "",
            tuple(walk.files),
            tuple(walk.findings),
        )

    def standing(self, text: str, name: str) -> Rendered:
        """`text` as HTML for a page that has other texts: its headings carry no ids, and its
        footnotes' begin with `name`."""
        rendered = self.convert(text)
        return msgspec.structs.replace(rendered, html=allowed.apart(rendered.html, name))

    def inline(self, text: str) -> Rendered:
        """`text` as HTML for within a line or a list item: without the paragraph around it."""
        rendered = self.convert(text)
        found = re.fullmatch(r"\s*<p>(.*)</p>\s*", rendered.html, re.DOTALL)
        if found is None or "<p>" in found[1]:
            return rendered
        return msgspec.structs.replace(rendered, html=found[1])


# Character references to what XML forbids: controls, surrogates, noncharacters.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,9}));?")
_NO_CHARACTER = Finding(
    1, "PR104", False, "a reference to no character (such as `&#1;`) is left out", "take it out"
)


def _speakable(match: re.Match[str]) -> str:
    """The reference, or nothing where no feed may carry what it stands for."""
    code = int(match[1], 16) if match[1] else int(match[2])
    forbidden = code < 32 and code not in (9, 10, 13)
    forbidden |= 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    return "" if forbidden or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF else match[0]


def _cannot(why: str) -> Finding:
    return Finding(
        1, "PR103", True, f"the text cannot be converted: {why}", "simplify its Markdown"
    )


def _refusal(text: str) -> Finding | None:
    """Why Python-Markdown would take too long, or too deep, over `text`; None when it would not."""
    if len(text) > _LONGEST:
        return Finding(
            1, "PR102", True, f"the text has over {_LONGEST:,} characters", "attach it as a file"
        )
    steps, line = dict.fromkeys(_SIGNS, 0), 1
    for block in re.split(r"(\n[ \t]*\n)", text):
        for sign, (cost, count) in _SIGNS.items():
            found = count(block)
            steps[sign] += found * len(block) // cost
            if steps[sign] > _MOST_STEPS:
                what = "too many `[` to look for links in bounded time"
                if sign != "[":
                    what = f"too many `{sign}` without an end to read in bounded time"
                at = line + block.count("\n", 0, block.find(sign))
                remedy = f"take them out, or write them as `\\{sign}` in a paragraph of their own"
                return Finding(at, "PR102", True, what, remedy)
        line += block.count("\n")
    if len(_SHORT_BLOCK.findall(text)) > _MOST_SHORT_BLOCKS:
        return Finding(
            1, "PR102", True, f"over {_MOST_SHORT_BLOCKS:,} headings and rules", "split the text"
        )
    hidden = _hidden(text)
    if hidden is not None:
        return hidden
    for number, row in enumerate(text.split("\n"), start=1):
        if row[:4000].count(">") > _DEEPEST_QUOTE and re.match(r"(?:[ \t]*>){30}", row):
            return Finding(number, "PR102", True, "quoted too deeply", "take `>` signs out")
    return None


_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\]^\n][^\]\n]*)\]:[ ]*(\S+)[^\n]*$", re.MULTILINE)
_ADDRESS_LIKE = re.compile(r"<|[a-z][a-z0-9+.-]*:|[/#.?]|[\w-]+[./#]\w", re.IGNORECASE)


_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)


def _hidden(text: str) -> Finding | None:
    """An HTML comment without an end, or a declaration: each hides the words behind it."""
    prose = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in re.finditer(r"<!--|<\?|<!\[", prose):
        if match[0] == "<!--" and "-->" in prose[match.end() :]:
            continue
        what = f"`{match[0]}` hides what stands behind it"
        line = prose.count("\n", 0, match.start()) + 1
        return Finding(line, "PR107", True, what, "close it with `-->`, or write `&lt;`")
    return None


class _Walk:
    """One pass over a converted text: reports and mends what a reader must not get."""

    def __init__(self, text: str, files: Mapping[str, str], base: str) -> None:
        self.text = text
        self.addresses = files
        self.base = base
        self.files: list[str] = []
        self.findings: list[Finding] = []
        self._told: set[str] = set()
        self._lost: dict[str, str] = {}

    def over(self, tree: LexborHTMLParser) -> None:
        for node in _elements(tree):
            tag = node.tag or ""
            if tag in allowed.UNSAFE:
                self._unsafe(
                    f"<{tag}", f"`<{tag}>` is not safe in a release", f"take `<{tag}>` out"
                )
            elif tag not in allowed.TAGS and tag not in allowed.KNOWN and ":" not in tag:
                found = re.search(rf"<{re.escape(tag)}\b[^>\n]*>?", self.text, re.IGNORECASE)
                written = found[0] if found else f"<{tag}>"
                what = f"`{written}` is no HTML, and its words would be lost"
                self._tell(f"<{tag}", "PR107", True, what, "write `&lt;` for its `<`")
            elif tag not in allowed.TAGS:
                self._dropped(
                    f"<{tag}", f"`<{tag}>` is left out, its text stays", "write it in Markdown"
                )
            for name, value in list(node.attributes.items()):
                self._attribute(node, tag, name, value or "")
        if self._lost:
            names = ", ".join(f"`{name}`" for name in sorted(self._lost))
            what = "the attribute" if len(self._lost) == 1 else "the attributes"
            verb = "is" if len(self._lost) == 1 else "are"
            first = min(self._lost.values(), key=self._line)
            self._dropped(first, f"{what} {names} {verb} left out", "looks are the theme's to give")

    def definitions(self) -> None:
        """Tells of lines such as `[Table 1]: Results`, which Markdown takes for the address
        of a link and leaves out."""
        for match in _DEFINITION.finditer(self.text):
            if not _ADDRESS_LIKE.match(match[2]):
                self._dropped(
                    match[0],
                    f"`{match[0].strip()}` is taken for the address of a link and left out",
                    "write a backslash before its `[`",
                )

    def _attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._unsafe(name, f"the event handler `{name}` is not safe", f"take `{name}` out")
        elif name in ("href", "src"):
            self._address(node, tag, name, value)
        elif name == "align" and tag in allowed.ALIGNED and value.lower() in allowed.ALIGNMENTS:
            del node.attrs["align"]
            node.attrs["class"] = value.lower()
        elif not allowed.attribute(tag, name, value) and tag in allowed.TAGS:
            self._lost.setdefault(name, f"{name}=")
            del node.attrs[name]

    def _address(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        kind = links.scheme(value)
        if kind in links.UNSAFE_SCHEMES:
            self._unsafe(
                f"{kind}:", f"an address with `{kind}:` is not safe", "link to a page or a file"
            )
        elif kind and kind not in links.SAFE_SCHEMES:
            del node.attrs[name]
            self._dropped(
                value,
                f"no reader can follow `{value}`; the link is left out, its text stays",
                "link to where it is published",
                code="PR105",
            )
        elif value.startswith("/") and not value.startswith("//"):
            node.attrs[name] = self.base + value
        elif not kind and value[:1] not in ("#", "/", "?"):
            self._relative(node, name, value)

    def _relative(self, node: LexborNode, name: str, value: str) -> None:
        address = links.beside(value, self.addresses)
        if address is not None:
            file = next(key for key, url in self.addresses.items() if url == address)
            if file not in self.files:
                self.files.append(file)
            node.attrs[name] = self.base + address
            return
        what = f"there is no file `{value}` beside the release" if value else "a link leads nowhere"
        self._dropped(
            f"({value}", what, "give the whole address, or put the file beside it", code="PR106"
        )

    def _unsafe(self, needle: str, message: str, remedy: str) -> None:
        self._tell(needle, "PR101", True, message, remedy)

    def _dropped(self, needle: str, message: str, remedy: str, code: str = "PR104") -> None:
        self._tell(needle, code, False, message, remedy)

    def _tell(self, needle: str, code: str, fatal: bool, message: str, remedy: str) -> None:
        if message in self._told:
            return
        self._told.add(message)
        self.findings.append(Finding(self._line(needle), code, fatal, message, remedy))

    def _line(self, needle: str) -> int:
        """The line on which `needle` first stands, letter case aside; the first when nowhere."""
        at = self.text.lower().find(needle.lower())
        return self.text.count("\n", 0, at) + 1 if at >= 0 else 1


def _elements(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    body = tree.body
    if body is None:
        return
    for node in body.traverse(include_text=False):
        if node.is_element_node and node.tag not in ("body", None):
            yield node
