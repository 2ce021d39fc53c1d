"""Right figures, as wire releases have them, that the rules on figures leave alone."""

from __future__ import annotations

from tests.conftest import Room
from tests.rules.test_figures_left_alone import LEAD, found
from tests.rules.test_registry import release

# Of the rules on figures.
_CODES = {f"PR{number}" for number in (*range(220, 240), *range(270, 280))}
ALONE = [
    # PR222: figures that fit as rounded, of other pairs, and measures that change sign.
    "Net loss grew by 731.2%, or $1.3 million, to a net loss of $1.5 million, compared to net loss "
    "of $0.2 million.",
    "Sales rose 8% to $5.2 million from $4.8 million and profit to $2.2 million from $1.0 million.",
    "Sales in the third quarter were $745,801, an increase of 8% from second-quarter sales of "
    "$688,529.",
    "Profit in the half was £115.3m (2023: £109.2m), an increase of 6%",
    "Earnings per share increased 4% to 286.9p (2024: 275.0p)",
    "Net income rose to $1.2 million, compared to a net loss of $3.1 million, an increase of 139%.",
    "Gross margin expanded 120 basis points to 42.5%, compared with 41.3%.",
    "Bookings more than doubled to $11.2 million from $5.1 million.",
    "Sales rose by a third to $6.4 million from $4.8 million.",
    "Operating margin of 42.5%, compared to 41.3%; revenue up 12% to $15.2 million.",
    # PR229, PR230: other countries' signs.
    "Net revenue of R$ 1.284 milhões was reported in Brazil.",
    # PR270: other statements, and what is not a change.
    "Cash fell $0.7 million from the second quarter of 2025 to $12.1 million.",
    "ACME may borrow up to $5 million, from $6 million before.",
    "The decrease in interest brought net income to $5 million from $4 million.",
    "Consumption grew in the quarter at an annual rate of 2.2 percent, slowing from the 3.4 percent "
    "before.",
    # PR271: another period, another measure, and what a figure is compared with.
    "- Revenue of $15.2 million\n\nRevenue for the nine months was $44.1 million, and third-quarter "
    "revenue was $15.2 million.",
    "- Subscription revenue of $12.1 million\n\nRevenue in the third quarter was $15.2 million.",
    "- Net loss was $2.4 million, compared to a net loss of $6.6 million\n\nThe works are open.",
    "- Net loss of $2 million\n\nNet loss for the third quarter was $2.4 million.",
    "- Revenue of $15.2 million\n\nRevenue for the third quarter of 2024 was $11.4 million.",
    # PR272: in thousands, and figures that no table has.
    "Revenue rose to $71.9 million.\n\n| | 2025 |\n|---|---|\n| Revenue | 71,912 |",
    "Revenue in Europe was $12.9 million.\n\n| | 2025 |\n|---|---|\n| Revenue | 71,912 |",
    "Net loss was $8.8 million.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Net loss | $ (8.8) | $ (7.1) |",
    # PR274: per share, and a result that may be either.
    "The net loss was $8.8 million, or $(0.25) per basic and diluted share.",
    "Net income (loss) was $(8.8) million.",
    # PR275: short in a list, long in the text.
    "- Sales of $2.3M\n\nIt got $3 million for the old works, and $2 million for the new.",
    # PR277: losses and falls, years, movements, two scales, and a range of another thing.
    "It expects a net loss of between $12 million and $10 million for the year.",
    "Sales per share will be in the range of $(0.45) to $(0.35), and sales between $90 and $95 million.",
    "Volumes fell by between 10% and 5% in all markets between 2025 and 2024.",
    "Shares ranged from $12.40 in March to $9.80 in June, and the range of uses went from 9% to 7%.",
    "It will invest between $900 million and $1.2 billion, and between €80 and €85 million in Spain.",
    "The works lie between 5,200 and 4,800 feet above the sea, a difference of 12 percent.",
    # PR227: a result that other rows stand before.
    "| | 2025 |\n|---|---|\n| Sales | 100 |\n| Cost of sales | 60 |\n| Write-downs | 4 |\n| Gross profit | 36 |",
    # PR276: a list of years, and a paragraph of many figures.
    "- 2019\n- 2020\n- 2021\n- 2022\n- 2023\n- 2024",
    "It sold 10 anvils in 2019, 11 in 2020, 12 in 2021, 14 in 2022, 15 in 2023 and 16 in 2024 (Boards "
    "IV, VI and XIV).",
]


def test_figures_in_texts_like_a_wires(room: Room) -> None:
    title = "ACME Reports Third-Quarter 2025 Results"
    for number, body in enumerate(ALONE):
        release(room, {"title": title, "body": f"{LEAD}\n\n{body}"})
        (room.path / "content/releases/2026-03-01-results.md").rename(
            room.path / f"content/releases/2026-03-01-alone-{number}.md"
        )

    ran = room.run("lint", "--all")

    assert [row for row in ran.err.splitlines() if row.split()[2] in _CODES] == []


def test_a_table_flattened_to_thousands_of_lines_is_one_finding(room: Room) -> None:
    cells = "\n\n".join(["Net sales", "$ 5,200", "(4,800", ")", "12%"] * 1_080)
    assert [row.split()[2] for row in found(room, {"body": f"{LEAD}\n\n{cells}"})] == ["PR276"]
