"""Materials of rendering besides an artifact: the texts of releases, the settings, the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.cache import Cache
from pressroom.core.memory import Memory
from pressroom.formats.addresses import full
from pressroom.formats.theme.theme import Theme
from pressroom.typeset.article import Article, Library


class Materials:
    """The texts, settings and theme of the press room in `root`, for all renderers.

    `entry` gives a release by its source, and `layout` what stands around a page (the HTML
    pages' `Layout`) by its digest; `pictures` are those that earlier builds made. `memory` has
    what several files are rendered with, made for the first of them.
    """

    def __init__(
        self,
        library: Library,
        config: Config,
        theme: Theme,
        root: Path,
        entry: Callable[[str], Entry],
        layout: Callable[[str], Any],
        pictures: Cache | None = None,
    ) -> None:
        self.library = library
        self.config = config
        self.theme = theme
        self.root = root
        self.entry = entry
        self.layout = layout
        self.pictures = pictures or Cache(None, "pictures")
        self.memory = Memory()

    def article(self, source: str) -> Article:
        """The texts of the release in a file. The last one is at hand, since all files of a release
        are rendered one after another."""
        return self.memory.remembered(
            "article", source, lambda: self.library.article(self.entry(source))
        )

    def full_text(self, source: str) -> str:
        """The `Article.full_text` of the release in a file. The last one is at hand, as two forms
        of a release are made of it."""

        def make() -> str:
            article = self.article(source)
            page = full(self.config, article.release.url)
            words = self.library.words(article.release.language)
            return article.full_text(page, words, self.config.country)

        return self.memory.remembered("full text", source, make)
