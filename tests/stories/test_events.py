"""Events, from a file in `content/events/` to the calendar, its files, and what becomes of them."""

from __future__ import annotations

import json
import re

import feedparser
import icalendar
import pytest

from tests.conftest import Room

BEFORE = "2026-05-04T09:00:00-04:00"


def event(room: Room, name: str, body: str = "", **keys: str) -> None:
    given = {"title": "Third quarter results", "start": "2026-11-03 08:30"} | keys
    rows = "\n".join(f"{key}: {value}" for key, value in given.items() if value)
    room.write(f"content/events/{name}.md", f"---\n{rows}\n---\n\n{body}\n")


def titles(page: str) -> list[str]:
    return re.findall(r"<h3[^>]*><a [^>]*>(.*?)</a>", page)


def files_of(room: Room) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(room.output.joinpath("calendar.ics").read_bytes())
    return {str(each["SUMMARY"]): each for each in read.walk("VEVENT")}


def test_the_calendar_has_what_comes_and_what_was(room: Room) -> None:
    room.release()
    event(room, "q3", "We present.", end="2026-11-03 09:30", kind="results", place="New York")
    event(room, "agm", title="Annual meeting", start="2027-05", end="2027-06", kind="meeting")
    event(room, "day", title="Investor day", start="2026-03-10", end="2026-03-11")
    event(room, "old", title="Old call", start="2025-03-10 09:00", zone="Europe/Berlin")
    assert room.build().code == 0
    page = room.read("calendar/index.html")
    assert titles(page) == ["Third quarter results", "Annual meeting", "Investor day", "Old call"]
    coming, _, past = page.partition('id="y2026"')
    assert titles(coming) == ["Third quarter results", "Annual meeting"]
    assert 'id="y2025"' in past
    assert "May – June 2027" in coming and "not yet fixed" in coming
    assert "May – June 2027 (not yet fixed)" in room.read("calendar/feed.xml")
    assert 'href="webcal://press.example.com/calendar.ics"' in page
    own = room.read("calendar/q3/index.html")
    assert "November 3, 2026</time>" in own or "November 3, 2026, 8:30" in own
    assert "We present." in own
    assert '<a href="/calendar/">Calendar</a>' in room.read("index.html")
    read = files_of(room)
    assert set(read) == {"Third quarter results", "Investor day", "Old call"}
    assert read["Old call"]["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert not room.output.joinpath("calendar/agm/event.ics").exists()
    assert room.run("check").code == 0
    assert "/calendar/q3/" in room.read("sitemap.xml")
    assert "Third quarter results" in room.read("llms.txt")


def test_the_home_page_has_the_next_event(room: Room) -> None:
    """The first to come that takes place, and none when nothing comes; no count of days, which
    would be wrong the day after it was written."""
    room.release()
    event(room, "off", title="Off", start="2026-10-30 08:30", cancelled="true")
    event(room, "q3", kind="results", place="New York", moved_from="2026-11-01 08:30")
    event(room, "agm", title="Annual meeting", start="2027-05", kind="meeting")

    def shown(at: str) -> str:
        assert room.build("--as-of", at).code == 0
        home = room.read("index.html")
        found = re.search(r'<section class="next".*?</section>', home, re.DOTALL)
        return found[0] if found else ""

    first = shown(BEFORE)
    assert '<a href="/calendar/q3/">Third quarter results</a>' in first
    assert "November 3, 2026, 8:30" in first and "Results · New York" in first
    assert "Moved</strong> <s><time" in first and '<a href="/calendar/">Calendar</a>' in first
    second = shown("2026-11-03T09:30:00-05:00")
    assert "Annual meeting" in second and "May 2027" in second and "not yet fixed" in second
    assert shown("2027-06-01T00:00:00-04:00") == ""
    assert "Off" not in first + second


def test_moved_and_cancelled_events_say_so_everywhere(room: Room) -> None:
    room.release()
    event(room, "q3", moved_from="2026-11-01 08:30")
    keys = {"cancelled": "true", "webcast": "https://events.example.com/x"}
    event(room, "call", title="Call", dial_in="+1 212 555 0100", **keys)
    assert room.build().code == 0
    assert b"555 0100" not in room.output.joinpath("calendar.ics").read_bytes()
    page = room.read("calendar/index.html")
    assert re.search(r"Moved</strong> <s><time[^>]*>November 1, 2026", page)
    assert "<strong>Cancelled</strong>" in page
    read = files_of(room)
    assert (read["Third quarter results"]["SEQUENCE"], read["Call"]["SEQUENCE"]) == (1, 1)
    assert str(read["Call"]["STATUS"]) == "CANCELLED"
    assert "events.example.com" not in room.read("calendar/call/index.html")

    def data(name: str) -> dict[str, object]:
        html = room.read(f"calendar/{name}/index.html")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
        assert found is not None
        made: dict[str, object] = json.loads(found[1])["@graph"][0]
        return made

    assert data("q3")["eventStatus"] == "https://schema.org/EventRescheduled"
    assert str(data("q3")["previousStartDate"]).startswith("2026-11-01T08:30")
    assert data("call")["eventStatus"] == "https://schema.org/EventCancelled"


def test_an_event_is_over_at_its_end_and_a_replay_at_its_own(room: Room) -> None:
    room.release()
    keys = {"webcast": "https://events.example.com/q3", "replay_until": "2026-12-03 23:59"}
    event(room, "q3", end="2026-11-03 09:30", dial_in="+1 212 555 0100", **keys)
    changes = room.run("schedule", "--as-of", BEFORE).out
    assert "2026-11-03T09:30:00-05:00" in changes
    assert "2026-12-03T23:59:00-05:00" in changes
    seen = {}
    for at in ("2026-11-03T09:29:59-05:00", "2026-11-03T09:30-05:00", "2026-12-03T23:59-05:00"):
        assert room.build("--as-of", at).code == 0
        own = room.read("calendar/q3/index.html")
        past = 'id="y2026"' in room.read("calendar/index.html")
        seen[at] = (past, "events.example.com" in own, "555 0100" in own)
    assert list(seen.values()) == [
        (False, True, True),
        (True, True, False),
        (True, False, False),
    ]


def test_nothing_of_an_event_is_seen_before_its_instant(room: Room) -> None:
    room.release()
    assert room.build("--as-of", BEFORE).code == 0
    without = room.tree()
    event(room, "merger", "Xylophone.", title="Merger vote", date="2026-05-05 09:00")
    assert room.build("--as-of", BEFORE).code == 0
    assert room.tree() == without
    assert room.build("--as-of", "2026-05-05T09:00-04:00").code == 0
    assert titles(room.read("calendar/index.html")) == ["Merger vote"]


def test_what_belongs_to_an_event_is_linked_from_its_own_instant_on(room: Room) -> None:
    room.release("2026-03-01-q3", title="ACME Reports")
    room.release("later", title="ACME Reports More", date="2026-05-05 09:00")
    event(room, "q3", releases="[2026-03-01-q3, later]")
    assert room.build("--as-of", BEFORE).code == 0
    own = room.read("calendar/q3/index.html")
    assert "ACME Reports</a>" in own and "ACME Reports More" not in own
    assert room.build("--as-of", "2026-05-05T09:00-04:00").code == 0
    assert "ACME Reports More</a>" in room.read("calendar/q3/index.html")


def test_what_belongs_to_an_event_is_read_out_in_its_own_language(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config.replace("[site]", '[site]\nlanguages = ["en", "de"]'))
    room.release("2026-03-01-q3", title="ACME Reports")
    room.release("2026-03-01-de", title="ACME berichtet", language="de")
    paper = "---\ntitle: Bericht\nlanguage: de\nkind: presentation\ndate: 2026-03-01\nlink: https://example.com/a.pdf\n---\n"
    room.write("content/documents/bericht.md", paper)
    event(room, "q3", releases="[2026-03-01-q3, 2026-03-01-de]", documents="[bericht]")
    assert room.build("--as-of", BEFORE).code == 0
    own = room.read("calendar/q3/index.html")
    assert re.findall(r"<li([^>]*)><a [^>]*>(ACME \w+|Bericht)</a>", own) == [
        ("", "ACME Reports"),
        (' lang="de"', "ACME berichtet"),
        (' lang="de"', "Bericht"),
    ]


def test_what_an_event_names_and_is_not_there_is_told_by_lint_alone(room: Room) -> None:
    """A build tells nothing: what is missing may be what is not public yet."""
    room.release("2026-03-01-q3", title="ACME Reports")
    room.release("draft", draft="true")
    room.write("content/releases/2025/q2.md", "---\ntitle: [\n---\n\nFaulty.\n")
    event(room, "q3", releases="[2026-03-01-q4, draft, 2025/q2]", documents="[slides]")
    told = [line for line in room.judged() if "PR011" in line]
    assert told == [
        "content/events/q3.md:4: error PR011 unknown release `2026-03-01-q4` — "
        "did you mean `2026-03-01-q3`?",
        "content/events/q3.md:5: error PR011 unknown document `slides` — "
        "write the name of its file, without `.md`",
    ]
    room.path.joinpath("content/releases/2025/q2.md").unlink()
    ran = room.build("--as-of", BEFORE)
    assert (ran.code, "PR011" in ran.err) == (0, False)


def test_a_call_on_another_day_than_its_event_is_told_with_both_places(room: Room) -> None:
    """The old date is right in what was said before a move, and wrong in what is still to come."""
    text = "ACME will hold a conference call on November 3, 2026 at 8:30 a.m. ET."
    for name, day in (("public", "2026-05-01 09:00"), ("held", "2026-10-20 09:00")):
        room.release(name, text, date=day)
    event(room, "q3", start="2026-11-04 08:30", moved_from="2026-11-03 08:30")
    event(room, "agm", title="Meeting", start="2026-11-12")
    written = room.path / "content/events/q3.md"
    keys = written.read_text(encoding="utf-8").replace("---\n\n", "releases: [public, held]\n---\n")
    written.write_text(keys, encoding="utf-8")

    told = [line for line in room.judged() if "PR296" in line]

    assert told == [
        "content/releases/held.md:6: warning PR296 the call is announced for `November 3, 2026`, "
        "and its event in content/events/q3.md:3 is on November 4, 2026 — correct the one that is "
        "wrong"
    ]
    assert "PR296" not in room.build("--as-of", BEFORE).err
    assert "PR296 call-unlike-its-event" in room.run("lint", "--explain", "PR296").out


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"end": "2026-11-03 08:00"}, "PR008 the event ends (2026-11-03 08:00) before it begins"),
        ({"end": "2026-11-03 08:30"}, "PR008 the event ends when it begins"),
        ({"end": "2026-11-03"}, "PR008 the event begins 2026-11-03 08:30 and ends 2026-11-03:"),
        ({"end": "2026-11-04"}, "one is told more exactly"),
        ({"start": "2026-11-03", "end": "2026-11-04 17:00"}, "one is told more exactly"),
        ({"start": "2026-11-03", "end": "2026-12"}, "one is told more exactly"),
        ({"moved_from": "2026-11-03 08:30"}, "PR008 the event was moved from the date that it has"),
        ({"revision": "-1"}, "PR008 `revision` cannot be -1"),
        ({"revision": "9" * 30}, "PR008 `revision` cannot be 999"),
        ({"start": "9998-11-03 08:30"}, "PR009 `9998-11-03 08:30` is in no year"),
        ({"start": "1099"}, "PR009 `1099` is in no year"),
        ({"start": "2026-03-08 02:30"}, "PR009"),
        ({"start": "2026-11-01 01:30"}, "PR009"),
        ({"start": "soon"}, "PR009"),
        ({"start": "March 2027"}, "write `2027-03`, a month of which the day is not fixed yet"),
        ({"start": "3/2027"}, "write `2027-03`, a month"),
        ({"end": "9:30 AM"}, "write the day too, `YYYY-MM-DD HH:MM`"),
        ({"start": "2027", "end": "2027-06"}, "one is told more exactly"),
        ({"zone": "Europe/Berln"}, "PR008 `Europe/Berln` is no time zone"),
        ({"kind": "resluts"}, "PR008 `resluts` is no kind of event"),
        ({"webcast": "http://e.example.com/q3"}, "PR013 `http://e.example.com/q3` is no safe web"),
        ({"webcast": "http://e.example.com/q3"}, "write `https://e.example.com/q3`, and try"),
        ({"registration": "e.example.com"}, "write `https://e.example.com`, and try"),
        ({"webcast": "Zoom 4711"}, "write the whole address, `https://…`"),
        ({"replay_until": "2026-12-01 09:00"}, "PR007 a replay without an address"),
        (
            {"webcast": "https://e.example.com/", "replay_until": "2026-11-03 08:00"},
            "PR008 the replay ends",
        ),
        ({"webcast": "https://e.example.com/", "replay_until": "2026-12-01"}, "has no hour"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_write(
    room: Room, keys: dict[str, str], told: str
) -> None:
    room.release()
    event(room, "q3", **keys)
    ran = room.build("--as-of", BEFORE)
    assert ran.code == 1
    assert told in ran.err
    assert ran.err.startswith("content/events/q3.md:")
    assert " — " in ran.err


def test_two_events_at_one_address(room: Room) -> None:
    room.release()
    event(room, "q3")
    event(room, "q4", url="/calendar/q3/")
    assert "PR014" in room.build("--as-of", BEFORE).err


def test_an_event_in_two_languages_is_in_the_calendar_and_its_file_once(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    config = config.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config)
    room.release()
    event(room, "q3")
    event(room, "q3-de", title="Drittes Quartal", language="de", translation_of="q3")
    event(room, "agm", title="Hauptversammlung", language="de", start="2027-05-04")
    assert room.build().code == 0
    assert titles(room.read("calendar/index.html")) == ["Third quarter results", "Hauptversammlung"]
    assert set(files_of(room)) == {"Third quarter results", "Hauptversammlung"}
    own = room.output.joinpath("calendar/q3-de/event.ics").read_bytes()
    assert "SUMMARY:Drittes Quartal" in own.decode()


def test_a_translation_that_says_otherwise_than_its_original_is_told(room: Room) -> None:
    """Lists, calendars and feeds go by the event in the first language, those of an issuer too: one
    that a translation alone names has none, and no feed without an entry."""
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    config = config.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config + '\n[[issuer]]\nkey = "globex"\nname = "Globex AG"\n')
    room.release()
    german = {"language": "de", "translation_of": "q3", "title": "Drittes Quartal"}
    event(room, "q3", issuers="[acme]", end="2026-11-03 09:30")
    event(room, "q3-de", **german, issuers="[acme]", end="2026-11-03 09:30")
    assert "PR056" not in room.run("lint", "--as-of", BEFORE).err
    event(room, "q3-de", **german, issuers="[globex]", cancelled="true", end="2026-11-03 09:30")
    assert (
        "content/events/q3-de.md:7: warning PR056 the event has another `cancelled` and `issuers` "
        "than content/events/q3.md, which it translates — write the same in both"
    ) in room.run("lint", "--as-of", BEFORE).err
    assert room.build("--as-of", BEFORE).code == 0
    assert (room.output / "issuers/acme/calendar/feed.xml").exists()
    assert not (room.output / "issuers/globex").exists()


