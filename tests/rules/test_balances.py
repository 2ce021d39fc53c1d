"""Net rows, balance sheets that do not balance, and totals in further languages (PR227)."""

from __future__ import annotations

import pytest

from tests.conftest import Room

NET = [
    "Property and equipment, gross|500|480",
    "Less accumulated depreciation|(180)|(160)",
    "Property and equipment, net|320|320",
    "Goodwill|100|100",
]
SHEET = [
    "Cash|1,500|900",
    "Plant|4,000|3,900",
    "Total assets|5,500|4,800",
    "Total liabilities|3,000|2,500",
    "Total stockholders' equity|2,500|2,300",
    "Total liabilities and stockholders' equity|5,500|4,800",
]
# A table that adds up, a row, what it has instead in its first column of figures, and what is told.
WRONG: list[tuple[str, list[str], str, str, str]] = [
    ("en", NET, "Property and equipment, net", "330", "the figures above it come to 320"),
    (
        "en",
        ["Trade receivables|1,204|1,100", "Less: allowance|54|50", "Trade receivables, net|1,150|1,050"],
        "Trade receivables, net",
        "1,105",
        "the figures above it come to 1,150",
    ),
    (
        "en",
        ["Gross proceeds|500", "Less underwriting discount|(30)", "Less expenses|(5)", "Net proceeds|465"],
        "Net proceeds",
        "475",
        "the figures above it come to 465",
    ),
    (
        "de",
        ["Forderungen, brutto|500|480", "Wertberichtigungen|(20)|(10)", "Forderungen, netto|480|470"],
        "Forderungen, netto",
        "470",
        "the figures above it come to 480",
    ),
    (
        "en",
        [row.rpartition("|")[0] for row in SHEET],
        "Total liabilities and stockholders' equity",
        "9,500",
        "`Total assets` is 5,500",
    ),
    (
        "de",
        ["Anlagen|900", "Summe Aktiva|950", "Kapital|800", "Summe Passiva|950"],
        "Summe Passiva",
        "590",
        "`Summe Aktiva` is 950",
    ),
    (
        "en",
        ["Share capital|10|10", "Reserves|400|370", "Equity attributable to owners|410|380"],
        "Equity attributable to owners",
        "420",
        "the figures above it come to 410",
    ),
    ("de", ["Anlagen|500|480", "Vorräte|120|110", "Bilanzsumme|620|590"], "Bilanzsumme", "630", "620"),
    ("fr", ["Actifs fixes|500|480", "Stocks|120|110", "Actif total|620|590"], "Actif total", "602", "620"),
    ("es", ["Inmovilizado|500|480", "Caja|120|110", "Activo total|620|590"], "Activo total", "630", "620"),
]  # fmt: skip


def table(rows: list[str]) -> str:
    heads = ["2026", "2025"][: rows[0].count("|")]
    lines = ["|".join(["", *heads]), "|".join(["---", *("--:" for _ in heads)]), *rows]
    return "\n".join(f"|{line}|" for line in lines)


def test_what_does_not_add_up_is_told_once(room: Room) -> None:
    languages = 'languages = ["en", "de", "fr", "es"]\n'
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config.replace("[site]\n", f"[site]\n{languages}"))
    for number, (language, rows, label, figure, _) in enumerate(WRONG):
        changed = [
            "|".join([label, figure, *row.split("|")[2:]]) if row.startswith(f"{label}|") else row
            for row in rows
        ]
        assert changed != rows
        room.release(f"wrong{number}", table(changed), language=language)
        room.release(f"right{number}", table(rows), language=language)
    told = [row for row in room.judged() if " PR227 " in row]
    assert not [row for row in told if "right" in row]
    for number, (_, _, label, figure, wanted) in enumerate(WRONG):
        (row,) = [row for row in told if f"/wrong{number}.md" in row]
        assert f"`{label}`" in row and f"is {figure}, and " in row and wanted in row


ALONE = [
    # Of which of several nobody can say what it is net of; and a benefit is no expense.
    ["Income before tax|400", "Income tax benefit|45", "Net income|445"],
    ["Accounts receivable|500", "Less current portion|100", "Notes, net|300"],
    ["Sales, gross|500|480", "Less returns|30|20", "Less rebates|—|5", "Sales, net|470|455"],
    # Net of several, without a row for their sum; in one column, and in one of two.
    ["Land|100", "Equipment|400", "Less accumulated depreciation|(180)", "Property and equipment, net|320"],
    ["Land|100|—", "Equipment|400|380", "Less depreciation|(180)|(160)", "Land and equipment, net|320|220"],
    # Assets less some liabilities, and a balance sheet of two companies.
    ["Total assets|900|800", "Total liabilities|500|450"],
    ["Total assets|900", "Total liabilities and equity|900", "Total assets|50", "Net assets|20"],
    ["Share of total|40|30", "Percent of total|60|70"],
]  # fmt: skip


@pytest.mark.parametrize("rows", ALONE, ids=lambda rows: rows[-1])
def test_what_may_mean_something_else_is_left_alone(room: Room, rows: list[str]) -> None:
    room.release(body=table(rows))
    assert not [row for row in room.judged() if " PR227 " in row]


def test_a_wrong_total_is_not_told_again_at_what_is_made_of_it(room: Room) -> None:
    rows = [
        "Product sales|100|90",
        "Royalties|50|40",
        "Total revenues|160|130",
        "Cost of sales|60|50",
        "Gross profit|90|80",
    ]
    room.release(body=table(rows))
    (row,) = [row for row in room.judged() if " PR227 " in row]
    assert "`Total revenues` (2026) is 160" in row
