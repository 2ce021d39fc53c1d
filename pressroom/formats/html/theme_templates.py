"""Template folders and assets that Jinja needs to render any page."""

from __future__ import annotations

import msgspec

from pressroom.formats.theme.theme import TemplateFile, Theme


class Templates(msgspec.Struct, frozen=True):
    """Template folders, their files, and asset addresses of a theme: the same for all pages."""

    folders: tuple[str, ...]
    sources: tuple[TemplateFile, ...]
    assets: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, theme: Theme) -> Templates:
        """The templates of a theme."""
        return cls(theme.templates, theme.sources, theme.assets)
