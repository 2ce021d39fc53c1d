"""Market hours; the only module that uses exchange_calendars, the optional extra
`pressroom[markets]`."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Mapping
from datetime import date, datetime, time

from pressroom.standards.zones import zone

_ZONES = {"XNYS": "America/New_York", "XNAS": "America/New_York", "XSWX": "Europe/Zurich"}
_CALENDARS = {"XNAS": "XNYS"}  # Nasdaq trades on the days and hours of the NYSE
_REGULAR_CLOSE = {"XNYS": time(16), "XNAS": time(16), "XSWX": time(17, 30)}


def local_time(mic: str, at: datetime) -> datetime:
    """Converts `at` to the local time of the market `mic`, one of XNYS, XNAS and XSWX."""
    return at.astimezone(zone(_ZONES[mic]))


def official_close(mic: str, day: date) -> datetime | None:
    """Official close of the market `mic` (ISO 10383) on `day`, aware; None if it does not trade.

    Without the package, or outside its years, every day from Monday to Friday counts as a regular
    one.
    """
    try:
        return closes(_CALENDARS.get(mic, mic), day.year // 10).get(day)
    except (ImportError, ValueError):
        if day.weekday() > 4:
            return None
        return datetime.combine(day, _REGULAR_CLOSE[mic], tzinfo=zone(_ZONES[mic]))


@functools.cache
def closes(mic: str, decade: int) -> Mapping[date, datetime]:
    """Official close of each trading day of a decade, 202 for the 2020s: a calendar of ten years
    takes no longer to make than one of one year.

    Raises `ImportError` without the package, `ValueError` for years it does not know.
    """
    # Imported late: loading takes a third of a second, and few releases need it.
    import exchange_calendars

    with warnings.catch_warnings():
        # pandas warns of deprecated calls inside exchange_calendars.
        warnings.simplefilter("ignore")
        first, last = f"{decade}0-01-01", f"{decade}9-12-31"
        calendar = exchange_calendars.get_calendar(mic, start=first, end=last)
        here = zone(_ZONES[mic])
        # The calendar's own zone is the machine's: its hour on the wall is right, its offset may
        # not be.
        walls = calendar.closes.dt.tz_convert(calendar.tz).dt.tz_localize(None)
        return {
            day.date(): wall.to_pydatetime().replace(tzinfo=here) for day, wall in walls.items()
        }
