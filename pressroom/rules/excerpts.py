"""Excerpts of a release for messages, and corrections of its body."""

from __future__ import annotations

from pressroom.rules.judgement import Fix
from pressroom.rules.release_text import ReleaseText

_LONGEST = 60
# Longer than any paragraph; searching it once for each fault would be slow.
_LONGEST_ROW = 50_000


def excerpt(text: str) -> str:
    """Beginning of `text` on one line, short enough for a message."""
    text = " ".join(text[:200].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST + 1].rsplit(" ", 1)[0] + " …"


def excerpt_before(text: str) -> str:
    """End of `text` on one line, short enough for a message."""
    text = " ".join(text[-200:].split())
    return text if len(text) <= _LONGEST else "… " + text[-_LONGEST - 1 :].split(" ", 1)[-1]


def correction(release_text: ReleaseText, line: int, old: str, new: str) -> Fix | None:
    """Fix that replaces `old` by `new` on a line of the body; None if `old` is not there exactly
    once."""
    row = release_text.rows[line - release_text.release.body_line]
    return Fix(old, new) if len(row) < _LONGEST_ROW and row.count(old) == 1 else None
