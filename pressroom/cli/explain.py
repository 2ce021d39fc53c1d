"""What a problem's code means, and what to do: the manual of one code, for a terminal."""

from __future__ import annotations

import re

from pressroom.core.package import PACKAGE
from pressroom.rules.registry import BY_CODE
from pressroom.rules.rule import Rule

# The documentation's own table. In the installed package it lies within it.
_PAGES = [PACKAGE / "cli/manual/problems.md", PACKAGE.parent / "docs/problems.md"]
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
    page = next(path for path in _PAGES if path.is_file())
    text = _LINK.sub(r"\1", page.read_text(encoding="utf-8"))
    return {code: (means, do) for code, means, do in _ROW.findall(text)}
