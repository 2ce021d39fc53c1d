"""Releases in Markdown as people save or paste them from a wire: with its head and foot, hard-wrapped
or not, with bullets of several kinds."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import yaml

FOLDER = Path(__file__).parent / "import_texts"
_WIRE = Path(__file__).parent / "wire"
_WIDTH = 72


class Typed(msgspec.Struct, frozen=True):
    """A typed text with the answers to what it says; parts that are not known are missing."""

    name: str
    text: str
    answers: dict[str, Any]


def texts() -> Iterator[Typed]:
    """All texts: those of the folder, then those of the wire desk, each in all layouts."""
    known = json.loads((FOLDER / "answers.json").read_text("utf-8"))
    for name, answers in known.items():
        path = FOLDER / name
        if path.is_file():
            yield Typed(name, path.read_text("utf-8"), answers)
    frames = json.loads((_WIRE / "answers.json").read_text("utf-8"))
    for path in sorted((_WIRE / "content/releases").glob("*.md")):
        front, body = path.read_text("utf-8").split("\n---\n", 1)
        keys = yaml.safe_load(front)
        said = frames[path.name]
        answers = {
            "headline": str(keys["title"]),
            "dateline": said["dateline"],
            "tickers": said["tickers"],
            "reached": said["contacts"],
            "legend": said["legend"],
            **known.get(path.name, {}),
        }
        for layout in LAYOUTS:
            text, date = layout(str(keys["title"]), keys["date"], body.strip())
            name = f"{path.stem}.{layout.__name__.strip('_')}.txt"
            yield Typed(name, text, {"date": date, **answers})


def _local(at: datetime | str) -> datetime:
    return at if isinstance(at, datetime) else datetime.fromisoformat(at)


def _zone(at: datetime) -> tuple[str, str] | None:
    """Eastern or Central time, as it is written in short and out; None for other offsets."""
    for name, short, words in (("New_York", "ET", "Eastern"), ("Chicago", "CT", "Central")):
        there = at.astimezone(ZoneInfo(f"America/{name}"))
        if there.utcoffset() == at.utcoffset():
            return short, f"{words} {'Daylight' if there.dst() else 'Standard'} Time"
    return None


def _hour(at: datetime) -> str:
    return f"{at.hour % 12 or 12:02}:{at:%M %p}"


def _business_wire(title: str, date: datetime | str, body: str) -> tuple[str, str]:
    """The page of a release there: day and hour with the zone written out, then the headline."""
    at = _local(date)
    zone = _zone(at)
    when = f"{at:%B %d, %Y} {_hour(at)} {zone[1]}" if zone else f"{at:%B %d, %Y}"
    foot = "View source version on businesswire.com: https://www.businesswire.com/news/home/en/"
    return f"{when}\n\n{title}\n\n{body}\n\n{foot}\n", _iso(at, hour=zone is not None)


def _globe_newswire(title: str, date: datetime | str, body: str) -> tuple[str, str]:
    """Headline first, then a line with day, hour and source; bullets and tabs."""
    at = _local(date)
    zone = _zone(at)
    when = (
        f"{at:%B %d, %Y %H:%M} {zone[0]} | Source: Example Newsroom" if zone else f"{at:%B %d, %Y}"
    )
    bulleted = re.sub(r"^- ", "•\t", body, flags=re.MULTILINE)
    return f"{title}\n\n{when}\n\n{bulleted}\n", _iso(at, hour=zone is not None)


def _pr_newswire(title: str, date: datetime | str, body: str) -> tuple[str, str]:
    """Who provided it, and when, in lines of their own; bullets indented."""
    at = _local(date)
    zone = _zone(at)
    when = f"{at:%b %d, %Y, %H:%M} {zone[0]}" if zone else f"{at:%b %d, %Y}"
    indented = re.sub(r"^- ", "  * ", body, flags=re.MULTILINE)
    return f"{title}\n\nNews provided by\n\nExample Newsroom\n\n{when}\n\n{indented}\n", _iso(
        at, hour=zone is not None
    )


def _mail(title: str, date: datetime | str, body: str) -> tuple[str, str]:
    """As it stands in a mail: broken at 72 characters, with an end mark."""
    at = _local(date)
    wrapped = "\n".join(_wrapped(line) for line in body.split("\n"))
    head = f"FOR IMMEDIATE RELEASE\n\n{at:%B} {at.day}, {at:%Y}\n\n{_wrapped(title)}"
    return f"{head}\n\n{wrapped}\n\n# # #\n", _iso(at, hour=False)


def _pasted(title: str, date: datetime | str, body: str) -> tuple[str, str]:
    """As it was pasted from a page: a day above the headline, bare bullets."""
    at = _local(date)
    bare = re.sub(r"^- ", "• ", body, flags=re.MULTILINE)
    return f"{at.day} {at:%B %Y}\r\n\r\n{title}\r\n\r\n" + bare.replace("\n", "\r\n"), _iso(
        at, hour=False
    )


LAYOUTS: tuple[Callable[[str, datetime | str, str], tuple[str, str]], ...] = (
    _business_wire,
    _globe_newswire,
    _pr_newswire,
    _mail,
    _pasted,
)


def _wrapped(line: str) -> str:
    if len(line) <= _WIDTH:
        return line
    indent = "  " if line.startswith("- ") else ""
    return textwrap.fill(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _iso(at: datetime, *, hour: bool) -> str:
    return at.isoformat(timespec="minutes") if hour else f"{at:%Y-%m-%d}"
