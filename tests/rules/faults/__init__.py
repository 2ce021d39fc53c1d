"""A seeded fault or more for each rule, with what `lint` says of it, to the letter."""

from tests.rules.faults import basics, figures, missed, names, wording
from tests.rules.faults.seeded import Seeded

ALL: list[Seeded] = [
    *basics.FAULTS,
    *figures.FAULTS,
    *missed.FAULTS,
    *names.FAULTS,
    *wording.FAULTS,
]
