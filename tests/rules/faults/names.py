"""What the rules on names, marks, contacts, tables and datelines say, to the letter."""

from tests.rules.faults.seeded import Seeded

LEAD = "ACME Corporation (NYSE: ACME) makes the Anvil™."
FAULTS: list[Seeded] = [
    (
        "PR216",
        {"ticker": None, "body": "Globex (Nadsaq: GBX) sells the Anvil™."},
        "9: warning PR216 `Nadsaq` is no exchange — did you mean `Nasdaq`?",
    ),
    (
        "PR216",
        {"ticker": None, "body": "Globex (Nasdaq Stockhlm: GBX B) sells the Anvil™."},
        "9: warning PR216 `Nasdaq Stockhlm` is no exchange — did you mean `Nasdaq Stockholm`?",
    ),
    (
        "PR217",
        {"ticker": None, "body": "ACME Corporation (NSE: M&M) sells the Anvil™."},
        "9: warning PR217 ACME Corporation is not registered at NSE — "
        "write `NYSE: ACME`, or add `NSE: M&M` to config.toml",
    ),
    (
        "PR217",
        {"ticker": None, "body": "ACME Corporation (NYSE: ACEM) sells the Anvil™."},
        "9: warning PR217 `NYSE: ACEM` is not the ticker of ACME Corporation — "
        "write `NYSE: ACME`, or correct config.toml",
    ),
    (
        "PR217",
        {"ticker": None, "body": "ACME Corporation (Nasdaq: ACME) sells the Anvil™."},
        "9: warning PR217 ACME Corporation is not registered at Nasdaq — "
        "write `NYSE: ACME`, or add `Nasdaq: ACME` to config.toml",
    ),
    (
        "PR218",
        {"ticker": None, "body": "The Anvil™ is ACME\nCorporation’s."},
        "9: warning PR218 ACME Corporation stands without its ticker at its first mention — "
        "write `ACME Corporation (NYSE: ACME)`",
    ),
    (
        "PR219",
        {"body": f"{LEAD}\n\nKadcyła and Kadcyla® and Kadcyła."},
        "12: warning PR219 `Kadcyła` is not how Kadcyla is spelled, 2 times — write `Kadcyla`",
    ),
    (
        "PR219",
        {"title": "ACME Tests Kadcylla"},
        "2: warning PR219 `Kadcylla` is not how Kadcyla is spelled in the headline — "
        "write `Kadcyla`",
    ),
    (
        "PR227",
        {
            "body": f"{LEAD}\n\n| Sales | 2026 |\n|---|---:|\n| A | 10 |\n| B | 12 |\n| **Total** | 32 |"
        },
        "16: warning PR227 `Total` (2026) is 32, and the figures above it come to 22 — "
        "correct the figure that is wrong",
    ),
    (
        "PR228",
        {"contacts": "[{for: Media, name: Jane Doe}]"},
        "4: warning PR228 the contact Jane Doe has neither telephone nor mail — "
        "add `phone:` or `email:`",
    ),
    (
        "PR260",
        {"contacts": "[{for: Media, name: Jane Doe, phone: 212-555-010}]"},
        "4: warning PR260 `212-555-010` is no telephone number of US (United States) — correct it",
    ),
    (
        "PR260",
        {"contacts": "[{for: Media, name: Jane Doe, phone: +41 44 668 18 0}]"},
        "4: warning PR260 `+41 44 668 18 0` is no telephone number of CH (Switzerland) — correct it",
    ),
    (
        "PR260",
        {"contacts": "[{for: Media, name: Jane Doe, phone: +262 12}]"},
        "4: warning PR260 `+262 12` is no telephone number of RE (Réunion) — correct it",
    ),
    (
        "PR260",
        {"body": f"{LEAD}\n\nThe call: +1 212-555-0100."},
        "12: warning PR260 `+1 212-555-0100` is the number that the contacts show as "
        "`(212) 555-0100` — write `(212) 555-0100`, so that it is one number",
    ),
    (
        "PR261",
        {},
        "1: warning PR261 nothing says who the issuer is — add `boilerplate: [acme]`",
    ),
    (
        "PR262",
        {"boilerplate": "[old]"},
        "8: warning PR262 the boilerplate `old` is of 2020-01-01, over a year before the release — "
        "look it through, and save it as old@2026-03-01.md",
    ),
    (
        "PR263",
        {"trademarks": "[Hammer™]", "body": "ACME Corporation (NYSE: ACME) makes the Hammer™."},
        "7: warning PR263 nobody is named as the owner of `Hammer` — "
        "write `{name: Hammer, symbol: ™, owner: …}`, or put it into config.toml",
    ),
    (
        "PR264",
        {"body": f"{LEAD}\n\nIt is of Gizmo® steel, and Gizmo® steel is best."},
        "12: note PR264 `Gizmo®` is attributed to nobody — "
        "add `{name: Gizmo, symbol: ®, owner: …}` to `trademarks`",
    ),
    (
        "PR264",
        {"body": f"{LEAD}\n\nIt is of Globex’s Gizmo Steel® now."},
        "12: warning PR264 `Gizmo Steel®` is attributed to nobody — "
        "add `{name: Gizmo Steel, symbol: ®, owner: …}` to `trademarks`",
    ),
    (
        "PR295",
        {"body": f"They Will Last\n\nNEW YORK, March 1, 2026 – {LEAD}"},
        "10: note PR295 `They Will Last` is typed above the dateline — put it into `subheads`",
    ),
    (
        "PR265",
        {"body": f"{LEAD}\n\nIt sold more Anvils."},
        "12: warning PR265 `Anvils` makes a word of the mark Anvil — "
        "write `Anvil` with the name of the product behind it",
    ),
    (
        "PR267",
        {"body": f"{LEAD}\n\n| Sales | 2026 |\n|---|---:|\n| A | 10 |\n| B | (12 |"},
        "15: warning PR267 `(12` has half a pair of parentheses — write both or none",
    ),
    (
        "PR268",
        {"body": f"{LEAD}\n\nThe Anvil® again."},
        "12: warning PR268 `Anvil®` carries another symbol than the registered ™ — "
        "write `Anvil™`, or correct config.toml or `trademarks`",
    ),
    (
        "PR217",
        {"ticker": None, "body": "ACME Corporation (NASDAQ: ACME) sells the Anvil™."},
        "9: warning PR217 ACME Corporation is not registered at NASDAQ — "
        "write `NYSE: ACME`, or add `NASDAQ: ACME` to config.toml",
    ),
    (
        "PR206",
        {"body": f"{LEAD}\n\nOn Friday, May 3, and Wed., March 4; Thu, Sept. 3."},
        "12: warning PR206 May 3 2026 is no Friday — write Sunday, or correct the date",
    ),
    (
        "PR206",
        {"subheads": "['From Monday, 2 June 2026 on']"},
        "8: warning PR206 June 2, 2026 is no Monday — write Tuesday, or correct the date",
    ),
    (
        "PR204",
        {"body": f"{LEAD}\n\nIt is $__ million, says [Company]."},
        "12: error PR204 `$__` is a placeholder — fill it in\n"
        "content/releases/2026-03-01-results.md:12: error PR204 `[Company]` is a placeholder — "
        "fill it in",
    ),
    (
        "PR212",
        {"body": f"{LEAD}\n\nACME now expects to sell more."},
        "12: warning PR212 `ACME now expects` looks ahead, and there is no legend — "
        "add `legend: NAME` of a file in content/legends/",
    ),
    (
        "PR212",
        {"body": f"{LEAD}\n\nIt reaffirmed its full-year guidance."},
        "12: warning PR212 `its full-year guidance` looks ahead, and there is no legend — "
        "add `legend: NAME` of a file in content/legends/",
    ),
    (
        "PR266",
        {"body": f"BOSTON, March 1, 2026 – {LEAD}"},
        "10: warning PR266 the text is from BOSTON, the front matter from NEW YORK — "
        "correct one of them",
    ),
    (
        "PR266",
        {"body": f"NEW YORK, Feb. 28, 2026 – {LEAD}"},
        "10: warning PR266 the dateline is of Feb. 28, 2026, the release of 2026-03-01 — "
        "correct one of them",
    ),
    (
        "PR266",
        {
            "dateline": "{city: NEW YORK, wire: Business Wire}",
            "body": f"NEW YORK, March 1, 2026 (GLOBE NEWSWIRE) -- {LEAD}",
        },
        "10: warning PR266 the text comes by another wire than Business Wire — correct one of them",
    ),
]
