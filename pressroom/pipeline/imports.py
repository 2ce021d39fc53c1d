"""Import: sources are read and framed, and their releases written, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.standing_texts import load_standing
from pressroom.core import workers
from pressroom.core.files import CONFIG, write_new, write_whole
from pressroom.core.problems import Abort, Problem, choose, errors
from pressroom.importers.frame import framed
from pressroom.importers.front_matter_text import release_text
from pressroom.importers.merging import RELEASES, Merger, files_of
from pressroom.importers.records import ImportedRelease, Registry, Wishes
from pressroom.importers.same import SameReleases
from pressroom.pipeline.import_sources import Folders, Source, opened
from pressroom.pipeline.options import Work

_STAGE = ".cache/import"
_LIST = "files.json"


class Item(msgspec.Struct, frozen=True):
    """A release that was imported, without its texts, and the file it stands in."""

    release: ImportedRelease
    path: str


class ImportReport(msgspec.Struct, frozen=True):
    """What an import made: its releases in order, all files it wrote or would write (relative to
    the press room), and the problems."""

    items: tuple[Item, ...]
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
    registry = Registry(
        config,
        load_standing(root, "boilerplate", config.zone),
        load_standing(root, "legend", config.zone),
    )
    stage = root / _STAGE
    undo_stopped(root)
    problems: list[Problem] = []
    items: list[Item] = []
    names: list[str] = []
    merger, same = Merger(), SameReleases()
    try:
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
            own = (path, release_text(release.front, release.body).encode())
            for name, data in (own, *files_of(release, path)):
                names.append(name)
                problems += _taken(root, name, data, release.source)
                _put(stage / "files" / name, data)
            items.append(Item(msgspec.structs.replace(release, body="", files=()), path))
        if errors(problems):
            raise Abort(problems)
        if not dry:
            _write(root, stage, sorted(names))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return ImportReport(tuple(items), tuple(sorted(names)), tuple(problems))


def _check_map(config: Config) -> None:
    """Raises `Abort` where `[import] map` names a key that front matter does not have."""
    known = {field.encode_name for field in msgspec.structs.fields(FrontMatter)}
    problems = [
        Problem(
            path=CONFIG,
            code="PR416",
            message=f"`[import] map` gives `{theirs}` as `{ours}`, which is no key of front matter",
            remedy=choose(ours, known, none="see the keys in docs/front-matter.md"),
        )
        for theirs, ours in config.import_map.items()
        if ours and ours not in known and ours not in config.extra
    ]
    if problems:
        raise Abort(problems, exit_code=2)


def _read(
    sources: Sequence[Source], registry: Registry, wishes: Wishes, work: Work
) -> Iterator[ImportedRelease | Problem]:
    """What the sources give, in their order; several are read at once."""

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
    source: Source, registry: Registry, wishes: Wishes, folders: Folders
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


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _write(root: Path, stage: Path, names: Sequence[str]) -> None:
    """Writes the staged files to their places; if one cannot be written, none of them stays."""
    new = [name for name in names if not (root / name).exists()]
    write_whole(stage / _LIST, json.dumps(new).encode(), lasting=True)
    try:
        for name in new:
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _put_in_place(stage / "files" / name, target)
    except OSError as error:
        undo_stopped(root)
        what = f"cannot be written: {error.strerror}"
        remedy = "check the disk and who may write to the folder; nothing was imported"
        raise Abort(
            [Problem(path=f"{RELEASES}/", code="PR501", message=what, remedy=remedy)]
        ) from error
    (stage / _LIST).unlink()


def _put_in_place(staged: Path, target: Path) -> None:
    """Puts a staged file where it belongs, under a second name: nothing is copied, and nobody sees
    half of it. Raises `FileExistsError` where one has come meanwhile."""
    try:
        target.hardlink_to(staged)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, or another one
        write_new(target, staged.read_bytes())


def undo_stopped(root: Path) -> None:
    """Takes back what an import that was stopped half-way has written, so that an import is whole
    or not there at all. A file that was changed since stays."""
    stage = root / _STAGE
    try:
        names = json.loads((stage / _LIST).read_bytes())
    except (OSError, ValueError):
        names = []
    for name in names:
        target, staged = root / name, stage / "files" / name
        if target.is_file() and staged.is_file() and target.read_bytes() == staged.read_bytes():
            target.unlink()
            if not any(target.parent.iterdir()):
                target.parent.rmdir()
    shutil.rmtree(stage, ignore_errors=True)
