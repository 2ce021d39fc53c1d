"""Key figures over the last periods, as a table with a plot of each figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from pressroom.content.results import results_for
from pressroom.formats.figures import Figures, last_periods
from pressroom.formats.html import result_views as views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.view_parts import Link
from pressroom.standards.languages import form_in, locale_of, worded
from pressroom.standards.periods import Period, period_short
from pressroom.typeset.entry_words import set_signs
from pressroom.typeset.key_figures import FigurePlace
from pressroom.typeset.statements.figure_html import figure_cell_html
from pressroom.typeset.statements.grid import plain_cell
from pressroom.typeset.statements.references import References
from pressroom.typeset.statements.words import words_in

_LENGTHS = {"Q": worded("By quarter"), "H": worded("By half-year"), "": worded("By year")}
_POWERS = {
    3: worded("in thousands"),
    6: worded("in millions"),
    8: worded("in hundreds of millions"),
    9: worded("in billions"),
}
# Of a plot, in its own units: a label of 11 is legible where a phone shows it at this width.
_WIDTH, _TOP, _HEIGHT = 320, 8, 88
_BAR = 0.62  # of a period's share of the width


def figure_tables(
    figures: Figures, context: SiteContext, language: str, issuer: str = ""
) -> tuple[views.KeyFigures, ...]:
    """Key figures by quarter, half and year, over the last eight periods of each length that have
    any, in the words of a language (BCP 47 tag). They are those of the issuer with a key, where
    several have results."""
    if not figures:
        return ()
    addresses = {each.period: each.url for each in results_for(context.site, language, issuer)}
    known = {period for _, period in figures}
    made = []
    for length, heading in _LENGTHS.items():
        own = (p for p in known & addresses.keys() if p.part[:1] == length)
        alike = sorted(own, key=lambda period: period.order)
        if alike:
            # A period without a figure is a gap, but there is none before the first one; before
            # that stands what is told for comparison, as far back as it has no gap.
            last = last_periods(alike[-1])
            first = next(at for at, period in enumerate(last) if period.order >= alike[0].order)
            while first and last[first - 1] in known:
                first -= 1
            made.append(_table(heading, last[first:], figures, addresses, context, language))
    return tuple(made)


def _table(
    heading: str,
    periods: Sequence[Period],
    figures: Figures,
    addresses: dict[Period, str],
    context: SiteContext,
    language: str,
) -> views.KeyFigures:
    rows = []
    for figure in context.config.results.figures:
        places = [figures.get((figure.name, period)) for period in periods]
        if any(places):
            name = form_in(figure.names, figure.name, language)
            if context.config.typography:
                name = set_signs(name, language)
            rows.append(_row(name, places, language))
    return views.KeyFigures(
        heading=heading,
        periods=tuple(
            context.link(label, addresses[period]) if period in addresses else Link(label, "")
            for period in periods
            for label in [period_short(period, language)]
        ),
        rows=tuple(rows),
    )


def _row(name: str, places: Sequence[FigurePlace | None], language: str) -> views.FigureRow:
    """A figure in all periods, told as the newest one is: in its unit, with its decimals."""
    newest = next(place for place in reversed(places) if place is not None)
    in_parentheses = any(place and place.value < 0 and "(" in place.text for place in places)
    return views.FigureRow(
        name=name,
        currency=newest.prefix.strip(),
        scale=_POWERS.get(newest.power, ""),
        cells=tuple(
            _cell(place, newest, language, in_parentheses=in_parentheses) if place else ""
            for place in places
        ),
        plot=_plot([float(place.value) if place else None for place in places]),
    )


def _cell(place: FigurePlace, newest: FigurePlace, language: str, *, in_parentheses: bool) -> str:
    """A figure as HTML, as statements print it."""
    last = Decimal(1).scaleb(-newest.decimals)
    value = place.value.scaleb(-newest.power).quantize(last, ROUND_HALF_UP)
    digits = f"#,##0.{'0' * newest.decimals}" if newest.decimals else "#,##0"
    shown = format_decimal(value, format=digits, locale=locale_of(language)) + newest.suffix
    if in_parentheses and value < 0:
        shown = f"({shown.removeprefix('-')})"
    cell, nothing = plain_cell(shown), References("", ())
    return figure_cell_html(cell, newest.decimals, language, words_in(language), nothing)


def _plot(values: Sequence[float | None]) -> views.FigurePlot | None:
    """Bars from a line at zero; None where there are no two to compare."""
    there = [value for value in values if value is not None]
    low, high = min(0.0, *there), max(0.0, *there)
    if len(there) < 2 or low == high:
        return None
    share = _WIDTH / len(values)

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * _HEIGHT

    bars = tuple(
        views.PlotBar(
            x=f"{place * share + share * (1 - _BAR) / 2:.1f}",
            y=f"{min(y(value), y(0)):.1f}",
            width=f"{share * _BAR:.1f}",
            height=f"{abs(y(value) - y(0)):.1f}",
        )
        for place, value in enumerate(values)
        if value is not None
    )
    return views.FigurePlot(bars, f"{y(0):.1f}")
