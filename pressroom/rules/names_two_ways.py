"""Rule on names that are spelt two ways in one release, or otherwise than in the settings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set

import msgspec

from pressroom.rules.judgement import Fault
from pressroom.rules.names import misspelt_name
from pressroom.rules.near_names import differ_by_ending, near_pairs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import in_latin

# Names of sanctioned persons and of places come in many honest spellings.
_ALIASES = re.compile(
    r"\ba[./]?k[./]?a\b|\balso\s+(?:known|spel(?:t|led))\b|\balias\b|\bf[./]?k[./]?a\b|\bformerly\b|\bDOB\b|\bPOB\b|\bn[ée]e\b"
)
_MOST_PAIRS = 40
_TITLE = r"(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame|Lord|Lady)\.?"
_TITLES = frozenset(["Mr", "Ms", "Mrs", "Dr", "Prof", "Sir", "Dame", "Lord", "Lady"])
_COMPANY = frozenset(
    re.findall(
        r"\S+",
        """
        Inc Incorporated Corp Corporation Company Co Ltd Limited LLC LP plc PLC AG SE GmbH SA NV BV
        AB ASA Oyj Holdings Holding Group Therapeutics Pharmaceuticals Pharma Biosciences Biotech
        Robotics Technologies Technology Systems Energy Resources Mining Minerals Gold Silver
        Metals Bank Bancorp Financial Capital Partners Software Networks Medical Sciences Biopharma
        Oncology Laboratories Industries Solutions Motors Airlines Foods Labs
        Semiconductor Instruments
        """,
    )
)
_ROLE = re.compile(
    r"\b(?:chief|president|chair\w*|director|officer|ceo|cfo|coo|cto|cmo|cso|vice|head|manager"
    r"|professor|founder|partner|analyst|counsel|secretary|treasurer|investor|media|relations"
    r"|communications|m\.?d|ph\.?d|medical|scientific|financial|executive|operating|technology"
    r"|marketing|commercial|investigator|minister|governor|senator)\b",
    re.IGNORECASE,
)


class _Place(msgspec.Struct, frozen=True):
    """Place of a word: offset in the text searched, and the words that touch it."""

    at: int
    before: str
    after: str


def name_spelt_two_ways(release_text: ReleaseText) -> Iterator[Fault]:
    """A name has one spelling in a release, which is that of the settings.

    "Katarina Holt" and "Katerina Holt" are one person who is angry, and "Meridien" is a company
    that no search for Meridian finds. Two persons with names so near to each other are left
    alone where each is introduced.

    Bad:
        “It is open,” said Katarina Holt, chief executive officer of ACME. Katerina Holt joined \
in 2019.

    Good:
        “It is open,” said Katarina Holt, chief executive officer of ACME. Katarina Holt joined \
