"""Page rendering that loads Jinja only when a page is made."""

from __future__ import annotations

from typing import Any

from pressroom.formats.artifact import Artifact
from pressroom.formats.html.theme_templates import Templates
from pressroom.formats.materials import Materials


def render_page(artifact: Artifact, materials: Materials) -> bytes:
    """Renders a page that shows no release's texts, as UTF-8; its kind is its template's name."""
    return page(Templates.of(materials.theme), artifact.kind, artifact.view)


def page(templates: Templates, name: str, view: Any) -> bytes:
    """Renders the template `name` with `view`, as UTF-8."""
    # Imported late: an unchanged build renders nothing and should not load Jinja and Babel.
    from pressroom.formats.html.jinja import render_template

    return render_template(templates, name, view)
