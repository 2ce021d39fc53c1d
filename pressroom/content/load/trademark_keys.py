"""The `trademarks` key of front matter, completed from the registry."""

from __future__ import annotations

from collections.abc import Mapping

from pressroom.content.load.front_matter import MarkKeys
from pressroom.content.load.registered import lookup_name
from pressroom.content.model import Mark
from pressroom.content.trademarks.symbols import SYMBOLS, split_symbol
from pressroom.core import fields
from pressroom.core.fields import Reader
from pressroom.core.problems import nearest


def read_mark(
    item: str | MarkKeys, at: fields.KeyPath, reader: Reader, known: Mapping[str, Mark]
) -> Mark | None:
    """The trademark in `item`; a missing symbol or owner comes from `known`, the registry.

    None, and a problem, for a name that is unknown and has no symbol.
    """
    if isinstance(item, MarkKeys):
        _, symbol = split_symbol(f"x{item.symbol}")
        if not symbol:
            what = f"`{item.symbol}` is no trademark symbol"
            reader.report((*at, "symbol"), "PR011", what, f"write {', '.join(SYMBOLS)}")
        name, _ = split_symbol(item.name)
        entry = known.get(lookup_name(name))
        owner = item.owner or (entry.owner if entry else "")
        return Mark(name, symbol, owner)
    name, symbol = split_symbol(item)
    if not name:
        reader.report(at, "PR011", f"`{item}` names no mark", "write `Kadcyla®`")
        return None
    entry = known.get(lookup_name(name))
    if entry is not None:
        return Mark(entry.name, symbol or entry.symbol, entry.owner)
    if symbol:
        return Mark(name, symbol)
    near = nearest(name, [mark.name for mark in known.values()])
    remedy = f"did you mean `{near}`?" if near else f"write its symbol too, `{name}®`"
    reader.report(at, "PR011", f"unknown mark `{name}`", remedy)
    return None
