"""How often the anatomy of a text is read rightly: over releases whose parts are known.

python -m benchmarks.anatomy [FOLDER]

`FOLDER` has releases in Markdown and `answers.json`: for each file the first words of its lead (with
its dateline), its dateline, the issuer's listings, the telephone numbers and mail addresses of its contacts, and the first
words of its legend and of each About section; null or an empty list where there is none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import plain_text

_WIRE = Path(__file__).parent / "wire"
_BEGINNING = 45


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _begins(text: str, expected: str) -> bool:
    """Whether `expected` is what a text begins with, or what stands below its heading."""
    words, wanted = _words(text), _words(expected)
    places = range(min(_BEGINNING, len(words)))
    return any(words[at : at + len(wanted)] == wanted for at in places)


def _lead(anatomy: Anatomy, expected: str | None) -> bool:
    lead = anatomy.lead
    if lead is None or expected is None:
        return lead is None and expected is None
    dateline = anatomy.dateline
    start = dateline.start if dateline is not None else lead.start
    text = plain_text(anatomy.source[start : lead.start]) + " " + lead.text
    return _words(text)[: len(_words(expected))] == _words(expected)


def _dateline(anatomy: Anatomy, expected: str | None) -> bool:
    dateline = anatomy.dateline
    if dateline is None or expected is None:
        return dateline is None and expected is None
    return _words(dateline.text) == _words(expected)


def _tickers(anatomy: Anatomy, expected: list[str]) -> bool:
    return [str(placed.ticker) for placed in anatomy.tickers] == expected


def _reached(text: str) -> str:
    return text.casefold() if "@" in text else re.sub(r"\D", "", text)[-7:]


def _contacts(anatomy: Anatomy, expected: list[str]) -> bool:
    found = {_reached(t) for contact in anatomy.contacts for t in (*contact.phones, *contact.mails)}
    return found == {_reached(text) for text in expected or ()}


def _legend(anatomy: Anatomy, expected: str | None) -> bool:
    if expected is None or not anatomy.legend:
        return expected is None and not anatomy.legend
    return any(_begins(part.text, expected) for part in anatomy.legend)


def _about(anatomy: Anatomy, expected: list[str]) -> bool:
    found = [part.text for part in anatomy.about]
    every = all(any(_begins(text, words) for text in found) for words in expected)
    return every and len(found) == len(expected)


PARTS: Mapping[str, Callable[[Anatomy, Any], bool]] = {
    "lead": _lead,
    "dateline": _dateline,
    "tickers": _tickers,
    "contacts": _contacts,
    "legend": _legend,
    "about": _about,
}


def measure(folder: Path) -> dict[str, list[str]]:
    """The files of which each part is read wrongly, in words; and the number of files as `of`."""
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    wrong: dict[str, list[str]] = {part: [] for part in PARTS}
    paths = {path.name: path for path in folder.rglob("*.md")}
    for name, known in answers.items():
        source = paths[name].read_text("utf-8")
        anatomy = Anatomy(source.split("\n---\n", 1)[1] if source.startswith("---") else source)
        for part, is_right in PARTS.items():
            if not is_right(anatomy, known[part]):
                wrong[part].append(f"{name}: {known[part]} – {_told(anatomy, part)}")
    wrong["of"] = list(answers)
    return wrong


def _told(anatomy: Anatomy, part: str) -> str:
    found = getattr(anatomy, part)
    parts = found if isinstance(found, tuple) else [found] if found is not None else []
    if part == "contacts":
        return str([*(c.phones + c.mails for c in parts)])
    return str([p.text[:90] for p in parts])


if __name__ == "__main__":
    result = measure(Path(sys.argv[1]) if len(sys.argv) > 1 else _WIRE)
    total = len(result.pop("of"))
    for part, lines in result.items():
        right = total - len(lines)
        print(f"{part:9} {right:3} of {total} right ({right / total:.1%})")
        for line in lines:
            print(f"    {line}")
