"""Keys of other generators: those that hold a page back are never passed over, and all others name
their counterpart here."""

from __future__ import annotations

import re

import pytest

from tests.conftest import CONFIG, Room

FILE = "content/releases/2026-03-01-results.md"
HOLDING = re.findall(
    r"\S+",
    """published publishDate publish_date expiryDate expiry-date embargo embargo_until status
visibility unlisted private password noindex hidden is_draft post_status wp:post_password
eleventyExcludeFromCollections robotsNoIndex hold_until workflow_state publish-start live_at publishUntil
publish_up publish_down available_at draft_until do_not_publish notForPublication internal_only""",
)


def allowing(room: Room, *keys: str) -> None:
    names = ", ".join(f'"{key}"' for key in keys)
    room.write("config.toml", f"{CONFIG}\n[front_matter]\nextra = [{names}]\n")


@pytest.mark.parametrize("key", HOLDING)
def test_a_key_that_holds_a_page_back_elsewhere_is_no_key_of_one_s_own(
    room: Room, key: str
) -> None:
    room.release()
    allowing(room, "number", key)
    ran = room.build()
    assert ran.code == 2
    assert (
        f"PR306 `[front_matter] extra` names `{key}`, which holds a page back elsewhere and would "
        "not here — take it out; in the release "
    ) in ran.err


@pytest.mark.parametrize("key", ["Draft", "DRAFT", "with_drawn", "Date", "translation-of"])
def test_a_key_of_ours_in_another_spelling_is_no_key_of_one_s_own(room: Room, key: str) -> None:
    room.release()
    allowing(room, key)
    ran = room.build()
    assert ran.code == 2 and f"names `{key}`, which Pressroom reads itself as `" in ran.err


@pytest.mark.parametrize(
    ("key", "value", "at"),
    [
        ("meta", "{published: false}", "meta.published"),
        ("meta", "{robots: {noindex: true}}", "meta.robots.noindex"),
        ("meta", "{status: Draft}", "meta.status"),
        ("meta", "[{visibility: private}]", "meta[1].visibility"),
        ("meta", "{publishDate: 2027-01-01}", "meta.publishDate"),
        ("meta", "{Draft: yes}", "meta.Draft"),
        ("meta", "{password: anvil}", "meta.password"),
        ("_build", "{list: never, published: 'no'}", "_build.published"),
        ("build", "{render: never}", "build.render"),
        ("_build", "{render: false, list: always}", "_build.render"),
        ("access", "members", "access"),
        ("stage", "in review", "stage"),
        ("state", "unpublished", "state"),
        ("active", "false", "active"),
        ("skip", "true", "skip"),
        ("review", "pending", "review"),
        ("stage", "review", "stage"),
        ("audience", "internal", "audience"),
        ("classification", "Internal use only", "classification"),
        ("approval", "awaiting-counsel", "approval"),
    ],
)
def test_a_value_that_holds_a_page_back_elsewhere_is_an_error(
    room: Room, key: str, value: str, at: str
) -> None:
    allowing(room, key)
    room.release(**{key: value})
    ran = room.build()
    assert ran.code == 1 and not room.output.exists()
    assert f"{FILE}:4: error PR027 `{at}` holds a page back elsewhere, and does not here — " in (
        ran.err
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("state", "Massachusetts"),
        ("trial", "{status: recruiting, active: false, published: true, list: [a]}"),
        ("event", "{start_date: 2026-05-01, private: false, password: ''}"),
        ("ready", "yes"),
        ("review", "'The Lancet, 2026'"),
        ("classification", "Inside information"),
        ("audience", "investors"),
        ("build", "{render: always, list: always}"),
        ("offer", "{valid_until: 2027-01-01, status: pending, render: never}"),
    ],
)
def test_other_values_of_one_s_own_keys_pass(room: Room, key: str, value: str) -> None:
    allowing(room, key)
    room.release(**{key: value})
    assert room.build().code == 0


COUNTERPARTS = dict(
    [
        *((key, "`draft: true`") for key in ("published", "hidden", "status", "is_draft")),
        *(
            (key, "`date`")
            for key in (
                "publishDate",
                "pubDate",
                "published_at",
                "created",
                "embargo",
                "pubDatetime",
            )
        ),
        *((key, "`withdrawn: {") for key in ("expiryDate", "expires", "unpublish_date")),
        *(
            (key, "`updated`")
            for key in (
                "lastmod",
                "modified",
                "last_modified_at",
                "updatedDate",
                "updated_at",
                "last_update",
                "modDatetime",
                "dateModified",
                "wp:post_modified",
            )
        ),
        *((key, "`url`") for key in ("permalink", "link", "save_as", "uri")),
        *((key, "`slug`") for key in ("post_name", "basename")),
        *((key, "`aliases`") for key in ("redirect_from", "redirects", "alias")),
        *((key, "`topics`") for key in ("tags", "categories", "category", "keywords", "section")),
        *(
            (key, "`subheads`")
            for key in ("summary", "description", "excerpt", "subtitle", "deck", "abstract")
        ),
        *((key, "`source`") for key in ("author", "authors", "byline")),
        *((key, "`contacts`") for key in ("contact", "media_contact")),
        *((key, "`image`, with") for key in ("cover", "heroImage", "featured_image", "thumbnail")),
        *((key, "`attachments`") for key in ("files", "downloads", "resources", "enclosure")),
        *((key, "`title`") for key in ("headline", "linkTitle")),
        *((key, "`language`") for key in ("lang", "locale")),
        *((key, "`translation_of`") for key in ("translationKey", "translations")),
        *((key, "take it out") for key in ("layout", "weight", "sidebar_position", "toc", "type")),
        *((key, "`legend`") for key in ("disclaimer", "safe_harbor")),
        *((key, "`dateline: {") for key in ("location", "city")),
    ]
)


def test_the_remedy_names_our_counterpart(room: Room) -> None:
    """Each key in a release of its own."""
    names = {f"2026-03-01-r{number}": key for number, key in enumerate(COUNTERPARTS)}
    for name, key in names.items():
        room.release(name, **{f"'{key}'": "x"})
    told = {row.partition(":")[0]: row for row in room.judged() if " PR006 " in row}
    assert room.build().code == 1
    assert len(told) == len(names) == 70
    for name, key in names.items():
        path = f"content/releases/{name}.md"
        message, _, remedy = told[path].partition(" — ")
        assert message == f"{path}:4: error PR006 unknown key `{key}`"
        assert COUNTERPARTS[key] in remedy, key
