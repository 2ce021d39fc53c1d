"""The table `[head]` of `config.toml`: lines for the `<head>` of every page, as checked elements.

What the site's Content-Security-Policy (CSP Level 3) would block is refused, with what to write
instead; what a line loads from another host, it allows there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec

from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.standards.web import no_path, no_web_address

_ADDRESSES = {"script": "src", "link": "href"}
_LINKS = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
}
_PRELOADS = {
    "script": "script-src",
    "style": "style-src",
    "font": "font-src",
    "image": "img-src",
    "fetch": "connect-src",
}
# What Pressroom says of each page itself.
_OWN_NAMES = frozenset({"viewport", "description", "generator", "color-scheme"})
_INTO_A_FILE = (
    "put it into static/assets/ and name the file: "
    '`<script src="/assets/numbers.js" defer></script>`'
)


class HeadTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[head]`: what stands in the `<head>` of every page besides Pressroom's own lines."""

    lines: Annotated[
        tuple[str, ...],
        documented(
            "elements of HTML, one a line: `<meta>`, `<link>`, or `<script>` with `src`",
            """['<meta name="google-site-verification" content="a1b2c3">']""",
        ),
    ] = ()

    @property
    def elements(self) -> tuple[HeadElement, ...]:
        """The elements of all lines."""
        return tuple(element for line in self.lines for element in _read(line).elements)


class HeadElement(msgspec.Struct, frozen=True):
    """An element in the head of pages: its name, and its attributes, one without a value as
    None."""

    name: str
    attributes: tuple[tuple[str, str | None], ...]

    def value(self, attribute: str) -> str:
        """An attribute's value, or empty."""
        return dict(self.attributes).get(attribute) or ""

    @property
    def address(self) -> str:
        """Address or path on this site that it loads or leads to; or empty."""
        return self.value(_ADDRESSES.get(self.name, ""))

    @property
    def sources(self) -> Iterator[tuple[str, str]]:
        """Sources that the Content-Security-Policy has to allow for it: pairs of a directive and a
        source. A script may also send to the host that it comes from."""
        if not self._directive:
            return
        parts = urlsplit(self.address)
        source = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "'self'"
        yield self._directive, source
        if self._directive == "script-src":
            yield "connect-src", source

    @property
    def _directive(self) -> str:
        if self.name == "script":
            return "script-src"
        for word in self.value("rel").lower().split() if self.name == "link" else ():
            if word == "preload":
                return _PRELOADS.get(self.value("as").lower(), "")
            if word in _LINKS:
                return _LINKS[word]
        return ""

    def markup(self, placed: Callable[[str], str]) -> str:
        """The element as HTML; `placed` makes an address out of a path on this site."""
        given = []
        for name, value in self.attributes:
            if value is not None and name == _ADDRESSES.get(self.name) and value.startswith("/"):
                value = placed(value)
            given.append(f" {name}" if value is None else f' {name}="{escape(value)}"')
        end = "</script>" if self.name == "script" else ""
        return f"<{self.name}{''.join(given)}>{end}"


class _Line(HTMLParser):
    """A line, read: its elements, and the text in and between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[HeadElement] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(HeadElement(tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data.strip()

    def handle_comment(self, data: str) -> None:
        self.text += f"<!--{data}-->"

    def handle_decl(self, decl: str) -> None:
        self.text += f"<!{decl}>"

    def handle_pi(self, data: str) -> None:
        self.text += f"<?{data}>"

    def unknown_decl(self, data: str) -> None:
        self.text += f"<![{data}]>"


def _read(line: str) -> _Line:
    found = _Line()
    found.feed(line)
    found.close()
    return found


def check_head(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports lines that are no element of a head, that pages have already, or that the site's own
    policy would block."""
    for line in values.get("lines", ()):
        fault = _fault(_read(line))
        if fault is not None:
            reader.report((*path, "lines"), "PR306", f"`{line[:60]}` {fault[0]}", fault[1])


def _fault(line: _Line) -> tuple[str, str] | None:
    """Fault of a line, and what to write instead."""
    names = [element.name for element in line.elements]
    if names == ["script"] and line.text:
        return "is a script in the page itself, which browsers are told to block", _INTO_A_FILE
    if names == ["style"]:
        remedy = 'put its rules into static/assets/own.css, and name that in a `<link rel="…">`'
        return "is a style in the page itself, which browsers are told to block", remedy
    if len(names) != 1 or names[0] not in ("meta", "link", "script") or line.text:
        return "is not one `<meta>`, `<link>` or `<script src>`", "write one element a line"
    element = line.elements[0]
    return _forbidden(element) or _bad_address(element)


def _forbidden(element: HeadElement) -> tuple[str, str] | None:
    given = dict(element.attributes)
    if any(name.startswith("on") or name == "style" for name in given):
        return "has an attribute that browsers are told to block", "take `on…` and `style` out"
    if "http-equiv" in given:
        return "says what a header says", "write it in `lines` under [headers]"
    if (
        "charset" in given
        or (element.value("name").lower() in _OWN_NAMES and element.name == "meta")
        or "canonical" in element.value("rel").lower().split()
    ):
        return "is something that Pressroom says for each page itself", "take it out"
    if element.name == "meta" and "content" not in given:
        return "says nothing", 'write `<meta name="…" content="…">`'
    return None


def _bad_address(element: HeadElement) -> tuple[str, str] | None:
    needed = _ADDRESSES.get(element.name)
    if needed is None:
        return None
    address = element.address
    own = address.startswith("/") and not no_path(address)
    if own or (address.startswith("https://") and not no_web_address(address)):
        return None
    remedy = f"write an address with `https://`, or a path such as `/assets/own.{_ending(element)}`"
    return f"has no `{needed}` that pages may ask for", remedy


def _ending(element: HeadElement) -> str:
    return "js" if element.name == "script" else "css"
