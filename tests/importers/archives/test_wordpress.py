"""WordPress exports: posts as readers saw them; what was not public stays a draft."""

from __future__ import annotations

import time
from xml.sax.saxutils import escape

import msgspec
import pytest

from pressroom.importers.records import Wishes
from tests.importers.archives.reading import Read, folder, read

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>ACME</title><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>"
    "<wp:author><wp:author_email>jane@acme.example</wp:author_email></wp:author>"
)
PARAGRAPH = "<!-- wp:paragraph --><p>Net sales rose.</p><!-- /wp:paragraph -->"


def post(content: str = PARAGRAPH, more: str = "", **fields: str) -> str:
    known = {
        "post_date": "2026-03-03 09:00:00",
        "post_date_gmt": "2026-03-03 14:00:00",
        "status": "publish",
        "post_type": "post",
        "post_password": "",
    }
    rows = "".join(f"<wp:{k}>{v}</wp:{k}>" for k, v in {**known, **fields}.items())
    return (
        "<item><title>ACME Reports Results</title><link>https://acme.example/2026/03/results/</link>"
        "<pubDate>Tue, 03 Mar 2026 14:00:00 +0000</pubDate><dc:creator>jane</dc:creator>"
        '<guid isPermaLink="false">https://acme.example/?p=7</guid><description></description>'
        f"<content:encoded>{escape(content)}</content:encoded><excerpt:encoded></excerpt:encoded>"
        f'{rows}<category domain="category" nicename="results">Results</category>'
        '<category domain="post_tag" nicename="anvils">Anvils</category>'
        f'<category domain="post_format" nicename="x">Aside</category>{more}</item>'
    )


def export(*posts: str, wishes: Wishes | None = None, **files: str) -> Read:
    beside = folder(
        {name.replace("__", "/").replace("_pdf", ".pdf"): f for name, f in files.items()}
    )
    return read(HEAD + "".join(posts) + "</channel></rss>", "export.xml", beside, wishes)


def test_a_post_is_a_manuscript_with_its_instant_and_address() -> None:
    found = export(
        post(post_modified="2026-03-04 11:30:00", post_modified_gmt="2026-03-04 16:30:00")
    )
    assert found.told == []
    assert msgspec.structs.asdict(found.only) | {"visible": ""} == {
        "source": "export.xml#1",
        "text": "Net sales rose.",
        "visible": "",
        "title": "ACME Reports Results",
        "date": "2026-03-03T09:00-05:00",
        "updated": "2026-03-04T11:30-05:00",
        "language": "en-US",
        "address": "/2026/03/results/",
        "aliases": (),
        "topics": ("Results", "Anvils"),
        "subheads": (),
        "headed": False,
        "contacts": (),
        "attachments": (),
        "keys": {},
        "files": (),
        "problems": (),
    }


HELD = {
    "draft": "the archive has it as `draft`",
    "pending": "the archive has it as `pending`",
    "future": "the archive has it as `future`",
    "private": "the archive has it as `private`",
    "some-plugin": "the archive has it as `some-plugin`",
}


@pytest.mark.parametrize("status", HELD)
def test_what_was_not_public_stays_a_draft_whatever_is_asked_for(status: str) -> None:
    found = export(post(status=status), wishes=Wishes(archive=True))
    assert found.only.keys == {"draft": True}
    assert found.only.address == ""  # nobody has ever had it
    assert found.told == [
        f"export.xml#1: warning PR467 {HELD[status]}: the release stays a draft — take `draft: true` "
        "out when it may be seen"
    ]


def test_a_password_makes_a_draft_and_is_nowhere_in_it() -> None:
    found = export(post(post_password="hunter2"))
    assert found.only.keys == {"draft": True}
    assert "hunter2" not in repr(found)
    assert "it is protected by a password in the archive" in found.told[0]


def test_a_draft_that_was_never_public_has_no_date_and_nothing_is_said_of_it() -> None:
    found = export(post(status="draft", post_date_gmt="0000-00-00 00:00:00"))
    assert found.only.date == "" and len(found.told) == 1


def test_a_local_time_without_the_universal_one_has_no_certain_hour() -> None:
    found = export(post(post_date_gmt="0000-00-00 00:00:00"))
    assert found.only.date == "2026-03-03"
    assert found.told == [
        "export.xml#1: warning PR464 the hour of `2026-03-03 09:00:00` has no time zone: the day "
        "alone is taken — write `date` into the release yourself"
    ]


