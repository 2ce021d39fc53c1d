"""Every release typeset and judged: its article, and what must be said of it.

What decides both is the release with all that it names, the settings and the program;
by their digest it is kept, and made again only when one of them has changed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.index import ReleaseIndex
from pressroom.content.model import Entry, Release
from pressroom.content.standing import Standing
from pressroom.core.cache import Cache, CacheTable, open_cache
from pressroom.core.problems import Problem, errors, is_editorial
from pressroom.core.records import packed, unpacked
from pressroom.core.workers import Lost, each
from pressroom.pipeline.options import Work
from pressroom.pipeline.progress import Progress, quiet
from pressroom.pipeline.record import Editorial, Minded, editorial_of
from pressroom.rules.judgement import Judgement
from pressroom.typeset.article import Abstract, Article
from pressroom.typeset.typesetter import Typesetter

# Errors of a table's file, or of its place; as a warning, PR106 is of a picture or link.
_OF_TABLES = frozenset({"PR106", "PR108", "PR110", "PR111", "PR112", "PR113"})


class Checked(msgspec.Struct, frozen=True):
    """Result of checking a release: the part of its article that lists need, the problems of its
    texts, and the judgements of the rules."""

    abstract: Abstract
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]

    @property
    def lacks_table(self) -> bool:
        """Whether the release names a table that is not there or cannot be shown."""
        return any(problem.code in _OF_TABLES for problem in errors(self.problems))


class CheckedRow(msgspec.Struct, frozen=True):
    """Row of a checked release that every build reads: its abstract, the problems of its texts, and
    those of rules that a build tells. Editorial findings are counted only: a build that read them
    all would be slower the more there are."""

    abstract: Abstract
    of_texts: tuple[Problem, ...]
    of_rules: tuple[Problem, ...]
    editorial: Editorial | None

    @property
    def for_build(self) -> tuple[Problem, ...]:
        """Problems that a build tells of the release."""
        return (*self.of_texts, *self.of_rules)


Keyed = tuple[bytes, Entry]
"""A release with its key, the digest of all that decides its article and what is said of it."""
Packed = tuple[CheckedRow, bytes]
"""The row of a checked release, and its article and all that is said of it as bytes to keep, empty
where they are kept already."""
Runner = Callable[[Callable[[Keyed], Packed], Sequence[Keyed]], Iterable[Packed | Lost]]
"""Carries out a piece of work for each release, in order, in this process or in others."""


class Checker:
    """Typesets releases and judges them, or takes what is kept of both.

    `made` counts how many were not kept.
    """

    def __init__(
        self, index: ReleaseIndex, config: Config, root: Path, articles: Cache, abstracts: Cache
    ) -> None:
        self.index = index
        self.typesetter = Typesetter(config, root)
        self.articles = articles
        self.table = CacheTable(abstracts, index.salt, CheckedRow)
        self.made = 0
        self._rows: dict[str, CheckedRow] = {}
        self._lost: dict[bytes, Checked] = {}
        self._standing: dict[tuple[str, str, bool], tuple[Judgement, ...]] = {}

    @property
    def problems(self) -> list[Problem]:
        """Problems of the cache file."""
        return self.articles.problems or self.table.kept.problems

    def check(
        self,
        entries: Sequence[Entry],
        run: Runner,
        progress: Progress = quiet,
        *,
        only: bool = False,
    ) -> list[CheckedRow]:
        """The releases checked, in order; what is not kept, `run` has made. Without
        `only` these are all that the site shows, and what is kept of others is dropped."""
        self.made = 0
        for cache in (self.articles, self.table.kept):
            cache.problems.clear()
        keys = [self.index.release_key(entry) for entry in entries]
        names = [key.hex() for key in keys]
        if only or not self._rows:
            self._rows |= self.table.read(names if only else None)
        todo = [
            (key, entry)
            for key, name, entry in zip(keys, names, entries, strict=True)
            if name not in self._rows
        ]
        self._lost = {}
        done = len(entries) - len(todo)
        for (key, entry), found in zip(todo, run(self._packed, todo), strict=True):
            if isinstance(found, Lost):
                self._lost[key] = _lost(entry, found)
                continue
            row, data = found
            self._rows[key.hex()] = row
            if data:
                self.articles.add(key, data)
                self.made += 1
            done += 1
            progress("Reading", done, len(entries))
        lost = {key.hex(): _row(checked) for key, checked in self._lost.items()}
        forget = self.index.has_lost and not only
        self.articles.flush([] if only else keys, forget=forget)
        if not only:
            self._rows = {name: self._rows[name] for name in names if name not in lost}
        made = [key.hex() for key, _ in todo if key.hex() not in lost]
        self.table.write(self._rows, made, forget=forget)
        return [lost[name] if name in lost else self._rows[name] for name in names]

    def findings(self, entries: Iterable[Entry]) -> Iterator[Checked]:
        """Results of releases that were checked, with all problems."""
        for entry in entries:
            key = self.index.release_key(entry)
            yield self._lost[key] if key in self._lost else self._made((key, entry))[0]

    def known(self, keys: Iterable[bytes]) -> list[CheckedRow]:
        """The cached rows of releases by their keys; those that are not cached are left out."""
        names = [key.hex() for key in keys]
        self._rows |= self.table.read(names)
        return [self._rows[name] for name in names if name in self._rows]

    def make(self, entries: Iterable[Entry]) -> dict[bytes, Packed]:
        """Some releases checked by themselves, by their keys, for a `run` that begins before
        `check`."""
        keyed = [(self.index.release_key(entry), entry) for entry in entries]
        return {item[0]: self._packed(item) for item in keyed}

    def _packed(self, item: Keyed) -> Packed:
        checked, data = self._made(item)
        return _row(checked), data

    def _made(self, item: Keyed) -> tuple[Checked, bytes]:
        key, entry = item
        release = self.index.release(entry)
        known = self._kept(key, release)
        if known is not None:
            return known[1], b""
        article, problems = self.typesetter.typeset(release)
        judgements: tuple[Judgement, ...] = ()
        if is_judged(article, problems):
            # Rules take their time to load.
            from pressroom.rules import registry

            texts = (*release.boilerplate, *([release.legend] if release.legend else []))
            judgements = (
                *registry.judge([article], self.typesetter.config),
                *(f for text in texts for f in self.judge_shown(text, shown=not release.draft)),
            )
        checked = Checked(article.abstract, tuple(problems), judgements)
        return checked, _packed(article, checked)

    def judge_shown(self, text: Standing, *, shown: bool = True) -> tuple[Judgement, ...]:
        """Judgements that stop a build in a standing text that releases or the home page show."""
        from pressroom.rules import registry
        from pressroom.rules.standing import as_release

        config = self.typesetter.config
        key = (text.path, text.text, shown)
        if key not in self._standing:
            article, _ = self.typesetter.typeset(as_release(text, config, shown=shown))
            found = registry.judge_standing([article], config, only_stops=True)
            self._standing[key] = tuple(found)
        return self._standing[key]

    def article(self, entry: Entry) -> Article:
        """The article of a release that was checked."""
        release = self.index.release(entry)
        known = self._kept(self.index.release_key(entry), release)
        return known[0] if known is not None else self.typesetter.typeset(release)[0]

    def _kept(self, key: bytes, release: Release) -> tuple[Article, Checked] | None:
        there = self.articles.get([key])
        return _unpacked(there[key], release) if key in there else None


def is_judged(article: Article, problems: Sequence[Problem]) -> bool:
    """Whether rules judge a release: not one whose text could not be converted at all, which is
    told of as that."""
    return bool(article.body) or not errors(problems)


def checker_of(index: ReleaseIndex, root: Path, *, afresh: bool = False) -> Checker:
    """The checker of the room in `root`, with what earlier commands kept there."""
    articles, abstracts = (
        open_cache(root, kind, afresh=afresh) for kind in ("proofs", "abstracts")
    )
    return Checker(index, index.config, root, articles, abstracts)


Texts = tuple[dict[str, tuple[Problem, ...]], dict[str, Editorial]]
"""By the source of each release that has any: what a build tells of it, and the counts of what
editors mind."""


def problems_of(entries: Iterable[Entry], checked: Iterable[CheckedRow]) -> Texts:
    """The problems of checked releases by their sources."""
    rows = [(entry.source, row) for entry, row in zip(entries, checked, strict=True)]
    told = {source: row.for_build for source, row in rows if row.for_build}
    return told, {source: row.editorial for source, row in rows if row.editorial}


def minded_by(checker: Checker, entry: Callable[[str], Entry]) -> Minded:
    """A function that tells the editorial problems of checked releases; `entry` gives a release by
    its source."""

    def minded(sources: Iterable[str]) -> Iterator[Problem]:
        for found in checker.findings(map(entry, sources)):
            of_rules = (judgement.problem for judgement in found.judgements)
            yield from filter(is_editorial, (*found.problems, *of_rules))

    return minded


def on_all_cores(work: Work) -> Runner:
    """Carries out the work of a `Checker` on as many processes as a command has."""

    def run(make: Callable[[Keyed], Packed], items: Sequence[Keyed]) -> Iterable[Packed | Lost]:
        timed = work.timing.pieces("convert, judge", [entry.source for _, entry in items])
        return each(make, items, work.jobs, timed)

    return run


def _row(checked: Checked) -> CheckedRow:
    of_texts, of_rules = checked.problems, [each.problem for each in checked.judgements]
    return CheckedRow(
        checked.abstract,
        tuple(problem for problem in of_texts if not is_editorial(problem)),
        tuple(problem for problem in of_rules if not is_editorial(problem)),
        editorial_of((*of_texts, *of_rules)),
    )


def _lost(entry: Entry, lost: Lost) -> Checked:
    problem = lost.problem(entry.source, "the release could not be made into a page")
    return Checked(Abstract(), (problem,), ())


# An article without its release, which whoever asks for it has in hand.
_Texts: Any = msgspec.defstruct(
    "_Texts",
    [(f.name, f.type) for f in msgspec.structs.fields(Article) if f.name != "release"],
    frozen=True,
    array_like=True,
)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: Any = msgspec.msgpack.Decoder(tuple[_Texts, Checked])


def _packed(article: Article, checked: Checked) -> bytes:
    """An article and its check as bytes to keep: short, since most of the text is the release's."""
    texts = _Texts(*(getattr(article, name) for name in _Texts.__struct_fields__))
    return packed(_ENCODER.encode((texts, checked)), _alike(article.release))


def _alike(release: Release) -> bytes:
    """The words of a release that its article repeats, which are nearly all."""
    legend = (release.legend,) if release.legend else ()
    standing = "".join(text.text for text in (*release.boilerplate, *legend))
    return (standing + release.body).encode()


def _unpacked(data: bytes, release: Release) -> tuple[Article, Checked] | None:
    """The article and its check that were kept; None where the bytes are of another shape."""
    try:
        texts, checked = _DECODER.decode(unpacked(data, _alike(release)))
    except (msgspec.MsgspecError, ValueError, zlib.error):
        return None
    fields = {name: getattr(texts, name) for name in _Texts.__struct_fields__}
    return Article(release=release, **fields), checked
