"""Upload plan: what to send to a target and to delete there, in an order that breaks no link.

The plan has three turns. First go the files whose addresses no page at the target links to yet, so
that nobody misses what they link to. Once they are all there, those go that take another's place,
and may link to any of them, and the home page and others by which readers come in. At last files
are deleted that nothing links to any more, lists before the pages on them. Within each turn the
order is that of `Phase`.

A plan is made of what is wanted and what is there, and of nothing else, so the plan after an upload
that was stopped completes it.
"""

from __future__ import annotations

import enum
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.content.ledger import LedgerEntry
from pressroom.formats.addresses import output_path
from pressroom.formats.feed_formats import FORMATS
from pressroom.publishing.served_as import ServedAs

_FEED_ENDINGS = (".rss", ".rdf", ".atom", ".ics")
_INDEX = "index.html"
_PAGES = (".html", ".htm")


class Phase(enum.IntEnum):
    """Kinds of files, each linked to by the later ones alone, but for links among pages."""

    FILES = 1
    RELEASES = 2
    LISTS = 3
    FEEDS = 4
    SITEMAPS = 5


class Turn(enum.IntEnum):
    """The turns of a plan: files in the way of others, new ones, changed ones, those that go."""

    CLEAR = 0
    NEW = 1
    CHANGED = 2
    GONE = 3


class LocalFile(msgspec.Struct, frozen=True):
    """A file to be public: the digest of its bytes, its size in bytes, how it is to be served."""

    digest: str
    size: int
    served: ServedAs


class TargetFile(msgspec.Struct, frozen=True):
    """A file at the target. Without a digest nobody knows which bytes it has, or whether it is
    there. One that is not `settled` belongs to an upload that was stopped: no page links to it, and
    what it links to may be missing."""

    digest: str = ""
    size: int = 0
    served: ServedAs | None = None
    settled: bool = True


UNKNOWN = TargetFile(settled=False)
"""A file that may or may not be at the target."""


class UploadStep(msgspec.Struct, frozen=True):
    """One file sent or, without a `file`, deleted."""

    path: str
    turn: Turn
    phase: Phase
    file: LocalFile | None = None


def ledger_pages(ledger: Mapping[str, LedgerEntry]) -> frozenset[str]:
    """Output paths of all releases' pages that are or were public."""
    return frozenset(output_path(url) for entry in ledger.values() for url in entry.addresses)


def phase_of(path: str, releases: Collection[str]) -> Phase:
    """The phase of a file; `releases` are the output paths of releases' pages."""
    name = path.rpartition("/")[2]
    if path in releases:
        return Phase.RELEASES
    if path.startswith(("files/", "assets/")):
        return Phase.FILES
    if name in FORMATS or name.endswith(_FEED_ENDINGS):
        return Phase.FEEDS
    if "/" not in path and (name.endswith(".xml") or name.startswith(("robots.", "_"))):
        return Phase.SITEMAPS
    if name.endswith(".xml"):
        return Phase.FEEDS  # one of an older site
    is_index = path.startswith("api/") or name.startswith("llms") or name == "table.packed"
    return Phase.LISTS if is_index or name.lower().endswith(_PAGES) else Phase.FILES


def upload_plan(
    wanted: Mapping[str, LocalFile],
    there: Mapping[str, TargetFile],
    releases: Collection[str] = (),
) -> list[UploadStep]:
    """The steps, in order, from what is `there` to what is `wanted`, by output path."""
    steps = []
    obstacles = _obstacles(wanted, there)
    for path, file in wanted.items():
        known = there.get(path)
        if known is None or (known.digest, known.served) != (file.digest, file.served):
            new = known is None or not known.settled
            phase = phase_of(path, releases)
            # By the home page, feeds and sitemap at the top readers come in without any link.
            entrance = "/" not in path and phase in (Phase.LISTS, Phase.FEEDS, Phase.SITEMAPS)
            turn = Turn.NEW if new and not entrance else Turn.CHANGED
            steps.append(UploadStep(path, turn, phase, file))
    for path in there:
        if path not in wanted:
            turn = Turn.CLEAR if path in obstacles else Turn.GONE
            steps.append(UploadStep(path, turn, phase_of(path, releases)))
    return sorted(steps, key=step_place)


def step_place(step: UploadStep) -> tuple[int, int, str]:
    """Place of a step in the order: by its turn, by its phase, which deletions take backwards, and
    by its path."""
    going = step.turn in (Turn.CLEAR, Turn.GONE)
    return (step.turn, -step.phase if going else step.phase, step.path)


def _obstacles(wanted: Mapping[str, object], there: Mapping[str, object]) -> set[str]:
    """Files to go first: a folder of this name is wanted, or a file where their folder is."""
    gone = [path for path in there if path not in wanted]
    if not gone:
        return set()
    folders = set(_folders(wanted))
    return {p for p in gone if p in folders or any(above in wanted for above in _above(p))}


def _folders(paths: Iterable[str]) -> Iterator[str]:
    return itertools.chain.from_iterable(map(_above, paths))


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def emptied(paths: Iterable[str], kept: Iterable[str]) -> list[str]:
    """The folders that are empty without `paths`, the highest of each branch, when all other files
    are those that are `kept`."""
    folders = set(_folders(kept))
    found = set()
    for path in paths:
        empty = [folder for folder in _above(path) if folder not in folders]
        found.update(empty[-1:])
    return sorted(found)


def groups(steps: Iterable[UploadStep]) -> list[list[UploadStep]]:
    """The steps in groups of one turn and phase, each of which may be taken in any order, or all at
    once, when those before are done."""
    rows = itertools.groupby(steps, key=lambda step: (step.turn, step.phase))
    return [list(row) for _, row in rows]


def done_before(steps: Sequence[UploadStep], turn: Turn) -> int:
    """Number of steps before a turn."""
    return sum(step.turn < turn for step in steps)


def addresses(paths: Iterable[str]) -> list[str]:
    """The addresses, from the site's root, at which a web server serves files."""
    return sorted(f"/{path[: -len(_INDEX)] if _is_index(path) else path}" for path in paths)


def path_at(address: str) -> str:
    """The output path of the file that is served at an address of `addresses`."""
    return f"{address[1:]}{_INDEX if address.endswith('/') else ''}"


def _is_index(path: str) -> bool:
    return path == _INDEX or path.endswith(f"/{_INDEX}")
