"""The search as a reader uses it: by the keyboard, with limits, back and forth, or without scripts."""

from __future__ import annotations

import json
import random
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from pressroom.formats.search_words import shard_of, words_of_chunk
from tests.conftest import CONFIG, REPOSITORY

from .server import hosting
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance


def _search(
    site: Path, query: str, name: str, value: str, page: str = "/search/"
) -> dict[str, Any]:
    need_file("node_modules/playwright-core/package.json")
    with hosting(site) as host:
        job = {
            "url": host.url,
            "page": page,
            "chromium": need("chromium"),
            "query": query,
            "narrow": [name, value],
        }
        script = Path(__file__).with_name("searches.mjs")
        found: dict[str, Any] = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    return found


def test_the_full_text_of_the_sample(site: Path) -> None:
    seen = _search(site, "gastric cancer", "year", "year-2013")
    assert seen["errors"] == []
    typed = seen["typed"]
    assert typed["said"] == "2 results" and len(typed["found"]) == 2
    assert typed["address"] == "?q=gastric+cancer"
    assert {"gastric", "cancer."} <= set(typed["marks"])
    assert "/releases/2013/th3resa-results/" in [href for href, _, _ in typed["found"]]
    assert seen["narrowed"]["address"] == "?q=gastric+cancer&year=year-2013"
    assert seen["back"]["address"] == "?q=gastric+cancer"
    assert seen["back"]["found"] == typed["found"]
    assert seen["cleared"] == {"box": ""}
    assert seen["none"]["said"].startswith("Nothing has all of that.")
    assert seen["again"]["said"] == "2 results"
    assert seen["broken"]["said"].startswith("The search cannot be reached")
    assert "The search needs JavaScript." in seen["plain"]["text"]
    assert "All releases" in seen["plain"]["text"]


def test_releases_in_all_languages_are_found(everything: Path) -> None:
    seen = _search(everything, "Ambossen", "language", "language-de")
    assert seen["errors"] == []
    german, japanese = "/releases/2026/results-de/", "/releases/2026/results-ja/"
    assert german in _addresses(seen["typed"])
    assert set(_addresses(seen["narrowed"])) == {german, "/media/de/amboss/"}
    other = _search(everything, "金床", "language", "language-en")
    assert japanese in _addresses(other["typed"])
    assert japanese not in _addresses(other["narrowed"])


def test_a_search_page_in_a_further_language_finds_the_same(everything: Path) -> None:
    seen = _search(everything, "Ambossen", "language", "language-de", "/de/search/")
    assert seen["errors"] == []
    assert "/releases/2026/results-de/" in _addresses(seen["typed"])
    german = {"/releases/2026/results-de/", "/media/de/amboss/"}
    assert set(_addresses(seen["narrowed"])) == german
    assert seen["narrowed"]["said"] == "2 Ergebnisse"
    # What is in the page's language needs no tag.
    assert {tag for _, _, tag in seen["narrowed"]["found"]} == {""}
    assert seen["none"]["said"].startswith("Nichts enthält")


def _addresses(step: dict[str, Any]) -> list[str]:
    return [href for href, _, _ in step["found"]]


WORDS = {
    "2026-01-01-money": (
        "en",
        "Net sales were $72.8 million, loans C$4 billion, $0.12 a share and +3 percent. See Form "
        "10-K for Q1'24.",
    ),
    "2026-01-02-signs": ("en", "The S&P 500 has (NYSE: BRK.B) and M&M. COVID-19. Nimbus® is here."),
    "2026-01-03-german": ("de", "Das Konzernergebnis stieg, sagte Müller. Die Straße ist frei."),
    "2026-01-04-japanese": ("ja", "当社は新しい工場を東京で開設しました。売上高は増加しました。"),
    "2026-01-05-chinese": ("zh-Hans", "公司在上海开设新工厂,净利润增长。"),
    "2026-01-07-periods": (
        "en",
        "Results of Q3 2026 and FY2025/26, ISIN US4592001014; EUR72.8m, the S&P500, Form 10K.",
    ),
    "2026-01-06-other": ("en", "Jane Doe is in the chair."),
}
SOUGHT = {
    "money": "$72.8|72.8|$72.8 million|C$4|$0.12|+3|10-K|Form 10-K|Q1'24|Q1’24|10k|c$4|Q1 24|1Q24|Q1 2024",
    "signs": "S&P 500|S&P|BRK.B|NYSE: BRK.B|M&M|COVID-19|covid|covid19|s&p500|sp500|brk-b|Nimbus|Nimbus®",
    "periods": "Q3 26|q3'26|3Q26|2026-q3|2025/26|FY 2025/26|us4592001014|EUR 72.8|72.8|S&P 500|10-K",
    "german": "Konzernergebnis|konzern|Müller|Muller|Straße|Strasse",
    "japanese": "工場|東京|新しい工場|売上高",
    "chinese": "上海|新工厂|净利润",
}


