"""Pages of one's own, from a file in `content/pages/` to the site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pressroom.content.reserved import is_reserved
from tests.conftest import Room

BEFORE = "2026-05-04T08:59:59-04:00"
AT = "2026-05-04T09:00:00-04:00"


def page(room: Room, name: str, body: str = "We make anvils.", **keys: str) -> Path:
    rows = "\n".join(f"{key}: {value}" for key, value in ({"title": "About us"} | keys).items())
    return room.write(f"content/pages/{name}.md", f"---\n{rows}\n---\n\n{body}\n")


def settings(room: Room, more: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("id_authority", f"{more}\nid_authority", 1))


def test_a_page_is_on_the_site_and_in_no_list_or_feed_of_releases(room: Room) -> None:
    """One without a date is public now. It has the text's typography, its documents, its place in
    the menu, a redirect from where it was, and is in sitemap, Markdown and llms.txt."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[exports]\nmarkdown = true\nllms = true\n")
    room.release()
    folder = room.path / "content/pages/company/governance"
    page(
        room,
        "company/governance/index",
        'The "board" meets. ![Seats](seats.png)',
        title="Governance",
        menu="main",
        redirects="[/old/board.html]",
        attachments="[{file: charter.pdf, title: Charter}]",
    )
    (folder / "charter.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "seats.png").write_bytes(b"\x89PNG\r\n\x1a\n0")
    page(room, "imprint", title="Imprint", menu="foot")

    assert room.build().code == 0

    shown = room.read("company/governance/index.html")
    assert "The “board” meets." in shown and ">Charter</a> (PDF, 1 kB)" in shown
    home = room.read("index.html")
    main, _, foot = home.partition("</header>")
    assert '<li><a href="/company/governance/">Governance</a></li>' in main
    assert "Governance" not in foot and "Imprint" in foot and "Imprint" not in main
    assert 'url=/company/governance/"' in room.read("old/board.html")
    assert "/old/board.html /company/governance/ 301" in room.read("_redirects")
    sitemap = room.read("sitemap.xml")
    assert "<loc>https://press.example.com/company/governance/</loc><image" in sitemap
    assert "<loc>https://press.example.com/imprint/</loc></url>" in sitemap
    assert room.read("company/governance/index.md").startswith("# Governance\n\nThe “board” meets.")
    assert "[Governance](https://press.example.com/company/governance/index.md)" in room.read(
        "llms.txt"
    )
    for path in ("feed.xml", "atom.xml", "feed.json", "releases/index.html"):
        assert "board" not in room.read(path).partition("<main")[2]
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")


def test_nothing_of_a_page_is_early(room: Room) -> None:
    """Before its instant there is nothing of it, at its instant it is there, and `schedule` names
    the moment."""
    room.release()
    assert room.build("--as-of", BEFORE).code == 0
    without = room.tree()
    page(room, "merger", title="The merger", date="2026-05-04 09:00", menu="main")
    page(room, "draft", title="A draft", draft="true", menu="main")

    ran = room.build("--as-of", BEFORE)

    assert (ran.code, room.tree()) == (0, without)
    told = room.run("schedule", "--as-of", BEFORE, "--reveal").out
    assert "2026-05-04T09:00" in told and "The merger" in told and "A draft" not in told
    assert room.build("--as-of", AT).code == 0
    assert "May 4, 2026" in room.read("merger/index.html")
    assert "<lastmod>2026-05-04</lastmod>" in room.read("sitemap.xml")
    assert "draft/index.html" not in room.tree()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"date": "'soon'"}, "x.md:3: error PR009"),
        ({"date": "2026-05-04"}, ""),
        ({"date": "2026-06-01"}, "x.md:3: error PR003 embargo has no time"),
        ({"published": "false"}, "x.md:3: error PR006 unknown key `published`"),
        (
            {"menu": "side"},
            "error PR008 `side` is no place for a link — use one of `foot`, `main`, `none`",
        ),
        ({"order": "first"}, "error PR008 `order` must be a whole number, not `first`"),
        ({"url": "/releases/2026/x/"}, "error PR014 the address /releases/2026/x/ belongs to"),
        ({"url": "/documents/"}, "error PR014 the address /documents/ belongs to pages"),
        ({"url": "about"}, "error PR013 `about` is not an address within this site"),
        ({"translation_of": "home"}, "error PR011 unknown page `home`"),
        ({"language": "xx"}, "error PR016 `xx` is not among the site's languages"),
        (
            {"attachments": "[a.pdf]"},
            "there is no file `a.pdf` beside the page — move the page's text to x/index.md",
        ),
        ({"redirects": "[/releases/2026/results/]"}, "error PR014 the address /releases/2026/res"),
        ({"lint": "[{code: PR201, severity: bad, reason: x}]"}, "error PR008 `bad` is no severity"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(room: Room, keys: dict[str, str], told: str) -> None:
    room.release()
    page(room, "x", **keys)

    ran = room.build("--as-of", "2026-06-01T12:00:00-04:00")

    assert told in ran.err
    assert ran.code == int(bool(told))


def test_two_files_at_one_address_are_told(room: Room) -> None:
    page(room, "about")
    page(room, "us", url="/About/")
    room.release(url="/about/index.html")

    told = room.build().err

    assert told.count("is already taken by content/pages/about.md") == 2
    assert "content/pages/us.md:3: error PR014 the address /About/ is already taken" in told


def test_a_text_that_is_not_finished_stops_the_build(room: Room) -> None:
    page(room, "about", "Written by TK.")

    ran = room.build()

    assert ran.code == 1
    assert "content/pages/about.md:5: error PR204" in ran.err


def test_a_build_that_would_stop_at_the_instant_of_a_page_is_told_before(room: Room) -> None:
    room.release()
    page(room, "merger", "Written by TK.", date="2026-06-02 09:00")

    ran = room.run("schedule", "--check")

    assert ran.code == 1
    page(room, "merger", "Written by us.", date="2026-06-02 09:00")
    assert room.run("schedule", "--check").code == 0


def test_files_that_nobody_reads_are_told_by_lint(room: Room) -> None:
    room.release()
    page(room, "about")
    room.write("content/pages/logo.png", b"\x89PNG\r\n\x1a\n0")
    (room.path / "content/pages/link.md").symlink_to(room.path / "config.toml")

    ran = room.build()

    assert "content/pages: error PR018 a file here has a problem: links are not" in ran.err
    assert "logo" not in ran.err
    told = "\n".join(room.judged())
    assert "content/pages/link.md: error PR018 links are not followed" in told
    assert "content/pages/logo.png: warning PR018 this file belongs to no page" in told


MEANT = {
    "pages": ("page", ["about.docx", "about.MD", "share.html", "share.txt", "about"]),
    "documents": ("document", ["annual-report.pdf", "q3/deck.pptx", "call.mp3", "data.csv"]),
    "media": ("picture", ["logo.svg", "photos/anvil.JPG", "anvil.eps"]),
    "people": ("person", ["jane-doe.odt", "jane-doe.vcf", "jane-doe.md.txt"]),
    "events": ("event", ["agm.ics", "agm.eml", "agm.markdown", "2026/agm.rtf"]),
}


@pytest.mark.parametrize("folder", MEANT)
def test_what_may_be_meant_as_an_item_stops_a_build_which_does_not_name_it(
    room: Room, folder: str
) -> None:
    room.release()
    noun, names = MEANT[folder]
    for name in names:
        room.write(f"content/{folder}/{name}", "x")
    pictures = ["Thumbs.db", "a.js" if folder == "media" else "logo.png"]
    for name in pictures:
        room.write(f"content/{folder}/{name}", "x")

    ran = room.build()

    assert (ran.code, ran.err.count(f"content/{folder}: error PR018")) == (1, len(names))
    assert not [name for name in (*names, *pictures) if name in ran.err and "." in name]
    told = [row for row in room.judged() if "PR018" in row]
    assert len(told) == len(names) + len(pictures)
    for name in names:
        row = next(row for row in told if row.startswith(f"content/{folder}/{name}: error"))
        assert f"this file is no {noun}" in row
        assert ("rename it" in row) is name.lower().endswith((".md", ".md.txt", ".markdown"))
        assert (f"`pressroom new {noun} " in row) is ("rename it" not in row)
    assert room.run("new", noun, "Falcon").code == 0


def test_what_is_begun_stops_neither_build_nor_lint(room: Room) -> None:
    """What lacks yet is told, as a warning: a lint of CI that fails would hold up all others. In
    the text stands nothing of another language."""
    settings(room, 'languages = ["de", "en"]')
    kinds = ("page", "document", "person", "event", "picture")
    for args in (("ACME legt Zahlen vor",), *((kind, "Falcon") for kind in kinds)):
        assert room.run("new", *args).code == 0
    ran = room.run("lint")
    assert ran.code == 0 and " error " not in ran.err
    for row in (
        "events/falcon.md:6: warning PR009 the date is still to come",
        "documents/falcon/index.md:2: warning PR007",
    ):
        assert f"content/{row}" in ran.err
    for row in ("media/falcon/index.md:6", "documents/falcon/index.md:10"):
        assert f"content/{row}: warning PR013 which file it is, is still to come" in ran.err
    assert room.build().code == 0
    (begun,) = (room.path / "content/releases").glob("*zahlen*")
    assert "announced" not in begun.read_text(encoding="utf-8")
    # A fault that is not of what lacks stays one.
    path = room.path / "content/events/falcon.md"
    path.write_text(path.read_text().replace("kind: other", "kind: party"), encoding="utf-8")
    assert "content/events/falcon.md:9: error PR008" in room.run("lint").err


@pytest.mark.parametrize(
    "name", ["2026-12-01-merger", "20261201-merger", "2026-12-01-merger/index"]
)
@pytest.mark.parametrize("folder", ["pages", "people", "documents", "events"])
def test_a_file_named_by_a_day_to_come_is_not_public_now(
    room: Room, folder: str, name: str
) -> None:
    """Whoever names it as a release is named means it to be held; without `date` it would not."""
    room.release()
    keys = {
        "pages": "title: Merger",
        "people": "name: Merger",
        "documents": "title: Merger\nlink: https://reports.example.com/\nperiod: 2026",
        "events": "title: Merger\nstart: 2026-12-01 09:00",
    }[folder]
    file = f"content/{folder}/{name}.md"
    room.write(file, f"---\n{keys}\n---\n\nText.\n")

    told = f"{file}:1: error PR003 the file's name begins with a day to come"
    stops = folder != "events"
    ran = room.build()
    assert (ran.code, told in ran.err) == (int(stops), stops)
    assert (told in "\n".join(room.judged())) is stops
    assert room.build("--as-of", "2026-12-02T00:00:00-05:00").code == 0
    room.write(file, f"---\n{keys}\ndate: 2026-12-01 09:00\n---\n\nText.\n")
    assert room.build().code == 0


def test_a_page_in_two_languages(room: Room) -> None:
    """Each names the other; the menu has the one in the reader's language, by its place."""
    settings(room, 'languages = ["en", "de"]')
    room.release()
    room.release("2026-03-01-zahlen", language="de", translation_of="2026-03-01-results")
    page(room, "about", menu="main", order="2")
    page(room, "share", title="Share", menu="main", order="1")
    page(room, "de/about", title="Über uns", language="de", translation_of="about")

    assert room.build().code == 0

    english, german = room.read("about/index.html"), room.read("de/about/index.html")
    assert '<a href="/de/about/" hreflang="de" lang="de">Deutsch</a>' in english
    assert 'hreflang="x-default" href="https://press.example.com/about/"' in german
    assert english.index(">Share<") < english.index('<li><a href="/about/">About us</a></li>')
    assert '<li><a href="/de/about/">Über uns</a></li>' in german
    assert '<li><a href="/share/" lang="en" hreflang="en">Share</a></li>' in german


def index_of(room: Room, part: int) -> Any:
    table = room.path / f"output/search/texts/{part}/table.packed"
    return json.loads(gzip.decompress(table.read_bytes()))


def test_the_search_finds_pages(room: Room) -> None:
    """In a part of their own, after those of the releases, with no day where they have none; where
    only headlines are searched, among these."""
    room.release()
    page(room, "about", "Our share register is kept in Elbonia.")
    page(room, "merger", date="2026-05-04 09:00")
    room.build()
    titles = json.loads(room.read("search/titles.json"))["releases"]
    assert ["About us", "/about/", "", "en"] in [row[:4] for row in titles]
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + '\n[exports]\nsearch = "full-text"\n')

    room.build()

    assert 'data-parts="2"' in room.read("search/index.html")
    assert index_of(room, 0)["days"] != [] and index_of(room, 1)["days"][0] == 0
    texts = next((room.output / "search/texts/1").glob("texts-0-*"))
    assert "Elbonia" in gzip.decompress(texts.read_bytes()).decode()


