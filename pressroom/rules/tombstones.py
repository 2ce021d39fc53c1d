"""Rule on what a page says of a withdrawn release: its reason is no placeholder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.content.model import Entry
from pressroom.core.problems import Problem
from pressroom.rules.placeholders import placeholders


def placeholders_in_reasons(tombstones: Iterable[Entry]) -> Iterator[Problem]:
    """Errors for placeholders in the reasons of withdrawals: of a withdrawn release readers get
    nothing else, so no rule reads more of it."""
    for release in tombstones:
        meant = any(ruling.code == "PR204" for ruling in release.rulings)
        reason = release.withdrawal.reason if release.withdrawal and not meant else ""
        for match in placeholders(reason):
            yield Problem(
                path=release.source,
                line=release.line("withdrawn"),
                code="PR204",
                message=f"`{match[0]}` in the reason of the withdrawal is a placeholder",
                remedy="fill it in",
            )
