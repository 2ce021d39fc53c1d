"""Rule on small words that cannot stand together: `the a`, `of for`, `is are`, `a increase`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set

from pressroom.core.occurrences import occurrences
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_SAME = "take one of the two words out, or write the one that is missing"
_AFTER = r"(?![\w’'/-]|\.\w)"
# Two small words, of which one was to go when the sentence was changed.
_PAIRS = tuple(
    pair.replace("_", " ")
    for pair in re.findall(
        r"\S+",
        """
        the_a the_an a_the an_the a_an an_a is_are was_were were_was has_have have_has
        for_of with_of to_of in_of
        the_of the_is the_was the_are the_were the_has the_and
        will_has will_had will_is will_are can_has may_has could_has should_has must_has would_has
        would_had does_has did_had be_been been_be has_been_has have_been_being
        could_of should_of must_of in_the_of to_the_of to_the_for for_the_to
        """,
    )
)
_OF_COURSE = re.compile(r" course\b")
# Not a slip: `the a priori`, `the in vivo`, `be a to-do`, `what it is was`, `the what and the is`.
_LATIN = re.compile(r" (?:priori|posteriori|fortiori|la|la carte|vivo|vitro|situ|silico|be)\b")
_QUESTION = re.compile(r"\b(?:what|who|how|where|why|whether|question|problem|answer|fact|truth)\b")
_ARTICLE = re.compile(
    r" (?:a (?=[ai][a-z]{3}|e(?!u|w)[a-z]{4}|o(?!ne|nce|ui)[a-z]{4}|un(?!i|anim|il)[a-z]{4})"
    r"|an (?=[bcdgjkpqtvwyz][a-z]{4}|us(?:er|eful|e)\b"
    r"|uni(?:que|t|ted|versal|versity|form|fied|on|lateral)\b))"
    rf"[a-z]+{_AFTER}"
)
_MORE_WORDS = "more|less|greater|fewer|higher|lower|rather|better|larger"
_OWNED_WORDS = (
    "own|subsidiary|subsidiaries|affiliates|shareholders|stockholders|customers|board|clients"
    "|wholly|headquarters|portfolio|directors|products|employees|common"
)
_IT_IS = ("it's", "it’s")
_THEN = re.compile(
    rf" (?:{_MORE_WORDS}) then"
    r"(?= (?:[\d$€£]|half|one|two|three|four|five|ten|the)\b)"
)
_ITS = re.compile(
    rf" it[’']s (?:{_OWNED_WORDS})"
    r"(?= (?!who\b|that\b)|[.,;])"
)
_FOREIGN = re.compile(
    r"\b(?:der|das|und|ein|eine|dem|im|zu|les|des|du|el|los|las|une|et|della|het|een|och|att|dos"
    r"|para|con|che|não|è|é|à)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|with|that|this|by)\b")


def small_words_that_clash(release_text: ReleaseText) -> Iterator[Fault]:
    """Small words that cannot stand together do not.

    `the a`, `of for` and `is are` are what a change leaves behind: the new word is in, and the
    old one is not out. `a increase`, `more then 5` and `it's own` are slips that a spelling
    checker passes. Only pairs that no sentence has are looked for.

    Bad:
        ACME opened the a works for of anvils, a increase of more then 5 percent.

    Good:
        ACME opened the works for anvils, an increase of more than 5 percent.

    Source: LanguageTool, "DT_DT", "EN_A_VS_AN" and "THAN_THEN"
    """
    found, slips = _may_clash(release_text)
    if not found and not slips:
        return
    flat = release_text.lower.replace("\n", " ")
    told: set[str] = set()
    for pair in (pair for pair in _PAIRS if pair in found):
        for at in occurrences(flat, f" {pair}"):
            if pair not in told and _is_slip(release_text.prose, flat, at, pair):
                told.add(pair)
                yield Fault(release_text.line(at + 1), f"`{pair}` cannot stand together", _SAME)
    for pattern, remedy in slips:
        for match in pattern.finditer(flat):
            said, at = match[0].strip(), match.start()
            # `Company A invests` is right.
            as_typed = release_text.prose[at + 1 : match.end()].replace("\n", " ")
            if said in told or said != as_typed or not _is_english(flat, at):
                continue
            told.add(said)
            article, _, noun = said.partition(" ")
            new = f"{'an' if article == 'a' else 'a'} {noun}"
            if flat.endswith("such", 0, at):
                new += "`, or `such as"
            what = f"`{said}` is a slip"
            yield Fault(release_text.line(at + 1), what, remedy.format(new))


# A text as one byte a token, the number of a small word or 0: to search it takes no time.
_SMALL = {
    word: number
    for number, word in enumerate(
        dict.fromkeys(
            ["a", "an", "then", *_IT_IS, *(word for pair in _PAIRS for word in pair.split())]
        ),
        start=1,
    )
}
_SIGN = {word: bytes([number]) for word, number in _SMALL.items()}
_BY_FIRST = [
    [pair for pair in _PAIRS if pair.split()[0] == first]
    for first in dict.fromkeys(pair.split()[0] for pair in _PAIRS)
]
_IN_ORDER = tuple(itertools.chain.from_iterable(_BY_FIRST))


def _as_small(pair: str) -> bytes:
    return re.escape(b"".join(map(_SIGN.__getitem__, pair.split())))


# One may begin within another, so that only its first word is taken; each has its group.
_CLASH = re.compile(
    b"|".join(
        _as_small(pairs[0].split()[0])
        + b"(?="
        + b"|".join(b"(" + _as_small(pair.partition(" ")[2]) + b")" for pair in pairs)
        + b")"
        for pairs in _BY_FIRST
    )
)
_WANTS_AN, _WANTS_A = (*"aeio", "un"), (*"bcdgjkpqtvwyz", "us", "uni")
_MORE = frozenset(_MORE_WORDS.split("|"))
_OWNED = frozenset(_OWNED_WORDS.split("|"))


def _may_clash(
    release_text: ReleaseText,
) -> tuple[Set[str], list[tuple[re.Pattern[str], str]]]:
    """Pairs of small words among the tokens, and the patterns of other slips that there may be,
    each with its remedy. Nearly no text has any, and this check is fast."""
    tokens = [*release_text.tokens, ""]
    small = bytes(map(_SMALL.get, tokens, itertools.repeat(0)))
    found = {_IN_ORDER[clash.lastindex - 1] for clash in _CLASH.finditer(small) if clash.lastindex}
    slips = []
    if any(_takes_an(tokens[at + 1]) for at in occurrences(small, _SIGN["a"])) or any(
        tokens[at + 1].startswith(_WANTS_A) for at in occurrences(small, _SIGN["an"])
    ):
        slips.append((_ARTICLE, "write `{}`"))
    if any(tokens[at - 1] in _MORE for at in occurrences(small, _SIGN["then"])):
        slips.append((_THEN, "write `than`"))
    if any(tokens[at + 1] in _OWNED for word in _IT_IS for at in occurrences(small, _SIGN[word])):
        slips.append((_ITS, "write `its`, without an apostrophe"))
    return found, slips


def _takes_an(word: str) -> bool:
    return word.startswith(_WANTS_AN) and not _SOUNDS.match(word)


_SOUNDS = re.compile(r"eu|ew|one|once|uni")


def _is_slip(prose: str, flat: str, at: int, pair: str) -> bool:
    """Whether the words at `at` stand in one phrase, typed in small letters, with nothing near
    that makes sense of them."""
    end = at + 1 + len(pair)
    if prose[at + 1 : end] != pair or not _ENDS.match(flat, end):
        return False
    if not _is_english(flat, at):
        return False
    if pair.endswith(" of") and _OF_COURSE.match(flat, end):
        return False
    return not _LATIN.match(flat, end) and not _QUESTION.search(flat, max(0, at - 60), at)


_ENDS = re.compile(r"(?= [a-z\d$€£“\"(])(?! [-–—])")


def _is_english(flat: str, at: int) -> bool:
    """Whether the text around `at` is an English sentence, and the word before in small letters."""
    before = flat[at - 1 : at]
    near = flat[max(0, at - 120) : at + 120]
    return (
        (before.isalnum() or before in (",", ")", "%"))
        and len(_ENGLISH.findall(near)) > 1
        and not _FOREIGN.search(flat, max(0, at - 60), at + 60)
    )
