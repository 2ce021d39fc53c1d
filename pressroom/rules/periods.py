"""Rules on reporting periods of results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from pressroom.rules.english import as_quoted, written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.paragraphs import Paragraph
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.months import PATTERN, month_number

_ORDINALS = ("first", "second", "third", "fourth")
_YEAR = r"(?:19|20)\d\d"
_QUARTER = re.compile(
    rf"(?:\b(?P<before>{_YEAR})\s+(?:fiscal\s+)?)?"
    r"(?:\b(?P<also>first|second|third)\s+(?:and|through|to)\s+(?:the\s+)?)?"
    r"\b(?P<ordinal>first|second|third|fourth)[-\s]+(?:fiscal[-\s]+)?quarter\b"
    rf"(?:\s+(?:of\s+)?(?:the\s+)?(?:(?:fiscal|financial|calendar)\s+)?(?:year\s+)?(?P<year>{_YEAR})\b)?"
    rf"|(?:\b(?P<before2>{_YEAR})\s+)?\bQ(?P<number>[1-4])(?:\s+(?:FY\s?|fiscal\s+)?(?P<year2>{_YEAR})\b)?"
    rf"|\b(?P<number3>[1-4])Q\s?(?P<year3>{_YEAR})?\b",
    re.IGNORECASE,
)
_HINTS = ("quarter", "Quarter", "QUARTER", "Q1", "Q2", "Q3", "Q4", "1Q", "2Q", "3Q", "4Q")
_RESULTS = re.compile(r"\b(?:results|earnings|net\s+(?:income|loss|sales)|revenues?)\b", re.I)
_REPORTS = re.compile(r"\b(?:reports|reported|announces|announced|posts|posted|publishes)\b", re.I)
# Headlines whose quarter is to come, or is another than that of results.
_TO_COME = re.compile(
    r"\b(?:to\s+(?:report|announce|release|host|hold|discuss|present|webcast)|will|dates?|"
    r"schedul\w+|dividends?|distribution|conference\s+call|webcast|borrowing|financing|"
    r"refunding|restat\w+|delay\w*|correct\w*)\b",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"\b(?:guidance|outlook|expect\w*|preliminary|estimat\w+|forecast\w*|project\w+|target\w*)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|than|versus|vs\.?|over|against|since|in)\s+(?:the\s+|its\s+)?\Z",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect\w*|anticipat\w*|plan(?:s|ned)?|target\w*|on\s+track|will|scheduled|guidance|"
    r"outlook|forecast\w*|estimat\w+|until|readout|data|topline|complet\w+|initiat\w+|"
    r"commenc\w+|launch\w*|begin\w*|clos(?:e|ing)|dividends?|payable)\b[^.;]*\Z",
    re.IGNORECASE,
)
# Headlines of a company's results, not of a trial's, a vote's or a drill hole's.
_FINANCIAL = re.compile(
    r"\b(?:financial|operating|quarter\w*|earnings|net|revenues?|sales|fiscal|annual|year\w*|"
    r"half\w*|interim)\b",
    re.IGNORECASE,
)
_TABLE_HEAD = re.compile(r"^(?P<head>[^\n]*\|[^\n]*)\n(?=[ \t]*[|:-][\s|:-]*--)", re.MULTILINE)
_FISCAL = re.compile(r"\b(?:fiscal|financial\s+year|FY\s?\d)", re.IGNORECASE)
_ENDED = re.compile(rf"\bend(?:ed|ing|s)\s+(?P<month>{PATTERN})\s+(?P<day>\d{{1,2}})\b")
_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
_WHOLE_YEAR = re.compile(
    rf"\b(?:full[-\s]year|year[-\s]end|fiscal(?:\s+year)?|annual)\s+(?P<year>{_YEAR})\b|"
    rf"\b(?P<year2>{_YEAR})\s+(?:full[-\s]year|year[-\s]end|annual)\b",
    re.IGNORECASE,
)


class _Label(msgspec.Struct, frozen=True):
    """A quarter as named in a text: its numbers, and its year if it is given."""

    text: str
    start: int
    numbers: frozenset[int]
    year: int | None


def _labels(text: str) -> list[_Label]:
    found = []
    for match in _QUARTER.finditer(text):
        words = [match[name].lower() for name in ("also", "ordinal") if match[name]]
        numbers = {_ORDINALS.index(word) + 1 for word in words}
        numbers |= {int(match[name]) for name in ("number", "number3") if match[name]}
        if match["also"] and "through" in match[0].lower():
            numbers = set(range(min(numbers), max(numbers) + 1))
        years = [match[name] for name in ("before", "before2", "year", "year2", "year3")]
        year = next((int(year) for year in years if year), None)
        found.append(_Label(as_quoted(match[0]), match.start(), frozenset(numbers), year))
    return found


def another_quarters_label(release_text: ReleaseText) -> Iterator[Fault]:
    """Headline, lead and tables of results name the same quarter, and one that is over.

    Results are written over those of the quarter before, and a label that stays behind
    makes readers, and programs, file the figures under the wrong quarter.

    Bad:
        title: ACME Reports Third-Quarter 2025 Results

        ACME Corporation today reported results for the second quarter of 2025.

    Bad:
        title: ACME Reports Second-Quarter 2026 Results

        ACME Corporation today reported its results.

    Good:
        title: ACME Reports Third-Quarter 2025 Results

        ACME Corporation today reported results for the third quarter of 2025.

    Source: newswire editors' lists of commonest catches: last quarter's template left over
    """
    title = release_text.release.title
    if not _RESULTS.search(title) or _TO_COME.search(title):
        return
    lead = next(iter(release_text.paragraphs), None)
    named = _labels(title) if any(hint in title for hint in _HINTS) else []
    where, line = "headline", release_text.release.line("title")
    if named and lead is not None:
        yield from _lead_differs(release_text, named, lead)
    elif (
        lead is not None and _FINANCIAL.search(title) and any(hint in lead.text for hint in _HINTS)
    ):
        named = [label for label in _labels(lead.text) if not _is_compared(lead.text, label)]
        where, line = "first paragraph", release_text.line(lead.start)
    if named:
        yield from _tables_differ(release_text, named, where)
        yield from _not_over(release_text, named, line)


def _is_compared(text: str, label: _Label) -> bool:
    """Whether a quarter is one that this one is compared with, or one in which something is
    expected, such as a trial's data or a closing."""
    before = text[max(0, label.start - 90) : label.start]
    return _COMPARED.search(before[-30:]) is not None or _EXPECTED.search(before) is not None


