"""1,530 real releases of the US Treasury (CC0), unchanged: none is lost, nor a word of any."""

from __future__ import annotations

import html
import itertools
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.precision import TREASURY_CONFIG
from tests.conftest import SHARED, Room

CORPUS = SHARED / "corpora/treasury"
# Faults that truly are in the texts, as `check` names them: how often each.
FAULTS = {
    "PR603": 9,  # an address within the site, or without a scheme, that is not in the corpus
    "PR604": 65,  # footnote marks whose notes were lost before the texts were collected
    "PR605": 1,  # the one image, on the Treasury's own host
    "PR616": 69,  # the same marks in the forms that are texts alone
    "PR632": 1,  # the same image, which the site's own policy blocks
}
# Lists typed `1. 1. 1.`, whose counting the author leaves to Markdown.
COUNTED = frozenset({"2012-02-23-tg1430.md", "2021-01-22-0002.md"})

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the Treasury corpus (shared/corpora/treasury) is not here"
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def body_words(source: str) -> Counter[str]:
    """The words a reader should see, found without Markdown: addresses and tags taken out, and the
    numbers of lists as they were typed."""
    body = source.split("---\n", 2)[2]
    body = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", body)
    body = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)", " ", body)
    body = re.sub(r"<(https?:|mailto:)([^>\s]+)>", r" \1\2 ", body)
    body = re.sub(r"</?[A-Za-z][^>]*>", "", body)
    return words(html.unescape(re.sub(r"[\\*_]", "", body).replace("[", " ")))


def numbered(match: re.Match[str]) -> str:
    """A list with the numbers that a browser counts before its items."""
    begins = re.match(r'<ol start="(\d+)"', match[0])
    numbers = itertools.count(int(begins[1]) if begins else 1)

    def item(found: re.Match[str]) -> str:
        nonlocal numbers
        if found[1]:
            numbers = itertools.count(int(found[1]))
        return f"<li> {next(numbers)} "

    return re.sub(r'<li(?: value="(\d+)")?>', item, match[0])


def page_words(page: str) -> Counter[str]:
    start = page.index('<div class="prose body">')
    text = page[start : page.index('<nav class="neighbours"', start)]
    # The texts have no list within a list.
    text = re.sub(r"<ol\b.*?</ol>", numbered, text, flags=re.DOTALL)
    text = re.sub(r'<img alt="([^"]*)"[^>]*>', r" \1 ", text)
    text = re.sub(r"</?(a|p|br|li|h\d|td|th|tr|div)\b[^>]*>", " ", text)
    return words(re.sub(r"[*_]", "", html.unescape(re.sub(r"<[^>]*>", "", text))))


@pytest.mark.long
def test_every_release_and_every_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = Room(tmp_path, capsys)
    room.write("config.toml", TREASURY_CONFIG)
    shutil.copytree(CORPUS, tmp_path / "content/releases")
    sources = sorted(CORPUS.glob("*.md"))

    ran = room.build("--jobs", "2")

    assert ran.code == 0
    assert ran.out.startswith(f"{len(sources):,} releases in ")
    lost = {}
    for path in sources:
        source = path.read_text(encoding="utf-8")
        found = re.search(r"^url: (\S+)$", source, re.MULTILINE)
        assert found is not None
        page = room.read(f"{found[1].lstrip('/')}/index.html")
        missing = body_words(source) - page_words(page)
        if path.name in COUNTED:
            assert {*missing} == {"1"}
        elif missing:
            lost[path.name] = missing
    assert lost == {}

    checked = room.run("check")
    codes = Counter(re.findall(r" (PR6\d\d) ", checked.err))
    assert codes == FAULTS
    # The two links to a disk drive are named where they stand, and left out of the page.
    assert ran.err.count("PR105 no reader can follow `file:///C:/") == 2


@pytest.mark.long
def test_the_bytes_are_the_same_however_it_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One process or four, from nothing, from what was kept, and without keeping anything."""
    room = Room(tmp_path, capsys)
    room.write("config.toml", TREASURY_CONFIG)
    shutil.copytree(CORPUS, tmp_path / "content/releases")
    ways = {
        "one": ("--jobs", "1"),
        "four": ("--jobs", "4", "--no-cache"),
        "kept": ("--jobs", "4"),
        "alone": ("--jobs", "1", "--no-cache"),
    }
    trees = []
    for name, options in ways.items():
        assert room.build("--output", str(tmp_path / name), *options).code == 0
        trees.append(room.tree(name))
    assert len(trees[0]) > 1_530
    assert all(tree == trees[0] for tree in trees)
