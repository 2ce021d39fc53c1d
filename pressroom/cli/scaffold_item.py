"""Beginnings of what stands beside releases: a new item's file."""

from __future__ import annotations

from pathlib import Path

from pressroom.cli.scaffold import name_of, one_of, quoted, write_draft
from pressroom.content.config.records import Config
from pressroom.content.events import EVENT_KINDS
from pressroom.content.items import DOCUMENT_KINDS, MEDIA_KINDS, PEOPLE_GROUPS
from pressroom.content.load.item_keys import ItemKeys
from pressroom.content.load.items import kind_named

_ROWS = {
    "page": (
        "# Where a link to it stands: main, foot or none",
        "menu: main",
        "# Its place there: smaller numbers come first",
        "order: 0",
    ),
    "person": (
        "positions: [TK]",
        "# In a folder with this text as index.md: {file: portrait.jpg, alt: what it shows}",
        "# portrait:",
        f"# Of: {', '.join(PEOPLE_GROUPS)}",
        "group: management",
    ),
    "event": (
        "# A day alone for a whole day, a month such as 2027-03 for what is not fixed yet",
        "start: TK",
        "# end: 2027-03-02 09:30",
        f"# Of: {', '.join(EVENT_KINDS)}",
        "kind: other",
        "# period: 2027-Q1 # of results: it stands on their page",
        "# releases: [the file's name of its release]",
        "# products: [names of products that it is about]",
        "# zone: Europe/Berlin # of times without an offset, if it is not the press room's",
        'place: ""',
        "# webcast: https://…",
        "# dial_in: number and code",
        "# registration: https://…",
        "# replay_until: 2027-04-02 23:59",
    ),
    "picture": (
        "# The name of its file in this folder: JPEG, PNG, WebP or SVG",
        "picture: TK",
        "# What it shows, for who cannot see it",
        "alt: TK",
        f"# Of: {', '.join(MEDIA_KINDS)}",
        "kind: photograph",
        'credit: ""',
        "# On what terms others may use it",
        'usage: ""',
        "# link: https://… # where a video can be seen",
    ),
    "document": (
        f"# Of: {', '.join(DOCUMENT_KINDS)}",
        "kind: other",
        "# The fiscal year, quarter or half that it is about, such as 2026, 2026-Q3, 2026-H1",
        'period: ""',
        "# A file in a folder with this text as index.md; or in its stead `link: https://…`",
        "attachments: []",
    ),
}


def scaffold_item(root: Path, config: Config, noun: str, title: str) -> Path:
    """Writes a draft of a kind of item with a title and gives its path.

    Raises `Abort` when there is no such kind, the title gives no file name, or the file is there
    already.
    """
    kind = kind_named(noun)
    name = name_of(title, "title", f"{kind.folder}/")
    # A picture has its file beside it.
    path = root / kind.folder / (f"{name}/index.md" if noun == "picture" else f"{name}.md")
    key = "title" if issubclass(kind.keys, ItemKeys) else "name"
    rows = [
        "---",
        f"{key}: {quoted(title)}",
        "# With `date: YYYY-MM-DD HH:MM` nothing of it is shown before that instant",
        "draft: true # take this line out when it is ready",
        *_ROWS.get(noun, ()),
        *one_of("language", config.site.languages),
        "---",
        "",
        "TK",
        "",
    ]
    write_draft(root, path, "\n".join(rows))
    return path
