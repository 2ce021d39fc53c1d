"""Contacts typed in a text: blocks below a label, in paragraphs or tables, and sentences."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from pressroom.typeset.anatomy.blocks import Block, BlockKind
from pressroom.typeset.anatomy.contact_lines import FIGURES, ContactRow, may_reach, rows_near
from pressroom.typeset.anatomy.contact_names import (
    BARE_NUMBER,
    COMPANY,
    DAY,
    GAP,
    OTHER_PART,
    does,
    is_named,
    is_person_with_number,
    may_name,
    names_beside,
)
from pressroom.typeset.anatomy.parts import ContactPart
from pressroom.typeset.anatomy.reaches import DIGIT, MAIL, mails_in, phones_in
from pressroom.typeset.anatomy.sureness import Sureness

_LABEL = re.compile(
    r"(?:\bcontacts?\b|\binquir(?:y|ies)\b|\b(?:en)?quer(?:y|ies)\b|\benquir(?:y|ies)\b"
    r"|\b(?:investor|media|press|public|corporate|shareholder|analyst)s?[’']?\s(?:and\s\w+\s|&\s\w+\s)?"
    r"(?:relations|office|team|desk|(?:hot)?line|enquiries|communications|affairs)\b"
    r"|\bfor\s(?:further|more|additional)\s(?:information|details)\b"
    r"|^\W*(?:for\s)?(?:the\s)?(?:investors?|(?:investment|financial)\scommunity|media|press|analysts?|ir|pr|media\s(?:and|&)\sinvestors?"
    r"|investors?\s(?:and|&)\s(?:media|analysts?))\b\s*(?:[:|]|\Z)"
    r"|\b(?:presse)?kontakte?\b|\bansprechpartner(?:in)?\b|\brückfragen\b|\bweitere\sinformationen\b"
    r"|\bpour\s(?:plus|de\splus|toute)\s?d?[’']?\s?informations?\b|\brelations\s(?:presse|investisseurs)\b"
    r"|\bcontactos?\b|\bcontatti\b|\bpara\s(?:más|mais)\sinforma|\bper\s(?:ulteriori|maggiori)\sinforma"
    r"|\brelaciones\scon\s|\bcontactpersoon\b|お問い?合わ?せ|問合せ|联系|聯繫|聯絡)",
    re.IGNORECASE,
)
# One of these stands in every label, `IR:` and `PR:` excepted: a fast check.
_LABEL_STEMS = (
    *("ontact", "media", "investor", "information", "press", "quir", "quer", "relation", "kontakt"),
    *(
        "public ",
        "community",
        "corporate",
        "shareholder",
        "analyst",
        "ansprech",
        "rückfragen",
        "contatti",
    ),
    *("informa", "relacion", "問", "联系", "聯"),
)
_ABBREVIATED = re.compile(r"\W*(?:for\s)?(?:the\s)?[ip]r\b", re.IGNORECASE)
# Numbers to dial for a call, or of a registrar, are nobody's to speak with.
_DIAL_IN = re.compile(
    r"\bdial|conference\s(?:call|id|number|code)|\bwebcast|\breplay|\blive\scall\b|\bu\.?s\.?\s(?:and|&)\scanada\b|pass\s?code|access\scode|\bpin\b"
    r"|participant|toll[\s-]?free|listen|call-in|\bcallers?\b|domestic|international:"
    r"|transfer\sagent|registrar|\bevent\sid\b|\bfax\b|\bconfirmation\scode\b|\brecording\b",
    re.IGNORECASE,
)
# Addresses to order documents from, or of the wire itself, are no contacts either.
_ORDERS = re.compile(
    r"\bprospectus\b|\bcopies\b|\bRNS\b|\bunsubscribe\b|\bregister\s(?:for|to|at)\b|\bconsumers\b"
    # A patient's or physician's report of what a medicine did.
    r"|\badverse\s(?:reactions?|events?|experiences?)\b|\bside\seffects?\b|\bmedwatch\b|\bfda-1088\b"
    r"|\bmedical\sinformation\b|\bhealth\s?care\sprofessionals?\b|\bpatients\s(?:can|may|who|and)\b",
    re.IGNORECASE,
)
_NUMBER_ROW = re.compile(r"\W*(?:phone|tel(?:ephone|efon|\.)?|mobile|[tpm])\s?[:.|]", re.IGNORECASE)
# `Jane Doe, Esq., 212-555-0105`
_NAMED_NUMBER = re.compile(r"[A-Z][^\d:]{4,80},\s(?:\+?1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}\s*")
_ASKS = re.compile(
    r"contact|inquir|enquir|quer(?:y|ies)|question|information|reach|kontakt|rückfragen|e-?mail|write"
    r"|informa|\bcall\b|tel",
    re.IGNORECASE,
)
# What a wire says of the issuer below a text, its switchboard among it.
_FOOTER = re.compile(
    r"\W*(?:(?:language|company|isin|wkn|listed|sprache|unternehmen|börsen|langue)\s*:"
    r"|end\sof\s(?:news|announcement|inside)|ende\sder\s)",
    re.IGNORECASE,
)
# What PR Newswire printed for desks of its own.
_WIRES_OWN = re.compile(
    r"\W*(?:photo\s?:|logo\s?[:–-]|ap\s(?:archive|photoexpress)|prn\sphoto|first\scall\sanalyst|fcmn\scontact)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\W*(?:for\s)?immediate\srelease\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\W*(?:(?:tele)?fax|web\s?(?:site)?|internet|w|url|www|facebook|twitter|linkedin)\b\s?[.:]",
    re.IGNORECASE,
)
# A desk alone on its row, below the name of who sits at it.
_DESK = re.compile(
    r"\W*(?:investors?|media|press|public|corporate)\s(?:relations|affairs|communications)\W*\Z",
    re.IGNORECASE,
)
_COMPANY_FIELD = re.compile(r"\W*company\s?:\s\S.{1,60}\Z", re.IGNORECASE)
_CELL = re.compile(r"(?<=\s{3})\S")
_PARAGRAPH = 30
_FEW = 6
_SHORT = 18
_LABELS = 24


def read_contacts(
    blocks: Sequence[Block], source: str, numbers: Sequence[int]
) -> Iterator[ContactPart]:
    """The contacts in a text that can be reached: with a telephone number or mail address.

    `numbers` are the offsets that `numbers_in` found in `source`.
    """
    held: list[ContactRow] = []
    above: list[ContactRow] = []
    block: list[ContactRow] = []
    labelled, footer = False, -1
    text = next((b.start for b in blocks if len(b.text.split()) > _PARAGRAPH), len(source))
    for row in rows_near(numbers, blocks, source):
        block = [*(block if block and block[0].block == row.block else ()), row]
        if not labelled and row.start < text and is_person_with_number(block):
            yield from _closed(held[:-1], labelled)
            held, labelled = [*block], True
            continue
        label = _is_label(row)
        if label or (held and _goes_on(row, labelled)) or _is_field(row, held):
            held += [*_company_of(row, above), row] if not held else [row]
            labelled = labelled or label
            continue
        if held:
            yield from _closed(held, labelled)
            held, labelled = [], False
        place = bisect.bisect_left(numbers, row.start)
        if _FOOTER.match(row.text):
            footer = row.block
        if (
            place < len(numbers)
            and numbers[place] <= row.start + len(row.text)
            and row.block != footer
            and not _WIRES_OWN.match(row.text)
        ):
            if _side_by_side(row) and any(map(names_beside, [*above, *block])):
                held, labelled = [*(block if len(block) > 1 else (*above, row))], True
            elif row.words <= _SHORT and _may_begin(row) and not _ORDERS.search(row.text):
                own = [one for one in above if one.block == row.block]
                # A list that ends above the block is none of its names.
                held = [*(own if len(own) > 1 else above), row]
            else:
                yield from _in_sentence(row)
        if not (_BESIDE.match(row.text) and above and not held):
            above = [*above[-2:], row] if may_name(row) and not held else []
    yield from _closed(held, labelled)


def _is_below(number: ContactRow, row: ContactRow) -> bool:
    """Whether a row without a number is of the one above it: `Jane Doe / Bo Roe`, as in London, a
    fax or the address of a site."""
    if row.words <= _FEW and _BESIDE.match(row.text):
        return True
    return (row.block == number.block or " / " in row.text) and may_name(row)


def _company_of(label: ContactRow, above: Sequence[ContactRow]) -> Sequence[ContactRow]:
    """The rows right above a label that are of it: a company's name, `ACME, Inc.`, or the person's
    whose desk it is, and their company."""
    rows = [row for row in above[-2:] if row.block == label.block]
    if rows:
        return rows
    if above and (
        COMPANY.search(above[-1].text) or (_DESK.match(label.text) and is_named(above[-1]))
    ):
        return above[-1:]
    return ()


def _may_begin(row: ContactRow) -> bool:
    """Whether a row may begin contacts that have no label."""
    return bool(
        MAIL.search(row.source)
        or any(form.fullmatch(row.text) for form in (BARE_NUMBER, _NAMED_NUMBER))
        or _NUMBER_ROW.match(row.text)
    )


def _side_by_side(row: ContactRow) -> bool:
    """Whether a row has two numbers in columns, such as those of two offices."""
    cells = GAP.split(row.text.strip())
    return len(cells) > 1 and all(BARE_NUMBER.fullmatch(cell) for cell in cells)


def _is_label(row: ContactRow) -> bool:
    if len(row.text) > 260 or row.words > _LABELS or _WIRES_OWN.match(row.text):
        return False
    low = row.text.lower()
    if not (any(map(low.__contains__, _LABEL_STEMS)) or _ABBREVIATED.match(row.text)):
        return False
    found = _LABEL.search(row.text)
    if found is None or _ORDERS.search(row.text):
        return False
    if row.kind is BlockKind.TABLE or row.words <= 6:
        return not _DIAL_IN.search(row.text)
    # `FOR IMMEDIATE RELEASE            CONTACT: Jane Doe`
    column = any(cell.start() == found.start() for cell in _CELL.finditer(row.text))
    begins = column or found.start() < 40
    return (begins or bool(MAIL.search(row.source))) and not (_DIAL_IN.search(row.text))


def _goes_on(row: ContactRow, labelled: bool) -> bool:
    """Whether a row still belongs to the contacts above it."""
    if any(part.match(row.text) for part in (OTHER_PART, _FOOTER, _WIRES_OWN)):
        return False
    if _HEADER.match(row.text) and not any(phones_in(row.text)):
        return False
    if row.words > (_SHORT if labelled else 12):
        return False
    if row.kind is BlockKind.HEADING or DAY.fullmatch(row.text):
        return False
    ends = row.text.rstrip()[-1:]
    return not (ends in ".!?" and row.words > 10 and "@" not in row.text)


def _is_field(row: ContactRow, held: Sequence[ContactRow]) -> bool:
    """Whether a row says whose the person is that a form's row above names: `Contact Name: Jane
    Doe`, `Company: ACME`."""
    return bool(held) and _COMPANY_FIELD.match(row.text) is not None


def _closed(rows: Sequence[ContactRow], labelled: bool) -> list[ContactPart]:
    """The contact that some rows are, if it can be reached."""
    mails: list[str] = []
    phones: list[str] = []
    last = -1
    for number, row in enumerate(rows):
        here = [mail.text for mail in mails_in(row.source)]
        numbers = [phone.text for cell in GAP.split(row.text) for phone in phones_in(cell)]
        if numbers and not here and _DIAL_IN.search(row.text):
            numbers = []
        mails += here
        phones += numbers
        last = number if here or numbers else last
    # A number without a label, a mail address, its word or who answers it may be anybody's.
    told = labelled or mails or any(_NUMBER_ROW.match(row.text) or does(row) for row in rows)
    if last < 0 or not told:
        return []
    while last + 1 < len(rows) and _is_below(rows[last], rows[last + 1]):
        last += 1
    kept = rows[: last + 1]
    start, end = kept[0].start, kept[-1].start + len(kept[-1].text)
    return [
        ContactPart(
            text="\n".join(" ".join(row.text.split()) for row in kept),
            start=start,
            length=end - start,
            sureness=Sureness.CERTAIN if labelled else Sureness.LIKELY,
            phones=tuple(dict.fromkeys(phones)),
            mails=tuple(dict.fromkeys(mails)),
        )
    ]


def _in_sentence(row: ContactRow) -> list[ContactPart]:
    """Contacts told in a paragraph's sentence: `For more information, call Jane Doe at …`."""
    mails: list[str] = []
    phones: list[str] = []
    sentences = _SENTENCE_GAP.split(row.source) if may_reach(row.source) else ()
    for sentence in filter(may_reach, sentences):
        if not _ASKS.search(sentence) or _ORDERS.search(sentence):
            continue
        mails += [mail.text for mail in mails_in(sentence)]
        if not _DIAL_IN.search(sentence):
            numbers = [phone.text for phone in phones_in(sentence)]
            phones += [text for text in numbers if len(DIGIT.findall(text)) >= FIGURES]
    if not (mails or phones):
        return []
    return [
        ContactPart(
            text=" ".join(row.text.split()),
            start=row.start,
            length=len(row.text),
            sureness=Sureness.LIKELY,
            phones=tuple(dict.fromkeys(phones)),
            mails=tuple(dict.fromkeys(mails)),
        )
    ]


_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