def _lead_differs(
    release_text: ReleaseText, named: list[_Label], lead: Paragraph
) -> Iterator[Fault]:
    told = _labels(lead.text)
    own = [label for label in told if not _is_compared(lead.text, label)]
    if not own or any(a.numbers & b.numbers and _same_year(a, b) for a in named for b in told):
        return
    # "The third quarter of 2012" may be the one compared with, this year's being named
    # by its last day.
    if any(a.numbers & b.numbers for a in named for b in told) and (
        any(a.year and str(a.year) in lead.text for a in named)
    ):
        return
    yield Fault(
        release_text.line(lead.start + own[0].start),
        f"the headline is of the `{named[0].text}`, this of the `{own[0].text}`",
        "correct the one that is left over from another quarter",
    )


def _same_year(a: _Label, b: _Label) -> bool:
    return a.year is None or b.year is None or a.year == b.year


def _tables_differ(release_text: ReleaseText, named: list[_Label], where: str) -> Iterator[Fault]:
    prose = release_text.prose
    if "|" not in prose or "--" not in prose:
        return
    heads = [
        (match, _labels(match["head"]))
        for match in _TABLE_HEAD.finditer(prose)
        if any(hint in match["head"] for hint in _HINTS) and not _GUESSED.search(match["head"])
    ]
    numbers = frozenset().union(*(label.numbers for label in named))
    # Guidance is for the quarter that comes next.
    expected = numbers | {number % 4 + 1 for number in numbers}
    labels = [label for _, found in heads for label in found]
    if not labels or any(label.numbers & expected for label in labels):
        return
    match, found = next((match, found) for match, found in heads if found)
    yield Fault(
        release_text.line(match.start() + found[0].start),
        f"the {where} is of the `{named[0].text}`, this table of the `{found[0].text}`",
        "correct the one that is left over from another quarter",
    )


def _not_over(release_text: ReleaseText, named: list[_Label], line: int) -> Iterator[Fault]:
    """Faults of results for a calendar quarter that ends after the release's own day."""
    own = release_text.release.instant.at.date()
    label = named[0]
    title = release_text.release.title
    if label.year is None or not _REPORTS.search(title) or _GUESSED.search(title):
        return
    ends = date(label.year, *_ENDS[max(label.numbers) - 1])
    # Many years of account are no calendar years, and most texts of such say "fiscal".
    texts = (title, release_text.prose, *(text.text for text in release_text.release.boilerplate))
    if ends - timedelta(days=1) <= own or any(map(_FISCAL.search, texts)):
        return
    # So do texts that name another last day than the calendar's.
    days = (
        (month_number(found["month"]), int(found["day"])) for _, found in release_text.find(_ENDED)
    )
    if any(day != (ends.month, ends.day) for day in days):
        return
    yield Fault(
        line,
        f"the `{label.text}` is over only after the release's own day, {written_date(own)}",
        "write the quarter that the results are for, or correct `date`",
    )


def stale_year(release_text: ReleaseText) -> Iterator[Fault]:
    """Results are not labelled with a year that is long past.

    In the first months of a year fingers still type the old one; in a label of results
    that makes it the year before last.

    Bad:
        title: ACME Reports Fourth-Quarter and Full-Year 2024 Results
        date: 2026-03-01 09:00

    Good:
        title: ACME Reports Fourth-Quarter and Full-Year 2025 Results
        date: 2026-03-01 09:00

    Source: newswire editors' lists of commonest catches
    """
    title, own = release_text.release.title, release_text.release.instant.at.date()
    if not _RESULTS.search(title) or not _REPORTS.search(title):
        return
    if _TO_COME.search(title):
        return
    years = [label.year for label in _labels(title) if label.year]
    years += [int(match["year"] or match["year2"]) for match in _WHOLE_YEAR.finditer(title)]
    if years and max(years) < own.year - 1:
        yield Fault(
            release_text.release.line("title"),
            f"the results are labelled {max(years)}, in {own.year}",
            f"write {own.year - 1}, or whichever year the results are for",
        )
