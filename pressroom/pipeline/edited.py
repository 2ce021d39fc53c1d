"""A build after the texts of a few releases were edited, and nothing else.

What lists, feeds and neighbours need of a release is its `Entry` and its abstract. While these
are as they were, every view is as it was, and only what shows the text itself is rendered anew:
the forms of the release, and the feeds that carry it. It is the whole build over fewer items, and
any doubt ends in that: what was rendered is written only where its fingerprint says that the
last build would have made the same of it but for the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.index import IndexRow, ReleaseIndex
from pressroom.content.model import Entry
from pressroom.content.visibility import at_moment
from pressroom.core.problems import Problem, errors
from pressroom.core.workers import in_background
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.search_parts import part_folder, part_of, parts
from pressroom.formats.theme.theme import read_theme
from pressroom.pipeline.articles import (
    CheckedRow,
    Checker,
    checker_of,
    minded_by,
    problems_of,
)
from pressroom.pipeline.items import library_of
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.carry_out import Planned, rows_below, write_site
from pressroom.pipeline.output.manifest import sizes_of
from pressroom.pipeline.output.plan import ManifestRow, fingerprint
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.read import known_index, room_settings
from pressroom.pipeline.record import BuildRecord, Built, Shown, built_of
from pressroom.pipeline.renderers import load_renderers
from pressroom.pipeline.salt import salt_of
from pressroom.pipeline.views import Views

_NOT_KEPT = "what the last build worked out is not kept"
_OTHERS = "what the last build left is not what this one would make"


def build_edited(
    root: Path,
    output: Path,
    last: BuildRecord,
    sources: Sequence[str],
    options: Options,
    work: Work,
) -> Built | str:
    """Brings `output` to what the press room shows, of which only the release files `sources` have
    changed since the `last` build, whose site still holds. Where a whole build must see to it,
    `output` is left alone, and the reason given. Raises `Abort` when it cannot be written."""
    timing = work.timing
    with timing.stage("read"):
        config = room_settings(root, options).config
        # Of the settings as they are, which may have changed since they were looked at.
        index = known_index(root, config, last.shown)
        config, salt = index.config, salt_of(last.shown.program, index.config)
        edits = _edits(index, last, sources)
    if edits is None:
        return "more of a release has changed than its text"
    entries = [index.entry(new.loaded.source) for _, new in edits]
    checker = checker_of(index, root)
    before = checker.known([old.release_key for old, _ in edits])
    if len(before) < len(edits):
        return _NOT_KEPT
    # They are typeset and judged while this process loads what renders them.
    with in_background(lambda: checker.make(entries)) as making, alone(output):
        if (rows := last.rows(output)) is None:
            return "the output is not as the last build left it"
        views = Views(root, salt)
        showing = _showing(index, last, views, entries)
        if showing is None:
            return _NOT_KEPT
        files = [made for made in showing if isinstance(made, Artifact)]
        load_renderers(files)
        materials = _materials(root, config, index, checker, views, last.shown.since)
        with timing.stage("judge", len(entries)):
            checked = checker.check(
                entries, lambda _, todo: [making()[key] for key, _ in todo], only=True
            )
        if [known.abstract for known in before] != [now.abstract for now in checked]:
            return "what lists show of a release has changed"
        shown = _with_new_problems(last.shown, entries, checked)
        if doubt := _doubt(shown, options, index.problems, checker.problems, views.problems):
            return doubt
        with timing.stage("compare", len(rows)):
            new = {made.path: fingerprint(made, salt, index.text_key) for made in showing}
            if not all(_alike(row, rows.get(path)) for path, row in new.items()):
                return _OTHERS
            bundles = [(made, new[made.path]) for made in showing if isinstance(made, Bundle)]
            gone = rows_below((bundle.folder for bundle, _ in bundles), rows)
            wanted = {path: row for path, row in rows.items() if path not in gone}
            wanted |= {file.path: new[file.path] for file in files}
        planned = Planned(files, wanted, bundles)
        work = Work(timing=timing)
        steps, manifest = write_site(planned, materials, output, work, rows, sizes_of(rows))
    keys = {**last.shown.keys, **{source: index.rows[source].key for source in sources}}
    shown = msgspec.structs.replace(shown, keys=keys)
    return built_of(shown, checker.made, steps, manifest, minded_by(checker, index.entry))


def _doubt(shown: Shown, options: Options, *of_cache: list[Problem]) -> str:
    """Reason why a whole build has to tell of what is wrong; empty where nothing is."""
    if errors(shown.problems) or (options.strict and shown.has_warnings):
        return "something is wrong that stops the build"
    return "the cache cannot be used" if any(of_cache) else ""


def _with_new_problems(
    before: Shown, entries: Sequence[Entry], checked: Sequence[CheckedRow]
) -> Shown:
    """The record of the site with the new problems of the edited releases."""
    told, editorial = problems_of(entries, checked)
    edited = {entry.source for entry in entries}
    others = {s: found for s, found in before.text_problems.items() if s not in edited}
    counted = {s: row for s, row in before.editorial.items() if s not in edited}
    return msgspec.structs.replace(
        before, text_problems=others | told, editorial=counted | editorial
    )


def _edits(
    index: ReleaseIndex, last: BuildRecord, sources: Sequence[str]
) -> list[tuple[IndexRow, IndexRow]] | None:
    """The rows of the files whose texts are others, as the last build saw them and as they are;
    None where one is not known, or anything else of it is another."""
    if not index.knows(sources, last.shown.keys):
        return None
    before = [index.rows[source] for source in sources]
    index.load(only=sources)
    rows = [(old, index.rows[old.loaded.source]) for old in before]
    if any(old.loaded != new.loaded for old, new in rows):
        return None
    changed = [(old, new) for old, new in rows if old.release_key != new.release_key]
    return changed if all(new.loaded.release for _, new in changed) else None


def _materials(
    root: Path,
    config: Config,
    index: ReleaseIndex,
    checker: Checker,
    views: Views,
    as_of: datetime,
) -> Materials:
    """Materials for rendering, as of a moment of the last site, which still holds."""

    def entry(source: str) -> Entry:
        return at_moment(index.entry(source), config, as_of)

    theme = read_theme(root, config)
    library = library_of(checker, theme, {}, {})
    return Materials(library, config, theme, root, entry, views.layout)


def _showing(
    index: ReleaseIndex, last: BuildRecord, views: Views, entries: Iterable[Entry]
) -> list[Artifact | Bundle] | None:
    """Artifacts that show texts of edited releases: their own files, feeds, and parts of the search
    index. None where one is not kept, or the file of another release in it is not as the last build
    saw it."""
    edited = {entry.source: entry for entry in entries}
    owners = [*sorted(edited)]
    owners += [p for p, texts in last.shown.feeds.items() if not edited.keys().isdisjoint(texts)]
    if searches(index.config) == FULL_TEXT:
        number = parts(last.shown.releases)
        owners += sorted({part_folder(part_of(entry.url, number)) for entry in edited.values()})
    showing = views.of(owners)
    others = {source for made in showing or () for source in made.texts} - edited.keys()
    if showing is None or not index.knows(others, last.shown.keys):
        return None
    # What another build kept since has another fingerprint; a layout has none of its own.
    frames = [made.view.frame for made in showing if made.kind in ("release", "pdf")]
    return showing if all(views.layout(frame) is not None for frame in frames) else None


def _alike(new: ManifestRow, old: ManifestRow | None) -> bool:
    return old is not None and (new.view, new.salt) == (old.view, old.salt)
