"""Parser of a contact block's rows into items: labels, persons, positions, companies, telephone
numbers, mail addresses, and what is none of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pressroom.importers import contact_words as words
from pressroom.importers.contact_cells import rows_of
from pressroom.importers.contact_kinds import PROSE, Kind, Known, kind_of, known_of
from pressroom.importers.contact_labels import Label, label_of
from pressroom.typeset.anatomy.reaches import Reach, mails_in, phones_in


class Item(msgspec.Struct, frozen=True):
    """An item of a block: its kind, its text, the number of its row, the label that it is, whether
    its form leaves nothing else, and the words before a number that say what it is (`Mobile:`)."""

    kind: Kind
    text: str
    row: int
    label: Label | None = None
    sure: bool = True
    said: str = ""


_OR = re.compile(r"\W*(?:or|oder|ou|and|und|et)\W*", re.IGNORECASE)
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
_FAX = re.compile(r"\b(?:tele)?fax\b|\Af\b", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s,]*\(?(?:ext(?:ension)?|x|durchwahl|poste)\.?\s?:?\s?(\d{1,6})\)?", re.IGNORECASE
)
_CAPITALS_BEHIND = re.compile(r"(?<=\d)\s[A-Z]{3,8}\Z")
_SPLIT = re.compile(
    rf"\s*(?:[|;•·]|\s[–—-]{{1,2}}\s|,(?!\s?{words.UNSPLIT})|(?<=[^\s/]{{2}}):(?!//)(?=\s|\Z)|\s/\s)\s*"
)
_AND_ENDS = re.compile(r"\w\s+(?:&|and)\s*\Z")
_INITIAL = re.compile(r"\s[A-Z]\.\s")
_VIA = re.compile(r"(via|c/o)\s+(?=[A-Z])", re.IGNORECASE)
_JOINED_PERSONS = re.compile(r"\s+(?:and|or|und|oder|et|ou|y|&)\s+")


def read_items(text: str, companies: frozenset[str]) -> list[Item]:
    """The items of a block's text (Markdown or plain, a row on each line), in the order in which
    they are read: columns one after the other."""
    rows = [*_whole(rows_of(text))]
    mails = [mail.text for row in rows for mail in mails_in(row)]
    known = known_of(companies, mails)
    items = [item for number, row in enumerate(rows) for item in _items(row, number, known)]
    return [_looked_at_again(items, number, known) for number in range(len(items))]


def _whole(rows: Iterable[str]) -> Iterator[str]:
    """The rows, those joined of which one ends with an `and`: a position in two rows."""
    held = ""
    for row in rows:
        text = f"{held} {row}" if held else row
        held = text if _AND_ENDS.search(text) and not _reaches(text) else ""
        if not held:
            yield text
    if held:
        yield held


def _looked_at_again(items: Sequence[Item], number: int, known: Known) -> Item:
    """An item; a name alone on its row as a company's where what follows says so: the desks of a
    company, or a person's name and one number for both."""
    item = items[number]
    behind = items[number + 1 : number + 3]
    if item.kind is not Kind.PERSON or len(behind) < 2 or behind[0].row == item.row:
        return item
    if _INITIAL.search(item.text) or any(words.is_box_of(box, item.text) for box in known.boxes):
        return item
    above = items[number - 1] if number else None
    if above is not None and (above.row == item.row or above.kind not in (Kind.LABEL, Kind.OR)):
        return item
    following, then = behind
    label = following.label
    if label is not None and label.audience and (not label.bare or then.kind is Kind.PERSON):
        return msgspec.structs.replace(item, kind=Kind.COMPANY, sure=False)
    alone = following.kind is Kind.PERSON and then.row > following.row
    if alone and then.kind in (Kind.PHONE, Kind.MAIL):
        return msgspec.structs.replace(item, kind=Kind.COMPANY, sure=False)
    return item


def _items(row: str, number: int, known: Known) -> Iterator[Item]:
    """The items of one row."""
    if _OR.fullmatch(row):
        yield Item(Kind.OR, row.strip(), number)
        return
    reaches = _reaches(row)
    label = None if reaches else label_of(row)
    if label is not None:
        yield Item(Kind.LABEL, row.strip(), number, label)
        return
    if words.is_prose(row) or (not reaches and len(row.split()) > PROSE):
        yield Item(Kind.OTHER, row.strip(), number, sure=False)
        return
    at = 0
    for kind, reach in reaches:
        before, said = _without_last_words(row[at : reach.start])
        yield from _pieces(before, number, known)
        extension = _EXTENSION.match(row, reach.end) if kind is Kind.PHONE else None
        text = f"{reach.text} ext. {extension[1]}" if extension else reach.text
        at = extension.end() if extension else reach.end
        if kind is Kind.PHONE and _FAX.search(said):
            yield Item(Kind.OTHER, f"{said} {text}", number)
        else:
            yield Item(kind, text, number, said=said)
    yield from _pieces(row[at:], number, known)


