"""The search as a reader uses it: by the keyboard, with limits, back and forth, or without scripts."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

from .server import hosting
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance


def _search(site: Path, query: str, name: str, value: str) -> dict[str, Any]:
    need_file("node_modules/playwright-core/package.json")
    with hosting(site) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "query": query,
            "narrow": [name, value],
        }
        script = Path(__file__).with_name("searches.mjs")
        found: dict[str, Any] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    return found


def test_the_full_text_of_the_sample(site: Path) -> None:
    seen = _search(site, "gastric cancer", "year", "year-2013")
    assert seen["errors"] == []
    typed = seen["typed"]
    assert typed["said"] == "2 releases" and len(typed["found"]) == 2
    assert typed["address"] == "?q=gastric+cancer"
    assert {"gastric", "cancer."} <= set(typed["marks"])
    assert "/releases/2013/th3resa-results/" in [href for href, _, _ in typed["found"]]
    assert seen["narrowed"]["address"] == "?q=gastric+cancer&year=year-2013"
    assert seen["back"]["address"] == "?q=gastric+cancer"
    assert seen["back"]["found"] == typed["found"]
    assert seen["cleared"] == {"box": ""}
    assert seen["none"]["said"].startswith("No release has all of that.")
    assert "The search needs JavaScript." in seen["plain"]["text"]
    assert "All releases" in seen["plain"]["text"]


def test_releases_in_all_languages_are_found(everything: Path) -> None:
    seen = _search(everything, "Ambossen", "language", "language-de")
    assert seen["errors"] == []
    german, japanese = "/releases/2026/results-de/", "/releases/2026/results-ja/"
    # Pagefind also looks for words that begin alike, in each language's own index.
    assert german in _addresses(seen["typed"])
    assert _addresses(seen["narrowed"]) == [german]
    other = _search(everything, "金床", "language", "language-en")
    assert japanese in _addresses(other["typed"])
    assert japanese not in _addresses(other["narrowed"])


def _addresses(step: dict[str, Any]) -> list[str]:
    return [href for href, _, _ in step["found"]]


def test_headlines_where_there_is_no_index(tmp_path: Path) -> None:
    room = tmp_path / "room"
    shutil.copytree(REPOSITORY / "content", room / "content")
    config = (REPOSITORY / "config.toml").read_text().replace('"full-text"', '"titles"')
    (room / "config.toml").write_text(config)
    output = tmp_path / "site"
    run(sys.executable, REPOSITORY / "build.py", "--root", room, "--output", output)
    seen = _search(output, "emilia kadcyla", "year", "year-2012")
    assert seen["errors"] == []
    assert {"/releases/2012/emilia-topline/"} <= {href for href, _, _ in seen["typed"]["found"]}
    assert all("emilia" in title.lower() for _, title, _ in seen["typed"]["found"])
    assert seen["back"]["found"] == seen["typed"]["found"]
