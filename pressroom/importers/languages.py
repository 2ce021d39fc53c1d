"""Language of a foreign text: its declared tag put right, or else what its words say.

The six languages of the interface are told apart by their commonest words, Japanese and Chinese by
their script. Counting fifty words a language is exact on a text of a paragraph, costs microseconds
and brings no model along; a shorter or other text has no language, rather than a wrong one.
"""

from __future__ import annotations

import functools
import re

from pressroom.standards.languages import fallbacks

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_STOP_WORDS = {
    "en": "the of and to in for that on with as by was has have from its this are is at be which",
    "de": "der die das und den von für mit im auf ist des ein eine dem zu sich nicht wird werden",
    "fr": "le la les des du et est une dans pour par sur que qui au aux avec ses sont cette il ce",
    "es": "el la los las del y en una por para con que se su es al como más sus ha este lo",
    "it": "il la di che e gli della per con una nel dei del è sono alla ha le dal non i si",
    "pt": "o a os as do da dos das e em uma para com que no na é ao pelo foi não mais se",
    "nl": "de het een van en in is op te dat voor met zijn aan door heeft wordt die bij ook",
    "sv": "och att det som en på är av för med den till har inte om ett ska från vi",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _STOP_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LOOKED_AT = 6000  # characters
_FEWEST = 6
# Signs that the simplified script alone has, and the traditional one alone.
_SIMPLIFIED = re.compile("[们这个来时国为会对发经务报东业产实现资关车长门问]")
_TRADITIONAL = re.compile("[們這個來時國為會對發經務報東業產實現資關車長門問]")


def declared_tag(text: str) -> str:
    """A language tag as BCP 47 writes it, `en-US` for `en_us`; empty for what is no tag."""
    text = text.strip()
    if not _TAG.fullmatch(text):
        return ""
    language, *others = re.split("[-_]", text)
    parts = [part.title() if len(part) == 4 else part.upper() for part in others]
    return "-".join([language.lower(), *parts])


def language_of(text: str) -> str:
    """The language of a text by its words; empty where they are too few, or two languages' words
    are as many."""
    text = text[:_LOOKED_AT]
    han = len(_HAN.findall(text))
    if han >= _FEWEST or _KANA.search(text):
        if len(_KANA.findall(text)) * 10 > han:
            return "ja"
        if han * 4 < len(_WORD.findall(text)):
            return ""
        simplified, traditional = len(_SIMPLIFIED.findall(text)), len(_TRADITIONAL.findall(text))
        if simplified == traditional:
            return "zh"
        return "zh-Hans" if simplified > traditional else "zh-Hant"
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = sorted(((sum(w in known for w in words), tag) for tag, known in _WORDS.items()))
    (second, _), (most, tag) = counts[-2:]
    return tag if most >= _FEWEST and most >= 1.5 * second else ""


def language_and_doubt(declared: str, text: str) -> tuple[str, str]:
    """The language that a source declares, or else that of its words; and what speaks against it:
    blogs and feeds say English until somebody tells them otherwise."""
    tag, read = declared_tag(declared), language_of(text)
    if not tag:
        return read, ""
    if read and read.partition("-")[0] != tag.partition("-")[0]:
        return tag, f"its language is given as `{tag}`, and its words read as `{read}`"
    return tag, ""


@functools.lru_cache(maxsize=256)
def site_language(tag: str, languages: tuple[str, ...]) -> str:
    """The one of a site's languages that a source's `tag` means: `en` for `en-US`, in the same
    script; the tag itself where the site has no such language."""
    scripted = {*fallbacks(tag)} - {tag.partition("-")[0].lower()}
    same = [each for each in languages if each.lower() == tag.lower()]
    alike = [each for each in languages if scripted & {*fallbacks(each)}]
    return next(iter([*same, *alike]), tag)
