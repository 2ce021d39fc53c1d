"""Amounts are read as they are typed in releases, with value, currency and precision."""

from __future__ import annotations

import pytest

from pressroom.rules.amounts import read_amounts


@pytest.mark.parametrize(
    ("text", "value", "currency", "half"),
    [
        ("$223K", 223e3, "$", 500),
        ("$2.3M", 2.3e6, "$", 5e4),
        ("$2.3MM", 2.3e6, "$", 5e4),
        ("$2.3 million", 2.3e6, "$", 5e4),
        ("US$5bn", 5e9, "USD", 5e8),
        ("USD 5 billion", 5e9, "USD", 5e8),
        ("EUR 5.9 million", 5.9e6, "EUR", 5e4),
        ("€5.9m", 5.9e6, "EUR", 5e4),
        ("C$12", 12, "CAD", 0.5),
        ("A$12", 12, "AUD", 0.5),
        ("HK$2.5 billion", 2.5e9, "HKD", 5e7),
        ("CHF 12 million", 12e6, "CHF", 5e5),
        ("£3.4m", 3.4e6, "GBP", 5e4),
        ("98.6p", 0.986, "GBP", 5e-4),
        ("12 pence", 0.12, "GBP", 5e-3),
        ("¥1,234", 1234, "JPY", 0.5),
        ("1,234円", 1234, "JPY", 0.5),
        ("$.25 a share", 0.25, "$", 5e-3),
        ("120 bps", 1.2, "", 5e-3),
        ("45 basis points", 0.45, "", 5e-3),
        ("3.5 percentage points", 3.5, "", 0.05),
        ("12.5 per cent", 12.5, "", 0.05),
        ("($8.8 million)", 8.8e6, "$", 5e4),
        ("$(8.8) million", 8.8e6, "$", 5e4),
        ("1,250", 1250, "", 0.5),
    ],
)
def test_one_amount(text: str, value: float, currency: str, half: float) -> None:
    (amount,) = read_amounts(f"It was {text}, it said")

    assert amount.value == pytest.approx(value)
    assert amount.half == pytest.approx(half)
    assert amount.currency == currency
    assert amount.negative == ("(" in text)
    assert f"It was {text}, it said"[amount.start : amount.end] == text


@pytest.mark.parametrize(
    "text",
    ["between $5 million and $6 million", "a range of $5 to $6 million", "$5-$6 million", "5-6%"],
)
def test_ranges(text: str) -> None:
    amounts = read_amounts(f"It will be {text} in all.")

    assert amounts
    assert all(amount.ranged for amount in amounts)
    assert amounts[-1].value in (6e6, 6)


def test_a_change_is_no_range() -> None:
    amounts = read_amounts(
        "It rose from $5 to $6 million, an increase of $1 million to $6 million."
    )

    assert [amount.value for amount in amounts] == [5e6, 6e6, 1e6, 6e6]
    assert not any(amount.ranged for amount in amounts)


@pytest.mark.parametrize(
    "text",
    ["in 2025", "on June 30", "COVID-19", "Form 10-K", "Q3", "401(k)", "$72,8", "XIV", "5AM"],
)
def test_what_is_no_amount(text: str) -> None:
    assert read_amounts(f"It was {text} that") == []


def test_a_figure_with_two_points_is_no_amount() -> None:
    assert not list(read_amounts("Net sales rose to $.6.1 million"))
