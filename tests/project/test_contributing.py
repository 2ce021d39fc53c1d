"""What the documentation for contributors names is there: files, wings, sizes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")])
_TOP = {path.name for path in REPOSITORY.iterdir()}
_TICKED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
# These are made, the last of them in the wheel alone.
_MADE = ("output/", ".venv/", ".cache/", "dist/", "pressroom/formats/theme/files/")
# The manual speaks of files in any press room, which the sample need not have.
_ANY_ROOM = ("content/", "templates/", "static/")


def missing_paths(text: str, passed_over: tuple[str, ...] = _MADE) -> list[str]:
    """Paths between backquotes, from the top of the repository, that lead nowhere. `NAME` stands
    for any name."""
    return [
        ticked
        for ticked in _TICKED.findall(text)
        if _PATH.fullmatch(ticked)
        and ticked.partition("/")[0] in _TOP
        and not ticked.startswith(passed_over)
        and "NAME" not in ticked
        and not (REPOSITORY / ticked).exists()
    ]


def table(text: str, heading: str) -> list[list[str]]:
    """The cells of the rows of the first table below a heading."""
    below = text[text.index(f"{heading}\n") :]
    rows = re.findall(r"^\|.*\|$", below[: below.index("\n\n", below.index("\n|"))], re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    passed_over = _MADE if page.name in ("CONTRIBUTING.md", "RELEASING.md") else _MADE + _ANY_ROOM
    assert missing_paths(page.read_text(encoding="utf-8"), passed_over) == []


def test_a_path_that_is_not_there_is_found() -> None:
    good = "`pressroom/formats/NAME.py` `templates/` `output/no` `/assets/` `a/b` `make test`"
    assert missing_paths(good) == []
    assert missing_paths(f"{good} `pressroom/no.py` `tests/no/`") == [
        "pressroom/no.py",
        "tests/no/",
    ]


def test_every_wing_is_told() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ladder = table(text, "## The house")
    wings = {path.parent.name for path in REPOSITORY.glob("pressroom/*/__init__.py")}
    assert {name.strip("`").split("/")[1] for _, name, _ in ladder} == wings
    steps = [int(step) for step, _, _ in ladder]
    assert steps == sorted(steps, reverse=True) and set(steps) == set(range(1, 9))
    contract = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"layers = \[\n([^]]*)\]", contract)
    assert layers is not None
    named = [re.findall(r"\w+", line) for line in layers[1].splitlines()]
    assert named == [
        [name.strip("`").split("/")[1] for step, name, _ in ladder if int(step) == each]
        for each in range(8, 0, -1)
    ]


def test_a_task_leads_to_a_file() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = table(text, "### From a task to the one file")
    headings = [row for row in rows if row[1] == ""]
    assert all(re.fullmatch(r"\*\*.+\*\*", task) for task, _ in headings)
    told = [row for row in rows if "`" in row[1]]
    assert len(told) >= 25
    assert len(told) + len(headings) == len(rows)


def test_a_package_s_first_file_loads_nothing() -> None:
    for path in REPOSITORY.glob("pressroom/*/**/__init__.py"):
        (docstring,) = ast.parse(path.read_text(encoding="utf-8")).body
        assert isinstance(docstring, ast.Expr), path
