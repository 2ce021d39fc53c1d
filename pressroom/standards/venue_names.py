"""Trading venues by name: the MIC (ISO 10383) of a name as it is printed, and slips in one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pressroom.core.accents import without_accents
from pressroom.core.slips import one_slip
from pressroom.standards.shared_venues import FIRST_NORTH_PLACES, SHARED, UNDECIDED
from pressroom.standards.venues import VENUES

if TYPE_CHECKING:
    from iso10383 import MICEntry

WIRE_NAMES = (*(name for names in VENUES.values() for name in names), *SHARED)
"""The names of exchanges that newswires and companies print. Others are looked up among the 2,700
venues of the standard itself."""
_PRINTED = {name.casefold(): name for name in WIRE_NAMES}
_IDLE = frozenset(
    [
        "the",
        "stock",
        "exchange",
        "in",
        "of",
        "premier",
        "omx",
        "ab",
        "as",
        "asa",
        "berhad",
        "hf",
        "inc",
        "ltd",
        "oyj",
        "pjsc",
        "plc",
        "sa",
        "spa",
    ]
)
"""Words that stand in a venue's name or are left out."""
_STROKES = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "®": None, "™": None})
# Banks that deal with their own clients, dark pools and services that report trades list no shares.
_NO_MARKETS = frozenset({"appa", "casp", "dcms", "idqs", "otfs", "othr", "sefs", "sint", "trfs"})
# By what an exchange sorts its shares, by size or by what they must tell.
SEGMENT = (
    r"(?:large|mid|small)[- ]cap\b|(?:compartment|compartiment|comparto)s? [ABC]\b"
    r"|main (?:market|list)\b|tier\b|premium segment\b"
    r"|standard segment\b|premium listing\b|standard listing\b"
)
"""The words, as a regular expression, by which exchanges divide their market; no venue of its own.
"""
_SEGMENT = re.compile(rf"\b(?:{SEGMENT})", re.IGNORECASE)
_SHORT = 4
_FIRST_NORTH = "Nasdaq First North"
_MARKETS = ("", " Growth", " Growth Market")


def printed_name(name: str) -> str:
    """The name in the letter case in which wires print it; unchanged where it is spelled in a way
    of its own."""
    return _PRINTED.get(name.casefold(), name)


def venues_called(name: str, country: str = "") -> tuple[str, ...]:
    """The MICs of the venues that go by `name`: none for an unknown name, several where the name
    is shared and `country` (ISO 3166) does not decide.

    A name that exchanges of several countries share is that of the exchange in `country`; in
    others that of the one most of its shares are listed on, if there is one.
    """
    # What is listed letter by letter means nothing else: `STAR Market` is not `STAR`.
    keys = _lookup_keys(name)
    listed = _listed_words()
    meaning = _listed().get(name.casefold()) or next((listed[k] for k in keys if k in listed), None)
    homes = SHARED.get(meaning or "")
    if homes is not None:
        if country in homes:
            return (homes[country],)
        return tuple(homes.values())[: None if meaning in UNDECIDED else 1]
    if meaning is not None:
        return (meaning,)
    codes, names = _register()
    code = name.upper()
    return (code,) if code in codes else next((names[k] for k in keys if k in names), ())


@functools.lru_cache(maxsize=1024)
def meant_venue(name: str) -> str | None:
    """The listed name of which `name` is a slip of the pen; None where there is none, or several.

    One letter makes another exchange of a short name, and another city of a long one. So a short
    word counts as a slip only if two letters are swapped, and a word of the register never does.
    """
    words = _words(name)
    slips = {
        meaning: printed
        for printed, theirs, meaning in reversed(_spellings())
        if (pair := _one_differs(words, theirs)) and _is_slip(*pair)
    }
    if len(slips) != 1 or not _register_words().isdisjoint(set(words) - _listed_parts()):
        return None
    return next(iter(slips.values()))


def operating_mic(mic: str) -> str:
    """The MIC of the exchange that operates the market segment `mic`: `XNAS` of `XNGS`."""
    operator = _entries()[mic].operating_mic
    return operator.mic if operator is not None else mic


