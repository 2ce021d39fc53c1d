"""Where the program itself lies: the one place that knows."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""The folder of the package `pressroom`; its parent is the checkout's folder."""

_WITHIN = PACKAGE / "formats/theme/files"

DEFAULT_THEME = _WITHIN if _WITHIN.is_dir() else PACKAGE.parent
"""The folder of the default theme's `templates/` and `static/`: within an installed package, and
beside it in a checkout."""
