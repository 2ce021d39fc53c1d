"""Manual of a problem code for a terminal: what it means, and what to do."""

from __future__ import annotations

import re

from pressroom.cli.manual_pages import page_text
from pressroom.rules.registry import BY_CODE
from pressroom.rules.rule import Rule

_ROW = re.compile(r"^\| (PR\d{3}) \| (.+?) \| (.+?) \|$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def explain(code: str) -> str | None:
    """The manual of a code, in plain text; None when there is no such code."""
    rule = BY_CODE.get(code)
    if rule is not None:
        return _manual(rule)
    known = _known()
    if code not in known:
        return None
    means, do = known[code]
    return f"{code}\n\n{means[:1].upper()}{means[1:]}.\n\nWhat to do: {do}.\n"


def codes() -> list[str]:
    """All codes there are."""
    return sorted({*BY_CODE, *_known()})


def _manual(rule: Rule) -> str:
    mends = "\n`lint --fix` corrects it where that is safe.\n" if rule.mends else ""
    return f"{rule.code} {rule.name}\n\n{rule.manual}\n{mends}"


def _known() -> dict[str, tuple[str, str]]:
    text = _LINK.sub(r"\1", page_text("problems"))
    return {code: (means, do) for code, means, do in _ROW.findall(text)}
