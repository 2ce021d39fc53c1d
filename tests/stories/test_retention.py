"""No setting takes off the site what a disclosure regime wants there."""

from __future__ import annotations

import pytest

from tests.conftest import CONFIG, Room

LEI = "529900T8BM49AURSDO55"


def room_of(room: Room, retention: str, regime: str = "eu-mar") -> None:
    """Settings with a regime and a retention, and all that the regime asks for."""
    config = CONFIG.replace("[[issuer]]", f'[[issuer]]\nlei = "{LEI}"', 1)
    notifier = '{ name = "Jane Doe", title = "General Counsel" }'
    named = f'regime = "{regime}"\n' if regime else ""
    table = f"{named}notifier = {notifier}\nretention = {{ {retention} }}\n"
    room.write("config.toml", f"{config}\n[disclosure]\n{table}")


def test_inside_information_stays_five_years(room: Room) -> None:
    room_of(room, "ad-hoc = 4, news = 2")
    room.release(topics="[news, ad-hoc]", inside_information="true")
    ran = room.build()
    assert ran.err == (
        "content/releases/2026-03-01-results.md:4: error PR020 the settings keep this release for "
        "4 years, and eu-mar asks for at least 5 (Regulation (EU) No 596/2014, Art. 17(1)) — write "
        "`ad-hoc = 5` in `retention` of config.toml, or take it out\n"
    )
    assert ran.code == 1
    assert "PR020" in room.run("lint").err
    room_of(room, "ad-hoc = 5, news = 2")
    assert room.build().code == 0


def test_a_topic_that_is_none_is_told_and_none_is_suggested(room: Room) -> None:
    """A topic of the settings may be of a release to come, and a build's log is read by many."""
    room_of(room, "Ad-hoc = 4, ad-hoc = 1")
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + '\n[[topic]]\nkey = "ad-hoc"\nname = "Ad-hoc"\n')
    room.release(topics="[ad-hoc]", inside_information="true")
    ran = room.build()
    assert ran.code == 2
    assert (
        "error PR306 `Ad-hoc` is the key of no topic, and nothing would come of it — write the "
        "`key` of a [[topic]]\n" in ran.err
    )
    room.write("config.toml", (room.path / "config.toml").read_text().replace("Ad-hoc = 4, ", ""))
    assert "keep this release for one year, and" in room.build().err


def test_nothing_is_taken_off_while_it_stands_so(room: Room) -> None:
    room.release("2022-03-01-old", date="2022-03-01 09:00", topics="[ad-hoc]")
    room_of(room, "results = 9")
    assert room.build().code == 0
    before = room.tree()
    room_of(room, "ad-hoc = 3")
    room.release(
        "2022-03-01-old",
        date="2022-03-01 09:00",
        topics="[ad-hoc]",
        inside_information="true",
    )
    assert room.build().code == 1
    assert room.tree() == before


@pytest.mark.parametrize(
    ("retention", "keys", "regime", "rule"),
    [
        ("x = 4", {"topics": "[x]", "inside_information": "true"}, "uk-mar", "UK MAR, Art. 17(1)"),
        ("annual-report = 9", {"topics": "[annual-report]"}, "eu-mar", "2004/109/EC"),
        ("half-year-reports = 5", {"topics": "[half-year-reports]"}, "uk-mar", "DTR 4.1.4R"),
        ('"geschäftsbericht" = 5', {"topics": "[Geschäftsbericht]"}, "eu-mar", "2004/109/EC"),
        ("x = 1", {"topics": "[x]", "inside_information": "true", "regime": "eu-mar"}, "", "596"),
    ],
)
def test_each_regime_has_its_periods(
    room: Room, retention: str, keys: dict[str, str], regime: str, rule: str
) -> None:
    room_of(room, retention, regime)
    room.release(**keys)
    ran = room.build()
    assert "PR020" in ran.err and rule in ran.err


@pytest.mark.parametrize(
    ("retention", "keys", "regime"),
    [
        ("events = 1", {"topics": "[events]"}, "eu-mar"),  # no inside information
        ("x = 1", {"topics": "[x, for-ever]", "inside_information": "true"}, "eu-mar"),
        ("x = 1", {"topics": "[x]", "inside_information": "true"}, "reg-fd"),
        ("annual-report = 5", {"topics": "[annual-report]"}, "reg-fd"),
        ("annual-meeting = 5", {"topics": "[annual-meeting]"}, "eu-mar"),
    ],
)
def test_where_no_rule_asks_the_house_decides(
    room: Room, retention: str, keys: dict[str, str], regime: str
) -> None:
    room_of(room, retention, regime)
    room.release(**keys)
    ran = room.build()
    assert ran.code == 0, ran.err


def test_of_a_held_release_lint_tells_and_build_says_nothing(room: Room) -> None:
    room_of(room, "x = 1")
    room.release(topics="[x]", inside_information="true", date="2026-12-01 09:00")
    assert room.build().err == ""
    assert "PR020" in room.run("lint").err
