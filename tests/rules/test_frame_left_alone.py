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


def test_frames_that_are_usual_where_they_come_from_are_left_alone(room: Room) -> None:
    for name, keys in TEXTS.items():
        keys = {"title": f"ACME Opens Works {name}", "date": "2026-03-01T09:00:00-05:00"} | keys
        body = keys.pop("body")
        room.release(f"2026-03-01-{name}", body=body, **keys)
    room.release("2026-03-01-silent", title="ACME Opens Works", body=f"{LEAD} {MORE}")
    told = [
        row
        for row in room.run("lint", "--all").err.splitlines()
        if any(f" {code} " in row for code in (*FAULTS, "PR295"))
    ]
    # The release that has neither contacts nor dateline says that the rules are awake.
    assert {row.split()[2] for row in told} == {"PR201", "PR213"}
    assert all("2026-03-01-silent" in row for row in told), told
