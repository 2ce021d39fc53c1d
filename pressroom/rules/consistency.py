"""Rules on one figure told twice: in headline, bullets, text and tables."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from pressroom.core.lazy import lazy_property
from pressroom.rules.amount_sentences import AmountSentences
from pressroom.rules.amounts import Amount, read_amounts
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import TABLES, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.told_figures import (
    PERIOD,
    ToldFigure,
    common_period,
    measure_places,
    same_period,
    told_figures,
)

_BULLET = re.compile(r"[ \t]*(?:[-*•●·▪◦]|\d{1,2}[.)])[ \t\u00a0]")
_BULLET_BELOW = re.compile(rf"\n{_BULLET.pattern}")
# Each is compared with each; results have a tenth of it.
_MOST_FIGURES = 200
_LONG_ITEM = 400
_LONGEST_HEADING = 140
# Two figures of one measure, of which one may be of another period, are told if they are near.
_NEAR = 0.25
_DIGIT = re.compile(r"[0-9]")
_MEASURE_WORDS = ("evenue", "ales", "rofit", "argin", "ncome", "oss", "EBITDA", "xpense", "acklog")


class _MeasureFigure(msgspec.Struct, frozen=True):
    """A told figure with its line, as typed, and whether it stands above the text: in the
    headline, the subheads or a list."""

    figure: ToldFigure
    line: int
    typed: str
    above: str


class _Figures:
    """Figures of a release's measures, in its texts."""

    def __init__(self, release_text: ReleaseText) -> None:
        self.release_text = release_text
        named = list(PERIOD.finditer(release_text.release.title))
        years = {match["of"] for match in named if match["of"]}
        self.period = common_period(named) or ""
        self.year = years.pop() if len(years) == 1 else ""

    @lazy_property
    def above(self) -> list[_MeasureFigure]:
        """The figures that headline, subheads and lists tell, in order."""
        found = []
        for line, name, text in self.release_text.fields():
            for sentence in AmountSentences(text).around(measure_places(text.lower())):
                for figure in told_figures(sentence, self.period):
                    typed = _typed(text, figure.amount)
                    found.append(_MeasureFigure(self._dated(figure), line, typed, name))
        return found + self._figures_at(self._item_places())

    def _item_places(self) -> Iterator[int]:
        """Places at which lists with figures name measures."""
        prose, lower, figures = (
            self.release_text.prose,
            self.release_text.lower,
            self.release_text.outline,
        )
        for start in _items(prose):
            end = prose.find("\n", start)
            end = len(prose) if end < 0 else end
            if figures.find(b"0", start + 3, end + _LONG_ITEM) >= 0:
                for place in measure_places(lower[start:end]):
                    if figures.find(b"0", start + 3, start + place + _LONG_ITEM) >= 0:
                        yield start + place

    def of_measures(self, measures: Collection[str] | None = None) -> list[_MeasureFigure]:
        """The figures that headline, subheads and text tell of `measures`, or of all."""
        places = measure_places(self.release_text.lower, measures)
        fields = [each for each in self.above if each.above != "list"]
        return fields + self._figures_at(places)

    def _figures_at(self, places: Iterable[int]) -> list[_MeasureFigure]:
        found, prose = [], self.release_text.prose
        for sentence in self.release_text.amount_sentences.around(places):
            for figure in told_figures(sentence, self._period_at(sentence.start)):
                start = figure.amount.start
                above = "list" if _is_item(prose, figure.amount) else ""
                found.append(
                    _MeasureFigure(
                        self._dated(figure),
                        self.release_text.line(start),
                        _typed(prose, figure.amount),
                        above,
                    )
                )
        return found

    def _period_at(self, start: int) -> str:
        """The period of the last heading before `start` that names one; else the headline's."""
        place = bisect.bisect_left(self._headings, (start,))
        return self._headings[place - 1][1] if place else self.period

    def _dated(self, figure: ToldFigure) -> ToldFigure:
        """The figure with the headline's year, if it names none and is of the same period."""
        if figure.year or not self.year or figure.period != self.period:
            return figure
        return msgspec.structs.replace(figure, year=self.year)

    @lazy_property
    def _headings(self) -> list[tuple[int, str]]:
        """Places at which headings name a period, and which; empty where they name several."""
        lower, rows = self.release_text.lower, set()
        for word in _PERIODS:
            at = lower.find(word)
            while at >= 0:
                end = lower.find("\n", at)
                rows.add((lower.rfind("\n", 0, at) + 1, end if end >= 0 else len(lower)))
                at = lower.find(word, end) if end >= 0 else -1
        found = []
        for start, end in sorted(rows):
            row = lower[start:end].rstrip()
            if end - start <= _LONGEST_HEADING and row[-1] not in ".;," and "$" not in row:
                named = list(PERIOD.finditer(row))
                if named:
                    found.append((start, common_period(named) or ""))
        return found


_PERIODS = (
    "quarter", "month", "half", "year", "annual", "ytd", "fy", "h1", "h2",
    "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q",
)  # fmt: skip


def _typed(text: str, amount: Amount) -> str:
    return as_quoted(text[amount.start : amount.end])


def _is_item(prose: str, amount: Amount) -> bool:
    return _BULLET.match(prose, prose.rfind("\n", 0, amount.start) + 1) is not None


def _items(prose: str) -> Iterator[int]:
    """Offsets of the lines of the points of lists."""
    if _BULLET.match(prose):
        yield 0
    for found in _BULLET_BELOW.finditer(prose):
        yield found.start() + 1


def _may_tell(release_text: ReleaseText) -> bool:
    return any(word in release_text.prose for word in _MEASURE_WORDS)


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
    # Fast checks first: what stands above a text seldom has a figure.
    heads = any(_DIGIT.search(text) for _, _, text in release_text.fields())
    if not (heads or any(True for _ in _items(release_text.prose))) or not _may_tell(release_text):
        return
    figures = _Figures(release_text)
    if not figures.above:
        return
    every = figures.of_measures({each.figure.measure for each in figures.above})[:_MOST_FIGURES]
    for told in every:
        if not told.above:
            continue
        others = [
            each for each in every if each is not told and each.figure.same_measure(told.figure)
        ]
        if not others or any(each.figure.amount.fits(told.figure.amount) for each in others):
            continue
        if _stands_elsewhere(told.figure.amount, release_text):
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


def _stands_elsewhere(amount: Amount, release_text: ReleaseText) -> bool:
    """Whether another amount of the release may be the same."""
    fields = [each for _, _, text in release_text.fields() for each in read_amounts(text)]
    amounts = (*fields, *release_text.amounts)
    return sum(each.comparable(amount) and each.fits(amount) for each in amounts) > 1


def _is_near(one: Amount, other: Amount) -> bool:
    return abs(one.value - other.value) <= _NEAR * max(one.value, other.value)


@needs([TABLES])
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
    for told in figures.of_measures():
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
