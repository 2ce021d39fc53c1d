"""What rules quote from a release, and what they put in its place."""

from __future__ import annotations

from pressroom.rules.judgement import Fix
from pressroom.rules.release_text import ReleaseText

_LONGEST = 60
# Longer than any paragraph; to search it for each of its faults would take long.
_LONGEST_ROW = 50_000


def excerpt(text: str) -> str:
    """The beginning of `text` on one line, short enough for a message."""
    text = " ".join(text[:200].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST + 1].rsplit(" ", 1)[0] + " …"


def excerpt_before(text: str) -> str:
    """The same of its end."""
    text = " ".join(text[-200:].split())
    return text if len(text) <= _LONGEST else "… " + text[-_LONGEST - 1 :].split(" ", 1)[-1]


def correction(release_text: ReleaseText, line: int, old: str, new: str) -> Fix | None:
    """`new` for `old` on a line of the body; None where `old` stands there more than once."""
    row = release_text.rows[line - release_text.release.body_line]
    return Fix(old, new) if len(row) < _LONGEST_ROW and row.count(old) == 1 else None
