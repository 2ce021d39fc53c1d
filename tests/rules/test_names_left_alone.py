"""What the rules on names, marks, contacts, tables and datelines must not object to."""

from __future__ import annotations

import pytest

from tests.conftest import Room

LEAD = "ACME Corporation (NYSE: ACME) makes the Anvil™."
NOTHING = [
    # Tickers and exchanges.
    {"body": "ACME Corporation (NYSE:ACME) makes the Anvil™."},
    {
        "body": "ACME\nCorporation (NYSE: ACME) makes the Anvil™.",
        "ticker": "'NYSE: ACME'",
    },
    {"body": f"{LEAD}\n\nBonds (CUSIP: 912828XY) and notes (Note: ABC) of Globex (Nasdaq: GBX)."},
    {
        "body": f"{LEAD}\n\nOre of Globex (TSX-V: GBX; OTC Pink: GBXXF), Initech (NSE: M&M, BSE: 5) and"
        " Hooli (Nasdaq First North Growth Market: HOO B), not KOSDAK (KASDAQ: KOS)."
    },
    {"body": "ACME Corporation (New York Stock Exchange: ACME) makes the Anvil™."},
    # Spelling: capitals, possessives, plurals of other words, other names.
    {"body": f"{LEAD} ANVIL is ACME CORPORATION’s. Kadcyla’s and KADCYLA. The anvil."},
    # Marks: attributed by the text itself, or in code.
    {"body": f"{LEAD}\n\nGizmo® is great.\n\nGizmo® is a registered trademark of Gizmo AG."},
    {"body": f"{LEAD}\n\n`Gizmo®` in code."},
    {"trademarks": "[Hammer™]", "attribution": "general", "body": f"{LEAD} The Hammer™."},
    # Datelines: typed as in the front matter; of day and wire too.
    {"body": f"NEW YORK, March 1, 2026 – {LEAD}"},
    {
        "dateline": "{city: New York, wire: Business Wire}",
        "body": f"NEW YORK--(BUSINESS WIRE)-- {LEAD}",
    },
    {
        "ticker": None,
        "body": "Ore of Globex (TSX.V: GBX | OTCQB: GBXXF) and Initech (NASDAQ-GS: INI), (CSE: X). Anvil™.",
    },
    # Marks of several words that are the issuer's own by what the text says.
    {"body": f"{LEAD}\n\nIt sells more of its House Wrap® and of ACME’s Forge Tape™."},
    {"body": f"{LEAD}\n\nAbout ACME\n\nACME makes House Wrap® and Forge Tape™ for smiths."},
    # A dateline of several cities, of the day east of here, or with the city's accents.
    {"body": f"BOSTON and NEW YORK, March 1, 2026 – {LEAD}"},
    {"body": f"NEW YORK, March 2, 2026 – {LEAD}"},
    {"dateline": "{city: Zürich}", "body": f"ZURICH, Switzerland, March 1, 2026 – {LEAD}"},
    # The lead is the paragraph with the dateline, and front matter need not repeat what is typed.
    {
        "dateline": None,
        "contacts": None,
        "body": "It Will Last for Many Years, and More Will Come After It in the South. It Is Good."
        f"\n\nVANCOUVER, BC, March 1, 2026 /CNW/ - {LEAD} It expects more.\n\n"
        "Certain statements here are forward-looking and may not come true.\n\n"
        "CONTACT: Jane Doe, 604-555-0100",
    },
    # Contacts and boilerplate.
    {"contacts": "[{for: Media, email: a@example.com}]"},
    {"contacts": "[{for: Media, name: Jo, phone: +41 44 668 18 00}]"},
    {"body": f"{LEAD}\n\nCall (212) 555-0100, or +1 212 555 0199; in 2025-2026, at 10:00, 12,345."},
    # Totals: rounded, of parts, of per-share figures, with percentages.
    {"body": f"{LEAD}\n\n| | 2026 |\n|---|---:|\n| A | 10.4 |\n| B | 12.4 |\n| Total | 22.9 |"},
    {"body": f"{LEAD}\n\n| | 2026 |\n|---|---:|\n| A | 10 |\n| B | 12 |\n| Total per share | 3 |"},
    # Looking ahead, without a share.
    {"body": "We expect more of the Anvil™.", "ticker": None},
]
GOOD = {
    "contacts": "[investors]",
    "dateline": "{city: NEW YORK}",
    "ticker": "'NYSE: ACME'",
    "trademarks": "[Anvil™]",
    "body": LEAD,
}
CODES = {
    f"PR{number}"
    for number in (201, 203, 205, 211, 212, 213, *range(216, 220), 227, 228, *range(260, 267))
}


@pytest.mark.parametrize("changes", NOTHING, ids=lambda changes: str(changes)[:60])
def test_left_alone(room: Room, changes: dict[str, str | None]) -> None:
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    if keys.get("ticker") is None:
        config = (room.path / "config.toml").read_text()
        room.write("config.toml", config.replace('tickers = ["NYSE: ACME"]', ""))
    room.release(**keys)
    ran = room.run("lint", "--all")
    assert ran.code == 0, ran.err
    said = {row.split()[2] for row in ran.err.splitlines()}
    assert said.isdisjoint(CODES), ran.err
