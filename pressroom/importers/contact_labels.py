"""Labels of contact blocks, in ten languages: whom the contacts below one are for."""

from __future__ import annotations

import re

import msgspec

from pressroom.core.accents import without_accents
from pressroom.typeset.anatomy.places import is_known_city, is_region, listed

# Whom a label speaks of, as it is shown (`For Investors`), and the words that say so.
_SHOWN = {
    "Investors": "investor investors investment ir",
    "Shareholders": "shareholder shareholders",
    "Stockholders": "stockholder stockholders",
    "Analysts": "analyst analysts",
    "Media": "media pr public journalists reporters",
    "Consumers": "consumers customers",
    "Press": "press",
    "Presse": "presse pressekontakt pressekontakte pressestelle presseanfragen",
    "Medien": "medien medienkontakt medienkontakte medienstelle medienanfragen",
    "Investoren": "investoren investorenkontakt",
    "Anleger": "anleger",
    "Aktionäre": "aktionäre",
    "Analysten": "analysten",
    "Journalisten": "journalisten",
    "Investisseurs": "investisseurs investisseur",
    "Actionnaires": "actionnaires",
    "Analystes": "analystes",
    "Journalistes": "journalistes",
    "Médias": "médias",
    "Inversores": "inversores",
    "Inversionistas": "inversionistas",
    "Accionistas": "accionistas",
    "Prensa": "prensa",
    "Medios": "medios",
    "Investitori": "investitori",
    "Stampa": "stampa",
    "Investidores": "investidores",
    "Imprensa": "imprensa",
    "Pers": "pers",
    "Beleggers": "beleggers",
    "Investerare": "investerare",
    "Investorer": "investorer",
    "Sijoittajat": "sijoittajat",
}
_AUDIENCES = {word: shown for shown, said in _SHOWN.items() for word in said.split()}
# What joins two of them: an English word for those that are not listed here.
_AND = {
    "und": "Presse Medien Investoren Anleger Aktionäre Analysten Journalisten",
    "et": "Investisseurs Actionnaires Analystes Journalistes Médias",
    "y": "Inversores Inversionistas Accionistas Prensa Medios",
    "e": "Investitori Stampa Investidores Imprensa",
    "en": "Pers Beleggers",
    "och": "Investerare",
    "og": "Investorer",
}
_JOIN = {shown: join for join, each in _AND.items() for shown in each.split()}
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
    technical agency outside line hotline community counsel service bureau ufficio gabinete oficina
    abteilung agence writer government regulatory may can should
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
    equity fixed income debt credit
    international global worldwide germany france canada canadian japan china deutschland schweiz
    switzerland trade business consumer local national financial institutional retail private
    """
)


_LABEL_WORDS = frozenset({*_ASKING, *_BESIDE, *_AUDIENCES, *_PLACES, "&"})
_LABEL_WORDS |= frozenset(map(without_accents, _LABEL_WORDS))


class Label(msgspec.Struct, frozen=True):
    """A label of contacts: whom they are for (empty: not said), the company named in it, the place
    that it is alone (`in China`), and whether it could be a person's position as well (`Investor
    Relations`)."""

    audience: str = ""
    company: str = ""
    place: str = ""
    bare: bool = False


def audience_of(text: str) -> str:
    """Whom a label is for, such as `Investor Relations`; empty for nobody in particular."""
    label = label_of(text)
    return label.audience if label else ""


def place_label(place: str) -> Label | None:
    """The label of a desk in a place, a region or a city that needs none; None for other names."""
    return Label(place=f"in {place}") if is_region(place) or is_known_city(place) else None


def label_of(text: str) -> Label | None:
    """The label that a text is as a whole, such as `Investors`, `For media inquiries`, `Tessellate
    contacts`; None if it says more."""
    if found := _CJK_ASKS.search(text):
        spoken = _CJK_AUDIENCES.search(text)
        audience = ("Investors" if spoken["ir"] else "Media") if spoken else ""
        return Label(audience=audience) if len(text) - len(found[0]) < _LONGEST_CJK else None
    if place := _IN_PLACE.fullmatch(text.strip(" *")):
        return place_label(place[1].strip())
    if of_company := _COMPANY_DASH.fullmatch(text.strip(" *")):
        behind = label_of(of_company["desk"])
        if behind is not None and behind.audience and not behind.company:
            return Label(audience=behind.audience, company=of_company["company"])
    words = re.findall(
        r"[^\W_][\w.'’-]*|&", text.replace("’", "'").replace("d'", "d ").replace("l'", "l ")
    )
    low = [word.casefold().rstrip(".") for word in words]
    if not words or len(words) > 14:
        return None
    asks = any(word in _ASKING for word in low)
    heard = [_AUDIENCES[word] for word in low if word in _AUDIENCES]
    known = [is_label_word(word) for word in low]
    if all(known):
        # `For further information`, `Contact`; but `Corporate Communications` is a desk.
        if not (asks or heard):
            return Label() if low[0] == "at" and low[-1] == "company" else None
        where = [w for w, small in zip(words, low, strict=True) if small in _PLACES]
        audience = _labels_in_words(heard)
        if heard and where:
            audience = " ".join(where) + " " + audience[:1].lower() + audience[1:]
        bare = not asks and not set(low).isdisjoint(_OF_DESKS)
        return Label(audience=audience, bare=bare)
    first, last = known.index(False), len(known) - 1 - known[::-1].index(False)
    named = words[first : last + 1]
    is_name = all(word[0].isupper() or word[0].isdigit() or word in _IN_NAMES for word in named)
    # `ACME contacts`, `For ACME`, `Media contact for ACME`, `Contact at ACME`
    joins = low[-1] in ("contact", "contacts") or low[:first] == ["for"]
    # `ACME Investor Relations:`
    joins = joins or (first == 0 and bool(heard) and text.rstrip().endswith(":"))
    joins = joins or (asks and last == len(low) - 1 and low[first - 1 : first] in (["for"], ["at"]))
    if is_name and joins and len(named) <= _LONGEST_IN_LABEL:
        return Label(audience=_labels_in_words(heard), company=_as_typed(text, named))
    return None


_CJK_ASKS = re.compile(
    r"(?:お?問い?合わ?せ先?|連絡先|窓口|联系人?|联络|聯絡人?|聯繫)(?:方式|窗口)?"
)
_CJK_AUDIENCES = re.compile(
    r"(?P<ir>IR|投資家|投资者|株主)|広報|報道|媒体|媒體|公关|PR", re.IGNORECASE
)
_LONGEST_CJK = 14
_IN_PLACE = re.compile(r"In\s(?:the\s)?([A-Z][\w. ]{1,30}):?")
# `ACME – Investor Relations`, `ACME-Media`
_COMPANY_DASH = re.compile(
    r"(?P<company>[A-Z0-9][\w.&’']*(?:\s[A-Z&][\w.&’']*){0,3}),?\s?[-–—]\s?(?P<desk>[A-Z][\w&\s]{1,40})\W*"
)
_IN_NAMES = ("&", "and", "of", "the")
_LONGEST_IN_LABEL = 6


def _as_typed(text: str, named: list[str]) -> str:
    """The stretch of a label from the first word of a company's name to its last."""
    straight = text.replace("’", "'")
    start = straight.find(named[0])
    end = straight.rfind(named[-1]) + len(named[-1])
    article = "The " if straight[:start].endswith("The ") else ""
    return article + text[start:end] if 0 <= start < end else " ".join(named)


def is_label_word(word: str) -> bool:
    """Whether a word, in small letters and with its accents or without them, is one of those that
    labels are made of."""
    return word in _LABEL_WORDS


def _labels_in_words(heard: list[str]) -> str:
    """`Investors and media`."""
    each = list(dict.fromkeys(heard))
    if len(each) > 1 and "Media" in each and "Press" in each:
        each.remove("Press")
    if len(each) < 2:
        return "".join(each)
    join = next((_JOIN[one] for one in each if one in _JOIN), "and")
    rest = [one if join == "und" else one[:1].lower() + one[1:] for one in each[1:]]
    return ", ".join([each[0], *rest[:-1]]) + f" {join} {rest[-1]}"
