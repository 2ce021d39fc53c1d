"""Site check: reads the finished site as a visitor would, with links, fragments, feeds, sitemap and
images.

It relies on nothing that the build knows; its only inputs are the output folder and the address at
which that will be published.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from pressroom.check.feed_files import check_feeds, check_sitemap, split_address
from pressroom.check.output_tree import OutputPage, OutputTree
from pressroom.content.config.records import Config
from pressroom.core.problems import Problem, Severity

_SCHEMES = {"http", "https", "mailto", "tel"}


class SiteReport(msgspec.Struct, frozen=True):
    """Result of a check: the number of things checked, by name, and the problems."""

    looked_at: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def check_site(output: Path, config: Config) -> SiteReport:
    """Checks the finished site in `output`; returns all problems and the numbers of things
    checked."""
    tree = OutputTree(output, config)
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
            fragments += bool(split_address(address).fragment)
            problem = _link(tree, path, element, address, line)
            if problem is not None:
                problems.append(problem)
    feeds, entries, found = check_feeds(tree, config.moved_feeds)
    problems += found
    listed, found = check_sitemap(tree)
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
    return SiteReport(looked_at, tuple(unique))


def _link(tree: OutputTree, path: str, element: str, address: str, line: int) -> Problem | None:
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
    """Problem with a resource that a page loads from elsewhere; links may lead anywhere."""
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


def _images(tree: OutputTree, path: str, page: OutputPage) -> Iterator[Problem]:
    for line in page.images_without_alt:
        yield Problem(
            path=tree.name(path),
            line=line,
            code="PR606",
            severity=Severity.WARNING,
            message="an image has no description",
            remedy="write what it shows between `![` and `]`",
        )


def _double_ids(tree: OutputTree, path: str, page: OutputPage) -> Iterator[Problem]:
    for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
        yield Problem(
            path=tree.name(path),
            line=1,
            code="PR607",
            message=f"the id `{name}` is given twice",
            remedy="give each place an id of its own",
        )
