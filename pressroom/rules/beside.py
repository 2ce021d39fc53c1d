"""What else of the press room belongs to a release, for rules that compare the two."""

from __future__ import annotations

import msgspec

from pressroom.content.items import Event
from pressroom.content.result_pieces import MissingPieces


class Beside(msgspec.Struct, frozen=True):
    """The events that name a release, and what the results of its period lack, if anything."""

    events: tuple[Event, ...] = ()
    missing: MissingPieces | None = None


NOTHING = Beside()
"""Nothing belongs to the release."""
