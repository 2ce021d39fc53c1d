"""Archives that cannot be read: an error with its place and what to do, and never half an import."""

from __future__ import annotations

import pytest

from tests.importers.archives.reading import read, read_folder

ITEM = "<item><title>{}</title><description>Net sales rose.</description></item>"
TWO = ITEM.format("One") + ITEM.format("Two")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
KNOWN = " — import RSS 2.0, Atom, JSON Feed, a WordPress export, NewsML, ninjs or a static site's folder"

BAD: list[tuple[str, str | bytes, int, str]] = [
    ("feed.xml", "", 0, "feed.xml: error PR460 the file is empty — load it down once more"),
    ("feed.xml", " \n\t", 0, "feed.xml: error PR460 the file is empty — load it down once more"),
    (
        "feed.xml",
        "<!DOCTYPE html><html><body>Please sign in</body></html>",
        0,
        "feed.xml: error PR460 this is no feed or archive: it is a web page — import it as what it is",
    ),
    (
        "feed.json",
        "<html>",
        0,
        "feed.json: error PR460 this is no feed or archive: it is a web page — import it as what it "
        "is",
    ),
    (
        "feed.xml",
        b"%PDF-1.7",
        0,
        "feed.xml: error PR460 this is no feed or archive: it is a PDF — import it as what it is",
    ),
    (
        "a.xml",
        "<opml></opml>",
        0,
        "a.xml: error PR460 this is XML of another kind, `<opml>`" + KNOWN,
    ),
    (
        "a.xml",
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></r:RDF>',
        0,
        "a.xml: error PR460 this is a feed of an old kind, RSS 1.0 or Atom 0.3" + KNOWN,
    ),
    (
        "a.xml",
        "<",
        0,
        "a.xml: error PR460 this is no well-formed XML from its first line on" + KNOWN,
    ),
    (
        "a.json",
        '{"data": []}',
        0,
        "a.json: error PR460 this JSON is neither a JSON Feed nor ninjs" + KNOWN,
    ),
    (
        "feed.xml",
        "<rss><channel><title>x</title></channel></rss>",
        0,
        "feed.xml: error PR460 there is no item in it — is it the right file?",
    ),
    (
        "feed.json",
        '{"version": "https://jsonfeed.org/version/1", "items": []}',
        0,
        "feed.json: error PR460 there is no item in it — is it the right file?",
    ),
    (
        "feed.json",
        '[{"version": "https://jsonfeed.org/version/1", "items": []}]',
        0,
        "feed.json: error PR460 there is no item in it — is it the right file?",
    ),
    (
        "feed.xml",
        "<content:encoded>x</content:encoded>",
        0,
        f"feed.xml: error PR460 this is XML of another kind, `<encoded>`{KNOWN}",
    ),
    (
        "feed.xml",
        "<rss><channel><item><title>One</title><content:encoded>x</content:encoded></item>",
        1,
        "feed.xml:1: error PR461 it is no well-formed XML after item 1: Namespace prefix content on "
        "encoded is not defined — have it written anew; what made it can be told by the line",
    ),
    (
        "feed.xml",
        f"<rss>\n<channel>\n{TWO}\n<item><title>Three</title>\n<descri",
        2,
        "feed.xml:5: error PR461 it is cut off after item 2: nothing is taken over — load it down "
        "once more, or have it written anew",
    ),
    (
        "feed.xml",
        f"<rss><channel>\n{TWO}\n<item><description>Three",
        2,
        "feed.xml:3: error PR461 it is cut off after item 2: nothing is taken over — load it down "
        "once more, or have it written anew",
    ),
    (
        "feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"},',
        0,
        "feed.json: error PR461 it is cut off: nothing is taken over — load it down once more, or "
        "have it written anew",
    ),
    (
        "feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 5000,
        0,
        "feed.json: error PR461 it is no JSON:",
    ),
    (
        "feed.xml",
        "<rss><channel>" + TWO.replace("Two", "Two & three"),
        1,
        "feed.xml:1: error PR461 it is no well-formed XML after item 1: xmlParseEntityRef: no name — "
        "have it written anew; what made it can be told by the line",
    ),
    (
        "feed.xml",
        "<rss><channel>" + TWO.replace("Two", "Two&nbsp;three"),
        1,
        "feed.xml: error PR461 `&nbsp;` in item 2 is HTML's, and no character of XML — have it "
        "written as the character itself",
    ),
    (
        "feed.xml",
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss>'
        f"<channel>{TWO.replace('Two', 'Two&nbsp;three')}</channel></rss>",
        1,
        "feed.xml: error PR461 `&nbsp;` in item 2 is HTML's, and no character of XML — have it "
        "written as the character itself",
    ),
    (
        "feed.xml",
        f"<rss><channel>{TWO.replace('Two', 'Café')}</channel></rss>".encode("latin-1"),
        1,
        "feed.xml:1: error PR461 bytes after item 1 are not of the encoding that it names, or control "
        "characters:",
    ),
    (
        "feed.xml",
        "<rss><channel>" + TWO.replace("Two", "T\x03wo") + "</channel></rss>",
        1,
        "feed.xml:1: error PR461 bytes after item 1 are not of the encoding that it names, or control "
        "characters: PCDATA invalid Char value 3 — have it written as UTF-8",
    ),
    (
        "feed.xml",
        f"<!DOCTYPE rss [{LAUGHS}]><rss><channel>{ITEM.format('&l8;')}</channel></rss>",
        0,
        "feed.xml: error PR462 it has entities of its own, which can stand for anything, and is "
        "refused — have it written without `<!ENTITY`, each character as itself",
    ),
    (
        "feed.xml",
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss><channel>'
        f"{ITEM.format('&f;')}</channel></rss>",
        0,
        "feed.xml: error PR462 it has entities of its own, which can stand for anything, and is "
        "refused — have it written without `<!ENTITY`, each character as itself",
    ),
    (
        "feed.xml",
        f"<!DOCTYPE rss [{LAUGHS}]><rss><channel>{ITEM.format('x')}<item a='&l8;'/></channel></rss>",
        0,
        "feed.xml: error PR462 it has entities of its own, which can stand for anything, and is "
        "refused — have it written without `<!ENTITY`, each character as itself",
    ),
    (
        "feed.xml",
        "<rss><channel>" + "<a>" * 300 + "</a>" * 300 + TWO + "</channel></rss>",
        0,
        "feed.xml:1: error PR461 an element before its first item is too large or too deep:",
    ),
    (
        "feed.xml",
        f"<rss><channel>{ITEM.format('One')}{ITEM.format('x' * 10_100_000)}</channel></rss>",
        1,
        "feed.xml:1: error PR461 an element after item 1 is too large or too deep:",
    ),
]


