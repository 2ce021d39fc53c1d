"""Layouts of financial tables in filings of several decades, with the figures that a person reads
there: the typed exhibits of the nineties, and heads, losses and titles of later ones. All figures
are made up."""

from __future__ import annotations

from tests.importers.html.layouts import Layout

# A head's label is as wide as the rule below it; labels go on in a second line, with a capital too;
# marks are typed on to figures, and a `$` right behind a mark is the next figure's.
_TYPED = """\
<DOCUMENT>
<TYPE>EX-99
<TEXT>
                    LARKFIELD OPTICS REPORTS RESULTS

LARKFIELD, Iowa, May 2, 1996 -- Larkfield Optics today said that sales rose.

<TABLE>
<CAPTION>
LARKFIELD OPTICS, INC.
RESULTS BY QUARTER
(In thousands)
                                       Half Year                Quarter
1996                               First      Second       Third     Fourth
----                              -------     -------     -------    -------
<S>                               <C>         <C>         <C>        <C>
Net sales                         $ 1,200     $ 1,310     $ 1,290    $ 1,420
Cost of sales                         700         750         740        810
                                  -------     -------     -------    -------
Gross profit                          500         560         550        610
Sale of a building in the
  city of Ames                          -          40           -          -
Income From Discontinued
  Operations                      $    12     $     9(1)$       7(2)$     11
Gains on bonds, less taxes of $4
  and $5, and (losses)                (20)         30         (10)         5

<FN>

(1) With the shop in Ames,
    which was sold.

(2) Restated.

</FN>
</TABLE>
</TEXT>
</DOCUMENT>
"""

# Two statements below one another that no tag marks, each with its rules; rows are indented.
_UNMARKED = """\
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
<PAGE>
                      FERN STORES REPORTS A GOOD YEAR

FERN CREEK, Ky., March 3, 1998 -- Fern Stores, Inc. said that profit rose by a
tenth in the year.

                              FERN STORES, INC.
                      CONSOLIDATED STATEMENTS OF INCOME
                          (000's omitted; unaudited)

                                   13 Weeks Ended           52 Weeks Ended
                                --------------------     --------------------
                                Jan. 31,    Feb. 1,      Jan. 31,    Feb. 1,
                                  1998        1997         1998        1997
                                --------    --------     --------    --------
NET SALES                       $ 52,110    $ 48,004     $201,556    $188,018

COSTS AND EXPENSES:
  Cost of sales                   34,020      31,118      131,300     122,920
  Selling, general and
    administrative                12,200      11,005       48,114      45,900
                                --------    --------     --------    --------
                                  46,220      42,123      179,414     168,820
                                --------    --------     --------    --------
NET INCOME                      $  5,890    $  5,881     $ 22,142    $ 19,198
                                ========    ========     ========    ========

See the notes in the annual report.

                              FERN STORES, INC.
                         CONSOLIDATED BALANCE SHEETS

                                               JANUARY 31,   FEBRUARY 1,
                   ASSETS                         1998          1997
                                               -----------   -----------
   Cash and cash equivalents                    $  10,220     $   8,114
   Receivables, less allowance for
     doubtful accounts of $200 and $100             2,008         1,700
                                                ---------     ---------
          Total assets                          $  12,228     $   9,814
                                                =========     =========
                                      -2-
</TEXT>
</DOCUMENT>
"""


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


# The unit in a row of its own below the names of the columns.
_UNIT_BELOW = (
    "<p align='center'><b>Consolidated results</b></p><table>"
    + _row("", "Fiscal<br>2006", "Fiscal<br>2005")
    + "<tr><td></td><td colspan='2'>(dollars in millions)</td></tr>"
    + _row("Fees", "$318", "$277")
    + _row("Trading", "272", "306")
    + _row("Total revenues", "$590", "$583")
    + "</table>"
)

# The unit once for each spanner head.
_UNIT_BELOW_BOTH = (
    "<p align='center'><b>Users and volumes</b></p><table>"
    "<tr><td></td><td colspan='2'>Half year</td><td colspan='2'>Quarter</td></tr>"
    + _row("", "2026", "2025", "2026", "2025")
    + "<tr><td></td><td colspan='2'>(in millions)</td><td colspan='2'>(in millions)</td></tr>"
    + _row("Users", "88", "68", "45", "34")
    + _row("Volume", "$4,877", "$3,588", "$2,926", "$1,258")
    + "</table>"
)


