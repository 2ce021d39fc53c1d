"""Libraries that many feed readers are built on get every release whole: its words, its one page.

They read HTML; Atom's content of type xhtml, which is as valid, would reach the one with its words
in another order and the other empty.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from . import feeds
from .tools import need, need_file, need_python, run

pytestmark = pytest.mark.conformance

_ATOMA = """
import json, sys
import atoma

def rss(feed):
    return [[i.guid, i.title, i.link, i.content_encoded] for i in feed.items]

def atom(feed):
    return [
        [
            entry.id_,
            entry.title.value,
            " ".join(link.href for link in entry.links if link.rel == "alternate"),
            entry.content.value if entry.content else "",
        ]
        for entry in feed.entries
    ]

print(json.dumps([
    atom(atoma.parse_atom_file(path)) if path.endswith("atom.xml") else rss(atoma.parse_rss_file(path))
    for path in json.load(sys.stdin)
]))
"""


def written(path: Path) -> list[list[str]]:
    """What the feed says, read without a library."""
    html = feeds.contents(path)
    return [[item.id, item.title, item.url, html[item.id]] for item in feeds.read(path)]


def test_rss_parser_gets_every_word_in_its_order(each: Path) -> None:
    need_file("node_modules/rss-parser/package.json")
    paths = feeds.paths(each, "feed.xml", "atom.xml")
    asked = json.dumps([str(path) for path in paths])
    found = json.loads(run(need("node"), "tests/conformance/rss-parser.mjs", stdin=asked))
    for path, items in zip(paths, found, strict=True):
        # It drops white space around a text.
        assert items == [[part.strip() for part in item] for item in written(path)], path


@pytest.fixture(scope="module")
def atoma(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with atoma."""
    pins = ("atoma==0.0.17", "attrs==26.1.0", "defusedxml==0.7.1", "python-dateutil==4.0.0")
    return need_python(tmp_path_factory.mktemp("atoma") / "python", *pins)


def test_atoma_gets_every_word(each: Path, atoma: Path) -> None:
    paths = feeds.paths(each, "feed.xml", "atom.xml")
    found = json.loads(run(atoma, "-c", _ATOMA, stdin=json.dumps([str(path) for path in paths])))
    for path, items in zip(paths, found, strict=True):
        assert items == written(path), path


@pytest.mark.parametrize("kind", ["rss-parser", "atoma"])
def test_a_text_of_type_xhtml_is_found(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "atom.xml"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2015:feed</id><title>T</title>'
        "<updated>2015-01-11T00:00:00Z</updated><author><name>A</name></author><entry>"
        "<id>tag:example.com,2015:1</id><title>T</title><updated>2015-01-11T00:00:00Z</updated>"
        '<link rel="alternate" href="https://example.com/1/"/><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml">Sales <b>rose</b> by <i>three</i>.</div>'
        "</content></entry></feed>",
        encoding="utf-8",
    )
    if kind == "atoma":
        program: tuple[str | Path, ...] = (request.getfixturevalue("atoma"), "-c", _ATOMA)
    else:
        need_file("node_modules/rss-parser/package.json")
        program = (need("node"), "tests/conformance/rss-parser.mjs")
    ((item,),) = json.loads(run(*program, stdin=json.dumps([str(path)])))
    assert "Sales <b>rose</b> by <i>three</i>." not in item[3]