def test_an_edit_of_a_page_writes_that_page_and_what_lists_it(room: Room) -> None:
    room.release()
    page(room, "about", menu="none")
    page(room, "share", title="Share", menu="none")
    room.build()
    before = room.tree()

    page(room, "about", "We make hammers now.", menu="none")
    ran = room.build()

    after = room.tree()
    changed = {path for path in after if before.get(path) != after[path]}
    lists = {"llms.txt", "api/items.json", ".pressroom.json"}
    assert changed == {"about/index.html", "about/index.md", *lists}
    assert "output/: 4 files written" in ran.out
    assert room.run("build", "--no-cache").code == 0
    assert room.tree() == after


def test_the_address_of_a_page_is_kept(room: Room) -> None:
    """The ledger has it; a build that would lose it stops, and a redirect keeps it."""
    room.release()
    path = page(room, "about")
    assert room.run("ledger", "--as-of", AT).code == 0
    ledger = (room.path / "content/ledger.toml").read_text()
    assert 'addresses = ["/about/"]' in ledger
    path.unlink()

    lost = room.build()

    assert lost.code == 1
    assert "error PR802 the address /about/ was published and would be lost" in lost.err
    assert "add `redirects: [/about/]` to the page that took its place" in lost.err
    page(room, "company", redirects="[/about/]")
    assert room.build().code == 0
    page(room, "company", url="/firm/", redirects="[/about/]")
    assert room.build().code == 0
    page(room, "company", "We make hammers now.", redirects="[/about/]")
    assert "PR803" not in "".join(room.judged())


