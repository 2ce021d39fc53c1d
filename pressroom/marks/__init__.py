"""Trademarks: their symbols in every spelling, their mentions in a text, house policy, and the
line that names their owners."""

from pressroom.marks.attribution import attributed, attributes, attribution
from pressroom.marks.mentions import Mention, Names, names_of
from pressroom.marks.policy import Setter, one_spelling, set_headline
from pressroom.marks.symbols import (
    SYMBOLS,
    literal,
    split_symbol,
    without_symbol,
    without_tags,
)

__all__ = [
    "SYMBOLS",
    "Mention",
    "Names",
    "Setter",
    "attributed",
    "attributes",
    "attribution",
    "literal",
    "names_of",
    "one_spelling",
    "set_headline",
    "split_symbol",
    "without_symbol",
    "without_tags",
]
