"""Characters that a program read in another encoding: found, mended, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.rules.encodings import wrong_characters
from tests.conftest import Room

TYPED = "’“”‘–—…•™®©£€½¾°µéèêëáàâäãåçñíìîïóòôöõøúùûüÉÈÀÄÖÜÇÑßœŒšž "


@given(st.text(TYPED + "abc .,", min_size=1, max_size=30))
def test_what_was_read_wrongly_becomes_nothing_but_what_was_typed(text: str) -> None:
    wrong = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )
    for signs, right in wrong_characters(wrong):
        assert signs in wrong
        assert right in text


@pytest.mark.parametrize(
    "text",
    [
        "„Der Spaß“ in der Straße, CAFÉ” und „Ö“",
        "Ça va, Ângela, Ãlvaro? À “Paris”, Åsa, Ärger",
        "5 Å wide; ±3 %; © 2026; ½ of it; naïve",
        "â is a letter, â€ is none",
    ],
)
def test_letters_and_quotation_marks_are_left_alone(room: Room, text: str) -> None:
    room.release(body=f"ACME said today that anvils rose. {text.replace('â€ is none', '')}")
    assert "PR298" not in room.run("lint", "--all").err


def test_fix_reads_every_place_again_and_tells_what_cannot_be(room: Room) -> None:
    body = "ACMEâ€™s works.\n\nSÃ£o Paulo: â‚¬5 and Ã¢â‚¬Å“good."
    path = room.release(body=body)
    assert "the first of 4 such, is `’`" in room.run("lint").err
    room.run("lint", "--fix")
    assert "ACME’s works.\n\nSão Paulo: €5 and “good." in path.read_text("utf-8")

    room.release(body="ACME said \ufffdgood\ufffd.")
    assert "could not be read in its encoding — type what stood there" in room.run("lint").err
