"""Rules on one figure told twice: in headline, bullets, text and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pressroom.core.lazy import lazy_property
from pressroom.rules.amount_sentences import amount_sentences
from pressroom.rules.amounts import Amount, read_amounts
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.told_figures import (
    PERIOD,
    ToldFigure,
    common_period,
    names_measure,
    same_period,
    told_figures,
)

_BULLET = re.compile(r"[ \t]*(?:[-*•●·▪◦]|\d{1,2}[.)])[ \t\u00a0]")
_LONGEST_HEADING = 140
# Two figures of one measure, of which one may be of another period, are told if they are near.
_NEAR = 0.25
_MEASURE_WORDS = ("evenue", "ales", "rofit", "argin", "ncome", "oss", "EBITDA", "xpense", "acklog")


class _Told(msgspec.Struct, frozen=True):
    """A told figure with its line, as typed, and whether it stands above the text: in the
    headline, the subheads or a list."""

    figure: ToldFigure
    line: int
    typed: str
    above: str


class _Figures:
    """What a release tells of its measures."""

    def __init__(self, release_text: ReleaseText) -> None:
        self.release_text = release_text
        named = list(PERIOD.finditer(release_text.release.title))
        years = {match["of"] for match in named if match["of"]}
        self.period = common_period(named) or ""
        self.year = years.pop() if len(years) == 1 else ""

    @lazy_property
    def fields(self) -> list[tuple[int, str, str, list[Amount]]]:
        """Headline and subheads: line, name, text and amounts of each."""
        return [
            (line, name, text, read_amounts(text))
            for line, name, text in self.release_text.fields()
        ]

    @property
    def has_any_above(self) -> bool:
        """Whether headline, subheads or lists have amounts at all: most texts have none."""
        return any(field[3] for field in self.fields) or any(
            _is_item(self.release_text.prose, amount) for amount in self.release_text.amounts
        )

    @lazy_property
    def told(self) -> list[_Told]:
        """The figures that headline, subheads and text tell, in order."""
        found = []
        for line, name, text, amounts in self.fields:
            for figure in told_figures(amount_sentences(text, amounts), self.period):
                typed = _typed(text, figure.amount)
                found.append(_Told(self._dated(figure), line, typed, name))
        sentences = [each for each in self.release_text.amount_sentences if names_measure(each)]
        if not sentences:
            return found
        headings = self._headings
        place, period = 0, self.period
        for sentence in sentences:
            while place < len(headings) and headings[place][0] < sentence.start:
                period = headings[place][1]
                place += 1
            for figure in told_figures([sentence], period):
                typed = _typed(self.release_text.prose, figure.amount)
                line = self.release_text.line(figure.amount.start)
                above = "list" if _is_item(self.release_text.prose, figure.amount) else ""
                found.append(_Told(self._dated(figure), line, typed, above))
        return found

    def _dated(self, figure: ToldFigure) -> ToldFigure:
        """The figure with the headline's year, if it names none and is of the same period."""
        if figure.year or not self.year or figure.period != self.period:
            return figure
        return msgspec.structs.replace(figure, year=self.year)

    @lazy_property
    def _headings(self) -> list[tuple[int, str]]:
        """Where headings name a period, and which; empty where they name several."""
        found, prose = [], self.release_text.prose
        for match in PERIOD.finditer(prose):
            start = prose.rfind("\n", 0, match.start()) + 1
            end = prose.find("\n", match.end())
            row = prose[start : end if end >= 0 else len(prose)].strip()
            if len(row) <= _LONGEST_HEADING and "$" not in row and row[-1:] not in ".;,":
                found.append((start, common_period(list(PERIOD.finditer(row))) or ""))
        return found


def _typed(text: str, amount: Amount) -> str:
    return as_quoted(text[amount.start : amount.end])


def _is_item(prose: str, amount: Amount) -> bool:
    return _BULLET.match(prose, prose.rfind("\n", 0, amount.start) + 1) is not None


def _may_tell(release_text: ReleaseText) -> bool:
    return bool(release_text.amounts) and any(word in release_text.prose for word in _MEASURE_WORDS)


