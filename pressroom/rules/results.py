"""Rules on financial results: a piece that is missing, and a figure that is told in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.rules.judgement import Fault
from pressroom.rules.needs import BESIDE, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.typeset.key_figures import FigurePlace

_NAMES = {
    "statements": ("table of figures", "put it into the release as a CSV file"),
    "event": ("event", "write it into content/events/"),
    "webcast": ("webcast", "give the event its `webcast`"),
}


@needs([BESIDE])
def results_incomplete(release_text: ReleaseText) -> Iterator[Fault]:
    """The results of a period have all that they are to have on the day after their release.

    Slides, a transcript or a filing come later than the release, from somebody else, and are
    forgotten. What there is to be says `[results] pieces`; without that setting, what the period
    before had. A piece belongs to a period by its key `period`. One that is to come is not
    missing; only the newest results are looked at. For the one time without it, let the release
    say so: `lint: [{code: PR297, reason: no slides this time}]`.

    Bad:
        period: 2026-Q1
        (where `pieces = ["presentation"]`, and no presentation is of 2026-Q1)

    Good:
        period: 2026-Q1
        (where `pieces = ["presentation"]`, and one is of 2026-Q1)

    Source: NIRI, "Standards of Practice for Investor Relations": a company's website
    """
    missing = release_text.beside.missing
    if missing is None:
        return
    had = f", and those of {missing.before} have" if missing.before else ""
    for piece in missing.pieces:
        plain = piece.replace("-", " ")
        name, how = _NAMES.get(piece, (plain, f"write it into content/documents/ as `{piece}`"))
        article = "an" if name[0] in "aei" else "a"
        yield Fault(
            release_text.release.line("period"),
            f"the results of {missing.period} do not have {article} {name}{had}",
            f"{how}, with `period: {missing.period}`",
        )


@needs([BESIDE])
def figure_in_two_statements(release_text: ReleaseText) -> Iterator[Fault]:
    """A key figure of a period is the same in all tables.

    Looked at are the rows that `[[results.figures]]` name, in the tables of all releases with a
    `period`. Two tables on one period that differ by more than they are rounded are told with both
    places; so is, as a note, what a later release prints for comparison, which may have been
    restated. A correction is compared with nothing but its own tables.

    Bad:
        period: 2026-Q1
        (where Revenue is a key figure)

        | | Q1 2026 |
        |---|--:|
        | Revenue | $1,204 |
        | Costs | 904 |
        | Income | 300 |

        | | Q1 2026 |
        |---|--:|
        | Revenue | $1,240 |
        | Of which anvils | 1,000 |
        | Of which hammers | 240 |

    Good:
        period: 2026-Q1
        (where Revenue is a key figure)

        | | Q1 2026 |
        |---|--:|
        | Revenue | $1,204 |
        | Costs | 904 |
        | Income | 300 |

        | | Q1 2026 |
        |---|--:|
        | Revenue | $1,204 |
        | Of which anvils | 1,000 |
        | Of which hammers | 204 |

    Source: newswire editors' lists of commonest catches: headline table and statements differ
    """
    for conflict in release_text.beside.conflicts:
        here, there = conflict.here, conflict.there
        yield Fault(
            here.line,
            f"{here.name} of {here.period} is `{here.text}` in {_place_of_figure(here)}, and "
            f"`{there.text}` in {_place_of_figure(there)}",
            "correct the one that is wrong"
            if here.is_own
            else "correct the one that is wrong, or say that the earlier one was restated",
            sure=here.is_own,
        )


def _place_of_figure(place: FigurePlace) -> str:
    where = f"row {place.row}" if place.row else f"table {place.table + 1}"
    return f"{where} of {place.source}"
