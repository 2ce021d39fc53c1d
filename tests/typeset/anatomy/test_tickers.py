"""The issuer's listings in a typed text."""

import pytest

from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness

FORMS = {
    "Nasdaq: ACME": ["Nasdaq: ACME"],
    "Nasdaq:\nACME": ["Nasdaq: ACME"],
    "**NYSE: ACME**": ["NYSE: ACME"],
    "[NYSE: ACME](https://example.com)": ["NYSE: ACME"],
    "NYSE: ACME; TSX: ACM": ["NYSE: ACME", "TSX: ACM"],
    "TSXV: ACM) (OTCQB: ACMEF) (FSE: 7AC": ["TSXV: ACM", "OTCQB: ACMEF", "FSE: 7AC"],
    "Nasdaq: ACME - News": ["Nasdaq: ACME"],
    "Securities code: 4999, Prime Market": ["TSE: 4999"],
    "CSE: ACM | OTCQB: ACMEF": ["CSE: ACM", "OTCQB: ACMEF"],
    "NYSE/TSX: ACM": ["NYSE: ACM", "TSX: ACM"],
    "NYSE, TSX: ACM": ["NYSE: ACM", "TSX: ACM"],
    "TSX: ACM and NYSE: ACM": ["TSX: ACM", "NYSE: ACM"],
    "NYSE: ACM.A, ACM.B": ["NYSE: ACM.A", "NYSE: ACM.B"],
    "Nasdaq: ACMEU, ACME and ACMEW": ["Nasdaq: ACMEU", "Nasdaq: ACME", "Nasdaq: ACMEW"],
    "NYSE “ACME”": ["NYSE: ACME"],
    "NYSE symbol: ACME": ["NYSE: ACME"],
    "OTC Bulletin Board: ACMEF": ["OTC Bulletin Board: ACMEF"],
    "ASX code: ACM, OTC: ACMEF": ["ASX: ACM", "OTC: ACMEF"],
    "Nasdaq Stockholm: ACME B": ["Nasdaq Stockholm: ACME B"],
    "HKEX: 0700": ["HKEX: 0700"],
    "HKEX: 700, 80700": ["HKEX: 700", "HKEX: 80700"],
}
BESIDE_OTHERS = {
    "“Acme” or the “Company”; Nasdaq: ACME": ["Nasdaq: ACME"],
    "TSE: 4999, Head office: Tokyo": ["TSE: 4999"],
    "TSX - ACM": ["TSX: ACM"],
    "Nasdaq ACME": ["Nasdaq: ACME"],
    "Nasdaq: ACME, 2024": ["Nasdaq: ACME"],
}
OTHERS = (
    "NYSE MKT",
    "Nasdaq GS",
    "Vitamin K",
    "Note: see the table",
    "H1 2024: CHF 67.6 million",
    "ISIN: CH0012345672",
    "“Acme”",
)
TEXT = "NEW YORK, July 1, 2026 (GLOBE NEWSWIRE) -- ACME Corporation ({}) today opened new works."


def listings(text: str) -> list[tuple[str, Sureness]]:
    return [(str(one.ticker), one.sureness) for one in Anatomy(text).tickers]


@pytest.mark.parametrize("typed", FORMS)
def test_a_listing_in_parentheses(typed: str) -> None:
    assert listings(TEXT.format(typed)) == [(one, Sureness.CERTAIN) for one in FORMS[typed]]


@pytest.mark.parametrize("typed", BESIDE_OTHERS)
def test_a_listing_beside_other_words_is_less_sure(typed: str) -> None:
    assert listings(TEXT.format(typed)) == [(one, Sureness.LIKELY) for one in BESIDE_OTHERS[typed]]


@pytest.mark.parametrize("typed", OTHERS)
def test_other_words_with_a_colon_are_none(typed: str) -> None:
    assert listings(TEXT.format(typed)) == []


@pytest.mark.parametrize("line", ["TSX: ACM | OTCQX: ACMEF", "TSX: ACM        OTCQX: ACMEF"])
def test_a_line_above_the_lead_has_the_listings(line: str) -> None:
    text = f"ACME opens works\n\n{line}\n\n{TEXT.format('“ACME”')}\n"
    assert [str(one.ticker) for one in Anatomy(text).tickers] == ["TSX: ACM", "OTCQX: ACMEF"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("on the Nasdaq Global Market on July 2 under the symbol “ACM.”", ["Nasdaq: ACM"]),
        ('on the New York Stock Exchange under the ticker symbol "ACM"', ["NYSE: ACM"]),
        ("on the Nasdaq. Its bonds are known under the symbol “ACM”", []),
        ("in Boston under the symbol “ACM”", []),
    ],
)
def test_a_sentence_tells_the_listing_where_no_parentheses_have_it(
    told: str, found: list[str]
) -> None:
    text = (
        f"BOSTON, July 1, 2026 -- ACME plc priced its first offering today. It will trade {told}."
    )

    assert [str(one.ticker) for one in Anatomy(text).tickers] == found


def test_it_is_the_issuers_and_not_that_of_a_partner_further_down() -> None:
    text = f"{TEXT.format('NYSE: ACME')}\n\nIts partner is Globex AG (SIX: GLX).\n"
    (placed,) = Anatomy(text).tickers
    assert (str(placed.ticker), placed.text) == ("NYSE: ACME", "(NYSE: ACME)")
    assert text[placed.start : placed.end] == "(NYSE: ACME)"
