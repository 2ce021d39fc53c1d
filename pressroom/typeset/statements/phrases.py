"""Phrases of financial statements: unit lines, totals, rows per share, ratios."""

from __future__ import annotations

import re

from pressroom.typeset.statements.note_marks import is_mark

_LONGEST_UNIT = 160
_AMOUNT = (
    r"thousands?|millions?|billions?|hundreds?|tausend|tsd\b|mio\b|mrd\b|mill?iers|milliers|milliards|"
    r"miles\b|millones|teur\b|t€|k€|m€|tchf\b|mchf\b|us ?dollars?|u\.s\. dollars?|dollars?|usd\b|"
    r"eur\b|euros?\b|chf\b|gbp\b|€|£|[a-z]{0,3}\$|%|percent|per ?cent|prozent|pour ?cent|"
    r"porcentaje|'?000s?\b"
)
_UNIT = re.compile(
    rf"(?:[\w$€£'’.]+ ){{0,5}}(?:in|en) (?:{_AMOUNT}).*"
    r"|(?:unaudited|ungeprüft|non audités?|non auditées?|no auditad[oa]s?|nicht geprüft)\b.*"
    r"|(?:単位|單位|单位)\s*[:：].*"
    r"|(?:[a-z]{0,3}[$€£¥]|eur|usd|chf|gbp|[tkm]€|teur|tchf)(?: ?(?:k|m|mn|bn|000|'000|millions?"
    r"|thousands?|billions?|mio\.?|mrd\.?|tsd\.?))"
    r"|(?:mio|mrd|tsd)\.? (?:€|eur|euro|chf|usd)|t€|k€|m€|teur|tchf"
    r"|(?:百|千|十|億|亿|万|萬|百万|百萬|十億)(?:円|元|人民币|人民幣|米ドル|美元)",
    re.IGNORECASE,
)


def is_unit(text: str) -> bool:
    """Whether a line states the unit of the figures: `(in thousands)`, `In Mio. €`."""
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_UNIT or is_mark(text):
        return False
    return _all_in_parentheses(text) or _UNIT.fullmatch(text) is not None


def _all_in_parentheses(text: str) -> bool:
    """Whether there is nothing outside of parentheses but commas and the like."""
    depth, letters = 0, 0
    for sign in text.translate({0xFF08: "(", 0xFF09: ")"}):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth < 0:
                return False
        elif depth == 0 and sign not in " ,;":
            return False
        elif sign.isalpha() or sign in "€£$¥%":
            letters += 1
    return depth == 0 and letters > 0