def _small_losses() -> str:
    def part(sign: str, figure: str, close: str = "") -> str:
        return f"<td>{sign}</td><td>{figure}</td><td>{close}</td>"

    return (
        "<p align='center'><b>Income by source</b></p><table>"
        "<tr><td></td><td colspan='3'>2026</td><td colspan='3'>2025</td></tr>"
        f"<tr><td>Plants</td>{part('$', '10')}{part('$', '9')}</tr>"
        f"<tr><td>Other</td>{part('', '(1', ')')}{part('', '(2', ')')}</tr>"
        f"<tr><td>Total income</td>{part('$', '9')}{part('$', '7')}</tr></table>"
    )


# A number of the schedule at the other end of the title's line; two lines of figures in a cell.
_NUMBERED = (
    "<table><tr><td>ACME Corp.</td><td colspan='2'></td><td>Schedule 1</td></tr>"
    "<tr><td colspan='4'>Statements of income</td></tr><tr><td>(in thousands)</td></tr>"
    + _row("", "2026", "", "2025")
    + _row("<p>Sales</p><p>Costs</p>", "<p>10</p><p>(6)</p>", "", "<p>9</p><p>(5)</p>")
    + _row("Net income", "4", "", "4")
    + "</table>"
)

FILED = (
    Layout(
        "typed, with rules for the columns",
        _TYPED,
        (
            (
                "(In thousands)||||",
                "1996|Half Year||Quarter|",
                "|First|Second|Third|Fourth",
                "Net sales|$ 1,200|$ 1,310|$ 1,290|$ 1,420",
                "Cost of sales|700|750|740|810",
                "Gross profit|500|560|550|610",
                "Sale of a building in the city of Ames|-|40|-|-",
                "Income From Discontinued Operations|$ 12|$ 9(1)|$ 7(2)|$ 11",
                "Gains on bonds, less taxes of $4 and $5, and (losses)|(20)|30|(10)|5",
                "(1) With the shop in Ames, which was sold.||||",
                "(2) Restated.||||",
            ),
        ),
        ("![LARKFIELD OPTICS, INC. – RESULTS BY QUARTER]",),
    ),
    Layout(
        "typed, two statements that nothing marks",
        _UNMARKED,
        (
            (
                "(000's omitted; unaudited)||||",
                "|13 Weeks Ended||52 Weeks Ended|",
                "|Jan. 31, 1998|Feb. 1, 1997|Jan. 31, 1998|Feb. 1, 1997",
                "NET SALES|$ 52,110|$ 48,004|$201,556|$188,018",
                "COSTS AND EXPENSES:||||",
                "Cost of sales|34,020|31,118|131,300|122,920",
                "Selling, general and administrative|12,200|11,005|48,114|45,900",
                "|46,220|42,123|179,414|168,820",
                "NET INCOME|$ 5,890|$ 5,881|$ 22,142|$ 19,198",
            ),
            (
                "ASSETS|JANUARY 31, 1998|FEBRUARY 1, 1997",
                "Cash and cash equivalents|$ 10,220|$ 8,114",
                "Receivables, less allowance for doubtful accounts of $200 and $100|2,008|1,700",
                "Total assets|$ 12,228|$ 9,814",
            ),
        ),
        (
            "![FERN STORES, INC. – CONSOLIDATED STATEMENTS OF INCOME]",
            "See the notes in the annual report.",
            "![FERN STORES, INC. – CONSOLIDATED BALANCE SHEETS]",
        ),
    ),
    Layout(
        "the unit below the heads",
        _UNIT_BELOW,
        (
            (
                "(dollars in millions)||",
                "|Fiscal 2006|Fiscal 2005",
                "Fees|$318|$277",
                "Trading|272|306",
                "Total revenues|$590|$583",
            ),
        ),
    ),
    Layout(
        "the unit below each spanner head",
        _UNIT_BELOW_BOTH,
        (
            (
                "(in millions)||||",
                "|Half year||Quarter|",
                "|2026|2025|2026|2025",
                "Users|88|68|45|34",
                "Volume|$4,877|$3,588|$2,926|$1,258",
            ),
        ),
    ),
    Layout(
        "losses of one digit",
        _small_losses(),
        (("|2026|2025", "Plants|$10|$9", "Other|(1)|(2)", "Total income|$9|$7"),),
    ),
    Layout(
        "a schedule's number beside the title",
        _NUMBERED,
        (("(in thousands)||", "|2026|2025", "Sales|10|9", "Costs|(6)|(5)", "Net income|4|4"),),
        ("![ACME Corp. – Schedule 1 – Statements of income]",),
    ),
)
