"""The trademark attribution line, made from the marks that a release names."""

from __future__ import annotations

from collections.abc import Sequence

from pressroom.model import Mark

_KINDS = {"®": "registered trademark", "™": "trademark", "℠": "service mark"}


def attribution(marks: Sequence[Mark]) -> str:
    """Whose marks they are, a sentence for each owner and kind, in the order they are named."""
    groups: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        groups.setdefault((mark.owner, _KINDS.get(mark.symbol, "trademark")), []).append(mark.name)
    return " ".join(_sentence(names, owner, kind) for (owner, kind), names in groups.items())


def _sentence(names: list[str], owner: str, kind: str) -> str:
    if len(names) == 1:
        whose = owner or "its owner"
        return f"{names[0]} is a {kind} of {_closed(whose)}"
    listed = ", ".join(names[:-1]) + (" and " if len(names) == 2 else ", and ") + names[-1]
    whose = owner or "their respective owners"
    return f"{listed} are {kind}s of {_closed(whose)}"


def _closed(text: str) -> str:
    """`text` with one full stop at its end: `Genentech, Inc.` already has it."""
    return text if text.endswith(".") else f"{text}."
