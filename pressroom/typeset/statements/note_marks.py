"""Note marks in tables, `(1)`, `(a)`, `[1]`, `*`, `†` or `¹`, and notes that begin with one."""

from __future__ import annotations

import re

MARK = (
    r"(?:\([0-9]{1,2}\)|\((?:[a-z]{1,2}|i{1,3}|[A-Z])\)|\[[0-9a-z]{1,2}\]|\*{1,4}|[†‡§¶]{1,3}"
    r"|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\)?)"
)
# A bracketed mark wants a space behind it where a word could go on: `(a)typical` has none.
_OPENING = re.compile(rf"(?P<mark>{MARK})(?P<rest>\s+\S.*|(?<=[^)\]])\S.*)", re.DOTALL)
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_DIGITS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def is_mark(text: str) -> bool:
    """Whether `text` is a note mark and nothing else."""
    return re.fullmatch(MARK, text) is not None


def opening_mark(text: str) -> str:
    """The mark that a note's text begins with; empty if there is none."""
    found = _OPENING.fullmatch(text)
    return found["mark"] if found else ""


def raised(text: str, before: str = "") -> str:
    """A superscript behind the text `before` as plain text: digits stay raised, or `72.8` with note
    1 would become `72.81`; the letter of a note gets parentheses."""
    if re.search(r"[0-9]", text) and not re.search(r"[(\[]", text):
        # Several marks are parted by a space, or `1,2` might be one number.
        return re.sub(r"\s*[,;]\s*", " ", text).translate(_RAISED_DIGITS)
    # `1` with a raised `e` is a number of order.
    ordinal = re.search(r"(?<![0-9.,])[0-9]{1,2}\Z", before)
    is_letter = re.fullmatch(r"\s*[a-z]\s*", text) is not None
    return f"({text.strip()})" if is_letter and before.strip() and not ordinal else text


def core(mark: str) -> str:
    """A mark without its brackets: `1` for `(1)`, `[1]` and `¹`."""
    return mark.strip("()[]").translate(_PLAIN_DIGITS)


_LEAD = r"(?P<open>(?:\s*<[a-z][^>]*>)*)\s*"
_END = r"(?P<close>(?:</[^>]*>)*)(?:\s|<br>)*"


def without_mark(markup: str, mark: str) -> str | None:
    """Removes the mark at the beginning of a note's HTML; None if mark and markup overlap."""
    found = re.match(_LEAD + re.escape(mark) + _END, markup)
    if found is None:
        return None
    opened, closed = found["open"].count("<"), found["close"].count("<")
    if opened == closed:
        return markup[found.end() :]
    return found["open"].strip() + markup[found.end() :] if not closed else None
