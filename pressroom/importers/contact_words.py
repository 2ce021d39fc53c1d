"""Words of contact blocks: positions, companies, persons, postal and web addresses."""

from __future__ import annotations

import re

from pressroom.core.accents import without_accents
from pressroom.importers.contact_labels import is_label_word
from pressroom.typeset.anatomy.places import is_region, listed

_DESK = listed(
    """
    investor investors relations corporate communications communication public affairs media press
    office external internal global strategy strategic finance financial marketing team department
    dept desk newsroom company secretary shareholder shareholders services service group and & of
    the ir pr government regulatory brand product development business capital markets planning
    legal compliance operations sales audit treasury
    sustainability esg content engagement unternehmenskommunikation konzernkommunikation
    kommunikation presse pressestelle finanzkommunikation abteilung unternehmens communication
    financière externe direction relaciones con inversores comunicación institucionales
    investisseurs relazioni esterne comunicazione comunicação viestintä
    """
)
_ROLES = re.compile(
    r"\b(?:(?:vice[\s-]?)?president|(?:co-)?director|officer|chief|chair(?:man|woman|person)?|manager"
    r"|head|lead|leader|c[efotmsi]o|[sea]?vp|counsel|secretary|treasurer|controller|analyst"
    r"|specialist|coordinator|spokes(?:person|man|woman)|(?:co-)?founder|principal|consultant"
    r"|supervisor|administrator|representative|liaison|strategist|editor|publicist|assistant"
    r"|(?:managing|senior)\s(?:partner|associate)|account\sexecutive|sr\.|senior"
    r"|\w*leiter(?:in)?|vorstand\w*|geschäftsführer(?:in)?|\w*sprecher(?:in)?|referent(?:in)?"
    r"|manag(?:erin)|directeur|directrice|responsable|président(?:e)?|chargée?|porte-parole"
    r"|directora?|jefa?|gerente|portavoz|presidente|direttore|direttrice|responsabile|addetto"
    r"|diretora?|hoofd|woordvoerder|direktør|direktör|informationschef|kommunikationschef"
    r"|finansdirektör|finanschef|\w*chef|\w*johtaja|toimitusjohtaja|vd|koncernchef|ekonomidirektör)\b",
    re.IGNORECASE,
)
_LEGAL = (
    r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|L\.?P|LLP|PLC|plc|Corp|Corporation|Co|S\.?A|S\.?A\.?S|N\.?A|N\.?V|B\.?V"
    r"|AG|SE|GmbH|KGaA|AB|ASA|AS|A/S|Oyj?|S\.?p\.?A|S\.?r\.?l|Pty|Pte|ULC|KK|K\.K|Bhd"
    r"|INC|CORP|LTD|LIMITED|CORPORATION|CO|GMBH)"
)
_LEGAL_END = re.compile(rf"(?:[\s,]|\A){_LEGAL}\.?(?:\s\([^()]*\))?\Z")
CREDENTIALS = (
    r"(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?\s?D|MBA|CFA|CPA|APR|Esq|J\.?D|R\.?N|MPH|MSc|M\.Sc|P\.Eng|P\.Geo"
    r"|FCA|CMA|CA|CPCU|ARe|ARM|CAIA|FRM|PMP|FCAS|MAAA|CTP|LL\.?M|BSc|ACA|ACCA|FCCA|FCPA|CGA|FACP|FACS|FACC|FRCPC|MBBS|R\.?Ph|PharmD|Pharm\.D|DVM|DDS|IRC|ICD\.D|CFP|M\.?A|B\.?A|DPhil)"
)
UNSPLIT = rf"(?!Sr\.?\s[A-Z])(?:{_LEGAL}|{CREDENTIALS})(?:\.|(?![\w.-]))"
"""A regular expression for what a comma joins to a name: `, Inc.`, `, Ph.D.`"""
_COMPANY_WORDS = listed(
    """
    group partners advisors advisers advisory associates communications consulting consultants
    capital strategies strategy network agency holdings holding company companies bank bancorp
    bancshares trust reit therapeutics pharmaceuticals pharmaceutical pharma biosciences bioscience
    biotherapeutics biotech biopharma biopharmaceuticals sciences science medical health healthcare
    technologies technology systems industries industrial energy resources mining minerals metals
    gold solutions labs laboratories international ventures university institute foundation
    society hospital securities media marketing creative relations pr ir public markets services
    software robotics digital studios entertainment brands foods motors airlines shipping insurance
    board financial properties realty fund genomics diagnostics oncology networks semiconductor
    semiconductors materials chemicals power electric petroleum oil gas exploration kommunikation
    beratung agentur conseil comunicación comunicazione research wire newsroom worldwide global
    office desk team department line hotline center centre
    """
)
# Agencies whose names look like a person's, or like two words of any kind.
_AGENCIES = re.compile(
    r"Joele Frank(?:, Wilkinson Brimmer Katcher)?|Burns McClellan|Sard Verbinnen|Ruder Finn"
    r"|Fleishman ?Hillard|Weber Shandwick|Hill ?(?:&|and|\+) ?Knowlton|Porter Novelli|Ketchum"
    r"|Kekst CNC|Gladstone Place|Evoke Canale|Hering Schuppener|Russo Partners|Image (?:7|Sept)"
    r"|Abernathy MacGregor|Collected Strategies|Longacre Square|Reevemark|Coyne PR|Burson\w*"
    r"|Edelman Smithfield|Precision AQ|Real Chemistry|ALIZE RP|Ulysse Communication|Evoke Kyne"
    r"|Citigate Dewe Rogerson|Finsbury Glover Hering|Inizio Evoke|CG Life|MZ North America"
    r"|Financial Profiles|Dennard Lascar|Sharon Merrill|Schwartz MSL|Taylor Rafferty|6 Degrees"
    r"|Brainerd Communicators|Carmichael Lynch Spong|Weinberg Harris|Mission North|Walker Sands"
    r"|Investor Cubed|Hudson Sandler|Panmure Gordon|Cantor Fitzgerald|Strand Hanson|WH Ireland"
    r"|finnCap|1AB\b"
)
_CJK_COMPANY = re.compile(r"株式会社|有限公司|有限责任公司|集团|集團|주식회사")
# `Peel Row (Nominated Adviser)`
_ROLE_IN_BRACKETS = re.compile(
    r"\([^()]*\b(?:advis[eo]rs?|brokers?|nomad|sponsor|bookrunner|banker|pr|agency|counsel)\b[^()]*\)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"\A(?:(?:mr|mrs|ms|dr|prof|frau|herr|mme|m|sr|sra|ing|sir|dame|hon|dipl)\b\.?(?:-\w+\.)?\s+)+",
    re.IGNORECASE,
)
_CREDENTIAL_END = re.compile(rf"(?:[,\s]+{CREDENTIALS}\.?)+\Z")
_PARTICLES = listed(
    "de del della di da do dos la le van von der den ter ten al bin ibn y e zu zur af"
)
_CAPITALS = re.compile(r"[A-Z]{3,5}")
_NAME_WORD = re.compile(r"[^\W\d_](?:\.|[^\W\d_]*(?:['’.-][^\W\d_]+)*\.?)")
_CJK_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,4}[\s\u3000]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,4}"
)
_WEB = re.compile(
    r"\bhttps?://|\bwww\.|\A(?:\w+:\s*)?@\w{2,}\Z|\A[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|co|eu|de|fr|ch|uk|ca"
    r"|example|bio|ai|info|biz)(?:[./]\S*)?\Z|\b(?:twitter|linkedin|facebook|instagram|youtube|wechat)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\A\W*(?:p\.?\s?o\.?\s(?:box|drawer)\b|\d+[\w–-]*,?\s(?:[\w.'’-]+\s){0,4}?(?:street|st\b|avenue|ave\b|road"
    r"|rd\b|drive|dr\b|lane|ln\b|boulevard|blvd|way|parkway|pkwy|plaza|square|court|ct\b|place|circle"
    r"|highway|hwy|broadway|terrace|park|crescent|quay|row|rue|avenue|quai|place|bis\b)"
    r"|suite\s[\w-]+\s?[-–—,]\s?\d|(?:suite|floor|level|unit|building|one|two)\s[\w-]+\s?(?:\Z|street|avenue|plaza|park|center|centre)"
    r"|[\w.\s-]*(?:straße|strasse|str\.|platz|allee|gasse|weg|ring)\s\d|(?:rue|calle|via|avenida|av\.)\s\w"
    r"|(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÀ-Þ][\w.-]+(?:\s[\w.-]+)?\Z)"
    r"|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b"
    r"|\b\d+(?:st|nd|rd|th)\s(?:floor|street|avenue)\b",
    re.IGNORECASE,
)  # fmt: skip


