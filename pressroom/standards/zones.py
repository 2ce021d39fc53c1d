"""Time zones of the IANA database, out of the package `tzdata` alone.

Python's own `ZoneInfo(name)` prefers the machine's database, however old: two machines would
publish at two hours. `tzdata` is pinned like any other library.
"""

from __future__ import annotations

import functools
import re
from datetime import UTC, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

_DATA = resources.files("tzdata")
_EXPIRY = re.compile(r"^#expires (\d+)", re.MULTILINE)
# Twice a year the Earth Rotation Service says for half a year more whether a leap second comes
# (Bulletin C), and the database of that half year takes it up. So half a year before its table
# expires, it was out.
_FORESIGHT = timedelta(days=181)


@functools.cache
def zone(name: str) -> ZoneInfo:
    """The time zone of that name; `KeyError` when the database has none."""
    if name not in zone_names():
        raise KeyError(name)
    with _DATA.joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@functools.cache
def zone_names() -> frozenset[str]:
    """The names of all zones of the database, older names among them; not `Factory`, which stands
    for no place."""
    return frozenset((_DATA / "zones").read_text(encoding="utf-8").split()) - {"Factory"}


@functools.cache
def country_of(name: str) -> str:
    """The ISO 3166 code of the country of a time zone; empty if it has none (`UTC`)."""
    # From tzdata's table, a file of 20 kB; Babel's would have to be loaded whole.
    table = _table("zone.tab")
    found = _zone_row(name, table)
    if found is None:
        # An older name, such as `US/Eastern`, is a link to a name in the table.
        links = _table("tzdata.zi")
        link = re.search(rf"^L (\S+) {re.escape(name)}$", links, re.MULTILINE)
        found = _zone_row(link[1], table) if link else None
    return found[1] if found else ""


def _zone_row(name: str, table: str) -> re.Match[str] | None:
    return re.search(rf"^([A-Z]{{2}})\t\S+\t{re.escape(name)}(?:\t|$)", table, re.MULTILINE)


def _table(name: str) -> str:
    return _DATA.joinpath("zoneinfo", name).read_text(encoding="utf-8")


@functools.cache
def surely_published() -> datetime:
    """A moment by which the database was published: the end of the half year that it is of."""
    expiry = _EXPIRY.search(_table("leapseconds"))
    assert expiry is not None, "the table of leap seconds has a line `#expires`"
    return datetime.fromtimestamp(int(expiry[1]), UTC) - _FORESIGHT
