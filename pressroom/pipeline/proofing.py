"""Every release's proof: its article, and what must be said of it, by one process or several.

What a proof is made of is the release with all that it names, the settings and the program;
by their digest it is kept, and made again only when one of them has changed.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pressroom import rules
from pressroom.config import Config
from pressroom.kept import Kept
from pressroom.model import Release
from pressroom.pipeline.progress import Progress
from pressroom.problems import Problem, errors
from pressroom.rules import Judgement
from pressroom.typeset import Article, Typesetter

# What a pool costs to start is earned back above some two hundred releases.
_WORTH_A_POOL = 200
_CHUNK = 100


class Proof(msgspec.Struct, frozen=True):
    """A release's article, the problems of its texts, and what the rules say of it."""

    article: Article
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


class Prover:
    """Makes proofs, or takes those that are kept. `salt` stands for program and settings.

    `made` counts how many had to be made.
    """

    def __init__(self, config: Config, root: Path, kept: Kept, salt: str) -> None:
        self.typesetter = Typesetter(config, root)
        self.kept = kept
        self.salt = salt.encode()
        self.made = 0

    def prove(self, releases: Sequence[Release], jobs: int, progress: Progress) -> list[Proof]:
        """Each release's proof, in order. What comes out does not depend on `jobs`."""
        keys = [self._key(release) for release in releases]
        there = self.kept.get(keys)
        proofs: dict[bytes, Proof | None] = {}
        for key, release in zip(keys, releases, strict=True):
            if key in there:
                proofs[key] = _unpacked(there[key], release)
        left = [(key, r) for key, r in zip(keys, releases, strict=True) if not proofs.get(key)]
        done = len(releases) - len(left)
        fresh: dict[bytes, bytes] = {}
        for (key, _), proof in zip(left, self._made([r for _, r in left], jobs), strict=True):
            proofs[key] = proof
            fresh[key] = _packed(proof)
            done += 1
            progress("Reading", done, len(releases))
        self.made += len(fresh)
        self.kept.put(fresh, keys)
        return [found for key in keys if (found := proofs[key]) is not None]

    def _key(self, release: Release) -> bytes:
        text = msgspec.json.encode(release)
        return hashlib.blake2b(text, digest_size=16, key=self.salt[:64]).digest()

    def _made(self, releases: Sequence[Release], jobs: int) -> Iterator[Proof]:
        if jobs < 2 or len(releases) < _WORTH_A_POOL:
            yield from (_proof(release, self.typesetter) for release in releases)
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        chunks = [releases[i : i + _CHUNK] for i in range(0, len(releases), _CHUNK)]
        work = functools.partial(_chunk, self.typesetter.config, self.typesetter.root)
        # Fresh interpreters: a fork of a process with watching threads may hang.
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            for proofs in pool.map(work, chunks):
                yield from proofs


def _proof(release: Release, typesetter: Typesetter) -> Proof:
    article, problems = typesetter.typeset(release)
    # What could not be converted is told of as that; rules would judge a text that is not shown.
    judgements = [] if errors(problems) else rules.judge([article], typesetter.config)
    return Proof(article, tuple(problems), tuple(judgements))


def _chunk(config: Config, root: Path, releases: Sequence[Release]) -> list[Proof]:
    typesetter = Typesetter(config, root)
    return [_proof(release, typesetter) for release in releases]


# An article without its release, which whoever asks for it has in hand.
_Texts: Any = msgspec.defstruct(
    "_Texts",
    [(f.name, f.type) for f in msgspec.structs.fields(Article) if f.name != "release"],
    frozen=True,
    array_like=True,
)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: Any = msgspec.msgpack.Decoder(tuple[_Texts, tuple[Problem, ...], tuple[Judgement, ...]])


def _packed(proof: Proof) -> bytes:
    texts = _Texts(*(getattr(proof.article, name) for name in _Texts.__struct_fields__))
    return _ENCODER.encode((texts, proof.problems, proof.judgements))


def _unpacked(data: bytes, release: Release) -> Proof | None:
    """The proof that was kept; None where the bytes are of another shape."""
    try:
        texts, problems, judgements = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None
    fields = {name: getattr(texts, name) for name in _Texts.__struct_fields__}
    return Proof(Article(release=release, **fields), problems, judgements)
