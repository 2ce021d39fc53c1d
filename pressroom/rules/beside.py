"""Other parts of the press room that belong to a release, for rules that compare the two."""

from __future__ import annotations

import msgspec

from pressroom.content.events import Event
from pressroom.content.result_pieces import MissingPieces
from pressroom.typeset.key_figures import FigurePlace


class FigureConflict(msgspec.Struct, frozen=True):
    """A key figure in a table of the release, and where the first release of its issuer on the
    period tells it otherwise."""

    here: FigurePlace
    there: FigurePlace


class Beside(msgspec.Struct, frozen=True):
    """The events that name a release, what the results of its period lack, if anything, and its
    key figures that are told otherwise elsewhere."""

    events: tuple[Event, ...] = ()
    missing: MissingPieces | None = None
    conflicts: tuple[FigureConflict, ...] = ()


NOTHING = Beside()
"""Nothing belongs to the release."""
