"""Words of contact blocks: labels and whom they are for, positions, companies, persons, places."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from pressroom.typeset.anatomy.places import is_region, listed

# Whom a label's word speaks of, as it is shown: `For Investors`.
_AUDIENCES = {
    "investor": "Investors", "investors": "Investors", "ir": "Investors", "shareholder": "Shareholders",
    "shareholders": "Shareholders", "stockholder": "Stockholders", "stockholders": "Stockholders",
    "analyst": "Analysts", "analysts": "Analysts", "media": "Media", "press": "Press", "pr": "Media",
    "public": "Media", "journalists": "Media", "reporters": "Media",
    "presse": "Presse", "medien": "Medien", "investoren": "Investoren", "anleger": "Anleger",
    "analysten": "Analysten", "journalisten": "Journalisten", "pressekontakt": "Presse",
    "pressekontakte": "Presse", "pressestelle": "Presse", "presseanfragen": "Presse",
    "medienkontakt": "Medien", "medienkontakte": "Medien", "medienstelle": "Medien",
    "medienanfragen": "Medien", "investorenkontakt": "Investoren", "aktionäre": "Aktionäre",
    "investisseurs": "Investisseurs", "investisseur": "Investisseurs", "médias": "Médias",
    "actionnaires": "Actionnaires", "analystes": "Analystes", "journalistes": "Journalistes",
    "inversores": "Inversores", "inversionistas": "Inversionistas", "prensa": "Prensa",
    "medios": "Medios", "accionistas": "Accionistas", "analistas": "Analistas",
    "investitori": "Investitori", "stampa": "Stampa", "investidores": "Investidores",
    "imprensa": "Imprensa", "pers": "Pers", "beleggers": "Beleggers", "investerare": "Investerare",
    "investorer": "Investorer", "sijoittajat": "Sijoittajat",
}  # fmt: skip
_AND = {"Presse": "und", "Medien": "und", "Investoren": "und", "Analysten": "und", "Inversores": "y",
        "Investisseurs": "et", "Médias": "et", "Prensa": "y", "Medios": "y", "Stampa": "e",
        "Investitori": "e", "Investidores": "e", "Imprensa": "e", "Pers": "en", "Beleggers": "en"}  # fmt: skip
# Words that make a label of others: who has one of them is no person and no company.
_ASKING = listed(
    """
    contact contacts inquiry inquiries enquiry enquiries query queries information info questions
    details reach call contacting kontakt kontakte kontaktperson rückfragen ansprechpartner
    ansprechpartnerin informationen anfragen contactez contacter informations information
    renseignements contacto contactos información informaciones contatti informazioni contato
    contatos informações contactpersoon informatie kontakter kontakta upplysningar oplysninger
    henvendelser lisätietoja yhteystiedot spørgsmål
    """
)
_BESIDE = listed(
    """
    for the of to and or us our in about please more further additional other general corporate
    company financial relations office team desk department dept communications communication
    affairs news enquiries at with by on regarding this a an person list all primary secondary
    agency outside counsel
    und für die der das bei zu weitere weiterer weiteren bitte wenden sie sich an von oder fragen
    pour plus toute tous d de des du la le les l et ou complémentaire complémentaires veuillez
    relations avec para más mas con y o el los las relación relaciones comunicación
    per ulteriori maggiori e gli i lo di relazioni mais com relações voor meer neem op met en
    för mer ytterligare vänligen och eller yderligere venligst kontakte ved flere og antaa antavat
    """
)
_OF_DESKS = (
    "relations",
    "affairs",
    "office",
    "desk",
    "team",
    "communications",
    "presse",
    "ir",
    "pr",
)
_PLACES = listed(
    """
    us u.s usa uk u.k eu europe european americas america north latin asia apac emea pacific
    international global worldwide germany france canada canadian japan china deutschland schweiz
    switzerland trade business consumer local national financial
    """
)
_DESK = listed(
    """
    investor investors relations corporate communications communication public affairs media press
    office external internal global strategy strategic finance financial marketing team department
    dept desk newsroom company secretary shareholder shareholders services service group and & of
    the ir pr government regulatory brand product development business capital markets planning
    treasury sustainability esg content engagement unternehmenskommunikation konzernkommunikation
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
    r"|AG|SE|GmbH|KGaA|AB|ASA|AS|A/S|Oyj?|S\.?p\.?A|S\.?r\.?l|Pty|Pte|ULC|KK|K\.K|Bhd)"
)
_LEGAL_END = re.compile(rf"(?:[\s,]|\A){_LEGAL}\.?(?:\s\([^()]*\))?\Z")
CREDENTIALS = (
    r"(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?\s?D|MBA|CFA|CPA|APR|Esq|J\.?D|R\.?N|MPH|MSc|M\.Sc|P\.Eng|P\.Geo"
    r"|FCA|CMA|CA|PharmD|Pharm\.D|DVM|DDS|IRC|ICD\.D|CFP|M\.?A|B\.?A|DPhil)"
)
UNSPLIT = rf"(?:{_LEGAL}|{CREDENTIALS})(?:\.|(?![\w.]))"
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
    financial properties realty fund genomics diagnostics oncology networks semiconductor
    semiconductors materials chemicals power electric petroleum oil gas exploration kommunikation
    beratung agentur conseil comunicación comunicazione research wire newsroom worldwide global
    """
)
# Agencies whose names look like a person's, or like two words of any kind.
_AGENCIES = re.compile(
    r"Joele Frank(?:, Wilkinson Brimmer Katcher)?|Burns McClellan|Sard Verbinnen|Ruder Finn"
    r"|Fleishman ?Hillard|Weber Shandwick|Hill ?(?:&|and|\+) ?Knowlton|Porter Novelli|Ketchum"
    r"|Kekst CNC|Gladstone Place|Evoke Canale|Hering Schuppener|Russo Partners|Image (?:7|Sept)"
    r"|Abernathy MacGregor|Collected Strategies|Longacre Square|Reevemark|Coyne PR|Burson\w*"
)
_HONORIFIC = re.compile(
    r"\A(?:(?:mr|mrs|ms|dr|prof|frau|herr|mme|m|sr|sra|ing|sir|dame|hon|dipl)\b\.?(?:-\w+\.)?\s+)+",
    re.IGNORECASE,
)
_CREDENTIAL_END = re.compile(rf"(?:[,\s]+{CREDENTIALS}\.?)+\Z")
_PARTICLES = listed(
    "de del della di da do dos la le van von der den ter ten al bin ibn y e zu zur af"
)
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
    r"|(?:suite|floor|level|unit|building|one|two)\s[\w-]+\s?(?:\Z|street|avenue|plaza|park|center|centre)"
    r"|[\w.\s-]*(?:straße|strasse|str\.|platz|allee|gasse|weg|ring)\s\d|(?:rue|calle|via|avenida|av\.)\s\w"
    r"|(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÀ-Þ][\w.-]+(?:\s[\w.-]+)?\Z)"
    r"|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b"
    r"|\b\d+(?:st|nd|rd|th)\s(?:floor|street|avenue)\b",
    re.IGNORECASE,
)  # fmt: skip


class Label(msgspec.Struct, frozen=True):
    """A label of contacts: whom they are for (empty: not said), the company named in it, and
    whether it could be a person's position as well (`Investor Relations`)."""

    audience: str = ""
    company: str = ""
    bare: bool = False


