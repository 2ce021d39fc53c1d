"""Names and descriptions in the settings, with quotes, dashes and spaces as texts have them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from html import escape, unescape
from typing import TypeVar

import msgspec

from pressroom.content.config.menu_schema import MenuLink, MenuTable
from pressroom.content.config.output_schema import AccessibilityTable
from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import ContactTable, Product, Topic
from pressroom.content.config.schema import SiteTable
from pressroom.core.html_blocks import Edit, HtmlBlock, apply_edits
from pressroom.typeset.typography import set_type

_Table = TypeVar("_Table", SiteTable, Product, Topic, ContactTable, MenuLink)
_FORMS = {
    "title": "titles",
    "name": "names",
    "description": "descriptions",
    "generic": "generics",
    "notice": "notices",
    "label": "labels",
}


def set_words(config: Config) -> Config:
    """The settings with typographic signs in what readers see of them, each text by the rules of
    its language. Names of products are marks and stay as they are."""
    if not config.typography:
        return config
    topics = tuple(_set(topic, config.language, ("name", "description")) for topic in config.topics)
    return msgspec.structs.replace(
        config,
        site=_set(config.site, config.language, ("title", "description", "notice")),
        products=tuple(_set_product(each, config.language) for each in config.products),
        contacts=tuple(_set(each, config.language, ("title",)) for each in config.contacts),
        topics=topics,
        menu=_set_menu(config.menu, config.language),
        accessibility=_set_accessibility(config.accessibility, config.language),
        typed={new.name: old.name for new, old in zip(topics, config.topics, strict=True)},
    )


def _set_product(product: Product, language: str) -> Product:
    approvals = tuple(
        msgspec.structs.replace(each, text=set_plain(each.text, language))
        for each in product.approvals
    )
    found = _set(product, language, ("description", "generic"))
    return msgspec.structs.replace(found, approvals=approvals)


def _set_accessibility(table: AccessibilityTable | None, tag: str) -> AccessibilityTable | None:
    if table is None:
        return None
    known = tuple(set_plain(each, tag) for each in table.known)
    return msgspec.structs.replace(table, method=set_plain(table.method, tag), known=known)


def _set_menu(menu: MenuTable, language: str) -> MenuTable:
    def entry(written: str | MenuLink) -> str | MenuLink:
        return written if isinstance(written, str) else _set(written, language, ("label",))

    main, foot = tuple(map(entry, menu.main)), tuple(map(entry, menu.foot))
    return msgspec.structs.replace(menu, main=main, foot=foot)


def _set(table: _Table, language: str, keys: tuple[str, ...]) -> _Table:
    changes: dict[str, str | Mapping[str, str]] = {}
    for key in keys:
        changes[key] = set_plain(getattr(table, key), language)
        forms: Mapping[str, str] = getattr(table, _FORMS[key])
        changes[_FORMS[key]] = {tag: set_plain(text, tag) for tag, text in forms.items()}
    return msgspec.structs.replace(table, **changes)


@functools.lru_cache(maxsize=1024)
def set_plain(text: str, language: str) -> str:
    """A text without markup, with the quotation marks, dashes and spaces of its language."""

    def change(block: HtmlBlock) -> list[Edit]:
        return set_type(block, language)

    return unescape(apply_edits(escape(text, quote=False), change))