@pytest.mark.parametrize(("name", "data", "items", "told"), BAD)
def test_what_cannot_be_read_is_told_with_its_place(
    name: str, data: str | bytes, items: int, told: str
) -> None:
    found = read(data, name)
    assert len(found.manuscripts) == items
    assert len(found.told) == 1
    assert found.told[0].startswith(told), found.told[0]
    assert ": error PR46" in found.told[0]  # so that nothing at all is written


def test_a_bad_item_does_not_hide_the_others() -> None:
    deep = "&lt;div&gt;" * 5000
    feed = (
        f"<rss><channel>{ITEM.format('One')}<item></item>"
        f"<item><title>Three</title><pubDate>3/4/2026</pubDate><description>{deep}</description></item>"
        f"{ITEM.format('Four')}</channel></rss>"
    )
    found = read(feed)
    assert [manuscript.title for manuscript in found.manuscripts] == ["One", "", "Three", "Four"]
    assert found.told[0] == (
        "feed.xml#2: warning PR463 the item has neither headline nor text — look into the archive"
    )
    assert any(line.startswith("feed.xml#3: error PR451 ") for line in found.told)
    assert found.told[-1] == (
        "feed.xml#3: warning PR464 `3/4/2026` is not a date that anybody can be sure of — write "
        "`date` into the release yourself"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: a: b\n---\nText.\n", "site/x.md:2: error PR004 not YAML: "),
        ("---\ntitle: a\n", "site/x.md:1: error PR002 the front matter has no closing `---`"),
        ("---\ntitle: a\ntitle: b\n---\n", "site/x.md:3: error PR005 `title` is already given"),
        ("---\na: &a [x]\nb: [*a, *a]\n---\n", "site/x.md:2: error PR004 a value repeats another"),
        (
            "+++\ntitle = a\n+++\nText.\n",
            "site/x.md:2: error PR476 the front matter is not TOML: ",
        ),
        ("+++\ntitle = 'a'\n", "site/x.md:1: error PR476 the front matter has no closing `+++`"),
        (
            '{"title": "a",\n"b" 1}\nText.\n',
            "site/x.md:2: error PR476 the front matter is not JSON: ",
        ),
        ("{" + '"a":{' * 5000, "site/x.md:1: error PR476 the front matter is not JSON: "),
        (b"---\ntitle: caf\xe9\n---\nText.\n", "site/x.md:2: error PR001 the file is not UTF-8"),
        ("\u2014-\ntitle: a\n---\n", "site/x.md:1: error PR002 the opening fence is "),
    ],
)
def test_front_matter_that_nobody_can_read_is_an_error(text: str | bytes, told: str) -> None:
    found = read_folder({"x.md": text, "y.md": "---\ntitle: Why\n---\nText.\n"})
    assert [manuscript.title for manuscript in found.manuscripts] == ["Why"]
    assert len(found.told) == 1 and found.told[0].startswith(told), found.told


def test_a_folder_without_texts_is_told() -> None:
    assert read_folder({"a.png": "x", "node_modules/x/readme.md": "y"}).told == [
        "site: error PR460 there is no page with a text in it — name the folder of its texts"
    ]
