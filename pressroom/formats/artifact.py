"""A file to make, as data for the plan: what it shows, and how its bytes come from that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec


class Artifact(msgspec.Struct, frozen=True):
    """A file to make. `path` is from the output folder, with forward slashes.

    `origin` is the source to name when two want one path. `render(view)` gives the bytes;
    both can be sent to another process. `texts` are the sources of the releases whose
    texts it shows; `salt` is what `render` depends on besides these and the view.
    """

    path: str
    origin: str
    view: Any
    render: Callable[[Any], bytes]
    salt: str = ""
    texts: tuple[str, ...] = ()


class Bundle(msgspec.Struct, frozen=True):
    """Files that are made in one go, below a `folder` of their own (with its slash), and whose
    names are known only then. `make(view)` gives their bytes by the path from there; it raises
    `Abort` when it cannot. The rest is as with an `Artifact`."""

    folder: str
    view: Any
    make: Callable[[Any], Mapping[str, bytes]]
    salt: str = ""
    texts: tuple[str, ...] = ()
