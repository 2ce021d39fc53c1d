"""`verify` beside nginx and Caddy that serve the sample as `_headers` asks: no difference; and
faults of theirs are found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import AS_OF, REPOSITORY, Room

from .nginx import free_port, running
from .test_recipes import block, recipe_of_nginx
from .test_redirects import running_caddy

pytestmark = pytest.mark.conformance
OLD = "/phoenix.zhtml?c=1&ID=2"


@pytest.fixture
def site(room: Room) -> Room:
    """The sample, with rules for nginx and Caddy, older addresses, and a release to come."""
    shutil.copytree(REPOSITORY / "content", room.path / "content", dirs_exist_ok=True)
    config = (REPOSITORY / "config.toml").read_text(encoding="utf-8")
    config = config.replace("[exports]\n", '[exports]\nredirects = ["nginx", "caddy"]\n')
    room.write("config.toml", config)
    room.release("2026-05-30-b", date="2026-05-30 09:00", aliases=f'["/old.html", "{OLD}"]')
    room.release("2026-06-02-merger", date="2026-06-02 09:00")
    built = room.build()
    assert built.code == 0, built.err
    return room


def looked(site: Room, url: str) -> tuple[int, str]:
    ran = site.run(
        "verify", url, "--as-of", AS_OF, "--output", str(site.output), "--all", "--wait", "0"
    )
    return ran.code, ran.err


@contextmanager
def nginx(site: Room, folder: Path) -> Iterator[str]:
    port = free_port()
    folder.mkdir()
    rules = f"    include {site.output}/_redirects.nginx;\n"
    moved = "    if ($press_moved) { return 301 $press_moved; }\n    location ~ /"
    recipe = recipe_of_nginx(site.output, folder, port).replace("    location ~ /", moved, 1)
    with running(recipe.replace("http {\n", f"http {{\n{rules}", 1), folder, port) as url:
        yield url


def test_nginx_s_recipe_keeps_every_promise(site: Room, tmp_path: Path) -> None:
    with nginx(site, tmp_path / "nginx") as url:
        code, told = looked(site, url)
        assert code == 0, told


def test_caddy_s_recipe_keeps_every_promise(site: Room, tmp_path: Path) -> None:
    with caddy(site, tmp_path / "caddy") as url:
        code, told = looked(site, url)
        assert code == 0, told
    with caddy(site, tmp_path / "careless", without="header Cache-Control no-store") as url:
        code, told = looked(site, url)
    assert code == 1
    assert told.count("PR726 caches may keep “not found” for 31,536,000 seconds") == 2


@contextmanager
def caddy(site: Room, folder: Path, without: str = "") -> Iterator[str]:
    """Caddy by the recipe of the docs, but for what is left out."""
    port = free_port()
    folder.mkdir()
    recipe = block("caddy").replace("/srv/press", str(site.output)).replace(without or "\0", "")
    recipe = recipe.replace("press.example.com", f"http://127.0.0.1:{port}", 1)
    settings = f"{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}"
    (folder / "Caddyfile").write_text(settings, encoding="utf-8")
    with running_caddy(folder, port) as url:
        yield url


def test_a_stale_file_and_a_leak_at_nginx_are_found(site: Room, tmp_path: Path) -> None:
    with nginx(site, tmp_path / "nginx") as url:
        (site.output / "feed.xml").write_bytes(b"<rss/>")
        secret = site.output / "releases/2026/merger/index.html"
        secret.parent.mkdir()
        secret.write_bytes(b"ACME merges")
        code, told = looked(site, url)
    assert code == 1
    assert "/feed.xml: error PR721" in told
    assert "PR727" in told
    assert "merger" not in told
