"""Pages of one's own: their front matter, and the record made of it."""

from __future__ import annotations

from typing import Annotated, Any

from pressroom.content.config.records import Config
from pressroom.content.items import OwnPage
from pressroom.content.load.item_keys import ItemKeys, Kind
from pressroom.core.fields import Reader, documented
from pressroom.core.problems import choose

_PLACES = ("main", "foot", "none")


class PageKeys(ItemKeys, frozen=True, kw_only=True):
    """Front matter of a page of one's own, in `content/pages/`."""

    menu: Annotated[str, documented("where a link to it stands: main, foot or none", "main")] = (
        "none"
    )
    order: Annotated[
        int, documented("its place there; a page with a smaller number comes first", "10")
    ] = 0


def _page(fields: dict[str, Any], front: PageKeys, reader: Reader, config: Config) -> OwnPage:
    if front.menu not in _PLACES:
        what = f"`{front.menu}` is no place for a link"
        reader.report(("menu",), "PR008", what, choose(front.menu, _PLACES, none=""))
    return OwnPage(**fields, menu=front.menu, order=front.order)


PAGES = Kind("page", "content/pages", "/", PageKeys, _page)
