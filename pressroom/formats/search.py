"""Search index of `/search/`: full texts by pagefind, or only headlines.

Pagefind (pagefind.app) reads HTML and writes an index in small parts, of which a browser loads
those that a query needs. It gets the texts of releases, not their pages, so that pages need no
markup for it. Its output is put in a fixed order here, so that the same releases give the same
bytes.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Site
from pressroom.core.digest import digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.formats.addresses import output_path
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.typeset.article import Article

FULL_TEXT, TITLES, NONE, AUTO = "full-text", "titles", "none", "auto"
FOLDER = "pagefind/"
_TITLES = "search/titles.json"
# Files that our script loads; the rest is pagefind's own interface.
_USED = ("pagefind.js", "pagefind-worker.js")
_PARTS = ("fragment/", "index/", "filter/", "wasm.", "pagefind.")
_HEAD = b"pagefind_dcd"
_TIMEOUT = 1800  # seconds, for an archive of a hundred thousand


class Record(msgspec.Struct, frozen=True):
    """A release in the index: its address without the path the site lives under, language, headline
    and day; its lists, such as `year-2013` or `product-kadcyla`; whether it was replaced."""

    url: str
    language: str
    title: str
    day: str
    lists: tuple[str, ...]
    replaced: bool


class Titles(msgspec.Struct, frozen=True):
    """All headlines, newest first; `base` is the path the site lives under, and `names` are the
    names of the lists."""

    base: str
    records: tuple[Record, ...]
    names: tuple[tuple[str, str], ...]


def searches(config: Config) -> str:
    """Kind of search of the press room: `full-text`, `titles` or `none`."""
    wanted = config.exports.search
    if wanted == AUTO:
        return FULL_TEXT if is_installed() else TITLES
    return wanted


@functools.cache
def is_installed() -> bool:
    """Whether pagefind is installed, in the form that parts Japanese and Chinese words."""
    return importlib.util.find_spec("pagefind_bin_extended") is not None


def index(site: Site, config: Config) -> list[Bundle]:
    """Bundle of pagefind's files; none unless full texts are searched."""
    if searches(config) != FULL_TEXT or not site.releases:
        return []
    texts = tuple(release.source for release in site.releases)
    return [Bundle(FOLDER, "pagefind", tuple(map(_record(site), site.releases)), texts=texts)]


def titles(site: Site, config: Config) -> list[Artifact]:
    """Artifact of the list of headlines; none unless only headlines are searched."""
    if searches(config) != TITLES:
        return []
    sections = (*site.products, *site.topics)
    view = Titles(
        config.base,
        tuple(map(_record(site), site.releases)),
        tuple((f"{section.kind}-{section.key}", section.name) for section in sections),
    )
    return [Artifact(_TITLES, CONFIG, "titles", view)]


def _record(site: Site) -> Callable[[Entry], Record]:
    def record(release: Entry) -> Record:
        return Record(
            release.url,
            release.language,
            release.title,
            release.instant.at.date().isoformat(),
            (
                f"year-{release.year}",
                *(f"product-{product.key}" for product in release.products),
                *(f"topic-{topic.key}" for topic in release.topics),
                f"language-{release.language.lower()}",
            ),
            release.url in site.replaced,
        )

    return record


def render_titles(view: Titles) -> bytes:
    """JSON with the names of the lists and a row for each release: headline, address, day,
    language, its lists by number, and 1 if it was replaced."""
    lists = sorted({name for record in view.records for name in record.lists})
    number = {name: place for place, name in enumerate(lists)}
    names = dict(view.names)
    rows = [
        [
            record.title,
            view.base + record.url,
            record.day,
            record.language,
            [number[name] for name in record.lists],
            int(record.replaced),
        ]
        for record in view.records
    ]
    document = {"lists": [[name, names.get(name, "")] for name in lists], "releases": rows}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def render_index(bundle: Bundle, materials: Materials) -> Mapping[str, bytes]:
    """Pagefind's files by their paths below the bundle's folder. Raises `Abort` where pagefind is
    missing or fails."""
    records: tuple[Record, ...] = bundle.view
    with tempfile.TemporaryDirectory(prefix="pressroom-") as name:
        folder = Path(name)
        for record, source in zip(records, bundle.texts, strict=True):
            place = folder / "site" / output_path(record.url)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_page(record, materials.article(source)), encoding="utf-8")
        run_pagefind(folder / "site", folder / "made")
        return _sort_pagefind_files(folder / "made")


