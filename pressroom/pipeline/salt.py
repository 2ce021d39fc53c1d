"""Salt of all cache keys: the program, its libraries, the settings."""

from __future__ import annotations

import functools
import sys

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.digest import digest, digest_of_parts
from pressroom.core.package import PACKAGE

_LIBRARIES = [
    "Babel",
    "exchange-calendars",
    "feedgen",
    "icalendar",
    "imagesize",
    "iso10383",
    "Jinja2",
    "latex2mathml",
    "lxml",
    "Markdown",
    "MarkupSafe",
    "msgspec",
    "nh3",
    "openpyxl",
    "phonenumbers",
    "python-frontmatter",
    "PyYAML",
    "selectolax",
    "tzdata",
]


def salt_of(program: str, config: Config) -> str:
    """Digest of what every file depends on besides its view: the program, its libraries, the
    settings."""
    return digest(msgspec.msgpack.encode((program, config)))


@functools.cache
def program_digest() -> str:
    """A digest of the program and of the versions of Python and the libraries, read once a process:
    what is changed on the disk later is not what it runs."""
    own = digest_of_parts(
        part
        for path in sorted(PACKAGE.rglob("*.py"))
        for part in (path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes())
    )
    # To ask for versions takes a moment to load, and an unchanged build need not.
    from pressroom.core.versions import version_of

    versions = [f"{name} {version_of(name)}" for name in _LIBRARIES]
    return digest(msgspec.msgpack.encode((own, sys.version, versions)))
