"""Spelling: whether a word is a misspelling of a name, or written in look-alike letters."""

from __future__ import annotations

import functools
import re

from pressroom.core.accents import without_accents
from pressroom.core.slips import one_slip

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


def in_latin(word: str) -> str:
    """Converts look-alike letters of `word` to plain Latin ones."""
    return word if word.isascii() else without_accents(word.translate(_LOOKS))


def is_misspelling(word: str, name: str) -> bool:
    """Whether `word`, which begins with a capital, equals `name` but for accents, look-alikes and
    letter case, or for one letter that is wrong, missing, extra, or swapped with the next."""
    plain = in_latin(word)
    if not plain[:1].isupper() or plain[0] != name[:1]:
        return False
    if plain.casefold() == name.casefold():
        return not word.isupper()
    is_plural = plain.endswith("s") and plain[:-1] == name
    return not is_plural and one_slip(plain, name)
