"""The frame of typed texts: what each part is, where it stands, and odd texts that it survives."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.anatomy import measure
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import plain_text
from pressroom.typeset.anatomy.reaches import mails_in, may_have_reaches, phones_in
from pressroom.typeset.anatomy.sureness import Sureness
from pressroom.typeset.anatomy.wire_names import may_name_wire, names_wire

LEAD = "ACME Corporation (NYSE: ACME) today opened works in the north of the country, it said."
WHOLE = f"""FOR IMMEDIATE RELEASE

*The Works Will Employ 300 People*

- They make anvils

**NEW YORK**, July 1, 2026 (GLOBE NEWSWIRE) -- {LEAD}

“We expect more,” said Jane Doe, chief executive. The call is at 8 a.m.; dial 877-407-0784.

About 300 people work there, and the company means to keep all of them for years to come.

Anvil® is a registered trademark of ACME Corporation.

**About ACME**

ACME Corporation makes anvils for smiths, and has done so since 1901 in one place.

Forward-Looking Statements

This release contains forward-looking statements, which may turn out otherwise than expected.

They are subject to risks and uncertainties, and ACME has no obligation to update them, it says.

### Contacts

[Jane Doe](mailto:jane@acme.example)<br>Investor Relations<br>+1 212 555 0100

###

