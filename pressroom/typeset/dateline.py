"""Datelines as newswires print them, `WALTHAM, Mass.--(BUSINESS WIRE)--`, and their parser.

States, months and the cities that need no state follow the AP Stylebook. Other languages write
place and date in their own forms.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from datetime import date

import msgspec

from pressroom.content.model import Dateline
from pressroom.standards.months import AP, PATTERN

# Countries that stand behind a city, as English names them.
_COUNTRIES = frozenset(
    name.replace("_", " ")
    for name in re.findall(
        r"\S+",
        """
        alberta argentina australia austria bahrain belgium bermuda brazil british_columbia
        bulgaria canada cayman_islands chile china colombia croatia cyprus czech_republic
        denmark egypt england estonia finland france germany greece guernsey hungary iceland
        india indonesia ireland israel italy japan jersey jordan kazakhstan kenya korea kuwait
        latvia liechtenstein lithuania luxembourg malaysia malta manitoba mexico monaco morocco
        netherlands new_zealand nigeria northern_ireland norway nova_scotia oman ontario
        pakistan panama peru philippines poland portugal puerto_rico qatar quebec romania russia
        saudi_arabia scotland serbia singapore slovakia slovenia south_africa south_korea spain
        sweden switzerland taiwan thailand the_netherlands turkey u.a.e. u.k. uk ukraine
        united_arab_emirates united_kingdom uruguay venezuela vietnam wales
        """,
    )
)
STYLES = {
    "businesswire": "business-wire",
    "globenewswire": "globenewswire",
    "prnewswire": "pr-newswire",
}
_STATES = """
Alabama/AL/Ala. Alaska/AK/Alaska Arizona/AZ/Ariz. Arkansas/AR/Ark. California/CA/Calif.
Colorado/CO/Colo. Connecticut/CT/Conn. Delaware/DE/Del. Florida/FL/Fla. Georgia/GA/Ga.
Hawaii/HI/Hawaii Idaho/ID/Idaho Illinois/IL/Ill. Indiana/IN/Ind. Iowa/IA/Iowa Kansas/KS/Kan.
Kentucky/KY/Ky. Louisiana/LA/La. Maine/ME/Maine Maryland/MD/Md. Massachusetts/MA/Mass.
Michigan/MI/Mich. Minnesota/MN/Minn. Mississippi/MS/Miss. Missouri/MO/Mo. Montana/MT/Mont.
Nebraska/NE/Neb. Nevada/NV/Nev. New_Hampshire/NH/N.H. New_Jersey/NJ/N.J. New_Mexico/NM/N.M.
New_York/NY/N.Y. North_Carolina/NC/N.C. North_Dakota/ND/N.D. Ohio/OH/Ohio Oklahoma/OK/Okla.
Oregon/OR/Ore. Pennsylvania/PA/Pa. Rhode_Island/RI/R.I. South_Carolina/SC/S.C.
South_Dakota/SD/S.D. Tennessee/TN/Tenn. Texas/TX/Texas Utah/UT/Utah Vermont/VT/Vt.
Virginia/VA/Va. Washington/WA/Wash. West_Virginia/WV/W.Va. Wisconsin/WI/Wis. Wyoming/WY/Wyo.
"""
_AP_STATE = {
    name.replace("_", " ").casefold(): abbreviation
    for state in _STATES.split()
    for *names, abbreviation in [state.split("/")]
    for name in (*names, abbreviation)
} | {"d.c.": "D.C.", "dc": "D.C."}
# US cities that stand alone in AP datelines, each with the state it is taken to be in.
_ALONE = {
    "atlanta": "Ga.",
    "baltimore": "Md.",
    "boston": "Mass.",
    "chicago": "Ill.",
    "cincinnati": "Ohio",
    "cleveland": "Ohio",
    "dallas": "Texas",
    "denver": "Colo.",
    "detroit": "Mich.",
    "honolulu": "Hawaii",
    "houston": "Texas",
    "indianapolis": "Ind.",
    "las vegas": "Nev.",
    "los angeles": "Calif.",
    "miami": "Fla.",
    "milwaukee": "Wis.",
    "minneapolis": "Minn.",
    "new orleans": "La.",
    "new york": "N.Y.",
    "oklahoma city": "Okla.",
    "philadelphia": "Pa.",
    "phoenix": "Ariz.",
    "pittsburgh": "Pa.",
    "st. louis": "Mo.",
    "salt lake city": "Utah",
    "san antonio": "Texas",
    "san diego": "Calif.",
    "san francisco": "Calif.",
    "seattle": "Wash.",
    "washington": "D.C.",
}


def set_dateline(dateline: Dateline, day: date, default_style: str, language: str = "en") -> str:
    """Formats a dateline as one string, in its wire's style and the release's language (BCP 47).

    Business Wire prints no date in it; GlobeNewswire and PR Newswire do. A dateline that was typed
    as printed is returned unchanged.
    """
    if dateline.printed:
        return dateline.printed
    style = style_of(dateline.wire) if dateline.wire else default_style
    english = language.lower().partition("-")[0] == "en"
    place = (
        _city_and_region(dateline)
        if english
        else ", ".join(filter(None, (dateline.city, dateline.region)))
    )
    when = _ap_day(day) if english else _localised_day(day, language)
    match style:
        case "business-wire":
            return f"{place}--(BUSINESS WIRE)--"
        case "globenewswire":
            return f"{_join_place_and_day(place, when, language)} (GLOBE NEWSWIRE) --"
        case "pr-newswire":
            return f"{_join_place_and_day(place, when, language)} /PRNewswire/ --"
        case _:
            wire = f" ({dateline.wire})" if dateline.wire else ""
            return f"{_join_place_and_day(place, when, language)}{wire} –"


def style_of(wire: str) -> str:
    """Key of a newswire's dateline style, however its name is spelled: `PR Newswire Europe` is
    `pr-newswire`. A wire without a style of its own gets its name as a slug."""
    folded = "".join(c for c in wire.casefold() if c.isalnum())
    return next((style for name, style in STYLES.items() if name in folded), folded)


def _city_and_region(dateline: Dateline) -> str:
    """City in capitals and region as AP writes them: `WALTHAM, Mass.`, `BOSTON`."""
    city, region = dateline.city, dateline.region
    state = ap_state(region)
    alone = _ALONE.get(city.casefold())
    if alone and (alone == state or not region):
        state = ""
    return ", ".join(part for part in (city.upper(), state) if part)


def ap_state(region: str) -> str:
    """Abbreviates a US state as AP datelines do; eight states are never abbreviated. Any other
    region is returned unchanged."""
    return _AP_STATE.get(region.strip().casefold(), region.strip())


def _ap_day(day: date) -> str:
    return f"{AP[day.month - 1]} {day.day}, {day.year}"


def _localised_day(day: date, language: str) -> str:
    # Imported late: only languages other than English need CLDR's dates.
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, "long", locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def _join_place_and_day(place: str, when: str, language: str) -> str:
    """Joins place and day as letters in that language do."""
    match language.lower().partition("-")[0]:
        case "fr":
            # CLDR writes `1 mars`; in letters it is the first.
            return f"{place}, le {re.sub(r'^1(?= )', '1er', when)}"
        case "ja":
            return f"{place}、{when}"
        case "zh":
            return f"{place}{when}" if place and ord(place[-1]) > 0x2E80 else f"{place}，{when}"
        case _:
            return f"{place}, {when}"


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


_DAY = rf"{PATTERN}\s\d{{1,2}},?\s\d{{4}}"
_WIRE = (
    r"\(\s?(?:BUSINESS\s?WIRE|GLOBE\s?NEWSWIRE|PRNewswire|PR\sNEWSWIRE|ACCESSWIRE|MARKETWIRED?"
    r"|Business\sWire|GlobeNewswire|ACCESS\sNewswire|EQS|dpa-AFX|euro\sadhoc|CNW|NEWSFILE"
    r"|Marketwired?)\s?\)|/\s?(?:PRNewswire|PR\sNewswire|CNW|Xinhua)[^/]{0,30}/"
)
# `CITY, Region, Oct. 2, 2026 /PRNewswire/ --`: city in capitals, then region, date, wire.
_TYPED = re.compile(
    r"\s*(?P<city>[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.'’\- ]){1,40}?)"
    r"(?:,\s(?P<region>[^\W\d_][\w.'’ ]{1,30}?))??"
    rf"(?:,?\s?[—–-]{{0,2}}\s?(?P<day>{_DAY}))?"
    rf"(?:\s?(?:--|[—–-])?\s?(?P<wire>{_WIRE})\s?(?:--|[—–-])|\s?(?:--|[—–]|-\s))[ \u00a0]?"
)


# `Basel, 1. März 2026 – `, `Paris, le 1er mars 2026 – `: as letters begin.
_LETTER = re.compile(
    r"\s*(?P<city>[^\W\d_][\w.'’\- ]{1,40}), (?:le |den |a )?"
    r"(?P<day>\d{1,2}(?:er)?\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4}) ?[–—-] ?"
)
# `Washington, D.C. – `: a US city in small letters, with its state.
_SMALL = re.compile(
    r"\s*(?P<city>[A-Z][a-z.]+(?: [A-Z][a-z.]+){0,2}) ?, +(?P<region>[A-Z][A-Za-z. ]{1,14}?)"
    r" ?(?:--|[–—-]) ?"
)


def read_dateline(text: str) -> TypedDateline | None:
    """Parses the dateline at the beginning of `text` (plain); None if there is none."""
    match = _TYPED.match(text[:200])
    if match is None:
        return _read_letter(text[:200])
    wire, city, region = match["wire"] or "", match["city"].strip(), match["region"] or ""
    if not city.isupper() or not (wire or match["day"] or _is_place(city, region)):
        return None  # `NOTE -- …` is no place
    return TypedDateline(match.end(), city, region, style_of(wire), match["day"] or "")


def _read_letter(text: str) -> TypedDateline | None:
    letter = _LETTER.match(text)
    if letter and letter["city"].casefold() not in ("yesterday", "today", "tomorrow"):
        return TypedDateline(letter.end(), letter["city"], "", "", letter["day"])
    small = _SMALL.match(text)
    if small and small["region"].casefold() in _AP_STATE:
        return TypedDateline(small.end(), small["city"], small["region"], "", "")
    return None


def _is_place(city: str, region: str) -> bool:
    """Whether a city in capitals and what follows it are a place: with a US state, with a country
    not in capitals, or with nothing after a city that needs no state."""
    if not region:
        return city.casefold() in _ALONE
    return region.casefold() in _AP_STATE or region.casefold() in _COUNTRIES


_NOTES_ABOVE = 6
# Every dateline ends with one.
_DASH = re.compile("[-–—]")


def typed_dateline(paragraphs: Iterable[str]) -> tuple[int, TypedDateline] | None:
    """Finds the dateline that an author typed at the head of a text, with the number of its
    paragraph (from 0): notes may stand above it. None if there is none."""
    for number, text in enumerate(itertools.islice(paragraphs, _NOTES_ABOVE)):
        head = text[:240]
        typed = read_dateline(" ".join(head.split())) if _DASH.search(head) else None
        if typed is not None:
            return number, typed
    return None


def same_place(dateline: Dateline, typed: TypedDateline) -> bool:
    """Whether a typed dateline names the city that front matter names."""
    if dateline.printed:
        read = read_dateline(dateline.printed + " ")
        return read is None or read.city.casefold() == typed.city.casefold()
    return dateline.city.strip().casefold() == typed.city.casefold()
