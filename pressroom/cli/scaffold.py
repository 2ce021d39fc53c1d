"""Beginnings: a new release's file, and a new press room's folder."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from pressroom import __version__
from pressroom.content.config.records import Config
from pressroom.content.model import slug
from pressroom.core.files import CONFIG, write_new, write_whole
from pressroom.core.package import PACKAGE
from pressroom.core.problems import Abort, Problem

_STARTER = PACKAGE / "starter"
_RELEASES = "content/releases"


def scaffold_release(root: Path, config: Config, headline: str, now: datetime) -> Path:
    """Writes a draft with `headline` into the press room in `root` and gives its path.

    Raises `Abort` when the headline gives no file name or the file is there already.
    """
    day = now.astimezone(config.zone)
    name = slug(headline)
    if len(name) > 60:
        name = name[:61].rpartition("-")[0] or name[:60]
    try:
        headline.encode()
    except UnicodeEncodeError:
        what, remedy = "the headline is not text", "type it anew"
        raise _abort("PR010", _RELEASES + "/", what, remedy) from None
    if not name:
        raise _abort("PR010", _RELEASES + "/", "the headline has no letters", "write a headline")
    path = root / _RELEASES / f"{day:%Y-%m-%d}-{name}.md"
    source = path.relative_to(root).as_posix()
    instant = (day + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, _release_text(config, headline, instant).encode())
    except FileExistsError:
        raise _abort("PR014", source, "the file is there already", "edit it") from None
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise _abort("PR501", source, what, "check who may write to the folder") from error
    return path


def _release_text(config: Config, headline: str, instant: datetime) -> str:
    issuer = config.issuers[0] if config.issuers else None
    ticker = str(issuer.tickers[0]) if issuer and issuer.tickers else ""
    rows = [
        "---",
        f"title: {_quoted(headline)}",
        f"date: {instant.isoformat(timespec='minutes')}",
        "draft: true # take this line out when the release is ready",
        "subheads: []",
        "dateline: {city: TK, region: TK}",
    ]
    if ticker:
        rows.append(f"ticker: {_quoted(ticker)}")
    rows += ["products: []", "topics: []"]
    if config.contacts:
        rows.append(f"contacts: [{', '.join(contact.key for contact in config.contacts)}]")
    if issuer and issuer.boilerplate:
        rows.append(f"boilerplate: [{issuer.boilerplate}]")
    if issuer:
        rows.append(f"source: {_quoted(issuer.name)}")
    name = issuer.name if issuer else "The company"
    lead = f"{name} ({ticker})" if ticker else name
    return "\n".join([*rows, "---", "", f"{lead} today announced TK.", ""])


def _quoted(text: str) -> str:
    """`text` as a YAML scalar that nothing in it can break: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def scaffold_room(folder: Path, now: datetime) -> None:
    """Fills `folder`, made if need be, with a press room that builds.

    Raises `Abort` when the folder is not empty or cannot be written.
    """
    where = f"{folder}/"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(entry.name != ".git" for entry in folder.iterdir()):
            raise _abort("PR702", where, "the folder is not empty", "name an empty or a new one", 2)
        # The settings come last: without them, what a stopped command leaves is no press room.
        for path in sorted(_STARTER.rglob("*"), key=lambda path: (path.name == CONFIG, path)):
            if path.is_file() and "__pycache__" not in path.parts:
                _copy(path, folder, now)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise _abort("PR702", where, what, "choose another folder", 2) from error


def _copy(path: Path, folder: Path, now: datetime) -> None:
    # A wheel has no place for files with a dot in front, so the starter's have `dot-`.
    parts = [
        f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part
        for part in path.relative_to(_STARTER).parts
    ]
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    for mark, value in (("YEAR", f"{now.year}"), ("VERSION", __version__)):
        text = text.replace(f"@{mark}@", value)
    write_whole(target, text.encode())


def _abort(code: str, path: str, message: str, remedy: str, exit_code: int = 1) -> Abort:
    problem = Problem(path=path, code=code, message=message, remedy=remedy)
    return Abort([problem], exit_code)