View source version on businesswire.com: https://www.businesswire.com/news/home/1
"""


def test_each_part_of_a_release_is_found_where_it_stands() -> None:
    anatomy = Anatomy(WHOLE)
    lead, dateline = anatomy.lead, anatomy.dateline
    assert lead is not None and dateline is not None
    assert lead.text == LEAD and WHOLE[lead.start : lead.end] == LEAD
    assert dateline.typed.city == "NEW YORK" and dateline.sureness is Sureness.CERTAIN
    assert WHOLE[dateline.start : dateline.end].startswith("**NEW YORK**, July 1, 2026 (GLOBE")
    assert [part.text for part in anatomy.header] == ["FOR IMMEDIATE RELEASE"]
    assert [part.text for part in anatomy.subheads] == [
        "The Works Will Employ 300 People",
        "They make anvils",
    ]
    (contact,) = anatomy.contacts
    assert (contact.phones, contact.mails) == (("+1 212 555 0100",), ("jane@acme.example",))
    (about,) = anatomy.about
    assert about.text.startswith("About ACME ACME Corporation makes anvils")
    (legend,) = anatomy.legend
    assert legend.text.startswith("Forward-Looking Statements This release")
    assert legend.text.endswith("update them, it says.")
    assert [part.text[:6] for part in anatomy.attributions] == ["Anvil®"]
    assert [part.text for part in anatomy.end_marks] == ["###"]
    assert [part.text[:11] for part in anatomy.footer] == ["View source"]


LEGENDS = [
    "Zukunftsgerichtete Aussagen\n\nDiese Mitteilung enthält zukunftsgerichtete Aussagen, die auf "
    "heutigen Annahmen beruhen und sich als falsch erweisen können.",
    "**Déclarations prospectives** – Le présent communiqué contient des déclarations prospectives.",
    "Statements in this release that are not historical are forward-looking and involve risks.",
    "**Safe Harbor:** This release may contain forward-looking statements.",
    "Certain statements in this release may be forward-looking.",
    "Forward-Looking Information: Certain information here is forward-looking under the law.",
    "The matters here include forward-looking statements within the meaning of the law.",
]
NO_LEGENDS = [
    "The works are forward-looking, the mayor said, and so is the whole town around them.",
    "See “Forward-Looking Statements” in our annual report for more on what may come.",
    "Forward-looking statements\n\nNone.",
]


@pytest.mark.parametrize("text", LEGENDS)
def test_a_legend_with_or_without_its_heading(text: str) -> None:
    for behind in ("", f"\n{LEAD}\n" * 3):
        anatomy = Anatomy(f"{LEAD}\n\n{text}\n{behind}")
        assert len(anatomy.legend) == 1
        assert anatomy.has_legend


@pytest.mark.parametrize("text", NO_LEGENDS)
def test_words_that_are_no_legend(text: str) -> None:
    anatomy = Anatomy(f"{LEAD}\n\n{text}\n")
    assert anatomy.legend == ()
    assert not anatomy.has_legend


ABOUTS = [
    ("About ACME\nACME makes anvils.", 1),
    ("About ACME: ACME makes anvils for smiths everywhere, since 1901.", 1),
    ("## Über ACME\n\nACME macht Ambosse.", 1),
    ("À propos d’ACME\n\nACME fabrique des enclumes.", 1),
    ("ACMEについて\n\n金床を作る。", 1),
    ("Company profile\n\nACME makes anvils.", 1),
    ("About ACME\n\nIt makes anvils.\n\nAbout the Study\n\nIt had 300 patients.", 2),
    ("About 300 people came to see the works when they were opened on a Sunday.", 0),
    ("About half of all anvils come from there.", 0),
]


@pytest.mark.parametrize(("text", "number"), ABOUTS)
def test_about_sections(text: str, number: int) -> None:
    assert len(Anatomy(f"{LEAD}\n\n{text}\n").about) == number


CONTACTS = [
    ("| Investors | Media |\n|---|---|\n| Jane | Jo |\n| 212-555-0100 | jo@acme.example |", 2),
    ("###\n\nCONTACT:\n\nJane Doe\n\n1-800-555-ACME", 1),
    ("Pressekontakt: Jane Doe, Telefon 044 668 18 00", 1),
    ("お問い合わせ\n\n広報 03-5555-0100", 1),
    ("For more, contact Jane Doe at (212) 555-0100 or jane@acme.example.", 2),
    ("Net sales were 1,234,567 in 2026 and 1 234 567 in 2025; contact was made.", 0),
    ("To take part, dial 877-407-0784 (passcode 1375-5511-22).", 0),
    ("Media Contact: Jane Doe", 0),
]


@pytest.mark.parametrize(("text", "number"), CONTACTS)
def test_contacts_that_can_be_reached(text: str, number: int) -> None:
    found = Anatomy(f"{LEAD}\n\n{text}\n").contacts
    assert sum(len(contact.phones) + len(contact.mails) for contact in found) == number


ODD = {
    "one paragraph of 20 kB": "NEW YORK, July 1, 2026 – " + "ACME sold anvils to smiths. " * 720,
    "a legend of 8,000 words": f"{LEAD}\n\nForward-looking statements\n\n"
    + "This release contains forward-looking statements that are at risk. " * 900,
    "a table of 5,400 rows": f"{LEAD}\n\n" + "Net sales\n\n$\n\n1,234\n\n(5.6\n\n)\n\n" * 1080,
    "one quotation": "“" + "We did well, and we shall do better. " * 100 + "”",
    "two languages": f"{LEAD}\n\nBasel, 1. Juli 2026 – Die ACME hat ein Werk eröffnet.\n\nÜber ACME"
    "\n\nACME macht Ambosse.",
    "capitals": f"NEW YORK, JULY 1, 2026 – {LEAD.upper()}\n\nABOUT ACME\n\nACME MAKES ANVILS.",
    "no empty lines": WHOLE.replace("\n\n", "\n"),
    "dashes and brackets": "(A – " * 4000,
    "figures": "NEW YORK 1-2-3/4 " + "555-0100 (212) " * 2000,
    "at signs": "a@b.c@d " * 3000,
    "nothing": "\n\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_take_no_time(text: str) -> None:
    began = time.process_time()
    anatomy = Anatomy(text)
    parts = [
        *(anatomy.contacts, anatomy.about, anatomy.legend, anatomy.boilerplate, anatomy.footer),
        *(anatomy.attributions, anatomy.end_marks, anatomy.header, anatomy.subheads),
    ]
    assert time.process_time() - began < 2
    for part in (part for group in parts for part in group):
        assert 0 <= part.start < part.end <= len(text)
    if anatomy.lead is not None:
        assert anatomy.lead.end <= len(text)


def test_a_text_without_empty_lines_has_its_parts() -> None:
    anatomy = Anatomy(ODD["no empty lines"])
    assert anatomy.dateline is not None and anatomy.lead is not None
    assert anatomy.lead.text.startswith("ACME Corporation (NYSE: ACME) today opened works")
    assert len(anatomy.contacts) == len(anatomy.legend) == 1


def test_a_release_in_capitals_has_its_parts() -> None:
    anatomy = Anatomy(ODD["capitals"])
    assert anatomy.dateline is not None and len(anatomy.about) == 1


WIRE = Path(__file__).parents[3] / "benchmarks" / "wire"


@pytest.mark.skipif(not WIRE.exists(), reason="the wire-shaped releases are not here")
def test_each_part_is_read_rightly_in_97_of_100() -> None:
    wrong = measure(WIRE)
    number = len(wrong.pop("of"))
    assert {part: lines for part, lines in wrong.items() if len(lines) > 0.03 * number} == {}


def test_links_and_images_leave_their_words_in_place() -> None:
    text = "![A](b.png) and [C](d)![E](f), !G, [![H](i.png)](j)"
    blank = "  A         and  C     E    , !G, [  H        ](j)"
    assert plain_text(text).split() == blank.split()
    assert len(plain_text(text)) == len(text)


_PIECES = (
    *(
        "Tel. 0711 5550113",
        "212",
        "-",
        "555",
        "0100",
        "+49 7121 5550113",
        "(212) 555-0100",
        "a@b.example",
    ),
    *(
        "1-800-ANVILS",
        "2008-2009",
        " ",
        "\n",
        "\n\n",
        "**",
        "[",
        "](x)",
        "ACME",
        "&#64;",
        "e",
        ".",
        ",",
    ),
    *("(", "/", "Business Wire", "GLOBE NEWSWIRE", ")", "wire", "RNS", "&lpar;", "July 1, 2026 –"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_fast_checks_pass_over_nothing(text: str) -> None:
    """A text that a fast check lets pass has neither a number, nor an address, nor a wire."""
    plain = plain_text(text)
    if not may_have_reaches(text):
        assert not [*mails_in(plain), *phones_in(plain.replace("*", " "))]
    if not may_name_wire(text):
        assert not names_wire(plain)


def test_contacts_are_found_wherever_in_a_long_text_they_stand() -> None:
    """At its head, its end, and where the label stands a page above the number."""
    contact = "Media Contact:\n\nJane Doe\n\n+1 212 555 0100\n\n"
    far = "Media Contact:\n\n{}Jane Doe, 212-555-0100\n\n"
    prose = "ACME Corporation makes anvils for smiths of all trades, it said.\n\n"
    for text in (contact + prose * 80, prose * 80 + contact, prose * 9 + contact + prose * 80):
        assert Anatomy(text).has_contacts and Anatomy(text).contacts, text[:40]
    for between in ("", "The Anvil Office\n\n" * 9):
        text = prose * 60 + far.format(between) + "Since 2008-2009.\n\n"
        assert Anatomy(text).has_contacts == bool(Anatomy(text).contacts)
    assert not Anatomy(
        prose * 80 + "It grew in 2008-2009, and in 2010-2011 it did so again."
    ).has_contacts


_PARTS = (
    *(
        "ACME makes anvils.\n\n",
        "We look forward to more, ünd mehr.\n\n",
        "## Forward-Looking Statements\n\n",
    ),
    *(
        "They are subject to risks, as are all statements in this release of ACME.\n\n",
        "\n",
        "- a\n- b\n\n",
    ),
    *(
        "This release contains forward-looking statements, which may turn out otherwise.\n\n",
        "<div>\n\n",
    ),
)


@given(st.lists(st.sampled_from(_PARTS), max_size=9).map("".join))
def test_a_legend_is_there_where_one_is_read(text: str) -> None:
    """Whether the text is read from its first word of a legend, or as a whole."""
    anatomy = Anatomy(text)
    assert Anatomy(text).has_legend is bool(anatomy.legend) is anatomy.has_legend
