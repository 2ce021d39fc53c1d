"""A release costs a reader little: its page and its style sheet as they travel, and no script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import AS_OF, REPOSITORY, Room

PAGE = 15_000  # bytes as they travel, with the style sheet
SHEET = 20_000
_SCRIPT = re.compile(r"<script(?![^>]*type=\"application/ld\+json\")|\son\w+=")
_SHEET = re.compile(r'<link rel="stylesheet" href="/([^"]+)"')


def travels(data: bytes) -> int:
    """How many bytes a host with compression sends."""
    return len(gzip.compress(data, 9, mtime=0))


def faults(output: Path) -> Iterator[str]:
    """What is too large, or waits for a script, of the releases and style sheets of a site."""
    pages = sorted(output.glob("releases/*/*/index.html"))
    assert pages
    for path in pages:
        name = path.relative_to(output)
        source = path.read_text(encoding="utf-8")
        sheets = [(output / found).read_bytes() for found in _SHEET.findall(source)]
        assert sheets, f"{name} has no style sheet"
        for size in map(travels, sheets):
            if size >= SHEET:
                yield f"{name}: a style sheet of {size:,} bytes"
        whole = travels(source.encode()) + sum(map(travels, sheets))
        if whole >= PAGE:
            yield f"{name}: {whole:,} bytes"
        if _SCRIPT.search(source):
            yield f"{name}: a script"


@pytest.mark.parametrize("folder", [".", "tests/stories/elements"])
def test_a_release_is_small(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(REPOSITORY / folder, capsys)
    assert room.run("build", "--as-of", AS_OF, "--output", str(tmp_path / "out")).code == 0
    assert list(faults(tmp_path / "out")) == []


def test_what_is_large_or_runs_is_found(tmp_path: Path) -> None:
    page = tmp_path / "releases/2026/results/index.html"
    page.parent.mkdir(parents=True)
    (tmp_path / "a.css").write_text("".join(f".a{n * n:x}{{left:{n}px}}" for n in range(9_000)))
    page.write_text('<link rel="stylesheet" href="/a.css"><script>run()</script>', encoding="utf-8")
    found = list(faults(tmp_path))
    assert [re.sub(r"[\d,]{4,}", "N", fault) for fault in found] == [
        f"{page.relative_to(tmp_path)}: a style sheet of N bytes".replace("2026", "N"),
        f"{page.relative_to(tmp_path)}: N bytes".replace("2026", "N"),
        f"{page.relative_to(tmp_path)}: a script".replace("2026", "N"),
    ]
