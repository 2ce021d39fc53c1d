"""Feeds as files: each item is a manuscript with its words, its date, its address, its files."""

from __future__ import annotations

import io
import json
from html import escape

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.archives.rss import read_rss
from pressroom.importers.archives.xml_items import stream
from pressroom.importers.records import Manuscript
from pressroom.importers.visible_words import lost_words
from tests.conftest import REPOSITORY
from tests.importers.archives.reading import NOTHING, folder, read

BODY = (
    '<p>Net sales <b>rose</b> to $72.8 million. See the <a href="/files/tables.pdf">tables</a>.</p>'
    '<p><img src="https://acme.example/img/plant.png" alt="The plant"></p>'
)
LINK = "https://acme.example/news/2026/results.html"
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>ACME</title><language>en-us</language>
<item><title>ACME Reports Results</title><link>{LINK}</link><guid isPermaLink="false">7</guid>
<pubDate>Tue, 03 Mar 2026 09:00:00 EST</pubDate><atom:updated>2026-03-04T10:00:00Z</atom:updated>
<category>Results</category><description>A strong quarter for anvils</description>
<content:encoded>{escape(BODY)}</content:encoded>
<enclosure url="https://acme.example/files/slides.pdf" type="application/pdf" length="9"/></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US"><title>ACME</title>
<entry><id>tag:acme.example,2026:7</id><title>ACME Reports Results</title>
<link rel="alternate" href="{LINK}"/>
<link rel="enclosure" href="https://acme.example/files/slides.pdf" type="application/pdf"/>
<published>2026-03-03T09:00:00-05:00</published><updated>2026-03-04T10:00:00Z</updated>
<category term="results" label="Results"/><summary>A strong quarter for anvils</summary>
<content type="html">{escape(BODY)}</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "ACME",
        "language": "en-US",
        "items": [
            {
                "id": "7",
                "url": LINK,
                "title": "ACME Reports Results",
                "summary": "A strong quarter for anvils",
                "content_html": BODY,
                "date_published": "2026-03-03T09:00:00-05:00",
                "date_modified": "2026-03-04T10:00:00Z",
                "tags": ["Results"],
                "attachments": [{"url": "https://acme.example/files/slides.pdf"}],
            }
        ],
    }
)
BESIDE = folder(
    {"files/tables.pdf": "%PDF-t", "files/slides.pdf": "%PDF-s", "img/plant.png": "PNG"}
)


def test_three_formats_of_one_feed_give_one_manuscript() -> None:
    found = [read(RSS, beside=BESIDE), read(ATOM, beside=BESIDE)]
    found.append(read(JSON_FEED, "feed.json", BESIDE))
    rss, atom, json_feed = (
        msgspec.structs.replace(each.only, source="", problems=()) for each in found
    )
    assert rss == atom == json_feed
    assert rss.title == "ACME Reports Results"
    assert rss.text == (
        "Net sales **rose** to $72.8 million. See the [tables](tables.pdf).\n\n"
        "![The plant](plant.png)"
    )
    assert (rss.date, rss.updated) == ("2026-03-03T09:00-05:00", "2026-03-04T10:00+00:00")
    assert (rss.language, rss.address) == ("en-US", "/news/2026/results.html")
    assert (rss.topics, rss.subheads) == (("Results",), ("A strong quarter for anvils",))
    assert rss.attachments == (("slides.pdf", ""),)
    assert {(file.name, file.data) for file in rss.files} == {
        ("plant.png", b"PNG"),
        ("tables.pdf", b"%PDF-t"),
        ("slides.pdf", b"%PDF-s"),
    }
    assert len(rss.files) == 3
    assert all(each.told == [] for each in found)


def test_files_that_lie_elsewhere_are_told_and_never_fetched() -> None:
    found = read(RSS)
    assert found.only.files == () and found.only.attachments == ()
    assert found.told == [
        "feed.xml#1: note PR459 a picture is not in the file and left out: `plant.png` — put it "
        "beside the release and write `![what it shows](name.png)`",
        "feed.xml#1: warning PR466 the file at https://acme.example/files/slides.pdf is not beside "
        "the archive, and nothing is fetched — load it down and name it in `attachments`",
    ]
    assert "[tables](https://acme.example/files/tables.pdf)" in found.only.text


