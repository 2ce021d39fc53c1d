"""On paper a release keeps every word, and its links say where they lead; Chromium prints it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from . import pages
from .server import hosting
from .tools import need, need_file, need_font, run

pytestmark = pytest.mark.conformance

_FORMATS = ("A4", "Letter")
# What people print besides releases.
_KINDS = (
    *("tombstone", "page", "event", "calendar", "period", "results", "document", "documents"),
    *("person", "people", "picture", "media", "product", "contacts"),
)
# A character that is a word's part in a script without spaces, or a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_LONG = 18  # characters: a longer word may be broken at a line's end
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

_FAULTY = """\
<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Print</title>
<style>@media print { .gone { display: none } .dark { background: #222; color: #fff } .cut { width: 3em; overflow: hidden } }</style>
</head><body><nav>Menu</nav><main><article class="release"><h1>Print</h1>
<p class="gone">Vanished</p><p class="cut">12345678 unbreakablewordhere</p>
<p class="dark">See <a href="https://example.com/there">the other page</a>.</p></article></main></body></html>
"""


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _faults(
    site: Path, addresses: Iterable[str], folder: Path, formats: Sequence[str] = _FORMATS
) -> Iterator[str]:
    """What is missing on paper, or there in vain, of the pages of a site."""
    need_file("node_modules/playwright-core/package.json")
    script = Path(__file__).with_name("print.mjs")
    pdftotext = need("pdftotext")
    with hosting(site) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "pages": list(addresses),
            "formats": formats,
            "folder": str(folder),
        }
        printed: list[dict[str, Any]] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    assert printed
    for number, screen in enumerate(printed):
        yield from (f"{screen['page']}: printed in vain: {html}" for html in screen["left"])
        yield from (f"{screen['page']}: dark on paper: {html}" for html in screen["dark"])
        # Of fonts with very many letters pdftotext does not see the spaces between words.
        spaced = not _UNSPACED.search(screen["text"])
        for format in formats:
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
    others = [address for kind in _KINDS for address in found.get(kind, [])]
    faults = list(_faults(site, pages.releases(found) + others, tmp_path))
    assert not faults, "\n".join(faults)


def test_paper_is_white_and_whole_with_each_preset(dressed: Path, tmp_path: Path) -> None:
    found = pages.kinds(dressed)
    wanted = [found[kind][-1] for kind in ("home", "archive", "release", *_KINDS) if kind in found]
    faults = list(_faults(dressed, wanted, tmp_path, ("A4",)))
    assert not faults, "\n".join(faults)


def test_what_paper_loses_is_found(tmp_path: Path) -> None:
    (tmp_path / "print.html").write_text(_FAULTY, encoding="utf-8")
    faults = list(_faults(tmp_path, ["/print.html"], tmp_path))
    assert [fault for fault in faults if "Letter" not in fault] == [
        "/print.html: printed in vain: <nav>Menu</nav>",
        '/print.html: dark on paper: <p class="dark">See <a href="https://example.com/there">the other page</a>.</p>',
        "/print.html, A4: Vanished is lost, 1 times",
        "/print.html, A4: 12345678 is lost, 1 times",
        "/print.html, A4: unbreakablewordhere is lost, 1 times",
        "/print.html, A4: the link `the other page` does not say https://example.com/there",
    ]
