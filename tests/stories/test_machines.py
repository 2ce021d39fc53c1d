"""What machines get: JSON, ninjs, Markdown, guides, headers and sitemaps, each by its own rules."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from pressroom.formats import sitemap
from tests.conftest import REPOSITORY, SHARED, Room

SITE = "https://press.example.com"
PAGE = "releases/2026/results"
SECRETS = ("TODO ask counsel", "lint", "PR202")


def settings(room: Room, *rows: str, table: str = "exports") -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + f"\n[{table}]\n" + "\n".join(rows) + "\n")


def full(room: Room) -> None:
    """A release with all that other forms show, and with what an author keeps for himself."""
    room.write("content/boilerplate/acme.md", "## About ACME\n\nIron since 1901.\n")
    room.write("content/releases/2026-03-01-results/annex.pdf", "%PDF-1.7 annex")
    room.release(
        "2026-03-01-results/index",
        "Net sales *rose* by 12 percent.\n\n<!-- TODO ask counsel -->\n\n"
        "| Item | 2026 |\n|---|---|\n| Sales | 12 |\n\nSee the [annex](annex.pdf).",
        title="ACME Reports <b>Results</b> & More",
        subheads="[Best year, Sales rose]",
        dateline="{city: WALTHAM, region: Mass., wire: Business Wire}",
        ticker="'NYSE: ACME'",
        products="[anvil]",
        topics="[Events]",
        contacts="[investors]",
        boilerplate="[acme]",
        lint="[{code: PR202, reason: counsel}]",
    )


def read_json(room: Room, path: str) -> Any:
    return json.loads(room.read(path))


# ninjs


def test_a_release_as_ninjs(room: Room) -> None:
    full(room)
    assert room.build().code == 0, room.build().err
    item = read_json(room, f"{PAGE}/ninjs.json")
    assert item["uri"] == "tag:press.example.com,2012:2026-03-01-results"
    assert item["language"] == "en"
    assert item["headlines"][0]["value"] == "ACME Reports <b>Results</b> & More"
    assert item["versionCreated"].startswith("2026-03-01T")
    assert "Net sales" in json.dumps(item["bodies"]) and "Iron since" in json.dumps(item["bodies"])
    assert "XNYS" in json.dumps(item)
    assert "embargoed" not in item


def test_ninjs_keeps_to_its_schema(room: Room) -> None:
    path = SHARED / "schemas/ninjs/ninjs-schema_3.1.json"
    if not path.is_file():
        pytest.skip("the schema of ninjs is not here")
    full(room)
    room.release("2026-03-02-bare", title="Bare", date="2026-03-02", body="")
    assert room.build("--as-of", "2026-06-01T00:00:00Z").code == 0
    schema = json.loads(path.read_text())
    schema.pop("$id", None)
    # GeoJSON is at an address elsewhere, and no release of ours has a shape.
    text = re.sub(r'\{\s*"\$ref":\s*"https?://[^"]+"\s*\}', "{}", json.dumps(schema))
    validator = jsonschema.Draft202012Validator(json.loads(text))
    for name in ("results", "bare"):
        item = read_json(room, f"releases/2026/{name}/ninjs.json")
        assert [error.message for error in validator.iter_errors(item)] == []
    item["unknown"] = True
    assert list(validator.iter_errors(item)), "the schema lets anything pass"


# Markdown


def test_a_release_as_markdown(room: Room) -> None:
    full(room)
    assert room.build().code == 0
    text = room.read(f"{PAGE}/index.md")
    parts = [
        "# ACME Reports \\<b>Results\\</b> & More",
        "2026-03-01T09:00:00-05:00",
        "- Best year",
        "WALTHAM, Mass.--(BUSINESS WIRE)-- Net sales *rose* by 12",
        "| Item | 2026 |",
        f"[annex]({SITE}/files/",
        "## About ACME",
        "Iron since 1901.",
        "Jane Doe",
        f"{SITE}/{PAGE}/",
    ]
    places = [text.replace("\u00a0", " ").find(part) for part in parts]
    assert -1 not in places, (parts[places.index(-1)], text)
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("September 30,", "2026", "September 30, 2026"),
        ("<b>September 30,</b>", "<b>2026</b>", "**September 30,** **2026**"),
        ("Three months ended", "September 30, 2026", "Three months ended September 30, 2026"),
        ("As of", "2026", "As of 2026"),
        ("Neun Monate zum", "30.09.2026", "Neun Monate zum 30.09.2026"),
        ("Exercice clos le", "30 juin 2026", "Exercice clos le 30 juin 2026"),
        ("Fiscal year:", "2026", "Fiscal year: 2026"),
        ("Three months", "2026", "Three months, 2026"),
        ("Change (%)", "2026", "Change (%), 2026"),
        ("Weekend", "2026", "Weekend, 2026"),
        ("Class A", "2026", "Class A, 2026"),
    ],
)
def test_heads_above_one_another_are_one_in_markdown(
    room: Room, above: str, below: str, expected: str
) -> None:
    room.release(
        body=f"<table><thead><tr><td></td><th>{above}</th></tr><tr><td></td><th>{below}</th></tr>"
        "</thead><tbody><tr><td>Net sales</td><td>12</td></tr></tbody></table>"
    )
    assert room.build().code == 0
    assert f"|  | {expected} |" in room.read(f"{PAGE}/index.md").replace("\u00a0", " ")


def test_forms_are_offered_on_the_page(room: Room) -> None:
    full(room)
    assert room.build().code == 0
    page = room.read(f"{PAGE}/index.html")
    assert f'<link rel="alternate" type="text/markdown" href="/{PAGE}/index.md"' in page
    assert f'href="/{PAGE}/ninjs.json"' in page


# The API


def test_the_api_keeps_to_its_schema(room: Room) -> None:
    full(room)
    room.release("2026-02-01-old", date="2026-02-01 09:00", title="Old")
    room.release(
        "2026-02-02-new",
        date="2026-02-02 09:00",
        title="CORRECTING and REPLACING Old",
        corrects="2026-02-01-old",
        correction_note="The year is 2026.",
    )
    assert room.build().code == 0
    page = read_json(room, "api/releases.json")
    schema = json.loads((REPOSITORY / "docs/api-schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(page)] == []
    assert page["total"] == 3
    newest = page["releases"][0]
    assert newest["url"] == f"{SITE}/{PAGE}/"
    assert newest["forms"] == {
        "ninjs": f"{SITE}/{PAGE}/ninjs.json",
        "markdown": f"{SITE}/{PAGE}/index.md",
    }
    assert page["releases"][2]["replaced_by"]["url"] == f"{SITE}/releases/2026/new/"
    assert list(validator.iter_errors({**page, "version": 7})), "the schema lets anything pass"


def test_older_pages_of_the_api_stay_as_they_are(room: Room) -> None:
    few_forms = (
        f"{(room.path / 'config.toml').read_text()}\n[exports]\nmarkdown = false\nninjs = false\n"
    )
    room.write("config.toml", few_forms)
    for number in range(230):
        day = f"2025-{1 + number // 28:02}-{1 + number % 28:02}"
        room.release(f"{day}-r{number}", "Text.", f"Release {number}", f"{day} 09:00")
    assert room.build().code == 0
    first = room.read("api/releases/1.json")
    newest = read_json(room, "api/releases.json")
    assert newest["total"] == 230
    assert newest["next"] == f"{SITE}/api/releases/1.json"
    assert "next" not in json.loads(first)
    urls = [row["url"] for page in (newest, json.loads(first)) for row in page["releases"]]
    assert len(urls) == len(set(urls)) == 230
    room.release("2026-05-05-last", date="2026-05-05 09:00", title="Last")
    assert room.build().code == 0
    assert room.read("api/releases/1.json") == first


# Guides


def test_a_guide_for_language_models(room: Room) -> None:
    full(room)
    assert room.build().code == 0
    guide = room.read("llms.txt")
    assert guide.startswith("# ACME Press Room\n")
    assert f"({SITE}/{PAGE}/index.md)" in guide
    assert f"[Anvil]({SITE}/products/anvil/)" in guide


def test_whom_to_tell_of_weak_points(room: Room) -> None:
    room.release()
    rows = ('contact = "mailto:security@example.com"', 'expires = "2026-12-31"')
    settings(room, *rows, table="security")
    ran = room.build()
    assert ran.code == 0 and "PR314" not in ran.err
    assert room.read(".well-known/security.txt") == (
        "Contact: mailto:security@example.com\n"
        "Expires: 2027-01-01T05:00:00Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {SITE}/.well-known/security.txt\n"
    )
    # RFC 9116 asks for a URI, and letters beyond ASCII stand in none.
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("security@example", "sécurité@bücher.example"))
    assert room.build().code == 0
    assert room.read(".well-known/security.txt").startswith(
        "Contact: mailto:s%C3%A9curit%C3%A9@xn--bcher-kva.example.com\n"
    )
    late = room.build("--as-of", "2027-01-01T05:00:00Z")
    assert "warning PR314 security.txt is out of date since 2026-12-31" in late.err


@pytest.mark.parametrize(
    ("contact", "expires"), [("security@example.com", "2026-12-31"), ("mailto:a@b.c", "soon")]
)
def test_a_security_table_that_cannot_be(room: Room, contact: str, expires: str) -> None:
    settings(room, f'contact = "{contact}"', f'expires = "{expires}"', table="security")
    ran = room.build()
    assert (ran.code, "PR306" in ran.err) == (2, True)


def test_headers_are_strict(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    text = room.read("_headers")
    everywhere = text[: text.index("\n\n")]
    assert "default-src 'none'; style-src 'self'" in everywhere
    assert "unsafe-inline" not in text and "unsafe-eval" not in text
    assert "script-src" not in everywhere
    for page in (data.decode() for path, data in room.tree().items() if path.endswith(".html")):
        assert " style=" not in page and "<style" not in page
        assert not re.search(
            r"<script(?! type=\"application/ld\+json\")(?! type=\"module\" src=)", page
        )
        assert not re.search(r" on\w+=", page)


# Sitemaps


def test_too_many_addresses_for_one_sitemap(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 10)
    for day in range(1, 15):
        room.release(f"2026-01-{day:02}-r{day}", date=f"2026-01-{day:02} 09:00", title=f"R {day}")
    assert room.build("--jobs", "1").code == 0
    index = ElementTree.fromstring(room.read("sitemap.xml"))
    assert index.tag.endswith("sitemapindex")
    names = [loc.text or "" for loc in index.iter(f"{{{sitemap._SITEMAP}}}loc")]
    assert names[0] == f"{SITE}/sitemap-1.xml" and len(names) > 1
    found = []
    for name in names:
        part = ElementTree.fromstring(room.read(name.removeprefix(f"{SITE}/")))
        rows = [loc.text for loc in part.iter(f"{{{sitemap._SITEMAP}}}loc")]
        assert 0 < len(rows) <= 10
        found += rows
    assert len(found) == len(set(found))
    assert f"{SITE}/releases/2026/r1/" in found


def test_news_are_the_last_two_days(room: Room) -> None:
    room.release("2026-05-30-new", date="2026-05-30 13:00", title="New & <good>")
    room.release("2026-05-30-old", date="2026-05-30 11:00", title="Old")

    def news(moment: str) -> str:
        assert room.build("--as-of", moment).code == 0
        return room.read("news-sitemap.xml")

    text = news("2026-06-01T12:00:00-04:00")
    assert "New &amp; &lt;good&gt;" in text and "Old" not in text
    assert "<news:publication_date>2026-05-30T13:00:00-04:00</news:publication_date>" in text
    # Nothing else changes, and the file must all the same.
    assert "New" in news("2026-06-01T12:59:00-04:00")
    assert "New" not in news("2026-06-01T13:01:00-04:00")
    ElementTree.fromstring(room.read("news-sitemap.xml"))


# All of it off or on, each by its line


@pytest.mark.parametrize(
    ("key", "files"),
    [
        ("ninjs", [f"{PAGE}/ninjs.json"]),
        ("markdown", [f"{PAGE}/index.md"]),
        ("api", ["api/releases.json"]),
        ("news_sitemap", ["news-sitemap.xml"]),
        ("llms", ["llms.txt"]),
        ("headers", ["_headers"]),
    ],
)
def test_each_is_switched_by_its_line(room: Room, key: str, files: list[str]) -> None:
    room.release()
    assert room.build().code == 0
    assert all((room.output / file).exists() for file in files)
    settings(room, f"{key} = false")
    assert room.build().code == 0
    for file in files:
        assert not (room.output / file).exists()
        assert file not in room.read(f"{PAGE}/index.html")
    assert room.run("check").code == 0


def test_a_hub_is_named_in_every_feed(room: Room) -> None:
    room.release()
    settings(room, 'hub = "https://hub.example.com/"', table="feeds")
    assert room.build().code == 0
    for name in ("feed.xml", "atom.xml"):
        assert re.search(
            r'<(atom:)?link href="https://hub.example.com/" rel="hub"/>', room.read(name)
        )
    assert read_json(room, "feed.json")["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example.com/"}
    ]


# JSON-LD


def test_json_ld_tells_of_the_release_and_its_place(room: Room) -> None:
    full(room)
    assert room.build().code == 0
    page = room.read(f"{PAGE}/index.html")
    found = json.loads(page.partition('<script type="application/ld+json">')[2].partition("<")[0])
    kinds = {each["@type"]: each for each in found["@graph"]}
    assert kinds["NewsArticle"]["headline"] == "ACME Reports <b>Results</b> & More"
    assert kinds["BreadcrumbList"]["itemListElement"][0]["item"] == f"{SITE}/"
    home = room.read("index.html")
    assert '"tickerSymbol":"XNYS ACME"' in home
