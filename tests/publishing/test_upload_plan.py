"""The order of an upload: whoever is stopped when, nothing leads to what is not there."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.content.ledger import LedgerEntry
from pressroom.core.digest import digest
from pressroom.publishing.target_record import MARKER
from pressroom.publishing.upload import upload
from pressroom.publishing.upload_plan import (
    Phase,
    TargetFile,
    addresses,
    emptied,
    ledger_pages,
    path_at,
    phase_of,
    upload_plan,
)
from tests.publishing.memory_target import Killed, MemoryTarget, site_of

Release = tuple[int, int, int]
"""Its number, its version, its topic."""


def made_of(releases: Sequence[Release]) -> dict[str, bytes]:
    """A small site, each file with the paths that it links to: releases link to their neighbours,
    topic and file; lists, in pages of two, to each other and to releases."""
    ordered = sorted({number: (number, *rest) for number, *rest in releases}.values())
    pages = {each: f"releases/{each[0]}/index.html" for each in ordered}
    topics = {f"topics/{topic}/index.html": topic for _, _, topic in ordered}
    lists = [f"releases/page/{n}/index.html" for n in range(1, len(ordered) // 2 + 1)]
    links: dict[str, list[str]] = {"index.html": [*lists, *topics, *pages.values(), "feed.xml"]}
    for at, (number, version, topic) in enumerate(ordered):
        file = f"files/{number}-{version}.pdf"
        links[file] = []
        near = [pages[each] for each in ordered[max(0, at - 1) : at + 2]]
        links[pages[number, version, topic]] = [*near, file, f"topics/{topic}/index.html"]
    for path, topic in topics.items():
        mine = [pages[each] for each in ordered if each[2] == topic]
        links[path] = ["index.html", *topics, *mine, path.replace("index.html", "feed.xml")]
        links[path.replace("index.html", "feed.xml")] = mine
    for n, path in enumerate(lists):
        links[path] = [*lists, *(pages[each] for each in ordered[2 * n : 2 * n + 2])]
    links["feed.xml"] = list(pages.values())
    links["sitemap.xml"] = [path for path in links if path.endswith(".html")]
    return {path: json.dumps([path, sorted(to)]).encode() for path, to in links.items()}


def _links(data: bytes) -> list[str]:
    found: list[str] = json.loads(data)[1]
    return found


def broken(kept: Mapping[str, bytes], pages: set[str]) -> list[str]:
    """Links that lead nowhere: of lists, feeds and sitemaps to releases, wherever they stand; and
    of all that a reader can come to from the home page, feed or sitemap."""
    found = []
    for path, data in kept.items():
        if path not in pages:
            found += [f"{path} -> {to}" for to in _links(data) if to in pages and to not in kept]
    known, ahead = set(), ENTRANCES & kept.keys()
    while ahead:
        path = ahead.pop()
        known.add(path)
        for to in _links(kept[path]):
            # All pages link to these, and these to pages: at the very first they are the last.
            if to not in kept and to not in ENTRANCES:
                found.append(f"{path} -> {to}")
            elif to in kept and to not in known:
                ahead.add(to)
    return found


ENTRANCES = {"index.html", "feed.xml", "sitemap.xml"}
RELEASES = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 2), st.integers(1, 2)), max_size=6)


HISTORIES = st.lists(st.tuples(RELEASES, st.integers(0, 40)), min_size=1, max_size=5)
"""Sites that are uploaded in turn, each with how many changes at the target come before a kill."""


@settings(max_examples=100)
@given(HISTORIES)
def test_no_moment_of_any_history_breaks_a_link(history: list[tuple[list[Release], int]]) -> None:
    relive(history)


@pytest.mark.long
@settings(max_examples=3_000)
@given(HISTORIES)
def test_no_moment_of_many_histories_does(history: list[tuple[list[Release], int]]) -> None:
    relive(history)


def relive(history: list[tuple[list[Release], int]]) -> None:
    """Uploads each site until the kill, looking at each moment for links that lead nowhere; then
    the last one to its end."""
    known: dict[str, bytes] = {}
    target = MemoryTarget(known)
    all_pages = {f"releases/{number}/index.html" for number in range(1, 7)}

    def look() -> None:
        assert broken(target.kept, all_pages) == []

    target.seen = look
    with tempfile.TemporaryDirectory() as folder:
        for releases, lives in history:
            files = made_of(releases)
            known |= {digest(data): data for data in files.values()}
            wanted = site_of(Path(folder) / "out", files, sorted(all_pages))
            target.lives = lives
            with contextlib.suppress(Killed):
                upload(wanted, target)
        target.lives = -1
        report = upload(wanted, target)
        assert target.kept == files
        assert set(target.records) == {MARKER}
        assert report.kept + report.sent == len(files)
        assert upload(wanted, target).sent == 0


def test_an_order_that_forgets_a_turn_breaks_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search for broken links finds them where files go in the order of their names."""
    monkeypatch.setattr("pressroom.publishing.upload_plan.step_place", lambda step: step.path)
    with pytest.raises(AssertionError, match=" -> "):
        relive([([(1, 1, 1)], 99), ([(1, 1, 1), (2, 1, 1), (3, 1, 2)], 99), ([(3, 1, 2)], 99)])