def test_a_new_event_begins_as_a_draft(room: Room) -> None:
    ran = room.run("new", "event", "Third quarter results")
    assert ran.code == 0
    text = (room.path / "content/events/third-quarter-results.md").read_text(encoding="utf-8")
    assert "draft: true" in text and "start: TK" in text
    assert json.loads(room.run("schema", "event").out)["properties"]["start"]


def test_search_has_an_event_on_its_own_day(room: Room) -> None:
    """And not on that on which it became known; none where no day is known."""
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f'{config}\n[exports]\nsearch = "titles"\n')
    room.release()
    event(room, "q3", date="2026-04-01 09:00")
    event(room, "agm", title="Annual meeting", start="2027-05")
    assert room.build("--as-of", BEFORE).code == 0
    rows = json.loads(room.read("search/titles.json"))["releases"]
    days = {row[0]: row[2] for row in rows}
    assert (days["Third quarter results"], days["Annual meeting"]) == ("2026-11-03", "")


def test_each_of_several_issuers_has_its_calendar(room: Room) -> None:
    """A joint event is in both; one of nobody in particular is in the calendar of all alone."""
    more = '\n[[issuer]]\nkey = "globex"\nname = "Globex AG"\nurl = "https://globex.example"\n'
    more += 'boilerplate = "globex"\n'
    room.write("content/boilerplate/globex.md", "## About Globex\n\nGlobex moves domes.\n")
    room.write("config.toml", (room.path / "config.toml").read_text() + more)
    room.release()
    room.release("2026-03-02-joint", issuers="[acme, globex]")
    event(room, "q3", issuers="[globex]")
    event(room, "deal", title="Deal call", start="2026-12-01 09:00", issuers="[acme, globex]")
    event(room, "day", title="Open day", start="2026-12-02")
    assert room.build().code == 0

    calendars = {
        name: icalendar.Calendar.from_ical(room.output.joinpath(name).read_bytes())
        for name in ("calendar.ics", "issuers/acme/calendar.ics", "issuers/globex/calendar.ics")
    }
    assert {
        name: [str(each["SUMMARY"]) for each in read.walk("VEVENT")]
        for name, read in calendars.items()
    } == {
        "calendar.ics": ["Third quarter results", "Deal call", "Open day"],
        "issuers/acme/calendar.ics": ["Deal call"],
        "issuers/globex/calendar.ics": ["Third quarter results", "Deal call"],
    }
    for key, names in (("acme", ["Deal call"]), ("globex", ["Deal call", "Third quarter results"])):
        assert [each.title for each in fed(room, f"issuers/{key}/calendar/atom.xml")] == names
        assert (
            f'title="{"ACME Corporation" if key == "acme" else "Globex AG"}: Calendar (Atom)"'
            in (room.read(f"issuers/{key}/index.html"))
        )
        assert f'href="/issuers/{key}/calendar/feed.xml"' in room.read("subscribe/index.html")
    page = room.read("calendar/index.html")
    assert 'href="webcal://press.example.com/issuers/globex/calendar.ics"' in page
    own = room.read("issuers/globex/index.html")
    assert "<dt>Website</dt>" in own and 'href="https://globex.example"' in own
    assert own.index("Third quarter results") < own.index("Deal call")
    assert "Globex moves domes." in own
    assert "Globex moves domes." not in room.read("issuers/acme/index.html")
    assert "<dd>ACME Corporation, Globex AG</dd>" in room.read("calendar/deal/index.html")
    organizer = re.search(r'"organizer":(.*?\})', room.read("calendar/q3/index.html"))
    assert organizer and "Globex AG" in organizer[1]
    assert room.run("check").code == 0


