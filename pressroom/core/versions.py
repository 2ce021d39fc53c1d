"""Installed versions of libraries, for cache keys: a new version may make other output."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def version_of(library: str) -> str:
    """The installed version of a distribution package; empty when it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