def folded(text: str) -> str:
    """A text in small letters without accents, for comparisons."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def label_of(text: str) -> Label | None:
    """The label that a text is as a whole, such as `Investors`, `For media inquiries`, `Tessellate
    contacts`; None if it says more."""
    words = re.findall(
        r"[^\W_][\w.'’-]*|&", text.replace("’", "'").replace("d'", "d ").replace("l'", "l ")
    )
    low = [word.casefold().rstrip(".") for word in words]
    if not words or len(words) > 14:
        return None
    asks = any(word in _ASKING for word in low)
    heard = [_AUDIENCES[word] for word in low if word in _AUDIENCES]
    known = [_is_label_word(word) for word in low]
    if all(known):
        # `For further information`, `Contact`; but `Corporate Communications` is a desk.
        if not (asks or heard):
            return None
        where = [w for w, small in zip(words, low, strict=True) if small in _PLACES]
        audience = _joined(heard)
        if heard and where:
            audience = " ".join(where) + " " + audience[:1].lower() + audience[1:]
        bare = not asks and not set(low).isdisjoint(_OF_DESKS)
        return Label(audience=audience, bare=bare)
    first, last = known.index(False), len(known) - 1 - known[::-1].index(False)
    named = words[first : last + 1]
    is_name = all(word[0].isupper() or word[0].isdigit() or word in _IN_NAMES for word in named)
    if (
        is_name
        and len(named) <= _LONGEST_IN_LABEL
        and (low[-1] in ("contact", "contacts") or low[:first] == ["for"])
    ):
        return Label(audience=_joined(heard), company=" ".join(named))
    return None


_IN_NAMES = ("&", "and", "of", "the")
_LONGEST_IN_LABEL = 6


def _is_label_word(word: str) -> bool:
    return (
        word in _ASKING or word in _BESIDE or word in _AUDIENCES or word in _PLACES or word == "&"
    )


def _joined(heard: list[str]) -> str:
    """`Investors and media`."""
    each = list(dict.fromkeys(heard))
    if len(each) > 1 and "Media" in each and "Press" in each:
        each.remove("Press")
    if len(each) < 2:
        return "".join(each)
    join = next((_AND[one] for one in each if one in _AND), "and")
    rest = [one if join == "und" else one[:1].lower() + one[1:] for one in each[1:]]
    return ", ".join([each[0], *rest[:-1]]) + f" {join} {rest[-1]}"


def is_position(text: str) -> bool:
    """Whether a text is a person's position or a desk: `Director of Investor Relations`."""
    if _LEGAL_END.search(text):
        return False
    return _ROLES.search(text) is not None or is_desk(text)


