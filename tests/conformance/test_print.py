"""On paper a release keeps every word, and its links say where they lead; Chromium prints it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from . import pages
from .server import hosting
from .tools import need, need_file, need_font, run

pytestmark = pytest.mark.conformance

_FORMATS = ("A4", "Letter")
# A character that is a word's part in a script without spaces, or a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_LONG = 18  # characters: a longer word may be broken at a line's end
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

_FAULTY = """\
<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Print</title>
<style>@media print { .gone { display: none } .cut { width: 3em; overflow: hidden } }</style>
</head><body><nav>Menu</nav><main><article><h1>Print</h1>
<p class="gone">Vanished</p><p class="cut">12345678 unbreakablewordhere</p>
<p>See <a href="https://example.com/there">the other page</a>.</p></article></main></body></html>
"""


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _faults(site: Path, addresses: Iterable[str], folder: Path) -> Iterator[str]:
    """What is missing on paper, or there in vain, of the pages of a site."""
    need_file("node_modules/playwright-core/package.json")
    script = Path(__file__).with_name("print.mjs")
    pdftotext = need("pdftotext")
    with hosting(site) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "pages": list(addresses),
            "formats": _FORMATS,
            "folder": str(folder),
        }
        printed: list[dict[str, Any]] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    assert printed
    for number, screen in enumerate(printed):
        yield from (f"{screen['page']}: printed in vain: {html}" for html in screen["left"])
        # Of fonts with very many letters pdftotext does not see the spaces between words.
        spaced = not _UNSPACED.search(screen["text"])
        for format in _FORMATS:
            where = f"{screen['page']}, {format}"
            paper = run(pdftotext, "-raw", folder / f"{number}-{format}.pdf", "-")
            squeezed = _squeezed(paper)
            for word, count in (words(screen["text"]) - words(paper)).items():
                if (spaced and len(word) < _LONG) or word not in squeezed:
                    yield f"{where}: {word} is lost, {count} times"
            for link in screen["links"]:
                if not _is_written(link["href"], paper, squeezed):
                    yield f"{where}: the link `{link['text']}` does not say {link['href']}"


def _is_written(href: str, paper: str, squeezed: str) -> bool:
    """Whether an address stands on paper, as people write it; that of a telephone number is its
    digits."""
    scheme, _, rest = (
        href.rpartition(":") if href.startswith(("tel:", "mailto:")) else ("", "", href)
    )
    if scheme != "tel":
        said = re.sub(r"^https?://(www\.)?", "", rest).rstrip("/")
        return _squeezed(said or rest) in squeezed
    number = re.sub(r"\D", "", rest.partition(";")[0])[-7:]
    return number in re.sub(r"[^\w]", "", paper)


@pytest.mark.parametrize("name", ["site", "everything"])
def test_paper_keeps_every_word(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    site: Path = request.getfixturevalue(name)
    need_font("ja")
    found = pages.kinds(site)
    faults = list(_faults(site, pages.releases(found) + found.get("tombstone", []), tmp_path))
    assert not faults, "\n".join(faults)


def test_what_paper_loses_is_found(tmp_path: Path) -> None:
    (tmp_path / "print.html").write_text(_FAULTY, encoding="utf-8")
    faults = list(_faults(tmp_path, ["/print.html"], tmp_path))
    assert [fault for fault in faults if "Letter" not in fault] == [
        "/print.html: printed in vain: <nav>Menu</nav>",
        "/print.html, A4: Vanished is lost, 1 times",
        "/print.html, A4: 12345678 is lost, 1 times",
        "/print.html, A4: unbreakablewordhere is lost, 1 times",
        "/print.html, A4: the link `the other page` does not say https://example.com/there",
    ]
