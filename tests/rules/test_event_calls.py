"""Calls that releases announce, beside their events: which differ, and what is left alone."""

from __future__ import annotations

import re

from tests.conftest import Room

EVENT = {
    "title": "Call",
    "start": "2026-03-03 09:00",
    "dial_in": "+1 212 555 0100, code 4711",
    "webcast": "https://events.example.com/q4",
}
DAY = "announced for `{}`, and its event in content/events/{}.md:3 is on March 3, 2026"
HOUR = (
    "announced for `{}`, and its event in content/events/{}.md:3 begins at 09:00 (America/New_York)"
)
# The text of a release of March 2, 2026, what of its event is else than above, and what is told.
CASES: list[tuple[str, dict[str, str], str]] = [
    ("We will host a conference call on March 4, 2026.", {}, DAY.format("March 4, 2026", "c{}")),
    ("We will host a conference call today at 9:00 a.m. ET.", {}, DAY.format("today", "c{}")),
    ("We will host a conference call tomorrow at 9 a.m. ET.", {}, ""),
    ("ACME announced today that it will host a call to discuss its results.", {}, ""),
    ("ACME today announced a conference call, which will begin at 9 a.m. ET.", {}, ""),
    (
        "We will host a conference call tomorrow, March 4.",
        {},
        DAY.format("March 4", "c{}"),
    ),
    (
        "We will host a conference call on 3 March at 8:30 am EST.",
        {},
        HOUR.format("8:30 am EST", "c{}"),
    ),
    ("We will host a conference call on March 3 at noon.", {}, HOUR.format("noon", "c{}")),
    ("We will host a conference call on March 3 at 9:00-10:00 a.m. Eastern.", {}, ""),
    ("We will host a conference call on March 3 at 8:00 a.m. CT.", {}, ""),
    ("We will host a conference call on March 3 at 15:00 CET (9:00 a.m. ET).", {}, ""),
    ("We will host a conference call on March 3 at 14:00 CET.", {}, HOUR.format("14:00 CET", "c{}")),
    (
        "We will host a conference call on March 3 at 2:00 p.m. BST.",
        {"zone": "Europe/London", "start": "2026-03-03 14:00"},
        "",  # BST is not what clocks in London show then, and may be another zone's
    ),
    (
        "We will host a conference call on March 4 at 9:00 a.m. JST.",
        {"start": "2026-03-03 19:00"},
        "",  # in New York it is the day before
    ),
    (
        "We will host a conference call on March 3 at 9:00 a.m. CST.",
        {"zone": "Asia/Shanghai"},
        "",
    ),
    (
        "We will host a conference call on March 3 at 10:00 a.m. CST.",
        {"zone": "Asia/Shanghai"},
        "begins at 09:00 (Asia/Shanghai)",
    ),
    # Days and hours of something else.
    ("We will host a conference call on results of the year ended January 31, 2026.", {}, ""),
    (
        "We will host a conference call on March 3 at 9 a.m. ET. A replay of the webcast will be "
        "available until March 17 at 5:00 p.m. ET at +1 855 555 0177.",
        {},
        "",
    ),
    ("The anvil of March 9 will be shown at 8:00 a.m. ET.", {}, ""),
    ("We held a conference call on March 1.", {}, ""),
    # Rows of a list.
    (
        "We will hold a call.\n\n- Date: March 5, 2026\n- Time: 9 a.m. ET",
        {},
        DAY.format("March 5, 2026", "c{}"),
    ),
    # What is no event's day: cancelled, or not fixed; and one of several days.
    ("We will host a conference call on March 4.", {"cancelled": "true"}, ""),
    ("We will host a conference call on March 4.", {"start": "2026-03"}, ""),
    ("Our annual meeting will be held on March 4.", {"start": "2026-03-03", "end": "2026-03-05"}, ""),
    # Number and address, as notes.
    (
        "We will host a conference call on March 3; dial (212) 555-0199.",
        {},
        "note PR296 the call has another number here than its event in content/events/c{}.md:4",
    ),
    ("We will host a conference call on March 3; dial 212-555-0100.", {}, ""),
    (
        "We will host a conference call on March 3; dial 212-555-0100 or (646) 555-0119.",
        {"dial_in": "+1 212 555 0100, +1 646 555 0191"},
        "the call has another number here",
    ),
    (
        "We will host a conference call on March 3 at 8:30 a.m. ET (3:30 p.m. IST).",
        {},
        HOUR.format("8:30 a.m. ET", "c{}"),
    ),
    ("We will host a conference call on March 3 at 9:00 a.m. ET (4:00 p.m. IST).", {}, ""),
    ("We will host a conference call on March 3 at 9:30 a.m. XXT.", {}, ""),
    ("We will host a conference call on March 3 at 10:00 a.m. (AT) / 9:00 a.m. (ET).", {}, ""),
    (
        "We will host a conference call on March 3 at 9:00 a.m. (AT).",
        {},
        HOUR.format("9:00 a.m. (AT)", "c{}"),
    ),
    # The number in a sentence, paragraph or list of its own.
    (
        "We will host a conference call on March 3. To join, dial +1 212-555-0199, code 4711.",
        {},
        "note PR296 the call has another number here than its event in content/events/c{}.md:4",
    ),
    (
        "We will host a conference call on March 3.\n\nDial-in numbers:\n\n- US toll-free: "
        "+1 855 555 0188\n- elsewhere: +1 212 555 0199",
        {},
        "note PR296 the call has another number here than its event in content/events/c{}.md:4",
    ),
    (
        "We will host a conference call on March 3.\n\nParticipants dial 855-555-0188 or "
        "(212) 555-0100.",
        {},
        "",
    ),
    (
        "We will host a conference call on March 3. A replay can be heard for a month. Dial "
        "855-555-0177, access code 12345.",
        {},
        "",
    ),
    ("We will host a conference call on March 3.\n\nCall our investors' desk: 212-555-0111.", {}, ""),
    # Contacts are no way into the call.
    (
        "We will host a conference call on March 3.\n\nJane Doe can be reached by phone at "
        "212-555-0111.",
        {},
        "",
    ),
    (
        "We will host a conference call on March 3.\n\n## Contact\n\nJane Doe\nToll-free: "
        "855-555-0111\nir@acme.example",
        {},
        "",
    ),
    (
        "We will host a conference call on March 3: <https://events.example.com/q3>.",
        {},
        "note PR296 the link leads elsewhere at events.example.com than the webcast of the event",
    ),
    ("We will host a call on March 3: <https://events.example.com/q4/>.", {}, ""),
    ("We will host a call on March 3, see <https://events.example.com>.", {}, ""),
]  # fmt: skip


def test_what_differs_is_told_and_what_may_be_the_same_is_not(room: Room) -> None:
    for number, (text, keys, _) in enumerate(CASES):
        room.release(f"r{number}", text, date="2026-03-02T09:00:00-05:00")
        rows = "\n".join(f"{key}: {value}" for key, value in (EVENT | keys).items())
        room.write(f"content/events/c{number}.md", f"---\n{rows}\nreleases: [r{number}]\n---\n")
    told: dict[int, list[str]] = {}
    for row in room.judged():
        found = re.match(r"content/releases/r(\d+)\.md:.* PR296 ", row)
        if found:
            told.setdefault(int(found[1]), []).append(row)

    for number, (text, _, wanted) in enumerate(CASES):
        rows = "\n".join(told.get(number, []))
        assert wanted.format(number) in rows, (text, rows)
        assert bool(rows) is bool(wanted), (text, rows)
