"""All kinds of pages in a browser: wide, narrow, light, dark, with large text, in forced colours,
and without JavaScript.

With PRESSROOM_SHOTS=FOLDER the pages of `_SHOTS` are pictured there.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

from . import pages
from .conftest import Once
from .server import hosting
from .tools import need, need_file, need_font, run

pytestmark = pytest.mark.conformance

Visits = list[dict[str, Any]]

_JUDGED = ("light", "dark", "light, 390 px", "dark, 390 px", "forced colours")
_DRESSED = ("light", "dark, 390 px", "light, 320 px")
_LOOKS = (*_JUDGED, "light, 320 px", "without scripts", "text at 200 %")
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
    "left.html": '<h1>Left</h1><p style="margin-left: -4em">Out of reach</p>',
    # Only what has been shown whole can move: a busy computer shows the first frame late.
    "shift.html": "<h1>Shift</h1><p>Pushed</p><script>"
    "const ad = Object.assign(document.createElement('p'), {textContent: 'Ad'});"
    "const later = (frames) => frames ? requestAnimationFrame(() => later(frames - 1))"
    " : document.body.prepend(ad); addEventListener('load', () => later(3))"
    "</script>",
    "moving.html": "<h1>Moving</h1><style>@keyframes x { to { opacity: 0 } } "
    "p { animation: x 9s infinite }</style><p>Moving</p>",
    "large.html": "<h1>Large</h1><p style='width: 150px; overflow: hidden; white-space: nowrap'>"
    "As wide as this</p>",
    "policy/inline.html": "<h1>Policy</h1><p style='color: red'>Red</p><script>1</script>",
}


def _visits(
    folder: Path,
    addresses: Iterable[str],
    looks: Iterable[str] = _LOOKS,
    shots: Mapping[str, str] | None = None,
) -> Visits:
    """What `browser.mjs` saw at each page in each look."""
    for package in ("playwright-core", "axe-core"):
        need_file(f"node_modules/{package}/package.json")
    pictures = os.environ.get("PRESSROOM_SHOTS", "") if shots else ""
    with hosting(folder) as host:
        job = {
            "url": host.url,
            "chromium": need("chromium"),
            "pages": list(addresses),
            "looks": list(looks),
            "shots": shots or {},
            "folder": pictures and str(Path(pictures).resolve()),
        }
        script = Path(__file__).with_name("browser.mjs")
        visits: Visits = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    assert visits
    return visits


def _faults(visits: Iterable[dict[str, Any]]) -> Iterator[str]:
    for seen in visits:
        where = f"{seen['page']}, {seen['look']}"
        if seen.get("status", 200) != 200:
            yield f"{where}: status {seen['status']}"
        if seen["scrollWidth"] > seen["clientWidth"]:
            yield f"{where}: scrolls sideways, {seen['scrollWidth']} px: {seen['wide']}"
        if not seen.get("headline", True):
            yield f"{where}: no headline to be seen"
        for text in seen["lost"]:
            yield f"{where}: cannot be seen whole: {text}"
        for url in seen.get("elsewhere", ()):
            yield f"{where}: asks another host for {url}"
        for error in seen.get("errors", ()):
            yield f"{where}: the console says {error}"
        for what in seen.get("forbidden", ()):
            yield f"{where}: its host's policy forbids {what}"
        for shift in seen.get("shifts", ()):
            yield f"{where}: moves by {shift['value']} after it is shown: {shift['moved']}"
        if seen.get("moving"):
            yield f"{where}: {seen['moving']} animations"
        yield from (f"{where}: {what}" for what in _judged(seen))


def _judged(seen: Mapping[str, Any]) -> Iterator[str]:
    """What axe-core finds fault with on a page."""
    for violation in seen.get("violations", ()):
        for node in violation["nodes"]:
            yield f"{violation['rule']}: {node['html']} {node['why']}"


def _check(visits: Visits) -> None:
    faults = list(_faults(visits))
    assert not faults, "\n".join(faults)
    assert all(seen["policy"] for seen in visits if "policy" in seen), "pages without a policy"
    # axe-core leaves the rules of WCAG 2.2 out unless they are asked for by the right name.
    judged = [set(seen["passed"]) for seen in visits if "passed" in seen]
    assert judged
    assert {"color-contrast", "target-size", "region"} <= set.intersection(*judged)


def test_every_kind_of_page_is_looked_at(site: Path, everything: Path) -> None:
    assert pages.absent(pages.kinds(site), pages.kinds(everything)) == set()
    assert "archive" in pages.absent({"home": ["/"]})


@pytest.fixture
def visits(site: Path, once: Once) -> Visits:
    """What was seen of the sample."""

    def visit(folder: Path) -> None:
        found = _visits(site, pages.chosen(pages.kinds(site)), shots=_SHOTS)
        (folder / "visits.json").write_text(json.dumps(found), encoding="utf-8")

    seen: Visits = json.loads((once("visits", visit) / "visits.json").read_bytes())
    return seen


def test_every_kind_of_page_is_readable_by_everybody(visits: Visits) -> None:
    _check(visits)


def test_the_accessibility_statement_says_what_was_found(visits: Visits) -> None:
    config = tomllib.loads((REPOSITORY / "config.toml").read_text(encoding="utf-8"))
    statement = config["accessibility"]
    assert statement["faults"] == sum(1 for seen in visits for _ in _judged(seen))
    (version,) = {seen["axe"] for seen in visits if "axe" in seen}
    assert f"axe-core {version} " in statement["method"]


def test_everything_there_can_be_is_readable_by_everybody(everything: Path) -> None:
    need_font("ja")
    found = pages.kinds(everything)
    _check(_visits(everything, dict.fromkeys([*pages.chosen(found), *pages.releases(found)])))


def test_every_kind_of_page_is_readable_with_each_preset(dressed: Path) -> None:
    _check(_visits(dressed, pages.largest(pages.kinds(dressed)), _DRESSED))


def test_every_element_is_readable_by_everybody(elements: Path) -> None:
    _check(_visits(elements, ["/releases/2026/elements/"], _JUDGED))


def test_real_releases_are_readable_by_everybody(treasury: Path) -> None:
    releases = pages.releases(pages.kinds(treasury))
    _check(_visits(treasury, releases[:: len(releases) // 10], ("light", "dark, 390 px")))


def test_pages_of_a_crowded_year_stay_in_their_frame(crowd: Path) -> None:
    found = pages.kinds(crowd)
    assert len(found["release"]) == 5_000
    assert len(found["year"]) == 100
    faults = list(_faults(_visits(crowd, found["year"], ("light, 320 px",))))
    assert not faults, "\n".join(faults)
    _check(_visits(crowd, pages.chosen(found), ("light", "dark, 390 px")))


def test_each_fault_of_a_page_is_found(tmp_path: Path) -> None:
    for name, body in _FAULTY.items():
        source = f"{_HEAD}<title>{name}</title><main>{body}</main>"
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    policy = "/policy/*\n  Content-Security-Policy: default-src 'self'; img-src data:\n"
    (tmp_path / "_headers").write_text(policy, encoding="utf-8")
    looks = ("light, 390 px", "light, 320 px", "without scripts", "text at 200 %")
    visits = _visits(tmp_path, [f"/{name}" for name in _FAULTY], looks)

    def found(name: str) -> str:
        return "\n".join(_faults(seen for seen in visits if seen["page"] == f"/{name}.html"))

    assert found("wide") == (
        "/wide.html, light, 320 px: scrolls sideways, 358 px: "
        """['<div style="width: 350px">A table, say</div>']"""
    )
    for name, fault in {
        "elsewhere": "light, 390 px: asks another host for http://cdn.example/x.png",
        "error": "light, 390 px: the console says ReferenceError: nothing is not defined",
        "scripted": "without scripts: no headline to be seen",
        "grey": 'light, 390 px: color-contrast: <p style="color: #bbb;',
        "left": "light, 320 px: cannot be seen whole: Out of reach",
        "shift": "light, 390 px: moves by 0.",
        "moving": "light, 390 px: 1 animations",
        "policy/inline": "light, 390 px: its host's policy forbids script-src-elem inline",
    }.items():
        assert f"/{name}.html, {fault}" in found(name)
    assert "forbids style-src-attr inline" in found("policy/inline")
    assert found("large") == "/large.html, text at 200 %: cannot be seen whole: As wide as this"
