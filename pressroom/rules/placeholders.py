"""Rule on placeholders: what stands where something is still to come.

It stops a build, so it tells a placeholder from a name like one: a ticker, an airline's code, a
bank, a Roman numeral, a word that is quoted as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.core.occurrences import occurrences
from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.placeholder_forms import (
    BEGIN,
    BRACKETED,
    END,
    IN_DOUBT,
    INSERT,
    PLAIN,
    SIGNS,
    STARRED,
    STARRED_NOTE,
)
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.shown_fields import shown_fields, shown_reason
from pressroom.standards.exchanges import Ticker, read_ticker

_TOKEN = re.compile(
    rf"{BEGIN}(?P<token>TK(?:[- ]?TK)*|(?:tk){{2,}}|TBD|TBC|tbd|T\.B\.D\.|X{{2,}}){END}"
)
_IN_DOUBT = {IN_DOUBT, *(form.pattern for form in PLAIN if not form.sure)}
_CHECKBOX = re.compile(r"(?:^|\n)[ \t]*[-*+] $")
# A search for one character takes a fraction of that for two.
_RARE = frozenset(f"X_％月{SIGNS}")
_TOKEN_HINTS = ("TK", "tktk", "TBD", "TBC", "tbd", "B.D", "XX")
_OPENINGS = frozenset("[［【〔")
_INSERT_HINTS = ("nsert ", "NSERT ")
_HINTS = {*_TOKEN_HINTS, *_OPENINGS, *_INSERT_HINTS}.union(*(form.hints for form in PLAIN))
_ASCII_HINTS = frozenset(filter(str.isascii, _HINTS))


def placeholder(release_text: ReleaseText) -> Iterator[Fault]:
    """No placeholder is left in the text.

    `TK`, `TBD`, `XX`, `[●]`, `[insert …]`, `lorem ipsum` and their like are the faults that
    wire editors catch most often after wrong dates. In what is public or will be, and in
    standing texts that it shows, they stop the build; in a draft they are a warning. `TBD` for an
    event's hour or place may be the author's own word: it is a note. Where one
    is no placeholder, say so in the release: `lint: [{code: PR204, reason: …}]`.

    Bad:
        Net sales rose to $[●] million.

    Good:
        Net sales rose to $72.8 million.

    Source: newswire editors' lists of commonest catches
    """
    symbols = _symbols(release_text.release, release_text.config)
    yield from _in_fields(shown_fields(release_text.release), symbols)
    for line, where, value in _suspects(release_text.cells()):
        for match in placeholders(value, symbols):
            yield Fault(line, f"`{excerpt(match[0])}` in {where} is a placeholder", "fill it in")
    for match in _in_prose(release_text, symbols):
        line = release_text.line(match.start())
        sure = not _may_be_open(release_text.prose, match)
        yield Fault(line, f"`{excerpt(match[0])}` is a placeholder", "fill it in", sure=sure)


def placeholder_in_reason(release: Entry, config: Config) -> Iterator[Fault]:
    """Placeholders in the reason of a withdrawal, where nothing else of the release is read."""
    yield from _in_fields(shown_reason(release), _symbols(release, config))


def _symbols(release: Entry, config: Config) -> Set[str]:
    """The symbols at exchanges that look like placeholders and are none."""
    tickers = [*release.tickers, *(t for issuer in config.issuers for t in issuer.tickers)]
    return {ticker.symbol for ticker in tickers}


def _in_fields(fields: Iterable[tuple[int, str, str]], symbols: Set[str]) -> Iterator[Fault]:
    for line, name, value in _suspects(fields):
        for match in placeholders(value, symbols, headline=name == "headline"):
            yield Fault(line, f"`{excerpt(match[0])}` in the {name} is a placeholder", "fill it in")


def _suspects(texts: Iterable[tuple[int, str, str]]) -> Sequence[tuple[int, str, str]]:
    """All of some short texts, each the last of three, if one may have a placeholder; else none."""
    found = tuple(texts)
    if not found:
        return ()
    together = "\n".join([text for _, _, text in found])
    hints = _ASCII_HINTS if together.isascii() else _HINTS
    return found if any(map(together.__contains__, hints)) else ()


# Words, of which one is in what a plain pattern with these letters finds.
_WORDS = {
    *("lorem", "Lorem", "LOREM", "PENDING", "DRAFT", "counsel", "Write", "tbd", "tktk"),
    *("insert", "Insert", "INSERT", "X", "x", "xx", "xxx", "xxxx", "tk", "nn", "NN"),
    *("REF", "VALUE", "NAME", "HH", "COME", "compléter", "insérer", "ergänzen"),
    *("einfügen", "completar", "completare", "confirmer", "venir", "folgt", "confirmar"),
    "confermare",
}
# Of these, words that texts have for other reasons too, with what then stands there.
_COMMON = {
    "X": tuple(hint for form in PLAIN for hint in form.hints if "X" in hint),
    "counsel": ("counsel write",),
    "Write": ("Write here",),
}
_SIGNS_OF_ANY = frozenset(f"_％月…{{{SIGNS}")
_CAPITALS = ("TK", "TBD", "TBC", "XX", "YYYY", "JJJJ", "AAAA")
# Letters with a sign, which is asked for first.
_LETTERS = ((")", "to come)"), ("?", "$?"), ("@", "@@"), ("#", "#N/A"), ("#", "#DIV"))


def _in_prose(release_text: ReleaseText, symbols: Set[str]) -> Iterator[re.Match[str]]:
    """Placeholders in the prose, which is long: first a look at its words and signs."""
    prose, words, signs = release_text.prose, release_text.words, release_text.signs
    capitals = " ".join(release_text.mixed_case)
    if (
        any(map(prose.__contains__, signs & _SIGNS_OF_ANY))
        or _has_word(prose, words & _WORDS)
        or any(map(capitals.__contains__, _CAPITALS))
        or any(sign in signs and letters in prose for sign, letters in _LETTERS)
        or ("B" in words and "T.B.D" in prose)
    ):
        yield from placeholders(prose, symbols)
    elif not signs.isdisjoint(_OPENINGS):
        yield from _apart(_bracketed(prose))


def _has_word(prose: str, found: Set[str]) -> bool:
    """Whether words that were `found` in a prose may be those of a placeholder."""
    return not found <= _COMMON.keys() or any(
        hint in prose for word in found for hint in _COMMON[word]
    )


# What of an event may be open when it is announced.
_OF_AN_EVENT = re.compile(
    r"\b(?:date|time|location|venue|place|room|speakers?|moderators?|host|city|opponent|agenda|session"
    r"|where|when|Ort|Uhrzeit|Lieu|Heure|Lugar|Hora)\b[\s*_]*(?:[:–—|(-][\s*_|]*)?\Z",
    re.IGNORECASE,
)


def _may_be_open(text: str, match: re.Match[str]) -> bool:
    """Whether it may be the author's own word: a `TBD` of an event's hour or place, or one in
    parentheses; a figure that an editor put into brackets."""
    if match.re in _IN_DOUBT:
        return True
    if match[0].upper().replace(".", "") not in ("TBD", "TBC"):
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    alone = before.endswith("(") and text[match.end() : match.end() + 1] == ")"
    return alone or _OF_AN_EVENT.search(before) is not None


def placeholders(
    text: str, symbols: Set[str] = frozenset(), *, headline: bool = False
) -> Iterator[re.Match[str]]:
    """Placeholders in a text, as matches in their order; one within another is not told apart.
    `symbols` are tickers that are none. In a headline, where words begin with capitals, what
    follows tells nothing of names."""
    yield from _apart(_forms_in(text, symbols, headline=headline))


def _apart(found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            yield match
            end = match.end()


def _forms_in(text: str, symbols: Set[str], *, headline: bool) -> Iterator[re.Match[str]]:
    if any(map(text.__contains__, _TOKEN_HINTS)):
        for match in _TOKEN.finditer(text):
            if match[0] not in symbols and not _is_meant(text, match, headline=headline):
                yield match
    absent = {sign for sign in _RARE if sign not in text}
    for form in PLAIN:
        if any(absent.isdisjoint(hint) and hint in text for hint in form.hints):
            yield from form.pattern.finditer(text)
    yield from _bracketed(text)
    if any(map(text.__contains__, _INSERT_HINTS)):
        yield from INSERT.finditer(text)


def _bracketed(text: str) -> Iterator[re.Match[str]]:
    if any(map(text.__contains__, _OPENINGS)):
        places = _brackets(text)
        for match in _begun_at(places, BRACKETED, text):
            before = text[max(0, match.start() - 40) : match.start()]
            if not (match[0].strip("[] ") in ("", "X") and _CHECKBOX.search(before)):
                yield match
        yield from _begun_at(places, IN_DOUBT, text)
        if "[*" in text and not STARRED_NOTE.search(text):
            yield from STARRED.finditer(text)


def _brackets(text: str) -> list[int]:
    """Places at which brackets open, and at which a currency's sign stands before one."""
    found = set()
    for opening in _OPENINGS:
        for at in occurrences(text, opening):
            found.add(at)
            signed = at - 2 if text[at - 1 : at].isspace() else at - 1
            if text[max(signed, 0) : signed + 1] in _SIGNS_OF_MONEY:
                found.add(signed)
    return sorted(found)


