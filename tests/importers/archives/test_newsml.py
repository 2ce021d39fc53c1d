"""NewsML, NewsML-G2 and ninjs: one item in each is one release; desks' notes stay with the desks."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Room
from tests.importers.archives.reading import folder, read

NITF = (
    "<nitf><body><body.head><hedline><hl1>Unused</hl1><hl2>Anvils sell well</hl2></hedline>"
    "<dateline>WALTHAM, Mass.</dateline></body.head><body.content><p>Net sales <em>rose</em> in "
    "<location>Ohio</location>.</p><hl2>Outlook</hl2><bq><p>Up.</p></bq>"
    '<media media-type="image"><media-reference source="plant.png" alternate-text="Plant"/>'
    "<media-caption>Our plant</media-caption></media></body.content>"
    "<body.end><tagline>ACME</tagline></body.end></body></nitf>"
)
TEXT = (
    "WALTHAM, Mass. -- Net sales *rose* in Ohio.\n\n## Outlook\n\n> Up.\n\n![Plant](plant.png)\n\n"
    "Our plant\n\nACME"
)
BESIDE = folder({"plant.png": "PNG", "tables.pdf": "%PDF"})


def newsml(
    text: str = NITF,
    status: str = "Usable",
    lines: str = "<SubHeadLine>Anvils sell well</SubHeadLine>",
) -> str:
    return f"""<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260303T140000Z</DateAndTime>
</NewsEnvelope><NewsItem><Identification/><NewsManagement><NewsItemType FormalName="News"/>
<FirstCreated>20260303T090000-0500</FirstCreated>
<ThisRevisionCreated>20260304T100000Z</ThisRevisionCreated><Status FormalName="{status}"/>
</NewsManagement><NewsComponent><NewsLines><HeadLine>ACME &amp; Co: R&lt;D rises</HeadLine>{lines}
<SlugLine>acme-results</SlugLine><KeywordLine>Results</KeywordLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent EquivalentsList="yes">
<ContentItem><MediaType FormalName="Text"/><DataContent>The same as plain text.</DataContent></ContentItem>
<ContentItem><MediaType FormalName="Text"/><DataContent>{text}</DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem Href="tables.pdf"><MediaType FormalName="Document"/></ContentItem>
<ContentItem><MediaType FormalName="Photo"/><Encoding Notation="Base64"><DataContent>aGk=</DataContent>
</Encoding></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""


