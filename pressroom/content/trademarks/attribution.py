"""The trademark attribution line: written from a release's marks, and recognised in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from pressroom.content.model import Mark
from pressroom.content.trademarks.mentions import mark_finder


class _Words(msgspec.Struct, frozen=True):
    """The sentences of one language: by symbol, for one mark and for many.

    `{n}` stands for the names, `{o}` for the owner. `unknown` are the words for an unknown owner of
    one mark and of many; `join` the separators of two names, of several, and before the last.
    """

    one: dict[str, str]
    many: dict[str, str]
    unknown: tuple[str, str]
    general: str
    join: tuple[str, str, str]


_LANGUAGES = {
    "en": _Words(
        {
            "®": "{n} is a registered trademark of {o}",
            "™": "{n} is a trademark of {o}",
            "℠": "{n} is a service mark of {o}",
        },
        {
            "®": "{n} are registered trademarks of {o}",
            "™": "{n} are trademarks of {o}",
            "℠": "{n} are service marks of {o}",
        },
        ("its owner", "their respective owners"),
        "All trademarks are the property of their respective owners.",
        (" and ", ", ", ", and "),
    ),
    "de": _Words(
        {
            "®": "{n} ist eine eingetragene Marke von {o}",
            "™": "{n} ist eine Marke von {o}",
            "℠": "{n} ist eine Dienstleistungsmarke von {o}",
        },
        {
            "®": "{n} sind eingetragene Marken von {o}",
            "™": "{n} sind Marken von {o}",
            "℠": "{n} sind Dienstleistungsmarken von {o}",
        },
        ("ihrem Inhaber", "ihren jeweiligen Inhabern"),
        "Alle Marken sind Eigentum ihrer jeweiligen Inhaber.",
        (" und ", ", ", " und "),
    ),
    "fr": _Words(
        {
            "®": "{n} est une marque déposée de {o}",
            "™": "{n} est une marque de {o}",
            "℠": "{n} est une marque de service de {o}",
        },
        {
            "®": "{n} sont des marques déposées de {o}",
            "™": "{n} sont des marques de {o}",
            "℠": "{n} sont des marques de service de {o}",
        },
        ("son titulaire", "leurs titulaires respectifs"),
        "Toutes les marques appartiennent à leurs titulaires respectifs.",
        (" et ", ", ", " et "),
    ),
    "es": _Words(
        {
            "®": "{n} es una marca registrada de {o}",
            "™": "{n} es una marca comercial de {o}",
            "℠": "{n} es una marca de servicio de {o}",
        },
        {
            "®": "{n} son marcas registradas de {o}",
            "™": "{n} son marcas comerciales de {o}",
            "℠": "{n} son marcas de servicio de {o}",
        },
        ("su titular", "sus respectivos titulares"),
        "Todas las marcas son propiedad de sus respectivos titulares.",
        (" y ", ", ", " y "),
    ),
    "ja": _Words(
        {"®": "{n}は{o}の登録商標です", "™": "{n}は{o}の商標です", "℠": "{n}は{o}の役務商標です"},
        {"®": "{n}は{o}の登録商標です", "™": "{n}は{o}の商標です", "℠": "{n}は{o}の役務商標です"},
        ("権利者", "各権利者"),
        "すべての商標は各権利者に帰属します。",
        ("および", "、", "および"),
    ),
    "zh": _Words(
        {"®": "{n}是{o}的注册商标", "™": "{n}是{o}的商标", "℠": "{n}是{o}的服务商标"},
        {"®": "{n}是{o}的注册商标", "™": "{n}是{o}的商标", "℠": "{n}是{o}的服务商标"},
        ("其所有者", "其各自所有者"),
        "所有商标均为其各自所有者的财产。",
        ("和", "、", "和"),
    ),
}
_VOWEL = re.compile(r"[aeiouhàâéèêëîïôûü]", re.IGNORECASE)
# A sentence that attributes some marks, and one that attributes all.
_ATTRIBUTES = re.compile(
    r"\b(?:is|are)\s(?:an?\s|the\s)?(?:\w+\s){0,3}(?:trade|service\s)\s?marks?\b.{0,60}\b(?:of|by)\b"
    r"|\b(?:trade|service\s)\s?marks?\b.{0,60}\bproperty\b"
    r"|\b(?:ist|sind)\b.{0,40}\bMarken?\b|\bMarken\b.{0,40}\bEigentum\b"
    r"|\b(?:est|sont)\b.{0,20}\bmarques?\b|\bmarques\b.{0,30}\bappartiennent\b"
    r"|\b(?:es|son)\b.{0,20}\bmarcas?\b|\bmarcas\b.{0,40}\bpropiedad\b|商標|商标",
    re.IGNORECASE | re.DOTALL,
)
# What each of these has; `market` is none.
_MARK_WORD = re.compile(r"mark(?:s|en?)?\b|marques?\b|marcas?\b|商標|商标", re.IGNORECASE)
_ATTRIBUTES_ALL = re.compile(
    r"^\W*(?:all|alle|toutes|todas|すべての|所有)\b.{0,80}(?:owners?|Inhaber|titulaires|titulares"
    r"|権利者|所有者)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_LINE = 1_000
# Splits after `Inc.` too: a mark attributed twice does less harm than one never attributed.
_SENTENCES = re.compile(r"(?<=[.!?。])\s+(?=[^\W\d_a-z])|(?<=。)")


def attribution(marks: Sequence[Mark], language: str = "en", form: str = "owners") -> str:
    """The attribution line of `marks` in a language (BCP 47 tag).

    `form` is `owners`: a sentence for each owner and symbol, in order, names sorted;
    `general`: one sentence for all; or `none`: empty. An unknown language falls back to English.
    """
    words = _LANGUAGES.get(language.lower().partition("-")[0], _LANGUAGES["en"])
    if form == "none" or not marks:
        return ""
    if form == "general":
        return words.general
    groups: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        groups.setdefault((mark.owner, mark.symbol), []).append(mark.name)
    stop, gap = ("。", "") if words is _LANGUAGES["ja"] or words is _LANGUAGES["zh"] else (".", " ")
    return gap.join(
        _with_full_stop(_sentence(sorted(names, key=str.casefold), owner, symbol, words), stop)
        for (owner, symbol), names in groups.items()
    )


def is_attribution(text: str) -> bool:
    """Whether a paragraph attributes any trademarks to their owners."""
    return len(text) <= _LONGEST_LINE and _may_attribute(text) and bool(_ATTRIBUTES.search(text))


def _may_attribute(text: str) -> bool:
    low = text.lower()
    # Nearly every paragraph of every text is asked, and few have even this of such a word.
    return ("mar" in low or "商" in low) and _MARK_WORD.search(text) is not None


def attributed_names(paragraphs: Iterable[str], marks: Sequence[Mark]) -> set[str]:
    """The names of those `marks` that the text's own paragraphs already attribute."""
    finder = mark_finder(tuple(marks))
    found: set[str] = set()
    candidates = (paragraph for paragraph in paragraphs if _may_attribute(paragraph))
    for text in (part for paragraph in candidates for part in _SENTENCES.split(paragraph)):
        if not is_attribution(text):
            continue
        mentioned = {mention.mark.name for mention in finder.find(text)}
        if not mentioned and not _ATTRIBUTES_ALL.match(text):
            continue
        found |= {mark.name for mark in marks} if _ATTRIBUTES_ALL.match(text) else mentioned
    return found


def _sentence(names: list[str], owner: str, symbol: str, words: _Words) -> str:
    two, several, last = words.join
    if len(names) < 3:
        listed = two.join(names)
    else:
        listed = several.join(names[:-1]) + last + names[-1]
    kinds = words.one if len(names) == 1 else words.many
    whose = owner or words.unknown[len(names) > 1]
    text = kinds.get(symbol, kinds["™"])
    if words is _LANGUAGES["fr"] and _VOWEL.match(whose):
        text = text.replace("de {o}", "d’{o}")
    return text.format(n=listed, o=whose)


def _with_full_stop(text: str, stop: str) -> str:
    """`text` with a full stop at its end, unless it has one, as `Genentech, Inc.` does."""
    return text if text.endswith((".", stop)) and stop == "." else text + stop