def is_desk(text: str) -> bool:
    """Whether a text is the name of a department alone: `Corporate Communications`."""
    words = re.findall(r"[^\W_][\w.'’-]*|&", text.casefold())
    return bool(words) and all(word.strip(".") in _DESK for word in words)


def is_company(text: str) -> bool:
    """Whether a text has a sign of a company: its legal form, or a word of such names."""
    if _LEGAL_END.search(text) or _AGENCIES.match(text):
        return True
    bare = re.sub(r"\s?\([^()]*\)\s*\Z", "", text)
    words = re.findall(r"[^\W_][\w.'’-]*", bare.casefold())
    return len(words) > 1 and (words[-1] in _COMPANY_WORDS or "&" in bare or words[0] == "the")


def agencies_in(text: str) -> list[tuple[int, int]]:
    """Where a text names agencies whose names have commas."""
    return [match.span() for match in _AGENCIES.finditer(text) if "," in match[0]]


def is_person(text: str) -> bool:
    """Whether a text could be a person's name, with titles before and degrees behind it."""
    if _CJK_NAME.fullmatch(text):
        return True
    bare = _CREDENTIAL_END.sub("", _HONORIFIC.sub("", text))
    bare = re.sub(r"\s?[(\"“][^()\"”]{1,20}[)\"”]", "", bare)
    words = bare.split()
    if not 2 <= len(words) <= 5 or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    return len(named) >= 2 and all(word[0].isupper() for word in named)


def last_name(text: str) -> str:
    """The last word of a person's name without degrees, folded."""
    bare = _CREDENTIAL_END.sub("", text).split()
    return folded(bare[-1]) if bare else ""


def is_web(text: str) -> bool:
    """Whether a text is a web address, or somebody's name on a network."""
    return _WEB.search(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is a postal address, or a line of one."""
    if _ADDRESS.search(text):
        return True
    city, comma, region = text.rpartition(", ")
    return (
        bool(comma) and is_region(region.strip(" .")) and len(city.split()) <= 3 and "," not in city
    )


def without_legal_form(text: str) -> str:
    """A company's name without its legal form, folded and without signs: `immunogen`."""
    return re.sub(r"\W", "", folded(re.sub(rf",?\s{_LEGAL}\.?\Z", "", text.strip())))