def test_phases_are_told_by_path_and_by_what_is_a_release() -> None:
    pages = ("releases/2026/results/index.html", "news/rr902.html")
    for path, phase in (
        ("assets/press.d9c79d55da.css", Phase.FILES),
        ("files/0a1b/table.xml", Phase.FILES),
        ("releases/2026/results/ninjs.json", Phase.FILES),
        ("search/texts/0/texts-2-a0270d99.packed", Phase.FILES),
        ("contacts/investors.vcf", Phase.FILES),
        ("releases/2026/results/index.html", Phase.RELEASES),
        ("news/rr902.html", Phase.RELEASES),
        ("index.html", Phase.LISTS),
        ("releases/page/3/index.html", Phase.LISTS),
        ("search/texts/0/table.packed", Phase.LISTS),
        ("api/releases.json", Phase.LISTS),
        ("llms.txt", Phase.LISTS),
        ("topics/clinical/feed.json", Phase.FEEDS),
        ("feed.xml", Phase.FEEDS),
        ("old/rss.xml", Phase.FEEDS),
        ("sitemap.xml", Phase.SITEMAPS),
        ("news-sitemap.xml", Phase.SITEMAPS),
        ("robots.txt", Phase.SITEMAPS),
        ("_redirects.nginx", Phase.SITEMAPS),
    ):
        assert (path, phase_of(path, pages)) == (path, phase)


def test_pages_of_releases_are_those_of_the_ledger() -> None:
    entry = LedgerEntry(
        id="a",
        addresses=("/old/", "/releases/2026/caf%C3%A9/"),
        first="2026-03-01T09:00:00-05:00",
        texts=("0",),
    )
    assert ledger_pages({"a": entry}) == {"old/index.html", "releases/2026/café/index.html"}


def test_what_stands_in_the_way_goes_first(tmp_path: Path) -> None:
    old, new = made_of([]), {"news/index.html": b"", "about": b""}
    there = {path: TargetFile("0", 1) for path in ("news", "about/index.html", *old)}
    wanted = site_of(tmp_path, new).files
    steps = upload_plan(wanted, there)
    assert [step.path for step in steps][:2] == ["about/index.html", "news"]
    assert [step.path for step in steps if step.file] == ["about", "news/index.html"]


def test_folders_that_are_empty_then_are_named_once_and_the_highest() -> None:
    gone = ["topics/a/index.html", "topics/a/feed.xml", "news/1/index.html", "index.html"]
    assert emptied(gone, ["topics/index.html"]) == ["news", "topics/a"]


def test_addresses_are_those_that_readers_ask_for() -> None:
    paths = ["index.html", "a/index.html", "b/my-index.html", "feed.xml"]
    assert addresses(paths) == ["/", "/a/", "/b/my-index.html", "/feed.xml"]


def test_an_address_tells_its_file() -> None:
    paths = [
        "index.html",
        "feed.xml",
        "releases/2026/results/index.html",
        "a.html",
        "files/x/y.pdf",
    ]
    told = addresses(paths)
    assert sorted(map(path_at, told)) == sorted(paths)
