"""Forms that placeholders have in drafts of counsel, of agencies and of mail merges.

Each stands beside what must be in a text for one to be there, since to look for that is fast. A
form that an author may also mean is not `sure`.
"""

from __future__ import annotations

import re

import msgspec

# Latin letters alone make a word go on: in Japanese `XX` stands between letters.
BEGIN = r"(?<![A-Za-z0-9_À-ɏ#@/\\])(?<![A-Za-z0-9]\.)"
END = r"(?![A-Za-z0-9_À-ɏ])"
SIGNS = "●•○◦◯⚫⬤"
_MONEY = "$€£¥"
_UNIT = (
    r"(?:[%％]|(?:percent|per cent|million|billion|thousand|basis points|bps|[Mm]io|[Mm]rd"
    rf"|Millionen|Milliarden|Prozent|millones|milliards?|milioni|miliardi)(?:\b|\.)|億|万|亿|(?:[Mm]|bn|B|K){END})"
)
_COUNTED = "per share|shares|patients|employees|customers|countries"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"


class PlaceholderForm(msgspec.Struct, frozen=True):
    """A form of placeholders: what gives it away at little cost, and its pattern."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    sure: bool = True


def _form(hints: tuple[str, ...], pattern: str, *, sure: bool = True) -> PlaceholderForm:
    return PlaceholderForm(hints, re.compile(pattern, re.MULTILINE), sure)


_DO = (
    "insert|add|fill in|to come|placeholder|tbd|tbc|tba|tk|x{2,}|draft|fpo"
    "|einfügen|einsetzen|einzufügen|ergänzen|wird (?:noch )?(?:ergänzt|eingefügt|nachgereicht)"
    "|folgt|insérer|compléter|à (?:compléter|confirmer|venir|insérer)|insertar|completar"
    "|(?:por|a) (?:confirmar|definir|completar|insertar)|pendiente|inserire|da (?:confermare"
    "|definire|completare|inserire)"
)
_NOUN = (
    "(?:company|client|product|issuer|partner|customer|executive|spokesperson|contact|first|last"
    "|full|your|ceo) names?|company|name|title|date|city|city, state|state|month|month day, year"
    "|day|year|time|amount|number|percent(?:age)?|quote|ticker(?: symbol)?|phone(?: number)?"
    "|e-?mail(?: address)?|headline|subhead(?:line)?|dateline|boilerplate|datum|firma|firmenname"
    "|ort|titel|zitat|betrag|nom|société|ville|titre|citation|montant|fecha|empresa|nombre|ciudad"
    "|cargo|cita|importe|data|nome|azienda|città|(?:hyper)?link|url|n\\.\\s?n\\."
)
_QUOTE = "quotes?|quotation|zitat|citation|cita|citazione"
_LATER = (
    "to come|to be (?:confirmed|determined|announced|added|inserted|provided|completed|decided)"
    "|goes here|(?:text|quote|name|link|date|figure|number) here|einfügen|ergänzen|folgt"
)
# `[legal to confirm]`, `[CFO bitte prüfen]`, and not words that complete a quotation.
_WHO_IS_TO = (
    r"(?!(?:the|we|it|they|our|this|that|which|who)\b)(?:(?:[\w/&]+ ){1,3}to|(?:[\w/&]+:? ){0,3}"
    r"(?:please|pls)) (?:confirm|check|provide|advise|supply|review|update|verify|insert|add"
    r"|approve|complete|clear)(?: [^\]\n]{1,40})?|(?:[\w/&]+:? ){0,3}bitte (?:prüfen|bestätigen"
    r"|ergänzen|liefern|einsetzen|freigeben)"
    r"|(?:[\w/&]+:? ){0,3}merci de (?:vérifier|confirmer|compléter)"
)
_IN_CHINESE_OR_JAPANESE = (
    "未定|待定|待确认|待補|待补充|待填写?|要確認|確認中|日付|会社名|社名|氏名|日期|公司名称|姓名"
)
# A bracket that a link or a note's definition follows is theirs; `[*]` at a line's begin is a
# note, and then its mark is one everywhere.
BRACKETED = re.compile(
    rf"[\[［【〔](?:[\s_{SIGNS}]{{0,20}}|X|\.|{_IN_CHINESE_OR_JAPANESE}"
    rf"|(?i:(?:{_DO})\b[^\]\n]{{0,80}}|{_NOUN}|(?=[^\]\n\[]{{1,60}}\]).*?\b(?:{_LATER})"
    rf"|(?![^\]\n]*omitted)(?:(?:{_QUOTE})\s[^\]\n\[]{{1,60}}|[\w. ]{{1,30}}\s(?:{_QUOTE}))"
    r"|to be (?:confirmed|determined|inserted) by [^\]\n]{1,40}"
    rf"|{_WHO_IS_TO}))[\]］】〕](?![(\[:])"
    rf"|\[(?:[A-Zn*]{{1,3}}|x{{1,3}})\]\s?(?:{_UNIT}|(?:{_COUNTED})\b)"
    rf"|[{_MONEY}]\s?\[[^\]\d\n]{{0,20}}\](?!\()"
)
STARRED = re.compile(r"\[\*{1,2}\](?![(\[:])")
STARRED_NOTE = re.compile(r"^\W*\[\*{1,2}\]", re.MULTILINE)
# Counsel puts what is not certain yet into brackets; editors do so with words that were not said.
IN_DOUBT = re.compile(
    rf"[{_MONEY}]\[\d[\d.,]*\]|\[[{_MONEY}]?\d[\d.,]*\](?=\s?{_UNIT})"
    rf"|\[(?:[{_MONEY}]\d[\d.,]*|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)\](?!\s?[(\[:])"
)
_FIELD = rf"(?i:{_DO}|{_NOUN}|[a-z]{{2,}}(?:[_.][a-z]{{2,}})+)"

PLAIN = (
    # Figures that are still to come.
    _form(
        (
            *("$X", "€X", "£X", "¥X", "$ X", "€ X", "£ X", "$_", "€_", "£_", "$?", "€?", "£?"),
            *(f"${sign}" for sign in SIGNS),
        ),
        rf"[{_MONEY}]\s?(?:X+(?:[.,]X+)*(?:[MBK]|bn)?{END}|_{{2,}}|\?(?=[\s.,]|$)|[{SIGNS}])",
    ),
    _form(
        ("XX",),
        rf"(?<![\w.,])[{_MONEY}]?\d{{1,3}}(?:[.,]\d{{3}})*[.,]X{{2,3}}(?![A-Za-z0-9]|[.,]\w)",
    ),
    _form(("nn ", "nn%", "NN ", "NN%"), rf"{BEGIN}(?:nn|NN)(?=\s?{_UNIT})"),
    _form(
        ("…", "..."),
        rf"(?:[{_MONEY}]|\b(?:EUR|USD|CHF|GBP|JPY)\b)\s?(?:…|\.{{3}})(?=[\s,)]|$)"
        r"|(?:^|(?<=\s))(?:…|\.{3})(?=\s?(?:[%％]|(?:Mio|Mrd|Prozent|per ?cent|million euro)\b))",
    ),
    _form(("X.X", "X,X"), rf"{BEGIN}X+(?:[.,]X+)+{END}"),
    _form(("X%", "X %", "X％"), rf"{BEGIN}X+\s?[%％]"),
    _form(
        ("xx", "x.x", "x,x"),
        rf"[{_MONEY}]\s?x{{2,}}(?:[.,]x+)*{END}|{BEGIN}x+(?:[.,]x+)+(?=\s?{_UNIT})"
        rf"|{BEGIN}x{{2,}}(?=\s?{_UNIT})|\b[nN]\s?=\s?x{{2,}}{END}"
        rf"|{_MONTH} xx{END}|{BEGIN}\(?x{{3}}\)?[-. ]\s?x{{3}}[-. ]x{{4}}{END}"
        rf"|\b\d{{3}}[-. ]x{{4}}{END}|(?:@|\bwww\.)x{{2,}}\.\w+",
    ),
    # A line of nothing else is a rule, and a long one is for a signature.
    _form(
        ("__", "_%"),
        rf"(?:(?<=[^\s_] )|(?<=[(=:/{_MONEY}-]))_{{2,10}}(?=[\s%.,;:)/-]|$)|^_{{2,10}}(?= \S)"
        rf"|(?<![\w*_])_+(?=\s?{_UNIT})",
    ),
    _form(("0XX", "9XX"), rf"{BEGIN}(?:19|20)XX{END}"),
    _form(
        tuple("●•○◯"),
        rf"[{SIGNS}]\s?{_UNIT}|(?<![一二三四五六七八九])[○◯●]{{2,}}(?=[ぁ-んァ-ヶ一-龯])"
        rf"|\b(?:of|to|by|from|on|at|in|was|were|approximately|about|{_MONTH}) [{SIGNS}]"
        r"(?=[ ,.;)]|$)",
    ),
    # Dates and hours that are still to come, as letters that stand for figures.
    _form(
        ("YYYY", "JJJJ", "AAAA"),
        r"(?<![\w./-])(?i:(?:TT|DD|JJ|MM)[./-](?:MM|DD)[./-](?:JJJJ|YYYY|AAAA))(?!\w)",
    ),
    _form(("HH:MM", "x:", "X:"), rf"{BEGIN}(?:HH:MM|[xX]{{1,2}}:(?:\d\d|[xX]{{2}})){END}"),
    _form(
        ("月",),
        rf"(?<![一二三四五六七八九十\d])(?:X{{1,2}}|[{SIGNS}]{{1,2}})月(?:X{{1,2}}|[{SIGNS}]{{1,2}})日",
    ),
    # Fields that nobody filled in.
    _form(("{",), rf"(?<![\w{{}}\\^_$])\{{\s?{_FIELD}\s?\}}(?!\}})"),
    _form(("@@",), rf"@@\s?{_FIELD}\s?@@"),
    # What a spreadsheet says in place of a figure.
    _form(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"), r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?)"),
    # What a drafter wrote to others.
    _form(("orem", "OREM"), r"(?i:\blorem\s+ipsum\b)"),
    _form(("PENDING",), r"\bPENDING\b[^\n]{0,40}\bQUOTE\b"),
    _form(
        ("DRAFT",),
        rf"^[^\w\n]*DRAFT{END}|{BEGIN}DRAFT(?= (?:ONLY|RELEASE|COPY|VERSION|NOT|v?\d))",
    ),
    _form(("to come)", "TO COME", "(tk)"), r"\((?:[\w ]{1,30} )?to come\)|^TO COME$|\(tk\)"),
    _form(
        ("uote to come", "itation à venir", "itat folgt"),
        r"\b(?:[Qq]uote to come|[Cc]itation à venir|Zitat folgt)\b",
    ),
    _form(("@tbd.", "@tbc."), r"@tb[cd]\.\w+"),
    _form(("nsert ",), r"^(?i:insert) [\w ]{1,40} here\s?\.?$"),
    _form(
        ("INSERT ",),
        r"\bINSERT (?:LINK|QUOTE|DATE|NAME|TITLE|NUMBER|AMOUNT|TEXT|PHOTO|LOGO|URL|HERE)\b",
    ),
    _form(
        ("compléter", "insérer", "ergänzen", "einfügen", "completar", "completare"),
        r"(?i:^|(?<=: ))(?i:à (?:compléter|insérer)|(?:noch )?(?:zu )?(?:ergänzen|einfügen)"
        r"|por completar|da completare)\s*\.?$",
    ),
    _form(
        ("à confirmer", "à venir", "folgt", "por confirmar", "da confermare"),
        r"(?i:^|(?<=: ))(?i:à confirmer|à venir|folgt|por confirmar|da confermare)\s*\.?$",
        sure=False,
    ),
    # What a press room of `pressroom init` began with.
    _form(("counsel write",), r"Have counsel write this paragraph\."),
    _form(("Write here",), r"Write here the paragraph that stands under every release\."),
)
INSERT = re.compile(r"[<({](?i:insert) [a-z][^)}>\n]{0,80}[>)}]")
