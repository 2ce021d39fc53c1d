"""Content of social cards: the pictures shown where a release's link is posted, and which releases
have one.

A card shows no box for a character without a font: emoji are left out, and a release whose headline
is in a script without a font gets the press room's card.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import beside, full
from pressroom.formats.theme.theme import Theme
from pressroom.formats.typefaces import (
    NAME_A_FONT,
    SANS,
    SERIF,
    is_spared,
    name_characters,
    own_characters,
    shipped,
)

WIDTH, HEIGHT = 1200, 630
"""A card's size in pixels: the shape that most places show whole."""
HOUSE = "/card.png"
"""The address of the press room's own card."""
# Invisible characters.
_INVISIBLE = "\u00ad\u200b\u2060" + "".join(map(chr, range(0xFE00, 0xFE10)))
# Letters that change shape beside others, or run from right to left: these need FriBiDi.
_SHAPED = re.compile(
    "[\u0590-\u109f\u1700-\u18af\u1950-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00011fff\U0001e800-\U0001efff]"
)


class SocialCard(msgspec.Struct, frozen=True):
    """Content of a card: headline, issuer, day, and the site's address (`place`)."""

    headline: str
    name: str
    day: date | None
    language: str
    place: str


@functools.cache
def _shipped_characters() -> frozenset[int]:
    """Characters that the fonts of the theme can draw, as code points."""
    return (shipped(SERIF) | shipped(SANS)).difference(map(ord, _INVISIBLE))


class SocialCards:
    """Cards of a press room; none unless `[exports]` asks for them."""

    def __init__(self, config: Config, theme: Theme) -> None:
        self.config = config
        self.look = theme.brand
        self.wanted = config.exports.cards
        parts = urlsplit(config.site.url)
        self._site_address = (parts.netloc + parts.path).rstrip("/")
        self._all_characters: frozenset[int] | None = None
        self._cards: dict[str, SocialCard | None] = {}

    def of(self, release: Entry) -> SocialCard | None:
        """Card of a release; None if the press room's card is shown for it."""
        if release.image is not None:
            return None  # its own picture is shown
        if self.wanted and release.url not in self._cards:
            name, day = self._speaker(release), release.instant.at.date()
            self._cards[release.url] = self._card(release.title, name, day, release.language)
        return self._cards.get(release.url)

    def house(self) -> SocialCard | None:
        """The press room's own card; None if there are no cards."""
        title = self.config.site.title
        issuers = [issuer.name for issuer in self.config.issuers]
        name = issuers[0] if len(issuers) == 1 and issuers[0] != title else ""
        return self._card(title, name, None, self.config.language) if self.wanted else None

    def address(self, release: Entry) -> str:
        """Absolute address of the card to show for a release: its own or the press room's; empty if
        none."""
        if self.of(release) is not None:
            return full(self.config, beside(release.url, "card.png"))
        return self.house_address()

    def house_address(self) -> str:
        """Absolute address of the press room's card; empty if there are no cards."""
        return full(self.config, HOUSE) if self.house() is not None else ""

    def problems(self, releases: Iterable[Entry]) -> list[Problem]:
        """Warnings (PR322) for the headlines that cannot be drawn."""
        if not self.wanted:
            return []
        found = [
            self._problem(release.source, release.line("title"), text)
            for release in releases
            for text in (release.title, self._speaker(release))
            if not self._can_set(text)
        ]
        if not self._can_set(self.config.site.title):
            found.append(self._problem(CONFIG, 0, self.config.site.title))
        return found

    def _card(self, title: str, name: str, day: date | None, language: str) -> SocialCard | None:
        if not (self._can_set(title) and self._can_set(name)):
            return None
        headline = self._without_spared(title)
        return (
            SocialCard(headline, self._without_spared(name), day, language, self._site_address)
            if headline
            else None
        )

    def _speaker(self, release: Entry) -> str:
        """The issuers of the release, or the only issuer there is, or the press room."""
        issuers = self.config.issuers
        speaking = release.speakers(self.config) or (issuers if len(issuers) == 1 else ())
        return (
            " · ".join(each.name_in(release.language) for each in speaking)
            or self.config.site.title
        )

    def _can_set(self, text: str) -> bool:
        if _shipped_characters().issuperset(map(ord, text)):
            return True
        return not self._missing_characters(text) and (not needs_shaping(text) or _has_shaping())

    def _missing_characters(self, text: str) -> str:
        """Characters of a text that no font has and that cannot be left out. A line that needs
        shaping has to be in one font, or its words would change places."""
        needed = dict.fromkeys(self._without_spared(text))
        having = [self._fonts()]
        if needs_shaping(text):
            having = [own_characters(font.path, font.digest) for font in self.look.fonts]
        left = ("".join(c for c in needed if ord(c) not in known) for known in having)
        return min(left, key=len, default="".join(needed))

    def _without_spared(self, text: str) -> str:
        """The text without characters that no font has and that can be left out."""
        if _shipped_characters().issuperset(map(ord, text)):
            return text
        fonts = self._fonts()
        kept = (
            character
            for character in unicodedata.normalize("NFC", text)
            if ord(character) in fonts or not is_spared(character)
        )
        return re.sub(" {2,}", " ", "".join(c for c in kept if c not in _INVISIBLE)).strip()

    def _fonts(self) -> frozenset[int]:
        """Code points of all fonts together; the press room's own fonts are read only when
        needed."""
        if self._all_characters is None:
            fonts = (own_characters(font.path, font.digest) for font in self.look.fonts)
            self._all_characters = _shipped_characters().union(*fonts)
        return self._all_characters

    def _problem(self, path: str, line: int, text: str) -> Problem:
        lacking = self._missing_characters(text)
        nowhere = [c for c in lacking if ord(c) not in self._fonts()]
        if nowhere:
            message = f"no font has {name_characters(nowhere)}, so no card is made"
            remedy = NAME_A_FONT
        elif lacking:
            message = "no font in `card_fonts` has all letters of this line, so no card is made"
            others = name_characters(lacking)
            remedy = f"name one that has {others} too: what is shaped is set in one font"
        else:
            message = "letters of this script are set by FriBiDi, which is missing; no card is made"
            remedy = "install it (on Debian: `apt-get install libfribidi0`)"
        return Problem(
            path=path,
            line=line,
            code="PR322",
            severity=Severity.WARNING,
            message=message,
            remedy=remedy,
        )


def needs_shaping(text: str) -> bool:
    """Whether a text has letters that are not simply set one after another from the left."""
    return _SHAPED.search(text) is not None


def _has_shaping() -> bool:
    from PIL import features

    return bool(features.check("raqm"))
