"""Trademarks: one symbol however typed, set where house policy wants it, attributed once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import (
    attributed_names,
    attribution,
    is_attribution,
)
from pressroom.content.trademarks.mentions import MarkFinder
from pressroom.content.trademarks.policy import SymbolSetter, normalise_symbols, set_headline
from pressroom.content.trademarks.symbols import (
    SYMBOL,
    has_symbol,
    split_symbol,
    with_plain_symbols,
    without_tags,
)
from pressroom.core.html_blocks import apply_edits
from tests.conftest import Room

KADCYLA = Mark("Kadcyla", "®", "Genentech, Inc.")
HERCEPTIN = Mark("Herceptin", "®", "Genentech, Inc.")
EXCEL, PRO = Mark("Excel", "™", "M AG"), Mark("Excel Pro", "™", "M AG")
CPP = Mark("C++", "®", "")
NAMES = MarkFinder([KADCYLA, HERCEPTIN, EXCEL, PRO, CPP])
PAGE = "releases/2026/results/index.html"


def marked(markup: str, policy: str = "first-body") -> str:
    return apply_edits(
        apply_edits(without_tags(markup), normalise_symbols), SymbolSetter(NAMES, policy).set
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Kadcyla®",
        "Kadcyla(R)",
        "Kadcyla&reg;",
        "Kadcyla<sup>®</sup>",
        "Kadcyla <sup>(R)</sup>",
        "Kadcyla ®",
    ],
)
def test_one_symbol_however_it_is_typed(typed: str) -> None:
    assert with_plain_symbols(typed) == "Kadcyla®"
    assert split_symbol(typed) == ("Kadcyla", "®")


@pytest.mark.parametrize("text", ["item(s)", "Senator Smith (R)", "Rep. Doe (R-TX)", "a (TM) b"])
def test_what_is_no_symbol(text: str) -> None:
    assert with_plain_symbols(text) == text


@pytest.mark.parametrize(
    ("policy", "markup", "expected"),
    [
        ("first-body", "<p>Kadcyla and Kadcyla</p>", "<p>Kadcyla® and Kadcyla</p>"),
        ("first-body", "<h2>Kadcyla</h2><p>Kadcyla</p>", "<h2>Kadcyla</h2><p>Kadcyla®</p>"),
        ("first-body", "<p>Kadcyla(R), Kadcyla</p>", "<p>Kadcyla®, Kadcyla</p>"),
        ("first-anywhere", "<h2>Kadcyla</h2><p>Kadcyla</p>", "<h2>Kadcyla®</h2><p>Kadcyla</p>"),
        (
            "every",
            "<p>Kadcyla, KADCYLA®, <em>Kadcyla</em></p>",
            "<p>Kadcyla®, KADCYLA®, <em>Kadcyla®</em></p>",
        ),
        ("as-written", "<p>Kadcyla<sup>®</sup> Herceptin</p>", "<p>Kadcyla® Herceptin</p>"),
        # Possessives; a plural is no mention.
        ("first-body", "<p>Kadcyla’s Kadcylas</p>", "<p>Kadcyla®’s Kadcylas</p>"),
        ("first-body", "<p>Kadcylas and Kadcyla</p>", "<p>Kadcylas and Kadcyla®</p>"),
        # A mark that is part of another, and one of signs.
        ("every", "<p>Excel Pro, Excel, Excelsior</p>", "<p>Excel Pro™, Excel™, Excelsior</p>"),
        ("every", "<p>C++, C+++, BC++ and C++20</p>", "<p>C++®, C+++, BC++ and C++20</p>"),
        # Addresses, code, what others say.
        (
            "every",
            "<p>www.Kadcyla.com, x@Kadcyla.com, a/Kadcyla</p>",
        )
        * 1
        + ("<p>www.Kadcyla.com, x@Kadcyla.com, a/Kadcyla</p>",),
        ("every", "<p><code>Kadcyla</code></p>", "<p><code>Kadcyla</code></p>"),
        (
            "every",
            "<p>“Kadcyla helps,” he said of Kadcyla.</p>",
            "<p>“Kadcyla helps,” he said of Kadcyla®.</p>",
        ),
        (
            "every",
            "<blockquote><p>Kadcyla</p></blockquote>",
            "<blockquote><p>Kadcyla</p></blockquote>",
        ),
        (
            "every",
            '<p><a href="/Kadcyla/" title="Kadcyla">x</a></p>',
            '<p><a href="/Kadcyla/" title="Kadcyla">x</a></p>',
        ),
        # Over a line's end, and between letters of scripts without spaces.
        ("every", "<p>Excel\nPro</p>", "<p>Excel\nPro™</p>"),
        ("every", "<p>新薬Kadcylaは</p>", "<p>新薬Kadcyla®は</p>"),
        ("every", "<p>non-Kadcyla, Kadcyla-treated</p>", "<p>non-Kadcyla, Kadcyla®-treated</p>"),
        ("every", "<p>مع Kadcyla الآن</p>", "<p>مع Kadcyla® الآن</p>"),
    ],
)
def test_policies(policy: str, markup: str, expected: str) -> None:
    assert marked(markup, policy) == expected


@given(
    st.text(alphabet="Kadcyl Hrptin®()RTM+&;<>/\"'", max_size=60),
    st.sampled_from(["every", "first-body"]),
)
def test_setting_twice_is_setting_once(text: str, policy: str) -> None:
    import html

    once = marked(f"<p>{html.escape(text, quote=False)}</p>", policy)
    assert marked(once, policy) == once


def test_headlines() -> None:
    marks = [KADCYLA, EXCEL]
    assert set_headline("Kadcyla and Excel", marks, "first-body") == "Kadcyla and Excel"
    assert set_headline("Kadcyla® and Excel", marks, "every") == "Kadcyla® and Excel™"
    assert set_headline("Excel, Excel", marks, "first-anywhere") == "Excel™, Excel"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "Herceptin and Kadcyla are registered trademarks of Genentech, Inc. "
            "Excel is a trademark of M AG.",
        ),
        (
            "de-CH",
            "Herceptin und Kadcyla sind eingetragene Marken von Genentech, Inc. "
            "Excel ist eine Marke von M AG.",
        ),
        (
            "fr",
            "Herceptin et Kadcyla sont des marques déposées de Genentech, Inc. "
            "Excel est une marque de M AG.",
        ),
        (
            "es",
            "Herceptin y Kadcyla son marcas registradas de Genentech, Inc. "
            "Excel es una marca comercial de M AG.",
        ),
        ("ja", "HerceptinおよびKadcylaはGenentech, Inc.の登録商標です。ExcelはM AGの商標です。"),
        ("zh", "Herceptin和Kadcyla是Genentech, Inc.的注册商标。Excel是M AG的商标。"),
    ],
)
def test_attribution_by_owner_and_language(language: str, line: str) -> None:
    assert attribution([KADCYLA, EXCEL, HERCEPTIN], language) == line


def test_other_attributions() -> None:
    assert attribution([CPP]) == "C++ is a registered trademark of its owner."
    assert (
        attribution([Mark("A", "℠", "d’Or SA")], "fr") == "A est une marque de service de d’Or SA."
    )
    assert attribution([Mark("A", "®", "Amgen")], "fr") == "A est une marque déposée d’Amgen."
    assert attribution([KADCYLA], "en", "general") == (
        "All trademarks are the property of their respective owners."
    )
    assert attribution([KADCYLA], "en", "none") == attribution([]) == ""
    three = [Mark(name, "™", "X") for name in "BAC"]
    assert attribution(three) == "A, B, and C are trademarks of X."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kadcyla® and Herceptin® are registered trademarks of their respective owners.",
            {"Kadcyla", "Herceptin"},
        ),
        ("Kadcyla ist eine eingetragene Marke von Genentech.", {"Kadcyla"}),
        (
            "All other trademarks are the property of their respective owners.",
            {"Kadcyla", "Herceptin"},
        ),
        ("Kadcyla is a medicine.", set()),
    ],
)
def test_what_a_text_attributes_itself(text: str, names: set[str]) -> None:
    assert attributed_names([text], [KADCYLA, HERCEPTIN]) == names


def test_an_author_who_does_nothing_has_it_right(room: Room) -> None:
    room.release(
        title="ACME Tests Kadcyla(R)",
        body='"Kadcyla is good," said Jane Doe of ACME.\n\nKadcyla and the Anvil.',
    )
    assert room.build().code == 0
    page = room.read(PAGE)
    assert "<h1>ACME Tests Kadcyla®</h1>" in page
    assert "<p>“Kadcyla is good,” said Jane Doe of ACME.</p>" in page
    assert "<p>Kadcyla® and the Anvil™.</p>" in page
    assert (
        '<p class="attribution">Kadcyla is a registered trademark of Genentech, Inc. '
        "Anvil is a trademark of ACME Corporation.</p>"
    ) in page
    assert "<title>ACME Tests Kadcyla®</title>" in room.read("feed.xml")


@pytest.mark.parametrize(
    ("keys", "settings", "line"),
    [
        ({"attribution": "Anvil belongs to us."}, "", "Anvil belongs to us."),
        (
            {"attribution": "general"},
            "",
            "All trademarks are the property of their respective owners.",
        ),
        ({"attribution": "none"}, "", ""),
        ({}, 'attribution = "none"', ""),
        (
            {"attribution": "owners"},
            'attribution = "none"',
            "Anvil is a trademark of ACME Corporation.",
        ),
    ],
)
def test_other_lines_of_attribution(
    room: Room, keys: dict[str, str], settings: str, line: str
) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[marks]\n{settings}\n")
    room.release(body="The Anvil™.", **keys)
    assert room.build().code == 0
    page = room.read(PAGE)
    assert ('<p class="attribution">' in page) == bool(line)
    assert line in page


def test_the_author_s_own_line_is_not_doubled(room: Room) -> None:
    room.release(body="The Anvil™ and Kadcyla®.\n\nAnvil™ is a trademark of ACME Corporation.")
    assert room.build().code == 0
    page = room.read(PAGE)
    assert page.count("Anvil™ is a trademark") == 1
    assert '<p class="attribution">Kadcyla is a registered trademark of Genentech, Inc.</p>' in page


def test_policies_of_a_room(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("content/boilerplate/acme.md", "Makers of Anvil.")
    room.release(
        title="The Anvil", body="## Anvil\n\nThe Anvil.", subheads="[Anvil]", boilerplate="[acme]"
    )
    seen = {}
    for policy in ("first-body", "first-anywhere", "every", "as-written"):
        room.write("config.toml", f'{config}\n[marks]\npolicy = "{policy}"\n')
        assert room.build().code == 0
        page = room.read(PAGE)
        seen[policy] = [
            text in page
            for text in (
                "<h1>The Anvil™",
                "<li>Anvil™",
                ">Anvil™</h2>",
                "The Anvil™.",
                "of Anvil™.",
            )
        ]
    assert seen == {
        "first-body": [False, False, False, True, False],
        "first-anywhere": [True, False, False, False, False],
        "every": [True, True, True, True, True],
        "as-written": [False, False, False, False, False],
    }
    room.write("config.toml", f'{config}\n[marks]\napply = false\npolicy = "every"\n')
    assert room.build().code == 0
    assert "Anvil™" not in room.read(PAGE).replace("Anvil is", "")
    assert room.run("lint").err.count("PR205") == 4


def test_a_policy_that_is_none(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f'{config}\n[marks]\npolicy = "first"\n')
    assert room.build().err == (
        "config.toml:36: error PR306 `first` is no policy of marks — did you mean `first-body`?\n"
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "®",
                "(",
                "R",
                "r",
                "tM",
                "ſm",
                "Sm",
                ")",
                "&",
                "reg;",
                "Trade;",
                "<sup>",
                "</Sup>",
                " ",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_no_spelling_of_a_symbol_is_passed_over(text: str) -> None:
    assert has_symbol(text) == bool(re.search(SYMBOL, text, re.IGNORECASE))


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("Acme is a trademark of Acme, Inc.", True),
        ("Acme and Zed are registered trade marks of Acme, Inc.", True),
        ("Acme ist eine eingetragene Marke der Acme AG.", True),
        ("Acme est une marque de la société.", True),
        ("Acmeは株式会社アクメの登録商標です。", True),
        ("Acme is a leader in the market of trade fairs.", False),
        ("The marketing of Acme is the property of nobody.", False),
    ],
)
def test_a_market_is_no_mark(text: str, attributes: bool) -> None:
    assert is_attribution(text) == attributes


@given(
    st.lists(st.sampled_from(["Acme Plus", "Acme\nPlus", "ACME PLUS", "Acme", "Zed", "zed", "x"]))
)
def test_of_several_texts_each_mark_is_found_in_order_of_first_mention(texts: list[str]) -> None:
    finder = MarkFinder([Mark("Acme Plus", "®"), Mark("Zed", "™"), Mark("Other", "®")])
    apart = {found.mark.name: found.mark for text in texts for found in finder.find(text)}
    assert list(finder.mentioned(texts).items()) == list(apart.items())
