"""Faults of words, days and quotations in texts of the shape that wires send, and the same in the
other languages: one room for all, linted once."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Room

_LEAD = (
    "DENVER, March 1, 2026 (GLOBE NEWSWIRE) -- ACME Corporation (NYSE: ACME), a maker of anvils, "
    "today announced that its new works in Waltham have opened."
)
_QUOTE = (
    "We are very glad of what the team has done in so short a time, and of what it means for all "
    "the smiths who wait for our anvils"
)
_ABOUT = (
    "ACME Corporation makes anvils in four countries and sells them in forty. Its works employ "
    "3,000 people, and its seat is in Denver."
)
_CALL = "Conference Call\n\nACME will discuss its results on a conference call"

FOUND = {
    "PR206": [
        f"{_CALL} on Tuesday, March 4, 2026, at 8:30 a.m. ET.",
        "The booth is open on Thursday and Friday, July 3-4, 2026, in Hall 7.",
        "The offer runs from Monday, June 1 through Thursday, June 3.",
        "It closes on Thursday, July 2 – Friday, July 4, 2026.",
        "Talks: Thu/Fri, July 3/4, 2026",
        "The meeting is on Wednesday, 5 May 2026 at 10:00 (CEST).",
        "It opens on May 5-7 (Wednesday to Friday).",
        "Sessions run Tuesday through Thursday, March 10-13, 2026.",
    ],
    "PR244": [
        f"{_LEAD}\n\n“{_QUOTE}.”\n\n{_ABOUT}",
        f'{_LEAD}\n\n"{_QUOTE}.”\n\n{_ABOUT}',
        f'{_LEAD}\n\n"{_QUOTE}."\n\n{_ABOUT}',
        f"{_LEAD}\n\n“{_QUOTE}. {_QUOTE}.”\n\n{_ABOUT}",
        f"{_LEAD}\n\n- Sales rose\n- Costs fell\n\n*“{_QUOTE}.”*\n\n{_ABOUT}",
        f"{_LEAD}\n\n{_ABOUT}\n\n“{_QUOTE}.”\n\nThe Company will report its results in May and "
        "expects the President of the Board to visit the new works in Waltham.",
        f"{_LEAD}\n\n”{_QUOTE}.”\n\n{_ABOUT}",
    ],
    "PR242": [
        f"{_LEAD}\n\n“{_QUOTE}, said Jane Doe, CEO. “More will come.”",
        f'{_LEAD}\n\n"{_QUOTE}, said Jane Doe, CEO. "More will come," she added.',
        f'{_LEAD}\n\n{_QUOTE}," said Jane Doe, CEO.',
        f"ACME Corporation (“ACME or the “Company”) {_ABOUT}",
        f"{_LEAD}\n\n“{_QUOTE},” said Jane Doe. {_QUOTE}.”",
    ],
    "PR240": ["The PDUFA date is May 1. The Prescription Drug User Fee Act (PDUFA) sets it."],
    "PR241": [f"{_CALL} that is open to to all.", "Please contact contact us by mail."],
    "PR231": [
        f"{_CALL} at 8:30 a.m. on March 4, 2026.",
        f"The replay begins at 8:30 a.m. at the site.\n\n{_CALL} at 8:30 a.m. on March 4, 2026.",
    ],
    "PR259": [
        f"{_CALL} at 5:00PM ET.",
        "It opens at 9AM Eastern Time.",
        "Doors open at 8AM Monday.",
    ],
    "PR204": [
        f"{_LEAD} Net sales rose to TBD million.",
        "XXX Million shares were sold.",
        "Call 1-800-XXX-XXXX.",
        "The deal closes on DD/MM/YYYY.",
    ],
    "PR290": [f"{_CALL} at 9:75 a.m. ET.", "It opens at 25:00 CET."],
    "PR238": ["The offer ends on 31 June 2026.", "It ends by November 31."],
}

LEFT = {
    "de": [
        "Die Sitzung ist am Donnerstag, 2. Juli 2026, und am Freitag, den 3. Juli.",
        "Die Messe ist am Donnerstag und Freitag, 2. und 3. Juli 2026, in Köln.",
        "ACME meldet heute, 1. März 2026: „Wir wachsen“, sagte Jane Doe. »So ist es«, sagte er.",
        "Die Sitzung beginnt um 9.45 Uhr und dauert 26,75 Stunden, ab 24:00 Uhr.",
        "Das Angebot endet am 30. Juni 2026 oder am 29. Februar 2028. Die, die das das nennen.",
    ],
    "fr": [
        "Elle commence à 14 h 30 et dure 36 h 45.",
        "La réunion aura lieu le jeudi 2 juillet 2026 ou le mercredi 1er juillet.",
        "Aujourd’hui, 1er mars 2026, « nous nous voyons », dit-il. Le 30 juin 2026.",
    ],
    "es": [
        "La junta es el jueves, 2 de julio de 2026, y el viernes 3 de julio.",
        "Hoy, 1 de marzo de 2026, dijo: «No no». El 30 de junio.",
    ],
    "ja": [
        "番組は午後3時45分、再放送は25時30分に始まる。",
        "説明会は2026年7月2日(木)と7月3日（金・祝）、令和8年7月2日(木曜日)に行う。",
        "本日(2026年3月1日)、「はい」と述べた。期限は6月30日。『本』を読む。",
    ],
    "zh-Hans": [
        "会议将于2026年7月2日（星期四）和7月5日星期日举行。今天（3月1日）我们的目的的确很清楚。"
    ],
}
FOREIGN = {
    "de": {
        "PR206": "Die Sitzung ist am Freitag, 2. Juli 2026.",
        "PR236": "ACME meldet heute, 25. Februar 2026, Umsatz.",
        "PR238": "Das Angebot endet am 31. Juni 2026.",
        "PR241": "Der Umsatz stieg und und fiel.",
        "PR242": "„Wir wachsen, sagte Jane Doe. Der Umsatz stieg.",
        "PR204": "Am TT.MM.JJJJ stieg der Umsatz.",
        "PR290": "Die Sitzung beginnt um 9:75 Uhr.",
    },
    "fr": {
        "PR206": "La réunion est le mardi 2 juillet 2026.",
        "PR236": "Aujourd’hui, 25 février 2026, ACME annonce.",
        "PR238": "L’offre prend fin le 31 juin 2026.",
        "PR241": "Le chiffre de de vente monte.",
        "PR242": "« Nous croissons, dit-elle.",
        "PR204": "Le JJ/MM/AAAA, ACME annonce.",
        "PR290": "La réunion commence à 14 h 75.",
    },
    "es": {
        "PR206": "La junta es el viernes, 2 de julio de 2026.",
        "PR236": "Hoy, 25 de febrero de 2026, ACME anuncia.",
        "PR238": "La oferta termina el 31 de junio.",
        "PR241": "Las ventas de de hoy suben.",
        "PR242": "«Crecemos, dijo ella.",
        "PR204": "Las ventas suben [por definir].",
        "PR290": "La junta empieza a las 10:75 horas.",
    },
    "ja": {
        "PR206": "説明会は2026年7月2日(火)に行う。",
        "PR236": "本日(2026年2月25日)発表した。",
        "PR238": "期限は6月31日。",
        "PR241": "売上をを計上した。",
        "PR242": "「はいと述べた。",
        "PR204": "2026年●月●日に行う。",
        "PR290": "説明会は午後3時75分に始まる。",
    },
    "zh-Hans": {
        "PR206": "会议将于2026年7月2日（星期五）举行。",
        "PR236": "今天（2月25日）发布。",
        "PR238": "截止日期为6月31日。",
        "PR204": "会议将于X月X日举行。",
        "PR290": "会议于下午3:75开始。",
    },
}


def _codes(room: Room) -> dict[str, set[str]]:
    """The rules that have something to say of each release, by its name."""
    found: dict[str, set[str]] = {}
    for row in room.run("lint", "--all").err.splitlines():
        match = re.match(r"content/releases/2026-03-01-(\S+?)\.md:\d+: \w+ (PR\d+) ", row)
        if match:
            found.setdefault(match[1], set()).add(match[2])
    return found


def test_faults_in_texts_as_wires_send_them_are_found(room: Room) -> None:
    expected = {}
    for code, bodies in FOUND.items():
        for number, body in enumerate(bodies):
            room.release(f"2026-03-01-{code.lower()}-{number}", body=body)
            expected[f"{code.lower()}-{number}"] = code

    codes = _codes(room)

    assert [name for name, code in expected.items() if code not in codes.get(name, ())] == []


@pytest.fixture
def languages(room: Room) -> Room:
    config = (room.path / "config.toml").read_text()
    tags = ", ".join(f"'{tag}'" for tag in ("en", *FOREIGN))
    room.write(
        "config.toml", config.replace("[[issuer]]", f"languages = [{tags}]\n\n[[issuer]]", 1)
    )
    return room


def test_the_same_faults_are_found_in_the_other_languages(languages: Room) -> None:
    expected = {}
    for tag, bodies in FOREIGN.items():
        for code, body in bodies.items():
            name = f"{tag.lower()}-{code.lower()}"
            languages.release(f"2026-03-01-{name}", body=body, language=tag)
            expected[name] = code

    codes = _codes(languages)

    assert [name for name, code in expected.items() if code not in codes.get(name, ())] == []


def test_what_is_right_in_the_other_languages_is_left_alone(languages: Room) -> None:
    for tag, bodies in LEFT.items():
        for number, body in enumerate(bodies):
            name = f"2026-03-01-{tag.lower()}-{number}"
            languages.release(name, body=body, language=tag)
    judged = {code for bodies in FOREIGN.values() for code in bodies}

    codes = _codes(languages)

    assert len(codes) == sum(map(len, LEFT.values()))  # all were read: no contacts, for one
    assert {name: found & judged for name, found in codes.items() if found & judged} == {}


NOTES = {
    "PR204": "- Venue: TBD",
    "PR236": "ACME announced today, March 2, 2026, that it opened works.",
    "PR240": "The ARR rose.\n\nAnnual recurring revenue (ARR) is a measure.",
    "PR241": "What we ask is is this so.",
    "PR242": f"CEO Jane Doe: “{_QUOTE}.\n\n{_ABOUT}”\n\n{_ABOUT}",
    "PR245": "ACME, the world's leading maker, has a world-class, cutting-edge, unmatched and best-in-class anvil.",
    "PR254": "“Really?? So soon?” asked Jane Doe.",
    "PR259": "The meeting begins at 12 noon (BST).",
}


def test_what_may_be_right_is_a_note(room: Room) -> None:
    for code, body in NOTES.items():
        room.release(f"2026-03-01-{code.lower()}", body=body, date="2026-03-01 18:00")
    told = [row.split(" ")[1:3] for row in room.run("lint", "--all").err.splitlines()]
    assert {code: [kind for kind, other in told if other == code] for code in NOTES} == {
        code: ["note"] for code in NOTES
    }
