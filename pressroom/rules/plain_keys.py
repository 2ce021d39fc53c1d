"""Safe corrections of front matter and settings in which HTML or Markdown is left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pressroom.content.load.plain_text import mended_row
from pressroom.core.files import read_source
from pressroom.core.problems import Problem
from pressroom.rules.judgement import Fix, Judgement

CODE = "PR028"
"""The code of a plain value in which HTML or Markdown is left."""


def plain_key_corrections(root: Path, problems: Iterable[Problem]) -> list[Judgement]:
    """A judgement with its correction for each problem with leftovers that can be mended safely in
    the one row where it stands."""
    found = []
    for problem in problems:
        if problem.code != CODE:
            continue
        rows = read_source(root / problem.path).decode("utf-8", "replace").split("\n")
        row = rows[problem.line - 1].rstrip("\r") if problem.line <= len(rows) else ""
        made = mended_row(row.lstrip("\ufeff"), toml=problem.path.endswith(".toml"))
        if made is not None:
            found.append(Judgement(problem, Fix(row.lstrip("\ufeff"), made)))
    return found
