"""A build after the texts of a few releases were edited, and nothing else.

What lists, feeds and neighbours need of a release is its `Entry` and its abstract. While these
are as they were, every view is as it was, and only what shows the text itself is made anew:
the release's page, and the feeds that carry it. Their views are kept by their digests, which the
manifest holds. Any doubt ends in an ordinary build.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pressroom.content.config.reader import read_config
from pressroom.content.config.records import Config
from pressroom.content.load.index import ReleaseIndex
from pressroom.core.cache import open_cache
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, errors, in_order
from pressroom.core.records import dumps, loads
from pressroom.core.timing import Timing
from pressroom.core.workers import in_background
from pressroom.formats.addresses import full, output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.feeds import Feed, full_texts, render_feed
from pressroom.formats.html.releases import PageContextKey, frame_digest
from pressroom.formats.html.site_context import PageContext
from pressroom.formats.html.views import Layout
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.theme.theme import read_theme
from pressroom.pipeline.articles import Checked, Checker, checker_of
from pressroom.pipeline.output.carry_out import as_made, make
from pressroom.pipeline.output.manifest import sizes_of
from pressroom.pipeline.output.plan import (
    Action,
    Built,
    ManifestRow,
    Step,
    changes_in,
    fingerprint,
    plan,
)
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.progress import quiet
from pressroom.pipeline.read import index_of
from pressroom.pipeline.record import BuildRecord
from pressroom.pipeline.renditions import renditions
from pressroom.pipeline.salt import salt_of
from pressroom.typeset.article import Article, Library
from pressroom.typeset.catalogues import catalogue_digests

# So many edited releases are looked at one by one; more are work for all cores.
_MOST = 16


def keep_views(
    root: Path,
    files: Iterable[Artifact],
    wanted: Mapping[str, ManifestRow],
    steps: Iterable[Step],
    frame: Layout,
) -> list[Problem]:
    """Keeps for `retouch` the views of what was written and shows texts; what is to be said of
    the cache."""
    kept = open_cache(root, "views")
    showing = [artifact for artifact in files if artifact.texts]
    written = {step.path for step in steps if step.action is Action.WRITE}
    views = {
        _key(wanted[artifact.path].view): dumps((artifact.view, artifact.texts))
        for artifact in showing
        if artifact.path in written
    }
    if views:
        views[_key(frame_digest(frame))] = dumps((frame, ()))
        kept.put(views, [_key(wanted[artifact.path].view) for artifact in showing])
    return kept.problems


def retouch(
    root: Path,
    output: Path,
    last: BuildRecord,
    edited: Sequence[str],
    *,
    strict: bool = False,
    preview: bool = False,
    timing: Timing | None = None,
) -> Built | None:
    """Brings `output` to what the sources show, of which only the release files `edited` have
    changed since the `last` build, whose site still holds and whose files are all there. None
    when an ordinary build must see to it. Raises `Abort` when the output cannot be written."""
    timing = timing or Timing()
    if len(edited) > _MOST:
        return None
    with timing.stage("read", len(edited)):
        config, _ = read_config(root / CONFIG)
        config = config.for_preview() if preview else config
        if searches(config) == FULL_TEXT:
            return None  # all texts are in one index
        # Of the settings as they are, which may have changed since they were looked at.
        salt = salt_of(last.program, config)
        index = index_of(root, config, salt)
        rows = index.again(edited, last.keys)
        if rows is None or any(old.loaded != new.loaded for old, new in rows):
            return None
    changed = [(old, new) for old, new in rows if old.release_key != new.release_key]
    entries = [new.loaded.release for _, new in changed if new.loaded.release is not None]
    if len(entries) < len(changed):
        return None
    prover = checker_of(index, root)
    with timing.stage("convert", len(entries)):
        again = prover.again(entries, [old.release_key for old, _ in changed])
    if again is None or any(each.was.abstract != each.article.abstract for each in again):
        return None
    articles = {each.article.release.source: each.article for each in again}
    # The rules read while the pages are made: each has much to load.
    with (
        in_background(lambda: [prover.judged(article) for article in articles.values()]) as judging,
        alone(output),
    ):
        made = last.made(output)
        if made is None:
            return None
        with timing.stage("render", len(again)):
            drawn = _Drawn(root, config, index, prover, articles, made)
            files = drawn.again(last)
        with timing.stage("judge", len(again)):
            proofs = [
                Checked(each.article.abstract, each.problems, judgements)
                for each, judgements in zip(again, judging(), strict=True)
            ]
        problems = _told(last.problems, [each.was for each in again], proofs, set(articles))
        if files is None or problems is None or errors(problems) or (strict and problems):
            return None
        keys = [new.release_key for _, new in changed]
        prover.keep(dict(zip(keys, zip(articles.values(), proofs, strict=True), strict=True)))
        if index.problems or prover.problems or drawn.kept.problems:
            return None
        with timing.stage("compare", len(made)):
            new = {a.path: fingerprint(a, salt, index.text_key) for a in files}
            if any((row.view, row.salt) != (made[p].view, made[p].salt) for p, row in new.items()):
                return None  # the theme or the settings have changed since they were looked at
            wanted = made | new
            steps = plan(wanted, made, sizes_of(made))
        make(files, steps, wanted, made, output, quiet, 1, timing)
    return Built(
        last.releases,
        prover.made,
        changes_in(steps),
        sum(step.action is Action.KEEP for step in steps),
        tuple(problems),
        last.until,
        last.program,
        {**last.keys, **{source: index.rows[source].key for source in edited}},
        last.feeds,
    )


def _told(
    last: Sequence[Problem], before: Sequence[Checked], now: Sequence[Checked], sources: set[str]
) -> list[Problem] | None:
    """What is to be told of a site whose releases in `sources` have other proofs than before; None
    where they also say other things of files that more releases may show."""
    old, new = _said(before), _said(now)
    if any(p.path not in sources for p in (old - new) + (new - old)):
        return None
    others = [problem for problem in last if problem.path not in sources]
    kept = Counter(p for p in last if p.path in sources) - old
    own = (problem for problem in new.elements() if problem.path in sources)
    return in_order([*others, *kept.elements(), *own])


def _said(proofs: Iterable[Checked]) -> Counter[Problem]:
    return Counter(
        problem
        for proof in proofs
        for problem in (*proof.problems, *(j.problem for j in proof.judgements))
    )


class _Drawn:
    """What was drawn up of a site, as far as it is kept: views by the manifest's digests."""

    def __init__(
        self,
        root: Path,
        config: Config,
        index: ReleaseIndex,
        prover: Checker,
        articles: Mapping[str, Article],
        made: Mapping[str, ManifestRow],
    ) -> None:
        self.root = root
        self.config = config
        self.index = index
        self.articles = articles
        self.made = made
        self.theme = read_theme(root, config)
        self.library = Library(
            {},
            index.text_key,
            lambda entry: articles.get(entry.source) or prover.article(entry),
            catalogue_digests(self.theme.templates),
        )
        self.kept = open_cache(root, "views")

    def again(self, last: BuildRecord) -> list[Artifact] | None:
        """All files that show texts of the articles, made; None where one's view is not kept."""
        files = [file for source in sorted(self.articles) for file in self._forms(source)]
        files += [
            self._feed(path, texts, last.keys)
            for path, texts in last.feeds.items()
            if not self.articles.keys().isdisjoint(texts)
        ]
        found = [artifact for artifact in files if artifact is not None]
        return list(map(as_made, found)) if len(found) == len(files) else None

    def _forms(self, source: str) -> Iterator[Artifact | None]:
        """A release's page and its other forms, the page first: it alone knows its frame."""
        entry = self.index.entry(source)
        place = self._view(output_path(entry.url), (source,))
        frame = self._thawed(place.frame)[0] if isinstance(place, PageContextKey) else None
        if not isinstance(frame, Layout):
            yield None
            return
        setting = PageContext(self.library, self.config, self.theme, frame)
        for form in renditions(entry, setting, self.root):
            if form.path in self.made:
                texts = (source,)
                view = self._view(form.path, texts)
                file = Artifact(form.path, source, view, form.render, form.salt, texts)
                yield None if view is None else file

    def _feed(
        self, path: str, texts: tuple[str, ...], keys: Mapping[str, bytes]
    ) -> Artifact | None:
        feed = self._view(path, texts)
        others = [source for source in texts if source not in self.articles]
        if not isinstance(feed, Feed) or not self.index.knows(others, keys):
            return None
        entries = [self.index.entry(source) for source in texts]
        named = {full(self.config, entry.url): entry for entry in entries}
        render = functools.partial(render_feed, path, texts=full_texts(named, self.library))
        return Artifact(path, CONFIG, feed, render, texts=texts)

    def _view(self, path: str, texts: tuple[str, ...]) -> object:
        """What a file shows besides the `texts` and no others; None where that is not known."""
        view, shown = self._thawed(self.made[path].view) if path in self.made else (None, ())
        return view if shown == texts else None

    def _thawed(self, digest: str) -> tuple[object, object]:
        key = _key(digest)
        found = loads(self.kept.get([key]).get(key, b""), tuple)
        return found if found is not None and len(found) == 2 else (None, ())


def _key(digest: str) -> bytes:
    return bytes.fromhex(digest)
