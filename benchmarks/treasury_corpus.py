"""The US Treasury's releases, where they lie beside the repository: what people wrote."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.precision import TREASURY_CONFIG
from benchmarks.room import EXPORTS, Corpus, Release

_LOST = re.compile(r"^title: '?#NAME\?", re.MULTILINE)
# All generators give a release the address that its file's name makes.
_ADDRESS = re.compile(r"^url: .*\n", re.MULTILINE)


def corpus(folder: Path) -> Corpus:
    """The corpus of the releases in `folder`, by their dates; the last is the one that is added.
    What has a spreadsheet's error for its headline is left out, since no build publishes it."""
    paths = [p for p in sorted(folder.glob("*.md")) if not _LOST.search(p.read_text("utf-8"))]

    def release(number: int, count: int) -> Release:
        text = paths[number].read_text(encoding="utf-8")
        return Release(paths[number].name, _ADDRESS.sub("", text, count=1))

    return Corpus(
        name="treasury",
        about="of the US Treasury",
        config=f"{TREASURY_CONFIG}\n{EXPORTS}",
        standing={},
        release=release,
        most=len(paths) - 1,
    )
