"""Rules for older addresses, in the programs that read them: nginx, Caddy, Netlify's matcher, and
JavaScript for CloudFront."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pressroom.formats.redirect_rules import caddy, cloudfront, nginx, redirect_lines, rule

from .nginx import free_port, serving
from .test_recipes import block
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance

RULES = [
    rule("/p.zhtml?c=1&ID=2", "/new/"),
    # A pattern that fits all addresses, were it one; and an address of the front page.
    rule("/p.zhtml?t=~.", "/trap/"),
    rule("/?p=12", "/wordpress/"),
    rule("/p.zhtml?c=1", "/some/"),
    rule("/p.zhtml", "/all/"),
    rule("/caf%C3%A9/", "/c/"),
    rule("/a$b%22c(d)'e;f", "/n$args/"),
    rule("/Only-Case/", "/only-case/"),
    *(
        rule(f"/news/2013/a-long-address-of-an-older-site-with-number-{n}.html", f"/n/{n}/")
        for n in range(3000)
    ),
]
ASKED = [
    ("/p.zhtml?c=1&ID=2", "/new/"),
    ("/p.zhtml?t=~.", "/trap/"),
    ("/?p=12", "/wordpress/"),
    ("/?p=13", None),
    ("/elsewhere?t=x", None),
    ("/p.zhtml?utm=x&ID=2&c=1", "/new/"),
    ("/p.zhtml?c=1&ID=3", "/some/"),
    ("/p.zhtml?ID=2", "/all/"),
    ("/p.zhtml", "/all/"),
    ("/caf%C3%A9", "/c/"),
    ("/caf%c3%a9/", "/c/"),
    ("/a$b%22c(d)'e;f", "/n%24args/"),
    ("/news/2013/a-long-address-of-an-older-site-with-number-2999.html", "/n/2999/"),
    ("/news/2013/a-long-address-of-an-older-site-with-number-3000.html", None),
    ("/", None),
    ("/constructor", None),
    ("/only-case/", None),
]


def test_nginx_leads_to_the_new_address(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><title>Home</title>", encoding="utf-8")
    move = "        if ($press_moved) { return 301 $press_moved; }"
    with serving(site, tmp_path, http=nginx(RULES), server=move) as url:
        assert [_location(url, asked) for asked, _ in ASKED] == [to for _, to in ASKED]


def test_caddy_leads_to_the_new_address(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text(caddy(RULES), encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>Home</title>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><title>Gone</title>", encoding="utf-8")
    port = free_port()
    recipe = block("caddy").replace("/srv/press/_redirects.caddy", str(tmp_path / "rules"))
    recipe = recipe.replace("/srv/press", str(tmp_path))
    recipe = recipe.replace("press.example.com", f"http://127.0.0.1:{port}")
    settings = f"{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}"
    (tmp_path / "Caddyfile").write_text(settings, encoding="utf-8")
    with running_caddy(tmp_path, port) as url:
        assert [_location(url, asked) for asked, _ in ASKED] == [to for _, to in ASKED]
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            urllib.request.urlopen(f"{url}/no/")
        with refused.value as answer:
            assert b"<title>Gone</title>" in answer.read()


@contextmanager
def running_caddy(folder: Path, port: int) -> Iterator[str]:
    """Runs Caddy with the `Caddyfile` in a folder until the end of the block; gives the address."""
    program = need("caddy")
    command = [program, "run", "--config", str(folder / "Caddyfile")]
    home = {"HOME": str(folder), "PATH": os.defpath}
    with (folder / "log").open("wb") as log:
        started = subprocess.Popen(command, stdout=log, stderr=log, env=home)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert started.poll() is None, (folder / "log").read_text(encoding="utf-8")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(timeout=20)


def test_netlify_leads_to_the_new_address(tmp_path: Path) -> None:
    need_file("node_modules/netlify-redirector/package.json")
    file = tmp_path / "_redirects"
    file.write_text(redirect_lines(RULES, netlify=True), encoding="utf-8")
    # It compares codes such as %C3 as they are spelt; what is spelt otherwise gets the page.
    spelt = [row for row in ASKED if "%c3" not in row[0]]
    asked = [address.partition("?")[::2] for address, _ in spelt]
    job = json.dumps({"file": str(file), "asked": asked})
    script = Path(__file__).with_name("netlify.mjs")
    found = json.loads(run(need("node"), script, stdin=job))
    # By force, else Netlify serves the page that stands there.
    assert found == [to and [301, True, to] for _, to in spelt]


def _location(url: str, asked: str) -> str | None:
    host = url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request("GET", asked)
        answer = connection.getresponse()
        location = answer.getheader("Location")
        assert (answer.status == 301) == (location is not None)
        return re.sub(r"^http://[^/]+", "", location) if location else None
    finally:
        connection.close()


def test_the_function_for_cloudfront_answers() -> None:
    requests = [{"request": _request(asked)} for asked, _ in ASKED]
    program = f"{cloudfront(RULES)}\nconst asked = {json.dumps(requests)};"
    program += "console.log(JSON.stringify(asked.map(handler)));"
    ran = subprocess.run(
        [need("node"), "-"], input=program, capture_output=True, text=True, check=True
    )
    answers = json.loads(ran.stdout)
    assert [each.get("headers", {}).get("location", {}).get("value") for each in answers] == [
        to for _, to in ASKED
    ]
    assert all("uri" in answer or answer["statusCode"] == 301 for answer in answers)


def _request(asked: str) -> dict[str, object]:
    path, _, query = asked.partition("?")
    pairs = (pair.split("=") for pair in query.split("&") if pair)
    return {"uri": path, "querystring": {key: {"value": value} for key, value in pairs}}
