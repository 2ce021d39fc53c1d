"""Stray files in the folders of `content/`: what may be meant as a release or an item, and is none.

What nobody can have meant is told by `lint` alone; what may be meant stops a build, which does not
name it: its name may be inside information.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from pathlib import Path

import msgspec

from pressroom.core.problems import Problem

NOT_FOLLOWED = ("links are not followed: this one is not published", "put the file itself here")
"""Message and remedy for a symbolic link among the sources."""
NOT_OPENED = ("this is a pipe, socket or device, and is not opened", "take it away")
"""Message and remedy for what is neither a file nor a folder."""
_MARKDOWN_ENDINGS = frozenset(
    {"md", "markdown", "mdown", "mdx", "mdtxt", "mkd", "mkdn", "qmd", "rmd"}
)
# What no text was ever written in: pictures, tables as text, sound, film, archives. A file of any
# other kind may be meant as one, or be the document that one was to carry.
_NO_TEXTS = frozenset(
    re.findall(
        r"\w+",
        """
        ai avif bmp eps gif heic ico jpeg jpg png psd svg tif tiff webp
        csv tsv
        avi m4a m4v mkv mov mp3 mp4 ogg wav webm
        7z gz rar tar tgz zip
        css ics js otf ttf vcf woff woff2
        """,
    )
)
# What systems and programs leave behind.
_LEFT = frozenset({"db", "ini", "lnk", "part", "tmp"})
NOT_MD = "its name does not end with `.md`"


def unnamed(problem: Problem, folder: str) -> Problem:
    """The problem as a build tells it, of the `folder` and not of the file, whose name may be
    inside information."""
    message = f"a file here has a problem: {problem.message}"
    remedy = "`pressroom lint` names the file, and says what to do"
    return msgspec.structs.replace(
        problem, path=folder, line=0, column=0, message=message, remedy=remedy
    )


def may_be_meant(path: Path, also: Collection[str] = ()) -> bool:
    """Whether a stray file may be meant as a release or item: by its name, or because it begins as
    one. `also` are endings of files that are no texts, and may be meant as an item of this kind."""
    ending = path.name.lower().rpartition(".")[2]
    if "." not in path.name or not path.is_file() or ending in also:
        return True
    if ending not in _NO_TEXTS and ending not in _LEFT:
        return True
    if is_named_like_markdown(path.name):
        return True
    return not path.is_symlink() and has_front_matter(path)


def is_named_like_markdown(name: str) -> bool:
    """Whether a name has an ending of Markdown, and another than `.md` at its end."""
    return not _MARKDOWN_ENDINGS.isdisjoint(name.lower().split(".")[1:])


def ending_of(path: Path) -> str:
    """Ending of a file's name, in words."""
    return (
        f"its name ends with `{path.suffix.lower()}`" if path.suffix else "its name has no ending"
    )


def has_front_matter(path: Path) -> bool:
    """Whether a file begins as a release does; also if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(6).removeprefix(codecs.BOM_UTF8).startswith(b"---")
    except OSError:
        return True  # in doubt
