"""A generator with its site, and every kind of work that is measured of it."""

from __future__ import annotations

import importlib
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import msgspec

from benchmarks.measure import Cost, Server, cost_of, memory_of
from benchmarks.peers.pressroom import Pressroom
from benchmarks.room import Corpus, Release, body_edited, headline_edited

# Those that do less than everything at an edit; the others' one build is measured once a round.
_INCREMENTAL = ("pressroom", "hugo")
PEERS = (*_INCREMENTAL, "eleventy", "pelican", "plain")
WORKS = ("cold", "no change", "body edited", "headline edited", "release added", "template edited")


def peer(name: str) -> ModuleType | Pressroom:
    return (
        Pressroom() if name == "pressroom" else importlib.import_module(f"benchmarks.peers.{name}")
    )


class Contender:
    """One generator with its site of `count` releases of a corpus in a folder of its own."""

    def __init__(self, key: str, made_by: ModuleType | Pressroom, work: Path) -> None:
        self.key = key
        self.peer = made_by
        self.work = work
        self.incremental = isinstance(made_by, Pressroom) or key in _INCREMENTAL
        self.name = f"{made_by.NAME} {made_by.set_up(work)}"
        self._edit = 0

    def take(self, corpus: Corpus, count: int) -> None:
        """Goes over to so many releases of a corpus, which are laid out once."""
        self.corpus = corpus
        self.count = count
        self.folder = self.work / f"{self.key}-{corpus.name}-{count}"
        if not self.folder.is_dir():
            self.peer.lay_out(self.folder, corpus, count)

    def clear(self) -> None:
        """As on a fresh machine: no output, nothing kept, no edit of an earlier round."""
        for leftover in self.peer.LEFTOVERS:
            shutil.rmtree(self.folder / leftover, ignore_errors=True)

    def build(self) -> Cost:
        return cost_of(self.peer.command(self.work, self.folder), self.folder)

    def memory(self) -> int:
        """The most bytes that a build from nothing takes."""
        self.clear()
        return memory_of(self.peer.command(self.work, self.folder), self.folder)

    def round(self) -> dict[str, Cost]:
        """Every kind of work once, each from where the one before it has led."""
        self.clear()
        costs = {"cold": self.build()}
        if not self.incremental:
            return costs
        costs["no change"] = self.build()
        with _Changed(self._middle()[1]) as path:
            self._rewrite(path, body_edited)
            costs["body edited"] = self.build()
            self._rewrite(path, headline_edited)
            costs["headline edited"] = self.build()
        self.build()
        added = self.peer.add(self.folder, self._one_more())
        costs["release added"] = self.build()
        added.unlink()
        self.build()
        template = self.folder / self.peer.TEMPLATE
        with _Changed(template):
            template.write_text(template.read_text() + "<!-- new -->\n")
            costs["template edited"] = self.build()
        return costs

    def _middle(self) -> tuple[Release, Path]:
        """The release that is edited, as it was laid out."""
        release = self.corpus.release(self.count // 2, self.count)
        return release, self.peer.add(self.folder, release)

    def _one_more(self) -> Release:
        """A release behind the last, one file."""
        release = self.corpus.release(self.count, self.count)
        return msgspec.structs.replace(release, text=release.without_tables, tables={})

    def _rewrite(self, path: Path, edited: Callable[[str, str], str]) -> str:
        """Puts a new word into a file; the page then shows it."""
        self._edit += 1
        word = f"anew{self._edit}"
        path.write_text(edited(path.read_text(encoding="utf-8"), word), encoding="utf-8")
        return word

    def seconds_to_see(self, edits: int) -> list[float]:
        """From the save of a body to its page served, by the generator's own preview."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        release, laid_out = self._middle()
        page = f"http://127.0.0.1:{port}/releases/{release.year}/{release.slug}/"
        made = []
        with (
            _Changed(laid_out) as path,
            Server(self.peer.serve(self.work, self.folder, port), self.folder, page) as server,
        ):
            for _ in range(edits):
                made.append(server.wait_for(self._rewrite(path, body_edited)))
        return made

    def files(self) -> int:
        """How many files the finished site has."""
        return sum(path.is_file() for path in (self.folder / self.peer.OUTPUT).rglob("*"))


class _Changed:
    """A file that is as it was when we are done with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *error: object) -> None:
        self.path.write_text(self.text, encoding="utf-8")