def _page(record: Record, article: Article) -> str:
    """HTML for pagefind: headline, subheads and body, with the metadata and filters of results.
    Each list is a filter of its own with one value, since pagefind writes several values of one
    filter in random order."""
    filters = "".join(f'<i data-pagefind-filter="{escape(name)}:1"></i>' for name in record.lists)
    facts = {"day": record.day, "language": record.language}
    facts |= {"replaced": "1"} if record.replaced else {}
    # One element each: pagefind does not split a value at commas.
    meta = "".join(f'<i data-pagefind-meta="{k}:{escape(v)}"></i>' for k, v in facts.items())
    return (
        f'<!doctype html><html lang="{escape(record.language)}"><meta charset="utf-8">'
        "<body data-pagefind-body>"
        f'{filters}{meta}<i data-pagefind-sort="day:{record.day}"></i>'
        f"<h1>{escape(record.title)}</h1>{article.searchable_html}</body></html>"
    )


def run_pagefind(site: Path, made: Path) -> None:
    """Indexes the pages below `site` into `made`.

    Raises `Abort` if pagefind is missing or fails.
    """
    try:
        # Pagefind's own search for its program takes one from the environment, or one that finds
        # no Japanese words.
        from pagefind_bin_extended import get_executable
    except ImportError:
        raise _fault(
            "pagefind is not installed, and `search` asks for it",
            'install `pressroom[search]`, or write `search = "titles"`',
        ) from None
    command = [str(get_executable()), "--site", str(site), "--output-path", str(made), "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, cwd=site)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _fault(f"pagefind cannot be run: {error}", _REMEDY) from error
    if done.returncode:
        output = (done.stderr or done.stdout).decode(errors="replace").strip()
        why = output.splitlines()[-1] if output else f"it exited with {done.returncode}"
        raise _fault(f"pagefind failed: {why}", _REMEDY)


_REMEDY = 'build again; if it fails again, write `search = "titles"` and tell its makers'


def _fault(message: str, remedy: str) -> Abort:
    return Abort([Problem(path=CONFIG, code="PR507", message=message, remedy=remedy)])


def _sort_pagefind_files(made: Path) -> dict[str, bytes]:
    """Pagefind's files in a fixed order; it lists languages and filters in random order."""
    files = {
        path.relative_to(made).as_posix(): path.read_bytes()
        for path in sorted(made.rglob("*"))
        if path.is_file()
    }
    kept = {name: data for name, data in files.items() if _is_used(name)}
    try:
        entry = json.loads(files["pagefind-entry.json"])
        for known in entry["languages"].values():
            old = f"pagefind.{known['hash']}.pf_meta"
            meta = _sort_metadata(kept.pop(old))
            known["hash"] = f"{known['hash'].partition('_')[0]}_{digest(meta)[:10]}"
            kept[f"pagefind.{known['hash']}.pf_meta"] = meta
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _fault(
            f"pagefind's index is not as it was known to be: {error!r}", _REMEDY
        ) from error
    kept["pagefind-entry.json"] = json.dumps(entry, sort_keys=True).encode()
    return kept


def _is_used(name: str) -> bool:
    return name in _USED or (name.startswith(_PARTS) and not name.endswith((".js", ".css")))


def _sort_metadata(data: bytes) -> bytes:
    """Sorts pagefind's metadata: version, pages, parts of the index, filters, sorts, fields."""
    import cbor2

    head, rest = gzip.decompress(data)[: len(_HEAD)], gzip.decompress(data)[len(_HEAD) :]
    table: Any = cbor2.loads(rest)
    if head != _HEAD or len(table) != 6:
        raise ValueError("another table of contents")
    table[3] = sorted(table[3])
    table[4] = sorted(table[4])
    return gzip.compress(_HEAD + cbor2.dumps(table), mtime=0)
