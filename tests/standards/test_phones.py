"""Telephone numbers: shown as their readers print them, dialled as the world does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.standards.phones import home_of_phone, printed_phone, read_phone


@pytest.mark.parametrize(
    ("printed", "country", "shown", "address"),
    [
        ("781-895-0600", "US", "(781) 895-0600", "tel:+17818950600"),
        ("+1 781 895 0600", "US", "(781) 895-0600", "tel:+17818950600"),
        ("+44 (0)20 7123 4567", "US", "+44 20 7123 4567", "tel:+442071234567"),
        ("+44 (0)20 7123 4567", "GB", "020 7123 4567", "tel:+442071234567"),
        ("044 668 18 00", "CH", "044 668 18 00", "tel:+41446681800"),
        ("781-895-0600 ext. 12", "US", "(781) 895-0600 ext. 12", "tel:+17818950600;ext=12"),
        ("0044 20 7123 4567", "US", "+44 20 7123 4567", "tel:+442071234567"),
        ("00 49 30 901820", "DE", "030 901820", "tel:+4930901820"),
        ("1-800-FLOWERS", "US", "1-800-FLOWERS", "tel:+18003569377"),
    ],
)
def test_a_number(printed: str, country: str, shown: str, address: str) -> None:
    read = read_phone(printed, country)
    assert read is not None
    assert (read.shown, read.address) == (shown, address)


@pytest.mark.parametrize("printed", ["", "call me", "0123", "12-34", "781-895-0600 / 0601 / 02"])
def test_what_is_no_number(printed: str) -> None:
    assert read_phone(printed, "US") is None


def test_a_number_without_prefix_wants_a_country() -> None:
    assert read_phone("781-895-0600", "") is None
    assert read_phone("+1 781-895-0600", "") is not None


@pytest.mark.parametrize(
    ("printed", "country", "home"),
    [
        ("212-555-010", "US", "US"),
        ("+41 44 668 18 0", "US", "CH"),
        ("0041 44 668 18 0", "DE", "CH"),
        ("+1 416 555 01", "CA", "CA"),
        # Plans that several countries share, told apart by the first digits.
        ("+1 416 555 01", "CH", "CA"),
        ("+1 416 555 01", "US", "CA"),
        ("+1 441 555 01", "US", "BM"),
        ("+44 20 71", "GB", "GB"),
        ("+44 20 71", "US", "GB"),
        ("+44 1534 12", "US", "JE"),
        ("+7 727 123 456", "DE", "KZ"),
        ("+61 2 5550 12", "NZ", "AU"),
        ("+47 21 23", "SE", "NO"),
        ("0171 12", "DE", "DE"),
        ("+800 12", "US", "+800"),
        ("+999 12345678", "US", ""),
        ("call me", "US", "US"),
        ("call me", "", ""),
    ],
)
def test_whose_number_it_would_be(printed: str, country: str, home: str) -> None:
    assert home_of_phone(printed, country) == home


def test_what_is_printed() -> None:
    assert printed_phone("+1 781.895.0600", "US") == "(781) 895-0600"
    assert printed_phone("ask at the desk", "US") == "ask at the desk"
    assert printed_phone("", "US") == ""


@given(st.text(max_size=40), st.sampled_from(["US", "DE", "JP", "", "ZZ"]))
def test_no_text_is_an_exception(text: str, country: str) -> None:
    read_phone(text, country)
    home_of_phone(text, country)
