"""Rules on two typed forms of one thing in a release: quotation marks, `a.m.` and `p.m.`."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator

from pressroom.rules.excerpts import correction
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_CURLY_QUOTATION = re.compile(r"“[^“”\"\n]{1,2000}”")
_STRAIGHT_QUOTATION = re.compile(r"(?<![\w\d])\"[A-Za-z][^\"“”\n<>=]{1,2000}\"(?!\w)")
_CURLY_APOSTROPHE = re.compile(r"[A-Za-z]’[a-z]")
_STRAIGHT_APOSTROPHE = re.compile(r"[A-Za-z]'[a-z]")


@needs("”’", "\"'")
def mixed_quotation_marks(release_text: ReleaseText) -> Iterator[Fault]:
    """Quotation marks and apostrophes of a release are typed in one form.

    Straight ones among curly ones show that the text was put together from two. The page
    sets straight ones as the language has them, but a wire, a mail and `.md` copies do not.
    It is told once a release, as a note.

    Bad:
        “It met its endpoint,” said Jane Doe. "We are proud," she said.

    Good:
        “It met its endpoint,” said Jane Doe. “We are proud,” she said.

    Source: AP Stylebook, "quotation marks"; newswire editors' lists: text out of two sources
    """
    prose = release_text.prose
    for curly, straight, what, signs in (
        (_CURLY_QUOTATION, _STRAIGHT_QUOTATION, "quotation marks", '”"'),
        (_CURLY_APOSTROPHE, _STRAIGHT_APOSTROPHE, "apostrophes", "’'"),
    ):
        if signs[0] not in prose or signs[1] not in prose or not curly.search(prose):
            continue
        other = straight.search(prose)
        if other is not None:
            line = release_text.line(other.start())
            remedy = f"write all of them as `{signs[0]}`, or all as `{signs[1]}`"
            found = f"{what} are typed in two forms, here straight and elsewhere curly"
            yield Fault(line, found, remedy, sure=False)
            return


# `9:00AM`, joined, is PR259's.
_CLOCK = re.compile(r"(?<![\w.:$-])\d{1,2}(?:[:.]\d\d)?[ \u00a0](?P<half>[AaPp]\.?[ ]?[Mm]\b\.?)")
_DOT = re.compile(r"[.\s]")


@needs(("am", "pm", "AM", "PM", "m", "M"))
def mixed_clock_forms(release_text: ReleaseText) -> Iterator[Fault]:
    """All hours of a release have one form of `a.m.` and `p.m.`

    `8:30 a.m.` and `5:00 PM` in one text come from two hands.

    Bad:
        The call begins at 8:30 a.m. ET. A replay is available from 11:30 AM ET.

    Good:
        The call begins at 8:30 a.m. ET. A replay is available from 11:30 a.m. ET.

    Source: AP Stylebook, "a.m., p.m."; The Chicago Manual of Style, 10.41
    """
    plain = {"am", "pm", "AM", "PM"} & release_text.words
    # Of `p.m.` the last letter is a word.
    dotted = [m for m in ("m", "M") if m in release_text.words and f".{m}" in release_text.prose]
    if len({half[-1] for half in plain}) + len(dotted) < 2:
        return  # one form at most
    found: dict[str, list[re.Match[str]]] = collections.defaultdict(list)
    for match in _CLOCK.finditer(release_text.prose):
        found[_form(match)].append(match)
    if len(found) < 2:
        return
    usual = max(found, key=lambda form: (len(found[form]), form == "a.m."))
    other = next(form for form in found if form != usual)
    match = found[other][0]
    shown, half = match[0], match["half"]
    new = shown[: -len(half)] + _written(half, usual)
    line = release_text.line(match.start())
    what = f"`{shown}` beside `{found[usual][0][0]}`: two forms of the clock in one release"
    yield Fault(line, what, f"write `{new}`", _fix(release_text, line, match, new))


def _form(match: re.Match[str]) -> str:
    """The form of `p.m.`, as `a.m.` has it; without its last point, which may be the sentence's."""
    half = match["half"]
    letters = "AM" if half[0].isupper() else "am"
    dotted = _DOT.search(half[:-1]) is not None
    return f"{letters[0]}.{letters[1]}." if dotted else letters


def _written(half: str, form: str) -> str:
    letter = half[0].upper() if form[0] == "A" else half[0].lower()
    return letter + form[1:]


def _fix(release_text: ReleaseText, line: int, match: re.Match[str], new: str) -> Fix | None:
    # A point after `pm` may end the sentence: then it is left to the author.
    return None if match[0].endswith(".") else correction(release_text, line, match[0], new)