def test_what_releases_are_full_of_is_found(tmp_path: Path) -> None:
    need_file("node_modules/playwright-core/package.json")
    room, output = tmp_path / "room", tmp_path / "site"
    (room / "content/releases").mkdir(parents=True)
    languages = 'id_authority = "press.example.com,2012"\nlanguages = ["en", "de", "ja", "zh-Hans"]'
    settings = CONFIG.replace('id_authority = "press.example.com,2012"', languages)
    (room / "config.toml").write_text(f'{settings}\n[exports]\nsearch = "full-text"\n')
    for name, (language, text) in WORDS.items():
        front = f"title: {name}\ndate: {name[:10]} 09:00\nlanguage: {language}\n"
        page = room / f"content/releases/{name}.md"
        page.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    run(sys.executable, REPOSITORY / "build.py", "--root", room, "--output", output)
    queries = [query for sought in SOUGHT.values() for query in sought.split("|")]
    with hosting(output) as host:
        job = {"url": host.url, "chromium": need("chromium"), "queries": queries}
        script = Path(__file__).with_name("found.mjs")
        found = json.loads(run(need("node"), script, stdin=json.dumps(job)))
    twice = {query: rows for query, rows in found.items() if len(rows) != len(set(rows))}
    assert twice == {}
    for name, sought in SOUGHT.items():
        for query in sought.split("|"):
            assert f"/releases/2026/{name}/" in found[query], (query, found[query])
    assert found["C$4"] == ["/releases/2026/money/"]


CHUNKS = [chunk for _, text in WORDS.values() for chunk in text.split()]
LETTERS = [chr(at) for at in range(0x21, 0x20100) if unicodedata.category(chr(at))[0] in "LMNPS"]


def test_the_script_takes_for_words_what_the_index_does() -> None:
    chunks = [
        *CHUNKS,
        "snake_case",
        "1,234.5;",
        "Łódź",
        "ﬁnal",
        "हिन्दी",
        "don’t",
        "Nimbus™",
        "𠮷野家",
        *(
            "3Q26",
            "FY2026/27",
            "S&P500",
            "EUR72.8m",
            "2026-Q3",
            "h1’26",
            "9M26",
            "fy26/q3",
            "１Ｑ26",
        ),
    ]
    # Random ones too, all in one go: to start Node takes longer than the words.
    chance = random.Random(7)
    chunks += ["".join(chance.choices(LETTERS, k=4)) for _ in range(2000)]
    chunks += ["".join(chance.choices(LETTERS[:800], k=6)) for _ in range(2000)]
    queries = [
        "10-K",
        "and/or",
        "新工厂",
        "$",
        "$1250.5",
        "1.250",
        "0,12",
        "10.1.2",
        "Mueller",
        "value",
    ]
    job = {"script": str(REPOSITORY / "static/assets/full-text.js"), "chunks": chunks}
    script = Path(__file__).with_name("words.mjs")
    said = run(need("node"), script, stdin=json.dumps(job | {"shards": 64, "queries": queries}))
    found = json.loads(said)
    for chunk, words in zip(chunks, found["words"], strict=True):
        own = [[word, shard_of(word, 64)] for word in words_of_chunk(chunk)]
        assert words == own, (chunk, ascii(chunk))
    assert found["queries"] == [
        # Of a figure nothing but what is written.
        [[["10k"]]],
        [[["andor"], ["and", "or"]]],
        [[["新工"]], [["工厂"]]],
        [],
        # A figure as any country writes it, and an umlaut without its key.
        [[["1250.5"], ["1,250.5"], ["1.250,5"], ["1250,5"]]],
        [[["1.250"], ["1,250"], ["1250"]]],
        [[["0,12"], ["0.12"]]],
        [[["10.1.2"]]],
        [[["mueller"], ["muller"]]],
        [[["value"]]],
    ]


def test_headlines_where_there_is_no_index(tmp_path: Path) -> None:
    room = tmp_path / "room"
    shutil.copytree(REPOSITORY / "content", room / "content")
    titles = {
        "report": "Form 10-K Is Filed",
        "dates": "2010 Key Dates",
        "quarter": "Results of Q3 2012",
        "short": "2Q12 Call",
    }
    for name, title in titles.items():
        text = f"---\ntitle: {title}\ndate: 2012-02-0{len(name)} 09:00\n---\n\nA text.\n"
        (room / f"content/releases/{name}.md").write_text(text)
    config = (REPOSITORY / "config.toml").read_text().replace('"full-text"', '"titles"')
    (room / "config.toml").write_text(config)
    output = tmp_path / "site"
    run(sys.executable, REPOSITORY / "build.py", "--root", room, "--output", output)
    seen = _search(output, "emilia kadcyla", "year", "year-2012")
    assert seen["errors"] == []
    assert {"/releases/2012/emilia-topline/"} <= {href for href, _, _ in seen["typed"]["found"]}
    assert all("emilia" in title.lower() for _, title, _ in seen["typed"]["found"])
    assert seen["back"]["found"] == seen["typed"]["found"]
    code = _search(output, "10k", "year", "year-2012")
    assert [title for _, title, _ in code["typed"]["found"]] == ["Form 10-K Is Filed"]
    for query, title in (("3q12", titles["quarter"]), ("Q2 2012", titles["short"])):
        period = _search(output, query, "year", "year-2012")
        assert [found for _, found, _ in period["typed"]["found"]] == [title]
