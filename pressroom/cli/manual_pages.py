"""Pages of the manual, as they are installed with the program."""

from __future__ import annotations

import re
import textwrap

from pressroom.core.package import PACKAGE

# As `pyproject.toml` puts them into the wheel; in a checkout they lie where the site has them.
_FOLDERS = (PACKAGE / "cli/manual", PACKAGE.parent / "docs")
_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page_text(file: str) -> str:
    """The Markdown of a page by the name of its file, with all code indented and none in fences."""
    places = (folder / f"{file}.md" for folder in _FOLDERS)
    text = next(place for place in places if place.is_file()).read_text(encoding="utf-8")
    return _FENCED.sub(lambda block: textwrap.indent(block[1], "    "), text)
