"""The shape of releases in figures: how many bytes, paragraphs, lists, links … they have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_QUANTILES = (0.1, 0.5, 0.9, 0.99, 1.0)
_BLANK = re.compile(r"\n\s*\n")


def _found(pattern: str) -> Callable[[str], int]:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: len(compiled.findall(text))


_COUNTS: Mapping[str, Callable[[str], int]] = {
    "bytes": lambda text: len(text.encode()),
    "paragraphs": lambda text: len(_BLANK.split(text)),
    "words": lambda text: len(text.split()),
    "list items": _found(r"^\s*(?:[-*+]|\d+[.)])\s"),
    "links": _found(r"\]\("),
    "bare addresses": _found(r"(?<![(\"<\[])\b(?:https?://|www\.)\S+|[\w.]+@\w"),
    "emphasis": _found(r"(?<!\*)\*(?!\*)\S[^*\n]*\*(?!\*)"),
    "strong": _found(r"\*\*[^*\n]+\*\*"),
    "quotations": lambda text: len(re.findall('[“”"]', text)) // 2,
    "marks": _found("[®™℠©]"),
    "non-ASCII": _found(r"[^\x00-\x7f]"),
    "numbers": _found(r"\d[\d,.]*"),
    "brackets": _found(r"\["),
    "longest paragraph": lambda text: max(map(len, _BLANK.split(text))),
}
# Of 2,776 releases of listed companies as wires sent them from 2023 to 2026: 10 %, median, 90 %,
# 99 %, most, and the share of releases that have any.
_WANTED = {
    "bytes": "2053 / 4608 / 9376 / 16567 / 55859, 100%",
    "paragraphs": "7 / 15 / 29 / 57 / 2657, 100%",
    "words": "280 / 641 / 1346 / 2317 / 7980, 100%",
    "list items": "0 / 0 / 10 / 26 / 171, 42%",
    "links": "0 / 0 / 1 / 2 / 20, 10%",
    "bare addresses": "0 / 2 / 6 / 30 / 42, 78%",
    "emphasis": "0 / 0 / 0 / 0 / 10, 0%",
    "strong": "0 / 0 / 0 / 0 / 8, 0%",
    "quotations": "0 / 4 / 18 / 28 / 86, 81%",
    "marks": "0 / 0 / 2 / 10 / 33, 22%",
    "non-ASCII": "2 / 15 / 50 / 116 / 5274, 97%",
    "numbers": "7 / 20 / 57 / 187 / 2038, 100%",
    "brackets": "0 / 0 / 1 / 6 / 20, 15%",
    "longest paragraph": "506 / 944 / 2121 / 4300 / 7432, 100%",
}


def quantiles(texts: Sequence[str]) -> dict[str, str]:
    """For each count its quantiles over the releases, and the share of them that have any."""
    bodies = [text.split("\n---\n", 1)[1].strip() for text in texts]
    return {name: _row(sorted(map(count, bodies))) for name, count in _COUNTS.items()}


def _row(counts: Sequence[int]) -> str:
    at = (counts[min(len(counts) - 1, int(len(counts) * share))] for share in _QUANTILES)
    share = sum(count > 0 for count in counts) / len(counts)
    return f"{' / '.join(map(str, at))}, {share:.0%}"


def report(texts: Sequence[str]) -> str:
    """A table of what is wanted beside what is made."""
    rows = [f"{'':18}{'wanted':44}made"]
    rows += [f"{name:18}{_WANTED[name]:44}{made}" for name, made in quantiles(texts).items()]
    return "\n".join(rows)
