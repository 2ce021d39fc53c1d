"""Days as ISO 8601 has them: `2027-12-31`."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")


def is_day(text: str) -> bool:
    """Whether `text` is an existing date, written as `2027-12-31`."""
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def no_day(text: str) -> str:
    """Fault of a day, in words; empty for an existing one."""
    return "" if is_day(text) else "no day"
