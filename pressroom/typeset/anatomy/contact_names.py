"""Rows among contacts that are names: of persons, companies, and persons with what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import BlockKind
from pressroom.typeset.anatomy.contact_lines import ContactRow
from pressroom.typeset.anatomy.places import is_region
from pressroom.typeset.anatomy.reaches import DIGIT

COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|LLC|LLP|Ltd|Limited|plc|PLC|AG|SE|GmbH|N\.V|S\.A|AB|ASA|A/S|Oyj|Group"
    r"|Holdings)\.?\s*\Z"
)
# A number alone on its row, which a mail address may follow.
BARE_NUMBER = re.compile(
    r"\s*(?:(?:\+\d|\(\d{2,4}\)|\d{3}[-.]\d{3}[-.])[\d\s().\u2011-]{4,18}\s*){1,3}"
)
OTHER_PART = re.compile(
    r"\W*(?:about\b|forward[\s-]looking|cautionary|safe\sharbou?r|disclaimer|conference\scall|webcast"
    r"|dial-in|notes?\s(?:to|for)\seditors|source\b|view\s|über\b|à\spropos|table\b|copyright)",
    re.IGNORECASE,
)
# `Jane Doe, Treasurer`, `Jane Doe, VP – Finance`
_DOES = re.compile(
    r"\s*[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,3},\s(?:[A-Z][\w.’'&-]*,?\s|and\s|of\s|the\s|[-–—]\s){0,5}"
    r"(?:president|officer|director|manager|treasurer|secretary|controller|counsel|chair\w*|[se]?vp"
    r"|c[efo]o|finance|relations|communications|affairs|marketing)\b[^.!?]{0,60}",
    re.IGNORECASE,
)
GAP = re.compile(r"\t+|\s{3,}")
"""What parts the columns of a row."""
DAY = re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\.?\s[A-Z][a-z]{2,8}\.?)\s\d{4}\s*")
"""A day that stands alone."""
_PAIR = 2
_NAME = 4
_NAMED = 8
_QUOTES = '"“„«'


def is_named(row: ContactRow) -> bool:
    """Whether a row may be a person's name."""
    return 2 <= row.words <= _NAME and all(word[0].isupper() for word in row.text.split())


def names_beside(row: ContactRow) -> bool:
    """Whether a row has names in columns, and no companies, streets or cities."""
    cells = GAP.split(row.text.strip())
    return len(cells) > 1 and all(_is_name(cell) and not DIGIT.search(cell) for cell in cells)


def is_person_with_number(rows: Sequence[ContactRow]) -> bool:
    """Whether rows are a name and a number, as a letterhead has them above a text."""
    if len(rows) != _PAIR or not BARE_NUMBER.fullmatch(rows[1].text):
        return False
    return _is_name(rows[0].text.strip())


def _is_name(text: str) -> bool:
    """Whether a text may be a person's name and is no company's or country's."""
    words = text.split()
    capitals = 2 <= len(words) <= _NAME and all(word[0].isupper() for word in words)
    company = COMPANY.search(text) or COMPANY.search(text.title())
    return capitals and not (company or is_region(text))


def may_name(row: ContactRow) -> bool:
    """Whether a row may be the name or company of a number that stands below it without a label."""
    # Most rows are paragraphs, which are too long.
    if not 0 < row.words <= _NAMED:
        return False
    named = [word for word in row.text.split() if word[0].isalpha() and len(word) > 3]
    return (
        row.kind in (BlockKind.PROSE, BlockKind.ITEM)
        and (row.text.rstrip()[-1:] not in ":!?" or row.text.startswith("At "))
        and row.text.lstrip()[:1] not in _QUOTES
        and not DIGIT.search(row.text)
        and bool(named)
        and all(word[0].isupper() for word in named)
        and not OTHER_PART.match(row.text)
        and not phrases.HEADER.match(row.text)
    )


def does(row: ContactRow) -> bool:
    """Whether a row is a person's name and position, `Jane Doe, Treasurer`."""
    return _DOES.fullmatch(row.text) is not None