def test_a_copy_of_a_file_of_a_held_page_is_not_published(room: Room) -> None:
    room.release()
    page(room, "merger/index", date="2026-07-01 09:00")
    room.write("content/pages/merger/terms.pdf", b"%PDF-1.4\nterms\n%%EOF\n")
    room.write("static/other.pdf", b"%PDF-1.4\nterms\n%%EOF\n")

    ran = room.build()

    assert "error PR031 a file here has a problem: it is a copy of a file that is not" in ran.err


@pytest.mark.parametrize(
    "pasted", ["The merger with Elbonia", "moonlighting", "/company/merger/", "terms"]
)
def test_the_second_lock_knows_pages(room: Room, pasted: str) -> None:
    """A headline, a word, an address or a file of a page that is held is found in a finished site;
    of a page without a date nothing is."""
    room.release()
    page(room, "company/about", "We are gardening.")
    page(
        room,
        "company/merger/index",
        "No moonlighting.",
        title="The merger with Elbonia",
        date="2026-07-01 09:00",
    )
    room.write("content/pages/company/merger/terms.txt", "What was agreed.")
    room.build()
    assert room.run("check").err == ""

    if pasted == "terms":
        (room.output / "other.bin").write_text("What was agreed.")
    else:
        (room.output / "other.txt").write_text(pasted)

    ran = room.run("check", "--reveal")
    assert "PR631" in ran.err
    assert "for 1 text that is not public" in ran.out


