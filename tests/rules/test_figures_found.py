"""Seeded faults in texts with the shape of wire releases: each is found, on its own line."""

from __future__ import annotations

from tests.conftest import Room
from tests.rules.test_registry import release

_TITLE = "ACME Reports Third-Quarter 2025 Results"
_LEAD = "ACME (NYSE: ACME) makes the Anvil™, and reported its results today."

SEEDED = [
    # A percentage that its two figures do not give.
    ("PR222", "Annual recurring revenue rose 280% from $223K to $640K."),
    ("PR222", "- 280% increase in recurring revenue ($223K to $640K)"),
    ("PR222", "Revenue was $15.2 million, up 12% from $11.4 million in the prior-year quarter."),
    ("PR222", "Sales were $15.2MM compared to $11.4MM in the same period, an increase of 12%."),
    ("PR222", "Costs fell by $3.1 million, or 12%, to $9.9 million from $13.0 million a year ago."),
    ("PR222", "Sales up 8% to £61.4m (2024: £49.4m)"),
    (
        "PR222",
        "Gross margin expanded 220 basis points to 42.5% from 41.3% in the year-ago quarter.",
    ),
    ("PR222", "Bookings increased 45.2% to US$5.9bn, compared with US$5.1bn."),
    ("PR222", "Orders doubled to EUR 5.2 million from EUR 4.8 million."),
    ("PR222", "Sales in Asia rose by a third to $5.2 million from $4.8 million."),
    (
        "PR222",
        "Net loss grew by 12% to $8.8 million, or $0.25 per share, compared to a net loss of "
        "$5.1 million, or $0.16 per share, in the third quarter of 2024.",
    ),
    ("PR222", "Diluted earnings were $1.12 per share, an increase of 25% over $1.02 per share."),
    # A sum or difference of a table.
    (
        "PR227",
        "| | 2025 |\n|---|---|\n| Net sales | 100 |\n| Cost of sales | 60 |\n| Gross profit | 44 |",
    ),
    (
        "PR227",
        "| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 5,120 | 4,800 |\n| Cost of revenue | (2,020) "
        "| (1,900) |\n| Gross profit | 3,100 | 2,990 |",
    ),
    (
        "PR227",
        "| | 2025 | 2024 |\n|---|---|---|\n| Revenues | 512 | 480 |\n| Product costs | 112 | 90 |\n"
        "| Service costs | 90 | 100 |\n| Total cost of revenues | 202 | 190 |\n"
        "| Gross profit | 301 | 299 |",
    ),
    (
        "PR227",
        "| | 2025 | 2024 |\n|---|---|---|\n| Gross profit | 310 | 290 |\n| Research | 100 | 90 |\n"
        "| Selling | 90 | 100 |\n| Total operating expenses | 190 | 190 |\n"
        "| Income from operations | 102 | 100 |",
    ),
    (
        "PR227",
        "| | 2025 | 2024 |\n|---|---|---|\n| Anvils | 510 | 409 |\n| Saws | 212 | 308 |\n| Total | 722 | 771 |",
    ),
    ("PR227", "| | 2025 |\n|---|---|\n| Anvils | 510 |\n| Saws | 212 |\n| Total | 772 |"),
    # A figure as nobody types it.
    ("PR229", "Net sales were $72,8 million."),
    ("PR229", "It sold 1,23,456 pieces."),
    ("PR229", "It paid $ 5.50 a piece."),
    ("PR229", "It paid $5 million dollars."),
    ("PR229", "Sales grew by 12 percent%."),
    ("PR229", "It paid $12.5M million."),
    # A rise that is a fall, or another difference.
    ("PR270", "Net sales increased to $4.8 million from $5.2 million."),
    ("PR270", "Other income was $4.8 million, up from $5.2 million in the prior-year quarter."),
    ("PR270", "Gross margin in Europe increased to 41.3% from 42.5%."),
    ("PR270", "Cash was $12.1 million, a decrease of $1.9 million compared to $13.6 million."),
    ("PR270", "Costs fell by $3.9 million, or 24%, to $9.9 million from $13.0 million."),
    # A bullet, and a table, that the text contradicts.
    ("PR271", "- Revenue grew 280%\n\nRevenue in the third quarter rose 187% to $640,000."),
    ("PR271", "- Net loss of $8.2 million\n\nNet loss for the third quarter was $8.8 million."),
    ("PR271", "- Gross margin of 41.2%\n\nThird-quarter gross margin was 42.1%."),
    (
        "PR272",
        "Revenue rose to $72.8 million.\n\n| (in thousands) | 2025 |\n|---|---|\n| Revenue | 71,912 |",
    ),
    (
        "PR272",
        "Net loss was $8.2 million.\n\n| In millions | 2025 | 2024 |\n|---|---|---|\n"
        "| Net loss | $ (8.8) | $ (7.1) |",
    ),
    # Losses with two minuses, and one unit in two forms.
    ("PR274", "The net loss was ($8.8 million)."),
    ("PR274", "It reported a net loss of $(181,000) in the third quarter."),
    ("PR275", "It paid $3 million for the works and got $2.3M for the old ones."),
    ("PR275", "It paid US$3 million for the works and borrowed USD 2 million for them."),
    # Ranges with an end of another draft, or a digit or a scale too many.
    ("PR277", "It expects revenue of between $75.5 million and $72.0 million for 2026."),
    ("PR277", "Revenue is expected to be in the range of $1,120 million to $180 million in 2026."),
    ("PR277", "It guides to a gross margin in a range of 46% to 45% for the coming year."),
    ("PR277", "Range of $85 million to $80 million in sales for the year."),
    ("PR277", "Capital expenditure will range from $25 to $20 million."),
]


def test_each_seeded_fault_is_found(room: Room) -> None:
    for number, (_, body) in enumerate(SEEDED):
        release(room, {"title": _TITLE, "body": f"{_LEAD}\n\n{body}"})
        (room.path / "content/releases/2026-03-01-results.md").rename(
            room.path / f"content/releases/2026-03-01-seed-{number}.md"
        )

    rows = [row.split(" ", 3) for row in room.run("lint", "--all").err.splitlines()]

    found = {(row[0].partition("-seed-")[2].partition(".")[0], row[2]) for row in rows}
    missed = [
        (code, body)
        for number, (code, body) in enumerate(SEEDED)
        if (f"{number}", code) not in found
    ]
    assert missed == []
