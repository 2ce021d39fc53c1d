"""Whether the site's own Content-Security-Policy lets its pages load what they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pressroom.check.destinations import whole
from pressroom.check.output_tree import OutputTree
from pressroom.check.page_loads import PageLoad, sheet_loads
from pressroom.check.policy import HeadersFile, Load, allows, read_policies
from pressroom.core.problems import Problem, Severity

_LONGEST = 40
# What no setting adds to.
_NEVER = ("object-src", "base-uri")


def check_loads(tree: OutputTree) -> list[Problem]:
    """A warning for each thing that pages ask for and their policy blocks: what is on many pages is
    told of the first, with their number. Hosts that read no `_headers` load it all the same."""
    file = tree.output / "_headers"
    headers = HeadersFile(tree.text("_headers") if file.is_file() else "")
    blocked: dict[tuple[str, str, str], tuple[str, PageLoad, set[str]]] = {}
    sheets: dict[str, tuple[PageLoad, ...]] = {}
    for path, page in tree.pages.items():
        policies = headers.policies(tree.url(path))
        policies += [policy for text in page.policies for policy in read_policies(text)]
        if not policies:
            continue
        own = whole(tree, path, "")
        for place, found in _with_sheets(tree, path, page.loads, sheets):
            to = whole(tree, place, found.address) if found.address else ""
            load = Load(found.directive, to, found.text, found.nonce, bool(found.name))
            if not allows(policies, load, own):
                key = (found.what, found.directive, to or _written(found))
                blocked.setdefault(key, (place, found, set()))[2].add(path)
    return [_problem(tree, key, *where) for key, where in blocked.items()]


def _with_sheets(
    tree: OutputTree,
    path: str,
    loads: tuple[PageLoad, ...],
    sheets: dict[str, tuple[PageLoad, ...]],
) -> Iterator[tuple[str, PageLoad]]:
    """Files that a page loads, and that its own site's style sheets load then; each with the file
    in which that is written. `sheets` are those read already."""
    for found in loads:
        yield path, found
        parts = urlsplit(whole(tree, path, found.address))
        if found.directive != "style-src-elem" or parts.netloc != tree.host:
            continue
        sheet = tree.file_at(parts.path)
        if sheet is not None:
            if sheet not in sheets:
                sheets[sheet] = tuple(sheet_loads(tree.text(sheet)))
            for each in sheets[sheet]:
                yield sheet, each


def _written(found: PageLoad) -> str:
    words = " ".join(found.text.split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{found.name}={words}" if found.name else words


def _problem(
    tree: OutputTree, key: tuple[str, str, str], path: str, load: PageLoad, pages: set[str]
) -> Problem:
    what, directive, written = key
    others = len(pages) - 1
    more = f", there and on {others:,} other page{'' if others == 1 else 's'}" if others else ""
    name = re.sub("-(elem|attr)$", "", directive)
    parts = urlsplit(written)
    remedy = "take it out, or put it into a file in static/ and allow that under `[headers]`"
    if name in _NEVER:
        remedy = "take it out"
    elif parts.scheme in ("http", "https"):
        source = f"{parts.scheme}://{parts.netloc}"
        remedy = f'take it out, or write `sources = {{ {name} = ["{source}"] }}` under `[headers]`'
    return Problem(
        path=tree.name(path),
        line=load.line or tree.line(path, load.written),
        code="PR632",
        severity=Severity.WARNING,
        message=f"the site's own policy, `{name}` in _headers, blocks {what} `{written}`{more}",
        remedy=remedy,
    )