def g2(text: str = NITF, more: str = "", kind: str = "application/nitf+xml") -> str:
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:newsml:acme.example:7" version="2" xml:lang="en-US"><itemMeta>
<itemClass qcode="ninat:text"/><versionCreated>2026-03-04T10:00:00Z</versionCreated>
<firstCreated>2026-03-03T09:00:00-05:00</firstCreated>{more}<title>For desks</title></itemMeta>
<contentMeta><language tag="en"/><subject qcode="x:1"><name>Results</name></subject>
<headline>ACME &amp; Co: R&lt;D rises</headline></contentMeta>
<contentSet><inlineXML contenttype="{kind}">{text}</inlineXML>
<inlineData contenttype="text/plain">The same as plain text.</inlineData>
<remoteContent href="tables.pdf" title="Tables"/></contentSet></newsItem></itemSet></newsMessage>"""


@pytest.mark.parametrize("data", [newsml(), g2()])
def test_an_item_with_nitf_is_a_manuscript(data: str) -> None:
    found = read(data, beside=BESIDE)
    one = found.only
    assert found.told == []
    assert (one.title, one.text) == ("ACME & Co: R<D rises", TEXT)
    assert (one.date, one.updated) == ("2026-03-03T09:00-05:00", "2026-03-04T10:00+00:00")
    assert (one.language, one.topics, one.subheads) == ("en", ("Results",), ("Anvils sell well",))
    assert [name for name, _ in one.attachments] == ["tables.pdf"]
    assert {file.name for file in one.files} == {"tables.pdf", "plant.png"}
    assert "The same as plain text" not in one.visible


XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>Net '
    '<b>rose</b>.</p><p style="display:none">SECRET</p></body></html>'
)


@pytest.mark.parametrize("data", [newsml(XHTML), g2(XHTML, kind="application/xhtml+xml")])
def test_xhtml_is_read_and_what_it_hides_is_not(data: str) -> None:
    found = read(data, beside=BESIDE)
    assert found.only.text == "Net **rose**."
    assert "SECRET" not in found.only.visible and "SECRET" in found.told[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<![CDATA[<p>Net rose.</p>]]>", "Net rose."),
        ("Net rose.\n\nR&amp;D &lt;5", "Net rose.\n\nR&D <5"),
    ],
)
def test_characters_are_plain_text_or_escaped_html(text: str, shown: str) -> None:
    plain = newsml().replace("The same as plain text.", text).replace(NITF, "")
    assert read(plain, beside=BESIDE).only.text == shown


HELD = [
    (newsml(status="Embargoed"), "2026-03-03T09:00-05:00", "the archive has it as `Embargoed`"),
    (newsml(status="Withheld"), "2026-03-03T09:00-05:00", "the archive has it as `Withheld`"),
    (
        newsml(status="Embargoed").replace(
            "</NewsManagement>",
            '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20260305T090000-0500'
            "</DateAndTime></StatusWillChange></NewsManagement>",
        ),
        "2026-03-05T09:00-05:00",
        "the archive has it as `Embargoed`",
    ),
    (
        g2(more='<pubStatus qcode="stat:canceled"/>'),
        "2026-03-03T09:00-05:00",
        "the archive has it as `canceled`",
    ),
    (
        g2(more="<embargoed>2026-03-05T09:00:00-05:00</embargoed>"),
        "2026-03-05T09:00-05:00",
        "it was embargoed until 2026-03-05T09:00:00-05:00",
    ),
]


@pytest.mark.parametrize(("data", "date", "why"), HELD)
def test_what_desks_must_not_publish_is_a_draft(data: str, date: str, why: str) -> None:
    found = read(data, beside=BESIDE)
    assert (found.only.date, found.only.keys) == (date, {"draft": True})
    assert found.told == [
        f"feed.xml#1: warning PR467 {why}: the release stays a draft — take `draft: true` out when "
        "it may be seen"
    ]


def test_a_headline_that_stands_below_is_a_subhead() -> None:
    lines = '<headline role="hld:subHeadline">Below</headline><headline role="hld:main">Above</headline>'
    data = re.sub(r"<headline>.*</headline>", lines, g2())
    found = read(data, beside=BESIDE).only
    assert (found.title, found.subheads) == ("Above", ("Below", "Anvils sell well"))


def test_notes_for_editors_and_pictures_alone_are_left_out_and_told() -> None:
    picture = (
        '<newsItem guid="p"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>'
    )
    data = g2(more="<edNote>SECRET desk note</edNote>").replace(
        "</itemSet>", f"{picture}</itemSet>"
    )
    found = read(data, beside=BESIDE)
    assert "SECRET" not in repr(found)
    assert found.told == [
        "feed.xml: note PR468 items of class `ninat:picture`: 1 not taken over — nothing, if they "
        "are pictures, films or lists",
        "feed.xml: note PR468 notes for editors: 1 not taken over — nothing: readers never saw them",
    ]
    byline = read(newsml(lines="<ByLine>By Jane Doe</ByLine>"), beside=BESIDE)
    assert byline.told[0].startswith("feed.xml: note PR469 `ByLine` of 1 item is not taken over")


NINJS_1 = {
    "uri": "https://acme.example/news/7/",
    "type": "text",
    "versioncreated": "2026-03-03T14:00:00+0000",
    "language": "en",
    "headline": "ACME & Co: R<D rises",
    "description_text": "Anvils sell well",
    "body_html": "<p>Net <b>rose</b>.</p>",
    "body_text": "Net rose.",
    "subject": [{"name": "Results"}],
    "pubstatus": "usable",
    "renditions": {"pdf": {"href": "tables.pdf", "mimetype": "application/pdf"}},
}
NINJS_2 = {
    "uri": "https://acme.example/news/7/",
    "type": "text",
    "firstcreated": "2026-03-03T14:00:00Z",
    "language": "en",
    "headlines": [{"role": "main", "value": "ACME & Co: R<D rises"}],
    "descriptions": [{"role": "summary", "value": "Anvils sell well"}],
    "bodies": [
        {"contenttype": "text/plain", "value": "Net rose."},
        {"contenttype": "text/html", "value": "<p>Net <b>rose</b>.</p>"},
    ],
    "subjects": [{"name": "Results"}],
    "renditions": [{"name": "pdf", "href": "tables.pdf", "contenttype": "application/pdf"}],
}
NINJS_3 = {
    "uri": "https://acme.example/news/7/",
    "type": "text",
    "firstCreated": "2026-03-03T14:00:00Z",
    "language": "en",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "ACME & Co: R<D rises"}],
    "descriptions": [{"role": "summary", "value": "Anvils sell well"}],
    "bodies": [{"contentType": "text/html", "value": "<p>Net <b>rose</b>.</p>"}],
    "subjects": [{"name": "Results"}],
    "associations": [
        {"type": "pdf", "renditions": [{"href": "tables.pdf", "contentType": "application/pdf"}]},
        {"type": "text", "renditions": [{"href": "https://acme.example/news/6/"}]},
    ],
}


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3])
@pytest.mark.parametrize("many", [False, True])
def test_ninjs_of_every_version_is_read(item: dict[str, object], *, many: bool) -> None:
    found = read(json.dumps([item] if many else item), "item.json", BESIDE)
    one = found.only
    assert found.told == []
    assert (one.title, one.text) == ("ACME & Co: R<D rises", "Net **rose**.")
    assert (one.date, one.address) == ("2026-03-03T14:00+00:00", "/news/7/")
    assert (one.subheads, one.topics) == (("Anvils sell well",), ("Results",))
    assert one.attachments == (("tables.pdf", ""),)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"pubStatus": "withheld"}, "the archive has it as `withheld`"),
        ({"embargoedUntil": "2026-03-05T09:00Z"}, "it was embargoed until 2026-03-05T09:00Z"),
        ({"embargoed": "2026-03-05T09:00Z"}, "it was embargoed until 2026-03-05T09:00Z"),
        ({"expires": "2026-04-01"}, "in the archive it ends on 2026-04-01"),
    ],
)
def test_ninjs_that_is_not_for_all_is_a_draft(keys: dict[str, str], why: str) -> None:
    found = read(json.dumps({**NINJS_3, **keys, "edNote": "SECRET"}), "item.json", BESIDE)
    assert found.only.keys == {"draft": True} and "SECRET" not in repr(found)
    assert found.told[0].startswith(f"item.json#1: warning PR467 {why}: the release stays a draft")


def test_a_later_version_without_its_first_has_no_date() -> None:
    later = {**NINJS_1, "version": "3"}
    assert read(json.dumps(later), "item.json", BESIDE).only.date == ""


def test_our_own_ninjs_comes_back(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[exports]\nninjs = true\n")
    room.release(body="Net sales *rose*.\n\n## Outlook\n\nUp.", subheads="[Anvils sell well]")
    assert room.build().code == 0
    data = (room.output / "releases/2026/results/ninjs.json").read_bytes()
    one = read(data, "ninjs.json").only
    assert (one.title, one.date) == ("ACME Reports Results", "2026-03-01T09:00-05:00")
    assert (one.address, one.subheads) == ("/releases/2026/results/", ("Anvils sell well",))
    assert "Net sales *rose*." in one.text and "## Outlook" in one.text
