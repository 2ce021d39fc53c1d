"""Rules on headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.typeset.anatomy.sureness import Sureness

LONGEST = 120
# Wires print these, and a third of a real archive has more than 120.
_FAR_TOO_LONG = 160
_LONGEST_SUBHEAD = 60


# A street, contacts, a wire's or an office's head, a correction's notice.
_NO_SUBHEAD = re.compile(
    r"\d{3}[-.\s]\d{4}|@|www\.|\b[A-Z]{2}\s\d{5}\b|\b(?:suite|street|avenue|road|blvd|boulevard)\b"
    r"|\bcontacts?:|\b(?:media|investor|press)\s(?:contact|inquir)|\binquiries\b|\bkey\sword|\bad-hoc:"
    r"|disclosure\sof\s(?:an\s)?inside|\bfor\srelease\b|\boffice\sof\b|prepared\sfor\sdelivery"
    r"|\bpress\srelease\s(?:corrects|replaces|supersedes)",
    re.IGNORECASE,
)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def long_headline(release_text: ReleaseText) -> Iterator[Fault]:
    """A headline has at most 120 characters.

    Search engines and mail programs cut longer ones, often before the news. Up to 160
    characters it is a note.

    Bad:
        title: ACME Corporation, a Leading Provider of Anvils and Other Heavy Goods for \
Customers All Over the World, Today Announces Results

    Good:
        title: ACME Reports Third-Quarter Results

    Source: the length at which wires' and search engines' lists cut headlines
    """
    length = len(release_text.release.title)
    if length > LONGEST:
        yield Fault(
            release_text.release.line("title"),
            f"the headline has {length} characters",
            f"cut it to {LONGEST}; what is left over can be a subhead",
            sure=length > _FAR_TOO_LONG,
        )


_FEWEST = 3


def headline_in_capitals(release_text: ReleaseText) -> Iterator[Fault]:
    """A headline is not written in capitals throughout.

    Capitals hide names and marks, and screen readers may spell them out.

    Bad:
        title: ACME REPORTS THIRD-QUARTER RESULTS

    Good:
        title: ACME Reports Third-Quarter Results

    Source: AP Stylebook, "headlines"; WCAG 2.2, understanding of 1.3.1
    """
    words = release_text.release.title.split()
    # A fast check first: nearly all headlines have a few words in capitals at most.
    if sum(map(str.isupper, words)) < _FEWEST:
        return
    words = [word for word in words if sum(map(str.isalpha, word)) > 3]
    if len(words) >= _FEWEST and all(word.isupper() for word in words):
        yield Fault(
            release_text.release.line("title"),
            "the headline is all in capitals",
            "write it as a sentence or in title case",
        )


def subheads_in_the_text(release_text: ReleaseText) -> Iterator[Fault]:
    """Subheads stand in the front matter, above the dateline.

    Typed in the text they are its first paragraph: lists, feeds and search engines show them
    for the lead, and a dateline in the front matter would be printed before them.

    Bad:
        They Will Make 400 Anvils a Day

        NEW YORK, March 1, 2026 – ACME Corporation (NYSE: ACME) opened works.

    Good:
        subheads: [They Will Make 400 Anvils a Day]

        NEW YORK, March 1, 2026 – ACME Corporation (NYSE: ACME) opened works.

    Source: the wires' submission forms, which ask for subheads apart from the text
    """
    anatomy = release_text.anatomy
    dateline = anatomy.dateline
    if dateline is None or dateline.sureness is not Sureness.CERTAIN:
        return
    headline = _letters(release_text.release.title)
    subheads = [
        part
        for part in anatomy.subheads
        if len(part.text.split()) <= _LONGEST_SUBHEAD and _letters(part.text) not in headline
    ]
    # Below a letterhead, contacts or a wire's head nothing tells a subhead from a name.
    if subheads and not any(_NO_SUBHEAD.search(part.text) for part in anatomy.above_lead):
        yield Fault(
            release_text.line(subheads[0].start),
            f"`{excerpt(subheads[0].text.lstrip(' –—-•'))}` is typed above the dateline",
            "put it into `subheads`",
            sure=False,
        )