def test_an_event_of_an_issuer_to_come_tells_nothing_of_it(room: Room) -> None:
    more = '\n[[issuer]]\nkey = "globex"\nname = "Globex AG"\n'
    room.write("config.toml", (room.path / "config.toml").read_text() + more)
    room.release()
    event(room, "day", title="Open day", start="2026-12-02", issuers="[acme]")
    event(
        room, "deal", title="Deal call", start="2026-12-01", issuers="[globex]", date="2026-11-30"
    )
    assert room.build().code == 0
    assert not (room.output / "issuers").exists()
    assert "Globex" not in "".join(data.decode("utf-8", "replace") for data in room.tree().values())


def fed(room: Room, path: str = "calendar/atom.xml") -> list[feedparser.FeedParserDict]:
    read = feedparser.parse((room.output / path).read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    entries: list[feedparser.FeedParserDict] = read.entries
    return entries


def test_events_have_feeds_by_the_instant_at_which_they_became_public(room: Room) -> None:
    room.release("2026-03-01-first", title="First")
    event(room, "always", title="Meeting", start="2027-05", kind="meeting")
    keys = {"end": "2026-11-03 09:30", "webcast": "https://events.example.com/q3"}
    event(room, "q3", "We present.", date="2026-05-02 10:00", place="New York", **keys)
    assert room.build("--as-of", BEFORE).code == 0
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert f'href="/calendar/{name}"' in room.read("calendar/index.html")
        assert f'href="/calendar/{name}"' in room.read("subscribe/index.html")
    first, last = fed(room)
    assert (first.title, first.id) == (
        "Third quarter results",
        "tag:press.example.com,2012:event/q3",
    )
    assert first.link == "https://press.example.com/calendar/q3/"
    assert (first.published, last.published) == (
        "2026-05-02T10:00:00-04:00",
        "2026-03-01T09:00:00-05:00",
    )
    text = first.content[0].value
    assert "When: November 3, 2026, 8:30\xa0AM ET – 9:30\xa0AM ET" in text
    assert "Where: New York" in text and "We present." in text
    assert 'href="https://events.example.com/q3"' in text
    assert "May 2027 (not yet fixed)" in last.content[0].value
    rss = fed(room, "calendar/feed.xml")
    rows = json.loads(room.read("calendar/feed.json"))["items"]
    assert [e.id for e in rss] == [first.id, last.id] == [row["id"] for row in rows]
    assert [row["tags"] for row in rows] == [["Other events"], ["Shareholder meetings"]]
    assert "/calendar/feed.json" in room.read("llms.txt")
    assert "- When: November 3, 2026" in room.read("calendar/q3/index.md")
    assert room.run("check").code == 0
    # Once the ledger knows since when one is public, its entry has that; not before that instant.
    assert room.run("ledger", "--as-of", "2026-05-03T09:00:00-04:00").code == 0
    assert room.build("--as-of", BEFORE).code == 0
    assert [each.published for each in fed(room)] == [
        "2026-05-03T09:00:00-04:00",
        "2026-05-02T10:00:00-04:00",
    ]
    assert room.build("--as-of", "2026-05-02T12:00:00-04:00").code == 0
    assert fed(room)[-1].published == "2026-03-01T09:00:00-05:00"


def test_what_became_of_an_event_stands_in_its_entrys_title(room: Room) -> None:
    room.release()
    event(room, "q3", moved_from="2026-11-01 08:30", updated="2026-05-03 10:00")
    event(room, "call", title="Call", cancelled="true", dial_in="+1 212 555 0100")
    later = {"moved_from": "2026-11-08", "updated": "2026-06-01 10:00"}
    event(room, "day", title="Day", start="2026-11-09", **later)
    assert room.build("--as-of", BEFORE).code == 0
    said = {each.title: each.updated for each in fed(room)}
    assert said == {
        "Moved: Day": "2026-03-01T09:00:00-05:00",
        "Moved: Third quarter results": "2026-05-03T10:00:00-04:00",
        "Cancelled: Call": "2026-03-01T09:00:00-05:00",
    }
    assert "555 0100" not in room.read("calendar/atom.xml")
    files = files_of(room)
    told_at = files["Third quarter results"]["LAST-MODIFIED"].dt.isoformat()
    assert (told_at, "LAST-MODIFIED" in files["Day"]) == ("2026-05-03T14:00:00+00:00", False)
    rows = json.loads(room.read("api/items.json"))["items"]
    assert {row["title"]: row.get("updated") for row in rows} == {
        "Third quarter results": "2026-05-03T10:00:00-04:00",
        "Call": None,
        "Day": None,
    }
    assert "2026-06-01T10:00:00-04:00" in room.run("schedule", "--as-of", BEFORE).out
    told = [line for line in room.judged() if "PR055" in line]
    assert told == [
        "content/events/call.md:4: note PR055 the event was cancelled, and nothing says when — add "
        "`updated: YYYY-MM-DD HH:MM`, when you told it: feeds then show it anew"
    ]


def test_a_day_is_told_once_and_a_struck_month_is_no_longer_open(room: Room) -> None:
    room.release()
    event(room, "agm", start="2026-11-03", end="2026-11-03", moved_from="2026-10")
    event(room, "fair", start="2026-11-03", end="2026-11-05")
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f"{config}\n[exports]\nmarkdown = true\n")
    assert room.build("--as-of", BEFORE).code == 0
    text = room.read("calendar/agm/index.md")
    assert "- When: November 3, 2026\n- Moved: ~~October 2026~~\n" in text
    assert room.read("calendar/agm/index.html").count('<time datetime="2026-11-03">') == 1
    assert "November 3, 2026 – November 5, 2026" in room.read("calendar/fair/index.md")
    assert '<time datetime="2026-11-05">' in room.read("calendar/fair/index.html")