def folded(text: str) -> str:
    """A text in small letters without accents, for comparisons."""
    return without_accents(text.casefold())


def is_position(text: str) -> bool:
    """Whether a text is a person's position or a desk: `Director of Investor Relations`."""
    if _LEGAL_END.search(text):
        return False
    return _ROLES.search(text) is not None or is_desk(text)


def is_desk(text: str) -> bool:
    """Whether a text is the name of a department alone: `Corporate Communications`."""
    words = re.findall(r"[^\W_][\w.'’-]*|&", text.casefold())
    if re.fullmatch(r"[\w・/ ]{1,16}[部室課]", text) and not text.isascii():
        return True
    return bool(words) and all(word.strip(".") in _DESK for word in words)


def goes_on(title: str, behind: str) -> bool:
    """Whether a position goes on in its next row without a comma: `Director of Investor`,
    `Relations`."""
    if title.endswith(("&", " and", " of")):
        return True
    if _ROLES.fullmatch(behind):
        # `Chief Executive`, `Officer`; but `Vice President, Finance`, `Treasurer`.
        said = (found[0].casefold() for found in _ROLES.finditer(title))
        return all(role in ("chief", "senior", "sr.") for role in said)
    whole = _ROLES.fullmatch(title.rsplit(None, 1)[-1]) is not None
    return len(behind.split()) == 1 and not whole


