"""Rows above a headline that are none of the release."""

import pytest

from pressroom.importers.page_words import (
    is_name_of_speaker,
    names_provider,
    provider_in,
    reason_to_leave,
)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("« Back", "word of the page around it"),
        ("Download PDF", "word of the page around it"),
        ("Printer Friendly Version", "word of the page around it"),
        ("SHARE THIS ARTICLE", "word of the page around it"),
        ("Facebook | Twitter | LinkedIn", "word of the page around it"),
        ("Business Wire", "word of the page around it"),
        ("EX-99.1", "word of the page around it"),
        ("EX-99.1 2 q2release.htm PRESS RELEASE", "word of the page around it"),
        ("Suite 800 – 1055 W. Mill St.", "letterhead"),
        ('("Acme" or the "Group")', "heading of a wire or company"),
        ("RNS Number : 4417T", "heading of a wire or company"),
        ("bke20241122-8kexhibit.htm", "word of the page around it"),
        ("web: www.acme.example", "letterhead"),
        ("1400 Harbor Road", "letterhead"),
        ("Release: IMMEDIATE", "heading of a wire or company"),
        ("For Release: Immediately", "heading of a wire or company"),
        ("(Symbol: ACM)", "heading of a wire or company"),
        ("Executive Offices", "word of the page around it"),
        ("(Fax) 814-555-0181", "letterhead"),
        ("814-555-0180 Phone", "letterhead"),
        ("814-555-0180", "letterhead"),
        ("39/07", "word of the page around it"),
        ("Media Contact: Jane Rowley", "contact without a number or address"),
        ("news.acme.example", "letterhead"),
        ("400 MILL STREET, ELMHOLLOW, PA 17299", "letterhead"),
        ("Houston, Texas 77040 USA", "letterhead"),
        ("Investor Home", "word of the page around it"),
        ("News & Events", "word of the page around it"),
        ("Français", "word of the page around it"),
        ("Representative: Jane Rowley, President", "heading of a wire or company"),
        ("[Acme Logo]", "word of the page around it"),
        ('(the "Company")', "heading of a wire or company"),
        ("400 MILLS TO CLOSE, SAYS ACME", ""),
        ("Baton Rouge, Louisiana 70801", "letterhead"),
        ("Acme Prints Money for the Bank", ""),
        ("Share of Renewables Doubles", ""),
        ("Follow the Pump: Acme Opens a Plant", ""),
        ("“A Good Year” for Acme", ""),
        ("Acme Opens Plant in Baton Rouge, Louisiana", ""),
    ],
)
def test_why_a_row_is_left_out(row: str, reason: str) -> None:
    assert reason_to_leave(row) == reason


def test_who_provided_it_and_who_speaks() -> None:
    assert names_provider("News provided by")
    assert names_provider("| Source:")
    assert not names_provider("News provided by Acme, Inc.")
    assert provider_in("July 30, 2026 07:00 ET | Source: Acme, Inc.") == "Acme, Inc."
    assert provider_in("July 30, 2026 07:00 ET | Source: Acme, Inc.  Acme, Inc.") == "Acme, Inc."
    assert provider_in("July 30, 2026 07:00 ET") == ""
    assert is_name_of_speaker("ACME, INC.", "Acme, Inc. (NYSE: ACM) opened a plant.")
    assert not is_name_of_speaker("Acme opens a plant", "Acme, Inc. (NYSE: ACM) opened a plant.")
    assert not is_name_of_speaker(
        "Capital Data for June", "Capital data for June 2026 are released."
    )
