"""Reads the finished site as a visitor would: links, fragments, feeds, sitemap, images.

It trusts nothing that the build knows; all it has is the output folder and the
address at which that will be published.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import msgspec
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from pressroom.config import Config
from pressroom.problems import Problem, Severity

_SCHEMES = {"http", "https", "mailto", "tel"}
_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Checked(msgspec.Struct, frozen=True):
    """What was looked at (a name and a count each) and what was found."""

    looked_at: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


class _Page(msgspec.Struct, frozen=True):
    """An HTML page, reduced to what is checked."""

    links: tuple[tuple[str, str, int], ...]
    ids: tuple[str, ...]
    images_without_alt: tuple[int, ...]
    images: int
    unlisted: bool


class _Tree:
    """The output folder, seen through the addresses at which it will be published."""

    def __init__(self, output: Path, config: Config) -> None:
        self.output = output
        self.base = config.base + "/"
        self.host = urlsplit(config.site.url).netloc
        self.files = {
            path.relative_to(output).as_posix()
            for path in output.rglob("*")
            if path.is_file() and not path.name.startswith(".pressroom")
        }
        self.pages = {name: _read_page(output / name) for name in sorted(self.files) if _html(name)}

    def name(self, path: str) -> str:
        """A file of the output folder as a problem names it."""
        return f"{self.output.name}/{path}"

    def url(self, path: str) -> str:
        """The address (path only) at which a static host serves a file."""
        return self.base + path.removesuffix("index.html")

    def file_at(self, url: str) -> str | None:
        """The file that a static host serves at a path, or None."""
        path = unquote(url)
        if not path.startswith(self.base):
            return "index.html" if path + "/" == self.base and "index.html" in self.files else None
        path = path.removeprefix(self.base)
        for candidate in (path, f"{path.rstrip('/')}/index.html".lstrip("/")):
            if candidate in self.files and not (candidate == path and path.endswith("/")):
                return candidate
        return None


def check_site(output: Path, config: Config) -> Checked:
    """Everything wrong in the finished site below `output`, and how much was looked at."""
    tree = _Tree(output, config)
    problems: list[Problem] = []
    if not tree.pages:
        problems.append(
            Problem(
                path=f"{output.name}/",
                code="PR600",
                message="there is no page to check",
                remedy="build the site first",
            )
        )
    links = fragments = images = 0
    for path, page in tree.pages.items():
        images += page.images
        problems += _images(tree, path, page)
        problems += _double_ids(tree, path, page)
        for element, address, line in page.links:
            links += 1
            fragments += bool(_split(address).fragment)
            problem = _link(tree, path, element, address, line)
            if problem is not None:
                problems.append(problem)
    feeds, entries, found = _feeds(tree)
    problems += found
    listed, found = _sitemap(tree)
    problems += found
    looked_at = (
        ("page", len(tree.pages)),
        ("link", links),
        ("fragment", fragments),
        ("image", images),
        ("feed", feeds),
        ("feed item", entries),
        ("sitemap address", listed),
    )
    unique = sorted(set(problems), key=lambda p: (p.path, p.line, p.code, p.message))
    return Checked(looked_at, tuple(unique))


def _html(path: str) -> bool:
    return path.endswith((".html", ".htm"))


def _read_page(path: Path) -> _Page:
    text = path.read_text(encoding="utf-8", errors="replace")
    tree = LexborHTMLParser(text)
    links = []
    for node in tree.css("[href], [src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address is not None or name in node.attributes:
                links.append((node.tag or "", address or "", _line(text, f'{name}="{address}"')))
    images = tree.css("img")
    return _Page(
        links=tuple(links),
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        images_without_alt=tuple(
            _line(text, f'src="{image.attributes.get("src")}"')
            for image in images
            if not (image.attributes.get("alt") or "").strip()
            and image.attributes.get("role") != "presentation"
        ),
        images=len(images),
        # Redirects, tombstones and the page for what is not there ask robots to pass them by.
        unlisted=tree.css_first('meta[name="robots"][content~="noindex"]') is not None
        # Pages of others, such as a search engine's proof of ownership, are no business of ours.
        or tree.css_first('link[rel="canonical"]') is None,
    )


def _line(text: str, needle: str) -> int:
    at = text.find(needle.replace("&", "&amp;"))
    if at < 0:
        at = text.find(needle)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _link(tree: _Tree, path: str, element: str, address: str, line: int) -> Problem | None:
    def fault(code: str, message: str, remedy: str) -> Problem:
        return Problem(path=tree.name(path), line=line, code=code, message=message, remedy=remedy)

    if not address.strip():
        return fault("PR601", "a link leads nowhere", "give it an address or take it out")
    try:
        parts = urlsplit(urljoin(f"https://{tree.host}{tree.url(path)}", address.strip()))
    except ValueError:
        return fault("PR601", f"`{address}` is no address", "correct it")
    if parts.scheme not in _SCHEMES:
        return fault("PR602", f"no reader can follow `{address}`", "link to where it is published")
    if parts.scheme in ("mailto", "tel"):
        return None
    if not parts.netloc:
        return fault("PR601", f"`{address}` is no address", "correct it")
    if parts.netloc != tree.host:
        return _foreign(element, address, fault)
    target = tree.file_at(parts.path)
    if target is None:
        return fault("PR603", f"`{address}` is not on this site", "correct the address")
    if not parts.fragment or target not in tree.pages:
        return None
    if unquote(parts.fragment) in tree.pages[target].ids:
        return None
    message = f"`{address}` points at a place that is not there"
    return fault("PR604", message, "correct what follows `#`")


def _foreign(element: str, address: str, fault: object) -> Problem | None:
    """Links may lead elsewhere; what a page loads by itself may not come from elsewhere."""
    if element == "a":
        return None
    assert callable(fault)
    made = fault(
        "PR605",
        f"the page asks another host for `{address}`",
        "put the file beside the release or into static/",
    )
    assert isinstance(made, Problem)
    return msgspec.structs.replace(made, severity=Severity.WARNING)


def _images(tree: _Tree, path: str, page: _Page) -> Iterator[Problem]:
    for line in page.images_without_alt:
        yield Problem(
            path=tree.name(path),
            line=line,
            code="PR606",
            severity=Severity.WARNING,
            message="an image has no description",
            remedy="write what it shows between `![` and `]`",
        )


def _double_ids(tree: _Tree, path: str, page: _Page) -> Iterator[Problem]:
    for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
        yield Problem(
            path=tree.name(path),
            line=1,
            code="PR607",
            message=f"the id `{name}` is given twice",
            remedy="give each place an id of its own",
        )


# Feeds


_UNREADABLE = (AttributeError, RecursionError, TypeError, ValueError)


def _split(url: str) -> SplitResult:
    """The parts of an address; of what is none, no parts."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _feeds(tree: _Tree) -> tuple[int, int, list[Problem]]:
    """How many feeds and entries there are, and what is wrong with them."""
    problems: list[Problem] = []
    feeds = entries = 0
    readers = {"feed.xml": _rss, "atom.xml": _atom, "feed.json": _json}
    folders = sorted(
        {path.rpartition("/")[0] for path in tree.files if path.rpartition("/")[2] in readers}
    )
    for folder in folders:
        seen: dict[str, list[tuple[str, str]]] = {}
        for file, read in readers.items():
            path = f"{folder}/{file}".lstrip("/")
            if path not in tree.files:
                problems.append(_feed_fault(tree, path, "PR611", "this feed is missing"))
                continue
            feeds += 1
            try:
                seen[file] = read((tree.output / path).read_bytes())
            except (etree.XMLSyntaxError, LookupError, *_UNREADABLE) as error:
                problems.append(_feed_fault(tree, path, "PR612", f"not a feed: {error}"))
                continue
            entries += len(seen[file])
            problems += _entries(tree, path, seen[file])
        rows = list(seen.items())
        for (first, a), (second, b) in itertools.pairwise(rows):
            if a != b:
                path = f"{folder}/{second}".lstrip("/")
                problems.append(
                    _feed_fault(tree, path, "PR613", f"its items differ from those of {first}")
                )
    return feeds, entries, problems


