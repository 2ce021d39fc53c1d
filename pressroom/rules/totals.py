"""Rules on tables: totals and parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.judgement import Fault
from pressroom.rules.needs import TABLES, needs
from pressroom.rules.release_text import ReleaseText


@needs([TABLES])
def total_that_does_not_add_up(release_text: ReleaseText) -> Iterator[Fault]:
    """The figures of a table add up to its total.

    Analysts put tables into their models on the first minute, and a total that is not
    the sum is the first thing their spreadsheets say. Half a unit of the last decimal is
    allowed to each figure, for rounding. Sub-totals that are carried on, net figures beside
    their parts, rows that say `less` or `of which`, and differences such as gross profit are
    read as accountants write them; a figure is wrong if the sum holds in the other columns
    and not in its own. Gross profit is the sales less their cost, and operating income the gross
    profit less operating expenses, wherever these stand right above it. A net row is the gross one
    less what stands between the two, and assets are liabilities and equity. Where there is one
    column alone, a total is wrong that is near the sum of its parts, that a slip of the fingers
    makes of it (a digit, two swapped, one lost, thousands for millions), or that is less than its
    parts; one that is far above them may be of more than the table shows.

    Bad:
        | Net sales | 2026 |
        |---|---:|
        | Anvils | 10 |
        | Hammers | 12 |
        | Total | 32 |

    Good:
        | Net sales | 2026 |
        |---|---:|
        | Anvils | 10 |
        | Hammers | 12 |
        | Total | 22 |

    Source: AP Stylebook, "numerals": do the arithmetic; newswire editors' lists
    """
    # Imported late: most releases have no tables, and the modules are slow to load.
    from pressroom.rules.balances import wrong_balances
    from pressroom.rules.differences import wrong_differences
    from pressroom.typeset.statements.sums import sums

    for statement in release_text.article.statements:
        found = sums(statement.grid, release_text.release.language)
        for more in (wrong_differences, wrong_balances):
            told = {(wrong.row_line, wrong.row_label, wrong.shown) for wrong in found}
            found += more(statement.grid, release_text.release.language, told)
        for wrong in found:
            where = f" ({wrong.column_label})" if wrong.column_label else ""
            row = f", row {wrong.row_line} of {statement.source}" if statement.line else ""
            label = f"`{wrong.row_label}`" if wrong.row_label else "a row without a label"
            yield Fault(
                statement.line or _line(release_text, wrong.row_label, wrong.shown),
                f"{label}{where} is {wrong.shown}, and {wrong.against} {wrong.computed}{row}",
                "correct the figure that is wrong",
            )


def _line(release_text: ReleaseText, label: str, shown: str) -> int:
    """Line of a table's row, by its label and figure; the body's first line if not found."""
    for number, row in enumerate(release_text.rows):
        plain = re.sub(r"[*_`]", "", row)
        if "|" in row and label in plain and shown in plain:
            return release_text.release.body_line + number
    return release_text.release.body_line


_HALF = re.compile(r"[$€£]?\s?\(\s?[$€£]?[\d.,]+%?|[$€£]?\s?[$€£]?[\d.,]+%?\)")


@needs([TABLES])
def half_a_parenthesis(release_text: ReleaseText) -> Iterator[Fault]:
    """A negative figure in a table has both its parentheses.

    One alone makes a loss a gain for the spreadsheet that reads it.

    Bad:
        | Results | 2026 |
        |---|---:|
        | Net sales | 10 |
        | Net loss | (12 |

    Good:
        | Results | 2026 |
        |---|---:|
        | Net sales | 10 |
        | Net loss | (12) |

    Source: newswire editors' lists of commonest catches
    """
    for statement in release_text.article.statements:
        for row in statement.grid.rows:
            for cell in row.cells[1:]:
                if _HALF.fullmatch(cell.text.strip()):
                    where = f" in row {row.line} of {statement.source}" if statement.line else ""
                    yield Fault(
                        statement.line or _line(release_text, row.cells[0].text, cell.text),
                        f"`{cell.text}`{where} has half a pair of parentheses",
                        "write both or none",
                    )
