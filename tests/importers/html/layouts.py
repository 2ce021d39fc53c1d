"""Layouts of financial tables as filing agents set them, with the figures that a person reads there.

Each has a name, its HTML and the rows of the CSV file that must come of it. All figures are made up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """A layout: the rows of each CSV file, in order, cells joined by `|`; and words that stay."""

    name: str
    html: str
    tables: tuple[tuple[str, ...], ...]
    text: tuple[str, ...] = ()


def _row(*cells: str) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _wide(text: str, span: int, extra: str = "") -> str:
    return f'<td colspan="{span}"{extra}>{text}</td>'


# A sheet of widths, three physical columns for each of a reader's, `$` in the first of them.
def _workiva() -> str:
    pad = "padding:0 1pt;"

    def label(text: str) -> str:
        return f'<td colspan="3" style="{pad}background-color:#cceeff"><font>{text}</font></td>'

    def money(text: str) -> str:
        return f'<td style="{pad}">$</td><td style="{pad}text-align:right">{text}</td><td></td>'

    def bare(text: str) -> str:
        return f'<td colspan="2" style="{pad}text-align:right">{text}</td><td style="{pad}"></td>'

    gap = f'<td colspan="3" style="{pad}"></td>'
    widths = _row(*['<td style="width:1.0%"></td>'] * 15)
    return (
        '<div style="text-align:center"><font style="font-weight:700">Consolidated Statements of '
        'Operations</font></div><div style="text-align:center"><font>(In thousands)</font></div>'
        f'<table style="border-collapse:collapse">{widths}'
        + _row(gap, _wide("Three Months Ended<br>June 30,", 9), gap)
        + _row(gap, _wide("2026", 3), gap, _wide("2025", 3), gap)
        + _row(label("Product sales"), money("48,120"), gap, money("39,874"), gap)
        + _row(label("Royalties"), bare("1,905"), gap, bare("&#8212;"), gap)
        + _row(label("Total revenue"), bare("50,025"), gap, bare("39,874"), gap)
        + _row(label("Operating expenses"), bare("(61,400)"), gap, bare("(58,210)"), gap)
        + _row(label("Net loss"), money("(11,375)"), gap, money("(18,336)"), gap)
        + "</table>"
    )


# Capital letters, no styles, the bracket that closes a loss in a cell of its own, rules as rows.
def _donnelley() -> str:
    def label(text: str) -> str:
        return (
            f'<TD VALIGN="top"><P STYLE="margin-left:1.00em; text-indent:-1.00em">{text}</P></TD>'
        )

    def money(text: str, sign: str = "", close: str = "&nbsp;") -> str:
        return (
            '<TD VALIGN="bottom">&nbsp;&nbsp;</TD>'
            f'<TD VALIGN="bottom">{sign}</TD><TD VALIGN="bottom" ALIGN="right">{text}</TD>'
            f'<TD NOWRAP VALIGN="bottom">{close}</TD>'
        )

    rule = (
        '<TD VALIGN="bottom"></TD>'
        + (
            '<TD VALIGN="bottom">&nbsp;&nbsp;</TD><TD VALIGN="bottom">'
            '<P STYLE="border-top:1px solid #000000">&nbsp;</TD><TD VALIGN="bottom">'
            '<P STYLE="border-top:1px solid #000000">&nbsp;</TD><TD>&nbsp;</TD>'
        )
        * 2
    )
    head = (
        '<TD VALIGN="bottom"></TD><TD VALIGN="bottom">&nbsp;&nbsp;</TD>'
        '<TD VALIGN="bottom" COLSPAN="2" ALIGN="center"><B>March&nbsp;31,<BR>2026</B></TD>'
        '<TD VALIGN="bottom">&nbsp;</TD><TD VALIGN="bottom">&nbsp;&nbsp;</TD>'
        '<TD VALIGN="bottom" COLSPAN="2" ALIGN="center"><B>December&nbsp;31,<BR>2025</B></TD>'
        '<TD VALIGN="bottom">&nbsp;</TD>'
    )
    return (
        '<P ALIGN="center"><FONT SIZE="2"><B>CONDENSED CONSOLIDATED BALANCE SHEETS</B></FONT></P>'
        '<P ALIGN="center"><FONT SIZE="2"><B>(in millions, unaudited)</B></FONT></P>'
        '<TABLE CELLSPACING="0" CELLPADDING="0" BORDER="0" ALIGN="center">'
        + _row(head)
        + _row(label("<B>Assets</B>"), '<TD COLSPAN="4"></TD>', '<TD COLSPAN="4"></TD>')
        + _row(label("Cash"), money("310", "$"), money("295", "$"))
        + _row(label("Inventories"), money("125"), money("131"))
        + _row(rule)
        + _row(label("Total assets"), money("435", "$"), money("426", "$"))
        + _row(label("Debt"), money("150"), money("150"))
        + _row(
            label("Accumulated deficit"), money("(45", "", ")&nbsp;"), money("(52", "", ")&nbsp;")
        )
        + _row(label("Other equity"), money("330"), money("328"))
        + _row(label("Total liabilities and equity"), money("435", "$"), money("426", "$"))
        + "</TABLE>"
    )


# Zero-width spaces where there is nothing, each text in a paragraph of its own, percentages apart.
def _bridge() -> str:
    def cell(text: str, style: str = "") -> str:
        return f'<td style="vertical-align:bottom;{style}"><p style="margin:0pt">{text}</p></td>'

    def part(sign: str, figure: str, close: str = "&#8203;") -> str:
        return cell("&#8203;") + cell(sign or "&#8203;") + cell(figure) + cell(close)

    def head(text: str) -> str:
        return (
            cell("&#8203;") + f'<td colspan="3"><p style="text-align:center"><b>{text}</b></p></td>'
        )

    return (
        '<p style="text-align:center"><b>Segment results</b></p>'
        '<table style="border-collapse:collapse;width:100%">'
        + _row(cell("&#8203;"), head("Q1 2026"), head("Q1 2025"), head("Change"))
        + _row(cell("Americas"), part("$", "812"), part("$", "760"), part("", "6.8", "%"))
        + _row(cell("Europe"), part("", "405"), part("", "431"), part("", "(6.0", ")%"))
        + _row(cell("Asia"), part("", "—"), part("", "12"), part("", "n/m"))
        + _row(cell("Total"), part("$", "1,217"), part("$", "1,203"), part("", "1.2", "%"))
        + "</table>"
    )


# Heads over three rows, a column of changes that has its name in the last of them, notes as letters.
def _three_heads() -> str:
    return (
        "<p><b>Reconciliation of net income to adjusted EBITDA</b></p><p>(in millions)</p>"
        "<table>"
        + _row(
            "<td></td>", _wide("Three months ended", 4), "<td></td>", _wide("Nine months ended", 4)
        )
        + _row("<td></td>", _wide("September 30,", 4), "<td></td>", _wide("September 30,", 4))
        + _row(
            "<td></td>",
            "<td>2026</td><td></td><td>2025</td><td></td><td></td>",
            "<td>2026</td><td></td><td>2025</td><td></td>",
        )
        + _row("<td>Net income</td>", "<td>$41</td><td></td><td>$38</td><td></td><td></td>" * 2)
        + _row(
            "<td>Interest<sup>(a)</sup></td>",
            "<td>9</td><td></td><td>11</td><td></td><td></td>",
            "<td>28</td><td></td><td>33</td><td></td>",
        )
        + _row(
            "<td>Taxes</td>",
            "<td>12</td><td></td><td>10</td><td></td><td></td>",
            "<td>35</td><td></td><td>30</td><td></td>",
        )
        + _row(
            "<td>Adjusted EBITDA</td>",
            "<td>$62</td><td></td><td>$59</td><td></td><td></td>",
            "<td>$104</td><td></td><td>$101</td><td></td>",
        )
        + _row("<td colspan='10'><sup>(a)</sup> Without leases.</td>")
        + "</table>"
    )


# Fonts and stripes by attributes, spaces that do not break as indents, a row of `===`.
def _fonts() -> str:
    def text(words: str, align: str = "left") -> str:
        return f'<td align="{align}" bgcolor="#CCEEFF"><font face="Times New Roman" size="2">{words}</font></td>'

    return (
        '<center><font size="2"><b>SELECTED FINANCIAL DATA</b></font></center>'
        '<table border="0" width="100%">'
        + _row(
            text("&nbsp;"),
            text("<u>2026</u>", "center"),
            text("&nbsp;"),
            text("<u>2025</u>", "center"),
        )
        + _row(
            text("Net sales"),
            text("$&nbsp;&nbsp;1,204.5", "right"),
            text("&nbsp;"),
            text("$&nbsp;&nbsp;1,118.2", "right"),
        )
        + _row(
            text("&nbsp;&nbsp;Gross margin"),
            text("41.2%", "right"),
            text("&nbsp;"),
            text("39.9%", "right"),
        )
        + _row(
            text("Loss per share"),
            text("$(0.12)", "right"),
            text("&nbsp;"),
            text("$(0.31)", "right"),
        )
        + "</table>"
    )


# A table for the page's width, with the statement in one of its cells.
def _nested() -> str:
    return (
        "<table width='600'><tr><td><p>Sales rose in all regions.</p></td></tr><tr><td>"
        "<b>Sales by region</b><table>"
        + _row("<th>Region</th><th>2026</th><th>2025</th>")
        + _row("<td>North</td><td>120</td><td>100</td>")
        + _row("<td>South</td><td>80</td><td>75</td>")
        + _row("<td>Total</td><td>200</td><td>175</td>")
        + "</table></td></tr><tr><td><p>Figures are not audited.</p></td></tr></table>"
    )


# Marks of notes raised or in cells of their own, the notes below with their marks apart.
def _notes() -> str:
    raised = '<font style="font-size:6pt;position:relative;top:-3pt">1</font>'
    return (
        "<table>"
        + _row("<td></td><td></td><td>2026</td><td></td><td></td><td>2025</td><td></td>")
        + _row(
            f"<td>Orders{raised}</td><td></td><td>512</td><td><sup>2</sup></td><td></td><td>498</td><td></td>"
        )
        + _row("<td>Backlog</td><td></td><td>1,890</td><td></td><td></td><td>1,720</td><td></td>")
        + _row("<td>Employees</td><td></td><td>3,104</td><td></td><td></td><td>3,055</td><td></td>")
        + _row("<td><sup>1</sup></td><td colspan='6'>Without framework agreements.</td>")
        + _row("<td><sup>2</sup></td><td colspan='6'>With the plant in Lyon.</td>")
        + "</table>"
    )


# Two statements in one table, each with its title and its head.
def _two_in_one() -> str:
    return (
        "<table>"
        + _row(_wide("<b>Statements of income</b>", 5, ' align="center"'))
        + _row("<td></td>", _wide("Year ended December 31,", 4))
        + _row("<td></td><td>2026</td><td></td><td>2025</td><td></td>")
        + _row("<td>Revenue</td><td>900</td><td></td><td>850</td><td></td>")
        + _row("<td>Costs</td><td>(700</td><td>)</td><td>(690</td><td>)</td>")
        + _row("<td>Net income</td><td>200</td><td></td><td>160</td><td></td>")
        + _row(_wide("&nbsp;", 5))
        + _row(_wide("<b>Balance sheets</b>", 5, ' align="center"'))
        + _row("<td></td>", _wide("December 31,", 4))
        + _row("<td></td><td>2026</td><td></td><td>2025</td><td></td>")
        + _row("<td>Assets</td><td>5,000</td><td></td><td>4,700</td><td></td>")
        + _row("<td>Liabilities</td><td>3,100</td><td></td><td>3,000</td><td></td>")
        + _row("<td>Equity</td><td>1,900</td><td></td><td>1,700</td><td></td>")
        + "</table>"
    )


# One statement whose head is repeated at the top of a page.
def _repeated_head() -> str:
    head = _row("<td></td><td>2026</td><td>2025</td>")
    return (
        "<table>"
        + head
        + _row("<td>Operating activities:</td><td></td><td></td>")
        + _row("<td>Net income</td><td>77</td><td>70</td>")
        + _row("<td>Depreciation</td><td>23</td><td>21</td>")
        + _row("<td>Net cash from operating activities</td><td>100</td><td>91</td>")
        + head
        + _row("<td>Investing activities:</td><td></td><td></td>")
        + _row("<td>Purchase of equipment</td><td>(40)</td><td>(35)</td>")
        + "</table>"
    )


# The unit in a table of its own above, an empty head, years as labels.
def _maturities() -> str:
    return (
        '<p style="text-align:center;font-weight:bold">Schedule of debt maturities</p>'
        '<table><tr><td align="center">(in thousands of dollars)</td></tr></table><table>'
        + _row("<td>Year</td><td></td><td>Bonds</td><td></td><td>Loans</td>")
        + _row("<td>2027</td><td>$</td><td>1,000</td><td>$</td><td>250</td>")
        + _row("<td>2028</td><td></td><td>—</td><td></td><td>250</td>")
        + _row("<td>Thereafter</td><td></td><td>4,500</td><td></td><td>—</td>")
        + _row("<td>Total</td><td>$</td><td>5,500</td><td>$</td><td>500</td>")
        + "</table>"
    )


# Germany: comma and point, the unit in the corner, columns with a note's number.
def _german() -> str:
    return (
        "<h3>Konzern-Gewinn- und Verlustrechnung</h3><table>"
        + _row("<th>in Mio. €</th><th>Anhang</th><th>2026</th><th>2025</th>")
        + _row("<td>Umsatzerlöse</td><td>(3)</td><td>1.240,5</td><td>1.198,0</td>")
        + _row("<td>Materialaufwand</td><td>(4)</td><td>–820,1</td><td>–805,3</td>")
        + _row("<td>Ergebnis</td><td></td><td>420,4</td><td>392,7</td>")
        + "</table>"
    )


# An exhibit of the nineties: spaces, dots, rules of hyphens, tags for the columns.
_PLAIN = """\
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
<PAGE>                                                         EXHIBIT 99.1

              NORTHFIELD TOOLS REPORTS RECORD QUARTER

