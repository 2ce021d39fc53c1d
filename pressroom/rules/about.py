"""Rules on what stands around a release's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.config import Config
from pressroom.rules.fault import Fault, found
from pressroom.typeset import Article

_FORWARD_LOOKING = re.compile(
    r"\bforward-looking statements?\b|\b(?:we|the company|management) "
    r"(?:expects?|anticipates?|intends?|forecasts?|projects?)\b|\bguidance for (?:fiscal|the)\b",
    re.IGNORECASE,
)


def missing_contacts(article: Article, config: Config) -> Iterator[Fault]:
    """Every release names whom to call.

    A journalist with a question on deadline needs a name and a number; a release
    without one is quoted wrongly or not at all.

    Example:
        (no `contacts` in the front matter)

    Use instead:
        contacts: [investors, media]
    """
    if not article.release.contacts:
        yield Fault(1, "no contacts", "add `contacts: [investors, media]`")


def missing_dateline(article: Article, config: Config) -> Iterator[Fault]:
    """A release begins with the place it was issued from.

    The dateline tells editors where the issuer speaks from and is part of the form
    that newswires expect.

    Example:
        (no `dateline` in the front matter)

    Use instead:
        dateline: {city: WALTHAM, region: Mass., wire: Business Wire}
    """
    if article.release.dateline is None:
        yield Fault(1, "no dateline", "add `dateline: {city: WALTHAM, region: Mass.}`")


def missing_legend(article: Article, config: Config) -> Iterator[Fault]:
    """Forward-looking statements come with their legend.

    The safe harbour of the US securities laws asks for meaningful cautionary
    statements beside the forward-looking ones. A legend belongs only where there
    are such statements: `legend: none` says that counsel has looked.

    Example:
        The company expects net sales to grow in 2027. (and no `legend`)

    Use instead:
        legend: forward-looking
    """
    release = article.release
    if release.legend is not None or "legend" in release.lines:
        return
    for line, match in found(release, _FORWARD_LOOKING):
        yield Fault(
            line,
            f"`{' '.join(match[0].split())}` looks ahead, and there is no legend",
            "add `legend: NAME` of a file in content/legends/, or `legend: none`",
        )
        return
