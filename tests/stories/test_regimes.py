"""What regimes ask of inside information is shown, and what is missing is a problem."""

from __future__ import annotations

import pytest

from tests.conftest import Room

PAGE = "releases/2026/results/index.html"
LEI = "529900T8BM49AURSDO55"


def with_issuer(room: Room, more: str = "") -> None:
    config = (room.path / "config.toml").read_text()
    lines = f'legal_name = "ACME Corporation SE"\nlei = "{LEI}"\n'
    room.write("config.toml", config.replace("tickers =", f"{lines}tickers =", 1) + more)


def test_the_page_shows_what_the_regime_asks(room: Room) -> None:
    with_issuer(room)
    room.release(
        inside_information="true",
        regime="eu-mar",
        notifier="{name: Jane Doe, title: General Counsel}",
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    for part in (
        "Article 7 of Regulation (EU) No 596/2014",
        "<dd>ACME Corporation SE</dd>",
        f"<dd>{LEI}</dd>",
        "<dd>Jane Doe, General Counsel</dd>",
        "March 1, 2026, 9:00\u00a0AM ET</time>",
    ):
        assert part in page
    assert "March 1, 2026, 9:00\u00a0AM ET</time>" in room.read("releases/index.html")


def test_settings_of_the_house_serve_all_releases(room: Room) -> None:
    more = '\n[disclosure]\nregime = "uk-mar"\nnotifier = { name = "J. Doe", title = "GC" }\n'
    with_issuer(room, more)
    room.release(inside_information="true")
    assert room.build().code == 0
    assert "law of the United Kingdom" in room.read(PAGE)
    assert "<dd>J. Doe, GC</dd>" in room.read(PAGE)


def test_what_is_missing(room: Room) -> None:
    room.release(inside_information="true", regime="eu-mar", date="2026-03-01")
    ran = room.build()
    file = "content/releases/2026-03-01-results.md"
    assert ran.err.splitlines() == [
        f"{file}:3: error PR023 eu-mar asks for the time of publication — write `date` with its time",
        f"{file}:4: error PR023 eu-mar asks for the LEI of ACME Corporation — "
        "add `lei` to its [[issuer]] in config.toml",
        f"{file}:4: error PR023 eu-mar asks for the notifier's name and position — "
        "add `notifier: {name: …, title: …}`",
    ]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"inside_information": "true"}, "inside information without a regime"),
        ({"inside_information": "true", "regime": "mar"}, "`mar` is no regime"),
        ({"regime": "eu-mar"}, "`regime` without inside information"),
    ],
)
def test_a_regime_that_is_unclear(room: Room, keys: dict[str, str], message: str) -> None:
    room.release(**keys)
    ran = room.build()
    assert f"error PR023 {message}" in ran.err
    assert ran.code == 1


def test_six_and_reg_fd_need_less(room: Room) -> None:
    for regime, words in (("six", "Art. 53 LR"), ("reg-fd", "Regulation FD")):
        room.release(inside_information="true", regime=regime)
        assert room.build().code == 0
        assert words in room.read(PAGE)


def test_lei_check_digits(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml", config.replace("tickers =", 'lei = "529900T8BM49AURSDO56"\ntickers =', 1)
    )
    ran = room.build()
    assert "PR306 `529900T8BM49AURSDO56` is no Legal Entity Identifier" in ran.err
    assert ran.code == 2


def test_releases_before_the_cutoff_say_that_they_were_posted_earlier(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + '\n[disclosure]\npreviously_posted = "2026-03-02"\n')
    room.release()
    room.release("2026-03-02-new", date="2026-03-02 09:00")
    assert room.build().code == 0
    assert "Previously posted: this release is of March 1, 2026" in room.read(PAGE)
    assert "Previously posted" not in room.read("releases/2026/new/index.html")
