"""Content-Security-Policy: what a browser would load, by the words of the standard."""

from __future__ import annotations

import base64
import hashlib

import pytest

from pressroom.check.policy import HeadersFile, Load, allows, read_policies

PAGE = "https://press.example.com/ir/a/"
HASH = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()


def addressed(directive: str, address: str, nonce: str = "") -> Load:
    return Load(directive, address, nonce=nonce)


@pytest.mark.parametrize(
    ("policy", "load", "loads"),
    [
        ("default-src 'none'", addressed("img-src", "https://press.example.com/x.png"), False),
        ("default-src 'self'", addressed("img-src", "https://press.example.com/x.png"), True),
        ("default-src 'self'", addressed("img-src", "https://example.com/x.png"), False),
        ("default-src 'none'; img-src *", addressed("img-src", "https://x.example/a"), True),
        ("default-src 'none'; img-src *", addressed("img-src", "data:image/png;x"), False),
        ("img-src data:", addressed("img-src", "data:image/png;x"), True),
        ("img-src https:", addressed("img-src", "https://x.example/a"), True),
        ("img-src http:", addressed("img-src", "https://x.example/a"), True),
        ("img-src https:", addressed("img-src", "http://x.example/a"), False),
        ("img-src x.example", addressed("img-src", "https://X.example/a"), True),
        ("img-src x.example", addressed("img-src", "http://x.example/a"), False),
        ("img-src *.example", addressed("img-src", "https://a.b.example/x"), True),
        ("img-src *.b.example", addressed("img-src", "https://b.example/x"), False),
        ("img-src https://x.example:8443", addressed("img-src", "https://x.example/a"), False),
        ("img-src https://x.example:443", addressed("img-src", "https://x.example/a"), True),
        ("img-src x.example:*", addressed("img-src", "https://x.example:8443/a"), True),
        ("img-src x.example/a/", addressed("img-src", "https://x.example/a/b"), True),
        ("img-src x.example/a", addressed("img-src", "https://x.example/a/b"), False),
        ("style-src 'self'", addressed("img-src", "https://x.example/a"), True),
        ("child-src 'none'", addressed("frame-src", "https://x.example/a"), False),
        ("default-src 'none'", addressed("form-action", "https://x.example/a"), True),
        ("form-action 'self'", addressed("form-action", "https://x.example/a"), False),
        ("script-src x.example", addressed("script-src-elem", "https://x.example/a"), True),
        ("script-src 'none'; script-src-elem x.example",
         addressed("script-src-elem", "https://x.example/a"), True),
        ("script-src 'nonce-a'", addressed("script-src-elem", "https://x.example/a", "a"), True),
        ("script-src x.example 'strict-dynamic'",
         addressed("script-src-elem", "https://x.example/a"), False),
        ("IMG-SRC x.example; img-src 'none'", addressed("img-src", "https://x.example/a"), True),
        ("img-src 'self', img-src x.example", addressed("img-src", "https://x.example/a"), False),
        ("default-src 'self'", Load("script-src-elem", text="run()"), False),
        ("script-src 'unsafe-inline'", Load("script-src-elem", text="run()"), True),
        ("script-src 'unsafe-inline' 'nonce-a'", Load("script-src-elem", text="run()"), False),
        ("script-src 'nonce-a'", Load("script-src-elem", text="run()", nonce="a"), True),
        (f"script-src 'sha256-{HASH}'", Load("script-src-elem", text="run()"), True),
        (f"script-src 'sha256-{HASH}'", Load("script-src-elem", text="run( )"), False),
        (f"script-src 'sha256-{HASH}'",
         Load("script-src-attr", text="run()", is_attribute=True), False),
        (f"script-src 'unsafe-hashes' 'sha256-{HASH}'",
         Load("script-src-attr", text="run()", is_attribute=True), True),
    ],
)  # fmt: skip
def test_what_a_policy_lets_in(policy: str, load: Load, loads: bool) -> None:
    assert allows(read_policies(policy), load, PAGE) is loads


HEADERS = """\
# Ours
/*
  Content-Security-Policy: default-src 'none'
  X-Other: 1

/search/*
  ! Content-Security-Policy
  content-security-policy: script-src 'self'
/releases/:year/
  Content-Security-Policy: img-src a.example, img-src b.example
https://:project.pages.dev/x/
  Content-Security-Policy: font-src 'self'
"""


@pytest.mark.parametrize(
    ("path", "directives"),
    [
        ("/", ["default-src"]),
        ("/search/", ["script-src"]),
        ("/releases/2026/", ["default-src", "img-src", "img-src"]),
        ("/releases/2026/a/", ["default-src"]),
        ("/x/", ["default-src", "font-src"]),
    ],
)
def test_the_rules_of_a_file_of_headers(path: str, directives: list[str]) -> None:
    found = HeadersFile(HEADERS).policies(path)
    assert [name for policy in found for name in policy] == directives
