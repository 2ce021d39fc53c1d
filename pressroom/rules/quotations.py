"""Rules on quotation marks and parentheses, and on the speakers of quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pressroom.rules.excerpts import excerpt, excerpt_before
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.paragraphs import Paragraph
from pressroom.rules.release_text import ReleaseText

# Two single marks are often typed for a double one.
_SIGN = re.compile(r"[“”„\"]|‘‘|’’|''|``")
_GOES_ON = re.compile(r"[\s*_>]{0,9}(?:[“”„\"«»「『]|‘‘|''|``|(?:[-*+•–]|\d{1,3}[.)])\s)")
_INCHES = "0123456789½¼¾⅛⅜⅝⅞"
_BEFORE_OPENING = " \t\n([{—–-/*_>‘'\xa0"


def unclosed_quotation(release_text: ReleaseText) -> Iterator[Fault]:
    """A quotation closes in the paragraph that opens it.

    Without its end nobody can tell what was said from what the company says. One that runs
    over several paragraphs opens in each and closes in the last.

    Bad:
        “The trial met its endpoint, said Jane Doe. The company will publish the data.

    Good:
        “The trial met its endpoint,” said Jane Doe. The company will publish the data.

    Source: AP Stylebook, "quotation marks"; Business Wire, "Most common errors": improper use of \
quotation marks
    """
    paragraphs, pending = release_text.paragraphs, False
    angular = not release_text.signs.isdisjoint("«「『")
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if text.isascii() and '"' not in text and "''" not in text:
            continue  # as most: a fast check
        if not angular and _is_plain(text):
            continue
        found = _unpaired(text, release_text.release.language)
        if found is None:
            continue
        at, opens = found
        if opens:
            pending, later = True, paragraphs[number + 1 : number + 1 + _LONG_QUOTATION]
            if later and _GOES_ON.match(later[0].text):
                continue
            # Where a later paragraph closes it, some houses open only the first.
            sure = not any(_closes(each.text, release_text.release.language) for each in later)
            what = f"the quotation `{excerpt(text[at:])}` does not close in its paragraph"
            remedy = "close it; where it goes on, open the next paragraph with a quotation mark too"
            if text.rstrip(" *_\n").endswith("“"):
                what = f"the mark that closes `{excerpt(text[at:])}` is typed as an opening one"
                remedy = "write `”` in its place"
        elif pending:
            pending = False  # The end of the quotation that was reported.
            continue
        else:
            sure = True
            what = f"a quotation closes after `{excerpt_before(text[:at])}` and none is open"
            remedy = "open it, or take the mark out"
        yield Fault(release_text.line(paragraph.start + at), what, remedy, sure=sure)


_LONG_QUOTATION = 4  # paragraphs


def _closes(text: str, language: str) -> bool:
    """Whether a paragraph closes a quotation that it does not open."""
    found = _unpaired(text, language)
    return found is not None and not found[1]


class _Marks(msgspec.Struct):
    """The double quotation marks of a paragraph that have no counterpart: those that open, and
    those that close."""

    opened: list[int]
    stray: list[int]
    inches: bool = False


def _opens(text: str, match: re.Match[str], *, pending: bool) -> bool:
    """Whether a quotation mark opens a quotation, by what stands around it: a straight one, and a
    curly one that was typed the wrong way round. `pending` is whether one is open already, which
    decides where a straight one stands between letters."""
    at, end = match.span()
    before, after = text[at - 1 : at] or " ", text[end : end + 1] or " "
    if match[0] == "„":
        return True
    inside = after.isalnum() or after in "$€£¥([‘'’*_…#@.+&"
    if match[0] == "“":
        return not (after in " \t\n,.;:)" and (before.isalnum() or before in ".,!?…"))
    if match[0] in ("”", "’’"):
        return before in " \t\n(" and inside and after not in "’."
    if before in _BEFORE_OPENING and after not in " \t\n,.;:)":
        return True
    closes = before not in " \t\n" and not after.isalnum()
    return not closes and not pending


def _unpaired(text: str, language: str) -> tuple[int, bool] | None:
    """Position of a double quotation mark in `text` without its counterpart, and whether it opens a
    quotation; None if all are paired."""
    for opening, closing in () if text.isascii() else ("«»", "「」", "『』"):
        # `»` also opens paragraphs of a quotation that goes on, and whole ones in German.
        if opening in text and text.count(opening) > text.count(closing):
            return text.rfind(opening), True
    if _is_plain(text):
        return None
    if text.startswith(">") and re.search(r"\n>[ \t]*\n", text):
        return None  # Paragraphs of their own, each of which may open.
    marks = _paired(text)
    opened, stray = marks.opened, marks.stray
    if stray and len(stray) % 2 == 0 and language.startswith(("sv", "fi")):
        return None
    # In `<a href="…">` prose has blanked one of them out with the address.
    if '="' in text or '">' in text:
        return None
    if stray:
        return None if marks.inches else (stray[0], False)
    if opened:
        last = opened[-1]
        return (last if text[last + 1 :].strip() else opened[0]), True
    return None


def _is_plain(text: str) -> bool:
    """Whether a paragraph's marks need no look: as many open as close."""
    return not text.count('"') % 2 and text.count("“") + text.count("„") == text.count("”")


