"""Which versions of libraries are installed: what they make is kept no longer than they are."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def version_of(library: str) -> str:
    """The version of a library, by the name of its package; empty where there is none."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
