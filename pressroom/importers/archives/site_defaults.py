"""Defaults of a static site that hold whole folders back: Hugo's cascade, Jekyll's defaults and
exclusions, Eleventy's directory data.

A page below them has nothing in its own front matter that says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import yaml

from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.site_keys import held_keys
from pressroom.importers.archives.site_text import read_site_text

_SECTION = re.compile(r"(?:(?P<folder>.*)/)?_index(?:\.[a-z-]+)?\.(?:md|markdown|html)$")
_DATA = re.compile(
    r"(?P<folder>(?:.*/)?(?P<name>[^/]+))/(?P=name)(?:\.11tydata)?\.(?P<kind>json|[cm]?js|ts)$"
)
_SETTINGS = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "_config.yml")


class HeldFolder(msgspec.Struct, frozen=True):
    """A folder, or the beginning of a path, whose pages are held back, and where that is said."""

    path: str
    why: str


def held_folders(folder: Folder, source: str) -> tuple[list[HeldFolder], list[Problem]]:
    """The folders that a site's defaults hold back, and warnings of defaults that only a program
    could read."""
    found, problems = list[HeldFolder](), list[Problem]()
    for name in sorted(folder.names):
        section, data = _SECTION.match(name), _DATA.match(name)
        if section:
            text, _ = read_site_text(folder.read(name), name)
            cascade = text.values.get("cascade") if text is not None else None
            found += _held(cascade, section["folder"] or "", f"`cascade` in {name}")
        elif data and data["kind"] == "json":
            found += _held(_json(folder.read(name)), data["folder"], f"`{name}`")
        elif data and ".11tydata." in name:
            what = f"`{name}` is a program, and may hold back the pages of its folder"
            remedy = "write `draft: true` into those of its releases that nobody may see"
            problems.append(warning(source, "PR467", what, remedy))
        elif name in _SETTINGS:
            found += _of_settings(read_site_settings(folder, name), name)
    return found, problems


def reason(name: str, held: list[HeldFolder]) -> str:
    """Reason why a page is held back by where it lies; empty if it is not."""
    return next((each.why for each in held if _is_below(name, each.path)), "")


def read_site_settings(folder: Folder, name: str) -> Mapping[str, Any]:
    """The settings of a site in TOML or YAML; none where they cannot be read."""
    try:
        text = folder.read(name).decode("utf-8", "replace")
        read = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
    except (ValueError, RecursionError, yaml.YAMLError):
        return {}
    return read if isinstance(read, dict) else {}


def _of_settings(settings: Mapping[str, Any], name: str) -> Iterator[HeldFolder]:
    """Folders that settings hold back: Hugo's `cascade`, Jekyll's `defaults` and `exclude`."""
    yield from _held(settings.get("cascade"), "", f"`cascade` in {name}")
    for each in _list(settings.get("defaults")):
        if isinstance(each, dict):
            scope = each.get("scope")
            path = scope.get("path", "") if isinstance(scope, dict) else ""
            yield from _held(each.get("values"), str(path).strip("/"), f"`defaults` in {name}")
    for path in _list(settings.get("exclude")):
        if isinstance(path, str) and path.strip("/*"):
            yield HeldFolder(path.strip("/*"), f"`exclude` in {name}")


def _held(values: Any, path: str, where: str) -> Iterator[HeldFolder]:
    """The folder at `path`, if values for all its pages hold these back."""
    for each in _list(values) if isinstance(values, list) else [values]:
        if isinstance(each, dict):
            for key, value in held_keys(each):
                yield HeldFolder(path, f"`{key}: {value}`, {where},")
                break


def _is_below(name: str, path: str) -> bool:
    return not path or name == path or name.startswith(f"{path}/")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return None
