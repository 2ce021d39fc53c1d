"""Places of a dateline as authors type them: `CITY, Region`, several joined by "and", in any
language's letters."""

from __future__ import annotations

import re

import msgspec

from pressroom.typeset.anatomy.places import NO_CITY, is_known_city, is_region, listed

# Wires and days are blanked by a sign of their own, so that what is left are places and dashes.
WIRE, WHEN, WHEN_END = "\x01", "\x02", "\x03"
_JOINS = re.compile(r"\s+(?:and|&|und|et|y|e|og|och|en)\s+|\s*[/;+]\s*", re.IGNORECASE)
# `ACME AB` is no city in Alberta.
_LEGAL_FORMS = listed("ab as co sa se")
_JOIN_FIRST = re.compile(r"\A(?:and|&)\s+")
_CITY = re.compile(r"(?:[^\W\d_][\w.'’´`-]*|&)(?:\s+(?:[^\W\d_][\w.'’´`-]*)){0,4}", re.UNICODE)
PARTICLES = listed(
    """de del della di da do dos das la le les los las of on upon sur am an der im in bei und the
    an-der st. ob van den aan"""
)


class TypedPlace(msgspec.Struct, frozen=True):
    """A place between two dashes: whether its region or city is known, and in capitals."""

    city: str
    region: str
    known: bool
    capitals: bool


def left(segment: str) -> str:
    """Rest of a segment that is neither wire nor day."""
    plain = segment.replace(WIRE, " ").replace(WHEN, " ").replace(WHEN_END, " ")
    plain = plain.strip(' \t\n,;:()[]"“”|\u00a0\u200b、，')
    return plain.strip(".") and plain.lstrip(".")


def typed_place(segment: str) -> TypedPlace | None:
    """The place in a segment, `CITY, Region` or several joined by "and"; None if there is none."""
    text = " ".join(left(segment).split())
    if not text or len(text) > 110:
        return None
    if ord(text[0]) > 0x2E80:
        return TypedPlace(text, "", known=False, capitals=True) if len(text) <= 12 else None
    cities: list[str] = []
    regions: list[str] = []
    for piece in re.split(r"\s?[,，、]\s?", text):
        if is_region(piece) and cities:
            regions.append(piece)
            continue
        for part in _JOINS.split(_JOIN_FIRST.sub("", piece)):
            if not (part := part.strip(" ,:;()")).strip("."):
                continue
            city, region = _city_and_region(part, alone=not cities)
            if not (city or region) or len(cities) > 4:
                return None
            cities += [city] if city else []
            regions += [region] if region else []
    if not cities:
        return None
    known = bool(regions) or any(is_known_city(city.strip(".")) for city in cities)
    return TypedPlace(cities[0], regions[0] if regions else "", known, cities[0].isupper())


def _city_and_region(text: str, alone: bool) -> tuple[str, str]:
    """A city, with the region typed behind it without a comma; both empty if it is no city."""
    if is_region(text) and not alone and not is_known_city(text):
        return "", text
    words, behind = text.split(), ""
    for count in (2, 1):
        region = " ".join(words[-count:])
        if len(words) <= count or region.casefold() in _LEGAL_FORMS:
            continue
        if is_region(region) and not is_known_city(text):
            words, behind = words[:-count], region
            break
    city = " ".join(words)
    folded = [word.casefold() for word in words]
    if not _CITY.fullmatch(city) or len(city) > 40 or not NO_CITY.isdisjoint(folded):
        return "", ""
    capitalised = all(
        word[0].isupper() or folded_word in PARTICLES or not word[0].isalpha()
        for word, folded_word in zip(words, folded, strict=True)
    )
    return (city, behind) if capitalised and words[0][0].isupper() else ("", "")
