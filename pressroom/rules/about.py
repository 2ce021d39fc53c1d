"""Rules on contacts, boilerplate and legend, the standing parts around a release's text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import lower_ascii
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import BOILERPLATE, CONTACTS, in_all_cases, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import short_forms
from pressroom.standards.languages import country_name
from pressroom.standards.phones import Phone, home_of_phone, read_phone

# A telephone number as it is typed, from its first sign to its last figure.
# What must not stand before it is said behind that sign, so that `re` can skip to one.
_NUMBER = re.compile(r"[+(\d](?<![\w/].)(?:(?<=\d)|(?<=[+(])\d)[\d().\-–/ \u00a0]{5,22}\d(?![\w/])")
_YEAR = 366
_BEFORE = 60
# Stems of forward-looking words; the words around a stem decide.
# Each with the words of which one stands where it does, in any case.
_AHEAD = {
    "forward-looking": in_all_cases(("forward",)),
    "expect": in_all_cases(("expect", "expects", "expected")),
    "anticipat": in_all_cases(("anticipate", "anticipates", "anticipated")),
    "intend": in_all_cases(("intend", "intends")),
    "forecast": in_all_cases(("forecast", "forecasts")),
    "project": in_all_cases(("project", "projects", "projected")),
    "believe": in_all_cases(("believe", "believes")),
    "plans to": in_all_cases(("plans",)),
    "plan to": in_all_cases(("plan",)),
    "guidance": in_all_cases(("guidance",)),
    "outlook for": in_all_cases(("outlook",)),
    "on track to": in_all_cases(("track",)),
}
_AHEAD_WORDS = frozenset(
    f"{stem}{ending}"
    for stem in ("expect", "anticipate", "intend", "forecast", "project", "believe", "plan")
    for ending in ("", "s", "d", "ed")
) | {
    *(f"{a}orward-{b}ooking" for a in "fF" for b in "lL"),
    *("FORWARD-LOOKING", "guidance", "Guidance", "outlook", "Outlook", "track"),
}
_VERB = (
    r"(?:(?:now|currently|also|still|further)\s)?(?:(?:continues?|expects?)\sto\s)?"
    r"(?:expects?|anticipates?|intends?|forecasts?|projects?|plans?\sto|believes?\s\w+\s(?:will|can))\b"
)
_ISSUERS_VERB = rf"(?:we|the\scompany|management{{}})\s{_VERB}"
_FORWARD_LOOKING = (
    r"forward-looking statements?\b|{}"
    r"|guidance\sfor\s(?:fiscal|the|full)\b|(?:its|our)\s(?:\w+[\s-]){{0,3}}guidance\b"
    r"|outlook\sfor\s(?:fiscal|the|full|\d{{4}})|on\strack\sto\b"
    r"|(?:are|is)\s(?:expected|anticipated|projected)\sto\b"
    r"|(?:approvals?|results?|data|sales|growth)\sexpected\b"
)


# The issuer itself speaks; what others expect, or what "is expected", wants a look.
_SAYS_SO = re.compile(
    r"guidance|outlook|forward|\b(?:expect|anticipat|intend|forecast|project|believe|plan)(?!ed\b)",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=64)
def _looking_ahead(names: tuple[str, ...]) -> re.Pattern[str]:
    """Pattern of forward-looking words in lower-case text, for issuers of these names."""
    spoken = "".join(f"|{re.escape(name)}" for name in names)
    return re.compile(_FORWARD_LOOKING.format(_ISSUERS_VERB.format(spoken)))


def missing_contacts(release_text: ReleaseText) -> Iterator[Fault]:
    """Every release names whom to call.

    A journalist with a question on deadline needs a name and a number; a release
    without one is quoted wrongly or not at all. Contacts typed in the text will do, if
    they have a telephone number or a mail address; the number of a conference call will not.
    Nothing is said of speeches, statements, minutes, fact sheets and letters, and of pages that
    only link to a file.

    Bad:
        (no contacts)

    Good:
        contacts: [investors]

    Good:
        (no contacts)

        ACME Corporation (NYSE: ACME) opened works.

        Media Contact: Jane Doe, 212-555-0100, jane.doe@acme.example

    Source: Regulation (EU) 2016/1055, Art. 2 (the notifier); the wires' submission forms
    """
    if release_text.release.contacts or release_text.anatomy.has_contacts:
        return
    if not release_text.has_no_frame:
        yield Fault(1, "no contacts", "add `contacts: [investors, media]`")


@needs([CONTACTS])
def contact_without_means(release_text: ReleaseText) -> Iterator[Fault]:
    """A contact can be reached: by telephone or by mail.

    A name alone sends a journalist on deadline to a search engine.

    Bad:
        contacts: [{for: Media, name: Jane Doe}]

    Good:
        contacts: [{for: Media, name: Jane Doe, phone: +1 212 555 0100}]

    Source: the wires' submission forms
    """
    for contact in release_text.release.contacts:
        if not (contact.phone.strip() or contact.email.strip()):
            name = contact.name or contact.organisation or contact.for_
            yield Fault(
                release_text.release.line("contacts"),
                f"the contact {name} has neither telephone nor mail",
                "add `phone:` or `email:`",
            )


@needs([CONTACTS])
def contact_with_a_wrong_number(release_text: ReleaseText) -> Iterator[Fault]:
    """A contact's telephone number is one that can be dialled, and is written in one way.

    A digit too few is seen by nobody until somebody calls. Numbers without `+` are those
    of the press room's own country. In the text the number is written as the contacts below
    it show it, so that nobody takes one number for two.

    Bad:
        contacts: [{for: Media, name: Jane Doe, phone: 212-555-010}]

    Good:
        contacts: [{for: Media, name: Jane Doe, phone: +1 212 555 0100}]

    Source: ITU-T E.164; national numbering plans as Google's libphonenumber has them
    """
    country = release_text.config.country
    for contact in release_text.release.contacts:
        read = read_phone(contact.phone, country) if contact.phone else None
        if read is not None:
            yield from _spelled_otherwise(release_text, read)
        elif contact.phone:
            home = home_of_phone(contact.phone, country)
            named = country_name(home)
            whose = f" of {home}" + (f" ({named})" if named != home else "") if home else ""
            yield Fault(
                release_text.release.line("contacts"),
                f"`{contact.phone}` is no telephone number{whose}",
                "correct it" if home else "write it with its country, `+1 212 555 0100`",
            )


def _spelled_otherwise(release_text: ReleaseText, phone: Phone) -> Iterator[Fault]:
    """A number of the contacts that the text spells in a way of its own."""
    ending = phone.address.partition(";")[0][-2:]
    for line, match in release_text.find(_NUMBER):
        typed = " ".join(match[0].split())
        if not typed.endswith(ending) or typed == phone.shown:
            continue
        read = read_phone(typed, release_text.config.country)
        if read is not None and read.address == phone.address:
            yield Fault(
                line,
                f"`{typed}` is the number that the contacts show as `{phone.shown}`",
                f"write `{phone.shown}`, so that it is one number",
            )


def missing_boilerplate(release_text: ReleaseText) -> Iterator[Fault]:
    """A release of an issuer that has a boilerplate shows it.

    Editors who do not know the company take its "About" paragraph, and readers of a feed
    have nothing else.

    Bad:
        (no boilerplate)

    Good:
        boilerplate: [acme]

    Source: the wires' submission guidelines: every release ends with "About the company"
    """
    release = release_text.release
    names = [i.boilerplate for i in release.issuers or release_text.config.issuers if i.boilerplate]
    if not names or release.boilerplate or "boilerplate" in release.lines:
        return
    anatomy = release_text.anatomy
    if not (anatomy.about or anatomy.boilerplate):
        remedy = f"add `boilerplate: [{', '.join(names)}]`"
        yield Fault(1, "nothing says who the issuer is", remedy)


@needs([BOILERPLATE])
def old_boilerplate(release_text: ReleaseText) -> Iterator[Fault]:
    """A boilerplate is looked at once a year.

    Figures, products and places in it age, and nobody reads it any more.

    Bad:
        boilerplate: [old]

    Good:
        boilerplate: [acme]

    Source: newswire editors' lists: last year's boilerplate left over
    """
    release = release_text.release
    day = release.instant.at.date()
    for text in release.boilerplate:
        since = text.since.date() if text.since is not None else day
        if (day - since).days > _YEAR:
            yield Fault(
                release.line("boilerplate"),
                f"the boilerplate `{text.name}` is of {since}, over a year before the release",
                f"look it through, and save it as {text.name}@{day}.md",
            )


@needs(_AHEAD_WORDS)
def missing_legend(release_text: ReleaseText) -> Iterator[Fault]:
    """A listed issuer's forward-looking statements come with their legend.

    The safe harbour of the US securities laws asks for meaningful cautionary
    statements beside the forward-looking ones. A legend belongs only where there
    are such statements; one that is typed in the text will do.

    Bad:
        The company expects net sales to grow in 2027.

    Good:
        legend: forward-looking

        The company expects net sales to grow in 2027.

    Source: Private Securities Litigation Reform Act of 1995, 15 U.S.C. 78u-5(c)(1)
    """
    release = release_text.release
    if release.legend is not None or "legend" in release.lines:
        return
    if not (release.tickers or any(issuer.tickers for issuer in release_text.config.issuers)):
        return  # the safe harbour is for listed issuers
    issuers = release_text.release.issuers or release_text.config.issuers
    names = {lower_ascii(form) for issuer in issuers for form in short_forms(issuer.name)}
    words, pieces = release_text.vocabulary[:2]
    stems = [s for s, of in _AHEAD.items() if not (of.isdisjoint(words) and of.isdisjoint(pieces))]
    start, end = _looks_ahead(release_text.lower, stems, _looking_ahead(tuple(sorted(names))))
    if end and not release_text.anatomy.has_legend:
        phrase = " ".join(release_text.prose[start:end].split())
        yield Fault(
            release_text.line(start),
            f"`{phrase}` looks ahead, and there is no legend",
            "add `legend: NAME` of a file in content/legends/",
            sure=_SAYS_SO.search(phrase) is not None and not release_text.is_regulatory,
        )


def _looks_ahead(text: str, stems: Iterable[str], pattern: re.Pattern[str]) -> tuple[int, int]:
    """Position of the first forward-looking words in a lower-case `text`, of which it has some
    stems; 0, 0 if there are none."""
    found = []
    for stem in stems:
        for at in occurrences(text, stem):
            # The deciding words are just before the stem, and the ending just after.
            match = pattern.search(text, max(at - _BEFORE, 0), at + 40)
            if match and not text[match.start() - 1 : match.start()].isalnum():
                found.append(match.span())
                break
    return min(found, default=(0, 0))
