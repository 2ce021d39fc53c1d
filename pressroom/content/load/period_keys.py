"""The key `period` of releases, documents and events: the fiscal years, quarters and halves that
they are about."""

from __future__ import annotations

from pressroom.core.fields import KeyPath, Reader
from pressroom.standards.periods import Period, read_period

_REMEDY = "write `2026` for a fiscal year, `2026-Q3` for a quarter, `2026-H1` for a half"


def period_in(text: str, reader: Reader, at: KeyPath = ("period",)) -> Period | None:
    """The period that a text means; None for an empty one, or a fault, which is reported."""
    period = read_period(text) if text else None
    if text and period is None:
        reader.report(at, "PR008", f"`{text}` is no period", _REMEDY)
    return period


def periods_in(given: str | tuple[str, ...], reader: Reader) -> tuple[Period, ...]:
    """The periods of a release, which may be several: a fourth quarter and its year."""
    texts = (given,) if isinstance(given, str) else given
    several = not isinstance(given, str)
    found = (
        period_in(text, reader, ("period", number) if several else ("period",))
        for number, text in enumerate(texts)
    )
    return tuple(dict.fromkeys(period for period in found if period is not None))
