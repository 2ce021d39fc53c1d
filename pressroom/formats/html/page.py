"""Page rendering that loads Jinja only when a page is made."""

from __future__ import annotations

from typing import Any

from pressroom.formats.html.theme_templates import Templates


def page(templates: Templates, name: str, view: Any) -> bytes:
    """Renders the template `name` with `view`, as UTF-8."""
    # Imported late: an unchanged build renders nothing and should not load Jinja and Babel.
    from pressroom.formats.html.jinja import render_page

    return render_page(templates, name, view)
