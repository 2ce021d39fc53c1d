"""Trademarks and products of a typed text, and what an attribution line says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.config.registry_schema import Product
from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import attribution
from pressroom.importers.marks import (
    Mend,
    mended,
    products_in,
    read_attribution,
    registry_says,
    typed_marks,
)

DURELA = Product(key="durela", name="Durela", mark="®", owner="Acme, Inc.", aliases=("ACM-101",))
QUICKDOSE = Product(key="quickdose", name="QuickDose", mark="™", owner="Acme, Inc.")
PRODUCTS = (DURELA, QUICKDOSE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QuickDose™ beside Durela® and again Durela®.", ("QuickDose™", "Durela®")),
        ("Widget(TM), Pump<sup>®</sup>, Valve &trade; and Care℠", ("Widget™", "Pump®", "Valve™", "Care℠")),
        ("Senator Poole (R), the item(s), a pump (R)", ()),
        ("The Orange Barn™ opens. Orange Barn is a shop.", ("Orange Barn™",)),
        ("The new Barn™ opens. Barn is a shop.", ("Barn™",)),
        ("With Barn Yard Pro™ we grow.\n\nBarn Yard Pro is a trademark of Acme.", ("Barn Yard Pro™",)),
        ("iRoast® and 3M™", ("iRoast®", "3M™")),
        ("No mark at all", ()),
    ],
)  # fmt: skip
def test_marks_typed_with_a_symbol_in_order(text: str, expected: tuple[str, ...]) -> None:
    assert typed_marks(text, PRODUCTS) == expected


def test_products_by_name_or_alias_in_order_of_first_mention() -> None:
    text = "ACM-101, since sold as DURELA, is dosed with QuickDose. A durela-like pump is none."
    assert products_in(text, PRODUCTS) == ("durela", "quickdose")
    assert products_in("Durelan and acm are others.", PRODUCTS) == ()


def test_names_that_copying_spelled_otherwise_are_mended_and_counted() -> None:
    text = "Dureła® works. DUREŁA and Dureła’s dose of ACM\u2011101; Durela stays."
    assert mended(text, PRODUCTS) == (
        "Durela® works. DURELA and Durela’s dose of ACM-101; Durela stays.",
        (
            Mend("Dureła", "Durela", 2),
            Mend("DUREŁA", "DURELA", 1),
            Mend("ACM\u2011101", "ACM-101", 1),
        ),
    )


@given(st.text(alphabet="Durelał é®-\u2011.x", max_size=40))
def test_mending_changes_nothing_but_accents_and_dashes(text: str) -> None:
    made, mends = mended(text, PRODUCTS)
    assert (made == text) == (not mends)
    assert mended(made, PRODUCTS) == (made, ())
    assert len(made) == len(text)


SAID = {
    "Durela® and QuickDose™ are trademarks of Acme, Inc.": (
        (Mark("Durela", "®", "Acme, Inc."), Mark("QuickDose", "™", "Acme, Inc.")),
        True,
        True,
    ),
    "Durela®, QuickDose™ are trademarks of their respective owners.": (
        (Mark("Durela", "®"), Mark("QuickDose", "™")),
        True,
        True,
    ),
    "Durela is a registered trademark of Bolt, Inc. All other marks are the property of their"
    " respective owners.": ((Mark("Durela", "®", "Bolt, Inc."),), True, False),
    "Durela® is a registered trademark of Acme, Inc. in the United States and other countries.": (
        (Mark("Durela", "®", "Acme, Inc."),),
        False,
        False,
    ),
    "Valvio℠ ist eine eingetragene Marke von Acme.": ((Mark("Valvio", "℠", "Acme"),), True, False),
}


@pytest.mark.parametrize("text", SAID)
def test_an_attribution_line_is_read_and_compared_with_the_registry(text: str) -> None:
    marks, whole, same = SAID[text]
    said = read_attribution(text)
    assert said is not None
    assert (said.marks, said.whole, registry_says(said, PRODUCTS)) == (marks, whole, same)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_our_own_attribution_is_read_again(language: str) -> None:
    marks = (
        Mark("Durela", "®", "Acme, Inc."),
        Mark("QuickDose", "®", "Acme, Inc."),
        Mark("Zed", "™", "Bolt"),
    )
    said = read_attribution(attribution(marks, language))
    assert said is not None
    assert said.marks == marks
    assert said.whole


def test_a_paragraph_on_anything_else_attributes_nothing() -> None:
    assert read_attribution("Durela is the market leader of its kind.") is None
