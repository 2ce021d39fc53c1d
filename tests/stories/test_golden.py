"""Golden pages: what a reader gets, whole. `make golden` writes them anew; look at the diff."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pressroom.cli.main import main
from tests.conftest import AS_OF, REPOSITORY

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "home.html": "index.html",
    "release.html": "releases/2013/th3resa-results/index.html",
    "year.html": "releases/2013/index.html",
    "product.html": "products/kadcyla/index.html",
    "products.html": "products/index.html",
    "page.html": "share-information/index.html",
    "document.html": "documents/kadcyla-us-sales/index.html",
    "documents.html": "documents/index.html",
    "person.html": "people/daniel-junius/index.html",
    "people.html": "people/index.html",
    "picture.html": "media/emilia-survival/index.html",
    "media.html": "media/index.html",
    "404.html": "404.html",
    "feed.xml": "products/herceptin/feed.xml",
    "atom.xml": "products/herceptin/atom.xml",
    "feed.json": "products/herceptin/feed.json",
    "sitemap.xml": "sitemap.xml",
}


ELEMENTS = {
    "elements.html": "releases/2026/elements/index.html",
    "elements.vcf": "contacts/investors.vcf",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample and the room with every element, built once: nothing here changes them."""
    built = {}
    rooms = {"sample": REPOSITORY, "elements": Path(__file__).parent / "elements"}
    for name, root in rooms.items():
        built[name] = tmp_path_factory.mktemp(name)
        command = ["build", "--root", str(root), "--as-of", AS_OF, "--output", str(built[name])]
        with pytest.raises(SystemExit) as ended:
            main([*command, "--jobs", "1"])
        assert ended.value.code == 0
    return built


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_looks_as_it_should(
    sites: dict[str, Path], request: pytest.FixtureRequest, name: str
) -> None:
    compare(sites["sample"] / PAGES[name], name, request)


def test_a_card_looks_as_it_should(sites: dict[str, Path], request: pytest.FixtureRequest) -> None:
    """Versions of Pillow draw letters a little differently; the eye does not see it."""
    from PIL import Image, ImageChops, ImageStat

    made, golden = sites["sample"] / "releases/2013/th3resa-results/card.png", GOLDEN / "card.png"
    if request.config.getoption("--golden"):
        golden.write_bytes(made.read_bytes())
    with Image.open(made) as one, Image.open(golden) as other:
        differing = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    assert max(ImageStat.Stat(differing).mean) < 1


@pytest.mark.parametrize("name", ELEMENTS)
def test_every_element_of_a_release(
    sites: dict[str, Path], request: pytest.FixtureRequest, name: str
) -> None:
    compare(sites["elements"] / ELEMENTS[name], name, request)


def compare(path: Path, name: str, request: pytest.FixtureRequest) -> None:
    # A change of the style sheet's digest is no change of the page.
    text = path.read_bytes().decode("utf-8")
    made = re.sub(r"(/assets/[\w/-]+)\.[0-9a-f]{10}\.", r"\1.DIGEST.", text)
    golden = GOLDEN / name
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made.encode())
    assert made == golden.read_bytes().decode("utf-8")
