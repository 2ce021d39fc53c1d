"""Paths of the installed package; no other module derives paths from its own `__file__`."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""The folder of the package `pressroom`; its parent is the checkout's folder."""

_INSTALLED_THEME = PACKAGE / "formats/theme/files"

DEFAULT_THEME = _INSTALLED_THEME if _INSTALLED_THEME.is_dir() else PACKAGE.parent
"""The folder of the default theme's `templates/` and `static/`: inside an installed package, beside
it in a checkout."""
