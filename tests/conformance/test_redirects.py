"""Rules for older addresses, in the programs that read them: nginx, and JavaScript for CloudFront."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
from pathlib import Path

import pytest

from pressroom.formats.redirect_rules import cloudfront, nginx, rule

from .nginx import serving
from .tools import need

pytestmark = pytest.mark.conformance

RULES = [
    rule("/p.zhtml?c=1&ID=2", "/new/"),
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
