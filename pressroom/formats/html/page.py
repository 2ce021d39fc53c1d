"""The way to a page: Jinja comes only when one is made."""

from __future__ import annotations

from typing import Any

from pressroom.formats.html.theme_templates import Templates


def page(templates: Templates, name: str, view: Any) -> bytes:
    """The page that the template `name` makes of `view`, as UTF-8."""
    # An unchanged build makes none, and should not wait for Jinja and Babel to load.
    from pressroom.formats.html.jinja import render_page

    return render_page(templates, name, view)
