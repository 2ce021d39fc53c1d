"""Source files that people have written, and which of them is held back at a moment.

For the second lock: it shares no code with the loader, and counts a file as held if in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

_RELEASES = "content/releases"
# Folders of what is published beside releases; of these a file without a date is public.
_ITEMS = (
    "content/pages",
    "content/documents",
    "content/people",
    "content/events",
    "content/media",
)


class Authored(msgspec.Struct, frozen=True):
    """A Markdown file below `content/`: whether it is held, the files that belong to it, the parts
    of addresses that would name it, and the whole addresses it may have."""

    path: Path
    is_held: bool
    of_a_release: bool
    files: tuple[Path, ...]
    names: tuple[str, ...]
    addresses: tuple[str, ...]


def authored(root: Path, zone: ZoneInfo, as_of: datetime) -> list[Authored]:
    """Texts written in the press room in `root`, as of a moment; a date without an offset is in
    `zone`."""
    return [
        *_releases(root / _RELEASES, zone, as_of),
        *(found for folder in _ITEMS for found in _items(root / folder, zone, as_of)),
    ]


def _releases(top: Path, zone: ZoneInfo, as_of: datetime) -> Iterator[Authored]:
    sources = _markdown(top)
    folders = {path.parent for path in sources if path.name == "index.md" and path.parent != top}
    for path in sources:
        files = _files(path) if path.parent in folders and path.name == "index.md" else ()
        text, release = text_of(path), _release_of(path, folders)
        deciding = text if release == path else text_of(release)
        held = _is_held(deciding, zone, as_of, undated=True)
        names = tuple(_names(path, text))
        yield Authored(path, held, True, files, names, tuple(_addresses(path, text, names)))


def _items(top: Path, zone: ZoneInfo, as_of: datetime) -> Iterator[Authored]:
    sources = _markdown(top)
    folders = {path.parent for path in sources if path.name == "index.md" and path.parent != top}
    for path in sources:
        own = path.parent in folders and path.name == "index.md"
        # Another item in its folder has its own files, and is none of them.
        files = [
            file
            for file in (_files(path) if own else ())
            if next(folder for folder in file.parents if folder in folders) == path.parent
            and file.suffix != ".md"
        ]
        text = text_of(path)
        held = _is_held(text, zone, as_of, undated=False)
        within = (path.parent if own else path.with_suffix("")).relative_to(top).as_posix()
        names = (_as_address(within), *_stated(text, "url"))
        yield Authored(path, held, False, tuple(files), names, names)


def _markdown(top: Path) -> list[Path]:
    return [path for path in sorted(top.rglob("*.md")) if path.is_file()]


def text_of(path: Path) -> str:
    """A file's text without a byte-order mark; empty where there is no file."""
    return path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""


def _release_of(path: Path, folders: set[Path]) -> Path:
    """The release that a Markdown file belongs to: that of its folder, or else the file itself."""
    outer = [folder for folder in path.parents if folder in folders]
    return outer[-1] / "index.md" if outer else path


def _is_held(text: str, zone: ZoneInfo, as_of: datetime, *, undated: bool) -> bool:
    """Whether a file with this text is not certainly public at `as_of`; `undated` says that of one
    without a date."""
    header = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)
    keys = header[1] if len(header) == 3 and not header[0].strip() else ""
    keys = re.sub(r"^[ \t]*#.*$", "", keys, flags=re.MULTILINE)  # a line of YAML's comments
    draft = re.search(r"^[\"']?draft[\"']?\s*:\s*(\S+)", keys, re.MULTILINE)
    if draft is not None and draft[1].strip("\"'").casefold() != "false":
        return True
    date = re.search(r"^[\"']?date[\"']?\s*:\s*[\"']?([\d][^\"'#\n]*)", keys, re.MULTILINE)
    if date is None:
        # A key that is written in any other way may yet be meant as one.
        meant = re.search(r"\bdate\b[\"']?\s*:", keys, re.IGNORECASE)
        return undated or not keys or meant is not None
    written = date[1].strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            day = datetime.fromisoformat(written).date() + timedelta(days=1)
            return datetime.combine(day, time(), tzinfo=zone) > as_of
        moment = datetime.fromisoformat(re.sub(r"\s(?=[+-]\d)", "", written))
    except (ValueError, OverflowError):
        return True
    # An hour that occurs twice (clock change): the later one.
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone, fold=1)) > as_of


def _files(index: Path) -> tuple[Path, ...]:
    """The files in the folder of an `index.md`, without that."""
    return tuple(p for p in sorted(index.parent.rglob("*")) if p.is_file() and p != index)


def _names(path: Path, text: str) -> list[str]:
    """File name of a release, and the last part of its future address."""
    stem = path.parent.name if path.name == "index.md" else path.stem
    parts = [stem, re.sub(r"^\d{4}-\d\d-\d\d[-_ ]?", "", stem)]
    for key in ("slug", "url"):
        parts += re.findall(rf"^{key}\s*:\s*[\"']?([^\"'#\n]+)", text, re.MULTILINE)
    bare = [part.strip().strip("/").casefold() for part in parts]
    return [f"/{part}/" for part in bare if part] + ([bare[0]] if len(bare[0]) > 11 else [])


def _addresses(path: Path, text: str, names: Iterable[str]) -> list[str]:
    """The addresses that a release of these names has where it does not state one of its own."""
    dates = [path.name, path.parent.name, *re.findall(r"^date\s*:.*", text, re.MULTILINE)]
    years = {year for date in dates for year in re.findall(r"\b(\d{4})-\d\d", date)}
    return [f"/releases/{year}{name}" for year in sorted(years) for name in names]


def _as_address(words: str) -> str:
    return f"/{words.strip('/')}/".casefold()


def _stated(text: str, key: str) -> list[str]:
    """The address that a key of the front matter states, if there is one."""
    stated = re.findall(rf"^{key}\s*:\s*[\"']?([^\"'#\n]+)", text, re.MULTILINE)
    return [_as_address(written.strip()) for written in stated]