NORTHFIELD, Ohio, April 20, 1998 -- Northfield Tools Corp. today said that
sales of its hand tools rose by 12 percent in the first quarter.

<PAGE>
                          NORTHFIELD TOOLS CORP.
                     CONSOLIDATED STATEMENTS OF INCOME
                  (in thousands, except per share amounts)
<TABLE>
<CAPTION>
                                     Three Months Ended
                                          March 31,
                                   ---------------------
                                     1998          1997
                                   -------       -------
<S>                                <C>           <C>
Net sales......................... $48,213       $43,047
Cost of sales.....................  30,100        27,440
                                   -------       -------
Gross profit......................  18,113        15,607
Selling expenses..................  (9,000)       (8,200)
Income from the sale of a
  plant...........................     400            --
                                   -------       -------
Net income........................ $ 9,513       $ 7,407
                                   =======       =======
Earnings per share................   $0.95         $0.74
</TABLE>
<PAGE>                                 2
</TEXT>
</DOCUMENT>
"""

LAYOUTS = (
    Layout(
        "three columns for each of a reader's",
        _workiva(),
        (
            (
                "(In thousands)||",
                "|Three Months Ended June 30,|",
                "|2026|2025",
                "Product sales|$48,120|$39,874",
                "Royalties|1,905|—",
                "Total revenue|50,025|39,874",
                "Operating expenses|(61,400)|(58,210)",
                "Net loss|$(11,375)|$(18,336)",
            ),
        ),
        ("![Consolidated Statements of Operations](consolidated-statements-of-operations.csv)",),
    ),
    Layout(
        "brackets in cells of their own, rules as rows",
        _donnelley(),
        (
            (
                "(in millions, unaudited)||",
                "|March 31, 2026|December 31, 2025",
                "Assets||",
                "Cash|$310|$295",
                "Inventories|125|131",
                "Total assets|$435|$426",
                "Debt|150|150",
                "Accumulated deficit|(45)|(52)",
                "Other equity|330|328",
                "Total liabilities and equity|$435|$426",
            ),
        ),
        ("![CONDENSED CONSOLIDATED BALANCE SHEETS]",),
    ),
    Layout(
        "zero-width spaces, percentages apart",
        _bridge(),
        (
            (
                "|Q1 2026|Q1 2025|Change",
                "Americas|$812|$760|6.8%",
                "Europe|405|431|(6.0)%",
                "Asia|—|12|n/m",
                "Total|$1,217|$1,203|1.2%",
            ),
        ),
        ("![Segment results](segment-results.csv)",),
    ),
    Layout(
        "heads over three rows",
        _three_heads(),
        (
            (
                "(in millions)||||",
                "|Three months ended September 30,||Nine months ended September 30,|",
                "|2026|2025|2026|2025",
                "Net income|$41|$38|$41|$38",
                "Interest(a)|9|11|28|33",
                "Taxes|12|10|35|30",
                "Adjusted EBITDA|$62|$59|$104|$101",
                "(a) Without leases.||||",
            ),
        ),
    ),
    Layout(
        "fonts and stripes",
        _fonts(),
        (
            (
                "|2026|2025",
                "Net sales|$ 1,204.5|$ 1,118.2",
                "Gross margin|41.2%|39.9%",
                "Loss per share|$(0.12)|$(0.31)",
            ),
        ),
        ("![SELECTED FINANCIAL DATA]",),
    ),
    Layout(
        "a statement within a layout",
        _nested(),
        (("Region|2026|2025", "North|120|100", "South|80|75", "Total|200|175"),),
        (
            "Sales rose in all regions.",
            "![Sales by region](sales-by-region.csv)",
            "Figures are not audited.",
        ),
    ),
    Layout(
        "marks of notes",
        _notes(),
        (
            (
                "|2026|2025",
                "Orders¹|512 ²|498",
                "Backlog|1,890|1,720",
                "Employees|3,104|3,055",
                "¹ Without framework agreements.||",
                "² With the plant in Lyon.||",
            ),
        ),
    ),
    Layout(
        "two statements in one table",
        _two_in_one(),
        (
            (
                "|Year ended December 31,|",
                "|2026|2025",
                "Revenue|900|850",
                "Costs|(700)|(690)",
                "Net income|200|160",
            ),
            (
                "|December 31,|",
                "|2026|2025",
                "Assets|5,000|4,700",
                "Liabilities|3,100|3,000",
                "Equity|1,900|1,700",
            ),
        ),
        ("![Statements of income](statements-of-income.csv)", "![Balance sheets]"),
    ),
    Layout(
        "a head that is repeated",
        _repeated_head(),
        (
            (
                "|2026|2025",
                "Operating activities:||",
                "Net income|77|70",
                "Depreciation|23|21",
                "Net cash from operating activities|100|91",
                "Investing activities:||",
                "Purchase of equipment|(40)|(35)",
            ),
        ),
    ),
    Layout(
        "years as labels, the unit in a table of its own",
        _maturities(),
        (
            (
                "(in thousands of dollars)||",
                "Year|Bonds|Loans",
                "2027|$1,000|$250",
                "2028|—|250",
                "Thereafter|4,500|—",
                "Total|$5,500|$500",
            ),
        ),
        ("![Schedule of debt maturities]",),
    ),
    Layout(
        "a German table with numbers of notes",
        _german(),
        (
            (
                "in Mio. €|||",
                "|Anhang|2026|2025",
                "Umsatzerlöse|(3)|1.240,5|1.198,0",
                "Materialaufwand|(4)|–820,1|–805,3",
                "Ergebnis||420,4|392,7",
            ),
        ),
        ("![Konzern-Gewinn- und Verlustrechnung]",),
    ),
    Layout(
        "plain text of the nineties",
        _PLAIN,
        (
            (
                "(in thousands, except per share amounts)||",
                "|Three Months Ended March 31,|",
                "|1998|1997",
                "Net sales|$48,213|$43,047",
                "Cost of sales|30,100|27,440",
                "Gross profit|18,113|15,607",
                "Selling expenses|(9,000)|(8,200)",
                "Income from the sale of a plant|400|--",
                "Net income|$ 9,513|$ 7,407",
                "Earnings per share|$0.95|$0.74",
            ),
        ),
        (
            "sales of its hand tools rose by 12 percent",
            "![NORTHFIELD TOOLS CORP. – CONSOLIDATED STATEMENTS OF INCOME]",
        ),
    ),
)


# A column's figures in one cell, line by line; dots and the first `$` in the labels' cell.
def _by_lines() -> str:
    return (
        "<p align='center'><b>Consolidated results</b></p><table>"
        + _row("<td></td><td>2026</td><td>2025</td>")
        + _row(
            "<td>Sales<br>Costs<br>Income</td>",
            "<td>500<br>(420)<br>80</td><td>450<br>(400)<br>50</td>",
        )
        + _row("<td>Dividends. . . . . . . $</td><td>20</td><td>$15</td>")
        + "</table>"
    )


# A page of a wire with its table in `<pre>`, and prose around it.
_PRE = """\
<pre>
                     Harbour Lines plc
              Unaudited results of the half year
                    (in GBP thousands)

                                  H1 2026      H1 2025

