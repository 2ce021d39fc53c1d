"""Numbered lists: readers see the numbers that were typed, in HTML, Markdown and plain text."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.html_to_markdown import as_markdown, as_text
from tests.conftest import Room

CONVERTER, STOCK = Converter(), Converter(fast=False)
OPEN = re.compile(r"<(/?)(ol|li)(?: start=\"(\d+)\")?(?: value=\"(\d+)\")?>")


def shown(markup: str) -> list[int]:
    """The numbers that a browser counts, list by list."""
    numbers, counts = [], [0]
    for match in OPEN.finditer(markup):
        if match[2] == "ol" and not match[1]:
            counts.append(int(match[3] or 1))
        elif match[2] == "ol":
            counts.pop()
        elif not match[1] and len(counts) > 1:
            counts[-1] = int(match[4] or counts[-1])
            numbers.append(counts[-1])
            counts[-1] += 1
    return numbers


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "1. a\n2. b\n3. c\n5. d",
            '<ol><li>a</li><li>b</li><li>c</li><li value="5">d</li></ol>',
        ),
        ("5. a\n6. b", '<ol start="5"><li>a</li><li>b</li></ol>'),
        ("0. a\n1. b", '<ol start="0"><li>a</li><li>b</li></ol>'),
        ("1. a\n2. b\n1. c\n2. d", "<ol><li>a</li><li>b</li></ol><ol><li>c</li><li>d</li></ol>"),
        (
            "1. a\n2. b\n\n1. c\n2. d",
            "<ol><li>a</li><li>b</li></ol><ol><li>c</li><li>d</li></ol>",
        ),
        (
            "1. a\n2. b\n\nSo.\n\n3. c\n4. d",
            '<ol><li>a</li><li>b</li></ol><p>So.</p><ol start="3"><li>c</li><li>d</li></ol>',
        ),
        (
            "1. a\n\n2. b\n\n4. c",
            '<ol><li><p>a</p></li><li><p>b</p></li><li value="4"><p>c</p></li></ol>',
        ),
        ("1. a\n1. b\n1. c", "<ol><li>a</li><li>b</li><li>c</li></ol>"),
        ("4. a\n4. b", '<ol start="4"><li>a</li><li>b</li></ol>'),
        (
            "1. a\n1. b\n1. c\n2. d\n1. e",
            "<ol>" + "".join(f"<li>{c}</li>" for c in "abcde") + "</ol>",
        ),
        (
            "3. a\n2. b\n1. c",
            '<ol start="3"><li>a</li><li value="2">b</li><li value="1">c</li></ol>',
        ),
        ("1) a\n2) b\n4) c", '<ol><li>a</li><li>b</li><li value="4">c</li></ol>'),
        ("1. a\n1) b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        (
            "1. a\n    - x\n2. b\n    1) q\n    3) r\n4. z",
            "<ol><li>a<ul><li>x</li></ul></li>"
            '<li>b<ol><li>q</li><li value="3">r</li></ol></li><li value="4">z</li></ol>',
        ),
        (
            "- a\n    1. b\n    3. c\n- d",
            '<ul><li>a<ol><li>b</li><li value="3">c</li></ol></li><li>d</li></ul>',
        ),
        ("1234567890. a", "<p>1234567890. a</p>"),
    ],
)
def test_the_typed_number_stands(source: str, html: str) -> None:
    made = CONVERTER.convert(source)
    assert made.html.replace("\n", "") == html
    assert made.findings == () and made == STOCK.convert(source)


BLOCKS = st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=5), min_size=1, max_size=3)


@given(BLOCKS, st.sampled_from(["\n", "\n\n"]))
def test_any_numbers_are_shown_and_go_into_other_forms(blocks: list[list[int]], gap: str) -> None:
    """Also in the Markdown form, read by the library as it is: its lists only start somewhere."""
    numbers = [number for block in blocks for number in block]
    if any(block.count(number) > 1 for block in blocks for number in block):
        return  # may be a habit of counting
    text = "\n\nSo.\n\n".join(gap.join(f"{number}. x" for number in block) for block in blocks)
    html = CONVERTER.convert(text).html
    assert shown(html) == numbers
    for form in (as_markdown(html, ""), as_text(html)):
        assert [int(n) for n in re.findall(r"^(\d+)[.)] x$", form, re.MULTILINE)] == numbers
    again = as_markdown(html, "").replace(") x", ". x")
    read = markdown(re.sub(r"\n\n(?=\d)", "\n\n<!-- -->\n\n", again), extensions=["sane_lists"])
    if gap == "\n":
        assert shown(read) == numbers


def test_all_outputs_of_a_room_keep_the_numbers(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[exports]\nmarkdown = true\nninjs = true\napi = true\n")
    room.release(body="So:\n\n1. one\n2. two\n3. three\n5. five\n\nAnd:\n\n6. six\n\n1. first")
    ran = room.build()
    assert ran.code == 0, ran.err
    told = [
        room.path / "output" / name
        for name, text in room.tree().items()
        if b"three" in text and name.endswith((".html", ".xml", ".json", ".md"))
    ]
    assert {path.suffix for path in told} == {".html", ".xml", ".json", ".md"}
    for path in told:
        text = path.read_text(encoding="utf-8").replace("&lt;", "<").replace("&gt;", ">")
        text = text.replace("&quot;", '"').replace("&#34;", '"').replace('\\"', '"')
        if "<li" in text and "three</li>" in text:
            assert '<li value="5">five' in text and '<ol start="6">' in text, path
        elif path.suffix == ".md":
            assert "\n5) five" in text and "\n6. six" in text and "\n1) first" in text, path
    assert any(json.loads(p.read_text()) for p in told if p.suffix == ".json")


@pytest.mark.long
@pytest.mark.parametrize("text", ["1. a\n", "5. a\n\n4. b\n\n", "0. a\n1. b\n2. c\n"])
def test_a_long_list_takes_time_by_its_length(text: str) -> None:
    """Eight times the text took sixty times as long."""

    def taken(times: int) -> float:
        begun = time.process_time()
        Converter().convert(text * (times // len(text)))
        return time.process_time() - begun

    taken(10_000)
    assert taken(80_000) < 20 * max(taken(10_000), 0.02)
