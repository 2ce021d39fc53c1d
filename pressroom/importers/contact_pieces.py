"""Parser of what stands between the numbers of a contact block's row: its pieces as labels,
persons, positions, companies and words that say what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.importers import contact_words as words
from pressroom.importers.contact_kinds import ContactItem, NameHints, Role, is_of_domain, item_kind
from pressroom.importers.contact_labels import Label, label_of, place_label

# Words before a number or address that say what it is.
_REACH_WORD = (
    r"(?:(?:(?:office|direct|main|business|mobile|cell|local|u\.?s\.?|uk|tel|toll[\s-]free)\s)?"
    r"(?:tel(?:e?phone|efon|éfono|éphone|\.|efono|efone|ef)?|phone|ph|mobile?|mobil|mob|cell(?:ulare)?|office"
    r"|direct|fax|telefax|e-?mail|mail|courriel|correo(?:\selectrónico)?|tél|móvil|puh(?:elin)?|tlf|handy"
    r"|tel(?:ephone)?\s(?:no|number)|phone\snumber|sähköposti|e-post|desk|main|toll[\s-]free|whatsapp"
    r"|[tmpeofdwc])|電話|邮箱|电话)"
)
# `Press Office` and `Jane Main` are names; `Office:` and `Jane Doe, office` say what follows.
_REACH_END = re.compile(
    rf"(?:\A|[\s,;(/|–—-]){_REACH_WORD}\s*[.:#]\W*\Z|(?:\A|[,;(/|–—-]\s?){_REACH_WORD}\W*\Z"
    r"|\s(?:tel(?:e?phone|efon)?|tél|phone|ph|fax|telefax|e-?mail|tlf|puh|[tmpef])\W*\Z"
    r"|\b(?:by\s)?(?:phone|e-?mail|telephone)\s(?:at|on|to)\W*\Z"
    r"|(?:\A|[\s,;(])(?:or|and|at|on|via|by|to|call|under|unter|oder|au|ou|al)\W*\Z",
    re.IGNORECASE,
)
_REACH_FIRST = re.compile(
    rf"\A\W*(?:(?:or|and|oder|ou|o|y|und|et|at|mobile|cell|office|direct|tel|fax)\b[\s.:,]*)+(?=\Z|\W)|\A\W*{_REACH_WORD}[\s.:]*\Z",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"\b(twitter|x|linkedin|facebook|instagram|web(?:\s?site)?|internet):\s+(?=\S)", re.IGNORECASE
)
_SPLIT = re.compile(
    rf"\s*(?:[|;•·]|\s[–—-]{{1,2}}\s|,(?!\s?{words.UNSPLIT}|\san?\s(?:[\w&.-]+\s){{1,3}}[Cc]ompany\b)|(?<=[^\s/]{{2}}):(?!//)(?=\s|\Z)|\s/\s|(?<=[a-z])/\s(?=[A-Z]))\s*"
)
# `(media) Jane Doe`
_FOR_WHOM = re.compile(r"\((?P<whom>[A-Za-z &/]{2,30})\)\s+(?=[A-Z])")
# `Name: Jane Doe`, as forms have it.
_FIELD = re.compile(
    r"\A\W*((?:contact\s)?name|title|position|role|company|organi[sz]ation|firm|agency|issuer|aussender|emittent(?:in)?)\s?:\s+(?=\w)",
    re.IGNORECASE,
)
# `Jane Doe of ACME`, `Treasurer of ACME, Inc.`, `both of ACME`, `Birch PR for ACME`
_OF_COMPANY = re.compile(r"(?P<who>.+)\s(?P<joint>of|at|with|from)\s(?P<firm>(?:the\s)?[A-Z].+)")
_EACH_OF = re.compile(r"(?P<joint>both|all|each)\s(?:of|at|with)\s(?P<firm>(?:the\s)?[A-Z].+)")
_ON_BEHALF = re.compile(r"(?P<who>.+?)\s(?P<joint>for|on\sbehalf\sof)\s(?P<firm>[A-Z].+)")
# `MZ Group - MZ North America`
_ONE_NAME = re.compile(r"\b([A-Z]\w+)\b(?:\s[\w.]+){0,3}\s[–—-]\s(?=\1\b)")
_JOINED_BY = "\u2060"
_POSITION_DASH = re.compile(r"\s([–—-])\s")
# `Canada: Jane Doe`
_PLACE_FIRST = re.compile(r"(?P<place>[A-Z][\w. ]{1,24}):\s+(?=[A-Z])")
_VIA = re.compile(r"(via|c/o)\s+(?=[A-Z])", re.IGNORECASE)
_JOINED_PERSONS = re.compile(r"\s+(?:and|or|und|oder|et|ou|y|&)\s+")
_POSTAL_CODE = re.compile(
    r"[A-Z][A-Za-z. ]{1,24}\s(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\W*"
)
_LONGEST_CITY = 3  # words
_SHORTEST = 3  # characters of a name whose beginning tells


def contact_pieces(text: str, number: int, known: NameHints) -> Iterator[ContactItem]:
    """The items of a row's part without numbers and mail addresses."""
    if first := _REACH_FIRST.match(text):
        yield ContactItem(Role.WORD, first[0].strip(" ,;|()"), number)
        text = text[first.end() :]
    if field := _FIELD.match(text):
        yield ContactItem(Role.WORD, field[1], number)
        text = text[field.end() :]
    text, said = without_last_words(text)
    if said:
        yield ContactItem(Role.WORD, said, number)
    text = _NETWORK.sub(r"\1 ", text)
    text = text.strip(" \t,;|/–—-")
    if "(" not in text or ")" not in text:
        text = text.strip("()[] ")
    if not re.search(r"\w", text):
        return
    place = _PLACE_FIRST.match(text)
    if place and (where := place_label(place["place"])):
        yield ContactItem(Role.LABEL, place["place"], number, where)
        text = text[place.end() :]
    if via := _VIA.match(text):
        yield ContactItem(Role.WORD, via[1], number)
        text = text[via.end() :]
    label = label_of(text)
    if label is not None and not is_of_person(label, text, known):
        yield ContactItem(Role.LABEL, text, number, label)
        return
    if words.is_address(text) and not words.is_position(text):
        street = _address_at(text)
        if street:
            yield from contact_pieces(text[:street], number, known)
        yield ContactItem(Role.OTHER, text[street:].strip(" ,;|"), number)
        return
    if found := _after_label(text):
        yield ContactItem(Role.LABEL, text[:found].strip(), number, label_of(text[:found]))
        text = text[found:].strip()
    before: ContactItem | None = None
    for segment in _segments(text):
        for item in _classified(segment, number, known, before):
            before = item
            yield item


