"""What the rules on figures and disclosure say, to the letter."""

from tests.rules.faults.seeded import Seeded

_LEAD = "ACME (NYSE: ACME) sold Anvil™ today."

FAULTS: list[Seeded] = [
    (
        "PR220",
        {"title": "EMBARGOED UNTIL 9 A.M. - ACME Opens Works"},
        "2: warning PR220 `EMBARGOED UNTIL` is left in the headline — "
        "take the note out: `date` holds the release back",
    ),
    (
        "PR220",
        {"subheads": "['Under embargo until Monday']"},
        "8: warning PR220 `Under embargo until` is left in the subheads — "
        "take the note out: `date` holds the release back",
    ),
    (
        "PR220",
        {"body": f"**For internal use only**\n\n{_LEAD}", "ticker": None},
        "9: warning PR220 `For internal use only` is left in the text — "
        "take the note out: `date` holds the release back",
    ),
    (
        "PR220",
        {"body": f"{_LEAD}\n\nThis text is NOT FOR RELEASE BEFORE noon."},
        "12: warning PR220 `NOT FOR RELEASE BEFORE` is left in the text — "
        "take the note out: `date` holds the release back",
    ),
    (
        "PR221",
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{_LEAD} It reported\nresults for the second quarter of 2025.",
        },
        "11: warning PR221 the headline is of the `Third-Quarter 2025`, this of the `second quarter of 2025` — "
        "correct the one that is left over from another quarter",
    ),
    (
        "PR221",
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{_LEAD}\n\n| Q2 2025 | Q2 2024 |\n|---|---|\n| 10 | 9 |",
        },
        "12: warning PR221 the headline is of the `Third-Quarter 2025`, this table of the `Q2 2025` — "
        "correct the one that is left over from another quarter",
    ),
    (
        "PR221",
        {"title": "ACME Reports Second-Quarter 2026 Results", "body": _LEAD},
        "2: warning PR221 the `Second-Quarter 2026` is over only after the release's own day, March 1, 2026 — "
        "write the quarter that the results are for, or correct `date`",
    ),
    (
        "PR222",
        {"body": f"{_LEAD} Net sales rose\n12 percent to $5.2 million from $4.8 million."},
        "11: warning PR222 `12 percent` does not fit its two figures, which give a rise of 8 percent — "
        "write `8 percent`, or correct the figures",
    ),
    (
        "PR222",
        {"body": f"{_LEAD} Net sales were $4.8 million, a decrease of 12% from $5.2 million."},
        "10: warning PR222 `12%` does not fit its two figures, which give a fall of 8% — "
        "write `8%`, or correct the figures",
    ),
    (
        "PR222",
        {
            "body": f"{_LEAD} Costs were $5.2 million, compared to $4.8 million in 2024, a decrease "
            "of 8 percent."
        },
        "10: warning PR222 `8 percent` does not fit its two figures, which give a rise of 8 percent — "
        "write that it rose, or correct the figures",
    ),
    (
        "PR223",
        {"legend": "forward-looking", "title": "ACME Opens Works"},
        "8: warning PR223 the legend `forward-looking` stands below a text that does not look ahead — "
        "ask counsel whether it belongs here; should the text say what is expected, write that",
    ),
    (
        "PR224",
        {"body": f"{_LEAD} Adjusted EBITDA was $12 million."},
        "10: warning PR224 `Adjusted EBITDA` has a figure and no reconciliation — "
        "add the table that leads to the GAAP measure, or say where it is",
    ),
    (
        "PR224",
        {"body": f"{_LEAD}\n\n| | 2025 |\n|---|---|\n| Free cash flow | 12 |"},
        "14: warning PR224 `Free cash flow` has a figure and no reconciliation — "
        "add the table that leads to the GAAP measure, or say where it is",
    ),
    (
        "PR225",
        {
            "subheads": "['Adjusted net income of $12 million']",
            "body": f"{_LEAD} Net income was $3 million.\n\nA table below reconciles the two.",
        },
        "8: warning PR225 `Adjusted net income` has a figure before `Net income` has one, on line 11 — "
        "give `Net income` first",
    ),
    (
        "PR226",
        {"date": "2026-03-02T16:02:00-05:00"},
        "3: warning PR226 at 16:02 ET on March 2, 2026 the NYSE sets its closing prices — "
        "publish at 16:05 ET or later",
    ),
    (
        "PR226",
        {"date": "2025-11-28T13:04:00-05:00"},
        "3: warning PR226 at 13:04 ET on November 28, 2025 the NYSE sets its closing prices — "
        "publish at 13:05 ET or later",
    ),
    (
        "PR226",
        {
            "date": "2026-03-02T16:00:30-05:00",
            "ticker": "'Nasdaq: ACME'",
            "body": "ACME (Nasdaq: ACME) sold Anvil™.",
        },
        "3: warning PR226 at 16:00 ET on March 2, 2026 Nasdaq sets its closing prices — "
        "publish at 16:01 ET or later",
    ),
    (
        "PR226",
        {
            "date": "2026-03-02T10:00:00+01:00",
            "ticker": "'SIX: ACME'",
            "body": "ACME (SIX: ACME) sold Anvil™.",
            "inside_information": "true",
            "regime": "six",
            "title": "Ad hoc announcement pursuant to Art. 53 LR - ACME Opens Works",
        },
        "3: warning PR226 ad hoc news at 10:00 in Zurich on March 2, 2026 meets SIX while it trades — "
        "publish before 07:30 or after 17:40, or notify SIX 90 minutes before",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} Net sales were $72,8 million."},
        "10: warning PR229 the commas in `$72,8` do not set off thousands — "
        "write a comma before each three digits, and a point before decimals",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It made 1,23,456 more."},
        "10: warning PR229 the commas in `1,23,456` do not set off thousands — "
        "write a comma before each three digits, and a point before decimals",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It cost $ 5.50 a piece."},
        "10: warning PR229 `$ 5.50` has a space after the sign — write `$5.50`",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It cost $5 million dollars."},
        "10: warning PR229 `$5 million dollars` names the dollar twice — write `$5 million`",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It grew by 12 percent%."},
        "10: warning PR229 `12 percent%` says percent twice — write `12 percent`",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It grew by 12.5% percent."},
        "10: warning PR229 `12.5% percent` says percent twice — write `12.5%`",
    ),
    (
        "PR229",
        {"body": f"{_LEAD} It cost $12.5M million."},
        "10: warning PR229 `$12.5M million` has two units — leave one of them out",
    ),
    (
        "PR230",
        {"body": f"{_LEAD} It cost EUR $5 million."},
        "10: warning PR230 `EUR $5 million` is in two currencies, `EUR` and `$` — "
        "write `EUR` or `$`, not both",
    ),
    (
        "PR230",
        {"body": f"{_LEAD} It cost €5 million dollars."},
        "10: warning PR230 `€5 million dollars` is in two currencies, `€` and `dollars` — "
        "write `€` or `dollars`, not both",
    ),
    (
        "PR231",
        {"body": f"{_LEAD}\n\nA conference call will begin\nat 8:30 a.m. on Monday."},
        "13: warning PR231 `8:30 a.m.` of the `conference call` has no time zone — "
        "write `8:30 a.m. ET`, or the zone that is meant",
    ),
    (
        "PR232",
        {
            "body": f"{_LEAD}\n\nACME will hold a conference call on Monday,\n"
            "November 3, 2025, at 8:30 a.m. ET."
        },
        "13: warning PR232 the `conference call` on November 3, 2025 is announced after that day — "
        "correct the date, which is before March 1, 2026, or the tense",
    ),
    (
        "PR232",
        {"body": f"{_LEAD}\n\nThe annual meeting will be held on May 5, 2025 in Boston."},
        "12: warning PR232 the `annual meeting` on May 5, 2025 is announced after that day — "
        "correct the date, which is before March 1, 2026, or the tense",
    ),
    (
        "PR233",
        {
            "title": "ACME Reports Annual Results",
            "body": f"{_LEAD} Net income was $12.1 million, or $0.87 per share.",
        },
        "10: warning PR233 `$0.87 per share` is neither basic nor diluted — "
        "write `per diluted share`, `per basic share`, or `per basic and diluted share`",
    ),
    (
        "PR235",
        {"body": f"{_LEAD} It completed the sale of its works on October 2, 2026."},
        "10: warning PR235 `completed the sale of its works on October 2, 2026` is told as done, on a day after the release's own — "
        "correct the date, which is after March 1, 2026, or the tense",
    ),
    (
        "PR236",
        {"body": "ACME (NYSE: ACME) announced today,\nFebruary 27, 2026, Anvil™."},
        "10: warning PR236 `February 27, 2026` is called today, in a release of March 1, 2026 — "
        "write `March 1, 2026`, or correct `date`",
    ),
    (
        "PR236",
        {"body": "ACME (NYSE: ACME) announced today (February 27) that Anvil™ is out."},
        "10: warning PR236 `February 27` is called today, in a release of March 1, 2026 — "
        "write `March 1`, or correct `date`",
    ),
    (
        "PR237",
        {
            "title": "ACME Reports Net Loss of $72.8 Million",
            "body": f"{_LEAD} The net loss was $72.8 billion.",
        },
        "10: warning PR237 `$72.8 billion` is `$72.8 million` above the text — "
        "write `$72.8 million`, or correct the headline",
    ),
    (
        "PR238",
        {"body": f"{_LEAD} The offer ends on June 31."},
        "10: warning PR238 there is no June 31 — correct the date",
    ),
    (
        "PR238",
        {"body": f"{_LEAD} The offer ended February 29, 2026."},
        "10: warning PR238 there is no February 29, 2026 — correct the date",
    ),
    (
        "PR239",
        {"title": "ACME Reports Full-Year 2024 Results"},
        "2: warning PR239 the results are labelled 2024, in 2026 — "
        "write 2025, or whichever year the results are for",
    ),
    (
        "PR270",
        {"body": f"{_LEAD} Net sales increased\nto $4.8 million from $5.2 million."},
        "11: warning PR270 `increased` is said of a change from `$5.2 million` to `$4.8 million`, which is a fall — "
        "write that it fell, or correct the figures",
    ),
    (
        "PR270",
        {"body": f"{_LEAD} Cash was $12.1 million, a decrease of $1.9 million from $13.6 million."},
        "10: warning PR270 `$1.9 million` is not the difference from `$13.6 million` to `$12.1 million` — "
        "correct whichever of the three figures is wrong",
    ),
    (
        "PR271",
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{_LEAD}\n\n- Revenue of $78.2 million\n\nRevenue in the third quarter was $72.8 million.",
        },
        "12: warning PR271 `$78.2 million` for revenue is `$72.8 million` on line 14 — "
        "give the same figure in both",
    ),
    (
        "PR272",
        {
            "title": "ACME Reports Third-Quarter 2025 Results",
            "body": f"{_LEAD} Revenue rose to $72.8 million.\n\n| (in thousands) | 2025 | 2024 |\n"
            "|---|---|---|\n| Revenue | 71,912 | 65,040 |",
        },
        "10: warning PR272 `$72.8 million` for revenue stands in no table, and the row `Revenue` has 71,912 — "
        "give the table's figure, or correct the table",
    ),
    (
        "PR273",
        {
            "title": "ACME Prices $550 Million of Senior Notes",
            "body": f"{_LEAD} It priced $500 million of notes, and gets $492 million.",
        },
        "2: note PR273 `$550 Million` of the headline stands nowhere in the text — "
        "give the figure of the text, or say in the text what it is of",
    ),
    (
        "PR273",
        {
            "title": "ACME Prices USD 550 Million of Senior Notes",
            "body": f"{_LEAD} It priced $500 million of notes, and gets $492 million.",
        },
        "2: note PR273 `USD 550 Million` of the headline stands nowhere in the text — "
        "give the figure of the text, or say in the text what it is of",
    ),
    (
        "PR273",
        {
            "subheads": "[Notes of $550 million are priced]",
            "body": f"{_LEAD} It priced $500 million of notes, and gets $492 million.",
        },
        "8: note PR273 `$550 million` of the subheads stands nowhere in the text — "
        "give the figure of the text, or say in the text what it is of",
    ),
    (
        "PR274",
        {"body": f"{_LEAD} The net loss was ($8.8 million)."},
        "10: warning PR274 the loss of `($8.8 million)` has a minus of its own — write `$8.8 million`",
    ),
    (
        "PR275",
        {"body": f"{_LEAD} Works cost $3 million and, a year before, $2.3M."},
        "10: note PR275 `$2.3M` and, on line 10, `$3 million` are two forms of one unit — "
        "write both in one form",
    ),
    (
        "PR276",
        {
            "body": f"{_LEAD}\n\nNet sales\n\n2025\n\n2024\n\nHammers\n\n$ 10\n\n12\n\nSaws\n\n8\n\n"
            "9\n\nNails\n\n5\n\n4\n\nAll\n\n23\n\n25\n\nThe sales fell."
        },
        "12: warning PR276 a table has fallen apart into lines here, to line 40 — "
        "write it as a table, or put it in from a CSV file or a workbook",
    ),
    (
        "PR277",
        {"body": f"{_LEAD} Sales will be between $85 million and $80 million."},
        "10: warning PR277 the range `$85 million and $80 million` goes from the higher to the "
        "lower — correct the end that is wrong, or put the lower one first",
    ),
]
