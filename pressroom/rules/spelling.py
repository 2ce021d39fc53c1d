"""Whether one word is another with a slip of the finger, or in letters that only look like it."""

from __future__ import annotations

import unicodedata

# Letters that look like Latin ones and are none, or carry a stroke that decomposes to nothing.
_LOOKS = str.maketrans(
    {
        **dict(zip("łŁøØđĐı", "lLoOdDi", strict=True)),
        **dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    }
)


def folded(word: str) -> str:
    """`word` in plain Latin letters where it only looks different."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LOOKS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def alike(word: str, name: str) -> bool:
    """Whether `word`, which begins with a capital, is `name` but for accents, look-alikes and
    letter case, or for one letter that is wrong, missing, too many, or changed places with the
    next."""
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
