"""What a rule answers, and where in a release's source something stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pressroom.model import Release


class Fault(msgspec.Struct, frozen=True):
    """A rule's objection at a line of the release's file."""

    line: int
    message: str
    remedy: str


_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^)\s]{0,2000}\)|<?https?://[^\s)>]+>?")


def prose(release: Release) -> str:
    """The body's source with code, comments and addresses blanked out, every line kept in place."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    return _ADDRESS.sub(blank, _CODE.sub(blank, release.body))


def found(release: Release, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Each match in the body's prose, with its line in the file."""
    body = prose(release)
    for match in pattern.finditer(body):
        yield release.body_line + body.count("\n", 0, match.start()), match
