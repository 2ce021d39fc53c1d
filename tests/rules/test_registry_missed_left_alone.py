"""What the rules on names in two spellings, slips and leftovers must not object to."""

from __future__ import annotations

from tests.conftest import Room

LEFT_ALONE = [
    # Two persons, who are introduced each for themselves.
    "Maria Lopez, chief executive officer, and Mario Lopez, chief financial officer, own it.",
    "James McDonald, chief executive officer, spoke.\n\nHe met James MacDonald, chief counsel.",
    "Mark Wall, director, was elected.\n\nMark Hall, director, was elected.",
    "“It is so,” said Dr. Weiss.\n\n“It is not,” said Dr. Wiess of another hospital.",
    "Dan Reed, president, said so.\n\nDon Reed, president of the bank, said so too.",
    "Muhammad Qasim Bazzal was appointed. Later Muhammad Qasir was appointed.",
    # A company and the person it is named after; forms of one word; names in capitals.
    "Harlow Savings Bank said so. Its founder, Harlowe Savin, chairman, died in 1921.",
    "The American Robotic Society met Acme Robotics, Inc. and Acme's Robotics Group.",
    "KATARINA HOLT, chief executive officer, said so. Katarina Holt's team agreed.",
    "The Senior Notes are due. Each Senior Note is for $1,000, said the chief financial officer.",
    "Pars Anvil Company (a/k/a Pars Anvill Company) owes it, said its chief executive officer.",
    "He is from C“te d'Ivoire, where a character is broken; others are from Cote d'Azur.",
    "Jane Doe, also known as Jane Dooe, was named director. Louis XIV, Louis XVI, Henry VIII.",
    "Ask janedooe@example.com, or see www.example.com/Jane-Dooe for investor relations.",
    # Calls with a day and an hour, to be announced, of the past, in a quarter's routine.
    "It will host a conference call to discuss its results today at 8:30 a.m. ET.",
    "It will host a conference call to discuss its results.\n\n- Date: March 3, 2026\n- Time: 14:00 CET",
    "It will hold a conference call; the date will be announced in due course.",
    "It hosted a conference call to discuss its results. It will host conference calls in future.",
    "It will not host a conference call to discuss the transaction, which is expected to close.",
    # Small words that belong together.
    "He dealt with by far the most of it, and the ones that are is a matter of what the is and was.",
    "Company A invests in a unit, a European one, a one-off, and an hour of an MRI by the end of it.",
    "This is something that the people have dreamed of for decades, of course, and paid for with it.",
    "It is an in vivo study of the in vitro test, the to-be-built works and the a priori plan of it.",
    "It's our own, and it's customers who say so; more, then, to come by the end of the year.",
    "She sold them to the staff instead of to a rival, and the parts marked a and b are so.",
    "The founder left a will to his son; items a to c of the list, and section a of the act, hold.",
    # Names that are written as one.
    "PayPal, LinkedIn, MedTech, DevOps, iPhone, eBay, YouTube, HubSpot, DoorDash and mRNA are names.",
    "TheStreet and theScore reported. TheStreet is read by many, theScore by more.",
    "Booking.Com, Node.Js, U.S.Steel, e.l.f. Beauty, No.1, www.Example.com and jane.Doe@example.com.",
    "See mailto:Jane or 2,3-Dihydroxy-N,N-Dimethyl; ratios of 2:1; as follows:- \n\nIt ends.",
    # Links that are there.
    "To join, please [register here now](https://www.example.com/webcast).",
    "To join, please register here: www.example.com/webcast.",
    "A recording can be seen by using the following link:\n\nhttps://www.example.com/webcast",
    "The Company is here to stay, and there is a link between the two.",
    # Points with something below.
    "- Highlights of the year:\n    - new works\n- Sales rose",
    "- Highlights of the year:\n\n    New works were opened.",
    "- Highlights of the year:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "- Her life: https://www.example.com/doe\n- Her works are in Bern.",
    "- Highlights of the year, which are:\n\n1. New works\n2. More sales",
    # One form of a thing: inches, primes, code, hours of one form.
    '“The screen of 6" is new,” she said, “and so is the 5\'10" one.”',
    "It opens at 8:30 a.m. and closes at 5:00 p.m. It is open 24 hours. I am glad.",
    # No wire's line.
    "The source of the funds is its cash.\n\nSource: Company data.\n\nView the slides online.",
    "SOURCE: Bloomberg and others\n\nView the original documents at the company.",
    "The Business Wire of the works is of copper, and its copyright of 2026 is its own.",
    # Approved, and rightly.
    "The FDA approved its PMA and its NDA. The pump has 510(k) clearance, and no 510(k) is approved.",
    "China's NMPA approved the IND of the company in May. The TGA gave IND approval in Australia.",
    "A 510(k) is not approved: the FDA does not grant 510(k) approval. The EUA was authorized.",
]
CODES = {f"PR{number}" for number in range(280, 290)}
BAD = [
    # Names in capitals, two languages, a paragraph of 20 kB, 5,400 lines, Roman numerals.
    "JON SMITH, CHIEF EXECUTIVE OFFICER. JOHN SMITH, CHIEF EXECUTIVE OFFICER. ACME CORP. " * 4,
    "The board met in the town of Bern. Das Werk an diesem Ort a été vendu a empresas de la ciudad.",
    "The works of Jane Doe are open and the day is long, " * 400 + "so it is.",
    "\n".join(f"Net sales of the {number} works 1,2{number:03} (3.4%)" for number in range(5400)),
    "Part III, Part IV, Part VI and Part VII of the Act. Henry III. and Henry VIII. were kings.",
    "“" + "It is so and so, and so on and on. " * 300 + "”",
]


def test_left_alone(room: Room) -> None:
    for number, body in enumerate([*LEFT_ALONE, *BAD]):
        room.release(f"2026-03-01-text-{number:02}", body=f"ACME (NYSE: ACME) said so.\n\n{body}")

    rows = [row for row in room.run("lint", "--all").err.splitlines() if row.split()[2] in CODES]

    assert rows == []
