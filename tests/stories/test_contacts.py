"""Contacts: numbers that can be dialled, and vCards to download."""

from __future__ import annotations

import re

import pytest

from tests.conftest import CONFIG, Room

PAGE = "releases/2026/results/index.html"


def test_a_page_shows_dials_and_offers_them(room: Room) -> None:
    room.release(contacts="[investors, {for: Media, name: Jo Ö. Roe, phone: 044 668 18 00}]")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert 'Jane Doe, <a href="tel:+12125550100">(212) 555-0100</a><br>' in page
    # A number of another country without its `+` is none here, and is left as it is.
    assert "Jo Ö. Roe, 044 668 18 00<br>" in page
    assert '<a class="card" href="/contacts/investors.vcf" download>vCard</a>' in page
    cards = [name for name in room.tree() if name.endswith(".vcf")]
    assert len(cards) == 2
    assert "`044 668 18 00` is no telephone number of US" in room.run("lint").err


def test_a_number_has_one_spelling_in_every_form(room: Room) -> None:
    config = (
        room.path / "config.toml"
    ).read_text() + "\n[exports]\nninjs = true\nmarkdown = true\n"
    room.write("config.toml", config.replace("+1 212 555 0100", "+1-212.555.0100 ext. 7"))
    room.release(contacts="[investors]")
    ran = room.build()
    assert ran.code == 0, ran.err
    shown = "(212) 555-0100 ext. 7"
    forms = {
        name: text
        for name, data in room.tree().items()
        for text in [data.decode("utf-8", "replace")]
        if name.endswith((".html", ".xml", ".json", ".md", ".txt")) and re.search("555.0100", text)
    }
    assert len(forms) >= 8
    for name, text in forms.items():
        assert shown in text, name
        assert "212.555" not in text, name
    # What dials has the number that all exchanges take.
    assert "tel:+12125550100;ext=7" in room.read(PAGE)
    assert "TEL;TYPE=WORK,VOICE:+12125550100,7" in room.read("contacts/investors.vcf")


def test_no_word_stands_alone_between_contacts(room: Room) -> None:
    room.release(contacts="[investors, {for: Media, name: Jo Roe, email: a@example.com}]")
    assert room.build().code == 0
    contacts = room.read(PAGE).partition('<div class="contacts">')[2].partition("</div>")[0]
    assert contacts.count("<address>") == 2
    between = contacts.partition("</address>")[2].partition("<address>")[0]
    assert between.strip() == ""


def test_a_card(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    assert room.tree()["contacts/investors.vcf"].decode() == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nN:Doe;Jane;;;\r\n"
        "TEL;TYPE=WORK,VOICE:+12125550100\r\nEMAIL;TYPE=INTERNET:ir@example.com\r\n"
        "NOTE:For Investors\r\nEND:VCARD\r\n"
    )


MAIL_LINKS = {
    "ïr@example.com": "mailto:%C3%AFr@example.com",
    "ir@münchen.example": "mailto:ir@xn--mnchen-3ya.example",
    "a&b+c@example.com": "mailto:a%26b+c@example.com",
    "o'neil@例え.example": "mailto:o&#39;neil@xn--r8jz45g.example",
}


def test_an_address_beyond_ascii_is_read_by_every_mail_program(room: Room) -> None:
    rows = ", ".join(f'{{for: Media, email: "{address}"}}' for address in MAIL_LINKS)
    room.release(contacts=f"[{rows}]")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert [link for link in MAIL_LINKS.values() if f'href="{link}"' not in page] == []


def test_long_and_hostile_names(room: Room) -> None:
    room.release(contacts='[{for: "A;B,C\\\\D", organisation: "' + "日本語の会社" * 12 + '"}]')
    assert room.build().code == 0
    (name,) = (name for name in room.tree() if name.startswith("contacts/日"))
    card = room.tree()[name].decode()
    assert all(len(row.encode()) <= 75 for row in card.split("\r\n"))
    assert "NOTE:For A\\;B\\,C\\\\D" in card
    assert f"FN:{'日本語の会社' * 12}" in card.replace("\r\n ", "")


def test_a_held_release_s_contact_has_no_card(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.release("2027-03-01-b", date="2027-03-01 09:00", contacts="[{name: Secret Person}]")
    assert room.build().code == 0
    assert room.tree() == before


def test_the_country_is_a_setting(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[site]", '[site]\ncountry = "CH"'))
    room.release(contacts="[{name: Jo Roe, phone: 044 668 18 00}]")
    assert room.build().code == 0
    assert '<a href="tel:+41446681800">044 668 18 00</a>' in room.read(PAGE)
    room.write("config.toml", config.replace("[site]", '[site]\ncountry = "ch"'))
    assert "`ch` is no ISO 3166 code" in room.build().err


def test_a_zones_older_name_has_a_country_too(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("America/New_York", "US/Eastern"))
    room.release(contacts="[{name: Jo Roe, phone: 212 555 0100}]")
    assert room.build().code == 0
    assert '<a href="tel:+12125550100">(212) 555-0100</a>' in room.read(PAGE)


@pytest.mark.parametrize("key", ["for", "name", "organisation"])
def test_any_of_three_keys_makes_a_contact(room: Room, key: str) -> None:
    """What the remedy names is enough: a desk has no name."""
    settings = CONFIG.partition("[[contact]]")[0]
    room.write("config.toml", f'{settings}[[contact]]\nkey = "desk"\n{key} = "Investors"\n')
    room.release(contacts="[desk]")
    assert room.build().code == 0
    assert "Investors" in room.read("contacts/index.html")


def test_a_contact_that_is_nobody_is_refused(room: Room) -> None:
    settings = CONFIG.partition("[[contact]]")[0]
    room.write("config.toml", f'{settings}[[contact]]\nkey = "desk"\nphone = "+1 212 555 0100"\n')
    ran = room.build()
    assert ran.code == 2
    assert "PR306 a contact that is nobody" in ran.err