def is_company(text: str) -> bool:
    """Whether a text has a sign of a company: its legal form, or a word of such names."""
    signs = (_LEGAL_END, _CJK_COMPANY, _ROLE_IN_BRACKETS)
    if _AGENCIES.match(text) or any(sign.search(text) for sign in signs):
        return True
    bare = re.sub(r"\s?\([^()]*\)\s*\Z", "", text)
    words = re.findall(r"[^\W_][\w.'’-]*", bare.casefold())
    return len(words) > 1 and (words[-1] in _COMPANY_WORDS or "&" in bare or words[0] == "the")


def agencies_in(text: str) -> list[tuple[int, int]]:
    """Places of agencies' names with commas in a text."""
    return [match.span() for match in _AGENCIES.finditer(text) if "," in match[0]]


def is_person(text: str) -> bool:
    """Whether a text could be a person's name, with titles before and degrees behind it."""
    if _CJK_NAME.fullmatch(text):
        return True
    if _ROLE_IN_BRACKETS.search(text):
        return False
    bare = _CREDENTIAL_END.sub("", _HONORIFIC.sub("", text))
    bare = re.sub(r"\s?[(\"“]\w{1,15}[)\"”]", "", bare)
    words = bare.split()
    if words and _CAPITALS.fullmatch(words[0]) and not bare.isupper():
        # `ICR Harbor`
        return False
    if not 2 <= len(words) <= 5 or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    named = [word for word in words if word not in _PARTICLES]
    return len(named) >= 2 and all(word[0].isupper() for word in named)


def is_box_of(box: str, person: str) -> bool:
    """Whether a mail box (folded, before the `@`) bears a person's name: `jdoe`, `jane.doe`."""
    parts = re.findall(r"[^\W\d_]{2,}", folded(_CREDENTIAL_END.sub("", _HONORIFIC.sub("", person))))
    # `press@` is a desk's, whoever is called so.
    if not parts or all(is_label_word(part) for part in re.split(r"[\W\d_]+", box) if part):
        return False
    return any(len(part) > 2 and part in box for part in parts[1:]) or parts[0] in re.split(
        r"[\W\d_]", box
    )


def is_prose(text: str) -> bool:
    """Whether a text is a sentence, by its small words that neither positions nor labels have:
    `Media without credentials should contact Jane Doe at …`"""
    said = re.findall(r"[^\W\d_][\w’'-]*(?![\w.-]*@)", _ADDRESSES.sub(" ", text))
    small = [
        word
        for word in said
        if word[0].islower() and len(word) > 1 and not is_label_word(word) and word not in _DESK
    ]
    rest = [word for word in small if not _ROLES.fullmatch(word) and word not in _REACH]
    return len(rest) >= _SMALL and len(rest) > len(said) * _SHARE


_ADDRESSES = re.compile(r"\S*(?:@|://|www\.|\w\.[a-z]{2,}/)\S*")
_REACH = listed(
    "tel phone telephone email e-mail mail mobile fax direct office cell telefon vice ext"
)
_SMALL, _SHARE = 3, 0.12


def is_clause(text: str) -> bool:
    """Whether a text has small words that no company's name has: `Candidates can apply`."""
    small = [word for word in text.split() if word[0].islower() and word not in _IN_NAMES]
    return len(small) > 1


_IN_NAMES = listed("of and the for de du la le et und y e by in an a & van von der den di da")


def is_web(text: str) -> bool:
    """Whether a text is a web address, or somebody's name on a network."""
    return _WEB.search(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is a postal address, or a line of one."""
    if _ADDRESS.search(text) or (len(text) > 3 and is_region(text)):
        return True
    bare = re.sub(r"(?:\s\d{5}(?:-\d{4})?)?(?:,?\s(?:USA|U\.S\.A\.))?\Z", "", text)
    city, comma, region = bare.rpartition(", ")
    if is_region(region.strip(" .")) and is_region(city.rpartition(", ")[2]):
        city = city.rpartition(", ")[0]  # `Lexington, Massachusetts, UNITED STATES`
    return (
        bool(comma) and is_region(region.strip(" .")) and len(city.split()) <= 3 and "," not in city
    )


def has_role(text: str) -> bool:
    """Whether a company's role stands behind its name: `Peel Row (Nominated Adviser)`."""
    return _ROLE_IN_BRACKETS.search(text) is not None


def has_legal_form(text: str) -> bool:
    """Whether a text ends as companies' names do: `, Inc.`, ` plc`."""
    return _LEGAL_END.search(text) is not None


def without_legal_form(text: str) -> str:
    """A company's name without its legal form, folded and without signs: `immunogen`."""
    return re.sub(r"\W", "", folded(re.sub(rf",?\s{_LEGAL}\.?\Z", "", text.strip())))