def test_a_file_that_has_but_its_name_in_common_with_an_address_is_told() -> None:
    found = read(RSS, beside=folder({"slides.pdf": "%PDF"}))
    assert found.only.attachments == (("slides.pdf", ""),)
    assert found.told[-1] == (
        "feed.xml#1: warning PR475 `slides.pdf` beside the archive is taken for "
        "https://acme.example/files/slides.pdf — look whether it is that file, and not another of "
        "the same name"
    )


def test_a_file_of_that_name_in_some_other_folder_is_not_taken() -> None:
    found = read(RSS, beside=folder({"drafts/slides.pdf": "%PDF", "drafts/plant.png": "PNG"}))
    assert found.only.files == ()


def item(inside: str, head: str = "") -> str:
    return (
        f'<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>{head}'
        f"<item><title>Results</title>{inside}</item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<description>Two &amp;amp; two.\n\nA * star.</description>", "Two & two.\n\nA \\* star."),
        ("<description>p &amp;lt; 0.001</description>", "p < 0.001"),
        ("<description><![CDATA[H<sub>2</sub>O]]></description>", "H<sub>2</sub>O"),
        (
            "<description><![CDATA[<article><h2>Outlook</h2><p>Up.</p></article>After]]></description>",
            "## Outlook\n\nUp.\n\nAfter",
        ),
        (
            '<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One <x:em>two</x:em></x:p></x:body>',
            "One *two*",
        ),
        (
            '<description><![CDATA[<a href="tel:+12125550100">Call</a>]]></description>',
            "[Call](tel:+12125550100)",
        ),
        ("<description><![CDATA[<ul><li>a<li>b</ul>]]></description>", "- a\n- b"),
    ],
)
def test_a_description_in_any_dress_is_the_text(inside: str, text: str) -> None:
    assert read(item(inside)).only.text == text


def test_what_html_hides_reaches_neither_text_nor_headline() -> None:
    body = escape(
        '<p>Shown.</p><p style="display:none">SECRET one</p><!-- SECRET two --><p hidden>SECRET '
        "three</p><script>SECRET</script><template><p>SECRET four</p></template>"
    )
    title = escape("Results<span hidden>SECRET five</span>")
    found = read(
        f"<rss><channel><item><title>{title}</title><description>{body}</description></item></channel></rss>"
    )
    written = msgspec.structs.replace(found.only, problems=())
    assert "SECRET" not in repr(written)
    assert (written.title, written.text) == ("Results", "Shown.")
    assert [line.split()[2] for line in found.told if " note " not in line] == ["PR471", "PR455"]
    assert "`SECRET one`" in found.told[1]


def test_an_excerpt_of_the_text_is_no_subhead_and_other_words_are() -> None:
    content = 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    body = f"<c:encoded {content}>&lt;p&gt;Net sales rose a lot this year.&lt;/p&gt;</c:encoded>"
    cut = read(item(f"<description>Net sales rose a […]</description>{body}")).only
    other = read(item(f"<description>Anvils sell well</description>{body}")).only
    assert (cut.subheads, other.subheads) == ((), ("Anvils sell well",))
    assert "Anvils sell well" in other.visible


def test_what_no_release_has_is_told_once_and_not_for_each_item() -> None:
    feed = RSS.replace("</item>", "<comments>https://x</comments></item>").replace(
        "<item>", "<item><author>desk@acme.example (Desk)</author>"
    )
    one = feed[feed.index("<item>") : feed.index("</channel>")]
    found = read(feed.replace("</channel>", f"{one}</channel>"), beside=BESIDE)
    assert len(found.manuscripts) == 2
    assert found.told == [
        "feed.xml: note PR469 `author` of 2 items is not taken over — look whether readers miss it; "
        "if so, write it into the releases"
    ]


def test_an_atom_entry_tells_what_it_lacks() -> None:
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" '
        'xml:base="https://acme.example/a/"><entry><id>urn:uuid:1</id>'
        '<title type="html">R&amp;amp;D &lt;b&gt;rises&lt;/b&gt;</title><link href="b.html"/>'
        "<updated>2026-03-04T10:00:00Z</updated>"
        '<content type="text/html" src="https://acme.example/body.html"/>'
        "<app:control><app:draft>yes</app:draft></app:control></entry></feed>"
    )
    found = read(entry)
    assert (found.only.title, found.only.address) == ("R&D rises", "/a/b.html")
    assert (found.only.date, found.only.keys) == ("", {"draft": True})
    assert found.told == [
        "feed.xml#1: warning PR464 it has no date of publication; it was last changed on "
        "`2026-03-04T10:00:00Z` — write `date` into the release",
        "feed.xml#1: warning PR466 its text is at https://acme.example/body.html, and nothing is "
        "fetched — save that page, and import it",
        "feed.xml#1: warning PR467 the archive has it as a draft: the release stays a draft — take "
        "`draft: true` out when it may be seen",
    ]


