"""Plain texts of front matter, and corrections of rows in which HTML or Markdown is left."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from pressroom.content.load.split import ReleaseParts
from pressroom.content.load.yaml_nodes import YamlMapping, read_yaml
from pressroom.content.trademarks.symbols import with_plain_symbols
from pressroom.core.fields import KeyPath
from pressroom.core.html_leftovers import leftovers, typed

# Keys that are Markdown, or that name something.
_NOT_PLAIN = frozenset(
    re.findall(
        r"\S+",
        """subheads lint slug url aliases redirects date updated language translation_of corrects
        boilerplate legend regime""",
    )
)
# Keys in which a trademark's symbol may be written in any spelling.
_WITH_SYMBOLS = frozenset({"title", "trademarks", "products"})


def readers_text(path: KeyPath, text: str) -> str:
    """Text of a value that readers get as it is; empty for one that is no plain text."""
    if not path or path[0] in _NOT_PLAIN or path[-1] in ("file", "email"):
        return ""
    return with_plain_symbols(text) if path[0] in _WITH_SYMBOLS else text


def mended_row(row: str, *, toml: bool) -> str | None:
    """The row with what its leftovers stand for; None unless its values are then exactly that.

    A quotation mark or colon that comes out may give a row another meaning, and a tag that comes
    out of `&lt;script&gt;` would be taken out as one the next time.
    """
    made = typed(row)
    if leftovers(made) or "\ufffd" in made:
        return None
    before, after = (_toml(r) if toml else _yaml(r) for r in (row, made))
    same = before is not None and after == _typed(before)
    return made if same and made != row else None


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return typed(value) if isinstance(value, str) else value


def _yaml(row: str) -> dict[str, Any] | None:
    bare = row.strip()
    header = bare if re.match(r"[\w-]+:\s", bare) else f"x:\n  {bare}"
    read = read_yaml(ReleaseParts(header, "", 1), "")
    return read.values if isinstance(read, YamlMapping) else None


def _toml(row: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(row)
    except ValueError:
        return None
