"""What the first rules say, to the letter."""

from tests.rules.faults.seeded import Seeded

FAULTS: list[Seeded] = [
    (
        "PR201",
        {"contacts": None},
        "1: warning PR201 no contacts — add `contacts: [investors, media]`",
    ),
    (
        "PR202",
        {"title": "ACME " + "reports results " * 8},
        "2: note PR202 the headline has 132 characters — "
        "cut it to 120; what is left over can be a subhead",
    ),
    (
        "PR203",
        {"body": "ACME Corporation announced the Anvil™.\n\nIts ticker is (NYSE: ACME)."},
        "10: warning PR203 the first paragraph does not name NYSE: ACME — "
        "write `(NYSE: ACME)` after the issuer's name",
    ),
    (
        "PR203",
        {"body": "Globex (NYSE: ACMEX) announced the Anvil™."},
        "10: warning PR203 `ticker` says `NYSE: ACME`, the first paragraph `NYSE: ACMEX` — "
        "correct one of them, or add `(NYSE: ACME)` after its issuer's name",
    ),
    (
        "PR204",
        {"body": "ACME (NYSE: ACME) sold Anvil™ for\n$[●] million."},
        "11: error PR204 `$[●]` is a placeholder — fill it in",
    ),
    (
        "PR204",
        {"title": "ACME Reports TK"},
        "2: error PR204 `TK` in the headline is a placeholder — fill it in",
    ),
    (
        "PR205",
        {"body": "ACME (NYSE: ACME):\n\nAnvil's friends. The Anvil™ is out."},
        "12: warning PR205 `Anvil` stands without ™ at its first mention — write `Anvil™`",
    ),
    (
        "PR206",
        {"body": "ACME (NYSE: ACME) sold Anvil™ on Monday, March 1, 2026."},
        "10: warning PR206 March 1, 2026 is no Monday — write Sunday, or correct the date",
    ),
    (
        "PR207",
        {"body": "ACME (NYSE: ACME) Anvil™ at 9:00 a.m. EST.", "date": "2026-04-01 09:00"},
        "10: warning PR207 `EST` is an hour off while daylight saving time is in force — write `ET`",
    ),
    (
        "PR207",
        {"body": "ACME (NYSE: ACME) Anvil™ at 9:00 a.m. EDT.", "date": "2026-01-15 09:00"},
        "10: warning PR207 `EDT` is an hour off while standard time is in force — write `ET`",
    ),
    (
        "PR208",
        {"body": "ACME (NYSE: ACME) Anvil™.\n\n![](https://example.com/x.png)"},
        "12: warning PR208 an image has no description — write it between `![` and `]`",
    ),
    (
        "PR209",
        {"title": "ACME REPORTS THIRD QUARTER RESULTS"},
        "2: warning PR209 the headline is all in capitals — write it as a sentence or in title case",
    ),
    (
        "PR210",
        {"body": "ACME (NYSE: ACME) Anvil™:\n- one\n- two"},
        "11: warning PR210 this list is part of the paragraph above it — put an empty line before it",
    ),
    (
        "PR210",
        {"body": "ACME (NYSE: ACME) Anvil™:\n| a | b |\n|---|---|\n| 1 | 2 |"},
        "11: warning PR210 this table is part of the paragraph above it — put an empty line before it",
    ),
    (
        "PR211",
        {"trademarks": "[Anvil™, Kadcyla®]"},
        "7: warning PR211 `Kadcyla` is attributed and never mentioned — take it out of `trademarks`",
    ),
    (
        "PR212",
        {"body": "ACME (NYSE: ACME) Anvil™. The Company expects more."},
        "10: warning PR212 `The Company expects` looks ahead, and there is no legend — "
        "add `legend: NAME` of a file in content/legends/",
    ),
    (
        "PR204",
        {"dateline": "{city: TK}"},
        "5: error PR204 `TK` in the dateline is a placeholder — fill it in",
    ),
    (
        "PR214",
        {"body": "ACME (NYSE: ACME) Anvil™:\n\n- one\n  - two\n  - three"},
        "13: warning PR214 this point is indented too little to be below the one before — "
        "indent it by four spaces, or not at all",
    ),
    (
        "PR214",
        {"body": "ACME (NYSE: ACME) Anvil™:\n\n- one\n  - two\n- three"},
        "13: warning PR214 this point is indented too little to be below the one before — "
        "indent it by four spaces, or not at all",
    ),
    (
        "PR215",
        {"body": "ACME (NYSE: ACME) Anvil™:\n\n• sales and profit"},
        "12: warning PR215 a typed bullet makes no list — write `- ` in its place",
    ),
    (
        "PR213",
        {"dateline": None},
        "1: warning PR213 no dateline — add `dateline: {city: …, region: …}`",
    ),
]
