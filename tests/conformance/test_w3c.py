"""The sample's feeds break none of the rules of W3C's feed validator; each rule bites."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

from . import feeds, w3c

pytestmark = pytest.mark.conformance

_RSS = b"""\
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>ACME &amp;amp; Co.</title><link>https://example.com/</link><description>News</description>
<managingEditor>ir@example.com</managingEditor>
<atom:link rel="self" href="https://example.com/rss"/>
<item><title>&lt;b&gt;Results&lt;/b&gt;</title><link>/results/</link><guid>1</guid>
<pubDate>Mon, 11 Jan 2015 00:00:00 -0500</pubDate><author>Jane Doe</author>
<content:encoded>&lt;a href="/x"&gt;x&lt;/a&gt;&lt;script&gt;&lt;/script&gt;</content:encoded>
<description>Text</description><enclosure url="https://example.com/a.pdf"/><enclosure/></item>
<item><title>Results</title><link>https://example.com/results/</link>
<guid isPermaLink="false">1</guid><pubDate>2015-01-11</pubDate></item>
<language>en</language></channel></rss>"""

_ATOM = b"""\
<feed xmlns="http://www.w3.org/2005/Atom">
<id>feed</id><title type="html">News</title><updated>2015-01-11 00:00</updated>
<entry><id>tag:example.com,2015:1</id><title>Results</title><updated>2015-02-30T00:00:00Z</updated>
<link href="/results/"/><link rel="alternate" href="https://example.com/results/"/>
<link rel="enclosure" href="https://example.com/a.pdf"/>
<link rel="enclosure" href="https://example.com/b.pdf"/>
<author><email>ir@example.com</email></author><summary>Sales rose.</summary>
<content type="xhtml">&lt;img src="a.png"&gt;</content></entry>
<entry><id>tag:example.com,2015:1</id><title/><updated>2015-01-11T00:00:00Z</updated></entry>
</feed>"""


def test_no_feed_has_a_fault(each: Path) -> None:
    config = tomllib.loads((REPOSITORY / "config.toml").read_text(encoding="utf-8"))
    home = config["site"]["url"].removesuffix("/")
    found = [
        f"{path.relative_to(each)}: {fault}"
        for path in feeds.paths(each, "feed.xml", "atom.xml")
        for fault in w3c.faults(path.read_bytes(), f"{home}/{path.relative_to(each).as_posix()}")
    ]
    # A headline that is itself about HTML; the validator can only guess.
    assert [fault for fault in found if "<script>alert(1)</script>" not in fault] == []


def test_each_fault_of_an_rss_feed_is_found() -> None:
    assert w3c.faults(_RSS, "https://example.com/feed.xml") == [
        "channel: HTML in title: ACME &amp; Co.",
        "channel: link rel=self is ['https://example.com/rss'], not https://example.com/feed.xml",
        "channel: managingEditor is not `e-mail (name)`",
        "channel: something comes after an item",
        "2 items with the guid 1",
        "item: HTML in title: <b>Results</b>",
        "item: pubDate is no RFC 822 date: Mon, 11 Jan 2015 00:00:00 -0500",
        "item: author is not `e-mail (name)`",
        "item: link is no web address",
        "item: guid lacks isPermaLink=false",
        "item: content:encoded before description",
        "item: enclosure lacks url, length or type",
        "item: more than one enclosure",
        "item: relative href in its text: /x",
        "item: <script> in its text",
        "item: not one description with a text",
        "item: pubDate is no RFC 822 date: 2015-01-11",
    ]


def test_each_fault_of_an_atom_feed_is_found() -> None:
    assert w3c.faults(_ATOM, "https://example.com/atom.xml") == [
        "feed: HTML in title: News",
        "feed: id is no URI: feed",
        "feed: updated is no RFC 3339 date: 2015-01-11 00:00",
        "feed: 0 alternate links",
        "feed: link rel=self is [], not https://example.com/atom.xml",
        "2 items with the id tag:example.com,2015:1",
        "entry: updated is no RFC 3339 date: 2015-02-30T00:00:00Z",
        "entry: 2 alternate links",
        "entry: a link is no web address: /results/",
        "author: not one name with a text",
        "entry: content is of type xhtml",
        "entry: more than one enclosure",
        "entry: the summary is no HTML: Sales rose.",
        "entry: relative src in its text: a.png",
        "entry: not one title with a text",
        "entry: 0 alternate links",
        "entry: no author",
        "entry: not one content with a text",
    ]


def test_a_feed_that_is_no_xml_is_found() -> None:
    assert w3c.faults(b"<rss>&nbsp;</rss>", "") == [
        "not well-formed: undefined entity: line 1, column 5"
    ]
    assert w3c.faults(b"<rss version='0.92'/>", "") == ["neither RSS 2.0 nor Atom: <rss>"]
