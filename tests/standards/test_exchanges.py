"""Exchanges as wires and companies print them, held against the register of ISO 10383."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iso10383 import MIC, Status

from pressroom.standards.exchanges import BadTicker, Ticker, read_ticker, read_tickers
from pressroom.standards.shared_venues import SHARED, UNDECIDED
from pressroom.standards.venue_names import WIRE_NAMES, operating_mic, venues_called
from pressroom.standards.venues import VENUES

PRINTED = {
    "OTC Pink": "PINX",
    "OTC PINK MARKETPLACE": "PINX",
    "Pink Sheets": "PINX",
    "OTCQX": "OTCQ",
    "OTCQB Venture Market": "OTCB",
    "Nasdaq Capital Market": "XNCM",
    "The Nasdaq Stock Market": "XNAS",
    "New York Stock Exchange": "XNYS",
    "Euronext Growth Paris": "ALXP",
    "Euronext Growth Brussels": "ALXB",
    "Euronext Growth Lisbon": "ALXL",
    "Euronext Growth Dublin": "XESM",
    "Euronext Growth Milan": "EXGM",
    "Euronext Growth Oslo": "MERK",
    "Euronext Access Paris": "XMLI",
    "Euronext Access+ Brussels": "MLXB",
    "Euronext Access Lisbon": "ENXL",
    "Euronext Access Milan": "XMOT",
    "Euronext Expand Oslo": "XOAS",
    "Nasdaq First North": "FNSE",
    "Nasdaq First North Growth Market Sweden": "FNSE",
    "Nasdaq First North Premier Growth Market in Stockholm": "FNSE",
    "Nasdaq Copenhagen First North": "FNDK",
    "First North Finland": "FNFI",
    "Nasdaq First North Iceland": "FNIS",
    "Nasdaq First North Growth Market Tallinn": "FNEE",
    "Nasdaq First North Growth Market Latvia": "FNLV",
    "Nasdaq First North Vilnius": "FNLT",
    "Nasdaq Stockholm AB": "XSTO",
    "Nasdaq OMX Copenhagen": "XCSE",
    "NASDAQ HELSINKI": "XHEL",
    "Nasdaq Iceland": "XICE",
    "Nasdaq Tallinn": "XTAL",
    "Nasdaq Riga": "XRIS",
    "Nasdaq Vilnius": "XLIT",
    "Oslo Børs": "XOSL",
    "OSLO BORS": "XOSL",
    "Oslo Stock Exchange": "XOSL",
    "Cboe Canada": "NEOE",
    "CSE": "XCNQ",
    "Canadian Securities Exchange": "XCNQ",
    "TSXV": "XTSX",
    "TSX-V": "XTSX",
    "TSX Venture": "XTSX",
    "Borsa Italiana S.p.A.": "XMIL",
    "Euronext Milan": "MTAA",
    "Euronext STAR Milan": "MTAA",
    "STAR Market": "XSHG",
    "BME": "XMAD",
    "BME Growth": "GROW",
    "SIX Swiss Exchange": "XSWX",
    "Xetra": "XETR",
    "Prime Standard": "XFRA",
    "Frankfurt (Prime Standard)": "XFRA",
    "Boerse Frankfurt": "XFRA",
    "Wiener Boerse": "XWBO",
    "LSE": "XLON",
    "London Stock Exchange": "XLON",
    "AIM": "AIMX",
    "LSE AIM": "AIMX",
    "JSE": "XJSE",
    "Scale Standard": "FRAS",
    "gettex": "XMUN",
    "direct market plus": "XWBO",
    "SIX Sparks": "XSWX",
    "LEAP Market": "XKLS",
    "mai": "XMAI",
    "JASDAQ Standard": "XTKS",
    "Nomu - Parallel Market": "XSAU",
    "ADX Growth Market": "XADS",
    "上海证券交易所": "XSHG",
    "深交所": "XSHE",
    "港交所": "XHKG",
    "北京证券交易所": "BJSE",
    "코스닥": "XKOS",
    "OTC Markets OTCQX": "OTCQ",
    "NYSE American LLC": "XASE",
    "KASE": "XKAZ",
    "ICE": "XICE",
    "OSL": "XOSL",
    "BCS": "XSGO",
    "Johannesburg Stock Exchange": "XJSE",
    "HKEX": "XHKG",
    "Stock Exchange of Hong Kong": "XHKG",
    "SGX": "XSES",
    "SGX Catalist": "XSCA",
    "KOSPI": "XKRX",
    "KOSDAQ": "XKOS",
    "TSE Prime": "XTKS",
    "Tokyo Stock Exchange Prime Market": "XTKS",
    "東証プライム": "XTKS",
    "Tadawul": "XSAU",
    "Saudi Exchange": "XSAU",
    "ADX": "XADS",
    "ASX": "XASX",
    "NZX": "XNZE",
    "B3": "BVMF",
    "BMV": "XMEX",
    "NSE": "XNSE",
    "BSE Limited": "XBOM",
    "Bursa Malaysia Berhad": "XKLS",
    # As finance sites and terminals call them.
    "LON": "XLON",
    "MCE": "XMAD",
    "VIE": "XWBO",
    "TLV": "XTAE",
    "NZE": "XNZE",
    "EXM": "MTAA",
    "PINK": "PINX",
    "US OTC": "OTCM",
    "OTC Grey": "PSGM",
    "TSE PRM": "XTKS",
    "Tokyo Stock Exchange Prime": "XTKS",
    "Bolsa Mexicana": "XMEX",
    "Börse München": "XMUN",
    "Zürich": "XSWX",
    "Wien": "XWBO",
    "NYSE National": "XCIS",
    # With the part of the market to which the share is counted.
    "Nasdaq Stockholm Mid Cap": "XSTO",
    "Nasdaq Helsinki, Small Cap": "XHEL",
    "Euronext Paris Compartment B": "XPAR",
    "Euronext Paris - Compartiment C": "XPAR",
    "OTC Pink Current Information Tier": "PINC",
    "LSE: AIM": "AIMX",
    # Known from the register alone.
    "Ghana Stock Exchange": "XGHA",
    "Trinidad and Tobago Stock Exchange": "XTRN",
    "xnas": "XNAS",
}


@pytest.mark.parametrize(("name", "mic"), PRINTED.items(), ids=PRINTED)
def test_an_exchange_as_it_is_printed(name: str, mic: str) -> None:
    for spelled in (name, name.upper(), name.lower(), f" {name.replace(' ', '  ')} "):
        read = read_ticker(f"{spelled}: ABC")
        assert isinstance(read, Ticker), read
        assert read.mic == mic
        assert read_ticker(str(read)) == read


def test_every_listed_venue_is_in_the_register_and_open() -> None:
    open_ = {entry.value.mic for entry in MIC if entry.value.status is not Status.expired}
    assert open_ >= {*VENUES, *(mic for homes in SHARED.values() for mic in homes.values())}


def test_every_listed_name_means_one_venue() -> None:
    assert len({name.casefold() for name in WIRE_NAMES}) == len(WIRE_NAMES)
    for mic, names in VENUES.items():
        for name in names:
            # However it is run together or turned round, no other venue goes by it.
            first, *rest = name.split()
            for spelled in (name, "".join(name.split()), " ".join([*rest, first])):
                assert venues_called(spelled) in ((mic,), ()), spelled
    codes = {entry.value.mic for entry in MIC}
    # `Cboe` is printed by the exchange in Chicago; the code CBOE is that of a currency platform.
    others = [n for n in WIRE_NAMES if n.upper() in codes and venues_called(n) != (n.upper(),)]
    assert others == ["Cboe"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("NSE: M&M", ["M&M"]),
        ("NSE: J&KBANK, BSE: 532209", ["J&KBANK", "532209"]),
        ("NYSE: BRK.B", ["BRK.B"]),
        ("HKEX: 0700", ["0700"]),
        ("KRX:005930", ["005930"]),
        ("KOSDAQ: 035720", ["035720"]),
        ("Nasdaq Stockholm: HEXA B", ["HEXA B"]),
        ("BMV: WALMEX*", ["WALMEX*"]),
        ("NSE: BAJAJ-AUTO", ["BAJAJ-AUTO"]),
        ("Colombo Stock Exchange: JKH.N0000", ["JKH.N0000"]),
        ("東証プライム：7203", ["7203"]),
        ("(TSXV: ABC) (OTCQX: ABCDF)", ["ABC", "ABCDF"]),
        ("(TSX-V: ABC) and (OTC Pink: ABCDF; FSE: 4X1)", ["ABC", "ABCDF", "4X1"]),
        ("TSX/NYSE: ABX", ["ABX", "ABX"]),
        ("(TSX, NYSE: ABX)", ["ABX", "ABX"]),
        ("TSX and NYSE: ABX; LSE: ABX", ["ABX", "ABX", "ABX"]),
        ("Nasdaq: GOOG, GOOGL", ["GOOG", "GOOGL"]),
        ("Nasdaq: GOOG/GOOGL", ["GOOG", "GOOGL"]),
        ("TSX: RCI.A and RCI.B; NYSE: RCI", ["RCI.A", "RCI.B", "RCI"]),
        ("NYSE: PBR, PBR.A and B3: PETR3, PETR4", ["PBR", "PBR.A", "PETR3", "PETR4"]),
        ("NYSE: BF/B, TSX: BFB", ["BF/B", "BFB"]),
        ("NYSE: ABC/PRA", ["ABC/PRA"]),
        ("TSXV:ABC | OTCQB:ABCDF | FSE:4X1", ["ABC", "ABCDF", "4X1"]),
        ("BSE: 532540 / NSE: TCS", ["532540", "TCS"]),
        ("BMV: AMX.L y NYSE: AMX", ["AMX.L", "AMX"]),
        ("TSXV: ABC – OTCQB: ABCDF", ["ABC", "ABCDF"]),
        ("TSXV: ABC, OTCQB: ABCDF, and FSE: 4X1", ["ABC", "ABCDF", "4X1"]),
        ("Nasdaq Stockholm, Mid Cap: HEXA B", ["HEXA B"]),
    ],
)
def test_symbols_as_they_are(text: str, symbols: list[str]) -> None:
    read = read_tickers(text)
    assert [one.symbol if isinstance(one, Ticker) else one.message for one in read] == symbols


@pytest.mark.parametrize(
    ("name", "country", "mic"),
    [
        ("CSE", "LK", "XCOL"),
        ("CSE", "DK", "XCSE"),
        ("CSE", "US", "XCNQ"),
        ("NSE", "KE", "XNAI"),
        ("BSE", "HU", "XBUD"),
        ("BSE", "BG", "XBUL"),
        ("STAR", "CN", "XSHG"),
        ("Nasdaq First North Growth Market", "FI", "FNFI"),
        ("Euronext Growth", "BE", "ALXB"),
        ("Euronext", "NL", "XAMS"),
        ("Nasdaq Baltic", "LT", "XLIT"),
    ],
)
def test_a_shared_name_is_that_of_the_room_s_country(name: str, country: str, mic: str) -> None:
    read = read_ticker(f"{name}: ABC", country)
    assert isinstance(read, Ticker)
    assert read.mic == mic


@pytest.mark.parametrize("name", sorted(UNDECIDED))
def test_a_name_of_many_is_asked_back_for(name: str) -> None:
    read = read_ticker(f"{name}: ABC")
    assert isinstance(read, BadTicker)
    assert read.message == f"`{name}` is the name of several exchanges"
    named = read.remedy.split("`")[1::2]
    assert [venues_called(choice) for choice in named] == [(mic,) for mic in SHARED[name].values()]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nasdq", "Nasdaq"),
        ("NSYE", "NYSE"),
        ("TSVX", "TSXV"),
        ("Nadsaq Stockholm", "Nasdaq Stockholm"),
        ("Euronext Pariss", "Euronext Paris"),
        ("Oslo Exchangee", None),
        # One letter makes another exchange of these, or there are two to choose from.
        ("JSX", None),
        ("LSQ", None),
        ("KASDAQ", None),
        ("OTCQC", None),
        ("Cboe DZX", None),
        ("Nasdaq Ireland", None),
        ("Euronext Berlin", None),
        ("Euronext Growth Berlin", None),
        ("Chicago Stock Yard", None),
        ("M&M", None),
    ],
)
def test_a_slip_is_told_and_no_other_exchange_is(typed: str, meant: str | None) -> None:
    read = read_ticker(f"{typed}: ABC")
    assert isinstance(read, BadTicker)
    assert read.remedy == (
        f"did you mean `{meant}`?"
        if meant
        else "use the exchange's usual short name or its market identifier code (ISO 10383)"
    )


def test_a_segment_s_exchange() -> None:
    assert operating_mic("XNGS") == operating_mic("XNCM") == operating_mic("XNAS") == "XNAS"


@given(st.text(max_size=60))
def test_no_text_is_an_exception(text: str) -> None:
    read_tickers(f"{text}: ABC")
    read_tickers(text)


def test_the_symbol_says_which_exchange_of_one_name_is_meant() -> None:
    """Symbols of Tokyo and Shanghai begin with a figure; readers of Toronto's print TSE too."""
    for text, country, mic in (
        ("TSE: SHOP", "", "XTSE"),
        ("TSE: 7203", "US", "XTKS"),
        ("TSE: 285A", "", "XTKS"),
        ("TSE: ABC", "JP", "XTKS"),
        ("TSE: 2330", "TW", "XTAI"),
        ("SSE: 600519", "", "XSHG"),
        ("SSE: FALABELLA", "", "XSGO"),
    ):
        read = read_ticker(text, country)
        assert isinstance(read, Ticker) and read.mic == mic, text
