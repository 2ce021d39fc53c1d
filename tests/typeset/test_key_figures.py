"""Key figures out of tables of statements: the currency that a table's unit line names."""

from __future__ import annotations

import pytest

from pressroom.typeset.key_figures import currency_of_unit


@pytest.mark.parametrize(
    ("unit", "currency"),
    [
        ("(in millions of €)", "€"),
        ("€m", "€"),
        ("in Mio. EUR", "EUR"),
        ("TEUR", "EUR"),
        ("Angaben in Millionen Euro", "€"),
        ("CHF millions", "CHF"),
        ("US$ in thousands, except per share", "US$"),
        ("in thousands of U.S. dollars", "US$"),
        ("百万円", "¥"),
        ("(in millions)", ""),
        ("(Dollars in thousands)", ""),
        ("in millions of €, per share in US$", ""),
        ("Neuron count", ""),
    ],
)
def test_a_unit_line_names_one_currency_or_none(unit: str, currency: str) -> None:
    assert currency_of_unit(unit) == currency
