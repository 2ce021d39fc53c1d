"""Parser of a contact block's rows into items: labels, persons, positions, companies, telephone
numbers, mail addresses, and what is none of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pressroom.importers import contact_words as words
from pressroom.importers.contact_cells import block_rows, is_set_apart
from pressroom.importers.contact_kinds import PROSE, ContactItem, NameHints, Role, known_of
from pressroom.importers.contact_labels import label_of
from pressroom.importers.contact_pieces import contact_pieces, is_of_person, without_last_words
from pressroom.typeset.anatomy.reaches import TypedReach, mails_in, phones_in

_OR = re.compile(r"\W*(?:or|oder|ou|and|und|et)\W*", re.IGNORECASE)
_FAX = re.compile(r"\b(?:tele)?fax\b|\Af\b", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s,]*\(?(?:ext(?:ension)?|x|durchwahl|poste)\.?\s?:?\s?(\d{1,6})\)?", re.IGNORECASE
)
_ENDS_CONTACT = (Role.LABEL, Role.OR, Role.PHONE, Role.MAIL)
_CAPITALS_BEHIND = re.compile(r"(?<=\d)\s[A-Z]{3,8}\Z")
_AND_ENDS = re.compile(r"\w\s+(?:&|and)\s*\Z")
_INITIAL = re.compile(r"\s[A-Z]\.\s")


def read_items(text: str, companies: frozenset[str]) -> list[ContactItem]:
    """The items of a block's text (Markdown or plain, a row on each line), in the order in which
    they are read: columns one after the other."""
    rows = [*_whole(block_rows(text))]
    mails = [mail.text for row in rows for mail in mails_in(row)]
    known = known_of(companies, mails)
    items = [item for number, row in enumerate(rows) for item in _items(row, number, known)]
    read = [_looked_at_again(items, number, known) for number in range(len(items))]
    return [_as_firm(read, number, rows, known) for number in range(len(read))]


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


def _looked_at_again(items: Sequence[ContactItem], number: int, known: NameHints) -> ContactItem:
    """An item; a name alone on its row as a company's where what follows says so: the desks of a
    company, or a person's name and one number for both."""
    item = items[number]
    behind = items[number + 1 : number + 3]
    if item.kind is Role.PERSON and _is_below_two(items, number):
        return msgspec.structs.replace(item, kind=Role.COMPANY, sure=False)
    if item.kind is not Role.PERSON or len(behind) < 2:
        return item
    if behind[0].row == item.row:
        # `Acorn Bend – Investors`, above a name.
        is_company = behind[0].kind is Role.LABEL and behind[1].kind is Role.PERSON
        named = is_company and behind[1].row > item.row
        return msgspec.structs.replace(item, kind=Role.COMPANY, sure=False) if named else item
    if _INITIAL.search(item.text) or any(words.is_box_of(box, item.text) for box in known.boxes):
        return item
    above = items[number - 1] if number else None
    if above is not None and above.row == item.row and above.text.casefold() == "at":
        return msgspec.structs.replace(item, kind=Role.COMPANY)  # `At Acorn Bend:`
    if above is not None and (above.row == item.row or above.kind not in _ENDS_CONTACT):
        return item
    following, then = behind
    label = following.label
    if label is not None and label.audience and (not label.bare or then.kind is Role.PERSON):
        return msgspec.structs.replace(item, kind=Role.COMPANY, sure=False)
    if following.kind is Role.PERSON and then.kind in (Role.PHONE, Role.MAIL):
        return msgspec.structs.replace(item, kind=Role.COMPANY, sure=False)
    return item


def _is_below_two(items: Sequence[ContactItem], number: int) -> bool:
    """Whether a name stands alone below two persons' in one row, and above what reaches both: it is
    their firm's."""
    above = [item for item in items[:number] if item.row == items[number].row - 1]
    alone = sum(item.row == items[number].row for item in items) == 1
    persons = len(above) > 1 and all(item.kind is Role.PERSON for item in above)
    reached = items[number + 1 : number + 2]
    return persons and alone and any(one.kind in (Role.PHONE, Role.MAIL) for one in reached)


def _as_firm(
    items: Sequence[ContactItem], number: int, rows: Sequence[str], known: NameHints
) -> ContactItem:
    """An item; what could be a name as the firm's of those before it in its row, where a comma
    parts it from persons whom none parts, or from one whose mail address is the row's:
    `Jane Doe / Tom Roe, Birch Lane, 212-555-0105`."""
    item = items[number]
    row = [one for one in items if one.row == item.row] if item.kind is Role.PERSON else []
    persons = [one for one in row if one.kind is Role.PERSON]
    if len(persons) < 2 or persons[-1] is not item or f", {item.text}" not in rows[item.row]:
        return item
    if any(words.is_box_of(box, item.text) for box in known.boxes):
        return item
    joined = len(persons) > 2 and not any(f", {p.text}" in rows[item.row] for p in persons[1:-1])
    boxes = [words.folded(one.text.partition("@")[0]) for one in row if one.kind is Role.MAIL]
    mailed = any(words.is_box_of(box, persons[-2].text) for box in boxes)
    reached = mailed or (joined and any(one.kind is Role.PHONE for one in row))
    return msgspec.structs.replace(item, kind=Role.COMPANY, sure=False) if reached else item


