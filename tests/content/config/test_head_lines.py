"""Lines for the head of pages: which may stand there, and what the policy then has to allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.config.head_lines import HeadTable, check_head
from pressroom.core.fields import Codes, Reader

_BLOCKED = "which browsers are told to block"
_OWN = "is something that Pressroom says for each page itself"


def faults(line: str) -> list[str]:
    reader = Reader("config.toml", {}, Codes("PR301", "PR302", "PR303"))
    check_head(reader, ("head",), {"lines": (line,)})
    return [problem.message for problem in reader.problems]


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ('<meta name="google-site-verification" content="a1">', []),
        ('<meta name="robots" content="noindex">', []),
        ('<link rel="me" href="https://social.example.com/@acme">', []),
        ('<link rel="preconnect" href="https://cdn.example.com">', []),
        (
            '<script src="https://stats.example.com:8443/s.js" defer></script>',
            [
                ("script-src", "https://stats.example.com:8443"),
                ("connect-src", "https://stats.example.com:8443"),
            ],
        ),
        (
            '<script src="/assets/own.js"></script>',
            [("script-src", "'self'"), ("connect-src", "'self'")],
        ),
        (
            '<link rel="stylesheet" href="https://fonts.example.com/a.css?family=A">',
            [("style-src", "https://fonts.example.com")],
        ),
        (
            '<link rel="preload" as="font" href="/assets/house.woff2" crossorigin>',
            [("font-src", "'self'")],
        ),
        ('<link rel="manifest" href="/site.webmanifest">', [("manifest-src", "'self'")]),
    ],
)
def test_what_may_stand_there_brings_what_the_policy_has_to_allow(
    line: str, sources: list[tuple[str, str]]
) -> None:
    assert faults(line) == []
    (element,) = HeadTable(lines=(line,)).elements
    assert list(element.sources) == sources
    # What is written is what was read, however often.
    assert HeadTable(lines=(element.markup(str),)).elements == (element,)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("<script>count()</script>", f"is a script in the page itself, {_BLOCKED}"),
        ("<style>a { color: red }</style>", f"is a style in the page itself, {_BLOCKED}"),
        (
            '<script src="/assets/a.js" onload="count()"></script>',
            f"has an attribute {_BLOCKED.replace('which', 'that')}",
        ),
        ('<script src="http://stats.example.com/s.js"></script>', "has no `src` that pages may"),
        ('<script src="//stats.example.com/s.js"></script>', "has no `src` that pages may"),
        ('<script src="data:text/javascript,a()"></script>', "has no `src` that pages may"),
        ("<script></script>", "has no `src` that pages may"),
        ('<link rel="stylesheet" href="own.css">', "has no `href` that pages may"),
        ('<meta http-equiv="refresh" content="0; url=/">', "says what a header says"),
        ('<meta name="viewport" content="width=320">', _OWN),
        ('<meta charset="latin1">', _OWN),
        ('<link rel="canonical" href="https://a.example/">', _OWN),
        ('<meta name="author">', "says nothing"),
        ('<meta name="a" content="b"><meta name="c" content="d">', "is not one"),
        ('<base href="https://evil.example/">', "is not one"),
        ("Hello", "is not one"),
        ('<!-- x --><meta name="a" content="b">', "is not one"),
        ('</head><meta name="a" content="b"></head>', ""),
        ("", "is not one"),
    ],
)
def test_what_may_not_is_told(line: str, what: str) -> None:
    told = faults(line)
    assert [what in each for each in told] == ([True] if what else [])
    if not what:
        # An end of another element is not written.
        (element,) = HeadTable(lines=(line,)).elements
        assert element.markup(str) == '<meta name="a" content="b">'


@given(st.text(alphabet=list("<>/='\"& !-amelscriptk?[]"), max_size=40))
def test_no_line_leaves_its_place(line: str) -> None:
    """Whatever is written: what passes is one element, without text, handlers or comments."""
    if not faults(line):
        (element,) = HeadTable(lines=(line,)).elements
        html = element.markup(str)
        assert html.count("<") == html.count(">") == (2 if element.name == "script" else 1)
