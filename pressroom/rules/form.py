"""Rules on headings and lists as Markdown reads them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.rules.excerpts import correction
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.paragraphs import Paragraph
from pressroom.rules.release_text import ReleaseText

_HEADING = re.compile(r"(#{1,6})(?!#)[ ]*([^\s#][^\n]{0,500})")
_POINT = re.compile(r"^[ ]{0,3}(?:[-*+]|\d{1,3}\.)[ ]+\S", re.MULTILINE)


@needs("#")
def skipped_heading_level(release_text: ReleaseText) -> Iterator[Fault]:
    """Headings go down one level at a time.

    Those who hear a page move from heading to heading; a level that is left out sounds
    like a section that is missing.

    Bad:
        ## Results

        #### Net sales

        Net sales rose.

    Good:
        ## Results

        ### Net sales

        Net sales rose.

    Source: WCAG 2.2, 1.3.1 Info and Relationships; technique G141
    """
    if "#" not in release_text.prose:
        return
    above = 6
    for line, match in release_text.find_at_lines(_HEADING):
        level = len(match[1])
        if level > above + 1:
            yield Fault(
                line,
                f"`{match[1]}` follows `{'#' * above}`, and a level between them is left out",
                f"write `{'#' * (above + 1)}`",
            )
        above = level


# Not `**TOTAL 2,034**`, the row of a lost table, nor `**Table 1. …**`, a caption.
_BOLD = re.compile(
    r"\s*(\*\*|__)[ ]?(?!Table|Figure|Chart|By |To )([^\W_][^*_\n]{1,150}[^\s.!?,:;*_])[ ]?\1\s*"
)
# Figures, a date, a number of files such as `JS-889`.
_NO_HEADING = re.compile(r"\d,\d|\b(?:19|20)\d\d\Z|\A[A-Z]{1,3}-?\d+\Z")
_TEXT = 15
_BOLDS = ("**", "__")
_LONGEST_HEADING = 12


@needs("*_")
def bold_instead_of_heading(release_text: ReleaseText) -> Iterator[Fault]:
    """A heading is written as a heading.

    A line that is only bold looks like one, but nobody can jump to it who hears the page,
    and it is missing from its outline.

    Bad:
        ACME Corporation (NYSE: ACME) reported results for the quarter today, with net sales \
of $72.8 million and a profit.

        **Outlook**

        Net sales will grow as the new works make more anvils in each quarter of the year, \
and costs will not.

    Good:
        ACME Corporation (NYSE: ACME) reported results for the quarter today, with net sales \
of $72.8 million and a profit.

        ## Outlook

        Net sales will grow as the new works make more anvils in each quarter of the year, \
and costs will not.

    Source: WCAG 2.2, 1.3.1 Info and Relationships; failure F2
    """
    if not any(sign[0] in release_text.signs and sign in release_text.prose for sign in _BOLDS):
        return
    # Lines above the first running text are subheads and the letterhead.
    paragraphs = itertools.dropwhile(
        lambda paragraph: not _is_text(paragraph), release_text.paragraphs
    )
    found = [
        (release_text.line(paragraph.start), match[2])
        for paragraph, following in itertools.pairwise(paragraphs)
        if (match := _heading_in_bold(paragraph)) and _is_text(following)
    ]
    if found:
        line, words = found[0]
        more = len(found) - 1
        also = f", as {'is' if more == 1 else 'are'} {more} more" if more else ""
        what = f"`{words}` is bold text in a heading's place{also}"
        yield Fault(line, what, f"write `## {words}`")


def _heading_in_bold(paragraph: Paragraph) -> re.Match[str] | None:
    match = _BOLD.fullmatch(paragraph.text)
    if match is None or _NO_HEADING.search(match[2]) or len(match[2].split()) > _LONGEST_HEADING:
        return None
    return match


def _is_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return text.count(" ") >= _TEXT - 1 and not (_POINT.match(text) or _BOLD.fullmatch(text))


_YEAR_FIRST = re.compile(r"((?:1[89]|20)\d\d\.)[ ]{1,9}\S{1,60}")
_STAR_FIRST = re.compile(r"(\*)[ ]{1,9}(?!\*)\S{1,60}")
# What notes begin with, where nothing else tells that the star is no point of a list.
_NOTE = re.compile(
    r"\*[ ]+[*_(]{0,3}(?:non-gaap|denotes?|(?:less|greater|more|fewer) than|between|exclud|includ"
    r"|figures?|adjusted|indicates?|represents?|restated|preliminary|unaudited|not (?:applicable"
    r"|meaningful|material)|per |statistically|significan|p\s?[<=≤]|n/?[am]\b|as of|based on"
    r"|rounded|totals?|amounts?|sources?|notes?\b|see |may not|numbers|reconcil|all (?:figures"
    r"|amounts|numbers|currenc))",
    re.IGNORECASE,
)


def paragraph_as_list(release_text: ReleaseText) -> Iterator[Fault]:
    """A paragraph does not begin with what Markdown takes for the mark of a list.

    `2024. ` opens a list that counts from 2024, and a star with a space after it, as below
    tables, a list of one point.

    Bad:
        2025. That is when the works will open.

    Good:
        2025\\. That is when the works will open.

    Source: Markdown, "Lists" and "Backslash Escapes"; Python-Markdown, "Sane Lists"
    """
    before = ""
    for paragraph, following in zip(release_text.paragraphs, (*release_text.paragraphs[1:], None)):
        text = paragraph.text.lstrip()
        if text[:1] in "*12":
            found = _YEAR_FIRST.match(text)
            if found is None and _is_note(release_text, paragraph, text):
                after = following.text if following else ""
                alone = not _POINT.match(before) and not _POINT.match(after)
                found = _STAR_FIRST.match(text) if alone else None
            if found:
                mark = found[1]
                escaped = f"{mark[:-1]}\\{mark[-1]}"
                line = release_text.line(paragraph.start + len(paragraph.text) - len(text))
                yield Fault(
                    line,
                    f"`{mark} ` makes a list of this paragraph",
                    f"write `{escaped} `",
                    correction(release_text, line, found[0], escaped + found[0][len(mark) :]),
                )
        before = text


def _is_note(release_text: ReleaseText, paragraph: Paragraph, text: str) -> bool:
    """Whether a star begins a note and not a list: a single point, below a table or with a note's
    words."""
    if not _STAR_FIRST.match(text) or len(_POINT.findall(text)) > 1:
        return False
    above = (
        release_text.prose[max(0, paragraph.start - 2000) : paragraph.start]
        .rstrip()
        .rpartition("\n")[2]
    )
    return above.lstrip().startswith("|") or bool(_NOTE.match(text))
