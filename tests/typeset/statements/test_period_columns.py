"""Columns of financial periods, by the heads that companies print above them."""

from __future__ import annotations

import csv
import io

import pytest

from pressroom.standards.periods import Period, read_period
from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.period_columns import period_columns

EVERY = [
    Period(year, part)
    for year in range(2023, 2029)
    for part in ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "")
]


def columns(heads: list[str], language: str = "en", ends: int = 12, own: str = "") -> str:
    """The periods of the columns below `heads`, rows of cells parted by bars."""
    width = len(heads[-1].split("|"))
    rows = [head.split("|") for head in heads]
    rows += [[label, *["1,234"] * (width - 1)] for label in ("Revenue", "Costs", "Income")]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    grid, _ = from_csv(text.getvalue().encode(), "x.csv")
    assert grid is not None
    found = period_columns(grid, EVERY, ends, language, read_period(own) if own else None)
    return " ".join(sorted(f"{column}={period}" for period, column in found.items()))


@pytest.mark.parametrize(
    ("heads", "language", "ends", "own", "wanted"),
    [
        (["|Three months ended March 31,|", "|2026|2025"], "en", 12, "", "1=2026-Q1 2=2025-Q1"),
        (
            ["|Three months ended||Nine months ended|", "|Sept. 30, 2026|Sept. 30, 2025|"
             "Sept. 30, 2026|Sept. 30, 2025"],
            "en", 12, "", "1=2026-Q3 2=2025-Q3",
        ),
        (["|Q3 2026|Q3 2025|Change"], "en", 12, "", "1=2026-Q3 2=2025-Q3"),
        (["|3Q26|3Q25"], "en", 12, "", "1=2026-Q3 2=2025-Q3"),
        (["|FY2026|FY2025"], "en", 6, "", "1=2026 2=2025"),
        (["|H1 2026|H1 2025"], "en-GB", 12, "", "1=2026-H1 2=2025-H1"),
        (["|2. Quartal 2026|2. Quartal 2025"], "de", 12, "", "1=2026-Q2 2=2025-Q2"),
        (["|1.1.–31.3.2026|1.1.–31.3.2025"], "de", 12, "2026-Q1", "1=2026-Q1 2=2025-Q1"),
        (["|Drei Monate zum 31. März|", "|2026|2025"], "de", 12, "", "1=2026-Q1 2=2025-Q1"),
        (["|3e trimestre 2026|3e trimestre 2025"], "fr", 12, "", "1=2026-Q3 2=2025-Q3"),
        (["|1er semestre|", "|2026|2025"], "fr", 12, "", "1=2026-H1 2=2025-H1"),
        (["|Exercice 2026|Exercice 2025"], "fr", 12, "", "1=2026 2=2025"),
        (["|Tres meses terminados el 30 de junio de|", "|2026|2025"], "es", 12, "",
         "1=2026-Q2 2=2025-Q2"),
        (["|2026年第1四半期|2025年第1四半期"], "ja", 12, "", "1=2026-Q1 2=2025-Q1"),
        (["|2026年3月期|2025年3月期"], "ja", 3, "", "1=2026 2=2025"),
        (["|2026年3月期 第3四半期|2025年3月期 第3四半期"], "ja", 3, "", "1=2026-Q3 2=2025-Q3"),
        (["|2026年第三季度|2025年第三季度"], "zh-Hans", 12, "", "1=2026-Q3 2=2025-Q3"),
        # A fiscal year of one's own, and weeks.
        (["|Quarter ended March 31, 2026"], "en", 6, "", "1=2026-Q3"),
        (["|13 weeks ended|", "|May 2, 2026|May 3, 2025"], "en", 1, "", "1=2027-Q1 2=2026-Q1"),
        (["|Thirteen Weeks Ended|", "|November 2, 2024|October 28, 2023"], "en", 13, "",
         "1=2024-Q3 2=2023-Q3"),
        (["|Thirteen Weeks Ended|", "|November 2, 2024|October 28, 2023"], "en", 12, "", ""),
        (["|Third quarter of fiscal 2026|Third quarter of fiscal 2025"], "en", 6, "",
         "1=2026-Q3 2=2025-Q3"),
        # A balance sheet is of all that ends on its day.
        (["|June 30, 2026|December 31, 2025"], "en", 12, "",
         "1=2026-H1 1=2026-Q2 2=2025 2=2025-H2 2=2025-Q4"),
        # Years alone are of the release's one period, where it has one.
        (["|2026|2025"], "en", 12, "", ""),
        (["|2026|2025"], "en", 12, "2026", "1=2026 2=2025"),
        (["|2026|2025"], "en", 12, "2026-Q3", "1=2026-Q3 2=2025-Q3"),
        # What may be two things is neither.
        (["|Q3 2026|Q3 2026", "|Reported|Adjusted"], "en", 12, "", ""),
        (["Fourth Quarter and Full Year||", "|2026|2025"], "en", 12, "", ""),
        (["|Nine months ended September 30, 2026"], "en", 12, "2026-Q3", ""),
        (["|Segment A|Segment B"], "en", 12, "2026-Q3", ""),
    ],
)  # fmt: skip
def test_a_column_is_of_the_period_that_its_head_names(
    heads: list[str], language: str, ends: int, own: str, wanted: str
) -> None:
    assert columns(heads, language, ends, own) == wanted
