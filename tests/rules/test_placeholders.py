"""What is a placeholder, and what only looks like one."""

from __future__ import annotations

import pytest

from pressroom.rules.placeholders import placeholders
from tests.conftest import SHARED, Room

FOUND = {
    "Net sales rose TK percent.": "TK",
    "Net sales rose to $TK million.": "TK",
    "Call TK-TK-TKTK for details.": "TK-TK-TKTK",
    "Sales rose [x]%.": "[x]%",
    "A dividend of $0.XX per share": "$0.XX",
    "Net sales of 1,XXX million": "1,XXX",
    "Sales rose nn percent.": "nn",
    "(xxx) xxx-xxxx": "(xxx) xxx-xxxx",
    "[legal to confirm]": "[legal to confirm]",
    "[IR/PR to check with CFO]": "[IR/PR to check with CFO]",
    "[CFO: bitte prüfen]": "[CFO: bitte prüfen]",
    "Insert boilerplate here.": "Insert boilerplate here.",
    "Der Umsatz stieg auf … Mio. Euro.": "…",
    "Net sales of $… million": "$…",
    "The chair is tktk.": "tktk",
    "The merger closes on TK March 2026.": "TK",
    "“TK,” said Jane Doe.": "TK",
    'He said: "We are TK."': "TK",
    "ACME (the “Company”) named TK Chief Financial Officer.": "TK",
    "Location: TBD": "TBD",
    "Time: TBC, New York": "TBC",
    "The room is tbd.": "tbd",
    "Net sales were $[●] million.": "$[●]",
    "Net sales were $[•] million.": "$[•]",
    "Net sales were [ ] million.": "[ ]",
    "Net sales were $[__] million.": "$[__]",
    "Net sales were $[X] million.": "$[X]",
    "Net sales were $● million.": "$●",
    "Growth was ●% in the quarter.": "●%",
    "[insert quote from the chief executive]": "[insert quote from the chief executive]",
    "[INSERT DATE] – ACME": "[INSERT DATE]",
    "(insert date here)": "(insert date here)",
    "[CEO quote to come]": "[CEO quote to come]",
    "[City, State] – ACME": "[City, State]",
    "[Company Name] announced": "[Company Name]",
    "[Figure to be confirmed] shares": "[Figure to be confirmed]",
    "Net sales rose XX percent.": "XX",
    "On March XX, 2026": "XX",
    "Net sales were $XX.X million": "$XX.X",
    "$X.X billion": "$X.X",
    "XX,XXX shares": "XX",
    "It grew X.X% in 20XX.": "X.X",
    "1-800-XXX-XXXX": "XXX",
    "売上高はXX億円でした。": "XX",
    "売上高は●●億円でした。": "●●",
    "発表日【未定】": "【未定】",
    "Der Umsatz stieg auf [Betrag einfügen].": "[Betrag einfügen]",
    "Le chiffre d’affaires [à compléter] augmente.": "[à compléter]",
    "Lorem ipsum dolor sit amet.": "Lorem ipsum",
    "PENDING CEO QUOTE": "PENDING CEO QUOTE",
    "DRAFT – ACME reports": "DRAFT",
    "ACME DRAFT v3 of the release": "DRAFT",
    "Net sales were ____ million.": "____",
    "Up _% in the year": "_",
    "On November __, 2026": "__",
    "(NYSE: ____)": "____",
    "Net sales of $[*] million": "$[*]",
    "Net sales of [**] million": "[**] million",
    "Net sales of $[amount]": "$[amount]",
    "Net sales rose xx% to EUR xx.x million": "xx",
    "Net sales were €xx million": "€xx",
    "Call (xxx) xxx-xxxx": "(xxx) xxx-xxxx",
    "Call 555-xxxx": "555-xxxx",
    "Write to ir@xxx.example or see www.xxxx.example": "@xxx.example",
    "Jane@TBD.example is ir@tbd.example": "@tbd.example",
    "Net sales were $? million": "$?",
    "ACME sold ● anvils in 2026, with sales of ● million": "of ●",
    "The works were founded in ● and make anvils": "in ●",
    "The call is at HH:MM, or at x:00 p.m.": "HH:MM",
    "Dear {first_name}, ACME of {city}": "{first_name}",
    "Margin #DIV/0!": "#DIV/0!",
    "INSERT LINK": "INSERT LINK",
    "[Quote from the chief executive]": "[Quote from the chief executive]",
    "[CEO quote]": "[CEO quote]",
    "Quote to come": "Quote to come",
    "[link] and [URL]": "[link]",
    "[Y] per share and [n] patients": "[Y] per share",
    "[.]": "[.]",
    "Le texte : à compléter": "à compléter",
    "Das Zitat: noch einzufügen, [wird ergänzt]": "[wird ergänzt]",
    "【待填写】": "【待填写】",
    "What comes may differ. Have counsel write this paragraph.": "Have counsel write",
    "Write here the paragraph that stands under every release.": "Write here",
}
LEFT = [
    "Teekay Corporation (NYSE: TK) and Teekay Tankers (NYSE: TNK)",
    "Tribeca Data (Nasdaq: TBD) today",
    "Turkish Airlines (TK) flies daily; TK and its partners share codes.",
    "She took flight TK 1821 to Vienna on Turkish Airlines.",
    "TK Elevator supplied the lifts, said TK Smith of TK Holdings.",
    "Thymidine kinase (TK) is an enzyme. TK activity, HSV-TK and TK-216 were measured.",
    "Tick-borne disease (TBD) is spreading; TBD cases rose.",
    "TBC Bank Group PLC, TBD Media Group and the XX Partners fund",
    "Title XX of the Act, Super Bowl XXX, Article XX and Louis XX",
    "Cells with XX chromosomes, XX/XY mosaics, and the XX Olympic Winter Games",
    'The abbreviation "TBD" means “to be determined”.',
    "Editors write “TK” or 'XX' for what is to come.",
    "See the filing [1], the [annual report](x) and [Name][1].",
    "He wrote, “[E]very family … […] matters [emphasis added].”",
    "[1]: https://example.com/",
    "[Name]: https://example.com/",
    "The NFL DRAFT begins; a DRAFT beer was served.",
    "Press [Enter] to go on.",
    "Write to tk@example.com or see shop.TK and #TBD.",
    "MAXX, TKO Group, ATK, XXL and the XXII Games",
    "- [ ] an open task\n- [X] a done one",
    "A signature: _______________",
    "• a typed bullet\n● another",
    "二○○八年の業績",
    "The drug's package (insert) and 100%.",
    "___\n\n__Anvils__ and ___hammers___ rose; snake_case",
    "_Certified by:_\n\n________\n\nJane Doe",
    "Revenue[*] rose; profit [*] fell.\n\n[*] Not audited.",
    "He said […] that [quotation marks omitted] “[we] sell [a] million anvils”.",
    "Questions? Exxon paid $5? Yes. At 5:00 p.m. or 10x: a ratio.",
    "$\\frac{a_one}{b_two}$ and a set {1, 2}, in years to come (more to see)",
    "Un questionnaire à compléter par les clients.",
    "## Item #1: hammers ● anvils ● tongs",
    "“We grew … and [the Company to provide details] will grow …,” said Ann.",
    "Sales rose, and so did … million-dollar orders. NN Group NV, n = 12, 1.XXX.2",
    "[please see Annex 1] and [...see Annex 3]",
    "[Parties to the agreement](x) and [readers to whom it may concern]",
]


