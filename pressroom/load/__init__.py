"""Finds the releases and reads each into a typed record, or says why it cannot.

Fail closed: what cannot be read with certainty is a problem, never an empty record.
"""

from pressroom.load.front_matter import FrontMatter, json_schema, taken_keys
from pressroom.load.index import Index
from pressroom.load.registry import registered
from pressroom.load.standing import filled, load_standing

__all__ = [
    "FrontMatter",
    "Index",
    "filled",
    "json_schema",
    "load_standing",
    "registered",
    "taken_keys",
]
