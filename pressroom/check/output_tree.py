"""Output folder as a visitor sees it: files by their addresses, pages reduced to what is
checked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.check.lines import line_number
from pressroom.check.page_loads import PageLoad, page_loads
from pressroom.content.config.records import Config


class OutputPage(msgspec.Struct, frozen=True):
    """An HTML page, reduced to what is checked.

    `links` are triples of element, attribute and address; `images_without_alt` are lines. `loads`
    are what a browser loads and runs for it, and `policies` the Content-Security-Policies in it.
    """

    links: tuple[tuple[str, str, str], ...]
    ids: tuple[str, ...]
    images_without_alt: tuple[int, ...]
    images: int
    unlisted: bool
    loads: tuple[PageLoad, ...]
    policies: tuple[str, ...]


class LostAddress(msgspec.Struct, frozen=True):
    """Fault of an address that leads nowhere: the problem's code, its message, and its remedy."""

    code: str
    message: str
    remedy: str


class OutputTree:
    """The output folder, by the addresses at which it will be published. `followed` keeps where
    addresses lead that mean the same on every page, as most do."""

    def __init__(self, output: Path, config: Config) -> None:
        self.output = output
        self.base = config.base + "/"
        self.host = urlsplit(config.site.url).netloc
        self.scheme = urlsplit(config.site.url).scheme
        self.files = {
            path.relative_to(output).as_posix()
            for path in output.rglob("*")
            if path.is_file() and not path.name.startswith(".pressroom")
        }
        self.pages = {
            name: read_page(output / name) for name in sorted(self.files) if is_page(name)
        }
        self.followed: dict[str, LostAddress | None] = {}

    def name(self, path: str) -> str:
        """Name of an output file in problems."""
        return f"{self.output.name}/{path}"

    def line(self, path: str, written: str) -> int:
        """The line of an output file in which something is written: read anew, since few files
        have anything to tell, and to count the lines of all links takes as long as to find
        them."""
        return line_number(self.text(path), written)

    def text(self, path: str) -> str:
        """The text of an output file, whatever its bytes are."""
        return _text(self.output / path)

    def url(self, path: str) -> str:
        """Address (path only) at which a static host serves a file."""
        return self.base + path.removesuffix("index.html")

    def file_at(self, url: str) -> str | None:
        """File that a static host serves at a path; None if there is none."""
        path = unquote(url)
        if not path.startswith(self.base):
            return "index.html" if path + "/" == self.base and "index.html" in self.files else None
        path = path.removeprefix(self.base)
        for candidate in (path, f"{path.rstrip('/')}/index.html".lstrip("/")):
            if candidate in self.files and not (candidate == path and path.endswith("/")):
                return candidate
        return None


def is_page(path: str) -> bool:
    """Whether an output file is an HTML page."""
    return path.endswith((".html", ".htm"))


def read_page(path: Path) -> OutputPage:
    """Parses an HTML file of the output folder."""
    text = _text(path)
    tree = LexborHTMLParser(text)
    links = []
    for node in tree.css("[href], [src]"):
        attributes, tag = node.attributes, node.tag or ""
        links += [(tag, n, attributes[n] or "") for n in ("href", "src") if n in attributes]
    images = tree.css("img")
    return OutputPage(
        links=tuple(links),
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        images_without_alt=tuple(
            line_number(text, f'src="{image.attributes.get("src")}"')
            for image in images
            if not (image.attributes.get("alt") or "").strip()
            and image.attributes.get("role") != "presentation"
            and not _is_beside_its_name(image)
        ),
        images=len(images),
        # Redirects, tombstones and the 404 page ask robots not to index them.
        unlisted=tree.css_first('meta[name="robots"][content~="noindex"]') is not None
        # Pages not made by Pressroom, such as a search engine's proof of ownership, are skipped.
        or tree.css_first('link[rel="canonical"]') is None,
        loads=tuple(page_loads(text, tree)),
        policies=tuple(
            node.attributes.get("content") or ""
            for node in tree.css('meta[http-equiv="Content-Security-Policy" i]')
        ),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _is_beside_its_name(image: LexborNode) -> bool:
    """Whether an image is in a link whose words say the same, such as a logo."""
    link = image.parent
    named = link is not None and link.tag == "a" and link.text().strip()
    return bool(named) and "alt" in image.attributes