def figure_told_two_ways(release_text: ReleaseText) -> Iterator[Fault]:
    """Headline, bullets and text give the same figure of a measure.

    Bullets are written last and from memory, or stay as they were in the draft before; those who
    read only them take the wrong figure. A figure is told if it stands nowhere else, and the text
    gives another one for the same measure and period.

    Bad:
        title: ACME Reports Third-Quarter Results

        - Revenue grew 24% to $15.2 million

        Revenue in the third quarter increased 33% to $15.2 million.

    Good:
        title: ACME Reports Third-Quarter Results

        - Revenue grew 33% to $15.2 million

        Revenue in the third quarter increased 33% to $15.2 million.

    Source: newswire editors' lists of commonest catches
    """
    if not _may_tell(release_text):
        return
    figures = _Figures(release_text)
    if not figures.has_any_above or not any(each.above for each in figures.told):
        return
    amounts = [*release_text.amounts, *(amount for field in figures.fields for amount in field[3])]
    for told in figures.told:
        if not told.above:
            continue
        others = [
            each
            for each in figures.told
            if each is not told and each.figure.same_measure(told.figure)
        ]
        if not others or _stands_elsewhere(told.figure.amount, amounts):
            continue
        other = others[0]
        sure = all(each.figure.period == told.figure.period != "" for each in others)
        if not sure and not _is_near(told.figure.amount, other.figure.amount):
            continue
        where = "" if told.above == "list" else f" of the {told.above}"
        yield Fault(
            told.line,
            f"`{told.typed}`{where} for {told.figure.measure} is `{other.typed}` on line "
            f"{other.line}",
            "give the same figure in both",
            sure=sure,
        )


def _stands_elsewhere(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether another amount of the release may be the same."""
    return any(
        each is not amount and each.comparable(amount) and each.fits(amount) for each in amounts
    )


def _is_near(one: Amount, other: Amount) -> bool:
    return abs(one.value - other.value) <= _NEAR * max(one.value, other.value)


def figure_unlike_the_table(release_text: ReleaseText) -> Iterator[Fault]:
    """The text gives the figures of the release's own tables.

    Programs read the tables and people the text, and both publish what they read. A figure of
    the text is told if it stands in none of the tables, and the row of its measure has one
    that is near.

    Bad:
        title: ACME Reports Third-Quarter Results

        Revenue in the third quarter rose to $72.8 million.

        | (in thousands) | 2026 | 2025 |
        |---|---:|---:|
        | Revenue | 71,912 | 65,040 |

    Good:
        title: ACME Reports Third-Quarter Results

        Revenue in the third quarter rose to $71.9 million.

        | (in thousands) | 2026 | 2025 |
        |---|---:|---:|
        | Revenue | 71,912 | 65,040 |

    Source: newswire editors' lists of commonest catches
    """
    if not release_text.article.statements or not _may_tell(release_text):
        return
    from pressroom.rules.statement_rows import measure_rows, stands_in_tables

    statements = release_text.article.statements
    language = release_text.release.language
    rows = measure_rows(statements, language)
    if not rows:
        return
    figures = _Figures(release_text)
    told_before: set[tuple[str, float]] = set()
    for told in figures.told:
        figure = told.figure
        if figure.change or figure.amount.rate or figure.amount.kind != "money":
            continue
        row = next((row for row in rows if row.measure == figure.measure), None)
        if row is None or not same_period(figure.period, figures.period):
            continue
        near = row.nearest(figure.amount)
        if near is None or stands_in_tables(figure.amount, statements, language):
            continue
        if (figure.measure, figure.amount.value) in told_before:
            continue
        told_before.add((figure.measure, figure.amount.value))
        yield Fault(
            told.line,
            f"`{told.typed}` for {figure.measure} stands in no table, and the row "
            f"`{as_quoted(row.label)}` has {near}",
            "give the table's figure, or correct the table",
        )


_ROUGH = re.compile(
    r"(?:up to|over|more than|nearly|about|approximately|almost|around|~|>|exceed\w*|above|under|"
    r"below|at least|as much as|potential\w*|combined|total\w*|surpass\w*|cross\w*|top\w*|"
    r"pass\w*|beyond)"
    r"(?: (?:an?|the|of))?[ ~>]*\Z",
    re.IGNORECASE,
)


def headline_figure_not_in_text(release_text: ReleaseText) -> Iterator[Fault]:
    """What the headline says in figures stands in the text.

    A headline is written last. An amount that the text does not have is from another draft, or
    is a sum that readers have to guess.

    Bad:
        title: ACME Prices $550 Million of Senior Notes

        ACME priced $500 million of senior notes, and will get $492 million of them.

    Good:
        title: ACME Prices $500 Million of Senior Notes

        ACME priced $500 million of senior notes, and will get $492 million of them.

    Source: newswire editors' lists of commonest catches
    """
    money = [amount for amount in release_text.amounts if amount.kind == "money"]
    if len(money) < 2:
        return
    title = release_text.release.title
    for amount in read_amounts(title) if any(sign in title for sign in "$€£¥") else ():
        if amount.kind != "money" or amount.ranged or amount.rate or amount.value < 1000:
            continue
        if _ROUGH.search(title, max(0, amount.start - 24), amount.start) or (
            title[amount.end : amount.end + 1] == "+"
        ):
            continue
        # Headlines cut off instead of rounding, and convert to another currency.
        if any(abs(each.value - amount.value) <= 2 * amount.half + each.half for each in money):
            continue
        yield Fault(
            release_text.release.line("title"),
            f"`{_typed(title, amount)}` of the headline stands nowhere in the text",
            "give the figure of the text, or say in the text what it is of",
            sure=False,
        )
