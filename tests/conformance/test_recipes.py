"""The recipes of docs/publishing.md, in the programs that they are for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import CONFIG, REPOSITORY, Room

from .nginx import free_port, running
from .tools import need

pytestmark = pytest.mark.conformance
# What nginx's own configuration has around a site's, but for where it keeps things.
_AROUND = """\
daemon off;
pid FOLDER/nginx.pid;
user root;
events {}
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
RECIPE
}
"""
PAGE = (REPOSITORY / "docs/publishing.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The page's first block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def site(room: Room) -> Path:
    languages = CONFIG.replace("[site]", '[site]\nlanguages = ["en", "zh-Hans"]')
    room.write("config.toml", languages)
    room.release()
    room.release("2026-03-02-b", date="2026-03-02 09:00", language="zh-Hans")
    assert room.build().code == 0
    return room.output


def answer(address: str) -> tuple[int, dict[str, str]]:
    try:
        with urllib.request.urlopen(address) as got:
            return got.status, dict(got.headers)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, dict(refused.headers)


def recipe_of_nginx(site: Path, folder: Path, port: int) -> str:
    """The page's settings for nginx, for a site here; the certificate's lines are left out there,
    and nginx keeps its own things in `folder`."""
    recipe = _AROUND.replace("RECIPE", block("nginx")).replace("FOLDER", str(folder))
    recipe = recipe.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    return recipe.replace("root /srv/press;", f"root {site};")


def test_nginx_serves_the_site_as_the_recipe_says(site: Path, tmp_path: Path) -> None:
    port = free_port()
    with running(recipe_of_nginx(site, tmp_path, port), tmp_path, port) as address:
        status, headers = answer(f"{address}/releases/2026/results/")
        assert status == 200
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Cache-Control"] == "public, max-age=300"
        for page, runs in (("/search/", True), ("/zh-hans/search/", True), ("/releases/", False)):
            status, headers = answer(f"{address}{page}")
            assert status == 200
            assert ("script-src 'self'" in headers["Content-Security-Policy"]) == runs
        assert answer(f"{address}/no/")[0] == 404
        assert answer(f"{address}/_headers")[0] == 404
        assert answer(f"{address}/.pressroom.json")[0] == 404
        assert answer(f"{address}/feed.json")[1]["Content-Type"].startswith("application/feed+json")
        (style,) = (path.name for path in (site / "assets").glob("press*.css"))
        assert "immutable" in answer(f"{address}/assets/{style}")[1]["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("/", "/index.html"),
        ("/releases/2026/results/", "/releases/2026/results/index.html"),
        ("/feed.xml", "/feed.xml"),
        ("/assets/press.1a2b.css", "/assets/press.1a2b.css"),
    ],
)
def test_cloudfront_s_function_finds_pages(asked: str, served: str) -> None:
    assert function(asked)["uri"] == served


def test_cloudfront_s_function_adds_the_slash() -> None:
    answered = function("/releases/2026/results")
    assert answered["statusCode"] == 301
    assert answered["headers"] == {"location": {"value": "/releases/2026/results/"}}


def function(uri: str) -> dict[str, object]:
    need("node")
    event = json.dumps({"request": {"uri": uri}})
    code = f"{block('js')}\nconsole.log(JSON.stringify(handler({event})));"
    ran = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True)
    read = json.loads(ran.stdout)
    assert isinstance(read, dict)
    return read


def test_commands_that_purge_name_every_address(tmp_path: Path) -> None:
    """By stand-ins for `aws` and `curl`, which write down what they get."""
    scripts = re.findall(r"```sh\n(#!/bin/sh\n.*?)```", PAGE, re.S)
    need("jq")
    for name in ("aws", "curl"):
        # curl is given what to send as a word, or reads it.
        stand_in = f'#!/bin/sh\nprintf "%s\\n" "$@" >> {tmp_path}/told\n'
        stand_in += f'case "$*" in *"--data @-"*) cat >> {tmp_path}/told;; esac\n'
        (tmp_path / name).write_text(stand_in, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    paths = [f"/releases/2026/it's-{n}/" for n in range(70)]
    urls = [f"https://press.example.com{path}" for path in paths]
    told = []
    for number, script in enumerate(scripts):
        file = tmp_path / f"purge-{number}"
        file.write_text(script, encoding="utf-8")
        subprocess.run(
            ["sh", str(file)],
            input="".join(f"{url}\n" for url in urls).encode(),
            check=True,
            env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        )
        told.append((tmp_path / "told").read_text(encoding="utf-8"))
        (tmp_path / "told").unlink()
    front, files, tag = told
    assert front.splitlines() == [
        *("cloudfront", "create-invalidation", "--distribution-id", "DISTRIBUTION", "--paths"),
        *paths,
    ]
    sent = [json.loads(each) for each in re.findall(r"\{.*?\}", files)]
    assert [len(each["files"]) for each in sent] == [30, 30, 10]
    assert [url for each in sent for url in each["files"]] == urls
    assert json.loads(re.findall(r"\{.*?\}", tag)[0]) == {"tags": ["press-room"]}