def test_a_page_begins_as_a_draft(room: Room) -> None:
    ran = room.run("new", "page", "Share information")

    path = room.path / "content/pages/share-information.md"
    assert ran.out.startswith("content/pages/share-information.md: a draft")
    assert 'title: "Share information"' in path.read_text()
    assert not any(": error" in row for row in room.judged() if "PR204" not in row)
    assert "share-information" not in "".join(room.tree())
    again = room.run("new", "page", "Share information")
    assert (again.code, "PR014 the file is there already" in again.err) == (1, True)
    wrong = room.run("new", "pge", "Share information")
    assert "no kind of content called `pge` — did you mean `page`?" in wrong.err
    assert "one title, in quotation marks" in room.run("new", "page", "Share", "information").err


def test_new_knows_kinds_by_their_names(room: Room) -> None:
    """A kind without a title begins no release, and `release` is a kind; so are the folders."""
    none = room.run("new", "picture")
    assert none.code == 2 and 'pressroom new picture "TITLE"' in none.err
    assert 'pressroom new release "picture"' in none.err
    assert 'pressroom new Events "TITLE"' in room.run("new", "Events").err
    release = room.run("new", "Release", "picture")
    assert release.code == 0 and release.out.startswith("content/releases/")
    assert room.run("new", "people", "Jane Roe").out.startswith("content/people/jane-roe.md")
    folder = room.run("new", "document", "Annual report 2026")
    assert folder.out.startswith("content/documents/annual-report-2026/index.md: a draft")
    assert "Its file belongs into content/documents/annual-report-2026/" in folder.out
    text = (room.path / "content/documents/annual-report-2026/index.md").read_text()
    assert "\nkind: annual-report\n" in text and "\nattachments: [TK]\n" in text
    for args, sort in (
        (("event", "Third quarter results"), "results"),
        (("event", "Works visit"), "other"),
        (("event", "Another kind: KIND"), "other"),
        (("picture", "Logo in white"), "logo"),
    ):
        text = (room.path / room.run("new", *args).out.partition(":")[0]).read_text()
        assert f"\nkind: {sort}\n" in text and f'title: "{args[1]}"\n' in text


