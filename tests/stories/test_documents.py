"""Documents, from a file in `content/documents/` to their lists."""

from __future__ import annotations

import json
import re

import feedparser
import pytest

from tests.conftest import Room

BEFORE = "2026-05-04T08:59:59-04:00"
PDF = b"%PDF-1.4\n%%EOF\n"


def document(room: Room, name: str, body: str = "", **keys: str) -> None:
    """A document with its file beside it, unless the keys say otherwise."""
    given = {
        "title": "Annual report 2025",
        "kind": "annual-report",
        "period": "2025",
        "attachments": f"[{{file: {name}.pdf, title: Report}}]",
    } | keys
    rows = "\n".join(f"{key}: {value}" for key, value in given.items() if value)
    room.write(f"content/documents/{name}/index.md", f"---\n{rows}\n---\n\n{body}\n")
    room.write(f"content/documents/{name}/{name}.pdf", PDF + name.encode())


def test_documents_are_listed_by_year_and_by_kind(room: Room) -> None:
    room.release(products="[anvil]")
    document(room, "annual-report-2025", "Audited.", products="[anvil, kadcyla]")
    document(
        room,
        "q1-slides",
        title="Results in pictures",
        kind="presentation",
        period="2026-Q1",
        date="2026-05-04 09:00",
        link="https://www.example.org/slides",
    )
    document(room, "annual-report-2024", title="Annual report 2024", period="2024")

    assert room.build().code == 0

    listed = room.read("documents/index.html")
    assert re.findall(r'<h2 id="y(\d+)">', listed) == ["2026", "2025", "2024"]
    assert re.findall(r"<h3><a [^>]*>(.*?)</a>", listed) == [
        "Results in pictures",
        "Annual report 2025",
        "Annual report 2024",
    ]
    assert "Presentations · <span>1st quarter 2026</span> · <time" in listed
    assert '<a href="https://www.example.org/slides">On example.org</a>' in listed
    assert "3 documents" in listed
    by_kind = room.read("documents/annual-report/index.html")
    assert "Results in pictures" not in by_kind and "2 documents" in by_kind
    assert '<a href="/documents/annual-report/" aria-current="page">Annual reports</a>' in by_kind
    own = room.read("documents/annual-report-2025/index.html")
    assert "Audited." in own and '<a href="/products/anvil/">Anvil</a>' in own
    assert "/products/kadcyla/" not in own  # no release names it, so it has no page
    assert '>Report</a> <span class="quiet">(PDF, 1 kB)</span>' in own
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', own)
    assert script is not None
    data = json.loads(script[1])["@graph"][0]
    assert (data["@type"], data["associatedMedia"][0]["encodingFormat"]) == (
        "Report",
        "application/pdf",
    )
    assert '<li><a href="/documents/">Documents</a></li>' in room.read("index.html")
    sitemap = room.read("sitemap.xml")
    assert "/documents/</loc><lastmod>2026-05-04<" in sitemap
    assert "/documents/annual-report/</loc></url>" in sitemap
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")


def test_documents_have_feeds(room: Room) -> None:
    """The one that became public last first, each with its files, from its instant on; none in a
    room without documents."""
    room.release(date="2026-01-05 09:00")
    room.build()
    assert not (room.output / "documents").exists()
    document(room, "annual-report-2025", "Audited.", title="The year's report")
    slides = {"title": "Slides", "kind": "presentation", "period": "2026-Q1"}
    slides["link"] = "https://www.example.org/slides?a=1&b=2"
    document(room, "slides", date="2026-05-04 09:00", **slides)
    assert room.build("--as-of", BEFORE).code == 0
    assert [row["title"] for row in fed(room)] == ["The year’s report"]
    assert room.build("--as-of", "2026-05-04T09:00:00-04:00").code == 0
    first, second = fed(room)
    assert (first["title"], first["published"]) == ("Slides", "Mon, 04 May 2026 09:00:00 -0400")
    assert first["summary"] == "Presentations · 1st quarter 2026"
    assert "https://www.example.org/slides?a=1&amp;b=2" in first["content"][0]["value"]
    assert [each["type"] for each in first["enclosures"]] == ["application/pdf"]
    assert second["published"] == "Mon, 05 Jan 2026 09:00:00 -0500"
    assert "Audited." in second["content"][0]["value"]
    for page in ("documents/index.html", "documents/presentation/index.html"):
        assert '<a href="/documents/feed.xml"' in room.read(page)
    assert 'href="/documents/atom.xml"' in room.read("subscribe/index.html")
    assert "/documents/feed.json" in room.read("llms.txt")
    checked = room.run("check", "--as-of", "2026-05-04T09:00:00-04:00")
    assert (checked.code, checked.err) == (0, "")


