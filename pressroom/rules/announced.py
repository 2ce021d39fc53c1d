"""Rules on what a text announces and does not give: a link, the points of a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import as_quoted
from pressroom.rules.excerpts import excerpt_before
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import in_all_cases, needs
from pressroom.rules.release_text import ReleaseText

_HERE = re.compile(
    r"\b(?P<here>(?:click(?:ing)?|register(?:ing)?|tap(?:ping)?)\s+here)\b"
    r"|\b(?:click(?:ing)?|us(?:e|ing)|visit(?:ing)?|follow(?:ing)?|via|through|at|by|on|access(?:ing)?)"
    r"\s+(?:on\s+)?(?P<link>(?:this|the\s+following)\s+(?:web\s?|registration\s+|webcast\s+)?"
    r"(?:link|URL)|(?:the|this)\s+(?:registration\s+|webcast\s+)?link\s+below)\b",
    re.IGNORECASE,
)
# A link in any form: Markdown, HTML, an address bare or without `https`.
_LINK = re.compile(
    r"\]\(|\]\[|<a\s|https?:|www\.|\b[\w-]{2,63}\.(?:com|org|net|io|co|ca|eu|uk|de|fr|ch|se|no|dk|fi|nl"
    r"|jp|cn|hk|sg|au|in|us|gov|edu|info|biz|ai|bio|health|tv|live|events?|link|me|to|ly)\b|@\w",
    re.IGNORECASE,
)
_NEAR = 400


@needs(in_all_cases(("here", "link", "url")))
def reference_without_link(release_text: ReleaseText) -> Iterator[Fault]:
    """Links stand where the text says `register here` or `this link`.

    A copy from a mail or a page keeps the words and loses the address behind them.

    Bad:
        To join the webcast, please register here.

    Good:
        To join the webcast, please [register for it](https://www.example.com/webcast).

    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context); Business Wire, "Most common errors": bad \
or broken hyperlinks
    """
    body = release_text.release.body
    has_link: dict[tuple[int, int], bool] = {}
    told: set[tuple[int, str]] = set()
    for match in _references(release_text):
        first = body.rfind("\n\n", 0, match.start()) + 1
        last = body.find("\n\n", match.end())
        last = len(body) if last < 0 else last
        # `The following link` may stand in the next paragraph.
        last = min(last + (_NEAR if match["link"] else 0), len(body))
        said = as_quoted(match["here"] or match["link"])
        if (first, said) in told:
            continue
        told.add((first, said))
        if (first, last) not in has_link:
            has_link[first, last] = _LINK.search(body, first, last) is not None
        if not has_link[first, last]:
            remedy = "write `[what is there](https://…)` in its place"
            yield Fault(release_text.line(match.start()), f"`{said}` has no link", remedy)


def _references(release_text: ReleaseText) -> Iterator[re.Match[str]]:
    low, told = release_text.lower, -1
    for sign in (" here", "link", "url"):
        for at in occurrences(low, sign):
            match = _HERE.search(release_text.prose, max(0, at - 60), at + 20)
            if match is not None and match.start() > told:
                told = match.start()
                yield match
        told = -1


_COLON_LAST = re.compile(r":[ *_]*(?=\n|\Z)")
_POINT = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*+•–●▪◦]|\d{1,3}[.)])[ \t]+\S")


@needs(":")
def point_ends_with_colon(release_text: ReleaseText) -> Iterator[Fault]:
    """Text that a point of a list announces with a colon stands below it.

    Points that were nested below it have come loose, or are missing.

    Bad:
        - Net sales rose
        - Highlights of the quarter:

        ## Outlook

    Good:
        - Net sales rose
        - Highlights of the quarter:
            - new works in Waltham
            - 4,000 anvils a day

    Source: newswire editors' lists of commonest catches: bullets lost in a copy
    """
    prose = release_text.prose
    if ":\n" not in prose and not prose.endswith(":"):
        return
    for colon in _COLON_LAST.finditer(prose):
        number = release_text.line(colon.start()) - release_text.release.body_line
        row = prose[prose.rfind("\n", 0, colon.start()) + 1 : colon.end()]
        point = _POINT.match(row)
        # `Her life: https://…` ends with an address, which prose does not have.
        if point is None or not release_text.rows[number].rstrip(" *_").endswith(":"):
            continue
        # In the body, since prose takes an indented paragraph for code.
        rest = itertools.islice(release_text.rows, number + 1, None)
        below = next((row for row in rest if row.strip()), "")
        indent = len(below) - len(below.lstrip())
        if indent > len(point["indent"]) or not _is_other(below, point):
            continue
        what = f"the point `{excerpt_before(row.strip(' -*+•_'))}` announces something and ends"
        remedy = "indent by four spaces what belongs below it, or take the colon out"
        yield Fault(release_text.release.body_line + number, what, remedy)


def _is_other(row: str, point: re.Match[str]) -> bool:
    """Whether a row below a point is none of its text: another of its points, a heading, or
    nothing. Points with another sign are below it, as they were typed."""
    other = _POINT.match(row)
    if other is not None:
        return other["sign"][-1] == point["sign"][-1]
    return not row or row.startswith("#")
