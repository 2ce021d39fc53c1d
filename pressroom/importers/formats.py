"""Formats of what can be imported: how one is told, and its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import BinaryIO

from pressroom.core.problems import Problem, choose
from pressroom.importers.archives import kinds
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Read
from pressroom.importers.archives.site_text import is_site_page
from pressroom.importers.archives.static_site import read_site_page
from pressroom.importers.html.read import read_html
from pressroom.importers.records import Manuscript, Wishes
from pressroom.importers.wire_text import read_wire_text
from pressroom.importers.word.reader import read_word

FORMAT_HEAD = kinds.HEAD
"""So many bytes from a file's beginning tell its format."""
_TEXT = frozenset({".txt", ".text", ".md"})
_HTML = frozenset({".htm", ".html", ".xhtml"})
# A filing of EDGAR ends in `.txt` too, and may have HTML within.
_FILING = re.compile(
    rb"\s*(?:<SEC-DOCUMENT>|<DOCUMENT>|-----BEGIN PRIVACY-ENHANCED)", re.IGNORECASE
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
# Those of the old kinds are told what to do.
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf"})
_ARCHIVES = frozenset({".xml", ".rss", ".atom", ".json", ".rdf", ".wxr"})
_SITE_FILES = frozenset(
    [
        *("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml"),
        *("_config.yml", "_config.yaml", "eleventy.config.js", ".eleventy.js"),
        *("pelicanconf.py", "astro.config.mjs", "astro.config.ts"),
    ]
)
_SITE_FOLDERS = ("_posts/", "content/posts/", "src/content/")

_REMEDIES = {
    ".odt .ott .fodt .pages .wpd .wps .sxw": "open it where it was written and save it as .docx",
    ".eml .msg .mbox": "save what came with the mail, or the mail's words as text (.txt)",
    ".zip .gz .tgz .bz2 .xz .7z .tar .rar": "unpack it, and name the file or folder in it",
    ".xls .xlsx .xlsm .ods .csv": "put it beside the release; a statement is a CSV file there",
    ".ppt .pptx .odp .key .png .jpg .jpeg .gif .tif .tiff .heic": "ask for the text of it",
    ".markdown .mdown .mkd": "give it the ending .md",
}
"""Remedies for files that cannot be imported, by their endings."""

SourceReader = Callable[[BinaryIO, str, Folder, Wishes], Read]
"""A reader: a file open for reading, the source as the author named it, the files beside it, and
what was asked for; it gives manuscripts and problems one by one."""


def _one(manuscript: Manuscript | None, problems: Iterable[Problem]) -> Read:
    """The one text of a file, or the problems that prevent it."""
    yield from problems
    if manuscript is None:
        return
    if re.search(r"\w", f"{manuscript.title} {manuscript.text}"):
        yield manuscript
        return
    yield from manuscript.problems
    what = "there are no words in it"
    remedy = "name the file with the text"
    yield Problem(path=manuscript.source, code="PR410", message=what, remedy=remedy)


def _text(file: BinaryIO, source: str, folder: Folder, wishes: Wishes) -> Read:
    """A text; a page of a static site, which begins with front matter, as such."""
    data = file.read()
    if source.lower().endswith(".md") and is_site_page(data):
        return _one(*read_site_page(data, source, folder, wishes))
    return _one(*read_wire_text(data, source))


READERS: Mapping[str, SourceReader] = {
    "html": lambda file, source, folder, wishes: _one(*read_html(file.read(), source, folder)),
    "text": _text,
    "word": lambda file, source, folder, wishes: _one(*read_word(file.read(), source, wishes)),
    **kinds.ARCHIVE_READERS,
}
"""The reader of each format of a file."""


def format_of(name: str, head: bytes) -> str | Problem:
    """The format of a file by its name and its first `FORMAT_HEAD` bytes; a problem where it is
    none that can be read."""
    ending = PurePath(name).suffix.lower()
    if other := _other_kind(ending, head):
        what, remedy = other
        return Problem(path=name, code="PR415", message=what, remedy=remedy)
    if ending in _ARCHIVES:
        return kinds.archive_kind(name, head)
    if ending in _HTML or (ending in _TEXT and (_FILING.match(head) or _PAGE.match(head))):
        return "html"
    if ending in _TEXT:
        return "text"
    if ending in _WORD:
        return "word"
    if not ending and not name.startswith("."):
        return _without_ending(name, head)
    what = "this is no file that can be imported"
    remedy = next((then for endings, then in _REMEDIES.items() if ending in endings.split()), "")
    known = sorted({*_TEXT, *_HTML, *_WORD, *_ARCHIVES})
    remedy = remedy or choose(ending, known, none="save it as Word (.docx), HTML or text")
    return Problem(path=name, code="PR415", message=what, remedy=remedy)


def _other_kind(ending: str, head: bytes) -> tuple[str, str] | None:
    """Kind of a file that no reader takes, and what to do; None for others. As text it would be
    shown with all its marks, and with what they hide."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"%PDF-") or ending == ".pdf":
        return (
            "this is a PDF, which has letters and places, and no paragraphs, headings or tables",
            "ask whom it came from, such as the agency or counsel, for the Word file that it was "
            "made of; a wire's own text will do too",
        )
    if begins.startswith(b"{\\rtf") and ending in _TEXT:
        return "this is RTF and no plain text", "open it in Word and save it as .docx"
    return None


def _without_ending(name: str, head: bytes) -> Problem:
    """The problem for a file whose name has no ending, with one that suits its first bytes."""
    kinds_of_head = (
        (head.startswith(b"PK\x03\x04"), ".docx"),
        (_PAGE.match(head) is not None, ".html"),
        (head.lstrip().startswith(b"<?xml"), ".xml"),
        (b"\x00" not in head, ".txt"),
    )
    ending = next((each for holds, each in kinds_of_head if holds), "")
    what = "the file's name has no ending that says what it is"
    remedy = f"name it `{PurePath(name).name}{ending}`" if ending else "save it as Word or text"
    return Problem(path=name, code="PR415", message=what, remedy=remedy)


def unknown_format(form: str) -> str:
    """Fault of a format that was asked for; empty if it is one."""
    return "" if form in READERS else choose(form, READERS, none="leave `--format` out")


def may_be_imported(name: str) -> bool:
    """Whether a file in a folder of texts is one of them, by its ending."""
    return PurePath(name).suffix.lower() in {*_TEXT, *_HTML, *_WORD, *_ARCHIVES}


def is_static_site(names: Iterable[str], begins: Callable[[str], bytes]) -> bool:
    """Whether a folder is that of a static site: it has a generator's settings or folders, or a
    page that begins with front matter. `begins` gives a file's first bytes."""
    names = list(names)
    if any(PurePath(name).name in _SITE_FILES and "/" not in name for name in names):
        return True
    if any(name.startswith(_SITE_FOLDERS) for name in names):
        return True
    pages = (name for name in names if name.endswith((".md", ".markdown", ".mdx")))
    return any(begins(page)[:4].rstrip() in (b"---", b"+++") for page in pages)
