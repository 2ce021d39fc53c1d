"""How often a typed text is imported rightly: headline, day, dateline, tickers, contacts, About
sections, legend and source; and the words that were lost.

python -m benchmarks.importing [FOLDER]

Without `FOLDER`: the texts of `benchmarks/import_texts` and, in layouts of five kinds, those of
`benchmarks/wire`. `FOLDER` has texts (`.txt`) and `answers.json`: for each file `headline`, `subheads`,
`date` (ISO 8601, a day or an instant), `dateline` (null for none), `tickers`, `contacts` (fields as in
front matter), `about` (the headings), `legend` (its first words) and `source`; what is missing is
not measured.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.typed_texts import Typed, texts
from pressroom.content.config.reader import read_settings
from pressroom.importers.frame import framed
from pressroom.importers.plain_markdown import plain
from pressroom.importers.records import ImportedRelease, ImportRegistry, Wishes
from pressroom.importers.standing_sections import abouts
from pressroom.importers.wire_text import read_wire_text
from pressroom.typeset.anatomy.anatomy import Anatomy

_ROOM = """\
[site]
title = "Example Newsroom"
url = "https://press.example.com"
timezone = "America/New_York"
"""
_CONTACT = ("for", "name", "title", "organisation", "phone", "email")
_FIRST_WORDS = 6


def measure(typed: Iterable[Typed], registry: ImportRegistry) -> dict[str, list[str]]:
    """What was read wrongly of each part, in words; `PART of` has one entry for each answer."""
    wrong: dict[str, list[str]] = {}
    for one in typed:
        manuscript, problems = read_wire_text(one.text.encode(), one.name)
        if manuscript is None:
            wrong.setdefault("headline", []).append(f"{one.name}: {problems}")
            continue
        release = framed(manuscript, registry, Wishes())
        found = _found(release, manuscript.text)
        for part, expected in one.answers.items():
            if part not in found:
                continue
            wrong.setdefault(f"{part} of", []).append(one.name)
            if not _same(part, found[part], expected):
                wrong.setdefault(part, []).append(
                    f"{one.name}\n        is   {found[part]}\n        want {expected}"
                )
        lost = [problem.message for problem in release.problems if problem.code == "PR413"]
        wrong.setdefault("words of", []).append(one.name)
        wrong.setdefault("words", []).extend(f"{one.name}: {what}" for what in lost)
    return wrong


def _found(release: ImportedRelease, text: str) -> Mapping[str, Any]:
    """The parts of a release, in the form of the answers."""
    front = release.front
    contacts = [contact for contact in front.get("contacts", ()) if not isinstance(contact, str)]
    dateline = next((part.text for part in release.recognised if part.part == "dateline"), None)
    anatomy = Anatomy(text)
    return {
        "headline": front["title"],
        "subheads": [plain(text) for text in front.get("subheads", ())],
        "date": front["date"],
        "dateline": dateline,
        "tickers": front.get("tickers", [front["ticker"]] if "ticker" in front else []),
        "contacts": [{key: text for key, text in c.items() if key in _CONTACT} for c in contacts],
        "reached": [c[key] for c in contacts for key in ("phone", "email") if key in c],
        "about": [section.heading for section in abouts(anatomy, ())],
        "legend": _legend(release, anatomy),
        "source": front.get("source"),
    }


def _legend(release: ImportedRelease, anatomy: Anatomy) -> list[str]:
    """The legends: as written to a file, or as they stand in the text."""
    written = [file.data.decode() for file in release.files if "/legends/" in file.name]
    return [plain(text) for text in written or [part.text for part in anatomy.legend]]


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


def _same(part: str, found: Any, expected: Any) -> bool:
    if part == "contacts":
        return _people(found) == _people(expected)
    if part == "reached":
        return {_reach(text) for text in found} == {_reach(text) for text in expected or ()}
    if part in ("about", "subheads"):
        return [_words(text) for text in found] == [_words(text) for text in expected]
    if part == "legend":
        first = _words(expected)[:_FIRST_WORDS]
        places = [_words(text)[:40] for text in found]
        return (
            any(first == words[at : at + len(first)] for words in places for at in range(20))
            if first
            else not found
        )
    if part == "tickers":
        return list(found) == list(expected)
    if part == "date":
        return bool(found == expected)
    return _words(found) == _words(expected)


def _people(contacts: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    return [{key: contact[key] for key in _CONTACT if contact.get(key)} for contact in contacts]


def _reach(text: str) -> str:
    return text.casefold() if "@" in text else re.sub(r"\D", "", text)[-7:]


def room_registry() -> ImportRegistry:
    """A press room that knows nothing yet."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "config.toml").write_text(_ROOM)
        return ImportRegistry(read_settings(root).config, {}, {})


def _of_folder(folder: Path) -> Iterable[Typed]:
    known = json.loads((folder / "answers.json").read_text("utf-8"))
    return [
        Typed(name, (folder / name).read_text("utf-8"), answers) for name, answers in known.items()
    ]


if __name__ == "__main__":
    result = measure(
        _of_folder(Path(sys.argv[1])) if len(sys.argv) > 1 else texts(), room_registry()
    )
    for key, names in result.items():
        if not key.endswith(" of"):
            continue
        part = key.removesuffix(" of")
        missed = result.get(part, [])
        right = len(names) - len(missed)
        print(f"{part:9} {right:3} of {len(names)} right ({right / len(names):.1%})")
        for line in missed:
            print(f"    {line}")
