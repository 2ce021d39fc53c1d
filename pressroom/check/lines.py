"""Lines of an output file, for problems."""

from __future__ import annotations


def line_number(text: str, needle: str) -> int:
    """Number of the first line with `needle`, from 1."""
    at = text.find(needle.replace("&", "&amp;"))
    if at < 0:
        at = text.find(needle)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
