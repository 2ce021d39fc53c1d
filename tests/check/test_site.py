"""`check` finds each fault that is put into a good site, and counts what it looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Room, once

PAGE = "releases/2026/results/index.html"


def replace(path: str, old: str, new: str) -> Callable[[Room], None]:
    def seed(room: Room) -> None:
        text = room.read(path)
        assert old in text
        room.write(f"output/{path}", text.replace(old, new))

    return seed


def delete(path: str) -> Callable[[Room], None]:
    return lambda room: (room.output / path).unlink()


def add(path: str, content: str) -> Callable[[Room], None]:
    def seed(room: Room) -> None:
        room.write(f"output/{path}", content)

    return seed


SEEDED = {
    "PR601": replace(PAGE, 'href="/releases/2026/"', 'href=""'),
    "PR602": replace(PAGE, 'href="/releases/2026/"', 'href="file:///C:/x.htm"'),
    "PR603": replace(PAGE, 'href="/releases/2026/"', 'href="/releases/2062/"'),
    "PR604": replace(PAGE, 'href="#Main"', 'href="#main-part"'),
    "PR605": replace(
        PAGE, "</body>", '<script src="https://tracker.example/x.js"></script></body>'
    ),
    "PR606": replace(PAGE, 'alt="Sales by quarter" ', ""),
    "PR607": replace(PAGE, "</main>", '<p id="Main">x</p></main>'),
    "PR611": delete("atom.xml"),
    "PR612": replace("feed.xml", "</channel>", ""),
    "PR613": replace("feed.json", "2026-03-01-results", "2026-03-01-other"),
    "PR614": replace(
        "feed.json",
        '"items": [',
        '"items": [{"id": "x", "url": "https://press.'
        'example.com/"}, {"id": "x", "url": "https://press.example.com/"},',
    ),
    "PR615": replace("feed.json", "/releases/2026/results/", "/releases/2026/nothing/"),
    "PR621": delete("sitemap.xml"),
    "PR622": replace("sitemap.xml", "</urlset>", ""),
    "PR623": replace("sitemap.xml", "/releases/2026/results/", "/releases/2026/nothing/"),
    "PR624": add(
        "stray/index.html", "<!doctype html><title>x</title><link rel=canonical href=/stray/>"
    ),
}


def furnish_good(room: Room) -> None:
    room.release(
        "2026-03-01-results/index", body="![Sales by quarter](chart.png)", products="[anvil]"
    )
    room.write("content/releases/2026-03-01-results/chart.png", b"\x89PNG\r\n\x1a\n")
    assert room.build().code == 0


@pytest.fixture
def good(room: Room, aside: Path) -> Room:
    return once(furnish_good, room, aside)


def test_a_good_site_has_no_problem_and_is_counted(good: Room) -> None:
    ran = good.run("check")

    assert ran.out == (
        "Looked at 10 pages, 222 links, 10 fragments, 1 image, 6 feeds, 6 feed items, "
        "8 sitemap addresses, and for what is not public: 0 problems.\n"
    )
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("code", SEEDED)
def test_a_seeded_fault_is_found(good: Room, code: str) -> None:
    SEEDED[code](good)

    ran = good.run("check")

    severity = "warning" if code in ("PR605", "PR606") else "error"
    assert f" {severity} {code} " in ran.err
    # That the site was changed by hand is an error of its own.
    assert ran.code == 1


def test_nothing_to_check_is_a_problem(room: Room) -> None:
    ran = room.run("check")

    assert ran.err == "output/: error PR600 there is no page to check — build the site first\n"
    assert ran.code == 1


def test_a_site_under_a_path_is_checked_there(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace('example.com"', 'example.com/ir"', 1))
    room.release()
    assert room.build().code == 0
    assert 'href="/ir/releases/"' in room.read(PAGE)
    assert room.run("check").code == 0

    replace(PAGE, 'href="/ir/releases/"', 'href="/releases/"')(room)
    assert " PR603 " in room.run("check").err
