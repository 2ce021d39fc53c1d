"""Template folders and assets that Jinja needs to render any page."""

from __future__ import annotations

import msgspec

from pressroom.formats.theme.theme import Theme


class Templates(msgspec.Struct, frozen=True):
    """Template folders and asset addresses of a theme: small, and the same for all pages."""

    folders: tuple[str, ...]
    assets: tuple[tuple[str, str], ...]
    # Jinja keeps using the file it found first: a new override needs a new environment.
    salt: str

    @classmethod
    def of(cls, theme: Theme) -> Templates:
        """The templates of a theme."""
        return cls(theme.templates, theme.assets, theme.salt)
