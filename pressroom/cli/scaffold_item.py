"""Beginnings of what stands beside releases: a new item's file."""

from __future__ import annotations

from pathlib import Path

from pressroom.cli.scaffold import name_of, nothing_begun, one_of, write_draft, yaml_quoted
from pressroom.content.config.records import Config
from pressroom.content.events import EVENT_KINDS
from pressroom.content.items import DOCUMENT_KINDS, MEDIA_KINDS, PEOPLE_GROUPS
from pressroom.content.load.documents import DOCUMENTS
from pressroom.content.load.item_keys import ItemKeys
from pressroom.content.load.items import KINDS_BY_WORD, item_of, kind_named
from pressroom.content.model import RELEASE
from pressroom.core.files import draft_of

_ROWS = {
    "page": (
        "# Where a link to it stands: main, foot or none",
        "menu: main",
        "# Its place there: smaller numbers come first",
        "order: 0",
    ),
    "person": (
        "positions: [TK]",
        "# With this text as index.md in a folder of its own, and the picture beside it:",
        "# portrait: {file: portrait.jpg, alt: what it shows}",
        f"# Of: {', '.join(PEOPLE_GROUPS)}",
        "group: management",
    ),
    "event": (
        "# A day alone for a whole day, a month such as 2027-03 for what is not fixed yet",
        "start: TK",
        "# end: 2027-03-02 09:30",
        f"# Of: {', '.join(EVENT_KINDS)}",
        "kind: KIND",
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
        "kind: KIND",
        'credit: ""',
        "# On what terms others may use it",
        'usage: ""',
        "# link: https://… # where a video can be seen",
    ),
    "document": (
        f"# Of: {', '.join(DOCUMENT_KINDS)}",
        "kind: KIND",
        "# The fiscal year, quarter or half that it is about, such as 2026, 2026-Q3, 2026-H1",
        'period: ""',
        "# The name of its file in this folder; or in its stead `link: https://…`",
        "attachments: [TK]",
    ),
}


_SORTS = {
    "event": (EVENT_KINDS, "other"),
    "picture": (MEDIA_KINDS, "photograph"),
    "document": (DOCUMENT_KINDS, "other"),
}
_WITH_FILES = frozenset({"picture", "document"})
"""Kinds that have a file beside their text, and so a folder of their own."""


def is_kind(word: str) -> bool:
    """Whether a word is a name of a kind of content, and no headline."""
    return word.lower() in {RELEASE, *KINDS_BY_WORD}


def scaffold_item(root: Path, config: Config, noun: str, title: str) -> Path:
    """Writes a draft of a kind of item with a title and gives its path.

    Raises `Abort` when there is no such kind, the title gives no file name or an address that is
    taken, or the file is there already.
    """
    kind = kind_named(noun)
    name = name_of(title, "title", f"{kind.folder}/")
    forms = (f"{name}.md", f"{name}/index.md")
    path = root / kind.folder / forms[kind.noun in _WITH_FILES]
    for form in forms:
        there = root / kind.folder / form
        if there.exists():
            draft_of(there).unlink(missing_ok=True)  # a second name, left by one that was killed
            raise nothing_begun(
                "PR014", f"{kind.folder}/{form}", "the file is there already", "edit it"
            )
    key = "title" if issubclass(kind.keys, ItemKeys) else "name"
    sort = _sort(kind.noun, name)
    rows = [
        "---",
        f"{key}: {yaml_quoted(title)}",
        "# With `date: YYYY-MM-DD HH:MM` nothing of it is shown before that instant",
        "draft: true # take this line out when it is ready",
        *(row.replace("KIND", sort) for row in _ROWS.get(kind.noun, ())),
        *_issuers(kind.noun, config),
        *one_of("language", config.site.languages),
        "---",
        "",
        "TK",
        "",
    ]
    text = "\n".join(rows)
    source = path.relative_to(root).as_posix()
    for found in item_of(root, source, kind, config, text.encode()).problems:
        if found.code == "PR014":
            more = f', with its year: `pressroom new document "{title} 2027"`'
            remedy = f"give it another title{more if kind == DOCUMENTS else ''}"
            raise nothing_begun("PR014", f"{kind.folder}/", found.message, remedy)
    write_draft(root, path, text)
    return path


def _sort(noun: str, name: str) -> str:
    """The kind of document, event or picture that a title's words name, by its file's `name`; else
    the usual one."""
    sorts, usual = _SORTS.get(noun, ({}, ""))
    return next((sort for sort in sorts if f"-{sort}-" in f"-{name}-"), usual)


def _issuers(noun: str, config: Config) -> list[str]:
    """The line that says whose it is, where there are several issuers."""
    keys = [issuer.key for issuer in config.issuers]
    if len(keys) < 2 or noun not in ("document", "event"):
        return []
    return [f"# Whose it is, of: {', '.join(keys)}", f"issuers: [{keys[0]}]"]
