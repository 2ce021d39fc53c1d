"""Every page, style sheet and SVG of finished sites in the Nu HTML checker, W3C's own."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import REPOSITORY

from .rooms import AS_OF
from .tools import need, need_file, run

pytestmark = pytest.mark.conformance

# Safari's VoiceOver takes a list without bullets for a list only with this role (WebKit 170179).
_WANTED = re.compile("The “list” role is unnecessary for element “[ou]l”.")

_FAULTY = {
    "page.html": """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page with faults</title></head>
<body><h1>A page with faults</h1><div><img src="/icon.svg"></body></html>
""",
    "style.css": "h1 { colour: red }\n",
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>\n',
}


def _messages(folder: Path) -> list[str]:
    """What the checker says of the files in a folder: file, message, and the place's source.

    Not the line: this version counts from 0 in HTML and from 1 in CSS.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".css", ".svg"})
    assert files, f"nothing to check in {folder}"
    checker = need_file("node_modules/vnu-jar/build/dist/vnu.jar")
    options = ("--stdout", "--exit-zero-always", "--format", "json")
    kinds = ("--also-check-css", "--also-check-svg")
    said: dict[str, Any] = json.loads(run(need("java"), "-jar", checker, *options, *kinds, *files))
    return [
        f"{Path(urlsplit(message['url']).path).relative_to(folder)}: "
        f"{message['message']} {message.get('extract', '')!r}"
        for message in said["messages"]
    ]


@pytest.mark.parametrize("name", ["site", "elements", "everything", "treasury"])
def test_the_checker_has_nothing_to_say_of(name: str, request: pytest.FixtureRequest) -> None:
    _check(request.getfixturevalue(name))


def test_nor_of_a_preset(dressed: Path) -> None:
    _check(dressed)


def _check(folder: Path) -> None:
    said = [message for message in _messages(folder) if not _WANTED.search(message)]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("name", ["everything", "treasury"])
def test_pressroom_check_has_nothing_to_say_of(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    command = (sys.executable, REPOSITORY / "build.py", "check", "--as-of", AS_OF)
    said = run(*command, "--root", folder.parent / "room", "--output", folder)
    assert said.rstrip().endswith(": 0 problems.")


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    for name, source in _FAULTY.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    said = "\n".join(_messages(tmp_path))
    for fault in (
        "page.html: An “img” element must have an “alt” attribute",
        "page.html: Unclosed element “div”.",
        "style.css: CSS: “colour”: Property “colour” doesn't exist.",
        "icon.svg: Element “rectangle” not allowed as child of element “svg”",
    ):
        assert fault in said
