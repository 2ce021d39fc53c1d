"""Rules on quotation marks and parentheses, and on the speakers of quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.rules.excerpts import excerpt, excerpt_before
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import Paragraph, ReleaseText

_SIGN = re.compile(r"[“”„]")
_GOES_ON = re.compile(r"[\s*_>]{0,9}(?:[“”„\"«»]|(?:[-*+]|\d{1,3}[.)])\s)")
_INCHES = re.compile(r"[\d½¼¾⅛⅜⅝⅞][”\"]")


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
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None)):
        text, at = paragraph.text, _unpaired(paragraph.text, release_text.release.language)
        if at is None:
            continue
        if _opens(text, at):
            pending = True
            if following and _GOES_ON.match(following.text):
                continue
            what = f"the quotation `{excerpt(text[at:])}` does not close in its paragraph"
            remedy = "close it; where it goes on, open the next paragraph with a quotation mark too"
        elif pending:
            pending = False  # The end of the quotation that was reported.
            continue
        else:
            what = f"a quotation closes after `{excerpt_before(text[:at])}` and none is open"
            remedy = "open it, or take the mark out"
        yield Fault(release_text.line(paragraph.start + at), what, remedy)


def _opens(text: str, at: int) -> bool:
    """Whether the quotation mark at `at` opens a quotation."""
    if text[at] != '"':
        return text[at] != "”"
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?")


def _unpaired(text: str, language: str) -> int | None:
    """Position of a double quotation mark in `text` without its counterpart; None if all are
    paired."""
    straight = text.count('"')
    # `»` also opens paragraphs of a quotation that goes on, and whole ones in German.
    if "«" in text and text.count("«") > text.count("»"):
        return text.rfind("«")
    if not straight % 2 and text.count("“") + text.count("„") == text.count("”"):
        return None
    if text.startswith(">") and re.search(r"\n>[ \t]*\n", text):
        return None  # Paragraphs of their own, each of which may open.
    opened: list[int] = []
    stray: list[int] = []
    for match in _SIGN.finditer(text):
        at = match.start()
        if match[0] == "”" or (match[0] == "“" and opened and text[opened[-1]] == "„"):
            if opened:
                opened.pop()
            else:
                stray.append(at)
        elif opened and match[0] == "“" and text[at - 1] == "\n":
            opened[-1] = at  # A quotation that continues in a line of its own opens there again.
        else:
            opened.append(at)
    # `6"` are inches, and a straight mark may be the other half of a curved one.
    if ((opened or stray) and straight % 2) or _INCHES.search(text):
        return None
    if stray and len(stray) % 2 == 0 and language.startswith(("sv", "fi")):
        return None
    if stray:
        return stray[0]
    if opened:
        return opened[-1] if text[opened[-1] + 1 :].strip() else opened[0]
    # In `<a href="…">` prose has blanked one of them out with the address.
    return text.rfind('"') if straight % 2 and '="' not in text and '">' not in text else None


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


_WHOLE = re.compile(r"\s*[*_]{0,3}(?:“[^“”\"]{40,5000}”|\"[^\"]{40,5000}\")[*_]{0,3}\s*")
_SPEAKS = re.compile(
    r"\b(?:said|says?|saying|comment(?:s|ed|ing)|add(?:s|ed|ing)|not(?:es|ed|ing)|stat(?:es|ed|ing)"
    r"|expla(?:ins|ined|ining)|continu(?:es|ed|ing)|conclud(?:es|ed|ing)|remark(?:s|ed|ing)"
    r"|according to|told|tells|writes|wrote|asked|announced|statements?|quot(?:es?|ed|ing)"
    r"|issued|declared|observed|emphasi[sz]ed|underlined|stressed|spoke|speaks|words)\b|:[*_\s]*\Z",
    re.IGNORECASE,
)
_MANY_WORDS = 12
_FEW_WORDS = 15


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
        whole = text.lstrip(" *_")[:1] in ("“", '"') and _WHOLE.fullmatch(text)
        if not whole or len(text.split()) < _MANY_WORDS:
            attributed = False
            continue
        before, after = paragraphs[:index][-1:], paragraphs[index + 1 : index + 2]
        attributed = (
            attributed
            or any(_names_speaker(other.text) for other in (*before, *after))
            or _is_headed(release_text, before, paragraph)
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
    few = len(text.split()) <= _FEW_WORDS and not text.rstrip().endswith((".", "”"))
    unclosed = text.count("“") > text.count("”")
    return (
        few
        or unclosed
        or text.lstrip(" *_").startswith(("—", "–", "-"))
        or bool(_SPEAKS.search(text))
    )


def _is_headed(
    release_text: ReleaseText, before: Sequence[Paragraph], paragraph: Paragraph
) -> bool:
    """Whether a heading or the release's headline introduces the quotation."""
    end = before[0].start + len(before[0].text) if before else 0
    return bool(release_text.prose[end : paragraph.start].strip()) or bool(
        _SPEAKS.search(release_text.release.title)
    )
