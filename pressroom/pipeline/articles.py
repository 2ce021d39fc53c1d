"""Every release's proof: its article, and what must be said of it, by one process or several.

What a proof is made of is the release with all that it names, the settings and the program;
by their digest it is kept, and made again only when one of them has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.index import ReleaseIndex
from pressroom.content.model import Entry, Release
from pressroom.core.cache import Cache, CacheTable, open_cache
from pressroom.core.problems import Problem, errors
from pressroom.core.timing import Timing
from pressroom.core.workers import Lost, each
from pressroom.pipeline.progress import Progress
from pressroom.rules.judgement import Judgement
from pressroom.typeset.article import Abstract, Article
from pressroom.typeset.typesetter import Typesetter


class Checked(msgspec.Struct, frozen=True):
    """What a site needs of a release's article, the problems of its texts, and what the rules
    say of it."""

    abstract: Abstract
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


class Again(msgspec.Struct, frozen=True):
    """A release's proof as it `was`, and its article with the problems of its texts as they are."""

    was: Checked
    article: Article
    problems: tuple[Problem, ...]


class Checker:
    """Makes proofs, or takes those that are kept.

    `made` counts how many had to be made.
    """

    def __init__(
        self, index: ReleaseIndex, config: Config, root: Path, articles: Cache, abstracts: Cache
    ) -> None:
        self.index = index
        self.typesetter = Typesetter(config, root)
        self.articles = articles
        self.table = CacheTable(abstracts, index.salt, Checked)
        self.made = 0
        self._known: dict[bytes, Checked] = {}
        self._rows: dict[str, Checked] = {}

    @property
    def problems(self) -> list[Problem]:
        """What is to be said of the cache."""
        return self.articles.problems or self.table.kept.problems

    def prove(
        self,
        entries: Sequence[Entry],
        jobs: int,
        progress: Progress,
        timing: Timing | None = None,
    ) -> list[Checked]:
        """Each release's proof, in order. What comes out does not depend on `jobs`."""
        self.made = 0
        keys = [self.index.release_key(entry) for entry in entries]
        if not self._known:
            self._known = {bytes.fromhex(key): proof for key, proof in self.table.read().items()}
        proofs = {key: self._known[key] for key in keys if key in self._known}
        todo = [(key, e) for key, e in zip(keys, entries, strict=True) if key not in proofs]
        done = len(entries) - len(todo)
        timed = timing.pieces("convert, judge", [e.source for _, e in todo]) if timing else None
        proved = each(self._proved, todo, jobs, timed)
        for (key, entry), found in zip(todo, proved, strict=True):
            if isinstance(found, Lost):
                proofs[key] = _lost(entry, found)
                continue
            proofs[key], packed = found
            if packed:
                self.articles.add(key, packed)
                self.made += 1
            done += 1
            progress("Reading", done, len(entries))
        self.articles.flush(keys)
        self._known = {key: proof for key, proof in proofs.items() if not _is_lost(proof)}
        rows = {key.hex(): proof for key, proof in self._known.items()}
        self.table.write(rows, [key.hex() for key, _ in todo])
        return [proofs[key] for key in keys]

    def again(self, entries: Sequence[Entry], before: Sequence[bytes]) -> list[Again] | None:
        """Some releases typeset anew, with their proofs as they were, under the keys `before`; None
        where one of these is not kept. The rules are for `judged`, and all of it for `keep`."""
        self._rows = self.table.read(
            key.hex() for key in (*before, *map(self.index.release_key, entries))
        )
        if any(key.hex() not in self._rows for key in before):
            return None
        made = [self.typesetter.typeset(self.index.release(entry)) for entry in entries]
        self.made = len(made)
        return [
            Again(self._rows.pop(key.hex()), article, tuple(problems))
            for key, (article, problems) in zip(before, made, strict=True)
        ]

    def judged(self, article: Article) -> tuple[Judgement, ...]:
        """What the rules say of an article."""
        # They take their time to load.
        from pressroom.rules import registry

        return tuple(registry.judge([article], self.typesetter.config))

    def keep(self, proofs: Mapping[bytes, tuple[Article, Checked]]) -> None:
        """Keeps what was made anew, by the releases' keys."""
        for key, (article, proof) in proofs.items():
            self.articles.add(key, _packed(article, proof))
            self._rows[key.hex()] = proof
        self.articles.flush([])
        self.table.write(self._rows, [key.hex() for key in proofs])

    def _proved(self, item: tuple[bytes, Entry]) -> tuple[Checked, bytes]:
        """A proof, and its article to keep; nothing to keep where it is kept already."""
        key, entry = item
        release = self.index.release(entry)
        there = self.articles.get([key])
        known = _unpacked(there[key], release) if key in there else None
        if known is not None:
            return known[1], b""
        article, problems = self.typesetter.typeset(release)
        # What could not be converted is told of as that; rules would judge a text that is not
        # shown.
        judgements = () if errors(problems) else self.judged(article)
        proof = Checked(article.abstract, tuple(problems), judgements)
        return proof, _packed(article, proof)

    def article(self, entry: Entry) -> Article:
        """The article of a release that was proved."""
        key = self.index.release_key(entry)
        there = self.articles.get([key])
        release = self.index.release(entry)
        found = _unpacked(there[key], release) if key in there else None
        return found[0] if found is not None else self.typesetter.typeset(release)[0]


def checker_of(index: ReleaseIndex, root: Path, *, afresh: bool = False) -> Checker:
    """The prover of the room in `root`, with what earlier commands kept there."""
    articles, abstracts = (
        open_cache(root, kind, afresh=afresh) for kind in ("proofs", "abstracts")
    )
    return Checker(index, index.config, root, articles, abstracts)


def _lost(entry: Entry, lost: Lost) -> Checked:
    problem = lost.problem(entry.source, "the release could not be made into a page")
    return Checked(Abstract(), (problem,), ())


def _is_lost(proof: Checked) -> bool:
    return any(problem.code == "PR505" for problem in proof.problems)


# An article without its release, which whoever asks for it has in hand.
_Texts: Any = msgspec.defstruct(
    "_Texts",
    [(f.name, f.type) for f in msgspec.structs.fields(Article) if f.name != "release"],
    frozen=True,
    array_like=True,
)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: Any = msgspec.msgpack.Decoder(tuple[_Texts, Checked])


def _packed(article: Article, proof: Checked) -> bytes:
    texts = _Texts(*(getattr(article, name) for name in _Texts.__struct_fields__))
    return _ENCODER.encode((texts, proof))


def _unpacked(data: bytes, release: Release) -> tuple[Article, Checked] | None:
    """The article and proof that were kept; None where the bytes are of another shape."""
    try:
        texts, proof = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None
    fields = {name: getattr(texts, name) for name in _Texts.__struct_fields__}
    return Article(release=release, **fields), proof