def fed(room: Room) -> list[feedparser.FeedParserDict]:
    read = feedparser.parse((room.output / "documents/feed.xml").read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    entries: list[feedparser.FeedParserDict] = read.entries
    return entries


def test_a_file_of_a_document_that_tells_its_author_is_told(room: Room) -> None:
    document(room, "slides")
    told = b"%PDF-1.4\n1 0 obj\n<</Author (Jane Doe)>>\nendobj\ntrailer\n<</Info 1 0 R>>\n%%EOF\n"
    room.write("content/documents/slides/slides.pdf", told)

    assert "content/documents/slides/slides.pdf: warning PR022" in "\n".join(room.judged())


def test_documents_are_there_for_programs(room: Room) -> None:
    room.release()
    room.build()
    assert not (room.output / "api/items.json").exists()
    document(room, "slides", "In pictures.", kind="presentation", period="2026-Q1")

    room.build()

    (row,) = json.loads(room.read("api/items.json"))["items"]
    (file,) = row.pop("files")
    assert room.tree()[file["url"].removeprefix("https://press.example.com/")] == PDF + b"slides"
    assert (file["title"], file["type"], file["size"]) == ("Report", "application/pdf", 21)
    assert row == {
        "id": "tag:press.example.com,2012:document/slides",
        "kind": "document",
        "url": "https://press.example.com/documents/slides/",
        "title": "Annual report 2025",
        "summary": "In pictures.",
        "language": "en",
        "category": "presentation",
        "period": "2026-Q1",
    }


def test_neither_a_document_nor_its_file_is_early(room: Room) -> None:
    """Not even the address of its list is, where it is the first."""
    room.release()
    room.build("--as-of", BEFORE)
    without = room.tree()
    document(room, "slides", kind="presentation", date="2026-05-04 09:00")

    assert room.build("--as-of", BEFORE).code == 0
    assert room.tree() == without

    assert room.build("--as-of", "2026-05-04T09:00:00-04:00").code == 0
    new = set(room.tree()) - set(without)
    assert {"documents/index.html", "documents/slides/index.html"} < new
    assert [path for path in new if path.endswith("/slides.pdf")]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"kind": "anual-report"}, "`anual-report` is no kind of document — did you mean `annual-"),
        ({"period": "2025-Q5"}, "error PR008 `2025-Q5` is no period — write `2026` for a fiscal"),
        ({"period": ""}, "error PR007 neither `period` nor `date` says of which year"),
        ({"period": "", "date": "2026-05-04 09:00"}, ""),
        (
            {"attachments": ""},
            "error PR007 the document has no file — put the file into its folder",
        ),
        ({"attachments": "", "link": "https://example.org/x"}, ""),
        ({"link": "http://example.org/x"}, "error PR013 `http://example.org/x` is no safe web add"),
        ({"attachments": "[slide.pdf]"}, "there is no file `slide.pdf` beside the document — did"),
        ({"products": "[hammer]"}, "error PR011 unknown product `hammer`"),
        ({"url": "/documents/annual-report/"}, "error PR014 the address /documents/annual-report/"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(room: Room, keys: dict[str, str], told: str) -> None:
    room.release()
    document(room, "slides", **keys)

    ran = room.build()

    assert told in ran.err
    assert ran.code == int(bool(told))


def test_an_address_that_lists_have_is_mended_where_it_comes_from(room: Room) -> None:
    document(room, "presentation")
    (room.path / "content/documents/presentation/index.md").rename(
        room.path / "content/documents/filing.md"
    )
    document(room, "presentation")
    document(room, "slides", url="/documents/other/")
    told = [row for row in room.build().err.splitlines() if "the list of its kind" in row]
    assert [(row.split(":")[0], row.split(" — ")[1]) for row in told] == [
        ("content/documents/filing.md", "give the file another name, such as with its year"),
        (
            "content/documents/presentation/index.md",
            "give the folder another name, such as with its year",
        ),
        ("content/documents/slides/index.md", "write another one, such as with its year"),
    ]


def test_a_document_in_two_languages_is_listed_once(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    config = config.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config)
    room.release()
    document(room, "report")
    document(
        room,
        "bericht",
        title="Geschäftsbericht 2025",
        language="de",
        translation_of="report",
        period="2025-H1",
    )

    assert room.build().code == 0

    listed = room.read("documents/index.html")
    assert "Geschäftsbericht" not in listed and "1 document<" in listed
    assert '<a href="/documents/bericht/" hreflang="de" lang="de">Deutsch</a>' in listed
    own = room.read("documents/bericht/index.html")
    assert "Geschäftsberichte · <span>Erstes Halbjahr 2025</span>" in own