def _paired(text: str) -> _Marks:
    """The marks of a paragraph that are left when each is paired with the one before it."""
    marks = _Marks([], [])
    opened = marks.opened
    for match in _SIGN.finditer(text):
        at = match.start()
        # A broken character, as in `C“te d'Ivoire`.
        if match[0] in "“„" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha():
            continue
        closes_low = match[0] == "“" and opened and text[opened[-1]] == "„"
        if _opens(text, match, pending=bool(opened)) and not closes_low:
            if opened and text[at - 1 : at] == "\n" and match[0] == text[opened[-1]]:
                opened[-1] = at  # A quotation that goes on in a line of its own opens there again.
            else:
                opened.append(at)
            continue
        after_figure = text[at - 1 : at] in _INCHES and at > 0
        marks.inches |= after_figure
        if opened:
            opened.pop()
        elif not after_figure and match[0] not in ("''", "``", "’’"):
            marks.stray.append(at)
    return marks


# Not the mouth of `:-(`, nor `\\(`, nor the interval `(0, 1]`.
_PARENTHESIS = re.compile(r"(?<![:;=\\])(?<![:;=]-)\((?![^()\]\s]{1,12},\s?[^()\]\s]{1,12}\])|\)")


def unclosed_parenthesis(release_text: ReleaseText) -> Iterator[Fault]:
    """A parenthesis is closed.

    Without its end the reader does not know where the sentence goes on.

    Bad:
        ACME (NYSE: ACME opened works in March.

    Good:
        ACME (NYSE: ACME) opened works in March.

    Source: AP Stylebook, "parentheses"
    """
    paragraphs = release_text.paragraphs
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        at = _unclosed(text) if text.count("(") > text.count(")") else None
        # One that holds several paragraphs closes in the last.
        if at is None or any(
            later.text.count(")") > later.text.count("(")
            for later in paragraphs[index + 1 : index + 4]
        ):
            continue
        yield Fault(
            release_text.line(paragraph.start + at),
            f"the parenthesis `{excerpt(text[at:])}` does not close",
            "write its `)`, or take its `(` out",
        )


def _unclosed(text: str) -> int | None:
    opened: list[int] = []
    for match in _PARENTHESIS.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