def _address_at(text: str) -> int:
    """Offset of the postal address in a text, with the city before a postal code: 0 if all of it is
    one."""
    at = city = 0
    for piece in text.split(", "):
        if words.is_address(piece) or (piece[:1].isdigit() and words.is_address(text[at:])):
            return city if _POSTAL_CODE.fullmatch(piece) else at
        city = at if len(piece.split()) <= _LONGEST_CITY else at + len(piece) + 2
        at += len(piece) + 2
    return 0


def _after_label(text: str) -> int:
    """Offset of what is asked for behind `For more information, please contact`; 0 if the text does
    not begin so, or ends there."""
    found = re.match(
        r"\W*(?:(?:please\s)?contact(?:s|ez)?|[^:]{0,160}?\b(?:contact(?:ez|er)?|call|reach|kontakt\w*|an|to|with|from"
        r"|bitte))\b:?\s+(?=[A-ZÀ-Þ])",
        text,
        re.IGNORECASE,
    )
    if found and label_of(found[0]) is not None and label_of(text) is None:
        return found.end()
    return 0


def _segments(text: str) -> Iterator[str]:
    """A text between commas, colons, dashes and bars; what a comma joins stays together."""
    text = _ONE_NAME.sub(lambda match: f"{match[0].rstrip(' –—-')}{_JOINED_BY}-{_JOINED_BY}", text)
    text = _POSITION_DASH.sub(_kept_dash, text)
    at = 0
    for start, end in words.agencies_in(text):
        yield from _SPLIT.split(text[at:start])
        yield text[start:end]
        at = end
    for part in _SPLIT.split(text[at:]):
        yield from filter(None, [part.strip(" ,:;").replace(_JOINED_BY, " ")])


def _kept_dash(dash: re.Match[str]) -> str:
    """A dash that a split passes over within one position, `Vice President – Finance`; as it is
    elsewhere."""
    before = _SPLIT.split(dash.string[: dash.start()])[-1]
    behind = _SPLIT.split(dash.string[dash.end() :])[0]
    of_one = words.is_position(before) and words.is_desk(behind) and not words.is_desk(before)
    return f"{_JOINED_BY}{dash[1]}{_JOINED_BY}" if of_one else dash[0]


