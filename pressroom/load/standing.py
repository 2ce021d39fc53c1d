"""Standing texts: the boilerplate and legends that releases name."""

from __future__ import annotations

from pathlib import Path

from pressroom.load.fence import decode
from pressroom.model import Standing
from pressroom.problems import Problem

FOLDERS = {"boilerplate": "content/boilerplate", "legend": "content/legends"}


def load_standing(root: Path, kind: str) -> tuple[dict[str, Standing], list[Problem]]:
    """The standing texts of one `kind` (`boilerplate` or `legend`) by file name without ending."""
    texts: dict[str, Standing] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDERS[kind]).glob("*.md")):
        source = path.relative_to(root).as_posix()
        text, found = decode(path.read_bytes(), source)
        problems += found
        if text is not None:
            texts[path.stem] = Standing(path.stem, source, text)
    return texts, problems
