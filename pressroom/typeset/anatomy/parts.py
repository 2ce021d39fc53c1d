"""Records of a text's frame: a part with its place, a contact block, a ticker."""

from __future__ import annotations

import msgspec

from pressroom.standards.exchanges import Ticker
from pressroom.typeset.anatomy.dateline import TypedDateline
from pressroom.typeset.anatomy.sureness import Sureness


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text's frame: its plain text, how sure it is, and where it stands.

    `start` and `length` count characters of the Markdown source.
    """

    text: str
    start: int
    length: int
    sureness: Sureness

    @property
    def end(self) -> int:
        """The offset behind the part."""
        return self.start + self.length


class ContactPart(Part, frozen=True, kw_only=True):
    """A block of contacts with the telephone numbers and mail addresses in it, as typed."""

    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()


class PlacedDateline(Part, frozen=True, kw_only=True):
    """A dateline in the text, with what it says."""

    typed: TypedDateline


class PlacedTicker(Part, frozen=True, kw_only=True):
    """A listing in the text, with its exchange and symbol."""

    ticker: Ticker