@pytest.mark.parametrize(
    ("noun", "title", "told"),
    [
        ("document", "Annual report", 'its year: `pressroom new document "Annual report 2027"`'),
        ("page", "Search", "belongs to pages that Pressroom makes itself — give it another title"),
        ("page", "About", "the file is there already"),
    ],
)
def test_new_refuses_an_address_that_is_taken(room: Room, noun: str, title: str, told: str) -> None:
    room.write("content/pages/about/index.md", "---\ntitle: About\n---\n\nWe make anvils.\n")
    before = sorted((room.path / "content").rglob("*"))
    ran = room.run("new", noun, title)
    assert ran.code == 1 and "error PR014" in ran.err and told in ran.err
    assert sorted((room.path / "content").rglob("*")) == before


def test_the_schema_of_a_page(room: Room) -> None:
    schema = json.loads(room.run("schema", "page").out)

    assert schema["required"] == ["title"]
    assert schema["properties"]["menu"]["type"] == ["string", "number", "boolean"]
    assert schema["properties"]["order"]["type"] == "integer"
    assert schema["additionalProperties"] is False


def test_addresses_of_pressroom_are_reserved(room: Room) -> None:
    """All that a build makes by itself stands where no page may; a page of one's own does not."""
    settings(room, 'languages = ["en", "de"]')
    config = (room.path / "config.toml").read_text()
    exports = "\n[exports]\nmarkdown = true\nllms = true\napi = true\nnews_sitemap = true\n"
    room.write("config.toml", config + exports)
    room.release(topics="[clinical]", products="[anvil]")
    room.release("2026-03-02-zahlen", language="de", url="/de/zahlen/")
    room.build()
    hidden = {".pressroom.json", "_headers", "_redirects", "icon.svg", "favicon.ico"}
    own = {path for path in room.tree() if path not in hidden and not path.startswith("de/zahlen")}
    assert len(own) > 30

    assert [path for path in sorted(own) if not is_reserved(f"/{path}", ["en", "de"])] == []
    assert not is_reserved("/about/", ["en", "de"]) and not is_reserved("/de/about/", ["en", "de"])


def test_what_was_begun_is_published_when_it_is_filled_in(room: Room) -> None:
    """The comments of a new file, which speak of `date:`, make the second lock hold nothing back."""
    room.release()
    for kind in ("page", "document", "person", "event"):
        assert room.run("new", kind, f"Falcon {kind}").code == 0
    begun = (room.path / "content").rglob("*.md")
    for path in (path for path in begun if "falcon" in path.as_posix()):
        text = path.read_text("utf-8").replace(
            "draft: true # take this line out when it is ready\n", ""
        )
        text = text.replace("attachments: [TK]", "link: https://example.com/report.pdf")
        text = text.replace("start: TK", "start: 2026-12-01 09:00").replace("TK", "Head of works")
        text = text.replace('period: ""', "period: 2026")
        path.write_text(text, "utf-8")
    assert room.build().code == 0
    ran = room.run("check")
    assert (ran.code, ran.err) == (0, "")


def test_a_placeholder_in_a_key_of_its_own_stops_the_build(room: Room) -> None:
    room.release()
    for file, keys in (
        ("people/jo", "name: Jo Doe\npositions: [TK]"),
        ("events/call", "title: Call\nstart: 2026-12-01\ndial_in: TBD"),
    ):
        room.write(f"content/{file}.md", f"---\n{keys}\n---\n\nWords.\n")
    ran = room.build()
    assert ran.code == 1
    assert "content/people/jo.md:3: error PR204 `TK` in the `positions` is a placeholder" in ran.err
    assert "error PR204 `TBD` in the `dial_in` is a placeholder" in ran.err
