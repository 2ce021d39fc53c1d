"""Financial periods: a year, a half or a quarter of it, as people write them and as readers see
them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import functools
import re
from datetime import date

import msgspec

from pressroom.standards.languages import locale_of

_FORM = re.compile(
    r"(?:FY ?)?(?P<year>\d{4})(?:[ -]?(?P<part>Q[1-4]|H[12]))?"
    r"|(?P<first>Q[1-4]|H[12])[ -]?(?P<of>\d{4})",
    re.IGNORECASE,
)


class Period(msgspec.Struct, frozen=True, order=True):
    """A fiscal year, or a part of it: `part` is `Q1` to `Q4`, `H1`, `H2`, or empty."""

    year: int
    part: str = ""

    def __str__(self) -> str:
        """The form in which front matter has it: `2013-Q3`."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)


def read_period(text: str) -> Period | None:
    """The period that `2013`, `FY2013`, `2013-Q3`, `Q3 2013` or `H1 2013` means; None for anything
    else."""
    found = _FORM.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    part = (found["part"] or found["first"] or "").upper()
    return Period(int(found["year"] or found["of"]), part)


@functools.lru_cache(maxsize=1_000)
def quarter_words(period: Period, tag: str) -> str:
    """A quarter in the words of a language: `3rd quarter 2013`, `3. Quartal 2013`."""
    from babel.dates import format_skeleton

    month = 3 * int(period.part[1:])
    return format_skeleton("yQQQQ", date(period.year, month, 1), locale=locale_of(tag))
