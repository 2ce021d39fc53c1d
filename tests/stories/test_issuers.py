"""Issuers and tickers: one tuple, each serialisation where it belongs."""

from __future__ import annotations

import json
import re
from typing import Any

from pressroom.standards.exchanges import BadTicker, read_tickers
from tests.conftest import Room

PAGE = "releases/2026/results/index.html"
MORE = """
[[issuer]]
key = "globex"
name = "Globex AG"
tickers = ["SIX: GBX", "Nasdaq: GBX"]
isin = "CH0012221716"
lei = "529900T8BM49AURSDO55"
"""


def joint(room: Room, **keys: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + MORE)
    room.release(**keys)
    ran = room.build()
    assert ran.code == 0, ran.err


def json_ld(page: str) -> dict[str, Any]:
    """What a release's page tells engines of the release itself."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    article: dict[str, Any] = json.loads(found[1])["@graph"][0]
    assert article["@type"] == "NewsArticle"
    return article


def test_a_joint_release(room: Room) -> None:
    joint(room, issuers="[acme, Globex AG]", body="ACME Corporation (NYSE: ACME) and Globex AG.")
    page = room.read(PAGE)
    assert "<dd>NYSE: ACME; SIX: GBX; Nasdaq: GBX</dd>" in page
    assert "(NYSE:\u00a0ACME)" in page
    assert json_ld(page)["publisher"] == [
        {"@type": "Corporation", "name": "ACME Corporation", "tickerSymbol": "XNYS ACME"},
        {
            "@type": "Corporation",
            "name": "Globex AG",
            "tickerSymbol": ["XSWX GBX", "XNAS GBX"],
            "leiCode": "529900T8BM49AURSDO55",
            "identifier": {"@type": "PropertyValue", "propertyID": "ISIN", "value": "CH0012221716"},
        },
    ]
    assert '<category domain="urn:iso:std:iso:10383:XSWX">SIX:GBX</category>' in room.read(
        "feed.xml"
    )
    assert json.loads(room.read("feed.json"))["items"][0]["_pressroom"] == {
        "tickers": [
            {"exchange": "NYSE", "symbol": "ACME", "mic": "XNYS"},
            {"exchange": "SIX", "symbol": "GBX", "mic": "XSWX"},
            {"exchange": "Nasdaq", "symbol": "GBX", "mic": "XNAS"},
        ]
    }


def test_one_speaks_for_itself(room: Room) -> None:
    joint(room, issuers="[globex]", ticker="'SIX: GBX'")
    page = room.read(PAGE)
    assert "<dd>SIX: GBX</dd>" in page
    assert [issuer["name"] for issuer in json_ld(page)["publisher"]] == ["Globex AG"]


def test_an_unknown_issuer(room: Room) -> None:
    room.release(issuers="[acmee]")
    assert room.build().err == (
        "content/releases/2026-03-01-results.md:4: error PR011 unknown issuer `acmee` — "
        "did you mean `acme`?\n"
    )


def test_several_listings_in_one_line(room: Room) -> None:
    room.release(ticker="'(NYSE: X; TSX: Y)'")
    assert room.build().code == 0
    assert "<dd>NYSE: X; TSX: Y</dd>" in room.read(PAGE)
    assert [str(t) for t in read_tickers("NYSE: BRK.A, NYSE: BRK.B")] == [
        "NYSE: BRK.A",
        "NYSE: BRK.B",
    ]
    assert isinstance(read_tickers("NYSE; X")[0], BadTicker)


def test_a_symbol_with_a_sign_of_markup(room: Room) -> None:
    room.release(tickers="['NSE: M&M', 'HKEX: 0700', 'KRX: 005930']", body="Mahindra (NSE: M&M).")
    ran = room.build()
    assert ran.code == 0, ran.err
    page = room.read(PAGE)
    assert "<dd>NSE: M&amp;M; HKEX: 0700; KRX: 005930</dd>" in page
    assert "(NSE:\u00a0M&amp;M)" in page
    assert '<category domain="urn:iso:std:iso:10383:XNSE">NSE:M&amp;M</category>' in room.read(
        "feed.xml"
    )
    feed = json.loads(room.read("feed.json"))["items"][0]["_pressroom"]["tickers"]
    assert [ticker["symbol"] for ticker in feed] == ["M&M", "0700", "005930"]


def test_a_shared_name_is_read_where_the_room_is(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    here = config.replace("America/New_York", "Africa/Nairobi").replace("NYSE: ACME", "NSE: ACME")
    room.write("config.toml", here)
    room.release()
    assert room.build().code == 0
    assert '"tickerSymbol":"XNAI ACME"' in room.read(PAGE).replace(": ", ":")
    room.write("config.toml", config.replace("NYSE: ACME", "Euronext: ACME"))
    ran = room.build()
    assert ran.code == 2
    assert "error PR305 `Euronext` is the name of several exchanges — write" in ran.err


def test_a_wrong_isin(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[[issuer]]", '[[issuer]]\nisin = "US0378331006"'))
    ran = room.build()
    assert ran.code == 2
    assert "`US0378331006` is no ISIN: its check digit is wrong" in ran.err
