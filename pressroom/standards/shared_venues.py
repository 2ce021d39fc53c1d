"""Names that trading venues of several countries go by, and what decides which is meant: the press
room's country, the symbol, or a place beside the name."""

from __future__ import annotations

from collections.abc import Mapping

SHARED: Mapping[str, Mapping[str, str]] = {
    "ASE": {"GR": "ASEX", "JO": "XAMM"},
    "BSE": {
        "IN": "XBOM",
        "BB": "XBAB",
        "BG": "XBUL",
        "BH": "XBAH",
        "BW": "XBOT",
        "CN": "BJSE",
        "HU": "XBUD",
        "LB": "XBEY",
    },
    "CSE": {"CA": "XCNQ", "CY": "XCYS", "DK": "XCSE", "LK": "XCOL", "MA": "XCAS"},
    "DSE": {"BD": "XDHA", "SY": "XDSE", "TZ": "XDAR"},
    "GSE": {"GH": "XGHA", "GE": "XGSE"},
    "ISE": {"IE": "XDUB", "TR": "XIST"},
    "KSE": {"KG": "XKSE", "KR": "XKRX", "KW": "XKUW", "PK": "XKAR"},
    "LSE": {"GB": "XLON", "SI": "XLJU", "ZM": "XLUS"},
    "MSE": {"MK": "XMAE", "MN": "XULA", "MT": "XMAL", "MW": "XMSW"},
    "NSE": {"IN": "XNSE", "JP": "XNGO", "KE": "XNAI", "NG": "XNSA"},
    "NSX": {"AU": "XNEC", "NA": "XNAM", "US": "XCIS"},
    "OSE": {"NO": "XOSL", "JP": "XOSE"},
    "PSE": {"PH": "XPHS", "CZ": "XPRA", "PS": "XPAE"},
    "SSE": {"CN": "XSHG", "CL": "XSGO"},
    "STAR": {"IT": "MTAA", "CN": "XSHG"},
    "TSE": {"JP": "XTKS", "CA": "XTSE", "IR": "XTEH", "TW": "XTAI"},
    "VSE": {"AT": "XWBO", "LT": "XLIT"},
    "ZSE": {"HR": "XZAG", "ZW": "XZIM"},
    "Euronext": {
        "BE": "XBRU",
        "FR": "XPAR",
        "IE": "XDUB",
        "IT": "MTAA",
        "NL": "XAMS",
        "NO": "XOSL",
        "PT": "XLIS",
    },
    "Euronext Growth": {
        "FR": "ALXP",
        "BE": "ALXB",
        "IE": "XESM",
        "IT": "EXGM",
        "NO": "MERK",
        "PT": "ALXL",
    },
    "Euronext Access": {"FR": "XMLI", "BE": "MLXB", "IE": "XACD", "IT": "XMOT", "PT": "ENXL"},
    "Alternext": {"FR": "ALXP", "BE": "ALXB", "PT": "ALXL"},
    "Nasdaq Baltic": {"EE": "XTAL", "LT": "XLIT", "LV": "XRIS"},
    "Nasdaq Nordic": {"SE": "XSTO", "DK": "XCSE", "FI": "XHEL", "IS": "XICE"},
    "OMX": {"SE": "XSTO", "DK": "XCSE", "FI": "XHEL", "IS": "XICE"},
    "Nasdaq First North": {
        "SE": "FNSE",
        "DK": "FNDK",
        "FI": "FNFI",
        "IS": "FNIS",
        "EE": "FNEE",
        "LV": "FNLV",
        "LT": "FNLT",
    },
}
"""Names that several venues go by: the MIC of each by its country (ISO 3166). The first is what is
meant where no country decides: the venue that most of the shares printed with that name are listed
on."""

BY_LETTERS: Mapping[str, str] = {"TSE": "XTSE", "SSE": "XSGO"}
"""What a shared name means, where no country decides, before a symbol that begins with a letter:
those of Tokyo and Shanghai begin with a figure."""

UNDECIDED = frozenset({"Euronext", "ISE", "KSE", "MSE", "Nasdaq Baltic"})
"""The shared names that have no such venue: no country, no market."""

FIRST_NORTH_PLACES: Mapping[str, tuple[str, str, str]] = {
    "SE": ("Sweden", "Stockholm", "Swedish"),
    "DK": ("Denmark", "Copenhagen", "Danish"),
    "FI": ("Finland", "Helsinki", "Finnish"),
    "IS": ("Iceland", "Reykjavik", "Icelandic"),
    "EE": ("Estonia", "Tallinn", "Baltic Tallinn"),
    "LV": ("Latvia", "Riga", "Baltic Riga"),
    "LT": ("Lithuania", "Vilnius", "Baltic Vilnius"),
}
"""By country, the words that companies put behind or before "First North" for its market there."""
