"""What rendering needs besides an artifact: the texts of releases, the settings, the theme."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.cache import Cache
from pressroom.formats.addresses import full
from pressroom.formats.theme.theme import Theme
from pressroom.typeset.article import Article, Library

Made = TypeVar("Made")


class Materials:
    """The texts, settings and theme of the press room in `root`, for all renderers.

    `entry` gives a release by its source, and `layout` what stands around a page (the HTML
    pages' `Layout`) by its digest; `pictures` are those that earlier builds made.
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
        self._article: tuple[str, Article] | None = None
        self._full_text: tuple[str, str] | None = None
        self._remembered: dict[Hashable, Any] = {}

    def article(self, source: str) -> Article:
        """The texts of the release in a file. The last one is at hand, since all files of a release
        are rendered one after another."""
        if self._article is None or self._article[0] != source:
            self._article = (source, self.library.article(self.entry(source)))
        return self._article[1]

    def full_text(self, source: str) -> str:
        """The `Article.full_text` of the release in a file. The last one is at hand, as two forms
        of a release are made of it."""
        if self._full_text is None or self._full_text[0] != source:
            article = self.article(source)
            page = full(self.config, article.release.url)
            words = self.library.words(article.release.language)
            self._full_text = (source, article.full_text(page, words, self.config.country))
        return self._full_text[1]

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What several artifacts are rendered with, made for the first of them."""
        if key not in self._remembered:
            self._remembered[key] = make()
        made: Made = self._remembered[key]
        return made
