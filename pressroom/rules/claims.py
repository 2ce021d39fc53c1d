"""Rule on claims to be first, largest or best."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.english import EMPHASISED
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

# `Revolutionary Guards`, unmatched orders and the groundbreaking of a works claim nothing, nor
# do "the world's largest economies", which is no maker's word of himself.
_CLAIM = re.compile(
    r"\b(?:(?<=\bthe\s)world['’]s\s+(?:first|largest|leading)(?=[\s,])(?!\s+econom)"
    r"|best-in-class|world-class|(?:industry|market)-leading|cutting-edge|state-of-the-art"
    r"|game-chang(?:ing|er)|first-of-its-kind|unparalleled|unrivall?ed"
    r"|unmatched(?!\s+(?:order|trade|position|borrow|fund|lend|book|transact|pair|control|case))"
    r"|groundbreaking(?!\s+(?:ceremon|event|at|for|in|on|of|is|was|will|took|takes|this|today)"
    r"|[.,;])|(?-i:revolutionary)(?!\s+(?:war|movement|force|army|leader|gov|court|council|group)))",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:\b(?:is|are|as|be|remains?|becomes?|became)\s+|,\s+)(?:one\s+of\s+)?the\s+\Z"
)
_CLAIM_WORDS = frozenset(
    form
    for word in re.findall(
        r"\S+",
        """
        world's world’s best-in-class world-class industry-leading market-leading cutting-edge
        state-of-the-art game-changing game-changer first-of-its-kind unparalleled unmatched
        unrivaled unrivalled groundbreaking revolutionary
        """,
    )
    for form in (word, word.capitalize())
) - {"Revolutionary"}
_QUOTED = re.compile(r"“[^”]{0,5000}|\"[^\"]{0,2000}\"|«[^»]{0,5000}")
_SENTENCE_END = re.compile(r"[.!?][”\"')]{0,2}\s+(?=[“\"(*_]{0,3}[A-Z])")
_SOURCED = re.compile(
    r"according to|\[|<sup|[¹²³⁴⁵⁶†‡]|\\\*|\b(?:sources?|survey|study|ranked|ranking|rated|named"
    r"|recogni[sz]ed|measured|based on"
    r"|estimates?|per |cited|Statista|Gartner|IDC|Forrester|Nielsen|award\w*"
    r"|reputedly|by (?:revenue|sales|volume|assets|number))\b",
    re.IGNORECASE,
)


_REMEDY = "name the source, or say in figures what it is"
_MOST_SHOWN = 3


@needs(_CLAIM_WORDS)
def superlative_without_source(release_text: ReleaseText) -> Iterator[Fault]:
    """A claim to be first, largest or best names who found it so.

    Editors cut such words, readers skip them, and a rival may ask for the proof. In a
    quotation they are the speaker's own. Words that nobody can measure, such as `world-class`,
    are one note for all.

    Bad:
        ACME Corporation, the world's largest maker of anvils, opened state-of-the-art works.

    Good:
        ACME Corporation, the world's largest maker of anvils by volume, opened works that \
make 4,000 anvils a day.

    Source: Federal Trade Commission, Policy Statement Regarding Advertising Substantiation
    """
    words = _CLAIM_WORDS & release_text.words
    told: set[str] = set()
    praise: dict[str, int] = {}  # words that nobody can measure, with the line of the first
    for paragraph in release_text.paragraphs:
        if not any(word in paragraph.text for word in words):
            continue
        claims = [match for match in _CLAIM.finditer(paragraph.text) if _is_claim(match)]
        if not claims or EMPHASISED.fullmatch(paragraph.text.strip()):
            continue
        quoted = [match.span() for match in _QUOTED.finditer(paragraph.text)]
        for match in claims:
            at, claim = match.start(), " ".join(match[0].split())
            if claim.lower() in told or any(start <= at < stop for start, stop in quoted):
                continue
            if _SOURCED.search(_sentence(paragraph.text, at)):
                continue
            told.add(claim.lower())
            line = release_text.line(paragraph.start + at)
            if (
                claim.lower().endswith("leading")
                or "-" in claim
                or not claim.lower().startswith("world")
            ):
                praise[claim] = line
                continue
            yield Fault(line, f"`{claim}` is a claim without a source", _REMEDY)
    if praise:
        # One note for all: such words are style, and rarely of things that can be measured.
        shown = [f"`{claim}`" for claim in praise][:_MOST_SHOWN]
        more = f" and {len(praise) - _MOST_SHOWN} more" if len(praise) > _MOST_SHOWN else ""
        named = (
            ", ".join(shown) if more else " and ".join(", ".join(shown).rsplit(", ", 1))
        ) + more
        what = "is a claim" if len(praise) == 1 else "are claims"
        yield Fault(min(praise.values()), f"{named} {what} without a source", _REMEDY, sure=False)


def _is_claim(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return not match[0].lower().startswith("world") or "-" in match[0] or bool(_OWN.search(before))


def _sentence(text: str, at: int) -> str:
    """The sentence of `text` that contains the character at `at`."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.end() > at:
            return text[start : end.end()]
        start = end.end()
    return text[start:]
