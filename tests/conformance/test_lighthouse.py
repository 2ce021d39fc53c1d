"""Lighthouse, as search engines and buyers run it, on a site that nginx sends to a telephone."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

import pytest

from . import pages
from .nginx import serving
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance

_LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
_RUNS = 3  # the speed of one run depends on what else the computer does
# The kinds of pages besides those that have been judged longest, each by its largest.
_KINDS = (
    *("calendar", "event", "results", "period", "documents", "document"),
    *("people", "person", "media", "picture", "product"),
)
_FAULTY = """\
<!doctype html><html><head><style>body { font: 11px serif }</style></head>
<body><p style="color: #ccc">Pale</p><img src="/none.png"></body></html>
"""


def _judged(
    site: Path, addresses: Iterable[str], folder: Path, runs: int = _RUNS
) -> list[dict[str, Any]]:
    need_file("node_modules/lighthouse/package.json")
    script = Path(__file__).with_name("lighthouse.mjs")
    with serving(site, folder) as url:
        job = {"url": url, "chromium": need("chromium"), "pages": list(addresses), "runs": runs}
        judged: list[dict[str, Any]] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    return judged


def _scores(page: dict[str, Any]) -> dict[str, float]:
    return {name: round(median(run[name] for run in page["runs"])) for name in _LEAST}


def _faults(judged: Iterable[dict[str, Any]]) -> Iterator[str]:
    for page in judged:
        for name, score in _scores(page).items():
            if score < _LEAST[name]:
                short = "; ".join(text for text in page["short"] if text.startswith(name))
                yield f"{page['page']}: {name} {score:g}: {short}"


def _with_tables(site: Path, found: pages.Kinds) -> str:
    """The release with the most financial tables."""
    tables = {
        address: pages.file_of(site, address).read_text(encoding="utf-8").count('"financial"')
        for address in pages.releases(found)
    }
    assert max(tables.values()) > 1
    return max(tables, key=lambda address: tables[address])


def test_lighthouse_has_next_to_nothing_to_ask_for(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = pages.kinds(site)
    assert set(_KINDS) <= set(found), "a kind of page is missing in the sample"
    wanted = [*found["home"], _with_tables(site, found), *found["archive"][-1:]]
    wanted += [found[kind][-1] for kind in _KINDS]
    judged = _judged(site, wanted, tmp_path)
    _print(judged, "", capsys)
    assert len(judged) == len(wanted)
    assert list(_faults(judged)) == []


def test_lighthouse_is_content_with_each_preset(
    dressed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = pages.kinds(dressed)
    judged = _judged(dressed, (*found["home"], _with_tables(dressed, found)), tmp_path)
    _print(judged, f" {dressed.parent.name}", capsys)
    assert len(judged) == 2
    assert list(_faults(judged)) == []


def _print(
    judged: Iterable[dict[str, Any]], where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        for page in judged:
            scores = ", ".join(f"{name} {score:g}" for name, score in _scores(page).items())
            sys.stdout.write(f"\nLighthouse, {page['page']}{where}: {scores}")


def test_a_page_that_falls_short_is_found(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(_FAULTY, encoding="utf-8")
    found = "\n".join(_faults(_judged(tmp_path / "site", ["/"], tmp_path, runs=1)))
    assert "/: accessibility" in found
    assert "image-alt" in found
    assert "/: best-practices" in found
    assert "errors-in-console" in found
    assert "/: seo" in found


def test_nginx_sends_a_release_compressed_and_with_its_policy(site: Path, tmp_path: Path) -> None:
    address = _with_tables(site, pages.kinds(site))
    with serving(site, tmp_path) as url:
        sheet = next(site.glob("assets/press.*.css"))
        size = 0
        for path in (address, f"/assets/{sheet.name}"):
            asked = Request(url + path, headers={"Accept-Encoding": "gzip"})
            with urlopen(asked) as answer:
                data = answer.read()
                assert answer.headers["Content-Encoding"] == "gzip"
                assert "default-src" in answer.headers["Content-Security-Policy"]
                if path != address:
                    assert "immutable" in answer.headers["Cache-Control"]
            assert gzip.decompress(data) == (pages.file_of(site, path)).read_bytes()
            size += len(data)
    assert size < 15_000
