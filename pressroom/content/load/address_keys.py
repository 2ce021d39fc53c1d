"""The address keys of front matter: `url`, `slug` and `aliases`."""

from __future__ import annotations

import re

from pressroom.content.load.file_names import composed
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.registry_lookup import resolve_each
from pressroom.content.references import slug
from pressroom.core import fields
from pressroom.core.fields import Reader
from pressroom.standards.instants import Instant
from pressroom.standards.web import no_old_path, no_path, same_address

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]?")
_LONGEST = 240  # bytes; file systems allow 255, and extensions are added


def address_of(front: FrontMatter, name: str, instant: Instant, reader: Reader) -> str | None:
    """The address of the release in the file `name`; None where there can be none."""
    if front.url:
        return read_address(front.url, ("url",), reader)
    given = composed(front.slug)
    last = given or last_part(name)
    if given and slug(given) != given:
        reader.report(
            ("slug",),
            "PR013",
            f"`{given}` cannot be the last part of an address",
            f"write `slug: {slug(given) or 'results'}`: small letters, digits, single hyphens",
        )
        return None
    if len(last.encode()) > _LONGEST:
        what = f"the last part of its address is longer than {_LONGEST} bytes: no disk takes it"
        reader.report(("slug",) if front.slug else (), "PR013", what, "give it a shorter `slug`")
        return None
    if not last:
        what, remedy = "the file's name gives no address", "add `slug: results`"
        reader.report((), "PR013", what, remedy)
        return None
    return f"/releases/{instant.at.year}/{last}/"


def feed_name(front: FrontMatter, name: str, reader: Reader) -> str:
    """Name by which feeds and other releases call the release in the file `name`: that, or its
    `feed_id`."""
    given = composed(front.feed_id)
    if given and slug(given) != given:
        remedy = (
            f"write `feed_id: {slug(given) or '2020-q1'}`: small letters, digits, single hyphens"
        )
        reader.report(("feed_id",), "PR013", f"`{given}` cannot be an id in feeds", remedy)
        return name
    return given or name


def last_part(name: str) -> str:
    """The last part of the address that a file's name gives: without its date."""
    return slug(_DATED.sub("", name, count=1) or name)


def read_address(text: str, at: fields.KeyPath, reader: Reader) -> str | None:
    """`text` (composed) if it is a valid address within the site; otherwise None, and a problem."""
    text = composed(text)
    remedy = "begin with `/`, without scheme and host, `..`, spaces, `*`, `:`, `?` and `#`"
    return _judged(text, no_path(text), remedy, at, reader)


def read_aliases(
    texts: tuple[str, ...], own: str | None, reader: Reader, key: str = "aliases"
) -> tuple[str, ...]:
    """The older addresses of the release at `own`, each in the spelling that comes first."""

    def read(text: str, at: fields.KeyPath) -> str | None:
        text = composed(text)
        remedy = (
            "begin with `/`, without scheme and host, `..`, spaces, `*`, `:` and `#`; in a query "
            "use letters, digits, `_`, `-`, `.` and `~`"
        )
        return _judged(text, no_old_path(text), remedy, at, reader)

    first: dict[str, str] = {}
    for text in resolve_each(key, texts, read):
        first.setdefault(same_address(text), text)
    first.pop(same_address(own or ""), None)
    return tuple(first.values())


def _judged(text: str, what: str, remedy: str, at: fields.KeyPath, reader: Reader) -> str | None:
    if what:
        reader.report(at, "PR013", what, "shorten it" if "longer" in what else remedy)
    return None if what else text
