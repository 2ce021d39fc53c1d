"""Spelling: whether a word is a misspelling of a name, or written in look-alike letters."""

from __future__ import annotations

import functools
import re
import unicodedata

# Letters that look Latin but are not, or have a stroke that does not decompose.
_LOOKS = str.maketrans(
    {
        **dict(zip("łŁøØđĐı", "lLoOdDi", strict=True)),
        **dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    }
)


_LEGAL = re.compile(
    r",?\s+(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|plc|PLC"
    r"|AG|SE|GmbH|KGaA|S\.?A|N\.?V|B\.?V|S\.?p\.?A|AB|A/S|ASA|Oyj|K\.K|Holdings?|Group)\.?$"
)


@functools.lru_cache
def short_forms(name: str) -> tuple[str, ...]:
    """A company's full name and ever shorter forms that texts use: `Halden Instruments, Inc.`,
    `Halden Instruments`, `Halden` (if that is long enough to be a name)."""
    forms = [name]
    bare = _LEGAL.sub("", name)
    while bare != forms[-1]:
        forms.append(bare)
        bare = _LEGAL.sub("", bare)
    first = bare.split()[0]
    if " " in bare and len(first) > 4:
        forms.append(first)
    return tuple(dict.fromkeys(forms))


def folded(word: str) -> str:
    """Converts look-alike letters of `word` to plain Latin ones."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LOOKS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_misspelling(word: str, name: str) -> bool:
    """Whether `word`, which begins with a capital, equals `name` but for accents, look-alikes and
    letter case, or for one letter that is wrong, missing, extra, or swapped with the next."""
    plain = folded(word)
    if not plain[:1].isupper() or plain[0] != name[:1]:
        return False
    if plain.casefold() == name.casefold():
        return not word.isupper()
    return _one_slip(plain, name)


def _one_slip(word: str, name: str) -> bool:
    if word.endswith("s") and word[:-1] == name:
        return False  # a plural
    if abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    if len(word) == len(name):
        swapped = word[start + 1 : start + 2] + word[start : start + 1]
        return word[start + 1 :] == name[start + 1 :] or swapped + word[start + 2 :] == name[start:]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer[start + 1 :] == shorter[start:]
