"""Each decision has a number, a date and a status, and what overturns it is there."""

from __future__ import annotations

import re
from datetime import date

from tests.conftest import REPOSITORY

_ENTRY = re.compile(
    # A heading with a line below it, or a row of the table of dependencies.
    r"^### (?P<number>\S+) · (?P<title>.+)\n(?P<told>.*)$"
    r"|^\| (?P<row>[^ |]+) \| (?P<name>[^|]+) \|.*\| (?P<since>[^|]+) \| (?P<state>[^|]+) \|$",
    re.MULTILINE,
)
_STATUS = re.compile(r"stands|(?:amended|overturned) by (D\d{3,})")


def faults(text: str) -> list[str]:
    """What is wrong with the numbers, dates and statuses of the decisions in `text`."""
    rows = [found for found in _ENTRY.finditer(text) if found["row"] not in ("number", "---")]
    numbers = [found["number"] or found["row"] for found in rows]
    found = []
    if numbers != [f"D{at:03}" for at in range(1, len(rows) + 1)]:
        found.append("the numbers are not D001 and so on, in order")
    headings = re.findall(r"^### ", text, re.MULTILINE)
    if len(headings) != sum(1 for row in rows if row["number"]):
        found.append("a heading is no decision")
    for number, row in zip(numbers, rows):
        since, _, status = (row["told"] or f"{row['since']} · {row['state']}").partition(" · ")
        try:
            date.fromisoformat(since)
        except ValueError:
            found.append(f"{number} has no date")
        state = _STATUS.fullmatch(status)
        if state is None:
            found.append(f"{number} has no status")
        elif state[1] is not None and (state[1] not in numbers or state[1] <= number):
            found.append(f"{number} names {state[1]}, which is no later decision")
    return found


def test_every_decision_has_number_date_and_status() -> None:
    text = (REPOSITORY / "DECISIONS.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^### D", text, re.MULTILINE)) > 100
    assert faults(text) == []


def test_a_decision_without_them_is_found() -> None:
    row = "| D001 | msgspec | all | fast | 2026-11-23 | stands |\n"
    good = f"| number | library | where | why | date | status |\n|---|---|---|---|---|---|\n{row}"
    good += "\n### D002 · One\n2026-11-23 · overturned by D003\n\nText.\n"
    good += "\n### D003 · Two\n2026-11-28 · stands\n\nText.\n"
    assert faults(good) == []
    order = "the numbers are not D001 and so on, in order"
    assert faults(good.replace("D001", "D004")) == [order]
    assert faults(good.replace("### D003", "### D002")) == [
        order,
        "D002 names D003, which is no later decision",
    ]
    assert faults(good.replace("by D003", "by D001")) == [
        "D002 names D001, which is no later decision"
    ]
    assert faults(good.replace("2026-11-28", "2026-11-31")) == ["D003 has no date"]
    assert faults(good.replace("| stands |", "| old |")) == ["D001 has no status"]
    assert faults(good + "\n### More\n") == ["a heading is no decision"]
