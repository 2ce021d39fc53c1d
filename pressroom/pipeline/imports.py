"""Import: sources are read and framed, and their releases written, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.standing_texts import load_standing
from pressroom.core import workers
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem, choose, errors
from pressroom.importers.frame import framed
from pressroom.importers.front_matter_text import release_text
from pressroom.importers.merging import RELEASES, Merger, files_of
from pressroom.importers.records import ImportedRelease, ImportRegistry, Wishes
from pressroom.importers.same import SameReleases
from pressroom.pipeline.import_namesakes import Namesakes
from pressroom.pipeline.import_sources import Folders, Source, opened
from pressroom.pipeline.imported_files import put_imports_in_place, staging_imports
from pressroom.pipeline.options import Work

# Of so many sources the texts are shown where nothing is written.
_FEW = 5


class ImportedItem(msgspec.Struct, frozen=True):
    """A release that was imported, without its texts, and the file it stands in. `text` is what
    that file would hold, where nothing is written and the releases are few."""

    release: ImportedRelease
    path: str
    text: str = ""


class ImportReport(msgspec.Struct, frozen=True):
    """Result of an import: its releases in order, all files it wrote or would write (relative to
    the press room), and the problems."""

    items: tuple[ImportedItem, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def import_sources(
    root: Path,
    config: Config,
    sources: Sequence[Source],
    wishes: Wishes,
    work: Work,
    *,
    dry: bool,
) -> ImportReport:
    """Imports sources into the press room in `root`; with `dry` nothing is written.

    Raises `Abort` with all problems if one is an error: then nothing is written either.
    """
    _check_map(config)
    problems: list[Problem] = []
    items: list[ImportedItem] = []
    names: list[str] = []
    same, namesakes = SameReleases(), Namesakes(root / RELEASES)
    merger = Merger(namesakes.names())
    with staging_imports(root) as stage:
        # What a stopped import had written of these is gone now.
        registry = ImportRegistry(
            config,
            load_standing(root, "boilerplate", config.zone),
            load_standing(root, "legend", config.zone),
        )
        for read in _read(sources, registry, wishes, work):
            if isinstance(read, Problem):
                problems.append(read)
                continue
            judgement = same.judge(read)
            problems += judgement.problems
            if not judgement.keep:
                continue
            release, path = merger.place(read)
            problems += release.problems
            problems += namesakes.warnings(path, release)
            text = release_text(release.front, release.body)
            for name, data in ((path, text.encode()), *files_of(release, path)):
                names.append(name)
                problems += _taken(root, name, data, release.source)
                stage(name, data)
            shown = text if dry and len(sources) <= _FEW else ""
            items.append(
                ImportedItem(msgspec.structs.replace(release, body="", files=()), path, shown)
            )
        if errors(problems):
            raise Abort(problems)
        if not dry:
            put_imports_in_place(root, sorted(names))
    return ImportReport(tuple(items), tuple(sorted(names)), tuple(problems))


def _check_map(config: Config) -> None:
    """Raises `Abort` where `[import] map` names a key that front matter does not have."""
    known = {field.encode_name for field in msgspec.structs.fields(FrontMatter)}
    problems = [
        Problem(
            path=CONFIG,
            code="PR416",
            message=f"`[import] map` gives `{theirs}` as `{ours}`, which is no key of front matter",
            remedy=choose(ours, known, none="`pressroom help releases` lists the keys"),
        )
        for theirs, ours in config.import_map.items()
        if ours and ours not in known and ours not in config.extra
    ]
    if problems:
        raise Abort(problems, exit_code=2)


def _read(
    sources: Sequence[Source], registry: ImportRegistry, wishes: Wishes, work: Work
) -> Iterator[ImportedRelease | Problem]:
    """Manuscripts of the sources, in their order; several are read at once."""

    folders = Folders()

    def read(source: Source) -> list[ImportedRelease | Problem]:
        return list(_read_one(source, registry, wishes, folders))

    for number, (source, made) in enumerate(
        zip(sources, workers.each(read, sources, work.jobs), strict=True), start=1
    ):
        work.progress("import", number, len(sources))
        if isinstance(made, workers.Lost):
            yield made.problem(source.name, "the source could not be read")
        else:
            yield from made


def _read_one(
    source: Source, registry: ImportRegistry, wishes: Wishes, folders: Folders
) -> Iterator[ImportedRelease | Problem]:
    for read in opened(source, wishes, folders):
        yield read if isinstance(read, Problem) else framed(read, registry, wishes)


def _taken(root: Path, name: str, data: bytes, source: str) -> Iterator[Problem]:
    """The error for a file that is there already with other bytes."""
    path = root / name
    others = [path]
    if name.startswith(RELEASES):
        stem = path.parent if path.name == "index.md" else path.with_suffix("")
        others += [stem.with_suffix(".md") if path.name == "index.md" else stem / "index.md"]
    for other in others:
        if other.exists() and not (other == path and other.read_bytes() == data):
            yield Problem(
                path=source,
                code="PR414",
                message=f"`{other.relative_to(root).as_posix()}` is there already; nothing is "
                "overwritten",
                remedy="rename or move it, or leave this source out",
            )
