"""Rule on financial results of which a piece is missing."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_NAMES = {
    "statements": ("table of figures", "put it into the release as a CSV file"),
    "event": ("event", "write it into content/events/"),
    "webcast": ("webcast", "give the event its `webcast`"),
}


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
