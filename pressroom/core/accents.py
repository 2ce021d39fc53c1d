"""Accents taken off letters, for comparisons."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """The text as NFKD has it (Unicode Standard Annex 15), without combining marks: `Zurich` for
    `Zürich`. A stroke through a letter, as in `ø`, stays."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