def test_what_is_no_post_is_counted_and_told() -> None:
    kinds = ["page", "page", "attachment", "revision", "press_release"]
    found = export(post(), post(status="trash"), *(post(post_type=kind) for kind in kinds))
    assert found.only.source == "export.xml#1"
    assert found.told == [
        "export.xml: note PR468 files of its media library: 1 not taken over — what releases show or "
        "link comes along if it lies beside the archive",
        "export.xml: note PR468 items of status `trash`: 1 not taken over — nothing: no reader saw "
        "them",
        "export.xml: note PR468 items of type `page`: 2 not taken over — if they are releases, "
        'name them in `[import]`: types = ["post", "page"]',
        "export.xml: note PR468 items of type `press_release`: 1 not taken over — if they are "
        'releases, name them in `[import]`: types = ["post", "press_release"]',
        "export.xml: note PR468 items of type `revision`: 1 not taken over — nothing: they are no "
        "pages",
    ]
    asked = export(post(), post(post_type="press_release"), wishes=Wishes(types=("press_release",)))
    assert asked.only.source == "export.xml#2"


CONTENTS = {
    "One line\nand two.\n\nNext <b>one</b>.": "One line\\\nand two.\n\nNext **one**.",
    "By Jane\nBOSTON\n<hr>\nAfter\nit": "By Jane\\\nBOSTON\n\n* * *\n\nAfter\\\nit",
    "<div>One\ntwo</div>Three\nfour": "One two\n\nThree\\\nfour",
    "Text.\n\n<ul>\n<li>a</li>\n</ul>\n\nAfter.": "Text.\n\n- a\n\nAfter.",
    "Before<!--more-->\n\nAfter": "Before\n\nAfter",
    "<pre>a\n\nb</pre>\n\nText": "a\n\nb\n\nText",
    "Sales [sic] rose [1] by [[gallery]].": "Sales \\[sic\\] rose \\[1\\] by \\[gallery\\].",
    '[caption id="x" width="3"]Our plant[/caption]': "Our plant",
    "<!-- wp:list --><ul><li>a</li></ul><!-- /wp:list -->\n\n<!-- wp:separator -->\n<hr>\n"
    "<!-- /wp:separator -->": "- a",
}


@pytest.mark.parametrize("content", CONTENTS)
def test_the_text_is_as_readers_saw_it(content: str) -> None:
    found = export(post(content))
    assert (found.only.text, found.told) == (CONTENTS[content], [])


@pytest.mark.parametrize(
    ("content", "text", "mark"),
    [
        ('Before [gallery ids="1,2"] after', "Before  after", '[gallery ids="1,2"]'),
        ('[vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row]', "Words", "[vc_row]"),
        ('<!-- wp:block {"ref":12} /--><p>Words</p>', "Words", "<!-- wp:block /-->"),
        ('<p>Words</p><!-- wp:acme/quote {"id":3} /-->', "Words", "<!-- wp:acme/quote /-->"),
    ],
)
def test_what_wordpress_would_have_put_in_is_told(content: str, text: str, mark: str) -> None:
    found = export(post(content))
    assert " ".join(found.only.text.split()) == " ".join(text.split())
    assert found.told[0] == (
        f"export.xml#1: warning PR470 `{mark}` stands for what WordPress put there, which the archive "
        "does not have — write into the release what readers saw there"
    )
    assert "[" not in found.only.visible


def test_a_file_of_the_media_library_beside_the_export_comes_along() -> None:
    link = '<a href="https://acme.example/wp-content/uploads/2026/03/tables.pdf">Tables</a>'
    files = {"uploads__2026__03__tables_pdf": "%PDF-3", "uploads__2025__03__tables_pdf": "%PDF-2"}
    found = export(post(f"<p>{link}</p>"), **files)
    assert found.only.text == "[Tables](tables.pdf)"
    assert [(file.name, file.data) for file in found.only.files] == [("tables.pdf", b"%PDF-3")]


def test_comments_and_fields_of_plugins_are_told_once() -> None:
    more = (
        "<wp:comment><wp:comment_content>Spam</wp:comment_content></wp:comment>"
        "<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
        "<wp:postmeta><wp:meta_key>subtitle</wp:meta_key><wp:meta_value>S</wp:meta_value></wp:postmeta>"
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    )
    found = export(post(more=more), post(more=more))
    assert "Spam" not in repr(found.manuscripts)
    assert [line.partition(" — ")[0] for line in found.told] == [
        "export.xml: note PR468 comments of readers: 2 not taken over",
        "export.xml: note PR469 `featured image` of 2 items is not taken over",
        "export.xml: note PR469 `postmeta subtitle` of 2 items is not taken over",
    ]


@pytest.mark.parametrize(
    "part", ["[a ", "[", "<pre>", "<!-- wp:a ", "<!--", "[a b=", '[a b="', "[a 'b' ", "[[", "\n\n<"]
)
def test_marks_that_never_end_cost_no_more_for_being_many(part: str) -> None:
    began = time.process_time()
    export(post(part * (60_000 // len(part))))
    assert time.process_time() - began < 5
