"""Headers and media types beside what is promised; each fault is seeded and told."""

from __future__ import annotations

from pressroom.content.config.output_schema import HeadersTable
from pressroom.publishing.verify_headers import (
    Promises,
    differences,
    served_header_problems,
    type_fault,
    type_problems,
)

from .hosts import BASE, RULES

URL = f"{BASE}/"
CSP = "default-src 'none'"


def test_of_rules_that_fit_the_later_wins() -> None:
    promises = Promises(RULES)
    assert promises.of("/")["cache-control"] == "public, max-age=300"
    assert promises.of("/files/ab/x.pdf")["cache-control"].endswith("immutable")
    assert promises.of("/files/ab/x.pdf")["content-security-policy"] == CSP
    assert promises.marks == {"content-security-policy"}
    assert Promises(()).of("/") == {}


def test_headers_that_are_not_as_promised() -> None:
    promised = Promises(RULES).of("/")
    good = {
        "content-security-policy": f"{CSP};",
        "cache-control": "Max-Age=300,public",
        "strict-transport-security": "max-age=86400",
    }
    assert not list(differences(URL, promised, good, tls=True))
    for name, value in (
        ("content-security-policy", ""),
        ("content-security-policy", f"{CSP}; script-src *"),
        ("cache-control", "public, max-age=301"),
        ("cache-control", "max-age=300"),
        ("strict-transport-security", ""),
    ):
        (found,) = differences(URL, promised, {**good, name: value}, tls=True)
        assert (found.name, found.promised, found.came) == (name, promised[name], value)
    # Browsers heed HSTS over TLS alone.
    assert not list(
        differences(URL, promised, {**good, "strict-transport-security": ""}, tls=False)
    )


def test_one_header_that_is_missing_everywhere_is_one_problem() -> None:
    promised = Promises(RULES).of("/")
    there = {"cache-control": "no-store", "strict-transport-security": "max-age=86400"}
    found = [
        each for n in range(50) for each in differences(f"{BASE}/{n}/", promised, there, tls=True)
    ]
    told = [str(problem) for problem in served_header_problems(found, base=BASE, knows_rules=True)]
    remedy = "have the host send what is in `_headers` (`pressroom help publishing` has the same for nginx and Caddy)"
    assert told == [
        f"{BASE}/0/: error PR725 the header `content-security-policy` is missing (and of 49 more), "
        f"and should be `{CSP}` — {remedy}",
        f"{BASE}/0/: error PR725 the header `cache-control` is `no-store` (and of 49 more), and "
        f"should be `public, max-age=300` — {remedy}",
    ]
    (warning,) = served_header_problems(found, base=BASE, knows_rules=False)
    assert str(warning).startswith(f"{BASE}/: warning PR725 the host sends none of the headers")
    assert served_header_problems([], base=BASE, knows_rules=False) == []
    assert HeadersTable().page_seconds == 300


def test_media_types() -> None:
    for path, promised, came, ascii, fault in (
        ("index.html", "", "text/html; charset=UTF-8", False, ""),
        ("index.html", "", 'text/html;charset="utf-8"', False, ""),
        ("index.html", "", "text/html", False, ""),
        ("feed.xml", "application/xml; charset=utf-8", "application/rss+xml", False, ""),
        ("feed.json", "application/feed+json", "application/json", False, ""),
        ("x.unknown", "", "application/octet-stream", False, ""),
        ("x.unknown", "", "", False, ""),
        ("robots.txt", "", "text/plain", True, ""),
        (
            "index.md",
            "text/markdown; charset=utf-8",
            "text/markdown",
            False,
            "its type `text/markdown` has no `charset=utf-8`, so letters such as é show wrongly",
        ),
        (
            "index.html",
            "",
            "text/html; charset=iso-8859-1",
            False,
            "it is said to be written in `iso-8859-1`, and is in utf-8",
        ),
        (
            "index.md",
            "",
            "application/octet-stream",
            True,
            "its type is `application/octet-stream`, and should be `text/markdown`",
        ),
        ("index.html", "", "", True, "it has no type"),
    ):
        assert type_fault(path, promised, came, utf8=not ascii) == fault
    (told,) = type_problems(
        [(f"{BASE}/a.md", "it has no type"), (f"{BASE}/b.md", "it has no type")]
    )
    assert str(told).startswith(f"{BASE}/a.md: error PR725 it has no type (and so have 1 more)")
