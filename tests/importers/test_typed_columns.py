"""Tests of typed columns: runs of tabs and blanks as cells, and rows that nobody can assign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.typed_columns import cells_of, columns_of, odd_rows

READ = {
    "one tab each": (
        ["Sales\t12\t10", "Costs\t3\t2"],
        False,
        [["Sales", "12", "10"], ["Costs", "3", "2"]],
    ),
    "as many tabs as it takes": (
        ["\t\t\t2026\t\t2025", "Sales\t\t\t12\t\t10", "Licence fees\t\t  3\t  2"],
        False,
        [["", "2026", "2025"], ["Sales", "12", "10"], ["Licence fees", "3", "2"]],
    ),
    "a cell left free, by tab stops": (
        ["Sales\t12\t10", "Grants\t\t4"],
        True,
        [["Sales", "12", "10"], ["Grants", "", "4"]],
    ),
    "a cell left free, by as many tabs in all rows": (
        ["Sales\t12\t10", "Grants\t\t4"],
        False,
        [["Sales", "12", "10"], ["Grants", "", "4"]],
    ),
    "blanks": (
        ["            2026    2025", "Sales     $ 12      10", "Costs     (3)      (2)"],
        False,
        [["", "2026", "2025"], ["Sales", "$ 12", "10"], ["Costs", "(3)", "(2)"]],
    ),
    "signs apart": (
        ["Sales     $   12   $   10", "Margin        40 %     30 %"],
        False,
        [["Sales", "$ 12", "$ 10"], ["Margin", "40 %", "30 %"]],
    ),
}
UNREAD = {
    "a figure is missing, and tabs do not say which": (
        ["Sales\t\t12\t\t10", "Licence fees\t3\t\t2", "Grants\t\t\t4"],
        ["Grants"],
    ),
    "as many tabs, in other places": (
        ["Sales\t\t12\t10", "Licence fees\t3\t\t2"],
        ["Sales", "Licence fees"],
    ),
    "a figure is missing among blanks": (
        ["Sales     12     10", "Costs     3     2", "Grants         4"],
        ["Grants"],
    ),
}


def test_rows_are_read_in_columns_or_not_at_all() -> None:
    for case, (rows, stops, expected) in READ.items():
        assert columns_of(rows, stops=stops) == expected, case
    for case, (rows, odd) in UNREAD.items():
        assert columns_of(rows, stops=False) is None, case
        assert odd_rows(rows) == odd, case


@given(
    st.lists(st.lists(st.integers(0, 99999), min_size=2, max_size=2), min_size=2, max_size=6),
    st.data(),
)
def test_no_figure_comes_into_another_column(figures: list[list[int]], data: st.DataObject) -> None:
    breaks = st.sampled_from(["\t", "\t\t", "\t\t\t", "   ", "      ", " \t "])
    rows = [
        f"Line {n}{data.draw(breaks)}{one}{data.draw(breaks)}{two}"
        for n, (one, two) in enumerate(figures)
    ]
    made = columns_of(rows, stops=False)
    if made is not None:
        kept = [list(filter(None, column)) for column in zip(*made, strict=True)]
        filled = [column for column in kept if column]
        assert filled[1:] == [[str(each[n]) for each in figures] for n in (0, 1)]
    # Whatever it takes to align them, the cells themselves are found.
    assert [cells_of(row)[1:] for row in rows] == [[str(a), str(b)] for a, b in figures]
