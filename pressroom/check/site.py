"""Site check: reads the finished site as a visitor would, with links, fragments, feeds, sitemap and
images.

It relies on nothing that the build knows; its only inputs are the output folder and the address at
which that will be published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from pressroom.check.destinations import leads_elsewhere, lost_address, split_address, whole
from pressroom.check.feed_files import check_feeds, check_sitemap
from pressroom.check.loads import check_loads
from pressroom.check.output_tree import OutputPage, OutputTree
from pressroom.check.shared_texts import check_shared_texts
from pressroom.content.config.records import Config
from pressroom.core.problems import Problem, Severity


class SiteReport(msgspec.Struct, frozen=True):
    """Result of a check: the number of things checked, by name, and the problems."""

    looked_at: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def check_site(output: Path, config: Config) -> SiteReport:
    """Checks the finished site in `output`; returns all problems and the numbers of things
    checked."""
    tree = OutputTree(output, config)
    asked = frozenset(element.address for element in config.head.elements)
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
    told: set[str] = set()
    problems += check_loads(tree)
    for path, page in tree.pages.items():
        images += page.images
        problems += _images(tree, path, page)
        problems += _double_ids(tree, path, page)
        for link in page.links:
            address = link[2]
            links += 1
            fragments += "#" in address and bool(split_address(address).fragment)
            problem = _link(tree, path, link, asked)
            if problem is not None:
                problems.append(problem)
                told.add(whole(tree, path, address))
    problems += check_shared_texts(tree, told)
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


def _link(
    tree: OutputTree, path: str, link: tuple[str, str, str], asked: Collection[str]
) -> Problem | None:
    """The problem with a link of a page; none with what `[head]` has `asked` for elsewhere."""
    element, attribute, address = link
    found = lost_address(tree, path, address)
    if found is not None:
        return Problem(
            path=tree.name(path),
            line=tree.line(path, f'{attribute}="{address}"'),
            code=found.code,
            message=found.message,
            remedy=found.remedy,
        )
    # Links may lead anywhere, but what a page loads from elsewhere tells that host its readers.
    if element == "a" or address in asked or not leads_elsewhere(tree, path, address):
        return None
    return Problem(
        path=tree.name(path),
        line=tree.line(path, f'{attribute}="{address}"'),
        code="PR605",
        severity=Severity.WARNING,
        message=f"the page asks another host for `{address}`",
        remedy="put the file beside the release or into static/",
    )


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
    for name in sorted(name for name, count in Counter(page.ids).items() if count > 1):
        yield Problem(
            path=tree.name(path),
            line=1,
            code="PR607",
            message=f"the id `{name}` is given twice",
            remedy="give each place an id of its own",
        )