def _entries(tree: _Tree, path: str, entries: list[tuple[str, str]]) -> Iterator[Problem]:
    ids = [entry[0] for entry in entries]
    if len(set(ids)) != len(ids):
        yield _feed_fault(tree, path, "PR614", "two items have one id")
    for _, url in entries:
        parts = _split(url)
        if parts.netloc != tree.host or tree.file_at(parts.path) is None:
            yield _feed_fault(tree, path, "PR615", f"an item leads to `{url}`, which is no page")


def _feed_fault(tree: _Tree, path: str, code: str, message: str) -> Problem:
    return Problem(
        path=tree.name(path), line=1, code=code, message=message, remedy="build the site again"
    )


def _rss(data: bytes) -> list[tuple[str, str]]:
    channel = etree.fromstring(data).find("channel")
    if channel is None:
        raise ValueError("there is no channel")
    return [(_text(item, "guid"), _text(item, "link")) for item in channel.findall("item")]


def _atom(data: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(data)
    if root.tag != f"{_ATOM}feed":
        raise ValueError("the outermost element is not feed")
    found = []
    for entry in root.findall(f"{_ATOM}entry"):
        links = [
            str(link.get("href"))
            for link in entry.findall(f"{_ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        found.append((_text(entry, f"{_ATOM}id"), links[0] if links else ""))
    return found


def _json(data: bytes) -> list[tuple[str, str]]:
    feed = json.loads(data)
    if not str(feed["version"]).startswith("https://jsonfeed.org/version/1"):
        raise ValueError("it has no version of JSON Feed")
    return [(str(item["id"]), str(item["url"])) for item in feed["items"]]


def _text(element: etree._Element, name: str) -> str:
    found = element.find(name)
    if found is None or not found.text:
        raise ValueError(f"an item has no {etree.QName(name).localname}")
    return found.text


# Sitemap


def _sitemap(tree: _Tree) -> tuple[int, list[Problem]]:
    """How many addresses the sitemap lists, and where it and the pages differ."""
    path = "sitemap.xml"
    if path not in tree.files:
        return 0, [_feed_fault(tree, path, "PR621", "there is no sitemap")] if tree.pages else []
    try:
        root = etree.fromstring((tree.output / path).read_bytes())
    except etree.XMLSyntaxError as error:
        return 0, [_feed_fault(tree, path, "PR622", f"not a sitemap: {error}")]
    places = [str(loc.text).strip() for loc in root.iter(f"{_SITEMAP}loc")]
    listed = {tree.file_at(_split(url).path) for url in places}
    problems = [
        _feed_fault(tree, path, "PR623", f"`{url}` is no page")
        for url in places
        if _split(url).netloc != tree.host or tree.file_at(_split(url).path) is None
    ]
    for name, page in tree.pages.items():
        if name not in listed and not page.unlisted:
            problems.append(_feed_fault(tree, path, "PR624", f"the page {name} is not in it"))
    return len(places), problems
