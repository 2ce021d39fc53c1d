"""Every text file is as `.editorconfig` says."""

from __future__ import annotations

import configparser
import fnmatch
import re
import subprocess
from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest

from tests.conftest import REPOSITORY

Style = Mapping[str, str]
_BRACES = re.compile(r"\{([^{}]*)\}")


def sections() -> list[tuple[str, Style]]:
    read = configparser.ConfigParser()
    # What stands above the first section is about the file itself.
    read.read_string("[-]\n" + (REPOSITORY / ".editorconfig").read_text(encoding="utf-8"))
    return [(name, read[name]) for name in read.sections() if name != "-"]


def alternatives(pattern: str) -> list[str]:
    found = _BRACES.search(pattern)
    if found is None:
        return [pattern]
    before, behind = pattern[: found.start()], pattern[found.end() :]
    return [each for part in found[1].split(",") for each in alternatives(before + part + behind)]


def style_of(path: str) -> Style:
    """What holds for a file: of each property the last section that fits."""
    style: dict[str, str] = {}
    for pattern, properties in sections():
        name = path if "/" in pattern else PurePosixPath(path).name
        if any(fnmatch.fnmatchcase(name, each) for each in alternatives(pattern)):
            style.update(properties)
    return style


def faults(data: bytes, style: Style) -> list[str]:
    """Which of the properties a file's bytes break."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ["charset"]
    wanted = "\r\n" if style["end_of_line"] == "crlf" else "\n"
    lines = text.split(wanted)
    broken = []
    if data.startswith(b"\xef\xbb\xbf"):
        broken.append("charset")
    if any("\r" in line or "\n" in line for line in lines):
        broken.append("end_of_line")
    if text and (lines[-1] or not any(lines)):
        broken.append("insert_final_newline")
    if style["trim_trailing_whitespace"] == "true" and re.search(r"[ \t](?=\r?\n|$)", text):
        broken.append("trim_trailing_whitespace")
    stray = "\t" if style["indent_style"] == "space" else " "
    if any(line.startswith(stray) for line in lines):
        broken.append("indent_style")
    return broken


def tracked() -> list[str]:
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no clone")
    return [path for path in listed.stdout.decode().split("\0") if path]


def test_every_text_file_is_as_editorconfig_says() -> None:
    found = {}
    for path in tracked():
        file = REPOSITORY / path
        data = file.read_bytes() if file.is_file() else b""
        # As git tells text from all else.
        if b"\0" not in data[:8000]:
            broken = faults(data, style_of(path))
            if broken:
                found[path] = broken
    assert found == {}


def test_what_is_not_as_it_should_be_is_found() -> None:
    style = style_of("pressroom/__init__.py")
    assert style["indent_size"] == "4"
    assert faults(b"a\n    b\n", style) == []
    assert faults(b"\xe9\n", style) == ["charset"]
    assert faults(b"\xef\xbb\xbfa\n", style) == ["charset"]
    assert faults(b"a\r\nb\n", style) == ["end_of_line"]
    assert faults(b"a", style) == ["insert_final_newline"]
    assert faults(b"a \nb\n", style) == ["trim_trailing_whitespace"]
    assert faults(b"\tb\n", style) == ["indent_style"]
    assert faults(b" b\n", style_of("Makefile")) == ["indent_style"]
    assert faults(b"a\n", style_of("a/b.vcf")) == ["end_of_line", "insert_final_newline"]
    assert style_of("docs/api.md")["trim_trailing_whitespace"] == "false"
