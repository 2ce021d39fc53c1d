"""Artifact: a file to make, as data for the build plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec


class Artifact(msgspec.Struct, frozen=True):
    """A file to make. `path` is relative to the output folder, with forward slashes.

    `origin` is the source to name if two artifacts want the same path. `render(view)` returns the
    bytes; both can be sent to another process. `texts` are the sources of the releases whose texts
    it shows; `salt` covers everything else that `render` depends on.
    """

    path: str
    origin: str
    view: Any
    render: Callable[[Any], bytes]
    salt: str = ""
    texts: tuple[str, ...] = ()


class Bundle(msgspec.Struct, frozen=True):
    """Files that are made together, below a `folder` of their own (with its slash), and whose names
    are known only then. `make(view)` returns their bytes by the path from there; it raises `Abort`
    if it fails. The other fields are those of an `Artifact`."""

    folder: str
    view: Any
    make: Callable[[Any], Mapping[str, bytes]]
    salt: str = ""
    texts: tuple[str, ...] = ()
