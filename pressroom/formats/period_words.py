"""Financial periods in the words of a language: `3rd quarter 2013`, `3rd quarter of fiscal 2013`,
and the months that they have."""

from __future__ import annotations

from pressroom.content.config.results_schema import ResultsTable
from pressroom.content.items import Item
from pressroom.content.results import PeriodResults
from pressroom.standards.languages import worded
from pressroom.standards.partial_dates import PartialDate, months_words
from pressroom.standards.periods import Period, quarter_alone, quarter_words
from pressroom.typeset.article import Library
from pressroom.typeset.catalogues import Wording

_HALVES = {
    ("H1", False): worded("First half of %(year)s"),
    ("H2", False): worded("Second half of %(year)s"),
    ("H1", True): worded("First half of fiscal %(year)s"),
    ("H2", True): worded("Second half of fiscal %(year)s"),
}


def period_words(period: Period, language: str, words: Wording, results: ResultsTable) -> str:
    """A period in the words of a language (BCP 47 tag), a fiscal one where the fiscal year is
    another than the calendar's."""
    year, fiscal = str(period.year), results.is_fiscal
    if (period.part, fiscal) in _HALVES:
        return words(_HALVES[period.part, fiscal], year=year)
    if not period.part:
        return words(worded("Fiscal %(year)s"), year=year) if fiscal else year
    if not fiscal:
        return quarter_words(period, language)
    quarter = quarter_alone(period, language)
    return words(worded("%(quarter)s of fiscal %(year)s"), quarter=quarter, year=year)


def results_name(period: Period, language: str, words: Wording, results: ResultsTable) -> str:
    """Name of the page of a period's results: a year is said to be one."""
    if not period.part and not results.is_fiscal:
        return words(worded("Full year %(year)s"), year=str(period.year))
    return period_words(period, language, words, results)


def item_title(item: Item, library: Library, results: ResultsTable) -> str:
    """Title of an item: by its author, or a period in the words of its language, with the issuer
    where there are several."""
    if not isinstance(item, PeriodResults):
        return item.title
    words = library.words(item.language)
    name = results_name(item.period, item.language, words, results)
    if not item.issuers:
        return name
    return words("%(name)s: %(value)s", name=item.issuers[0].name_in(item.language), value=name)


def fiscal_months(period: Period, language: str, results: ResultsTable) -> str:
    """The months of a fiscal period (Unicode CLDR, by Babel), `July 2012 – June 2013`; empty where
    the fiscal year is the calendar's."""
    if not results.is_fiscal:
        return ""
    first, last = (PartialDate(day.year, day.month) for day in period.months(results.last_month))
    return months_words(first, last, language)
