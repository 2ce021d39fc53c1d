"""Page rendering that loads Jinja only when a page is made."""

from __future__ import annotations

from typing import Any

from pressroom.formats.html.theme_templates import Templates


def page(templates: Templates, name: str, view: Any) -> bytes:
    """Renders the template `name` with `view`, as UTF-8."""
    # An unchanged build makes none, and should not wait for Jinja and Babel to load.
    from pressroom.formats.html.jinja import render_page

    return render_page(templates, name, view)
