"""Lines above a text: which state a day or a source, and which are headline and subheads."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from pressroom.importers.head_lines import read_lines
from pressroom.importers.plain_markdown import plain
from pressroom.importers.typed_text import typed_markdown
from pressroom.typeset.anatomy.anatomy import Anatomy

NEW_YORK = ZoneInfo("America/New_York")
LEAD = "BOSTON, March 2, 2026 (GLOBE NEWSWIRE) -- ACME, Inc. (NYSE: ACM) opened a plant in Kiel."

HEADS = {
    "a subhead below the row with hour and source": (
        "ACME Opens a Plant\n\nMarch 02, 2026 07:00 ET | Source: ACME, Inc.\n\n– Output doubles –\n\n"
        "– Two hundred jobs –",
        ["ACME Opens a Plant", "- Output doubles –", "- Two hundred jobs –"],
    ),
    "an hour alone above the day": (
        "ACME Opens a Plant\n\nFor release 6 a.m. PST\n\nMarch 2, 2026\n\nOutput doubles",
        ["ACME Opens a Plant", "Output doubles"],
    ),
    "the day in the row below the headline": (
        "ACME Opens a Plant in Kiel and Doubles What It Makes There of Pumps\n"
        "Company Release - 3/2/2026 7:00 AM ET",
        ["ACME Opens a Plant in Kiel and Doubles What It Makes There of Pumps"],
    ),
    "sentences right below the headline": (
        "ACME Opens Fourth Plant in Kiel and Doubles Output of Pumps\n"
        "Company expects to hire about two hundred people there",
        [
            "ACME Opens Fourth Plant in Kiel and Doubles Output of Pumps",
            "Company expects to hire about two hundred people there",
        ],
    ),
    "capitals over three rows": (
        "ACME, INC. OPENS ITS FOURTH PLANT IN KIEL ON THE BALTIC SEA COAST\nAND DOUBLES ITS OUTPUT\n"
        "OF DOSING PUMPS",
        [
            "ACME, INC. OPENS ITS FOURTH PLANT IN KIEL ON THE BALTIC SEA COAST AND DOUBLES ITS OUTPUT"
            " OF DOSING PUMPS"
        ],
    ),
    "whose release it is, of what kind and of when": (
        "ACME Oyj, Stock Exchange Release, 2 March 2026 at 9.30 a.m. EET\n\nACME Opens a Plant",
        ["ACME Opens a Plant"],
    ),
    "the instant, and whose release of what kind": (
        "2026-03-02 07:00:00 ACME AB (publ) Regulatory press release / Notice\n\nACME Opens a Plant",
        ["ACME Opens a Plant"],
    ),
    "a headline with a day": (
        "ACME Corrects Press Release Issued on Plants on March 2, 2026",
        ["ACME Corrects Press Release Issued on Plants on March 2, 2026"],
    ),
    "labels of a form above the headline": (
        "Company name: ACME Co., Ltd.\nRepresentative: Jane Rowley, President\n"
        "(Code: 4999, Prime Market)\n\nNotice Concerning a New Plant",
        ["Notice Concerning a New Plant"],
    ),
    "a letterhead in capitals": (
        "ACME CORP.\nP.O. BOX 1000\nELMHOLLOW, OHIO 43023\n\nACME OPENS A PLANT",
        ["ACME OPENS A PLANT"],
    ),
    "a letterhead in columns": (
        "ACME COMPANY                          NEWS RELEASE\n\nMarch 2, 2026    Traded: NYSE    Symbol: ACM"
        "\n\nACME Opens a Plant",
        ["ACME Opens a Plant"],
    ),
    "a company above a headline in capitals over two rows": (
        "ACME, INC.\n\nFOR IMMEDIATE RELEASE\n\nACME BANCORP ANNOUNCES STOCK\nREPURCHASE PROGRAM",
        ["ACME BANCORP ANNOUNCES STOCK REPURCHASE PROGRAM"],
    ),
    "what a company is called, three names of it": (
        'ACME Software plc\n\n("ACME", the "Company" or the "Group")\n\nFinal Results for 2025',
        ["Final Results for 2025"],
    ),
    "where the company is, as GlobeNewswire has it": (
        "ACME Opens a Plant\n\nMarch 02, 2026 07:00 ET | Source: ACME, Inc.\n\n"
        "Elmhollow, Massachusetts, UNITED STATES",
        ["ACME Opens a Plant"],
    ),
    "to whom it may not be sent": (
        "/NOT FOR DISTRIBUTION TO U.S. NEWSWIRE SERVICES/\n\nACME Opens a Plant",
        ["ACME Opens a Plant"],
    ),
    "words of regulators and of pages": (
        "INFORMATION RÉGLEMENTÉE\n\nACME Opens a Plant\n\nDownload(opens in new window)\n\n2 min read",
        ["ACME Opens a Plant"],
    ),
    "stars below the headline": (
        "ACME Opens a Plant\n* * *\nOutput doubles",
        ["ACME Opens a Plant", "Output doubles"],
    ),
    "a verb that waits for what was reported": (
        "ACME, INC. REPORTS\n\nRECORD SALES FOR 2025",
        ["ACME, INC. REPORTS RECORD SALES FOR 2025"],
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_headline_and_subheads(case: str) -> None:
    head, expected = HEADS[case]
    lines = read_lines(Anatomy(typed_markdown(f"{head}\n\n{LEAD}\n")), NEW_YORK, "en").lines
    assert [" ".join(row.text for row in rows) for rows in lines] == expected


def test_a_headline_right_above_its_place_and_day() -> None:
    text = (
        "ACME plc - Notice of AGM\nLondon, 2 April 2026, 07:00 BST\n\nACME plc will meet on 7 May."
    )
    lines = read_lines(Anatomy(typed_markdown(text)), NEW_YORK, "en").lines
    assert [plain(row.text) for rows in lines for row in rows] == ["ACME plc - Notice of AGM"]


def test_a_list_below_a_heading_is_text_where_no_dateline_begins_it() -> None:
    text = (
        "ACME AB: Interim report\n\nThird quarter\n\n- Sales rose by 6 percent to SEK 88 million\n\n"
        "Sales rose in all regions, and most in Norway, where two plants were opened.\n"
    )
    lines = read_lines(Anatomy(text), NEW_YORK, "en").lines
    assert [row.text for rows in lines for row in rows] == ["ACME AB: Interim report"]


def test_where_the_headline_is_known_no_line_has_to_be_one() -> None:
    text = (
        "ACME, Inc.\\\n12 Harbour Street\\\nBoston, MA 02110\n\nACME, INC.\n\nFOR IMMEDIATE RELEASE\\\n"
        "June 19, 2026\n\nACME, Inc. (NYSE: ACM) announced that its board declared a dividend of $0.05.\n\n"
        "It is paid in July.\n\nEND\n"
    )
    read = read_lines(Anatomy(text), NEW_YORK, "en", titled=True)
    assert read.lines == ()
    assert [day.iso for day in read.days] == ["2026-06-19"]


def test_a_row_that_says_to_whom_it_may_not_be_sent_is_no_dateline() -> None:
    text = f"/NOT FOR DISTRIBUTION TO U.S. NEWSWIRE SERVICES/\n\nACME Opens a Plant\n\n{LEAD}\n"
    dateline = Anatomy(text).dateline
    assert dateline is not None and dateline.typed.city == "BOSTON"
