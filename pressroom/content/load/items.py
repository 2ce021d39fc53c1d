"""The files of items: found in the folders of all kinds, and each read as what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import ALWAYS
from pressroom.content.load.common_keys import CODES, read_moment
from pressroom.content.load.documents import DOCUMENTS
from pressroom.content.load.draft_date import is_to_come, no_date
from pressroom.content.load.events import EVENTS
from pressroom.content.load.foreign_keys import counterpart
from pressroom.content.load.item_keys import (
    CommonKeys,
    ItemFile,
    Kind,
    item_fields,
    named_by,
    worded_for,
)
from pressroom.content.load.media import MEDIA
from pressroom.content.load.named_day import warn_of_moved_day
from pressroom.content.load.pages import PAGES
from pressroom.content.load.people import PEOPLE
from pressroom.content.load.plain_text import readers_text
from pressroom.content.load.split import split_front_matter
from pressroom.content.load.strays import (
    NOT_FOLLOWED,
    NOT_MD,
    NOT_OPENED,
    ending_of,
    is_named_like_markdown,
    may_be_meant,
    unnamed,
)
from pressroom.content.load.yaml_nodes import YamlMapping, read_yaml
from pressroom.content.model import RELEASE, Loaded
from pressroom.content.standing import TO_COME
from pressroom.core.fields import Reader
from pressroom.core.files import FileTree, file_tree
from pressroom.core.problems import Abort, Problem, Severity, choose, errors, warning

KINDS = (PAGES, DOCUMENTS, PEOPLE, EVENTS, MEDIA)
"""All kinds of items there are."""
_NOUNS = {kind.noun: kind for kind in KINDS}
KINDS_BY_WORD = {kind.folder.removeprefix("content/"): kind for kind in KINDS} | _NOUNS
"""The kinds by what people may call them: their nouns, and the names of their folders."""
_DECIDING = frozenset({"title", "name", "date", "draft"})


def kind_named(noun: str) -> Kind:
    """The kind of `KINDS_BY_WORD` that is called so. Raises `Abort` where there is none."""
    kind = KINDS_BY_WORD.get(noun)
    if kind is None:
        remedy = choose(noun, (RELEASE, *_NOUNS), none="")
        what = f"there is no kind of content called `{noun}`"
        raise Abort([Problem(path="content/", code="PR704", message=what, remedy=remedy)], 2)
    return kind


def load_items(
    root: Path,
    config: Config,
    content: FileTree | None = None,
) -> list[Loaded]:
    """All items in `content/`, each with what is wrong with its file. `content` is the tree of
    `content/`, if it was looked through already."""
    tree = file_tree(root / "content") if content is None else content
    return [loaded for kind in KINDS for loaded in _of_kind(kind, root, config, tree)]


def load_item(root: Path, source: str, config: Config) -> Loaded:
    """The item in the file `source`, which lies in the folder of its kind."""
    kind = next(kind for kind in KINDS if source.startswith(f"{kind.folder}/"))
    return _load(root, source, kind, config)


def _of_kind(kind: Kind, root: Path, config: Config, tree: FileTree) -> Iterator[Loaded]:
    folder = f"{kind.folder.removeprefix('content/')}"
    below = f"{folder}/"
    files = [path for path in tree.files if path.startswith(below)]
    owned = {path.removesuffix("index.md") for path in files if path.endswith("/index.md")}
    owned.discard(below)
    for path in files:
        source = f"content/{path}"
        if path.endswith(".md"):
            yield _load(root, source, kind, config)
        elif not any(path.startswith(place) for place in owned):
            yield _stray(root, source, kind)
    for path in tree.links:
        if path == folder or path.startswith(below):
            yield _unread(f"content/{path}", kind, NOT_FOLLOWED)
    for path in tree.special:
        if path.startswith(below):
            yield _unread(f"content/{path}", kind, NOT_OPENED)


def _load(root: Path, source: str, kind: Kind, config: Config) -> Loaded:
    try:
        data = (root / source).read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        problem = Problem(path=source, code="PR001", message=what, remedy="check its permissions")
        return _undecided(source, kind, [problem])
    return item_of(root, source, kind, config, data)


def item_of(root: Path, source: str, kind: Kind, config: Config, data: bytes) -> Loaded:
    """The item of a `kind` that the file `source` has where its bytes are `data`, whether it is
    there already or not."""
    parts, problems = split_front_matter(data, source)
    if parts is None:
        return _undecided(source, kind, problems)
    yaml = read_yaml(parts, source)
    if isinstance(yaml, Problem):
        return _undecided(source, kind, [*problems, yaml])
    return _read(ItemFile(root / source, root, kind, parts), yaml, config, problems)


def _read(file: ItemFile, yaml: YamlMapping, config: Config, problems: list[Problem]) -> Loaded:
    """The item of one file, or None and its problems; date and draft as far as they are certain."""
    kind, source = file.kind, file.path.relative_to(file.root).as_posix()
    reader = Reader(source, yaml.lines, CODES, elsewhere=counterpart, plain=readers_text)
    known = kind.keys.__struct_encode_fields__
    # An empty key counts as absent, except those that decide visibility or must not be empty.
    given = {
        key: value
        for key, value in yaml.values.items()
        if value != "" or key in _DECIDING or key not in known
    }
    values = reader.record(kind.keys, given) or {}
    draft: bool | None = values.get("draft", False)
    if "draft" in given and "draft" not in values:
        draft = None
    to_come = bool(draft) and is_to_come(values.get("date"))
    # A date that cannot be read leaves the instant open, and one that is not there does not.
    instant = None if "date" in given else ALWAYS
    if not to_come and "date" in values:
        instant = read_moment(values["date"], ("date",), reader, config)
        at = instant.at if instant else None
        warn_of_moved_day(values["date"], at, file.name, config.zone, reader)
    of_keys = len(reader.problems)
    missing = {f.name: "" for f in msgspec.structs.fields(kind.keys) if f.required}
    front: CommonKeys = kind.keys(**missing | values)
    fields = item_fields(file, front, instant or ALWAYS, reader, config)
    item = kind.make(fields, front, reader, config)
    wrong = bool(errors([*problems, *reader.problems]))
    if draft:
        lines = {reader.line((key,)) for key, value in given.items() if _has_tk(value)}
        reader.problems[of_keys:] = _lacking_yet(reader.problems[of_keys:], lines)
    found = [*problems, *reader.problems, *([no_date(reader)] if to_come else [])]
    return Loaded(
        source=source,
        instant=instant,
        draft=draft,
        release=None if wrong else item,
        problems=tuple(worded_for(kind.noun, problem) for problem in found),
        date_line=reader.line(("date",)),
        named=named_by(front.heading, item, config),
        kind=kind.noun,
    )


def _has_tk(value: object) -> bool:
    """Whether a value is `TK`, or a list or mapping with it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value == TO_COME or any(map(_has_tk, inner))


