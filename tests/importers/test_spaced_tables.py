"""Tables that are set with blanks in a plain text become statements; all else stays as typed."""

from __future__ import annotations

from pressroom.importers.wire_text import read_wire_text

STATEMENT = """\
                        ACME CORPORATION
                   STATEMENTS OF OPERATIONS
                         (in thousands)

                                  Three Months Ended
                                      March 31,
                                   2026       2025
                                 --------   --------
Net sales                        $ 72,800   $ 65,100
Cost of sales                      41,200     38,900
                                 --------   --------
Gross profit                       31,600     26,200
Operating expenses:
  Selling                           9,100      8,800
                                 --------   --------
Operating income                 $ 22,500   $ 17,400
                                 ========   ========
"""


def test_a_statement_has_its_titles_units_and_heads() -> None:
    text = f"Sales rose.\n\n{STATEMENT}\nAbout ACME\n\nACME makes anvils.\n"
    manuscript, problems = read_wire_text(text.encode(), "a.txt")
    assert manuscript is not None
    assert problems == ()
    caption = "ACME CORPORATION – STATEMENTS OF OPERATIONS"
    name = "acme-corporation-statements-of-operations.csv"
    assert manuscript.text == (
        f"Sales rose.\n\n![{caption}]({name})\n\nAbout ACME\n\nACME makes anvils.\n"
    )
    (file,) = manuscript.files
    assert file.name == name
    assert file.data.decode("utf-8-sig").splitlines() == [
        "(in thousands),,",
        ',"Three Months Ended March 31,",',
        ",2026,2025",
        'Net sales,"$ 72,800","$ 65,100"',
        'Cost of sales,"41,200","38,900"',
        'Gross profit,"31,600","26,200"',
        "Operating expenses:,,",
        'Selling,"9,100","8,800"',
        'Operating income,"$ 22,500","$ 17,400"',
    ]


def test_tables_and_texts_keep_their_order_and_each_has_a_file() -> None:
    rows = "Anvils      {0},234     1,100\nHammers     2,345     2,200\nTongs       3,456     3,300"
    text = "\n\n".join(
        ("First came *anvils*.", rows.format(1), "Then came tongs.", rows.format(4), "That is all.")
    )
    manuscript, _ = read_wire_text(text.encode(), "a.txt")
    assert manuscript is not None
    assert manuscript.text == (
        "First came *anvils*.\n\n![](table-1.csv)\n\nThen came tongs.\n\n![](table-2.csv)\n\n"
        "That is all.\n"
    )
    first, second = (file.data.decode("utf-8-sig") for file in manuscript.files)
    assert first.startswith('Anvils,"1,234"')
    assert second.startswith('Anvils,"4,234"')


def test_columns_of_contacts_are_no_table() -> None:
    text = (
        "Investors:                 Media:\nJane Doe                   John Roe\n"
        "+1 312 555 0100            +1 312 555 0101\n+1 312 555 0102            +1 312 555 0103\n"
        "+1 312 555 0104            +1 312 555 0105\n"
    )
    manuscript, _ = read_wire_text(text.encode(), "a.txt")
    assert manuscript is not None
    assert manuscript.files == ()
