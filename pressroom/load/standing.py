"""Standing texts: the boilerplate and legends that releases name."""

from __future__ import annotations

from pathlib import Path

from pressroom.load.fence import decode
from pressroom.model import Standing
from pressroom.sources import read_source, source_files

FOLDERS = {"boilerplate": "content/boilerplate", "legend": "content/legends"}


def load_standing(root: Path, kind: str) -> dict[str, Standing]:
    """The standing texts of one `kind` (`boilerplate` or `legend`) by file name without ending.

    What is wrong with a text's file stays with the text: it is a build's to tell only when
    something public shows the text.
    """
    texts: dict[str, Standing] = {}
    for path in source_files(root / FOLDERS[kind], ".md"):
        source = path.relative_to(root).as_posix()
        text, problems = decode(read_source(path), source)
        texts[path.stem] = Standing(path.stem, source, text or "", tuple(problems))
    return texts
