"""What the rules on slips of copying and of naming say, to the letter."""

from tests.rules.faults.seeded import Seeded

_LEAD = "ACME (NYSE: ACME) sold Anvil™ today."

FAULTS: list[Seeded] = [
    (
        "PR280",
        {
            "body": f"{_LEAD}\n\n“It is open,” said Katarina Holt, chief executive officer of ACME."
            "\n\nKaterina Holt joined in 2019."
        },
        "14: warning PR280 `Katerina Holt` is spelt `Katarina Holt` elsewhere — "
        "correct the one that is wrong",
    ),
    (
        "PR280",
        {
            "body": f"{_LEAD}\n\nMeridian Therapeutics, Inc. has sold it.\n\nMeridien Therapeutics is old."
        },
        "14: warning PR280 `Meridien Therapeutics` is spelt `Meridian Therapeutics` elsewhere — "
        "correct the one that is wrong",
    ),
    (
        "PR281",
        {"body": f"{_LEAD}\n\nThe company will host a conference call to discuss its results."},
        "12: warning PR281 the conference call has no day and no hour — "
        "say when it is, with its time zone",
    ),
    (
        "PR281",
        {"body": f"{_LEAD}\n\nIt will hold a live webcast of the results on March 3, 2026."},
        "12: note PR281 the webcast has a day and no hour — say when it begins",
    ),
    (
        "PR282",
        {"body": f"{_LEAD}\n\nThe company opened the a works in the middle of town."},
        "12: warning PR282 `the a` cannot stand together — take one of the two words out, or write the one that is missing",
    ),
    (
        "PR282",
        {"body": f"{_LEAD}\n\nThe company has seen a increase of the sales this year."},
        "12: warning PR282 `a increase` is a slip — write `an increase`",
    ),
    (
        "PR282",
        {"body": f"{_LEAD}\n\nThe company and it's subsidiaries sold more of them."},
        "12: warning PR282 `it's subsidiaries` is a slip — write `its`, without an apostrophe",
    ),
    (
        "PR283",
        {"body": f"{_LEAD}\n\nBusiness UpdateThe company opened works."},
        "12: warning PR283 `UpdateThe`: two words run together — "
        "part them, by a line end or a sign",
    ),
    (
        "PR283",
        {"body": f"{_LEAD}\n\nSales rose in the quarter.The works are open."},
        "12: warning PR283 `quarter.The`: two words run together — write `quarter. The`",
    ),
    (
        "PR283",
        {"body": f"{_LEAD}\n\nIts strengths include:- Low cost and speed."},
        "12: warning PR283 a point of a list runs into its line: `Its strengths include:- Low cost and "
        "speed.` — begin a list below the colon, each point in a line of its own",
    ),
    (
        "PR284",
        {"body": f"{_LEAD}\n\nTo join the webcast, please register here."},
        "12: warning PR284 `register here` has no link — write `[what is there](https://…)` in its "
        "place",
    ),
    (
        "PR285",
        {"body": f"{_LEAD}\n\n- Net sales rose\n- Highlights of the year:\n- 4,000 anvils"},
        "13: warning PR285 the point `Highlights of the year:` announces something and ends — "
        "indent by four spaces what belongs below it, or take the colon out",
    ),
    (
        "PR286",
        {"body": f'{_LEAD}\n\n“It is open,” said Jane Doe.\n\n"It is new," said Jane Doe.'},
        "14: note PR286 quotation marks are typed in two forms, here straight and elsewhere curly — "
        'write all of them as `”`, or all as `"`',
    ),
    (
        "PR287",
        {
            "body": f"{_LEAD}\n\nView source version on businesswire.com: https://www.example.com/1\n\n###"
        },
        "12: warning PR287 `View source version on businesswire.com:` is a newswire's line — "
        "take it out",
    ),
    (
        "PR287",
        {"body": "ACME Corporation (NYSE: ACME) sold Anvil™ today.\n\nSOURCE ACME Corporation"},
        "12: warning PR287 `SOURCE ACME Corporation` is a newswire's line — take it out",
    ),
    (
        "PR288",
        {"body": f"{_LEAD}\n\nIt has received 510(k) approval for the Anvil."},
        "12: warning PR288 `510(k) approval`: a 510(k) is cleared, not approved — "
        "write `cleared` or `clearance`",
    ),
    (
        "PR288",
        {"body": f"{_LEAD}\n\nThe FDA approved the IND of the company."},
        "12: warning PR288 `approved the IND`: the FDA does not approve an IND — "
        "write that it cleared the IND, or that the study may proceed",
    ),
    (
        "PR289",
        {"body": f"{_LEAD}\n\nIt opens at 8:30 a.m. and closes at 5:00 PM ET."},
        "12: warning PR289 `5:00 PM` beside `8:30 a.m.`: two forms of the clock in one release — "
        "write `5:00 p.m.`",
    ),
]