_TOTAL_WORD = (
    r"(?:grand |sub-?)?totals?\b|summe|zwischensumme|gesamt|insgesamt|sous-totaux|sous-total\b"
    r"|totaux\b|totale\b|subtotal|suma\b|合計|小計|総計|合计|小计|总计|總計|总额|總額"
    r"|bilanzsumme\b|totaal\b|summa\b|somme\b|razem\b|celkem\b|итого|всего|合计|합계|총계|总资产|總資產"
)
_SAYS_TOTAL = re.compile(
    rf"(?:{_TOTAL_WORD}).*|.*(?:合計|小計|総計|合计|小计|总计|總計)|.*\b(?:gesamt|insgesamt)"
    r"|.*\b(?:i alt|yhteensä|razem|celkem)|.*(?:합계|총계)"
    r"|.*(?<!\bof )(?<!\bof the )\btotal(?:es|aux)?",
    re.IGNORECASE | re.DOTALL,
)
_RESULT = re.compile(
    r"(?:net|gross|operating) \(?(?:loss|income|earnings|profit)\b"
    r"|(?:\(?(?:loss|income|profit|earnings)\)?(?: and| or|/)? ?){1,3}"
    r"(?:from (?:continuing )?operations|before)\b"
    r"|(?:(?:adjusted|non-gaap) (?:ebitda|ebit|net|operating|earnings|income|loss|free)|ebitda\b"
    r"|free cash flow\b)",
    re.IGNORECASE,
)
# Results that are not ruled like totals, yet come from the rows above them.
_OTHER_RESULT = re.compile(
    r"net (?:cash|increase|decrease|change|assets)\b"
    r"|(?:total )?cash (?:flows?|provided|used|generated)\b"
    r"|cash\b.*\b(?:end|ending|at (?!1\b)\d+)\b"
    r"|\(?(?:increase|decrease|change)\)?(?:(?: or |/| )\(?(?:increase|decrease)\)?)? in "
    r"(?:net |liquid )?(?:cash|assets)\b"
    r"|(?:ending|closing) balance|balances?\b.*\bend of|(?:at )?end of (?:the )?(?:year|period)\b"
    r"|(?:(?:non-?)?current |fixed )?(?:assets|liabilities)\Z|(?:shareholders'? )?equity\Z"
    r"|(?:total )?(?:shareholders'? |stockholders'? )?equity attributable to\b"
    r"|(?:total |other )?comprehensive \(?(?:income|loss)"
    r"|profit (?:for|before|after)|(?:non-)?gaap (?:net|operating)"
    r"|(?:reported|underlying|headline|adjusted) (?:net )?(?:profit|earnings|income|loss)"
    r"|(?:ebita?|ebt|pbidt|pbdt|pbt|pat)\b"
    r"|(?:core |adjusted |nareit |normali[sz]ed )?(?:a?ffo|funds from operations)\b"
    r"|(?:売上総|営業|経常|当期純|税引前)利益|(?:現金及び)?現金同等物の(?:増減|増加|減少|期末残高)"
    r"|(?:betriebs|roh|brutto|netto|perioden|jahres|konzern|finanz|gesamt)?"
    r"(?:ergebnis|gewinn|überschuss)\b"
    r"|(?:lang|kurz)fristige[sn]? (?:vermögenswerte|vermögen|schulden|fremdkapital)\Z"
    r"|(?:eigen|fremd)kapital\Z|(?:netto-?)?(?:cash-?flow|mittel(?:zu|ab)fluss)"
    r"|résultat|bénéfice|marge brute|resultado|beneficio"
    r"|(?:actifs?|passifs?) (?:non )?courants?\Z|capitaux propres\Z|flux (?:nets? )?de trésorerie",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[IVX]{1,4}\.|[A-Za-z]\))?\s*=?\s*")
_PER_SHARE = re.compile(
    r"\bper (?:common |ordinary |diluted |basic )?(?:share|ads|adr|unit)\b"
    r"|\bje (?:\w+)?aktie|\bpar action"
    r"|\bpor acción|1株|每股",
    re.IGNORECASE,
)
# Amounts that come of rates are none: `Effect of exchange rate changes`, `interest rate swaps`.
_SHARE_OF = re.compile(
    r"\brate\b(?! (?:changes?|differences?|effects?|fluctuations?|movements?|adjustments?|swaps?"
    r"|caps?|locks?|hedg(?:es|ing)|derivatives?|contracts?|instruments?|agreements?|risks?)\b)|"
    r"%|\bper ?cent\b|\bpercentage|\bmargin\b|\bmarge\b|\bratio\b|\bquote\b|\bmargen\b"
    r"|\bweighted|\bgewichtet|率|加权|加重",
    re.IGNORECASE,
)


def says_total(stub: str) -> bool:
    """Whether a row's label says total, and not a result such as net loss."""
    return _SAYS_TOTAL.fullmatch(stub.strip()) is not None and not is_per_share(stub)


def is_total(stub: str) -> bool:
    """Whether a row is set like a total: a total, or a result such as net loss."""
    stub = stub.strip()
    result = _RESULT.match(stub) is not None and not is_per_share(stub) and not is_ratio(stub)
    return result or says_total(stub)


def is_result(stub: str) -> bool:
    """Whether a row is a result, such as net cash used, whether or not it is set like a total."""
    stub = stub.strip()
    text = _NUMBER.sub("", stub, count=1)
    named = _RESULT.match(text) or _OTHER_RESULT.match(text)
    return named is not None and not is_per_share(stub) and not is_ratio(stub)


def is_per_share(label: str) -> bool:
    """Whether a row or column holds amounts per share."""
    return _PER_SHARE.search(label) is not None


def is_ratio(label: str) -> bool:
    """Whether a row or column holds percentages, ratios or averages, which do not add up."""
    return _SHARE_OF.search(label) is not None
