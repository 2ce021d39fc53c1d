"""Scalars are taken as written, whatever YAML would make of them."""

from __future__ import annotations

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.load.split import split_front_matter
from pressroom.content.load.yaml_nodes import read_yaml
from pressroom.core.problems import Problem
from tests.conftest import Room


@pytest.mark.parametrize("scalar", ["NO", "ON", "1.10", "12:30", "0123", "343", "1e3", "~", "null"])
def test_a_headline_stays_what_was_typed(room: Room, scalar: str) -> None:
    room.release(title=scalar)

    assert room.build().code == 0
    assert f"<h1>{scalar}</h1>" in room.read("releases/2026/results/index.html")


def test_a_phone_number_and_a_ticker_stay_what_was_typed(room: Room) -> None:
    room.release(contacts="[{for: Media, name: NO, phone: 0123}]", ticker="'NYSE: ON'")

    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert "NO, 0123<br>" in page
    assert "<dd>NYSE: ON</dd>" in page


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_any_quoted_text_comes_back(text: str) -> None:
    header = yaml.safe_dump({"title": text}, allow_unicode=True, width=10_000)
    parts, problems = split_front_matter(f"---\n{header}---\nbody\n".encode(), "x.md")
    assert parts is not None
    assert not problems
    read = read_yaml(parts, "x.md")
    assert not isinstance(read, Problem)
    # YAML takes a byte-order mark and odd line ends in a text for white space, as it may.
    if not set(text) & {"\ufeff", "\x85", "\u2028", "\u2029"}:
        assert read.values == {"title": text}


@given(st.binary(max_size=300))
def test_no_bytes_make_loading_fall_over(data: bytes) -> None:
    for content in (data, b"---\n" + data + b"\n---\nbody"):
        parts, problems = split_front_matter(content, "x.md")
        assert parts is not None or problems
        if parts is not None:
            read_yaml(parts, "x.md")


def test_an_indented_code_block_on_the_first_line_keeps_its_indent(room: Room) -> None:
    """python-frontmatter strips it, which is why the body is not taken from there."""
    content = "---\ntitle: A\ndate: 2026-03-01 09:00\n---\n    net_sales = 1\n"
    assert frontmatter.parse(content)[1] == "net_sales = 1"
    room.write("content/releases/2026-03-01-results.md", content)

    assert room.build().code == 0
    assert "<pre><code>net_sales = 1\n</code></pre>" in room.read(
        "releases/2026/results/index.html"
    )


def test_libyaml_is_there() -> None:
    """Its loader is several times faster; wheels of PyYAML carry it."""
    assert yaml.__with_libyaml__


def test_windows_line_ends_are_no_problem(room: Room) -> None:
    path = room.release(body="Net sales rose.\n\n- much\n- more")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert room.build("--strict").code == 1  # for want of contacts and dateline alone
    assert room.build().code == 0
    assert "<li>much</li>" in room.read("releases/2026/results/index.html")
