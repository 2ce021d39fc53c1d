"""A build after the texts of a few releases were edited, and nothing else.

What lists, feeds and neighbours need of a release is its `Entry` and its abstract. While these
are as they were, every view is as it was, and only what shows the text itself is rendered anew:
the forms of the release, and the feeds that carry it. It is the whole build over fewer items, and
any doubt ends in that: what was rendered is written only where its fingerprint says that the
last build would have made the same of it but for the texts.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.index import IndexRow, ReleaseIndex
from pressroom.content.model import Entry
from pressroom.content.visibility import at_moment
from pressroom.core.problems import Problem, errors
from pressroom.core.timing import Timing
from pressroom.core.workers import in_background
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.search_parts import part_folder, part_of, parts
from pressroom.formats.theme.theme import read_theme
from pressroom.pipeline.articles import (
    CheckedRow,
    Checker,
    Keyed,
    Packed,
    checker_of,
    minded_by,
    problems_of,
)
from pressroom.pipeline.items import library_of
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.carry_out import (
    bundle_files,
    bundle_rows,
    rows_below,
    write_files,
)
from pressroom.pipeline.output.manifest import sizes_of
from pressroom.pipeline.output.plan import ManifestRow, fingerprint, plan
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.read import known_index, room_settings
from pressroom.pipeline.record import BuildRecord, Built, Shown, built_of
from pressroom.pipeline.renderers import load_renderers, render, render_bundle
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
        files = _showing(index, last, views, [entry.source for entry in entries])
        bundles = _holding(index, last, views, entries)
        if files is None or bundles is None:
            return _NOT_KEPT
        load_renderers(files)
        materials = _materials(root, config, index, checker, views, last.shown.since)
        with timing.stage("judge", len(entries)):
            checked = checker.check(entries, lambda _, todo: _of(todo, making()), only=True)
        if [known.abstract for known in before] != [now.abstract for now in checked]:
            return "what lists show of a release has changed"
        shown = _shown(last.shown, entries, checked)
        if doubt := _doubt(shown, options, index.problems, checker.problems, views.problems):
            return doubt
        with timing.stage("compare", len(rows)):
            new = {file.path: fingerprint(file, salt, index.text_key) for file in files}
            if not all(_alike(row, rows.get(path)) for path, row in new.items()):
                return _OTHERS
        gone = rows_below(bundles, rows)
        if (made := _bundled(bundles.values(), index, salt, gone, materials, timing)) is None:
            return _OTHERS
        files += [file for file, _, _ in made]
        new |= {file.path: row for file, row, _ in made}
        wanted = {path: row for path, row in rows.items() if path not in gone} | new
        steps = plan(wanted, rows, sizes_of(rows))
        ready = {file.path: data for file, _, data in made}
        render_file = functools.partial(_rendered, materials, ready)
        manifest = write_files(files, steps, wanted, rows, output, render_file, Work(timing=timing))
    keys = {**last.shown.keys, **{source: index.rows[source].key for source in sources}}
    shown = msgspec.structs.replace(shown, keys=keys)
    return built_of(shown, checker.made, steps, manifest, minded_by(checker, index.entry))


def _rendered(materials: Materials, ready: Mapping[str, bytes], file: Artifact) -> bytes:
    return ready[file.path] if file.path in ready else render(file, materials)


def _bundled(
    bundles: Iterable[Bundle],
    index: ReleaseIndex,
    salt: str,
    rows: Mapping[str, ManifestRow],
    materials: Materials,
    timing: Timing,
) -> list[tuple[Artifact, ManifestRow, bytes]] | None:
    """The files of bundles, with their rows of the manifest and their bytes; None where the last
    build would not have made the same of them but for the texts."""
    made: list[tuple[Artifact, ManifestRow, bytes]] = []
    for bundle in bundles:
        row = fingerprint(bundle, salt, index.text_key)
        if not _alike(row, rows.get(bundle.folder + bundle.table)):
            return None
        with timing.stage("index", len(bundle.texts)):
            contents = render_bundle(bundle, materials)
        files, new = bundle_files(bundle, contents), bundle_rows(bundle, row, contents)
        made += [(file, new[file.path], contents[file.path]) for file in files]
    return made


def _doubt(shown: Shown, options: Options, *of_cache: list[Problem]) -> str:
    """Why a whole build has to tell of what is wrong; empty where nothing is."""
    if errors(shown.problems) or (options.strict and shown.has_warnings):
        return "something is wrong that stops the build"
    return "the cache cannot be used" if any(of_cache) else ""


def _shown(before: Shown, entries: Sequence[Entry], checked: Sequence[CheckedRow]) -> Shown:
    """What the site shows with the problems of the edited releases as they are now."""
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
    """What files are rendered with, as of a moment of the last site, which still holds."""

    def entry(source: str) -> Entry:
        return at_moment(index.entry(source), config, as_of)

    theme = read_theme(root, config)
    library = library_of(checker, theme, {}, {})
    return Materials(library, config, theme, root, entry, views.layout)


def _showing(
    index: ReleaseIndex, last: BuildRecord, views: Views, sources: Iterable[str]
) -> list[Artifact] | None:
    """All files that show texts of releases; None where one's view is not kept, or a text in it
    may not be the one that the last build saw."""
    edited = set(sources)
    feeds = {p: texts for p, texts in last.shown.feeds.items() if not edited.isdisjoint(texts)}
    others = {source for texts in feeds.values() for source in texts} - edited
    if not index.knows(others, last.shown.keys):
        return None
    files = views.of([*sorted(edited), *feeds])
    # Another build, of another moment, may have kept its own since.
    for file in files or ():
        if file.texts != feeds.get(file.path, (file.origin,)):
            return None
        if file.kind in ("release", "pdf") and views.layout(file.view.frame) is None:
            return None
    return files


def _holding(
    index: ReleaseIndex, last: BuildRecord, views: Views, entries: Iterable[Entry]
) -> dict[str, Bundle] | None:
    """The parts of the search index in which releases are, by their folders; None where one is not
    kept, or a text in it may not be the one that the last build saw."""
    if searches(index.config) != FULL_TEXT:
        return {}
    number = parts(last.shown.releases)
    edited = {entry.source: part_folder(part_of(entry.url, number)) for entry in entries}
    bundles = views.bundles(sorted(set(edited.values())))
    if bundles is None:
        return None
    held = {source: bundle.folder for bundle in bundles for source in bundle.texts}
    if any(held.get(source) != folder for source, folder in edited.items()):
        return None
    known = index.knows(held.keys() - edited.keys(), last.shown.keys)
    return {bundle.folder: bundle for bundle in bundles} if known else None


def _of(todo: Iterable[Keyed], made: Mapping[bytes, Packed]) -> list[Packed]:
    return [made[key] for key, _ in todo]


def _alike(new: ManifestRow, old: ManifestRow | None) -> bool:
    return old is not None and (new.view, new.salt) == (old.view, old.salt)
