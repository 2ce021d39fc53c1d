"""WordPress exports (WXR 1.0 to 1.2, `wp-admin/includes/export.php`), streamed: any size, one post
in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import BinaryIO

from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item
from pressroom.importers.archives.rss import CONTENT_ENCODED, language_of_item, links
from pressroom.importers.archives.wordpress_text import post_html
from pressroom.importers.archives.xml_items import XmlElement, child_text, local_name, stream
from pressroom.importers.records import Wishes

_EXCERPT = "{*}encoded"
_NEVER = "0000-00-00"
# What WordPress keeps for itself in the table of posts; no reader sees it as a page.
_MACHINERY = re.compile(
    r"revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|acf-field.*"
    r"|wp_(?:block|template|template_part|global_styles|navigation|font_family|font_face)"
)
_PUBLIC = "publish"
_GONE = frozenset({"trash", "auto-draft", "inherit"})


def read_wordpress(file: BinaryIO, source: str, folder: Folder, wishes: Wishes) -> Read:
    """The posts of a WordPress export; those of `wishes.types`, or of type `post`."""
    archive = Archive(source, folder)
    types = frozenset(wishes.types or ("post",))
    items = stream(file, source, "item")
    return each_item(archive, items, lambda item: _item(item, archive, types))


def _item(item: XmlElement, archive: Archive, types: frozenset[str]) -> ArchiveItem | None:
    fields = _wordpress_fields(item)
    kind, status = fields.get("post_type", "post"), fields.get("status", _PUBLIC)
    if kind not in types:
        _pass_over(archive, kind)
        return None
    if status in _GONE:
        archive.passed_over[(f"items of status `{status}`", "nothing: no reader saw them")] += 1
        return None
    content, later = post_html(child_text(item, CONTENT_ENCODED))
    problems = [_made_later(each, archive.place) for each in later]
    _count_unused(item, archive)
    excerpt = [e for e in item.iterfind(_EXCERPT) if "/excerpt/" in e.tag]
    password = fields.get("post_password", "")
    held = "it is protected by a password in the archive" if password else ""
    if status != _PUBLIC:
        held = f"the archive has it as `{status}`"
    public = status in (_PUBLIC, "private", "future")
    return ArchiveItem(
        title=child_text(item, "title"),
        summary="".join(excerpt[0].itertext()).strip() if excerpt else "",
        markup=content,
        date=_instant(fields, "post_date") if public else "",
        updated=_instant(fields, "post_modified") if public else "",
        language=language_of_item(item),
        links=tuple(links(item)) if status == _PUBLIC else (),
        topics=tuple(_topics(item)),
        held=held,
        problems=tuple(problems),
    )


def _wordpress_fields(item: XmlElement) -> dict[str, str]:
    """The item's fields in WordPress' namespace, in any of its versions, by their bare names."""
    found = {}
    for child in item:
        if str(child.tag).startswith("{http://wordpress.org/export/") and not len(child):
            found[local_name(child.tag)] = (child.text or "").strip()
    return found


def _instant(fields: dict[str, str], name: str) -> str:
    """The instant of a local time and the same in Universal Time: their difference is the offset.
    The local time alone, from databases without the other, has a day and no certain hour."""
    local, universal = fields.get(name, ""), fields.get(f"{name}_gmt", "")
    if not universal or universal.startswith(_NEVER):
        return "" if local.startswith(_NEVER) else local
    try:
        moment = datetime.fromisoformat(universal)
        offset = datetime.fromisoformat(local) - moment
        if offset % timedelta(minutes=15) or abs(offset) > timedelta(hours=14):
            raise ValueError(local)
    except ValueError:
        return f"{universal}Z"
    return (moment + offset).replace(tzinfo=timezone(offset)).isoformat()


def _topics(item: XmlElement) -> Iterator[str]:
    for each in item.iterfind("category"):
        if each.get("domain", "category") in ("category", "post_tag", "tag"):
            name = (each.text or "").strip()
            if name.casefold() != "uncategorized":
                yield name


def _pass_over(archive: Archive, kind: str) -> None:
    """Counts an item that is no release: a file of the media library, a page, a menu's entry."""
    if kind == "attachment":
        what = "files of its media library"
        remedy = "what releases show or link comes along if it lies beside the archive"
    elif _MACHINERY.fullmatch(kind):
        what, remedy = f"items of type `{kind}`", "nothing: they are no pages"
    else:
        what = f"items of type `{kind}`"
        remedy = f'if they are releases, name them in `[import]`: types = ["post", "{kind}"]'
    archive.passed_over[(what, remedy)] += 1


def _count_unused(item: XmlElement, archive: Archive) -> None:
    """Counts what readers may have seen beside the text: comments, fields of plugins, a picture at
    the head."""
    for child in item:
        name = local_name(child.tag)
        if name == "comment" and len(child):
            archive.passed_over[("comments of readers", "nothing: they are not yours")] += 1
        elif name == "postmeta":
            key = child_text(child, "{*}meta_key")
            if key == "_thumbnail_id":
                archive.unused["featured image"] += 1
            elif key and not key.startswith("_"):
                archive.unused[f"postmeta {key}"] += 1


def _made_later(what: str, place: str) -> Problem:
    short = what if len(what) <= 80 else f"{what[:80]} …"
    message = f"`{short}` stands for what WordPress put there, which the archive does not have"
    remedy = "write into the release what readers saw there"
    return warning(place, "PR470", message, remedy)
