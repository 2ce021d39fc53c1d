"""Rules on what stands around a release's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.copy import Copy
from pressroom.rules.fault import Fault

_FORWARD_LOOKING = re.compile(
    r"\bforward-looking statements?\b|\b(?:we|the company|management) "
    r"(?:expects?|anticipates?|intends?|forecasts?|projects?)\b|\bguidance for (?:fiscal|the)\b",
    re.IGNORECASE,
)


def missing_contacts(copy: Copy) -> Iterator[Fault]:
    """Every release names whom to call.

    A journalist with a question on deadline needs a name and a number; a release
    without one is quoted wrongly or not at all.

    Bad:
        (no contacts)

    Good:
        contacts: [investors]

    Source: Regulation (EU) 2016/1055, Art. 2 (the notifier); the wires' submission forms
    """
    if not copy.release.contacts:
        yield Fault(1, "no contacts", "add `contacts: [investors, media]`")


def missing_dateline(copy: Copy) -> Iterator[Fault]:
    """A release begins with the place it was issued from.

    The dateline tells editors where the issuer speaks from and is part of the form
    that newswires expect.

    Bad:
        (no dateline)

    Good:
        dateline: {city: WALTHAM, region: Mass., wire: Business Wire}

    Source: AP Stylebook, "datelines"
    """
    if copy.release.dateline is None:
        yield Fault(1, "no dateline", "add `dateline: {city: WALTHAM, region: Mass.}`")


def missing_legend(copy: Copy) -> Iterator[Fault]:
    """Forward-looking statements come with their legend.

    The safe harbour of the US securities laws asks for meaningful cautionary
    statements beside the forward-looking ones. A legend belongs only where there
    are such statements: `legend: none` says that counsel has looked.

    Bad:
        The company expects net sales to grow in 2027.

    Good:
        legend: forward-looking

        The company expects net sales to grow in 2027.

    Source: Private Securities Litigation Reform Act of 1995, 15 U.S.C. 78u-5(c)(1)
    """
    release = copy.release
    if release.legend is not None or "legend" in release.lines:
        return
    for line, match in copy.find(_FORWARD_LOOKING):
        yield Fault(
            line,
            f"`{' '.join(match[0].split())}` looks ahead, and there is no legend",
            "add `legend: NAME` of a file in content/legends/, or `legend: none`",
        )
        return
