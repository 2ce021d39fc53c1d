"""Rules on headlines."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

LONGEST = 120
# A third of an archive has more than 120, and wires print it; a tenth has more than this.
_FAR_TOO_LONG = 150


def long_headline(release_text: ReleaseText) -> Iterator[Fault]:
    """A headline has at most 120 characters.

    Search engines and mail programs cut longer ones, often before the news. Up to 150
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


def headline_in_capitals(release_text: ReleaseText) -> Iterator[Fault]:
    """A headline is not written in capitals throughout.

    Capitals hide names and marks, and screen readers may spell them out.

    Bad:
        title: ACME REPORTS THIRD-QUARTER RESULTS

    Good:
        title: ACME Reports Third-Quarter Results

    Source: AP Stylebook, "headlines"; WCAG 2.2, understanding of 1.3.1
    """
    words = [w for w in release_text.release.title.split() if sum(c.isalpha() for c in w) > 3]
    if len(words) > 2 and all(word.isupper() for word in words):
        yield Fault(
            release_text.release.line("title"),
            "the headline is all in capitals",
            "write it as a sentence or in title case",
        )