Freight                            12,400       11,900
Passengers                          3,150        2,980
Port fees                            (410)        (395)
                                  -------      -------
Net revenue                        15,140       14,485

The board expects the second half to be in line with the first one of the
year before.
</pre>
"""


# Amounts with their share of sales beside them, below years over both; heads over spacers.
def _shares() -> str:
    def year(text: str) -> str:
        return f'<td>&nbsp;</td><td colspan="5" align="center">{text}</td>'

    def pair(amount: str, share: str) -> str:
        return f"<td>&nbsp;</td><td></td><td>{amount}</td><td>&nbsp;</td><td>{share}</td><td>%</td>"

    head = '<td></td><td colspan="2">Amount</td><td></td><td colspan="2">Share</td>'
    return (
        "<table>"
        + _row("<td></td>", year("2026"), year("2025"))
        + _row("<td></td>", head, head)
        + _row("<td>Shops</td>", pair("610", "61.0"), pair("570", "60.0"))
        + _row("<td>Online</td>", pair("390", "39.0"), pair("380", "40.0"))
        + _row("<td>Net sales</td>", pair("1,000", "100.0"), pair("950", "100.0"))
        + "</table>"
    )


# Rows of words among figures, an unlabelled sum, a second label behind the first.
def _mixed() -> str:
    return (
        "<table>"
        + _row("<td></td><td>Range 2026</td><td>Result 2025</td><td>Remark</td>")
        + _row("<td>Sales</td><td>$900</td><td>$850</td><td>In line</td>")
        + _row("<td>Margin</td><td>12%</td><td>11%</td><td></td>")
        + _row("<td></td><td>1,012</td><td>961</td><td>Sum of both</td>")
        + _row("<td>Rating</td><td>Stable</td><td>Stable</td><td>S&amp;P</td>")
        + "</table>"
    )


LAYOUTS += (
    Layout(
        "a column in one cell, leaders and a dollar sign in the label",
        _by_lines(),
        (
            (
                "|2026|2025",
                "Sales|500|450",
                "Costs|(420)|(400)",
                "Income|80|50",
                "Dividends|$20|$15",
            ),
        ),
        ("![Consolidated results]",),
    ),
    Layout(
        "set with spaces on a page",
        _PRE,
        (
            (
                "(in GBP thousands)||",
                "|H1 2026|H1 2025",
                "Freight|12,400|11,900",
                "Passengers|3,150|2,980",
                "Port fees|(410)|(395)",
                "Net revenue|15,140|14,485",
            ),
        ),
        (
            "![Harbour Lines plc – Unaudited results of the half year]",
            "The board expects the second half to be in line with the first one of the year before.",
        ),
    ),
    Layout(
        "amounts and shares below years",
        _shares(),
        (
            (
                "|2026||2025|",
                "|Amount|Share|Amount|Share",
                "Shops|610|61.0%|570|60.0%",
                "Online|390|39.0%|380|40.0%",
                "Net sales|1,000|100.0%|950|100.0%",
            ),
        ),
    ),
    Layout(
        "words among figures, and a sum without a label",
        _mixed(),
        (
            (
                "|Range 2026|Result 2025|Remark",
                "Sales|$900|$850|In line",
                "Margin|12%|11%|",
                "|1,012|961|Sum of both",
                "Rating|Stable|Stable|S&P",
            ),
        ),
    ),
)


# Rules as rows of hyphens, the unit of a column in its head, a title that nothing sets apart.
def _ruled() -> str:
    rule = "<td>--------</td>"
    return (
        "<p>Unaudited consolidated statements of income</p><table>"
        + _row("<td></td><td>2026</td><td>2025</td><td>%</td>")
        + _row(f"<td></td>{rule * 3}")
        + _row("<td>Fees</td><td>2,025</td><td>1,999</td><td>1</td>")
        + _row("<td>Interest</td><td>410</td><td>400</td><td>3</td>")
        + _row(f"<td></td>{rule * 2}<td></td>")
        + _row("<td>Total income</td><td>2,435</td><td>2,399</td><td>2</td>")
        + _row("<td></td><td>========</td><td>========</td><td></td>")
        + "</table>"
    )


# Issuer, title and units in one paragraph; heads that are wider than what they head.
def _one_paragraph() -> str:
    return (
        '<p align="center"><b>ACME, Inc.<br>Consolidated Balance Sheets<br>(in thousands)<br>(unaudited)</b></p>'
        "<table>"
        + _row("<td></td>", _wide("<b>June 30, 2026</b>", 4), _wide("<b>June 30, 2025</b>", 4))
        + _row(
            "<td>Cash</td>",
            "<td></td><td>$</td><td>1,500</td><td></td>",
            "<td></td><td>$</td><td>1,250</td><td></td>",
        )
        + _row(
            "<td>Debt</td>",
            "<td></td><td></td><td>(900</td><td>)</td>",
            "<td></td><td></td><td>(950</td><td>)</td>",
        )
        + _row(
            "<td>Net cash</td>",
            "<td></td><td>$</td><td>600</td><td></td>",
            "<td></td><td>$</td><td>300</td><td></td>",
        )
        + "</table>"
    )


LAYOUTS += (
    Layout(
        "rules as rows, a column of per cent",
        _ruled(),
        (
            (
                "|2026|2025|%",
                "Fees|2,025|1,999|1",
                "Interest|410|400|3",
                "Total income|2,435|2,399|2",
            ),
        ),
        ("![Unaudited consolidated statements of income]",),
    ),
    Layout(
        "issuer, title and units in one paragraph",
        _one_paragraph(),
        (
            (
                "(in thousands)||",
                "(unaudited)||",
                "|June 30, 2026|June 30, 2025",
                "Cash|$1,500|$1,250",
                "Debt|(900)|(950)",
                "Net cash|$600|$300",
            ),
        ),
        ("![ACME, Inc. – Consolidated Balance Sheets](acme-inc-consolidated-balance-sheets.csv)",),
    ),
)


# A column beside a spanner head, named in the row below it alone; units in the corner of the head.
def _beside_spanner() -> str:
    return (
        "<p><b>Revenue by segment</b></p><table>"
        + _row("<td></td>", _wide("Three Months Ended", 2), "<td></td>")
        + _row("<td>(in millions)</td><td>2026</td><td>2025</td><td>Change</td>")
        + _row("<td>Pumps</td><td>$12.5</td><td>$11.0</td><td>14%</td>")
        + _row("<td>Castings</td><td>7.5</td><td>8.0</td><td>(6)%</td>")
        + _row("<td>Total revenue</td><td>$20.0</td><td>$19.0</td><td>5%</td>")
        + "</table>"
    )


# Heads over several rows of one word each, a label over two lines, cells that hold paragraphs.
def _words_below_words() -> str:
    def cell(*lines: str) -> str:
        return f"<td>{''.join(f'<p>{line}</p>' for line in lines)}</td>"

    return (
        "<h4>Selected data by segment</h4><table>"
        + _row(cell(""), cell("As"), cell(""), cell("As"))
        + _row(cell(""), cell("reported"), cell("Effects"), cell("adjusted"))
        + _row(cell("Operating income", "of all segments"), cell("$310"), cell("$15"), cell("$325"))
        + _row(cell("Net income"), cell("205"), cell("9"), cell("214"))
        + "</table>"
    )


LAYOUTS += (
    Layout(
        "a column beside a spanner head",
        _beside_spanner(),
        (
            (
                "(in millions)|||",
                "|Three Months Ended||Change",
                "|2026|2025|",
                "Pumps|$12.5|$11.0|14%",
                "Castings|7.5|8.0|(6)%",
                "Total revenue|$20.0|$19.0|5%",
            ),
        ),
        ("![Revenue by segment]",),
    ),
    Layout(
        "words below words in the head",
        _words_below_words(),
        (
            (
                "|As reported|Effects|As adjusted",
                "Operating income of all segments|$310|$15|$325",
                "Net income|205|9|214",
            ),
        ),
        ("![Selected data by segment]",),
    ),
)