@pytest.mark.parametrize(("text", "first"), FOUND.items(), ids=list(FOUND))
def test_a_placeholder_is_found(text: str, first: str) -> None:
    found = [match[0] for match in placeholders(text)]
    assert any(each.startswith(first) for each in found)


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert [match[0] for match in placeholders(text)] == []


def test_the_house_s_own_ticker_is_its_name() -> None:
    assert not list(placeholders("Holders of TK get a dividend.", {"TK"}))
    assert list(placeholders("Holders of TBD get a dividend.", {"TK"}))


def test_a_headline_s_capitals_make_no_name() -> None:
    assert list(placeholders("ACME Names TK New Head of Works", headline=True))
    assert not list(placeholders("TK Elevator Buys ACME", headline=True))


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"contacts": "[{for: Media, name: TK, phone: +1 212 555 0100}]"}, "contacts"),
        ({"contacts": "[{for: Media, name: Jo, title: TBD, email: a@example.com}]"}, "contacts"),
        ({"source": "'[Company]'"}, "source"),
        ({"provided_by": "XX"}, "closing lines"),
        ({"subheads": '["Net sales up XX%"]'}, "subheads"),
        ({"dateline": "TBD"}, "dateline"),
        ({"attribution": "Anvil is a mark of TK."}, "attribution"),
        ({"trademarks": "[{name: Nimbus, symbol: ™, owner: TK}]"}, "trademarks"),
        (
            {
                "regime": "eu-mar",
                "inside_information": "true",
                "notifier": "{name: Jane Doe, title: TK}",
            },
            "statement of inside information",
        ),
        ({"withdrawn": '{date: 2026-04-01T09:00-04:00, reason: "TK"}'}, "reason of the withdrawal"),
    ],
)
def test_every_key_that_readers_see_is_read(room: Room, keys: dict[str, str], name: str) -> None:
    room.release(**keys)
    assert f"in the {name} is a placeholder" in room.run("lint").err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the archive of real releases is not here")
def test_real_releases_are_left_alone() -> None:
    texts = [path.read_text("utf-8") for path in (SHARED / "corpora/treasury").glob("*.md")]
    assert texts
    found = [match[0] for text in texts for match in placeholders(text)]
    assert found == ["#NAME?"]  # that release's headline indeed
