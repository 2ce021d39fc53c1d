"""Files, scripts and styles that a browser loads and runs for a page, and what style sheets
load."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

# Scripts of other types are data, such as JSON-LD.
_SCRIPT = re.compile(
    r"(?:|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script(?:;.*)?)",
    re.IGNORECASE,
)
# By element: the attribute, what it loads, and the directive that decides.
_PICTURE = ("the picture", "img-src")
_FILES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "script": (
        ("src", "the script", "script-src-elem"),
        ("href", "the script", "script-src-elem"),
    ),
    "iframe": (("src", "the frame", "frame-src"),),
    "frame": (("src", "the frame", "frame-src"),),
    "object": (("data", "the object", "object-src"),),
    "embed": (("src", "the object", "object-src"),),
    "img": (("src", *_PICTURE), ("srcset", *_PICTURE)),
    "image": (("href", *_PICTURE),),
    "input": (("src", *_PICTURE), ("formaction", "the form to", "form-action")),
    "button": (("formaction", "the form to", "form-action"),),
    "form": (("action", "the form to", "form-action"),),
    "video": (("poster", *_PICTURE), ("src", "the video", "media-src")),
    "audio": (("src", "the sound", "media-src"),),
    "source": (("src", "the recording", "media-src"), ("srcset", *_PICTURE)),
    "track": (("src", "the captions", "media-src"),),
    "base": (("href", "the base", "base-uri"),),
}
_LINKS = {
    "stylesheet": ("the style sheet", "style-src-elem"),
    "icon": ("the icon", "img-src"),
    "apple-touch-icon": ("the icon", "img-src"),
    "manifest": ("the manifest", "manifest-src"),
    "modulepreload": ("the script", "script-src-elem"),
}
_PRELOADS = {
    "script": ("the script", "script-src-elem"),
    "style": ("the style sheet", "style-src-elem"),
    "font": ("the font", "font-src"),
    "image": _PICTURE,
    "fetch": ("the data", "connect-src"),
}
_INLINE = {
    "script": ("a script", "script-src-elem"),
    "style": ("a style", "style-src-elem"),
}
_LOADING = ", ".join([*_FILES, "link", "style"])
_MAY_HAVE_HANDLERS = re.compile(r"\s(?:on[a-z]+|style)\s*=", re.IGNORECASE)
_IN_CSS = re.compile(
    r"""@import\s*(?:url\()?\s*["']?(?P<sheet>[^"'()\s;]+)"""
    r"""|url\(\s*["']?(?P<file>[^"'()]+?)["']?\s*\)"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OF_NO_HOST = ("about:", "blob:", "javascript:", "#")


class PageLoad(msgspec.Struct, frozen=True):
    """A file, script or style that a page or style sheet loads or runs: what it is, the `directive`
    of a Content-Security-Policy that decides, and how it is `written` in a page or on which `line`
    of a style sheet. Of a file it has the `address` as written, of what stands in the page the
    `text`, perhaps of an attribute (`name`)."""

    what: str
    directive: str
    written: str = ""
    line: int = 0
    address: str = ""
    text: str = ""
    name: str = ""
    nonce: str = ""


def page_loads(text: str, page: LexborHTMLParser) -> Iterator[PageLoad]:
    """Loads of the page with this HTML, and scripts that it runs by itself; what its scripts then
    load, nobody can read."""
    for node in page.css(_LOADING):
        tag = node.tag or ""
        if tag == "script" and not _runs(node):
            continue
        if tag == "link":
            yield from _of_link(node)
            continue
        attributes = node.attributes
        files = [row for row in _FILES.get(tag, ()) if row[0] in attributes]
        for name, what, directive in files:
            yield from _files(node, name, what, directive)
        if tag in _INLINE and not files:
            what, directive = _INLINE[tag]
            inside = node.text()
            written = inside.strip().partition("\n")[0]
            yield PageLoad(what, directive, written, text=inside, nonce=_nonce(node))
    if _MAY_HAVE_HANDLERS.search(text):
        yield from _attributes(page)


def _of_link(node: LexborNode) -> Iterator[PageLoad]:
    attributes = node.attributes
    for rel in (attributes.get("rel") or "").lower().split():
        as_ = (attributes.get("as") or "").lower()
        known = _PRELOADS.get(as_) if rel == "preload" else _LINKS.get(rel)
        if known is not None:
            yield from _files(node, "href", *known)


def _files(node: LexborNode, name: str, what: str, directive: str) -> Iterator[PageLoad]:
    value = node.attributes.get(name) or ""
    for address in _candidates(value) if name == "srcset" else (value.strip(),):
        if address and not address.lower().startswith(_OF_NO_HOST):
            written = f'{name}="{value}"'
            yield PageLoad(what, directive, written, address=address, nonce=_nonce(node))


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in re.split(r",\s+|,$", srcset) if part.strip()]


def _attributes(page: LexborHTMLParser) -> Iterator[PageLoad]:
    """Handlers and styles in attributes."""
    for node in page.css("body, body *"):
        for name, value in node.attributes.items():
            if name == "style" or name.startswith("on"):
                written = f'{name}="{value}"'
                style = ("the style", "style-src-attr")
                what, directive = style if name == "style" else ("the handler", "script-src-attr")
                yield PageLoad(what, directive, written, text=value or "", name=name)


def _runs(script: LexborNode) -> bool:
    return _SCRIPT.fullmatch((script.attributes.get("type") or "").strip()) is not None


def _nonce(node: LexborNode) -> str:
    return node.attributes.get("nonce") or ""


def sheet_loads(css: str) -> Iterator[PageLoad]:
    """Loads of a style sheet."""
    css = _CSS_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), css)
    for found in _IN_CSS.finditer(css):
        address = found["sheet"] or found["file"]
        if address.startswith(_OF_NO_HOST):
            continue
        before = css[: found.start()]
        _, font_face, since = before.rpartition("@font-face")
        what, directive = _PICTURE
        if found["sheet"]:
            what, directive = _LINKS["stylesheet"]
        elif font_face and "}" not in since:
            what, directive = _PRELOADS["font"]
        line = before.count("\n") + 1
        yield PageLoad(what, directive, line=line, address=address)
