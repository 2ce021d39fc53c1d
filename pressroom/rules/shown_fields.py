"""Texts of the front matter that readers get, of releases and of what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.items import Item
from pressroom.content.model import Entry, Release


def shown_fields(release: Release) -> Iterator[tuple[int, str, str]]:
    """Line, name and text of everything in the front matter that readers get."""
    yield release.line("title"), "headline", release.title
    dateline = release.dateline
    place = (dateline.city, dateline.region, dateline.printed) if dateline else ()
    contacts = (
        text
        for each in release.contacts
        for text in (each.name, each.title, each.organisation, each.phone, each.email)
    )
    texts = {
        "subheads": ("subheads", release.subheads),
        "dateline": ("dateline", place),
        "contacts": ("contacts", contacts),
        "attachments": ("attachments", (each.title for each in release.attachments)),
        "source": ("source", (release.source_line,)),
        "provided_by": ("closing lines", (release.provided_by,)),
        "correction_note": ("correction note", (release.correction_note,)),
        "attribution": ("attribution", (release.attribution,)),
    }
    if "trademarks" in release.lines:
        texts["trademarks"] = ("trademarks", (each.owner for each in release.marks))
    if release.inside is not None:
        facts = (value for _, value in release.inside.facts)
        texts["inside_information"] = ("statement of inside information", facts)
    if release.image is not None:
        texts["image"] = ("lead picture", (release.image.alt, release.image.credit))
    if isinstance(release, Item):
        del texts["subheads"]  # of a person its positions
        texts |= {key: (f"`{key}`", values) for key, values in release.own_texts.items()}
    for key, (name, values) in texts.items():
        for value in values:
            if value:
                yield release.line(key), name, value
    yield from shown_reason(release)


def shown_reason(release: Entry) -> Iterator[tuple[int, str, str]]:
    """Line, name and text of the reason of a release's withdrawal, where it is withdrawn."""
    if release.withdrawal is not None:
        yield release.line("withdrawn"), "reason of the withdrawal", release.withdrawal.reason