def _lacking_yet(found: list[Problem], lines: Collection[int]) -> Iterator[Problem]:
    """Problems of a draft, as `new` begins one: what is not there yet, or `TK` on one of `lines`,
    is a warning."""
    for problem in found:
        lacks = problem.code == "PR007" or problem.line in lines
        if lacks and problem.code == "PR009":
            what = "the date is still to come"
            remedy = "write it, such as 2026-11-03 08:30, before you take `draft` out"
            problem = msgspec.structs.replace(problem, message=what, remedy=remedy)
        yield msgspec.structs.replace(problem, severity=Severity.WARNING) if lacks else problem


def _undecided(source: str, kind: Kind, problems: list[Problem]) -> Loaded:
    told = tuple(worded_for(kind.noun, problem) for problem in problems)
    return Loaded(
        source=source, instant=None, draft=None, release=None, problems=told, kind=kind.noun
    )


def _stray(root: Path, source: str, kind: Kind) -> Loaded:
    """A file that belongs to no item. One that may be meant as one stops a build, which does not
    name it; any other is held, and `lint` alone tells of it."""
    path, noun, place = (
        root / source,
        kind.noun,
        f"the folder of its {kind.noun}, beside `index.md`",
    )
    if not may_be_meant(path, kind.also):
        message = f"this file belongs to no {noun} and is not published"
        problem = warning(source, "PR018", message, f"put it into {place}, or take it away")
        return msgspec.structs.replace(_undecided(source, kind, [problem]), draft=True)
    if is_named_like_markdown(path.name):
        why = (f"this file is no {noun}: {NOT_MD}", "rename it, or take it away")
        return _unread(source, kind, why)
    what = f"this file is no {noun}: {ending_of(path)}, and only Markdown (`.md`) is read here"
    called = "NAME" if kind == PEOPLE else "TITLE"
    begin = f'begin the {noun} with `pressroom new {noun} "{called}"`, and copy the text into it'
    return _unread(source, kind, (what, f"{begin} or put the file into {place}"))


def _unread(source: str, kind: Kind, why: tuple[str, str]) -> Loaded:
    problem = Problem(path=source, code="PR018", message=why[0], remedy=why[1])
    found = _undecided(source, kind, [problem])
    return msgspec.structs.replace(found, said=(unnamed(problem, kind.folder),))