def _classified(
    segment: str, row: int, known: NameHints, before: ContactItem | None
) -> Iterator[ContactItem]:
    """The item that a segment is; two for `Jane Doe (media)`, or `Jane Doe and John Roe`."""
    segment = segment.strip(" .,:;") if not segment.endswith((".", ")")) else segment.strip(" ,:;")
    if not re.search(r"\w", segment):
        return
    if _REACH_FIRST.fullmatch(segment):
        yield ContactItem(Role.WORD, segment, row)
        return
    if (first := _FOR_WHOM.match(segment)) and (served := label_of(first["whom"])) is not None:
        yield ContactItem(Role.LABEL, first["whom"], row, served)
        segment = segment[first.end() :]
    label = label_of(segment)
    follows = before is not None and before.kind in (Role.PERSON, Role.POSITION)
    if label is not None and not (label.bare and follows):
        yield ContactItem(Role.LABEL, segment, row, label)
        return
    name, bracket, inside = segment.rstrip(")").partition(" (")
    in_brackets = label_of(inside) if bracket and segment.endswith(")") else None
    company = words.is_company(name)
    named = not words.has_role(segment) if company else words.is_person(name)
    if in_brackets and in_brackets.audience and named:
        yield from _classified(name, row, known, before)
        yield ContactItem(Role.LABEL, inside, row, in_brackets)
        return
    joined = _JOINED_PERSONS.split(segment)
    if len(joined) > 1 and all(item_kind(one, known)[0] is Role.PERSON for one in joined):
        yield from (ContactItem(Role.WORD, word, row) for word in _JOINED_PERSONS.findall(segment))
        yield from (ContactItem(Role.PERSON, one, row) for one in joined)
        return
    yield from _with_company(segment, row, known)


def _with_company(segment: str, row: int, known: NameHints) -> Iterator[ContactItem]:
    """The items of a segment without commas: a person or position and the company behind an `of`,
    an agency and whom it speaks for, or one item."""
    if each := _EACH_OF.fullmatch(segment):
        yield ContactItem(Role.COMPANY, each["firm"], row, said=each["joint"])
        return
    kind, sure = item_kind(segment, known)
    of_firm = _OF_COMPANY.fullmatch(segment) if kind is not Role.OTHER else None
    if of_firm and _is_of_firm(of_firm["who"], of_firm["firm"], known):
        yield from _with_company(of_firm["who"], row, known)
        yield ContactItem(Role.WORD, of_firm["joint"], row)
        yield ContactItem(Role.COMPANY, of_firm["firm"], row)
        return
    served = _ON_BEHALF.fullmatch(segment) if kind is Role.COMPANY else None
    if served and words.is_desk(served["who"]) and _is_known(served["firm"], known):
        yield ContactItem(Role.POSITION, segment, row)  # `Public Relations for ACME`
        return
    if served and (words.has_legal_form(served["firm"]) or _is_known(served["firm"], known)):
        own = any(words.is_box_of(box, served["who"]) for box in known.boxes)
        yield ContactItem(Role.PERSON if own else Role.COMPANY, served["who"], row)
        yield ContactItem(Role.WORD, f"{served['joint']} {served['firm']}", row)
        return
    yield ContactItem(kind, segment, row, sure=sure)


def _is_of_firm(who: str, firm: str, known: NameHints) -> bool:
    """Whether an `of` stands before a company, as behind a person or position; `Head of Research`
    is a position."""
    if words.is_person(who) and not words.is_position(who) and not words.is_company(who):
        return not words.is_desk(firm)
    return words.is_position(who) and (words.has_legal_form(firm) or _is_known(firm, known))


def _is_known(firm: str, known: NameHints) -> bool:
    """Whether a name is that of a company of which the text or a mail address speaks."""
    bare = words.without_legal_form(firm)
    about = any(len(name) > _SHORTEST and bare.startswith(name) for name in known.companies)
    return about or (is_of_domain(firm, known) and not words.is_desk(firm))


def is_of_person(label: Label, row: str, known: NameHints) -> bool:
    """Whether a row is a person's name and whom she is for: `Jane Doe – Investors`."""
    name = label.company
    if not name or not re.search(r"\s[–—-]\s", row) or not words.is_person(name):
        return False
    return words.without_legal_form(name) not in known.companies and not words.is_company(name)


def without_last_words(text: str) -> tuple[str, str]:
    """A text without the words at its end that lead to a number, and these: `Tel.:`, `or by mail
    at`."""
    rest, previous = text, ""
    while previous != rest:
        previous, rest = rest, _REACH_END.sub("", rest)
    return rest, text[len(rest) :].strip(" ,;(|/–—-")
