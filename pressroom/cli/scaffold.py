"""Beginnings: a new release's file, and a new press room's folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pressroom import __version__
from pressroom.cli.vendored import requirements, vendored
from pressroom.content.config.records import Config
from pressroom.content.load.file_names import file_slug
from pressroom.content.load.standing_texts import load_standing
from pressroom.core.files import CONFIG, draft_of, write_new, write_whole
from pressroom.core.package import PACKAGE
from pressroom.core.problems import Abort, Problem

_STARTER = PACKAGE / "starter"
_RELEASES = "content/releases"


SETTING_UP = (
    "python3 -m venv .venv",
    ". .venv/bin/activate",
    "python -m pip install --only-binary :all: -r requirements.txt",
)
"""Commands that a new room's README says to type once, on macOS and Linux."""


def scaffold_release(root: Path, config: Config, headline: str, now: datetime) -> Path:
    """Writes a draft with `headline` into the press room in `root` and gives its path.

    Raises `Abort` when the headline gives no file name or the file is there already.
    """
    day = now.astimezone(config.zone)
    name = name_of(headline, "headline", f"{_RELEASES}/")
    path = root / _RELEASES / f"{day:%Y-%m-%d}-{name}.md"
    legends = sorted(load_standing(root, "legend", config.zone))
    write_draft(root, path, _release_text(config, headline, day, legends))
    return path


def name_of(title: str, what: str, folder: str) -> str:
    """The file's name for a title, which messages call `what`. Raises `Abort` when it gives
    none."""
    try:
        title.encode()
    except UnicodeEncodeError:
        raise nothing_begun("PR010", folder, f"the {what} is not text", "type it anew") from None
    name = file_slug(title)
    if not name:
        raise nothing_begun("PR010", folder, f"the {what} has no letters", f"write a {what}")
    return name


def write_draft(root: Path, path: Path, text: str) -> None:
    """Writes a new file of the press room in `root`. Raises `Abort` when it is there already or
    cannot be written."""
    source = path.relative_to(root).as_posix()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, text.encode())
    except FileExistsError:
        raise nothing_begun("PR014", source, "the file is there already", "edit it") from None
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise nothing_begun("PR501", source, what, "check who may write to the folder") from error


def _release_text(config: Config, headline: str, today: datetime, legends: Sequence[str]) -> str:
    issuer = config.issuers[0] if config.issuers else None
    ticker = str(issuer.tickers[0]) if issuer and issuer.tickers else ""
    # Whoever copies it as it stands publishes nothing at once.
    example = (today + timedelta(days=1)).replace(hour=7, minute=30, second=0, microsecond=0)
    rows = [
        "---",
        f"title: {yaml_quoted(headline)}",
        f"# When it becomes public, such as {example.isoformat(timespec='minutes')}",
        "date: TK",
        "draft: true # take this line out when the release is ready",
        "subheads: []",
        "dateline: {city: TK, region: TK}",
    ]
    if ticker:
        rows.append(f"ticker: {yaml_quoted(ticker)}")
    rows += [
        *_choice("products", [product.key for product in config.products]),
        *_choice("topics", [topic.key for topic in config.topics]),
    ]
    if config.contacts:
        rows.append(f"contacts: [{', '.join(contact.key for contact in config.contacts)}]")
    if issuer and issuer.boilerplate:
        rows.append(f"boilerplate: [{issuer.boilerplate}]")
    # Counsel decides: a legend that is there, and no `none` that nobody has thought about.
    if legends:
        rows += one_of("legend", [*legends, "none"])
    if issuer:
        rows.append(f"source: {yaml_quoted(issuer.name)}")
    rows += one_of("language", config.site.languages)
    name = issuer.name if issuer else "The company"
    lead = f"{name} ({ticker})" if ticker else name
    english = config.site.languages[0].partition("-")[0] == "en"
    told = f"{lead} today announced TK." if english else f"{lead} TK."
    return "\n".join([*rows, "---", "", told, ""])


def _choice(key: str, known: Sequence[str]) -> list[str]:
    """An empty list, below what may stand in it. YAML takes no comment behind a text, so it stands
    in a line of its own."""
    return [*([f"# Of: {', '.join(known)}"] if known else []), f"{key}: []"]


def one_of(key: str, known: Sequence[str]) -> list[str]:
    """The first of what may stand there, below the others."""
    return [*([f"# Or: {', '.join(known[1:])}"] if known[1:] else []), f"{key}: {known[0]}"]


def yaml_quoted(text: str) -> str:
    """`text` as a YAML scalar that nothing in it can break: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def scaffold_room(folder: Path, now: datetime) -> None:
    """Fills `folder`, made if need be, with a press room that builds, and with the wheel of the
    Pressroom that it is built with; or goes on where it was stopped.

    Raises `Abort` when the folder holds anything else or cannot be written.
    """
    where = f"{folder}/"
    wheels = vendored()
    wanted = {f"vendor/{name}": wheel for name, wheel in wheels.items()}
    wanted["requirements.txt"] = requirements(wheels).encode()
    # The settings come last: without them, what a stopped command leaves is no press room.
    for path in sorted(_STARTER.rglob("*"), key=lambda path: (path.name == CONFIG, path)):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".lock":
            wanted[_name_of(path)] = _text_of(path, now).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / CONFIG).exists() or not _left_by_init(folder, wanted):
            what, remedy = "the folder is not empty", "name an empty or a new one"
            raise nothing_begun("PR702", where, what, remedy, 2)
        for name, data in wanted.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise nothing_begun("PR702", where, what, "choose another folder", 2) from error


def _left_by_init(folder: Path, wanted: Mapping[str, bytes]) -> bool:
    """Whether all that is in `folder` is some of the `wanted` files, as a stopped `init` leaves
    them; `.git` may be there besides."""
    drafts = {draft_of(folder / name) for name in wanted}
    folders = {parent for name in wanted for parent in (folder / name).parents}
    found = (path for path in folder.iterdir() if path.name != ".git")
    for path in (each for top in found for each in (top, *top.rglob("*"))):
        if path.is_symlink():
            return False
        if path in drafts or (path.is_dir() and path in folders):
            continue
        known = wanted.get(path.relative_to(folder).as_posix())
        if known is None or not path.is_file() or path.read_bytes() != known:
            return False
    return True


def _name_of(path: Path) -> str:
    # A wheel has no place for files with a dot in front, so the starter's have `dot-`.
    return "/".join(
        f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part
        for part in path.relative_to(_STARTER).parts
    )


def _text_of(path: Path, now: datetime) -> str:
    text = path.read_text(encoding="utf-8")
    for mark, value in (("YEAR", f"{now.year}"), ("VERSION", __version__)):
        text = text.replace(f"@{mark}@", value)
    return text


def nothing_begun(code: str, path: str, message: str, remedy: str, exit_code: int = 1) -> Abort:
    """The end of a command that begins nothing, with its one problem."""
    problem = Problem(path=path, code=code, message=message, remedy=remedy)
    return Abort([problem], exit_code)
