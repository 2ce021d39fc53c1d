"""What a copy editor saw in real releases and no rule did: found in texts as wires have them."""

from __future__ import annotations

from tests.conftest import Room

# Each is a paragraph or more of a release of another company, with the code that is to tell of it.
SEEDED = [
    # Names of persons, companies and products in two spellings.
    (
        "PR280",
        "“We end the year with more cash than we began it,” said Ingrid Vasholm, Chief Financial "
        "Officer of Northrill.\n\nBefore she joined in 2019, Ingrid Vasholt was a partner of a bank.",
    ),
    (
        "PR280",
        "“This is a good day for our patients,” said John Smithers, M.D., Chief Medical Officer.\n\n"
        "Investor contact: Jon Smithers, Chief Medical Officer, ir@example.com",
    ),
    (
        "PR280",
        "Corvane Robotics, Inc. has signed an agreement with a maker of pumps.\n\nUnder the "
        "agreement, Corvene Robotics will deliver 40 machines a year until 2029.",
    ),
    (
        "PR280",
        "Meridian Keel Therapeutics, Inc. enrolled its first patient. The trial is run by Meridian "
        "Keel.\n\nAbout Meridien Keel Therapeutics: it develops medicines for rare diseases.",
    ),
    (
        "PR280",
        "Dr. Helena Brandt, professor of cardiology, led the study. Data were shown on Monday.\n\n"
        "“Few patients stopped early,” said Helene Brandt, professor of cardiology.",
    ),
    ("PR280", "Please ask Jane Dooe, investor relations, for a copy of the report."),
    # Calls without a day or an hour.
    (
        "PR281",
        "Northrill will host a conference call to discuss its third quarter results. To take part, "
        "dial (800) 555-0142 and give the code 4471.",
    ),
    (
        "PR281",
        "Management will hold a live webcast to review the data. It is open to all on the company's "
        "website, and a replay will be there for 30 days.",
    ),
    ("PR281", "A conference call to discuss the transaction will be held on March 3, 2026."),
    # Small words.
    ("PR282", "The board has approved the a dividend of $0.12 per share, to be paid in April."),
    ("PR282", "Cash and investments for of the group were $41.2 million at the end of the year."),
    ("PR282", "The results is are in line with the guidance that the company gave in November."),
    ("PR282", "The mine has seen a increase in the grade of the ore since the start of the year."),
    ("PR282", "The company will has more than 40 shops by the end of the year."),
    ("PR282", "The group paid more then $5 million of the loan back to the bank."),
    ("PR282", "Northrill and it’s subsidiaries hold 14 patents on the process and the machine."),
    # Headings, sentences and points that run into each other.
    ("PR283", "Clinical UpdateThe Company has dosed the last patient in its Phase 2 trial."),
    ("PR283", "Fourth Quarter Financial ResultsRevenue was $12.1 million, up from $10.4 million."),
    ("PR283", "Drilling began in the first quarter.The first hole reached 212 meters."),
    ("PR283", "Features of the project include:- Low strip ratio - High recovery."),
    ("PR283", "The plant will open in early 2027,The company expects 60 people to work there."),
    # A link that is not there, and points that are not there.
    ("PR284", "Those who wish to ask questions should register here before the call begins."),
    ("PR284", "A recording can be seen by using the following link:\n\nThe file is large."),
    (
        "PR285",
        "Highlights\n\n- Revenue of $12.1 million\n- Other events of the quarter:\n\n## Outlook",
    ),
    ("PR285", "- The company has achieved the following:\n- First gold poured\n- Loan repaid"),
    # Two forms of one thing.
    ("PR286", '“We grew,” said Ann Roe, chief executive.\n\n"We hired," said Ann Roe.'),
    ("PR286", "The company’s sales rose, and it’s so that the bank's loan was paid."),
    ("PR289", "The call begins at 8:30 a.m. ET. A replay is open from 11:30 AM ET until June."),
    ("PR289", "Doors open at 9 am and the meeting begins at 10:00 a.m. local time."),
    # A wire's lines.
    (
        "PR287",
        "It makes anvils.\n\nView source version on businesswire.com: https://www.example.com/1",
    ),
    ("PR287", "It makes anvils.\n\nSOURCE ACME Corporation"),
    (
        "PR287",
        "It makes anvils. View source version on businesswire.com: https://www.example.com/1",
    ),
    ("PR287", "It makes anvils.\n\nCopyright Business Wire 2026."),
    (
        "PR287",
        "It makes anvils.\n\nThis information was brought to you by Cision http://news.example",
    ),
    ("PR287", "It makes anvils.\n\nView original content to download multimedia:\n\nMore."),
    # Approved, of what was cleared, granted, authorized or accepted.
    ("PR288", "The pump won 510(k) approval from the U.S. Food and Drug Administration in May."),
    ("PR288", "In May the FDA approved the company's IND for NR-104, and the trial is under way."),
    ("PR288", "The FDA approved our Investigational New Drug (IND) application for NR-104."),
    ("PR288", "The test has EUA approval from the FDA for use in laboratories."),
    ("PR288", "The FDA has given De Novo approval to the scanner."),
    ("PR288", "The FDA approved the BLA for priority review, with an answer due in August."),
    ("PR288", "The scanner has CE Mark approval and is sold in 14 countries."),
]


def test_faults_of_the_kinds_that_no_rule_saw_are_found(room: Room) -> None:
    for number, (_, body) in enumerate(SEEDED):
        room.release(f"2026-03-01-text-{number:02}", body=f"ACME (NYSE: ACME) said so.\n\n{body}")

    said = [row.split()[:3] for row in room.run("lint", "--all").err.splitlines()]

    found = {(path.partition("-text-")[2][:2], code) for path, _, code in said}
    missed = [
        (code, body)
        for number, (code, body) in enumerate(SEEDED)
        if (f"{number:02}", code) not in found
    ]
    assert missed == []
