"""`check` tells what a room's own templates and files ask for and its policy blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.check.page_loads import sheet_loads
from tests.check.test_site import replace
from tests.conftest import Room, once

PAGE = "releases/2026/results/index.html"
TRACKER = "https://tracker.example"


def furnish_good(room: Room) -> None:
    room.release()
    assert room.build().code == 0


@pytest.fixture
def good(room: Room, aside: Path) -> Room:
    return once(furnish_good, room, aside)


def test_our_own_pages_ask_for_nothing_that_is_blocked(good: Room) -> None:
    assert good.run("check").err == ""


def test_a_template_that_adds_analytics_is_told_once_with_its_remedy(room: Room) -> None:
    room.release()
    room.write(
        "templates/contacts.html",
        '{% extends "base.html" %}{% block main %}<h1>Contacts</h1>\n'
        f'<script async src="{TRACKER}/x.js"></script>{{% endblock %}}',
    )
    assert room.build().code == 0

    ran = room.run("check")

    told = [line for line in ran.err.splitlines() if " PR632 " in line]
    assert len(told) == 1
    assert told[0].startswith("output/contacts/index.html:")
    assert (
        f"warning PR632 the site's own policy, `script-src` in _headers, blocks the script "
        f"`{TRACKER}/x.js` — take it out, or write "
        f'`sources = {{ script-src = ["{TRACKER}"] }}` under `[headers]`'
    ) in told[0]
    assert ran.code == 0


def test_the_remedy_ends_the_warning(room: Room) -> None:
    room.release()
    room.write("static/assets/own.js", "run()")
    room.write(
        "templates/contacts.html",
        '{% extends "base.html" %}{% block main %}<h1>Contacts</h1>\n'
        f'<script async src="{TRACKER}/x.js"></script>'
        "<script src=\"{{ asset('own.js') }}\"></script>{% endblock %}",
    )
    assert room.build().code == 0
    told = [line for line in room.run("check").err.splitlines() if " PR632 " in line]
    allowed = [line.partition("`sources = ")[2].partition("`")[0] for line in told]
    hosts = f'"{TRACKER}", "https://press.example.com"'
    assert allowed == [
        '{ script-src = ["https://press.example.com"] }',
        f'{{ script-src = ["{TRACKER}"] }}',
    ]

    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[headers]\nsources = {{ script-src = [{hosts}] }}\n")
    assert room.build().code == 0
    assert " PR632 " not in room.run("check").err


@pytest.mark.parametrize("markup", ['<object data="/x.pdf"></object>', '<base href="/">'])
def test_what_no_setting_allows_can_only_go(good: Room, markup: str) -> None:
    replace(PAGE, "</main>", f"{markup}</main>")(good)
    told = [line for line in good.run("check").err.splitlines() if " PR632 " in line]
    assert [line.rpartition(" — ")[2] for line in told] == ["take it out"]


def test_what_many_pages_ask_for_is_told_of_the_first(good: Room) -> None:
    for path in ("index.html", PAGE, "releases/index.html"):
        replace(path, "</body>", f'<img alt="x" src="{TRACKER}/x.gif"></body>')(good)
    told = [line for line in good.run("check").err.splitlines() if " PR632 " in line]
    assert len(told) == 1
    assert f"blocks the picture `{TRACKER}/x.gif`, there and on 2 other pages — " in told[0]


BLOCKED = {
    "a script of the site": ('<script src="/assets/x.js"></script>', "the script `https://press"),
    "a module": (f'<script type="module" src="{TRACKER}/x.js"></script>', "the script"),
    "a preload": (f'<link rel="preload" as="font" href="{TRACKER}/x.woff2">', "the font"),
    "a style sheet": (f'<link rel="alternate stylesheet" href="{TRACKER}/x">', "the style sheet"),
    "an inline script": ("<script>run();\nagain()</script>", "a script `run(); again()`"),
    "an import map": ('<script type="importmap">{}</script>', "a script `{}`"),
    "a style": ("<style>p { color: red }</style>", "a style `p { color: red }`"),
    "a handler": ('<p onclick="run()">x</p>', "the handler `onclick=run()`"),
    "a style of an element": ('<p STYLE="color: red">x</p>', "the style `style=color: red`"),
    "a frame": (f'<iframe src="{TRACKER}/"></iframe>', f"the frame `{TRACKER}/`"),
    "an object": (f'<object data="{TRACKER}/x.pdf"></object>', "the object"),
    "a picture in sizes": (f'<img alt="x" srcset="/a.png 1x, {TRACKER}/b.png 2x">', "the picture"),
    "a picture of data": ('<img alt="x" src="data:image/png;base64,AA==">', "the picture `data:"),
    "a video": (f'<video src="{TRACKER}/x.mp4"></video>', "the video"),
    "a recording": (f'<audio><source src="{TRACKER}/x.mp3"></audio>', "the recording"),
    "a form": (f'<form action="{TRACKER}/mail"></form>', "the form to"),
    "a base": ('<base href="/">', "the base"),
}


@pytest.mark.parametrize("kind", BLOCKED)
def test_each_kind_of_load_is_found(good: Room, kind: str) -> None:
    markup, said = BLOCKED[kind]
    replace(PAGE, "</main>", f"{markup}</main>")(good)
    told = [line for line in good.run("check").err.splitlines() if " PR632 " in line]
    assert [said in line for line in told] == [True]


LOADED = {
    "data": '<script type="application/json">{}</script>',
    "a picture of the site": '<img alt="x" src="/assets/x.png">',
    "a link": f'<a href="{TRACKER}/">x</a>',
    "a form to the site": '<form action="/search/"></form>',
    "an empty frame": '<iframe src="about:blank"></iframe>',
    "words like a handler": "<p>Based on = sign, style = house.</p>",
}


@pytest.mark.parametrize("kind", LOADED)
def test_what_the_policy_lets_in_is_not_told(good: Room, kind: str) -> None:
    replace(PAGE, "</main>", f"{LOADED[kind]}</main>")(good)
    assert " PR632 " not in good.run("check").err


def test_a_policy_that_allows_it_ends_the_warning(good: Room) -> None:
    replace(PAGE, "</main>", f'<script src="{TRACKER}/x.js"></script></main>')(good)
    allowing = good.read("_headers").replace("'none';", f"'none'; script-src {TRACKER};", 1)
    good.write("output/_headers", allowing)
    assert " PR632 " not in good.run("check").err


def test_a_site_without_a_policy_blocks_nothing(good: Room) -> None:
    replace(PAGE, "</main>", f'<script src="{TRACKER}/x.js"></script></main>')(good)
    (good.output / "_headers").unlink()
    assert " PR632 " not in good.run("check").err


def test_a_policy_in_the_page_counts_too(good: Room) -> None:
    (good.output / "_headers").unlink()
    meta = '<meta http-equiv="content-security-policy" content="img-src \'none\'">'
    replace(PAGE, "</head>", f"{meta}</head>")(good)
    replace(PAGE, "</main>", '<img alt="x" src="/assets/x.png"></main>')(good)
    assert " PR632 " in good.run("check").err


def test_fonts_and_pictures_of_a_style_sheet_are_told_there(room: Room) -> None:
    room.write(
        "static/assets/press.css",
        f"""/* url({TRACKER}/no.png) */
@import "{TRACKER}/more.css";
@font-face {{ font-family: x; src: url("{TRACKER}/x.woff2") format("woff2") }}
p {{ background: url({TRACKER}/x.png) }}
""",
    )
    room.release()
    assert room.build().code == 0
    told = [line for line in room.run("check").err.splitlines() if " PR632 " in line]
    assert [line.split(":")[1] for line in told] == ["2", "3", "4"]
    assert all(line.startswith("output/assets/press.") for line in told)
    assert ["`font-src`" in line for line in told] == [False, True, False]


def test_the_loads_of_a_style_sheet() -> None:
    css = "@import url('a.css');\n@font-face{src:url(b.woff2)}\np{background:url( \"c.png\" )}q{mask:url(#m)}"
    assert [(load.directive, load.address, load.line) for load in sheet_loads(css)] == [
        ("style-src-elem", "a.css", 1),
        ("font-src", "b.woff2", 2),
        ("img-src", "c.png", 3),
    ]