def _items(row: str, number: int, known: NameHints) -> Iterator[ContactItem]:
    """The items of one row."""
    if _OR.fullmatch(row):
        yield ContactItem(Role.OR, row.strip(), number)
        return
    if is_set_apart(row):
        # `FOR IMMEDIATE RELEASE`, or the day, beside a number.
        yield ContactItem(Role.WORD, row.strip(), number)
        return
    reaches = _reaches(row)
    label = None if reaches else label_of(row)
    if label is not None and not is_of_person(label, row, known):
        yield ContactItem(Role.LABEL, row.strip(), number, label)
        return
    if words.is_prose(row) or (not reaches and len(row.split()) > PROSE):
        yield ContactItem(Role.OTHER, row.strip(), number, sure=False)
        return
    at = 0
    for kind, reach in reaches:
        before, said = without_last_words(row[at : reach.start])
        yield from contact_pieces(before, number, known)
        extension = _EXTENSION.match(row, reach.end) if kind is Role.PHONE else None
        text = f"{reach.text} ext. {extension[1]}" if extension else reach.text
        at = extension.end() if extension else reach.end
        if extension:
            yield ContactItem(
                Role.WORD, extension[0].partition(extension[1])[0].strip(" ,.:("), number
            )
        if kind is Role.PHONE and _FAX.search(said):
            yield ContactItem(Role.OTHER, f"{said} {text}", number)
        else:
            yield ContactItem(kind, text, number, said=said)
    yield from contact_pieces(row[at:], number, known)


def _reaches(row: str) -> list[tuple[Role, TypedReach]]:
    """The telephone numbers and mail addresses of a row, in order."""
    found = [(Role.MAIL, mail) for mail in mails_in(row)]
    hidden = row
    for _, mail in found:
        hidden = hidden[: mail.start] + "\n" * (mail.end - mail.start) + hidden[mail.end :]
    # Two numbers with a slash between them would be read as one.
    at = 0
    for part in re.split(r"(\s/\s)", hidden):
        for phone in phones_in(part):
            text = _CAPITALS_BEHIND.sub("", phone.text) if _figures(phone.text) > 9 else phone.text
            found.append(
                (Role.PHONE, TypedReach(text, at + phone.start, at + phone.start + len(text)))
            )
        at += len(part)
    return sorted(found, key=lambda pair: pair[1].start)


def _figures(text: str) -> int:
    return sum(c.isdigit() for c in text)


def or_follows(items: Sequence[ContactItem], number: int) -> bool:
    """Whether an `or` follows a label, before the next one."""
    for item in items[number + 1 :]:
        if item.kind in (Role.LABEL, Role.OR):
            return item.kind is Role.OR
    return False


def desk_follows(items: Sequence[ContactItem], number: int) -> bool:
    """Whether a further label of a desk follows a label."""
    return any(item.label is not None and item.label.audience for item in items[number + 1 :])


def reached_desk(items: Sequence[ContactItem], number: int) -> bool:
    """Whether a desk of no person follows: `Investor Relations`, and its number or address."""
    said = [item for item in items[number + 1 :] if item.kind not in (Role.OTHER, Role.WORD)]
    bare = bool(said) and said[0].label is not None and said[0].label.bare
    return bare and len(said) > 1 and said[1].kind in (Role.PHONE, Role.MAIL)


def next_item(items: Sequence[ContactItem], number: int) -> ContactItem | None:
    """The next item that is of a contact; None at the end."""
    rest = (item for item in items[number + 1 :] if item.kind not in (Role.OTHER, Role.WORD))
    return next(rest, None)


def ends_after(items: Sequence[ContactItem], number: int) -> bool:
    """Whether nothing of a contact follows an item before the next label."""
    then = next_item(items, number)
    if then is None or then.kind is Role.OR:
        return True
    own = then.kind is Role.LABEL and then.row != items[number].row
    return own and not reached_desk(items, number)


def is_behind(items: Sequence[ContactItem], number: int, company: str) -> bool:
    """Whether an item stands behind a company in its row."""
    before = items[number - 1] if number else None
    named = before is not None and before.kind is Role.COMPANY and before.text == company
    return named and items[number - 1].row == items[number].row


def named_next(items: Sequence[ContactItem], number: int) -> bool:
    """Whether a person follows an `or`, and no company is named before the next `or`."""
    kinds = [item.kind for item in items[number + 1 :]]
    own = kinds[: kinds.index(Role.OR)] if Role.OR in kinds else kinds
    return own[:1] == [Role.PERSON] and Role.COMPANY not in own
