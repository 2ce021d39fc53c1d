"""Golden pages: what a reader gets, whole. `make golden` writes them anew; look at the diff."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import AS_OF, Room

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "home.html": "index.html",
    "release.html": "releases/2013/th3resa-results/index.html",
    "year.html": "releases/2013/index.html",
    "product.html": "products/kadcyla/index.html",
    "products.html": "products/index.html",
    "404.html": "404.html",
    "feed.xml": "products/herceptin/feed.xml",
    "atom.xml": "products/herceptin/atom.xml",
    "feed.json": "products/herceptin/feed.json",
    "sitemap.xml": "sitemap.xml",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_looks_as_it_should(
    sample: Room, tmp_path: Path, request: pytest.FixtureRequest, name: str
) -> None:
    out = tmp_path / "out"
    assert sample.run("build", "--as-of", AS_OF, "--output", str(out)).code == 0
    # A change of the style sheet's digest is no change of the page.
    made = re.sub(
        r"(/assets/\w+)\.[0-9a-f]{10}\.", r"\1.DIGEST.", (out / PAGES[name]).read_text("utf-8")
    )
    golden = GOLDEN / name
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