_WHOLE = re.compile(r"\s*[*_]{0,3}[“\"”][^“”\"]{40,5000}[”\"“][*_]{0,3}\s*")
_SPEAKS = re.compile(
    r"\b(?:said|says?|saying|comment(?:s|ed|ing)?|add(?:s|ed|ing)|not(?:es|ed|ing)"
    r"|stat(?:es|ed|ing)|expla(?:ins|ined|ining)|continu(?:es|ed|ing)|conclud(?:es|ed|ing)"
    r"|remark(?:s|ed|ing)?|according to|told|tells|writ(?:es|ing)|wrote|ask(?:s|ed)"
    r"|statements?|quot(?:es?|ed|ing)|declared|observed|emphasi[sz]e[sd]|underlined"
    r"|stress(?:es|ed)|sp(?:oke|eaks)|words|shar(?:es|ed)|reflect(?:s|ed|ing)|repl(?:ies|ied)"
    r"|answer(?:s|ed)|affirm(?:s|ed)|reiterat(?:es|ed)|highlight(?:s|ed)|express(?:es|ed)"
    r"|prais(?:es|ed)|thank(?:s|ed)|recall(?:s|ed)|summ?(?:ed|arized)|put it|testimonials?"
    r"|pointed out|opin(?:es|ed)|enthus(?:es|ed))\b|:[*_\s]*\Z",
    re.IGNORECASE,
)
# What begins with a name and an office: a signature that is longer than a line.
_OFFICE = re.compile(
    r"\W{0,4}(?!(?:The|Our|In|On|At|A|For|This|We|As|It)\b)(?:[A-Z][\w.’'-]*\s+){1,4}"
    r"[A-Z][\w.’'-]*\s?[,–—|\n(-].{0,100}?\b(?:CEO|CFO|COO|CTO|CMO|CSO|President|Chair(?:man|woman|person)?|Chief|Director|Officer"
    r"|Founder|Co-?[Ff]ounder|Partner|Manager|Professor|Prof\.|Dr\.|M\.?D\.|Ph\.?D\.|Head|Minister"
    r"|Secretary|Mayor|Governor|Senator|Principal|Analyst|Editor|Coach|Captain|Owner)(?!\w)",
    re.DOTALL,
)
# Lines that are no names: a list, and what wires set as headings.
_LIST = re.compile(r"\s*[-–*] [^\n]+\n\s*[-–*] ")
_HEADING = re.compile(
    r"\W{0,4}(?:(?:About|Conference Call|Webcast|(?:[\w-]+ ){0,4}(?:Highlights|Results|Outlook"
    r"|Guidance|Overview|Summary|Background|Review|Update|Measures|Dividend|Information"
    r"|Statements?)"
    r"|Forward.Looking|Safe Harbor|Cautionary|(?:Media|Investor|Press)\b[\w ]*Contacts?"
    r"|Contacts?)\b"
    r"|[-–•*] [^\n]+\n\s*[-–•*] )",
    re.IGNORECASE,
)
_MANY_WORDS = 12
_FEW_WORDS = 15
_LONG_SIGNATURE = 45


@needs('“”"')
def quotation_without_speaker(release_text: ReleaseText) -> Iterator[Fault]:
    """A quotation says who speaks.

    A sentence that nobody is named for cannot be quoted: reporters drop it.

    Bad:
        The trial met its endpoint.

        “We are very pleased with these results, which show what our medicine can do for \
patients.”

        The data will be published in May.

    Good:
        The trial met its endpoint.

        “We are very pleased with these results, which show what our medicine can do for \
patients,” said Jane Doe, chief executive officer.

        The data will be published in May.

    Source: AP Stylebook, "quotations in the news"
    """
    paragraphs, attributed = release_text.paragraphs, False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        whole = text.lstrip(" *_")[:1] in ("“", '"', "”") and _WHOLE.fullmatch(text)
        if not whole or len(text.split()) < _MANY_WORDS:
            attributed = False
            continue
        before, after = paragraphs[:index][-1:], paragraphs[index + 1 : index + 2]
        attributed = (
            attributed
            or any(_names_speaker(other.text) for other in (*before, *after))
            or _is_headed(release_text, before, paragraph)
            or _is_repeated(release_text, paragraph)
        )
        if not attributed:
            yield Fault(
                release_text.line(paragraph.start + len(text) - len(text.lstrip())),
                f"nobody is named as the speaker of `{excerpt(text)}`",
                "write who says so, such as `said Jane Doe, chief executive officer`",
            )


def _names_speaker(text: str) -> bool:
    """Whether a paragraph beside a quotation names its speaker: with a verb, in a line with a name,
    or as a part of the quotation."""
    if _HEADING.match(text) and len(text.split()) <= _FEW_WORDS:
        return False
    few = len(text.split()) <= _FEW_WORDS and not text.rstrip().endswith((".", "”"))
    unclosed = text.count("“") > text.count("”")
    return (
        few
        or unclosed
        or (text.lstrip(" *_").startswith(("—", "–", "-", "―", "~")) and not _LIST.match(text))
        or bool(_SPEAKS.search(text))
        or (len(text.split()) <= _LONG_SIGNATURE and bool(_OFFICE.match(text)))
    )


def _is_repeated(release_text: ReleaseText, paragraph: Paragraph) -> bool:
    """Whether the quotation's words stand in the text once more: it is a pull quote."""
    words, prose = paragraph.text.strip(' *_“”"\n.,')[:60], release_text.prose
    end = paragraph.start + len(paragraph.text)
    return prose.find(words, 0, paragraph.start) >= 0 or prose.find(words, end) >= 0


def _is_headed(
    release_text: ReleaseText, before: Sequence[Paragraph], paragraph: Paragraph
) -> bool:
    """Whether a heading or the release's headline introduces the quotation."""
    end = before[0].start + len(before[0].text) if before else 0
    return bool(release_text.prose[end : paragraph.start].strip()) or bool(
        _SPEAKS.search(release_text.release.title)
    )
