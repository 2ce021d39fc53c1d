"""The sample's kinds of pages in a browser: wide, narrow, light, dark, and without JavaScript.

With PRESSROOM_SHOTS=FOLDER the pages of `_SHOTS` are pictured there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from .server import hosting
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance

_PAGES = (
    "/",
    "/releases/",
    "/releases/2013/",
    "/releases/2013/th3resa-results/",
    "/releases/2013/fiscal-2013-results/",
    "/products/",
    "/products/kadcyla/",
    "/topics/clinical/",
    "/404.html",
)
_SHOTS = {
    "/": "home",
    "/releases/2013/th3resa-results/": "release",
    "/products/kadcyla/": "product",
}

# An icon, since Chromium would ask for /favicon.ico and complain that there is none.
_HEAD = """\
<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
"""
_FAULTY = {
    "wide.html": '<h1>Wide</h1><div style="width: 350px">A table, say</div>',
    "elsewhere.html": '<h1>Elsewhere</h1><img src="http://cdn.example/x.png" alt="">',
    "error.html": "<h1>Error</h1><script>nothing.here()</script>",
    "scripted.html": "<script>document.body.innerHTML = '<h1>Scripted</h1>'</script>",
    "grey.html": '<h1>Grey</h1><p style="color: #bbb; background: #fff">Small print</p>',
}


def _visits(
    folder: Path, pages: Iterable[str], shots: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """What `browser.mjs` saw at each page at each size, in each scheme."""
    for package in ("playwright-core", "axe-core"):
        need_file(f"node_modules/{package}/package.json")
    pictures = os.environ.get("PRESSROOM_SHOTS", "") if shots else ""
    with hosting(folder) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "pages": list(pages),
            "shots": shots or {},
            "folder": pictures and str(Path(pictures).resolve()),
        }
        script = Path(__file__).with_name("browser.mjs")
        visits: list[dict[str, Any]] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    return visits


def _faults(visits: Iterable[dict[str, Any]]) -> Iterator[str]:
    for seen in visits:
        scripts = "" if seen["scripts"] else ", without scripts"
        where = f"{seen['page']} at {seen['width']} px, {seen['scheme']}{scripts}"
        if seen["status"] != 200:
            yield f"{where}: status {seen['status']}"
        if seen["scrollWidth"] > seen["clientWidth"]:
            yield f"{where}: scrolls sideways, {seen['scrollWidth']} px: {seen['wide']}"
        if not seen["headline"]:
            yield f"{where}: no headline to be seen"
        for url in seen["elsewhere"]:
            yield f"{where}: asks another host for {url}"
        for error in seen["errors"]:
            yield f"{where}: the console says {error}"
        for violation in seen.get("violations", ()):
            for node in violation["nodes"]:
                yield f"{where}: {violation['rule']}: {node['html']} {node['why']}"


def test_every_page_is_readable_by_everybody(site: Path) -> None:
    visits = _visits(site, _PAGES, _SHOTS)
    faults = list(_faults(visits))
    assert not faults, "\n".join(faults)
    # axe-core leaves the rules of WCAG 2.2 out unless they are asked for by the right name.
    judged = [set(seen["passed"]) for seen in visits if "passed" in seen]
    assert len(judged) == 4 * len(_PAGES)
    assert {"color-contrast", "target-size", "region"} <= set.intersection(*judged)


def test_every_element_is_readable_by_everybody(elements: Path) -> None:
    faults = list(_faults(_visits(elements, ["/releases/2026/elements/"])))
    assert not faults, "\n".join(faults)


def test_each_fault_of_a_page_is_found(tmp_path: Path) -> None:
    for name, body in _FAULTY.items():
        source = f"{_HEAD}<title>{name}</title><main>{body}</main>"
        (tmp_path / name).write_text(source, encoding="utf-8")
    visits = _visits(tmp_path, [f"/{name}" for name in _FAULTY])

    def found(page: str) -> list[str]:
        return list(_faults(seen for seen in visits if seen["page"] == page))

    assert found("/wide.html") == [
        "/wide.html at 320 px, light: scrolls sideways, 358 px: "
        """['<div style="width: 350px">A table, say</div>']"""
    ]
    asked = "/elsewhere.html at 1280 px, light: asks another host for http://cdn.example/x.png"
    assert asked in found("/elsewhere.html")
    assert "/error.html at 1280 px, light: the console says" in found("/error.html")[0]
    assert found("/scripted.html")[-1] == (
        "/scripted.html at 390 px, light, without scripts: no headline to be seen"
    )
    contrast = '/grey.html at 390 px, dark: color-contrast: <p style="color: #bbb;'
    assert any(fault.startswith(contrast) for fault in found("/grey.html"))
