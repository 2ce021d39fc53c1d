"""Frames of real releases that no rule on the frame has anything to say of."""

from __future__ import annotations

from tests.conftest import Room
from tests.rules.test_frame_faults import FAULTS, LEAD, MORE

DATED = f"NEW YORK, March 1, 2026 (GLOBE NEWSWIRE) -- {LEAD}\n\n{MORE}"
CONTACT = "\n\nMedia Contact: Jane Doe, 212-555-0100, jane@acme.example"
# Without a ticker a text is judged as one of the issuer's that the registry lists at the NYSE.
TEXTS: dict[str, dict[str, str]] = {
    "listed-in-london": {
        "ticker": "'LSE: ACME'",
        "body": f"10 March 2026\n\nACME Corporation today opened works, it said. {MORE}{CONTACT}",
    },
    "under-an-rns-head": {
        "body": f"RNS Number : 1234X\n\nACME plc\n\n1 March 2026\n\nACME opened works. {MORE}{CONTACT}"
    },
    "remarks": {
        "title": "Remarks by Jane Doe at the Smiths’ Fair",
        "body": f"Good morning, and thank you for having me. {MORE}",
    },
    "testimony": {"body": f"Mr. Chairman, members of the committee, I am here for ACME. {MORE}"},
    "statement": {
        "title": "ACME Chairman Jane Doe Statement on the Smiths’ Fair",
        "body": f"The fair was a good one for all who make anvils. {MORE}",
    },
    "readout": {"title": "Readout of the Smiths’ Meeting", "body": f"They met in Bern. {MORE}"},
    "fact-sheet": {"title": "Fact Sheet on Our Third Works", "body": f"## The works\n\n{MORE}"},
    "minutes": {"title": "Minutes of the Smiths’ Meeting", "body": f"They met at nine. {MORE}"},
    "remarks-headed-so": {"body": f"**Remarks of Jane Doe at the fair** Anvils! {MORE}"},
    "greeted-behind-a-number": {
        "body": f"*(Archived)*\n\nAC-12\n\nLadies and gentlemen, we opened works. {MORE}"
    },
    "only-a-file": {"body": "*(Archived)*\n\n- [Our plan](https://acme.example/plan.pdf)"},
    **{
        f"dateline-{number}": {"ticker": "'NYSE: ACME'", "body": f"{typed}{LEAD} {MORE}{CONTACT}"}
        for number, typed in enumerate(
            (
                "**Washington**– ",
                "**Washington**−",
                "**DELHI** – ",
                "Washington – ",
                "**Washington** ",
                "**CINCINNATI, OHIO** ",
                "*(Archived)* *A third works opens…* **WASHINGTON** –",
                "***A Third Works Opens* WASHINGTON -**",
                "**A Third Works Opens at Last NEW YORK**– ",
                "\u200bWASHINGTON\u200b – ",
                "RADNOR, Pa. March 1, 2026 0730– ",
                "HOUSTON- March 1, 2026-",
                "(Bowling Green, Virginia) - ",
                "FOR IMMEDIATE RELEASE (Bowling Green, Virginia) - ",
            )
        )
    },
    "notice-above-the-lead": {
        "ticker": "'NYSE: ACME'",
        "dateline": "{city: LONDON}",
        "body": "The information contained within this announcement is deemed to be inside "
        f"information, and is now in the public domain for all to read.\n\n{LEAD}{CONTACT}",
    },
    "quotation-above-the-lead": {
        "ticker": "'NYSE: ACME'",
        "dateline": "{city: STOCKHOLM}",
        "body": "“It is pleasing that our third works now makes as many anvils as the other two "
        f"did last year,” says Jane Doe, President of ACME.\n\n{LEAD}{CONTACT}",
    },
    "numbers-of-the-united-kingdom": {
        "ticker": "'LSE: ACME'",
        "body": f"ACME Corporation opened works, it said today. {MORE}\n\n"
        "For more information, please contact:\n\nACME Corporation\n\n"
        "Jane Doe, Chief Executive\n\nT: 0141 496 0100",
    },
    "wire-between-dashes": {
        "ticker": "'NYSE: ACME'",
        "body": f"HONG KONG – Media OutReach – March 1, 2026 – {LEAD}\n\n{MORE}{CONTACT}",
    },
    "letterhead": {
        "ticker": "'NYSE: ACME'",
        "body": f"ACME Corporation\n\n12 Forge Street, Suite 9\n\nNewark, NJ 07101\n\n{DATED}{CONTACT}",
    },
    "headline-again": {
        "ticker": "'NYSE: ACME'",
        "title": "ACME Opens Works in the North",
        "body": f"ACME OPENS WORKS\nIN THE NORTH\n\n{DATED}{CONTACT}",
    },
    "head-of-a-wire": {
        "ticker": "'NYSE: ACME'",
        "body": "ACME Corporation / Key word(s): Quarterly Results\n\n"
        f"Disclosure of an inside information by a wire\n\n{DATED}{CONTACT}",
    },
    "launched-by-the-issuer": {
        "ticker": "'NYSE: ACME'",
        "body": f"{DATED}\n\n- Released QueueSight™ 4.0\n- Opened works{CONTACT}",
    },
    "viewer-of-files": {
        "ticker": "'NYSE: ACME'",
        "body": f"{DATED}\n\nTo view it, get the free Adobe® Acrobat® Reader®.{CONTACT}",
    },
}
# Titles of releases that tell of words to come, or of papers, and are no speech.
SILENT = {
    "silent": "ACME Opens Works",
    "silent-on-a-speech-to-come": "ACME Chairman to Deliver Remarks at the Smiths’ Fair",
    "silent-on-fact-sheets": "ACME’s Fact Sheets Are Available Now",
    "silent-on-a-filing": "ACME Files Registration Statement for Its Shares",
    "silent-on-a-statement-issued": "ACME Issues Statement on the Fair",
}
FOLDER = "content/releases/"


def test_frames_that_are_usual_where_they_come_from_are_left_alone(room: Room) -> None:
    for name, keys in TEXTS.items():
        keys = {"title": f"ACME Opens Works {name}", "date": "2026-03-01T09:00:00-05:00"} | keys
        body = keys.pop("body")
        room.release(f"2026-03-01-{name}", body=body, **keys)
    for name, title in SILENT.items():
        quoted = "“I thank the smiths,” said Jane Doe of ACME."
        room.release(f"2026-03-01-{name}", title=title, body=f"{LEAD} {MORE}\n\n{quoted}")
    told = [
        row
        for row in room.run("lint", "--all").err.splitlines()
        if any(f" {code} " in row for code in (*FAULTS, "PR295"))
    ]
    # The releases that have neither contacts nor dateline say that the rules are awake.
    found = {tuple(row.removeprefix(FOLDER).split()[:3:2]) for row in told}
    assert found == {
        (f"2026-03-01-{name}.md:1:", code) for name in SILENT for code in ("PR201", "PR213")
    }, told


def test_a_lead_with_another_ticker_is_told_of_as_it_stands(room: Room) -> None:
    room.release(
        "2026-03-01-other",
        ticker="'NYSE: ACMF'",
        body=f"NEW YORK, March 1, 2026 – {LEAD} {MORE}{CONTACT}",
    )
    told = [row for row in room.run("lint", "--all").err.splitlines() if " PR203 " in row]
    assert [row.split(" PR203 ")[1] for row in told] == [
        "`ticker` says `NYSE: ACMF`, the first paragraph `NYSE: ACME` — correct one of them, or "
        "add `(NYSE: ACMF)` after its issuer's name"
    ]