def _is_slip(word: str, other: str) -> bool:
    if len(word) <= _SHORT and sorted(word) != sorted(other):
        return False
    return len(word) >= _SHORT and one_slip(word, other)


def _one_differs(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, str] | None:
    """The one pair of words in which two names of as many words differ."""
    if len(words) != len(others):
        return None
    pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return pairs[0] if len(pairs) == 1 else None


def _words(name: str) -> tuple[str, ...]:
    """The words that tell venues apart, without case, accents, points and hyphens."""
    letters = without_accents(name.casefold().translate(_STROKES))
    words = re.sub(r"[^\w\s]", "", letters).replace("boerse", "borse").split()
    return tuple(word for word in words if word not in _IDLE)


def _keys(words: tuple[str, ...]) -> Iterator[str]:
    """Keys that a name is found by: its words run together, and its words in any order."""
    if words:
        yield "".join(words)
        yield " ".join(sorted(words))


def _lookup_keys(name: str) -> tuple[str, ...]:
    """Keys to look a name up by, the likelier first; the word "market" may be left out, and so may
    the part of the market that a share is counted to (`Mid Cap`, `Compartment B`)."""
    words = _words(name)
    bare = tuple(word for word in words if word not in ("market", "markets"))
    whole = _words(_SEGMENT.sub(" ", name))
    return (*_keys(words), *_keys(bare), *_keys(whole))


@functools.cache
def _spellings() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Each listed name, its words, and its meaning: a MIC, or the name that several share."""
    names = [(name, mic) for mic, names in VENUES.items() for name in names]
    names += [(name, name) for name in SHARED]
    growth = [f"{nasdaq}First North{market}" for nasdaq in ("Nasdaq ", "") for market in _MARKETS]
    names += [(name, _FIRST_NORTH) for name in growth]
    for country, places in FIRST_NORTH_PLACES.items():
        mic = SHARED[_FIRST_NORTH][country]
        names += [(f"{name} {place}", mic) for name in growth for place in places]
    return tuple((name, _words(name), meaning) for name, meaning in names)


@functools.cache
def _listed() -> dict[str, str]:
    return {name.casefold(): meaning for name, _, meaning in _spellings()}


@functools.cache
def _listed_words() -> dict[str, str]:
    return {key: meaning for _, words, meaning in reversed(_spellings()) for key in _keys(words)}


@functools.cache
def _listed_parts() -> frozenset[str]:
    return frozenset(word for _, words, _ in _spellings() for word in words)


@functools.cache
def _register() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The codes of ISO 10383, and MICs by registered name and acronym: those of operating markets
    where there are any, else those of segments.

    Codes that have expired count, since old releases print them; their names do not.
    """
    names: dict[str, dict[str, bool]] = {}
    for entry in _entries().values():
        category = entry.market_category_code
        if entry.status.name == "expired" or (category and category.name in _NO_MARKETS):
            continue
        for name in (entry.market_name, entry.acronym or ""):
            for key in _keys(_words(name)):
                names.setdefault(key, {})[entry.mic] = entry.operating_mic is None
    found = {
        key: tuple(mic for mic, operates in mics.items() if operates or not any(mics.values()))
        for key, mics in names.items()
    }
    return frozenset(_entries()), found


@functools.cache
def _register_words() -> frozenset[str]:
    """Every word in the names of the register, and its cities: they are no slips."""
    entries = _entries().values()
    texts = [entry.market_name for entry in entries]
    texts += [entry.city.name.replace("_", " ") for entry in entries if entry.city]
    return frozenset(word for text in texts for word in _words(text))


@functools.cache
def _entries() -> dict[str, MICEntry]:
    """The register of ISO 10383 by code, in order."""
    # It takes a tenth of a second to load, and most press rooms never need it.
    from iso10383 import MIC

    return {entry.value.mic: entry.value for entry in sorted(MIC, key=lambda e: e.value.mic)}
