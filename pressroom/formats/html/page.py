"""The way to a page: Jinja comes only when one is made."""

from __future__ import annotations

from typing import Any

from pressroom.formats.artifact import Artifact
from pressroom.formats.html.theme_templates import Templates
from pressroom.formats.materials import Materials


def render_page(artifact: Artifact, materials: Materials) -> bytes:
    """A page that shows no release's texts, as UTF-8; its kind is its template's name."""
    return page(Templates.of(materials.theme), artifact.kind, artifact.view)


def page(templates: Templates, name: str, view: Any) -> bytes:
    """The page that the template `name` makes of `view`, as UTF-8."""
    # An unchanged build makes none, and should not wait for Jinja and Babel to load.
    from pressroom.formats.html.jinja import render_template

    return render_template(templates, name, view)
