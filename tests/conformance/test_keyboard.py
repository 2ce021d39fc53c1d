"""Every kind of page by the keyboard alone: all is reached, in order, in sight, and left again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from . import pages
from .server import hosting
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance

_OUTLINE = 2.0  # px; and what WCAG 2.2 asks of it (1.4.11, 2.4.13): 3 to 1
_CONTRAST = 3.0

_FAULTY = """\
<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Keys</title>
<style>.faint:focus { outline: 2px solid #eee } .none:focus { outline: none }
.far { position: absolute; left: -999px } #trap:focus { outline: 3px solid #000 }
.box { width: 9em; overflow-x: auto } .box p { width: 90em }</style></head>
<body><a href="/" class="none">None</a><a href="#Nowhere" class="skip">Skip</a>
<header><nav><a href="/" class="far">Far</a><a href="/" tabindex="2" class="faint">Faint</a></nav></header>
<main><h1>Keys</h1><a href="/" id="trap">Trap</a><div class="box"><p>A wide text</p></div>
<details><summary>More</summary><p>No link</p></details></main>
<script>addEventListener("keydown", (event) => {
  if (event.key === "Enter" || /^Arrow/.test(event.key)) event.preventDefault();
  if (document.activeElement.id === "trap" && event.key === "Tab") event.preventDefault();
});</script></body></html>
"""


def _walks(site: Path, addresses: Iterable[str], width: int, scheme: str) -> list[dict[str, Any]]:
    """Where the keys led on each page."""
    need_file("node_modules/playwright-core/package.json")
    with hosting(site) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "pages": list(addresses),
            "width": width,
            "scheme": scheme,
        }
        script = Path(__file__).with_name("journeys.mjs")
        walks: list[dict[str, Any]] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    assert walks
    return walks


def _faults(walks: Iterable[dict[str, Any]]) -> Iterator[str]:
    for walk in walks:
        yield from (f"{walk['page']}: {fault}" for fault in _of(walk))


def _of(walk: dict[str, Any]) -> Iterator[str]:
    reached = [stop["html"] for stop in walk["stops"]]
    if len(reached) > len(walk["wanted"]):
        yield f"the focus does not leave {reached[-1]}"
    elif reached != walk["wanted"]:
        yield f"Tab does not reach all in order: {reached} {walk['wanted']}"
    if not any(stop["inMenu"] for stop in walk["stops"]):
        yield "no link of the menu is reached"
    for stop in walk["stops"]:
        if not stop["inSight"]:
            yield f"out of sight: {stop['html']}"
        if stop["outline"] < _OUTLINE or stop["contrast"] < _CONTRAST:
            yield f"an outline of {stop['outline']:g} px, {stop['contrast']:.1f} to 1: {stop['html']}"
    skip = walk["skipped"]
    if not skip["first"]:
        yield "the skip link is not the first stop"
    if not (skip["isMain"] and skip["hasFocus"]) or skip["hasStops"] > skip["lands"]:
        yield "the skip link does not lead to the text"
    for opened in walk["opened"]:
        if opened != {"before": False, "opened": True, "inside": True, "closed": True}:
            yield f"Enter does not open it, lead in and close it: {opened}"
    for box in walk["scrolled"]:
        if not (box["hasFocus"] and box["moved"]):
            yield f"the arrow key does not move {box['html']}"


def test_the_sample_by_the_keyboard(site: Path) -> None:
    walks = _walks(site, pages.chosen(pages.kinds(site)), 1280, "light")
    faults = list(_faults(walks))
    assert not faults, "\n".join(faults)
    assert any(walk["opened"] for walk in walks), "nothing to open"


def test_everything_there_can_be_by_the_keyboard(everything: Path) -> None:
    found = pages.kinds(everything)
    every = dict.fromkeys([*pages.chosen(found), *pages.releases(found)])
    walks = _walks(everything, every, 390, "dark")
    faults = list(_faults(walks))
    assert not faults, "\n".join(faults)
    moved = [walk["page"] for walk in walks if walk["scrolled"]]
    assert {"/releases/2026/wide-table/", "/releases/2026/wide-statement/"} <= set(moved)


def test_presets_by_the_keyboard(dressed: Path) -> None:
    walks = _walks(dressed, pages.largest(pages.kinds(dressed)), 390, "light")
    faults = list(_faults(walks))
    assert not faults, "\n".join(faults)


def test_each_fault_on_the_way_is_found(tmp_path: Path) -> None:
    (tmp_path / "keys.html").write_text(_FAULTY, encoding="utf-8")
    found = "\n".join(_faults(_walks(tmp_path, ["/keys.html"], 1280, "light")))
    for fault in (
        '/keys.html: the focus does not leave <a href="/" id="trap">Trap</a>',
        '/keys.html: out of sight: <a href="/" class="far">Far</a>',
        '/keys.html: an outline of 0 px, 9.4 to 1: <a href="/" class="none">',
        '/keys.html: an outline of 2 px, 1.2 to 1: <a href="/" tabindex="2" class="faint">',
        "/keys.html: the skip link is not the first stop",
        "/keys.html: the skip link does not lead to the text",
        "/keys.html: Enter does not open it",
        '/keys.html: the arrow key does not move <div class="box">',
    ):
        assert fault in found
