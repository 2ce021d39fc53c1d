"""Trademarks and products of a typed text: names with a symbol, what an attribution line says of
them, registered products, and names that copying has spelled otherwise."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.content.config.registry_schema import Product
from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import is_attribution
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.symbols import SYMBOL, has_symbol, split_symbol, symbol_of
from pressroom.core.accents import without_accents
from pressroom.importers.contact_words import without_legal_form

# A mark's word right before its symbol: `Kadcyla®`, `iPhone®`, `Lean-6™`, `3M™`.
_MARKED = re.compile(
    rf"(?P<name>[^\W_][\w.&'’+/-]*)(?P<gap>[ \u00a0]?)(?P<symbol>{SYMBOL})(?!\w)", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W_][\w.&’'+-]*)[ \u00a0]\Z")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
# `A®, B® and C are registered trademarks of OWNER`
_SAYS = re.compile(
    r"\W*(?P<names>.{2,400}?)[,\s]+(?:is|are)\s+(?:an?\s+|the\s+|all\s+|both\s+)?"
    r"(?P<kind>(?:registered\s+|unregistered\s+|U\.?S\.?\s+)*(?:trademarks?|trade\smarks?|service\s?marks?|marks?)"
    r"(?:\s+(?:and/or|and|or)\s+(?:registered\s+)?(?:trademarks?|service\s?marks?))?)"
    r"(?:,?\s+(?:and/or\s+\w+\s)?registered\s+in\s+[^.]{2,60}?)?\s+(?:of|owned\sby|belonging\sto)\s+(?P<owner>.{2,200})\Z"
    r"|\W*(?P<namen>.{2,400}?)\s+(?:ist|sind)\s+(?:eine\s+)?(?P<art>(?:eingetragenen?\s+)?(?:Marken?|Warenzeichen))"
    r"\s+(?:von|der|des)\s+(?P<inhaber>.{2,200})\Z"
    r"|\W*(?P<noms>.{2,400}?)\s+(?:est|sont)\s+(?:une\s+|des\s+)?(?P<genre>marques?(?:\s+déposées?)?)"
    r"\s+(?:de\s+la\s+|d[eu]s?\s+|d’|d')(?P<titulaire>.{2,200})\Z"
    r"|\W*(?P<nombres>.{2,400}?)\s+(?:es|son)\s+(?:una\s+)?(?P<clase>marcas?(?:\s+(?:registradas?|comercial(?:es)?))?)"
    r"\s+(?:de\s+la\s+|del?\s+)(?P<titular>.{2,200})\Z",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_GROUPS = ("names namen noms nombres", "kind art genre clase", "owner inhaber titulaire titular")
_WHERE = re.compile(
    r",?\s(?:(?:registered\s)?in\s(?:the\s)?(?:U\.?S|United|Europe|several|many|other|certain|various)"
    r"|(?:and/or|or|and)\s(?:its|their)\s|in\sden\s|aux?\s[EÉ]tats|en\slos\s).*\Z",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|L\.P|S\.A|N\.V|S\.p\.A|L\.L\.C)\Z")
_REGISTERED = re.compile(r"registered|eingetragen|déposée|registrada", re.IGNORECASE)
_SERVICE = re.compile(r"service", re.IGNORECASE)
_RESPECTIVE = re.compile(
    r"\b(?:(?:its|their)\s(?:respective\s)?|respective\s)(?:owners?|holders?|compan(?:y|ies))"
    r"|jeweiligen\s|respectifs?\b|respectivos\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|;)\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+")
_ARTICLE = re.compile(r"\A(?:the|der|die|das|le|la|les|los|las)\s+", re.IGNORECASE)
# Letters that are no letter with an accent to Unicode, but look like one.
_LIKE = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ŀ": "l"}
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_TOKEN = re.compile(r"[^\W_]+(?:[-\u2010-\u2014\u2212][^\W_]+)*")
_LONG_ENOUGH = 4
_LONGEST_NAME = 4


class Attributed(msgspec.Struct, frozen=True):
    """A paragraph that attributes marks: the marks it names, with symbol and owner (empty where it
    says `their respective owners`), and whether all of it was understood."""

    marks: tuple[Mark, ...]
    whole: bool


class Mend(msgspec.Struct, frozen=True):
    """A name that copying has spelled otherwise than the registry, and how often."""

    typed: str
    right: str
    count: int


def mended(text: str, products: Iterable[Product]) -> tuple[str, tuple[Mend, ...]]:
    """The text with registered names as the registry spells them, where they differ by a diacritic
    or the kind of a dash alone: `Kadcyła` for `Kadcyla`; and what was mended."""
    right = _names_by_bare(tuple(name for p in products for name in (p.name, *p.aliases)))
    # Between two words of plain letters there is no such difference.
    plain = all(map(_is_plain, right.values()))
    found: dict[tuple[str, str], int] = {}

    def mend(match: re.Match[str]) -> str:
        typed = match[0]
        if plain and _is_plain(typed):
            return typed
        name = right.get(_bare(typed))
        if name is None or typed.casefold() == name.casefold():
            return typed
        name = name.upper() if typed.isupper() else name
        found[typed, name] = found.get((typed, name), 0) + 1
        return name

    made = _TOKEN.sub(mend, text) if right else text
    return made, tuple(Mend(typed, name, count) for (typed, name), count in found.items())


@functools.cache
def _names_by_bare(names: tuple[str, ...]) -> Mapping[str, str]:
    """Names of one word that are long enough to be told, by their letters without accents."""
    known = sorted(set(names))
    return {_bare(name): name for name in known if len(name) >= _LONG_ENOUGH and " " not in name}


def _is_plain(name: str) -> bool:
    return name.isascii() and "-" not in name


# A text has the same few hundred words again and again.
@functools.lru_cache(maxsize=16384)
def _bare(name: str) -> str:
    return without_accents(name.casefold().translate(_LIKE).translate(_DASHES))


def products_in(text: str, products: Sequence[Product]) -> tuple[str, ...]:
    """The keys of the registered products that a text names, by name or alias, in order of first
    mention."""
    names = {name: p.key for p in products for name in (*p.aliases, p.name)}
    finder = mark_finder(tuple(Mark(name, "") for name in names))
    return tuple(dict.fromkeys(names[mention.mark.name] for mention in finder.find(text)))


def typed_marks(text: str, products: Sequence[Product] = ()) -> tuple[str, ...]:
    """The trademarks typed with a symbol in any spelling, as front matter lists them (`Kadcyla®`),
    in order of first mention."""
    if not has_symbol(text):
        return ()
    registered = sorted((product.name for product in products), key=len, reverse=True)
    listed = [name for _, name in _attributed_names(text)]
    found: dict[str, str] = {}
    for match in _MARKED.finditer(text):
        if match["symbol"][:1] == "(" and (match["gap"] or len(match["name"]) < 2):
            continue
        end = match.end("name")
        name = next((n for n in (*registered, *listed) if _ends_with(text, end, n)), "")
        name = name or _whole_name(match["name"], text, match.start())
        if not any(sign.isupper() for sign in name):
            continue
        found.setdefault(name.casefold(), name + symbol_of(match["symbol"]))
    return tuple(found.values())


def _ends_with(text: str, end: int, name: str) -> bool:
    """Whether a name, and not the end of a longer word, stands in a text before `end`."""
    start = end - len(name)
    return text.endswith(name, 0, end) and not text[max(start - 1, 0) : start].isalnum()


def _whole_name(word: str, text: str, start: int) -> str:
    """A mark's name of several words: those that stand before its last one wherever that is
    mentioned, at least twice."""
    name, at = word, start
    for _ in range(_LONGEST_NAME - 1):
        before = _WORD_BEFORE.search(text[max(at - 40, 0) : at])
        if before is None or not before["word"][:1].isupper():
            break
        longer = f"{before['word']} {name}"
        mentions = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        together = len(re.findall(rf"(?<!\w){re.escape(longer)}(?!\w)", text))
        if mentions < 2 or together < mentions:
            break
        name, at = longer, at - len(before[0])
    return name


def read_attribution(text: str) -> Attributed | None:
    """Marks and their owners, as a paragraph attributes them; None for one that attributes none."""
    shown = " ".join(text.split())
    if not is_attribution(shown):
        return None
    marks: list[Mark] = []
    whole = True
    for sentence in _sentences(shown):
        said = _SAYS.match(sentence.rstrip(" ."))
        if said is None:
            whole = whole and _RESPECTIVE.search(sentence) is not None
            continue
        names, kind, owner = (_group(said, which) for which in _GROUPS)
        owner, where = _without_where(owner)
        whole = whole and not where
        symbol = "®" if _REGISTERED.search(kind) else "℠" if _SERVICE.search(kind) else "™"
        for name in _LISTED.split(names):
            bare, typed = split_symbol(_ARTICLE.sub("", name.strip(" ,\"“”'")))
            if bare[:1].isalnum() and len(bare.split()) <= _LONGEST_NAME:
                marks.append(Mark(bare, typed or symbol, owner))
            elif bare:
                whole = False
    return Attributed(tuple(marks), whole)


def _without_where(owner: str) -> tuple[str, str]:
    """An owner without where the mark is registered, and this; no owner for `their respective
    owners`."""
    if _RESPECTIVE.search(owner):
        return "", ""
    found = _WHERE.search(owner)
    where = found[0] if found else ""
    owner = owner.removesuffix(where).strip()
    return (f"{owner}." if _ABBREVIATED.search(owner) else owner), where


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; `ACME, Inc. All other marks …` is two, `Genentech, Inc. in the`
    is one."""
    yield from filter(None, _SENTENCE.split(text))


def _group(match: re.Match[str], names: str) -> str:
    return next(match[name] for name in names.split() if match[name] is not None)


def _attributed_names(text: str) -> Iterator[tuple[str, str]]:
    """The names in the paragraphs of a text that attribute marks, each with its owner."""
    for paragraph in re.split(r"\n\s*\n", text):
        said = read_attribution(paragraph)
        for mark in said.marks if said else ():
            yield mark.owner, mark.name


def registry_says(said: Attributed, products: Iterable[Product]) -> bool:
    """Whether the registry says the same of all marks of a paragraph: then the line that it writes
    by itself takes the paragraph's place. Where the text names no owner, any owner does."""
    known = {product.name.casefold(): product for product in products}
    if not said.whole or not said.marks:
        return False
    for mark in said.marks:
        product = known.get(mark.name.casefold())
        if product is None or not product.mark:
            return False
        same = without_legal_form(mark.owner) == without_legal_form(product.owner)
        if not product.owner or (mark.owner and not same):
            return False
    return True