_SIGNS_OF_MONEY = tuple("$€£¥")


def _begun_at(places: Iterable[int], form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a form that begins with a bracket, or a currency's sign before one; to search
    all the text for one takes ten times as long."""
    end = 0
    for at in places:
        match = form.match(text, at) if at >= end else None
        if match is not None:
            yield match
            end = match.end()


_FIRM = re.compile(
    r"\s(?:Bank|Group|Holdings?|Inc|Corp|Corporation|Company|Co\.|Ltd|Limited|LLC|L\.?P\.?|GmbH|AG|SE|SA"
    r"|PLC|plc|N\.V|Capital|Partners|Media|Fund|Trust|Ventures|Pharma\w*|Therapeutics|Elevator|Energy"
    r"|Technolog\w+|Systems|Industries|Securities|Acquisition|Properties)\b"
)
_NAME = re.compile(r"\s(?P<next>[A-Z][a-z]+)\b")
# After `TK` these do not make a name: months, units, and what people are.
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Million|Billion|Percent|Shares|Quarters?|Years?|Days|People|Employees|Chief|President|Vice"
    r"|Director|Chair\w*|Officer|Executive|Head|Senior|General|Manager|And|Or|In|Of|To|For|The|At)"
)
_NUMBERED = re.compile(
    r"\b(?:Title|Article|Chapter|Part|Section|Vol(?:ume|\.)|Book|Appendix|Annex|Schedule|Exhibit|Series"
    r"|Class|Bowl|Phase|Type|Level|Act|Canto|Fund|Trust|Partners|Capital|Ventures|Equity|Opportunities"
    r"|Income|Properties|Generation|Rocky|Olympiad|Games|Congress|Session|Summit|Edition|Louis|Pius|Benedict|Dos|siglo"
    r"|secolo|siècle|Jahrhundert|Protocol|Amendment|Corps)\s$"
)
_COUNTED = re.compile(
    r"\s(?:chromosomes?|karyotypes?|Olympi\w+|Winter|Summer|Congress|century|Century|Corps|siècle|Summit|Games|Assembly|Conference"
    r"|World|International|Annual|Edition|Anniversary|Forum|Festival|Cup|Symposium|Meeting)\b"
    r"|/XY\b|-rated\b"
)
_FLIGHT = re.compile(r"\s?\d{1,4}\b")
_LISTED = re.compile(r"[A-Z][A-Za-z .&]{1,30}:\s?$")
_OPENING = "\"'“”„«‘‚「‹"
_CLOSING = "\"'”“»’‘」›"


def _is_meant(text: str, match: re.Match[str], *, headline: bool) -> bool:
    """Whether the token is itself what the author means: a name, a code, a numeral, a word quoted
    as a word."""
    token = match["token"]
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() :][:60]
    if _is_quoted(before, after) or _is_listed(before, token):
        return True
    if _FIRM.match(after):
        return True
    if re.search(rf"\({re.escape(token)}\)", text) and _is_abbreviation(text, token):
        return True
    if token == "TK":
        if re.search(r"[A-Z0-9]-$", before) or re.match(r"-[A-Z0-9]", after):
            return True  # HSV-TK, TK-216
        if _FLIGHT.match(after):
            return re.search(r"\b(?:[Ff]lights?|Turkish Airlines|THY)\b", before) is not None
        name = _NAME.match(after)
        return name is not None and not headline and not _NO_NAME.fullmatch(name["next"])
    if set(token) == {"X"} and _is_mask(before, after):
        return True
    if token in ("XX", "XXX"):
        return bool(_NUMBERED.search(before) or _COUNTED.match(after))
    return False


def _is_mask(before: str, after: str) -> bool:
    """Whether the letters hide a number's figures, of which the last are shown: `XXX-XX-1234`."""
    shown = re.match(r"(?:[- ]X{2,4})*[- ]\d{4}(?!\d)", after)
    return shown is not None and not re.search(r"[\d$€£]\W?\Z", before)


def _is_quoted(before: str, after: str) -> bool:
    """Whether nothing but the token stands between quotation marks, within a sentence. `"TK," said
    the chief executive` is a quotation still to come."""
    if not before or not after or before[-1] not in _OPENING:
        return False
    closing = after.lstrip(".,")
    spoken = re.match(r".\s*(?:said|says|added|adds|commented|stated|noted|explained)\b", closing)
    begins = not before[:-1].strip() or before[:-1].endswith("\n")
    return closing[:1] in tuple(_CLOSING) and spoken is None and not (begins and after[0] == ",")


def _is_listed(before: str, token: str) -> bool:
    """Whether an exchange stands before: `(NYSE: TK)`."""
    found = _LISTED.search(before.rpartition("(")[2] or before)
    return found is not None and isinstance(read_ticker(f"{found[0]}{token}"), Ticker)


def _is_abbreviation(text: str, token: str) -> bool:
    """Whether the text says once what the token stands for: `thymidine kinase (TK)`."""
    for found in re.finditer(rf"((?:[^\W\d_]+[ -]){{1,6}})\({re.escape(token)}\)", text):
        words = re.split("[ -]", found[1].strip())
        initials = "".join(word[0] for word in words).lower()
        if initials.endswith(token.lower()):
            return True
        if token == "TK" and any(word.startswith("T") for word in words[-3:]):
            return True  # by its code: Turkish Airlines (TK)
    return False
