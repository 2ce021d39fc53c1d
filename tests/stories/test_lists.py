"""Lists as readers use them: by month and year, with ways to other lists and to feeds."""

from __future__ import annotations

import re

from tests.conftest import CONFIG, REPOSITORY, Room


def three(room: Room) -> None:
    room.release("2025-12-01-first", date="2025-12-01 09:00", title="First", products="[anvil]")
    room.release("2026-01-05-second", date="2026-01-05 09:00", title="Second", topics="[Events]")
    room.release("2026-03-02-third", date="2026-03-02 09:00", title="Third", products="[anvil]")


def headings(page: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(.*?)</h2>", page)


def test_the_archive_is_in_years_and_busy_years_in_months(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    page = room.read("releases/index.html")
    assert headings(page) == ["2026", "2025"]
    assert "<h1>All releases</h1>" in page
    assert '<section class="group" aria-labelledby="y2026">\n<h2 id="y2026">' in page
    # Within a year of a dozen the headlines stand below the page's own.
    year = room.read("releases/2026/index.html")
    assert headings(year) == [
        '<a href="/releases/2026/third/">Third</a>',
        '<a href="/releases/2026/second/">Second</a>',
    ]
    assert 'class="strip months"' not in year

    busy(room, 10)
    assert room.build().code == 0
    assert headings(room.read("releases/index.html")) == ["2026", "2025"]
    busy(room, 11)
    assert room.build().code == 0
    page = room.read("releases/index.html")
    assert headings(page) == ["March 2026", "January 2026", "2025"]
    assert '<section class="group" aria-labelledby="m2026-03">\n<h2 id="m2026-03">' in page


def busy(room: Room, count: int) -> None:
    for number in range(count):
        room.release(f"2026-01-06-more-{number}", date="2026-01-06 09:00", title=f"More {number}")


def test_a_busy_year_is_in_months_with_a_way_to_each(room: Room) -> None:
    three(room)
    busy(room, 11)
    assert room.build().code == 0
    page = room.read("releases/2026/index.html")
    assert headings(page) == ["March", "January"]
    assert '<a href="#m03">March</a>' in page and '<h2 id="m03">' in page
    assert '<a href="/releases/2026/" aria-current="page">2026</a>' in page
    assert "<title>Releases of 2026 – ACME Press Room</title>" in page


def test_a_product_s_list_is_in_years(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    assert headings(room.read("products/anvil/index.html")) == ["2026", "2025"]


def test_the_archive_leads_to_products_and_topics(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    page = room.read("releases/index.html")
    start = page.index('<details class="filter">')
    filters = page[start : page.index("</details>", start)]
    assert '<a href="/products/anvil/">Anvil</a>' in filters
    assert '<a href="/topics/events/">Events</a>' in filters
    assert '<details class="filter">' not in room.read("products/anvil/index.html")


def test_a_list_of_several_pages(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + "\n[archive]\npage_size = 1\n")
    three(room)
    assert room.build().code == 0
    page = room.read("releases/page/1/index.html")
    assert "<title>All releases, page 1 – ACME Press Room</title>" in page
    assert '<a href="/releases/page/1/" aria-current="page" aria-label="Page 1">1</a>' in page
    newest = room.read("releases/index.html")
    assert '<a href="/releases/" aria-current="page">Newest</a>' in newest
    assert '<p class="count">3 releases</p>' in newest


def test_all_feeds_are_on_one_page(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    page = room.read("subscribe/index.html")
    for folder in ("", "products/anvil/", "topics/events/"):
        for name in ("feed.xml", "atom.xml", "feed.json"):
            assert f'<a href="/{folder}{name}"' in page
    assert '<a href="/subscribe/">Subscribe</a>' in room.read("releases/2026/third/index.html")
    assert room.run("check").code == 0


def related(room: Room, name: str) -> list[str]:
    page = room.read(f"releases/2026/{name}/index.html")
    return re.findall(r'<a href="/releases/2026/([\w-]+)/"><span>Related</span>', page)


def test_a_release_ends_with_the_nearest_about_its_product_or_topic(room: Room) -> None:
    """Besides its neighbours, which it leads to anyway, in its language, and none that is held."""
    config = CONFIG.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config)
    for number in range(1, 10):
        product = "[anvil, kadcyla]" if number % 2 else "[kadcyla]"
        room.release(f"2026-01-0{number}-r{number}", date=f"2026-01-0{number}", products=product)
    room.release("2026-01-10-other", date="2026-01-10", topics="[events]")
    room.release("2026-01-11-de", date="2026-01-11", products="[anvil]", language="de")
    room.release("2026-02-01-last", date="2026-02-01", topics="[events]")
    room.release("2026-07-01-held", date="2026-07-01 09:00", products="[anvil]")
    assert room.build().code == 0
    # Anvil has fewer releases than Kadcyla, and says more.
    assert related(room, "r5") == ["r3", "r7", "r1"]
    assert related(room, "r4") == ["r2", "r6", "r1"]
    assert related(room, "r1") == ["r3", "r5", "r7"]
    assert related(room, "last") == ["other"]
    assert related(room, "de") == []
    before = room.tree()
    assert room.build("--as-of", "2026-07-01T10:00:00-04:00").code == 0
    assert related(room, "held") == ["r9", "r7", "r5"]
    assert "held" in related(room, "r9") and "held" not in related(room, "r5")
    assert room.build().code == 0
    assert room.tree() == before


def test_all_contacts_are_on_one_page(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    page = room.read("contacts/index.html")
    assert "<h2>For Investors</h2>" in page
    assert '<a href="/contacts/">Contacts</a>' in page


def test_the_name_is_the_home_page_s_headline_and_no_other_s(room: Room) -> None:
    three(room)
    assert room.build().code == 0
    name = '<a class="nameplate" href="/"><span>ACME Press Room</span></a>'
    home, page = room.read("index.html"), room.read("releases/2026/third/index.html")
    assert re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", home) == [name]
    assert name in page and re.findall(r"<h1[^>]*>(.*?)</h1>", page) == ["Third"]


def test_the_menu_opens_without_a_script(room: Room) -> None:
    """On a narrow screen its list is shown while the element before it is open."""
    three(room)
    assert room.build().code == 0
    page = room.read("index.html")
    button = (
        '<details class="menu"><summary>Menu</summary></details>\n<ul role="list">\n<li><a href='
    )
    assert button in page and "<script src" not in page
    sheet = (REPOSITORY / "static/assets/press.css").read_text(encoding="utf-8")
    assert ".menu:not([open]) + ul {\n    display: none;" in sheet


def test_a_correction_in_a_list_has_a_label_for_its_capitals(room: Room) -> None:
    three(room)
    for title, shown, headline in (
        ("Third", "Third", "CORRECTING and REPLACING Third"),
        ("Correcting and Replacing: Third", "Third", "Correcting and Replacing: Third"),
        # Nothing is left of it, or half a word: the headline stays whole.
        ("CORRECTING and REPLACING", "CORRECTING and REPLACING", "CORRECTING and REPLACING"),
        ("Correcting and Replacings", "Correcting and Replacings", "Correcting and Replacings"),
    ):
        room.release(
            "2026-03-04-third-again",
            date="2026-03-04 09:00",
            title=f'"{title}"',
            corrects="2026-03-02-third",
            correction_note="The third.",
        )
        assert room.build().code == 0
        link = f'<h3><a href="/releases/2026/third-again/">{shown}</a>'
        label = '<p class="flag">Correction</p>\n<div>\n'
        assert (label + link in room.read("index.html")) == (shown != headline)
        assert link in room.read("index.html")
        assert f"<h1>{headline}</h1>" in room.read("releases/2026/third-again/index.html")


def test_without_contacts_there_is_no_page_of_them(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config[: config.index("[[contact]]")])
    three(room)
    assert room.build().code == 0
    assert not (room.output / "contacts").exists()
    assert "/contacts/" not in room.read("index.html")
    assert room.run("check").code == 0


def test_a_release_says_when_it_was_updated(room: Room) -> None:
    room.release(updated="2026-03-03 10:00")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert '<p class="also">Updated: <time datetime="2026-03-03T10:00:00-05:00">' in page


def test_an_update_to_come_is_not_shown_before_it(room: Room) -> None:
    """In no form, at no road; and at its moment in all."""
    exports = "[exports]\nninjs = true\nmarkdown = true\napi = true\n"
    room.write("config.toml", f"{CONFIG}\n{exports}")
    room.release()
    assert room.build().code == 0
    without = room.tree()

    room.release(updated="2026-06-01 13:00")  # an hour after the moment of the build
    assert room.build().code == 0
    assert {p for p, data in room.tree().items() if without[p] != data} <= {".pressroom.json"}
    lint = room.run("lint").err
    assert "results.md:4: warning PR035 `updated` is a moment to come, and is not shown" in lint
    assert "2026-06-01T13:00:00-04:00" in room.run("schedule").out

    assert room.build("--as-of", "2026-06-01T12:59:59-04:00").code == 0
    assert {p for p, data in room.tree().items() if without[p] != data} <= {".pressroom.json"}

    assert room.build("--as-of", "2026-06-01T13:00:00-04:00").code == 0
    page = "releases/2026/results"
    shown = ("index.html", "index.md", "ninjs.json")
    for path in (*(f"{page}/{name}" for name in shown), "atom.xml", "api/releases.json"):
        assert "2026-06-01T13:00:00-04:00" in room.read(path), path
    assert "<lastmod>2026-06-01" in room.read("sitemap.xml")
    assert "PR035" not in room.run("lint", "--as-of", "2026-06-01T13:00:00-04:00").err
