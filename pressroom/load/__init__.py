"""Finds the releases and reads each into a typed record, or says why it cannot.

Fail closed: what cannot be read with certainty is a problem, never an empty record.
"""

from pressroom.load.files import load_releases
from pressroom.load.front_matter import FrontMatter, json_schema, taken_keys
from pressroom.load.standing import load_standing

__all__ = ["FrontMatter", "json_schema", "load_releases", "load_standing", "taken_keys"]