in 2019.

    Source: newswire editors' lists: misspelt company and product names
    """
    heads = [text for _, _, text in release_text.fields()]
    known = _known(release_text)
    more = itertools.filterfalse(str.islower, _WORDS.findall(" ".join((*heads, known))))
    near = near_pairs(release_text.words, release_text.names | set(more))
    if not near:
        return
    text = "\n\n".join((*heads, release_text.prose))
    told: set[str] = set()
    for one, other in near[:_MOST_PAIRS]:
        found = _spelt_two_ways(text, known, one, other)
        if found is None or found[0] in told or _is_told_already(release_text, found[0]):
            continue
        if not told and _ALIASES.search(text):
            return
        told.add(found[0])
        wrong, right = found
        at = _line(release_text, wrong)
        if at:
            where = "in the settings" if right in known else "elsewhere"
            what = f"`{wrong}` is spelt `{right}` {where}"
            # Capitals and accents may be a matter of taste.
            sure = in_latin(wrong).casefold() != in_latin(right).casefold()
            yield Fault(at, what, "correct the one that is wrong", sure=sure)


_WORDS = re.compile(r"[^\W\d_]{3,40}")


def _known(release_text: ReleaseText) -> str:
    """Names of the settings as text: each in a paragraph of its own."""
    names = [contact.name for contact in release_text.config.contacts if contact.name]
    return "".join(f"\n\n{name}." for name in names)


def _spelt_two_ways(text: str, known: str, one: str, other: str) -> tuple[str, str] | None:
    """The wrong and the right spelling of a name; None if they are the names of two.

    Right is what the settings have, then what stands more often, then what stands first.
    """
    text += known
    places = {word: _places(text, word) for word in (one, other)}
    if not all(places.values()):
        return None
    rare, usual = sorted(
        places,
        key=lambda word: (bool(_places(known, word)), len(places[word]), -places[word][0].at),
    )
    for place in places[rare]:
        for twin in places[usual]:
            shared = _shared(place, twin)
            if shared is None or _has_particle(text, place.at + len(rare)):
                continue
            if _is_introduced(text, place) or _is_introduced(text, twin):
                if _are_two(text, place, twin, differ_by_ending(rare, usual)):
                    return None
                return f"{shared.format(rare)}", f"{shared.format(usual)}"
    return _by_title(text, places, rare, usual)


def _shared(place: _Place, twin: _Place) -> str | None:
    """The word that stands before or after both, with `{}` for the other; None if there is none."""
    if place.before and place.before == twin.before and place.before not in _TITLES:
        # `Muhammad Qasim Bazzal` and `Muhammad Qasir` are two.
        more = {place.after, twin.after} - _COMPANY - {""}
        differs = place.after != twin.after and any(not _ROLE.match(word) for word in more)
        return None if differs else f"{place.before} {{}}"
    if place.after and place.after == twin.after:
        return f"{{}} {place.after}"
    return None


_PARTICLE = re.compile(r"[ -](?:al|el|bin|ibn|von|van|de|da|del|der|ter)[ -]")


def _has_particle(text: str, end: int) -> bool:
    return _PARTICLE.match(text, end) is not None


def _by_title(
    text: str, places: dict[str, list[_Place]], rare: str, usual: str
) -> tuple[str, str] | None:
    """`Ms. Hold` where the text introduced a Katarina Holt and nobody else."""
    for word, named in ((rare, usual), (usual, rare)):
        if not all(place.before in _TITLES for place in places[word]):
            continue
        for place in places[named]:
            if place.before and place.before not in _TITLES and _OFFICE.match(text, place.at):
                return f"{places[word][0].before}. {word}", f"{place.before} {named}"
    return None


_OFFICE = re.compile(rf"[^,\n]{{3,40}},[ ](?:[^.;\n]{{0,60}})?{_ROLE.pattern}", re.IGNORECASE)


def _places(text: str, word: str) -> list[_Place]:
    """Places at which `word` stands in `text` first, but for addresses; a middle initial is passed
    over."""
    found: list[_Place] = []
    at = text.find(word)
    while at >= 0 and len(found) < _MOST_PLACES:
        end = at + len(word)
        if not _GOES_ON.match(text, end) and not _IN_WORD.match(text, at - 1, at):
            before, after = _BEFORE.search(text, max(0, at - 60), at), _AFTER.match(text, end)
            found.append(
                _Place(at, before["word"] if before else "", after["word"] if after else "")
            )
        at = text.find(word, end)
    return found


# Every place of one spelling is looked at with every place of the other.
_MOST_PLACES = 40
_IN_WORD = re.compile(r"[\w@/.#-]")
_GOES_ON = re.compile(r"[\w@/-]|\.\w")
_BEFORE = re.compile(
    r"(?P<word>[A-Z][\w’'&-]*)\.?[ \n](?:[“\"(][A-Z]\w+[”\")] )?(?:[A-Z]\.? ){0,2}$"
)
_AFTER = re.compile(r" (?:[A-Z]\.? ){0,2}(?P<word>[A-Z][\w&-]*)")


def _is_introduced(text: str, place: _Place) -> bool:
    """Whether the text says there that it is a person or a company."""
    if place.after in _COMPANY:
        return True
    around = text[max(0, place.at - 60) : place.at + 90]
    return bool(_ROLE.search(around) or _SPEAKS.search(around) or re.search(_TITLE + r"\s", around))


_SPEAKS = re.compile(r"\b(?:said|says|stated|commented|added|joined|appointed|named|elected)\b")


_TOGETHER = 100
_JOINED = re.compile(r"\b(?:and|or)\b|,|&")
_STOP = re.compile(r"(?<!\b[A-Z])[.!?][\s”\"]|\n\n|;")


def _are_two(text: str, place: _Place, twin: _Place, are_near: bool) -> bool:
    """Whether both are introduced, each with another office, or named together: two persons."""
    first, last = sorted((place.at, twin.at))
    between = text[first:last]
    if len(between) < _TOGETHER and _JOINED.search(between) and not _STOP.search(between):
        return True
    one, other = (_office(text, at) for at in (place, twin))
    if one and other:
        shared = _words_of(one) & _words_of(other)
        return not shared or (shared <= _MANY_HOLD and one != other)
    return are_near


def _office(text: str, place: _Place) -> str:
    """Office that follows a name, if one does: `chief executive officer of ACME`."""
    apposition = _APPOSITION.match(text, place.at)
    return apposition[1].strip() if apposition and _ROLE.search(apposition[1]) else ""


_APPOSITION = re.compile(r"[^,\n]{3,40},([^.,;\n]{3,80})")
_SHORT = {
    "ceo": "executive",
    "cfo": "financial",
    "coo": "operating",
    "cto": "technology",
    "cmo": "medical",
    "cso": "scientific",
}
_NOTHING = frozenset(["chief", "officer", "vice"])
_MANY_HOLD = frozenset(
    ["director", "partner", "analyst", "professor", "manager", "president", "secretary"]
)


def _words_of(office: str) -> Set[str]:
    """The words that tell an office from others, the same for `CEO` and `chief executive`."""
    words = (word.lower() for word in _ROLE.findall(office))
    return {_SHORT.get(word, word) for word in words} - _NOTHING


def _is_told_already(release_text: ReleaseText, wrong: str) -> bool:
    """Whether the rule on registered names tells of it."""
    words = wrong.split()
    return any(
        f"`{said}`" in fault.message
        for fault in misspelt_name(release_text)
        for said in (wrong, *words)
    )


def _line(release_text: ReleaseText, words: str) -> int:
    """Line of the file that has the words first; 0 if only the settings have them."""
    pattern = re.compile(r"\W{1,3}(?:[A-Z]\.? ){0,2}".join(map(re.escape, words.split())))
    for line, _, text in release_text.fields():
        if pattern.search(text):
            return line
    found = pattern.search(release_text.prose)
    return release_text.line(found.start()) if found else 0
