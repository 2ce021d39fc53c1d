"""Parser of datelines that authors type at the head of a text, in any form that wires print.

`WALTHAM, Mass.--(BUSINESS WIRE)--`, `VANCOUVER, BC, July 1, 2026 (GLOBE NEWSWIRE) --`,
`SINGAPORE - (ACN Newswire) - July 1, 2026 -`, `Basel, 1. März 2026 –`, `(Oslo, 1 July 2026)`.
A dateline is read as what it is made of, in whatever order: places, days and wires between dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pressroom.standards.months import PATTERN
from pressroom.typeset.anatomy.dateline_cities import (
    PARTICLES,
    WHEN,
    WHEN_END,
    WIRE,
    TypedPlace,
    left,
    typed_place,
)
from pressroom.typeset.anatomy.places import is_known_city, is_region, is_state
from pressroom.typeset.anatomy.sureness import Sureness
from pressroom.typeset.anatomy.wire_names import WIRE_NAME, WIRE_STEMS

_STYLES = ("business-wire", "globenewswire", "pr-newswire")
STYLES = {style.replace("-", ""): style for style in _STYLES}
_LONGEST = 180


def style_of(wire: str) -> str:
    """Key of a newswire's dateline style, however its name is spelled: `PR Newswire Europe` is
    `pr-newswire`. A wire without a style of its own gets its name as a slug."""
    folded = "".join(c for c in wire.casefold() if c.isalnum())
    return next((style for name, style in STYLES.items() if name in folded), folded)


class TypedDateline(msgspec.Struct, frozen=True):
    """A dateline typed at the head of a text.

    `length` counts its characters; `city` and `region` are as typed; `wire` is the wire's style and
    `day` the date as typed, both empty if missing.
    """

    length: int
    city: str
    region: str
    wire: str
    day: str
    sureness: Sureness = Sureness.CERTAIN


_DAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:(?:{PATTERN}|Sept|Oct|Nov|Dec|Jan|Feb"
    r"|Mar|Apr|Aug|Jun\.?|Jul\.?)\s+\d{1,2}(?:st|nd|rd|th)?(?:\s?,\s?|\s+)\d{4}(?!\d)"
    r"|(?:(?:the|le|den|el|il)\s+)?\d{1,2}(?:\.|er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}(?!\d)"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\s?\d{1,2}月\s?\d{1,2}日)"
)
_DAY_OF_NO_YEAR = rf"(?:{PATTERN}|Sept|Jun\.?|Jul\.?)\s+\d{{1,2}}(?!\d)(?=\s*(?:[-–—/(,\x01]|\Z))"
_HOUR = (
    r"(?:(?:at\s+)?\d{1,2}(?:[:.]?\d\d|h\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?(?:CES?T|GMT|BST|E[SD]?T"
    r"|P[SD]?T|C[SD]?T|M[SD]T|HKT|SGT|JST|IST|hours|Uhr|\([A-Z]{1,4}T\)"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:Standard|Daylight))?(?:\sTime)?))?)"
)
_WIRES = re.compile(
    rf"\((?=[^()\n]{{2,80}}\))[^()\n]*?{WIRE_NAME}[^()\n]*\)"
    rf"|/(?=[^/\n]{{2,60}}/)[^/\n,]*?{WIRE_NAME}[^/\n]*/"
    r"|(?<=[–—-]\s)[a-z][\w ]{0,20}?(?:wire|newsfile|outreach)(?:\sCorp\.?)?(?=\s?[–—-])",
    re.IGNORECASE,
)
# A fast check, since to try all months takes long: a day's first figure is near its beginning.
_FIGURE_NEAR = r"(?=\(?(?:[^\W\d_]{2,12}[.,]{0,2}\s+){0,2}\d)"
_DAYS = re.compile(
    rf"(?<![A-Za-z]){_FIGURE_NEAR}(?:\({_DAY}\)|{_DAY}(?:,?\s+{_HOUR}(?!\w))?|{_DAY_OF_NO_YEAR})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A(?:the|le|den|el|il)\s", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ONE_DAY = re.compile(rf"{_FIGURE_NEAR}{_DAY}", re.IGNORECASE)
_DAY_AND_DASH = re.compile(rf"{_FIGURE_NEAR}({_DAY})\s*(?:--|[–—-])\s*", re.IGNORECASE)
_WIRE_NAMED = re.compile(WIRE_NAME, re.IGNORECASE)
_DASH = re.compile(
    r"\s*(?:-{2,3}|[—–―‒−]+|(?<=[\s\x01-\x03])-|-(?=[\s\x01])|[|•·]|(?<=[\s\x01-\x03])/(?=\s)|(?<=\x01)/"
    r"|(?<=\x02)(?:[:.](?=\s|\Z)|\.{3}|…))\s*"
)
# `Fairview, N.Y., October 28, 2026 ACME Inc. announced …`
_WITHOUT_DASH = re.compile(r"([A-Z][^\x01-\x03\n–—]{3,50}?),?\s+\x02+\s+(?=[A-Z][a-z]?\w*\s)")
_DASHES = (*"-–—―‒−|•·/", WIRE, WHEN)  # what ends a part of a dateline
# `(Oslo, 1 July 2026) The company …`, `(Newark, New Jersey) – June 6, 2016 – The company …`
_IN_BRACKETS = re.compile(r"\(([^()]{6,60}\d{4})\)\s*(?:--|[–—-])?\s*(?=\S)")
_PLACE_IN_BRACKETS = re.compile(r"\(([^()\d]{6,60})\)\s*(?:--|[–—-])\s*(?=\S)")
# Signs that are not seen, each blanked so that all places stay.
_UNSEEN = ("\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff")
_UNSEEN_AWAY = str.maketrans(dict.fromkeys(_UNSEEN, " "))
_HASHTAGS = re.compile(r"(?:#\w{2,30}\s?){1,8}--?\s?")
# What stands before the first dash, bracket or digit of a dateline: names, and little words.
_BEGINS = re.compile(r"[\s(\[]*([^-–—―−/(|\d\x01]{0,80})([-–—―−/(|\d])")
_LITTLE = PARTICLES | {"and", "und", "et", "y", "e", "og", "och", "en", "le", "den", "el", "il"}


def read_dateline(text: str) -> TypedDateline | None:
    """Parses the dateline at the beginning of `text` (plain); None if there is none."""
    head = text[:_LONGEST]
    if not head.isascii() and any(map(head.__contains__, _UNSEEN)):
        head = head.translate(_UNSEEN_AWAY)
    if head.startswith("(") and (bracketed := _in_brackets(head)):
        return bracketed
    if not _may_begin(head):
        return None
    masked = _masked(head)
    undashed = _WITHOUT_DASH.match(masked)
    if undashed and (at := typed_place(undashed[1])) and at.known and at.region:
        length = undashed.end()
        return _dateline(text, masked[:length], (length, Sureness.LIKELY), [at])
    if not any(map(masked.__contains__, _DASHES)):
        return None
    found: tuple[int, Sureness] | None = None
    places: list[TypedPlace] = []
    wire = when = False
    for start, end, after, bare in _segments(masked):
        segment = masked[start:end]
        here = typed_place(segment)
        has_wire, has_day = WIRE in segment, WHEN in segment
        if here is None and (left(segment) or not (has_wire or has_day)):
            break
        again = found is not None and not has_wire and not has_day
        if (
            again
            and here
            and not (here.known and here.region)
            and not any(here.city.casefold() == place.city.casefold() for place in places)
        ):
            break
        wire, when = wire or has_wire, when or has_day
        places += [here] if here else []
        sureness = _sureness(places, wire, when)
        if sureness is None and not bare and _is_city_before_a_sentence(places, masked[after:]):
            sureness = Sureness.LIKELY
        alone = after == len(masked.rstrip()) and when and (has_day or found is None)
        # Two rows, of which the first may be anything.
        alone = alone and ("\n" not in segment.strip() or any(place.known for place in places))
        ended = has_wire or WHEN_END in segment or alone
        if bare and not ended:
            break
        if sureness is not None:
            found = (after, sureness)
        if bare:
            break
    if found is None:
        return None
    return _dateline(text, masked[: found[0]], found, places)


def _in_brackets(head: str) -> TypedDateline | None:
    """The dateline in a parenthesis that a text begins with."""
    outside = _PLACE_IN_BRACKETS.match(head)
    if outside and (place := typed_place(outside[1])) and place.city and place.region:
        behind = _DAY_AND_DASH.match(head, outside.end())
        end, day = (behind.end(), behind[1]) if behind else (outside.end(), "")
        return TypedDateline(end, place.city, place.region, "", " ".join(day.split()))
    if (bracket := _IN_BRACKETS.match(head)) and (inside := read_dateline(bracket[1])):
        return msgspec.structs.replace(inside, length=bracket.end())
    return None


def _may_begin(head: str) -> bool:
    """A fast check, since nearly all paragraphs are none: whether only names stand before the first
    dash, bracket or digit."""
    begins = _BEGINS.match(head)
    return begins is not None and not any(
        word[0].islower() and word.strip(",") not in _LITTLE for word in begins[1].split()
    )


def _dateline(
    text: str, masked: str, found: tuple[int, Sureness], places: list[TypedPlace]
) -> TypedDateline:
    """The dateline that ends at `found`."""
    length, sureness = found
    tags = _HASHTAGS.match(text, length)
    first = next((p for p in places if p.city), TypedPlace("", "", known=False, capitals=False))
    wire = _WIRES.search(text[:length]) if WIRE in masked else None
    named = wire is not None and _WIRE_NAMED.search(wire[0]) is not None
    days = _ONE_DAY.search(text, 0, length)
    style = style_of(re.split(r"[–—,]| - ", wire[0])[0]) if wire and named else ""
    day = _ARTICLE.sub("", " ".join(days[0].split())) if days else ""
    length += len(text[length:]) - len(text[length:].lstrip(" \u00a0"))
    return TypedDateline(
        tags.end() if tags else length, first.city, first.region, style, day, sureness
    )


def _masked(head: str) -> str:
    """`head` with each wire and each day replaced by as many signs of their own."""
    low = head.casefold()
    if any(map(low.__contains__, WIRE_STEMS)):
        head = _WIRES.sub(lambda match: WIRE * len(match[0]), head)
    return _DAYS.sub(_day_signs, head) if _DIGIT.search(head) else head


def _day_signs(match: re.Match[str]) -> str:
    length = len(match[0])
    return WHEN * (length - 1) + (WHEN_END if match[0].endswith(")") else WHEN)


def _segments(masked: str) -> Iterator[tuple[int, int, int, bool]]:
    """Segments between dashes: start, end, where the dash behind ends, and whether it has no dash
    behind it."""
    start = 0
    for dash in _DASH.finditer(masked):
        if dash.start() > start or start:
            if masked[start : dash.start()].strip():
                bare = _bare_end(masked, start, dash.start())
                if bare:
                    yield start, bare, bare, True
                    return
                yield start, dash.start(), dash.end(), False
            start = dash.end()
        else:
            start = dash.end()
    end = _bare_end(masked, start, len(masked)) or len(masked.rstrip())
    yield start, end, end, True


def _bare_end(masked: str, start: int, end: int) -> int:
    """End of a wire without a dash, within one segment; 0 if there is none."""
    last = max(masked.rfind(WIRE, start, end), masked.rfind(WHEN_END, start, end)) + 1
    before = masked[start:last]
    # `(TheNewswire) Vancouver, July 1 –`: a wire, or a day, may also stand before the place.
    if not last or not (start or left(before)):
        return 0
    return last if left(masked[last:end]) and WHEN not in masked[last:end] else 0


def _sureness(places: list[TypedPlace], wire: bool, when: bool) -> Sureness | None:
    """Sureness of a dateline that has these parts; None if it is none."""
    if not places:
        return Sureness.LIKELY if wire else None
    known = any(place.known for place in places)
    capitals = any(place.capitals for place in places)
    if wire or (when and (known or capitals)):
        return Sureness.CERTAIN
    if when:
        return Sureness.LIKELY
    place = places[0]
    if is_region(place.city) and not is_known_city(place.city):
        return None  # `Germany, France – both`
    if place.city and place.region and known:
        return Sureness.CERTAIN if capitals or is_state(place.region) else Sureness.LIKELY
    return Sureness.LIKELY if capitals and is_known_city(place.city) else None


def _is_city_before_a_sentence(places: list[TypedPlace], behind: str) -> bool:
    """`Washington – The department …`: one city that needs no region, and behind it a capital."""
    if len(places) != 1 or places[0].region or not is_known_city(places[0].city):
        return False
    return behind.lstrip("\u00a0 ")[:1].isupper()
