"""What the rules on language and form say, to the letter."""

from tests.rules.faults.seeded import Seeded

_LEAD = "ACME (NYSE: ACME) sold Anvil™ today."
_TEXT = (
    "The works will make 4,000 anvils a day, and the company has hired 300 people for them since "
    "March of last year."
)

FAULTS: list[Seeded] = [
    (
        "PR240",
        {
            "body": f"{_LEAD} An ADC carries its drug.\n\n"
            "Kadcyla is an antibody-drug conjugate (ADC)."
        },
        "10: note PR240 `ADC` stands before the text says what it means, on line 12 — "
        "write `antibody-drug conjugate (ADC)` here, and `ADC` there",
    ),
    (
        "PR240",
        {"body": f"{_LEAD}\n\nOFAC acted.\n\nThe Office of Foreign Assets Control (OFAC) said so."},
        "12: note PR240 `OFAC` stands before the text says what it means, on line 14 — "
        "write `Office of Foreign Assets Control (OFAC)` here, and `OFAC` there",
    ),
    (
        "PR241",
        {"body": f"{_LEAD} It met the\nthe endpoint."},
        "10: warning PR241 `the the`: one word twice — write `the`",
    ),
    (
        "PR241",
        {"body": f"{_LEAD} It met the  the the endpoint."},
        "10: warning PR241 `the the`: one word twice — write `the`",
    ),
    (
        "PR241",
        {"body": f"{_LEAD} Of of survival."},
        "10: warning PR241 `Of of`: one word twice — write `Of`",
    ),
    (
        "PR242",
        {"body": f"{_LEAD}\n\n“The trial met its endpoint, said Jane Doe.\n\nIt is over."},
        "12: warning PR242 the quotation `“The trial met its endpoint, said Jane Doe.` does not "
        "close in its paragraph — close it; where it goes on, open the next paragraph with a "
        "quotation mark too",
    ),
    (
        "PR242",
        {"body": f"{_LEAD}\n\nThe trial met its endpoint,” said Jane Doe."},
        "12: warning PR242 a quotation closes after `The trial met its endpoint,` and none is open "
        "— open it, or take the mark out",
    ),
    (
        "PR242",
        {"body": f'{_LEAD}\n\n"The trial met its endpoint, said Jane Doe.'},
        '12: warning PR242 the quotation `"The trial met its endpoint, said Jane Doe.` does not '
        "close in its paragraph — close it; where it goes on, open the next paragraph with a "
        "quotation mark too",
    ),
    (
        "PR243",
        {"body": f"{_LEAD}\n\nThe works (in Waltham are open."},
        "12: warning PR243 the parenthesis `(in Waltham are open.` does not close — "
        "write its `)`, or take its `(` out",
    ),
    (
        "PR244",
        {
            "body": f"{_LEAD}\n\n“We are very pleased with these results, which show what our works "
            f"can do for all.”\n\n{_TEXT}"
        },
        "12: warning PR244 nobody is named as the speaker of `“We are very pleased with these "
        "results, which show what our …` — "
        "write who says so, such as `said Jane Doe, chief executive officer`",
    ),
    (
        "PR290",
        {"body": f"{_LEAD} The call begins at 9:75 a.m. ET."},
        "10: warning PR290 no clock has `9:75 a.m.` — correct the time",
    ),
    (
        "PR245",
        {"body": f"{_LEAD}\n\nIt opened state-of-the-art works."},
        "12: note PR245 `state-of-the-art` is a claim without a source — "
        "name the source, or say in figures what it is",
    ),
    (
        "PR245",
        {
            "body": f"{_LEAD}\n\nACME, the world’s\nlargest maker of anvils, hires. “It is unmatched,”"
        },
        "12: warning PR245 `world’s largest` is a claim without a source — "
        "name the source, or say in figures what it is",
    ),
    (
        "PR246",
        {"body": f"{_LEAD}\n\n2024. That is when the works open."},
        "12: warning PR246 `2024. ` makes a list of this paragraph — write `2024\\. `",
    ),
    (
        "PR246",
        {"body": f"{_LEAD}\n\n* Non-GAAP measure."},
        "12: warning PR246 `* ` makes a list of this paragraph — write `\\* `",
    ),
    (
        "PR246",
        {"body": f"{_LEAD}\n\n| Sales | $5* |\n|---|---|\n| Loss | $1 |\n\n* Before the merger."},
        "16: warning PR246 `* ` makes a list of this paragraph — write `\\* `",
    ),
    (
        "PR247",
        {"body": f"{_LEAD}\n\n## Results\n\n#### Net sales\n\nThey rose."},
        "14: warning PR247 `####` follows `##`, and a level between them is left out — write `###`",
    ),
    (
        "PR248",
        {"body": f"{_LEAD} {_TEXT}\n\n**Outlook**\n\n{_TEXT}\n\n**Outlook again**\n\n{_TEXT}"},
        "12: warning PR248 `Outlook` is bold text in a heading's place, as is 1 more — "
        "write `## Outlook`",
    ),
    (
        "PR249",
        {"body": f"{_LEAD} See [slides](https://a.example/s?a=1&utm_source=x&mc_eid=2#p)."},
        "10: warning PR249 the link carries `utm_source=x`, which tracks its readers — "
        "write `https://a.example/s?a=1#p`",
    ),
    (
        "PR249",
        {"body": f"{_LEAD} See [slides](https://nam1.safelinks.protection.outlook.com/?url=x)."},
        "10: warning PR249 `https://nam1.safelinks.protection.outlook.com/?url=x` goes through a "
        "tracker — write the address at which it ends",
    ),
    (
        "PR250",
        {"body": f"{_LEAD}\n\n![IMG_1234.jpg](https://a.example/x.jpg)"},
        "12: warning PR250 `IMG_1234.jpg` does not say what the image shows — "
        "say it as you would on the telephone",
    ),
    (
        "PR251",
        {"body": f"{_LEAD} The slides are [**here**](https://a.example/x.pdf)."},
        "10: warning PR251 the link `here` does not say where it leads — "
        "link the words that name what is there",
    ),
    (
        "PR252",
        {"body": f"{_LEAD} See [slides](http://localhost:8000/x.pdf)."},
        "10: warning PR252 `http://localhost:8000/x.pdf` is no place for the public — "
        "link to where it is published, or put the file beside the release",
    ),
    (
        "PR253",
        {"body": f"{_LEAD} It sold {{{{ count }}}} anvils."},
        "10: error PR253 `{{ count }}` is a template's code — write what it stands for",
    ),
    (
        "PR253",
        {"title": "ACME Sells %%COUNT%% Anvils"},
        "2: error PR253 `%%COUNT%%` in the headline is a template's code — "
        "write what it stands for",
    ),
    (
        "PR254",
        {"body": f"{_LEAD} Net sales rose [NTD: to be checked]."},
        "10: error PR254 `[NTD: to be checked]` is a reviewer's note — settle it, and take it out",
    ),
    (
        "PR254",
        {"body": f"{_LEAD} Net sales rose[JS1] to $5 million."},
        "10: error PR254 `[JS1]` is a reviewer's note — settle it, and take it out",
    ),
    (
        "PR254",
        {"body": f"{_LEAD} Net sales rose to $5 million??"},
        "10: error PR254 `million??` is a reviewer's note — settle it, and take it out",
    ),
    (
        "PR298",
        {"body": f"{_LEAD} ACMEâ€™s works in SÃ£o Paulo are new."},
        "10: warning PR298 `â€™`, the first of 2 such, is `’`, read in another encoding — write `’`",
    ),
    (
        "PR298",
        {"title": "ACMEâ€™s Net Sales Rise"},
        "2: warning PR298 `â€™` in the headline is `’`, read in another encoding — write `’`",
    ),
    (
        "PR255",
        {"title": "ACME Corporation Opens Works."},
        "2: warning PR255 the headline ends with a full stop: `Opens Works.` — write `Opens Works`",
    ),
    (
        "PR256",
        {"subheads": "[It makes anvils, 'ACME reports: results.']"},
        "8: warning PR256 the subhead `ACME reports: results.` repeats the headline — "
        "say what comes next, or take it out",
    ),
    (
        "PR256",
        {"subheads": "[It makes anvils, It makes ANVILS]"},
        "8: warning PR256 the subhead `It makes ANVILS` repeats another — "
        "say what comes next, or take it out",
    ),
    (
        "PR257",
        {"body": f"{_LEAD}\n\n###\n\n{_TEXT}"},
        "14: warning PR257 `The works will make 4,000 anvils a day, and the company has …` stands "
        "below the end mark on line 12 — put it above the mark, or a heading over it, such as "
        "`## Notes to editors`",
    ),
    (
        "PR258",
        {"body": f"{_LEAD} The works open on September 28th, 2026."},
        "10: warning PR258 `September 28th` writes a date with an ordinal — write `September 28`",
    ),
    (
        "PR258",
        {"body": f"{_LEAD} The works open on the 28th\nof September 2026."},
        "10: warning PR258 `the 28th of September` writes a date with an ordinal — "
        "write `September 28`",
    ),
    (
        "PR259",
        {"body": f"{_LEAD} It is at 9:00AM."},
        "10: warning PR259 `9:00AM` has no space in it — write `9:00 a.m.`",
    ),
    (
        "PR259",
        {"body": f"{_LEAD} It is at 12 noon."},
        "10: warning PR259 `12 noon` says the hour twice — write `noon`",
    ),
    (
        "PR259",
        {"body": f"{_LEAD} It is at 8 p.m. in the evening."},
        "10: warning PR259 `8 p.m. in the evening` says the half of the day twice — write `8 p.m.`",
    ),
    (
        "PR259",
        {"body": f"{_LEAD} It is at 15:30 p.m. there."},
        "10: warning PR259 `15:30 p.m.` counts the hours in two ways — write `3:30 p.m.`",
    ),
]
