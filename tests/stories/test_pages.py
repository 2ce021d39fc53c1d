"""Pages: what an author types reaches a reader as typed, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Room

PAGE = "releases/2026/results/index.html"
# The text is about templates.
MEANT = "[{code: PR253, reason: so it is meant}]"


def test_a_headline_is_text(room: Room) -> None:
    room.release(title="'<script>alert(1)</script> & \"Co.\" {{ 7 * 7 }}'", lint=MEANT)

    assert room.build().code == 0
    page = room.read(PAGE)
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; “Co.” {{ 7 * 7 }}</h1>" in page
    assert "<script>" not in page


def test_every_page_that_engines_list_says_what_it_is(room: Room) -> None:
    room.release(products="[anvil]", contacts="[investors]")
    room.release("2026-03-05-wrong", date="2026-03-05 09:00", title="Wrong")
    room.release(
        "2026-03-06-right",
        date="2026-03-06 09:00",
        title="Right",
        corrects="2026-03-05-wrong",
        correction_note="Dates.",
    )
    config = (room.path / "config.toml").read_text()
    told = config.replace("[site]", '[site]\ndescription = "News of ACME."')
    table = '[accessibility]\nchecked = "2026-05-01"\nmethod = "axe."\nfaults = 0\n'
    room.write("config.toml", f"{told}\n{table}")
    assert room.build().code == 0, room.build().err
    pages = {path: data.decode() for path, data in room.tree().items() if path.endswith(".html")}
    listed = {path for path, page in pages.items() if 'content="noindex"' not in page}
    assert not [path for path in listed if '<meta name="description" content="' not in pages[path]]
    assert {"contacts/index.html", "corrections/index.html", "subscribe/index.html"} < listed


def test_a_body_is_no_template(room: Room) -> None:
    room.release(body="{{ frame.site }} {% for x in y %}", lint=MEANT)

    assert room.build().code == 0
    assert "{{ frame.site }} {% for x in y %}" in room.read(PAGE)


def test_every_element_of_a_release(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "## About ACME\n\nIron.\n")
    room.write("content/legends/ahead.md", "## Legend\n\nMay differ.\n")
    room.release(
        body="ACME (NYSE: ACME) sells Anvil™.\n\n## About ACME",
        subheads="['*One*', Two]",
        dateline="{city: WALTHAM, region: Mass., wire: Business Wire}",
        ticker="'NYSE: ACME'",
        trademarks="[Anvil™, Kadcyla®, {name: Herceptin, owner: 'Genentech, Inc.'}]",
        products="[anvil]",
        contacts="[investors, {for: Media, organisation: Yates, phone: 781-258-6153}]",
        boilerplate="[acme]",
        legend="ahead",
        source="ACME Corporation",
        provided_by="Acquire Media",
    )
    room.release("2026-03-02-next", date="2026-03-02 09:00", title="Next")

    assert room.build().code == 0
    page = room.read(PAGE)
    parts = [
        "March 1, 2026, 9:00\u00a0AM ET",
        "<h1>ACME Reports Results</h1>",
        "<li><em>One</em></li>",
        '<span class="place">WALTHAM, Mass.--(BUSINESS WIRE)--</span> ACME (NYSE:\u00a0ACME)',
        '<h2 id="about-acme">About ACME</h2>',
        "<h2>About ACME</h2>",
        "May differ.",
        "Anvil is a trademark of ACME Corporation. Herceptin and Kadcyla are registered trademarks "
        "of Genentech, Inc.",
        "<strong>For Investors</strong>",
        "<strong>For Media</strong>",
        "Source: ACME Corporation<br>News provided by Acquire Media",
        "<dd>NYSE: ACME</dd>",
        '<a href="/products/anvil/">Anvil</a>',
        '<a rel="next" href="/releases/2026/next/">',
    ]
    places = [page.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("dateline", "printed"),
    [
        (
            "{city: JOHNS CREEK, region: Ga., wire: GlobeNewswire}",
            "JOHNS CREEK, Ga., March 1, 2026 (GLOBE NEWSWIRE) --",
        ),
        ("{city: DENVER, wire: PR Newswire}", "DENVER, March 1, 2026 /PRNewswire/ --"),
        ("{city: BERLIN, wire: EQS}", "BERLIN, March 1, 2026 (EQS) –"),
        ("{city: BERLIN}", "BERLIN, March 1, 2026 –"),
        ("'PARIS (Agence) —'", "PARIS (Agence) —"),
    ],
)
def test_datelines(room: Room, dateline: str, printed: str) -> None:
    room.release(dateline=dateline)

    assert room.build().code == 0
    assert f'<p><span class="place">{printed}</span> Net sales rose.</p>' in room.read(PAGE)


def test_an_address_that_is_the_link_s_own_words_is_marked_for_paper(room: Room) -> None:
    room.release(
        body="See [www.acme.example](https://www.acme.example/), <https://acme.example/a?b=1> and "
        "[acme.example](https://evil.example)."
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    assert '<a class="told" href="https://www.acme.example/">' in page
    assert '<a class="told" href="https://acme.example/a?b=1">' in page
    assert '<a href="https://evil.example">acme.example</a>' in page


def test_a_dateline_before_a_comment_of_the_authors(room: Room) -> None:
    room.release(body="<!-- checked by JD -->\n\nNet sales rose.", dateline="{city: BOSTON}")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert re.search(r'<p><span class="place">BOSTON[^<]*</span> Net sales rose\.</p>', page)
    assert "JD" not in page


def test_a_site_overrides_single_files_of_the_theme(room: Room) -> None:
    room.release()
    room.write("templates/404.html", "<!doctype html><title>Gone</title>\n")
    room.write("static/assets/press.css", 'body { background: url("bg/paper.png") }')
    room.write("static/assets/bg/paper.png", b"\x89PNG\r\n\x1a\n")
    room.write("static/CNAME", "press.example.com\n")

    assert room.build().code == 0
    assert room.read("404.html") == "<!doctype html><title>Gone</title>\n"
    assert "<h1>ACME Reports Results</h1>" in room.read(PAGE)
    assert room.read("CNAME") == "press.example.com\n"
    assets = [path for path in room.tree() if path.startswith("assets/")]
    (image,) = (path for path in assets if path.endswith(".png"))
    (style,) = (path for path in assets if path.startswith("assets/press."))
    assert room.read(style).startswith(f'body {{ background: url("/{image}") }}\n')
    room.write("static/assets/bg/paper.png", b"\x89PNG\r\n\x1a\n other")
    assert room.build().code == 0
    assert not (room.output / style).exists()


def test_keys_of_the_sites_own_reach_templates(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + '\n[front_matter]\nextra = ["number"]\n')
    room.write("templates/release.html", "{{ extra.number }}")
    room.release(number="JL0042")

    assert room.build().code == 0
    assert room.read(PAGE) == "JL0042"


def test_pages_ask_no_other_host_for_anything(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    for path, data in room.tree().items():
        if path.endswith(".html"):
            text = data.decode()
            assert not re.search(r'src="(?!/assets/)', text)
            assert text.count('<link rel="stylesheet"') == 1
            assert '<link rel="stylesheet" href="/assets/press.' in text


def test_a_new_override_counts_in_a_process_that_goes_on(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    room.write("templates/404.html", "<!doctype html><title>Gone</title>")
    assert room.build().code == 0
    assert room.read("404.html") == "<!doctype html><title>Gone</title>"
    (room.path / "templates/404.html").unlink()
    assert room.build().code == 0
    assert "Page not found" in room.read("404.html")


def test_an_included_file_of_any_kind_counts(room: Room) -> None:
    room.release()
    room.write("templates/404.html", '{% include "mark.svg" %}')
    room.write("templates/mark.svg", "<svg>1</svg>")
    assert room.build().code == 0
    room.write("templates/mark.svg", "<svg>2</svg>")
    assert room.build().code == 0
    assert room.read("404.html") == "<svg>2</svg>"


def test_style_sheets_follow_what_they_refer_to(room: Room) -> None:
    room.write("static/assets/press.css", '@import url("b.css"); a { mask: url(i.svg#a) }')
    room.write("static/assets/b.css", '@import url(press.css); b { background: url("c.png?v=1") }')
    room.write("static/assets/i.svg", "<svg/>")
    room.write("static/assets/c.png", b"\x89PNG\r\n\x1a\n1")
    room.write("static/assets/old.css", b"/* \xe9 */")
    assert room.build().code == 0
    first = {path for path in room.tree() if path.endswith(".css")}
    room.write("static/assets/c.png", b"\x89PNG\r\n\x1a\n2")
    assert room.build().code == 0
    second = {path for path in room.tree() if path.endswith(".css")}
    changed = {path.split(".")[0] for path in second - first}
    assert changed == {"assets/press", "assets/b", "assets/feed"}
    (press,) = (path for path in second if path.startswith("assets/press"))
    (b,) = (path for path in second if path.startswith("assets/b."))
    assert f'@import url("/{b}")' in room.read(press)
    assert 'url("/assets/i.' in room.read(press)
    assert '.svg#a")' in room.read(press)
