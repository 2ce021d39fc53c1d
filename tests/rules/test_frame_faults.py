"""Seeded faults of the frame in texts shaped as wires print them: each is found, and no other."""

from __future__ import annotations

from tests.conftest import Room

DATELINES = (
    "NEW YORK, March 1, 2026 (GLOBE NEWSWIRE) -- ",
    "VANCOUVER, BC, March 1, 2026 /CNW/ - ",
    "March 1, 2026 – Boston, MA – ",
    "BASEL, Switzerland and CAMBRIDGE, Mass., March 1, 2026 – ",
    "Zug, Switzerland, March 1, 2026\n\n",
    "**TORONTO, Ontario**, March 1, 2026 — ",
    "LONDON--(BUSINESS WIRE)--",
)
LEAD = "ACME Corporation (NYSE: ACME) today opened works in the north of the country, it said."
MORE = "The works are the third that it has opened since 2019, and employ 300 people there."
CONTACTS = (
    "Investor Contact:\nJane Doe\n212-555-0100\njane@acme.example",
    "| Investors | Media |\n|---|---|\n| Jane Doe | John Roe |\n| 212-555-0100 | 212-555-0101 |",
    "For more information, please contact Jane Doe at jane@acme.example.",
    "CONTACT:\n\nJane Doe\n\nTel: +41 44 668 18 00",
    "[Jane Doe](mailto:jane@acme.example), Media Relations",
    "Rückfragen an: Jane Doe, Telefon 044 668 18 00",
    "###\n\nMedia Contacts\n\nACME Corporation\n\nJohn Roe\n\n(212) 555-0101",
)
LEGENDS = (
    "## Forward-Looking Statements\n\nThis press release contains forward-looking statements, "
    "which are subject to risks and may turn out otherwise for many reasons.",
    "Certain statements in this release are forward-looking and involve risks.",
    "Safe Harbor Statement: Statements in this release that are not historical are "
    "forward-looking statements within the meaning of the law, and may not come true.",
    "Cautionary Note\n\nExcept for historical information, the matters here are forward-looking "
    "statements that are subject to risks and uncertainties, and may differ materially.",
    "This news release includes forward-looking information within the meaning of Canadian law.",
    "**Disclaimer**\n\nThis release contains forward-looking statements about what may come, and "
    "nobody should place undue reliance on them, since they may turn out otherwise.",
)
ABOUT = "About ACME\n\nACME Corporation is a leading provider of anvils to smiths."


def whole(number: int) -> dict[str, str]:
    """The parts of one release in order; each number gives other forms of them."""
    return {
        "dateline": DATELINES[number % len(DATELINES)],
        "lead": LEAD,
        "more": f"\n\n{MORE}\n\nThe Company expects sales to grow in 2027.\n\n",
        "legend": LEGENDS[number % len(LEGENDS)] + "\n\n",
        "about": ABOUT + "\n\n",
        "contacts": CONTACTS[number % len(CONTACTS)],
    }


FAULTS = {
    "PR201": [
        {"contacts": text}
        for text in (
            "",
            "Investor Contact: Jane Doe",
            "The call is at 8:00 a.m. ET; dial 877-407-0784 and give passcode 1375 5511.",
            "Conference call\n\nDomestic: 877-407-0784\n\nReplay: 844-512-2921",
            "More is on the company's website, www.acme.example.",
            "Media Contacts:\n\nACME Corporation, Corporate Communications",
        )
    ],
    "PR203": [
        {"lead": text}
        for text in (
            "ACME Corporation today opened works in the north of the country, as it had said.",
            "ACME Corporation (NYSE: ACMEX) today opened works in the north, as it had said.",
            "ACME Corporation (the “Company”) today opened works in the north, as it had said.",
            "ACME Corporation (ACME) today announced that it has opened works in the north.",
            "ACME Corporation (Nasdaq: GLBX) today opened works in the north, as it had said.",
            "Globex Inc. (NYSE: GBX) and ACME Corporation today opened works in the north.",
        )
    ],
    "PR212": [
        {"legend": "", "more": f"\n\n{MORE}\n\n{text}\n\n"}
        for text in (
            "The Company expects sales to grow in 2027.",
            "ACME now anticipates that margins will rise.",
            "It reaffirmed its full-year guidance.",
            "We believe demand will hold, and we intend to build more.",
            "Management expects to open two more works by 2028.",
            "“We project that sales will double,” said Jane Doe. See forward-looking statements.",
        )
    ],
    "PR213": [
        {"dateline": text}
        for text in (
            "",
            "March 1, 2026 – ",
            "NOTE – ",
            "ACME Corporation, March 1, 2026 – ",
            "(NYSE: ACME) – ",
            "FOR IMMEDIATE RELEASE\n\n",
        )
    ],
    "PR264": [
        {"more": f"\n\n{MORE}\n\n{text}\n\n"}
        for text in (
            "They make House Wrap® for roofs.",
            "They work with Gizmo® steel.",
            "Patients had received Globex’s Herastat® before.",
            "They run on Azure Forge™ in the cloud.",
            "It was named a Great Works To Serve™ winner.",
            "The anvils are of Hard Steel® and Bright Steel®.",
        )
    ],
}


def test_each_fault_is_found_and_a_release_in_order_has_none(room: Room) -> None:
    texts = {f"good-{n}": whole(n) for n in range(12)}
    for code, changes in FAULTS.items():
        texts |= {f"{code.lower()}-{n}": whole(n) | change for n, change in enumerate(changes)}
    for name, parts in texts.items():
        room.release(
            f"2026-03-01-{name}",
            title=f"ACME Opens Works {name}",
            ticker="'NYSE: ACME'",
            date="2026-03-01T09:00:00-05:00",
            body="".join(parts.values()),
        )
    ran = room.run("lint", "--all")
    found: dict[str, set[str]] = {name: set() for name in texts}
    for row in ran.err.splitlines():
        path, _, code = row.split()[:3]
        found[path.partition("2026-03-01-")[2].partition(".md")[0]].add(code)
    wanted = {
        name: {name.partition("-")[0].upper()} if name.startswith("pr") else set() for name in texts
    }
    told = {name: codes & set(FAULTS) for name, codes in found.items()}
    assert told == wanted