def test_atom_s_xhtml_is_read_and_its_plain_text_is_no_html() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Loss &lt;b&gt; 5</title>'
        "<published>2026-03-03</published>{}</entry></feed>"
    )
    xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/>b</p></div></content>'
    assert read(feed.format(xhtml)).only.text == "a\\\nb"
    plain = read(feed.format("<content>a &lt;b&gt;</content>")).only
    assert (plain.text, plain.title) == ("a \\<b>", "Loss <b> 5")


def test_old_addresses_stay_or_are_told() -> None:
    links = (
        "<link>https://acme.example/phoenix.zhtml?c=1&amp;ID=2&amp;utm_source=rss</link>"
        "<guid>https://acme.example/news/r1/</guid>"
    )
    found = read(item(links + "<description>Text.</description>"))
    assert (found.only.address, found.only.aliases) == ("/news/r1/", ("/phoenix.zhtml?c=1&ID=2",))
    assert found.told == []
    odd = read(item("<link>https://acme.example/a*b:c</link><description>Text.</description>"))
    assert (odd.only.address, odd.only.aliases) == ("", ())
    assert odd.told == [
        "feed.xml#1: warning PR465 `/a*b:c` can be no address here, and no redirect — redirect it "
        "where the domain is served"
    ]


def test_the_sample_feed_is_read() -> None:
    data = (REPOSITORY / "docs/samples/import/feed.xml").read_bytes()
    found = read(data)
    assert [(m.title, m.date, m.address, m.aliases, m.topics) for m in found.manuscripts] == [
        (
            "Japan’s Health Ministry Approves Kadcyla®",
            "2013-09-20T06:30-04:00",
            "/news/2013/kadcyla-japan.html",
            ("/phoenix.zhtml?c=98047&ID=1857",),
            ("Regulatory",),
        ),
        (
            "Europe Approves Kadcyla® for HER2-Positive Breast Cancer",
            "2013-11-20T06:30-05:00",
            "/news/2013/kadcyla-europe.html",
            (),
            ("Regulatory",),
        ),
        (
            "TH3RESA: Kadcyla® Delays Progression after Two or More HER2 Medicines",
            "2013-09-28",
            "/news/2013/th3resa.html",
            (),
            ("Clinical",),
        ),
    ]
    assert "Form for subscribers" not in "".join(m.text for m in found.manuscripts)
    assert [line.split(" — ")[0] for line in found.told if "PR464" in line] == [
        "feed.xml#3: warning PR464 the hour of `Sat, 28 Sep 2013 07:30:00` has no time zone: the day "
        "alone is taken"
    ]


class _Endless(io.RawIOBase):
    """A feed that never ends, a few items for each time it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def read(self, size: int = -1) -> bytes:
        self.asked += 1
        head = b"<rss><channel><language>de</language>" if self.asked == 1 else b""
        return head + b"<item><title>One</title><description>Text.</description></item>" * 20


def test_a_feed_is_read_item_by_item_and_no_item_is_kept() -> None:
    items = stream(_Endless(), "feed.xml", "item")  # type: ignore[arg-type]
    for _ in range(500):
        item = next(items)
    assert len(item.getparent()) < 30  # the language, this item, and what was read ahead
    manuscripts = read_rss(_Endless(), "feed.xml", NOTHING)  # type: ignore[arg-type]
    found = [next(manuscripts) for _ in range(60)]
    assert isinstance(found[59], Manuscript)
    assert (found[59].source, found[59].language) == ("feed.xml#60", "de")


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)


@given(
    st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(["p", "li", "h2", "td", "b", "span"])
)
def test_each_word_of_an_item_is_in_its_manuscript(parts: list[str], tag: str) -> None:
    markup = "".join(f"<{tag}>{escape(part)}</{tag}> " for part in parts)
    if tag == "td":
        markup = f"<table><tr>{markup}</tr></table>"
    found = read(item(f"<description>{escape(markup)}</description>")).only
    assert lost_words(" ".join(parts), [found.text, found.title]) == ()
    assert lost_words(" ".join(parts), [found.visible]) == ()
