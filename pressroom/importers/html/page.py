"""HTML pages without what readers do not see: scripts, style sheets, comments, tracking pixels and
hidden words, each counted so that it can be told."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.importers.html.unseen import drop_hidden

_NOT_SHOWN = (
    "script, style, link, meta, base, param, source, track, svg, canvas, template, noscript"
)
_ACTIVE = "script, iframe, object, embed, applet, frame"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TRACKER = re.compile(
    r"pixel|track|beacon|analytics|/rt\.gif|spacer|clear\.gif|doubleclick|/b/ss/|rgif|cts\.businesswire"
    r"|ml\.globenewswire\.com/media|c212|counter",
    re.IGNORECASE,
)


class Cleaned(msgspec.Struct, frozen=True):
    """Removed parts of a page: hosts of scripts and frames with their number, hosts of tracking
    pixels with theirs, number of comments, and hidden words with what hides them."""

    scripts: tuple[tuple[str, int], ...] = ()
    pixels: tuple[tuple[str, int], ...] = ()
    comments: int = 0
    hidden: tuple[tuple[str, str], ...] = ()


def cleaned_page(tree: LexborHTMLParser, markup: str) -> Cleaned:
    """Takes out of a page, in place, what its readers do not see."""
    scripts = Counter(_host(node.attributes.get("src") or "") for node in tree.css(_ACTIVE))
    hidden = drop_hidden(tree, markup)
    pixels: Counter[str] = Counter()
    for image in tree.css("img"):
        if is_pixel(image):
            pixels[_host(image.attributes.get("src") or "")] += 1
            image.decompose()
    for node in tree.css(f"{_NOT_SHOWN}, {_ACTIVE}"):
        node.decompose()
    return Cleaned(
        tuple(sorted(scripts.items())),
        tuple(sorted(pixels.items())),
        sum(1 for found in _COMMENT.finditer(markup) if re.search(r"\w", found[0])),
        tuple(hidden),
    )


def _host(address: str) -> str:
    """Host that an address leads to; empty for one of the page's own files."""
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""


def is_pixel(image: LexborNode) -> bool:
    """Whether a picture is there to count readers: it shows nothing."""
    attributes = image.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    sizes = [attributes.get(name) or "" for name in ("width", "height")]
    sizes += re.findall(r"(?<![\w-])(?:width|height):(\d+)(?:px|;|$)", style)
    numbers = [int(size) for size in sizes if size.isdecimal() and len(size) < 6]
    if numbers and min(numbers) <= 1:
        return True
    told = (attributes.get("alt") or "").strip()
    return not told and _TRACKER.search(attributes.get("src") or "") is not None
