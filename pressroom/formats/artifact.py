"""Files of the site as data: what each shows, and the name of what makes its bytes of that."""

from __future__ import annotations

from typing import Any

import msgspec


class Artifact(msgspec.Struct, frozen=True):
    """One file to make. `path` is from the output folder, with forward slashes.

    `origin` is the source to name when two files want one path. `kind` names the renderer
    (`pressroom.pipeline.renderers`), for a page its template. `view` is all that the file shows
    besides `texts`, the sources of the releases whose texts it shows; `salt` is what its bytes
    depend on besides these.
    """

    path: str
    origin: str
    kind: str
    view: Any
    salt: str = ""
    texts: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """The source of the release of which alone the file shows the texts, or else its path."""
        return self.origin if self.texts == (self.origin,) else self.path


class Bundle(msgspec.Struct, frozen=True):
    """Files made in one go, below a `folder` of their own (with its slash), whose names are known
    only then: each has a digest of its bytes in its name, but for the `table`, which names the
    others. The rest is as with an `Artifact`."""

    folder: str
    table: str
    kind: str
    view: Any
    salt: str = ""
    texts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of its table, which stands for all of it in the manifest."""
        return self.folder + self.table

    @property
    def owner(self) -> str:
        """Its folder, as the path of an `Artifact` that shows the texts of several releases."""
        return self.folder
