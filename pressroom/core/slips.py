"""Slips of the pen: whether a word is another with one letter wrong (Damerau–Levenshtein 1)."""

from __future__ import annotations


def one_slip(word: str, name: str) -> bool:
    """Whether `word` is `name` with one letter wrong, missing, extra, or swapped with the next."""
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
