"""What rendering needs besides a view, and the way to it: Jinja comes only when a page is made."""

from __future__ import annotations

from typing import Any

import msgspec

from pressroom.theme import Theme


class Templates(msgspec.Struct, frozen=True):
    """What rendering needs besides a view: small, and the same for all pages."""

    folders: tuple[str, ...]
    assets: tuple[tuple[str, str], ...]
    # Jinja looks only at the file it once found: a new override needs a new environment.
    salt: str

    @classmethod
    def of(cls, theme: Theme) -> Templates:
        return cls(theme.templates, theme.assets, theme.salt)


def page(templates: Templates, name: str, view: Any) -> bytes:
    """The page that the template `name` makes of `view`, as UTF-8."""
    # An unchanged build makes none, and should not wait for Jinja and Babel to load.
    from pressroom.render.jinja import render_page

    return render_page(templates, name, view)
