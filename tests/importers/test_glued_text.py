"""Rows that copying has glued to each other."""

import pytest

from pressroom.importers.glued_text import unglued


@pytest.mark.parametrize(
    ("glued", "rows"),
    [
        ("Oct. 2026\nOctober 27, 2026Acme opens a plant", ["October 27, 2026", "Acme opens a plant"]),
        (
            "Forward-Looking StatementsThis release looks ahead.",
            ["Forward-Looking Statements", "This release looks ahead."],
        ),
        ("Jane Rowley412-555-0101Media:", ["Jane Rowley412-555-0101", "Media:"]),
        ("https://wire.example/acme-3020.htmlSOURCE Acme", ["https://wire.example/acme-3020.html", "SOURCE Acme"]),
        ("About AcmeAcme makes boilers in nine towns.", ["About Acme", "Acme makes boilers in nine towns."]),
        ("About Acme Heat Acme Heat, a maker of boilers, is old.", ["About Acme Heat", "Acme Heat, a maker of boilers, is old."]),
    ],
)  # fmt: skip
def test_a_glued_row_is_parted(glued: str, rows: list[str]) -> None:
    assert unglued(glued).split("\n")[-3:] == [rows[0], "", rows[1]]
    # Nothing else is added, and nothing lost.
    assert unglued(glued).replace("\n", "") in (
        glued.replace("\n", ""),
        glued.replace("\n", "").replace(f"{rows[0]} ", rows[0]),
    )


@pytest.mark.parametrize(
    "text",
    [
        "On October 27, 2026, Acme opened a plant.",
        "October 27, 2026 Acme opens a plant",
        "The forward-looking statements in it are forward-looking.",
        "Call 412-555-0101 (Media) or write to media2026@acme.example",
        "About half of the boilers. About Acme and its towns.",
        "model 10,2026Alpha of the catalogue",
        "About New York\n\nNew York is a town.",
    ],
)
def test_what_is_not_glued_stays(text: str) -> None:
    assert unglued(text) == text