def _without_last_words(text: str) -> tuple[str, str]:
    """A text without the words at its end that lead to a number, and these: `Tel.:`, `or by mail
    at`."""
    rest, previous = text, ""
    while previous != rest:
        previous, rest = rest, _REACH_END.sub("", rest)
    return rest, text[len(rest) :].strip(" ,;(|/–—-")


def _reaches(row: str) -> list[tuple[Kind, Reach]]:
    """The telephone numbers and mail addresses of a row, in order."""
    found = [(Kind.MAIL, mail) for mail in mails_in(row)]
    hidden = row
    for _, mail in found:
        hidden = hidden[: mail.start] + "\n" * (mail.end - mail.start) + hidden[mail.end :]
    # Two numbers with a slash between them would be read as one.
    at = 0
    for part in re.split(r"(\s/\s)", hidden):
        for phone in phones_in(part):
            text = _CAPITALS_BEHIND.sub("", phone.text) if _figures(phone.text) > 9 else phone.text
            found.append((Kind.PHONE, Reach(text, at + phone.start, at + phone.start + len(text))))
        at += len(part)
    return sorted(found, key=lambda pair: pair[1].start)


def _figures(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _pieces(text: str, number: int, known: Known) -> Iterator[Item]:
    """The items of a row's part without numbers and mail addresses."""
    if first := _REACH_FIRST.match(text):
        yield Item(Kind.WORD, first[0].strip(" ,;|()"), number)
        text = text[first.end() :]
    text, said = _without_last_words(text)
    if said:
        yield Item(Kind.WORD, said, number)
    text = _NETWORK.sub(r"\1 ", text)
    text = text.strip(" \t,;|/–—-")
    if "(" not in text or ")" not in text:
        text = text.strip("()[] ")
    if not re.search(r"\w", text):
        return
    if via := _VIA.match(text):
        yield Item(Kind.WORD, via[1], number)
        text = text[via.end() :]
    label = label_of(text)
    if label is not None:
        yield Item(Kind.LABEL, text, number, label)
        return
    if words.is_address(text) and not words.is_position(text):
        street = _address_at(text)
        if street:
            yield from _pieces(text[:street], number, known)
        yield Item(Kind.OTHER, text[street:].strip(" ,;|"), number)
        return
    if found := _after_label(text):
        yield Item(Kind.LABEL, text[:found].strip(), number, label_of(text[:found]))
        text = text[found:].strip()
    before: Item | None = None
    for segment in _segments(text):
        for item in _classified(segment, number, known, before):
            before = item
            yield item


def _address_at(text: str) -> int:
    """Where in a text its postal address begins: 0 if all of it is one."""
    at = 0
    for piece in text.split(", "):
        if words.is_address(piece) or (piece[:1].isdigit() and words.is_address(text[at:])):
            return at
        at += len(piece) + 2
    return 0


def _after_label(text: str) -> int:
    """Where what is asked for begins behind `For more information, please contact`; 0 if the text
    does not begin so, or ends there."""
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
    at = 0
    for start, end in words.agencies_in(text):
        yield from _SPLIT.split(text[at:start])
        yield text[start:end]
        at = end
    for part in _SPLIT.split(text[at:]):
        yield from filter(None, (piece.strip(" ,:;") for piece in [part]))


def _classified(segment: str, row: int, known: Known, before: Item | None) -> Iterator[Item]:
    """The item that a segment is; two for `Jane Doe (media)`, or `Jane Doe and John Roe`."""
    segment = segment.strip(" .,:;") if not segment.endswith((".", ")")) else segment.strip(" ,:;")
    if not re.search(r"\w", segment):
        return
    if _REACH_FIRST.fullmatch(segment):
        yield Item(Kind.WORD, segment, row)
        return
    label = label_of(segment)
    follows = before is not None and before.kind in (Kind.PERSON, Kind.POSITION)
    if label is not None and not (label.bare and follows):
        yield Item(Kind.LABEL, segment, row, label)
        return
    name, bracket, inside = segment.rstrip(")").partition(" (")
    in_brackets = label_of(inside) if bracket and segment.endswith(")") else None
    if in_brackets and in_brackets.audience and kind_of(name, known)[0] is Kind.PERSON:
        yield from _classified(name, row, known, before)
        yield Item(Kind.LABEL, inside, row, in_brackets)
        return
    joined = _JOINED_PERSONS.split(segment)
    if len(joined) > 1 and all(kind_of(one, known)[0] is Kind.PERSON for one in joined):
        yield from (Item(Kind.PERSON, one, row) for one in joined)
        return
    kind, sure = kind_of(segment, known)
    yield Item(kind, segment, row, sure=sure)


def or_follows(items: Sequence[Item], number: int) -> bool:
    """Whether an `or` follows a label, before the next one."""
    for item in items[number + 1 :]:
        if item.kind in (Kind.LABEL, Kind.OR):
            return item.kind is Kind.OR
    return False
