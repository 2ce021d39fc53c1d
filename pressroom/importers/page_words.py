"""Rows above a headline or beside it that are none of the release: words of the page it was copied
from, letterheads, and who provided it."""

from __future__ import annotations

import re

from pressroom.importers.contact_words import has_legal_form, is_address, is_web
from pressroom.importers.plain_markdown import letters_and_digits
from pressroom.typeset.anatomy.wire_names import WIRE_NAME

_PAGE = re.compile(
    r"\W*(?:(?:download|view|print|open)\s(?:as\s|this\s|the\s)?(?:pdf|page|release|article|version)(?:\sversion)?"
    r"|pdf(?:\sversion)?|print(?:er)?(?:[\s-]friendly)?(?:\sversion)?|e-?mail(?:\s(?:page|this|alerts?))?|rss(?:\sfeed)?"
    r"|share(?:\s(?:this|on|article|release|page).{0,24})?|follow(?:\sus)?|tweet|like|save|back(?:\sto\s.{2,40})?"
    r"|return\sto\s.{2,40}|home|menu|skip\sto\s.{2,20}|sign\sup\s.{2,40}|subscribe|log\sin.{0,40}"
    r"|(?:facebook|twitter|linkedin|x|whatsapp|instagram)(?:[\s,|]+(?:facebook|twitter|linkedin|x|whatsapp|e-?mail))*"
    r"|(?:all|latest|recent|more)\s(?:news|press\sreleases)|(?:press\srelease|news)\sdetails?|investors?\s(?:relations|home|cent(?:er|re))|news\s(?:&|and)\s(?:events|media)"
    r"|news(?:room)?|media(?:\scent(?:er|re))?|financials?(?:\sinformation)?|stock\sinformation|overview|author.s\savatar"
    r"|\d{1,2}\smin(?:ute)?s?\sread|.{0,40}\(opens\sin\s(?:a\s)?new\s(?:window|tab)\)"
    r"|english|français|deutsch|español|italiano|svenska|suomi|norsk|dansk|日本語|中文|(?:executive|corporate|principal)\soffices?|release\sdetails?|press\sreleases?"
    r"|business\swire|globe\s?newswire|pr\s?newswire|accesswire|newsfile(?:\scorp\.?)?|cnw(?:\sgroup)?|canada\s?newswire"
    r"|ex-\d{1,2}(?:\.\d{1,2})?\s\d{1,2}\s\S+\.(?:html?|txt)\b.{0,80}|attached\sfiles|menafn\s?-.{2,40}|menafn\d{10,}id\d+|file\s+filename|(?:8|6|10)-[kq](?:/a)?\s-\s.{2,80}"
    r"|\S+\.html?|\d{1,2}|\[?(?:\w+\s)?(?:logo|graphic|image)\d?\]?|ex(?:hibit)?-?\s?\d{2}(?:\.\d{1,2})?|regulatory\snews|corporate\snews|for\simmediate\s\w+)\W*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:veröffentlichung\seiner\sinsiderinformation|für\sden\sinhalt\sder\smitteilung|disclosure\sof\s(?:an\s)?inside"
    r"|publication\sd.une\sinformation|(?:for\s)?release\s?:?\s?immediate(?:ly)?\W*\Z|\(symbol\s?:.{1,12}\)\Z|for\s?:\s.{2,60}\Z|\(?(?:company(?:\sname)?|representative|distribut(?:e\sto|ion)|(?:securities\s|stock\s)?code"
    r"|listing|listed|symbol|traded|(?:tele)?phone)(?:\s(?:no\.?|number))?\s?:\s|rns\snumber)",
    re.IGNORECASE,
)
# `("ACME", or the "Company")`
_SHORT_NAMES = re.compile(
    r"\(?(?:(?:the|together|collectively),?\s)?[“\"‘'][^”\"’']{2,40}[”\"’']"
    r"(?:(?:,|,?\s(?:or|and))\s(?:the\s)?[“\"‘'][^”\"’']{2,40}[”\"’'])*\)?\W*",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\W*(?:(?:web(?:site)?|internet)\s?:?\s+)?(?:https?://|www\.)\S+\W*", re.IGNORECASE
)
# `(Phone) 555-0105`, `Fax: 555-0106`
_NUMBER = re.compile(
    r"\W*(?:(?:tele)?phone|(?:tele)?fax|tel|ph|t|f)\b[\W_]*\+?[\d\s().-]{7,24}"
    r"|\+?[\d\s().-]{7,24}(?:(?:tele)?phone|(?:tele)?fax|tel)?\W*",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\W*(?:[\w/]+\s){0,2}contacts?(?:\sperson)?\s?:", re.IGNORECASE)
_POSTAL_CODE = re.compile(
    r"(?:\b[A-Z]{2}|,\s[A-Z. ]{4,20})\s\d{5}(?:-\d{4})?\Z|\AP\.?\s?O\.?\sBOX\b"
)
_PROVIDED = re.compile(r"\W*(?:news\s)?provided\sby\W*|\W*(?:source|quelle)\s?:?\W*", re.IGNORECASE)
_SOURCE = re.compile(r"\|?\s*\bsource\s?:\s*(?P<name>\S.{1,120})\Z", re.IGNORECASE)
_TWICE = re.compile(r"(.+?)\s+\1")
_WIRE = re.compile(WIRE_NAME, re.IGNORECASE)
_PAGE_REASON = "word of the page around it"
_HEADING_REASON = "heading of a wire or company"
LETTERHEAD = "letterhead"
"""Why an address above a headline goes into no release."""


def reason_to_leave(row: str) -> str:
    """Reason why a row above the text goes into no release; empty for what may be its headline."""
    if _PAGE.fullmatch(row):
        return _PAGE_REASON
    if _HEADING.match(row) or are_short_names(row):
        return _HEADING_REASON
    if not any(sign.isalpha() for sign in row):
        return LETTERHEAD if _NUMBER.fullmatch(row) else _PAGE_REASON
    if _CONTACT.match(row):
        return "contact without a number or address"
    if _SITE.fullmatch(row) or _NUMBER.fullmatch(row) or (len(row.split()) == 1 and is_web(row)):
        return LETTERHEAD
    # A headline in capitals may begin with figures; none ends with a postal code.
    capitals = row.isupper() and not _POSTAL_CODE.search(row)
    return LETTERHEAD if is_address(row) and len(row.split()) < 9 and not capitals else ""


def are_short_names(row: str) -> bool:
    """Whether a row says what the company named above it is called: `("ACME" or the "Company")`."""
    return _SHORT_NAMES.fullmatch(row) is not None


def names_provider(row: str) -> bool:
    """Whether a row says that the next one names who provided the release: `News provided by`."""
    return _PROVIDED.fullmatch(row) is not None


def provider_in(row: str) -> str:
    """Provider of the text, at the end of a row with the day: `July 30, 2026 | Source: ACME,
    Inc.`"""
    found = _SOURCE.search(row)
    name = found["name"].partition(" / ")[0].strip() if found else ""
    # A page has the name of a logo, too: `Source: ACME, Inc.  ACME, Inc.`
    twice = _TWICE.fullmatch(name)
    name = twice[1] if twice else name
    return "" if _WIRE.search(name) else name


def is_name_of_speaker(row: str, lead: str) -> bool:
    """Whether a row is the name with which the lead begins, and no headline."""
    name, said = letters_and_digits(row), row.split()
    named = all(not word[0].islower() or word in _IN_NAMES for word in said)
    return (
        named
        and len(said) <= _LONGEST_NAME
        and len(name) > 2
        and letters_and_digits(lead).startswith(name)
    )


def is_legal_name(row: str) -> bool:
    """Whether a row is a company's name with its legal form."""
    return len(row.split()) <= _LONGEST_NAME and has_legal_form(row)


_IN_NAMES = ("of", "and", "the", "de", "du", "la", "plc", "inc.")
_LONGEST_NAME = 7
